//! Reading a data set from files: bytes, text, format, shape, sense. All problems at once, or a whole
//! data set; never a half of one.

use std::{
    ffi::OsString,
    fs,
    io::{self, Read},
    path::Path,
};

use serde::de::DeserializeOwned;

use super::{
    Career, Dataset, Wages,
    check::{self, File, Finding, Table},
    problem::{Problem, Problems, Source, Spot, Spots, clean, line},
    shape::{self, Shaped},
};

/// Name of the career file in a folder.
pub const CAREER: &str = "career.ron";
/// Name of the wage table in a folder.
pub const WAGES: &str = "wages.ron";

/// Bytes read from what is no ordinary file, such as a pipe: it may never end.
const STREAM_LIMIT: u64 = 1 << 28;

/// A data set that can be used, and what its author may want to look at.
#[derive(Clone, Debug, PartialEq)]
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
    open_from(path, Streams::Read)
}

/// Reads a data set like [`open()`], for the second time: no pipe or device, of which the first time has
/// taken what there was. To wait for more of it could last for ever.
///
/// # Errors
/// All that is wrong with it.
pub fn reopen(path: &Path) -> Result<Loaded, Problems> {
    open_from(path, Streams::Refuse)
}

/// What is done with a file that is no ordinary one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Streams {
    Read,
    Refuse,
}

fn open_from(path: &Path, streams: Streams) -> Result<Loaded, Problems> {
    let mut problems = Problems::default();
    if path.file_name().is_some_and(|name| name == WAGES) && !path.is_dir() {
        let message = "a wage table alone is no data set";
        let help = format!("name the folder that holds it together with {CAREER}");
        problems.push(Problem::with_file(&path.display().to_string(), message, help));
        return Err(problems);
    }
    let (career, wages) = if path.is_dir() {
        // A link to nowhere is there, and is reported.
        let wages = Some(path.join(WAGES)).filter(|wages| wages.symlink_metadata().is_ok());
        (path.join(CAREER), wages)
    } else {
        (path.to_owned(), None)
    };
    let career = read(&career, streams, &mut problems);
    let text = wages.as_ref().map(|path| read(path, streams, &mut problems));
    let wages = match &text {
        None => Given::No,
        Some(None) => Given::Unread,
        Some(Some(source)) => Given::Text(source),
    };
    load(career.as_ref(), wages, problems)
}

/// Reads a data set from its texts.
///
/// # Errors
/// All that is wrong with it.
pub fn parse(career: &Source, wages: Option<&Source>) -> Result<Loaded, Problems> {
    load(Some(career), wages.map_or(Given::No, Given::Text), Problems::default())
}

/// Whether there is a wage table.
#[derive(Clone, Copy)]
enum Given<'a> {
    No,
    /// There is one, but it has no text that can be read.
    Unread,
    Text(&'a Source),
}

/// Reads what texts there are, checks what could be read, and gives out a data set only if nothing was
/// wrong.
fn load(career: Option<&Source>, wages: Given, mut problems: Problems) -> Result<Loaded, Problems> {
    let mut career = Reading::<Career>::new(career);
    let has_wages = !matches!(wages, Given::No);
    let text = if let Given::Text(source) = wages { Some(source) } else { None };
    let mut wages = Reading::<Wages>::new(text);
    let table = match &wages.shaped {
        Some(shaped) => Table::Read(&shaped.value),
        None if has_wages => Table::Unread,
        None => Table::None,
    };
    let is_mended = career.is_mended() || wages.is_mended();
    let findings = check::check(career.shaped.as_ref().map(|c| &c.value), table, is_mended);
    let (in_career, in_wages) = findings.into_iter().partition(|f| f.file == File::Career);
    career.place(in_career);
    wages.place(in_wages);
    for (source, spots) in [(career.source, career.spots), (wages.source, wages.spots)] {
        if let Some(source) = source {
            problems.extend(source, spots);
        }
    }
    match (career.shaped, wages.shaped) {
        (Some(career), wages) if problems.errors() == 0 && has_wages == wages.is_some() => {
            let mut wages = wages.map(|w| w.value);
            if let Some(wages) = &mut wages {
                // Whoever looks rows up relies on it; whoever writes them need not care.
                wages.rows.sort_by(|a, b| a.key().cmp(&b.key()));
            }
            Ok(Loaded { dataset: Dataset { career: career.value, wages }, warnings: problems })
        }
        _ => {
            problems.settle();
            Err(problems)
        }
    }
}

