//! Nothing from outside reaches the terminal as an escape code while the dashboard is drawn: names of
//! files and folders, the configuration, themes, the environment, what is pasted.

use std::fs;

use super::session::Session;

/// Red and the title of the window, as `ESC` and as C1 sequences, and text turned around.
const BAD: &str = "a\u{1b}[31mb\u{9b}31mc\u{1b}]0;d\u{7}e\u{202e}f\u{2066}g\u{9d}0;h\u{9c}";

/// What of it must never be written. No part of it is something that the dashboard writes itself.
const DRIVES: [&str; 7] = ["\u{1b}[31mb", "\u{9b}", "\u{1b}]0;", "\u{202e}", "\u{2066}", "\u{9d}", "\u{7}"];

#[test]
fn files_the_environment_and_pasted_text_drive_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(BAD);
    let own = folder.join("coder-tui");
    fs::create_dir_all(own.join("themes")).expect("such names are allowed");
    fs::write(own.join("config.ron"), format!("(theme: \"{BAD}\", {BAD}: 1, tab: \"{BAD}\")")).expect("room");
    fs::write(own.join("themes").join(format!("{BAD}.ron")), "(accent: (fg: \"red\"))").expect("room");
    fs::write(own.join("themes").join("wrong.ron"), format!("(accent: (fg: \"{BAD}\"))")).expect("room");
    fs::write(own.join("profile.ron"), format!("(format: 1, answers: (name: \"{BAD}\"))")).expect("room");
    let set = folder.join("set");
    fs::create_dir(&set).expect("a folder");
    for name in ["career.ron", "wages.ron"] {
        fs::copy(format!("tests/fixtures/nursing/{name}"), set.join(name)).expect("a copy");
    }
    let path = folder.to_str().expect("text");
    let mut env =
        ["COLORTERM", "COLORFGBG", "LC_TIME", "BROWSER", "DISPLAY"].map(|name| (name, BAD)).to_vec();
    env.extend(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, path)));
    env.extend([("TMUX", ""), ("STY", "")]);
    let mut session = Session::start_in(&folder, &["--data", "set"], &env);
    session.wait_for("╭ Registered nurse");
    // Every theme's name, and round again.
    for _ in 0..8 {
        session.send("T");
        session.wait_for("theme ");
    }
    // A file whose folder is named when it is written.
    session.send("e\r");
    session.wait_for("› ");
    session.send("\r");
    session.wait_for("wrote ");
    session.send(&format!("/\u{1b}[200~{BAD}\u{1b}[201~\r"));
    session.wait_for("no row has these words");
    session.send("\u{1b}");
    session.wait_gone("no row has these words");
    fs::write(set.join("career.ron"), format!("(title: \"{BAD}\", {BAD})")).expect("room");
    session.send("r");
    session.wait_for("career.ron:");
    session.send("\u{1b}");
    session.wait_gone("career.ron:");
    // The address cannot be opened by what `$BROWSER` names, and is shown.
    session.send("o\r");
    session.wait_for("No browser could be opened");
    session.send("\u{3}");
    let end = session.end();
    assert_eq!(end.status, 0);
    for drives in DRIVES {
        let before = end.written.split_once(drives).map(|(before, _)| before);
        let near = before.map(|before| before.chars().rev().take(40).collect::<String>());
        assert_eq!(near, None, "{drives:?} is written after this, read backwards");
    }
}
