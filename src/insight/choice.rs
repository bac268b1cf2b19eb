//! The person's decision on their data: demands, criteria, ranking, tipping points, put together.

use super::{
    attribute::{self, Reading},
    decision::{Model, Standing, Tipping, value},
    interval::Interval,
};
use crate::{
    dataset::{
        Dataset, Id,
        criterion::{Attribute, Criterion, Demand, MustHave},
        role::Role,
    },
    profile::{Amount, Profile, Share, weights},
};

/// A decision between roles.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// The roles, in the order of the data.
    pub roles: Vec<&'a Role>,
    /// What may be demanded, and how each role stands to it.
    pub demands: Vec<Demanded<'a>>,
    /// What the roles are weighed by.
    pub criteria: Vec<Weighed<'a>>,
    /// The arithmetic.
    pub model: Model,
    /// The roles that meet what is demanded or may do so, by their places in `roles`.
    pub entrants: Vec<usize>,
    /// Where they stand.
    pub ranking: Vec<Standing>,
    /// What would change the leader, nearest first.
    pub tipping: Vec<Tipping>,
}

/// A demand of the data set, made or not.
#[derive(Clone, Debug)]
pub struct Demanded<'a> {
    /// The demand.
    pub must: &'a MustHave,
    /// Whether the person makes it.
    pub on: bool,
    /// What is demanded: at least or at most this, in the attribute's unit.
    pub bound: Bound,
    /// How each role stands to it.
    pub verdicts: Vec<Verdict>,
}

/// At least or at most so much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// This much or more.
    AtLeast(f64),
    /// This much or less.
    AtMost(f64),
}

impl Bound {
    /// What a demand asks for, with the person's own amount if there is one.
    #[must_use]
    pub fn of(demand: Demand, amount: Option<Amount>) -> Self {
        let own = |usual: f64| amount.map_or(usual, Amount::get);
        match demand {
            Demand::Yes => Self::AtLeast(100.0),
            Demand::PartlyYes => Self::AtLeast(50.0),
            Demand::PartlyNo => Self::AtMost(50.0),
            Demand::No => Self::AtMost(0.0),
            Demand::AtLeast(usual) => Self::AtLeast(own(usual)),
            Demand::AtMost(usual) => Self::AtMost(own(usual)),
        }
    }

    /// How a value stands to it.
    #[must_use]
    pub fn judge(self, value: Option<Interval>) -> Met {
        let Some(value) = value else { return Met::Unknown };
        match self {
            Self::AtLeast(bound) if value.low >= bound => Met::Yes,
            Self::AtLeast(bound) if value.high < bound => Met::No { by: bound - value.high },
            Self::AtMost(bound) if value.high <= bound => Met::Yes,
            Self::AtMost(bound) if value.low > bound => Met::No { by: value.low - bound },
            Self::AtLeast(_) | Self::AtMost(_) => Met::Unknown,
        }
    }
}

/// Whether a demand is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Met {
    /// It is.
    Yes,
    /// It is not, by at least this much in the attribute's unit.
    No {
        /// By how much.
        by: f64,
    },
    /// The data cannot say.
    Unknown,
}

/// How a role stands to a demand, and on whose word.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Whether it meets it.
    pub met: Met,
    /// What is known.
    pub reading: Reading,
}

/// A criterion with its weight and what the roles are worth by it.
#[derive(Clone, Debug)]
pub struct Weighed<'a> {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: &'a str,
    /// The data set's entry; none for one of the person's own.
    pub given: Option<&'a Criterion>,
    /// Its points.
    pub share: Share,
    /// Whether these are where the data set starts: the person gave none yet.
    pub usual: bool,
    /// The same as a whole number, such that all add up to 100.
    pub points: u8,
    /// By role: what is known, and what it is worth from 0 to 100.
    pub worth: Vec<(Reading, Interval)>,
}

