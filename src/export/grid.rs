//! Tables for the formats that have them: rows of a page and blocks of a detail as one kind of grid.
//!
//! A range becomes five columns of figures (and a picture, for formats that draw); a passport that
//! all rows share is said once under the grid, one that differs stands in a last column.

use std::collections::BTreeSet;

use super::{
    Entry, Part,
    words::{self, Common, Origin, Words},
};
use crate::page::{
    Align, Bar, Cell, Column, Line, Number, Range, RangeBar, Scale, Table, Tone, Trend, Unit, cell::Missing,
};

/// A table with what is to be said under it.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// What it shows; may be empty.
    pub caption: String,
    /// Columns; the first labels the rows.
    pub heads: Vec<Head>,
    /// Rows of as many fields as there are columns.
    pub rows: Vec<Vec<Field>>,
    /// Sentences to read with it, or labels with where that is from.
    pub notes: Vec<(String, Vec<Origin>)>,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its title.
    pub title: String,
    /// Where its fields stand.
    pub align: Align,
    /// Fields are pictures: only for formats that draw, since other columns say the same.
    pub picture: bool,
}

/// One field of a grid.
#[derive(Clone, Debug)]
pub enum Field {
    /// Words or a figure.
    Said {
        /// The words with their tones.
        line: Line,
        /// Where they are from.
        from: Vec<Origin>,
    },
    /// A bar.
    Picture(Picture),
}

/// A bar to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What is drawn.
    pub shape: Shape,
    /// Between which values.
    pub scale: Scale,
    /// The same in words.
    pub said: String,
}

/// What a bar shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Percentiles.
    Range(Range),
    /// A value, from zero.
    Bar(f64),
}

/// The fields of one row, filled from left to right.
#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn say(&mut self, line: impl Into<Line>) {
        self.0.push(Field::Said { line: line.into(), from: Vec::new() });
    }

    fn number(&mut self, number: Option<Number>, missing: Missing) {
        match number {
            Some(number) => self.say(number.to_string()),
            None => self.say(Line::muted(missing.words())),
        }
    }

    /// A range as its picture and its five figures.
    fn range(&mut self, words: &Words<'_>, range: &Range, scale: Scale) {
        let said = words.range(range, scale.unit);
        self.0.push(Field::Picture(Picture { shape: Shape::Range(*range), scale, said }));
        for (_, number) in words.percentiles(range, scale.unit) {
            self.number(number, Missing::NotReleased);
        }
    }

    fn from(&mut self, from: Vec<Origin>) {
        self.0.push(Field::Said { line: Line::default(), from });
    }
}

fn head(title: impl Into<String>, align: Align) -> Head {
    Head { title: title.into(), align, picture: false }
}

/// The heads of a range: its picture and its figures, under the column's title if it has one.
fn range_heads(title: &str) -> impl Iterator<Item = Head> {
    let names = ["10th percentile", "25th percentile", "Median", "75th percentile", "90th percentile"];
    let picture = Head { picture: true, ..head(if title.is_empty() { "Range" } else { title }, Align::Left) };
    let prefix = if title.is_empty() { String::new() } else { format!("{title}: ") };
    let figure = move |name| head(format!("{prefix}{name}"), Align::Right);
    std::iter::once(picture).chain(names.into_iter().map(figure))
}

