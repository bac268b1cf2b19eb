//! Every source of a data set: who says it, when, what they gain by it, and what rests on it.
//!
//! It is no tab: [`SOURCES`] is printed by the exporters like one.

mod uses;

use super::{
    Context, Section,
    common::{self, counted},
};
use crate::{
    dataset::{
        Age, Date, Id,
        source::{Grade, Source},
    },
    page::{Block, Cell, Cited, Column, Detail, Fact, Line, Number, Page, Row, Shape, Unit},
};
use uses::Uses;

/// The sources as a section.
pub const SOURCES: Section =
    Section { id: "sources", title: "Sources", views: |_| vec!["all".to_owned()], page, detail };

/// The grades, firmest first.
const GRADES: [Grade; 5] = [Grade::A, Grade::B, Grade::C, Grade::D, Grade::E];

/// One row a source, the firmest first, within a grade the oldest; what bears no date comes last.
fn page(context: &Context<'_>) -> Page {
    let uses = Uses::of(context.data);
    let mut sources = all(context);
    sources.sort_by_key(|s| (s.grade, s.date.is_none(), s.date));
    let dates = || sources.iter().filter_map(|s| s.date);
    let undated = sources.len() - dates().count();
    let span = match (dates().min(), dates().max()) {
        (Some(oldest), Some(newest)) if oldest != newest => format!(", from {oldest} to {newest}"),
        _ => String::new(),
    };
    let lead = format!("{}{span}; {}.", counted(sources.len(), "source", "sources"), bear_no_date(undated));
    let row = |source: &&Source| {
        let years = source.date.map(|date| f64::from(date.age_in_years(context.today)));
        let times = f64::from(u32::try_from(uses.times(&source.id)).unwrap_or(u32::MAX));
        Row {
            key: source.id.to_string(),
            cells: vec![
                Cell::text(source.title.as_str()),
                Cell::text(source.publisher.as_str()),
                Cell::words(&common::when(source)),
                Cell::number(years, Unit::Count),
                Cell::Mark(common::grade(source.grade)),
                Cell::Number(Number::new(times, Unit::Count)),
            ],
            group: GRADES.iter().position(|grade| *grade == source.grade),
            words: [source.address.as_deref().unwrap_or(""), &source.kind, &source.interest, &source.license]
                .join(" "),
            ..Row::default()
        }
    };
    Page {
        title: "Sources".to_owned(),
        shape: Shape::Table,
        lead: vec![Line::muted(lead)],
        columns: vec![
            Column::prose("Source", 30),
            Column::prose("Publisher", 20),
            Column::text("When"),
            Column::number("Years old"),
            Column::text("Grade"),
            Column::number("Cited"),
        ],
        groups: GRADES.iter().map(|grade| common::grade(*grade).word.to_owned()).collect(),
        rows: sources.iter().map(row).collect(),
        ..Page::default()
    }
}

/// Everything that is known of one.
fn detail(context: &Context<'_>, key: &str) -> Detail {
    let sources = all(context);
    let Some(source) = sources.iter().find(|s| s.id == *key) else { return Detail::default() };
    let uses = Uses::of_one(context.data, &source.id);
    let age = source.date.map(|date| match date.age_in_years(context.today) {
        0 => "less than 1".to_owned(),
        years => years.to_string(),
    });
    let facts = [
        ("Publisher", source.publisher.clone()),
        ("When", common::when(source)),
        ("Years old", age.unwrap_or_else(|| "not known".to_owned())),
        ("Grade", common::grade(source.grade).word.to_owned()),
        ("Kind", source.kind.clone()),
        ("Speaks of", source.population.clone()),
        ("Interest", source.interest.clone()),
        ("License", source.license.clone()),
        ("Address", source.address.clone().unwrap_or_default()),
        ("Cited by", uses.words(&source.id)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts = facts.map(|(label, value)| Fact { label: label.to_owned(), value: Cited::bare(value) });
    Detail { title: source.title.clone(), blocks: vec![Block::Facts(facts.collect())] }
}

/// The page of the sources that are older than `age`, the oldest first, with a sentence that counts them.
#[must_use]
pub fn older(context: &Context<'_>, age: Age) -> Page {
    let page = page(context);
    let is_old = |date: Option<Date>| date.is_some_and(|date| date.is_older(age, context.today));
    let date = |row: &Row| Id::try_from(row.key.clone()).ok().and_then(|id| context.source(&id)?.date);
    let (all, undated) = (page.rows.len(), page.rows.iter().filter(|row| date(row).is_none()).count());
    let mut rows: Vec<Row> = page.rows.into_iter().filter(|row| is_old(date(row))).collect();
    rows.sort_by_key(&date);
    // The oldest first, whatever its grade, which has a column.
    for row in &mut rows {
        row.group = None;
    }
    let are = if rows.len() == 1 { "is" } else { "are" };
    let lead = format!(
        "{} of {} {are} older than {age}; {}.",
        rows.len(),
        counted(all, "source", "sources"),
        bear_no_date(undated)
    );
    Page { lead: vec![Line::muted(lead)], groups: Vec::new(), rows, ..page }
}

/// Those of the career, then the wage table's own if the career does not list it.
fn all<'a>(context: &Context<'a>) -> Vec<&'a Source> {
    let career = &context.data.career.sources;
    let table = context.data.wages.iter().map(|w| &w.source);
    career.iter().chain(table.filter(|own| !career.iter().any(|s| s.id == own.id))).collect()
}

