//! The path as steps, the beginner's rung apart, and what is not known.

use super::{super::Context, certifications, empty};
use crate::{
    dataset::{
        Id,
        role::Role,
        training::{Stage, Step},
    },
    page::{Block, Cell, Cited, Column, Detail, Fact, Line, Page, Row, Shape, Tone, cell::Missing},
    sections::common::{called, counted, list, side_by_side},
};

/// Keys of rows that are no steps. No id of the data has a colon.
const FIRST_RUNG: &str = ":first-rung";
const UNKNOWN: &str = ":unknown";

/// Groups in order: the stages, then what is not known.
const GROUPS: [(Option<Stage>, &str); 5] = [
    (Some(Stage::Entry), "Before the first job"),
    (Some(Stage::Beginner), "The beginner's rung"),
    (Some(Stage::Experienced), "With experience"),
    (Some(Stage::Branch), "Branches, not for everybody"),
    (None, "Not known"),
];

fn group(stage: Option<Stage>) -> Option<usize> {
    GROUPS.iter().position(|(s, _)| *s == stage)
}

pub(super) fn page(context: &Context<'_>) -> Page {
    let career = &context.data.career;
    let mut steps: Vec<&Step> = career.path.iter().collect();
    // The rungs stand together; within one, the order is the data's.
    steps.sort_by_key(|s| s.stage);
    let mut rows: Vec<Row> = steps.iter().enumerate().map(|(i, step)| row(i + 1, step)).collect();

    let roles = context.roles();
    if roles.iter().any(|r| !r.first_rung.is_empty()) {
        let row = bare(FIRST_RUNG, "What a beginner meets, role by role", group(Some(Stage::Beginner)));
        let after = rows.iter().rposition(|r| r.group <= row.group).map_or(0, |at| at + 1);
        rows.insert(after, row);
    }
    if !career.unknowns.is_empty() {
        let label = format!("What nobody knows: {}", counted(career.unknowns.len(), "point", "points"));
        let words = career.unknowns.join(" ");
        rows.push(Row { words, muted: true, ..bare(UNKNOWN, &label, group(None)) });
    }
    if rows.is_empty() {
        return empty("Path", "This data set gives no path.");
    }
    let lead = if steps.is_empty() {
        Vec::new()
    } else {
        vec![Line::muted("A typical path, outlined by the editors; not everybody takes each step.")]
    };
    Page {
        title: "Path".to_owned(),
        shape: Shape::Table,
        lead,
        columns: vec![
            Column::prose("Step", 24),
            Column::prose("Time", 20),
            Column::prose("Cost", 20),
            Column::prose("Certifications", 14),
        ],
        groups: GROUPS.iter().map(|(_, name)| (*name).to_owned()).collect(),
        rows,
        ..Page::default()
    }
}

fn row(number: usize, step: &Step) -> Row {
    let certifications = step.certifications.iter().map(Id::as_str).collect::<Vec<_>>().join(" · ");
    Row {
        key: step.id.to_string(),
        cells: vec![
            Cell::text(Line::muted(format!("{number}. ")).and(step.name.as_str(), Tone::Plain)),
            Cell::words(&step.time),
            Cell::words(&step.cost),
            // A step without certifications is not one whose certifications were not found.
            if certifications.is_empty() {
                Cell::Missing(Missing::NotApplicable)
            } else {
                Cell::text(certifications)
            },
        ],
        group: group(Some(step.stage)),
        words: step.known.clone(),
        ..Row::default()
    }
}

/// A row that has nothing but a label.
fn bare(key: &str, label: &str, group: Option<usize>) -> Row {
    let mut cells = vec![Cell::text(label)];
    cells.resize(4, Cell::Missing(Missing::NotApplicable));
    Row { key: key.to_owned(), cells, group, ..Row::default() }
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    match key {
        FIRST_RUNG => first_rung(context),
        UNKNOWN => {
            let bullet = |text: &String| Cited::bare(text.as_str()).marked("?", Tone::Muted);
            let bullets = context.data.career.unknowns.iter().map(bullet).collect();
            Detail { title: "What nobody knows".to_owned(), blocks: vec![Block::Bullets(bullets)] }
        }
        id => match context.data.career.path.iter().find(|s| s.id == *id) {
            Some(step) => step_detail(context, step),
            None => Detail::default(),
        },
    }
}

