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
        let mut session = Session::start(args);
        session.wait_written(QUESTION);
        session.send(answer);
        let end = session.end();
        assert_eq!(end.status, 2, "{args:?}");
        assert!(end.line_is_as_before, "{args:?}: keys are echoed and come in lines again");
        let (_, after) = end.written.split_once(QUESTION).expect("it asked");
        assert!(after.contains("error: ") && after.contains("no-such"), "{args:?}: {after:?}");
        assert!(!after.replace("\r\n", "").contains('\n'), "{args:?}: {after:?}");
        assert!(!after.contains("rgb:"), "{args:?}: the answer was echoed: {after:?}");
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