fn bear_no_date(count: usize) -> String {
    match count {
        0 => "all bear a date".to_owned(),
        1 => "1 bears no date".to_owned(),
        count => format!("{count} bear no date"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        profile::Profile,
        sections::{fixture, sample},
    };

    /// Two sources of the career, one of which is the wage table's as well, and a term that cites one.
    fn shown(check: impl FnOnce(&Context<'_>)) {
        let mut data = fixture::small(
            r#"glossary: [(term: "Rig", meaning: "Masts.", sources: ["s"]), (term: "Oar", meaning: "A pole.", sources: ["s"])]"#,
            fixture::WAGES,
        );
        let day = |text: &str| Date::try_from(text.to_owned()).ok();
        let mut book = data.career.sources[0].clone();
        book.id = Id::try_from("book".to_owned()).expect("an id");
        book.date = day("2020");
        book.interest = "sells oars".to_owned();
        book.address = Some("https://oars.example/book".to_owned());
        data.career.sources.push(book);
        data.wages.as_mut().expect("a table").source.date = day("2025-05");
        let today = day("2026-11-23").expect("a date");
        check(&Context::new(&data, &Profile::default(), today));
    }

    fn keys(page: &Page) -> Vec<&str> {
        page.rows.iter().map(|row| row.key.as_str()).collect()
    }

    #[test]
    fn every_source_is_there_the_oldest_first() {
        shown(|context| {
            let page = sample::keeps_its_promises(&SOURCES, context);
            assert_eq!(keys(&page), ["book", "w", "s"]);
            assert_eq!(page.lead[0].plain(), "3 sources, from 2020 to May 2025; 1 bears no date.");
            let cells: Vec<String> = page.rows[2].cells.iter().map(Cell::plain).collect();
            assert_eq!(
                cells,
                ["T", "Office (OFF)", "not found", "not found", "A, official, own rules or a study", "5"]
            );
        });
    }

    #[test]
    fn says_what_rests_on_it_and_what_its_maker_gains() {
        shown(|context| {
            assert_eq!(
                sample::plain(&detail(context, "book")),
                "Publisher: Office (OFF)\nWhen: 2020\nYears old: 6\nGrade: A, official, own rules or a study\nKind: k\n\
                 Interest: sells oars\nAddress: https://oars.example/book\n"
            );
            let said = sample::plain(&detail(context, "s"));
            assert!(
                said.ends_with(
                    "Years old: not known\nGrade: A, official, own rules or a study\nKind: k\nCited by: 3 roles, 2 terms\n"
                ),
                "{said}"
            );
            assert!(sample::plain(&detail(context, "w")).ends_with("Cited by: 8 wage rows\n"));
            assert!(detail(context, "none").blocks.is_empty());
        });
    }

    #[test]
    fn what_is_old_stands_by_its_age_whatever_its_grade() {
        let mut data = sample::career("");
        let first = data.career.sources[0].clone();
        data.career.sources.clear();
        for (id, date, grade) in [("a", "2020", Grade::A), ("d", "2010", Grade::D), ("b", "2015", Grade::B)] {
            let day = Date::try_from(date.to_owned()).ok();
            let id = Id::try_from(id.to_owned()).expect("an id");
            data.career.sources.push(Source { id, date: day, grade, ..first.clone() });
        }
        let today = Date::try_from("2026-11-23".to_owned()).expect("a date");
        let profile = Profile::default();
        let page = older(&Context::new(&data, &profile, today), "3y".parse().expect("an age"));
        assert_eq!(keys(&page), ["d", "b", "a"]);
        assert!(page.groups.is_empty());
    }

    #[test]
    fn only_what_is_older_and_dated() {
        shown(|context| {
            let page = older(context, "3y".parse().expect("an age"));
            assert_eq!(keys(&page), ["book"]);
            assert_eq!(page.lead[0].plain(), "1 of 3 sources is older than 3 years; 1 bears no date.");
            let page = older(context, "10y".parse().expect("an age"));
            assert!(page.rows.is_empty());
            assert_eq!(page.lead[0].plain(), "0 of 3 sources are older than 10 years; 1 bears no date.");
        });
    }
}
