//! A page: what is shown, whatever shows it.
//!
//! A section turns the data into a [`Page`] of rows and, for the row in view, a [`Detail`] of
//! blocks. The screen and the exporters print the same page; neither knows what it is about, and a
//! page knows nothing of either. Values are typed, so that they sort as what they are and leave the
//! program as numbers where numbers are wanted.

pub mod cell;
pub mod detail;
pub mod line;
pub mod number;
pub mod select;
pub mod tiles;

pub use cell::{Cell, Mark, Missing, Range, Spread};
pub use detail::{Bar, Block, Cited, Detail, Fact, Figure, Measured, RangeBar, Run, Series, Table, Trend};
pub use line::{Line, Span, Tone};
pub use number::{Bound, Currency, Number, Unit};
pub use select::{Filter, Sort};
pub use tiles::{Steps, Tile};

use crate::profile::Knob;

/// The rows of a tab in one of its views.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Frame title: what the rows are.
    pub title: String,
    /// How list and detail stand to each other.
    pub shape: Shape,
    /// Sentences to read before the rows.
    pub lead: Vec<Line>,
    /// The columns. The first is the label: it stays when the others scroll sideways.
    pub columns: Vec<Column>,
    /// Headings that rows may stand under, in order.
    pub groups: Vec<String>,
    /// The rows, in the order of the data.
    pub rows: Vec<Row>,
    /// The person's wishes about pay that change what the page says.
    pub heeds: &'static [Wish],
}

/// What a person may wish of pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To see it for another time than a year.
    Per,
    /// To see what it buys where it is earned.
    Prices,
    /// To see it against a budget.
    Budget,
}

/// How list and detail stand to each other where there is room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A narrow list with the detail at its right.
    #[default]
    List,
    /// A table over the whole width with the detail below.
    Table,
    /// The rows as tiles of a map, with the detail below; as a table where there is no room for a map.
    Map {
        /// The column that shades the tiles, unless rows are sorted by another.
        shade: usize,
    },
}

/// One column of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Head.
    pub title: String,
    /// How wide it may be.
    pub width: Width,
    /// Numbers stand right, words left.
    pub align: Align,
    /// For a column of ranges: the scale that its bars share, drawn in the head.
    pub scale: Option<Scale>,
    /// On whose word its values stand.
    pub whose: Whose,
    /// What it is called where there is room, or nobody sees a sign; none = its title.
    pub said: Option<Said>,
    /// It asks of one thing what its neighbours ask of others: where some of them are left out, it seems that the
    /// others have nothing.
    pub peer: bool,
}

/// On whose word the values of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// On that of the sources that the row cites.
    #[default]
    Sources,
    /// They are the person's answers, or worked out from them.
    Person,
    /// They are what the data set starts the person's answers with.
    DataSet,
}

impl Column {
    /// A column of short words, as wide as its widest cell.
    pub fn text(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            width: Width::Fit,
            align: Align::Left,
            scale: None,
            whose: Whose::Sources,
            said: None,
            peer: false,
        }
    }

    /// A column of numbers, right-aligned, as wide as its widest cell.
    pub fn number(title: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::text(title) }
    }

    /// The same, with values that stand on the word of `whose`.
    #[must_use]
    pub fn of(self, whose: Whose) -> Self {
        Self { whose, ..self }
    }

    /// A column of prose that wraps, at least `min` terminal columns wide.
    pub fn prose(title: impl Into<String>, min: u16) -> Self {
        Self { width: Width::Flex { min }, ..Self::text(title) }
    }

    /// The same with a name and a meaning, for a title that is short or a sign.
    #[must_use]
    pub fn said(self, name: &'static str, meaning: &'static str) -> Self {
        Self { said: Some(Said { name, meaning }), ..self }
    }

    /// What it is called where there is room.
    #[must_use]
    pub fn name(&self) -> &str {
        self.said.map_or(&self.title, |said| said.name)
    }

    /// The same as one of several that ask the same of different things.
    #[must_use]
    pub fn peer(self) -> Self {
        Self { peer: true, ..self }
    }

    /// A column of range bars on one scale, at least `min` terminal columns wide.
    pub fn ranges(title: impl Into<String>, min: u16, scale: Scale) -> Self {
        Self { scale: Some(scale), ..Self::prose(title, min) }
    }
}

/// A short title in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is called: `Sampling error`.
    pub name: &'static str,
    /// What it tells, as a clause.
    pub meaning: &'static str,
}