impl<'a> Choice<'a> {
    /// The decision between `roles`.
    #[must_use]
    pub fn new(data: &'a Dataset, profile: &'a Profile, roles: Vec<&'a Role>) -> Self {
        let read = |attribute: &Attribute| -> Vec<Reading> {
            roles.iter().map(|role| attribute::read(data, profile, role, attribute)).collect()
        };
        let demands: Vec<Demanded> = data
            .career
            .must_haves
            .iter()
            .map(|must| {
                let made = profile.must_haves.get(&must.id);
                let bound = Bound::of(must.demand, made.and_then(|d| d.amount));
                let verdict = |reading: Reading| Verdict { met: bound.judge(reading.value), reading };
                let verdicts = read(&must.attribute).into_iter().map(verdict).collect();
                Demanded { must, on: made.is_some(), bound, verdicts }
            })
            .collect();

        let shares = profile.shares(data);
        let points = weights::whole(&shares.iter().map(|(_, s)| *s).collect::<Vec<_>>());
        let criteria: Vec<Weighed> = shares
            .into_iter()
            .zip(points)
            .filter_map(|((id, share), points)| {
                let given = data.career.criteria.iter().find(|c| c.id == id);
                let (name, worth) = if let Some(c) = given {
                    let worth = |r: Reading| {
                        let worth = r.value.map_or(Interval::UNKNOWN, |v| value(v, c.worst, c.best));
                        (r, worth)
                    };
                    (c.name.as_str(), read(&c.attribute).into_iter().map(worth).collect())
                } else {
                    let own = profile.own_criteria.get(&id)?;
                    (own.name.as_str(), roles.iter().map(|role| own_score(own, role)).collect())
                };
                let usual = !profile.weights.contains_key(&id);
                Some(Weighed { id, name, given, share, usual, points, worth })
            })
            .collect();

        let values = (0..roles.len())
            .map(|r| criteria.iter().filter_map(|c| c.worth.get(r)).map(|(_, worth)| *worth).collect())
            .collect();
        let model = Model::new(criteria.iter().map(|c| c.share).collect(), values);
        let fails = |r: usize| {
            demands.iter().any(|d| d.on && d.verdicts.get(r).is_some_and(|v| matches!(v.met, Met::No { .. })))
        };
        let entrants: Vec<usize> = (0..roles.len()).filter(|r| !fails(*r)).collect();
        let (ranking, tipping) = (model.ranking(&entrants), model.tipping_points(&entrants));
        Self { roles, demands, criteria, model, entrants, ranking, tipping }
    }

    /// The demands that a role fails, with what is known and by how much it fails.
    pub fn failures(&self, role: usize) -> impl Iterator<Item = (&Demanded<'a>, &Verdict, f64)> {
        self.demands.iter().filter(|d| d.on).filter_map(move |d| {
            let verdict = d.verdicts.get(role)?;
            match verdict.met {
                Met::No { by } => Some((d, verdict, by)),
                Met::Yes | Met::Unknown => None,
            }
        })
    }

    /// The demands of which the data cannot say whether a role meets them.
    pub fn unknowns(&self, role: usize) -> impl Iterator<Item = (&Demanded<'a>, &Verdict)> {
        let made = self.demands.iter().filter(|d| d.on);
        made.filter_map(move |d| Some((d, d.verdicts.get(role)?))).filter(|(_, v)| v.met == Met::Unknown)
    }

    /// Whether the person gave no points yet: all are where the data set starts.
    #[must_use]
    pub fn is_unweighed(&self) -> bool {
        self.criteria.iter().all(|criterion| criterion.usual)
    }

    /// Where a role stands; none if it fails a demand.
    #[must_use]
    pub fn standing(&self, role: usize) -> Option<&Standing> {
        self.ranking.iter().find(|s| s.role == role)
    }

    /// The roles that share the first place.
    #[must_use]
    pub fn first(&self) -> Vec<usize> {
        self.ranking.iter().filter(|s| s.place == 1).map(|s| s.role).collect()
    }
}

fn own_score(own: &crate::profile::OwnCriterion, role: &Role) -> (Reading, Interval) {
    let score = own.scores.get(&role.id);
    let value = score.map(|s| Interval::point(s.value() * 10.0));
    let words = score.map_or(String::new(), |s| format!("{} of 10", s.get()));
    let basis = if score.is_some() { "your score" } else { "you gave no score" };
    let reading = Reading { value, words, basis: basis.to_owned(), sources: Vec::new(), figure: None };
    (reading, value.unwrap_or(Interval::UNKNOWN))
}

#[cfg(test)]
mod tests;
