//! The text form: linear and complete, for a screen reader, grep and e-mail.
//!
//! Headings and sentences only: no box lines, no columns, nothing that is meant by its place alone.
//! A bar is the sentence it draws, a mark is its word, and a row says nothing that its detail says
//! right after it.

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::{
    Document, Entry, Part, STEP,
    repeats::{Place, Repeats, Shared},
    words::{self, Common, Origin, Words},
};
use crate::page::{
    Block, Cell, Cited, Column, Detail, Fact, Figure, Line, Series, Table, Trend, Unit, cell::Missing,
};

/// Prints `document`, wrapped to `width` terminal columns; none = no wrapping.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(document: &'a Document<'a>, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    Printer { out, width, words: Words::of(document), repeats: Repeats::default(), row: 0 }.document(document)
}

struct Printer<'a, 'w> {
    out: &'w mut dyn Write,
    width: Option<usize>,
    words: Words<'a>,
    repeats: Repeats<'a>,
    /// How many rows in full were begun.
    row: usize,
}

/// A part, and what its rows leave to others to say.
struct Told<'p> {
    part: &'p Part<'p>,
    shared: Shared<'p>,
    /// By column, whether the details of all rows say it.
    silent: Vec<bool>,
}

impl<'a> Printer<'a, '_> {
    fn document(&mut self, document: &'a Document<'a>) -> io::Result<()> {
        self.paragraph(&document.heading())?;
        self.blank()?;
        for (label, value) in document.head() {
            self.paragraph(&words::sentence(&format!("{label}: {value}")))?;
        }
        if !self.words.references.is_empty() {
            self.paragraph("Numbers in square brackets lead to the list of sources at the end.")?;
        }
        for part in &document.parts {
            let heading = [document.part_heading(part), part.scope()];
            let heading = heading.into_iter().flatten().collect::<Vec<_>>().join(": ");
            if !heading.is_empty() {
                self.blank()?;
                self.paragraph(&words::sentence(&heading))?;
            }
            self.part(part)?;
        }
        self.sources()
    }

    fn part(&mut self, part: &'a Part<'a>) -> io::Result<()> {
        for text in part.page.lead.iter().map(Line::plain).filter(|text| !words::is_legend(text)) {
            self.blank()?;
            self.paragraph(&words::sentence(&words::say(&text)))?;
        }
        for legend in part.legends() {
            self.blank()?;
            self.paragraph(&words::say(&legend))?;
        }
        let shared = Shared::of(part);
        if let Some(entry) = part.entries.iter().find(|entry| entry.full && !shared.blocks.is_empty()) {
            self.blank()?;
            self.paragraph(words::FOR_EVERY_ROW)?;
            self.blocks(&shared.blocks, &entry.detail, None)?;
        }
        let told = Told { part, shared, silent: part.silent() };
        let mut number = 0;
        for (group, run) in part.runs() {
            if !group.is_empty() {
                let group = words::capital(&words::say(group));
                self.blank()?;
                self.paragraph(&format!("{group} ({}):", words::count(run.len(), "row")))?;
            }
            let common = self.origin_of_most(part, run);
            if let Some(origin) = &common {
                if group.is_empty() {
                    self.blank()?;
                }
                self.paragraph(&format!("From {} unless said otherwise:", from(origin)))?;
            }
            let mut after_full = false;
            for entry in run {
                number += 1;
                if entry.full {
                    self.in_full(&told, entry, number)?;
                } else {
                    if after_full {
                        self.blank()?;
                    }
                    self.row(&told, entry, common.as_ref())?;
                }
                after_full = entry.full;
            }
        }
        if let Some(rest) = part.rest() {
            self.blank()?;
            self.paragraph(&rest)?;
        }
        Ok(())
    }

    /// A row by itself, as one list item with the sources of its figures, unless that is the `common` one.
    fn row(&mut self, told: &Told<'_>, entry: &Entry<'_>, common: Option<&Origin>) -> io::Result<()> {
        let label = words::sentence(&entry.name());
        let said: Vec<String> = std::iter::once(label).chain(self.cells(told, entry)).collect();
        let origins = self.words.row(told.part, entry);
        let from: String =
            if origins.iter().eq(common) { String::new() } else { origins.iter().map(tail).collect() };
        self.item(&cite(&said.join(" "), &from))
    }

    /// Where most of the rows in a line are from, to be said once; none if there are but a few.
    fn origin_of_most(&self, part: &Part<'_>, run: &[Entry<'_>]) -> Option<Origin> {
        let lines = run.iter().filter(|entry| !entry.full);
        let origins: Vec<Vec<Origin>> = lines.map(|entry| self.words.row(part, entry)).collect();
        let [one] = origins.first()?.as_slice() else { return None };
        let alike = origins.iter().filter(|all| all.iter().eq([one])).count();
        (alike > 2 && 2 * alike > origins.len() && !one.words.is_empty()).then(|| one.clone())
    }

    /// A row with its detail.
    fn in_full(&mut self, told: &Told<'_>, entry: &'a Entry<'a>, number: usize) -> io::Result<()> {
        let part = told.part;
        self.blank()?;
        match part.entries.len() {
            all if part.is_numbered() => {
                self.paragraph(&format!("{number} of {all}: {}", entry.counted_name()))?;
            }
            _ => self.paragraph(&entry.name())?,
        }
        if let Some(title) = entry.title() {
            self.paragraph(&words::sentence(&title))?;
        }
        let said = self.cells(told, entry);
        if !said.is_empty() {
            self.paragraph(&said.join(" "))?;
        }
        self.row += 1;
        let label = if part.is_numbered() { format!("{number}, {}", entry.label()) } else { entry.label() };
        let place = Place { row: self.row, label, ..Place::default() };
        self.blocks(&told.shared.rest(&entry.detail), &entry.detail, Some(place))
    }

    /// Blocks of a `detail`. Those of the row at `place` may point to what was said before.
    fn blocks(&mut self, blocks: &[&'a Block], detail: &Detail, place: Option<Place>) -> io::Result<()> {
        let mut place = place;
        let mut before: Option<&Block> = None;
        for &block in blocks {
            // A blank line sets apart what does not belong to the line before.
            let list = matches!(block, Block::Bullets(_) | Block::Facts(_));
            let joined = match before {
                None | Some(Block::Heading(_)) => true,
                Some(before) => list && matches!(before, Block::Text(_)),
            };
            if !joined || matches!(block, Block::Heading(_)) {
                self.blank()?;
            }
            let pointer = place.as_ref().and_then(|place| self.repeats.find(block, place));
            match pointer {
                Some(pointer) => self.paragraph(&pointer.sentence())?,
                None => self.block(block, before, detail)?,
            }
            if let Some(place) = &mut place {
                place.passed(block);
            }
            before = Some(block);
        }
        Ok(())
    }

    /// The cells of a row after its label as sentences, without what its detail says.
    fn cells(&self, told: &Told<'_>, entry: &Entry<'_>) -> Vec<String> {
        let part = told.part;
        let columns = &part.page.columns;
        let peers_said = entry.full && entry.says_peers(columns);
        let silent =
            |at: usize, peer: bool| if peer { peers_said } else { told.silent.get(at) == Some(&true) };
        let cells = columns.iter().zip(&entry.row.cells).enumerate().skip(1);
        let said = cells.filter(|(at, (column, cell))| {
            let unsaid = !column.peer && cell.is_missing() && !entry.says(&column.title, cell);
            !(entry.full && silent(*at, column.peer)) || unsaid
        });
        let said = said.filter(|(_, (_, cell))| !entry.has_in_range(cell));
        let group = Some(part.group(entry)).filter(|group| part.sort.is_some() && !group.is_empty());
        let group = group.map(|group| labelled("Group", group));
        let step = part.step_words(entry).map(|step| labelled(STEP, &step));
        let said = said.filter_map(|(at, (column, cell))| {
            // What speaks for other columns, too, is not of the first of them.
            let covers = entry.row.cells.get(at + 1) == Some(&Cell::Missing(Missing::Covered));
            let title = if covers { "" } else { column.name() };
            self.cell(title, column, cell)
        });
        group.into_iter().chain(step).chain(said).collect()
    }

    /// A cell as a sentence under `title`; none where there is nothing to say.
    fn cell(&self, title: &str, column: &Column, cell: &Cell) -> Option<String> {
        let said = match cell {
            Cell::Range(range) => self.words.range(range, column.scale.map_or(Unit::Money, |s| s.unit)),
            cell => words::say(&cell.plain()),
        };
        (!said.is_empty()).then(|| labelled(&words::say(title), &said))
    }

    fn block(&mut self, block: &Block, before: Option<&Block>, detail: &Detail) -> io::Result<()> {
        match block {
            Block::Heading(text) => self.paragraph(&format!("{}:", words::say(text))),
            Block::Text(cited) => self.paragraph(&said(cited, "", &self.words.paragraph(cited, detail))),
            Block::Bullets(list) => {
                let common = self.common(Common::of_lines(list))?;
                let heading = match before {
                    Some(Block::Heading(text)) => text,
                    _ => "",
                };
                list.iter().try_for_each(|cited| {
                    self.item(&said(cited, heading, &self.words.cited(cited, &common, "")))
                })
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Ranges { scale, bars } => {
                let common = self.common(Common::of(bars.iter().map(|b| &b.figure)))?;
                bars.iter().try_for_each(|bar| {
                    let note = if bar.note.is_empty() { String::new() } else { format!(" ({})", bar.note) };
                    let said = match sentence_of(&bar.figure, detail) {
                        Some(text) => self.words.range_beyond(&bar.range, scale.unit, &text),
                        None => self.words.range(&bar.range, scale.unit),
                    };
                    self.figure(&format!("{}{note}", bar.label), &said, &common, &bar.figure)
                })
            }
            Block::Bars(bars) => {
                let common = self.common(Common::of(bars.iter().map(|b| &b.figure)))?;
                bars.iter().try_for_each(|bar| {
                    let missing = Missing::NotFound.words().to_owned();
                    let said = bar.number.map_or(missing, |n| n.to_string());
                    self.figure(&bar.label, &said, &common, &bar.figure)
                })
            }
            Block::Table(table) => {
                let said = matches!(before, Some(Block::Heading(text)) if *text == table.caption);
                self.table(table, if said { "" } else { &table.caption })
            }
            Block::Trend(trend) => self.trend(trend),
        }
    }

    fn facts(&mut self, facts: &[Fact]) -> io::Result<()> {
        let common = self.common(Common::of_lines(facts.iter().map(|f| &f.value)))?;
        facts.iter().try_for_each(|fact| {
            let label = words::say(&fact.label);
            let value = self.cited(&fact.value, &common, &fact.label);
            self.item(&if label.is_empty() { value } else { format!("{label}: {value}") })
        })
    }

    fn trend(&mut self, trend: &Trend) -> io::Result<()> {
        if !trend.caption.is_empty() {
            self.paragraph(&format!("{}:", words::say(&trend.caption)))?;
        }
        let common = self.common(Common::of(trend.series.iter().flat_map(Series::figures)))?;
        for (series, run) in trend.series.iter().flat_map(|s| s.runs.iter().map(move |run| (s, run))) {
            let value = |value| self.words.number(value, trend.unit);
            let years: Vec<_> = run.points.iter().map(|(y, v)| format!("{y} {}", value(*v))).collect();
            let yardstick = if series.yardstick { " (to compare with)" } else { "" };
            let label = format!("{}{yardstick}", series.name);
            self.figure(&label, &years.join(", "), &common, &run.figure)?;
        }
        if trend.series.len() > 1 {
            self.paragraph("The series count different people: no line joins one to another.")?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table, caption: &str) -> io::Result<()> {
        if !caption.is_empty() {
            let rows = words::count(table.rows.len(), "row");
            self.paragraph(&format!("{}, {rows}:", words::say(caption)))?;
        }
        for (cells, sources) in &table.rows {
            let label = words::say(&cells.first().map(Cell::plain).unwrap_or_default());
            let others = table.columns.iter().zip(cells).skip(1);
            let others = others.filter_map(|(column, cell)| self.cell(column.name(), column, cell));
            let said: Vec<String> = std::iter::once(words::sentence(&label)).chain(others).collect();
            let origin = Origin { words: String::new(), numbers: self.words.numbers(sources) };
            self.item(&cite(&said.join(" "), &tail(&origin)))?;
        }
        Ok(())
    }

    /// Says what figures have in common, before they follow.
    fn common<'f>(&mut self, common: Common<'f>) -> io::Result<Common<'f>> {
        if let Some(sentence) = common.sentence() {
            self.paragraph(&sentence)?;
        }
        Ok(common)
    }

    /// A figure with its passport.
    fn figure(&mut self, label: &str, said: &str, common: &Common<'_>, figure: &Figure) -> io::Result<()> {
        let origin = self.words.figure(figure, common, label);
        self.item(&cite(&format!("{}: {said}", words::say(label)), &tail(&origin)))
    }

    fn cited(&self, cited: &Cited, common: &Common<'_>, label: &str) -> String {
        said(cited, "", &self.words.cited(cited, common, label))
    }

    fn sources(&mut self) -> io::Result<()> {
        if self.words.references.is_empty() {
            return Ok(());
        }
        self.blank()?;
        self.paragraph("Sources:")?;
        let numbered: Vec<_> = self.words.references.numbered().collect();
        for (number, source) in numbered {
            self.paragraph(&format!("[{number}] {}", self.words.source(source)))?;
            if let Some(address) = &source.address {
                self.lines(address, "", None)?;
            }
        }
        Ok(())
    }

    fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.lines(text, "", self.width)
    }

    fn item(&mut self, text: &str) -> io::Result<()> {
        self.lines(text, "- ", self.width)
    }

    fn lines(&mut self, text: &str, first: &str, width: Option<usize>) -> io::Result<()> {
        // Whatever the text holds, the terminal that shows it is not to be driven by it.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let Some(width) = width else { return writeln!(self.out, "{first}{text}") };
        let options = textwrap::Options::new(width)
            .initial_indent(first)
            .subsequent_indent(if first.is_empty() { "" } else { "  " })
            // Codes with hyphens and addresses stay whole, so that grep finds them.
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(!text.contains("://"));
        textwrap::wrap(&text, options).iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }
}

