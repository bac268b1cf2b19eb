//! The person's own skills: statements to rate oneself on, the fit per role, the study list.

use super::{Context, need};
use crate::{
    dataset::{
        role::{Level, Role},
        skill::Skill,
    },
    insight::fit::{self, Gap},
    page::{
        Block, Cell, Cited, Column, Detail, Line, Mark, Missing, Number, Page, Row, Shape, Table, Tone, Unit,
        Whose,
    },
    profile::{Knob, Profile, Rating, WHOLE, knob::statements},
    sections::{
        common::{counted, level},
        decide::says,
    },
};

/// What a view of the person's own shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Statements,
    Study,
}

/// The views, after those of the data.
pub(super) const VIEWS: [(&str, View); 2] =
    [("Check yourself", View::Statements), ("Study list", View::Study)];

const DONE: Mark = Mark { sign: "✓", word: "done", rank: 2, tone: Tone::Good };

/// The ratings in words.
const WORDS: [&str; 5] = ["never tried", "tried", "with help", "alone", "could teach it"];

fn words(rating: Rating) -> &'static str {
    usize::try_from(rating.get()).ok().and_then(|n| WORDS.get(n)).copied().unwrap_or_default()
}

/// The person's rating of a skill: the mean of its statements, with a `?` while some are not rated. Its
/// decimal is shown where there is one: whether it is a gap is judged by it.
pub(super) fn you(profile: &Profile, skill: &Skill) -> Cell {
    let Some(overall) = profile.overall(skill) else { return Cell::Missing(Missing::NotApplicable) };
    let rating = fit::rating(profile, skill);
    if rating.is_point() {
        let tenths = (rating.low * 10.0).round() / 10.0;
        let mean = Number::new(tenths, Unit::Count);
        Cell::Number(if tenths.fract() == 0.0 { mean } else { mean.to_tenths() })
    } else {
        Cell::text(Line::from(overall.get().to_string()).and(" ?", Tone::Caution))
    }
}

/// A statement with the person's rating.
pub(super) fn statement(profile: &Profile, skill: &Skill, check: &str) -> Cited {
    let line = match profile.rating(&skill.id, check) {
        Some(rating) => Line::from(check).and(format!(" {}, {}", rating.get(), words(rating)), Tone::Strong),
        None => Line::from(check),
    };
    Cited::bare(line).marked("•", Tone::Muted)
}

pub(super) fn page(context: &Context<'_>, view: View) -> Page {
    match view {
        View::Statements => statements_page(context),
        View::Study => study_page(context),
    }
}

/// The fit of each role in a sentence each.
fn fits(context: &Context<'_>) -> Line {
    let mut line = Line::default();
    for role in context.roles() {
        let Some(fit) = fit::fit(context.data, context.profile, role) else { continue };
        let gap = if line.is_empty() { "Fit, 0 to 100: " } else { " · " };
        line = line
            .and(gap, Tone::Muted)
            .and(format!("{} ", role.short), Tone::Plain)
            .and(says::range(fit.range), Tone::Strong);
    }
    line
}

fn statements_page(context: &Context<'_>) -> Page {
    let mut rows = Vec::new();
    let (mut rated, mut all) = (0, 0);
    for (group, skill) in context.data.career.skills.iter().enumerate() {
        for (n, check) in statements(skill).enumerate() {
            let rating = context.profile.rating(&skill.id, check);
            all += 1;
            rated += usize::from(rating.is_some());
            let text = if check == WHOLE { skill.meaning.as_str() } else { check };
            rows.push(Row {
                key: format!("{}:{n}", skill.id),
                cells: vec![
                    Cell::text(text),
                    rating.map_or(Cell::Missing(Missing::NotApplicable), |r| {
                        Cell::Number(Number::new(r.value(), Unit::Count))
                    }),
                    rating.map_or(Cell::Missing(Missing::NotApplicable), |r| Cell::text(words(r))),
                ],
                group: Some(group),
                knob: Some(Knob::Statement(skill.id.clone(), check.to_owned())),
                ..Row::default()
            });
        }
    }
    Page {
        title: "Check yourself".to_owned(),
        shape: Shape::Table,
        lead: vec![Line::from(format!("{rated} of {all} rated, each from 0 to 4.")), fits(context)],
        columns: vec![
            Column::prose("Statement (the editors', no test)", 40),
            Column::number("You").of(Whose::Person),
            Column::text("that is").of(Whose::Person),
        ],
        groups: context.data.career.skills.iter().map(|s| s.name.clone()).collect(),
        rows,
        ..Page::default()
    }
}

/// A skill that a role wants more of, or may.
struct Want<'a> {
    skill: &'a Skill,
    /// Roles that want it, each with its level.
    roles: Vec<(&'a Role, Level)>,
    gap: Gap,
}

/// What the compared roles want beyond the person's ratings, the most wanted first; and whatever was
/// ticked or dated.
fn wants<'a>(context: &Context<'a>) -> Vec<Want<'a>> {
    let roles = context.roles();
    let mut wants: Vec<Want> = Vec::new();
    for skill in &context.data.career.skills {
        let rating = fit::rating(context.profile, skill);
        let of = |wanted: Gap| -> Vec<(&Role, Level)> {
            let asks = roles.iter().filter_map(|r| Some((*r, need(r, skill)?.0)));
            asks.filter(|(_, level)| fit::gap(rating, *level) == wanted).collect()
        };
        let (short, unknown) = (of(Gap::Short), of(Gap::Unknown));
        let listed = context.profile.study.contains_key(&skill.id);
        if !short.is_empty() {
            wants.push(Want { skill, roles: short, gap: Gap::Short });
        } else if !unknown.is_empty() {
            wants.push(Want { skill, roles: unknown, gap: Gap::Unknown });
        } else if listed {
            wants.push(Want { skill, roles: of(Gap::Met), gap: Gap::Met });
        }
    }
    let worth = |want: &Want| want.roles.iter().map(|(_, l)| fit::weight(*l)).sum::<f64>();
    wants.sort_by(|a, b| group(a.gap).cmp(&group(b.gap)).then(worth(b).total_cmp(&worth(a))));
    wants
}

