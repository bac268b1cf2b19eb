//! Data that change while the dashboard runs.

use coder_tui::{
    dataset::{
        Dataset, Id, Problems,
        load::{self, Loaded},
    },
    ui::{
        action::{Action, Effect, Reading},
        overlay::Overlay,
    },
};

use crate::screen::{Screen, nursing, shipped};

fn sound(dataset: Dataset, asked: bool) -> Action {
    let data = Ok(Loaded { dataset, warnings: Problems::default() });
    Action::Loaded(Box::new(Reading { data, asked }))
}

fn faulty(asked: bool) -> Action {
    let problems = load::open("tests/cmd/bad".as_ref()).expect_err("it has faults");
    Action::Loaded(Box::new(Reading { data: Err(problems), asked }))
}

fn edited(edit: impl FnOnce(&mut Dataset)) -> Dataset {
    let mut data = nursing().clone();
    edit(&mut data);
    data
}

#[test]
fn an_edit_appears_and_the_person_stays_where_they_were() {
    let role = nursing().career.roles.len() - 1;
    let screen = Screen::on(nursing()).keys("end enter down*3");
    let (key, top) = (screen.app.pane().key().map(str::to_owned), screen.app.pane().detail_top);
    let data = edited(|data| {
        data.career.roles[role].tagline = "Does something new.".to_owned();
        data.career.roles.rotate_right(1);
    });
    let screen = screen.act(sound(data, false));
    assert_eq!(screen.app.pane().key(), key.as_deref(), "the row has moved, and the cursor with it");
    assert_eq!((screen.app.pane().cursor, screen.app.pane().detail_top), (0, top));
    let screen = screen.keys("home");
    assert!(screen.text().contains("Does something new."), "{}", screen.text());
}

#[test]
fn while_the_files_have_a_fault_it_is_said_that_what_is_shown_is_older() {
    let mark = "older than the files";
    let screen = Screen::on(nursing()).act(faulty(false)).keys("esc");
    assert!(screen.text().contains(mark), "{}", screen.text());
    let screen = screen.act(sound(nursing().clone(), false));
    assert!(!screen.text().contains(mark), "{}", screen.text());
}

#[test]
fn another_data_set_may_have_fewer_views_and_rows() {
    for tab in "12345678".chars() {
        let screen = Screen::open().keys(&format!("{tab} M end"));
        let screen = screen.act(sound(nursing().clone(), true));
        assert!(screen.app.pane().row().is_some(), "tab {tab}:\n{}", screen.text());
        assert!(screen.text().contains("read again: Nursing, edited"), "{}", screen.text());
        let screen = screen.act(sound(shipped().clone(), true));
        assert!(screen.app.pane().row().is_some(), "tab {tab}:\n{}", screen.text());
    }
}

/// What was answered about things that are gone is kept, told of, and there again with them.
#[test]
fn answers_outlive_what_they_answer() {
    let picks = |screen: &Screen| screen.app.profile().picks.iter().map(Id::to_string).collect::<Vec<_>>();
    let screen = Screen::on(nursing()).keys("space down space 4 space");
    let before = screen.app.profile().clone();
    assert_eq!(picks(&screen).len(), 2);
    let screen = screen.act(sound(shipped().clone(), false));
    assert_eq!(*screen.app.profile(), before);
    let notice = screen.app.notice().expect("a word of it").to_owned();
    assert!(notice.contains("; kept, but not in it: the role `"), "{notice}");
    // Answering goes on around them.
    let screen = screen.keys("1 space");
    assert_eq!(picks(&screen).len(), 3);
    let screen = screen.keys("1 space").act(sound(nursing().clone(), false));
    assert_eq!(screen.app.profile().picks, before.picks);
    assert_eq!(screen.app.notice(), Some("read again: Nursing, edited 23 November 2026"));
    assert!(screen.text().contains("● "), "{}", screen.text());
}

#[test]
fn faults_are_shown_with_their_place_until_they_are_mended() {
    let screen = Screen::on(nursing()).keys("down").act(faulty(false));
    let text = screen.text();
    assert!(
        text.contains("The data files have 6 faults") && text.contains("tests/cmd/bad/career.ron:"),
        "{text}"
    );
    assert!(text.contains("What was read before is still shown."), "{text}");
    assert_eq!(screen.app.data(), nursing());
    let screen = screen.keys("r");
    assert_eq!(screen.effect, Effect::Reload);
    let screen = screen.act(sound(nursing().clone(), true));
    assert!(screen.app.overlay().is_none());
    assert_eq!(screen.app.notice(), Some("read again: nothing has changed"));
    let screen = screen.size(90, 30).act(sound(nursing().clone(), false));
    assert_eq!(screen.app.notice(), Some("read again: nothing has changed"), "only a key takes it away");
    let screen = screen.keys("down").act(sound(nursing().clone(), false));
    assert_eq!(screen.app.notice(), None, "nobody asked");
}

/// A browser fails when it likes: nobody's words or keys are taken by it.
#[test]
fn an_address_that_was_not_opened_does_not_come_between_either() {
    let address = "https://example.org/a".to_owned();
    let fails = |screen: Screen| screen.act(Action::NotOpened(address.clone(), "No browser".to_owned()));
    for (keys, typed) in [("3 b", "2600 at"), ("/", "2600"), (":", "tex"), ("e enter", ".x"), ("?", "")] {
        let before = Screen::open().keys(keys).types(typed);
        let open = (format!("{:?}", before.app.overlay()), before.app.pane().filter.value().to_owned());
        let screen = fails(before);
        let now = (format!("{:?}", screen.app.overlay()), screen.app.pane().filter.value().to_owned());
        assert_eq!(now, open, "{keys}");
        let notice = screen.app.notice().expect("a word of it");
        assert_eq!(notice, "No browser: https://example.org/a: p prints it when you leave");
        let screen = screen.keys("esc esc 1 p");
        assert_eq!(screen.app.farewell(), Some(address.as_str()), "{keys}");
    }
    assert!(matches!(fails(Screen::open()).app.overlay(), Some(Overlay::Reader(_))));
    let said = Screen::open().keys("e enter").act(Action::Said("not watched".to_owned()));
    assert!(matches!(said.app.overlay(), Some(Overlay::Prompt(prompt)) if prompt.error.is_none()));
    assert_eq!(said.app.notice(), Some("not watched"));
}

/// Nothing is drawn over what one types or reads.
#[test]
fn faults_do_not_come_between_a_person_and_their_work() {
    for (keys, open) in [("/", false), ("i", true), (":", true), ("e enter", true)] {
        let screen = Screen::on(nursing()).keys(keys).act(faulty(false));
        assert_eq!(screen.app.overlay().is_some(), open, "{keys}");
        assert!(!matches!(screen.app.overlay(), Some(Overlay::Reader(reader)) if reader.problems), "{keys}");
        let notice = screen.app.notice().expect("a word of it");
        assert!(notice.starts_with("not read: tests/cmd/bad/career.ron:"), "{notice}");
        assert!(notice.ends_with(" (5 more)"), "{notice}");
    }
}
