//! Printing into a file: all of it or nothing, and over what is there only where that is wanted.

use std::{
    fmt,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use atomic_write_file::AtomicWriteFile;

use super::{Document, Format, Options};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It gives way, once the new one is whole.
    Replace,
}

/// Prints `document` into the file `path`. Whoever ends the program meanwhile leaves what was there or
/// the whole print, never a part of it; where nothing was there and nothing was to be replaced, perhaps an
/// empty file, since the name is taken first. A device or a pipe takes the print as it is.
///
/// # Errors
/// When the file is there and is to stay, or cannot be written. Then it is as it was.
pub fn write(
    document: &Document<'_>,
    format: Format,
    options: Options,
    path: &Path,
    existing: Existing,
) -> Result<(), WriteError> {
    // Printed before anything is touched: only the disk can still refuse.
    let print = super::to_string(document, format, options);
    write_text(&print.map_err(|error| WriteError { path: path.to_owned(), error })?, path, existing)
}

/// Writes what was printed into the file `path`, like [`write()`].
///
/// # Errors
/// Those of [`write()`].
pub fn write_text(print: &str, path: &Path, existing: Existing) -> Result<(), WriteError> {
    let fail = |error| WriteError { path: path.to_owned(), error };
    write_bytes(print.as_bytes(), path, existing).map_err(fail)
}

fn write_bytes(print: &[u8], path: &Path, existing: Existing) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        // `/dev/null` must not become a file because somebody printed to it.
        Ok(there) if !there.is_file() => OpenOptions::new().write(true).open(path)?.write_all(print),
        Ok(_) if existing == Existing::Keep => Err(io::ErrorKind::AlreadyExists.into()),
        // What a link points to is replaced, not the link.
        Ok(_) => replace(print, &fs::canonicalize(path)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match existing {
            Existing::Keep => {
                // Takes the name at once, so that a file which appears meanwhile is not lost.
                OpenOptions::new().write(true).create_new(true).open(path)?;
                // If that fails, its error says more than one from cleaning up.
                replace(print, path).inspect_err(|_| drop(fs::remove_file(path)))
            }
            // What replaced it would have the permissions of a link: all there are.
            Existing::Replace if path.is_symlink() => Err(io::Error::other("it is a link to nowhere")),
            Existing::Replace => replace(print, path),
        },
        Err(error) => Err(error),
    }
}

fn replace(print: &[u8], path: &Path) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(print)?;
    file.commit()
}

/// Why a print did not become a file.
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    error: io::Error,
}

impl WriteError {
    /// Whether the file is there already and was to stay.
    #[must_use]
    pub fn is_in_the_way(&self) -> bool {
        self.error.kind() == io::ErrorKind::AlreadyExists
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display().to_string();
        let path = path.escape_debug();
        match self.error.kind() {
            io::ErrorKind::AlreadyExists => write!(f, "`{path}` is there already; nothing was written"),
            io::ErrorKind::IsADirectory => write!(f, "`{path}` is a folder; name a file"),
            io::ErrorKind::NotFound => write!(f, "`{path}` cannot be written: there is no such folder"),
            _ => write!(f, "`{path}` cannot be written: {}", self.error),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{FileTypeExt, symlink};

    use super::*;
    use crate::{export::sample, profile::Profile};

    fn print(format: Format, path: &Path, existing: Existing) -> Result<(), String> {
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        let document = sample::document(sample::context(&data, &profile), &page);
        write(&document, format, Options::default(), path, existing).map_err(|e| e.to_string())
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name());
        entries.map(|name| name.into_string().expect("text")).collect()
    }

    #[test]
    fn a_file_stays_unless_it_is_to_give_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("print.json");
        assert_eq!(print(Format::Json, &path, Existing::Keep), Ok(()));
        let json = fs::read_to_string(&path).expect("it is there");
        assert!(json.starts_with('{') && json.ends_with("}\n"), "{json}");

        let error = print(Format::Text, &path, Existing::Keep).expect_err("it is there");
        assert!(error.ends_with("print.json` is there already; nothing was written"), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), json);
        assert_eq!(print(Format::Text, &path, Existing::Replace), Ok(()));
        assert_ne!(fs::read_to_string(&path).expect("it is there"), json);
        assert_eq!(names(folder.path()), ["print.json"], "nothing else is left behind");
    }

    #[test]
    fn what_cannot_be_written_leaves_no_trace() {
        let folder = tempfile::tempdir().expect("a folder");
        for existing in [Existing::Keep, Existing::Replace] {
            let error = print(Format::Text, folder.path(), existing).expect_err("a folder");
            assert!(error.ends_with("` is a folder; name a file"), "{error}");
            let path = folder.path().join("none/print.txt");
            let error = print(Format::Text, &path, existing).expect_err("no folder");
            assert!(error.ends_with("cannot be written: there is no such folder"), "{error}");
        }
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file.txt"), folder.path().join("link.txt"));
        fs::write(&file, "old").expect("written");
        symlink(&file, &link).expect("a link");
        assert!(print(Format::Text, &link, Existing::Keep).is_err());
        assert_eq!(print(Format::Text, &link, Existing::Replace), Ok(()));
        assert!(link.is_symlink() && fs::read_to_string(&file).expect("it is there") != "old");

        let lost = folder.path().join("lost.txt");
        symlink(folder.path().join("nowhere"), &lost).expect("a link");
        let error = print(Format::Text, &lost, Existing::Keep).expect_err("its name is taken");
        assert!(error.ends_with("is there already; nothing was written"), "{error}");
        let error = print(Format::Text, &lost, Existing::Replace).expect_err("it leads nowhere");
        assert!(error.ends_with("cannot be written: it is a link to nowhere"), "{error}");
        assert!(lost.is_symlink());
    }

    #[test]
    fn a_device_is_written_to_and_stays_one() {
        for existing in [Existing::Keep, Existing::Replace] {
            assert_eq!(print(Format::Text, Path::new("/dev/null"), existing), Ok(()));
        }
        let device = fs::metadata("/dev/null").expect("it is there").file_type();
        assert!(device.is_char_device());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_an_error() {
        let error = print(Format::Text, Path::new("/dev/full"), Existing::Replace).expect_err("it is full");
        assert!(error.contains("/dev/full` cannot be written: No space left on device"), "{error}");
    }
}
