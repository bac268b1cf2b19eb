//! The tabs: each a pure function from the data and the person's choices to a page.
//!
//! This list is the one place to register a tab: it then has navigation, filter, sort, help, exports and
//! screen tests; the first eight have a number key.

pub mod brief;
pub mod common;
pub mod compare;
pub mod decide;
#[cfg(test)]
mod fixture;
pub mod outlook;
pub mod pay;
pub mod pros_cons;
mod question;
pub mod roles;
#[cfg(test)]
mod sample;
pub mod skills;
pub mod sources;
pub mod training;

use crate::{
    dataset::{Dataset, Date},
    insight::since::Since,
    page::{Detail, Page},
    profile::Profile,
};

/// What a section builds its page from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The data set.
    pub data: &'a Dataset,
    /// The person's choices.
    pub profile: &'a Profile,
    /// Today, for ages.
    pub today: Date,
    /// Which of the section's views is shown: an index into what [`Section::views`] returns.
    pub view: usize,
    /// The answers of somebody else, laid beside the person's.
    pub beside: Option<&'a Profile>,
    /// What changed in the data since the person's answers were last saved.
    pub since: Option<&'a Since>,
}

impl<'a> Context<'a> {
    /// The first view of a section, with nobody's answers beside and nothing changed since last time.
    #[must_use]
    pub fn new(data: &'a Dataset, profile: &'a Profile, today: Date) -> Self {
        Self { data, profile, today, view: 0, beside: None, since: None }
    }

    /// The same in the view with this index.
    #[must_use]
    pub fn in_view(self, view: usize) -> Self {
        Self { view, ..self }
    }
}

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// By what the command line knows it: `pros-cons`.
    pub id: &'static str,
    /// What the tab bar calls it.
    pub title: &'static str,
    /// Names of its views, at least one; they may depend on everything but the view.
    pub views: fn(&Context<'_>) -> Vec<String>,
    /// Builds the rows.
    pub page: fn(&Context<'_>) -> Page,
    /// Builds the detail of the row with this key. A key that is no longer there gives an empty
    /// detail.
    pub detail: fn(&Context<'_>, key: &str) -> Detail,
}

/// All tabs in order.
pub const SECTIONS: &[Section] = &[
    roles::SECTION,
    compare::SECTION,
    pay::SECTION,
    skills::SECTION,
    training::SECTION,
    outlook::SECTION,
    pros_cons::SECTION,
    decide::SECTION,
];
