//! Credentials: what they ask and what they cost.

use serde::{Deserialize, Serialize};

use super::{Id, correction::Remark, late::Named};

/// One credential. A field left out was not found; it is shown as a blank, never as zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certification {
    /// Its letters, which are its id: `CPC`.
    pub id: Id,
    /// Full name.
    pub name: String,
    /// Who grants it.
    pub body: String,
    /// Rung: `entry`, `core`, `specialty`, `management`; blank where only the name is known.
    #[serde(default)]
    pub level: String,
    /// What it covers.
    pub focus: String,
    /// Who may sit the exam.
    #[serde(default)]
    pub eligibility: String,
    /// Number of exam items, in words: `105 (90 scored)`.
    #[serde(default)]
    pub exam_items: String,
    /// Length of the exam in minutes.
    #[serde(default)]
    pub exam_minutes: Option<u32>,
    /// Pass mark, in words.
    #[serde(default)]
    pub pass_mark: String,
    /// Exam fee for members of the body, in the data set's currency.
    #[serde(default)]
    pub fee_member: Option<f64>,
    /// Exam fee for others.
    #[serde(default)]
    pub fee_nonmember: Option<f64>,
    /// What goes with the fee: number of tries, retakes.
    #[serde(default)]
    pub fee_note: String,
    /// Whether one must be a member to sit the exam; none if not found.
    #[serde(default)]
    pub membership_required: Option<bool>,
    /// Membership fee a year; none if not found.
    #[serde(default)]
    pub membership_fee: Option<f64>,
    /// What goes with the membership.
    #[serde(default)]
    pub membership_note: String,
    /// Continuing education units for one renewal.
    #[serde(default)]
    pub renewal_units: Option<u32>,
    /// Years from renewal to renewal.
    #[serde(default)]
    pub renewal_years: Option<u32>,
    /// Rule on a beginner's mark: how it comes and how it goes.
    #[serde(default)]
    pub apprentice_rule: String,
    /// When the figures were valid, in words.
    #[serde(default)]
    pub as_of: String,
    /// How sure the figures are, in words: `high for format; medium for price`.
    #[serde(default)]
    pub confidence: String,
    /// Conflicts between sources, pass rates and the like.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// Sources: at least one.
    pub sources: Vec<Id>,
}

impl Named for Certification {
    fn id(&self) -> &Id {
        &self.id
    }
}
