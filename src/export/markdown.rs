//! The Markdown form: GitHub-flavored, with tables that are aligned in the source too.
//!
//! A number in square brackets is a link to the address of its source, which is defined at the end.

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{
    Document, Entry, Part,
    grid::{Field, Grid, Head},
    repeats::{Place, Repeats, Shared},
    words::{self, Common, Origin, Words},
};
use crate::page::{Align, Block, Cited, Detail, Line, Tone};

/// A field wider than this does not widen its column in the source.
const WIDEST: usize = 48;

/// Prints `document`.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(document: &'a Document<'a>, out: &mut dyn Write) -> io::Result<()> {
    let (words, repeats) = (Words::of(document), Repeats::default());
    Printer { out, words, repeats, row: 0, heading: String::new() }.document(document)
}

struct Printer<'a, 'w> {
    out: &'w mut dyn Write,
    words: Words<'a>,
    repeats: Repeats<'a>,
    /// How many rows in full were begun.
    row: usize,
    /// The heading within the detail under which the block stands.
    heading: String,
}

impl<'a> Printer<'a, '_> {
    fn document(&mut self, document: &'a Document<'a>) -> io::Result<()> {
        writeln!(self.out, "# {}", escape(&document.heading()))?;
        writeln!(self.out)?;
        for (label, value) in document.head() {
            writeln!(self.out, "- **{label}:** {}", escape(&value))?;
        }
        for part in &document.parts {
            let level = match document.part_heading(part) {
                Some(heading) => {
                    self.heading(2, &heading)?;
                    3
                }
                None => 2,
            };
            self.part(part, level)?;
        }
        self.sources()
    }

    /// A part whose own headings begin at `level`.
    fn part(&mut self, part: &'a Part<'a>, level: usize) -> io::Result<()> {
        if let Some(scope) = part.scope() {
            self.paragraph(&escape(&words::sentence(&scope)))?;
        }
        for line in part.page.lead.iter().filter(|line| !words::is_legend(&line.plain())) {
            self.paragraph(&inline(line))?;
        }
        for legend in part.legends() {
            self.paragraph(&escape(&words::say(&legend)))?;
        }
        let shared = Shared::of(part);
        if let Some(entry) = part.entries.iter().find(|entry| entry.full && !shared.blocks.is_empty()) {
            self.paragraph(words::FOR_EVERY_ROW)?;
            self.heading.clear();
            for &block in &shared.blocks {
                self.block(block, &entry.detail, level)?;
            }
        }
        for (group, run) in part.runs() {
            let level = if group.is_empty() {
                level
            } else {
                self.heading(level, &words::capital(&words::say(group)))?;
                level + 1
            };
            // Labels alone are said by the headings that follow.
            if part.page.columns.len() > 1 || !run.iter().all(|entry| entry.full) {
                self.grid(&Grid::rows(&self.words, part, "", run))?;
            }
            for entry in run.iter().filter(|entry| entry.full) {
                self.entry(entry, &shared, level)?;
            }
        }
        if let Some(rest) = part.rest() {
            self.paragraph(&escape(&rest))?;
        }
        Ok(())
    }

    fn entry(&mut self, entry: &'a Entry<'a>, shared: &Shared<'_>, level: usize) -> io::Result<()> {
        self.heading(level, &entry.name())?;
        if let Some(title) = entry.title() {
            self.paragraph(&format!("**{}**", escape(&title)))?;
        }
        self.heading.clear();
        self.row += 1;
        let mut place = Place { row: self.row, label: entry.label(), ..Place::default() };
        for block in shared.rest(&entry.detail) {
            match self.repeats.find(block, &place) {
                Some(pointer) => self.paragraph(&escape(&pointer.sentence()))?,
                None => self.block(block, &entry.detail, level + 1)?,
            }
            place.passed(block);
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, detail: &Detail, level: usize) -> io::Result<()> {
        match block {
            Block::Heading(text) => {
                self.heading = words::say(text);
                let text = self.heading.clone();
                self.heading(level, &text)
            }
            Block::Text(cited) => self.paragraph(&said(cited, "", &self.words.paragraph(cited, detail))),
            Block::Bullets(list) => {
                let common = self.common(Common::of_lines(list))?;
                self.list(list.iter().map(|cited| (String::new(), cited)), &common)
            }
            Block::Facts(facts) => {
                let common = self.common(Common::of_lines(facts.iter().map(|f| &f.value)))?;
                self.list(facts.iter().map(|f| (words::say(&f.label), &f.value)), &common)
            }
            Block::Ranges { scale, bars } => self.grid(&Grid::ranges(&self.words, bars, *scale)),
            Block::Bars(bars) => self.grid(&Grid::bars(&self.words, bars)),
            Block::Table(table) => self.grid(&Grid::table(&self.words, table)),
            Block::Trend(trend) => self.grid(&Grid::trend(&self.words, trend)),
        }
    }

    fn list<'c>(
        &mut self,
        items: impl Iterator<Item = (String, &'c Cited)>,
        common: &Common<'_>,
    ) -> io::Result<()> {
        writeln!(self.out)?;
        for (label, cited) in items {
            let value = said(cited, &self.heading, &self.words.cited(cited, common, &label));
            if label.is_empty() {
                writeln!(self.out, "- {value}")?;
            } else {
                writeln!(self.out, "- **{}:** {value}", escape(&label))?;
            }
        }
        Ok(())
    }

    fn common<'f>(&mut self, common: Common<'f>) -> io::Result<Common<'f>> {
        if let Some(sentence) = common.sentence() {
            self.paragraph(&escape(&sentence))?;
        }
        Ok(common)
    }

    fn grid(&mut self, grid: &Grid) -> io::Result<()> {
        if !grid.caption.is_empty() {
            self.paragraph(&format!("**{}**", escape(&words::say(&grid.caption))))?;
        }
        let heads: Vec<&Head> = grid.heads.iter().filter(|head| !head.picture).collect();
        let mut rows: Vec<Vec<String>> = vec![heads.iter().map(|h| escape(&words::say(&h.title))).collect()];
        rows.extend(grid.rows.iter().map(|row| {
            let shown = row.iter().zip(&grid.heads).filter(|(_, head)| !head.picture);
            shown.map(|(one, _)| field(one)).collect()
        }));
        let width = |i: usize| {
            let widths = rows.iter().filter_map(|row| row.get(i)).map(|text| text.width());
            widths.filter(|w| *w <= WIDEST).max().unwrap_or(0).max(3)
        };
        let widths: Vec<usize> = (0..heads.len()).map(width).collect();
        writeln!(self.out)?;
        for (n, row) in rows.iter().enumerate() {
            for ((text, width), head) in row.iter().zip(&widths).zip(&heads) {
                write!(self.out, "| {} ", aligned(text, *width, head.align))?;
            }
            writeln!(self.out, "|")?;
            if n == 0 {
                for (width, head) in widths.iter().zip(&heads) {
                    write!(self.out, "| {} ", rule(*width, head.align))?;
                }
                writeln!(self.out, "|")?;
            }
        }
        for (text, from) in &grid.notes {
            let note =
                if from.is_empty() { escape(text) } else { format!("{}: {}", escape(text), origins(from)) };
            self.paragraph(&note)?;
        }
        Ok(())
    }

    fn sources(&mut self) -> io::Result<()> {
        if self.words.references.is_empty() {
            return Ok(());
        }
        self.heading(2, "Sources")?;
        writeln!(self.out)?;
        let numbered: Vec<_> = self.words.references.numbered().collect();
        for (number, source) in &numbered {
            let address = source.address.as_deref().map(|a| format!(" <{}>", target(a)));
            let words = self.words.source(source);
            writeln!(self.out, "{number}. {}{}", escape(&words), address.unwrap_or_default())?;
        }
        writeln!(self.out)?;
        for (number, source) in &numbered {
            if let Some(address) = &source.address {
                writeln!(self.out, "[{number}]: <{}>", target(address))?;
            }
        }
        Ok(())
    }

    fn heading(&mut self, level: usize, text: &str) -> io::Result<()> {
        writeln!(self.out, "\n{} {}", "#".repeat(level.min(6)), escape(text))
    }

    fn paragraph(&mut self, escaped: &str) -> io::Result<()> {
        writeln!(self.out, "\n{escaped}")
    }
}

