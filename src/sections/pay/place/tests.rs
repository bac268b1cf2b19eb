//! What the view says of the small data set of the fixture.

use super::super::fixture::*;
use crate::{
    page::{Cell, Page},
    profile::Per,
};

const VIEW: &str = "By place";

fn scale(page: &Page) -> crate::page::Scale {
    page.columns.iter().find_map(|column| column.scale).expect("a column of bars")
}

#[test]
fn lists_every_place_with_what_was_released() {
    let page = Bench::new().page(VIEW);
    assert_eq!(
        lines(&page),
        [
            "# The nation",
            "51-3011/00: National | $30,040 | 20020 25000 30040 36000 50000 | 1,000 | <> | <> | <>",
            "# States and territories",
            "51-3011/10: North | $24,000 | 16000 18000 24000 28000 40000 | 100 | rough jobs | 1.100 | 0.85",
            "51-3011/20: South | <not released> | <not released> | <not released> | <> | <not released> | <not released>",
            "# Metropolitan areas",
            "51-3011/11: Harbor, NO | $28,000 | 20000 24000 28000 33000 45000 | 20 | rough pay | 2.345 | 2.50",
            "51-3011/12: Twin Hills, NO-SO | <not released> | <not released> | <not released> | <> | <not released> | <not released>",
            "# Nonmetropolitan areas",
            "51-3011/21: South hinterland | <not released> | <not released> | 30 | <> | 0.900 | 1.05",
        ]
    );
    let muted: Vec<&str> = page.rows.iter().filter(|r| r.muted).map(|r| r.key.as_str()).collect();
    assert_eq!(
        muted,
        ["51-3011/20", "51-3011/12", "51-3011/21"],
        "a place without pay is there, but of less weight"
    );
    let scale = scale(&page);
    assert!(scale.min <= 16_000.0 && scale.max >= 50_000.0 && scale.line.is_none(), "{scale:?}");
}

#[test]
fn is_found_by_the_names_of_its_states() {
    let page = Bench::new().page(VIEW);
    let found = page.select(&crate::page::select::Filter::new("south"), None);
    let found: Vec<&str> = found.iter().filter_map(|at| Some(page.rows.get(*at)?.key.as_str())).collect();
    assert_eq!(found, ["51-3011/20", "51-3011/12", "51-3011/21"]);
}

#[test]
fn lead_speaks_of_the_chosen_area() {
    let mut bench = Bench::new();
    let nation = "The nation: half earn more than $30,040 a year; one in ten less than $20,020, one in ten \
                  more than $50,000 — OW, May 2025; one figure for both roles.";
    assert_eq!(lead(&bench.page(VIEW)).first().map(String::as_str), Some(nation));
    bench.profile.area = Some(id("NO"));
    let page = bench.page(VIEW);
    assert!(lead(&page).first().is_some_and(|l| l.starts_with("North: half earn more than $24,000")));
    assert_eq!(row(&page, "51-3011/10").picked, Some(true));
    assert_eq!(row(&page, "51-3011/00").picked, None);
    for (area, why) in [
        ("20", "South: the survey gives this pay by the hour only — "),
        ("12", "Twin Hills, NO-SO: the survey released no estimate — "),
        ("21", "South hinterland: the survey released no pay — "),
    ] {
        bench.profile.area = Some(id(area));
        let lead = lead(&bench.page(VIEW));
        assert!(lead.first().is_some_and(|line| line.starts_with(why)), "{lead:?}");
    }
}

#[test]
fn one_role_is_told_that_it_is_not_counted_alone() {
    let mut bench = Bench::new();
    bench.profile.picks = vec![id("bread")];
    let lead = lead(&bench.page(VIEW));
    assert!(lead.first().is_some_and(|l| l.ends_with("it counts everybody under Bakers.")), "{lead:?}");
}

#[test]
fn several_occupations_stand_under_headings_of_their_own() {
    let mut bench = Bench::new();
    bench.profile.picks.clear();
    let page = bench.page(VIEW);
    assert_eq!(page.rows.len(), 12);
    assert_eq!(page.groups.first().map(String::as_str), Some("Bread · Pastry: the nation"));
    assert_eq!(page.groups.last().map(String::as_str), Some("Chef: nonmetropolitan areas"));
    let lead = lead(&page);
    assert!(lead.first().is_some_and(|line| line.starts_with("The nation, Bread · Pastry: half")));
    assert!(
        lead.get(1).is_some_and(|line| {
            line.contains(
        "one in ten less than $36,000, one in ten at least $230,000 — OW, May 2025; it counts everybody"
    )
        }),
        "{lead:?}"
    );
    let chef = line(row(&page, "35-1011/00"));
    assert_eq!(
        chef,
        "35-1011/00: National | $180,000 | 36000 50000 180000 230000 230000 | 500 | <> | <> | <>"
    );
}

