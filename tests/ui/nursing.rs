//! Another field works by data alone: every tab shows the nursing fixture, and nothing of the field
//! that the program brings along. That the sources name no field is checked in `tests/layers.rs`.

use crate::screen::{Screen, nursing, overlays, shipped, views};

#[test]
fn every_view_has_rows_and_a_detail() {
    let tabs = |data| views(data).into_iter().map(|(tab, ..)| tab).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(tabs(nursing()), tabs(shipped()));
    for (tab, view, name) in views(nursing()) {
        let screen = Screen::at(nursing(), tab, view);
        let pane = screen.app.pane();
        let row = pane.page.rows.first().unwrap_or_else(|| panic!("{name} is empty:\n{}", screen.text()));
        assert!(!pane.detail.blocks.is_empty(), "{name} says nothing of its first row");
        let label = row.cells.first().map(coder_tui::page::Cell::plain).unwrap_or_default();
        let first = label.split_whitespace().next().expect("a label");
        assert!(screen.reads().contains(first), "{name} does not show {label:?}:\n{}", screen.text());
    }
}

#[test]
fn nothing_of_the_shipped_field_shows() {
    let career = &shipped().career;
    let names: Vec<&String> = career.roles.iter().map(|r| &r.name).chain([&career.title]).collect();
    let screens = views(nursing()).into_iter().map(|(tab, view, _)| Screen::at(nursing(), tab, view));
    for mut screen in screens.chain(overlays().iter().map(|overlay| overlay.on(nursing()))) {
        for n in 0..screen.app.pane().order.len().max(1) {
            let text = screen.reads();
            let name = names.iter().find(|name| text.contains(name.as_str()));
            assert_eq!(name, None, "row {n}:\n{}", screen.text());
            screen = screen.keys("down");
        }
    }
}

#[test]
fn its_roles_are_told_apart_by_their_own_pay() {
    let screen = Screen::on(nursing()).keys("2");
    for median in ["97,550", "64,400", "45,690"] {
        assert!(
            screen.app.pane().page.rows.iter().any(|r| r.cells.iter().any(|c| c.plain().contains(median)))
        );
    }
}
