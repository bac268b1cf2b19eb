//! Skills and how to check oneself against them.

use serde::{Deserialize, Serialize};

use super::{Id, role::Basis};

/// One skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// By what roles refer to it.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Heading under which it stands: `Knowledge`, `Technical`, `Personal`.
    pub kind: String,
    /// What it means to have it: one sentence.
    pub meaning: String,
    /// On whose word it is listed.
    pub basis: Basis,
    /// Sources.
    pub sources: Vec<Id>,
    /// Statements to rate oneself on from 0 (never tried) to 4 (could teach it). Editorial.
    #[serde(default)]
    pub checks: Vec<String>,
}
