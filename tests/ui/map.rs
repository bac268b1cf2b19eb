//! The map of Pay: tiles, keys, the way to the places of a state and back.

use crate::screen::{Screen, nursing, shipped};
use coder_tui::{
    dataset::Date,
    profile::Profile,
    sections::{Context, SECTIONS},
    ui::{
        action::Action,
        look::{Ascii, Look},
        theme::Theme,
    },
};

fn map(data: &coder_tui::dataset::Dataset) -> Screen {
    let tab = SECTIONS.iter().position(|s| s.id == "pay").expect("a tab");
    let profile = Profile::default();
    let context = Context::new(data, &profile, Date::today());
    let view = (SECTIONS[tab].views)(&context).iter().position(|v| v == "Map").expect("a view");
    Screen::at(data, tab, view)
}

/// Name of the place under the cursor.
fn here(screen: &Screen) -> String {
    screen
        .app
        .pane()
        .row()
        .and_then(|row| row.cells.first())
        .map(coder_tui::page::Cell::plain)
        .unwrap_or_default()
}

fn view(screen: &Screen) -> &'static str {
    if screen.app.geometry().map.is_some() { "map" } else { "list" }
}

#[test]
fn arrows_go_over_the_tiles() {
    let mut screen = map(shipped()).size(80, 24);
    assert_eq!(here(&screen), "Alabama");
    for (keys, place) in [
        ("up", "North Carolina"),
        ("h", "Tennessee"),
        ("left*3", "New Mexico"),
        ("k", "Colorado"),
        ("l", "Nebraska"),
        ("pageup", "North Dakota"),
        ("pagedown", "Texas"),
        ("right", "Florida"),
        ("right*2", "Virgin Islands"),
        ("right", "Virgin Islands"),
        ("g", "Alabama"),
    ] {
        screen = screen.keys(keys);
        assert_eq!(here(&screen), place, "{keys}");
    }
}

#[test]
fn every_tile_can_be_reached() {
    let pane = map(shipped());
    let pane = pane.app.pane();
    let mut reached = vec![pane.order[0]];
    let mut at = 0;
    while let Some(&from) = reached.get(at) {
        use coder_tui::page::tiles::Toward::{Down, Left, Right, Up};
        for toward in [Left, Right, Up, Down] {
            reached.extend(pane.page.neighbor(&pane.order, from, toward).filter(|to| !reached.contains(to)));
        }
        at += 1;
    }
    assert_eq!(reached.len(), 54);
}

#[test]
fn enter_leads_to_the_places_of_a_state_and_back() {
    for (columns, lines) in [(120, 40), (80, 24)] {
        let mut screen = map(shipped()).size(columns, lines).keys("right enter");
        assert_eq!(here(&screen), "Georgia");
        let text = screen.text();
        assert!(text.contains("20 of 583 · in:GA"), "{text}");
        for place in ["Augusta-Richmond County", "Chattanooga", "Columbus"] {
            assert!(
                screen
                    .app
                    .pane()
                    .order
                    .iter()
                    .any(|at| { screen.app.pane().page.rows[*at].cells[0].plain().starts_with(place) }),
                "{place}"
            );
        }
        // Georgia leads nowhere else from here: into its detail, out of it, and back to the map.
        screen = screen.keys("enter esc");
        assert!(screen.text().contains("in:GA"));
        screen = screen.keys("down*3 esc");
        assert_eq!((view(&screen), here(&screen)), ("map", "Georgia".to_owned()));
    }
}

#[test]
fn in_the_list_a_state_leads_to_its_places_too() {
    let list = Screen::open().keys("3 / ").types("kansas").keys("enter down");
    assert_eq!(here(&list), "Kansas");
    let within = list.keys("s enter");
    let names: Vec<String> =
        within.app.pane().order.iter().map(|at| within.app.pane().page.rows[*at].cells[0].plain()).collect();
    assert!(names.iter().any(|name| name.starts_with("Wichita")));
    assert!(names.iter().all(|name| !name.contains("AR") && name != "Arkansas"), "{names:?}");
    assert_eq!(here(&within), "Kansas");
    let back = within.keys("esc");
    assert_eq!((here(&back).as_str(), back.app.pane().filter.value()), ("Kansas", "kansas"));
    assert!(back.app.pane().sort.is_some(), "sorted as before");
    assert_eq!(back.keys("esc").app.pane().filter.value(), "");
}

#[test]
fn the_shade_follows_the_figure_that_is_chosen() {
    let mut screen = map(shipped());
    for legend in [
        "Median, the denser the higher:  $27,990 ... $47,670 ░░░",
        "Jobs, the denser the higher:  ",
        "Per 1,000, the denser the higher:  0.",
        "Quotient, the denser the higher:  0.",
    ] {
        let text = screen.text();
        assert!(text.contains(legend), "{legend}: {text}");
        screen = screen.keys("s");
    }
    assert!(screen.text().contains("Median, the denser the higher:  $27,990"), "round and round");
    assert!(screen.keys("c").text().contains("Adjusted, about, the denser the higher:  $"));
}

#[test]
fn a_click_chooses_a_tile() {
    let screen = map(shipped()).size(80, 24).clicks("TX");
    assert_eq!(here(&screen), "Texas");
    let place = screen.app.geometry().map.expect("a map").area;
    let empty = screen.act(Action::Click(place.x + 20, place.y));
    assert_eq!(here(&empty), "Texas", "no tile stands there");
}

#[test]
fn a_filter_leaves_only_its_tiles() {
    let screen = map(shipped()).size(80, 24).keys("/").types("new").keys("enter");
    let text = screen.text();
    for (label, drawn) in [(" NY ", true), (" NJ ", true), (" TX ", false)] {
        assert_eq!(
            text.contains(label) || text.contains(&label.replacen(' ', "▸", 1)),
            drawn,
            "{label}: {text}"
        );
    }
    assert!(screen.keys("/").types("zzz").text().contains("no row has these words"));
}

#[test]
fn where_there_is_no_room_it_is_a_list() {
    for ((columns, lines), drawn) in
        [((120, 40), "map"), ((80, 24), "map"), ((60, 24), "map"), ((50, 24), "list"), ((80, 12), "list")]
    {
        assert_eq!(view(&map(shipped()).size(columns, lines)), drawn, "{columns}x{lines}");
    }
}

/// Letters, pattern and marks say it all.
#[test]
fn looks_the_same_without_colours() {
    let mono = Screen::looking(Theme::mono().into()).keys("3 m right");
    assert_eq!(mono.text(), map(shipped()).keys("right").text());
    let ascii = Look { ascii: Ascii::Here, ..Theme::mono().into() };
    let text = Screen::looking(ascii).size(80, 24).keys("3 m right").text();
    assert!(text.is_ascii(), "{text}");
    for tile in [" AK ##", " SD ==", " WV ..", " VT %%", " NH ::", ">GA ==", " VI -"] {
        assert!(text.contains(tile), "{tile}: {text}");
    }
    let small = map(nursing()).size(80, 24).keys("right").text();
    for tile in ["▸ND ", "NY ", "GU –", "no figure"] {
        assert!(small.contains(tile), "{tile}: {small}");
    }
}
