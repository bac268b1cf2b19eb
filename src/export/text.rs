//! The text form: linear and complete, for a screen reader, grep and e-mail.
//!
//! Headings and sentences only: no box lines, no columns, nothing that is meant by its place alone.
//! A bar is the sentence it draws, a mark is its word, and a row says nothing that its detail says
//! right after it.

use std::io::{self, Write};

use super::{
    Document, Entry, Part, References,
    words::{self, Common, Money},
};
use crate::{
    dataset::Id,
    page::{
        Bar, Block, Cell, Cited, Column, Detail, Figure, Line, RangeBar, Table, Tone, Trend, Unit,
        cell::Missing,
    },
};

/// Prints `document`, wrapped to `width` terminal columns; none = no wrapping.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document<'_>, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let references = References::of(document);
    Printer { out, width, references, money: Money::of(document) }.document(document)
}

struct Printer<'a, 'w> {
    out: &'w mut dyn Write,
    width: Option<usize>,
    references: References<'a>,
    money: Money,
}

impl Printer<'_, '_> {
    fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.paragraph(&document.heading())?;
        self.blank()?;
        for (label, value) in document.head() {
            self.paragraph(&words::sentence(&format!("{label}: {value}")))?;
        }
        if !self.references.is_empty() {
            self.paragraph("Numbers in square brackets lead to the list of sources at the end.")?;
        }
        for part in &document.parts {
            self.part(part)?;
        }
        self.sources(document)
    }

    fn part(&mut self, part: &Part<'_>) -> io::Result<()> {
        self.blank()?;
        self.paragraph(&format!("{}: {}", part.heading(), words::sentence(&part.scope())))?;
        for line in &part.page.lead {
            self.blank()?;
            self.paragraph(&line.plain())?;
        }
        let mut number = 0;
        for (group, run) in part.runs() {
            if !group.is_empty() {
                self.blank()?;
                self.paragraph(&format!("{} ({}):", words::capital(group), words::count(run.len(), "row")))?;
            }
            for entry in run {
                number += 1;
                let place = format!("{number} of {}", part.entries.len());
                if entry.full { self.in_full(part, entry, &place)? } else { self.row(part, entry)? }
            }
        }
        Ok(())
    }

    /// A row by itself, as one list item with the sources of its figures.
    fn row(&mut self, part: &Part<'_>, entry: &Entry<'_>) -> io::Result<()> {
        let mut text = words::sentence(&label(entry));
        for said in cells(self.money, part, entry, &Detail::default()) {
            text.push(' ');
            text.push_str(&said);
        }
        self.item(&words::cite(&text, &self.origins(&entry.detail)))
    }

    /// A row with its detail.
    fn in_full(&mut self, part: &Part<'_>, entry: &Entry<'_>, place: &str) -> io::Result<()> {
        self.blank()?;
        self.paragraph(&format!("{place}: {}", label(entry)))?;
        if !entry.detail.title.is_empty() && !entry.label().starts_with(&entry.detail.title) {
            self.paragraph(&words::sentence(&entry.detail.title))?;
        }
        let said = cells(self.money, part, entry, &entry.detail).join(" ");
        if !said.is_empty() {
            self.paragraph(&said)?;
        }
        let mut before: Option<&Block> = None;
        for block in &entry.detail.blocks {
            let list = matches!(block, Block::Bullets(_) | Block::Facts(_));
            let joined = match before {
                None | Some(Block::Heading(_)) => true,
                Some(Block::Text(_)) => list,
                Some(_) => false,
            };
            if !joined && !matches!(block, Block::Heading(_)) {
                self.blank()?;
            }
            self.block(block)?;
            before = Some(block);
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading(text) => {
                self.blank()?;
                self.paragraph(&format!("{text}:"))
            }
            Block::Text(cited) => {
                let text = self.cited(cited);
                self.paragraph(&text)
            }
            Block::Bullets(list) => list.iter().try_for_each(|cited| {
                let text = self.cited(cited);
                self.item(&text)
            }),
            Block::Facts(facts) => facts.iter().try_for_each(|fact| {
                let value = self.cited(&fact.value);
                self.item(&format!("{}: {value}", fact.label))
            }),
            Block::Ranges { scale, bars } => self.ranges(bars, scale.unit),
            Block::Bars(bars) => self.bars(bars),
            Block::Table(table) => self.table(table),
            Block::Trend(trend) => self.trend(trend),
        }
    }

    fn ranges(&mut self, bars: &[RangeBar], unit: Unit) -> io::Result<()> {
        let common = self.common(bars.iter().map(|b| &b.figure))?;
        for bar in bars {
            let note = if bar.note.is_empty() { String::new() } else { format!(" ({})", bar.note) };
            let said = self.money.range(&bar.range, unit);
            self.figure(&format!("{}{note}: {said}", bar.label), &common, &bar.figure)?;
        }
        Ok(())
    }

    fn bars(&mut self, bars: &[Bar]) -> io::Result<()> {
        let common = self.common(bars.iter().map(|b| &b.figure))?;
        for bar in bars {
            let said = bar.number.map_or_else(|| Missing::NotFound.words().to_owned(), |n| n.to_string());
            self.figure(&format!("{}: {said}", bar.label), &common, &bar.figure)?;
        }
        Ok(())
    }

    fn trend(&mut self, trend: &Trend) -> io::Result<()> {
        self.paragraph(&format!("{}:", trend.caption))?;
        let common = self.common(trend.series.iter().map(|s| &s.figure))?;
        for series in &trend.series {
            let value = |value| self.money.write(value, trend.unit);
            let years: Vec<_> = series.points.iter().map(|(y, v)| format!("{y} {}", value(*v))).collect();
            let yardstick = if series.yardstick { " (to compare with)" } else { "" };
            self.figure(
                &format!("{}{yardstick}: {}", series.name, years.join(", ")),
                &common,
                &series.figure,
            )?;
        }
        if trend.series.len() > 1 {
            self.paragraph("The series count different people: no line joins one to another.")?;
        }
        Ok(())
    }

    /// Says what the figures have in common, before they follow.
    fn common<'f>(&mut self, figures: impl Iterator<Item = &'f Figure>) -> io::Result<Common<'f>> {
        let common = Common::of(&figures.collect::<Vec<_>>());
        if !common.words().is_empty() {
            self.paragraph(&format!("What is counted: {}", words::sentence(&common.words())))?;
        }
        Ok(common)
    }

    /// A figure with its passport.
    fn figure(&mut self, said: &str, common: &Common<'_>, figure: &Figure) -> io::Result<()> {
        let origin = self.origin(common, figure);
        self.item(&words::cite(said, &origin))
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        if !table.caption.is_empty() {
            self.paragraph(&format!("{}, {}:", table.caption, words::count(table.rows.len(), "row")))?;
        }
        for (cells, sources) in &table.rows {
            let mut text = words::sentence(&cells.first().map(Cell::plain).unwrap_or_default());
            for (column, cell) in table.columns.iter().zip(cells).skip(1) {
                if let Some(said) = value(self.money, column, cell) {
                    text.push(' ');
                    text.push_str(&labelled(&column.title, &said));
                }
            }
            self.item(&words::cite(&text, &self.numbers(sources)))?;
        }
        Ok(())
    }

    fn cited(&self, cited: &Cited) -> String {
        let mark = words::mark(cited).map(|word| format!("{word}: ")).unwrap_or_default();
        let figure = cited.figure.as_ref();
        let origin = figure.map(|f| self.origin(&Common::default(), f)).unwrap_or_default();
        let others = cited.sources.iter().filter(|id| figure.is_none_or(|f| f.source != **id));
        let tail = format!("{origin}{}", self.numbers(others));
        format!("{mark}{}", words::cite(&cited.line.plain(), &tail))
    }

    /// What a figure does not have in common with its neighbors, who gives it and of when:
    /// ` (Texas; Publisher, period) [1]`.
    fn origin(&self, common: &Common<'_>, figure: &Figure) -> String {
        let publisher = self.references.get(&figure.source).map_or("", |(_, s)| s.publisher.as_str());
        let by = [publisher, &figure.period].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>();
        let words = [common.rest(figure), by.join(", ")].into_iter().filter(|w| !w.is_empty());
        format!(" ({}){}", words.collect::<Vec<_>>().join("; "), self.numbers([&figure.source]))
    }

    /// Who gives the figures of a row, each source and period once; without figures, its sources.
    fn origins(&self, detail: &Detail) -> String {
        let mut all: Vec<String> = Vec::new();
        let figures = detail.figures();
        for origin in figures.into_iter().map(|f| self.origin(&Common::of(&[f]), f)) {
            if !all.contains(&origin) {
                all.push(origin);
            }
        }
        if all.is_empty() { self.numbers(detail.sources()) } else { all.concat() }
    }

    /// Numbers of sources: ` [1, 4]`; empty if there are none.
    fn numbers<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        let numbers: Vec<_> = self.references.numbers(ids).iter().map(usize::to_string).collect();
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
    }

    fn sources(&mut self, document: &Document<'_>) -> io::Result<()> {
        if self.references.is_empty() {
            return Ok(());
        }
        self.blank()?;
        self.paragraph("Sources:")?;
        let numbered: Vec<_> = self.references.numbered().collect();
        for (number, source) in numbered {
            self.paragraph(&format!("[{number}] {}", words::source(source, document.context.today)))?;
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
            // Codes such as `ICD-10-CM` and addresses stay whole, so that grep finds them.
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(!text.contains("://"));
        textwrap::wrap(&text, options).iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }
}

