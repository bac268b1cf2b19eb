//! What a person must have a month, and what of their pay goes to taxes.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::typed::number;

/// Money a person needs each month after taxes, and the part of pay that taxes take. Both are the
/// person's own figures; the program has no tax table and never guesses one.
///
/// ```
/// use coder_tui::profile::Budget;
/// let budget: Budget = "$2,600 at 18%".parse()?;
/// assert_eq!((budget.monthly(), budget.tax_percent()), (2_600.0, 18.0));
/// # Ok::<(), coder_tui::profile::BadBudget>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Budget {
    monthly: f64,
    tax_percent: f64,
}

/// A budget as the profile file has it.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Budget", deny_unknown_fields)]
struct Written {
    monthly: f64,
    #[serde(default)]
    tax_percent: f64,
}

impl TryFrom<Written> for Budget {
    type Error = BadBudget;

    fn try_from(written: Written) -> Result<Self, BadBudget> {
        Self::new(written.monthly, written.tax_percent)
    }
}

impl From<Budget> for Written {
    fn from(budget: Budget) -> Self {
        Self { monthly: budget.monthly, tax_percent: budget.tax_percent }
    }
}

/// Both figures are finite, so equality is total.
impl Eq for Budget {}

impl Budget {
    /// The most that may be asked for a month: far above any pay, yet far from where sums overflow.
    pub const MOST: f64 = 1_000_000.0;

    /// A budget of `monthly` money after taxes that take `tax_percent` of pay.
    ///
    /// # Errors
    /// When `monthly` is not above 0 and at most [`Budget::MOST`], or `tax_percent` is not from 0 to
    /// below 100.
    pub fn new(monthly: f64, tax_percent: f64) -> Result<Self, BadBudget> {
        if !(monthly > 0.0 && monthly <= Self::MOST) {
            return Err(BadBudget::Monthly);
        }
        if !(0.0..100.0).contains(&tax_percent) {
            return Err(BadBudget::Tax);
        }
        Ok(Self { monthly, tax_percent })
    }

    /// Money a month after taxes.
    #[must_use]
    pub fn monthly(self) -> f64 {
        self.monthly
    }

    /// What taxes take, in percent of pay.
    #[must_use]
    pub fn tax_percent(self) -> f64 {
        self.tax_percent
    }

    /// What is left of a month's pay, in money a month: negative where pay falls short.
    #[must_use]
    pub fn left(self, pay_a_year: f64) -> f64 {
        pay_a_year / 12.0 * self.kept() - self.monthly
    }

    /// The pay a year, before taxes, that just meets the budget.
    #[must_use]
    pub fn pay_a_year(self) -> f64 {
        self.monthly * 12.0 / self.kept()
    }

    /// The part of pay that taxes leave: above 0, at most 1.
    fn kept(self) -> f64 {
        1.0 - self.tax_percent / 100.0
    }
}

/// Why a text or a pair of figures is no [`Budget`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadBudget {
    /// A word that is no number.
    NotANumber(String),
    /// Neither one figure nor two.
    HowMany,
    /// The money is out of bounds.
    Monthly,
    /// The tax is out of bounds.
    Tax,
}

impl fmt::Display for BadBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber(word) => {
                write!(f, "`{}` is no number: write `2600 at 18%`", word.escape_debug())
            }
            Self::HowMany => write!(f, "write the money a month and the tax in percent: `2600 at 18%`"),
            Self::Monthly => write!(f, "the money a month is above 0 and at most 1,000,000"),
            Self::Tax => write!(f, "the tax is 0% or more and below 100%"),
        }
    }
}

impl std::error::Error for BadBudget {}

/// As people type it: `2600`, `2,600 18`, `$2,600 at 18%`. One figure alone leaves taxes out.
impl FromStr for Budget {
    type Err = BadBudget;

    fn from_str(text: &str) -> Result<Self, BadBudget> {
        let number = |word: &str| number(word).ok_or_else(|| BadBudget::NotANumber(word.to_owned()));
        let words = text.split_whitespace().filter(|word| !matches!(*word, "at" | "and" | "tax" | "%"));
        let figures = words.map(number).collect::<Result<Vec<f64>, _>>()?;
        match figures.as_slice() {
            [monthly] => Self::new(*monthly, 0.0),
            [monthly, tax] => Self::new(*monthly, *tax),
            _ => Err(BadBudget::HowMany),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (text, monthly, tax) in [
            ("2600", 2_600.0, 0.0),
            ("2,600 18", 2_600.0, 18.0),
            ("$2,600.50 at 18.5 %", 2_600.5, 18.5),
            (" €900   7%", 900.0, 7.0),
        ] {
            assert_eq!(text.parse(), Budget::new(monthly, tax), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest_with_a_reason() {
        let bad = |text: &str| text.parse::<Budget>().expect_err(text);
        assert_eq!(bad(""), BadBudget::HowMany);
        assert_eq!(bad("1 2 3"), BadBudget::HowMany);
        for text in ["rent", "2600,18"] {
            assert_eq!(bad(text), BadBudget::NotANumber(text.to_owned()));
        }
        for text in ["0", "-5", "2000000", "1e9"] {
            assert_eq!(bad(text), BadBudget::Monthly, "{text}");
        }
        for text in ["2600 100", "2600 -1"] {
            assert_eq!(bad(text), BadBudget::Tax, "{text}");
        }
        assert_eq!(Budget::new(f64::NAN, 0.0), Err(BadBudget::Monthly));
        assert_eq!(Budget::new(1.0, f64::NAN), Err(BadBudget::Tax));
        let message = BadBudget::NotANumber("a\u{1b}[31m".to_owned()).to_string();
        assert!(!message.contains('\u{1b}'), "{message}");
    }

    #[test]
    fn taxes_come_off_before_the_budget() {
        let budget = Budget::new(2_600.0, 20.0).expect("a budget");
        assert!((budget.left(48_000.0) - 600.0).abs() < 1e-9);
        assert!((budget.pay_a_year() - 39_000.0).abs() < 1e-9);
        assert!(budget.left(budget.pay_a_year()).abs() < 1e-9);
    }
}