impl Grid {
    /// Rows of a page that stand under one heading.
    #[must_use]
    pub fn rows(words: &Words<'_>, part: &Part<'_>, heading: &str, run: &[Entry<'_>]) -> Self {
        let grouped = part.sort.is_some() && !part.page.groups.is_empty();
        let mut heads: Vec<Head> = part.page.columns.iter().flat_map(heads_of).collect();
        if grouped {
            heads.push(head("Group", Align::Left));
        }
        let rows = run.iter().map(|entry| {
            let mut fields = Fields::default();
            for (i, (column, cell)) in part.page.columns.iter().zip(&entry.row.cells).enumerate() {
                if i == 0 && entry.row.picked == Some(true) {
                    fields.say(line_of(cell).and(" (picked)", Tone::Muted));
                } else {
                    fields.cell(words, column, cell);
                }
            }
            if grouped {
                fields.say(words::say(part.group(entry)));
            }
            // A detail in full says it itself.
            fields.from(if entry.full { Vec::new() } else { words.row(&entry.detail) });
            fields.0
        });
        heads.push(head("Source", Align::Left));
        Self { caption: heading.to_owned(), heads, rows: rows.collect(), notes: Vec::new() }.folded()
    }

    /// Range bars.
    #[must_use]
    pub fn ranges(words: &Words<'_>, bars: &[RangeBar], scale: Scale) -> Self {
        let common = Common::of(bars.iter().map(|b| &b.figure));
        let mut heads = vec![head("", Align::Left)];
        heads.extend(range_heads(""));
        heads.push(head("Source", Align::Left));
        let rows = bars.iter().map(|bar| {
            let mut fields = Fields::default();
            fields.say(labelled(&bar.label, &bar.note, bar.strong));
            fields.range(words, &bar.range, scale);
            fields.from(vec![words.figure(&bar.figure, &common, &bar.label)]);
            fields.0
        });
        Self { heads, rows: rows.collect(), notes: notes(&common), ..Self::default() }.folded()
    }

    /// Plain bars.
    #[must_use]
    pub fn bars(words: &Words<'_>, bars: &[Bar]) -> Self {
        let common = Common::of(bars.iter().map(|b| &b.figure));
        let values = bars.iter().filter_map(|b| b.number).map(|n| n.value).chain([0.0]);
        let scale = Scale::around(values, Unit::Count);
        let picture = Head { picture: true, ..head("Bar", Align::Left) };
        let heads =
            vec![head("", Align::Left), picture, head("Figure", Align::Right), head("Source", Align::Left)];
        let rows = bars.iter().map(|bar| {
            let mut fields = Fields::default();
            fields.say(labelled(&bar.label, "", bar.strong));
            match (bar.number, scale) {
                (Some(number), Some(scale)) => {
                    let shape = Shape::Bar(number.value);
                    fields.0.push(Field::Picture(Picture { shape, scale, said: number.to_string() }));
                }
                _ => fields.say(""),
            }
            fields.number(bar.number, Missing::NotFound);
            fields.from(vec![words.figure(&bar.figure, &common, &bar.label)]);
            fields.0
        });
        Self { heads, rows: rows.collect(), notes: notes(&common), ..Self::default() }.folded()
    }

    /// A table of a detail.
    #[must_use]
    pub fn table(words: &Words<'_>, table: &Table) -> Self {
        let mut heads: Vec<Head> = table.columns.iter().flat_map(heads_of).collect();
        heads.push(head("Source", Align::Left));
        let rows = table.rows.iter().map(|(cells, sources)| {
            let mut fields = Fields::default();
            for (column, cell) in table.columns.iter().zip(cells) {
                fields.cell(words, column, cell);
            }
            fields.from(vec![Origin { words: String::new(), numbers: words.numbers(sources) }]);
            fields.0
        });
        Self { caption: table.caption.clone(), heads, rows: rows.collect(), notes: Vec::new() }.folded()
    }

    /// Values over the years: a row a year, a column a series, gaps where a series has no figure.
    #[must_use]
    pub fn trend(words: &Words<'_>, trend: &Trend) -> Self {
        let common = Common::of(trend.series.iter().map(|s| &s.figure));
        let mut notes = notes(&common);
        let mut heads = vec![head("Year", Align::Left)];
        for series in &trend.series {
            let yardstick = if series.yardstick { " (to compare with)" } else { "" };
            let title = words::capital(&format!("{}{yardstick}", series.name));
            notes.push((title.clone(), vec![words.figure(&series.figure, &common, &series.name)]));
            heads.push(head(title, Align::Right));
        }
        let years: BTreeSet<u16> = trend.series.iter().flat_map(|s| s.points.iter().map(|p| p.0)).collect();
        let rows = years.into_iter().map(|year| {
            let mut fields = Fields::default();
            fields.say(year.to_string());
            for series in &trend.series {
                let value = series.points.iter().find(|p| p.0 == year).map(|p| words.number(p.1, trend.unit));
                fields.number(value, Missing::NotApplicable);
            }
            fields.0
        });
        if trend.series.len() > 1 {
            let text = "The series count different people: no line joins one to another.";
            notes.push((text.to_owned(), Vec::new()));
        }
        Self { caption: trend.caption.clone(), heads, rows: rows.collect(), notes }
    }

    /// With the last column, where the rows are from, as a note if all rows say the same or none.
    fn folded(mut self) -> Self {
        let from = |row: &Vec<Field>| match row.last() {
            Some(Field::Said { from, .. }) => from.clone(),
            _ => Vec::new(),
        };
        let Some(first) = self.rows.first().map(from) else { return self };
        if self.rows.iter().any(|row| from(row) != first) {
            return self;
        }
        self.heads.pop();
        self.rows.iter_mut().for_each(|row| drop(row.pop()));
        if first.iter().any(|origin| !origin.is_empty()) {
            self.notes.push(("Source".to_owned(), first));
        }
        self
    }
}

impl Fields {
    fn cell(&mut self, words: &Words<'_>, column: &Column, cell: &Cell) {
        match (cell, column.scale) {
            (Cell::Range(range), Some(scale)) => self.range(words, range, scale),
            // Another cell in a column of ranges: its words in the place of the median.
            (cell, Some(_)) => {
                (0..3).for_each(|_| self.say(""));
                self.say(line_of(cell));
                (0..2).for_each(|_| self.say(""));
            }
            (cell, None) => self.say(line_of(cell)),
        }
    }
}

/// A cell as a line; a mark is its word.
fn line_of(cell: &Cell) -> Line {
    match cell {
        Cell::Text(line) => line.clone(),
        Cell::Missing(missing) => Line::muted(missing.words()),
        Cell::Range(range) => Line::muted(range.median.map(|m| m.to_string()).unwrap_or_default()),
        Cell::Mark(mark) => Line::toned(mark.word, mark.tone),
        cell @ (Cell::Number(_) | Cell::Spread(_)) => Line::from(cell.plain()),
    }
}

fn heads_of(column: &Column) -> Vec<Head> {
    match column.scale {
        Some(_) => range_heads(&column.title).collect(),
        None => vec![head(column.title.as_str(), column.align)],
    }
}

fn labelled(label: &str, note: &str, strong: bool) -> Line {
    let line = if strong { Line::strong(label) } else { Line::from(label) };
    if note.is_empty() { line } else { line.and(format!(" ({note})"), Tone::Muted) }
}

fn notes(common: &Common<'_>) -> Vec<(String, Vec<Origin>)> {
    common.sentence().into_iter().map(|sentence| (sentence, Vec::new())).collect()
}
