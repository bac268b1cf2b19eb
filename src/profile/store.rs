//! The profile on the disk: read once, saved whole, never lost.
//!
//! A save writes a new file beside the old one, flushes it to the disk and renames it over the old
//! one, so that whoever ends the program at whatever moment leaves the old file or the new one, whole.
//! Before, it looks whether the file is still what was read: what another copy of the program changed
//! meanwhile is merged, and a file that cannot be understood is kept under another name.

use std::{
    fmt,
    fs::{self, File as OsFile, OpenOptions as OsOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use atomic_write_file::OpenOptions;
use etcetera::BaseStrategy;
use rustix::fs::{FlockOperation, flock};

use super::{
    Profile,
    file::{Damage, Edition, FORMAT, File},
    merge::{Merged, merge},
};
use crate::dataset::problem::clean;

/// Bytes of a profile that are read: far more than answers come to, so a slip in the path does not
/// fill the memory.
const MOST_BYTES: u64 = 16 << 20;

/// How often and how long a save waits for another copy that is saving. Together a third of a second:
/// longer than a save takes, shorter than a person waits. Then it goes on; it still merges.
const LOCK_TRIES: u32 = 33;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// A profile file and what is known to be in it.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    /// Whether the folder is made if it is not there: only for the program's own place.
    makes_folder: bool,
    /// What the file held when it was last read or written.
    seen: Seen,
}

#[derive(Debug)]
enum Seen {
    /// There was no file.
    Nothing,
    /// These bytes, which mean these answers.
    Whole { text: String, answers: Box<Profile> },
    /// Something that cannot be understood: it is kept aside before it is written over.
    Damaged,
}

/// What a profile file was found to be.
#[derive(Debug)]
pub struct Opened {
    /// Where answers are saved from now on.
    pub store: Store,
    /// The answers; none given yet if there is no file or it is damaged.
    pub answers: Profile,
    /// With what data they were given.
    pub data: Option<Edition>,
    /// What is to be said about it, if it could not be read.
    pub trouble: Option<Trouble>,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// The file holds these answers.
    Written,
    /// Another copy had changed the file meanwhile: it now holds the changes of both. Where both
    /// changed the same answer, mine stands, and the other's file is kept whole under the name given.
    Merged {
        /// The answers of both.
        answers: Box<Profile>,
        /// Answers that both changed, in words.
        conflicts: Vec<String>,
        /// Where the other's file is kept, if there are conflicts.
        kept: Option<PathBuf>,
    },
    /// A damaged file was kept under this name, and a new one written.
    KeptAside(PathBuf),
}

/// Why a profile could not be read or saved. `Display` is a notice for the person.
#[derive(Debug)]
pub struct Trouble {
    path: PathBuf,
    kind: TroubleKind,
}

/// What kind of trouble.
#[derive(Debug)]
pub enum TroubleKind {
    /// The file is no profile.
    Damaged(Damage),
    /// It is no text, or far too long for one.
    NotText,
    /// It is a folder, a pipe or a device: reading it may never end, and a save would take its place.
    NotAFile,
    /// It may not be written.
    ReadOnly,
    /// The folder it should stand in is not there.
    NoFolder,
    /// The disk is full.
    Full,
    /// Anything else that the system says.
    Other(io::Error),
}

impl Trouble {
    fn new(path: &Path, kind: TroubleKind) -> Self {
        Self { path: path.to_owned(), kind }
    }

    fn from_io(path: &Path, error: io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => TroubleKind::ReadOnly,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => TroubleKind::NoFolder,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                TroubleKind::Full
            }
            _ => TroubleKind::Other(error),
        };
        Self::new(path, kind)
    }

    /// Why it could not be read, where nothing is to be saved: `bea.ron:7:9: ...`, without the place where
    /// there is none. `name` is what the person calls the file.
    #[must_use]
    pub fn unread(&self, name: &str) -> String {
        match &self.kind {
            TroubleKind::Damaged(damage) => {
                format!("{name}:{}:{}: {}", damage.line, damage.column, damage.what)
            }
            TroubleKind::NotText => format!("{name}: this is no text"),
            TroubleKind::NotAFile => format!("{name}: this is no file"),
            TroubleKind::ReadOnly => format!("{name}: it may not be read"),
            TroubleKind::NoFolder => format!("{name}: there is no such file"),
            TroubleKind::Full => format!("{name}: the disk is full"),
            TroubleKind::Other(error) => format!("{name}: {}", clean(&error.to_string())),
        }
    }

    /// What kind of trouble it is.
    #[must_use]
    pub fn kind(&self) -> &TroubleKind {
        &self.kind
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = clean(&self.path.display().to_string());
        match &self.kind {
            TroubleKind::Damaged(damage) => {
                let stop = if damage.what.ends_with('?') { "" } else { "." };
                write!(
                    f,
                    "{path}:{}:{}: {}{stop} It is left as it is, and kept under another name if you answer anew",
                    damage.line, damage.column, damage.what
                )
            }
            TroubleKind::NotText => {
                write!(
                    f,
                    "{path} is no text. It is left as it is, and kept under another name if you answer anew"
                )
            }
            TroubleKind::NotAFile => {
                write!(f, "not saved: {path} is no file but a folder, a pipe or a device")
            }
            TroubleKind::ReadOnly => write!(f, "not saved: {path} may not be written"),
            TroubleKind::NoFolder => write!(f, "not saved: the folder of {path} is not there"),
            TroubleKind::Full => write!(f, "not saved: no room left for {path}"),
            TroubleKind::Other(error) => write!(f, "not saved: {path}: {}", clean(&error.to_string())),
        }
    }
}

