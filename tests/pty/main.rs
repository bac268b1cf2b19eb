//! The real program in a real (pseudo-)terminal: that keys arrive, frames are drawn, and the terminal
//! is given back on every way out.

#![cfg(unix)]

mod answers;
mod harmless;
mod look;
mod outside;
mod reload;
mod session;
mod storm;
mod wrong;

use coder_tui::{
    dataset::{Dataset, Date},
    profile::Profile,
    sections::{Context, SECTIONS},
};
use rustix::process::Signal;
use session::Session;

const ESCAPE: &str = "\x1b";

/// From here on the terminal shows what was drawn.
const END_OF_FRAME: &str = "\x1b[?2026l";

/// What the frame of a tab's list is called.
fn title(tab: usize, data: &Dataset) -> String {
    let profile = Profile::default();
    let context = Context::new(data, &profile, Date::today());
    format!("╭ {} ", (SECTIONS[tab].page)(&context).title)
}

fn open(args: &[&str]) -> Session {
    let session = Session::start(args);
    session.wait_for("╭ Inpatient coder");
    session
}

#[test]
fn keys_lead_through_every_tab_and_overlay_and_out() {
    let data = Dataset::shipped();
    let mut session = Session::start(&[]);
    session.wait_for(&title(0, &data));
    assert!(!session.line_is_as_before(), "keys come one by one, unseen");
    for tab in (1..SECTIONS.len()).chain([0]) {
        session.send("\t");
        session.wait_for(&title(tab, &data));
    }
    for tab in (0..SECTIONS.len()).rev() {
        session.send(&(tab + 1).to_string());
        session.wait_for(&title(tab, &data));
    }
    let overlays = [
        ("?", "╭ Keys"),
        (":", "╭ Find anything"),
        ("i", "╭ Who says so"),
        ("K", "╭ Terms in this row"),
        ("a", "╭ Whose pay?"),
    ];
    for (key, title) in overlays {
        session.send(key);
        session.wait_for(title);
        session.send(ESCAPE);
        session.wait_gone(title);
    }
    session.resize(60, 20);
    // One below the other now.
    session.wait_until("the new size", |s| !s.contents().contains("╮╭") && s.contents().contains("quit"));
    session.resize(110, 30);
    session.wait_for("╮╭");
    session.send("q");
    let end = session.end();
    end.assert_clean(0);
    assert!(end.written.contains("\x1b[?1049h"), "it had the screen to itself");
}

#[test]
fn arrows_clicks_and_pasted_text_arrive() {
    let mut session = open(&[]);
    session.send("\x1b[B");
    session.wait_for("╭ Outpatient coder");
    // The wheel turns down over the list, then a click on the second tab.
    session.send("\x1b[<65;5;5M");
    session.wait_for("╭ Risk-adjustment coder");
    session.send("\x1b[<0;13;1M\x1b[<0;13;1m");
    session.wait_for("╭ Compare");
    session.send("3/");
    session.send("\x1b[200~york\nnew\x1b[201~");
    session.wait_for("· york█");
    session.send(" ne\x7f\x7f\x7f\r");
    session.wait_for("· york ─");
    session.send("q");
    session.end().assert_clean(0);
}

#[test]
fn the_terminal_is_given_back_on_every_way_out() {
    for (key, signal, status) in [
        ("q", None, 0),
        ("\x03", None, 0),
        ("", Some(Signal::TERM), 143),
        ("", Some(Signal::INT), 130),
        ("", Some(Signal::HUP), 129),
    ] {
        let mut session = open(&[]);
        session.send(key);
        if let Some(signal) = signal {
            session.signal(signal);
        }
        session.end().assert_clean(status);
    }
}

#[test]
fn it_stops_and_goes_on_where_it_was() {
    let mut session = Session::start(&[]);
    session.wait_for("╭ Inpatient coder");
    session.send("3");
    let pay = title(2, &Dataset::shipped());
    session.wait_for(&pay);
    session.send("\x1a");
    session.wait_stopped();
    session.wait_until("the shell's own screen", |s| !s.alternate_screen() && !s.hide_cursor());
    assert!(session.line_is_as_before(), "the shell gets whole lines");
    session.resize(100, 30);
    session.signal(Signal::CONT);
    session.wait_until("the dashboard", |s| s.alternate_screen() && s.contents().contains(&pay));
    assert!(!session.line_is_as_before());
    session.send("\x0c1");
    session.wait_for("╭ Inpatient coder");
    session.send("q");
    let end = session.end();
    end.assert_clean(0);
    assert!(!end.written.contains("\x1b[6n"), "asking where the cursor is fails on a slow line");
}

/// A stop that no program can catch: the shell has the line as it likes it, and the dashboard must take it back.
#[test]
fn it_goes_on_after_a_stop_that_it_could_not_prepare() {
    let mut session = open(&[]);
    session.signal(Signal::STOP);
    session.wait_stopped();
    session.set_line_as_before();
    session.signal(Signal::CONT);
    session.wait_until_raw();
    session.send("3");
    session.wait_for(&title(2, &Dataset::shipped()));
    session.send("q");
    session.end().assert_clean(0);
}

/// Whoever ends it must not have to wait for a terminal that takes nothing.
#[test]
fn a_signal_ends_it_though_its_terminal_takes_no_output() {
    for keys in ["", "2"] {
        let mut session = open(&[]);
        // Held in the midst of its first frame it would not read the key.
        session.wait_written(END_OF_FRAME);
        session.hold_output();
        session.send(keys);
        session.settle();
        session.signal(Signal::TERM);
        let end = session.end();
        assert_eq!(end.status, 143, "{keys:?}");
        assert!(end.line_is_as_before, "{keys:?}: keys are echoed and come in lines again");
    }
}

#[test]
fn the_command_line_says_where_to_begin() {
    let mut session = Session::start(&["--tab", "pay", "--area", "TX", "--no-mouse"]);
    session.wait_for("Texas: half earn more than $48,860 a year");
    session.wait_until("no mouse", |s| s.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    session.send("q");
    session.end().assert_clean(0);

    let mut session = Session::start(&["--data", "tests/fixtures/nursing", "--role", "medical-assistant"]);
    session.wait_for("╭ Medical assistant");
    session.send("q");
    session.end().assert_clean(0);
}

#[test]
fn without_colour_the_cursor_is_still_seen() {
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let mut session = Session::start_with(&[], &[(name, value)]);
        session.wait_for("╭ Inpatient coder");
        session.wait_until("a row in reverse and no colour", |screen| {
            let cells = (0..40).flat_map(|y| (0..120).filter_map(move |x| screen.cell(y, x)));
            let coloured = cells.clone().any(|c| c.fgcolor() != vt100::Color::Default);
            !coloured && cells.clone().any(vt100::Cell::inverse)
        });
        session.send("q");
        session.end().assert_clean(0);
    }
}

/// A data set with faults is refused in words, before the screen is taken.
#[test]
fn faults_are_said_on_the_shells_own_screen() {
    let session = Session::start(&["--data", "tests/cmd/bad"]);
    let end = session.end();
    assert_eq!(end.status, 1);
    assert!(end.written.contains("6 problems in tests/cmd/bad/career.ron"), "{}", end.written);
    assert!(!end.written.contains("\x1b[?1049h"), "the screen was not taken");
}
