//! Data files that change while the dashboard shows them.

use std::{
    fs::{self, File, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::{session::Session, storm::scale};

/// A copy of the small data set in a folder of its own.
struct Set {
    folder: TempDir,
    text: String,
}

impl Set {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let text = fs::read_to_string("tests/fixtures/nursing/career.ron").expect("a fixture");
        let set = Self { folder, text };
        fs::create_dir(set.path()).expect("a folder");
        fs::copy("tests/fixtures/nursing/wages.ron", set.path().join("wages.ron")).expect("a copy");
        fs::write(set.career(), &set.text).expect("written");
        set
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("set")
    }

    fn career(&self) -> PathBuf {
        self.path().join("career.ron")
    }

    /// The career with another name for its first role.
    fn with_name(&self, name: &str) -> String {
        self.text.replacen("name: \"Registered nurse\"", &format!("name: \"{name}\""), 1)
    }

    fn open(&self, flags: &[&str]) -> Session {
        let path = self.path();
        let mut args = vec!["--data", path.to_str().expect("a plain name")];
        args.extend(flags);
        let session = Session::start(&args);
        session.wait_for("╭ Registered nurse");
        session
    }
}

/// Writes a file as editors do: beside it, then renamed into its place.
fn replace(path: &Path, text: &str) {
    let new = path.with_extension("new");
    fs::write(&new, text).expect("written");
    fs::rename(new, path).expect("moved");
}

#[test]
fn a_key_reads_the_files_again() {
    let set = Set::new();
    let mut session = set.open(&[]);
    fs::write(set.career(), set.with_name("Nurse anew")).expect("written");
    session.send("r");
    session.wait_for("╭ Nurse anew");
    session.wait_for("read again: Nursing, edited 23 November 2026");
    fs::write(set.career(), "(").expect("written");
    session.send("r");
    session.wait_for("career.ron:1:1");
    session.send("\x1b");
    session.wait_gone("career.ron:1:1");
    session.wait_for("╭ Nurse anew");
    session.send("q");
    session.end().assert_clean(0);

    let mut session = Session::start(&[]);
    session.wait_for("╭ Inpatient coder");
    session.send("r");
    session.wait_for("the data set is built in");
    session.send("q");
    session.end().assert_clean(0);
}

#[test]
fn a_change_is_seen_by_itself() {
    let set = Set::new();
    let mut session = set.open(&["--watch"]);
    session.send("j");
    session.wait_for("▸  Licensed");
    replace(&set.career(), &set.with_name("Nurse one"));
    session.wait_for("Nurse one");
    session.wait_for("▸  Licensed");
    fs::write(set.career(), set.with_name("Nurse two")).expect("written");
    session.wait_for("Nurse two");
    replace(&set.career(), &set.text.replacen("format: 1", "format: 1, colour: 2", 1));
    session.wait_for("career.ron:5:16");
    // Mended: what told of the fault goes away.
    replace(&set.career(), &set.with_name("Nurse three"));
    session.wait_for("Nurse three");
    session.wait_gone("career.ron:5:16");
    session.send("q");
    session.end().assert_clean(0);
}

/// Whatever becomes of the files, what was read stays, and what comes after is seen.
#[test]
fn files_that_go_away_are_waited_for() {
    let set = Set::new();
    let mut session = set.open(&["--watch"]);
    for n in 0..5 {
        let said = match n {
            0 => {
                fs::write(set.career(), "").expect("truncated");
                "career.ron:1:1"
            }
            1 => {
                fs::remove_file(set.career()).expect("it was there");
                "this folder has no `career.ron`"
            }
            2 => {
                fs::remove_file(set.career()).expect("it was there");
                fs::create_dir(set.career()).expect("a folder");
                "this is a folder, not a file"
            }
            3 => {
                fs::remove_dir_all(set.path()).expect("it was there");
                "there is no such file or folder"
            }
            _ => {
                fs::rename(set.path(), set.folder.path().join("away")).expect("it was there");
                "there is no such file or folder"
            }
        };
        session.wait_for(said);
        if set.career().is_dir() {
            fs::remove_dir(set.career()).expect("it was there");
        }
        fs::create_dir_all(set.path()).expect("a folder");
        fs::copy("tests/fixtures/nursing/wages.ron", set.path().join("wages.ron")).expect("a copy");
        let name = format!("Nurse after {n}");
        replace(&set.career(), &set.with_name(&name));
        session.wait_for(&name);
        session.wait_gone(said);
    }
    session.send("q");
    session.end().assert_clean(0);
}

#[test]
fn what_a_link_points_to_is_watched() {
    let set = Set::new();
    let aside = set.folder.path().join("aside");
    fs::create_dir(&aside).expect("a folder");
    fs::rename(set.career(), aside.join("real.ron")).expect("moved");
    symlink(aside.join("real.ron"), set.career()).expect("a link");
    let mut session = set.open(&["--watch"]);
    replace(&aside.join("real.ron"), &set.with_name("Nurse afar"));
    session.wait_for("Nurse afar");
    session.send("q");
    session.end().assert_clean(0);
}

/// Whoever keeps editions side by side points a link at another one.
#[test]
fn a_link_that_leads_elsewhere_is_seen() {
    let set = Set::new();
    let at = |name: &str| set.folder.path().join(name);
    let point = |to: &str| {
        link(at(to), &at("new"));
        fs::rename(at("new"), at("cur")).expect("moved");
    };
    fs::create_dir(at("v2")).expect("a folder");
    fs::copy("tests/fixtures/nursing/wages.ron", at("v2/wages.ron")).expect("a copy");
    fs::write(at("v2/career.ron"), set.with_name("Nurse two")).expect("written");
    point("set");
    let mut session = Session::start(&["--data", at("cur").to_str().expect("a plain name"), "--watch"]);
    session.wait_for("╭ Registered nurse");
    point("v2");
    session.wait_for("Nurse two");
    // What it leads to now is watched as what it led to before.
    fs::rename(at("v2/career.ron"), at("real.ron")).expect("moved");
    link(at("real.ron"), &at("v2/career.ron"));
    replace(&at("real.ron"), &set.with_name("Nurse three"));
    session.wait_for("Nurse three");
    replace(&at("real.ron"), &set.with_name("Nurse four"));
    session.wait_for("Nurse four");
    session.send("q");
    session.end().assert_clean(0);
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("it is on every Unix").success());
}

