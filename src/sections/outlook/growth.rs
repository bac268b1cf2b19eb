//! Job projections: the newest with its yardsticks, and earlier editions, which are never joined.

use super::{super::Context, Entry, passport, window};
use crate::{
    dataset::{
        Id,
        outlook::{Part, Projection},
    },
    page::{
        Bar, Block, Cell, Cited, Column, Detail, Fact, Figure, Line, Number, Table, Tone, Unit, cell::Missing,
    },
    sections::common::counted,
};

/// Key of the row of earlier editions. No id of the data has a colon.
const EARLIER: &str = ":earlier";
const GROUP: &str = "Growth";

/// The newest editions that speak of the roles compared. One whose occupation no role of the data
/// set has is shown whatever is picked.
fn current<'a>(context: &Context<'a>) -> Vec<&'a Projection> {
    of_interest(context, Part::Current)
}

/// The projections that play `part`, without those that speak of roles not picked.
fn of_interest<'a>(context: &Context<'a>, part: Part) -> Vec<&'a Projection> {
    let picked = context.roles();
    let concerns = |p: &&Projection| {
        let mut others = context.data.career.roles.iter();
        picked.iter().any(|r| r.occupation == p.occupation) || !others.any(|r| r.occupation == p.occupation)
    };
    context.data.career.projections.iter().filter(|p| p.part == part).filter(concerns).collect()
}

