//! What is wrong with a data set, said so that its author can mend it.
//!
//! A [`Problem`] keeps the offending line itself, so it outlives the file it came from, and holds no
//! character that could drive a terminal. Whether it is shown in color is for the caller to decide.

use std::{fmt, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How many problems of one file are kept; more are only counted. It bounds memory and time on
/// files that are not what their author thinks they are.
const KEPT: usize = 1_000;

/// Characters of the offending line kept before the mark, of the mark, and after it.
const BEFORE: usize = 4_000;
const MARKED: usize = 60;
const AFTER: usize = 200;

/// Whether a problem keeps the data set from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The data set is refused.
    Error,
    /// The data set works, but its author may have meant something else.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Whether the data set is refused for it.
    pub severity: Severity,
    /// The file or folder, as it is shown.
    pub file: String,
    /// Where in the file; none if the file as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong: one sentence without a full stop.
    pub message: String,
    /// The way out: nearest valid name, what is allowed; blank if the message says it all.
    pub help: String,
}

/// A place in a file, with the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// In characters, from 1 to 4,000; what goes over the end of the line is not counted.
    pub length: usize,
    /// The line, cut where it is very long, without control characters.
    excerpt: String,
    /// Bytes of the excerpt that are meant.
    marked: Range<usize>,
    /// Whether the excerpt starts after the line does.
    cut: bool,
}

/// A problem whose place is still a range of bytes in a source.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub range: Range<usize>,
    pub severity: Severity,
    pub message: String,
    pub help: String,
}

impl Spot {
    pub fn error(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { range, severity: Severity::Error, message: message.into(), help: help.into() }
    }
}

/// The problems of one file: the first [`KEPT`], and how many more errors there were.
#[derive(Debug, Default)]
pub(super) struct Spots {
    kept: Vec<Spot>,
    unlisted: usize,
}

impl Spots {
    /// Adds a problem and returns its index.
    pub fn push(&mut self, spot: Spot) -> usize {
        if self.kept.len() < KEPT {
            self.kept.push(spot);
            return self.kept.len() - 1;
        }
        self.unlisted += usize::from(spot.severity == Severity::Error);
        KEPT
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut Spot> {
        self.kept.get_mut(index)
    }

    pub fn last_mut(&mut self) -> Option<&mut Spot> {
        self.kept.last_mut()
    }

    /// Whether more problems would only be counted.
    pub fn is_full(&self) -> bool {
        self.kept.len() >= KEPT
    }
}

/// A file's text under the name that is shown.
#[derive(Clone, Debug)]
pub struct Source {
    /// How messages call it.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// All that is wrong with a data set, in the order of files and lines: errors, or else warnings.
///
/// Shown with `{}` it is plain text, as a compiler would print it, with a count at the end.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    /// Errors that are counted but not kept.
    unlisted: usize,
}

impl Problem {
    /// An error that concerns a file as a whole.
    pub(super) fn with_file(file: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            file: clean(file),
            place: None,
            message: message.into(),
            help: help.into(),
        }
    }

    fn group(&self) -> Group<'_> {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(&self.message));
        group = match &self.place {
            None => group.element(Origin::path(&self.file)),
            Some(place) => {
                let mark = AnnotationKind::Primary.span(place.marked.clone());
                let snippet = Snippet::source(&place.excerpt).line_start(place.line).annotation(mark);
                if place.cut {
                    // The snippet would count its column from the cut.
                    let origin = Origin::path(&self.file).line(place.line).char_column(place.column);
                    group.element(origin).element(snippet)
                } else {
                    group.element(snippet.path(&self.file))
                }
            }
        };
        if self.help.is_empty() { group } else { group.element(Level::HELP.message(&self.help)) }
    }
}

/// In one line, as compilers and editors know it: `config.ron:3:5: message; help`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(place) = &self.place {
            write!(f, ":{}:{}", place.line, place.column)?;
        }
        write!(f, ": {}", self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "; {}", self.help) }
    }
}

impl Problems {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems, in the order of files and lines.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// How many errors there are; without any the data set can be used.
    #[must_use]
    pub fn errors(&self) -> usize {
        let listed = self.list.iter().filter(|p| p.severity == Severity::Error).count();
        listed + self.unlisted
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.list.iter().filter(|p| p.severity == Severity::Warning).count()
    }

    /// Everything as text for a terminal that shows color.
    #[must_use]
    pub fn colored(&self) -> String {
        self.render(&Renderer::styled())
    }

    pub(super) fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Brings the files in order, and drops the warnings: beside errors they would only be consequences.
    pub(super) fn settle(&mut self) {
        self.list.retain(|p| p.severity == Severity::Error);
        self.list.sort_by_cached_key(|p| p.file.clone());
    }

