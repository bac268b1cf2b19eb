//! What the dashboard does to the world outside its screen.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use super::session::Session;

#[test]
fn a_print_becomes_a_file_and_no_file_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roles.txt");
    fs::write(&path, "precious").expect("written");
    let mut session = Session::start_in(folder.path(), &[], &[("HOME", "/nowhere")]);
    session.wait_for("╭ Inpatient coder");
    session.send("e\r");
    session.wait_for("› roles.txt");
    session.send("\r");
    session.wait_for("roles.txt is there already");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "precious");
    session.send("!\r");
    session.wait_for("wrote roles.txt, ");
    let print = fs::read_to_string(&path).expect("it is there");
    assert!(print.starts_with("Medical coding: Roles\n"), "{print}");

    session.send("edecision html\r\x15~/brief.html\r");
    session.wait_for("there is no such folder");
    session.send("\x15.\r");
    session.wait_for("is a folder");
    session.send("\x15brief.html\r");
    session.wait_for("wrote brief.html, ");
    let print = fs::read_to_string(folder.path().join("brief.html")).expect("it is there");
    assert!(print.ends_with("</html>\n"), "{print}");
    session.send("q");
    session.end().assert_clean(0);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "nothing else is left behind");
}

/// What comes between the sequence that sets a clipboard and its end.
fn clipboard(written: &str) -> &str {
    let (_, rest) = written.split_once("\x1b]52;c;").expect("a copy");
    rest.split(['\x1b', '\x07']).next().expect("its end")
}

#[test]
fn a_copy_goes_to_the_terminal_and_on_wish_to_the_shell() {
    let mut session = Session::start_with(&[], &[("TMUX", ""), ("STY", "")]);
    session.wait_for("╭ Inpatient coder");
    session.send("y");
    session.wait_for("if nothing arrives: p prints it");
    session.send("p");
    session.wait_for("will be printed when you leave");
    session.send("q");
    let end = session.end();
    assert_eq!(end.status, 0);
    // "Medical coding: Roles"
    assert!(clipboard(&end.written).starts_with("TWVkaWNhbCBjb2Rpbmc6IFJvbGVz"));
    let (_, after) = end.written.rsplit_once("\x1b[?1049l").expect("the screen is given back");
    assert!(after.contains("Medical coding: Roles\r\n") && after.contains("1 of 5 rows"), "{after}");
}

#[test]
fn what_no_clipboard_takes_is_not_sent() {
    for (set, keys, said) in [
        (("TERM", "dumb"), "y", "this terminal has no clipboard"),
        (("TERM", "xterm"), "3/a\rY", "MB is more than a clipboard takes"),
    ] {
        let mut session = Session::start_with(&[], &[("TMUX", ""), ("STY", ""), set]);
        session.wait_for("╭ Inpatient coder");
        session.send(keys);
        session.wait_for(said);
        session.send("q");
        let end = session.end();
        end.assert_clean(0);
        assert!(!end.written.contains("\x1b]52"));
    }
}

/// The default of tmux forbids programs to set its clipboard, but not its own command.
#[test]
fn inside_tmux_its_own_command_copies() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("text");
    let (_, notes) = noting(folder.path(), "tmux", &format!("cat > '{}'", text.display()));
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let mut session = Session::start_with(&[], &[("TMUX", "/tmp/tmux,1,0"), ("PATH", &path)]);
    session.wait_for("╭ Inpatient coder");
    session.send("y");
    session.wait_for("copied to tmux");
    session.send("q");
    let end = session.end();
    end.assert_clean(0);
    assert!(!end.written.contains("\x1b]52"));
    assert_eq!(fs::read_to_string(notes).expect("it is there"), "load-buffer\n-w\n-\n");
    assert!(fs::read_to_string(text).expect("it is there").starts_with("Medical coding: Roles\n"));
}

/// Keys are heard, and the text goes another way.
#[test]
fn tmux_that_does_not_answer_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    noting(folder.path(), "tmux", "exec sleep 20");
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let mut session = Session::start_with(&[], &[("TMUX", "/tmp/tmux,1,0"), ("PATH", &path)]);
    session.wait_for("╭ Inpatient coder");
    session.send("y");
    session.wait_for("if nothing arrives: p prints it");
    session.send("q");
    let end = session.end();
    end.assert_clean(0);
    assert!(clipboard(&end.written).starts_with("TWVkaWNhbCBjb2Rpbmc6IFJvbGVz"));
}

/// In `$(...)` standard output is a pipe; the dashboard is drawn all the same.
const PICK: &str = r#"role=$($PROGRAM --private --pick-role); echo "status $? role [$role]""#;

