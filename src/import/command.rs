//! The thin edge of an import: how far it is, the table as text, what is said at the end.

use std::{
    fmt,
    io::{self, IsTerminal, Write},
};

use super::{oews, write::write_ron};
use crate::dataset::Wages;

/// What was imported.
#[derive(Clone, Debug)]
pub struct Imported {
    wages: Wages,
    /// The first lines of its file.
    notes: Vec<String>,
}

impl Imported {
    /// The table as RON.
    ///
    /// # Errors
    /// None that memory can give.
    pub fn ron(&self) -> io::Result<String> {
        let mut text = Vec::new();
        write_ron(&self.wages, &self.notes, &mut text)?;
        String::from_utf8(text).map_err(io::Error::other)
    }
}

/// `681 rows of 1 occupation`
impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let (rows, occupations) = (self.wages.rows.len(), self.wages.occupations.len());
        write!(f, "{rows} row{} of {occupations} occupation{}", plural(rows), plural(occupations))
    }
}

/// Imports. How far it is goes to stderr where that is a terminal.
///
/// # Errors
/// What is wrong with the files or with what was asked.
pub fn oews(options: &oews::Options) -> Result<Imported, oews::Problem> {
    let mut reading = Reading::new();
    let wages = oews::run(options, &mut |progress| reading.show(progress));
    reading.clear();
    Ok(Imported { wages: wages?, notes: notes(options) })
}

/// The first lines of the file: how to make it again, and what the publisher wants said.
fn notes(options: &oews::Options) -> Vec<String> {
    let mut command = "coder-tui import oews DIR".to_owned();
    for (flag, codes) in [(" --soc ", &options.everywhere), (" --nation-soc ", &options.nation_only)] {
        for code in codes {
            command.extend([flag, code.as_str()]);
        }
    }
    if options.checksum_whole {
        command.push_str(" --checksum");
    }
    vec![
        format!("Made by `{command}` from the files at {}", oews::ADDRESS),
        "BLS cannot vouch for the data or analyses derived from these data after the data have been \
         retrieved from BLS.gov."
            .to_owned(),
    ]
}

/// How much of the file is read, in a line of stderr that is written over; nothing where that is no terminal.
struct Reading {
    on_terminal: bool,
    /// The line that stands there.
    line: String,
}

impl Reading {
    fn new() -> Self {
        Self { on_terminal: io::stderr().is_terminal(), line: String::new() }
    }

    fn show(&mut self, oews::Progress { done, total }: oews::Progress) {
        // A file may grow while it is read.
        let percent = (done.min(total) * 100).checked_div(total).unwrap_or(100);
        let line = format!("reading {}: {percent} %", oews::DATA);
        if self.on_terminal && line != self.line {
            write(&format!("\r{line}"));
            self.line = line;
        }
    }

    fn clear(&self) {
        if !self.line.is_empty() {
            write(&format!("\r{}\r", " ".repeat(self.line.len())));
        }
    }
}

/// Writes to stderr, as far as anybody reads it.
fn write(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
