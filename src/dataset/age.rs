//! Ages as people type them, and what is older.

use std::{fmt, str::FromStr};

use super::Date;

/// A stretch of time: `3y`, `18m`, `90d`.
///
/// ```
/// use coder_tui::dataset::{Age, Date};
/// let age: Age = "18m".parse()?;
/// assert_eq!(age.to_string(), "18 months");
/// assert!(Date::from_ymd(2025, 1, 1)?.is_older(age, Date::from_ymd(2026, 11, 23)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    count: u16,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Years,
    Months,
    Days,
}

impl Age {
    fn span(self) -> Option<jiff::Span> {
        let (span, count) = (jiff::Span::new(), i64::from(self.count));
        let span = match self.unit {
            Unit::Years => span.try_years(count),
            Unit::Months => span.try_months(count),
            Unit::Days => span.try_days(count),
        };
        span.ok()
    }
}

/// In a sentence: `3 years`.
impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Years => "year",
            Unit::Months => "month",
            Unit::Days => "day",
        };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

/// Why a text is no [`Age`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAge(String);

impl fmt::Display for BadAge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no age: write years, months or days as `3y`, `18m`, `90d`", self.0.escape_debug())
    }
}

impl std::error::Error for BadAge {}

impl FromStr for Age {
    type Err = BadAge;

    fn from_str(text: &str) -> Result<Self, BadAge> {
        let bad = || BadAge(text.to_owned());
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = match text.strip_prefix(digits).unwrap_or_default() {
            "y" | "Y" => Unit::Years,
            "m" | "M" => Unit::Months,
            "d" | "D" => Unit::Days,
            _ => return Err(bad()),
        };
        Ok(Self { count: digits.parse().map_err(|_| bad())?, unit })
    }
}

impl Date {
    /// Whether more than `age` has passed from this date's earliest day to `today`'s.
    #[must_use]
    pub fn is_older(self, age: Age, today: Self) -> bool {
        let limit = age.span().and_then(|span| today.earliest()?.checked_sub(span).ok());
        // An age that reaches back before the calendar begins: nothing is older.
        limit.zip(self.earliest()).is_some_and(|(limit, date)| date < limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type_and_nothing_else() {
        for (text, said) in [("3y", "3 years"), ("18M", "18 months"), ("1d", "1 day"), ("0y", "0 years")] {
            assert_eq!(text.parse::<Age>().map(|age| age.to_string()).as_deref(), Ok(said));
        }
        for bad in ["", "3", "y", "3w", "3 years", "-3y", "99999y", "3y3", "3½y"] {
            assert_eq!(bad.parse::<Age>(), Err(BadAge(bad.to_owned())));
        }
    }

    #[test]
    fn what_is_just_as_old_is_not_older() {
        let date = |text: &str| Date::try_from(text.to_owned()).expect(text);
        let today = date("2026-11-23");
        for (text, age, older) in [
            ("2023-11-22", "3y", true),
            ("2023-11-23", "3y", false),
            // Its earliest day counts.
            ("2023-11", "3y", true),
            ("2023-12", "3y", false),
            ("2025-05", "18m", true),
            ("2026-11-22", "1d", false),
            ("2026-11-22", "0d", true),
            ("2030", "0d", false),
            ("0001", "65535y", false),
        ] {
            assert_eq!(date(text).is_older(age.parse().expect(age), today), older, "{text} {age}");
        }
    }
}
