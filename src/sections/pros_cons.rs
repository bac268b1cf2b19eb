//! Pros & Cons: a ledger. What differs between the roles first; what all of them share does not
//! help to choose and stands apart.

mod own;

use super::{
    Context, Section,
    common::{called, counted, evidence, grade, side_by_side},
};
use crate::{
    dataset::{
        role::{Origin, Role},
        tradeoff::{Evidence, Side, Tradeoff},
    },
    insight::attribute::holds,
    page::{
        Align, Block, Cell, Cited, Column, Detail, Fact, Line, Mark, Page, Row, Shape, Tone, Whose,
        cell::Missing,
    },
    profile::Knob,
};

/// The tab.
pub const SECTION: Section =
    Section { id: "pros-cons", title: "Pros & Cons", views: |_| vec!["All".to_owned()], page, detail };

/// Keys of the rows that stand for folded ones. No id of the data has a colon.
const SHARED: &str = ":shared";
const NONE: &str = ":none";

const HOLDS: Mark = Mark { sign: "✓", word: "holds", rank: 1, tone: Tone::Accent };

/// The entries, parted by how they fall on the roles; each part in the order of sides and themes.
#[derive(Default)]
struct Ledger<'a> {
    /// Holds for some of the roles; with a single role, for that one.
    differ: Vec<&'a Tradeoff>,
    /// Holds for all of several roles.
    shared: Vec<&'a Tradeoff>,
    /// Holds for none of the roles.
    none: Vec<&'a Tradeoff>,
}

impl<'a> Ledger<'a> {
    fn new(context: &Context<'a>, roles: &[&Role]) -> Self {
        let all = &context.data.career.tradeoffs;
        let mut themes: Vec<&str> = Vec::new();
        for entry in all {
            if !themes.contains(&entry.theme.as_str()) {
                themes.push(&entry.theme);
            }
        }
        let mut ledger = Self::default();
        for entry in all {
            match roles.iter().filter(|r| holds(&entry.roles, r)).count() {
                0 => ledger.none.push(entry),
                n if n == roles.len() && n > 1 => ledger.shared.push(entry),
                _ => ledger.differ.push(entry),
            }
        }
        for part in [&mut ledger.differ, &mut ledger.shared, &mut ledger.none] {
            part.sort_by_key(|t| (t.side, themes.iter().position(|theme| *theme == t.theme)));
        }
        ledger
    }
}

/// `+` for, `−` against.
fn sign(side: Side) -> (&'static str, Tone) {
    match side {
        Side::Pro => ("+", Tone::Good),
        Side::Con => ("−", Tone::Bad),
    }
}

fn page(context: &Context<'_>) -> Page {
    let title = "Pros & Cons".to_owned();
    if context.data.career.tradeoffs.is_empty() && context.profile.own_tradeoffs.is_empty() {
        let lead = vec![Line::muted("This data set lists no pros and cons.")];
        return Page { title, shape: Shape::Table, lead, ..Page::default() };
    }
    let roles = context.roles();
    let ledger = Ledger::new(context, &roles);
    let heading = |side: &str| match roles.as_slice() {
        [one] => format!("{side} of {}", one.short),
        _ => format!("{side} that differ"),
    };
    let groups = vec![
        "Your own".to_owned(),
        heading("Pros"),
        heading("Cons"),
        "Shared by all: does not help you choose".to_owned(),
        "For other roles".to_owned(),
    ];
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(own::rows(context, &roles));
    rows.extend(ledger.differ.iter().map(|t| row(context, &roles, t, 1 + usize::from(t.side == Side::Con))));
    if context.profile.differences_only && !ledger.shared.is_empty() {
        let label = format!("{} shared by all", ledger.shared.len());
        rows.push(folded(&roles, SHARED, label, &ledger.shared, 3));
    } else {
        rows.extend(ledger.shared.iter().map(|t| row(context, &roles, t, 3)));
    }
    if !ledger.none.is_empty() {
        rows.push(folded(
            &roles,
            NONE,
            format!("{} that none of these has", ledger.none.len()),
            &ledger.none,
            4,
        ));
    }
    let mark_column = |title: &str| Column { align: Align::Center, ..Column::text(title) };
    let mut columns = vec![
        Column::prose("Pro or con", 28),
        Column::number("Yours").of(Whose::Person),
        mark_column("Backed"),
        mark_column("Grade"),
    ];
    columns.extend(roles.iter().map(|r| mark_column(&r.short)));
    columns.push(Column::text("Theme"));
    Page {
        title,
        shape: Shape::Table,
        lead: [Some(lead(&roles, &ledger)), own::prompt(context), Some(legend(context))]
            .into_iter()
            .flatten()
            .collect(),
        columns,
        groups,
        rows,
        ..Page::default()
    }
}

