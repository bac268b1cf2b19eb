//! What a key can turn: every answer that a row of a page stands for.

mod ways;

use super::{
    Amount, Demanded, OwnCriterion, OwnTradeoff, Profile, Rating, Score, Share, Study, WHOLE, Words, own,
    typed::number,
    weights::{self, Set},
};
use crate::dataset::{Dataset, Date, Id, criterion::Demand, skill::Skill, tradeoff::Side};

/// An answer that can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Knob {
    /// How well the person meets one statement of a skill, by its words.
    Statement(Id, String),
    /// The same for all statements of a skill together.
    Skill(Id),
    /// Whether a skill on the study list is ticked off.
    Study(Id),
    /// The weight of a pro or con of the data set.
    Leaning(Id),
    /// The weight of an own one.
    OwnLeaning(Id),
    /// Whether something is demanded, and how much of it.
    MustHave(Id),
    /// The points of a criterion, the data set's or an own one.
    Weight(Id),
    /// How a role does by an own criterion: criterion, role.
    Score(Id, Id),
    /// A sum of the payback.
    Sum(Sum),
    /// Whose answers they are.
    Name,
    /// A note: on a role, or [`GENERAL`](super::GENERAL).
    Note(String),
}

/// Why a weight cannot be changed alone.
const NOBODY_FREE: &str = "nothing to share with: no other criterion is unlocked";

/// A sum of the payback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sum {
    /// Money for course, books and exams.
    Fees,
    /// Months of study.
    Months,
    /// Hours of paid work a week given up.
    HoursLost,
    /// Hours of paid work a week now.
    HoursNow,
    /// Pay a year now.
    PayNow,
}

impl Sum {
    /// By how much one turn changes it.
    #[must_use]
    pub fn step(self) -> f64 {
        match self {
            Self::Fees => 100.0,
            Self::Months | Self::HoursLost | Self::HoursNow => 1.0,
            Self::PayNow => 1_000.0,
        }
    }
}

/// How a knob is turned.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn<'a> {
    /// So many steps up, or down.
    By(i8),
    /// On or off: demanded or not, ticked or not, locked or not; rated or not, weighed or not.
    Toggle,
    /// To what is typed; nothing typed takes the answer back.
    To(&'a str),
}

impl Profile {
    /// Turns a knob. What cannot be turned so stays as it is.
    ///
    /// # Errors
    /// Why what was typed is no answer.
    pub fn turn(&mut self, knob: &Knob, turn: &Turn<'_>, data: &Dataset, today: Date) -> Result<(), String> {
        match knob {
            Knob::Statement(skill, check) => {
                let now = self.rating(skill, check);
                let next = step(now, turn, 0)?;
                self.rate(skill, check, next);
            }
            Knob::Skill(id) => {
                let Some(skill) = data.career.skills.iter().find(|s| s.id == *id) else { return Ok(()) };
                let next = step(self.overall(skill), turn, 0)?;
                for check in statements(skill) {
                    self.rate(id, check, next);
                }
            }
            Knob::Study(skill) => self.turn_study(skill, turn, today)?,
            Knob::Leaning(id) => {
                let next = step(self.leanings.get(id).copied(), turn, 0)?;
                put(&mut self.leanings, id, next);
            }
            Knob::OwnLeaning(id) => self.turn_own(id, turn, data)?,
            Knob::MustHave(id) => self.turn_demand(id, turn, data)?,
            Knob::Weight(id) => self.turn_weight(id, turn, data)?,
            Knob::Score(id, role) => {
                if let Some(own) = self.own_criteria.get_mut(id) {
                    let next: Option<Score> = step(own.scores.get(role).copied(), turn, 5)?;
                    put(&mut own.scores, role, next);
                }
            }
            Knob::Sum(sum) => self.turn_sum(*sum, turn)?,
            Knob::Name => {
                if let Turn::To(text) = turn {
                    self.name = Words::from_typed(text);
                }
            }
            Knob::Note(about) => {
                if let Turn::To(text) = turn {
                    let words = Words::from_typed(text);
                    if words.is_empty() {
                        self.notes.remove(about);
                    } else {
                        self.notes.insert(about.clone(), words);
                    }
                }
            }
        }
        Ok(())
    }

