//! Outlook: what may come, and who says so. Growth, related occupations, where people work, and the
//! tables of claims. The spread is shown, never a pick.

mod claims;
mod corrections;
mod growth;
mod places;
mod related;

use super::{Context, Section};
use crate::{
    dataset::Dataset,
    page::{Cell, Column, Detail, Figure, Line, Page, Row, Shape},
};

/// The tab.
pub const SECTION: Section =
    Section { id: "outlook", title: "Outlook", views: |c| views(c.data), page, detail };

/// What may come; and, where the data set corrects its founding document, what it corrects.
fn views(data: &Dataset) -> Vec<String> {
    let corrections = corrections::any(data).then(|| "Corrections".to_owned());
    std::iter::once("Outlook".to_owned()).chain(corrections).collect()
}

/// One line of the list of topics.
struct Entry {
    key: String,
    /// Heading under which it stands.
    group: String,
    title: String,
    /// What can be said in a word: `+7%`, `14 claims`.
    short: Cell,
    /// Further words by which a filter finds it.
    words: String,
}

fn page(context: &Context<'_>) -> Page {
    if context.view > 0 {
        return corrections::page(context);
    }
    let mut entries = growth::entries(context);
    entries.extend(related::entry(context));
    entries.extend(places::entry(context));
    entries.extend(claims::entries(context));
    if entries.is_empty() {
        let lead = vec![Line::muted("This data set says nothing of the outlook.")];
        return Page { title: "Outlook".to_owned(), lead, ..Page::default() };
    }
    let mut groups: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for entry in entries {
        let group = groups.iter().position(|g| *g == entry.group).unwrap_or_else(|| {
            groups.push(entry.group);
            groups.len() - 1
        });
        rows.push(Row {
            key: entry.key,
            cells: vec![Cell::text(entry.title), entry.short],
            group: Some(group),
            words: entry.words,
            ..Row::default()
        });
    }
    // What the data set puts under a heading of ours joins it.
    rows.sort_by_key(|row| row.group);
    Page {
        title: "Outlook".to_owned(),
        shape: Shape::List,
        lead: Vec::new(),
        columns: vec![Column::prose("Topic", 20), Column::number("In short")],
        groups,
        rows,
        ..Page::default()
    }
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    if context.view > 0 {
        return corrections::detail(context, key);
    }
    growth::detail(context, key)
        .or_else(|| related::detail(context, key))
        .or_else(|| places::detail(context, key))
        .or_else(|| claims::detail(context, key))
        .unwrap_or_default()
}

/// The country of the wage table: projections and occupations are of that country too. Blank
/// without a wage table.
fn country(context: &Context<'_>) -> String {
    context.data.wages.as_ref().and_then(|w| w.nation()).map(|a| a.name.clone()).unwrap_or_default()
}

/// The first and the last year of a projection: `2024 to 2034`.
fn window((from, to): (u16, u16)) -> String {
    format!("{from} to {to}")
}

/// A passport with everything but what the figure is.
fn passport(
    context: &Context<'_>,
    population: String,
    period: String,
    source: &crate::dataset::Id,
) -> Figure {
    Figure {
        statistic: String::new(),
        population,
        place: country(context),
        period,
        derived: None,
        source: source.clone(),
    }
}
