//! What stands in one field of a table.

use std::{cmp::Ordering, fmt};

use super::{Bound, Line, Number, Tone};

/// A typed value: it sorts as what it is and leaves the program as what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(Line),
    /// A number.
    Number(Number),
    /// A sign with a word for those who cannot see it.
    Mark(Mark),
    /// Percentiles, drawn as a bar on the column's scale.
    Range(Range),
    /// A score that lies somewhere between two ends, drawn as a bar from 0 to 100 with its figures.
    Spread(Spread),
    /// Nothing is known. Never zero, never a guess.
    Missing(Missing),
}

/// A score from 0 to 100, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The least it can be.
    pub low: f64,
    /// The most it can be; the same where it is known for sure.
    pub high: f64,
}

/// In whole points: `61`, `40–80`.
impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Formatting alone would round a half to the even number, and a cell with the same worth up.
        let (low, high) = (format!("{:.0}", self.low.round()), format!("{:.0}", self.high.round()));
        f.pad(&if low == high { low } else { format!("{low}–{high}") })
    }
}

/// Why a cell is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No source gives it.
    NotFound,
    /// The survey has it but did not release it.
    NotReleased,
    /// The question does not arise here.
    NotApplicable,
    /// The cell at its left speaks for this column too, and may run on over it.
    Covered,
}

impl Missing {
    /// In words, for text and exports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotFound => "not found",
            Self::NotReleased => "not released",
            Self::NotApplicable | Self::Covered => "",
        }
    }
}

/// A sign such as `●●●` or `✓` and the word it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The sign as drawn.
    pub sign: &'static str,
    /// The word it stands for: `essential`.
    pub word: &'static str,
    /// Its place among its kind, for sorting; higher is more.
    pub rank: i8,
    /// What it means.
    pub tone: Tone,
}

/// Pay percentiles in one unit. Blank where the survey released none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// One in ten earns less.
    pub p10: Option<f64>,
    /// A quarter earns less.
    pub p25: Option<f64>,
    /// Half earns less.
    pub median: Option<f64>,
    /// A quarter earns more.
    pub p75: Option<f64>,
    /// One in ten earns more.
    pub p90: Option<f64>,
    /// The top figures are bounds: the survey stops counting there.
    pub capped: Bound,
}

impl Range {
    /// Its percentiles by name, ascending.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Option<f64>); 5] {
        [
            ("10th percentile", self.p10),
            ("25th percentile", self.p25),
            ("median", self.median),
            ("75th percentile", self.p75),
            ("90th percentile", self.p90),
        ]
    }

    /// Its known figures, ascending.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        [self.p10, self.p25, self.median, self.p75, self.p90].into_iter().flatten()
    }
}

impl Cell {
    /// Words in the plain tone.
    pub fn text(text: impl Into<Line>) -> Self {
        Self::Text(text.into())
    }

    /// A number, or `NotFound`.
    #[must_use]
    pub fn number(value: Option<f64>, unit: super::Unit) -> Self {
        value.map_or(Self::Missing(Missing::NotFound), |v| Self::Number(Number::new(v, unit)))
    }

    /// Words, or `NotFound` if there are none.
    #[must_use]
    pub fn words(text: &str) -> Self {
        if text.is_empty() { Self::Missing(Missing::NotFound) } else { Self::text(text) }
    }

    /// What a filter searches and a plain text shows.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(line) => line.plain(),
            Self::Number(number) => number.to_string(),
            Self::Mark(mark) => mark.word.to_owned(),
            Self::Range(_) => String::new(),
            Self::Spread(spread) => spread.to_string(),
            Self::Missing(missing) => missing.words().to_owned(),
        }
    }

    /// Order for sorting: numbers by value, marks by rank, words by letters without regard to case;
    /// ranges by median, spreads by their middle; cells of different kinds by kind, so that the order is
    /// total. What is missing comes last in either direction, so it is not part of this.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.value.total_cmp(&b.value),
            (Self::Mark(a), Self::Mark(b)) => a.rank.cmp(&b.rank),
            (Self::Spread(a), Self::Spread(b)) => (a.low + a.high).total_cmp(&(b.low + b.high)),
            (Self::Range(a), Self::Range(b)) => a.median.partial_cmp(&b.median).unwrap_or(Ordering::Equal),
            (Self::Text(a), Self::Text(b)) => a.plain().to_lowercase().cmp(&b.plain().to_lowercase()),
            _ => self.kind().cmp(&other.kind()),
        }
    }

    /// Its place among cells of other kinds.
    fn kind(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Range(_) => 1,
            Self::Spread(_) => 2,
            Self::Mark(_) => 3,
            Self::Text(_) => 4,
            Self::Missing(_) => 5,
        }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Missing(_) => true,
            Self::Range(range) => range.median.is_none(),
            Self::Text(line) => line.is_empty(),
            Self::Number(_) | Self::Mark(_) | Self::Spread(_) => false,
        }
    }
}
