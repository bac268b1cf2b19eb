//! Tables for the formats that have them: rows of a page and blocks of a detail as one kind of grid.
//!
//! A range becomes five columns of figures (and a picture, for formats that draw); a passport that
//! all rows share is said once under the grid, one that differs stands in a last column.

use std::collections::BTreeSet;

use super::{
    Entry, Part, STEP,
    words::{self, Common, Origin, Words},
};
use crate::page::{
    Align, Bar, Cell, Column, Line, Number, Range, RangeBar, Scale, Series, Table, Tone, Trend, Unit,
    cell::Missing,
};

const SOURCE: &str = "Source";

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
    /// The field at its left speaks for this column too.
    Covered,
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
    fn range(&mut self, words: &Words<'_>, range: &Range, scale: Scale, spread: Spread<'_>) {
        let said = words.range(range, scale.unit);
        self.0.push(Field::Picture(Picture { shape: Shape::Range(*range), scale, said }));
        let percentiles = words.percentiles(range, scale.unit).into_iter().enumerate();
        for (_, (_, number)) in percentiles.filter(|(place, _)| spread.shows(*place)) {
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

/// How a column of ranges is laid out in a table.
#[derive(Clone, Copy)]
struct Spread<'a> {
    /// Title of its picture.
    title: &'a str,
    /// The figures carry the title too, for nothing else names what they are percentiles of.
    prefixed: bool,
    /// Another column has the median.
    without_median: bool,
}

impl<'a> Spread<'a> {
    const ALONE: Spread<'static> = Spread { title: "Range", prefixed: false, without_median: false };

    fn of(column: &'a Column, columns: &[Column]) -> Self {
        let median = |c: &Column| c.scale.is_none() && c.title.eq_ignore_ascii_case("median");
        let without_median = columns.iter().any(median);
        let several = columns.iter().filter(|c| c.scale.is_some()).count() > 1;
        Self { title: &column.title, prefixed: several || !without_median, without_median }
    }

    fn heads(self) -> impl Iterator<Item = Head> {
        let names = ["10th percentile", "25th percentile", "Median", "75th percentile", "90th percentile"];
        let names = names.into_iter().enumerate().filter(move |(i, _)| self.shows(*i));
        let prefix = if self.prefixed { format!("{}: ", self.title) } else { String::new() };
        let figure = move |(_, name)| head(format!("{prefix}{name}"), Align::Right);
        let picture = Head { picture: true, ..head(self.title, Align::Left) };
        std::iter::once(picture).chain(names.map(figure))
    }

    /// Whether the percentile at this place (2 is the median) has a column.
    fn shows(self, place: usize) -> bool {
        place != 2 || !self.without_median
    }
}

impl Grid {
    /// Rows of a page that stand under one heading.
    #[must_use]
    pub fn rows(words: &Words<'_>, part: &Part<'_>, heading: &str, run: &[Entry<'_>]) -> Self {
        let grouped = part.sort.is_some() && !part.page.groups.is_empty();
        let stepped = run.first().is_some_and(|entry| part.step_words(entry).is_some());
        let mut heads: Vec<Head> = heads_of(&part.page.columns);
        if stepped {
            heads.push(head(STEP, Align::Left));
        }
        if grouped {
            heads.push(head("Group", Align::Left));
        }
        let rows = run.iter().map(|entry| {
            let mut fields = Fields::default();
            for (i, (column, cell)) in part.page.columns.iter().zip(&entry.row.cells).enumerate() {
                if i == 0 && entry.row.picked == Some(true) {
                    fields.say(line_of(cell).and(" (picked)", Tone::Muted));
                } else {
                    fields.cell(words, &part.page.columns, column, cell);
                }
            }
            if stepped {
                fields.say(part.step_words(entry).unwrap_or_default());
            }
            if grouped {
                fields.say(words::say(part.group(entry)));
            }
            // A detail in full says it itself.
            fields.from(if entry.full { Vec::new() } else { words.row(part, entry) });
            fields.0
        });
        heads.push(head(SOURCE, Align::Left));
        Self { caption: heading.to_owned(), heads, rows: rows.collect(), notes: Vec::new() }.folded()
    }

    /// Whether a bar goes on beyond its scale.
    #[must_use]
    pub fn beyond(&self) -> bool {
        self.rows.iter().flatten().any(|field| match field {
            Field::Picture(Picture { shape: Shape::Range(range), scale, .. }) => {
                range.values().last().is_some_and(|high| high > scale.max)
            }
            Field::Picture(_) | Field::Said { .. } | Field::Covered => false,
        })
    }

    /// Range bars.
    #[must_use]
    pub fn ranges(words: &Words<'_>, bars: &[RangeBar], scale: Scale) -> Self {
        let common = Common::of_table(bars.iter().map(|b| &b.figure));
        let mut heads = vec![head("", Align::Left)];
        heads.extend(Spread::ALONE.heads());
        heads.push(last_head(&common));
        let rows = bars.iter().map(|bar| {
            let mut fields = Fields::default();
            fields.say(labelled(&bar.label, &bar.note, bar.strong));
            fields.range(words, &bar.range, scale, Spread::ALONE);
            fields.from(vec![words.figure(&bar.figure, &common, &bar.label)]);
            fields.0
        });
        Self { heads, rows: rows.collect(), notes: notes(words, &common), ..Self::default() }.folded()
    }

    /// Plain bars.
    #[must_use]
    pub fn bars(words: &Words<'_>, bars: &[Bar]) -> Self {
        let common = Common::of_table(bars.iter().map(|b| &b.figure));
        let values = bars.iter().filter_map(|b| b.number).map(|n| n.value).chain([0.0]);
        let scale = Scale::around(values, Unit::Count);
        let picture = Head { picture: true, ..head("Bar", Align::Left) };
        let heads = vec![head("", Align::Left), picture, head("Figure", Align::Right), last_head(&common)];
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
        Self { heads, rows: rows.collect(), notes: notes(words, &common), ..Self::default() }.folded()
    }

    /// A table of a detail.
    #[must_use]
    pub fn table(words: &Words<'_>, table: &Table) -> Self {
        let mut heads: Vec<Head> = heads_of(&table.columns);
        heads.push(head(SOURCE, Align::Left));
        let rows = table.rows.iter().map(|(cells, sources)| {
            let mut fields = Fields::default();
            for (column, cell) in table.columns.iter().zip(cells) {
                fields.cell(words, &table.columns, column, cell);
            }
            fields.from(vec![Origin { words: String::new(), numbers: words.numbers(sources) }]);
            fields.0
        });
        Self { caption: table.caption.clone(), heads, rows: rows.collect(), notes: Vec::new() }.folded()
    }

    /// Values over the years: a row a year, a column a series, gaps where a series has no figure.
    #[must_use]
    pub fn trend(words: &Words<'_>, trend: &Trend) -> Self {
        let common = Common::of(trend.series.iter().flat_map(Series::figures));
        let mut notes = notes(words, &common);
        let mut heads = vec![head("Year", Align::Left)];
        for series in &trend.series {
            let yardstick = if series.yardstick { " (to compare with)" } else { "" };
            let title = words::capital(&format!("{}{yardstick}", series.name));
            let from = series.figures().map(|figure| words.figure(figure, &common, &series.name));
            notes.push((title.clone(), from.collect()));
            heads.push(head(title, Align::Right));
        }
        let years: BTreeSet<u16> = trend.series.iter().flat_map(|s| s.points().map(|p| p.0)).collect();
        let rows = years.into_iter().map(|year| {
            let mut fields = Fields::default();
            fields.say(year.to_string());
            for series in &trend.series {
                let value = series.points().find(|p| p.0 == year).map(|p| words.number(p.1, trend.unit));
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
            self.notes.push((SOURCE.to_owned(), first));
        }
        self
    }
}

impl Fields {
    fn cell(&mut self, words: &Words<'_>, columns: &[Column], column: &Column, cell: &Cell) {
        let spread = Spread::of(column, columns);
        match (cell, column.scale) {
            (Cell::Range(range), Some(scale)) => self.range(words, range, scale, spread),
            // Another cell in a column of ranges: its words in the first place for figures.
            (cell, Some(_)) => {
                self.say("");
                self.say(line_of(cell));
                (1..5).filter(|place| spread.shows(*place)).for_each(|_| self.say(""));
            }
            (Cell::Missing(Missing::Covered), None) => self.0.push(Field::Covered),
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

fn heads_of(columns: &[Column]) -> Vec<Head> {
    let heads = |column: &Column| match column.scale {
        Some(_) => Spread::of(column, columns).heads().collect(),
        None => vec![head(column.name(), column.align)],
    };
    columns.iter().flat_map(heads).collect()
}

fn labelled(label: &str, note: &str, strong: bool) -> Line {
    let line = if strong { Line::strong(label) } else { Line::from(label) };
    if note.is_empty() { line } else { line.and(format!(" ({note})"), Tone::Muted) }
}

/// What the figures have in common, and who gives them if that is one.
fn notes(words: &Words<'_>, common: &Common<'_>) -> Vec<(String, Vec<Origin>)> {
    let sentence = common.sentence().map(|sentence| (sentence, Vec::new()));
    let source = words.common(common).map(|origin| (SOURCE.to_owned(), vec![origin]));
    sentence.into_iter().chain(source).collect()
}

/// The head of the last column: what is left to say of each row.
fn last_head(common: &Common<'_>) -> Head {
    head(if common.names_source() { "What is counted" } else { SOURCE }, Align::Left)
}
