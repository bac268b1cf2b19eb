//! Roles: the things a person chooses between.

use serde::{Deserialize, Serialize};

use super::Id;

/// One role, such as a job within an occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// By what the rest of the data and the command line refer to it.
    pub id: Id,
    /// Full name: `Inpatient coder`.
    pub name: String,
    /// Column head where room is scarce: `Inpatient`.
    pub short: String,
    /// Whether the founding document names it or the data set's editors added it.
    pub origin: Origin,
    /// Other names it goes by, with who uses them.
    #[serde(default)]
    pub also_called: Vec<Alias>,
    /// One line.
    pub tagline: String,
    /// One short paragraph.
    pub summary: String,
    /// Sources of tagline and summary.
    pub sources: Vec<Id>,
    /// The occupation code under which the wage table and the projections count this role.
    pub occupation: Id,
    /// Answers to the data set's aspects ([`super::career::Aspect`]); one left out is blank.
    #[serde(default)]
    pub aspects: Vec<Answer>,
    /// What the work is: statement ids, in order.
    #[serde(default)]
    pub duties: Vec<Id>,
    /// Where it is done.
    #[serde(default)]
    pub settings: Vec<Id>,
    /// With whom.
    #[serde(default)]
    pub colleagues: Vec<Id>,
    /// Schooling.
    #[serde(default)]
    pub education: Vec<Id>,
    /// Certification ids that fit, best first.
    #[serde(default)]
    pub certifications: Vec<Id>,
    /// Skills with their levels.
    #[serde(default)]
    pub skills: Vec<SkillNeed>,
    /// What a beginner meets.
    #[serde(default)]
    pub first_rung: Vec<Id>,
    /// What may come after: role ids or occupation codes of [`super::outlook::Related`].
    #[serde(default)]
    pub next_steps: Vec<Id>,
    /// Work from home.
    #[serde(default)]
    pub remote: Vec<Id>,
    /// Output and accuracy expected.
    #[serde(default)]
    pub output: Vec<Id>,
    /// How to read the pay figures of this role: caveats that are always shown.
    #[serde(default)]
    pub pay_notes: Vec<Id>,
    /// Employer types (industry codes of the wage table) whose pay stands in for the role's own.
    #[serde(default)]
    pub stand_ins: Vec<Id>,
    /// A sentence on the stand-ins, where they need one.
    #[serde(default)]
    pub stand_in_note: String,
    /// Survey figures ([`super::outlook::Survey`]) that say something of this role.
    #[serde(default)]
    pub surveys: Vec<Id>,
    /// Corrections ([`super::correction::Correction`]) that concern the role as a whole.
    #[serde(default)]
    pub corrections: Vec<Id>,
}

/// Who put a thing into the data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The founding document ([`super::career::Founding`]).
    Founding,
    /// The editors of the data set.
    Added,
}

/// Another name of a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// Who uses it.
    pub sources: Vec<Id>,
}

/// A role's answer to one aspect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which aspect.
    pub aspect: Id,
    /// The answer in words.
    pub text: String,
    /// The answer as a comparable value, for must-haves and criteria; none if it cannot be said.
    #[serde(default)]
    pub value: Option<Value>,
    /// Who says so.
    pub sources: Vec<Id>,
    /// The correction that this answer embodies, marked beside it.
    #[serde(default)]
    pub correction: Option<Id>,
}

/// An answer that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Yes.
    Yes,
    /// In part, or not at once.
    Partly,
    /// No.
    No,
    /// An amount in the aspect's unit.
    Amount(f64),
}

/// How much of a skill a role needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillNeed {
    /// Which skill.
    pub skill: Id,
    /// How much it matters.
    pub level: Level,
    /// Who says that it matters.
    pub basis: Basis,
}

/// How much a skill matters in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Helps now and then.
    Useful,
    /// Needed often.
    Important,
    /// The work cannot be done without it.
    Essential,
}

/// On whose word something rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The founding document names it.
    Founding,
    /// Another source names it.
    Source,
    /// The editors' choice.
    Editorial,
}
