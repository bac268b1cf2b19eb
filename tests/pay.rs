//! The Pay tab on real figures: to the digit as the survey gives them, and for any field.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::collections::HashMap;

use coder_tui::{
    dataset::{Dataset, Date, Id},
    export::{self, Details, Document, Format, Options, Part},
    page::{Cell, Detail, Page, Range, Row},
    profile::{Per, Profile},
    sections::{Context, pay::SECTION},
};

/// The survey's own rows for the occupation in every area, copied apart from the import.
const AREAS: &str = include_str!("fixtures/oews_areas_2025.csv");

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

fn shipped() -> Dataset {
    Dataset {
        career: read(include_str!("../assets/medical-coding/career.ron")),
        wages: Some(read(include_str!("../assets/medical-coding/wages.ron"))),
    }
}

fn nursing() -> Dataset {
    Dataset {
        career: read(include_str!("fixtures/nursing/career.ron")),
        wages: Some(read(include_str!("fixtures/nursing/wages.ron"))),
    }
}

fn context<'a>(data: &'a Dataset, profile: &'a Profile, view: &str) -> Context<'a> {
    let context = Context::new(data, profile, Date::from_ymd(2026, 1, 1).unwrap());
    let view = (SECTION.views)(&context).iter().position(|name| name == view).unwrap();
    context.in_view(view)
}

fn page(data: &Dataset, profile: &Profile, view: &str) -> Page {
    (SECTION.page)(&context(data, profile, view))
}

fn detail(data: &Dataset, profile: &Profile, view: &str, key: &str) -> Detail {
    (SECTION.detail)(&context(data, profile, view), key)
}

fn id(text: &str) -> Id {
    Id::try_from(text.to_owned()).unwrap()
}

fn row<'a>(page: &'a Page, key: &str) -> &'a Row {
    page.rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}"))
}

/// What the cell under a heading shows.
fn shown(page: &Page, row: &Row, column: &str) -> String {
    let at =
        page.columns.iter().position(|c| c.title == column).unwrap_or_else(|| panic!("no column {column}"));
    row.cells.get(at).unwrap().plain()
}

fn range(row: &Row) -> Option<Range> {
    row.cells.iter().find_map(|cell| match cell {
        Cell::Range(range) => Some(*range),
        _ => None,
    })
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

/// `1234.5` as people write it, with all its digits.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, String::new()), |(w, r)| (w, format!(".{r}")));
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out + &rest
}

#[test]
fn every_place_agrees_with_the_survey_to_the_digit() {
    let data = shipped();
    let mut lines = AREAS.lines();
    let names = fields(lines.next().unwrap());
    let mut checked = 0;
    for (per, unit) in [(Per::Year, "annual"), (Per::Hour, "hourly")] {
        let page = page(&data, &Profile { per, ..Profile::default() }, "By place");
        for line in lines.clone() {
            let values: HashMap<&str, &str> = names.iter().copied().zip(fields(line)).collect();
            let given = |name: &str| *values.get(name).unwrap();
            let row = row(&page, &format!("29-2072/{}", given("area_code")));
            let blank = if given("area_kind") == "national" { "" } else { "not released" };
            let expect = |column: &str, value: &str, sign: &str, blank: &str| {
                let value =
                    if value.is_empty() { blank.to_owned() } else { sign.to_owned() + &grouped(value) };
                assert_eq!(shown(&page, row, column), value, "{column} of {line}");
            };
            expect("Median", given(&format!("median_{unit}")), "$", "not released");
            expect("Jobs", given("employment"), "", "not released");
            expect("Per 1,000", given("jobs_per_1000"), "", blank);
            expect("Quotient", given("location_quotient"), "", blank);
            let percentile = |name: &str| given(&format!("{name}_{unit}")).parse::<f64>().ok();
            let range = range(row).unwrap_or_default();
            assert_eq!(
                [range.p10, range.p25, range.median, range.p75, range.p90],
                ["p10", "p25", "median", "p75", "p90"].map(percentile),
                "{line}"
            );
            checked += 1;
        }
        assert_eq!(page.rows.len(), lines.clone().count());
    }
    assert_eq!(checked, 2 * 583);
}

/// The same of what is printed: a line a place.
#[test]
fn every_place_is_printed_to_the_digit() {
    let (data, profile) = (shipped(), Profile::default());
    let context = context(&data, &profile, "By place");
    let page = (SECTION.page)(&context);
    let part = Part::new(&SECTION, &context, &page, ("", None), Details::None);
    let document = Document { title: "Pay".to_owned(), context, parts: vec![part] };
    let text = export::to_string(&document, Format::Text, Options { width: None, ascii: false }).unwrap();
    let mut lines = AREAS.lines();
    let names = fields(lines.next().unwrap());
    let mut checked = 0;
    for line in lines {
        let values: HashMap<&str, &str> = names.iter().copied().zip(fields(line)).collect();
        let given = |name: &str| *values.get(name).unwrap();
        let said = |value: &str, sign: &str| match value {
            "" => "not released".to_owned(),
            value => sign.to_owned() + &grouped(value),
        };
        let picked = if given("area_kind") == "national" { " (picked)" } else { "" };
        let begins = format!("- {}{picked}. ", given("area_name"));
        // A median that the words of the bar give is not said twice.
        let median = said(given("median_annual"), "$");
        let medians = [format!(" Median: {median}. "), format!("half earn more than {median}; ")];
        let jobs = format!(" Jobs: {}. ", said(given("employment"), ""));
        let tells = |line: &str| medians.iter().any(|median| line.contains(median)) && line.contains(&jobs);
        let found = text.lines().find(|line| line.starts_with(&begins) && tells(line));
        assert!(found.is_some(), "no line begins with {begins:?} and has {median:?} and {jobs:?}");
        checked += 1;
    }
    assert_eq!(checked, 583);
}

