//! The decision on one page, to take away: who for, what it pays, what differs, what is demanded and weighed, where
//! the roles stand and how firm that is, what it costs, what to learn, on whose word.
//!
//! It is no tab: [`BRIEF`] is printed by the exporters like one.

use super::{
    Context, Section,
    common::list,
    decide::{self, says},
    pay,
    training::payback,
};
use crate::{
    dataset::{Id, role::Role},
    insight::{
        choice::Choice,
        difference,
        fit::{self, Gap},
        interval::Interval,
        pay::verdict::budget_words,
    },
    page::{Block, Cell, Cited, Column, Currency, Detail, Fact, Line, Number, Page, Row, Table, Tone, Unit},
    profile::GENERAL,
};

/// The brief as a section with a single row.
pub const BRIEF: Section =
    Section { id: "brief", title: "Decision brief", views: |_| vec!["all".to_owned()], page, detail };

const KEY: &str = "brief";

/// Rows that the table of differences shows before it only counts.
const DIFFERENCES: usize = 8;

/// Entries of the study list that are shown before they are only counted.
const GAPS: usize = 8;

fn page(_context: &Context<'_>) -> Page {
    Page {
        title: "Decision brief".to_owned(),
        columns: vec![Column::text("Brief")],
        rows: vec![Row {
            key: KEY.to_owned(),
            cells: vec![Cell::text("The decision")],
            personal: true,
            ..Row::default()
        }],
        ..Page::default()
    }
}

fn detail(context: &Context<'_>, _key: &str) -> Detail {
    let choice = decide::choice(context);
    let mut blocks = vec![Block::Facts(who(context))];
    blocks.push(Block::Heading("Where the roles stand".to_owned()));
    blocks.extend(says::lead(&choice).into_iter().map(|line| Block::Text(Cited::bare(line))));
    blocks.push(Block::Table(decide::ranking_table(&choice)));
    let pay = pay::here(context);
    if !pay.is_empty() {
        blocks.push(Block::Heading("What it pays there".to_owned()));
        blocks.extend(pay);
    }
    blocks.extend(demands(context, &choice));
    blocks.extend(weights(&choice));
    blocks.extend(differences(context, &choice.roles));
    if let Some(table) = payback::table(context) {
        blocks.push(Block::Heading("When training has paid for itself".to_owned()));
        blocks.push(Block::Table(table));
        blocks.push(Block::Bullets(payback::assumptions(context)));
    }
    blocks.extend(study(context, &choice.roles));
    blocks.extend(decide::beside_blocks(context));
    blocks.extend(decide::since_blocks(context));
    let notes = context.profile.notes.iter().filter_map(|(about, words)| {
        let on =
            if about == GENERAL { String::new() } else { format!("{}: ", context.data.role(about)?.short) };
        Some(Cited::bare(format!("{on}{words}")).marked("•", Tone::Muted))
    });
    blocks.extend(list("Notes", notes.collect()));
    blocks.push(Block::Text(Cited::bare(Line::muted(
        "Scores are the worth of a role by each criterion (0 to 100) times its points, added up, over 100; a \
         range where something is not known. Roles whose scores lie less than 2 apart, or whose ranges overlap \
         by more than half of the narrower, are a tie. Weights, demands and ratings are the person's own.",
    ))));
    Detail { title: String::new(), blocks }
}

fn who(context: &Context<'_>) -> Vec<Fact> {
    let profile = context.profile;
    let mut facts = Vec::new();
    let mut fact = |label: &str, value: String| {
        facts.push(Fact { label: label.to_owned(), value: Cited::bare(value) });
    };
    if !profile.name.is_empty() {
        fact("For", profile.name.to_string());
    }
    if let Some(area) = profile.area(context.data) {
        fact("Place", area.name.clone());
    }
    let names: Vec<&str> = context.roles().into_iter().map(|r| r.name.as_str()).collect();
    fact("Between", names.join(", "));
    if let Some(budget) = profile.budget {
        fact("Needs", budget_words(budget, Currency::new(&context.data.career.currency)));
    }
    facts
}

fn demands(context: &Context<'_>, choice: &Choice<'_>) -> Vec<Block> {
    let mut lines = Vec::new();
    for demand in choice.demands.iter().filter(|d| d.on) {
        let line = Line::strong(demand.must.name.as_str())
            .and(format!(": {}", says::demanded(context.data, demand)), Tone::Plain);
        lines.push(Cited::bare(line).marked("•", Tone::Muted));
    }
    if lines.is_empty() {
        lines.push(Cited::bare(Line::muted("Nothing is demanded.")));
    }
    let mut blocks = list("Must-haves", lines);
    for (n, role) in choice.roles.iter().enumerate() {
        let failed = choice.failures(n).map(|(d, v, by)| says::failure(context.data, d, v, by));
        let unknown = choice.unknowns(n).map(|(d, v)| says::unknown(d, v));
        let of_role: Vec<Cited> = failed.chain(unknown).collect();
        if !of_role.is_empty() {
            blocks.push(Block::Text(Cited::bare(Line::strong(format!("{}:", role.name)))));
            blocks.push(Block::Bullets(of_role));
        }
    }
    blocks
}

