//! Two people's answers laid beside each other: where they differ, by how much, and what comes of it.
//!
//! *Apart*, from 0 to 100, says how far two answers lie from each other as a part of what they could:
//!
//! - weights: |a − b| ÷ the most points that either gives one criterion;
//! - demands: 100 where only one demands it, else |a − b| ÷ the larger amount;
//! - weights of pros and cons (−5 to 5) and own scores (0 to 10): |a − b| ÷ 10.
//!
//! A criterion that one of them does not have has no points there, and a pro or con that is not weighed
//! weighs nothing, as in the sums that these answers go into. A score that one of them did not give is
//! unknown, and then so is how far they are apart. The measure is this program's choice, and only puts
//! answers of different kinds in one order.
//!
//! Things of their own belong together where they are called the same, whatever their ids.

use super::choice::Choice;
use crate::{
    dataset::{Dataset, Id, criterion::MustHave, role::Role, tradeoff::Side},
    profile::{Amount, Leaning, OwnCriterion, Profile},
};

/// Two people's decisions between the same roles, and the answers in which they differ.
#[derive(Clone, Debug)]
pub struct Beside<'a> {
    /// The person's decision.
    pub mine: Choice<'a>,
    /// The other's decision.
    pub theirs: Choice<'a>,
    /// What either answered: the farthest apart first, then what cannot be measured, then what they
    /// agree on.
    pub answers: Vec<Pair<'a>>,
}

/// Two answers to the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<'a> {
    /// What kind of answer it is.
    pub kind: Kind<'a>,
    /// What is answered.
    pub name: String,
    /// The person's answer in the unit of the kind; none where there is none.
    pub mine: Option<f64>,
    /// The other's.
    pub theirs: Option<f64>,
    /// How far they lie apart, from 0 to 100; none where it cannot be measured.
    pub apart: Option<f64>,
}

/// What kind of answer it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// Points of a criterion: its places among the criteria of either.
    Weight(Option<usize>, Option<usize>),
    /// A demand: the amount, or 1 where it is one of yes and no.
    Demand(&'a MustHave),
    /// The weight of a pro or con of the data set, from -5 to 5.
    Leaning(&'a Id),
    /// The same of one of their own.
    OwnLeaning(Side),
    /// The score of a role by a criterion of their own, from 0 to 10.
    Score(&'a Role),
}

impl<'a> Beside<'a> {
    /// Lays the answers of `theirs` beside those of `mine`, for the decision between `roles`.
    #[must_use]
    pub fn new(data: &'a Dataset, mine: &'a Profile, theirs: &'a Profile, roles: &[&'a Role]) -> Self {
        let choices = [mine, theirs].map(|profile| Choice::new(data, profile, roles.to_vec()));
        let [my_choice, their_choice] = choices;
        let mut answers = weights(&my_choice, &their_choice);
        answers.extend(demands(data, mine, theirs));
        answers.extend(scores(mine, theirs, roles));
        answers.extend(leanings(data, mine, theirs));
        let group = |pair: &Pair<'_>| match pair.apart {
            Some(apart) if apart > 0.0 => 0,
            None => 1,
            Some(_) => 2,
        };
        let apart = |pair: &Pair<'_>| pair.apart.unwrap_or_default();
        answers.sort_by(|a, b| group(a).cmp(&group(b)).then(apart(b).total_cmp(&apart(a))));
        Self { mine: my_choice, theirs: their_choice, answers }
    }

    /// How many answers they agree on.
    #[must_use]
    pub fn agreed(&self) -> usize {
        self.answers.iter().filter(|pair| pair.agreed()).count()
    }
}

impl<'a> Pair<'a> {
    /// Two answers that both count as nothing where they are not given; `scale` is the most that they
    /// can be apart.
    fn on_scale(kind: Kind<'a>, name: &str, mine: Option<f64>, theirs: Option<f64>, scale: f64) -> Self {
        let by = (mine.unwrap_or_default() - theirs.unwrap_or_default()).abs();
        // Shares are worked out, so equal ones may differ by rounding.
        let apart = if by < 1e-6 || scale <= 0.0 { 0.0 } else { by / scale * 100.0 };
        Self { kind, name: name.to_owned(), mine, theirs, apart: Some(apart) }
    }

    /// Whether both answer the same.
    #[must_use]
    pub fn agreed(&self) -> bool {
        self.apart == Some(0.0)
    }
}

/// Whether two people call something the same.
fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Joins what is on the left with the first on the right that is the same and not yet joined; what is
/// left over on either side stands alone.
fn join<T: Copy, U: Copy>(
    left: Vec<T>,
    mut right: Vec<U>,
    same: impl Fn(T, U) -> bool,
) -> Vec<(Option<T>, Option<U>)> {
    let mut joined = Vec::new();
    for one in left {
        let at = right.iter().position(|other| same(one, *other));
        joined.push((Some(one), at.map(|at| right.remove(at))));
    }
    joined.extend(right.into_iter().map(|other| (None, Some(other))));
    joined
}