#[test]
fn a_script_gets_the_role_that_was_chosen() {
    let mut session = Session::shell(PICK);
    session.wait_for("↵ choose it");
    session.send("j/audit\r\x1a");
    session.wait_for("choose a role, or q for none");
    session.send("\r");
    let end = session.end();
    assert_eq!(end.screen.contents().trim(), "status 0 role [coding-auditor]");
    assert!(end.line_is_as_before && !end.screen.alternate_screen() && !end.screen.hide_cursor());
}

#[test]
fn a_script_hears_that_no_role_was_chosen() {
    // Keys, and what is to be seen before the next: the first Esc only clears the filter.
    for steps in [
        &[("q", "")][..],
        &[("\x03", "")],
        &[("\x1b", "")],
        &[("/audit\r", "· 1 of 5 · audit"), ("\x1b", "Risk-adjustment coder"), ("\x1b", "")],
        &[("2", "╭ Compare"), ("\x1b", "")],
    ] {
        let mut session = Session::shell(PICK);
        session.wait_for("↵ choose it");
        for (keys, seen) in steps {
            session.send(keys);
            if !seen.is_empty() {
                session.wait_for(seen);
            }
        }
        let end = session.end();
        assert_eq!(end.screen.contents().trim(), "status 1 role []", "{steps:?}");
        assert!(end.line_is_as_before && !end.screen.alternate_screen());
    }
}

/// A program that a test puts in the place of another: it notes its arguments, one a line.
fn noting(folder: &Path, name: &str, then: &str) -> (PathBuf, PathBuf) {
    let (program, notes) = (folder.join(name), folder.join(format!("{name}.notes")));
    // Moved there when it is whole.
    let note = format!("printf '%s\\n' \"$@\" > '{0}.new' && mv '{0}.new' '{0}'", notes.display());
    fs::write(&program, format!("#!/bin/sh\n{note}\necho out; echo err >&2\n{then}\n")).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("its own file");
    (program, notes)
}

#[test]
fn a_source_is_opened_without_a_shell_and_apart_from_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    // It goes on until the end; nobody waits for it.
    let (program, notes) = noting(folder.path(), "browser", "exec sleep 5");
    let browser = format!("no-such-browser:{} --new-tab", program.display());
    let mut session = Session::start_with(&[], &[("BROWSER", &browser)]);
    session.wait_for("╭ Inpatient coder");
    session.send("3o");
    session.wait_for("opening https://");
    session.send("1");
    session.wait_for("╭ Inpatient coder");
    while !notes.exists() {
        session.send("j");
        session.wait_for("╭ Outpatient coder");
        session.send("k");
        session.wait_for("╭ Inpatient coder");
    }
    let said = fs::read_to_string(&notes).expect("it is there");
    let words: Vec<&str> = said.lines().collect();
    assert!(matches!(words[..], ["--new-tab", address] if address.starts_with("https://")), "{said}");
    session.send("q");
    let end = session.end();
    end.assert_clean(0);
    assert!(!end.written.contains("err\r\n") && !end.written.contains("out\r\n"));
}

#[test]
fn an_address_is_shown_where_no_browser_opens_it() {
    let clean = [("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("TMUX", ""), ("STY", "")];
    for (set, said) in [
        (("BROWSER", "no-such-browser"), "No browser could be opened"),
        (("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22"), "Over SSH there is no browser to open"),
    ] {
        let mut session = Session::start_with(&[], &[&clean[..], &[set]].concat());
        session.wait_for("╭ Inpatient coder");
        session.send("3o");
        session.wait_for(said);
        session.wait_for("y copies the address");
        session.send("y");
        session.wait_for("if nothing arrives");
        session.send("q");
        let end = session.end();
        assert!(clipboard(&end.written).starts_with("aHR0cHM6Ly"), "https:// and so on");
    }
}

#[test]
fn an_import_says_how_far_it_is_and_wipes_that_away() {
    let files = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/oews");
    let folder = tempfile::tempdir().expect("a folder");
    let import = ["import", "oews", files, "--soc", "29-2072", "-o", "w.ron"];
    let end = Session::start_in(folder.path(), &import, &[]).end();
    assert_eq!(end.status, 0, "{}", end.written);
    assert!(end.written.contains("\rreading oe.data.0.Current: 100 %"), "{}", end.written);
    assert!(!end.screen.contents().contains("reading"), "{}", end.screen.contents());
    assert!(!end.written.contains('\u{1b}'), "no terminal is too simple for it");
}
