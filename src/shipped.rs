//! The data set that the program brings along: checked and packed by `build.rs`, and its texts.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::dataset::Dataset;

/// The packed form.
static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.postcard"));

/// Name and text of each file.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

impl Dataset {
    /// The data set that the program brings along.
    ///
    /// # Panics
    /// Never: `build.rs` made what is read here, with the same types.
    #[must_use]
    pub fn shipped() -> Self {
        Self::unpack(PACK).expect("build.rs packed it with the same types")
    }
}

/// Writes the shipped data set out as a start for another, and returns the files. A folder that is not
/// there is made; a file that is there is never overwritten.
///
/// # Errors
/// When one of the files is there already, or cannot be written. Then none is left behind.
pub fn write(folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let fail = |path: &Path, error| WriteError { path: path.to_owned(), error };
    fs::create_dir_all(folder).map_err(|e| fail(folder, e))?;
    let paths: Vec<PathBuf> = FILES.iter().map(|(name, _)| folder.join(name)).collect();
    for path in &paths {
        if path.symlink_metadata().is_ok() {
            return Err(fail(path, io::ErrorKind::AlreadyExists.into()));
        }
    }
    for (i, (path, (_, text))) in paths.iter().zip(FILES).enumerate() {
        // Fails, too, if somebody else has made the file since.
        let file = fs::File::create_new(path);
        let created = usize::from(file.is_ok());
        let written = file.and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        if let Err(error) = written {
            for ours in paths.iter().take(i + created) {
                // The error that led here says more than one from cleaning up.
                let _ = fs::remove_file(ours);
            }
            return Err(fail(path, error));
        }
    }
    Ok(paths)
}

/// Why the shipped data set was not written out.
#[derive(Debug)]
pub struct WriteError {
    /// The file or folder that was in the way.
    pub path: PathBuf,
    error: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display().to_string();
        let path = path.escape_debug();
        if self.error.kind() == io::ErrorKind::AlreadyExists {
            write!(f, "`{path}` is there already; nothing was written")
        } else {
            write!(f, "`{path}` cannot be written: {}", self.error)
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