/// One sentence: how many differ, hold for all, hold for none. The counts add up.
fn lead(roles: &[&Role], ledger: &Ledger<'_>) -> Line {
    let all = ledger.differ.len() + ledger.shared.len() + ledger.none.len();
    let [first, rest @ ..] = roles else { return Line::default() };
    if rest.is_empty() {
        let side = |side| ledger.differ.iter().filter(|t| t.side == side).count();
        let (pros, cons) = (counted(side(Side::Pro), "pro", "pros"), counted(side(Side::Con), "con", "cons"));
        return Line::from(format!("{}: {pros}, {cons}.", first.short));
    }
    let (every, neither) = if rest.len() == 1 { ("both", "neither") } else { ("all", "none") };
    let (differ, shared) = (ledger.differ.len(), ledger.shared.len());
    let hold = if shared == 1 { "holds" } else { "hold" };
    let of_none = match ledger.none.len() {
        0 => String::new(),
        none => format!(", {none} for {neither}"),
    };
    let roles = called(roles);
    Line::from(format!("{differ} of {all} differ between {roles}; {shared} {hold} for {every}{of_none}."))
}

/// What the marks of the evidence mean: those in use.
fn legend(context: &Context<'_>) -> Line {
    let mut line = Line::default();
    for kind in [Evidence::Supported, Evidence::Unsupported, Evidence::Contradicted] {
        if context.data.career.tradeoffs.iter().any(|t| t.evidence == kind) {
            let mark = evidence(kind);
            line = line.and(mark.sign, mark.tone).and(format!(" {}   ", backing(context, kind)), Tone::Muted);
        }
    }
    line
}

/// How well something is borne out, in words.
fn backing(context: &Context<'_>, kind: Evidence) -> String {
    match (kind, &context.data.career.founding) {
        (Evidence::Supported, _) => "a source bears it out".to_owned(),
        (Evidence::Unsupported, Some(_)) => format!("only {} says so", context.founding()),
        (Evidence::Unsupported, None) => "no source bears it out".to_owned(),
        (Evidence::Contradicted, _) => "the record says otherwise".to_owned(),
    }
}

fn row(context: &Context<'_>, roles: &[&Role], entry: &Tradeoff, group: usize) -> Row {
    let (sign, tone) = sign(entry.side);
    let mut cells = vec![
        Cell::text(Line::toned(format!("{sign} "), tone).and(entry.name.as_str(), Tone::Plain)),
        own::weight(context.profile.leanings.get(&entry.id).copied()),
        Cell::Mark(evidence(entry.evidence)),
        entry.grade.map_or(Cell::Missing(Missing::NotApplicable), |g| Cell::Mark(grade(g))),
    ];
    cells.extend(roles.iter().map(|role| {
        if holds(&entry.roles, role) { Cell::Mark(HOLDS) } else { Cell::Missing(Missing::NotApplicable) }
    }));
    cells.push(Cell::text(Line::muted(entry.theme.as_str())));
    Row {
        key: entry.id.to_string(),
        cells,
        group: Some(group),
        words: format!("{} {}", entry.text, entry.note),
        knob: Some(Knob::Leaning(entry.id.clone())),
        ..Row::default()
    }
}

