//! The ranking: roles as bars, each with how its score came about.

use super::{super::common::list, Context, says};
use crate::{
    dataset::Id,
    insight::{choice::Choice, interval::Interval},
    page::{Block, Cell, Column, Detail, Line, Missing, Number, Page, Row, Shape, Table, Tone, Unit, Whose},
};

pub(super) fn page(context: &Context<'_>) -> Page {
    let choice = &super::choice(context);
    let row = |role: usize| {
        let (cells, _) = cells(choice, role);
        Row {
            key: choice.roles.get(role).map_or(String::new(), |r| r.id.to_string()),
            cells,
            muted: choice.standing(role).is_none(),
            personal: true,
            ..Row::default()
        }
    };
    Page {
        title: "Ranking".to_owned(),
        shape: Shape::Table,
        lead: says::lead(choice),
        columns: columns(),
        rows: order(choice).into_iter().map(row).collect(),
        ..Page::default()
    }
}

/// Roles in order of their places; those that fail stand last, in the order of the data.
pub(super) fn order(choice: &Choice<'_>) -> Vec<usize> {
    let ranked = choice.ranking.iter().map(|s| s.role);
    ranked.chain((0..choice.roles.len()).filter(|r| choice.standing(*r).is_none())).collect()
}

fn columns() -> Vec<Column> {
    vec![
        Column::text("Role"),
        Column::number("Rank").of(Whose::Person),
        Column::prose("Score, 0 to 100", 20).of(Whose::Person),
    ]
}

fn cells(choice: &Choice<'_>, role: usize) -> (Vec<Cell>, Vec<Id>) {
    let score = choice.model.score(role);
    let name = choice.roles.get(role).map_or("", |r| r.name.as_str());
    let place = match choice.standing(role) {
        Some(s) if s.tied => Cell::text(format!("{} =", s.place)),
        Some(s) => Cell::text(s.place.to_string()),
        None => Cell::text(Line::toned("fails", Tone::Bad)),
    };
    let mut sources: Vec<Id> = Vec::new();
    for (reading, _) in choice.criteria.iter().filter_map(|c| c.worth.get(role)) {
        for id in &reading.sources {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
    }
    (vec![Cell::text(name), place, Cell::Spread(says::spread(score))], sources)
}

/// The ranking as a table of a detail.
pub(super) fn table(choice: &Choice<'_>) -> Table {
    let rows = order(choice).into_iter().map(|role| cells(choice, role)).collect();
    Table { caption: "Ranking".to_owned(), columns: columns(), rows }
}

/// How a score came about, and which demands a role fails.
pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let choice = &super::choice(context);
    let Some(role) = choice.roles.iter().position(|r| r.id == *key) else { return Detail::default() };
    let failed = choice.failures(role).map(|(d, verdict, by)| says::failure(context.data, d, verdict, by));
    let mut blocks = list("Fails what you demand", failed.collect());
    let unknown = choice.unknowns(role).map(|(demand, verdict)| says::unknown(demand, verdict));
    blocks.extend(list("Not known", unknown.collect()));
    blocks.push(Block::Heading("How the score comes about".to_owned()));
    blocks.push(Block::Table(sum(choice, role)));
    Detail { title: choice.roles.get(role).map_or(String::new(), |r| r.name.clone()), blocks }
}

fn sum(choice: &Choice<'_>, role: usize) -> Table {
    let points = |value: f64| Cell::Number(Number::new(value, Unit::Points));
    let mut rows = Vec::new();
    for criterion in &choice.criteria {
        let Some((reading, worth)) = criterion.worth.get(role) else { continue };
        let adds = worth.map(|w| w * criterion.share.points / 100.0);
        let because = match reading.words.as_str() {
            "" => format!("unknown: {}", reading.basis),
            words => format!("{words} ({})", reading.basis),
        };
        let cells = vec![
            Cell::text(criterion.name),
            points(f64::from(criterion.points)),
            says::cell(*worth),
            tenths(adds),
            Cell::text(because),
        ];
        rows.push((cells, reading.sources.clone()));
    }
    let total = choice.model.score(role);
    let blank = || Cell::Missing(Missing::NotApplicable);
    let cells = vec![Cell::text(Line::strong("Score")), points(100.0), blank(), tenths(total), blank()];
    rows.push((cells, Vec::new()));
    Table {
        caption: "Worth times points, over 100".to_owned(),
        columns: vec![
            Column::text("Criterion"),
            Column::number("Points").of(says::whose(choice)),
            Column::number("Worth"),
            Column::number("Adds").of(Whose::Person),
            Column::prose("Because", 24),
        ],
        rows,
    }
}

fn tenths(range: Interval) -> Cell {
    let (low, high) = (format!("{:.1}", range.low), format!("{:.1}", range.high));
    if low == high { tenth(range.middle()) } else { Cell::text(format!("{low}–{high}")) }
}

/// Points with one decimal.
pub(super) fn tenth(points: f64) -> Cell {
    Cell::Number(Number::new((points * 10.0).round() / 10.0, Unit::Points).to_tenths())
}