/// More than any data set, and nothing in it: a disk image put there by a slip.
fn huge(path: &Path) {
    let megabytes = u64::from(scale(4, 300));
    File::create(path).and_then(|file| file.set_len(megabytes << 20)).expect("a file with a hole");
}

/// What may come to stand where the career was: what it is, how it comes there, what is said of it.
struct Strange(&'static str, fn(&Path), &'static str);

const STRANGE: [Strange; 9] = [
    Strange("nothing", |_| (), "this folder has no `career.ron`"),
    Strange("an empty file", |path| fs::write(path, "").expect("written"), "career.ron:1:1"),
    Strange("a folder", |path| fs::create_dir(path).expect("made"), "this is a folder, not a file"),
    Strange("a pipe that nobody writes to", pipe, "a pipe or a device is read once"),
    Strange("a device without an end", |path| link("/dev/zero", path), "a pipe or a device is read once"),
    Strange("the keys themselves", |path| link("/dev/tty", path), "a pipe or a device is read once"),
    Strange("a link to itself", |path| link(path, path), "this file cannot be read"),
    Strange("a huge file", huge, "career.ron:1:1"),
    Strange("no text", |path| fs::write(path, b"(format: \xff\x1b[31m").expect("written"), "career.ron:1:10"),
];

/// Root may read everything: then there is nothing to see.
#[test]
fn a_file_that_may_not_be_read_is_told_of() {
    let set = Set::new();
    let mut session = set.open(&["--watch"]);
    fs::set_permissions(set.career(), Permissions::from_mode(0o000)).expect("its own file");
    if fs::read(set.career()).is_err() {
        session.wait_for("this file cannot be read: Permission denied");
        fs::set_permissions(set.career(), Permissions::from_mode(0o600)).expect("its own file");
        session.wait_gone("this file cannot be read");
    }
    session.send("q");
    session.end().assert_clean(0);
}

fn link(to: impl AsRef<Path>, path: &Path) {
    symlink(to, path).expect("a link");
}

fn strange_files_are_survived(flags: &[&str], read_again: &str) {
    let set = Set::new();
    let mut session = set.open(flags);
    for (n, Strange(what, put, said)) in STRANGE.into_iter().enumerate() {
        let _ = fs::remove_file(set.career());
        put(&set.career());
        session.send(read_again);
        session.wait_for(said);
        // Keys are heard all the while.
        session.send("\x1b");
        session.wait_gone(said);
        let _ = fs::remove_file(set.career()).or_else(|_| fs::remove_dir(set.career()));
        let name = format!("Nurse after {n}");
        fs::write(set.career(), set.with_name(&name)).expect(what);
        session.send(read_again);
        session.wait_for(&name);
    }
    session.send("q");
    session.end().assert_clean(0);
}

#[test]
fn strange_files_are_survived_and_told_of_on_a_key() {
    strange_files_are_survived(&[], "r");
}

#[test]
fn strange_files_are_survived_and_told_of_as_they_come() {
    strange_files_are_survived(&["--watch"], "");
}