/// Its place among the groups of the study list.
fn group(gap: Gap) -> usize {
    match gap {
        Gap::Short => 0,
        Gap::Unknown => 1,
        Gap::Met => 2,
    }
}

fn study_page(context: &Context<'_>) -> Page {
    let wants = wants(context);
    let gaps = wants.iter().filter(|w| w.gap == Gap::Short).count();
    let unknown = wants.iter().filter(|w| w.gap == Gap::Unknown).count();
    let row = |want: &Want| {
        let entry = context.profile.study.get(&want.skill.id);
        let date = |date: Option<crate::dataset::Date>| match date {
            Some(date) => Cell::text(date.to_string()),
            None => Cell::Missing(Missing::NotApplicable),
        };
        let highest = want.roles.iter().map(|(_, l)| *l).max();
        Row {
            key: want.skill.id.to_string(),
            cells: vec![
                Cell::text(want.skill.name.as_str()),
                entry
                    .and_then(|e| e.done)
                    .map_or(Cell::Missing(Missing::NotApplicable), |_| Cell::Mark(DONE)),
                date(entry.and_then(|e| e.by)),
                date(entry.and_then(|e| e.done)),
                you(context.profile, want.skill),
                highest.map_or(Cell::Missing(Missing::NotApplicable), |l| Cell::Mark(level(l))),
                Cell::text(want.roles.iter().map(|(r, _)| r.short.as_str()).collect::<Vec<_>>().join(" · ")),
            ],
            group: Some(group(want.gap)),
            muted: entry.is_some_and(|e| e.done.is_some()),
            knob: Some(Knob::Study(want.skill.id.clone())),
            ..Row::default()
        }
    };
    Page {
        title: "Study list".to_owned(),
        shape: Shape::Table,
        lead: vec![
            Line::from(format!("{}, {unknown} not rated far enough to say.", counted(gaps, "gap", "gaps"))),
            fits(context),
        ],
        columns: vec![
            Column::text("Skill"),
            Column::text("Done").of(Whose::Person),
            Column::text("By").of(Whose::Person),
            Column::text("Ticked").of(Whose::Person),
            Column::number("You").of(Whose::Person),
            Column::text("Wanted"),
            Column::prose("By roles", 14),
        ],
        groups: ["Gaps", "Rate yourself first", "Enough, and on your list"].map(str::to_owned).to_vec(),
        rows: wants.iter().map(row).collect(),
        ..Page::default()
    }
}

pub(super) fn detail(context: &Context<'_>, view: View, key: &str) -> Detail {
    let id = key.split(':').next().unwrap_or_default();
    let Some(skill) = context.data.career.skills.iter().find(|s| s.id == *id) else {
        return Detail::default();
    };
    let mut blocks = vec![Block::Text(Cited::new(skill.meaning.as_str(), &skill.sources))];
    if view == View::Study {
        let checks = skill.checks.iter().map(|c| statement(context.profile, skill, c));
        blocks.extend(crate::sections::common::list(
            "What it takes (the editors' statements)",
            checks.collect(),
        ));
    }
    blocks.push(Block::Heading("How your skills fit".to_owned()));
    blocks.push(Block::Table(fit_table(context)));
    blocks.push(Block::Text(Cited::bare(Line::muted(
        "Fit: your ratings (0 to 4), essential skills counted three times, important ones twice, useful ones \
         once. What you have not rated may be anything. A gap is below 3 for essential, 2 for important, 1 for \
         useful. The weights and limits are this program's choice.",
    ))));
    Detail { title: skill.name.clone(), blocks }
}

fn fit_table(context: &Context<'_>) -> Table {
    let row = |role: &&Role| {
        let fit = fit::fit(context.data, context.profile, role)?;
        let cells = vec![
            Cell::text(role.short.as_str()),
            Cell::Spread(says::spread(fit.range)),
            Cell::text(format!("{} of {}", fit.unrated, fit.skills)),
        ];
        Some((cells, Vec::new()))
    };
    Table {
        caption: "Fit per role".to_owned(),
        columns: vec![Column::text("Role"), Column::prose("Fit, 0 to 100", 20), Column::number("Not rated")],
        rows: context.roles().iter().filter_map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn a_mean_shows_the_decimal_by_which_it_is_a_gap() {
        let data = Dataset::shipped();
        let skill = data.career.skills.iter().find(|s| s.checks.len() == 3).expect("a skill");
        let you = |ratings: [i8; 3]| {
            let rated = skill.checks.iter().cloned().zip(ratings.map(Rating::nearest));
            let ratings = [(skill.id.clone(), rated.collect())].into();
            you(&Profile { ratings, ..Profile::default() }, skill).plain()
        };
        assert_eq!(you([3, 3, 2]), "2.7");
        assert_eq!(you([3, 3, 3]), "3");
    }
}
