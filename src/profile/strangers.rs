//! Answers to things that a data set does not have: kept, and reported.

use std::fmt;

use super::{GENERAL, Profile, knob::statements};
use crate::dataset::Dataset;

/// Something that is answered but that the data set does not have. `Display`: ``the role `x` ``.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// What it should be.
    pub kind: &'static str,
    /// Its id, or the words of a statement.
    pub name: String,
}

impl fmt::Display for Stranger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} `{}`", self.kind, self.name.escape_debug())
    }
}

/// Things that are answered but that the data set does not have, each once. They stay in the profile:
/// another edition of the data set may have them again.
#[must_use]
pub fn strangers(profile: &Profile, data: &Dataset) -> Vec<Stranger> {
    let career = &data.career;
    let mut found = Vec::new();
    let mut unless = |known: bool, kind: &'static str, name: &str| {
        let stranger = Stranger { kind, name: name.to_owned() };
        if !known && !found.contains(&stranger) {
            found.push(stranger);
        }
    };
    let role = |id: &str| data.role(id).is_some();
    let scored = profile.own_criteria.values().flat_map(|c| c.scores.keys());
    let own = profile.own_tradeoffs.values().flat_map(|t| &t.roles);
    for id in profile.picks.iter().chain(scored).chain(own) {
        unless(role(id.as_str()), "role", id.as_str());
    }
    for about in profile.notes.keys().filter(|about| *about != GENERAL) {
        unless(role(about), "role", about);
    }
    if let Some(area) = &profile.area {
        let known = data.wages.as_ref().is_some_and(|w| w.area(area.as_str()).is_some());
        unless(known, "area", area.as_str());
    }
    for (id, checks) in &profile.ratings {
        let skill = career.skills.iter().find(|s| s.id == *id);
        unless(skill.is_some(), "skill", id.as_str());
        let Some(skill) = skill else { continue };
        for check in checks.keys() {
            unless(statements(skill).any(|s| s == check), "statement", check);
        }
    }
    for id in profile.study.keys() {
        unless(career.skills.iter().any(|s| s.id == *id), "skill", id.as_str());
    }
    for id in profile.leanings.keys() {
        unless(career.tradeoffs.iter().any(|t| t.id == *id), "pro or con", id.as_str());
    }
    for id in profile.must_haves.keys() {
        unless(career.must_haves.iter().any(|m| m.id == *id), "must-have", id.as_str());
    }
    for id in profile.weights.keys() {
        let known = career.criteria.iter().any(|c| c.id == *id) || profile.own_criteria.contains_key(id);
        unless(known, "criterion", id.as_str());
    }
    found
}