pub(super) fn entries(context: &Context<'_>) -> Vec<Entry> {
    let current = current(context);
    let mut entries: Vec<Entry> = current
        .iter()
        .map(|p| {
            let years = window((p.from, p.to));
            Entry {
                key: p.id.to_string(),
                group: GROUP.to_owned(),
                // One occupation needs no name.
                title: if current.len() == 1 {
                    format!("Jobs, {years}")
                } else {
                    format!("{}, {years}", p.name)
                },
                short: Cell::number(p.growth, Unit::PercentChange),
                words: format!("{} {} projection openings jobs", p.name, p.label),
            }
        })
        .collect();
    let earlier = of_interest(context, Part::Earlier);
    if !earlier.is_empty() {
        entries.push(Entry {
            key: EARLIER.to_owned(),
            group: GROUP.to_owned(),
            title: "Earlier editions".to_owned(),
            short: Cell::text(counted(earlier.len(), "edition", "editions")),
            words: "projection history".to_owned(),
        });
    }
    entries
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Option<Detail> {
    if key == EARLIER {
        return Some(earlier_detail(context));
    }
    let projection = context.data.career.projections.iter().find(|p| p.id == *key)?;
    Some(current_detail(context, projection))
}

fn figure(context: &Context<'_>, p: &Projection, statistic: &str) -> Figure {
    let population = if p.covers.is_empty() { p.name.clone() } else { format!("{} ({})", p.name, p.covers) };
    Figure {
        statistic: statistic.to_owned(),
        ..passport(context, population, window((p.from, p.to)), &p.source)
    }
}

fn current_detail(context: &Context<'_>, p: &Projection) -> Detail {
    let mut blocks = Vec::new();
    if let Some(growth) = p.growth {
        let number = Number::new(growth, Unit::PercentChange);
        let mut line = Line::strong(number.to_string());
        line = line.and(format!(" jobs in {}", years(p)), Tone::Plain);
        if !p.label.is_empty() {
            line = line.and(format!(" ({}, as its publisher puts it)", p.label), Tone::Muted);
        }
        let figure = figure(context, p, "projected growth in jobs over the whole window");
        let source = std::slice::from_ref(&p.source);
        blocks.push(Block::Text(Cited { figure: Some(figure), ..Cited::new(line, source) }));
    }
    let yardsticks = context.data.career.projections.iter();
    let yardsticks = yardsticks.filter(|y| y.part == Part::Yardstick && (y.from, y.to) == (p.from, p.to));
    let compared: Vec<Bar> =
        std::iter::once(p).chain(yardsticks).map(|one| growth_bar(context, one, p)).collect();
    if compared.iter().any(|b| b.number.is_some()) {
        blocks.push(Block::Heading(format!("Growth, {}", window((p.from, p.to)))));
        blocks.push(Block::Bars(compared));
    }
    if p.jobs_from.is_some() || p.jobs_to.is_some() {
        blocks.push(Block::Heading("Jobs".to_owned()));
        blocks.push(Block::Bars(vec![
            jobs_bar(context, p, p.from, p.jobs_from, "jobs"),
            jobs_bar(context, p, p.to, p.jobs_to, "projected jobs"),
        ]));
    }
    let facts = facts(context, p);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    let notes = context.cite(&p.notes);
    if !notes.is_empty() {
        blocks.push(Block::Heading("Reasons and cautions".to_owned()));
        blocks.push(Block::Bullets(notes));
    }
    Detail { title: format!("{}, {}", p.name, window((p.from, p.to))), blocks }
}

/// `10 years`.
fn years(p: &Projection) -> String {
    counted(usize::from(p.to.saturating_sub(p.from)), "year", "years")
}

fn growth_bar(context: &Context<'_>, one: &Projection, own: &Projection) -> Bar {
    Bar {
        label: one.name.clone(),
        number: one.growth.map(|g| Number::new(g, Unit::PercentChange)),
        strong: one.id == own.id,
        figure: figure(context, one, "projected growth in jobs over the whole window"),
    }
}

fn jobs_bar(context: &Context<'_>, p: &Projection, year: u16, jobs: Option<f64>, statistic: &str) -> Bar {
    Bar {
        label: year.to_string(),
        number: jobs.map(|j| Number::new(j, Unit::Count)),
        strong: false,
        figure: figure(context, p, &format!("{statistic} in {year}")),
    }
}

fn facts(context: &Context<'_>, p: &Projection) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |label: &str, number: Number, after: &str, figure: Figure| {
        let line = Line::from(number.to_string()).and(after, Tone::Muted);
        let source = std::slice::from_ref(&p.source);
        let value = Cited { figure: Some(figure), ..Cited::new(line, source) };
        facts.push(Fact { label: label.to_owned(), value });
    };
    if let Some(openings) = p.openings {
        let figure = figure(context, p, "openings a year, on average over the window");
        fact("Openings a year", Number::new(openings, Unit::Count), "", figure);
    }
    if let Some(change) = p.change {
        let figure = figure(context, p, "projected change in jobs");
        fact("Change in jobs", Number::new(change, Unit::Change), "", figure);
    }
    if let Some((growth, derived)) = yearly(p) {
        let figure = Figure {
            derived: Some(derived),
            ..figure(context, p, "growth a year that comes to the growth over the window")
        };
        fact("Growth a year", Number::new(growth, Unit::PercentChange), " (derived)", figure);
    }
    if !p.covers.is_empty() {
        let value = Cited::new(p.covers.as_str(), std::slice::from_ref(&p.source));
        facts.push(Fact { label: "Whom it counts".to_owned(), value });
    }
    facts
}

/// Growth a year in percent, to one decimal, and how it was worked out: the yearly rate that,
/// compounded, comes to the growth over the window. From the jobs, else from the growth.
fn yearly(p: &Projection) -> Option<(f64, String)> {
    let years = p.to.checked_sub(p.from).filter(|&y| y > 1)?;
    let count = |jobs| Number::new(jobs, Unit::Count);
    let (ratio, words) = match (p.jobs_from, p.jobs_to, p.growth) {
        (Some(from), Some(to), _) if from > 0.0 => {
            (to / from, format!("({} / {}) ^ (1/{years}) - 1", count(to), count(from)))
        }
        (_, _, Some(growth)) => (1.0 + growth / 100.0, format!("(1 + {growth}%) ^ (1/{years}) - 1")),
        _ => return None,
    };
    let rate = (libm::pow(ratio, 1.0 / f64::from(years)) - 1.0) * 100.0;
    rate.is_finite().then(|| ((rate * 10.0).round() / 10.0, words))
}

