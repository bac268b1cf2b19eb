//! The data file, a third of a gigabyte: goes through all of its lines and keeps those that are wanted.
//!
//! A line that has the usual [`layout`](super::layout) and belongs to an unwanted row is passed over at the
//! price of a few comparisons. A line with any other layout is taken apart at its [tabs](super::line), which
//! either makes sense of it or says what is wrong and where.

use std::{
    io::{self, Read},
    path::Path,
};

use memchr::{memchr, memrchr};
use sha2::{Digest, Sha256};

use super::{
    codes::Release,
    collect::Collector,
    figure::Figure,
    layout::Layout,
    line::{Line, check_header, column_of},
    lookup::Codes,
    problem::Problem,
    series::{Flaw, Key, PLACE_LEN, ROW_LEN, Series},
    table::CUT_SHORT,
    wanted::Wanted,
};

/// Large enough that reading costs little, small enough to stay in a core's own cache.
const BLOCK: usize = 256 << 10;

/// What to read, and what of it is wanted.
pub(super) struct Scan<'a> {
    /// The file, for messages.
    pub path: &'a Path,
    /// The release that every line must belong to.
    pub release: &'a Release,
    /// The codes that lines may use.
    pub codes: &'a Codes,
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

/// Where a scan stands.
struct State {
    /// The number of the line before.
    line: u64,
    /// The row of the line before, as series ids spell it. Seventeen lines in a run share one.
    row: [u8; ROW_LEN],
    /// Its key, if it is wanted.
    wanted: Option<Key>,
    collector: Collector,
    sum: Sha256,
}