/// A line under `heading` with the word for its sign and where it is from.
fn said(cited: &Cited, heading: &str, origin: &Origin) -> String {
    let mark = words::mark_under(cited.mark, heading).map(|word| format!("**{word}:** ")).unwrap_or_default();
    format!("{mark}{}{}", inline(&cited.line), tail(origin))
}

fn field(field: &Field) -> String {
    let Field::Said { line, from } = field else { return String::new() };
    format!("{}{}", inline(line), origins(from))
}

fn aligned(text: &str, width: usize, align: Align) -> String {
    let space = width.saturating_sub(text.width());
    let left = match align {
        Align::Left => 0,
        Align::Center => space / 2,
        Align::Right => space,
    };
    format!("{}{text}{}", " ".repeat(left), " ".repeat(space - left))
}

/// The line under a head that says how the column is aligned.
fn rule(width: usize, align: Align) -> String {
    match align {
        Align::Left => "-".repeat(width),
        Align::Center => format!(":{}:", "-".repeat(width - 2)),
        Align::Right => format!("{}:", "-".repeat(width - 1)),
    }
}

/// Where something is from, after what it is: ` (Texas; Publisher, May 2025) [1] [4]`.
fn tail(origin: &Origin) -> String {
    let words = if origin.words.is_empty() { String::new() } else { format!(" ({})", escape(&origin.words)) };
    origin.numbers.iter().fold(words, |text, number| format!("{text} [{number}]"))
}

