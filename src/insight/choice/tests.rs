use std::path::Path;

use super::*;
use crate::{
    dataset::Date,
    profile::{Knob, Turn},
};

fn nursing() -> Dataset {
    Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid")
}

fn turned(data: &Dataset, turns: &[(Knob, Turn<'_>)]) -> Profile {
    let today = Date::from_ymd(2026, 11, 23).expect("a day");
    let mut profile = Profile::default();
    for (knob, turn) in turns {
        profile.turn(knob, turn, data, today).expect("it turns");
    }
    profile
}

fn id(name: &str) -> Id {
    Id::try_from(name.to_owned()).expect("an id")
}

#[test]
fn a_bound_says_by_how_much_and_what_is_not_known_is_not_failed() {
    let range = |low, high| Some(Interval { low, high });
    let least = Bound::AtLeast(50.0);
    assert_eq!(least.judge(range(50.0, 90.0)), Met::Yes);
    assert_eq!(least.judge(range(10.0, 40.0)), Met::No { by: 10.0 });
    assert_eq!(least.judge(range(10.0, 60.0)), Met::Unknown);
    assert_eq!(least.judge(range(10.0, 50.0)), Met::Unknown, "50 would do");
    assert_eq!(least.judge(None), Met::Unknown);
    let most = Bound::AtMost(400.0);
    assert_eq!(most.judge(range(299.0, f64::INFINITY)), Met::Unknown);
    assert_eq!(most.judge(range(400.0, f64::INFINITY)), Met::Unknown, "400 would do");
    assert_eq!(most.judge(range(0.0, 400.0)), Met::Yes);
    assert_eq!(most.judge(range(425.0, f64::INFINITY)), Met::No { by: 25.0 });
    assert_eq!(Bound::of(Demand::PartlyYes, None), Bound::AtLeast(50.0));
}

#[test]
fn nursing_can_be_decided_by_its_data_alone() {
    let data = nursing();
    let profile = turned(&data, &[]);
    let choice = Choice::new(&data, &profile, profile.roles(&data));
    assert_eq!(choice.criteria.iter().map(|c| c.points).collect::<Vec<_>>(), [40, 20, 20, 20]);
    // Pay is each role's own median: 97,550 of 30,000 to 110,000.
    let pay = choice.criteria.iter().find(|c| c.id == *"pay").expect("pay");
    let (reading, worth) = &pay.worth[0];
    assert_eq!(reading.words, "$97,550");
    assert!((worth.middle() - 84.4375).abs() < 1e-9);
    assert!(!reading.sources.is_empty() && reading.figure.is_some());
    // Nothing is rated: the fit is everything from 0 to 100.
    let fit = choice.criteria.iter().find(|c| c.id == *"skill-fit").expect("fit");
    assert!(fit.worth.iter().all(|(r, w)| r.value.is_none() && *w == Interval::UNKNOWN));
    assert_eq!(choice.entrants, [0, 1, 2]);
}

#[test]
fn a_role_that_fails_is_not_ranked_and_says_why() {
    let data = nursing();
    let profile = turned(
        &data,
        &[(Knob::MustHave(id("pay")), Turn::To("60000")), (Knob::MustHave(id("no-experience")), Turn::By(1))],
    );
    let choice = Choice::new(&data, &profile, profile.roles(&data));
    let assistant = choice.roles.iter().position(|r| r.id == *"medical-assistant").expect("there");
    let nurse = choice.roles.iter().position(|r| r.id == *"licensed-practical-nurse").expect("there");
    assert!(choice.standing(assistant).is_none());
    let failed: Vec<_> = choice.failures(assistant).map(|(d, _, by)| (d.must.id.as_str(), by)).collect();
    assert_eq!(failed, [("pay", 14_310.0)]);
    // The data do not say whether a practical nurse needs experience.
    assert!(choice.standing(nurse).is_some());
    assert_eq!(
        choice.unknowns(nurse).map(|(d, _)| d.must.id.as_str()).collect::<Vec<_>>(),
        ["no-experience"]
    );
}

#[test]
fn the_tipping_point_is_reached_by_the_same_knob() {
    let data = nursing();
    let mut turns: Vec<(Knob, Turn<'_>)> = Vec::new();
    let skills: Vec<Id> = data.career.skills.iter().map(|s| s.id.clone()).collect();
    turns.extend(skills.into_iter().map(|s| (Knob::Skill(s), Turn::To("2"))));
    let mut profile = turned(&data, &turns);
    let choice = Choice::new(&data, &profile, profile.roles(&data));
    let leader = choice.ranking[0].role;
    let tipping = *choice.tipping.first().expect("a tipping point");
    let criterion = choice.criteria[tipping.criterion].id.clone();
    let today = Date::from_ymd(2026, 11, 23).expect("a day");
    let mut lead_at = |points: f64| {
        let (knob, text) = (Knob::Weight(criterion.clone()), points.to_string());
        profile.turn(&knob, &Turn::To(&text), &data, today).expect("it turns");
        let choice = Choice::new(&data, &profile, profile.roles(&data));
        choice.model.leader(&choice.entrants)
    };
    let step = if tipping.rises() { 0.001 } else { -0.001 };
    assert_eq!(lead_at(tipping.at - step), Some(leader));
    assert_eq!(lead_at(tipping.at + step), Some(tipping.to));
}

#[test]
fn every_criterion_of_the_shipped_set_measures_something() {
    let data = Dataset::shipped();
    let mut profile = Profile::default();
    for skill in &data.career.skills {
        let today = Date::from_ymd(2026, 11, 23).expect("a day");
        profile.turn(&Knob::Skill(skill.id.clone()), &Turn::To("3"), &data, today).expect("rated");
    }
    let one = data.career.tradeoffs.first().expect("a pro").id.clone();
    profile.leanings.insert(one, crate::profile::Leaning::nearest(2));
    let choice = Choice::new(&data, &profile, profile.roles(&data));
    assert!(choice.criteria.len() > 3 && choice.demands.len() > 3);
    for criterion in &choice.criteria {
        assert!(criterion.worth.iter().any(|(r, _)| r.value.is_some()), "{}", criterion.name);
        for (reading, worth) in &criterion.worth {
            assert!(
                (0.0..=100.0).contains(&worth.low) && worth.high <= 100.0,
                "{}: {worth:?}",
                criterion.name
            );
            let ours = matches!(
                criterion.given.map(|c| &c.attribute),
                Some(Attribute::SkillFit | Attribute::Balance)
            );
            assert!(ours || reading.value.is_none() || !reading.sources.is_empty(), "{}", criterion.name);
        }
    }
    for demand in &choice.demands {
        let met: Vec<Met> = demand.verdicts.iter().map(|v| v.met).collect();
        assert!(met.iter().any(|m| *m != Met::Unknown), "{}: nobody can say", demand.must.name);
    }
}
