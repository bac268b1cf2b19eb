//! The layout that the agency gives to nearly every line, recognized without looking for a tab.
//!
//! ```text
//! OEUM001018000000029207203     →2025→A01→       24.24→5
//! ╰ 25: series id ───────╯╰ 5 ╯╰ 10 ────╯╰ 12: value ╯ ╰ a digit or nothing, then CR LF
//! ```

use super::{
    codes::{Footnotes, Release},
    figure::Datatype,
    series::{LETTER_AT, ROW_LEN, SERIES_LEN},
};

/// The layout of the lines of a release: for every column of characters, the lowest that may stand there
/// and how many follow it. Most columns allow a single one. So a line is compared as a whole, many bytes at
/// a time and without a branch.
pub(super) struct Layout {
    lowest: [u8; WINDOW],
    span: [u8; WINDOW],
    /// Which footnotes of one digit there are, a bit each.
    footnotes: u16,
}

/// The parts of a line of this layout that differ from line to line.
pub(super) struct Parts<'a> {
    /// Bytes of the line, with the line end.
    pub length: usize,
    /// Area type, area, industry and occupation.
    pub row: &'a [u8; ROW_LEN],
    /// Which figure.
    pub datatype: &'static Datatype,
    /// The value, padded.
    pub value: &'a [u8; VALUE],
    /// The footnote, or nothing.
    pub footnote: &'a [u8],
}

/// Bytes looked at: a line and some of the next, to make a round number of vectors.
const WINDOW: usize = 64;
/// Padding, tab, year, tab, period, tab.
const BETWEEN: usize = 15;
const VALUE: usize = 12;

impl Layout {
    pub fn new(release: &Release, footnotes: &Footnotes) -> Self {
        let bits = footnotes.list.iter().filter(|(number, _)| *number < 10).map(|(number, _)| 1 << number);
        let ([y1, y2, y3, y4], [p1, p2, p3]) = (release.year, release.period);
        let only = |byte: u8| (byte, byte);
        // Codes of industries have letters and hyphens, too.
        let row = [(b'-', b'Z'); ROW_LEN];
        // Between a space and a nine there are the point and the hyphen, and little else.
        let value = [(b' ', b'9'); VALUE - 1];
        let columns = (b"OEU".map(only).into_iter().chain(row).chain([(b'0', b'1'), (b'0', b'9')]))
            .chain(b"     \t".map(only))
            .chain([y1, y2, y3, y4, b'\t', p1, p2, p3, b'\t'].map(only))
            .chain(value)
            .chain([(b'-', b'9'), (b'\t', b'\t')]);
        let mut layout = Self {
            lowest: [0; WINDOW],
            span: [u8::MAX; WINDOW],
            footnotes: bits.fold(0, |all, bit: u16| all | bit),
        };
        for ((lowest, span), (from, to)) in layout.lowest.iter_mut().zip(&mut layout.span).zip(columns) {
            (*lowest, *span) = (from, to - from);
        }
        layout
    }

    /// The line that `bytes` begin with, if it is laid out so.
    #[inline]
    pub fn line<'a>(&self, bytes: &'a [u8]) -> Option<Parts<'a>> {
        let window = bytes.first_chunk::<WINDOW>()?;
        let columns = window.iter().zip(&self.lowest).zip(&self.span);
        let strange = columns.fold(0, |strange, ((byte, lowest), span)| {
            strange | u8::from(byte.wrapping_sub(*lowest) > *span)
        });
        let (_, rest) = window.split_first_chunk::<LETTER_AT>()?;
        let (row, rest) = rest.split_first_chunk()?;
        let (datatype, rest) = rest.split_first_chunk()?;
        let (_, rest) = rest.split_first_chunk::<BETWEEN>()?;
        let (value, rest) = rest.split_first_chunk()?;
        let (length, footnote) = match rest {
            [b'\t', b'\r', b'\n', ..] => (SHORT, rest.get(1..1)?),
            [b'\t', note @ b'0'..=b'9', b'\r', b'\n', ..] if self.footnotes & (1 << (note - b'0')) != 0 => {
                (SHORT + 1, rest.get(1..2)?)
            }
            _ => return None,
        };
        let datatype = Datatype::of(*datatype)?;
        (strange == 0).then_some(Parts { length, row, datatype, value, footnote })
    }
}

/// Bytes of a line without a footnote.
const SHORT: usize = SERIES_LEN + BETWEEN + VALUE + 3;