#[test]
fn hours_are_the_tables_own() {
    let mut bench = Bench::new();
    bench.profile.per = Per::Hour;
    let page = bench.page(VIEW);
    assert!(line(row(&page, "51-3011/20")).contains("South | $13.00 | 10 11 13 15 22"));
    assert!(line(row(&page, "51-3011/11")).contains("Harbor, NO | <not released> | <not released>"));
    bench.profile.area = Some(id("11"));
    let lead = lead(&bench.page(VIEW));
    let why = "Harbor, NO: the survey gives this pay by the year only, and no hours to work it out from — ";
    assert!(lead.first().is_some_and(|line| line.starts_with(why)), "{lead:?}");
}

#[test]
fn months_are_worked_out_and_say_so() {
    let mut bench = Bench::new();
    bench.profile.per = Per::Month;
    let page = bench.page(VIEW);
    assert!(line(row(&page, "51-3011/10")).contains("North | $2,000 | 1333 1500 2000 2333 3333"));
    assert!(lead(&page).iter().any(|line| line.contains("twelfth")));
    let detail = bench.detail(VIEW, "51-3011/10");
    let pay = detail.figures().into_iter().filter(|f| f.statistic.contains("pay")).collect::<Vec<_>>();
    assert!(pay.len() > 1);
    assert!(pay.iter().all(|f| f.derived.as_deref().is_some_and(|d| d.starts_with("pay a year ÷ 12"))));
}

#[test]
fn adjusts_by_the_level_of_the_place_or_of_its_first_state() {
    let mut bench = Bench::new();
    bench.profile.price_adjusted = true;
    let page = bench.page(VIEW);
    let told = |key| line(row(&page, key));
    assert!(told("51-3011/00").contains("National | $30,040 | $30,040 | 20020 25000"));
    assert!(told("51-3011/10").contains("North | $24,000 | $30,000 | 20000 22500 30000 35000 50000"));
    assert!(told("51-3011/11").contains("Harbor, NO | $28,000 | $35,000 |"));
    assert!(told("51-3011/12").contains("<not released> | <not released> | <not released>"));
    // Pay there, but nobody says what it buys.
    assert!(told("51-3011/21").contains("<not released> | <not found> | <not found> | 30"));
    assert!(lead(&page).iter().any(|line| {
        line.contains("(derived: pay ÷ price level of 2023 × 100, to the nearest $10; the country = 100)")
    }));

    let detail = bench.detail(VIEW, "51-3011/11");
    let derived = "pay ÷ 80 × 100, the price level of North in 2023 (the country = 100), to the nearest $10";
    let bars = bars(&detail);
    let labels: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(labels, ["Harbor, NO", "North", "The nation"]);
    let formulas: Vec<Option<&str>> = bars.iter().map(|bar| bar.figure.derived.as_deref()).collect();
    assert_eq!(formulas, [Some(derived), Some(derived), None]);
    assert!(detail.sources().iter().any(|source| **source == *"prices"));
    let words = words(&detail);
    assert!(words.iter().any(|w| w.starts_with("Price level: 80 · that of the first state; ")), "{words:?}");
    assert!(
        words
            .iter()
            .any(|w| w == "At the prices of the country: $35,000 · rounded; derived: what the median buys")
    );
}

#[test]
fn without_price_levels_shows_pay_as_it_is_and_says_so() {
    let mut bench = Bench::new();
    bench.profile.price_adjusted = true;
    bench.data.career.price_levels = None;
    let page = bench.page(VIEW);
    assert!(line(row(&page, "51-3011/10")).contains("North | $24,000 | 16000 18000 24000"));
    assert!(lead(&page).contains(&"This data set has no price levels to adjust by.".to_owned()));
}

#[test]
fn budget_is_a_line_and_a_sentence() {
    let mut bench = Bench::new();
    bench.profile.budget = "1800 10%".parse().ok();
    let page = bench.page(VIEW);
    assert!(scale(&page).line.is_some_and(|line| (line - 24_000.0).abs() < 1e-6));
    let said = "$1,800 a month after 10% tax: the middle earner clears it by $453 a month; the lowest tenth does not.";
    assert_eq!(lead(&page).first().map(String::as_str), Some(said), "the answer comes first");
    let told = words(&bench.detail(VIEW, "51-3011/10"));
    let said = "$1,800 a month after 10% tax: the middle earner just meets it; the lowest quarter does not.";
    assert!(told.contains(&said.to_owned()), "{told:?}");
    bench.profile.per = Per::Hour;
    assert!(scale(&bench.page(VIEW)).line.is_some_and(|line| (line - 12.0).abs() < 1e-6));
    if let Some(wages) = &mut bench.data.wages {
        wages.hours_per_year = None;
    }
    assert!(scale(&bench.page(VIEW)).line.is_none(), "nobody says how many hours make a year");
}