    /// How the person rated themself on a statement; none = not rated.
    #[must_use]
    pub fn rating(&self, skill: &Id, check: &str) -> Option<Rating> {
        self.ratings.get(skill).and_then(|checks| checks.get(check)).copied()
    }

    fn rate(&mut self, skill: &Id, check: &str, rating: Option<Rating>) {
        match rating {
            Some(rating) => {
                self.ratings.entry(skill.clone()).or_default().insert(check.to_owned(), rating);
            }
            None => {
                if let Some(checks) = self.ratings.get_mut(skill) {
                    checks.remove(check);
                    if checks.is_empty() {
                        self.ratings.remove(skill);
                    }
                }
            }
        }
    }

    /// The rounded mean over the statements of a skill that are rated; none if none is.
    #[must_use]
    pub fn overall(&self, skill: &Skill) -> Option<Rating> {
        let rated: Vec<i8> =
            statements(skill).filter_map(|c| self.rating(&skill.id, c)).map(Rating::get).collect();
        // From 0 to 4 each, so the sum of a hundred still fits; halves are rounded up.
        let (sum, count) = rated.iter().fold((0_i32, 0_i32), |(s, n), r| (s + i32::from(*r), n + 1));
        let mean = (2 * sum + count).checked_div(2 * count)?;
        i8::try_from(mean).ok().map(Rating::nearest)
    }

    fn turn_study(&mut self, skill: &Id, turn: &Turn<'_>, today: Date) -> Result<(), String> {
        let entry = self.study.entry(skill.clone()).or_default();
        match turn {
            Turn::Toggle => entry.done = if entry.done.is_some() { None } else { Some(today) },
            Turn::By(_) => {}
            Turn::To(text) if text.trim().is_empty() => entry.by = None,
            Turn::To(text) => {
                let date = Date::try_from(text.trim().to_owned()).map_err(|e| e.to_string());
                entry.by = match date {
                    Ok(date) => Some(date),
                    Err(error) => {
                        self.tidy_study(skill);
                        return Err(error);
                    }
                };
            }
        }
        self.tidy_study(skill);
        Ok(())
    }

    /// An entry that says nothing is none.
    fn tidy_study(&mut self, skill: &Id) {
        if self.study.get(skill) == Some(&Study::default()) {
            self.study.remove(skill);
        }
    }

    fn turn_own(&mut self, id: &Id, turn: &Turn<'_>, data: &Dataset) -> Result<(), String> {
        let Some(own) = self.own_tradeoffs.get_mut(id) else { return Ok(()) };
        if let Turn::To(text) = turn {
            let typed = own::read(text, data)?;
            if typed.name.is_empty() {
                self.own_tradeoffs.remove(id);
            } else {
                own.retyped(typed, data);
            }
            return Ok(());
        }
        own.leaning = step(own.leaning, turn, 0)?;
        Ok(())
    }

    fn turn_demand(&mut self, id: &Id, turn: &Turn<'_>, data: &Dataset) -> Result<(), String> {
        let Some(must) = data.career.must_haves.iter().find(|m| m.id == *id) else { return Ok(()) };
        let (Demand::AtLeast(usual) | Demand::AtMost(usual)) = must.demand else {
            return self.switch_demand(id, turn);
        };
        let now = self.must_haves.get(id).map(|d| d.amount.map_or(usual, Amount::get));
        let next = match turn {
            Turn::Toggle => return self.switch_demand(id, turn),
            // The first turn switches it on as it stands.
            Turn::By(by) => now.map_or(usual, |now| now + f64::from(*by) * must.step),
            Turn::To(text) if text.trim().is_empty() => {
                self.must_haves.remove(id);
                return Ok(());
            }
            Turn::To(text) => amount(text)?.get(),
        };
        let amount = Amount::nearest(next);
        self.must_haves.insert(id.clone(), Demanded { amount: Some(amount) });
        Ok(())
    }

