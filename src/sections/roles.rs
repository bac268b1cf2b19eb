//! Roles: what each one is, with what is only here before what all share.

mod portrait;

use super::{Context, Section};
use crate::{
    dataset::role::Role,
    page::{Cell, Column, Detail, Page, Row, Shape, Wish},
};

/// The tab.
pub const SECTION: Section =
    Section { id: "roles", title: "Roles", views: |_| vec!["all".to_owned()], page, detail };

fn page(context: &Context<'_>) -> Page {
    Page {
        title: "Roles".to_owned(),
        shape: Shape::List,
        columns: vec![Column::text("")],
        rows: context.data.career.roles.iter().map(|role| row(context, role)).collect(),
        heeds: &[Wish::Per],
        ..Page::default()
    }
}

fn row(context: &Context<'_>, role: &Role) -> Row {
    let mut words = format!("{} {} {}", role.id, role.short, role.tagline);
    for alias in &role.also_called {
        words.push(' ');
        words.push_str(&alias.name);
    }
    Row {
        key: role.id.to_string(),
        cells: vec![Cell::text(role.name.as_str())],
        picked: Some(context.profile.has_picked(&role.id)),
        words,
        ..Row::default()
    }
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    context.data.role(key).map_or_else(Detail::default, |role| portrait::of(context, role))
}

#[cfg(test)]
mod tests;