#[test]
fn while_adjusting_the_budget_is_at_the_prices_of_the_persons_place() {
    let mut bench = Bench::new();
    bench.profile.budget = "1800 10%".parse().ok();
    bench.profile.price_adjusted = true;
    bench.profile.area = Some(id("10"));
    let page = bench.page(VIEW);
    // The figure of the place is about what its pay buys; what is paid stands beside it.
    let said = "North: half earn more than about $30,000 a year; one in ten less than about $20,000, one in ten more \
                than about $50,000, at the prices of the country (as paid, half more than $24,000) — derived; OW, \
                May 2025; one figure for both roles.";
    assert_eq!(lead(&page).get(1).map(String::as_str), Some(said));
    // 24,000 in a place at 80 is worth 30,000 at base prices.
    assert!(scale(&page).line.is_some_and(|line| (line - 30_000.0).abs() < 1e-6));
    assert!(
        lead(&page)
            .first()
            .is_some_and(|said| said.contains(", pay as paid in North: the middle earner just meets it"))
    );
    let told = words(&bench.detail(VIEW, "51-3011/00"));
    let said = "$1,800 a month after 10% tax, pay at the prices of North: the middle earner about meets it; \
                the lowest quarter does not.";
    assert!(told.contains(&said.to_owned()), "{told:?}");
    bench.profile.area = Some(id("00"));
    let said = "The nation: half earn more than $30,040 a year; one in ten less than $20,020, one in ten more than \
                $50,000 — as paid, since prices there are the base; OW, May 2025; one figure for both roles.";
    assert_eq!(lead(&bench.page(VIEW)).get(1).map(String::as_str), Some(said));
    bench.profile.area = Some(id("20"));
    bench.profile.per = Per::Hour;
    assert!(scale(&bench.page(VIEW)).line.is_none(), "nobody knows the prices there");
    let unknown = lead(&bench.page(VIEW));
    assert!(
        unknown
            .first()
            .is_some_and(|line| line.contains("— as paid: how high prices are there is not known; OW")),
        "{unknown:?}"
    );
}

#[test]
fn detail_sets_a_place_against_its_state_and_the_nation() {
    let bench = Bench::new();
    let detail = bench.detail(VIEW, "51-3011/11");
    assert_eq!(detail.title, "Harbor, NO");
    let bars = bars(&detail);
    assert_eq!(bars.iter().map(|bar| bar.strong).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(
        words(&detail),
        [
            "Bread · Pastry: one figure for them all",
            "Jobs: 20 · relative standard error 29.9%",
            "Per 1,000 jobs: 2.345",
            "Location quotient: 2.50 · at least twice as common as in the nation",
            "Lies in: North",
            "Price level: 80 · that of the first state; price level, 2023 (the country = 100)",
            "At the prices of the country: $35,000 · rounded; derived: what the median buys",
            "# How to read it",
            "The survey counts all bakers together.",
            "A stand-in counts everybody there.",
        ]
    );
    let rough = words(&bench.detail(VIEW, "51-3011/10"));
    assert!(rough.contains(&"Jobs: 100 · relative standard error 30% · rough".to_owned()), "{rough:?}");
    let blank = bench.detail(VIEW, "51-3011/12");
    assert!(words(&blank).first().is_some_and(|w| w.contains("the survey released no estimate")));
    assert!(words(&bench.detail(VIEW, "51-3011/20")).contains(&"Estimate not released.".to_owned()));
}

#[test]
fn without_any_figure_there_is_no_column_of_bars() {
    let mut bench = Bench::new();
    if let Some(wages) = &mut bench.data.wages {
        wages.rows = Vec::new().into();
    }
    let page = bench.page(VIEW);
    assert!(page.columns.iter().all(|column| column.scale.is_none()));
    assert!(page.rows.iter().all(|row| row.cells.len() == page.columns.len()));
    assert!(page.rows.iter().all(|row| matches!(row.cells.get(1), Some(Cell::Missing(_)))));
}

#[test]
fn a_few_high_places_do_not_shrink_all_bars() {
    let mut bench = Bench::new();
    let wages = bench.data.wages.as_mut().expect("a table");
    // Forty metropolitan areas like Harbor, and one that pays ten times as much.
    let area = wages.areas.iter().find(|a| a.id == *"11").expect("Harbor").clone();
    let row = wages.rows.iter().find(|r| r.area == *"11").expect("its row").clone();
    for n in 0..41 {
        let code = id(&format!("3{n:02}"));
        let mut row = crate::dataset::wages::Row { area: code.clone(), ..row.clone() };
        if n == 40 {
            row.annual.p90 = Some(450_000.0);
        }
        wages.areas.push(crate::dataset::wages::Area { id: code, ..area.clone() });
        wages.rows.push(row);
    }
    wages.rows.sort_by(|a, b| a.key().cmp(&b.key()));
    let page = bench.page(VIEW);
    let short = scale(&page);
    assert!(short.beyond && short.max < 60_000.0, "{short:?}");
    assert!(lead(&page).iter().any(|line| line.starts_with("▸ ")), "{:?}", lead(&page));
    // The budget is always on the scale.
    bench.profile.budget = "9000 10".parse().ok();
    let long = scale(&bench.page(VIEW));
    assert!(long.line.is_some_and(|line| line <= long.max), "{long:?}");
    assert!(!scale(&Bench::new().page(VIEW)).beyond);
}
