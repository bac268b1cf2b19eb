//! Skills: what the roles ask for, how much, and on whose word.

mod check;

use super::{
    Context, Section,
    common::{called, counted, level, list, side_by_side},
};
use crate::{
    dataset::{
        Dataset,
        role::{Basis, Level, Role},
        skill::Skill,
    },
    insight::difference::all_same,
    page::{Block, Cell, Cited, Column, Detail, Fact, Line, Page, Row, Shape, Tone, Whose, cell::Missing},
    profile::Knob,
};

/// The tab.
pub const SECTION: Section =
    Section { id: "skills", title: "Skills", views: |c| views(c.data), page, detail };

/// Key of the row that stands for the folded ones. No id of the data has a colon.
const SAME: &str = ":same";

/// Levels from the one that matters most.
const LEVELS: [Level; 3] = [Level::Essential, Level::Important, Level::Useful];

fn views(data: &Dataset) -> Vec<String> {
    let kinds = kinds(data);
    let own = if data.career.skills.is_empty() { &[][..] } else { &check::VIEWS };
    std::iter::once("All").chain(kinds).chain(own.iter().map(|v| v.0)).map(str::to_owned).collect()
}

/// Kinds in the order in which the data brings them.
fn kinds(data: &Dataset) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for skill in &data.career.skills {
        if !kinds.contains(&skill.kind.as_str()) {
            kinds.push(&skill.kind);
        }
    }
    kinds
}

/// The skills of the view.
fn in_view<'a>(context: &Context<'a>) -> Vec<&'a Skill> {
    let kind = context.view.checked_sub(1).and_then(|k| kinds(context.data).get(k).copied());
    context.data.career.skills.iter().filter(|s| kind.is_none_or(|k| s.kind == k)).collect()
}

/// How much `role` asks for `skill`, and on whose word.
fn need(role: &Role, skill: &Skill) -> Option<(Level, Basis)> {
    role.skills.iter().find(|n| n.skill == skill.id).map(|n| (n.level, n.basis))
}

/// Whether all roles ask for the skill in the same measure, which may be not at all. With fewer than
/// two roles nothing is the same: there is nothing to compare.
fn is_same(roles: &[&Role], skill: &Skill) -> bool {
    let levels: Vec<Option<Level>> = roles.iter().map(|r| need(r, skill).map(|n| n.0)).collect();
    roles.len() > 1 && all_same(&levels)
}

/// The view of the person's own, if it is one.
fn own_view(context: &Context<'_>) -> Option<check::View> {
    let at = context.view.checked_sub(kinds(context.data).len() + 1)?;
    check::VIEWS.get(at).map(|v| v.1)
}

fn page(context: &Context<'_>) -> Page {
    if let Some(own) = own_view(context) {
        return check::page(context, own);
    }
    let roles = context.roles();
    let skills = in_view(context);
    if skills.is_empty() {
        let lead = vec![Line::muted("This data set lists no skills.")];
        return Page { title: "Skills".to_owned(), shape: Shape::Table, lead, ..Page::default() };
    }
    let (same, differ): (Vec<&Skill>, Vec<&Skill>) = skills.iter().partition(|s| is_same(&roles, s));
    let kinds = kinds(context.data);
    let fold = context.profile.differences_only && !same.is_empty();
    let shown = if fold { &differ } else { &skills };
    let mut rows: Vec<Row> = shown.iter().map(|skill| row(context, &roles, &kinds, skill)).collect();
    // Rows of one kind stand together even where the data mixes them.
    rows.sort_by_key(|row| row.group);
    let mut groups: Vec<String> = kinds.into_iter().map(str::to_owned).collect();
    if fold {
        // The roles, and the person.
        let blank = (0..=roles.len()).map(|_| Cell::Missing(Missing::NotApplicable));
        let label = format!("{} alike", counted(same.len(), "skill", "skills"));
        rows.push(Row {
            key: SAME.to_owned(),
            cells: std::iter::once(Cell::text(Line::muted(label))).chain(blank).collect(),
            group: Some(groups.len()),
            muted: true,
            words: same.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" "),
            ..Row::default()
        });
        groups.push(format!("The same for {}", called(&roles)));
    }
    let role_columns = roles.iter().map(|role| Column::text(role.short.as_str()).peer());
    Page {
        title: "Skills".to_owned(),
        shape: Shape::Table,
        lead: lead(&roles, skills.len(), differ.len()),
        columns: [Column::text("Skill"), Column::number("You").of(Whose::Person)]
            .into_iter()
            .chain(role_columns)
            .collect(),
        groups,
        rows,
        ..Page::default()
    }
}

