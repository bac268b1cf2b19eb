//! What the dashboard does to the world outside its screen.

use std::{fs, os::unix::fs::PermissionsExt};

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
    session.wait_for("if nothing arrives, p prints it on exit");
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
    for (env, keys, said) in [
        (("TERM", "dumb"), "y", "this terminal has no clipboard"),
        (("TERM", "xterm"), "3Y", "MB is more than a clipboard takes"),
    ] {
        let mut session = Session::start_with(&[], &[("TMUX", ""), ("STY", ""), env]);
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
    let program = folder.path().join("tmux");
    fs::write(&program, "#!/bin/sh\necho \"$@\" > \"$0.args\"\ncat > \"$0.text\"\n").expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("its own file");
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let mut session = Session::start_with(&[], &[("TMUX", "/tmp/tmux,1,0"), ("PATH", &path)]);
    session.wait_for("╭ Inpatient coder");
    session.send("y");
    session.wait_for("copied to tmux");
    session.send("q");
    let end = session.end();
    end.assert_clean(0);
    assert!(!end.written.contains("\x1b]52"));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    assert_eq!(read("tmux.args"), "load-buffer -w -\n");
    assert!(read("tmux.text").starts_with("Medical coding: Roles\n"));
}
