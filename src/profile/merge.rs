//! Two copies of the program changed one profile: what each changed is kept, and where both changed
//! the same answer that is said.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Payback, Profile, knob::free_id};
use crate::dataset::{Id, problem::clean};

/// A profile that holds what both sides changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The profile.
    pub profile: Profile,
    /// Answers that both sides changed, each to something else, in words; mine stand in the profile.
    pub conflicts: Vec<String>,
}

/// Merges two profiles that come from `base`, answer by answer.
#[must_use]
pub fn merge(base: &Profile, mine: &Profile, theirs: &Profile) -> Merged {
    let theirs = &apart(base, mine, theirs);
    let mut m = Merger { conflicts: Vec::new() };
    let payback = {
        let (b, x, y) = (&base.payback, &mine.payback, &theirs.payback);
        Payback {
            fees: m.one("payback: fees", &b.fees, &x.fees, &y.fees),
            months: m.one("payback: months", &b.months, &x.months, &y.months),
            hours_lost: m.one("payback: hours given up", &b.hours_lost, &x.hours_lost, &y.hours_lost),
            hours_now: m.one("payback: hours now", &b.hours_now, &x.hours_now, &y.hours_now),
            pay_now: m.one("payback: pay now", &b.pay_now, &x.pay_now, &y.pay_now),
        }
    };
    // Without `..`: a new answer must say how it is merged.
    let profile = Profile {
        name: m.one("name", &base.name, &mine.name, &theirs.name),
        picks: m.one("picked roles", &base.picks, &mine.picks, &theirs.picks),
        area: m.one("area", &base.area, &mine.area, &theirs.area),
        differences_only: m.one(
            "differences only",
            &base.differences_only,
            &mine.differences_only,
            &theirs.differences_only,
        ),
        per: m.one("time of pay", &base.per, &mine.per, &theirs.per),
        price_adjusted: m.one("prices", &base.price_adjusted, &mine.price_adjusted, &theirs.price_adjusted),
        budget: m.one("budget", &base.budget, &mine.budget, &theirs.budget),
        ratings: m.nested(&base.ratings, &mine.ratings, &theirs.ratings),
        study: m.map("study list", &base.study, &mine.study, &theirs.study),
        leanings: m.map("weight of", &base.leanings, &mine.leanings, &theirs.leanings),
        own_tradeoffs: m.map(
            "own pro or con",
            &base.own_tradeoffs,
            &mine.own_tradeoffs,
            &theirs.own_tradeoffs,
        ),
        must_haves: m.map("must-have", &base.must_haves, &mine.must_haves, &theirs.must_haves),
        // They share 100 points, so they are one answer.
        weights: m.one("weights of the criteria", &base.weights, &mine.weights, &theirs.weights),
        own_criteria: m.map("own criterion", &base.own_criteria, &mine.own_criteria, &theirs.own_criteria),
        payback,
        notes: m.map("note on", &base.notes, &mine.notes, &theirs.notes),
    };
    Merged { profile, conflicts: m.conflicts }
}

/// `theirs`, with other ids for own things that both sides added: each took the first that was free, so
/// the same id says nothing of their being the same.
fn apart<'p>(base: &Profile, mine: &Profile, theirs: &'p Profile) -> Cow<'p, Profile> {
    let mut apart = Cow::Borrowed(theirs);
    let free = |theirs: &Profile| free_id(|id| [base, mine, theirs].iter().any(|p| p.has_own(id)));
    for id in both_added(mine, [base, mine, theirs].map(|p| &p.own_tradeoffs)) {
        let Some(other) = free(&apart) else { continue };
        let theirs = apart.to_mut();
        rename(&mut theirs.own_tradeoffs, id, &other);
    }
    for id in both_added(mine, [base, mine, theirs].map(|p| &p.own_criteria)) {
        let Some(other) = free(&apart) else { continue };
        let theirs = apart.to_mut();
        rename(&mut theirs.own_criteria, id, &other);
        rename(&mut theirs.weights, id, &other);
    }
    apart
}

fn rename<V>(map: &mut BTreeMap<Id, V>, from: &Id, to: &Id) {
    if let Some(value) = map.remove(from) {
        map.insert(to.clone(), value);
    }
}

/// Ids under which they added something and I something else, be it of another kind.
fn both_added<'p, V: PartialEq>(me: &Profile, [base, mine, theirs]: [&'p BTreeMap<Id, V>; 3]) -> Vec<&'p Id> {
    let added = theirs.iter().filter(|(id, _)| !base.contains_key(*id) && me.has_own(id));
    added.filter(|(id, own)| mine.get(*id) != Some(*own)).map(|(id, _)| id).collect()
}

struct Merger {
    conflicts: Vec<String>,
}

impl Merger {
    fn one<T: Clone + PartialEq>(&mut self, what: &str, base: &T, mine: &T, theirs: &T) -> T {
        if theirs == base || mine == theirs {
            return mine.clone();
        }
        if mine == base {
            return theirs.clone();
        }
        self.conflicts.push(what.to_owned());
        mine.clone()
    }