/// A file while it is read.
struct Reading<'a, T> {
    source: Option<&'a Source>,
    shaped: Option<Shaped<T>>,
    spots: Spots,
}

impl<'a, T: DeserializeOwned> Reading<'a, T> {
    fn new(source: Option<&'a Source>) -> Self {
        let mut spots = Spots::default();
        let shaped = source.and_then(|source| shape::read(source, &mut spots));
        Self { source, shaped, spots }
    }

    fn is_mended(&self) -> bool {
        self.shaped.as_ref().is_some_and(Shaped::is_mended)
    }

    /// Finds out where findings stand.
    fn place(&mut self, findings: Vec<Finding>) {
        let (Some(source), Some(shaped)) = (self.source, &self.shaped) else { return };
        let firsts = findings.iter().filter_map(|f| f.first.as_ref());
        let paths: Vec<_> = findings.iter().map(|f| &f.path).chain(firsts).collect();
        let mut places = shaped.locate(&paths);
        let mut firsts = places.split_off(findings.len()).into_iter();
        for (finding, range) in findings.into_iter().zip(places) {
            let first = finding.first.is_some().then(|| firsts.next().flatten()).flatten();
            let Some(range) = range else { continue };
            let mut help = finding.help;
            if let Some(first) = first {
                help = format!("the first is on line {}", line(&source.text, first.start));
            }
            let severity = finding.severity;
            self.spots.push(Spot { range, severity, message: finding.message, help });
        }
    }
}

/// Reads a file as text. What hinders becomes a problem.
fn read(path: &Path, streams: Streams, problems: &mut Problems) -> Option<Source> {
    let name = path.display().to_string();
    let bytes = match read_bytes(path, streams) {
        Ok(bytes) => bytes,
        Err(error) => {
            let (message, help) = explain(path, &error, "file or folder");
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
            let mut spots = Spots::default();
            spots.push(Spot::error(at..at + 1, message, help));
            problems.extend(&source, spots);
            None
        }
    }
}

fn read_bytes(path: &Path, streams: Streams) -> io::Result<Vec<u8>> {
    let is_stream = |metadata: &fs::Metadata| !metadata.is_file() && !metadata.is_dir();
    // Looked at before it is opened: that alone would wait for somebody to write into a pipe.
    if streams == Streams::Refuse && is_stream(&fs::metadata(path)?) {
        return Err(io::Error::other("a pipe or a device is read once, when the program starts"));
    }
    let mut file = fs::File::open(path)?;
    let mut bytes = Vec::new();
    if !is_stream(&file.metadata()?) {
        file.read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    file.take(STREAM_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > STREAM_LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it does not end within 256 MiB"));
    }
    Ok(bytes)
}

/// Why a file that somebody has named cannot be read, and the way out.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Problems {
    let mut problems = Problems::default();
    let (message, help) = explain(path, error, "file");
    problems.push(Problem::with_file(&path.display().to_string(), message, help));
    problems
}

/// What an error of the file system means where there should be `what`, and the way out.
fn explain(path: &Path, error: &io::Error, what: &str) -> (String, String) {
    let file = path.file_name().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
    match error.kind() {
        io::ErrorKind::NotFound => {
            let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if file == CAREER && folder.is_dir() {
                return ("this folder has no `career.ron`".to_owned(), neighbor(folder, &file));
            }
            if path.symlink_metadata().is_ok() {
                return ("this is a link to a file that is not there".to_owned(), String::new());
            }
            (format!("there is no such {what}"), neighbor(folder, &file))
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
