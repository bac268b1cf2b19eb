//! The thin edge of an import: progress bar, output file, what is said at the end.

use std::{
    fmt, io,
    io::{BufWriter, IsTerminal},
    path::{Path, PathBuf},
};

use atomic_write_file::AtomicWriteFile;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    oews::{self, shown},
    write::write_ron,
};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where.
    pub path: PathBuf,
    /// How many rows.
    pub rows: usize,
    /// How many occupations.
    pub occupations: usize,
}

/// `wages.ron: 681 rows of 1 occupation`
impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let Self { path, rows, occupations } = self;
        let path = shown(path);
        write!(f, "{path}: {rows} row{} of {occupations} occupation{}", plural(*rows), plural(*occupations))
    }
}

/// Why there is no output.
#[derive(Debug)]
pub enum Failure {
    /// Something is wrong with the files or with what was asked.
    Import(oews::Problem),
    /// The output cannot be written.
    Write {
        /// Where it should have gone.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl Failure {
    /// Whether what was asked is wrong, rather than the files.
    #[must_use]
    pub fn is_request(&self) -> bool {
        matches!(self, Self::Import(oews::Problem::Request(_)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Import(problem) => problem.fmt(f),
            Self::Write { path, error } => write!(f, "{}: cannot be written: {error}", shown(path)),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Import(problem) => Some(problem),
            Self::Write { error, .. } => Some(error),
        }
    }
}

/// Imports and writes to `output`, all or nothing: a failure or Ctrl-C at any moment leaves what was there
/// before. A progress bar goes to stderr where that is a terminal.
///
/// # Errors
/// A [`Failure`]: nothing is written then.
pub fn oews(options: &oews::Options, output: &Path) -> Result<Written, Failure> {
    let bar = Bar::new();
    let imported = oews::run(options, &mut |progress| bar.show(progress));
    bar.clear();
    let wages = imported.map_err(Failure::Import)?;
    let write = || {
        let mut out = BufWriter::new(AtomicWriteFile::open(output)?);
        write_ron(&wages, &notes(options), &mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.commit()
    };
    write().map_err(|error| Failure::Write { path: output.to_owned(), error })?;
    Ok(Written { path: output.to_owned(), rows: wages.rows.len(), occupations: wages.occupations.len() })
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