fn folded(roles: &[&Role], key: &str, label: String, entries: &[&Tradeoff], group: usize) -> Row {
    // Sign and name, the weight, two marks, the roles, the theme.
    let mut cells = vec![Cell::Missing(Missing::NotApplicable); roles.len() + 5];
    if let Some(first) = cells.first_mut() {
        *first = Cell::text(Line::muted(label));
    }
    Row {
        key: key.to_owned(),
        cells,
        group: Some(group),
        muted: true,
        words: entries.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(" "),
        ..Row::default()
    }
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    let roles = context.roles();
    match key {
        SHARED => {
            let shared = Ledger::new(context, &roles).shared;
            folded_detail(format!("{} shared by all", shared.len()), &shared)
        }
        NONE => {
            let none = Ledger::new(context, &roles).none;
            folded_detail(format!("{} that none of these roles has", none.len()), &none)
        }
        id => match context.data.career.tradeoffs.iter().find(|t| t.id == *id) {
            Some(entry) => entry_detail(context, &roles, entry),
            None => own::detail(context, &roles, id),
        },
    }
}

/// Folded entries, each with its sentence.
fn folded_detail(title: String, entries: &[&Tradeoff]) -> Detail {
    let bullet = |t: &&Tradeoff| {
        let (sign, tone) = sign(t.side);
        let line = Line::strong(format!("{}: ", t.name)).and(t.text.as_str(), Tone::Plain);
        Cited::new(line, &t.sources).marked(sign, tone)
    };
    Detail { title, blocks: vec![Block::Bullets(entries.iter().map(bullet).collect())] }
}

