//! The root of `career.ron`: one field of work and everything a person needs to choose within it.

use serde::{Deserialize, Serialize};

use super::{
    Date, Id,
    certification::Certification,
    correction::Correction,
    criterion::{Criterion, MustHave},
    late::{Late, LateList},
    outlook::{Projection, Related, Series, Survey, Topic},
    role::Role,
    skill::Skill,
    source::{Source, Statement},
    tradeoff::Tradeoff,
    training::{Requirement, Step},
};

/// The newest format this program reads, and the one it writes.
pub const FORMAT: u32 = 1;

/// One field of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Career {
    /// Version of the file format: [`FORMAT`].
    pub format: u32,
    /// By what saved answers know this data set.
    pub id: Id,
    /// What it is about: `Medical coding`.
    pub title: String,
    /// The day the data set was last edited.
    pub updated: Date,
    /// Sign of the currency: `$`.
    #[serde(default = "dollar")]
    pub currency: String,
    /// Credits that licenses ask for.
    #[serde(default)]
    pub credits: Vec<String>,
    /// The document the data set started from, if any, which its corrections answer.
    #[serde(default)]
    pub founding: Option<Founding>,
    /// What the field is: statement ids.
    #[serde(default)]
    pub about: Vec<Id>,
    /// Everything that is cited.
    pub sources: LateList<Source>,
    /// Sentences that roles refer to.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Questions that every role answers, in the order they are compared.
    #[serde(default)]
    pub aspects: Vec<Aspect>,
    /// What a person may weigh the roles by.
    #[serde(default)]
    pub criteria: Late<Vec<Criterion>>,
    /// What a person may demand of a role.
    #[serde(default)]
    pub must_haves: Late<Vec<MustHave>>,
    /// The roles: at least one.
    pub roles: Vec<Role>,
    /// Skills.
    #[serde(default)]
    pub skills: Vec<Skill>,
    /// Credentials.
    #[serde(default)]
    pub certifications: LateList<Certification>,
    /// Pros and cons.
    #[serde(default)]
    pub tradeoffs: Vec<Tradeoff>,
    /// What is asked of everybody.
    #[serde(default)]
    pub requirements: Late<Vec<Requirement>>,
    /// A typical path, in order.
    #[serde(default)]
    pub path: Late<Vec<Step>>,
    /// What nobody knows: sentences.
    #[serde(default)]
    pub unknowns: Late<Vec<String>>,
    /// Claims of the founding document that the record corrects.
    #[serde(default)]
    pub corrections: LateList<Correction>,
    /// Job projections.
    #[serde(default)]
    pub projections: Late<Vec<Projection>>,
    /// Pay over the years; between two series lies a break.
    #[serde(default)]
    pub history: Late<Vec<Series>>,
    /// Why the series break, in words.
    #[serde(default)]
    pub history_note: String,
    /// Survey figures.
    #[serde(default)]
    pub surveys: LateList<Survey>,
    /// Tables of claims.
    #[serde(default)]
    pub topics: Late<Vec<Topic>>,
    /// Other occupations.
    #[serde(default)]
    pub related: LateList<Related>,
    /// Price levels by place, for comparing pay in what it buys.
    #[serde(default)]
    pub price_levels: Option<PriceLevels>,
    /// Terms.
    #[serde(default)]
    pub glossary: Late<Vec<Term>>,
}

fn dollar() -> String {
    "$".to_owned()
}

/// The document a data set started from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// Its entry among the sources.
    pub source: Id,
    /// How sentences call it: `the article`.
    pub called: String,
}

/// A question that every role answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspect {
    /// By what answers refer to it.
    pub id: Id,
    /// The question in a few words: `Procedures`.
    pub name: String,
    /// Heading under which it stands: `Code sets`.
    pub group: String,
    /// Shown on the role's own page beside the pay, not only in the comparison.
    #[serde(default)]
    pub headline: bool,
    /// Unit of the answers that are amounts.
    #[serde(default)]
    pub unit: String,
}

/// Price levels by place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceLevels {
    /// What they are called: `regional price parity`.
    pub name: String,
    /// The year they speak of.
    pub period: Date,
    /// What stands at 100: `United States`.
    pub base: String,
    /// Source.
    pub source: Id,
    /// Level by area code of the wage table; metropolitan areas take their state's.
    pub levels: Vec<(Id, f64)>,
}

/// A term and its meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term as it is written in texts.
    pub term: String,
    /// Other spellings by which it is found.
    #[serde(default)]
    pub also: Vec<String>,
    /// At most two lines.
    pub meaning: String,
    /// Sources.
    pub sources: Vec<Id>,
}
