//! Commands on data files: look one over, write the shipped one out, make one of statistics.

use std::{io, path::Path, process::ExitCode};

use super::{PROBLEM, USAGE, args::Import, colors::shown, complain, print};
use crate::{
    config::When,
    dataset::{
        load::{self, Loaded},
        problem::clean,
    },
    export::file::{Existing, write_text},
    import::{self as wages, oews::Problem},
    shipped,
};

pub(super) fn check(path: &Path, color: Option<When>) -> io::Result<ExitCode> {
    match load::open(path) {
        Ok(Loaded { dataset, warnings }) => {
            if !warnings.is_empty() {
                complain(&shown(&warnings, color), 0);
            }
            print(&format!("{}\n", dataset.summary()))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => Ok(complain(&shown(&problems, color), PROBLEM)),
    }
}

pub(super) fn init(dir: &Path) -> io::Result<ExitCode> {
    match shipped::write(dir) {
        Ok(written) => {
            for path in written {
                print(&format!("wrote {}\n", clean(&path.display().to_string())))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => Ok(complain(&format!("error: {error}"), PROBLEM)),
    }
}

pub(super) fn import(what: Import) -> io::Result<ExitCode> {
    let Import::Oews { dir, soc, nation_soc, checksum, output } = what;
    let options = wages::oews::Options {
        directory: dir,
        everywhere: soc,
        nation_only: nation_soc,
        checksum_whole: checksum,
    };
    let imported = match wages::command::oews(&options) {
        Ok(imported) => imported,
        Err(problem) => {
            let status = if matches!(problem, Problem::Request(_)) { USAGE } else { PROBLEM };
            return Ok(complain(&format!("error: {problem}"), status));
        }
    };
    match write_text(&imported.ron()?, &output, Existing::Replace) {
        Ok(()) => {
            let path = clean(&output.display().to_string());
            print(&format!("{path}: {imported}\n")).map(|()| ExitCode::SUCCESS)
        }
        Err(error) => Ok(complain(&format!("error: {error}"), PROBLEM)),
    }
}
