//! Decide: what the person demands, what they weigh, where the roles stand, and how firm that is.
//!
//! The page shows [`Choice`]; nothing is worked out here.

mod ranking;
pub mod says;
mod weigh;

use super::{Context, Section, common::list};
use crate::{
    insight::choice::Choice,
    page::{Block, Cited, Detail, Page, Table},
};

/// The tab.
pub const SECTION: Section = Section { id: "decide", title: "Decide", views: |_| views(), page, detail };

fn views() -> Vec<String> {
    ["Weigh", "Ranking"].map(str::to_owned).to_vec()
}

/// The decision between the roles that are compared.
pub(super) fn choice<'a>(context: &Context<'a>) -> Choice<'a> {
    Choice::new(context.data, context.profile, context.roles())
}

fn page(context: &Context<'_>) -> Page {
    match context.view {
        0 => weigh::page(context, &choice(context)),
        _ => ranking::page(context, &choice(context)),
    }
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    match context.view {
        0 => weigh::detail(context, &choice(context), key),
        _ => ranking::detail(context, &choice(context), key),
    }
}

/// Why roles fail what is demanded, and of which demands the data cannot say: by role.
#[must_use]
pub fn why(context: &Context<'_>) -> Detail {
    let choice = choice(context);
    let mut blocks = Vec::new();
    for (n, role) in choice.roles.iter().enumerate() {
        let failed = choice.failures(n).map(|(d, verdict, by)| says::failure(context.data, d, verdict, by));
        let unknown = choice.unknowns(n).map(|(demand, verdict)| says::unknown(demand, verdict));
        blocks.extend(list(&role.name, failed.chain(unknown).collect()));
    }
    if blocks.is_empty() {
        let demanded = choice.demands.iter().any(|d| d.on);
        let text = if demanded { "Every role meets all that you demand." } else { "You demand nothing yet." };
        blocks.push(Block::Text(Cited::bare(text)));
    }
    Detail { title: "Why not?".to_owned(), blocks }
}

/// The ranking, for the brief.
pub(super) fn ranking_table(choice: &Choice<'_>) -> Table {
    ranking::table(choice)
}

#[cfg(test)]
mod tests;
