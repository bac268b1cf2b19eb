//! The data file, a third of a gigabyte: finds the lines that are wanted and checks the shape of all.
//!
//! Lines that are laid out as the agency does, and nearly all are, take a path without a search in it: the
//! columns have fixed places. Any other line is taken apart at its tabs, and is either read or refused
//! with its position. So the fast path decides nothing about what is accepted.

use std::{collections::HashMap, io, io::Read, path::Path, str};

use memchr::{memchr, memrchr};
use sha2::{Digest, Sha256};

use super::{
    codes::Release,
    problem::Problem,
    series::{Flaw, HEADER, Key, Line, PERIOD, Place, ROW_LEN, SERIES_LEN, Series, YEAR, datatype_number},
    table::{CUT_SHORT, NOT_UTF8, control_character, shortened},
};

/// Large enough that reading costs little, small enough to stay in a core's own cache.
const BLOCK: usize = 256 << 10;

/// Which rows are wanted.
pub(super) enum Wanted {
    /// All.
    All,
    /// Those of some occupations.
    Some(HashMap<[u8; 6], Extent>),
}

/// Of an occupation, which rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every place and employer type.
    Everywhere,
    /// The nation, all employers together.
    Nation,
}

impl Wanted {
    fn has(&self, key: &Key) -> bool {
        match self {
            Self::All => true,
            Self::Some(occupations) => match occupations.get(&key.occupation) {
                Some(Extent::Everywhere) => true,
                Some(Extent::Nation) => key.area == *b"0000000" && key.industry == *b"000000",
                None => false,
            },
        }
    }
}

/// What to read, and what of it is wanted.
pub(super) struct Scan<'a> {
    /// The file, for messages.
    pub path: &'a Path,
    /// The release that every line must belong to.
    pub release: &'a Release,
    /// Which rows.
    pub wanted: &'a Wanted,
    /// What of the file to put into the checksum.
    pub sum: Sum,
}

/// What of the file the checksum covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    /// All of it.
    File,
    /// The lines that are kept, with their line ends, in the order of the file.
    Kept,
}

/// Where a scan stands: what changes from line to line.
struct State<'k> {
    /// The number of the line before.
    line: u64,
    /// The row that the line before belonged to, as its id spells it, and whether it is wanted.
    row: ([u8; ROW_LEN], Option<Key>),
    sum: Sha256,
    keep: &'k mut dyn FnMut(Line<'_>) -> Result<(), Flaw>,
}

