//! Where the founding document and the record part ways.

use serde::{Deserialize, Serialize};

use super::{Id, late::Named};

/// A claim of the founding document beside what the record says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// By what answers, roles and requirements refer to it.
    pub id: Id,
    /// What it is about.
    pub title: String,
    /// What became of the claim.
    pub verdict: Verdict,
    /// What the founding document says.
    pub claim: String,
    /// What the record says.
    pub record: String,
    /// Sources of the record.
    pub sources: Vec<Id>,
}

impl Named for Correction {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// What became of a claim of the founding document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The record says otherwise.
    Corrected,
    /// True once; newer figures exist.
    Updated,
    /// No source bears it out.
    NotSupported,
    /// Sources bear out a part.
    PartlySupported,
    /// True with a limit.
    Qualified,
    /// True, but something was missing.
    Completed,
    /// Not in the founding document at all.
    Added,
    /// The record bears it out.
    Supported,
}

/// A remark with the sources it rests on, if it names any of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// The remark.
    pub text: String,
    /// Its own sources; none if those of what it stands with serve.
    #[serde(default)]
    pub sources: Vec<Id>,
}
