//! The person's answers: given with keys, kept on the disk, there again.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use coder_tui::profile::{Profile, store::Store};
use rustix::process::Signal;

use super::session::Session;

/// How long a file may take to appear, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(20);

fn start(profile: &Path) -> Session {
    let session = Session::start(&nursing(profile));
    session.wait_for("╭ Roles");
    session
}

/// The keys of a conversation: what is pressed, and what is then seen.
fn answer(session: &mut Session, steps: &[(&str, &str)]) {
    for (keys, seen) in steps {
        session.send(keys);
        session.wait_for(seen);
    }
}

fn quit(mut session: Session) {
    session.send("q");
    session.end().assert_clean(0);
}

fn nursing(profile: &Path) -> Vec<&str> {
    vec!["--data", "tests/fixtures/nursing", "--profile", profile.to_str().unwrap()]
}

#[test]
fn answers_are_there_again_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let mut session = start(&profile);
    // The first must-have is the third row; the fourth and fifth are must-haves, then come the criteria.
    answer(
        &mut session,
        &[
            ("8", "they share 100 points"),
            ("jj+", "Demanded · met by: no"),
            ("jjjv", "Points of 100"),
            ("64\r", "64.0 of 100 points"),
            ("4", "5 skills"),
            ("++7", "╭ Pros & Cons"),
            ("+++", "+3"),
        ],
    );
    quit(session);
    let written = fs::read_to_string(&profile).unwrap();
    for answered in ["points: 64", "\"no-degree\"", "ratings", "leanings"] {
        assert!(written.contains(answered), "{answered}: {written}");
    }

    let mut session = start(&profile);
    answer(
        &mut session,
        &[
            ("7", "+3"),
            ("8", "they share 100 points"),
            ("jj", "Demanded · met by: no"),
            ("jjj", "64.0 of 100 points"),
            ("+", "65.0 of 100 points"),
            ("u", "64.0 of 100 points"),
            ("u", "nothing to take back"),
            ("\u{12}", "65.0 of 100 points"),
            ("u", "64.0 of 100 points"),
        ],
    );
    quit(session);
    assert_eq!(fs::read_to_string(&profile).unwrap(), written, "taken back to what it was");
}

#[test]
fn everything_can_be_taken_back_to_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let mut session = start(&profile);
    answer(&mut session, &[("8", "they share 100 points"), ("jj+", "Demanded · met by: no")]);
    answer(&mut session, &[("7", "╭ Pros & Cons"), ("++", "+2"), ("4", "5 skills")]);
    session.send("+");
    let end = Instant::now() + PATIENCE;
    while !session.sees(|screen| screen.contents().contains("nothing to take back")) {
        assert!(Instant::now() < end, "there is always more to take back");
        session.send("u");
        session.settle();
    }
    quit(session);
    assert!(profile.exists(), "something was answered");
    assert_eq!(Store::open(&profile).answers, Profile::default());
}

#[test]
fn answers_are_saved_without_being_asked_for_and_by_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("coder-tui").join("profile.ron");
    let mut session = Session::start_with(&[], &[("XDG_DATA_HOME", folder.path().to_str().unwrap())]);
    answer(&mut session, &[("", "╭ Roles"), (" ", "1 picked")]);
    let end = Instant::now() + PATIENCE;
    while !own.exists() {
        assert!(Instant::now() < end, "not saved while it runs");
        thread::yield_now();
    }
    answer(&mut session, &[("j ", "2 picked")]);
    // A hang-up right after the key.
    session.signal(Signal::HUP);
    session.end();
    let written = fs::read_to_string(&own).unwrap();
    // Before them stands what they rest on, with the same ids.
    let (_, picks) = written.split_once("answers:").unwrap();
    assert_eq!(picks.matches("-coder").count() + picks.matches("-auditor").count(), 2, "{picks}");
}

#[test]
fn a_damaged_file_is_said_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    fs::write(&profile, "(format: 1, answers: (nmae: \"Ana\"))").unwrap();
    let session = start(&profile);
    session.wait_for("did you mean `name`?");
    quit(session);
    assert!(fs::read_to_string(&profile).unwrap().contains("nmae"), "nothing was answered, nothing written");
}

#[test]
fn private_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let mut session = Session::start_with(&["--private"], &[("XDG_DATA_HOME", home)]);
    answer(&mut session, &[("", "╭ Roles"), (" ", "1 picked")]);
    quit(session);
    let left: Vec<PathBuf> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_signal_right_after_a_key_loses_nothing() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("profile.ron");
        let mut session = start(&profile);
        answer(&mut session, &[("8", "they share 100 points"), ("jjjjjv", "Points of 100")]);
        answer(&mut session, &[("64\r", "64.0 of 100 points")]);
        session.signal(signal);
        assert_eq!(session.end().status, status);
        assert!(fs::read_to_string(&profile).unwrap().contains("points: 64"), "{signal:?}");
        let mut session = start(&profile);
        answer(&mut session, &[("8", "they share 100 points"), ("jjjjj", "64.0 of 100 points")]);
        quit(session);
    }
}

/// Nobody may bring it to the front again.
#[test]
fn what_was_answered_is_saved_before_it_stops() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let mut session = start(&profile);
    session.send(" \x1a");
    session.wait_stopped();
    session.wait_until("the shell's own screen", |s| !s.alternate_screen());
    assert!(fs::read_to_string(&profile).unwrap().contains("picks"));
    session.signal(Signal::CONT);
    session.wait_until("the dashboard", vt100::Screen::alternate_screen);
    quit(session);
}

/// What is wrong with the configuration may be said to somebody who does not listen.
#[test]
fn answers_are_saved_before_anything_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let config = folder.path().join("config.ron");
    fs::write(&config, "(colour: 1)").unwrap();
    // Standard error is a pipe that is full.
    let line = format!(
        "mkfifo '{0}'; exec 3<>'{0}'; head -c 65536 /dev/zero >&3; \
         exec \"$PROGRAM\" --data tests/fixtures/nursing --profile '{1}' --config '{2}' 2>&3",
        folder.path().join("pipe").display(),
        profile.display(),
        config.display()
    );
    let mut session = Session::shell(&line);
    answer(&mut session, &[("", "╭ Roles"), (" ", "1 picked")]);
    session.signal(Signal::TERM);
    assert_eq!(session.end().status, 143);
    assert!(fs::read_to_string(&profile).unwrap().contains("picks"));
}

#[test]
fn a_full_disk_is_said_and_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let before = "(format: 1, answers: (name: \"Ana\"))";
    fs::write(&profile, before).unwrap();
    // No file can grow: every write fails, as on a full disk.
    let line = format!(
        "trap '' XFSZ; ulimit -f 0; exec \"$PROGRAM\" --data tests/fixtures/nursing --profile '{}'",
        profile.display()
    );
    let mut session = Session::shell(&line);
    session.wait_for("╭ Roles");
    answer(&mut session, &[("8", "they share 100 points"), ("jj+", "no room left")]);
    answer(&mut session, &[("u", "taken back"), ("+", "Demanded · met by: no")]);
    session.send("q");
    let end = session.end();
    assert!(end.written.contains("not saved: no room left"), "it is said after the end, too");
    assert_eq!(end.status, 0);
    assert_eq!(fs::read_to_string(&profile).unwrap(), before, "nothing is written over");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left lying about");
}
