//! The way in: what is asked of everybody, and the steps.

use serde::{Deserialize, Serialize};

use super::{Id, correction::Verdict};

/// A general requirement: what the founding document says of it, and what the record says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub name: String,
    /// What the founding document says; blank if nothing.
    #[serde(default)]
    pub claim: String,
    /// What the record says.
    pub record: String,
    /// What became of the claim.
    pub verdict: Verdict,
    /// The correction in full, if there is one.
    #[serde(default)]
    pub correction: Option<Id>,
    /// Sources.
    pub sources: Vec<Id>,
}

/// One step of a typical path. Fields left out were not found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id.
    pub id: Id,
    /// What is done.
    pub name: String,
    /// How far along it stands.
    pub stage: Stage,
    /// How long it takes, in words.
    #[serde(default)]
    pub time: String,
    /// What it costs, in words.
    #[serde(default)]
    pub cost: String,
    /// What is known of it.
    pub known: String,
    /// Certifications that belong to the step.
    #[serde(default)]
    pub certifications: Vec<Id>,
    /// Sources.
    pub sources: Vec<Id>,
}

/// Where on the ladder a step stands. The beginner's rung is shown apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before the first job.
    Entry,
    /// The first job and what still marks a beginner.
    Beginner,
    /// After that.
    Experienced,
    /// A branch that not everybody takes.
    Branch,
}
