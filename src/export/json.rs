//! The JSON form: typed numbers, each with its passport. Its fields are described in
//! `docs/export.schema.json`; a change that is no addition raises [`FORMAT`].

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Document, Entry, Part, datum,
    words::{self, Words},
};
use crate::{
    dataset::{Date, Id, career::Career, source::Source},
    page::{self, Bound, Cell, Column, Detail, Number, Range, Unit, cell::Missing},
};

/// Version of the JSON form.
pub const FORMAT: u32 = 1;

/// Prints `document`.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(document);
    serde_json::to_writer_pretty(&mut *out, &Print::of(document, &words))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Print<'a> {
    format: u32,
    title: &'a str,
    data_set: DataSet<'a>,
    printed: Date,
    roles: Vec<Named<'a>>,
    area: Option<Named<'a>>,
    choices: Vec<Choice>,
    parts: Vec<PartOut<'a>>,
    sources: Vec<SourceOut<'a>>,
}

#[derive(Serialize)]
struct DataSet<'a> {
    id: &'a Id,
    title: &'a str,
    updated: Date,
}

/// A line of the head, as the printed forms have it.
#[derive(Serialize)]
struct Choice {
    label: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a Id,
    name: &'a str,
}

#[derive(Serialize)]
struct PartOut<'a> {
    section: &'a str,
    title: &'a str,
    view: Option<&'a str>,
    filter: Option<&'a str>,
    sort: Option<Sort<'a>>,
    rows_in_all: usize,
    lead: Vec<String>,
    columns: Vec<&'a str>,
    steps: Vec<Shade<'a>>,
    rows: Vec<Row<'a>>,
}

/// A step by which a map is shaded.
#[derive(Serialize)]
struct Shade<'a> {
    group: Option<String>,
    column: &'a str,
    step: usize,
    low: f64,
    high: f64,
}

/// Where a row stands on a map.
#[derive(Serialize)]
struct Tile<'a> {
    label: &'a str,
    column: u8,
    line: u8,
    step: Option<usize>,
}

