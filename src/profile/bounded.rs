//! Values that a profile file may hold, valid by construction: a wrong one is refused where it stands.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dataset::problem::clean;

/// A whole number from `LOW` to `HIGH`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Step<const LOW: i8, const HIGH: i8>(i8);

/// How well somebody meets a statement: 0 never tried, 4 could teach it.
pub type Rating = Step<0, 4>;
/// How much a pro or con weighs: -5 much against, 0 nothing, 5 much for.
pub type Leaning = Step<-5, 5>;
/// How well a role does by a criterion of one's own: 0 worst, 10 best.
pub type Score = Step<0, 10>;

impl<const LOW: i8, const HIGH: i8> Step<LOW, HIGH> {
    /// The number nearest to `value` within the bounds.
    #[must_use]
    pub fn nearest(value: i8) -> Self {
        Self(value.clamp(LOW, HIGH))
    }

    /// The number `by` steps on, held to the bounds.
    #[must_use]
    pub fn turned(self, by: i8) -> Self {
        Self::nearest(self.0.saturating_add(by))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> i8 {
        self.0
    }

    /// The number, for sums.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0)
    }
}

impl<const LOW: i8, const HIGH: i8> TryFrom<i64> for Step<LOW, HIGH> {
    type Error = OutOfBounds;

    fn try_from(value: i64) -> Result<Self, OutOfBounds> {
        let within = i8::try_from(value).ok().filter(|v| (LOW..=HIGH).contains(v));
        within.map(Self).ok_or_else(|| OutOfBounds(format!("{value} is not from {LOW} to {HIGH}")))
    }
}

impl<const LOW: i8, const HIGH: i8> From<Step<LOW, HIGH>> for i64 {
    fn from(step: Step<LOW, HIGH>) -> Self {
        Self::from(step.0)
    }
}

/// An amount from 0 to [`Amount::MOST`]: money, months or hours.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Amount(f64);

impl Amount {
    /// Far above any fee, pay or time, yet far from where sums overflow.
    pub const MOST: f64 = 10_000_000.0;

    /// An amount.
    ///
    /// # Errors
    /// When `value` is not from 0 to [`Amount::MOST`].
    pub fn new(value: f64) -> Result<Self, OutOfBounds> {
        if (0.0..=Self::MOST).contains(&value) {
            Ok(Self(value))
        } else {
            Err(OutOfBounds(format!("{value} is not from 0 to 10,000,000")))
        }
    }

    /// The amount nearest to `value` within the bounds; 0 for what is no number.
    #[must_use]
    pub fn nearest(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, Self::MOST) })
    }

    /// The amount.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Amount {
    type Error = OutOfBounds;

    fn try_from(value: f64) -> Result<Self, OutOfBounds> {
        Self::new(value)
    }
}

impl From<Amount> for f64 {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

/// Words of the person's own: one line that cannot drive a terminal, at most [`Words::LONGEST`] characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Words(String);

impl Words {
    /// Characters that are taken; a page of text is not one line.
    pub const LONGEST: usize = 2_000;

    /// The words in `text` with every character that is not fit to be shown replaced, cut where too long.
    #[must_use]
    pub fn from_typed(text: &str) -> Self {
        Self(clean(text.trim()).chars().take(Self::LONGEST).collect())
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<String> for Words {
    type Error = OutOfBounds;

    fn try_from(text: String) -> Result<Self, OutOfBounds> {
        if clean(&text) != text {
            return Err(OutOfBounds("this text holds a control character".to_owned()));
        }
        if text.chars().nth(Self::LONGEST).is_some() {
            return Err(OutOfBounds(format!("this text is longer than {} characters", Self::LONGEST)));
        }
        Ok(Self(text))
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a value was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfBounds(String);

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OutOfBounds {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_hold_to_their_bounds() {
        assert_eq!(Rating::nearest(9).get(), 4);
        assert_eq!(Leaning::nearest(-5).turned(-1).get(), -5);
        assert_eq!(Score::nearest(9).turned(i8::MAX).get(), 10);
        assert!(Rating::try_from(5).is_err() && Rating::try_from(-1).is_err());
        assert!(Leaning::try_from(i64::MAX).is_err());
    }

    #[test]
    fn amounts_are_numbers_within_reach() {
        for bad in [-1.0, f64::NAN, f64::INFINITY, Amount::MOST * 2.0] {
            assert!(Amount::new(bad).is_err(), "{bad}");
        }
        assert!(Amount::nearest(f64::NAN).get().abs() < f64::EPSILON);
        assert!((Amount::nearest(f64::INFINITY).get() - Amount::MOST).abs() < f64::EPSILON);
    }

    #[test]
    fn words_cannot_drive_a_terminal() {
        assert!(Words::try_from("red \u{1b}[31m".to_owned()).is_err());
        assert_eq!(Words::from_typed(" a\u{7}b ").as_str(), "a␇b");
        assert!(Words::try_from("x".repeat(Words::LONGEST + 1)).is_err());
    }
}