    fn switch_demand(&mut self, id: &Id, turn: &Turn<'_>) -> Result<(), String> {
        let on = self.must_haves.contains_key(id);
        let next = match turn {
            Turn::Toggle => !on,
            Turn::By(by) => *by > 0,
            Turn::To(_) => return Err("this is demanded or not: it has no amount".to_owned()),
        };
        match next {
            true if !on => drop(self.must_haves.insert(id.clone(), Demanded::default())),
            false => drop(self.must_haves.remove(id)),
            true => {}
        }
        Ok(())
    }

    /// The criteria with their shares of 100 points: those of the data set, then own ones. What the
    /// person has not weighed has the data set's points, an own criterion 10, all in proportion.
    #[must_use]
    pub fn shares(&self, data: &Dataset) -> Vec<(Id, Share)> {
        let share = |id: &Id, usual: f64| self.weights.get(id).copied().unwrap_or(Share::of(usual));
        let given = data.career.criteria.iter().map(|c| (c.id.clone(), share(&c.id, c.weight)));
        let own = self.own_criteria.keys().filter(|id| data.career.criteria.iter().all(|c| c.id != **id));
        let (ids, mut shares): (Vec<Id>, Vec<Share>) =
            given.chain(own.map(|id| (id.clone(), share(id, 10.0)))).unzip();
        weights::share_out(&mut shares);
        ids.into_iter().zip(shares).collect()
    }

    fn turn_weight(&mut self, id: &Id, turn: &Turn<'_>, data: &Dataset) -> Result<(), String> {
        let (ids, mut shares): (Vec<Id>, Vec<Share>) = self.shares(data).into_iter().unzip();
        let Some(at) = ids.iter().position(|i| i == id) else { return Ok(()) };
        let now = shares.get(at).copied().unwrap_or(Share::of(0.0));
        match turn {
            Turn::Toggle => {
                if let Some(share) = shares.get_mut(at) {
                    share.locked = !share.locked;
                }
            }
            Turn::By(by) => {
                let next = (now.points + f64::from(*by)).round();
                match weights::set(&mut shares, at, next) {
                    Set::Changed => {}
                    Set::AtEnd if *by < 0 => return Err("it has no point that it could give".to_owned()),
                    Set::AtEnd if weights::room(&shares, at) < weights::ALL => {
                        return Err("it has all points that are not locked".to_owned());
                    }
                    Set::AtEnd => return Err("it has all 100 points".to_owned()),
                    Set::NobodyFree => return Err(NOBODY_FREE.to_owned()),
                }
            }
            Turn::To(text) if text.trim().is_empty() => {
                // They share 100 points, so they are one answer, and taken back together.
                self.weights.retain(|id, _| !ids.contains(id));
                return Ok(());
            }
            Turn::To(text) => {
                let points = amount(text)?.get();
                let room = weights::room(&shares, at);
                if points > weights::ALL {
                    return Err("there are 100 points in all".to_owned());
                }
                match weights::set(&mut shares, at, points) {
                    Set::NobodyFree => return Err(NOBODY_FREE.to_owned()),
                    Set::Changed | Set::AtEnd if points > room + 1e-9 => {
                        return Err(format!("no more than {} points are not locked", room.floor()));
                    }
                    Set::Changed | Set::AtEnd => {}
                }
            }
        }
        // Those of criteria that the data set no longer has stay as they are.
        self.weights.extend(ids.into_iter().zip(shares));
        Ok(())
    }

    fn turn_sum(&mut self, sum: Sum, turn: &Turn<'_>) -> Result<(), String> {
        let place = match sum {
            Sum::Fees => &mut self.payback.fees,
            Sum::Months => &mut self.payback.months,
            Sum::HoursLost => &mut self.payback.hours_lost,
            Sum::HoursNow => &mut self.payback.hours_now,
            Sum::PayNow => &mut self.payback.pay_now,
        };
        *place = match turn {
            Turn::By(by) => {
                let now = place.map_or(0.0, Amount::get);
                Some(Amount::nearest(now + f64::from(*by) * sum.step()))
            }
            Turn::Toggle => None,
            Turn::To(text) if text.trim().is_empty() => None,
            Turn::To(text) => Some(amount(text)?),
        };
        Ok(())
    }

