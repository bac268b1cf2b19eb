//! What people decide by: attributes of roles, criteria to weigh them by, demands to make of them.

use serde::{Deserialize, Serialize};

use super::Id;

/// Something about a role that can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// The role's answer to an aspect: an amount in its unit, or 100 for yes, 50 for partly, 0 for no.
    Answer(Id),
    /// Official median pay a year where the person is. Roles that share an occupation share it.
    MedianPay,
    /// Median pay a year at the employer types that stand in for the role in the nation, from the
    /// lowest to the highest; of a role without stand-ins, its occupation's.
    StandInPay,
    /// How the person's skills fit, from 0 to 100.
    SkillFit,
    /// Balance of the pros and cons that the person weighed: 50 is even, 0 all against, 100 all for.
    Balance,
    /// Money for the first certification that fits: exam and, where it is asked for, a year's membership.
    CertificationCost,
}

/// One criterion of the decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// By what saved weights refer to it.
    pub id: Id,
    /// A few words: `Work from home`.
    pub name: String,
    /// What is compared.
    pub attribute: Attribute,
    /// The value that counts for nothing, in the attribute's unit. It may lie above the best one.
    #[serde(default)]
    pub worst: f64,
    /// The value that counts in full.
    #[serde(default = "hundred")]
    pub best: f64,
    /// How many points it has until the person weighs it; all criteria share 100 in these proportions.
    #[serde(default = "ten")]
    pub weight: f64,
    /// What to know before weighing it: one sentence.
    #[serde(default)]
    pub note: String,
}

/// A demand that a person may make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MustHave {
    /// By what saved demands refer to it.
    pub id: Id,
    /// A few words that `yes` or `at most $400` can follow: `Work from home possible`, `Cost of the exam`.
    pub name: String,
    /// What must meet it.
    pub attribute: Attribute,
    /// What is demanded.
    pub demand: Demand,
    /// By how much a key changes the amount, in the attribute's unit.
    #[serde(default = "one")]
    pub step: f64,
}

/// What is demanded of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Demand {
    /// Yes, and nothing less.
    Yes,
    /// Yes or partly.
    PartlyYes,
    /// No or partly.
    PartlyNo,
    /// No, and nothing else.
    No,
    /// At least this amount, until the person sets another.
    AtLeast(f64),
    /// At most this amount, until the person sets another.
    AtMost(f64),
}

impl Demand {
    /// Whether an amount is demanded, not yes or no.
    #[must_use]
    pub fn is_amount(self) -> bool {
        self.amount().is_some()
    }

    /// The amount that is demanded until the person sets another; none where it is yes or no.
    #[must_use]
    pub fn amount(self) -> Option<f64> {
        match self {
            Self::AtLeast(amount) | Self::AtMost(amount) => Some(amount),
            Self::Yes | Self::PartlyYes | Self::PartlyNo | Self::No => None,
        }
    }
}

impl Attribute {
    /// Whether its values are 100 for yes, 50 for partly and 0 for no: an aspect that no role answers
    /// by an amount.
    #[must_use]
    pub fn is_answer_in_words(&self, career: &super::Career) -> bool {
        let Self::Answer(aspect) = self else { return false };
        let mut answers = career.roles.iter().flat_map(|r| &r.aspects).filter(|a| a.aspect == *aspect);
        !answers.any(|a| matches!(a.value, Some(super::role::Value::Amount(_))))
    }
}

fn hundred() -> f64 {
    100.0
}

fn ten() -> f64 {
    10.0
}

fn one() -> f64 {
    1.0
}
