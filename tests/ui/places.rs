//! Every place of the survey as it is drawn: what stands on the screen is what the survey released, to the digit.

use coder_tui::{
    sections::SECTIONS,
    ui::{action::Action, pane::ItemKind},
};
use unicode_width::UnicodeWidthStr;

use crate::screen::{Screen, shipped};

/// The survey's own rows for the occupation in every area, copied apart from the import.
const AREAS: &str = include_str!("../fixtures/oews_areas_2025.csv");

/// What the survey says of a place.
struct Place<'a> {
    code: &'a str,
    name: &'a str,
    nation: bool,
    median: &'a str,
    jobs: &'a str,
    per_1000: &'a str,
    quotient: &'a str,
}

/// One line of a comma-separated file whose fields may stand in quotes.
fn fields(line: &str) -> Vec<&str> {
    let mut quoted = false;
    let separates = |c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    };
    line.split(separates).map(|field| field.trim_matches('"')).collect()
}

fn places() -> Vec<Place<'static>> {
    let mut lines = AREAS.lines();
    let names = fields(lines.next().expect("a header"));
    let place = |line: &'static str| {
        let values = fields(line);
        let given = |name: &str| {
            let at = names.iter().position(|n| *n == name).unwrap_or_else(|| panic!("no column {name}"));
            values.get(at).copied().expect("a field")
        };
        Place {
            code: given("area_code"),
            name: given("area_name"),
            nation: given("area_kind") == "national",
            median: given("median_annual"),
            jobs: given("employment"),
            per_1000: given("jobs_per_1000"),
            quotient: given("location_quotient"),
        }
    };
    lines.map(place).collect()
}

/// `1234.5` as people write it, with all its digits.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, String::new()), |(w, r)| (w, format!(".{r}")));
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out + &rest
}

fn by_place() -> Screen {
    let tab = SECTIONS.iter().position(|s| s.id == "pay").expect("a tab");
    Screen::at(shipped(), tab, 0).size(200, 60)
}

/// The rows that are drawn, each with its key and with what stands under each head.
fn drawn(screen: &Screen) -> Vec<(String, Vec<String>)> {
    let (pane, geometry) = (screen.app.pane(), screen.app.geometry());
    let (rows, plan) = (geometry.rows(), pane.plan(geometry.list_width()));
    let text = screen.text();
    let lines: Vec<&str> = text.lines().collect();
    let items = pane.items(&plan, usize::from(rows.height));
    let row = |at: usize, y: usize| {
        let line = lines.get(usize::from(rows.y) + y).copied().unwrap_or_default();
        let cells = plan.places.iter().map(|place| {
            let from = usize::from(rows.x + coder_tui::ui::geometry::MARKER + place.x);
            let to = from + usize::from(place.width);
            let mut x = 0;
            let within = line.chars().filter(|c| {
                let here = (from..to).contains(&x);
                x += c.to_string().width();
                here
            });
            within.collect::<String>().trim().to_owned()
        });
        let key = pane.page.rows.get(*pane.order.get(at)?)?.key.clone();
        Some((key, cells.collect()))
    };
    let rows = items.into_iter().filter_map(|item| match item.kind {
        ItemKind::Row(at) => row(at, item.y),
        ItemKind::Heading(_) => None,
    });
    rows.collect()
}

fn assert_agrees(place: &Place<'_>, cells: &[String]) {
    let [name, median, bar, jobs, _, per_1000, quotient] = cells else { panic!("{}: {cells:?}", place.name) };
    let shown = name.trim_end_matches('…');
    assert!(place.name.starts_with(shown) && !shown.is_empty(), "{name:?} for {:?}", place.name);
    let expected = |value: &str, sign: &str| match value {
        "" => "–".to_owned(),
        value => sign.to_owned() + &grouped(value),
    };
    assert_eq!(*median, expected(place.median, "$"), "median of {}", place.name);
    assert_eq!(bar == "not released", place.median.is_empty(), "{bar:?} of {}", place.name);
    assert_eq!(*jobs, expected(place.jobs, ""), "jobs of {}", place.name);
    if !place.nation {
        assert_eq!(*per_1000, expected(place.per_1000, ""), "rate of {}", place.name);
        assert_eq!(*quotient, expected(place.quotient, ""), "quotient of {}", place.name);
    }
}

#[test]
fn every_place_is_drawn_as_the_survey_released_it() {
    let mut seen = std::collections::BTreeMap::new();
    let mut screen = by_place();
    loop {
        seen.extend(drawn(&screen));
        let before = screen.app.pane().cursor;
        screen = screen.keys("pagedown");
        if screen.app.pane().cursor == before {
            break;
        }
    }
    let places = places();
    for place in &places {
        let key = format!("29-2072/{}", place.code);
        assert_agrees(place, seen.get(&key).unwrap_or_else(|| panic!("{} was never drawn", place.name)));
    }
    assert_eq!((seen.len(), places.len()), (583, 583));
    assert_eq!(places.iter().filter(|place| !place.median.is_empty() || !place.jobs.is_empty()).count(), 561);
}

#[test]
fn places_are_found_by_their_names() {
    // Every twenty-ninth: states, metropolitan and other areas.
    for place in places().iter().step_by(29) {
        let screen = by_place().keys("/").act(Action::Paste(place.name.to_owned())).keys("enter");
        let key = format!("29-2072/{}", place.code);
        let rows = drawn(&screen);
        let (_, cells) = rows.iter().find(|(k, _)| *k == key).unwrap_or_else(|| panic!("{}", place.name));
        assert_agrees(place, cells);
    }
}
