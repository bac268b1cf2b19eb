//! What can be wrong with the files or with what was asked of them.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::dataset::problem::clean;

/// Why an import stopped. There is no output then.
#[derive(Debug)]
pub enum Problem {
    /// What was asked cannot be done: the command line is wrong rather than the files.
    Request(String),
    /// A file or directory cannot be read.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file does not hold what it should.
    Content {
        /// Which.
        path: PathBuf,
        /// Where in it; none where the whole file is meant.
        at: Option<Position>,
        /// What is wrong there.
        what: String,
    },
}

/// A place in a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u64,
    /// The column in characters, from 1; none where the whole line is meant.
    pub column: Option<usize>,
}

impl Problem {
    /// A fault of a whole file.
    pub(super) fn file(path: &Path, what: impl Into<String>) -> Self {
        Self::Content { path: path.to_owned(), at: None, what: what.into() }
    }

    /// A fault of a line.
    pub(super) fn line(path: &Path, line: u64, what: impl Into<String>) -> Self {
        let at = Some(Position { line, column: None });
        Self::Content { path: path.to_owned(), at, what: what.into() }
    }

    /// A fault at a column, counted from 1.
    pub(super) fn column(path: &Path, line: u64, column: usize, what: impl Into<String>) -> Self {
        let at = Some(Position { line, column: Some(column) });
        Self::Content { path: path.to_owned(), at, what: what.into() }
    }

    /// A failure to open one of the files.
    pub(super) fn open(path: &Path, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return Self::file(
                path,
                format!("there is no such file; the agency has it at {}", super::ADDRESS),
            );
        }
        Self::io(path, error)
    }

    /// A failure to read.
    pub(super) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }
}

/// `oe.area:12:5: what is wrong`, as compilers and editors write it.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(what) => f.write_str(&clean(what)),
            Self::Io { path, error } => write!(f, "{}: cannot be read: {error}", shown(path)),
            Self::Content { path, at, what } => {
                f.write_str(&shown(path))?;
                match at {
                    None => {}
                    Some(Position { line, column: None }) => write!(f, ":{line}")?,
                    Some(Position { line, column: Some(column) }) => write!(f, ":{line}:{column}")?,
                }
                write!(f, ": {}", clean(what))
            }
        }
    }
}

/// A path in a message. Its name, like all that stands in a file, may hold what drives a terminal.
fn shown(path: &Path) -> String {
    clean(&path.display().to_string())
}

impl std::error::Error for Problem {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::Request(_) | Self::Content { .. } => None,
        }
    }
}
