//! Nothing from outside reaches a terminal as an escape code: file names, what stands in files, what is
//! typed on the command line. C1 controls (one character that some terminals obey as `ESC [`) and the
//! characters that turn text around count as such.

use std::{fs, path::Path, process::Command};

/// Red, as `ESC [` and as its C1 form, the title of the window, and text turned around.
const BAD: &str = "a\u{1b}[31mb\u{9b}31mc\u{1b}]0;d\u{7}e\u{202e}f\u{2066}g";

/// Runs the program and returns its exit status, and all it said with that it drives nothing.
fn said(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coder-tui"));
    command.current_dir(folder).args(args).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    let output = command.output().expect("the program runs");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let drives = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{2066}".contains(c));
    assert!(!text.contains(drives), "{args:?} said {text:?}");
    (output.status.code(), text)
}

#[test]
fn a_data_set_is_refused_and_its_lines_are_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let career = home.path().join("career.ron");
    for text in [
        format!("(format: 1, id: \"x\", title: \"{BAD}\")"),
        format!("// {BAD}\n(format: 1, id: \"x\", titel: 1)"),
        format!("(format: 1, {BAD}: 1)"),
        // Written as escapes, the characters are not in the file, only in what it means.
        r#"(format: 1, id: "x", title: "\u{1b}[31m \u{9b}31m \u{202e}")"#.to_owned(),
        r#"(format: 1, id: "\u{1b}[31m", title: "x", updated: "\u{9b}2026")"#.to_owned(),
    ] {
        fs::write(&career, &text).expect("room");
        let (status, text) = said(home.path(), &["check", "."]);
        assert_eq!(status, Some(1), "{text}");
        assert!(text.contains("career.ron:1:"), "{text}");
        assert_eq!(said(home.path(), &["show", "pay", "--data", "career.ron"]).0, Some(1));
    }
}

#[test]
fn names_of_files_are_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(BAD);
    fs::create_dir(&folder).expect("such names are allowed");
    fs::write(folder.join("career.ron"), "(").expect("room");
    fs::write(folder.join("profile.ron"), format!("(name: \"{BAD}\")")).expect("room");
    let inside = |name: &str| format!("{BAD}/{name}");
    for args in [
        vec!["check", BAD],
        vec!["check", &inside("nothing.ron")],
        vec!["show", "pay", "--data", BAD],
        vec!["import", "oews", &inside("none"), "--soc", "29-2072"],
        vec!["import", "oews", BAD, "--soc", "29-2072"],
        vec!["init", BAD],
    ] {
        let (status, text) = said(home.path(), &args);
        assert!(matches!(status, Some(1 | 2)), "{args:?}: {status:?}");
        assert!(text.contains("a␛[31mb") || text.contains("\\u{1b}"), "{args:?} said {text:?}");
    }
    said(home.path(), &["show", "pay", "--profile", &inside("profile.ron")]);
}

#[test]
fn what_is_typed_is_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    for args in [
        &["show", BAD][..],
        &["show", "pay", "--area", BAD],
        &["show", "pay", "--format", BAD],
        &["show", "pay", "--filter", BAD],
        &["compare", BAD],
        &["--tab", BAD],
        &["--role", BAD],
        &[BAD],
    ] {
        said(home.path(), args);
    }
}

#[test]
fn the_files_of_the_survey_are_quoted_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/oews");
    for entry in fs::read_dir(&fixture).expect("the fixture") {
        let path = entry.expect("the fixture").path();
        fs::copy(&path, home.path().join(path.file_name().expect("a name"))).expect("room");
    }
    for name in ["oe.area", "oe.occupation", "oe.industry", "oe.footnote", "oe.release", "oe.data.0.Current"]
    {
        let path = home.path().join(name);
        let sound = fs::read_to_string(&path).expect("a text");
        fs::write(&path, sound.replacen('\n', &format!("\n{BAD}\t"), 1)).expect("room");
        let (status, text) = said(home.path(), &["import", "oews", ".", "--soc", "29-2072", "-o", "out.ron"]);
        assert_eq!(status, Some(1), "{name}: {text}");
        fs::write(&path, sound).expect("room");
    }
    assert!(!home.path().join("out.ron").exists());
}
