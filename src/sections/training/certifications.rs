//! Certifications: what they ask and what they cost, side by side. A blank was not found.

use super::{super::Context, empty};
use crate::{
    dataset::{Id, certification::Certification, role::Role},
    page::{Block, Cell, Cited, Column, Detail, Fact, Line, Page, Row, Shape, Tone, Unit, cell::Missing},
    sections::common::{called, list, side_by_side},
};

/// How many names a sentence lists before it only counts.
const NAMES: usize = 12;

pub(super) fn page(context: &Context<'_>) -> Page {
    let all = &context.data.career.certifications;
    if all.is_empty() {
        return empty("Certifications", "This data set lists no certifications.");
    }
    let roles = context.roles();
    Page {
        title: "Certifications".to_owned(),
        shape: Shape::Table,
        lead: lead(context, all),
        columns: vec![
            Column::text("Letters"),
            Column::prose("Name", 22),
            Column::text("Level"),
            Column::prose("Membership", 14),
            Column::number("Exam, member"),
            Column::number("Exam, others"),
            Column::prose("Fits", 12),
            Column::number("Renewal"),
            Column::number("Minutes"),
            Column::text("Body"),
        ],
        groups: Vec::new(),
        rows: all.iter().map(|c| row(context, &roles, c)).collect(),
        ..Page::default()
    }
}

/// Whether a membership is asked for and what it costs, as far as it was found.
#[derive(Clone, Copy, PartialEq)]
enum Membership {
    NotRequired,
    Required(Option<f64>),
    NotFound,
}

fn membership(certification: &Certification) -> Membership {
    match certification.membership_required {
        Some(false) => Membership::NotRequired,
        Some(true) => Membership::Required(certification.membership_fee),
        None => Membership::NotFound,
    }
}

/// The membership in words; none if nothing was found.
fn membership_words(context: &Context<'_>, certification: &Certification) -> Option<Line> {
    match membership(certification) {
        Membership::NotRequired => Some(Line::toned("not required", Tone::Good)),
        Membership::Required(Some(fee)) => {
            Some(Line::from(format!("required, {} a year", context.money(fee))))
        }
        Membership::Required(None) => Some(Line::from("required, ").and("fee not found", Tone::Caution)),
        Membership::NotFound => None,
    }
}

/// Who asks for no membership, and whose membership fee is not listed: by their letters.
fn lead(context: &Context<'_>, all: &[Certification]) -> Vec<Line> {
    let letters = |wanted: fn(Membership) -> bool| {
        let ids = all.iter().filter(|c| wanted(membership(c))).map(|c| c.id.as_str());
        ids.collect::<Vec<_>>()
    };
    let listed = all.iter().filter_map(|c| match membership(c) {
        Membership::Required(Some(fee)) => Some(format!("{} ({} a year)", c.id, context.money(fee))),
        _ => None,
    });
    let listed: Vec<String> = listed.collect();
    let mut line = Line::default();
    for (label, tone, names) in [
        ("No membership is needed for ", Tone::Good, named(&letters(|m| m == Membership::NotRequired))),
        ("Members only: ", Tone::Plain, named(&listed)),
        (
            "Members only, fee not found: ",
            Tone::Caution,
            named(&letters(|m| m == Membership::Required(None))),
        ),
    ] {
        if !names.is_empty() {
            line = line.and(label, tone).and(format!("{names}. "), Tone::Plain);
        }
    }
    let unknown = letters(|m| m == Membership::NotFound).len();
    let rest = match unknown {
        0 => String::new(),
        all_of if all_of == all.len() => "Whether one has to be a member was not found.".to_owned(),
        some => format!("Of the other {some}, nothing on it was found."),
    };
    vec![line.and(rest, Tone::Muted)]
}

fn named<S: AsRef<str>>(names: &[S]) -> String {
    let first = names.iter().take(NAMES).map(S::as_ref).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(NAMES) {
        None | Some(0) => first,
        Some(more) => format!("{first} and {more} more"),
    }
}

