//! The ids of series, and what can be wrong with a line that begins with one.

use super::{figure::Datatype, table::shortened};

/// What a figure speaks of. Its codes are checked against the files of codes by who keeps it.
#[derive(Clone, Copy)]
pub(super) struct Series {
    /// Occupation, place and employer type.
    pub key: Key,
    /// Which figure.
    pub datatype: &'static Datatype,
}

/// The figures that make up one row. Ordered as rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    /// Occupation code.
    pub occupation: [u8; 6],
    /// Area code.
    pub area: [u8; 7],
    /// Industry code.
    pub industry: [u8; 6],
    /// The letter of the area's type: N, S or M.
    pub letter: u8,
}

/// What is wrong with a line.
#[derive(Debug)]
pub(super) struct Flaw {
    /// Where in the line.
    pub place: Place,
    /// What.
    pub what: String,
}

/// Where in a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// All of it.
    Line,
    /// At a character, counted from 0.
    Character(usize),
    /// In a column of the table, so many characters into it.
    Column(usize, usize),
}

impl Flaw {
    /// A flaw of the whole line.
    pub fn line(what: impl Into<String>) -> Self {
        Self { place: Place::Line, what: what.into() }
    }

    /// A flaw at a character, counted from 0.
    pub fn character(at: usize, what: impl Into<String>) -> Self {
        Self { place: Place::Character(at), what: what.into() }
    }

    /// A flaw of one column.
    pub fn column(column: usize, what: impl Into<String>) -> Self {
        Self { place: Place::Column(column, 0), what: what.into() }
    }

    /// A flaw inside the series id.
    pub fn series(offset: usize, what: impl Into<String>) -> Self {
        Self { place: Place::Column(SERIES, offset), what: what.into() }
    }
}

/// The columns of the data file.
pub(super) const HEADER: [&str; 5] = ["series_id", "year", "period", "value", "footnote_codes"];
/// Where each stands.
pub(super) const SERIES: usize = 0;
pub(super) const YEAR: usize = 1;
pub(super) const PERIOD: usize = 2;
pub(super) const VALUE: usize = 3;
pub(super) const FOOTNOTES: usize = 4;

/// Where the parts of a series id begin: `OEU` `M` `0010180` `000000` `292072` `01`.
pub(super) const LETTER_AT: usize = 3;
pub(super) const AREA_AT: usize = 4;
pub(super) const INDUSTRY_AT: usize = 11;
pub(super) const OCCUPATION_AT: usize = 17;
pub(super) const DATATYPE_AT: usize = 23;
/// Characters of a series id.
pub(super) const SERIES_LEN: usize = 25;

/// Characters of the part of a series id that tells the row.
pub(super) const ROW_LEN: usize = DATATYPE_AT - LETTER_AT;
/// Of these, the characters that tell area and industry.
pub(super) const PLACE_LEN: usize = OCCUPATION_AT - LETTER_AT;

impl Key {
    /// Takes apart what stands between `OEU` and the data type.
    pub fn new(part: &[u8; ROW_LEN]) -> Option<Self> {
        let (&letter, rest) = part.split_first()?;
        let (&area, rest) = rest.split_first_chunk()?;
        let (&industry, rest) = rest.split_first_chunk()?;
        Some(Self { occupation: rest.try_into().ok()?, area, industry, letter })
    }

    /// Puts it together again.
    pub fn spelled(&self) -> [u8; ROW_LEN] {
        let mut parts =
            [self.letter].into_iter().chain(self.area).chain(self.industry).chain(self.occupation);
        [(); ROW_LEN].map(|()| parts.next().unwrap_or_default())
    }
}

impl Series {
    /// Takes a series id apart.
    pub fn parse(id: &[u8]) -> Result<Self, Flaw> {
        let text = || shortened(&String::from_utf8_lossy(id));
        let Some(rest) = id.strip_prefix(b"OEU") else {
            return Err(Flaw::series(
                0,
                format!("`{}` is no series of this survey: its ids begin with OEU", text()),
            ));
        };
        let length = || {
            let what = format!("series id `{}` has {} characters: expected {SERIES_LEN}", text(), id.len());
            Flaw::series(0, what)
        };
        let (row, datatype) = rest.split_first_chunk().ok_or_else(length)?;
        let datatype: [u8; 2] = datatype.try_into().map_err(|_| length())?;
        let key = Key::new(row).ok_or_else(length)?;
        if !matches!(key.letter, b'N' | b'S' | b'M') {
            let what = format!("unknown area type in series id `{}`: expected N, S or M", text());
            return Err(Flaw::series(LETTER_AT, what));
        }
        let datatype = Datatype::of(datatype).ok_or_else(|| {
            let what = format!("unknown data type in series id `{}`: expected 01 to 17", text());
            Flaw::series(DATATYPE_AT, what)
        })?;
        Ok(Self { key, datatype })
    }
}
