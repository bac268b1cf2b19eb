//! A line of the data file taken apart at its tabs: slow, and exact about what is wrong.

use std::str;

use super::{
    codes::Release,
    series::{Flaw, HEADER, PERIOD, Place, Series, YEAR},
    table::{BOM, NOT_UTF8, control_character, shortened},
};

/// The columns of a line, without the padding, its series and release checked.
pub(super) struct Line<'a> {
    pub series: Series,
    pub value: &'a [u8],
    pub footnotes: &'a [u8],
}

impl<'a> Line<'a> {
    /// Takes a line apart, with or without its line end.
    pub fn parse(line: &'a [u8], release: &Release) -> Result<Self, Flaw> {
        let text = text(line)?;
        let [id, year, period, value, footnotes] = columns(text)?.map(str::as_bytes);
        let series = Series::parse(id)?;
        for (column, found, expected) in
            [(YEAR, year, release.year.as_slice()), (PERIOD, period, release.period.as_slice())]
        {
            if found != expected {
                let what = format!(
                    "two releases mixed: {} `{}` here, but `{}` in oe.release",
                    HEADER.get(column).unwrap_or(&""),
                    shortened(&String::from_utf8_lossy(found)),
                    String::from_utf8_lossy(expected)
                );
                return Err(Flaw::column(column, what));
            }
        }
        Ok(Self { series, value, footnotes })
    }
}

/// Checks the first line.
pub(super) fn check_header(line: &[u8]) -> Result<(), Flaw> {
    let text = text(line)?;
    let text = text.strip_prefix(BOM).unwrap_or(text);
    if columns(text).is_ok_and(|columns| columns == HEADER) {
        return Ok(());
    }
    Err(Flaw::line(format!("wrong header `{}`: expected `{}`", shortened(text), HEADER.join(" "))))
}

/// Makes sure that a line is text, and takes its line end off.
fn text(line: &[u8]) -> Result<&str, Flaw> {
    let text = str::from_utf8(line).map_err(|error| {
        let before = line.get(..error.valid_up_to()).unwrap_or_default();
        Flaw::character(String::from_utf8_lossy(before).chars().count(), NOT_UTF8)
    })?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    match text.chars().enumerate().find(|&(_, c)| c != '\t' && c.is_control()) {
        Some((at, c)) => Err(Flaw::character(at, control_character(c))),
        None => Ok(text),
    }
}

/// The columns of a line, without the padding.
fn columns(text: &str) -> Result<[&str; HEADER.len()], Flaw> {
    let mut fields = text.split('\t').map(str::trim);
    let columns = HEADER.map(|_| fields.next());
    let count = text.split('\t').count();
    match columns {
        [Some(series), Some(year), Some(period), Some(value), Some(notes)] if count == HEADER.len() => {
            Ok([series, year, period, value, notes])
        }
        _ if text.trim().is_empty() => Err(Flaw::line("a blank line")),
        _ => {
            let what =
                format!("columns: {count}, but the header has {}: `{}`", HEADER.len(), shortened(text));
            Err(Flaw::line(what))
        }
    }
}

/// The column of a flaw in its line, in characters from 1; none where it is all of the line.
pub(super) fn column_of(place: Place, line: &[u8]) -> Option<usize> {
    match place {
        Place::Line => None,
        Place::Character(at) => Some(at + 1),
        Place::Column(column, offset) => {
            let text = String::from_utf8_lossy(line);
            let mut columns = text.split('\t');
            let before: usize = columns.by_ref().take(column).map(|c| c.chars().count() + 1).sum();
            let padding = columns.next().unwrap_or_default().chars().take_while(|&c| c == ' ').count();
            Some(before + padding + offset + 1)
        }
    }
}