fn row(context: &Context<'_>, roles: &[&Role], c: &Certification) -> Row {
    let money = |fee: Option<f64>| {
        fee.map_or(Cell::Missing(Missing::NotFound), |fee| Cell::Number(context.money(fee)))
    };
    let count = |n: Option<u32>| Cell::number(n.map(f64::from), Unit::Count);
    let fits = fitting(roles, c);
    Row {
        key: c.id.to_string(),
        cells: vec![
            Cell::text(Line::strong(c.id.as_str())),
            Cell::text(c.name.as_str()),
            Cell::words(&c.level),
            membership_words(context, c).map_or(Cell::Missing(Missing::NotFound), Cell::Text),
            money(c.fee_member),
            money(c.fee_nonmember),
            match fits.len() {
                0 => Cell::Missing(Missing::NotApplicable),
                n if n == roles.len() && n > 1 => Cell::text("✓ all"),
                _ => Cell::text(format!("✓ {}", side_by_side(&fits))),
            },
            count(c.renewal_units),
            count(c.exam_minutes),
            Cell::text(c.body.as_str()),
        ],
        muted: fits.is_empty(),
        words: format!("{} {}", c.focus, c.eligibility),
        ..Row::default()
    }
}

/// The roles that a certification fits.
fn fitting<'a>(roles: &[&'a Role], certification: &Certification) -> Vec<&'a Role> {
    roles.iter().filter(|r| r.certifications.contains(&certification.id)).copied().collect()
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let Some(c) = context.data.career.certifications.named(key) else {
        return Detail::default();
    };
    let mut blocks = vec![Block::Text(Cited::new(
        Line::strong(c.name.as_str()).and(format!(" · {} · {}", c.body, c.focus), Tone::Plain),
        &c.sources,
    ))];
    blocks.push(Block::Facts(facts(context, c)));
    let remark = |r: &crate::dataset::correction::Remark| {
        let sources: &[Id] = if r.sources.is_empty() { &c.sources } else { &r.sources };
        Cited::new(r.text.as_str(), sources).marked("•", Tone::Muted)
    };
    blocks.extend(list("Remarks", c.remarks.iter().map(remark).collect()));
    Detail { title: c.id.to_string(), blocks }
}

/// Everything known of it.
fn facts(context: &Context<'_>, c: &Certification) -> Vec<Fact> {
    let roles = context.roles();
    let fits = fitting(&roles, c);
    let fits = match fits.len() {
        0 => format!("none of {}", called(&roles)),
        n if n == roles.len() && n > 1 => format!("all: {}", side_by_side(&fits)),
        _ => side_by_side(&fits),
    };
    let exam = joined([
        (!c.exam_items.is_empty()).then(|| match c.exam_items.as_str() {
            number if number.bytes().all(|b| b.is_ascii_digit()) => format!("{number} items"),
            words => format!("items: {words}"),
        }),
        c.exam_minutes.map(|m| format!("{m} minutes")),
        (!c.pass_mark.is_empty()).then(|| format!("pass mark {}", c.pass_mark)),
    ]);
    let fee = joined([
        c.fee_member.map(|f| format!("{} for members", context.money(f))),
        c.fee_nonmember.map(|f| format!("{} for others", context.money(f))),
        (!c.fee_note.is_empty()).then(|| c.fee_note.clone()),
    ]);
    let mut membership = membership_words(context, c).unwrap_or_default();
    if !c.membership_note.is_empty() {
        let joint = if membership.is_empty() { "" } else { "; " };
        membership = membership.and(joint, Tone::Plain).and(&c.membership_note, Tone::Plain);
    }
    let renewal = match (c.renewal_units, c.renewal_years) {
        (Some(units), Some(1)) => format!("{units} units every year"),
        (Some(units), Some(years)) => format!("{units} units every {years} years"),
        (Some(units), None) => format!("{units} units"),
        (None, Some(years)) => format!("every {years} years; number of units not found"),
        (None, None) => String::new(),
    };
    let fact = |label: &str, value: Cited| Fact { label: label.to_owned(), value };
    // What one would ask for says that it was not found; the rest is left out.
    let asked = [
        ("Entry rules", Line::from(c.eligibility.as_str())),
        ("Exam", Line::from(exam)),
        ("Exam fee", Line::from(fee)),
        ("Membership", membership),
        ("Renewal", Line::from(renewal)),
    ];
    let asked = asked.into_iter().map(|(label, line)| {
        let found = !line.is_empty();
        let value = if found { Cited::new(line, &c.sources) } else { Cited::bare(Line::muted("not found")) };
        fact(label, value)
    });
    let mark = Some(("Beginner's mark", c.apprentice_rule.as_str())).filter(|(_, text)| !text.is_empty());
    let mark = mark.map(|(label, text)| fact(label, Cited::new(text, &c.sources)));
    let about = [("Level", &c.level), ("As of", &c.as_of), ("How sure", &c.confidence)];
    let about = about.into_iter().filter(|(_, text)| !text.is_empty());
    let about = about.map(|(label, text)| fact(label, Cited::bare(text.as_str())));
    std::iter::once(fact("Fits", Cited::bare(fits))).chain(asked).chain(mark).chain(about).collect()
}