    /// Adds problems of one file, sorted by their places in it.
    pub(super) fn extend(&mut self, source: &Source, mut spots: Spots) {
        spots.kept.sort_by_key(|s| (s.range.start, s.severity));
        let mut cursor = Cursor::default();
        for spot in spots.kept {
            self.list.push(Problem {
                severity: spot.severity,
                file: clean(&source.name),
                place: Some(cursor.place(&source.text, spot.range)),
                message: spot.message,
                help: spot.help,
            });
        }
        self.unlisted += spots.unlisted;
    }

    fn render(&self, renderer: &Renderer) -> String {
        let mut out = String::new();
        for problem in &self.list {
            out.push_str(&renderer.render(&[problem.group()]));
            out.push_str("\n\n");
        }
        out.push_str(&self.tally());
        out
    }

    /// `3 problems in my-data/career.ron, 1 in my-data/wages.ron`, or `2 warnings`.
    fn tally(&self) -> String {
        let mut files: Vec<(&str, usize)> = Vec::new();
        for problem in self.list.iter().filter(|p| p.severity == Severity::Error) {
            match files.iter_mut().find(|(name, _)| *name == problem.file) {
                Some((_, count)) => *count += 1,
                None => files.push((&problem.file, 1)),
            }
        }
        let mut parts = Vec::new();
        for (i, (name, count)) in files.iter().enumerate() {
            let noun = if i > 0 { "" } else { plural(*count, " problem", " problems") };
            parts.push(format!("{count}{noun} in {name}"));
        }
        if self.unlisted > 0 {
            parts.push(format!("and {} more that are not listed", self.unlisted));
        }
        let warnings = self.warnings();
        if warnings > 0 {
            parts.push(format!("{warnings} {}", plural(warnings, "warning", "warnings")));
        }
        parts.join(", ")
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain()))
    }
}

impl std::error::Error for Problems {}

/// Walks a text once, however many places are asked for, as long as they are asked in order.
#[derive(Default)]
struct Cursor {
    offset: usize,
    /// Line breaks before the offset.
    lines: usize,
    line_start: usize,
    /// Characters between the start of the line and the offset.
    columns: usize,
}

impl Cursor {
    fn place(&mut self, text: &str, range: Range<usize>) -> Place {
        let start = boundary(text, range.start.max(self.offset));
        for (i, c) in text.get(self.offset..start).unwrap_or_default().char_indices() {
            self.columns += 1;
            if c == '\n' {
                self.lines += 1;
                self.columns = 0;
                self.line_start = self.offset + i + 1;
            }
        }
        self.offset = start;

        let line_so_far = text.get(self.line_start..start).unwrap_or_default();
        let mut before: Vec<char> = line_so_far.chars().rev().take(BEFORE).collect();
        before.reverse();
        let rest = || text.get(start..).unwrap_or_default().chars().take_while(|c| !matches!(c, '\n' | '\r'));
        let length = text
            .get(start..boundary(text, range.end.max(start)))
            .unwrap_or_default()
            .chars()
            .take(BEFORE)
            .take_while(|&c| c != '\n')
            .count()
            .max(1);
        let cut = before.len() < self.columns;
        let mut excerpt: String = before.into_iter().map(visible).collect();
        if cut {
            excerpt.insert(0, '…');
        }
        let from = excerpt.len();
        excerpt.extend(rest().take(length.min(MARKED)).map(visible));
        let marked = from..excerpt.len();
        excerpt.extend(rest().skip(length.min(MARKED)).take(AFTER).map(visible));
        if rest().nth(length.min(MARKED) + AFTER).is_some() {
            excerpt.push('…');
        }
        Place { line: self.lines + 1, column: self.columns + 1, length, excerpt, marked, cut }
    }
}

/// The character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// The line on which an offset lies, from 1.
pub(super) fn line(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|&b| b == b'\n').count()
}

/// Whether a character could drive a terminal, or reorder what stands beside it so that it reads as
/// something else (the attack known as Trojan Source, CVE-2021-42574).
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// What stands for a character on the screen: itself, a space for a tab, the Unicode picture of a
/// control character, or a replacement mark. One for one, so columns stay.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_unsafe(c) || c == '\u{feff}' => '\u{fffd}',
        c => c,
    }
}

/// A text from outside (a file name, a name in a data file), made fit to be shown.
pub fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// A name from outside as it stands in a message: in backticks, and not too long.
pub(super) fn quote(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text.chars().take(LONGEST).map(visible).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Names in a row, in backticks.
pub(super) fn enumerate<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(quote).collect::<Vec<_>>().join(", ")
}

/// The word for so many.
pub(super) fn plural<'a>(count: usize, one: &'a str, more: &'a str) -> &'a str {
    if count == 1 { one } else { more }
}
