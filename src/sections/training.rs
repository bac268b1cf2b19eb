//! Training: the path in steps, the certifications, what is asked of everybody, the payback.

mod certifications;
mod path;
pub(super) mod payback;
mod requirements;

use super::{Context, Section};
use crate::page::{Detail, Line, Page, Shape};

/// The tab.
pub const SECTION: Section = Section { id: "training", title: "Training", views: |_| views(), page, detail };

/// What the tab shows, in the order of its views.
const VIEWS: [View; 4] = [
    View { name: "Path", page: path::page, detail: path::detail },
    View { name: "Certifications", page: certifications::page, detail: certifications::detail },
    View { name: "Requirements", page: requirements::page, detail: requirements::detail },
    View { name: "Payback", page: payback::page, detail: payback::detail },
];

#[derive(Clone, Copy)]
struct View {
    name: &'static str,
    page: fn(&Context<'_>) -> Page,
    detail: fn(&Context<'_>, key: &str) -> Detail,
}

fn views() -> Vec<String> {
    VIEWS.iter().map(|v| v.name.to_owned()).collect()
}

fn page(context: &Context<'_>) -> Page {
    VIEWS.get(context.view).map(|v| (v.page)(context)).unwrap_or_default()
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    VIEWS.get(context.view).map(|v| (v.detail)(context, key)).unwrap_or_default()
}

/// A page without rows that says why.
fn empty(title: &str, why: &str) -> Page {
    Page { title: title.to_owned(), shape: Shape::Table, lead: vec![Line::muted(why)], ..Page::default() }
}