/// A table of editions, newest first, and between which of them the group changed.
fn earlier_detail(context: &Context<'_>) -> Detail {
    let mut editions = current(context);
    editions.extend(of_interest(context, Part::Earlier));
    editions.sort_by_key(|p| std::cmp::Reverse((p.from, p.to)));
    let lead = "Each edition as it was published. Where the group changed, the figures are no one line.";
    let mut blocks = vec![Block::Text(Cited::bare(Line::muted(lead)))];
    blocks.push(Block::Table(Table {
        caption: "Editions of the projection".to_owned(),
        columns: vec![
            Column::text("Years"),
            Column::number("Growth"),
            Column::number("Jobs at start"),
            Column::number("Change"),
            Column::prose("Whom it counts", 20),
        ],
        rows: editions.iter().map(|p| (edition(p), vec![p.source.clone()])).collect(),
    }));
    let breaks: Vec<Cited> = editions.windows(2).filter_map(group_changed).collect();
    if !breaks.is_empty() {
        blocks.push(Block::Heading("Breaks".to_owned()));
        blocks.push(Block::Bullets(breaks));
    }
    let remarks = remarks(context, &editions);
    if !remarks.is_empty() {
        blocks.push(Block::Heading("Remarks".to_owned()));
        blocks.push(Block::Bullets(remarks));
    }
    Detail { title: "Earlier editions of the projection".to_owned(), blocks }
}

fn edition(p: &Projection) -> Vec<Cell> {
    let covers = if p.covers.is_empty() { &p.name } else { &p.covers };
    let label = window((p.from, p.to));
    let current = p.part == Part::Current;
    vec![
        Cell::text(if current { Line::strong(label) } else { Line::from(label) }),
        Cell::number(p.growth, Unit::PercentChange),
        Cell::number(p.jobs_from, Unit::Count),
        Cell::number(p.change, Unit::Change),
        if covers.is_empty() { Cell::Missing(Missing::NotFound) } else { Cell::text(covers.as_str()) },
    ]
}

/// What is said of the earlier editions, each remark once; one on a single edition names it.
fn remarks(context: &Context<'_>, editions: &[&Projection]) -> Vec<Cited> {
    let mut said: Vec<&Id> = Vec::new();
    let mut remarks = Vec::new();
    for edition in editions.iter().filter(|p| p.part == Part::Earlier) {
        for id in &edition.notes {
            let Some(note) = context.statement(id).filter(|_| !said.contains(&id)) else { continue };
            said.push(id);
            let alone = editions.iter().filter(|p| p.notes.contains(id)).count() == 1;
            let years = format!("{}: ", window((edition.from, edition.to)));
            let line = if alone { Line::strong(years) } else { Line::default() };
            let line = line.and(note.text.as_str(), Tone::Plain);
            remarks.push(Cited::new(line, &note.sources).marked("•", Tone::Muted));
        }
    }
    remarks
}

