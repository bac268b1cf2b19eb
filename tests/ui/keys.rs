//! What keys and the mouse do, as one sees it on the screen.

use coder_tui::{
    sections::SECTIONS,
    ui::{
        action::{Action, Effect},
        app::Focus,
    },
};

use crate::screen::Screen;

#[test]
fn numbers_tab_and_clicks_lead_to_every_tab() {
    let mut screen = Screen::open();
    for (n, section) in SECTIONS.iter().enumerate() {
        assert_eq!(screen.app.section().id, section.id, "by Tab");
        assert_eq!(Screen::open().keys(&format!("{}", n + 1)).app.section().id, section.id, "by number");
        let clicked = Screen::open().clicks(&format!(" {} {} ", n + 1, section.title));
        assert_eq!(clicked.app.section().id, section.id, "by click");
        screen = screen.keys("tab");
    }
    assert_eq!(screen.app.tab(), 0, "round and round");
    assert_eq!(screen.keys("backtab").app.tab(), SECTIONS.len() - 1);
}

#[test]
fn escape_goes_back_and_never_leaves() {
    let mut screen = Screen::open().keys("/").types("audit").keys("enter i");
    for _ in 0..9 {
        screen = screen.keys("esc");
        assert_ne!(screen.effect, Effect::Quit);
    }
    assert!(screen.app.overlay().is_none());
    assert_eq!(screen.app.pane().order.len(), screen.app.pane().page.rows.len(), "the filter is cleared");
    assert_eq!(screen.keys("q").effect, Effect::Quit);
}

#[test]
fn a_filter_counts_what_it_finds_and_takes_every_letter() {
    let screen = Screen::open().keys("3 /").types("york new q");
    assert!(screen.text().contains("· 0 of "), "{}", screen.text());
    let screen = screen.keys("backspace enter");
    assert!(screen.text().contains("▸  New York "), "{}", screen.text());
    assert_eq!(screen.app.focus(), Focus::List);
}

#[test]
fn heads_sort_by_click_and_turn_round_by_another() {
    let screen = Screen::open().keys("3");
    let first = |screen: &Screen| {
        let pane = screen.app.pane();
        let row = pane.order.first().and_then(|i| pane.page.rows.get(*i)).expect("a row");
        row.cells.first().expect("a label").plain()
    };
    // As the key does: of figures the highest first.
    let down = screen.clicks("Median");
    assert!(down.text().contains("▼ median"), "{}", down.text());
    assert_eq!(down.app.pane().cursor, 0, "who stood on the first row sees the new first");
    let highest = first(&down);
    let up = down.clicks("Median");
    assert!(up.text().contains("▲ median"), "{}", up.text());
    assert_ne!(first(&up), highest);
    let moved = Screen::open().keys("3 down*5");
    let key = moved.app.pane().key().map(str::to_owned);
    assert_eq!(moved.clicks("Median").app.pane().key().map(str::to_owned), key, "a chosen row is not lost");
    // A list without heads says what it is sorted by, too.
    let names = Screen::open().keys("s");
    assert!(names.text().contains("Roles · ▲ name"), "{}", names.text());
}

#[test]
fn a_click_moves_the_cursor_and_the_wheel_scrolls_what_it_is_over() {
    let screen = Screen::open().clicks("Coding auditor");
    assert!(screen.text().contains("▸  Coding auditor"));
    assert!(screen.text().contains("╭ Coding auditor ─"), "the detail follows");
    let detail = screen.act(Action::Wheel(80, 20, 3));
    assert_eq!((detail.app.pane().cursor, detail.app.pane().detail_top), (3, 3));
    let list = detail.act(Action::Wheel(5, 5, -2));
    assert_eq!(list.app.pane().cursor, 1);
}

#[test]
fn picks_are_the_columns_of_every_comparison() {
    let picked = Screen::open().keys("down*2 space down space");
    assert!(
        picked.text().contains("● Professional-fee coder") && picked.text().contains("▸● Coding auditor")
    );
    let mut screen = picked;
    for tab in ["2", "4", "7"] {
        screen = screen.keys(tab);
        let heads: Vec<&str> = screen.app.pane().page.columns.iter().map(|c| c.title.as_str()).collect();
        assert!(heads.windows(2).any(|two| two == ["Pro fee", "Auditor"]), "{heads:?}");
        assert!(!heads.contains(&"Inpatient"), "{heads:?}");
    }
}

/// What is pasted is typed where one types, and is no command elsewhere.
#[test]
fn pasted_text_runs_no_commands() {
    let paste = |text: &str| Action::Paste(text.to_owned());
    let screen = Screen::open().act(paste("q2\u{3}"));
    assert_eq!((screen.app.tab(), screen.effect == Effect::Quit), (0, false));
    let screen = screen.keys("/").act(paste("au\u{1b}dit\nq"));
    assert_eq!(screen.app.pane().filter.value(), "audit");
}