fn step_detail(context: &Context<'_>, step: &Step) -> Detail {
    let mut blocks = vec![Block::Text(Cited::new(step.known.as_str(), &step.sources))];
    let mut facts = Vec::new();
    for (label, text) in [("Time", &step.time), ("Cost", &step.cost)] {
        let value = if text.is_empty() {
            Cited::bare(Line::muted("not found"))
        } else {
            Cited::new(text.as_str(), &step.sources)
        };
        facts.push(Fact { label: label.to_owned(), value });
    }
    blocks.push(Block::Facts(facts));
    let fit = |id: &Id| context.data.career.certifications.named(id.as_str());
    let lines: Vec<Cited> =
        step.certifications.iter().filter_map(fit).map(|c| certifications::in_a_line(context, c)).collect();
    blocks.extend(list("Certifications", lines));
    Detail { title: step.name.clone(), blocks }
}

/// What a beginner meets: each statement once, under the names of the roles it is made of; what most
/// roles share comes first.
fn first_rung(context: &Context<'_>) -> Detail {
    let roles = context.roles();
    let mut shared: Vec<(Vec<&Role>, Vec<Id>)> = Vec::new();
    let mut said: Vec<&Id> = Vec::new();
    for id in roles.iter().flat_map(|r| &r.first_rung) {
        if said.contains(&id) {
            continue;
        }
        said.push(id);
        let of: Vec<&Role> = roles.iter().filter(|r| r.first_rung.contains(id)).copied().collect();
        match shared.iter_mut().find(|(roles, _)| *roles == of) {
            Some((_, ids)) => ids.push(id.clone()),
            None => shared.push((of, vec![id.clone()])),
        }
    }
    shared.sort_by_key(|(of, _)| std::cmp::Reverse(of.len()));
    let blocks = shared.iter().flat_map(|(of, ids)| {
        let heading = match of.as_slice() {
            [one] => one.name.clone(),
            all if all.len() == roles.len() => format!("The same for {}", called(&roles)),
            some => side_by_side(some),
        };
        list(&heading, context.cite(ids))
    });
    Detail { title: "What a beginner meets".to_owned(), blocks: blocks.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::Dataset,
        sections::{
            fixture::{detail, page, picked, rows, small},
            training::SECTION,
        },
    };

    #[test]
    fn steps_stand_by_rung_and_end_with_what_is_not_known() {
        let data = small(
            r#"path: [
                (id: "manager", name: "Manager", stage: experienced, known: "Few.", sources: ["s"]),
                (id: "job", name: "First job", stage: beginner, known: "Hard.", time: "a year", sources: ["s"]),
            ],
            unknowns: ["How long the search takes."]"#,
            "",
        );
        let path = page(&SECTION, &data, &picked(&[]), 0);
        assert_eq!(
            rows(&path),
            [
                "job: 1. First job | a year | not found | ",
                "manager: 2. Manager | not found | not found | ",
                ":unknown: What nobody knows: 1 point |  |  | ",
            ]
        );
        let headings: Vec<&str> =
            path.rows.iter().filter_map(|r| path.groups.get(r.group?)).map(String::as_str).collect();
        assert_eq!(headings, ["The beginner's rung", "With experience", "Not known"]);
        assert_eq!(
            detail(&SECTION, &data, &picked(&[]), 0, "job"),
            ["Hard.", "Time: a year", "Cost: not found"]
        );
        assert_eq!(detail(&SECTION, &data, &picked(&[]), 0, UNKNOWN), ["? How long the search takes."]);
    }

    #[test]
    fn the_first_rung_says_each_statement_once() {
        let data = Dataset::shipped();
        let ids: Vec<&str> = data.career.roles.iter().map(|r| r.id.as_str()).collect();
        for count in 0..=ids.len() {
            let profile = picked(ids.get(..count).expect("ids"));
            let lines = detail(&SECTION, &data, &profile, 0, FIRST_RUNG);
            let roles = profile.roles(&data);
            let said = |id: &Id| {
                let text = &data.career.statements.iter().find(|s| s.id == *id).expect("a statement").text;
                lines.iter().filter(|l| **l == format!("• {text}")).count()
            };
            assert!(roles.iter().flat_map(|r| &r.first_rung).all(|id| said(id) == 1), "{lines:#?}");
            assert_eq!(
                lines.first().is_some_and(|l| l.starts_with("# The same for ")),
                count != 1,
                "{lines:#?}"
            );
        }
    }
}
