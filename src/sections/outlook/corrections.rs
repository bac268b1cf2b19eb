//! Where the founding document and the record part ways: every claim with both sides.

use crate::{
    dataset::Dataset,
    page::{Cell, Column, Detail, Line, Page, Row, Shape},
    sections::{Context, common},
};

/// Whether there is anything to show.
pub(super) fn any(data: &Dataset) -> bool {
    !data.career.corrections.is_empty()
}

/// One row a correction, in the order of the data.
pub(super) fn page(context: &Context<'_>) -> Page {
    let lead = format!("What {} says beside what the record says; neither is left out.", context.founding());
    let row = |c: &crate::dataset::correction::Correction| Row {
        key: c.id.to_string(),
        cells: vec![Cell::text(c.title.as_str()), Cell::text(common::verdict(c.verdict))],
        words: format!("{} {}", c.claim, c.record),
        ..Row::default()
    };
    Page {
        title: "Corrections".to_owned(),
        shape: Shape::List,
        lead: vec![Line::muted(lead)],
        columns: vec![Column::prose("Claim", 20), Column::text("Verdict")],
        rows: context.data.career.corrections.iter().map(row).collect(),
        ..Page::default()
    }
}

/// Both sides of one.
pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let found = context.data.career.corrections.named(key);
    found.map_or_else(Detail::default, |correction| Detail {
        title: correction.title.clone(),
        blocks: context.correction_blocks(correction),
    })
}
