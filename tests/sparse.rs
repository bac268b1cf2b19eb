//! Data sets that lack something: every tab says what is not there, in the words of the field, and none speaks of
//! another.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use coder_tui::{
    dataset::{Dataset, Date},
    export::{self, Details, Document, Format, Options, Part},
    page::Line,
    profile::{Knob, Profile, Sum, Turn},
    sections::{Context, SECTIONS, brief::BRIEF},
};

/// One role and nothing that it could be told apart by.
const CAREER: &str = r#"(
    format: 1, id: "welding", title: "Welding", updated: "2026-11-01", currency: "€",
    sources: [(id: "guild", publisher: "The Guild", title: "Handbook", kind: "book", grade: B)],
    roles: [(
        id: "pipe-welder", name: "Pipe welder", short: "Pipe", origin: added, tagline: "Joins pipes.",
        summary: "A pipe welder joins pipes on building sites.", sources: ["guild"], occupation: "51-4121",
    )],
)"#;

/// Pay in one place, of one kind of employer and all.
const WAGES: &str = r#"(
    format: 1, period: "2025",
    source: (id: "office", publisher: "Office", title: "Wages", kind: "official", grade: A),
    occupations: [(id: "51-4121", name: "Welders")],
    areas: [(id: "0", kind: nation, name: "National")],
    industries: [(id: "0", name: "Everybody", level: 0), (id: "1", name: "Yards", level: 1)],
    rows: [
        (occupation: "51-4121", area: "0", industry: "0", jobs: 900, annual: (median: 40000)),
        (occupation: "51-4121", area: "0", industry: "1", jobs: 100, annual: (median: 45000)),
    ],
)"#;

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

fn welding() -> Dataset {
    Dataset { career: read(CAREER), wages: None }
}

fn nursing() -> Dataset {
    Dataset {
        career: read(include_str!("fixtures/nursing/career.ron")),
        wages: Some(read(include_str!("fixtures/nursing/wages.ron"))),
    }
}

fn today() -> Date {
    Date::from_ymd(2026, 11, 23).unwrap()
}

/// What a person may see in this data set: every view of every tab, and the brief, as text.
fn prints(data: &Dataset, profile: &Profile) -> Vec<(String, String)> {
    let context = Context::new(data, profile, today());
    let mut prints = Vec::new();
    for section in SECTIONS.iter().chain([&BRIEF]) {
        for (view, name) in (section.views)(&context).iter().enumerate() {
            let context = context.in_view(view);
            let page = (section.page)(&context);
            let said: String = page.lead.iter().map(Line::plain).collect();
            let place = format!("{} · {name}", section.id);
            assert!(!page.rows.is_empty() || said.ends_with('.'), "{place} is blank: {said:?}");
            let part = Part::new(section, &context, &page, ("", None), Details::All);
            let document = Document { title: section.title.to_owned(), context, parts: vec![part] };
            let options = Options { width: None, ascii: false };
            prints.push((place, export::to_string(&document, Format::Text, options).unwrap()));
        }
    }
    prints
}

fn print_of(data: &Dataset, profile: &Profile, place: &str) -> String {
    let found = prints(data, profile).into_iter().find(|(at, _)| at == place);
    found.unwrap_or_else(|| panic!("no {place}")).1
}

#[test]
fn nothing_of_another_field_is_said() {
    let mut data = welding();
    for wages in [None, Some(read(WAGES))] {
        data.wages = wages;
        for (place, text) in prints(&data, &Profile::default()) {
            let text = text.to_lowercase();
            for word in ["coding", "coder", "medical", "nurse", "hospital", "bls", "$", "nan", "inf%"] {
                assert!(!text.contains(word), "{place} says {word}: {text}");
            }
        }
    }
}

#[test]
fn one_role_is_not_ranked_nor_compared() {
    let data = welding();
    let print = |place| print_of(&data, &Profile::default(), place);
    assert!(print("decide · Ranking").contains("Pipe is the only role that is compared"));
    assert!(print("compare · all").contains("Two roles are needed to compare; this is one."));
    assert!(print("brief · all").contains("\nRole: Pipe welder.\n"));
}

#[test]
fn what_pay_is_not_known_of_is_said() {
    let mut data = nursing();
    let mut profile = Profile::default();
    for (sum, typed) in [(Sum::PayNow, "30000"), (Sum::Fees, "2000")] {
        profile.turn(&Knob::Sum(sum), &Turn::To(typed), &data, today()).unwrap();
    }
    assert!(!print_of(&data, &profile, "training · Payback").contains("is not known"));
    data.wages = None;
    let why = "This data set has no wage table, so when it is recovered is not known.";
    assert!(print_of(&data, &profile, "training · Payback").contains(why));
    assert!(
        print_of(&data, &profile, "pay · By place").contains("no wage table, so pay by place is not known")
    );
    let mut bare = welding();
    bare.wages = Some(read(WAGES));
    let lead = print_of(&bare, &profile, "training · Payback");
    assert!(!lead.contains("is not known"), "the middle pay is known: {lead}");
    bare.wages.iter_mut().flat_map(|wages| wages.rows.iter_mut()).for_each(|row| row.annual.median = None);
    let lead = print_of(&bare, &profile, "training · Payback");
    assert!(
        lead.contains("No pay was released where you are, so when it is recovered is not known."),
        "{lead}"
    );
}

#[test]
fn what_is_left_out_is_named_where_it_would_stand() {
    let mut data = nursing();
    data.career.skills.clear();
    data.career.certifications.clear();
    data.career.tradeoffs.clear();
    for role in &mut data.career.roles {
        role.skills.clear();
        role.certifications.clear();
    }
    let print = |place| print_of(&data, &Profile::default(), place);
    for (place, said) in [
        ("skills · All", "This data set lists no skills."),
        ("training · Certifications", "This data set lists no certifications."),
        ("pros-cons · All", "This data set lists no pros and cons."),
        ("training · Payback", "Give the fees and your pay now"),
    ] {
        assert!(print(place).contains(said), "{place}: {}", print(place));
    }
}