/// The row's label and whether it is picked.
fn label(entry: &Entry<'_>) -> String {
    let picked = if entry.row.picked == Some(true) { " (picked)" } else { "" };
    format!("{}{picked}", entry.label())
}

/// The cells of a row after its label as sentences, without what `detail` says.
fn cells(money: Money, part: &Part<'_>, entry: &Entry<'_>, detail: &Detail) -> Vec<String> {
    let columns = part.page.columns.iter().zip(&entry.row.cells).skip(1);
    let said = columns.enumerate().filter(|(_, (column, cell))| !says(detail, &column.title, cell));
    let cells = said.filter_map(|(i, (column, cell))| {
        // What speaks for several columns stands under no one's name.
        let covers = matches!(entry.row.cells.get(i + 2), Some(Cell::Missing(Missing::Covered)));
        let title = if covers { "" } else { column.title.as_str() };
        Some(labelled(title, &value(money, column, cell)?))
    });
    let group = Some(part.group(entry)).filter(|group| part.sort.is_some() && !group.is_empty());
    group.map(|group| labelled("Group", group)).into_iter().chain(cells).collect()
}

fn labelled(label: &str, value: &str) -> String {
    words::sentence(&if label.is_empty() { value.to_owned() } else { format!("{label}: {value}") })
}

