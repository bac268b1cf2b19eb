//! Whatever a person does, in whatever order, in a window of whatever size: nothing panics, and the
//! cursor stays where it can be seen.

use coder_tui::{
    dataset::{
        load::{self, Loaded},
        problem::Problems,
    },
    sections::SECTIONS,
    ui::{
        action::{Action, Effect, Reading, Target},
        app::Focus,
        keymap,
        pane::ItemKind,
        view,
    },
};
use proptest::{prelude::*, sample::select};

use crate::{
    hard,
    screen::{Screen, assert_frames_hold, nursing, shipped},
};

/// Every key of the keymap, and everything that comes with words, places or sizes.
fn action() -> impl Strategy<Value = Action> {
    let bound: Vec<Action> = keymap::BINDINGS.iter().map(|b| b.action.clone()).collect();
    let edits = "[a-z %é編\u{301}]".prop_map(|s| {
        let letter = s.chars().next().unwrap_or(' ');
        Action::Edit(tui_input::InputRequest::InsertChar(letter))
    });
    // Keys that edit a line are bound only while one types.
    let typed = select(vec![
        tui_input::InputRequest::DeletePrevChar,
        tui_input::InputRequest::DeleteNextChar,
        tui_input::InputRequest::DeletePrevWord,
        tui_input::InputRequest::DeleteLine,
        tui_input::InputRequest::DeleteTillEnd,
        tui_input::InputRequest::GoToPrevChar,
        tui_input::InputRequest::GoToNextChar,
        tui_input::InputRequest::GoToStart,
        tui_input::InputRequest::GoToEnd,
    ]);
    let target = (0..SECTIONS.len() + 2, 0..9_usize, "[a-z-]{0,12}");
    let code = prop_oneof![Just("4800000".to_owned()), Just("TX".to_owned()), "[a-z ]{0,9}"];
    prop_oneof![
        30 => select(bound),
        6 => select(vec![Action::Down, Action::Up, Action::PageDown, Action::Last, Action::Open, Action::Back]),
        4 => edits,
        2 => typed.prop_map(Action::Edit),
        2 => "\\PC{0,40}\n?\\PC{0,9}".prop_map(Action::Paste),
        6 => (0..150_u16, 0..60_u16).prop_map(|(x, y)| Action::Click(x, y)),
        4 => (0..150_u16, 0..60_u16, -9..9_i16).prop_map(|(x, y, turns)| Action::Wheel(x, y, turns)),
        4 => (0..150_u16, 0..60_u16).prop_map(|(x, y)| Action::Resize(x, y)),
        2 => (0..SECTIONS.len() + 2).prop_map(Action::Tab),
        2 => target.prop_map(|(tab, view, key)| Action::Go(Target { tab, view, key })),
        2 => proptest::option::of(code).prop_map(Action::SetArea),
        1 => "[A-Z]{2,5}".prop_map(Action::Explain),
        4 => (-9..9_i8).prop_map(Action::Adjust),
        1 => proptest::option::of("[a-z ]{0,90}").prop_map(|said| Action::Saved(said, None)),
        1 => "[a-z ]{0,90}".prop_map(|why| Action::NotOpened("https://example.org/".to_owned(), why)),
        1 => "[a-z ]{0,90}".prop_map(Action::Said),
        1 => "[a-z ]{0,90}".prop_map(Action::Failed),
        1 => "[a-z ]{0,90}".prop_map(Action::Done),
        2 => (0..14_usize, any::<bool>()).prop_map(|(which, asked)| read_again(which, asked)),
    ]
}

/// The data files, changed meanwhile to another set altogether, or to one with faults.
fn read_again(which: usize, asked: bool) -> Action {
    let data = match (which, hard::data_sets().get(which)) {
        (_, Some((_, data))) => Ok(data),
        (12, None) => Ok(shipped()),
        (13, None) => Ok(nursing()),
        _ => Err(load::open("tests/cmd/bad".as_ref()).expect_err("it has faults")),
    };
    let data = data.map(|data| Loaded { dataset: data.clone(), warnings: Problems::default() });
    Action::Loaded(Box::new(Reading { data, asked }))
}

