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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::Date, dataset::Id, import::oews::line::Line};

    const LINE: &str = "OEUM001018000000029207203     \t2025\tA01\t       24.24\t\r\n";

    fn release() -> Release {
        Release {
            year: *b"2025",
            period: *b"A01",
            date: Date::try_from("2025-05".to_owned()).expect("a date"),
            id: Id::try_from("s".to_owned()).expect("an id"),
        }
    }

    fn layout() -> Layout {
        let list = vec![(5, "capped".to_owned()), (8, "not released".to_owned())];
        Layout::new(&release(), &Footnotes { list, cap: None, hours_per_year: None })
    }

    /// A line as a scan meets it: others follow.
    fn bytes(line: &str) -> Vec<u8> {
        [line, LINE, LINE].concat().into_bytes()
    }

    #[test]
    fn recognizes_the_usual_lines() {
        let blank = "           -";
        for (value, footnote) in [("       24.24", ""), ("   155495730", ""), (blank, "5"), (blank, "8")] {
            let line = LINE.replace("       24.24", value).replace("\t\r", &format!("\t{footnote}\r"));
            let bytes = bytes(&line);
            let parts = layout().line(&bytes).expect("usual");
            // The careful way must see the same in it.
            let careful = Line::parse(line.as_bytes(), &release()).map_err(|flaw| flaw.what).expect("fine");
            assert_eq!(parts.length, line.len());
            assert_eq!(*parts.row, careful.series.key.spelled());
            assert_eq!(parts.datatype, careful.series.datatype);
            assert_eq!(parts.value, value.as_bytes());
            assert_eq!(parts.value.trim_ascii(), careful.value);
            assert_eq!(parts.footnote, careful.footnotes);
        }
    }

    #[test]
    fn leaves_every_other_line_to_the_careful_way() {
        let layout = layout();
        for (from, to) in [
            ("OEU", "CEU"),
            ("OEU", " OE"),
            ("03  ", "18  "),
            ("03  ", "00  "),
            ("03  ", "0x  "),
            ("M", "m"),
            ("     \t", "    \t\t"),
            ("2025", "2024"),
            ("A01", "A02"),
            ("24.24", "  NaN"),
            ("24.24", "   5x"),
            ("24.24", "  \u{e9}1"),
            ("24.24", "\u{0}24.2"),
            ("24.24", "     "),
            ("24.24\t", "24.24 "),
            ("\t\r", "\t9\r"),
            ("\t\r", "\tx\r"),
            ("\t\r", "\t58\r"),
            ("\r\n", "\n"),
        ] {
            assert!(LINE.contains(from), "{from:?}");
            let line = bytes(&LINE.replacen(from, to, 1));
            assert!(layout.line(&line).is_none(), "{to:?} for {from:?}");
        }
        assert!(layout.line(LINE.as_bytes()).is_none(), "too near the end to look at as a whole");
    }
}
