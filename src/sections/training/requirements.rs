//! What is asked of everybody: the founding document beside the record.

use super::{super::Context, empty};
use crate::{
    dataset::{Id, correction::Verdict, training::Requirement},
    page::{Block, Cell, Cited, Column, Detail, Line, Page, Row, Shape, Tone},
    sections::common::verdict,
};

pub(super) fn page(context: &Context<'_>) -> Page {
    let requirements = &context.data.career.requirements;
    if requirements.is_empty() {
        return empty("Requirements", "This data set lists no general requirements.");
    }
    let answers_a_claim = requirements.iter().any(|r| !r.claim.is_empty());
    let mut columns = vec![Column::text("Requirement")];
    if answers_a_claim {
        columns.push(Column::prose(capitalized(context.founding()), 24));
    }
    columns.push(Column::prose("The record", 24));
    if answers_a_claim {
        columns.push(Column::text("Verdict"));
    }
    Page {
        title: "Requirements".to_owned(),
        shape: Shape::Table,
        lead: Vec::new(),
        columns,
        groups: Vec::new(),
        rows: requirements.iter().map(|r| row(r, answers_a_claim)).collect(),
        ..Page::default()
    }
}

/// The verdict is on a claim: without any claim there is none to show.
fn row(requirement: &Requirement, answers_a_claim: bool) -> Row {
    let mut cells = vec![Cell::text(requirement.name.as_str())];
    if answers_a_claim {
        cells.push(Cell::words(&requirement.claim));
    }
    cells.push(Cell::text(requirement.record.as_str()));
    if answers_a_claim {
        cells.push(Cell::text(Line::toned(verdict(requirement.verdict), tone(requirement.verdict))));
    }
    Row { key: requirement.id.to_string(), cells, ..Row::default() }
}

/// Whether the claim can be relied on as it stands.
fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Supported => Tone::Good,
        Verdict::Added | Verdict::Completed => Tone::Plain,
        Verdict::Corrected
        | Verdict::Updated
        | Verdict::NotSupported
        | Verdict::PartlySupported
        | Verdict::Qualified => Tone::Caution,
    }
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let Some(requirement) = context.data.career.requirements.iter().find(|r| r.id == *key) else {
        return Detail::default();
    };
    let founding: Vec<Id> = context.data.career.founding.iter().map(|f| f.source.clone()).collect();
    let mut sides = Vec::new();
    if !requirement.claim.is_empty() {
        let line = Line::muted(format!("{}: ", context.founding())).and(&requirement.claim, Tone::Plain);
        sides.push(Cited::new(line, &founding).marked("•", Tone::Muted));
    }
    let line = Line::muted("the record: ").and(&requirement.record, Tone::Plain);
    sides.push(Cited::new(line, &requirement.sources).marked("•", Tone::Muted));
    let mut blocks = vec![Block::Bullets(sides)];
    if let Some(correction) = requirement.correction.as_ref().and_then(|id| context.correction(id)) {
        blocks.extend(context.correction_blocks(correction));
    }
    let title = if requirement.claim.is_empty() {
        requirement.name.clone()
    } else {
        format!("{} ({})", requirement.name, verdict(requirement.verdict))
    };
    Detail { title, blocks }
}

/// `the article` as a column head: `The article`.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use crate::{
        dataset::Dataset,
        sections::{
            fixture::{detail, lead, page, picked, rows, small},
            training::SECTION,
        },
    };

    const VIEW: usize = 2;

    #[test]
    fn without_a_founding_document_there_is_no_claim_and_no_verdict() {
        let data = small(
            r#"requirements: [(id: "r", name: "Privacy", record: "By law.", verdict: added, sources: ["s"])]"#,
            "",
        );
        let page = page(&SECTION, &data, &picked(&[]), VIEW);
        assert_eq!(rows(&page), ["r: Privacy | By law."]);
        assert_eq!(page.columns.len(), 2);
        assert_eq!(detail(&SECTION, &data, &picked(&[]), VIEW, "r"), ["• the record: By law."]);
        let none = super::page(&crate::sections::fixture::context(&small("", ""), &picked(&[]), VIEW));
        assert_eq!(lead(&none), "This data set lists no general requirements.");
    }

    #[test]
    fn a_correction_stands_with_both_sides() {
        let data = Dataset::shipped();
        let lines = detail(&SECTION, &data, &picked(&[]), VIEW, "req-education");
        let starts = |start: &str| lines.iter().any(|l| l.starts_with(start));
        assert!(starts("• the article: ") && starts("• the record: "), "{lines:#?}");
        assert!(starts("✗ the article: ") && starts("✓ the record: "), "{lines:#?}");
    }
}