fn weights<'a>(mine: &Choice<'a>, theirs: &Choice<'a>) -> Vec<Pair<'a>> {
    let all = |choice: &Choice<'a>| (0..choice.criteria.len()).collect::<Vec<_>>();
    let pairs = join(all(mine), all(theirs), |one, other| {
        let (Some(a), Some(b)) = (mine.criteria.get(one), theirs.criteria.get(other)) else { return false };
        match (a.given, b.given) {
            (Some(a), Some(b)) => a.id == b.id,
            (None, None) => same_name(a.name, b.name),
            _ => false,
        }
    });
    let points = mine.criteria.iter().chain(&theirs.criteria).map(|c| c.share.points);
    let most = points.fold(0.0, f64::max);
    let pair = |(one, other): (Option<usize>, Option<usize>)| {
        let a = one.and_then(|at| mine.criteria.get(at));
        let b = other.and_then(|at| theirs.criteria.get(at));
        let name = a.or(b).map_or("", |c| c.name);
        let points = [a, b].map(|c| c.map(|c| c.share.points));
        Pair::on_scale(Kind::Weight(one, other), name, points[0], points[1], most)
    };
    pairs.into_iter().map(pair).collect()
}

fn demands<'a>(
    data: &'a Dataset,
    mine: &'a Profile,
    theirs: &'a Profile,
) -> impl Iterator<Item = Pair<'a>> + 'a {
    data.career.must_haves.iter().filter_map(|must| {
        let amount = |profile: &Profile| {
            let demanded = profile.must_haves.get(&must.id)?;
            let own = |usual| demanded.amount.map_or(usual, Amount::get);
            Some(must.demand.amount().map_or(1.0, own))
        };
        let (a, b) = (amount(mine), amount(theirs));
        let apart = match (a, b) {
            (None, None) => return None,
            (Some(a), Some(b)) if (a - b).abs() <= 0.0 => 0.0,
            (Some(a), Some(b)) => (a - b).abs() / a.max(b) * 100.0,
            (Some(_), None) | (None, Some(_)) => 100.0,
        };
        let name = must.name.clone();
        Some(Pair { kind: Kind::Demand(must), name, mine: a, theirs: b, apart: Some(apart) })
    })
}

/// Scores by criteria that both have: what one alone has shows among the weights.
fn scores<'a>(mine: &'a Profile, theirs: &'a Profile, roles: &[&'a Role]) -> Vec<Pair<'a>> {
    let all = |profile: &'a Profile| profile.own_criteria.values().collect::<Vec<&OwnCriterion>>();
    let both = join(all(mine), all(theirs), |a, b| same_name(a.name.as_str(), b.name.as_str()));
    let mut pairs = Vec::new();
    for (one, other) in both.into_iter().filter_map(|(one, other)| one.zip(other)) {
        for &role in roles {
            let score = |own: &OwnCriterion| own.scores.get(&role.id).map(|s| s.value());
            let (a, b) = (score(one), score(other));
            if a.is_none() && b.is_none() {
                continue;
            }
            let name = format!("{}: {}", one.name, role.short);
            let pair = Pair::on_scale(Kind::Score(role), &name, a, b, 10.0);
            pairs.push(if a.is_some() && b.is_some() { pair } else { Pair { apart: None, ..pair } });
        }
    }
    pairs
}