/// What holds after every step.
fn check(screen: &Screen) {
    let (app, pane) = (&screen.app, screen.app.pane());
    assert!(app.tab() < SECTIONS.len());
    assert!(pane.cursor < pane.order.len().max(1), "the cursor is on no row");
    assert!(pane.top <= pane.cursor, "the cursor is above the first row shown");
    assert!(pane.order.iter().all(|i| *i < pane.page.rows.len()), "a row that is not there is shown");
    assert_eq!(app.typing(), app.typing() && (app.overlay().is_some() || app.focus() == Focus::Filter));
    let frame = screen.frame();
    let geometry = app.geometry();
    if geometry.too_small {
        return;
    }
    assert_frames_hold(app, &frame);
    // A long notice lies over the lowest lines, until the next key.
    let free = view::footer::notice_area(app, geometry.footer).y;
    if let Some(map) = geometry.map {
        let seen = map.area.positions().filter(|at| at.y < free);
        let tiles = seen.filter(|at| frame.cell(*at).is_some_and(|c| c.symbol() == "▸")).count();
        let cursor = pane.row().and_then(|row| row.tile.as_ref());
        let covered = cursor.is_some_and(|tile| map.place(tile).y >= free);
        let marked = usize::from(!pane.order.is_empty() && !covered);
        assert!(app.overlay().is_some() || tiles == marked, "one tile is marked");
        return;
    }
    let rows = geometry.rows();
    if app.overlay().is_none() && rows.height > 0 && !pane.order.is_empty() {
        let has_sign = |y: &u16| frame.cell((rows.x, *y)).is_some_and(|c| c.symbol() == "▸");
        let marked = (rows.y..rows.bottom().min(free)).filter(has_sign).count();
        let items = pane.items(&pane.plan(geometry.list_width()), rows.height.into());
        let cursor = items.iter().find(|item| item.kind == ItemKind::Row(pane.cursor));
        let covered = cursor.is_some_and(|item| usize::from(rows.y) + item.y >= usize::from(free));
        assert_eq!(marked, usize::from(!covered), "one row is marked");
    }
}

fn walk(mut screen: Screen, actions: Vec<Action>) {
    check(&screen);
    for action in actions {
        let leaves = action == Action::Quit;
        screen = screen.act(action);
        assert!(!leaves || screen.effect == Effect::Quit, "one can always leave");
        check(&screen);
    }
}

/// Where the dashboard has come to, but for how far a list was scrolled on the way.
fn place(screen: &Screen) -> String {
    let (app, pane) = (&screen.app, screen.app.pane());
    let shown = (app.tab(), pane.view, app.focus(), pane.key(), &pane.order, &pane.detail, pane.detail_top);
    format!("{shown:?} {:?} {:?} {:?}", app.overlay(), app.notice(), app.profile())
}

/// Keys, most of them those that one holds down.
fn keys() -> impl Strategy<Value = Vec<Action>> {
    let all: Vec<Action> = keymap::BINDINGS.iter().map(|b| b.action.clone()).collect();
    let held = prop_oneof![4 => Just(Action::Down), 2 => Just(Action::Up), 1 => select(all)];
    prop::collection::vec((held, 1..9_usize), 1..20)
        .prop_map(|runs| runs.into_iter().flat_map(|(key, times)| std::iter::repeat_n(key, times)).collect())
}

#[test]
fn a_step_away_and_back_at_once_shows_the_detail_from_its_top() {
    let keys = [Action::Down, Action::DetailDown, Action::Up, Action::Down];
    let mut at_once = Screen::open().size(120, 20);
    for key in keys.clone() {
        at_once.app.act(key);
    }
    at_once.app.catch_up();
    assert_eq!(place(&at_once), place(&keys.into_iter().fold(Screen::open().size(120, 20), Screen::act)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn on_the_shipped_data(actions in prop::collection::vec(action(), 1..50)) {
        walk(Screen::on(shipped()), actions);
    }

    #[test]
    fn on_other_data(which in 0..12_usize, actions in prop::collection::vec(action(), 1..30)) {
        let data = hard::data_sets().get(which).map_or(nursing(), |(_, data)| data);
        walk(Screen::on(data), actions);
    }

    #[test]
    fn keys_that_come_at_once_do_what_each_would(keys in keys()) {
        let mut at_once = Screen::open();
        for key in &keys {
            at_once.app.act(key.clone());
        }
        at_once.app.catch_up();
        prop_assert_eq!(place(&at_once), place(&keys.into_iter().fold(Screen::open(), Screen::act)));
    }
}