fn entry_detail(context: &Context<'_>, roles: &[&Role], entry: &Tradeoff) -> Detail {
    let mut blocks = vec![Block::Text(Cited::new(entry.text.as_str(), &entry.sources))];
    let mut facts = Vec::new();
    let mut fact = |label: &str, value: Cited| facts.push(Fact { label: label.to_owned(), value });

    let mark = evidence(entry.evidence);
    let words = backing(context, entry.evidence);
    let mut line = Line::toned(format!("{} ", mark.sign), mark.tone).and(words, Tone::Plain);
    if let Some(given) = entry.grade {
        line = line.and(format!(" (grade {})", grade(given).word), Tone::Muted);
    }
    fact("Backed", Cited::new(line, &entry.sources));
    if !entry.note.is_empty() {
        fact("Know also", Cited::new(entry.note.as_str(), &entry.sources));
    }
    let holding: Vec<&Role> = roles.iter().filter(|r| holds(&entry.roles, r)).copied().collect();
    let holding = match holding.len() {
        n if n == roles.len() && n > 1 => Line::muted(format!("all: {}", side_by_side(roles))),
        _ => Line::from(side_by_side(&holding)),
    };
    fact("Holds for", Cited::new(holding, &entry.sources));
    let named = match entry.origin {
        Origin::Added => "the editors of this data set".to_owned(),
        Origin::Founding if entry.named_by.is_empty() => context.founding().to_owned(),
        Origin::Founding => format!("{}: {}", context.founding(), entry.named_by),
    };
    fact("Named by", Cited::bare(Line::muted(named)));
    blocks.push(Block::Facts(facts));
    Detail { title: entry.name.clone(), blocks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::Dataset,
        sections::fixture::{detail, folded, lead, page, picked, rows, small},
    };

    const ENTRIES: &str = r#"tradeoffs: [
        (id: "con-all", side: con, name: "Sitting", theme: "body", text: "You sit.", origin: added,
            evidence: unsupported, sources: ["s"]),
        (id: "pro-a", side: pro, name: "Late", theme: "time", text: "Late hours.", roles: ["a"],
            origin: added, evidence: supported, grade: B, sources: ["s"], note: "In towns."),
        (id: "pro-ab", side: pro, name: "Early", theme: "body", text: "Early hours.", roles: ["a", "b"],
            origin: founding, named_by: "page 1", evidence: contradicted, sources: ["s"]),
    ]"#;

    #[test]
    fn what_differs_comes_first_and_what_none_has_is_one_row() {
        let data = small(ENTRIES, "");
        let all = page(&SECTION, &data, &picked(&[]), 0);
        assert_eq!(
            rows(&all),
            [
                "pro-ab: + Early |  | ✗ |  | ✓ | ✓ |  | body",
                "pro-a: + Late |  | ✓ | B | ✓ |  |  | time",
                "con-all: − Sitting |  | ? |  | ✓ | ✓ | ✓ | body",
            ]
        );
        assert!(
            lead(&all).starts_with("2 of 3 differ between the 3 roles; 1 holds for all. / "),
            "{}",
            lead(&all)
        );
        let two = page(&SECTION, &data, &folded(&["b", "c"]), 0);
        assert_eq!(
            rows(&two),
            [
                "pro-ab: + Early |  | ✗ |  | ✓ |  | body",
                ":shared: 1 shared by all |  |  |  |  |  | ",
                ":none: 1 that none of these has |  |  |  |  |  | ",
            ]
        );
        let said = lead(&two);
        assert!(
            said.starts_with("1 of 3 differ between B and C; 1 holds for both, 1 for neither."),
            "{said}"
        );
        assert_eq!(detail(&SECTION, &data, &folded(&["b", "c"]), 0, NONE), ["+ Late: Late hours."]);
        assert_eq!(detail(&SECTION, &data, &folded(&["b", "c"]), 0, SHARED), ["− Sitting: You sit."]);
    }

    #[test]
    fn one_role_alone_has_pros_and_cons_and_nothing_to_share() {
        let data = small(ENTRIES, "");
        let page = page(&SECTION, &data, &folded(&["a"]), 0);
        assert!(lead(&page).starts_with("A: 2 pros, 1 con."), "{}", lead(&page));
        let groups: Vec<Option<usize>> = page.rows.iter().map(|r| r.group).collect();
        assert_eq!(groups, [Some(1), Some(1), Some(2)]);
    }

    #[test]
    fn detail_says_how_well_it_is_borne_out_and_who_named_it() {
        let data = small(ENTRIES, "");
        let of = |key| detail(&SECTION, &data, &picked(&["a", "b"]), 0, key);
        assert_eq!(
            of("pro-a"),
            [
                "Late hours.",
                "Backed: ✓ a source bears it out (grade B, second hand or a body's survey)",
                "Know also: In towns.",
                "Holds for: A",
                "Named by: the editors of this data set",
            ]
        );
        assert_eq!(of("con-all").get(1).map(String::as_str), Some("Backed: ? no source bears it out"));
        assert_eq!(of("pro-ab").last().map(String::as_str), Some("Named by: the founding document: page 1"));
    }

    #[test]
    fn the_counts_add_up_for_every_pair_of_roles() {
        let data = Dataset::shipped();
        let roles: Vec<&Role> = data.career.roles.iter().collect();
        for a in &roles {
            for b in roles.iter().filter(|b| b.id != a.id) {
                let profile = picked(&[a.id.as_str(), b.id.as_str()]);
                let context = crate::sections::fixture::context(&data, &profile, 0);
                let ledger = Ledger::new(&context, &context.roles());
                let all = ledger.differ.len() + ledger.shared.len() + ledger.none.len();
                assert_eq!(all, data.career.tradeoffs.len());
                assert!(ledger.differ.iter().all(|t| holds(&t.roles, a) != holds(&t.roles, b)));
                assert!(ledger.shared.iter().all(|t| holds(&t.roles, a) && holds(&t.roles, b)));
            }
        }
    }
}
