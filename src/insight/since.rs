//! What the person's answers rested on when they were last saved, and what of it the data say otherwise
//! now.
//!
//! The record is kept in the profile ([`Edition`]): each figure as it was read, with its period, and
//! where the roles stood. It is compared with the same answers on the data of today, so that what
//! differs is the data's doing.

use super::{
    attribute::{self, Reading},
    choice::Choice,
};
use crate::{
    dataset::{Dataset, Date, Id, criterion::Attribute, role::Role},
    profile::{
        Profile, Words,
        file::{Edition, Stood, Used},
    },
};

/// What changed since the answers were last saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day the data were edited on which the answers were last saved.
    pub before: Date,
    /// The day the data were edited that are open now.
    pub now: Date,
    /// Figures that changed; roles for which the same changed stand together.
    pub figures: Vec<Changed>,
    /// Roles that stand elsewhere, or came or went.
    pub places: Vec<Moved>,
}

/// A figure that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What it is: `Official median pay here`.
    pub what: String,
    /// Short names of the roles it is of; an id where a role is gone.
    pub roles: Vec<String>,
    /// What was read, and of when.
    pub was: Option<Said>,
    /// What is read now, and of when.
    pub is: Option<Said>,
}

/// A figure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The figure: `$51,140`, `yes`.
    pub words: String,
    /// Its period: `May 2025`; blank where the source does not say.
    pub of: String,
}

/// A role that stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its name; its id where it is gone.
    pub role: String,
    /// Its place and score before; none if it had none.
    pub was: Option<(usize, String)>,
    /// The same now.
    pub is: Option<(usize, String)>,
}

/// What the answers rest on, to be kept with them.
#[must_use]
pub fn rests_on(data: &Dataset, profile: &Profile) -> Edition {
    let choice = Choice::new(data, profile, profile.roles(data));
    let median = |role: &&Role| attribute::read(data, profile, role, &Attribute::MedianPay);
    let medians: Vec<Reading> = choice.roles.iter().map(median).collect();
    let mut read: Vec<(&Attribute, Vec<&Reading>)> = vec![(&Attribute::MedianPay, medians.iter().collect())];
    let weighed = choice.criteria.iter().filter(|c| c.share.points > 0.0).filter_map(|c| {
        let readings = c.worth.iter().map(|(reading, _)| reading);
        Some((&c.given?.attribute, readings.collect()))
    });
    let demanded = choice.demands.iter().filter(|d| d.on).map(|d| {
        let readings = d.verdicts.iter().map(|verdict| &verdict.reading);
        (&d.must.attribute, readings.collect())
    });
    for (attribute, readings) in weighed.chain(demanded) {
        // The person's own answers are in the profile as it is.
        let own = matches!(attribute, Attribute::SkillFit | Attribute::Balance);
        if !own && read.iter().all(|(other, _)| *other != attribute) {
            read.push((attribute, readings));
        }
    }
    let words = |text: &str| Words::from_typed(text);
    let used = |attribute: &Attribute, role: &Role, reading: &Reading| {
        let period = reading.figure.as_ref().map(|figure| figure.period.clone());
        let of = period.unwrap_or_else(|| dated(data, &reading.sources));
        let said = if reading.value.is_some() { reading.words.as_str() } else { "unknown" };
        Used { what: words(key(attribute)), role: role.id.clone(), said: words(said), of: words(&of) }
    };
    let of_all = |(attribute, readings): (&Attribute, Vec<&Reading>)| -> Vec<Used> {
        choice.roles.iter().zip(readings).map(|(role, reading)| used(attribute, role, reading)).collect()
    };
    let stood = choice.ranking.iter().filter_map(|s| {
        let score = format!("{:.0}–{:.0}", s.score.low, s.score.high);
        Some(Stood { role: choice.roles.get(s.role)?.id.clone(), place: s.place, score: words(&score) })
    });
    Edition {
        figures: read.into_iter().flat_map(of_all).collect(),
        ranking: stood.collect(),
        ..Edition::of(data)
    }
}

/// By what the record knows an attribute.
fn key(attribute: &Attribute) -> &str {
    match attribute {
        Attribute::Answer(aspect) => aspect.as_str(),
        Attribute::MedianPay => MEDIAN,
        Attribute::StandInPay => STAND_IN,
        Attribute::CertificationCost => CERTIFICATION,
        Attribute::SkillFit | Attribute::Balance => "",
    }
}

/// No id of the data has a colon.
const MEDIAN: &str = "pay:median";
const STAND_IN: &str = "pay:stand-in";
const CERTIFICATION: &str = "cost:certification";

/// What people call what a record knows by a key.
fn name(data: &Dataset, key: &str) -> String {
    match key {
        MEDIAN => "Official median pay here".to_owned(),
        STAND_IN => "Median pay at stand-ins".to_owned(),
        CERTIFICATION => "Cost of the first certification".to_owned(),
        id => data.career.aspects.iter().find(|a| a.id == *id).map_or(id, |a| a.name.as_str()).to_owned(),
    }
}

/// When the first of the sources that says so is of.
fn dated(data: &Dataset, sources: &[Id]) -> String {
    let found = sources.iter().filter_map(|id| data.source(id)).find_map(|source| {
        let words = Some(source.dated.clone()).filter(|d| !d.is_empty());
        words.or_else(|| source.date.map(|date| date.to_string()))
    });
    found.unwrap_or_default()
}

