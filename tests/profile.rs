//! The person's answers through a real pseudo-terminal: given with keys, kept on the disk, there again.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    fs,
    io::{Read, Write},
    num::NonZero,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long a text may take to appear, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal of 120 by 40.
struct Session {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Session {
    fn start(args: &[&str], folder: &Path) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_coder-tui"));
        command.args(args);
        Self::run(command, folder)
    }

    /// The same where no file can grow: every write fails, as on a full disk.
    fn without_room(args: &[&str], folder: &Path) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args([
            "-c",
            "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_coder-tui"),
        ]);
        command.args(args);
        Self::run(command, folder)
    }

    fn run(mut command: CommandBuilder, folder: &Path) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("TERM", "xterm-256color");
        command.env("XDG_DATA_HOME", folder);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes.iter().take(n).copied().collect()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let lines = NonZero::new(40).unwrap();
        let screen = vt100::Parser::new(lines, NonZero::new(120).unwrap(), 0);
        Self { screen, output, keys, child, _terminal: pair.master }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits until the screen shows `text`.
    fn sees(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(error) => panic!("{error}: no {text:?} on\n{}", self.screen.screen().contents()),
            }
        }
        self
    }

    fn ends(mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            // Reads on, so that the program is never held up by a full terminal.
            let _ = self.output.recv_timeout(Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end");
        }
    }
}

fn nursing(profile: &Path) -> Vec<&str> {
    vec!["--data", "tests/fixtures/nursing", "--profile", profile.to_str().unwrap()]
}

#[test]
fn answers_are_there_again_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let mut session = Session::start(&nursing(&profile), folder.path());
    session.press("8").sees("they share 100 points");
    // The first must-have is the third row.
    session.press("jj+").sees("Demanded: no");
    // A number is typed over pay: fourth and fifth rows are must-haves, then the criteria.
    session.press("jjjv").sees("Points of 100").press("64\r").sees("64.0 of 100 points");
    session.press("4").sees("5 skills").press("++").press("q");
    assert_eq!(session.ends(), 0);
    let written = fs::read_to_string(&profile).unwrap();
    assert!(written.contains("points: 64") && written.contains("\"no-degree\""), "{written}");
    assert!(written.contains("ratings"), "{written}");

    let mut session = Session::start(&nursing(&profile), folder.path());
    session.press("8").sees("they share 100 points").press("jjjjj").sees("64.0 of 100 points");
    session.press("+").sees("65.0 of 100 points").press("u").sees("64.0 of 100 points");
    session.press("u").sees("nothing to take back").press("\u{12}").sees("65.0 of 100 points");
    session.press("u").sees("64.0 of 100 points").press("q");
    assert_eq!(session.ends(), 0);
    assert_eq!(fs::read_to_string(&profile).unwrap(), written, "taken back to what it was");
}

#[test]
fn answers_are_saved_without_being_asked_for_and_by_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("coder-tui").join("profile.ron");
    let mut session = Session::start(&[], folder.path());
    session.sees("Roles").press(" ").sees("1 picked");
    let end = Instant::now() + PATIENCE;
    while !own.exists() {
        assert!(Instant::now() < end, "not saved while it runs");
        thread::yield_now();
    }
    session.press("j ").sees("2 picked");
    // A hang-up right after the key.
    session.child.kill().unwrap();
    session.ends();
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
    let mut session = Session::start(&nursing(&profile), folder.path());
    session.sees("did you mean `name`?").press("q");
    assert_eq!(session.ends(), 0);
    assert!(fs::read_to_string(&profile).unwrap().contains("nmae"), "nothing was answered, nothing written");
}

#[test]
fn private_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&["--private"], folder.path());
    session.sees("Roles").press(" ").sees("1 picked").press("q");
    assert_eq!(session.ends(), 0);
    let left: Vec<PathBuf> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_signal_right_after_a_key_loses_nothing() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("profile.ron");
        let mut session = Session::start(&nursing(&profile), folder.path());
        session.press("8").sees("they share 100 points").press("jjjjjv").sees("Points of 100");
        session.press("64\r").sees("64.0 of 100 points");
        let id = session.child.process_id().and_then(|id| Pid::from_raw(id.try_into().unwrap())).unwrap();
        kill_process(id, signal).unwrap();
        assert_eq!(session.ends(), status);
        assert!(fs::read_to_string(&profile).unwrap().contains("points: 64"), "{signal:?}");
        let mut session = Session::start(&nursing(&profile), folder.path());
        session.press("8").sees("they share 100 points").press("jjjjj").sees("64.0 of 100 points").press("q");
        assert_eq!(session.ends(), 0);
    }
}

#[test]
fn a_full_disk_is_said_and_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile.ron");
    let before = "(format: 1, answers: (name: \"Ana\"))";
    fs::write(&profile, before).unwrap();
    let mut session = Session::without_room(&nursing(&profile), folder.path());
    session.press("8").sees("they share 100 points").press("jj+").sees("no room left");
    session.press("u").sees("taken back").press("+").sees("Demanded: no").press("q");
    assert_eq!(session.ends(), 0);
    assert_eq!(fs::read_to_string(&profile).unwrap(), before, "nothing is written over");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left lying about");
}