impl std::error::Error for Trouble {}

/// The program's own place for the profile: `$XDG_DATA_HOME/coder-tui/profile.ron`; none without a
/// home folder.
#[must_use]
pub fn default_path() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("coder-tui").join("profile.ron"))
}

impl Store {
    /// Reads the profile in a file the person named. No file is no trouble: it is made at the first save.
    #[must_use]
    pub fn open(path: &Path) -> Opened {
        Self::open_in(path, false)
    }

    /// Reads the profile at the program's own place, whose folder is made when it is needed.
    #[must_use]
    pub fn open_default(path: &Path) -> Opened {
        Self::open_in(path, true)
    }

    fn open_in(path: &Path, makes_folder: bool) -> Opened {
        // Through a link, its target is what is written: a save would else put a file in its place.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let (seen, file, trouble) = match look_again(&path) {
            Ok(None) => (Seen::Nothing, File::default(), None),
            Ok(Some((text, file))) => {
                (Seen::Whole { text, answers: Box::new(file.answers.clone()) }, file, None)
            }
            Err(trouble) => (Seen::Damaged, File::default(), Some(trouble)),
        };
        let store = Self { path, makes_folder, seen };
        Opened { store, answers: file.answers, data: file.data, trouble }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there was no file yet when it was last looked for.
    #[must_use]
    pub fn is_new(&self) -> bool {
        matches!(self.seen, Seen::Nothing)
    }

    /// Saves the answers, with what those that are written rest on: they may hold what another copy
    /// changed. They are on the disk when this returns without an error.
    ///
    /// # Errors
    /// Why the file cannot be written; it is then as it was.
    pub fn save(
        &mut self,
        answers: &Profile,
        rests_on: impl FnOnce(&Profile) -> Edition,
    ) -> Result<Saved, Trouble> {
        let folder = self.path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let io = |error| Trouble::from_io(&self.path, error);
        if self.makes_folder {
            fs::create_dir_all(folder).map_err(io)?;
        }
        let folder = OsFile::open(folder).map_err(io)?;
        let _lock = Lock::of(&folder);
        // A rename would put a file in the place of a device, a pipe or a link to nowhere.
        if fs::symlink_metadata(&self.path).is_ok_and(|m| !m.is_file()) {
            return Err(Trouble::new(&self.path, TroubleKind::NotAFile));
        }
        if fs::metadata(&self.path).is_ok_and(|m| m.permissions().readonly()) {
            return Err(Trouble::new(&self.path, TroubleKind::ReadOnly));
        }
        let (answers, saved) = self.reconcile(answers)?;
        let file = File { format: FORMAT, data: Some(rests_on(&answers)), answers };
        let text = file.write().map_err(|e| io(io::Error::other(e.to_string())))?;
        let write = || -> io::Result<()> {
            let mut out = OpenOptions::new().mode(0o600).open(&self.path)?;
            out.write_all(text.as_bytes())?;
            // Flushes to the disk before it renames; then the name itself is flushed.
            out.commit()?;
            folder.sync_all()
        };
        write().map_err(io)?;
        self.seen = Seen::Whole { text, answers: Box::new(file.answers) };
        Ok(saved)
    }

