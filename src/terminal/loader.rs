//! Reads the data files again: when a key asks for it, and with `--watch` when they change.
//!
//! Both happen in a thread of its own, so that a large data set holds up no key. It sleeps until there
//! is something to read. Editors replace a file by renaming another, so folders are watched rather than
//! files; what a link points to is watched where it stands.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

use super::watcher::News;
use crate::{
    dataset::load::{self, CAREER, WAGES},
    ui::{
        action::{Action, Reading},
        keymap::Keymap,
    },
};

/// For this long nothing must change before the files are read: saving takes several steps.
const SETTLED: Duration = Duration::from_millis(100);

/// Files that never come to rest are read after this time all the same.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why the files are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    /// A key.
    Asked,
    /// They may have changed.
    Changed,
}

/// The thread that reads.
#[derive(Debug)]
pub struct Loader(Sender<Call>);

impl Loader {
    /// Begins to wait for calls to read the data set at `path`, and with `watch` for changes. What is
    /// read goes to the app by way of `news`. The thread ends with the program.
    pub fn start(path: PathBuf, watch: bool, keymap: &Keymap, news: Arc<News>) -> std::io::Result<Self> {
        let advice = keymap.advise("", &[("reload", "reads them again")]);
        let (calls, called) = mpsc::channel();
        let loader = Self(calls.clone());
        thread::Builder::new().name("loader".to_owned()).spawn(move || {
            let complain = |error: notify::Error| {
                let why = format!("the data files cannot be watched ({error}); {advice}");
                news.tell(Action::Said(why));
            };
            let started = watch.then(|| {
                let watch = Watch::start(&path, calls.clone());
                // They may have changed before they were watched.
                let _ = calls.send(Call::Changed);
                watch
            });
            let mut watch = started.and_then(|watch| watch.map_err(complain).ok());
            while let Some(call) = next(&called) {
                // Another folder may stand in the place of the one that was watched.
                if let Some(Err(error)) = watch.as_mut().map(Watch::renew) {
                    complain(error);
                }
                let reading = Reading { data: load::reopen(&path), asked: call == Call::Asked };
                news.tell(Action::Loaded(Box::new(reading)));
            }
        })?;
        Ok(loader)
    }

    /// Reads the files again.
    pub fn read_again(&self) {
        // The thread lives as long as the program.
        let _ = self.0.send(Call::Asked);
    }
}

/// Waits for a call, and for changes to have come to rest.
fn next(calls: &Receiver<Call>) -> Option<Call> {
    let mut call = calls.recv().ok()?;
    let begun = Instant::now();
    while call == Call::Changed && begun.elapsed() < PATIENCE {
        match calls.recv_timeout(SETTLED) {
            Ok(further) => call = further,
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(call)
}

/// Calls when something happens to the data files.
struct Watch {
    watcher: RecommendedWatcher,
    /// The data set, as it was named.
    path: PathBuf,
    /// What matters, for the thread that hears of everything in the folders.
    names: Arc<Mutex<BTreeSet<OsString>>>,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    fn start(path: &Path, calls: Sender<Call>) -> notify::Result<Self> {
        let names = Arc::<Mutex<BTreeSet<OsString>>>::default();
        let known = Arc::clone(&names);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // What the system could not tell may have been about these files.
            let names = known.lock().unwrap_or_else(PoisonError::into_inner);
            if event.map_or(true, |event| matters(&event, &names)) {
                // The thread lives as long as the program.
                let _ = calls.send(Call::Changed);
            }
        })?;
        let mut watch = Self { watcher, path: path.to_owned(), names, folders: BTreeSet::new() };
        watch.renew()?;
        Ok(watch)
    }

    /// Watches the folders in which the files stand now, or would stand: a link on the way may lead elsewhere
    /// than before.
    fn renew(&mut self) -> notify::Result<()> {
        let files = files(&self.path);
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) = names(&files);
        for folder in std::mem::take(&mut self.folders) {
            // It may be gone, and with it its watch.
            let _ = self.watcher.unwatch(&folder);
        }
        for folder in folders(&files) {
            self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
            self.folders.insert(folder);
        }
        Ok(())
    }
}

/// The files of the data set at `path`, which need not be there, as they are named and as where that leads,
/// and every link on the way.
fn files(path: &Path) -> Vec<PathBuf> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut files = if path.is_dir() { vec![path.join(CAREER), path.join(WAGES)] } else { vec![path] };
    let ways: Vec<PathBuf> = files.iter().flat_map(|file| way(file)).collect();
    files.extend(ways);
    files
}

/// Most links on the way to a file; the system follows no more.
const MOST_LINKS: usize = 40;

