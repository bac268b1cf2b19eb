//! Details: blocks as the page has them.

use serde::Serialize;

use super::{
    cell::{Amount, Cell, Figure, Percentiles, currency},
    known,
};
use crate::{
    dataset::Id,
    export::words::{self, Words},
    page::{self, cell::Missing},
};

#[derive(Serialize)]
pub struct Detail<'a> {
    title: &'a str,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Block<'a> {
    Heading { text: String },
    Text(Cited<'a>),
    List { items: Vec<Cited<'a>> },
    Facts { items: Vec<Fact<'a>> },
    Ranges { bars: Vec<Labelled<'a, Percentiles<'a>>> },
    Bars { bars: Vec<Labelled<'a, Cell<'a>>> },
    Table { caption: &'a str, columns: Vec<&'a str>, rows: Vec<TableRow<'a>> },
    Trend { caption: &'a str, series: Vec<Series<'a>> },
}

#[derive(Serialize)]
struct Cited<'a> {
    text: String,
    mark: Option<&'static str>,
    sources: &'a [Id],
    figure: Option<Figure<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    label: &'a str,
    note: Option<&'static str>,
    value: Cited<'a>,
    /// The number that the text of the value gives, if it gives one.
    number: Option<Cell<'a>>,
    /// Its relative standard error in percent.
    relative_standard_error: Option<f64>,
}

/// A value with its label and a few words beside it.
#[derive(Serialize)]
struct Labelled<'a, T> {
    label: &'a str,
    note: Option<&'a str>,
    value: T,
}

#[derive(Serialize)]
struct TableRow<'a> {
    cells: Vec<Cell<'a>>,
    sources: &'a [Id],
}

#[derive(Serialize)]
struct Series<'a> {
    name: &'a str,
    yardstick: bool,
    unit: &'static str,
    currency: Option<String>,
    points: Vec<Point<'a>>,
    /// Of the newest points; older ones may have another source.
    figure: Option<Figure<'a>>,
}

#[derive(Serialize)]
struct Point<'a> {
    year: u16,
    value: f64,
    source: &'a Id,
}

impl<'a> Detail<'a> {
    pub fn of(detail: &'a page::Detail, words: &Words<'_>) -> Self {
        Self { title: &detail.title, blocks: detail.blocks.iter().map(|b| Block::of(b, words)).collect() }
    }
}

impl<'a> Block<'a> {
    fn of(block: &'a page::Block, words: &Words<'_>) -> Self {
        match block {
            page::Block::Heading(text) => Self::Heading { text: words::say(text) },
            page::Block::Text(cited) => Self::Text(Cited::of(cited)),
            page::Block::Bullets(list) => Self::List { items: list.iter().map(Cited::of).collect() },
            page::Block::Facts(facts) => Self::Facts { items: facts.iter().map(Fact::of).collect() },
            page::Block::Ranges { scale, bars } => {
                let bar = |bar: &'a page::RangeBar| Labelled {
                    label: &bar.label,
                    note: known(&bar.note),
                    value: Percentiles::of(&bar.range, scale.unit, Some(&bar.figure), words),
                };
                Self::Ranges { bars: bars.iter().map(bar).collect() }
            }
            page::Block::Bars(bars) => {
                let value = |bar: &'a page::Bar| match bar.number {
                    Some(number) => Cell::Number(Amount::of(number, Some(&bar.figure))),
                    None => Cell::missing(Missing::NotFound),
                };
                let bar = |bar: &'a page::Bar| Labelled { label: &bar.label, note: None, value: value(bar) };
                Self::Bars { bars: bars.iter().map(bar).collect() }
            }
            page::Block::Table(table) => Self::Table {
                caption: &table.caption,
                columns: table.columns.iter().map(|c| c.title.as_str()).collect(),
                rows: table
                    .rows
                    .iter()
                    .map(|(cells, sources)| TableRow {
                        cells: table
                            .columns
                            .iter()
                            .zip(cells)
                            .map(|(c, x)| Cell::of(c, x, None, words))
                            .collect(),
                        sources,
                    })
                    .collect(),
            },
            page::Block::Trend(trend) => {
                let points = |run: &'a page::Run| {
                    let point = |&(year, value)| Point { year, value, source: &run.figure.source };
                    run.points.iter().map(point)
                };
                let series = |series: &'a page::Series| Series {
                    name: &series.name,
                    yardstick: series.yardstick,
                    unit: words::unit(trend.unit),
                    currency: currency(words.number(0.0, trend.unit)),
                    points: series.runs.iter().flat_map(points).collect(),
                    figure: series.figures().last().map(Figure::of),
                };
                Self::Trend { caption: &trend.caption, series: trend.series.iter().map(series).collect() }
            }
        }
    }
}

impl<'a> Fact<'a> {
    fn of(fact: &'a page::Fact) -> Self {
        let measured = fact.value.measured.as_ref();
        Self {
            label: &fact.label,
            note: None,
            value: Cited::of(&fact.value),
            number: measured.map(|m| Cell::Number(Amount::of(m.number, None))),
            relative_standard_error: measured.and_then(|m| m.error),
        }
    }
}

impl<'a> Cited<'a> {
    fn of(cited: &'a page::Cited) -> Self {
        Self {
            text: words::say(&cited.line.plain()),
            mark: words::mark(cited.mark),
            sources: &cited.sources,
            figure: cited.figure.as_ref().map(Figure::of),
        }
    }
}