impl Scan<'_> {
    /// Reads all of `file`; returns what was kept and the checksum. `progress` is told how many bytes are
    /// done.
    pub fn run(
        &self,
        file: &mut dyn Read,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(Collector, String), Problem> {
        let layout = Layout::new(self.release, &self.codes.footnotes);
        let (collector, sum) = (Collector::default(), Sha256::new());
        let mut state = State { line: 0, row: [0; ROW_LEN], wanted: None, collector, sum };
        let mut buffer = vec![0; BLOCK];
        let (mut filled, mut done) = (0, 0);
        loop {
            let space = buffer.get_mut(filled..).unwrap_or_default();
            let read = match file.read(space) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Problem::io(self.path, error)),
            };
            if self.sum == Sum::File {
                state.sum.update(space.get(..read).unwrap_or_default());
            }
            filled += read;
            done += read as u64;
            let bytes = buffer.get(..filled).unwrap_or_default();
            let whole = memrchr(b'\n', bytes).map_or(0, |last| last + 1);
            if whole == 0 && filled == buffer.len() {
                let what = format!("is no data file: the line is longer than {} KiB", BLOCK >> 10);
                return Err(Problem::line(self.path, state.line + 1, what));
            }
            self.lines(bytes.get(..whole).unwrap_or_default(), &layout, &mut state)?;
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
            _ => Ok((state.collector, super::hexadecimal(&state.sum.finalize()))),
        }
    }

    /// Goes through whole lines.
    fn lines(&self, mut bytes: &[u8], layout: &Layout, state: &mut State) -> Result<(), Problem> {
        while !bytes.is_empty() {
            let usual = layout.line(bytes).filter(|_| state.line > 0);
            let length = match &usual {
                Some(usual) => usual.length,
                None => memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1),
            };
            let (line, rest) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
            bytes = rest;
            state.line += 1;
            let outcome = match usual {
                Some(usual) => self.row(usual.row, state).and_then(|()| match state.wanted {
                    None => Ok(()),
                    Some(key) => {
                        let series = Series { key, datatype: usual.datatype };
                        self.figure(line, series, usual.value, usual.footnote, state)
                    }
                }),
                None if state.line == 1 => check_header(line),
                None => self.unusual(line, state),
            };
            outcome.map_err(|flaw| match column_of(flaw.place, line) {
                None => Problem::line(self.path, state.line, flaw.what),
                Some(column) => Problem::column(self.path, state.line, column, flaw.what),
            })?;
        }
        Ok(())
    }

    /// Checks the codes of a row and finds out whether it is wanted, unless it is the row before.
    #[inline]
    fn row(&self, row: &[u8; ROW_LEN], state: &mut State) -> Result<(), Flaw> {
        if *row == state.row { Ok(()) } else { self.new_row(row, state) }
    }

    fn new_row(&self, row: &[u8; ROW_LEN], state: &mut State) -> Result<(), Flaw> {
        let Some(key) = Key::new(row) else { return Err(Flaw::line("no series id")) };
        if row.first_chunk::<PLACE_LEN>() != state.row.first_chunk() {
            self.codes.check_place(&key)?;
        }
        let wanted = self.wanted.has(&key).ok_or_else(|| Codes::unknown_occupation(key.occupation))?;
        state.row = *row;
        state.wanted = wanted.then_some(key);
        Ok(())
    }

    /// Checks a line of unusual layout, and keeps it if it is wanted.
    fn unusual(&self, line: &[u8], state: &mut State) -> Result<(), Flaw> {
        let Line { series, value, footnotes } = Line::parse(line, self.release)?;
        self.row(&series.key.spelled(), state)?;
        self.figure(line, series, value, footnotes, state)
    }

    /// Reads a figure, and keeps it if it is wanted.
    fn figure(
        &self,
        line: &[u8],
        series: Series,
        value: &[u8],
        footnotes: &[u8],
        state: &mut State,
    ) -> Result<(), Flaw> {
        let figure = Figure::parse(series.datatype, value, footnotes, &self.codes.footnotes)?;
        if state.wanted.is_none() {
            return Ok(());
        }
        if self.sum == Sum::Kept {
            state.sum.update(line);
        }
        state.collector.add(state.line, series, figure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::oews::{Lookup, look_up, sha256, wanted::Extent};

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/oews");

    /// Hands out so many bytes at a time, and then nothing or an error.
    struct Trickle<'a>(&'a [u8], usize, Option<io::ErrorKind>);

    impl Read for Trickle<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Self(bytes, most, end) = self;
            let count = bytes.len().min(*most).min(into.len());
            let (now, later) = bytes.split_at(count);
            into[..count].copy_from_slice(now);
            *bytes = later;
            match end.filter(|_| count == 0) {
                Some(kind) => Err(kind.into()),
                None => Ok(count),
            }
        }
    }

    fn scan(file: &mut dyn Read, sum: Sum) -> Result<(usize, String), Problem> {
        let Lookup { release, codes, .. } = look_up(Path::new(FIXTURE)).expect("the fixture is fine");
        let mut wanted = Wanted::new();
        codes.occupations.codes().for_each(|code| wanted.set(code, Extent::Nothing));
        wanted.set(*b"292072", Extent::Everywhere);
        let path = Path::new("data");
        let scan = Scan { path, release: &release, codes: &codes, wanted: &wanted, sum };
        let (collector, sum) = scan.run(file, &mut |_| ())?;
        Ok((collector.into_rows(path)?.len(), sum))
    }

    fn data() -> Vec<u8> {
        std::fs::read(format!("{FIXTURE}/{}", crate::import::oews::DATA)).expect("fixture")
    }

    #[test]
    fn sums_all_of_the_file_or_the_lines_kept() {
        let data = data();
        let kept = data.split_inclusive(|&b| b == b'\n').filter(|line| line.get(17..23) == Some(b"292072"));
        let kept = kept.flatten().copied().collect::<Vec<_>>();
        assert_eq!(scan(&mut data.as_slice(), Sum::File).expect("fine"), (681, sha256(&data)));
        assert_eq!(scan(&mut data.as_slice(), Sum::Kept).expect("fine"), (681, sha256(&kept)));
    }

    #[test]
    fn does_not_mind_how_the_bytes_arrive() {
        let data = data();
        let expected = scan(&mut data.as_slice(), Sum::Kept).expect("fine");
        for most in [1, 54, 55, 56, 64, 4095, 300_000] {
            assert_eq!(scan(&mut Trickle(&data, most, None), Sum::Kept).expect("fine"), expected, "{most}");
        }
    }

    #[test]
    fn a_failure_to_read_is_no_end_of_the_file() {
        let data = data();
        let whole_lines = data.get(..72 + 55 * 17).expect("lines");
        let broken = Some(io::ErrorKind::ConnectionReset);
        let problem = scan(&mut Trickle(whole_lines, 1000, broken), Sum::Kept).expect_err("broken");
        assert_eq!(problem.to_string(), "data: cannot be read: connection reset");
    }
}
