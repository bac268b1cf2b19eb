//! What may come: projections, pay history, surveys, claims that disagree, related occupations.

use serde::{Deserialize, Serialize};

use super::{Id, late::Named, source::Grade};

/// One edition of a job projection for one occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Projection {
    /// Its id.
    pub id: Id,
    /// Occupation code, or a code for the group it speaks of.
    pub occupation: Id,
    /// Name of the occupation or group.
    pub name: String,
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
    /// Jobs in the first year.
    #[serde(default)]
    pub jobs_from: Option<f64>,
    /// Jobs in the last year.
    #[serde(default)]
    pub jobs_to: Option<f64>,
    /// Change in jobs.
    #[serde(default)]
    pub change: Option<f64>,
    /// Growth over the whole window in percent.
    #[serde(default)]
    pub growth: Option<f64>,
    /// Openings a year.
    #[serde(default)]
    pub openings: Option<f64>,
    /// The publisher's own label: `much faster than average`.
    #[serde(default)]
    pub label: String,
    /// Whom it counts. Editions with different words here are never joined by a line.
    #[serde(default)]
    pub covers: String,
    /// What part it plays.
    pub part: Part,
    /// What to know beside it: reasons, cautions.
    #[serde(default)]
    pub notes: Vec<Id>,
    /// Source.
    pub source: Id,
}

/// What part a projection plays on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The newest edition for the roles' own occupation.
    Current,
    /// An older edition.
    Earlier,
    /// A wider group in the same window, to compare with.
    Yardstick,
}

/// A run of yearly pay figures that count the same people. Between two series lies a break.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its id.
    pub id: Id,
    /// A few words: `before 2019`.
    pub name: String,
    /// Occupation code.
    pub occupation: Id,
    /// Whom it counts.
    pub covers: String,
    /// Whether it is the roles' own or one to compare with.
    #[serde(default)]
    pub yardstick: bool,
    /// Figures by year, ascending.
    pub points: Vec<Point>,
}

/// One year of a series: pay in the data set's currency a year, nominal. Blank was not found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The year.
    pub year: u16,
    /// Median.
    #[serde(default)]
    pub median: Option<f64>,
    /// Mean.
    #[serde(default)]
    pub mean: Option<f64>,
    /// 10th percentile.
    #[serde(default)]
    pub p10: Option<f64>,
    /// 25th percentile.
    #[serde(default)]
    pub p25: Option<f64>,
    /// 75th percentile.
    #[serde(default)]
    pub p75: Option<f64>,
    /// 90th percentile.
    #[serde(default)]
    pub p90: Option<f64>,
    /// Jobs.
    #[serde(default)]
    pub jobs: Option<f64>,
    /// Source.
    pub source: Id,
}

/// A survey figure: a point, never a range, and never on one scale with official medians as if it
/// were one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// By what roles refer to it.
    pub id: Id,
    /// Heading under which it stands: `By credential`, `By experience`.
    pub topic: String,
    /// Whom it counts: `CPC, AAPC members`.
    pub who: String,
    /// The credential it speaks of, if any.
    #[serde(default)]
    pub certification: Option<Id>,
    /// `mean`, `median`, `most common band`.
    pub statistic: String,
    /// The figure.
    pub value: f64,
    /// Upper end where the figure is a band.
    #[serde(default)]
    pub to: Option<f64>,
    /// What the figure counts.
    pub unit: Unit,
    /// When, in words: `2025, second-hand`.
    pub period: String,
    /// What to know beside it.
    #[serde(default)]
    pub note: String,
    /// Source.
    pub source: Id,
}

impl Named for Survey {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Money a year, in the data set's currency.
    MoneyPerYear,
    /// Percent.
    Percent,
}

/// A table of claims under one heading: what affects pay, remote work, automation, where sources
/// disagree. The spread is shown; none is picked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Heading, or the question that the claims answer.
    pub title: String,
    /// Group in the list of topics: `Where sources disagree`.
    pub group: String,
    /// One sentence to read before the table.
    #[serde(default)]
    pub note: String,
    /// The claims, in order.
    pub claims: Vec<Claim>,
}

/// One claim. Blank fields were not given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id, unique among claims.
    pub id: Id,
    /// What is claimed, in words.
    pub text: String,
    /// The figure as its maker gives it.
    #[serde(default)]
    pub figure: String,
    /// What the figure is: statistic and population.
    #[serde(default)]
    pub what: String,
    /// Who says it, where the source's publisher does not say enough.
    #[serde(default)]
    pub who: String,
    /// When, in words.
    #[serde(default)]
    pub date: String,
    /// How it was found.
    #[serde(default)]
    pub method: String,
    /// What the maker gains, where it differs from the source's entry.
    #[serde(default)]
    pub interest: String,
    /// How firm it is.
    #[serde(default)]
    pub grade: Option<Grade>,
    /// Worked out by the editors from the sources' figures.
    #[serde(default)]
    pub derived: bool,
    /// Sources.
    pub sources: Vec<Id>,
}

/// Another occupation a person may come from, work beside, or go to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// Occupation code, as in the wage table.
    pub id: Id,
    /// Its title.
    pub name: String,
    /// How it stands to the roles.
    pub relation: Relation,
    /// Why it is listed.
    pub why: String,
    /// Projected growth over the current window, in percent.
    #[serde(default)]
    pub growth: Option<f64>,
    /// Projected change in jobs.
    #[serde(default)]
    pub change: Option<f64>,
    /// Openings a year.
    #[serde(default)]
    pub openings: Option<f64>,
    /// Jobs at the start of the window.
    #[serde(default)]
    pub jobs_from: Option<f64>,
    /// Jobs at the end of the window.
    #[serde(default)]
    pub jobs_to: Option<f64>,
    /// First and last year of the window.
    #[serde(default)]
    pub window: Option<(u16, u16)>,
    /// Typical entry education.
    #[serde(default)]
    pub education: String,
    /// Work experience asked for.
    #[serde(default)]
    pub experience: String,
    /// Source of the projection.
    #[serde(default)]
    pub projection_source: Option<Id>,
    /// Sources of the relation.
    pub sources: Vec<Id>,
}

impl Named for Related {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// How a related occupation stands to the roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// A step up from the roles.
    To,
    /// A neighbor.
    Beside,
    /// A way in.
    From,
}
