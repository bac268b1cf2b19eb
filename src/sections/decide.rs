//! Decide: what the person demands, what they weigh, where the roles stand, and how firm that is.
//!
//! The page shows [`Choice`]; nothing is worked out here.

mod beside;
mod ranking;
pub mod says;
mod since;
mod weigh;

use super::{Context, Section, common::list};
use crate::{
    insight::{choice::Choice, since::Since},
    page::{Block, Cited, Detail, Page},
};

pub use since::notice;
pub(super) use {beside::blocks as beside_blocks, since::blocks as since_blocks};

/// The tab.
pub const SECTION: Section = Section { id: "decide", title: "Decide", views, page, detail };

/// One view of the tab.
struct View {
    /// What it is called.
    name: &'static str,
    /// Whether there is anything to show in it.
    has: fn(&Context<'_>) -> bool,
    page: fn(&Context<'_>) -> Page,
    detail: fn(&Context<'_>, &str) -> Detail,
}

/// The views in order.
const VIEWS: &[View] = &[
    View { name: "Weigh", has: |_| true, page: weigh::page, detail: weigh::detail },
    View { name: "Ranking", has: |_| true, page: ranking::page, detail: ranking::detail },
    View { name: "Beside", has: |c| c.beside.is_some(), page: beside::page, detail: beside::detail },
    View {
        name: "Since last time",
        has: |c| c.since.is_some_and(Since::is_change),
        page: since::page,
        detail: since::detail,
    },
];

fn views_of(context: &Context<'_>) -> impl Iterator<Item = &'static View> {
    VIEWS.iter().filter(|view| (view.has)(context))
}

fn views(context: &Context<'_>) -> Vec<String> {
    views_of(context).map(|view| view.name.to_owned()).collect()
}

/// The decision between the roles that are compared.
pub(super) fn choice<'a>(context: &Context<'a>) -> Choice<'a> {
    Choice::new(context.data, context.profile, context.roles())
}

fn page(context: &Context<'_>) -> Page {
    views_of(context).nth(context.view).map_or_else(Page::default, |view| (view.page)(context))
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    views_of(context).nth(context.view).map_or_else(Detail::default, |view| (view.detail)(context, key))
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

/// The roles in order of their ranks, those that fail last, for the brief.
pub(super) fn order(choice: &Choice<'_>) -> Vec<usize> {
    ranking::order(choice)
}

#[cfg(test)]
mod tests;