impl Scan<'_> {
    /// Reads all of `file`, hands the lines that are wanted to `keep` and returns the checksum. `progress`
    /// is told how many bytes are done.
    pub fn run(
        &self,
        file: &mut dyn Read,
        keep: &mut dyn FnMut(Line<'_>) -> Result<(), Flaw>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<String, Problem> {
        let mut state = State { line: 0, row: ([0; ROW_LEN], None), sum: Sha256::new(), keep };
        let mut buffer = vec![0; BLOCK];
        let (mut filled, mut done) = (0, 0);
        loop {
            let space = buffer.get_mut(filled..).unwrap_or_default();
            let read = match file.read(space) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Problem::io(self.path, error)),
            };
            if read == 0 {
                break;
            }
            if self.sum == Sum::File {
                state.sum.update(space.get(..read).unwrap_or_default());
            }
            filled += read;
            done += read as u64;
            let bytes = buffer.get(..filled).unwrap_or_default();
            let whole = memrchr(b'\n', bytes).map_or(0, |last| last + 1);
            if whole == 0 && filled == buffer.len() {
                let what = format!("the line is longer than {} KiB: this is no data file", BLOCK >> 10);
                return Err(Problem::line(self.path, state.line + 1, what));
            }
            self.lines(bytes.get(..whole).unwrap_or_default(), &mut state)?;
            buffer.copy_within(whole..filled, 0);
            filled -= whole;
            progress(done);
        }
        if filled > 0 {
            return Err(Problem::line(self.path, state.line + 1, CUT_SHORT));
        }
        match state.line {
            0 => Err(Problem::file(self.path, "is empty")),
            1 => Err(Problem::line(self.path, 1, "nothing stands below the header")),
            _ => Ok(super::hexadecimal(&state.sum.finalize())),
        }
    }

    /// Goes through whole lines.
    fn lines(&self, mut bytes: &[u8], state: &mut State<'_>) -> Result<(), Problem> {
        let stamp = Stamp::new(self.release);
        loop {
            if state.line == 0 {
                self.next_line(&mut bytes, state)?;
            }
            while let Some(layout) = Layout::of(bytes, &stamp) {
                state.line += 1;
                let (line, rest) = bytes.split_at_checked(layout.length).unwrap_or((bytes, &[]));
                bytes = rest;
                if *layout.row != state.row.0 {
                    let key = Key::new(layout.row).filter(|key| self.wanted.has(key));
                    state.row = (*layout.row, key);
                }
                if let Some(key) = state.row.1 {
                    let kept = match datatype_number(*layout.datatype) {
                        Some(datatype) => self.keep(
                            line,
                            Line {
                                number: state.line,
                                series: Series { key, datatype },
                                value: layout.value,
                                footnotes: layout.footnote,
                            },
                            state,
                        ),
                        // The careful way will say what is wrong with it.
                        None => self.careful(line, state),
                    };
                    kept.map_err(|flaw| self.problem(line, state.line, &flaw))?;
                }
            }
            if bytes.is_empty() {
                return Ok(());
            }
            self.next_line(&mut bytes, state)?;
        }
    }

    /// Goes the careful way through one line.
    fn next_line(&self, bytes: &mut &[u8], state: &mut State<'_>) -> Result<(), Problem> {
        let end = memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1);
        let (line, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
        *bytes = rest;
        state.line += 1;
        self.careful(line, state).map_err(|flaw| self.problem(line, state.line, &flaw))
    }

    /// Takes a line apart at its tabs.
    fn careful(&self, line: &[u8], state: &mut State<'_>) -> Result<(), Flaw> {
        let text = str::from_utf8(line).map_err(|error| {
            let before = line.get(..error.valid_up_to()).unwrap_or_default();
            Flaw::character(String::from_utf8_lossy(before).chars().count(), NOT_UTF8)
        })?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if let Some((at, c)) = text.chars().enumerate().find(|&(_, c)| c != '\t' && c.is_control()) {
            return Err(Flaw::character(at, control_character(c)));
        }
        let mut columns = text.split('\t').map(str::trim);
        let count = text.split('\t').count();
        let fields = [(); HEADER.len()].map(|()| columns.next().unwrap_or_default());
        if state.line == 1 {
            let fields = fields.map(|f| f.trim_start_matches('\u{feff}'));
            if fields != HEADER || count != HEADER.len() {
                let what = format!("wrong header `{}`: expected `{}`", shortened(text), HEADER.join(" "));
                return Err(Flaw::line(what));
            }
            return Ok(());
        }
        if count != HEADER.len() {
            let what = format!("{count} columns, but the header has {}: `{}`", HEADER.len(), shortened(text));
            return Err(Flaw::line(what));
        }
        let [id, year, period, value, footnotes] = fields.map(str::as_bytes);
        let series = Series::parse(id)?;
        for (field, found, expected) in
            [(YEAR, year, self.release.year.as_slice()), (PERIOD, period, self.release.period.as_slice())]
        {
            if found != expected {
                let what = format!(
                    "two releases mixed: {} `{}` here, but oe.release says {}",
                    HEADER.get(field).unwrap_or(&""),
                    shortened(&String::from_utf8_lossy(found)),
                    String::from_utf8_lossy(expected)
                );
                return Err(Flaw::column(field, what));
            }
        }
        if !self.wanted.has(&series.key) {
            return Ok(());
        }
        self.keep(line, Line { number: state.line, series, value, footnotes }, state)
    }

    fn keep(&self, raw: &[u8], line: Line<'_>, state: &mut State<'_>) -> Result<(), Flaw> {
        if self.sum == Sum::Kept {
            state.sum.update(raw);
        }
        (state.keep)(line)
    }

    /// A flaw with its position.
    fn problem(&self, line: &[u8], number: u64, flaw: &Flaw) -> Problem {
        let what = flaw.what.as_str();
        let character = match flaw.place {
            Place::Line => return Problem::line(self.path, number, what),
            Place::Character(at) => at,
            Place::Column(column, offset) => {
                let text = String::from_utf8_lossy(line);
                let mut columns = text.split('\t');
                let before: usize = columns.by_ref().take(column).map(|c| c.chars().count() + 1).sum();
                let padding = columns.next().unwrap_or_default().chars().take_while(|&c| c == ' ').count();
                before + padding + offset
            }
        };
        Problem::column(self.path, number, character + 1, what)
    }
}

/// What stands between the series id and the value in every line: padding, year and period.
struct Stamp([u8; STAMP_LEN]);

const STAMP_LEN: usize = 15;

impl Stamp {
    fn new(release: &Release) -> Self {
        let ([y1, y2, y3, y4], [p1, p2, p3]) = (release.year, release.period);
        Self([b' ', b' ', b' ', b' ', b' ', b'\t', y1, y2, y3, y4, b'\t', p1, p2, p3, b'\t'])
    }
}

/// A line as the agency lays it out: the id padded to 30 columns, the value to 12, no footnote or one of
/// one digit.
struct Layout<'a> {
    row: &'a [u8; ROW_LEN],
    datatype: &'a [u8; 2],
    value: &'a [u8; VALUE_LEN],
    footnote: &'a [u8],
    length: usize,
}

const VALUE_LEN: usize = 12;

impl<'a> Layout<'a> {
    /// The line at the beginning of `bytes`, if it is laid out so and is stamped with the release.
    #[inline]
    fn of(bytes: &'a [u8], stamp: &Stamp) -> Option<Self> {
        let line: &[u8; SERIES_LEN + STAMP_LEN + VALUE_LEN + 4] = bytes.first_chunk()?;
        let (survey, rest) = line.split_first_chunk::<3>()?;
        let (row, rest) = rest.split_first_chunk()?;
        let (datatype, rest) = rest.split_first_chunk()?;
        let (found, rest) = rest.split_first_chunk()?;
        let (value, rest) = rest.split_first_chunk()?;
        let (length, footnote) = match rest {
            [b'\t', b'\r', b'\n', _] => (line.len() - 1, rest.get(1..1)),
            [b'\t', b'0'..=b'9', b'\r', b'\n'] => (line.len(), rest.get(1..2)),
            _ => return None,
        };
        let fits = *survey == *b"OEU" && *found == stamp.0;
        fits.then_some(Self { row, datatype, value, footnote: footnote?, length })
    }
}
