//! The JSON form: typed numbers, each with its passport. Its fields are described in
//! `docs/export.schema.json`; a change that is no addition raises [`FORMAT`].

mod cell;
mod detail;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use serde::Serialize;

use self::{cell::Cell, detail::Detail};
use super::{
    Document, Entry, datum,
    words::{self, Words},
};
use crate::{
    dataset::{Date, Id, career::Career, source},
    page::{Column, Line},
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
    parts: Vec<Part<'a>>,
    sources: Vec<Source<'a>>,
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
struct Part<'a> {
    section: &'a str,
    title: &'a str,
    view: Option<&'a str>,
    filter: Option<&'a str>,
    sort: Option<Sort<'a>>,
    rows_in_all: usize,
    lead: Vec<String>,
    columns: Vec<String>,
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
    cells: Vec<Cell<'a>>,
    sources: Vec<&'a Id>,
    detail: Option<Detail<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    number: usize,
    /// As the data set gives it.
    #[serde(flatten)]
    given: &'a source::Source,
    /// Whole years since its figures; none where it bears no date.
    age_in_years: Option<u16>,
}

impl<'a> Print<'a> {
    fn of(document: &'a Document<'_>, words: &'a Words<'_>) -> Self {
        let context = &document.context;
        let career: &Career = &context.data.career;
        let area = context.profile.area(context.data);
        let source = |(number, given): (usize, &'a source::Source)| Source {
            number,
            given,
            age_in_years: given.date.map(|d| d.age_in_years(context.today)),
        };
        Self {
            format: FORMAT,
            title: &document.title,
            data_set: DataSet { id: &career.id, title: &career.title, updated: career.updated },
            printed: context.today,
            roles: context.roles().into_iter().map(|r| Named { id: &r.id, name: &r.name }).collect(),
            area: area.map(|a| Named { id: &a.id, name: &a.name }),
            choices: document.head().into_iter().map(|(label, text)| Choice { label, text }).collect(),
            parts: document.parts.iter().map(|part| Part::of(part, words)).collect(),
            sources: words.references.numbered().map(source).collect(),
        }
    }
}

impl<'a> Part<'a> {
    fn of(part: &'a super::Part<'_>, words: &Words<'_>) -> Self {
        let sort = part.sort.and_then(|s| Some((s.descending, part.page.columns.get(s.column)?)));
        let lead = part.page.lead.iter().map(Line::plain).filter(|text| !words::is_legend(text));
        Self {
            section: part.section,
            title: part.title,
            view: known(&part.view),
            filter: known(&part.filter),
            sort: sort.map(|(descending, column)| Sort { column: column.name(), descending }),
            rows_in_all: part.page.rows.len(),
            lead: lead.map(|text| words::say(&text)).collect(),
            columns: part.page.columns.iter().map(|c| words::say(c.name())).collect(),
            steps: Shade::of(part),
            rows: part.entries.iter().map(|entry| Row::of(part, entry, words)).collect(),
        }
    }
}

impl<'a> Shade<'a> {
    /// Those of every group; none if the page is no map.
    fn of(part: &'a super::Part<'_>) -> Vec<Self> {
        let mut out = Vec::new();
        let groups = (0..part.page.groups.len()).map(Some);
        for group in groups.chain(part.page.groups.is_empty().then_some(None)) {
            let Some(steps) = part.steps(group) else { continue };
            let column = part.page.columns.get(steps.column).map_or("", Column::name);
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
    fn of(part: &'a super::Part<'_>, entry: &'a Entry<'_>, words: &Words<'_>) -> Self {
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
                    Cell::of(column, cell, datum::figure_of(&entry.detail, column, cell), words)
                })
                .collect(),
            sources: entry.detail.sources(),
            detail: entry.full.then(|| Detail::of(&entry.detail, words)),
        }
    }
}

/// A text, if there is one.
fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