/// How wide a column may be, in terminal columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As wide as its widest cell.
    Fit,
    /// A share of what is left, never less than `min`; text wraps.
    Flex {
        /// Least width.
        min: u16,
    },
}

/// Where a cell's text stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
    /// Marks.
    Center,
}

/// A linear scale for bars, in the unit of its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Value at the left end.
    pub min: f64,
    /// Value at the right end; above `min`.
    pub max: f64,
    /// What the values count.
    pub unit: Unit,
    /// A value of the person's own, drawn as a line across all bars.
    pub line: Option<f64>,
    /// Some bars go on beyond the right end, so that the others have room; those carry an arrow there.
    pub beyond: bool,
}

impl Scale {
    /// The smallest scale that holds all finite `values`, from a round number to a round number.
    /// None if there is no value.
    pub fn around(values: impl IntoIterator<Item = f64>, unit: Unit) -> Option<Self> {
        let (mut min, mut max) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|v| v.is_finite()) {
            min = min.min(value);
            max = max.max(value);
        }
        if min > max {
            return None;
        }
        let step = round_step((max - min).max(max.abs() / 10.0).max(1e-6) / 4.0);
        let (low, high) = ((min / step).floor() * step, (max / step).ceil() * step);
        Some(Self {
            min: low,
            max: if high > low { high } else { low + step },
            unit,
            line: None,
            beyond: false,
        })
    }

    /// Where `value` lies between the ends: 0 at the left, 1 at the right; held to that range.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        ((value - self.min) / (self.max - self.min)).clamp(0.0, 1.0)
    }
}

/// The round step (1, 2, 2.5 or 5 times a power of ten) at or above `raw`.
pub(crate) fn round_step(raw: f64) -> f64 {
    let power = power_of_ten(raw);
    let factor = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|f| f * power >= raw * 0.999_999);
    factor.unwrap_or(10.0) * power
}

/// The power of ten at or below a value, 1 for what has none.
fn power_of_ten(value: f64) -> f64 {
    let mut power = 1.0;
    if value.is_normal() && value > 0.0 {
        while power * 10.0 <= value {
            power *= 10.0;
        }
        while power > value {
            power /= 10.0;
        }
    }
    power
}

/// One row of a page.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// By what the section knows it: an id of the data. Unique on the page; the cursor follows it.
    pub key: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Index into [`Page::groups`].
    pub group: Option<usize>,
    /// Muted rows are there but of less weight.
    pub muted: bool,
    /// Whether the row carries a pick mark, and whether it is set.
    pub picked: Option<bool>,
    /// Further words by which a filter finds it.
    pub words: String,
    /// The person's answer that the row stands for and that a key turns.
    pub knob: Option<Knob>,
    /// What the row's cells say follows from the person's answers.
    pub personal: bool,
    /// The answer that the row stands for is what the data set starts with: the person gave none yet.
    pub usual: bool,
    /// Where it stands, if the page is a map.
    pub tile: Option<Tile>,
    /// The rows that it leads to, before its detail.
    pub way: Option<Way>,
    /// How much of it a print has that is not asked for everything.
    pub told: Told,
}

/// How much of a row a print has that is not asked for everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// Its cells and its detail.
    #[default]
    Whole,
    /// Its cells.
    Line,
    /// Nothing: it is one of many of a kind, and counted only.
    Counted,
}

/// Where one comes by going into a row: to those rows of a view that pass a filter, the row with the same key
/// first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Index of the view, on the same tab.
    pub view: usize,
    /// What is typed to see them.
    pub filter: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_is_round_and_holds_everything() {
        let scale = Scale::around([37_000.0, 81_150.0], Unit::Money).expect("two values");
        assert!((scale.min, scale.max) == (20_000.0, 100_000.0), "{scale:?}");
        let one = Scale::around([5.0], Unit::Percent).expect("one value");
        assert!(one.min <= 5.0 && one.max >= 5.0 && one.max > one.min);
        assert!(Scale::around([f64::NAN], Unit::Money).is_none());
        assert!(Scale::around([0.0], Unit::Count).is_some_and(|s| s.max > s.min));
    }

    #[test]
    fn steps_are_round() {
        for (raw, step) in [(11_037.0, 20_000.0), (1.0, 1.0), (2.1, 2.5), (0.03, 0.05), (7.0, 10.0)] {
            assert!((round_step(raw) - step).abs() < 1e-9, "{raw}: {}", round_step(raw));
        }
    }
}
