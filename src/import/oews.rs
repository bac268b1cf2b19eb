//! The flat files of the U.S. Occupational Employment and Wage Statistics (OEWS) -> [`Wages`].
//!
//! The U.S. Bureau of Labor Statistics puts a release out as tab-separated files at [`ADDRESS`]. One of
//! them, `oe.data.0.Current`, has a line for every figure, six million in all; the others say what its codes
//! mean. A series id is made of those codes:
//!
//! ```text
//! OEU  M  0010180  000000  292072  08       value     footnote
//!  |   |     |        |       |    |            -     5  at least this much
//!  |   |     |        |       |    data type    -     8  not released
//!  |   |     |        |       occupation
//!  |   |     |        industry (000000 = all)
//!  |   |     area
//!  |   type of area: N nation, S state, M metropolitan or nonmetropolitan
//!  survey
//! ```
//!
//! # What is checked
//!
//! - The files of codes, wholly: text, header, columns, codes, names, levels, doubled codes.
//! - Of every line of the data file: that it is whole, its columns, survey, area and its type, industry,
//!   occupation, data type, year, period, footnote, and that its value is made of what values are made of.
//! - Of the lines that are kept, also: that the value is a number from 0 which can be believed, that a blank
//!   has a footnote that says why, and that no series stands there twice.
//! - Of the rows that are kept: that no figure's line is missing, and that percentiles rise.
//!
//! What cannot be told is a data file that lacks whole rows at its end; its checksum would tell.
//!
//! The first thing wrong stops the import: there is no output then.

mod areas;
mod codes;
mod collect;
mod figure;
mod layout;
mod line;
mod lookup;
mod problem;
mod scan;
mod series;
mod states;
mod table;
mod wanted;

use std::{
    collections::HashSet,
    fmt::Write,
    fs::File,
    io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

pub use self::problem::{Position, Problem};
use self::{
    areas::Areas,
    codes::{Footnotes, Industries, Occupations, Release, dashed},
    lookup::Codes,
    scan::{Scan, Sum},
    table::Table,
    wanted::{Extent, Wanted},
};
use crate::dataset::{
    Id, Wages,
    career::FORMAT,
    source::{Grade, Source},
    wages,
};

/// Where the agency puts the files.
pub const ADDRESS: &str = "https://download.bls.gov/pub/time.series/oe/";

/// The file with the figures.
pub const DATA: &str = "oe.data.0.Current";

/// Up to this size, the checksum of the data file always covers all of it: it takes a blink. SHA-256 goes
/// through bytes one after another, with the processor's own instructions at about 2 GB a second: for a whole
/// release that is several times what all the rest of an import takes, and no second core can help.
const SUM_ALL_UP_TO: u64 = 64 << 20;

/// What to import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The directory that holds the files.
    pub directory: PathBuf,
    /// Occupations to import with every place and employer type, as `29-2072` or `292072`. None here nor
    /// in [`Options::nation_only`] = all of the release.
    pub everywhere: Vec<String>,
    /// Occupations of which to import only the nation, all employers together.
    pub nation_only: Vec<String>,
    /// Let the checksum of the data file cover all of it, however large, rather than the lines kept.
    pub checksum_whole: bool,
}

impl Options {
    /// Whether all of the release is wanted.
    fn wants_all(&self) -> bool {
        self.everywhere.is_empty() && self.nation_only.is_empty()
    }
}

/// How far an import is, in bytes of the data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Read so far.
    pub done: u64,
    /// To read in all.
    pub total: u64,
}

/// Reads the files and makes the table. `progress` is told now and then how far it is.
///
/// Time is linear in the size of the data file; memory in what is kept.
///
/// # Errors
/// The first [`Problem`] met: see the module's list of what is checked.
pub fn run(options: &Options, progress: &mut dyn FnMut(Progress)) -> Result<Wages, Problem> {
    let directory = &options.directory;
    match directory.metadata() {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(Problem::file(directory, "is no directory")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Problem::file(directory, "there is no such directory"));
        }
        Err(error) => return Err(Problem::io(directory, error)),
    }
    let Lookup { release, codes, mut files } = look_up(directory)?;
    let wanted = wanted(options, &codes.occupations)?;

    let path = directory.join(DATA);
    let mut file = File::open(&path).map_err(|error| Problem::open(&path, error))?;
    let total = file.metadata().map_err(|error| Problem::io(&path, error))?.len();
    let whole = options.checksum_whole || options.wants_all() || total <= SUM_ALL_UP_TO;
    let sum = if whole { Sum::File } else { Sum::Kept };
    let scan = Scan { path: &path, release: &release, codes: &codes, wanted: &wanted, sum };
    let (collector, data_sum) = scan.run(&mut file, &mut |done| progress(Progress { done, total }))?;
    let rows = collector.into_rows(&path)?;
    check_found(options, &codes.occupations, &rows, &path)?;

    let part = if whole { "" } else { "the lines of these rows, in the order of the file" };
    files.push(wages::File { name: name_of(&path), part: part.to_owned(), sha256: data_sum });
    Ok(table_of(options, Parts { codes, release, rows, files }))
}