/// What changed for `answers` since `before` was recorded. None if that is another data set, the same
/// edition with the same figures, or a file that keeps no record.
#[must_use]
pub fn compare(data: &Dataset, answers: &Profile, before: &Edition) -> Option<Since> {
    let now = rests_on(data, answers);
    if before.id != now.id || before.figures.is_empty() {
        return None;
    }
    let since = Since {
        before: before.updated,
        now: now.updated,
        figures: figures(data, before, &now),
        places: places(data, before, &now),
    };
    (since.before != since.now || since.is_change()).then_some(since)
}

impl Since {
    /// Whether anything that the answers rest on changed.
    #[must_use]
    pub fn is_change(&self) -> bool {
        !self.figures.is_empty() || !self.places.is_empty()
    }
}

fn figures(data: &Dataset, before: &Edition, now: &Edition) -> Vec<Changed> {
    let said = |used: &Used| Said { words: used.said.to_string(), of: used.of.to_string() };
    let same = |a: &&Used, b: &Used| a.what == b.what && a.role == b.role;
    let of = |edition: &Edition, used: &Used| edition.figures.iter().find(|u| same(u, used)).map(said);
    let gone = before.figures.iter().filter(|used| of(now, used).is_none());
    let mut changed: Vec<Changed> = Vec::new();
    for used in now.figures.iter().chain(gone) {
        let (was, is) = (of(before, used), of(now, used));
        if was == is {
            continue;
        }
        let what = name(data, used.what.as_str());
        let role = data.role(used.role.as_str()).map_or(used.role.to_string(), |r| r.short.clone());
        match changed.iter_mut().find(|c| c.what == what && c.was == was && c.is == is) {
            Some(shared) => shared.roles.push(role),
            None => changed.push(Changed { what, roles: vec![role], was, is }),
        }
    }
    changed
}

fn places(data: &Dataset, before: &Edition, now: &Edition) -> Vec<Moved> {
    let of = |edition: &Edition, role: &Id| {
        let stood = edition.ranking.iter().find(|s| s.role == *role);
        stood.map(|s| (s.place, s.score.to_string()))
    };
    let gone = before.ranking.iter().filter(|s| of(now, &s.role).is_none());
    let all = now.ranking.iter().chain(gone).map(|stood| &stood.role);
    let moved = all.filter_map(|role| {
        let (was, is) = (of(before, role), of(now, role));
        let name = data.role(role.as_str()).map_or(role.to_string(), |r| r.name.clone());
        let place = |side: &Option<(usize, String)>| side.as_ref().map(|(place, _)| *place);
        (place(&was) != place(&is)).then_some(Moved { role: name, was, is })
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::dataset::wages::Wage;

    fn data() -> Dataset {
        Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid")
    }

    /// The same a year on: the answer of one role, and the worst pay by far for another.
    fn next_year() -> Dataset {
        let mut data = data();
        data.career.updated = Date::from_ymd(2027, 11, 23).expect("a day");
        for role in &mut data.career.roles {
            for answer in role.aspects.iter_mut().filter(|a| a.aspect.as_str() == "growth") {
                if role.id.as_str() == "medical-assistant" {
                    answer.value = Some(crate::dataset::role::Value::Amount(0.0));
                }
            }
        }
        data
    }

    #[test]
    fn the_same_data_say_the_same() {
        let data = data();
        let profile = Profile::default();
        let before = rests_on(&data, &profile);
        assert!(before.figures.len() >= data.career.roles.len());
        assert_eq!(compare(&data, &profile, &before), None);
        let wages = data.wages.as_ref().expect("wages");
        assert!(wages.rows.iter().any(|row| {
            let median =
                wages.wage(row, crate::dataset::wages::Measure::Median, crate::dataset::wages::Per::Year);
            matches!(median, Wage::Released(_))
        }));
    }

    #[test]
    fn what_changed_is_told_with_both_values_and_the_places() {
        let profile = Profile::default();
        let before = rests_on(&data(), &profile);
        let since = compare(&next_year(), &profile, &before).expect("a change");
        assert_ne!(since.before, since.now);
        let [figure] = since.figures.as_slice() else { panic!("{:?}", since.figures) };
        assert_eq!(figure.roles, ["Assistant"]);
        let words = |said: &Option<Said>| said.as_ref().map(|s| s.words.clone());
        assert_ne!(words(&figure.was), words(&figure.is));
        // Another edition in which nothing that was used changed is told as well.
        let mut same = data();
        same.career.updated = since.now;
        assert!(!compare(&same, &profile, &before).expect("another edition").is_change());
        // Another data set is not the next edition of this one.
        let mut other = same;
        other.career.id = Id::try_from("other".to_owned()).expect("an id");
        assert_eq!(compare(&other, &profile, &before), None);
    }

    #[test]
    fn what_came_and_what_went_is_told() {
        let profile = Profile::default();
        let (before, mut now) = (rests_on(&data(), &profile), data());
        now.career.roles.retain(|role| role.id.as_str() != "registered-nurse");
        let since = compare(&now, &profile, &before).expect("a change");
        assert!(since.figures.iter().any(|c| c.roles == ["registered-nurse"] && c.is.is_none()));
        assert!(since.places.iter().any(|m| m.role == "registered-nurse" && m.is.is_none()));
        let back = compare(&data(), &profile, &rests_on(&now, &profile)).expect("a change");
        assert!(back.places.iter().any(|m| m.role == "Registered nurse" && m.was.is_none()));
    }
}