/// Where something is from, by itself: `Publisher, May 2025 [1]; Another, 2019 [2]`.
fn origins(from: &[Origin]) -> String {
    let bare = |origin: &Origin| {
        let words = escape(&origin.words);
        origin.numbers.iter().fold(words, |text, number| format!("{text} [{number}]")).trim().to_owned()
    };
    from.iter().map(bare).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
}

/// A line with what is to be seen first, and what differs, in bold. A sign before it becomes a word
/// or, where a word follows, nothing.
fn inline(line: &Line) -> String {
    let (sign, line) = words::unsigned(line);
    let bold = |tone| matches!(tone, Tone::Strong | Tone::Differs);
    let mut text = if sign == "!" { "**Corrected:** ".to_owned() } else { String::new() };
    for run in line.0.chunk_by(|a, b| bold(a.tone) == bold(b.tone)) {
        let plain: String = run.iter().map(|span| span.text.as_str()).collect();
        let inner = plain.trim();
        // Asterisks beside a space or a punctuation mark would stand for themselves.
        let can = inner.starts_with(char::is_alphanumeric) && inner.ends_with(char::is_alphanumeric);
        if can && run.first().is_some_and(|span| bold(span.tone)) {
            let (before, after) =
                (plain.len() - plain.trim_start().len(), plain.len() - plain.trim_end().len());
            let space = |n: usize| if n == 0 { "" } else { " " };
            text.extend([space(before), "**", &within(inner), "**", space(after)]);
        } else {
            text.push_str(&within(&plain));
        }
    }
    guard(text.trim())
}

/// Text that stands for itself wherever it is put: at the beginning of a line, in a list, in a
/// table.
fn escape(text: &str) -> String {
    guard(within(text).trim())
}

/// Escapes what has a meaning in the middle of a line; line breaks and control characters become
/// spaces.
fn within(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // An entity ends with a semicolon.
            '&' => rest.as_str().contains(';'),
            // GitHub reads mathematics between dollar signs, but not where amounts follow them.
            '$' => next.is_some_and(|n| !n.is_ascii_digit() && !n.is_whitespace()),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

/// Escapes what has a meaning at the beginning of a line only: marks of lists, headings, rules.
fn guard(escaped: &str) -> String {
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    let mut rest = escaped.chars().skip(digits);
    let (first, second) = (rest.next(), rest.next());
    let list = digits > 0 && matches!(first, Some('.' | ')')) && second.is_none_or(char::is_whitespace);
    let mark = digits == 0 && matches!(first, Some('-' | '+' | '=' | '#'));
    // A minus or plus right before a figure is its sign.
    let signed = matches!(first, Some('-' | '+')) && second.is_some_and(|c| c.is_ascii_digit() || c == '$');
    if !list && (!mark || signed) {
        return escaped.to_owned();
    }
    let (before, after): (String, String) =
        (escaped.chars().take(digits).collect(), escaped.chars().skip(digits).collect());
    format!("{before}\\{after}")
}

/// An address between angle brackets. What would end it is written by its code; a semicolon might
/// end an entity.
fn target(address: &str) -> String {
    let code = |c: char| match c {
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        ';' => "%3B".to_owned(),
        c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
        c => c.to_string(),
    };
    address.chars().map(code).collect()
}
