//! The thin edge of an import: progress bar, the table as text, what is said at the end.

use std::{
    fmt,
    io::{self, IsTerminal},
};

use indicatif::{ProgressBar, ProgressStyle};

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

/// Imports. A progress bar goes to stderr where that is a terminal.
///
/// # Errors
/// What is wrong with the files or with what was asked.
pub fn oews(options: &oews::Options) -> Result<Imported, oews::Problem> {
    let bar = Bar::new();
    let wages = oews::run(options, &mut |progress| bar.show(progress));
    bar.clear();
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

/// The progress bar; nothing where stderr is no terminal.
struct Bar(Option<ProgressBar>);

impl Bar {
    fn new() -> Self {
        Self(io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{msg} [{bar:40}] {bytes} of {total_bytes}");
            let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::no_length().with_style(style.progress_chars("=> ")).with_message(oews::DATA)
        }))
    }

    fn show(&self, progress: oews::Progress) {
        if let Some(bar) = &self.0 {
            bar.set_length(progress.total);
            bar.set_position(progress.done);
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
