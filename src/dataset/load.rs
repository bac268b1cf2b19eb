//! Reading a data set from files: bytes, text, format, shape, sense. All problems at once, or a whole
//! data set; never a half of one.

use std::{
    ffi::OsString,
    fs,
    io::{self, Read},
    path::Path,
};

use super::{
    Career, Dataset, Wages,
    problem::{Problem, Problems, Source, Spot, clean},
    shape,
};

/// Name of the career file in a folder.
pub const CAREER: &str = "career.ron";
/// Name of the wage table in a folder.
pub const WAGES: &str = "wages.ron";

/// Bytes read from what is no ordinary file, such as a pipe: it may never end.
const STREAM_LIMIT: u64 = 1 << 28;

/// A data set that can be used, and what its author may want to look at.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The data set.
    pub dataset: Dataset,
    /// Warnings only.
    pub warnings: Problems,
}

impl Dataset {
    /// Reads a data set: a career file, or a folder with `career.ron` and, if there is one, `wages.ron`.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn open(path: &Path) -> Result<Self, Problems> {
        open(path).map(|loaded| loaded.dataset)
    }
}

/// Reads a data set like [`Dataset::open`] and keeps the warnings.
///
/// # Errors
/// All that is wrong with it.
pub fn open(path: &Path) -> Result<Loaded, Problems> {
    let mut problems = Problems::default();
    let (career, wages) = if path.is_dir() {
        let wages = path.join(WAGES);
        // A link to nowhere is there, and is reported.
        let has_wages = wages.symlink_metadata().is_ok();
        let career = read(&path.join(CAREER), &mut problems);
        (career, if has_wages { read(&wages, &mut problems).map(Some) } else { Some(None) })
    } else {
        (read(path, &mut problems), Some(None))
    };
    match (career, wages) {
        (Some(career), Some(wages)) => parse(&career, wages.as_ref()),
        // The other file is looked at all the same.
        (career, wages) => {
            if let Some(career) = career {
                let _ = shape::read::<Career>(&career, &mut problems);
            }
            if let Some(wages) = wages.flatten() {
                let _ = shape::read::<Wages>(&wages, &mut problems);
            }
            Err(problems)
        }
    }
}

/// Reads a data set from its texts.
///
/// # Errors
/// All that is wrong with it.
pub fn parse(career: &Source, wages: Option<&Source>) -> Result<Loaded, Problems> {
    let mut problems = Problems::default();
    let read = shape::read::<Career>(career, &mut problems);
    let wages = wages.map(|source| shape::read::<Wages>(source, &mut problems));
    if problems.errors() > 0 {
        return Err(problems);
    }
    match (read, wages) {
        (Some(career), None) => Ok(Loaded { dataset: Dataset { career, wages: None }, warnings: problems }),
        (Some(career), Some(Some(wages))) => {
            Ok(Loaded { dataset: Dataset { career, wages: Some(wages) }, warnings: problems })
        }
        _ => Err(problems),
    }
}

/// Reads a file as text. What hinders becomes a problem.
fn read(path: &Path, problems: &mut Problems) -> Option<Source> {
    let name = path.display().to_string();
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let (message, help) = explain(path, &error);
            problems.push(Problem::with_file(&name, message, help));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            // Some editors on Windows put a byte-order mark first.
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            Some(Source { name, text })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let bad = bytes.get(at).copied().unwrap_or_default();
            let source = Source { name, text: String::from_utf8_lossy(bytes).into_owned() };
            let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
                "this looks like UTF-16: save the file as UTF-8"
            } else {
                "save the file as UTF-8"
            };
            let message = format!("byte 0x{bad:02x} is not valid UTF-8");
            // Up to the bad byte both texts are the same.
            problems.extend(&source, vec![Spot::error(at..at + 1, message, help)]);
            None
        }
    }
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = fs::File::open(path)?;
    if file.metadata()?.is_file() {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    file.take(STREAM_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > STREAM_LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it does not end within 256 MiB"));
    }
    Ok(bytes)
}

/// What an error of the file system means here, and the way out.
fn explain(path: &Path, error: &io::Error) -> (String, String) {
    let file = path.file_name().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
    match error.kind() {
        io::ErrorKind::NotFound => {
            let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if file == CAREER && folder.is_dir() {
                return ("this folder has no `career.ron`".to_owned(), neighbor(folder, &file));
            }
            ("there is no such file or folder".to_owned(), neighbor(folder, &file))
        }
        io::ErrorKind::IsADirectory => ("this is a folder, not a file".to_owned(), String::new()),
        _ => (format!("this file cannot be read: {}", clean(&error.to_string())), String::new()),
    }
}

/// Points to a file in the folder that is called nearly so.
fn neighbor(folder: &Path, name: &str) -> String {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.file_name());
    let names: Vec<String> = names.filter_map(|n: OsString| n.into_string().ok()).collect();
    match super::near::nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", clean(near)),
        None => String::new(),
    }
}
