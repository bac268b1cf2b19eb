//! The small files of codes: tab-separated, a header line, one code a line.

use std::{fs::File, io::Read, path::PathBuf, str};

use super::{problem::Problem, sha256};

/// No file of codes comes near this; what does is some other file.
const MOST_BYTES: u64 = 16 << 20;

/// A file of codes, read whole.
pub(super) struct Table {
    /// Where it was found.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    text: String,
}

/// A line of a [`Table`]: the columns asked for, in the order asked.
pub(super) struct Record<'a, const N: usize> {
    /// Its number, from 1.
    pub line: u64,
    /// What its columns hold, without the padding.
    pub fields: [Field<'a>; N],
}

/// What a column of a line holds.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    /// Without the padding.
    pub text: &'a str,
    /// Where it begins, in characters from 1.
    pub column: usize,
}

impl Table {
    /// Reads a file and makes sure that it is text of whole lines.
    pub fn read(path: PathBuf) -> Result<Self, Problem> {
        let mut bytes = Vec::new();
        let file = File::open(&path).map_err(|error| Problem::open(&path, error))?;
        match file.take(MOST_BYTES + 1).read_to_end(&mut bytes) {
            Err(error) => return Err(Problem::io(&path, error)),
            Ok(0) => return Err(Problem::file(&path, "is empty")),
            Ok(read) if read as u64 > MOST_BYTES => {
                let what = format!("is no file of codes: it is larger than {} MiB", MOST_BYTES >> 20);
                return Err(Problem::file(&path, what));
            }
            Ok(_) => {}
        }
        let sha256 = sha256(&bytes);
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
                let line = 1 + memchr::memchr_iter(b'\n', valid).count() as u64;
                let before = valid.rsplit(|&b| b == b'\n').next().unwrap_or_default();
                let column = 1 + String::from_utf8_lossy(before).chars().count();
                return Err(Problem::column(&path, line, column, NOT_UTF8));
            }
        };
        let table = Self { path, sha256, text };
        for (number, line) in table.lines() {
            if let Some((column, c)) = (1..).zip(line.chars()).find(|&(_, c)| c != '\t' && is_control(c)) {
                return Err(Problem::column(&table.path, number, column, control_character(c)));
            }
        }
        if !table.text.ends_with('\n') {
            let last = table.lines().last().map_or(1, |(number, _)| number);
            return Err(Problem::line(&table.path, last, CUT_SHORT));
        }
        Ok(table)
    }

    /// Its lines after the header, with the columns of these names.
    pub fn records<const N: usize>(&self, names: [&str; N]) -> Result<Vec<Record<'_, N>>, Problem> {
        let mut lines = self.lines();
        let header: Vec<&str> =
            lines.next().map_or("", |(_, line)| line).split('\t').map(str::trim).collect();
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            let mut found = header.iter().enumerate().filter(|&(_, column)| *column == name);
            match (found.next(), found.next()) {
                (Some((at, _)), None) => *place = at,
                (None, _) => {
                    let what = format!(
                        "wrong header: no column `{name}` in `{}`; expected {}",
                        shortened(&header.join(" ")),
                        names.map(|n| format!("`{n}`")).join(", ")
                    );
                    return Err(Problem::line(&self.path, 1, what));
                }
                (Some(_), Some(_)) => {
                    let what = format!("wrong header: column `{name}` stands there twice");
                    return Err(Problem::line(&self.path, 1, what));
                }
            }
        }
        let mut records = Vec::new();
        for (line, text) in lines {
            if text.trim().is_empty() {
                return Err(Problem::line(&self.path, line, "a blank line"));
            }
            let mut column = 1;
            let fields: Vec<Field<'_>> = text
                .split('\t')
                .map(|raw| {
                    let padding = raw.chars().take_while(|c| c.is_whitespace()).count();
                    let field = Field { text: raw.trim(), column: column + padding };
                    column += raw.chars().count() + 1;
                    field
                })
                .collect();
            if fields.len() != header.len() {
                let what = format!("columns: {}, but the header has {}", fields.len(), header.len());
                return Err(Problem::line(&self.path, line, what));
            }
            let fields = places.map(|at| fields.get(at).copied().unwrap_or(Field { text: "", column: 1 }));
            records.push(Record { line, fields });
        }
        if records.is_empty() {
            return Err(Problem::line(&self.path, 1, "nothing stands below the header"));
        }
        Ok(records)
    }

    /// A fault of one of its fields.
    pub fn problem(&self, line: u64, field: Field<'_>, what: impl Into<String>) -> Problem {
        Problem::column(&self.path, line, field.column, what)
    }

    /// Its lines with their numbers, without line ends and without a byte order mark.
    fn lines(&self) -> impl Iterator<Item = (u64, &str)> {
        let text = self.text.strip_prefix(BOM).unwrap_or(&self.text);
        (1..).zip(text.lines())
    }
}

/// What a byte order mark reads as; some editors put one in front of a file.
pub(super) const BOM: char = '\u{feff}';

/// What is said of bytes that are no text.
pub(super) const NOT_UTF8: &str = "is no text: a byte here is not UTF-8";

/// What is said of a last line without a line end. It may well look whole: `1234` cut to `123`.
pub(super) const CUT_SHORT: &str = "the last line is cut short: no line end follows it";

/// Characters that would drive a terminal, or turn text around, rather than be read.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | BOM)
}

/// What is said of a character that is none to be read.
pub(super) fn control_character(c: char) -> String {
    format!("is no text: it holds the control character {}", c.escape_unicode())
}

/// Text for a message: safe to print, and not much of it.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
