//! For tests of what roles say of themselves and beside each other: data sets with roles of any kind,
//! what every page promises, and details as plain text with their marks.

use std::fmt::Write;

use super::{Context, Section, fixture::read};
use crate::{
    dataset::{Career, Dataset, Wages},
    page::{Block, Cited, Detail, Page},
};

/// A data set with these roles, the statements `a` to `d`, two aspects and no wage table.
pub fn career(roles: &str) -> Dataset {
    let statements =
        ["a", "b", "c", "d"].map(|id| format!("(id: \"{id}\", text: \"Do {id}.\", sources: [\"s\"])"));
    let statements = statements.join(", ");
    let career: Career = read(&format!(
        r#"(
            format: 1, id: "boats", title: "Boats", updated: "2026-01-01",
            sources: [(id: "s", publisher: "Guild", title: "Book", kind: "book", grade: B)],
            statements: [{statements}],
            aspects: [
                (id: "tool", name: "Main tool", group: "The work", headline: true),
                (id: "place", name: "Place", group: "Day to day"),
            ],
            roles: [{roles}],
        )"#
    ));
    Dataset { career, wages: None }
}

/// A role as RON: its id and further fields.
pub fn role(id: &str, occupation: &str, more: &str) -> String {
    format!(
        r#"(id: "{id}", name: "The {id}", short: "{id}", origin: added, tagline: "", summary: "",
            sources: ["s"], occupation: "{occupation}", {more}),"#
    )
}

/// A national wage table with the occupations `1` and `2`; medians of 40,000 and 60,000 a year.
pub fn wages() -> Wages {
    read(
        r#"(
            format: 1, period: "2025-05",
            source: (id: "survey", publisher: "Office", title: "Survey", kind: "official", grade: A),
            occupations: [(id: "1", name: "Riggers"), (id: "2", name: "Pilots")],
            areas: [(id: "0", kind: nation, name: "National")],
            industries: [(id: "all", name: "All", level: 0), (id: "yard", name: "Yards", level: 1)],
            rows: [
                (occupation: "1", area: "0", industry: "all", annual: (p10: 30000, median: 40000, p90: 50000)),
                (occupation: "1", area: "0", industry: "yard", annual: (p10: 32000, median: 42000, p90: 52000)),
                (occupation: "2", area: "0", industry: "all", annual: (p10: 45000, median: 60000, p90: 90000)),
            ],
        )"#,
    )
}

/// Holds what every page promises: a cell for each column, keys that are not doubled, groups that
/// exist and stand together, and sources that exist for all that is said.
pub fn keeps_its_promises(section: &Section, context: &Context<'_>) -> Page {
    let page = (section.page)(context);
    let mut keys: Vec<&str> = page.rows.iter().map(|r| r.key.as_str()).collect();
    assert!(page.rows.iter().all(|r| r.cells.len() == page.columns.len()), "a cell for each column");
    assert!(page.rows.iter().all(|r| r.group.is_none_or(|g| g < page.groups.len())), "a group that exists");
    assert!(page.rows.is_sorted_by_key(|r| r.group), "groups stand together");
    for key in &keys {
        let detail = (section.detail)(context, key);
        assert!(!detail.title.is_empty() && !detail.blocks.is_empty(), "{key} has a detail");
        assert_eq!(detail.is_cited(), !detail.sources().is_empty(), "{key}");
        for id in detail.sources() {
            assert!(context.source(id).is_some(), "{key} cites {id}");
        }
        for block in &detail.blocks {
            let empty = match block {
                Block::Bullets(list) => list.is_empty() || list.iter().any(|c| c.line.is_empty()),
                Block::Facts(facts) => facts.is_empty() || facts.iter().any(|f| f.value.line.is_empty()),
                Block::Text(cited) => cited.line.is_empty(),
                Block::Heading(text) => text.is_empty(),
                _ => false,
            };
            assert!(!empty, "{key}: {block:?}");
        }
    }
    let rows = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), rows, "keys are unique");
    page
}

/// A detail as text: headings after `#`, labels before `:`, marks before what they mark.
pub fn plain(detail: &Detail) -> String {
    let mut text = String::new();
    let said = |cited: &Cited| {
        let space = if cited.mark.is_empty() { "" } else { " " };
        format!("{}{space}{}", cited.mark, cited.line.plain())
    };
    for block in &detail.blocks {
        match block {
            Block::Heading(heading) => writeln!(text, "# {heading}"),
            Block::Text(cited) => writeln!(text, "{}", said(cited)),
            Block::Bullets(list) => list.iter().try_for_each(|cited| writeln!(text, "{}", said(cited))),
            Block::Facts(facts) => {
                facts.iter().try_for_each(|f| writeln!(text, "{}: {}", f.label, said(&f.value)))
            }
            Block::Ranges { bars, .. } => bars.iter().try_for_each(|bar| {
                let values: Vec<String> = bar.range.values().map(|v| v.to_string()).collect();
                writeln!(text, "{} ({}): {}", bar.label, bar.note, values.join(" "))
            }),
            other => writeln!(text, "{other:?}"),
        }
        .expect("a string takes everything");
    }
    text
}
