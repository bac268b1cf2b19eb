//! Data files that change while the dashboard shows them.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::session::Session;

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