    fn map<K: Clone + Ord + ToString, V: Clone + PartialEq>(
        &mut self,
        what: &str,
        base: &BTreeMap<K, V>,
        mine: &BTreeMap<K, V>,
        theirs: &BTreeMap<K, V>,
    ) -> BTreeMap<K, V> {
        let mut merged = BTreeMap::new();
        let keys: std::collections::BTreeSet<&K> = mine.keys().chain(theirs.keys()).collect();
        for key in keys {
            // A statement is whatever the file says, and this is shown.
            let what = format!("{what} {}", clean(&key.to_string()));
            let value = self.one(&what, &base.get(key), &mine.get(key), &theirs.get(key));
            merged.extend(value.map(|value| (key.clone(), value.clone())));
        }
        merged
    }

    fn nested<K: Clone + Ord + ToString, V: Clone + PartialEq>(
        &mut self,
        base: &BTreeMap<K, BTreeMap<String, V>>,
        mine: &BTreeMap<K, BTreeMap<String, V>>,
        theirs: &BTreeMap<K, BTreeMap<String, V>>,
    ) -> BTreeMap<K, BTreeMap<String, V>> {
        let none = BTreeMap::new();
        let mut merged = BTreeMap::new();
        let keys: std::collections::BTreeSet<&K> = mine.keys().chain(theirs.keys()).collect();
        for key in keys {
            let of = |side: &'_ BTreeMap<K, BTreeMap<String, V>>| side.get(key).cloned();
            let [base, mine, theirs] = [of(base), of(mine), of(theirs)];
            let inner = self.map(
                &format!("rating of {}:", key.to_string()),
                base.as_ref().unwrap_or(&none),
                mine.as_ref().unwrap_or(&none),
                theirs.as_ref().unwrap_or(&none),
            );
            if !inner.is_empty() {
                merged.insert(key.clone(), inner);
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::tradeoff::Side,
        profile::{Leaning, Rating, Share, Words},
    };

    fn id(name: &str) -> Id {
        Id::try_from(name.to_owned()).expect("an id")
    }

    #[test]
    fn both_sides_keep_what_they_changed() {
        let mut base = Profile { picks: vec![id("a")], ..Profile::default() };
        base.leanings.insert(id("gone"), Leaning::nearest(1));
        base.leanings.insert(id("both"), Leaning::nearest(1));
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        mine.name = Words::from_typed("Ana");
        mine.leanings.remove(&id("gone"));
        mine.leanings.insert(id("both"), Leaning::nearest(5));
        mine.ratings.entry(id("s")).or_default().insert("x".to_owned(), Rating::nearest(1));
        theirs.picks.push(id("b"));
        theirs.leanings.insert(id("new"), Leaning::nearest(-2));
        theirs.leanings.insert(id("both"), Leaning::nearest(-5));
        theirs.ratings.entry(id("s")).or_default().insert("y".to_owned(), Rating::nearest(4));

        let Merged { profile, conflicts } = merge(&base, &mine, &theirs);
        assert_eq!((profile.name.as_str(), profile.picks.len()), ("Ana", 2));
        assert_eq!(profile.leanings.keys().map(Id::as_str).collect::<Vec<_>>(), ["both", "new"]);
        assert_eq!(profile.ratings[&id("s")].len(), 2);
        assert_eq!(conflicts, ["weight of both"]);
        assert_eq!(profile.leanings[&id("both")].get(), 5, "mine stands");
    }

    #[test]
    fn what_both_add_of_their_own_is_kept_of_both() {
        let base = Profile::default();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        for (profile, name, points) in [(&mut mine, "Bus", 30.0), (&mut theirs, "Near home", 40.0)] {
            profile.add_tradeoff(name, Side::Pro, Vec::new()).expect("added");
            let id = profile.add_criterion(name).expect("added");
            if name != "Bus" {
                profile.weights.insert(id, Share::of(points));
            }
        }
        let Merged { profile, conflicts } = merge(&base, &mine, &theirs);
        assert!(conflicts.is_empty(), "{conflicts:?}");
        let names: Vec<&str> = profile.own_tradeoffs.values().map(|own| own.name.as_str()).collect();
        assert_eq!(names, ["Bus", "Near home"]);
        let points = |id: &Id| profile.weights.get(id).map(|share| share.points);
        let criteria = profile.own_criteria.iter().map(|(id, own)| (own.name.as_str(), points(id)));
        assert_eq!(criteria.collect::<Vec<_>>(), [("Bus", None), ("Near home", Some(40.0))]);
        // The same from the same start is one, and what both had is not added.
        assert_eq!(merge(&base, &mine, &mine).profile, mine);
        let mut changed = mine.clone();
        changed.own_tradeoffs.values_mut().for_each(|own| own.side = Side::Con);
        assert_eq!(merge(&mine, &mine, &changed).profile, changed);
    }

    #[test]
    fn what_is_said_of_a_conflict_cannot_drive_a_terminal() {
        let with = |rating| {
            let mut profile = Profile::default();
            let check = "red \u{1b}[31m \u{9b}31m \u{202e}der".to_owned();
            profile.ratings.entry(id("s")).or_default().insert(check, Rating::nearest(rating));
            profile
        };
        let Merged { conflicts, .. } = merge(&with(0), &with(1), &with(2));
        assert_eq!(conflicts, ["rating of s: red ␛[31m \u{fffd}31m \u{fffd}der"]);
    }

    #[test]
    fn one_side_alone_is_taken_whole() {
        let base = Profile::default();
        let changed = Profile { price_adjusted: true, ..Profile::default() };
        for (mine, theirs) in [(&base, &changed), (&changed, &base), (&changed, &changed)] {
            assert_eq!(merge(&base, mine, theirs), Merged { profile: changed.clone(), conflicts: vec![] });
        }
    }
}
