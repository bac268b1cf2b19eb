//! For tests of sections: data sets, what a person chose, and what a page or a detail says.

use super::{Context, Section};
use crate::{
    dataset::{Dataset, Date, Id},
    page::{Block, Cell, Detail, Page},
    profile::Profile,
};

/// A data set with the roles `a`, `b` and `c` of occupation `1` (`c` of `2`), the source `s`, and
/// `fields` of the career; `wages` is a whole wage table, or blank.
pub fn small(fields: &str, wages: &str) -> Dataset {
    let source =
        |id: &str| format!(r#"(id: "{id}", publisher: "Office (OFF)", title: "T", kind: "k", grade: A)"#);
    let role = |id: &str, occupation: u8, fields: &str| {
        let short = id.to_uppercase();
        format!(
            r#"(id: "{id}", name: "Role {id}", short: "{short}", origin: added, tagline: "t", summary: "s",
                sources: ["s"], occupation: "{occupation}", {fields})"#
        )
    };
    let roles = [
        role("a", 1, r#"skills: [(skill: "x", level: essential, basis: source)], stand_ins: ["20"]"#),
        role(
            "b",
            1,
            r#"skills: [(skill: "x", level: essential, basis: editorial), (skill: "y", level: useful, basis: source)]"#,
        ),
        role("c", 2, ""),
    ];
    let career = format!(
        r#"(format: 1, id: "small", title: "Small", updated: "2026-01-01", sources: [{}],
            roles: [{}], {fields})"#,
        source("s"),
        roles.join(","),
    );
    let wages = (!wages.is_empty()).then(|| read(wages));
    Dataset { career: read(&career), wages }
}

/// A wage table for [`small`]: occupation `1` with its employer types, `2` with a capped median.
pub const WAGES: &str = r#"(format: 1, period: "2025-05",
    source: (id: "w", publisher: "Wages", title: "T", kind: "k", grade: A),
    cap: (hourly: 43, annual: 90000),
    occupations: [(id: "1", name: "Ones"), (id: "2", name: "Twos")],
    areas: [(id: "0", kind: nation, name: "Land")],
    industries: [
        (id: "00", name: "All", level: 0),
        (id: "20", name: "Towns", level: 1), (id: "21", name: "Houses", level: 2),
        (id: "30", name: "Fields", level: 1), (id: "31", name: "Barns", level: 2),
        (id: "40", name: "Lakes", level: 1), (id: "50", name: "Moors", level: 1),
    ],
    rows: [
        (occupation: "1", area: "0", industry: "00", jobs: 1000, annual: (median: 50000)),
        (occupation: "1", area: "0", industry: "20", jobs: 600, annual: (median: 60000)),
        (occupation: "1", area: "0", industry: "21", jobs: 200, annual: (median: 70000)),
        (occupation: "1", area: "0", industry: "30", jobs: 150, annual: (median: 40000)),
        (occupation: "1", area: "0", industry: "31", jobs: 140, annual: (median: 45000)),
        (occupation: "1", area: "0", industry: "40", jobs: 10),
        (occupation: "1", area: "0", industry: "50", jobs: 9, annual: (median: 30000)),
        (occupation: "2", area: "0", industry: "00", capped: [(year, median)]),
    ])"#;

/// Data from RON.
pub fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A person who picked these roles.
pub fn picked(roles: &[&str]) -> Profile {
    let id = |id: &&str| Id::try_from((*id).to_owned()).expect("an id");
    Profile { picks: roles.iter().map(id).collect(), ..Profile::default() }
}

/// The same with what does not differ folded.
pub fn folded(roles: &[&str]) -> Profile {
    Profile { differences_only: true, ..picked(roles) }
}

/// The context in the view with this index, on the first day of 2026.
pub fn context<'a>(data: &'a Dataset, profile: &'a Profile, view: usize) -> Context<'a> {
    Context::new(data, profile, Date::from_ymd(2026, 1, 1).expect("a day")).in_view(view)
}

/// The page of a section.
pub fn page(section: &Section, data: &Dataset, profile: &Profile, view: usize) -> Page {
    (section.page)(&context(data, profile, view))
}

/// The detail of a row as lines: heading, paragraph, `mark text`, `label: value`, `cell | cell`.
pub fn detail(section: &Section, data: &Dataset, profile: &Profile, view: usize, key: &str) -> Vec<String> {
    lines(&(section.detail)(&context(data, profile, view), key))
}

fn lines(detail: &Detail) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &detail.blocks {
        match block {
            Block::Heading(text) => lines.push(format!("# {text}")),
            Block::Text(text) => lines.push(text.line.plain()),
            Block::Bullets(list) => {
                lines.extend(list.iter().map(|c| format!("{} {}", c.mark, c.line.plain())));
            }
            Block::Facts(facts) => {
                lines.extend(facts.iter().map(|f| format!("{}: {}", f.label, f.value.line.plain())));
            }
            Block::Bars(bars) => lines.extend(bars.iter().map(|b| {
                format!("{} = {}", b.label, b.number.map_or_else(|| "-".to_owned(), |n| n.to_string()))
            })),
            Block::Table(table) => lines.extend(table.rows.iter().map(|(cells, _)| row(cells))),
            Block::Ranges { bars, .. } => lines.extend(bars.iter().map(|b| b.label.clone())),
            Block::Trend(trend) => lines.push(trend.caption.clone()),
        }
    }
    lines
}

/// The rows of a page: `key: cell | cell`.
pub fn rows(page: &Page) -> Vec<String> {
    page.rows.iter().map(|r| format!("{}: {}", r.key, row(&r.cells))).collect()
}

fn row(cells: &[Cell]) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Mark(mark) => mark.sign.to_owned(),
        other => other.plain(),
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

/// The lead of a page in one line.
pub fn lead(page: &Page) -> String {
    page.lead.iter().map(crate::page::Line::plain).collect::<Vec<_>>().join(" / ")
}