/// How many there are, and what the marks mean.
fn lead(roles: &[&Role], all: usize, differ: usize) -> Vec<Line> {
    let mut count = Line::from(counted(all, "skill", "skills"));
    if roles.len() > 1 {
        count = count.and(format!("; {differ} differ between {}", called(roles)), Tone::Plain);
    }
    let mut legend = Line::default();
    for mark in LEVELS.map(level) {
        legend = legend.and(mark.sign, mark.tone).and(format!(" {}   ", mark.word), Tone::Muted);
    }
    vec![count, legend.and("blank: not asked for", Tone::Muted)]
}

fn row(context: &Context<'_>, roles: &[&Role], kinds: &[&str], skill: &Skill) -> Row {
    let levels: Vec<Option<Level>> = roles.iter().map(|r| need(r, skill).map(|n| n.0)).collect();
    let marks = levels.iter().map(|l| match l {
        Some(l) => Cell::Mark(level(*l)),
        None => Cell::Missing(Missing::NotApplicable),
    });
    Row {
        key: skill.id.to_string(),
        cells: [Cell::text(skill.name.as_str()), check::you(context.profile, skill)]
            .into_iter()
            .chain(marks)
            .collect(),
        group: kinds.iter().position(|k| *k == skill.kind),
        muted: levels.iter().all(Option::is_none),
        words: format!("{} {}", skill.meaning, skill.checks.join(" ")),
        knob: Some(Knob::Skill(skill.id.clone())),
        ..Row::default()
    }
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    if let Some(own) = own_view(context) {
        return check::detail(context, own, key);
    }
    let roles = context.roles();
    if key == SAME {
        return same_detail(context, &roles);
    }
    let Some(skill) = context.data.career.skills.iter().find(|s| s.id == *key) else {
        return Detail::default();
    };
    let mut blocks = vec![Block::Text(Cited::new(skill.meaning.as_str(), &skill.sources))];
    blocks.push(Block::Facts(facts(context, &roles, skill)));
    let checks = skill.checks.iter().map(|c| check::statement(context.profile, skill, c)).collect();
    blocks.extend(list("Check yourself (the editors' statements, no test)", checks));
    Detail { title: skill.name.clone(), blocks }
}

/// Who asks for it, level by level, and on whose word; then on whose word it is listed at all.
fn facts(context: &Context<'_>, roles: &[&Role], skill: &Skill) -> Vec<Fact> {
    let mut facts = Vec::new();
    for wanted in LEVELS {
        let mut by_word: Vec<(Basis, Vec<&Role>)> = Vec::new();
        for &role in roles {
            let Some((level, basis)) = need(role, skill) else { continue };
            if level != wanted {
                continue;
            }
            match by_word.iter_mut().find(|(b, _)| *b == basis) {
                Some((_, roles)) => roles.push(role),
                None => by_word.push((basis, vec![role])),
            }
        }
        let mut line = Line::default();
        for (i, (basis, roles)) in by_word.iter().enumerate() {
            line = line
                .and(if i == 0 { "" } else { "; " }, Tone::Plain)
                .and(format!("for {}", side_by_side(roles)), Tone::Plain)
                .and(format!(" by {}", context.on_whose_word(*basis)), Tone::Muted);
        }
        if !line.is_empty() {
            let mark = level(wanted);
            facts.push(Fact {
                label: format!("{} {}", mark.sign, mark.word),
                value: Cited::new(line, &skill.sources),
            });
        }
    }
    let without: Vec<&Role> = roles.iter().filter(|r| need(r, skill).is_none()).copied().collect();
    if !without.is_empty() {
        facts.push(Fact {
            label: "Not asked for".to_owned(),
            value: Cited::bare(Line::muted(side_by_side(&without))),
        });
    }
    facts.push(Fact {
        label: "Listed by".to_owned(),
        value: Cited::new(context.on_whose_word(skill.basis), &skill.sources),
    });
    facts
}

