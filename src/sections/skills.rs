//! Skills.

use super::{Context, Section};
use crate::page::{Detail, Page};

/// The tab.
pub const SECTION: Section =
    Section { id: "skills", title: "Skills", views: |_| vec!["all".to_owned()], page, detail };

fn page(_context: &Context<'_>) -> Page {
    Page::default()
}

fn detail(_context: &Context<'_>, _key: &str) -> Detail {
    Detail::default()
}
