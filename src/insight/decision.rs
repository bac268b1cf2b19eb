//! Weighing roles by criteria: scores, ranking, ties, tipping points. Pure arithmetic.
//!
//! *Score.* The linear additive model, as in *Multi-criteria analysis: a manual* (Department for
//! Communities and Local Government, London 2009), section 4.7; on the theory behind it, and on when it
//! holds, Keeney and Raiffa, *Decisions with Multiple Objectives* (1976), chapter 3, on tradeoffs under
//! certainty. Score = Σ wᵢ vᵢ ÷ 100, with weights wᵢ that add up to 100 points and values vᵢ from 0 to
//! 100. A value is linear between the criterion's worst and best, and the same whichever roles are
//! compared (the manual's global scaling, section 5.6), so that adding a role never turns the order of
//! the others. The model takes for granted that what one criterion is worth does not hang on another.
//!
//! *Ranges.* A value that is not known for sure is an interval, and one that is not known at all is
//! 0 to 100. The score's range has the sums of the low and of the high ends. Roles are put in order by
//! the middle of their ranges.
//!
//! *Ties.* Two roles are a tie if their middles are less than [`LEVEL`] points apart, or if the part
//! that their ranges share is more than [`SHARED`] of the narrower range. Each range is taken by itself:
//! where two roles hang on the same unknown, this calls a tie rather than a lead.
//!
//! *Tipping points.* Sensitivity to one weight at a time, a question that Triantaphyllou and Sánchez
//! treat for this model ("A Sensitivity Analysis Approach for Some Deterministic Multi-Criteria
//! Decision-Making Methods", *Decision Sciences* 28(1), 1997, pages 151 to 194). Here the other weights
//! make room in proportion, this program's choice: scores are then linear in the weight, so the point
//! where a rival draws level is solved, not searched for.

use super::interval::Interval;
use crate::profile::{Share, weights};

/// Roles whose middles are less apart than this, in points of 100, are a tie: a difference that a
/// single turn of one weight makes is no difference. This program's choice.
pub const LEVEL: f64 = 2.0;

/// Roles whose ranges share more than this part of the narrower one are a tie. This program's choice.
pub const SHARED: f64 = 0.5;

/// The value of a measured quantity: 0 at `worst`, 100 at `best`, linear between, held to these
/// beyond. Worst and best must differ.
#[must_use]
pub fn value(measured: Interval, worst: f64, best: f64) -> Interval {
    // Plus zero: a negative zero is zero.
    measured.map(|x| ((x - worst) / (best - worst) * 100.0).clamp(0.0, 100.0) + 0.0)
}

/// Roles weighed by criteria.
#[derive(Clone, Debug)]
pub struct Model {
    shares: Vec<Share>,
    /// Values by role, then by criterion.
    values: Vec<Vec<Interval>>,
}

/// Where a role stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The role, by its place among those of the model.
    pub role: usize,
    /// Its place from 1; those that tie with the first of a place share it.
    pub place: usize,
    /// Its score.
    pub score: Interval,
    /// Whether another shares its place.
    pub tied: bool,
}

/// A weight at which another role takes the lead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tipping {
    /// The criterion whose weight changes.
    pub criterion: usize,
    /// Its points now.
    pub from: f64,
    /// Its points where the rival draws level; beyond it the rival leads.
    pub at: f64,
    /// The rival.
    pub to: usize,
}

impl Tipping {
    /// Whether the weight has to rise for it.
    #[must_use]
    pub fn rises(&self) -> bool {
        // Where they are level already, the side does not matter for reading it.
        self.at >= self.from
    }

    /// How many points away it is.
    #[must_use]
    pub fn distance(&self) -> f64 {
        (self.at - self.from).abs()
    }
}

impl Model {
    /// A model of `values` by role and criterion under `shares` that add up to 100. A criterion
    /// without a value is unknown.
    #[must_use]
    pub fn new(shares: Vec<Share>, mut values: Vec<Vec<Interval>>) -> Self {
        for row in &mut values {
            row.resize(shares.len(), Interval::UNKNOWN);
        }
        Self { shares, values }
    }

    /// The score of a role, from 0 to 100.
    #[must_use]
    pub fn score(&self, role: usize) -> Interval {
        self.scored(role, &self.shares)
    }

