//! The person's part of the ledger: weights, entries of their own, and a word where a con is missing.

use super::{Context, HOLDS, sign};
use crate::{
    dataset::{role::Role, tradeoff::Side},
    insight::{attribute::holds, choice::Choice},
    page::{Block, Cell, Cited, Detail, Line, Missing, Number, Row, Tone, Unit},
    profile::{Knob, Leaning},
    sections::common::side_by_side,
};

/// A weight from -5 to +5; blank where the person has not weighed.
pub(super) fn weight(leaning: Option<Leaning>) -> Cell {
    match leaning {
        None => Cell::Missing(Missing::NotApplicable),
        Some(weight) => Cell::Number(Number::new(weight.value(), Unit::Change)),
    }
}

/// The person's own entries.
pub(super) fn rows(context: &Context<'_>, roles: &[&Role]) -> Vec<Row> {
    let entries = context.profile.own_tradeoffs.iter().map(|(id, entry)| {
        let (sign, tone) = sign(entry.side);
        let blank = || Cell::Missing(Missing::NotApplicable);
        let name = Line::toned(format!("{sign} "), tone).and(entry.name.as_str(), Tone::Plain);
        let mut cells = vec![Cell::text(name), weight(entry.leaning), blank(), blank()];
        let mark = |role: &&Role| if holds(&entry.roles, role) { Cell::Mark(HOLDS) } else { blank() };
        cells.extend(roles.iter().map(mark));
        cells.push(blank());
        Row {
            key: id.to_string(),
            cells,
            group: Some(0),
            knob: Some(Knob::OwnLeaning(id.clone())),
            ..Row::default()
        }
    });
    entries.collect()
}

/// One of the person's own entries.
pub(super) fn detail(context: &Context<'_>, roles: &[&Role], id: &str) -> Detail {
    let Some((_, entry)) = context.profile.own_tradeoffs.iter().find(|(own, _)| **own == *id) else {
        return Detail::default();
    };
    let holding: Vec<&Role> = roles.iter().filter(|r| holds(&entry.roles, r)).copied().collect();
    let holding = if holding.is_empty() { "none of these roles".to_owned() } else { side_by_side(&holding) };
    let text = format!("Your own, for {holding}.");
    Detail { title: entry.name.to_string(), blocks: vec![Block::Text(Cited::bare(text))] }
}

/// A gentle word where the role that stands first has pros weighed but no con: lists for one side only
/// are how people talk themselves into things.
pub(super) fn prompt(context: &Context<'_>) -> Option<Line> {
    let profile = context.profile;
    if profile.leanings.is_empty() && profile.own_tradeoffs.values().all(|t| t.leaning.is_none()) {
        return None;
    }
    let choice = Choice::new(context.data, profile, context.roles());
    // Of a tie none is the favorite.
    let [favorite] = choice.first()[..] else { return None };
    let favorite = choice.roles.get(favorite)?;
    let given = context.data.career.tradeoffs.iter();
    let given = given.filter(|t| t.side == Side::Con && holds(&t.roles, favorite));
    let mut weighed = given.filter(|t| profile.leanings.contains_key(&t.id));
    let mut own = profile.own_tradeoffs.values();
    let own = own.any(|t| t.side == Side::Con && t.leaning.is_some() && holds(&t.roles, favorite));
    if weighed.next().is_some() || own {
        return None;
    }
    let text = format!("{} stands first, and you have weighed no con of it yet.", favorite.short);
    Some(Line::toned(text, Tone::Caution))
}