    /// What to write, after a look at what others wrote since.
    fn reconcile(&self, mine: &Profile) -> Result<(Profile, Saved), Trouble> {
        let as_is = |saved| Ok((mine.clone(), saved));
        match (look_again(&self.path), &self.seen) {
            (Ok(None), _) => as_is(Saved::Written),
            (Ok(Some((now, _))), Seen::Whole { text, .. }) if now == *text => as_is(Saved::Written),
            (Ok(Some((_, theirs))), seen) => {
                let none = Profile::default();
                let base = if let Seen::Whole { answers, .. } = seen { answers } else { &none };
                let Merged { profile, conflicts } = merge(base, mine, &theirs.answers);
                let kept = if conflicts.is_empty() { None } else { Some(self.keep_aside("other")?) };
                Ok((profile.clone(), Saved::Merged { answers: Box::new(profile), conflicts, kept }))
            }
            (Err(trouble), _) => match trouble.kind {
                TroubleKind::Damaged(_) | TroubleKind::NotText => {
                    as_is(Saved::KeptAside(self.keep_aside("damaged")?))
                }
                // What cannot even be read is not written over.
                _ => Err(trouble),
            },
        }
    }

    /// Copies the file to the first free name: `profile.damaged-1.ron`.
    fn keep_aside(&self, why: &str) -> Result<PathBuf, Trouble> {
        let io = |error| Trouble::from_io(&self.path, error);
        let bytes = fs::read(&self.path).map_err(io)?;
        let stem = self.path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        for n in 1_u32.. {
            let aside = self.path.with_file_name(format!("{stem}.{why}-{n}.ron"));
            // Fails if somebody has the name already, so nothing is ever written over.
            match OsOptions::new().write(true).create_new(true).mode(0o600).open(&aside) {
                Ok(mut out) => {
                    out.write_all(&bytes).and_then(|()| out.sync_all()).map_err(io)?;
                    return Ok(aside);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(io(error)),
            }
        }
        Err(io(io::ErrorKind::AlreadyExists.into()))
    }
}

/// Reads what stands in a file that is to be written over; none if there is no file.
fn look_again(path: &Path) -> Result<Option<(String, File)>, Trouble> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => Err(Trouble::new(path, TroubleKind::NotAFile)),
        _ => look(path),
    }
}

/// Reads what stands in the file now; none if there is no file.
pub(super) fn look(path: &Path) -> Result<Option<(String, File)>, Trouble> {
    let read = || -> io::Result<Option<Vec<u8>>> {
        let file = match OsFile::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(file, MOST_BYTES + 1), &mut bytes)?;
        Ok(Some(bytes))
    };
    let Some(bytes) = read().map_err(|error| Trouble::from_io(path, error))? else { return Ok(None) };
    let text = String::from_utf8(bytes).ok().filter(|t| t.len() as u64 <= MOST_BYTES);
    let text = text.ok_or_else(|| Trouble::new(path, TroubleKind::NotText))?;
    let file = File::read(&text).map_err(|damage| Trouble::new(path, TroubleKind::Damaged(damage)))?;
    Ok(Some((text, file)))
}

/// Keeps other copies of the program from saving at the same time. The folder is locked, since the
/// file itself is another one after each save; the lock goes with the process that holds it.
struct Lock<'a>(&'a OsFile);

impl<'a> Lock<'a> {
    /// None where the file system knows no locks, or somebody holds one for too long.
    fn of(folder: &'a OsFile) -> Option<Self> {
        for _ in 0..LOCK_TRIES {
            match flock(folder, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Some(Self(folder)),
                Err(rustix::io::Errno::WOULDBLOCK) => std::thread::sleep(LOCK_PAUSE),
                Err(_) => return None,
            }
        }
        None
    }
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // Closing the folder would release it as well.
        let _ = flock(self.0, FlockOperation::Unlock);
    }
}

#[cfg(test)]
mod tests;
