//! The tabs as pages: well-formed for every choice a person can make, nothing of the data left out,
//! no source that does not exist.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
};

use coder_tui::{
    dataset::{Dataset, Date, Id},
    page::{Block, Cell, Cited, Detail, Page, Wish},
    profile::{Budget, Per, Profile},
    sections::{Context, SECTIONS, Section},
};

/// The shipped data set and one of another field.
fn data_sets() -> [Dataset; 2] {
    let nursing = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/nursing");
    [Dataset::shipped(), Dataset::open(&nursing).unwrap()]
}

/// Nobody's choice, one role, the first two, and all by name; each with and without folding.
fn choices(data: &Dataset) -> Vec<Profile> {
    let ids: Vec<Id> = data.career.roles.iter().map(|r| r.id.clone()).collect();
    let picks = [0, 1, 2, ids.len()].map(|n| ids.iter().take(n).cloned().collect::<Vec<_>>());
    let profile = |picks: &Vec<Id>, differences_only| Profile {
        picks: picks.clone(),
        differences_only,
        ..Profile::default()
    };
    picks.iter().flat_map(|p| [profile(p, false), profile(p, true)]).collect()
}

fn today() -> Date {
    Date::from_ymd(2026, 11, 23).unwrap()
}

/// Calls `look` with every page of every tab, view and choice, and where it stands.
fn every_page(mut look: impl FnMut(&Section, &Context<'_>, &Page, &str)) {
    for data in &data_sets() {
        for profile in &choices(data) {
            for section in SECTIONS {
                for (view, name) in (section.views)(&Context::new(data, profile, today())).iter().enumerate()
                {
                    let context = Context::new(data, profile, today()).in_view(view);
                    let page = (section.page)(&context);
                    let picks: Vec<&str> = profile.picks.iter().map(Id::as_str).collect();
                    let place = format!("{}: {} · {name} · {picks:?}", data.career.id, section.id);
                    look(section, &context, &page, &place);
                }
            }
        }
    }
}

/// A page with all its details, as one text.
fn whole(section: &Section, context: &Context<'_>) -> String {
    let page = (section.page)(context);
    let details: Vec<Detail> = page.rows.iter().map(|row| (section.detail)(context, &row.key)).collect();
    format!("{:?}{:?}{details:?}", page.lead, page.rows)
}

#[test]
fn pages_heed_the_wishes_they_say_and_no_other() {
    let data = Dataset::shipped();
    let nobody = Profile { area: Some("4800000".to_owned().try_into().unwrap()), ..Profile::default() };
    let wishing = [
        (Wish::Per, Profile { per: Per::Hour, ..nobody.clone() }),
        (Wish::Prices, Profile { price_adjusted: true, ..nobody.clone() }),
        (Wish::Budget, Profile { budget: Budget::new(2_600.0, 0.0).ok(), ..nobody.clone() }),
    ];
    for section in SECTIONS {
        for (view, name) in (section.views)(&Context::new(&data, &nobody, today())).iter().enumerate() {
            let of = |profile| Context::new(&data, profile, today()).in_view(view);
            let (page, usual) = ((section.page)(&of(&nobody)), whole(section, &of(&nobody)));
            for (wish, profile) in &wishing {
                let changes = whole(section, &of(profile)) != usual;
                assert_eq!(changes, page.heeds.contains(wish), "{} · {name}: {wish:?}", section.id);
            }
        }
    }
}

#[test]
fn every_page_is_well_formed() {
    every_page(|_, _, page, place| {
        let mut keys = HashSet::new();
        for row in &page.rows {
            assert!(keys.insert(&row.key), "{place}: two rows have the key {}", row.key);
            assert_eq!(row.cells.len(), page.columns.len(), "{place}: cells of {}", row.key);
            assert!(row.group.is_none_or(|g| g < page.groups.len()), "{place}: heading of {}", row.key);
            let label = row.cells.first().unwrap();
            assert!(!label.is_missing(), "{place}: {} has no label", row.key);
        }
        let mut seen = HashSet::new();
        for run in page.rows.chunk_by(|a, b| a.group == b.group) {
            assert!(seen.insert(run.first().unwrap().group), "{place}: a heading stands twice");
        }
        let says_why = page.lead.iter().any(|line| !line.is_empty());
        assert!(!page.rows.is_empty() || says_why, "{place}: an empty page says nothing");
    });
}

#[test]
fn every_row_has_a_detail_with_known_sources() {
    every_page(|section, context, page, place| {
        for row in &page.rows {
            let detail = (section.detail)(context, &row.key);
            assert!(!detail.blocks.is_empty() && !detail.title.is_empty(), "{place}: {} is empty", row.key);
            for id in detail.sources() {
                assert!(context.data.source(id).is_some(), "{place}: {} cites {id}", row.key);
            }
            for figure in detail.figures() {
                let blank =
                    [&figure.statistic, &figure.population, &figure.period].into_iter().any(String::is_empty);
                assert!(!blank, "{place}: {}: {figure:?}", row.key);
            }
        }
        let gone = (section.detail)(context, "no such row");
        assert!(gone.blocks.is_empty(), "{place}: a row that is not there has a detail");
    });
}

/// Everything that a tab says of a data set with no role picked, over all its views.
fn said(data: &Dataset, id: &str) -> BTreeSet<String> {
    let section = SECTIONS.iter().find(|s| s.id == id).unwrap();
    let profile = Profile::default();
    let mut said = BTreeSet::new();
    let first = Context::new(data, &profile, today());
    for view in 0..(section.views)(&first).len() {
        let context = first.in_view(view);
        for row in (section.page)(&context).rows {
            said.extend(row.cells.iter().map(Cell::plain));
            let detail = (section.detail)(&context, &row.key);
            said.insert(detail.title.clone());
            said.extend(texts(&detail));
        }
    }
    said
}

fn texts(detail: &Detail) -> Vec<String> {
    let plain = |cited: &Cited| cited.line.plain();
    let of = |block: &Block| match block {
        Block::Heading(text) => vec![text.clone()],
        Block::Text(text) => vec![plain(text)],
        Block::Bullets(list) => list.iter().map(plain).collect(),
        Block::Facts(facts) => facts.iter().map(|f| plain(&f.value)).collect(),
        Block::Table(table) => table.rows.iter().flat_map(|(cells, _)| cells).map(Cell::plain).collect(),
        Block::Bars(bars) => bars.iter().map(|b| b.label.clone()).collect(),
        Block::Ranges { bars, .. } => bars.iter().map(|b| b.label.clone()).collect(),
        Block::Trend(trend) => vec![trend.caption.clone()],
    };
    detail.blocks.iter().flat_map(of).collect()
}

/// That the tab says each of these texts somewhere, whole.
fn says(data: &Dataset, id: &str, wanted: impl IntoIterator<Item = impl AsRef<str>>) {
    let said = said(data, id);
    for text in wanted {
        let text = text.as_ref();
        assert!(said.iter().any(|s| s.contains(text)), "{}: {id} does not say: {text}", data.career.id);
    }
}

#[test]
fn nothing_of_the_data_is_left_out() {
    for data in &data_sets() {
        let c = &data.career;
        let checks = c.skills.iter().flat_map(|s| &s.checks);
        says(data, "skills", c.skills.iter().flat_map(|s| [&s.name, &s.meaning]).chain(checks));

        let tradeoffs = c.tradeoffs.iter().flat_map(|t| [&t.name, &t.text, &t.theme, &t.note, &t.named_by]);
        says(data, "pros-cons", tradeoffs);

        let steps = c.path.iter().flat_map(|s| [&s.name, &s.known, &s.time, &s.cost]);
        let rung = c.roles.iter().flat_map(|r| &r.first_rung);
        let rung = rung.map(|id| &c.statements.iter().find(|s| s.id == *id).unwrap().text);
        says(data, "training", steps.chain(rung).chain(&c.unknowns));
        says(data, "training", c.requirements.iter().flat_map(|r| [&r.name, &r.claim, &r.record]));
        says(data, "training", c.certifications.iter().map(|x| x.id.as_str()));
        for x in &c.certifications {
            let exam = [&x.eligibility, &x.exam_items, &x.pass_mark, &x.fee_note, &x.membership_note];
            let about = [&x.name, &x.body, &x.level, &x.focus, &x.apprentice_rule, &x.as_of, &x.confidence];
            let remarks = x.remarks.iter().map(|r| &r.text);
            says(data, "training", exam.into_iter().chain(about).chain(remarks));
        }

        let claims = c.topics.iter().flat_map(|t| &t.claims);
        let claims =
            claims.flat_map(|x| [&x.text, &x.figure, &x.what, &x.who, &x.date, &x.method, &x.interest]);
        says(data, "outlook", c.topics.iter().flat_map(|t| [&t.title, &t.note]).chain(claims));
        says(data, "outlook", c.related.iter().flat_map(|r| [&r.name, &r.why, &r.education]));
        says(data, "outlook", c.projections.iter().flat_map(|p| [&p.covers, &p.label]));
        let notes = c.projections.iter().flat_map(|p| &p.notes);
        says(data, "outlook", notes.map(|id| &c.statements.iter().find(|s| s.id == *id).unwrap().text));
    }
}

#[test]
fn the_one_membership_fee_is_seen_at_a_glance() {
    let data = Dataset::shipped();
    let profile =
        Profile { picks: vec![data.role("inpatient-coder").unwrap().id.clone()], ..Profile::default() };
    let section = SECTIONS.iter().find(|s| s.id == "training").unwrap();
    let context = Context::new(&data, &profile, today());
    let view = (section.views)(&context).iter().position(|v| v == "Certifications").unwrap();
    let page = (section.page)(&context.in_view(view));
    let lead: String = page.lead.iter().map(coder_tui::page::Line::plain).collect();
    assert!(lead.contains("Members only: CPC ($222 a year)."), "{lead}");
    assert!(lead.starts_with("No membership is needed for CCA, CCS, RHIT, RHIA."), "{lead}");
    let fits: Vec<&str> = page.rows.iter().filter(|r| !r.muted).map(|r| r.key.as_str()).collect();
    assert_eq!(fits, ["CCA", "CIC", "CCS", "RHIT"]);
}