    /// Adds a pro or con of the person's own, for the roles given (empty = all).
    pub fn add_tradeoff(&mut self, name: &str, side: Side, roles: Vec<Id>) -> Option<Id> {
        let name = Words::from_typed(name);
        let id = free_id(|id| self.has_own(id))?;
        if name.is_empty() {
            return None;
        }
        let own = OwnTradeoff { name, side, roles, leaning: None };
        self.own_tradeoffs.insert(id.clone(), own);
        Some(id)
    }

    /// Adds a criterion of the person's own.
    pub fn add_criterion(&mut self, name: &str) -> Option<Id> {
        let name = Words::from_typed(name);
        let id = free_id(|id| self.has_own(id))?;
        if name.is_empty() {
            return None;
        }
        self.own_criteria.insert(id.clone(), OwnCriterion { name, scores: [].into() });
        Some(id)
    }

    /// Whether anything of the person's own is kept under an id.
    pub(super) fn has_own(&self, id: &Id) -> bool {
        self.own_tradeoffs.contains_key(id)
            || self.own_criteria.contains_key(id)
            || self.weights.contains_key(id)
    }

    /// Removes what the person added, with its weight. What belongs to the data set stays. Returns
    /// whether anything was removed.
    pub fn remove_own(&mut self, id: &Id) -> bool {
        if self.own_criteria.remove(id).is_some() {
            self.weights.remove(id);
            return true;
        }
        self.own_tradeoffs.remove(id).is_some()
    }
}

/// The statements of a skill; one that has none is rated as a whole.
pub fn statements(skill: &Skill) -> impl Iterator<Item = &str> {
    let whole = skill.checks.is_empty().then_some(WHOLE);
    skill.checks.iter().map(String::as_str).chain(whole)
}

/// `own-1`, `own-2`, ...: the first that is not taken. The checks of a data set keep such ids for this.
pub(super) fn free_id(taken: impl Fn(&Id) -> bool) -> Option<Id> {
    (1..=u32::MAX).filter_map(|n| Id::try_from(format!("own-{n}")).ok()).find(|id| !taken(id))
}

fn put<T>(map: &mut std::collections::BTreeMap<Id, T>, key: &Id, value: Option<T>) {
    match value {
        Some(value) => drop(map.insert(key.clone(), value)),
        None => drop(map.remove(key)),
    }
}

/// The next value of a small number. From none the first turn up or down starts at `start`.
fn step<const LOW: i8, const HIGH: i8>(
    now: Option<super::bounded::Step<LOW, HIGH>>,
    turn: &Turn<'_>,
    start: i8,
) -> Result<Option<super::bounded::Step<LOW, HIGH>>, String> {
    use super::bounded::Step;
    Ok(match turn {
        Turn::By(by) => Some(match now {
            Some(now) => now.turned(*by),
            None if LOW < 0 => Step::nearest(start.saturating_add(*by)),
            None => Step::nearest(start),
        }),
        Turn::Toggle => {
            if now.is_some() {
                None
            } else {
                Some(Step::nearest(start))
            }
        }
        Turn::To(text) if text.trim().is_empty() => None,
        Turn::To(text) => {
            let number: i64 = text
                .trim()
                .trim_start_matches('+')
                .replace('−', "-")
                .parse()
                .map_err(|_| format!("`{}` is no whole number", text.trim().escape_debug()))?;
            Some(Step::try_from(number).map_err(|e| e.to_string())?)
        }
    })
}

/// An amount as people type it: `$1,299`, `12.5`.
fn amount(text: &str) -> Result<Amount, String> {
    let number = number(text).ok_or_else(|| format!("`{}` is no number", text.trim().escape_debug()))?;
    Amount::new(number).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests;
