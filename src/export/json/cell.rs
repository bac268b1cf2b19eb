//! Cells and figures.

use serde::Serialize;

use crate::{
    dataset::Id,
    export::words::{self, Words},
    page::{self, Bound, Column, Number, Range, Unit, cell::Missing},
};

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cell<'a> {
    Text { text: String },
    Mark { word: &'a str, rank: i8 },
    Number(Amount<'a>),
    Range(Percentiles<'a>),
    Score { least: f64, most: f64, text: String },
    Missing { reason: &'static str },
}

#[derive(Serialize)]
pub struct Amount<'a> {
    value: f64,
    unit: &'static str,
    currency: Option<String>,
    at_least: bool,
    text: String,
    figure: Option<Figure<'a>>,
}

#[derive(Serialize)]
pub struct Percentiles<'a> {
    unit: &'static str,
    currency: Option<String>,
    p10: Option<f64>,
    p25: Option<f64>,
    median: Option<f64>,
    p75: Option<f64>,
    p90: Option<f64>,
    /// The survey stops counting at the highest of them.
    capped: bool,
    text: String,
    figure: Option<Figure<'a>>,
}

#[derive(Serialize)]
pub struct Figure<'a> {
    statistic: &'a str,
    population: &'a str,
    place: &'a str,
    period: &'a str,
    derived: Option<&'a str>,
    source: &'a Id,
}

impl<'a> Cell<'a> {
    pub fn of(
        column: &Column,
        cell: &'a page::Cell,
        figure: Option<&'a page::Figure>,
        words: &Words<'_>,
    ) -> Self {
        match cell {
            page::Cell::Text(line) if line.is_empty() => Self::missing(Missing::NotApplicable),
            page::Cell::Text(line) => Self::Text { text: words::say(&line.plain()) },
            page::Cell::Mark(mark) => Self::Mark { word: mark.word, rank: mark.rank },
            page::Cell::Number(number) => Self::Number(Amount::of(*number, figure)),
            page::Cell::Range(range) => {
                let unit = column.scale.map_or(Unit::Money, |s| s.unit);
                Self::Range(Percentiles::of(range, unit, figure, words))
            }
            page::Cell::Spread(score) => {
                let (least, most) = (words::points(score.low), words::points(score.high));
                Self::Score { least, most, text: score.to_string() }
            }
            page::Cell::Missing(missing) => Self::missing(*missing),
        }
    }

    pub fn missing(missing: Missing) -> Self {
        let reason = match missing {
            Missing::NotFound => "not_found",
            Missing::NotReleased => "not_released",
            Missing::NotApplicable => "not_applicable",
            Missing::Covered => "covered",
        };
        Self::Missing { reason }
    }
}

impl<'a> Amount<'a> {
    pub fn of(number: Number, figure: Option<&'a page::Figure>) -> Self {
        Self {
            value: number.value,
            unit: words::unit(number.unit),
            currency: currency(number),
            at_least: number.bound == Bound::AtLeast,
            text: number.to_string(),
            figure: figure.map(Figure::of),
        }
    }
}

impl<'a> Percentiles<'a> {
    pub fn of(range: &Range, of: Unit, figure: Option<&'a page::Figure>, words: &Words<'_>) -> Self {
        Self {
            unit: words::unit(of),
            currency: currency(words.number(0.0, of)),
            p10: range.p10,
            p25: range.p25,
            median: range.median,
            p75: range.p75,
            p90: range.p90,
            capped: range.capped == Bound::AtLeast,
            text: words.range(range, of),
            figure: figure.map(Figure::of),
        }
    }
}

impl<'a> Figure<'a> {
    pub fn of(figure: &'a page::Figure) -> Self {
        Self {
            statistic: &figure.statistic,
            population: &figure.population,
            place: &figure.place,
            period: &figure.period,
            derived: figure.derived.as_deref(),
            source: &figure.source,
        }
    }
}

/// The sign of the currency, for money.
pub fn currency(number: Number) -> Option<String> {
    matches!(number.unit, Unit::Money | Unit::MoneyCents).then(|| number.currency.as_str().to_owned())
}
