//! A directory of flat files that a test can spoil.

use std::{fs, path::PathBuf};

use coder_tui::{
    dataset::Wages,
    import::oews::{self, Options},
};
use tempfile::TempDir;

/// Where the agency's own lines are kept.
pub const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/oews");

/// Every file an import reads.
pub const NAMES: [&str; 6] =
    ["oe.area", "oe.footnote", "oe.industry", "oe.occupation", "oe.release", "oe.data.0.Current"];

/// The rows of a small data file: the beginnings of their series ids.
const ROWS: [&str; 6] = [
    "OEUM0028140000000292072",
    "OEUN0000000000000000000",
    "OEUN0000000000000272021",
    "OEUN0000000000000292072",
    "OEUN0000000622000292072",
    "OEUS4800000000000292072",
];

/// A directory with a small data file and all codes; it is gone when the test is.
pub struct Files {
    directory: TempDir,
}

impl Files {
    pub fn new() -> Self {
        let directory = TempDir::new().expect("a directory for the test");
        let files = Self { directory };
        for name in NAMES {
            let bytes = fs::read(PathBuf::from(FIXTURE).join(name)).expect(name);
            files.write(name, &bytes);
        }
        let data = files.text("oe.data.0.Current");
        let kept = data.split_inclusive('\n').enumerate();
        let kept = kept.filter(|(at, line)| *at == 0 || ROWS.iter().any(|row| line.starts_with(row)));
        files.write("oe.data.0.Current", kept.map(|(_, line)| line).collect::<String>().as_bytes());
        files
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).expect(name);
    }

    /// Changes the text of a file. The text must be there, or the test tests nothing.
    pub fn replace(&self, name: &str, from: &str, to: &str) -> &Self {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, text.replacen(from, to, 1).as_bytes());
        self
    }

    /// Changes the bytes of a file.
    pub fn edit(&self, name: &str, edit: impl FnOnce(Vec<u8>) -> Vec<u8>) -> &Self {
        self.write(name, &edit(fs::read(self.path(name)).expect(name)));
        self
    }

    /// The options for an import of these occupations, everywhere.
    pub fn options(&self, occupations: &[&str]) -> Options {
        Options {
            directory: self.directory.path().to_owned(),
            everywhere: occupations.iter().map(|&code| code.to_owned()).collect(),
            ..Options::default()
        }
    }

    /// Imports 29-2072; the message if that fails, with the directory cut out.
    pub fn import(&self) -> Result<Wages, String> {
        self.import_only(&["29-2072"])
    }

    /// Imports occupations; none given = all.
    pub fn import_only(&self, occupations: &[&str]) -> Result<Wages, String> {
        self.run(&self.options(occupations))
    }

    pub fn run(&self, options: &Options) -> Result<Wages, String> {
        let directory = format!("{}/", self.directory.path().display());
        oews::run(options, &mut |_| ()).map_err(|problem| problem.to_string().replace(&directory, ""))
    }
}
