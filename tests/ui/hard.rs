//! Data sets that are hard to show: many roles or one, nothing but the least, names of every length
//! and script.
//!
//! They are written out and read again, so only what a person's own file may hold is tried.

use std::sync::OnceLock;

use coder_tui::dataset::{
    Dataset, Id, load,
    problem::Source,
    role::{Origin, Role},
};

use crate::screen::{nursing, shipped};

/// The names of the hard data sets, with the data sets.
pub fn data_sets() -> &'static [(&'static str, Dataset)] {
    static ALL: OnceLock<Vec<(&str, Dataset)>> = OnceLock::new();
    ALL.get_or_init(|| {
        vec![
            ("forty roles", forty_roles()),
            ("one role", one_role()),
            ("empty lists", empty_lists()),
            ("no wages", Dataset { wages: None, ..shipped().clone() }),
            ("nothing released", nothing_released()),
            ("long names", retold(|_| "Donaudampfschifffahrtsgesellschaft of the ".repeat(9))),
            ("one long word", retold(|text| "w".repeat(text.len().max(200)))),
            ("wide letters", retold(|text| "編碼員の給料 中央値は何".repeat(text.len() / 30 + 1))),
            (
                "combining marks",
                retold(|text| "e\u{301}\u{327}\u{323} n\u{303}o ".repeat(text.len() / 9 + 1)),
            ),
            ("right to left", retold(|text| "مُرَمِّز طبي · קידוד רפואי ".repeat(text.len() / 40 + 1))),
            ("joined pictures", retold(|_| "👩‍⚕️ 🇺🇸 👍🏽 \u{200b}\u{200d}\u{fe0f}".to_owned())),
        ]
    })
}

fn id(text: &str) -> Id {
    Id::try_from(text.to_owned()).expect(text)
}

fn forty_roles() -> Dataset {
    let mut data = shipped().clone();
    let some = data.career.roles.clone();
    let more = some.iter().cycle().zip(1..).take(35).map(|(role, n)| Role {
        id: id(&format!("{}-{n}", role.id)),
        name: format!("{} number {n}", role.name),
        short: format!("{} {n}", role.short),
        ..role.clone()
    });
    data.career.roles.extend(more);
    assert_eq!(data.career.roles.len(), 40);
    reread(&data)
}

fn one_role() -> Dataset {
    let mut data = nursing().clone();
    data.career.roles.truncate(1);
    data
}

/// A role and a source, and nothing else.
fn empty_lists() -> Dataset {
    let career = r#"(
        format: 1, id: "bare", title: "Bare", updated: "2026",
        sources: [(id: "own", publisher: "Us", title: "Own words", kind: "editors", grade: E)],
        roles: [(
            id: "only", name: "Only role", short: "Only", origin: added, tagline: "It is.",
            summary: "There is nothing to say of it.", sources: ["own"], occupation: "00-0000",
        )],
    )"#;
    parse(career.to_owned(), None)
}

/// Every row of the wage table is there, and every figure of it blank.
fn nothing_released() -> Dataset {
    let mut data = nursing().clone();
    for row in data.wages.iter_mut().flat_map(|w| w.rows.iter_mut()) {
        (row.jobs, row.jobs_rse, row.wage_rse) = (None, None, None);
        (row.jobs_per_1000, row.location_quotient) = (None, None);
        (row.annual, row.hourly) = Default::default();
    }
    reread(&data)
}

/// The shipped data set with every name and every text of several words said otherwise.
fn retold(say: impl Fn(&str) -> String) -> Dataset {
    let data = shipped();
    let career = ron::to_string(&data.career).expect("a career");
    let wages = data.wages.as_ref().map(|w| ron::to_string(w).expect("wages"));
    parse(resaid(&career, &say), wages.map(|w| resaid(&w, &say)))
}

/// A RON text with its prose said otherwise; ids, dates and addresses have no blanks and stay.
fn resaid(ron: &str, say: &impl Fn(&str) -> String) -> String {
    let ron = ron.replace("\\\"", "'");
    let mut out = String::new();
    for (i, piece) in ron.split('"').enumerate() {
        if i > 0 {
            out.push('"');
        }
        let named = out.ends_with("name:\"") || out.ends_with("short:\"");
        if i % 2 == 1 && (named || piece.contains(' ')) {
            // Numbered, because some names must differ.
            out += &say(piece);
            out += &i.to_string();
        } else {
            out += piece;
        }
    }
    out
}

fn reread(data: &Dataset) -> Dataset {
    let wages = data.wages.as_ref().map(|w| ron::to_string(w).expect("wages"));
    parse(ron::to_string(&data.career).expect("a career"), wages)
}

fn parse(career: String, wages: Option<String>) -> Dataset {
    let source = |name: &str, text| Source { name: name.to_owned(), text };
    let wages = wages.map(|text| source("wages.ron", text));
    let loaded = load::parse(&source("career.ron", career), wages.as_ref());
    loaded
        .unwrap_or_else(|problems| panic!("{}", problems.to_string().chars().take(4000).collect::<String>()))
        .dataset
}

#[test]
fn are_as_hard_as_they_say() {
    let find = |name: &str| &data_sets().iter().find(|(n, _)| *n == name).expect(name).1;
    assert!(find("long names").career.roles.iter().all(|r| r.short.len() > 300));
    assert!(find("wide letters").career.statements.iter().all(|s| s.text.contains('編')));
    assert!(find("right to left").career.roles.iter().all(|r| r.name.contains('ק')));
    assert!(find("one role").career.roles.iter().all(|r| r.origin == Origin::Added));
}
