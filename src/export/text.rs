//! The text form: linear and complete, for a screen reader, grep and e-mail.
//!
//! Headings and sentences only: no box lines, no columns, nothing that is meant by its place alone.
//! A bar is the sentence it draws, a mark is its word, and a row says nothing that its detail says
//! right after it.

use std::io::{self, Write};

use super::{
    Document, Entry, Part,
    words::{self, Common, Origin, Words},
};
use crate::page::{Block, Cell, Cited, Column, Fact, Figure, Line, Table, Trend, Unit, cell::Missing};

/// Prints `document`, wrapped to `width` terminal columns; none = no wrapping.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document<'_>, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    Printer { out, width, words: Words::of(document) }.document(document)
}

struct Printer<'a, 'w> {
    out: &'w mut dyn Write,
    width: Option<usize>,
    words: Words<'a>,
}

impl Printer<'_, '_> {
    fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.paragraph(&document.heading())?;
        self.blank()?;
        for (label, value) in document.head() {
            self.paragraph(&words::sentence(&format!("{label}: {value}")))?;
        }
        if !self.words.references.is_empty() {
            self.paragraph("Numbers in square brackets lead to the list of sources at the end.")?;
        }
        for part in &document.parts {
            self.blank()?;
            let scope = words::sentence(&part.scope());
            match document.part_heading(part) {
                Some(heading) => self.paragraph(&format!("{heading}: {scope}"))?,
                None => self.paragraph(&scope)?,
            }
            self.part(part)?;
        }
        self.sources()
    }

    fn part(&mut self, part: &Part<'_>) -> io::Result<()> {
        for text in part.page.lead.iter().map(Line::plain).filter(|text| !words::is_legend(text)) {
            self.blank()?;
            self.paragraph(&words::sentence(&words::say(&text)))?;
        }
        let mut number = 0;
        for (group, run) in part.runs() {
            if !group.is_empty() {
                let group = words::capital(&words::say(group));
                self.blank()?;
                self.paragraph(&format!("{group} ({}):", words::count(run.len(), "row")))?;
            }
            for entry in run {
                number += 1;
                if entry.full {
                    self.in_full(part, entry, &format!("{number} of {}", part.entries.len()))?;
                } else {
                    self.row(part, entry)?;
                }
            }
        }
        Ok(())
    }

    /// A row by itself, as one list item with the sources of its figures.
    fn row(&mut self, part: &Part<'_>, entry: &Entry<'_>) -> io::Result<()> {
        let label = words::sentence(&entry.name());
        let said: Vec<String> = std::iter::once(label).chain(self.cells(part, entry)).collect();
        let from: String = self.words.row(&entry.detail).iter().map(tail).collect();
        self.item(&cite(&said.join(" "), &from))
    }

    /// A row with its detail.
    fn in_full(&mut self, part: &Part<'_>, entry: &Entry<'_>, place: &str) -> io::Result<()> {
        self.blank()?;
        self.paragraph(&format!("{place}: {}", entry.name()))?;
        if let Some(title) = entry.title() {
            self.paragraph(&words::sentence(&title))?;
        }
        let said = self.cells(part, entry);
        if !said.is_empty() {
            self.paragraph(&said.join(" "))?;
        }
        let mut before: Option<&Block> = None;
        for block in &entry.detail.blocks {
            // A blank line sets apart what does not belong to the line before.
            let list = matches!(block, Block::Bullets(_) | Block::Facts(_));
            let joined = match before {
                None | Some(Block::Heading(_)) => true,
                Some(before) => list && matches!(before, Block::Text(_)),
            };
            if !joined || matches!(block, Block::Heading(_)) {
                self.blank()?;
            }
            self.block(block, before)?;
            before = Some(block);
        }
        Ok(())
    }

    /// The cells of a row after its label as sentences, without what its detail says.
    fn cells(&self, part: &Part<'_>, entry: &Entry<'_>) -> Vec<String> {
        let columns = part.page.columns.iter().zip(&entry.row.cells).skip(1);
        let said = columns.filter(|(column, cell)| !(entry.full && entry.says(&column.title, cell)));
        let group = Some(part.group(entry)).filter(|group| part.sort.is_some() && !group.is_empty());
        let group = group.map(|group| labelled("Group", group));
        group.into_iter().chain(said.filter_map(|(column, cell)| self.cell(column, cell))).collect()
    }

    /// A cell as a sentence; none where there is nothing to say.
    fn cell(&self, column: &Column, cell: &Cell) -> Option<String> {
        let said = match cell {
            Cell::Range(range) => self.words.range(range, column.scale.map_or(Unit::Money, |s| s.unit)),
            cell => words::say(&cell.plain()),
        };
        (!said.is_empty()).then(|| labelled(&words::say(&column.title), &said))
    }

    fn block(&mut self, block: &Block, before: Option<&Block>) -> io::Result<()> {
        match block {
            Block::Heading(text) => self.paragraph(&format!("{}:", words::say(text))),
            Block::Text(cited) => {
                let text = self.cited(cited, &Common::default(), "");
                self.paragraph(&text)
            }
            Block::Bullets(list) => {
                let common = self.common(Common::of_lines(list))?;
                list.iter().try_for_each(|cited| {
                    let text = self.cited(cited, &common, "");
                    self.item(&text)
                })
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Ranges { scale, bars } => {
                let common = self.common(Common::of(bars.iter().map(|b| &b.figure)))?;
                bars.iter().try_for_each(|bar| {
                    let note = if bar.note.is_empty() { String::new() } else { format!(" ({})", bar.note) };
                    let said = self.words.range(&bar.range, scale.unit);
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
        let common = self.common(Common::of(trend.series.iter().map(|s| &s.figure)))?;
        for series in &trend.series {
            let value = |value| self.words.number(value, trend.unit);
            let years: Vec<_> = series.points.iter().map(|(y, v)| format!("{y} {}", value(*v))).collect();
            let yardstick = if series.yardstick { " (to compare with)" } else { "" };
            let label = format!("{}{yardstick}", series.name);
            self.figure(&label, &years.join(", "), &common, &series.figure)?;
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
            let others = others.filter_map(|(column, cell)| self.cell(column, cell));
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
        let mark = words::mark(cited.mark).map(|word| format!("{word}: ")).unwrap_or_default();
        let origin = self.words.cited(cited, common, label);
        format!("{mark}{}", cite(&words::say(&cited.line.plain()), &tail(&origin)))
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

/// Where something is from, in brackets: ` (Texas; Publisher, May 2025) [1, 4]`.
fn tail(origin: &Origin) -> String {
    let words = if origin.words.is_empty() { String::new() } else { format!(" ({})", origin.words) };
    let numbers: Vec<String> = origin.numbers.iter().map(usize::to_string).collect();
    if numbers.is_empty() { words } else { format!("{words} [{}]", numbers.join(", ")) }
}

/// A sentence with `tail` before its full stop; after it if the text has its own.
fn cite(text: &str, tail: &str) -> String {
    if words::sentence(text) == text {
        format!("{text}{tail}")
    } else {
        format!("{}{tail}.", text.trim_end())
    }
}

fn labelled(label: &str, value: &str) -> String {
    words::sentence(&if label.is_empty() { value.to_owned() } else { format!("{label}: {value}") })
}

#[cfg(test)]
mod tests {
    use std::io;

    use crate::{
        export::{Format, Options, sample, to_string},
        profile::Profile,
    };

    #[test]
    fn says_every_kind_of_cell_and_block() {
        insta::assert_snapshot!(sample::print(Format::Text), @"
        Ship building: Roles, by yard

        Roles: all 2: Rigger, Caulker.
        Data set: edited 1 March 2026.
        Printed: 12 June 2026.
        Numbers in square brackets lead to the list of sources at the end.

        2 rows.

        One line to read first.

        On deck (1 row):

        1 of 2: Rigger (picked)
        Jobs: 1,200. Rope: essential. Openings: -300.
        Sets up masts and ropes [1, 2].

        Pay:
        What is counted: percentiles of pay a year; riggers.
        - Rigger; Caulker: half earn more than $50,000; one in ten earns less than
          $30,000, one in ten more than $70,000; the middle half earns between $40,000
          and $60,000 (the nation; Harbour Office, May 2024) [1].
        - At yards (stand-in): half earn more than $50,000; one in ten earns less than
          $30,000, one in ten more than $70,000; a quarter earns more than $60,000
          (Texas; Harbour Office, May 2024) [1].

        What to weigh:
        - For: Fresh air [2].
        - Against: Wind.
        - A plain point.
        - Caution: Old claim [3].

        - Schooling: none [1].
        - Gain: $10,000 (percentiles of pay a year; riggers; the nation; worked out: new
          pay - old pay; Harbour Office, May 2024) [1].

        What is counted: percentiles of pay a year; all; the nation.
        - Growth: +7% (Harbour Office, May 2024) [1].
        - Decline: -2.5% (Harbour Office, May 2024) [1].
        - Unknown: not found (Harbour Office, May 2024) [1].

        Tickets, 2 rows:
        - A | B. Fee: $12.50. Note: not found. [1]
        - C. Fee: not found. Note: late.

        Pay over time:
        What is counted: percentiles of pay a year; the nation.
        - before the split: 2018 $30,000, 2019 $31,000 (riggers and caulkers; Harbour
          Office, May 2024) [1].
        - all workers (to compare with): 2018 $29,000, 2020 $33,000 (Guild, May 2024)
          [2].
        The series count different people: no line joins one to another.

        In the hull (1 row):
        - Caulker. Jobs: not found. Pay: one in ten earns less than $28,000, one in ten
          more than $90,000; the survey stops counting at $90,000. What it is: Makes
          seams tight. Openings: not released. [3]

        Sources:
        [1] Harbour Office: Census of yards. May 2024, 2 years old. Official statistics.
        https://example.org/census?year=2024&table=a_b
        [2] Guild: Members' survey. 2019 (edition 2019-20), 7 years old. Survey.
        Interest: sells courses.
        [3] A blog: What pays? Undated. Training site.
        ");
    }

    fn at(width: Option<usize>) -> String {
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        let document = sample::document(sample::context(&data, &profile), &page);
        to_string(&document, Format::Text, Options { width }).expect("memory takes everything")
    }

    #[test]
    fn wraps_everything_but_addresses() {
        for width in [1, 20, 40, 80] {
            let text = at(Some(width));
            let wide = text.lines().find(|line| textwrap::core::display_width(line) > width.max(3));
            assert_eq!(wide.filter(|line| !line.starts_with("https://")), None, "at {width}");
        }
        assert!(at(None).lines().any(|line| line.len() > 200));
    }

    #[test]
    fn says_the_same_at_any_width() {
        let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(at(Some(60))), words(at(None)));
    }

    #[test]
    fn a_closed_pipe_is_the_callers_to_judge() {
        struct Closed;
        impl io::Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        let document = sample::document(sample::context(&data, &profile), &page);
        for &format in Format::ALL {
            let result = crate::export::write(&document, format, Options::default(), &mut Closed);
            assert_eq!(result.map_err(|e| e.kind()), Err(io::ErrorKind::BrokenPipe), "{format}");
        }
    }
}