/// Where an absolute path leads: every link on the way, by its own name, and last what is at the end.
fn way(path: &Path) -> Vec<PathBuf> {
    let mut links = Vec::new();
    let mut at = PathBuf::new();
    let mut ahead: Vec<PathBuf> = parts(path);
    while let Some(part) = ahead.pop() {
        if part == Path::new("..") {
            at.pop();
            continue;
        }
        // The root takes the place of all before it.
        let next = at.join(part);
        match fs::read_link(&next) {
            Ok(target) if links.len() < MOST_LINKS => {
                ahead.extend(parts(&target));
                links.push(next);
            }
            _ => at = next,
        }
    }
    links.push(at);
    links
}

/// What a path is made of, the last first.
fn parts(path: &Path) -> Vec<PathBuf> {
    path.components().rev().map(|part| PathBuf::from(part.as_os_str())).collect()
}

/// The folder of each file, or the nearest above it that there is.
fn folders(files: &[PathBuf]) -> BTreeSet<PathBuf> {
    let nearest =
        |file: &PathBuf| file.ancestors().skip(1).find(|folder| folder.is_dir()).map(Path::to_owned);
    files.iter().filter_map(nearest).collect()
}

/// What files and folders on the way to the files are called: whatever happens to one of these may
/// concern the data.
fn names(files: &[PathBuf]) -> BTreeSet<OsString> {
    files.iter().flat_map(|file| file.iter()).map(ToOwned::to_owned).collect()
}

/// Whether the data may have changed: something happened to a file or folder of one of these names, and
/// not only that somebody looked at it.
fn matters(event: &Event, names: &BTreeSet<OsString>) -> bool {
    let written = AccessKind::Close(AccessMode::Write);
    let seen = matches!(event.kind, EventKind::Access(kind) if kind != written);
    let ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    event.need_rescan() || (!seen && event.paths.iter().any(ours))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use notify::event::{CreateKind, DataChange, ModifyKind, RemoveKind};

    use super::*;

    #[test]
    fn only_what_happens_to_the_data_matters() {
        let files = [PathBuf::from("/data/set/career.ron"), PathBuf::from("/data/set/wages.ron")];
        let names = names(&files);
        let event = |kind: EventKind, path: &str| Event::new(kind).add_path(PathBuf::from(path));
        for (kind, path, expected) in [
            (EventKind::Modify(ModifyKind::Data(DataChange::Any)), "/data/set/career.ron", true),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), "/data/set/wages.ron", true),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "/data/set/wages.ron", false),
            (EventKind::Create(CreateKind::File), "/data/set/.career.ron.swp", false),
            (EventKind::Remove(RemoveKind::Folder), "/data/set", true),
            (EventKind::Create(CreateKind::Folder), "/data/set", true),
            (EventKind::Create(CreateKind::Folder), "/data/other", false),
        ] {
            assert_eq!(matters(&event(kind, path), &names), expected, "{kind:?} {path}");
        }
    }

    #[test]
    fn the_nearest_folder_is_watched_where_the_files_are_gone() {
        let top = tempfile::tempdir().expect("a folder");
        let set = top.path().join("a/set");
        fs::create_dir_all(&set).expect("folders");
        let files = files(&set);
        let watched = |at: &str| BTreeSet::from([top.path().join(at)]);
        assert_eq!(folders(&files), watched("a/set"));
        fs::remove_dir(&set).expect("it is empty");
        assert_eq!(folders(&files), watched("a"));
    }

    #[test]
    fn every_link_on_the_way_is_watched_where_it_stands() {
        let top = tempfile::tempdir().expect("a folder");
        let top = top.path().canonicalize().expect("it is there");
        let at = |name: &str| top.join(name);
        fs::create_dir_all(at("sets/v1")).expect("folders");
        fs::create_dir_all(at("a/b")).expect("folders");
        symlink("../../sets/latest", at("a/b/cur")).expect("a link");
        symlink(at("sets/v1"), at("sets/latest")).expect("a link");
        let path = at("a/b/cur/career.ron");
        assert_eq!(way(&path), [at("a/b/cur"), at("sets/latest"), at("sets/v1/career.ron")]);
        let watched = BTreeSet::from([at("a/b/cur"), at("a/b"), at("sets"), at("sets/v1")]);
        assert_eq!(folders(&files(&at("a/b/cur"))), watched);
        symlink(at("round"), at("round")).expect("a link");
        assert_eq!(way(&at("round")).len(), MOST_LINKS + 1);
    }

    #[test]
    fn a_key_is_answered_at_once_and_changes_when_they_have_come_to_rest() {
        let (calls, called) = mpsc::channel();
        for call in [Call::Changed, Call::Changed, Call::Asked, Call::Changed] {
            calls.send(call).expect("it is open");
        }
        assert_eq!(next(&called), Some(Call::Asked));
        assert_eq!(next(&called), Some(Call::Changed));
        drop(calls);
        assert_eq!(next(&called), None);
    }
}
