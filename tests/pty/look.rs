//! What goes to the terminal to make things look as they do, and what comes back from it.

use vt100::{Cell, Color, Screen};

use crate::session::Session;

const QUESTION: &str = "\x1b]11;?\x1b\\";

fn cells(screen: &Screen) -> impl Iterator<Item = &Cell> + Clone {
    (0..40).flat_map(move |y| (0..120).filter_map(move |x| screen.cell(y, x)))
}

/// Whether any cell shows one of the terminal's colours.
fn shows(screen: &Screen, index: u8) -> bool {
    cells(screen).any(|cell| cell.fgcolor() == Color::Idx(index))
}

/// Bright blue, cyan and blue: the accent on an unknown, a dark and a light background.
const UNKNOWN: u8 = 12;
const DARK: u8 = 6;
const LIGHT: u8 = 4;

fn asked() -> Session {
    let session = Session::start(&[]);
    session.wait_for("╭ Inpatient coder");
    session.wait_written(QUESTION);
    session.wait_until("colours for any background", |screen| shows(screen, UNKNOWN));
    session
}

#[test]
fn the_answer_of_the_terminal_changes_the_colours_and_types_nothing() {
    for (answer, accent) in [
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", DARK),
        ("\x1b]11;rgb:ffff/ffff/ffff\x07", LIGHT),
        ("\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\", LIGHT),
    ] {
        let mut session = asked();
        session.send(answer);
        session.wait_until("colours for its background", |screen| shows(screen, accent));
        session.wait_for("╭ Roles");
        // The key after it is only itself.
        session.send("2");
        session.wait_for("╭ Compare");
        session.send("q");
        session.end().assert_clean(0);
    }
}

/// The shell takes the first line; what follows waits for the program. No frame is drawn for any background.
#[test]
fn an_answer_that_is_there_colours_the_first_frame() {
    let mut session = Session::shell("read line; \"$PROGRAM\"");
    session.send("\n\x1b]11;rgb:ffff/ffff/ffff\x1b\\2");
    session.wait_for("╭ Compare");
    session.send("q");
    let end = session.end();
    // What was typed before the program began was echoed; so the screen is not empty.
    assert!(end.status == 0 && end.line_is_as_before);
    let colored = |accent: u8| end.written.contains(&format!("\x1b[38;5;{accent}"));
    assert!(colored(LIGHT) && !colored(UNKNOWN), "{:?}", end.written);
}

/// Keys typed ahead of an answer of which only the beginning is there are keys once, not pieces of it.
#[test]
fn keys_typed_ahead_of_half_an_answer_are_not_lost() {
    let mut session = Session::shell("read line; \"$PROGRAM\"");
    session.send("\n33\x1b]11;rgb:ff");
    session.wait_for("By place");
    // What is no part of an answer breaks it off.
    session.send("\rq");
    assert_eq!(session.end().status, 0);
}

#[test]
fn an_answer_in_pieces_types_nothing() {
    let mut session = asked();
    for piece in ["\x1b]11;rg", "b:ff", "ff/ffff/ffff", "\x1b\\"] {
        session.send(piece);
        session.settle();
    }
    session.wait_until("colours for a light background", |screen| shows(screen, LIGHT));
    session.wait_for("╭ Roles");
    session.send("q");
    session.end().assert_clean(0);
}

#[test]
fn nonsense_and_keys_before_and_after_it_do_no_harm() {
    let mut session = asked();
    session.send("3\x1b]11;so much nonsense 45678\x07");
    session.wait_for("By place");
    session.send("2");
    session.wait_for("╭ Compare");
    session.send("q");
    session.end().assert_clean(0);
    // It breaks off in the middle.
    let mut session = asked();
    session.send("\x1b]11;rgb:\r2");
    session.wait_for("╭ Compare");
    session.send("q");
    session.end().assert_clean(0);
}

/// Arguments, and variables of the environment.
type Way<'w> = (&'w [&'w str], &'w [(&'w str, &'w str)]);

/// Who asks for no colour gets no code that names one, on any tab, and still sees the cursor.
#[test]
fn no_colour_means_no_code_for_one() {
    let ways: [Way<'_>; 5] = [
        (&["--color", "never"], &[]),
        (&["--color", "never", "--theme", "dark"], &[("COLORTERM", "truecolor")]),
        (&[], &[("NO_COLOR", "1")]),
        (&[], &[("CLICOLOR", "0")]),
        (&[], &[("TERM", "dumb")]),
    ];
    for (args, env) in ways {
        let mut session = Session::start_with(args, env);
        session.wait_for("╭ Inpatient coder");
        session.send(" jT ");
        session.wait_for("2 picked");
        for tab in ["2", "d", "3", "m", "m", "4", "5", "6", "7", "8", "?"] {
            session.send(tab);
            session.settle();
        }
        session.wait_for("╭ Keys");
        session.send("\x1b");
        session.wait_gone("╭ Keys");
        assert!(session.sees(|screen| cells(screen).any(Cell::inverse)), "{args:?} {env:?}: no cursor");
        session.send("q");
        let end = session.end();
        end.assert_clean(0);
        let codes = color_codes(&end.written);
        assert!(codes.is_empty(), "{args:?} {env:?}: {codes:?}");
        assert!(!end.written.contains(QUESTION), "what lies behind the text does not matter");
    }
    let mut session = Session::start_with(&["--color", "always"], &[("NO_COLOR", "1")]);
    session.wait_for("╭ Inpatient coder");
    session.send("q");
    assert!(
        !color_codes(&session.end().written).is_empty(),
        "always is always, and the search finds colours"
    );
}

/// The parameters of graphic rendition that name a colour (30 to 49 and 90 to 107); the ones for the
/// terminal's own (39 and 49) count, too.
fn color_codes(written: &str) -> Vec<&str> {
    let sequences = written.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
        rest.get(end..)?.starts_with('m').then(|| rest.get(..end))?
    });
    let names_color = |code: &&str| {
        code.split([';', ':']).filter_map(|n| n.parse::<u8>().ok()).any(|n| matches!(n, 30..=49 | 90..=107))
    };
    sequences.filter(names_color).collect()
}

