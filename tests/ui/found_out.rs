//! What a person asks of the screen in passing, and what must then be seen.

use coder_tui::ui::overlay::Overlay;

use crate::screen::Screen;

/// The labels of the picker that is open, in order.
fn offered(screen: &Screen) -> Vec<String> {
    let Some(Overlay::Picker(picker)) = screen.app.overlay() else { panic!("no list to pick from") };
    let entry = |at: &usize| picker.entries.get(*at).map(|entry| format!("{} [{}]", entry.label, entry.hint));
    picker.order.iter().filter_map(entry).collect()
}

#[test]
fn the_palette_puts_what_is_called_just_so_first_and_each_thing_once() {
    let found = offered(&Screen::open().keys(":").types("cpc"));
    assert_eq!(found.first().map(String::as_str), Some("CPC [Training · Certifications]"), "{found:#?}");
    let mut once = found.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), found.len(), "no two look the same: {found:#?}");
    let grouping = offered(&Screen::open().keys(":").types("ms-drg grouping"));
    assert_eq!(
        grouping.iter().filter(|entry| entry.starts_with("MS-DRG grouping")).count(),
        1,
        "{grouping:#?}"
    );
}

#[test]
fn a_demand_without_an_amount_is_demanded_or_not() {
    let screen = Screen::open().keys("8").keys("down*4 space");
    let row = screen.app.pane().row().expect("a row");
    assert_eq!(row.cells.get(1).map(coder_tui::page::Cell::plain).as_deref(), Some("must have"));
    assert!(screen.reads().contains("Demanded · met by: no or partly"), "{}", screen.text());
    let asked = screen.keys("v");
    assert!(asked.app.overlay().is_none(), "there is nothing to type");
    assert!(asked.app.notice().is_some_and(|said| said.contains("space demands it or drops it")));
    let amount = Screen::open().keys("8 down*9 v");
    assert!(matches!(amount.app.overlay(), Some(Overlay::Prompt(_))), "{}", amount.text());
}

#[test]
fn bars_have_room_beside_prices() {
    let screen = Screen::open().size(80, 24).keys("3 c down*9");
    assert!(
        screen.text().lines().any(|line| line.contains("┃█") || line.contains("┃▒")),
        "{}",
        screen.text()
    );
}

#[test]
fn the_answer_is_within_the_lead_of_a_small_screen() {
    let pay = Screen::open().size(80, 24).keys("3 b").types("2600").keys("enter");
    assert!(pay.reads().contains("the middle earner clears it by"), "{}", pay.text());
    let decide = Screen::open().size(80, 24).keys("8");
    assert!(decide.reads().contains("would come before"), "{}", decide.text());
}

#[test]
fn the_curves_are_seen_with_their_years() {
    for (columns, lines) in [(120, 40), (80, 24)] {
        let text = Screen::open().size(columns, lines).keys("3 M").text();
        let axis = text.lines().any(|line| line.contains("2006 ") && line.trim_end().ends_with("2025 ┃"));
        assert!(
            axis || text.lines().any(|line| line.contains("2006  ") && line.contains("  2025")),
            "{text}"
        );
    }
}

#[test]
fn where_one_decides_the_brief_is_the_first_print() {
    let first = |keys| offered(&Screen::open().keys(keys)).swap_remove(0);
    assert!(first("8 e").starts_with("The decision on one page"), "{}", first("8 e"));
    assert!(first("3 e").starts_with("This page"), "{}", first("3 e"));
}

#[test]
fn a_comparison_says_that_it_shows_differences_only_and_how_to_pick() {
    let screen = Screen::open().keys("2");
    assert!(!screen.text().contains("differences only"));
    assert!(screen.keys("d").text().contains("╭ Compare · differences only, the rest named in the last row"));
    let one = Screen::open().keys("space 2");
    assert!(one.reads().contains("this is one. 1 shows the roles, space there picks one"), "{}", one.text());
}

#[test]
fn the_places_open_on_the_persons_own() {
    let screen = Screen::open().keys("a").types("texas").keys("enter a");
    assert!(screen.text().contains("▸ Texas "), "{}", screen.text());
    assert!(screen.text().contains("chosen · TX · state or territory"), "{}", screen.text());
}

#[test]
fn what_is_cut_says_so() {
    let narrow = Screen::open().size(60, 20).keys("8").text();
    assert!(narrow.contains("change an …│"), "{narrow}");
    let title = Screen::open().size(40, 15).keys("3 m*3").text();
    assert!(title.contains("… "), "{title}");
    assert!(Screen::open().size(40, 15).keys("3 b").reads().contains("no budget."));
}

#[test]
fn a_short_text_has_a_low_frame() {
    let screen = Screen::open().keys("8 w");
    assert!(
        screen.text().lines().any(|line| line.contains("╰────") && line.contains("─╯ ")),
        "{}",
        screen.text()
    );
    assert!(
        screen.reads().contains("You demand nothing yet. space on a must-have demands it"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_wide_screen_lays_a_table_beside_its_detail() {
    let geometry = Screen::open().size(200, 60).keys("4").app.geometry();
    let (list, detail) = (geometry.list.expect("a list"), geometry.detail.expect("a detail"));
    assert!(list.right() == detail.x && list.y == detail.y, "{list:?} {detail:?}");
}

#[test]
fn the_help_has_one_column_of_keys() {
    let text = Screen::open().size(120, 60).keys("?").text();
    let starts = |words: &str| text.lines().find_map(|line| line.find(words)).expect("a line of help");
    assert_eq!(starts("who says so, when"), starts("choose the area that"), "{text}");
}