fn leanings<'a>(data: &'a Dataset, mine: &'a Profile, theirs: &'a Profile) -> Vec<Pair<'a>> {
    let given = data.career.tradeoffs.iter().filter_map(|entry| {
        let of = |profile: &Profile| profile.leanings.get(&entry.id).map(|l| l.value());
        let (a, b) = (of(mine), of(theirs));
        (a.is_some() || b.is_some())
            .then(|| Pair::on_scale(Kind::Leaning(&entry.id), &entry.name, a, b, 10.0))
    });
    let all = |profile: &'a Profile| profile.own_tradeoffs.values().collect::<Vec<_>>();
    let own =
        join(all(mine), all(theirs), |a, b| a.side == b.side && same_name(a.name.as_str(), b.name.as_str()));
    let own = own.into_iter().filter_map(|(one, other)| {
        let entry = one.or(other)?;
        let [a, b] = [one, other].map(|t| t.and_then(|t| t.leaning).map(Leaning::value));
        Some(Pair::on_scale(Kind::OwnLeaning(entry.side), entry.name.as_str(), a, b, 10.0))
    });
    given.chain(own).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        dataset::Date,
        profile::{Knob, Turn},
    };

    fn data() -> Dataset {
        Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid")
    }

    fn id(name: &str) -> Id {
        Id::try_from(name.to_owned()).expect("an id")
    }

    fn turn(profile: &mut Profile, data: &Dataset, knob: &Knob, text: &str) {
        let today = Date::from_ymd(2026, 11, 24).expect("a day");
        profile.turn(knob, &Turn::To(text), data, today).expect("typed");
    }

    fn lay<'a>(data: &'a Dataset, mine: &'a Profile, theirs: &'a Profile) -> Beside<'a> {
        Beside::new(data, mine, theirs, &data.career.roles.iter().collect::<Vec<_>>())
    }

    fn pair<'b>(beside: &'b Beside<'_>, name: &str) -> &'b Pair<'b> {
        beside.answers.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("{name}: {beside:?}"))
    }

    #[test]
    fn nobody_disagrees_with_themself() {
        let data = data();
        let mut profile = Profile::default();
        turn(&mut profile, &data, &Knob::MustHave(id("pay")), "50000");
        profile.add_criterion("Near home").expect("added");
        turn(&mut profile, &data, &Knob::Score(id("own-1"), data.career.roles[0].id.clone()), "7");
        let beside = lay(&data, &profile, &profile);
        assert!(beside.answers.len() > data.career.criteria.len());
        assert_eq!(beside.agreed(), beside.answers.len());
        assert_eq!(beside.mine.ranking, beside.theirs.ranking);
    }

    #[test]
    fn the_farthest_apart_comes_first_and_what_cannot_be_measured_before_what_agrees() {
        let data = data();
        let (mut mine, mut theirs) = (Profile::default(), Profile::default());
        turn(&mut mine, &data, &Knob::MustHave(id("pay")), "50000");
        turn(&mut theirs, &data, &Knob::MustHave(id("pay")), "40000");
        mine.must_haves.insert(id("no-degree"), crate::profile::Demanded::default());
        // The same words, whatever the case and the id.
        theirs.add_criterion("Something else").expect("added");
        mine.add_criterion("Near home").expect("added");
        theirs.add_criterion("near HOME ").expect("added");
        let [a, b] = [0, 1].map(|n: usize| data.career.roles[n].id.clone());
        turn(&mut mine, &data, &Knob::Score(id("own-1"), a.clone()), "9");
        turn(&mut theirs, &data, &Knob::Score(id("own-2"), a), "2");
        turn(&mut mine, &data, &Knob::Score(id("own-1"), b), "9");
        let beside = lay(&data, &mine, &theirs);
        let order: Vec<&str> = beside.answers.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(beside.answers[0].apart, Some(100.0), "{order:?}");
        assert!((pair(&beside, "Median pay here").apart.expect("measured") - 20.0).abs() < 1e-9);
        assert_eq!(pair(&beside, "Near home: RN").apart, Some(70.0));
        assert_eq!(pair(&beside, "Near home: LPN").apart, None);
        let groups: Vec<u8> = beside
            .answers
            .iter()
            .map(|p| match p.apart {
                None => 1,
                Some(apart) if apart > 0.0 => 0,
                Some(_) => 2,
            })
            .collect();
        assert!(groups.is_sorted(), "{groups:?}");
        assert_eq!(order.iter().filter(|n| n.to_lowercase().trim() == "near home").count(), 1);
    }

    proptest! {
        #[test]
        fn it_does_not_matter_who_lies_beside_whom(
            points in prop::collection::vec(0..100_u8, 2), amounts in prop::collection::vec(0..90_000_u32, 2),
            scores in prop::collection::vec(0..=10_u8, 2),
        ) {
            let data = data();
            let mut both = [Profile::default(), Profile::default()];
            for (profile, n) in both.iter_mut().zip(0..) {
                turn(profile, &data, &Knob::Weight(data.career.criteria[0].id.clone()), &points[n].to_string());
                turn(profile, &data, &Knob::MustHave(id("pay")), &amounts[n].to_string());
                profile.add_criterion("Own").expect("added");
                let knob = Knob::Score(id("own-1"), data.career.roles[0].id.clone());
                turn(profile, &data, &knob, &scores[n].to_string());
            }
            let [mine, theirs] = &both;
            let (there, back) = (lay(&data, mine, theirs), lay(&data, theirs, mine));
            prop_assert_eq!(there.answers.len(), back.answers.len());
            for pair in &there.answers {
                let other = back.answers.iter().find(|p| p.name == pair.name).expect("the same answers");
                prop_assert_eq!((pair.mine, pair.theirs, pair.apart), (other.theirs, other.mine, other.apart));
                prop_assert!(pair.apart.is_some_and(|apart| (0.0..=100.0 + 1e-9).contains(&apart)));
            }
        }
    }
}