#[derive(Serialize)]
struct Sort<'a> {
    column: &'a str,
    descending: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    key: &'a str,
    label: String,
    group: Option<String>,
    picked: Option<bool>,
    tile: Option<Tile<'a>>,
    cells: Vec<CellOut<'a>>,
    sources: Vec<&'a Id>,
    detail: Option<DetailOut<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum CellOut<'a> {
    Text { text: String },
    Mark { word: &'a str, rank: i8 },
    Number(Amount<'a>),
    Range(Percentiles<'a>),
    Score { least: f64, most: f64, text: String },
    Missing { reason: &'static str },
}

#[derive(Serialize)]
struct Amount<'a> {
    value: f64,
    unit: &'static str,
    currency: Option<String>,
    at_least: bool,
    text: String,
    figure: Option<Figure<'a>>,
}

#[derive(Serialize)]
struct Percentiles<'a> {
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
struct Figure<'a> {
    statistic: &'a str,
    population: &'a str,
    place: &'a str,
    period: &'a str,
    derived: Option<&'a str>,
    source: &'a Id,
}

#[derive(Serialize)]
struct DetailOut<'a> {
    title: &'a str,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Block<'a> {
    Heading { text: String },
    Text(Cited<'a>),
    List { items: Vec<Cited<'a>> },
    Facts { items: Vec<Labelled<'a, Cited<'a>>> },
    Ranges { bars: Vec<Labelled<'a, Percentiles<'a>>> },
    Bars { bars: Vec<Labelled<'a, CellOut<'a>>> },
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

/// A value with its label and a few words beside it.
#[derive(Serialize)]
struct Labelled<'a, T> {
    label: &'a str,
    note: Option<&'a str>,
    value: T,
}

#[derive(Serialize)]
struct TableRow<'a> {
    cells: Vec<CellOut<'a>>,
    sources: &'a [Id],
}

#[derive(Serialize)]
struct Series<'a> {
    name: &'a str,
    yardstick: bool,
    unit: &'static str,
    currency: Option<String>,
    points: Vec<Point>,
    figure: Figure<'a>,
}

#[derive(Serialize)]
struct Point {
    year: u16,
    value: f64,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    number: usize,
    #[serde(flatten)]
    source: &'a Source,
    /// Whole years since its figures; none where it bears no date.
    age_in_years: Option<u16>,
}

impl<'a> Print<'a> {
    fn of(document: &'a Document<'_>, words: &'a Words<'_>) -> Self {
        let context = &document.context;
        let career: &Career = &context.data.career;
        let area = context.profile.area(context.data);
        let source = |(number, source): (usize, &'a Source)| SourceOut {
            number,
            source,
            age_in_years: source.date.map(|d| d.age_in_years(context.today)),
        };
        Self {
            format: FORMAT,
            title: &document.title,
            data_set: DataSet { id: &career.id, title: &career.title, updated: career.updated },
            printed: context.today,
            roles: context.roles().into_iter().map(|r| Named { id: &r.id, name: &r.name }).collect(),
            area: area.map(|a| Named { id: &a.id, name: &a.name }),
            choices: document.head().into_iter().map(|(label, text)| Choice { label, text }).collect(),
            parts: document.parts.iter().map(|part| PartOut::of(part, words)).collect(),
            sources: words.references.numbered().map(source).collect(),
        }
    }
}

impl<'a> PartOut<'a> {
    fn of(part: &'a Part<'_>, words: &Words<'_>) -> Self {
        let sort = part.sort.and_then(|s| Some((s.descending, part.page.columns.get(s.column)?)));
        let lead = part.page.lead.iter().map(page::Line::plain).filter(|text| !words::is_legend(text));
        Self {
            section: part.section,
            title: part.title,
            view: known(&part.view),
            filter: known(&part.filter),
            sort: sort.map(|(descending, column)| Sort { column: &column.title, descending }),
            rows_in_all: part.page.rows.len(),
            lead: lead.map(|text| words::say(&text)).collect(),
            columns: part.page.columns.iter().map(|c| c.title.as_str()).collect(),
            steps: Shade::of(part),
            rows: part.entries.iter().map(|entry| Row::of(part, entry, words)).collect(),
        }
    }
}

impl<'a> Shade<'a> {
    /// Those of every group; none if the page is no map.
    fn of(part: &'a Part<'_>) -> Vec<Self> {
        let mut out = Vec::new();
        let groups = (0..part.page.groups.len()).map(Some);
        for group in groups.chain(part.page.groups.is_empty().then_some(None)) {
            let Some(steps) = part.steps(group) else { continue };
            let column = part.page.columns.get(steps.column).map_or("", |column| column.title.as_str());
            let name = || group.and_then(|group| part.page.groups.get(group)).map(|name| words::say(name));
            out.extend(steps.bounds().map(|(step, low, high)| Self {
                group: name(),
                column,
                step: step + 1,
                low: low.value,
                high: high.value,
            }));
        }
        out
    }
}

impl<'a> Row<'a> {
    fn of(part: &'a Part<'_>, entry: &'a Entry<'_>, words: &Words<'_>) -> Self {
        let cells = part.page.columns.iter().zip(&entry.row.cells);
        Self {
            key: &entry.row.key,
            label: entry.label(),
            group: known(part.group(entry)).map(words::say),
            picked: entry.row.picked,
            tile: entry.row.tile.as_ref().map(|tile| Tile {
                label: &tile.label,
                column: tile.column,
                line: tile.line,
                step: part.step(entry),
            }),
            cells: cells
                .map(|(column, cell)| {
                    CellOut::of(column, cell, datum::figure_of(&entry.detail, column, cell), words)
                })
                .collect(),
            sources: entry.detail.sources(),
            detail: entry.full.then(|| DetailOut::of(&entry.detail, words)),
        }
    }
}

impl<'a> CellOut<'a> {
    fn of(column: &Column, cell: &'a Cell, figure: Option<&'a page::Figure>, words: &Words<'_>) -> Self {
        match cell {
            Cell::Text(line) if line.is_empty() => Self::missing(Missing::NotApplicable),
            Cell::Text(line) => Self::Text { text: words::say(&line.plain()) },
            Cell::Mark(mark) => Self::Mark { word: mark.word, rank: mark.rank },
            Cell::Number(number) => Self::Number(Amount::of(*number, figure)),
            Cell::Range(range) => {
                let unit = column.scale.map_or(Unit::Money, |s| s.unit);
                Self::Range(Percentiles::of(range, unit, figure, words))
            }
            Cell::Spread(score) => {
                Self::Score { least: score.low, most: score.high, text: score.to_string() }
            }
            Cell::Missing(missing) => Self::missing(*missing),
        }
    }

    fn missing(missing: Missing) -> Self {
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
    fn of(number: Number, figure: Option<&'a page::Figure>) -> Self {
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
    fn of(range: &Range, of: Unit, figure: Option<&'a page::Figure>, words: &Words<'_>) -> Self {
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
    fn of(figure: &'a page::Figure) -> Self {
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

impl<'a> DetailOut<'a> {
    fn of(detail: &'a Detail, words: &Words<'_>) -> Self {
        Self { title: &detail.title, blocks: detail.blocks.iter().map(|b| Block::of(b, words)).collect() }
    }
}

impl<'a> Block<'a> {
    fn of(block: &'a page::Block, words: &Words<'_>) -> Self {
        match block {
            page::Block::Heading(text) => Self::Heading { text: words::say(text) },
            page::Block::Text(cited) => Self::Text(Cited::of(cited)),
            page::Block::Bullets(list) => Self::List { items: list.iter().map(Cited::of).collect() },
            page::Block::Facts(facts) => {
                let fact =
                    |f: &'a page::Fact| Labelled { label: &f.label, note: None, value: Cited::of(&f.value) };
                Self::Facts { items: facts.iter().map(fact).collect() }
            }
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
                    Some(number) => CellOut::Number(Amount::of(number, Some(&bar.figure))),
                    None => CellOut::missing(Missing::NotFound),
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
                            .map(|(c, x)| CellOut::of(c, x, None, words))
                            .collect(),
                        sources,
                    })
                    .collect(),
            },
            page::Block::Trend(trend) => {
                let series = |series: &'a page::Series| Series {
                    name: &series.name,
                    yardstick: series.yardstick,
                    unit: words::unit(trend.unit),
                    currency: currency(words.number(0.0, trend.unit)),
                    points: series.points.iter().map(|&(year, value)| Point { year, value }).collect(),
                    figure: Figure::of(&series.figure),
                };
                Self::Trend { caption: &trend.caption, series: trend.series.iter().map(series).collect() }
            }
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

fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The sign of the currency, for money.
fn currency(number: Number) -> Option<String> {
    matches!(number.unit, Unit::Money | Unit::MoneyCents).then(|| number.currency.as_str().to_owned())
}