/// A sentence on the break between two editions, newer first, that count different groups.
fn group_changed(pair: &[&Projection]) -> Option<Cited> {
    let [newer, older] = pair else { return None };
    let changed = older.covers != newer.covers && !older.covers.is_empty() && !newer.covers.is_empty();
    changed.then(|| {
        let years = format!("{} and {}: ", window((older.from, older.to)), window((newer.from, newer.to)));
        let line = Line::strong(years).and(format!("{} → {}", older.covers, newer.covers), Tone::Plain);
        Cited::new(line, &[older.source.clone(), newer.source.clone()]).marked("•", Tone::Caution)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::{
        fixture::{detail, page, picked, rows, small},
        outlook::SECTION,
    };

    const EDITIONS: &str = r#"statements: [
            (id: "why", text: "People age.", sources: ["s"]),
            (id: "old", text: "Widely quoted.", sources: ["s"]),
        ],
        projections: [
            (id: "new", occupation: "1", name: "Ones", from: 2024, to: 2034, jobs_from: 200, jobs_to: 220,
                change: 20, growth: 10, openings: 30, label: "fast", covers: "ones", part: current,
                notes: ["why"], source: "s"),
            (id: "two", occupation: "2", name: "Twos", from: 2024, to: 2034, growth: -5, part: current,
                source: "s"),
            (id: "all", occupation: "0", name: "Everybody", from: 2024, to: 2034, growth: 3,
                part: yardstick, source: "s"),
            (id: "past", occupation: "0", name: "Everybody", from: 2014, to: 2024, growth: 7,
                part: yardstick, source: "s"),
            (id: "mid", occupation: "9", name: "Pool", from: 2019, to: 2029, growth: 8, covers: "a pool",
                part: earlier, notes: ["old"], source: "s"),
            (id: "first", occupation: "9", name: "Pool", from: 2014, to: 2024, covers: "a pool",
                part: earlier, source: "s"),
        ]"#;

    fn outlook(roles: &[&str], key: &str) -> Vec<String> {
        detail(&SECTION, &small(EDITIONS, ""), &picked(roles), 0, key)
    }

    #[test]
    fn one_row_for_each_occupation_of_the_roles_picked() {
        let data = small(EDITIONS, "");
        let of = |roles| rows(&page(&SECTION, &data, &picked(roles), 0));
        let earlier = ":earlier: Earlier editions | 2 editions";
        assert_eq!(of(&[]), ["new: Ones, 2024 to 2034 | +10%", "two: Twos, 2024 to 2034 | -5%", earlier]);
        assert_eq!(of(&["b"]), ["new: Jobs, 2024 to 2034 | +10%", earlier]);
        assert_eq!(of(&["c"]), ["two: Jobs, 2024 to 2034 | -5%", earlier]);
    }

    #[test]
    fn growth_stands_beside_the_yardsticks_of_its_own_window() {
        assert_eq!(
            outlook(&["a"], "new"),
            [
                "+10% jobs in 10 years (fast, as its publisher puts it)",
                "# Growth, 2024 to 2034",
                "Ones = +10%",
                "Everybody = +3%",
                "# Jobs",
                "2024 = 200",
                "2034 = 220",
                "Openings a year: 30",
                "Change in jobs: +20",
                "Growth a year: +1% (derived)",
                "Whom it counts: ones",
                "# Reasons and cautions",
                "• People age.",
            ]
        );
    }

    #[test]
    fn editions_are_a_table_with_its_breaks_named() {
        assert_eq!(
            outlook(&["a"], EARLIER),
            [
                "Each edition as it was published. Where the group changed, the figures are no one line.",
                "2024 to 2034 | +10% | 200 | +20 | ones",
                "2019 to 2029 | +8% | not found | not found | a pool",
                "2014 to 2024 | not found | not found | not found | a pool",
                "# Breaks",
                "• 2019 to 2029 and 2024 to 2034: a pool → ones",
                "# Remarks",
                "• 2019 to 2029: Widely quoted.",
            ]
        );
    }

    fn projection(fields: &str) -> Projection {
        let data = small(
            &format!(
                r#"projections: [(id: "p", occupation: "1", name: "N", from: 2024, to: 2034, part: current,
                    source: "s", {fields})]"#
            ),
            "",
        );
        data.career.projections.first().expect("one").clone()
    }

    #[test]
    fn yearly_growth_compounds_to_the_window() {
        let (rate, formula) = yearly(&projection("jobs_from: 194800, jobs_to: 208600")).expect("jobs");
        assert!((rate - 0.7).abs() < 1e-9, "{rate}");
        assert_eq!(formula, "(208,600 / 194,800) ^ (1/10) - 1");
        let (rate, _) = yearly(&projection("growth: 100")).expect("growth");
        assert!((rate - 7.2).abs() < 1e-9, "doubling in ten years is 7.18% a year: {rate}");
        assert!(yearly(&projection("change: 5")).is_none());
        assert!(yearly(&projection("jobs_from: 0, jobs_to: 5")).is_none());
    }
}