/// The folded skills by name, under the level that all roles share.
fn same_detail(context: &Context<'_>, roles: &[&Role]) -> Detail {
    let mut same = in_view(context);
    same.retain(|s| is_same(roles, s));
    let mut facts = Vec::new();
    for wanted in LEVELS.map(Some).into_iter().chain([None]) {
        let of_level = |s: &&&Skill| roles.iter().all(|r| need(r, s).map(|n| n.0) == wanted);
        let names: Vec<&str> = same.iter().filter(of_level).map(|s| s.name.as_str()).collect();
        if names.is_empty() {
            continue;
        }
        let label = wanted
            .map(level)
            .map_or_else(|| "Not asked for".to_owned(), |mark| format!("{} {}", mark.sign, mark.word));
        facts.push(Fact { label, value: Cited::bare(names.join(" · ")) });
    }
    Detail { title: format!("The same for {}", called(roles)), blocks: vec![Block::Facts(facts)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::fixture::{detail, folded, lead, page, picked, rows, small};

    const SKILLS: &str = r#"skills: [
        (id: "x", name: "Xs", kind: "K", meaning: "You know Xs.", basis: source, sources: ["s"],
            checks: ["I can X."]),
        (id: "z", name: "Zs", kind: "L", meaning: "You know Zs.", basis: editorial, sources: ["s"]),
        (id: "y", name: "Ys", kind: "K", meaning: "You know Ys.", basis: source, sources: ["s"]),
    ]"#;

    #[test]
    fn levels_stand_in_a_matrix_with_the_kinds_as_headings() {
        let data = small(SKILLS, "");
        assert_eq!(views(&data), ["All", "K", "L", "Check yourself", "Study list"]);
        let all = page(&SECTION, &data, &picked(&[]), 0);
        assert_eq!(rows(&all), ["x: Xs |  | ●●● | ●●● | ", "y: Ys |  |  | ● | ", "z: Zs |  |  |  | "]);
        assert_eq!(all.groups, ["K", "L"]);
        assert!(
            lead(&all).starts_with("3 skills; 2 differ between the 3 roles / ●●● essential"),
            "{}",
            lead(&all)
        );
        assert_eq!(rows(&page(&SECTION, &data, &picked(&[]), 2)), ["z: Zs |  |  |  | "]);
    }

    #[test]
    fn what_is_the_same_folds_into_one_row_that_names_it() {
        let data = small(SKILLS, "");
        let both = page(&SECTION, &data, &folded(&["a", "b"]), 0);
        assert_eq!(rows(&both), ["y: Ys |  |  | ●", ":same: 2 skills alike |  |  | "]);
        assert_eq!(
            detail(&SECTION, &data, &folded(&["a", "b"]), 0, SAME),
            ["●●● essential: Xs", "Not asked for: Zs"]
        );
        let alone = page(&SECTION, &data, &folded(&["a"]), 0);
        assert_eq!(alone.rows.len(), 3, "one role alone shares nothing");
        assert!(lead(&alone).starts_with("3 skills / "), "{}", lead(&alone));
    }

    #[test]
    fn detail_says_who_asks_and_on_whose_word() {
        let data = small(SKILLS, "");
        assert_eq!(
            detail(&SECTION, &data, &picked(&[]), 0, "x"),
            [
                "You know Xs.",
                "●●● essential: for A by another source; for B by the editors",
                "Not asked for: C",
                "Listed by: another source",
                "# Check yourself (the editors' statements, no test)",
                "• I can X.",
            ]
        );
        assert!(detail(&SECTION, &data, &picked(&[]), 0, "gone").is_empty());
    }

    #[test]
    fn a_data_set_without_skills_says_so() {
        let page = page(&SECTION, &small("", ""), &picked(&[]), 0);
        assert_eq!((lead(&page).as_str(), page.rows.len()), ("This data set lists no skills.", 0));
    }
}
