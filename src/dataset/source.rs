//! Where facts come from.

use serde::{Deserialize, Serialize};

use super::{Date, Id, late::Named};

/// One source: who says it, when, about whom, and what they gain by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// By what the facts refer to it.
    pub id: Id,
    /// Who published it.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// Where it can be read: an `http` or `https` address.
    #[serde(default)]
    pub address: Option<String>,
    /// The date its figures speak of, for counting their age; none where it bears no date.
    #[serde(default)]
    pub date: Option<Date>,
    /// The date in words where [`Source::date`] does not say it all: `undated copy`, `edition 2019-29`.
    #[serde(default)]
    pub dated: String,
    /// Kind: `official statistics`, `training or prep site`, ...
    pub kind: String,
    /// What the maker gains by it; `none` if nothing.
    #[serde(default)]
    pub interest: String,
    /// Whom or what it speaks of.
    #[serde(default)]
    pub population: String,
    /// License or terms.
    #[serde(default)]
    pub license: String,
    /// How firm it is.
    pub grade: Grade,
}

impl Named for Source {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// How firm a source is, from official (A) to weak (D); E is the data set's own editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Official, a body on its own rules, or a peer-reviewed study.
    A,
    /// Official at second hand, or a professional body's survey.
    B,
    /// Trade press, vendor, training site or a single posting.
    C,
    /// Weak: shown only with a warning.
    D,
    /// Choices and wording by the editors of the data set.
    E,
}

/// A sentence with the sources that bear it out. The same id always carries the same words, so what
/// roles share can be folded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// By what roles refer to it.
    pub id: Id,
    /// One plain sentence or two.
    pub text: String,
    /// Who says so: at least one.
    pub sources: Vec<Id>,
}