/// What a paragraph of `detail` says of a figure.
fn sentence_of(figure: &Figure, detail: &Detail) -> Option<String> {
    detail.blocks.iter().find_map(|block| match block {
        Block::Text(cited) if cited.figure.as_ref() == Some(figure) => Some(cited.line.plain()),
        _ => None,
    })
}

/// Where something is from, in brackets: ` (Texas; Publisher, May 2025) [1, 4]`.
fn tail(origin: &Origin) -> String {
    let words = if origin.words.is_empty() { String::new() } else { format!(" ({})", origin.words) };
    let numbers: Vec<String> = origin.numbers.iter().map(usize::to_string).collect();
    if numbers.is_empty() { words } else { format!("{words} [{}]", numbers.join(", ")) }
}

/// The same within a sentence: `Texas; Publisher, May 2025 [1, 4]`.
fn from(origin: &Origin) -> String {
    let numbers = tail(&Origin { words: String::new(), numbers: origin.numbers.clone() });
    format!("{}{numbers}", origin.words)
}

/// A sentence with `tail` before its full stop; after it if the text has its own.
fn cite(text: &str, tail: &str) -> String {
    if words::sentence(text) == text {
        format!("{text}{tail}")
    } else {
        format!("{}{tail}.", text.trim_end())
    }
}

/// A line under `heading` with the word for its sign and where it is from.
fn said(cited: &Cited, heading: &str, origin: &Origin) -> String {
    let mark = words::mark_under(cited.mark, heading).map(|word| format!("{word}: ")).unwrap_or_default();
    format!("{mark}{}", cite(&words::say(&cited.line.plain()), &tail(origin)))
}

fn labelled(label: &str, value: &str) -> String {
    words::sentence(&if label.is_empty() { value.to_owned() } else { format!("{label}: {value}") })
}
