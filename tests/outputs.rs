//! Where output goes and where it cannot: full disks, closed pipes, names that are taken or are no files.
//! Each time one message, the documented status, and nothing half written.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    fs::{self, OpenOptions},
    io::{self, Read},
    os::unix::fs::{FileTypeExt, symlink},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

const NURSING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/nursing");
const OEWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/oews");

/// Everything that prints. What two of them write beside it goes into the folder they run in.
const PRINTS: &[&[&str]] = &[
    &["show", "roles"],
    &["show", "pay", "--format", "markdown"],
    &["show", "pay", "--format", "html"],
    &["show", "pay", "--format", "csv"],
    &["show", "pay", "--format", "json"],
    &["show", "pay", "--ascii"],
    &["compare"],
    &["brief"],
    &["sources"],
    &["config"],
    &["check", NURSING],
    &["init", "mine"],
    &["import", "oews", OEWS, "--soc", "29-2072", "-o", "w.ron"],
    &["man"],
    &["paths"],
    &["completions", "bash"],
    &["completions", "zsh"],
    &["completions", "fish"],
    &["completions", "powershell"],
    &["--help"],
    &["--version"],
    &["show", "--help"],
    // The dashboard, where there is no terminal.
    &[],
];

/// The program in a folder of its own, which is its home too.
fn program(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coder-tui"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command.env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path());
    command.env("XDG_CONFIG_HOME", folder.path());
    command
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for args in PRINTS {
        let folder = tempfile::tempdir().unwrap();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(&folder, args).stdout(full).output().unwrap();
        let said = "error: standard output cannot be written: No space left on device (os error 28)\n";
        assert_eq!((output.status.code(), err(&output)), (Some(1), said), "{args:?}");
    }
}

/// As with `head -1`, which has seen enough, only sooner.
#[test]
fn a_closed_pipe_is_no_error() {
    for args in PRINTS {
        let folder = tempfile::tempdir().unwrap();
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = program(&folder, args).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), err(&output)), (Some(0), ""), "{args:?}");
    }
}

/// Whom nobody hears keeps the status.
#[test]
#[cfg(target_os = "linux")]
fn messages_that_cannot_be_written_change_nothing() {
    for (args, status) in [(&["check", "nowhere"][..], 1), (&["show", "nothing"], 2), (&["--nothing"], 2)] {
        let folder = tempfile::tempdir().unwrap();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(&folder, args).stderr(full).output().unwrap();
        assert_eq!((output.status.code(), output.stdout), (Some(status), Vec::new()), "{args:?}");
    }
}

/// A print and an import into a file.
const FILES: [&[&str]; 2] =
    [&["show", "roles", "--force", "-o"], &["import", "oews", OEWS, "--soc", "29-2072", "-o"]];

#[test]
fn a_name_that_is_no_file_stays_what_it_is() {
    for args in FILES {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("folder")).unwrap();
        symlink("nowhere", folder.path().join("lost")).unwrap();
        let before = names(folder.path());
        for (name, why) in [
            ("folder", "is a folder; name a file"),
            ("none/file", "cannot be written: there is no such folder"),
            ("lost", "cannot be written: it is a link to nowhere"),
        ] {
            let output = program(&folder, args).arg(name).output().unwrap();
            let said = format!("error: `{name}` {why}\n");
            assert_eq!((output.status.code(), err(&output)), (Some(1), said.as_str()), "{args:?}");
            assert_eq!(names(folder.path()), before, "{args:?} {name}");
        }
        assert!(folder.path().join("lost").is_symlink());
    }
}

#[test]
fn a_pipe_takes_what_a_file_would_hold() {
    for args in FILES {
        let folder = tempfile::tempdir().unwrap();
        assert!(program(&folder, args).arg("file").output().unwrap().status.success(), "{args:?}");
        let whole = fs::read_to_string(folder.path().join("file")).unwrap();
        let pipe = folder.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let reader = thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        let output = program(&folder, args).arg("pipe").output().unwrap();
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "{args:?}");
        assert!(output.status.success(), "{args:?}: {}", err(&output));
        assert_eq!(reader.join().unwrap(), whole, "{args:?}");
    }
}

#[test]
fn what_a_link_points_to_is_written_and_the_link_stays() {
    for args in FILES {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        symlink("file", &link).unwrap();
        assert!(program(&folder, args).arg("link").output().unwrap().status.success(), "{args:?}");
        assert!(link.is_symlink() && fs::read_to_string(&file).unwrap().len() > 1_000, "{args:?}");
        assert_eq!(names(folder.path()), ["file", "link"], "{args:?}");
    }
}

/// Not even root may write there.
#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_written_is_an_error() {
    for (args, named) in [
        (&["show", "roles", "-o", "/sys/kernel/roles.txt"][..], "/sys/kernel/roles.txt"),
        (&["import", "oews", OEWS, "--soc", "29-2072", "-o", "/sys/kernel/w.ron"], "/sys/kernel/w.ron"),
        (&["init", "/sys/kernel/mine"], "/sys/kernel/mine"),
        (&["init", "/sys/kernel"], "/sys/kernel/career.ron"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let output = program(&folder, args).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {}", err(&output));
        let begin = format!("error: `{named}` cannot be written: ");
        assert!(err(&output).starts_with(&begin), "{args:?}: {}", err(&output));
        assert_eq!(err(&output).lines().count(), 1, "{args:?}: {}", err(&output));
    }
}

/// What could not be made leaves what was there.
#[test]
fn an_import_that_fails_keeps_the_table() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("w.ron"), "old").unwrap();
    for (args, status) in [(&["--soc", "29-2073"][..], 2), (&["--soc", "nonsense"], 2)] {
        let output = program(&folder, &["import", "oews", OEWS, "-o", "w.ron"]).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{args:?}: {}", err(&output));
        assert_eq!(fs::read_to_string(folder.path().join("w.ron")).unwrap(), "old");
        assert_eq!(names(folder.path()), ["w.ron"]);
    }
}

/// The reader leaves while the print is under way.
#[test]
fn a_reader_may_leave_midway() {
    let folder = tempfile::tempdir().unwrap();
    let mut child =
        program(&folder, &["show", "pay"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut begin = [0; 29];
    child.stdout.take().unwrap().read_exact(&mut begin).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!((&begin[..], said.as_str()), (&b"Medical coding: Pay, By place"[..], ""));
}