#[test]
fn says_what_half_earn_in_the_chosen_state() {
    let data = shipped();
    let lead = |profile: &Profile| page(&data, profile, "By place").lead.first().unwrap().plain();
    let texas = Profile { area: Some(id("TX")), ..Profile::default() };
    assert_eq!(
        lead(&texas),
        "Texas: half earn more than $48,860 a year; one in ten less than $34,440, one in ten more than $78,390 \
         — BLS, May 2025; one figure for all five roles."
    );
    let pair = vec![id("inpatient-coder"), id("coding-auditor")];
    assert!(lead(&Profile { picks: pair, ..Profile::default() }).ends_with("; one figure for both roles."));
}

#[test]
fn hospitals_stand_in_for_three_roles() {
    let data = shipped();
    let profile = Profile::default();
    let page = page(&data, &profile, "By employer type");
    let names: Vec<String> = page.rows.iter().map(|row| row.cells[0].plain()).collect();
    assert_eq!(
        names[..4],
        ["All employers", "Hospitals", "General Medical and Surgical Hospitals", "Offices of Physicians"]
    );
    assert_eq!(names.len(), 121 - 7, "seven of BLS's rows repeat another under the same name");
    assert!(!names.iter().any(|name| name.contains("Sector") || name.contains("OEWS")), "{names:?}");
    let row = row(&page, "29-2072/622000");
    assert_eq!(shown(&page, row, "Employer type").trim_start(), "Hospitals");
    assert_eq!(shown(&page, row, "Median"), "$59,120");
    assert_eq!(shown(&page, row, "Stands in for"), "Inpatient · Outpatient · Auditor");
    let sources = detail(&data, &profile, "By employer type", "29-2072/622000");
    assert!(sources.sources().iter().any(|source| **source == *"bls-oews-2025"));
}

#[test]
fn price_adjusted_medians_are_those_worked_out_by_hand() {
    let data = shipped();
    let page = page(&data, &Profile { price_adjusted: true, ..Profile::default() }, "By place");
    // From the facts that the data set was made from: median ÷ price level of 2024 × 100, to the next ten.
    for (code, adjusted) in [
        ("1100000", "$65,550"),
        ("5500000", "$64,060"),
        ("4400000", "$62,530"),
        ("3400000", "$46,170"),
        ("1200000", "$44,250"),
        ("7200000", "not found"),
        ("7800000", "not released"),
    ] {
        let row = row(&page, &format!("29-2072/{code}"));
        assert_eq!(shown(&page, row, "Adjusted, about"), adjusted, "{code}");
    }
}

#[test]
fn history_has_two_breaks_and_stands_against_all_occupations() {
    let data = shipped();
    let page = page(&data, &Profile::default(), "Over time");
    let breaks: Vec<&str> = page.rows.iter().filter(|r| r.muted).map(|r| r.key.as_str()).collect();
    assert_eq!(breaks.len(), 2, "{breaks:?}");
    for (key, percent) in
        [("from-2021/2025", "+0.3%"), ("from-2021/2021", "+2.0%"), ("before-2019/2018", "+4.4%")]
    {
        assert_eq!(shown(&page, row(&page, key), "Against it"), percent, "{key}");
    }
}

/// Every view, in every way of stating pay: cells under their columns, unique keys, and for every
/// row a detail whose figures name sources that the data set has.
#[test]
fn both_fields_show_in_every_view() {
    for data in [shipped(), nursing()] {
        for (per, price_adjusted, budget) in
            [(Per::Year, false, None), (Per::Month, true, Some("2600 18%")), (Per::Hour, false, Some("1e6"))]
        {
            let budget = budget.map(|text| text.parse().unwrap());
            let profile = Profile { per, price_adjusted, budget, ..Profile::default() };
            for view in (SECTION.views)(&context(&data, &profile, "By place")) {
                let page = page(&data, &profile, &view);
                assert!(!page.rows.is_empty() && !page.lead.is_empty(), "{view}");
                let mut keys: Vec<&str> = page.rows.iter().map(|row| row.key.as_str()).collect();
                keys.sort_unstable();
                keys.dedup();
                assert_eq!(keys.len(), page.rows.len(), "{view}");
                for row in &page.rows {
                    assert_eq!(row.cells.len(), page.columns.len(), "{view}: {}", row.key);
                    let detail = detail(&data, &profile, &view, &row.key);
                    let sources = detail.sources();
                    assert!(!sources.is_empty(), "{view}: {}", row.key);
                    assert!(sources.iter().all(|id| data.source(id).is_some()), "{view}: {}", row.key);
                }
            }
        }
    }
}