/// What the small files say.
struct Lookup {
    release: Release,
    codes: Codes,
    files: Vec<wages::File>,
}

/// Reads all files but that with the figures.
fn look_up(directory: &Path) -> Result<Lookup, Problem> {
    let read = |name: &str| Table::read(directory.join(name));
    let [release, area, footnote, industry, occupation] = [
        read("oe.release")?,
        read("oe.area")?,
        read("oe.footnote")?,
        read("oe.industry")?,
        read("oe.occupation")?,
    ];
    Ok(Lookup {
        release: Release::new(&release)?,
        codes: Codes {
            areas: Areas::new(&area)?,
            industries: Industries::new(&industry)?,
            occupations: Occupations::new(&occupation)?,
            footnotes: Footnotes::new(&footnote)?,
        },
        files: [area, footnote, industry, occupation, release]
            .map(|table| wages::File {
                name: name_of(&table.path),
                part: String::new(),
                sha256: table.sha256,
            })
            .into(),
    })
}

/// What a table is put together from.
struct Parts {
    codes: Codes,
    release: Release,
    rows: Vec<wages::Row>,
    files: Vec<wages::File>,
}

/// Puts the table together, with the codes that its rows need.
fn table_of(options: &Options, parts: Parts) -> Wages {
    let Parts { codes, release, rows, files } = parts;
    let used = |code: fn(&wages::Row) -> &Id| rows.iter().map(code).collect::<HashSet<_>>();
    let (occupations, areas, industries) =
        (used(|r| &r.occupation), used(|r| &r.area), used(|r| &r.industry));
    let has = |ids: &HashSet<&Id>, code: &[u8]| {
        Id::try_from(String::from_utf8_lossy(code).into_owned()).is_ok_and(|id| ids.contains(&id))
    };
    // Where an occupation is wanted everywhere, a place without a row is a finding: no estimate.
    let everywhere = options.wants_all() || !options.everywhere.is_empty();
    Wages {
        format: FORMAT,
        period: release.date,
        source: source(&release),
        files,
        hours_per_year: codes.footnotes.hours_per_year,
        cap: codes.footnotes.cap,
        footnotes: codes.footnotes.list,
        occupations: codes.occupations.into_list(|code| has(&occupations, dashed(code).as_bytes())),
        areas: codes.areas.into_list(|code| everywhere || has(&areas, &code)).into(),
        industries: codes.industries.into_list(|code| has(&industries, &code)).into(),
        rows: rows.into(),
    }
}

/// The survey as a source.
fn source(release: &Release) -> Source {
    Source {
        id: release.id.clone(),
        publisher: "U.S. Bureau of Labor Statistics (BLS)".to_owned(),
        title: format!("Occupational Employment and Wage Statistics, {}", release.date),
        address: Some(ADDRESS.to_owned()),
        date: Some(release.date),
        dated: String::new(),
        kind: "official statistics".to_owned(),
        interest: "none".to_owned(),
        population: "wage and salary jobs reported by employers; self-employed not counted".to_owned(),
        license: "public domain; cite BLS".to_owned(),
        grade: Grade::A,
    }
}

/// Which rows were asked for.
fn wanted(options: &Options, occupations: &Occupations) -> Result<Wanted, Problem> {
    let rest = if options.wants_all() { Extent::Everywhere } else { Extent::Nothing };
    let mut wanted = Wanted::new();
    occupations.codes().for_each(|code| wanted.set(code, rest));
    // Everywhere comes last, since it holds the nation too.
    for (codes, extent) in [(&options.nation_only, Extent::Nation), (&options.everywhere, Extent::Everywhere)]
    {
        for code in codes {
            wanted.set(occupations.asked(code)?, extent);
        }
    }
    Ok(wanted)
}

/// Whether every occupation asked for has a row.
fn check_found(
    options: &Options,
    occupations: &Occupations,
    rows: &[wages::Row],
    path: &Path,
) -> Result<(), Problem> {
    let found: HashSet<&str> = rows.iter().map(|row| row.occupation.as_str()).collect();
    let where_to =
        [(&options.everywhere, ""), (&options.nation_only, " in the nation, all employers together")];
    for (codes, place) in where_to {
        for code in codes {
            let id = dashed(occupations.asked(code)?);
            if !found.contains(id.as_str()) {
                return Err(Problem::file(path, format!("no line speaks of occupation {id}{place}")));
            }
        }
    }
    Ok(())
}

/// The last part of a path, for the list of files.
fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// SHA-256 of bytes, in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
