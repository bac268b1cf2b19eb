//! What is wrong is said on a terminal that is the person's own again.

use crate::session::Session;

const QUESTION: &str = "\x1b]11;?";
const ANSWER: &str = "\x1b]11;rgb:0000/0000/0000\x1b\\";

/// The terminal was asked before the name turned out to be wrong: its answer is not left to the shell, and
/// the words come when lines end as they should.
#[test]
fn a_wrong_name_is_said_on_a_terminal_that_was_given_back() {
    for (args, answer) in [
        (&["--role", "no-such-role"][..], ANSWER),
        (&["--pick-role", "--pick", "no-such-role"], ANSWER),
        (&["--area", "no-such-place", "--private"], ""),
    ] {
        // The shell takes the first line; what follows waits for the program. What that leaves, the shell shows.
        let mut session = Session::shell(&format!(
            "read line; \"$PROGRAM\" {}; status=$?; line=$(stty -g); stty -icanon min 0 time 0; \
             echo \"left [$(cat | tr -d '\\033')]\"; stty \"$line\"; exit $status",
            args.join(" ")
        ));
        session.send(&format!("\n{answer}"));
        let end = session.end();
        assert_eq!(end.status, 2, "{args:?}");
        assert!(end.line_is_as_before, "{args:?}: keys are echoed and come in lines again");
        assert!(end.written.contains("left []"), "{args:?}: the shell got the answer: {:?}", end.written);
        let (_, after) = end.written.split_once(QUESTION).expect("it asked");
        assert!(after.contains("error: ") && after.contains("no-such"), "{args:?}: {after:?}");
        assert!(!after.replace("\r\n", "").contains('\n'), "{args:?}: {after:?}");
        assert!(!after.contains("rgb:"), "{args:?}: the answer was echoed: {after:?}");
    }
}

/// Of a theme, too, faults are shown in colours only where they are wanted.
#[test]
fn a_faulty_theme_is_refused_in_the_colours_that_are_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let theme = folder.path().join("mine.ron");
    std::fs::write(&theme, "(accent: (fg: \"rde\"))").expect("written");
    let theme = theme.to_str().expect("a plain name");
    for (color, colored) in [("always", true), ("never", false)] {
        let end = Session::start(&["--theme", theme, "--color", color]).end();
        assert_eq!(end.status, 2, "{}", end.written);
        assert!(end.written.contains("mine.ron"), "{}", end.written);
        assert_eq!(end.written.contains("\x1b["), colored, "{:?}", end.written);
    }
}

/// What a person names may ask for something itself, or never end: it is read on a terminal as it was.
#[test]
fn files_are_read_before_the_terminal_is_touched() {
    for (flag, status) in [("--data", 1), ("--beside", 1), ("--config", 1), ("--theme", 2)] {
        let end = Session::start(&[flag, "no/such.ron"]).end();
        assert_eq!(end.status, status, "{flag}: {}", end.written);
        assert!(end.line_is_as_before, "{flag}");
        // Colors there may be; nothing that asks the terminal or changes it.
        assert!(
            !["\x1b]", "\x1b[?"].iter().any(|code| end.written.contains(code)),
            "{flag}: {:?}",
            end.written
        );
    }
}