    fn scored(&self, role: usize, shares: &[Share]) -> Interval {
        let values = self.values.get(role).map(Vec::as_slice).unwrap_or_default();
        let mut score = Interval::point(0.0);
        for (share, value) in shares.iter().zip(values) {
            score.low += share.points * value.low / weights::ALL;
            score.high += share.points * value.high / weights::ALL;
        }
        score
    }

    /// The `entrants` in order: by the middle of the score, equals in the order given. Each place is
    /// headed by the best role left and shared by all of those behind it that tie with it.
    #[must_use]
    pub fn ranking(&self, entrants: &[usize]) -> Vec<Standing> {
        let mut left: Vec<(usize, Interval)> = entrants.iter().map(|r| (*r, self.score(*r))).collect();
        left.sort_by(|a, b| b.1.middle().total_cmp(&a.1.middle()));
        let mut standings = Vec::new();
        while let Some((_, head)) = left.first().copied() {
            let (with, behind): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, score)| {
                // The head itself, whatever rounding does.
                *score == head || tie(head, *score)
            });
            let (place, tied) = (standings.len() + 1, with.len() > 1);
            standings.extend(with.into_iter().map(|(role, score)| Standing { role, place, score, tied }));
            left = behind;
        }
        standings
    }

    /// The leader among the `entrants`: the first by the middle of the score.
    #[must_use]
    pub fn leader(&self, entrants: &[usize]) -> Option<usize> {
        entrants.iter().copied().reduce(|best, role| {
            if self.score(role).middle() > self.score(best).middle() { role } else { best }
        })
    }

    /// Where a change of one weight would give the lead among the `entrants` to another: for each
    /// criterion the nearest such point above its weight now and the nearest below, if there are any.
    /// Nearest first.
    #[must_use]
    pub fn tipping_points(&self, entrants: &[usize]) -> Vec<Tipping> {
        let Some(leader) = self.leader(entrants) else { return Vec::new() };
        let mut found = Vec::new();
        for criterion in 0..self.shares.len() {
            found.extend(self.tipping(criterion, leader, entrants).into_iter().flatten());
        }
        found.sort_by(|a, b| a.distance().total_cmp(&b.distance()));
        found
    }

    /// The nearest tipping points of one criterion, below and above.
    fn tipping(&self, criterion: usize, leader: usize, entrants: &[usize]) -> [Option<Tipping>; 2] {
        let (mut below, mut above): (Option<Tipping>, Option<Tipping>) = (None, None);
        let from = self.shares.get(criterion).map_or(0.0, |s| s.points);
        let room = weights::room(&self.shares, criterion);
        // The lead over a rival is linear in the weight, so two points of it give the line.
        let lead_at = |points: f64, rival: usize| {
            let mut shares = self.shares.clone();
            weights::set(&mut shares, criterion, points);
            self.scored(leader, &shares).middle() - self.scored(rival, &shares).middle()
        };
        for &rival in entrants.iter().filter(|r| **r != leader) {
            let (at_none, at_all) = (lead_at(0.0, rival), lead_at(room, rival));
            let slope = at_all - at_none;
            // Level at both ends but for rounding: this weight tells the two apart nowhere.
            if slope.abs() < 1e-9 {
                continue;
            }
            let at = -at_none / slope * room;
            // Beyond the ends there is no weight, and at an end nobody gets past.
            if !(at > 1e-9 && at < room - 1e-9) {
                continue;
            }
            let tipping = Tipping { criterion, from, at, to: rival };
            let place = if slope < 0.0 { &mut above } else { &mut below };
            if place.is_none_or(|best| tipping.distance() < best.distance()) {
                *place = Some(tipping);
            }
        }
        [below, above]
    }
}

/// The rule for ties, on two scores.
fn tie(one: Interval, other: Interval) -> bool {
    let apart = (one.middle() - other.middle()).abs();
    let shared = one.high.min(other.high) - one.low.max(other.low);
    let narrower = one.width().min(other.width());
    // A single value within the other's range shares all of itself.
    let overlap = if narrower < 1e-9 { shared >= 0.0 } else { shared > SHARED * narrower };
    apart < LEVEL || overlap
}

#[cfg(test)]
mod tests;