/// In ASCII no byte above 127 is written, on any tab.
#[test]
fn ascii_means_no_byte_above_127() {
    for (args, env) in [(vec!["--ascii"], vec![]), (vec![], vec![("LC_ALL", "C")])] {
        let mut session = Session::start_with(&args, &env);
        session.wait_for("+ Inpatient coder");
        for keys in ["2", "d", "3", "m", "m", "m", "m", "4", "5", "6", "m", "7", "8", "m", "?"] {
            session.send(keys);
            session.settle();
        }
        session.wait_for("+ Keys");
        session.send("\x1b");
        session.wait_gone("+ Keys");
        session.send("q");
        let end = session.end();
        end.assert_clean(0);
        assert!(end.written.is_ascii(), "{:?}", end.written.chars().find(|c| !c.is_ascii()));
    }
}

#[test]
fn a_configuration_is_used_and_its_faults_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config.ron");
    std::fs::write(&path, "(\n  tab: \"pay\",\n  colour: \"never\",\n  keys: {\"quit\": [\"Q\"]},\n)")
        .expect("written");
    let mut session = Session::start(&["--config", path.to_str().expect("a plain name")]);
    session.wait_for("By place");
    session.wait_for("config.ron:3:3: unknown field `colour`; did you mean `color`?");
    session.send("q");
    session.send("?");
    session.wait_for("╭ Keys");
    session.send("\x1b");
    session.wait_gone("╭ Keys");
    session.send("Q");
    let end = session.end();
    assert_eq!(end.status, 0);
    assert!(end.written.contains("did you mean `color`"), "said again where it can be copied");
}
