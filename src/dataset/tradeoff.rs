//! Pros and cons.

use serde::{Deserialize, Serialize};

use super::{Id, source::Grade};

/// One pro or con.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tradeoff {
    /// By what a person's weights refer to it.
    pub id: Id,
    /// For or against.
    pub side: Side,
    /// A few words.
    pub name: String,
    /// Heading under which it stands: `stability`, `pay`, ...
    pub theme: String,
    /// One sentence.
    pub text: String,
    /// Roles it holds for; empty = all.
    #[serde(default)]
    pub roles: Vec<Id>,
    /// Who put it in.
    pub origin: super::role::Origin,
    /// Where the founding document says it, in words; blank if nowhere.
    #[serde(default)]
    pub named_by: String,
    /// How well it is borne out.
    pub evidence: Evidence,
    /// Grade of the support; none if unsupported.
    #[serde(default)]
    pub grade: Option<Grade>,
    /// Sources.
    pub sources: Vec<Id>,
    /// What to know beside it.
    #[serde(default)]
    pub note: String,
}

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// An advantage.
    Pro,
    /// A disadvantage.
    Con,
}

/// How well a pro or con is borne out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A source bears it out.
    Supported,
    /// Only the founding document says so.
    Unsupported,
    /// The record says otherwise.
    Contradicted,
}