/// A cell in words; none where there is nothing to say.
fn value(money: Money, column: &Column, cell: &Cell) -> Option<String> {
    let said = match cell {
        Cell::Range(range) => money.range(range, column.scale.map_or(Unit::Money, |s| s.unit)),
        cell => cell.plain(),
    };
    Some(said).filter(|text| !text.is_empty())
}

/// Whether `detail` says what `cell` says under `title`: the same range, a fact with that label and
/// value, or the same words. Short words need the label, for they may stand anywhere by chance.
fn says(detail: &Detail, title: &str, cell: &Cell) -> bool {
    let plain = cell.plain();
    // A detail keeps the mark of a correction apart from the words.
    let plain = plain.strip_prefix("! ").unwrap_or(&plain);
    let same = |cited: &Cited| {
        let text = cited.line.plain();
        text == plain || (plain.split_whitespace().count() > 3 && text.contains(plain))
    };
    if let Cell::Text(line) = cell
        && lists(detail, line)
    {
        return true;
    }
    detail.blocks.iter().any(|block| match (block, cell) {
        (Block::Ranges { bars, .. }, Cell::Range(range)) => bars.iter().any(|b| b.range == *range),
        (Block::Facts(facts), _) => facts.iter().any(|fact| {
            let labelled = fact.label.eq_ignore_ascii_case(title) && fact.value.line.plain().contains(plain);
            !plain.is_empty() && (labelled || (matches!(cell, Cell::Text(_)) && same(&fact.value)))
        }),
        (Block::Text(cited), Cell::Text(_)) => same(cited),
        (Block::Bullets(list), Cell::Text(_)) => list.iter().any(same),
        _ => false,
    })
}

fn bullets(block: &Block) -> &[Cited] {
    if let Block::Bullets(list) = block { list } else { &[] }
}

/// Whether `detail` has a list with everything that `line` strings together.
fn lists(detail: &Detail, line: &Line) -> bool {
    let mut things = line.0.iter().filter(|span| span.tone != Tone::Muted).map(|span| span.text.as_str());
    let listed: Vec<String> = detail.blocks.iter().flat_map(bullets).map(|c| c.line.plain()).collect();
    line.0.len() > 2 && things.all(|thing| listed.iter().any(|text| text.starts_with(thing)))
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
        Ship building: Roles

        Roles: all 2: Rigger, Caulker.
        Data set: edited 1 March 2026.
        Printed: 12 June 2026.
        Numbers in square brackets lead to the list of sources at the end.

        Roles, by yard: 2 rows.

        One line to read first.

        On deck (1 row):

        1 of 2: Rigger (picked)
        Jobs: 1,200. Rope: essential. Openings: -300.
        Sets up masts and ropes [1, 2].

        Pay:
        What is counted: percentiles of pay a year; riggers.
        - Rigger · Caulker: half earn more than $50,000; one in ten earns less than
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
        - A | B. Fee: $12.50. Note: not found [1].
        - C. Fee: not found. Note: late.

        Pay over time:
        What is counted: percentiles of pay a year; the nation.
        - before the split: 2018 $30,000, 2019 $31,000 (riggers and caulkers; Harbour
          Office, May 2024) [1].
        - all workers (to compare with): 2018 $29,000, 2020 $33,000 (all; Guild, May
          2024) [2].
        The series count different people: no line joins one to another.

        In the hull (1 row):
        - Caulker. Jobs: not found. Pay: one in ten earns less than $28,000, one in ten
          more than $90,000; the survey stops counting at $90,000. What it is: Makes
          seams tight. Openings: not released [3].

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