/// The criteria with their points, what each role is worth by them, and where each would tip.
fn weights(choice: &Choice<'_>) -> Vec<Block> {
    let mut columns = vec![Column::text("Criterion"), Column::number("Points")];
    columns.extend(choice.roles.iter().map(|r| Column::number(r.short.as_str())));
    let row = |c: &crate::insight::choice::Weighed<'_>| {
        let mut cells = vec![Cell::text(c.name), Cell::Number(Number::new(f64::from(c.points), Unit::Count))];
        cells.extend(c.worth.iter().map(|(reading, worth)| match reading.value {
            Some(_) => Cell::text(says::range(*worth)),
            None => Cell::text(Line::toned("unknown", Tone::Caution)),
        }));
        let mut sources: Vec<Id> = Vec::new();
        for id in c.worth.iter().flat_map(|(reading, _)| &reading.sources) {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
        (cells, sources)
    };
    let table = Table {
        caption: "Points of 100, and what each role is worth by it from 0 to 100".to_owned(),
        columns,
        rows: choice.criteria.iter().map(row).collect(),
    };
    let mut blocks = vec![Block::Heading("What is weighed".to_owned()), Block::Table(table)];
    blocks.extend(list("What would change the first place", says::changes(choice)));
    blocks
}

/// Answers that differ between the roles, as far as there is room; those that are shown with the
/// roles first.
fn differences(context: &Context<'_>, roles: &[&Role]) -> Vec<Block> {
    let mut aspects: Vec<_> = context.data.career.aspects.iter().collect();
    aspects.sort_by_key(|a| !a.headline);
    let mut rows = Vec::new();
    for aspect in aspects {
        let answers: Vec<_> =
            roles.iter().map(|r| r.aspects.iter().find(|a| a.aspect == aspect.id)).collect();
        let texts: Vec<&str> = answers.iter().map(|a| a.map_or("", |a| a.text.as_str())).collect();
        if difference::all_same(&texts) {
            continue;
        }
        let mut sources: Vec<Id> = Vec::new();
        for id in answers.iter().flatten().flat_map(|a| &a.sources) {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
        let cells =
            std::iter::once(Cell::text(aspect.name.as_str())).chain(texts.iter().map(|t| Cell::words(t)));
        rows.push((cells.collect::<Vec<_>>(), sources));
    }
    if roles.len() < 2 || rows.is_empty() {
        return Vec::new();
    }
    let more = rows.len().saturating_sub(DIFFERENCES);
    rows.truncate(DIFFERENCES);
    let mut columns = vec![Column::text("Question")];
    columns.extend(roles.iter().map(|r| Column::prose(r.short.as_str(), 12)));
    let mut blocks = vec![
        Block::Heading("What differs".to_owned()),
        Block::Table(Table { caption: "Answers that differ".to_owned(), columns, rows }),
    ];
    if more > 0 {
        blocks.push(Block::Text(Cited::bare(Line::muted(format!("{more} more differ: see Compare.")))));
    }
    blocks
}

/// What was put on the study list, and the gaps of the role that stands first.
fn study(context: &Context<'_>, roles: &[&Role]) -> Vec<Block> {
    let mut lines = Vec::new();
    let mut unrated = 0;
    for skill in &context.data.career.skills {
        let rating: Interval = fit::rating(context.profile, skill);
        let asks = roles.iter().filter_map(|r| {
            let level = r.skills.iter().find(|n| n.skill == skill.id)?.level;
            Some((r.short.as_str(), fit::gap(rating, level)))
        });
        let asks: Vec<(&str, Gap)> = asks.collect();
        let short: Vec<&str> = asks.iter().filter(|(_, g)| *g == Gap::Short).map(|(name, _)| *name).collect();
        unrated += usize::from(asks.iter().any(|(_, g)| *g == Gap::Unknown));
        let entry = context.profile.study.get(&skill.id);
        if short.is_empty() && entry.is_none() {
            continue;
        }
        let (sign, tone) = match entry.and_then(|e| e.done) {
            Some(_) => ("✓", Tone::Good),
            None => ("•", Tone::Muted),
        };
        let mut line = Line::strong(skill.name.as_str());
        if !short.is_empty() {
            line = line.and(format!(", short of what {} ask", says::and(&short)), Tone::Plain);
        }
        if let Some(by) = entry.and_then(|e| e.by) {
            line = line.and(format!(", by {by}"), Tone::Plain);
        }
        if let Some(done) = entry.and_then(|e| e.done) {
            line = line.and(format!(", done {done}"), Tone::Plain);
        }
        lines.push(Cited::bare(line).marked(sign, tone));
    }
    let more = lines.len().saturating_sub(GAPS);
    lines.truncate(GAPS);
    if more > 0 {
        lines.push(
            Cited::bare(Line::muted(format!("{more} more: see the study list"))).marked("•", Tone::Muted),
        );
    }
    if unrated > 0 {
        let text = format!("{unrated} skills are not rated far enough to say");
        lines.push(Cited::bare(Line::muted(text)).marked("•", Tone::Muted));
    }
    list("Study list", lines)
}