fn joined(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A certification in one line, for lists: letters, name, fee, membership.
pub(super) fn in_a_line(context: &Context<'_>, c: &Certification) -> Cited {
    let fees = joined([
        c.fee_member.map(|f| format!("{} for members", context.money(f))),
        c.fee_nonmember.map(|f| format!("{} for others", context.money(f))),
        None,
    ]);
    let mut line = Line::strong(c.id.as_str()).and(format!("  {}, {}", c.name, c.body), Tone::Plain);
    if !fees.is_empty() {
        line = line.and(format!(" · exam {fees}"), Tone::Plain);
    }
    if let Some(words) = membership_words(context, c) {
        line = line.and(" · membership ", Tone::Plain);
        line.0.extend(words.0);
    }
    Cited::new(line, &c.sources).marked("•", Tone::Muted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::{
        fixture::{detail, lead, page, picked, rows, small},
        training::SECTION,
    };

    const VIEW: usize = 1;
    const SOME: &str = r#"certifications: [
        (id: "FREE", name: "F", body: "Office", focus: "all", membership_required: false,
            fee_member: 100, fee_nonmember: 150, sources: ["s"]),
        (id: "PAID", name: "P", body: "Office", level: "core", focus: "all", membership_required: true,
            membership_fee: 200, membership_note: "half for students", renewal_units: 36, renewal_years: 2,
            exam_minutes: 240, sources: ["s"], remarks: [(text: "Hard.")]),
        (id: "DEAR", name: "D", body: "Office", focus: "all", membership_required: true, sources: ["s"]),
        (id: "NAME", name: "N", body: "Office", focus: "all", sources: ["s"]),
    ]"#;

    #[test]
    fn membership_is_answered_at_a_glance() {
        let data = small(SOME, "");
        let page = page(&SECTION, &data, &picked(&[]), VIEW);
        assert_eq!(
            lead(&page),
            "No membership is needed for FREE. Members only: PAID ($200 a year). Members only, fee not found: DEAR. \
             Of the other 1, nothing on it was found."
        );
        assert_eq!(
            rows(&page),
            [
                "FREE: FREE | F | not found | not required | $100 | $150 |  | not found | not found | Office",
                "PAID: PAID | P | core | required, $200 a year | not found | not found |  | 36 | 240 | Office",
                "DEAR: DEAR | D | not found | required, fee not found | not found | not found |  | not found | not found | Office",
                "NAME: NAME | N | not found | not found | not found | not found |  | not found | not found | Office",
            ]
        );
    }

    #[test]
    fn detail_gives_what_is_known_and_names_what_is_not() {
        let data = small(SOME, "");
        assert_eq!(
            detail(&SECTION, &data, &picked(&[]), VIEW, "PAID"),
            [
                "P · Office · all",
                "Fits: none of the 3 roles",
                "Entry rules: not found",
                "Exam: 240 minutes",
                "Exam fee: not found",
                "Membership: required, $200 a year; half for students",
                "Renewal: 36 units every 2 years",
                "Level: core",
                "# Remarks",
                "• Hard.",
            ]
        );
    }

    #[test]
    fn long_lists_of_letters_end_in_a_count() {
        let names: Vec<String> = (0..14).map(|n| format!("C{n}")).collect();
        assert!(named(&names).ends_with("C10, C11 and 2 more"), "{}", named(&names));
        assert_eq!(named(&["A", "B"]), "A, B");
        assert_eq!(named::<&str>(&[]), "");
    }
}
