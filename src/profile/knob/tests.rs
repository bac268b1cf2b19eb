use super::*;
use crate::dataset::{Career, skill::Skill};

const NURSING: &str = include_str!("../../../tests/fixtures/nursing/career.ron");

fn data() -> Dataset {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let career: Career = options.from_str(NURSING).expect("the fixture is valid");
    Dataset { career, wages: None }
}

fn id(name: &str) -> Id {
    Id::try_from(name.to_owned()).expect("an id")
}

fn today() -> Date {
    Date::from_ymd(2026, 11, 23).expect("a day")
}

fn turn(profile: &mut Profile, knob: &Knob, by: &Turn<'_>) {
    profile.turn(knob, by, &data(), today()).expect("it turns");
}

#[test]
fn a_skill_is_rated_by_statement_or_as_a_whole() {
    let data = data();
    let skill: &Skill = data.career.skills.iter().find(|s| s.checks.len() > 1).expect("one with statements");
    let (first, knob) = (skill.checks[0].clone(), Knob::Skill(skill.id.clone()));
    let mut profile = Profile::default();
    assert_eq!(profile.overall(skill), None);
    turn(&mut profile, &Knob::Statement(skill.id.clone(), first.clone()), &Turn::By(1));
    assert_eq!(
        profile.rating(&skill.id, &first).map(Rating::get),
        Some(0),
        "the first turn says: never tried"
    );
    turn(&mut profile, &knob, &Turn::By(1));
    turn(&mut profile, &knob, &Turn::By(1));
    assert_eq!(profile.overall(skill).map(Rating::get), Some(2));
    turn(&mut profile, &knob, &Turn::To(""));
    assert_eq!(profile, Profile::default(), "taken back without a trace");
}

#[test]
fn a_demand_starts_where_the_data_says() {
    let mut profile = Profile::default();
    let pay = Knob::MustHave(id("pay"));
    let amount = |p: &Profile| p.must_haves[&id("pay")].amount.map(Amount::get);
    turn(&mut profile, &pay, &Turn::By(1));
    assert_eq!(amount(&profile), Some(50_000.0));
    turn(&mut profile, &pay, &Turn::By(-2));
    assert_eq!(amount(&profile), Some(48_000.0));
    turn(&mut profile, &pay, &Turn::To("$61,500"));
    assert_eq!(amount(&profile), Some(61_500.0));
    turn(&mut profile, &pay, &Turn::Toggle);
    assert!(profile.must_haves.is_empty());
    let degree = Knob::MustHave(id("no-degree"));
    turn(&mut profile, &degree, &Turn::By(1));
    turn(&mut profile, &degree, &Turn::By(1));
    assert!(profile.must_haves.contains_key(&id("no-degree")));
    assert!(profile.turn(&degree, &Turn::To("5"), &data(), today()).is_err());
}

#[test]
fn weights_come_from_the_data_until_they_are_turned() {
    let mut profile = Profile::default();
    let points = |p: &Profile| {
        let shares: Vec<Share> = p.shares(&data()).into_iter().map(|(_, s)| s).collect();
        weights::whole(&shares)
    };
    assert_eq!(points(&profile), [40, 20, 20, 20]);
    turn(&mut profile, &Knob::Weight(id("pay")), &Turn::By(30));
    assert_eq!(points(&profile), [70, 10, 10, 10]);
    let own = profile.add_criterion("Near home").expect("added");
    assert_eq!(points(&profile).iter().map(|p| u32::from(*p)).sum::<u32>(), 100);
    turn(&mut profile, &Knob::Score(own.clone(), id("medical-assistant")), &Turn::By(1));
    assert_eq!(profile.own_criteria[&own].scores[&id("medical-assistant")].get(), 5);
    assert!(profile.remove_own(&own));
    assert_eq!(points(&profile), [70, 10, 10, 10]);
    turn(&mut profile, &Knob::Weight(id("pay")), &Turn::To(""));
    assert_eq!(profile, Profile::default());
}

#[test]
fn a_weight_that_cannot_turn_says_why() {
    let knob = |name: &str| Knob::Weight(id(name));
    let said = |profile: &mut Profile, turn: Turn<'_>| {
        let before = profile.clone();
        let said = profile.turn(&knob("pay"), &turn, &data(), today()).err().unwrap_or_default();
        assert!(said.is_empty() || *profile == before, "a refusal changes nothing");
        said
    };
    let mut profile = Profile::default();
    turn(&mut profile, &knob("pay"), &Turn::To("100"));
    assert_eq!(said(&mut profile, Turn::By(1)), "it has all 100 points");
    turn(&mut profile, &knob("pay"), &Turn::To("0"));
    assert_eq!(said(&mut profile, Turn::By(-1)), "it has no point that it could give");
    assert_eq!(said(&mut profile, Turn::To("0")), "", "it has what is asked for");
    profile = Profile::default();
    let others: Vec<Id> = profile.shares(&data()).into_iter().map(|(id, _)| id).skip(1).collect();
    turn(&mut profile, &Knob::Weight(others[0].clone()), &Turn::Toggle);
    assert_eq!(said(&mut profile, Turn::To("90")), "no more than 80 points are not locked");
    turn(&mut profile, &knob("pay"), &Turn::To("80"));
    assert_eq!(said(&mut profile, Turn::By(1)), "it has all points that are not locked");
    for other in others.iter().skip(1) {
        turn(&mut profile, &Knob::Weight(other.clone()), &Turn::Toggle);
    }
    for turn in [Turn::By(1), Turn::To("50")] {
        assert_eq!(said(&mut profile, turn), "nothing to share with: no other criterion is unlocked");
    }
}

#[test]
fn a_tick_has_its_date_and_goes_without_a_trace() {
    let mut profile = Profile::default();
    let knob = Knob::Study(id("x"));
    turn(&mut profile, &knob, &Turn::To("2027-03"));
    turn(&mut profile, &knob, &Turn::Toggle);
    assert_eq!(profile.study[&id("x")].done, Some(today()));
    turn(&mut profile, &knob, &Turn::Toggle);
    turn(&mut profile, &knob, &Turn::To(""));
    assert!(profile.study.is_empty());
    assert!(profile.turn(&knob, &Turn::To("soon"), &data(), today()).is_err());
    assert!(profile.study.is_empty());
}

#[test]
fn what_is_typed_is_checked() {
    let mut profile = Profile::default();
    let mut typed = |knob: Knob, text: &str| profile.turn(&knob, &Turn::To(text), &data(), today());
    for bad in ["6", "-6", "much", "1.5"] {
        assert!(typed(Knob::Leaning(id("pro-pay")), bad).is_err(), "{bad}");
    }
    assert!(typed(Knob::Sum(Sum::Fees), "lots").is_err());
    assert!(typed(Knob::Weight(id("pay")), "101").is_err());
    assert!(typed(Knob::Sum(Sum::Fees), "$1,299.50").is_ok());
    assert!(typed(Knob::Leaning(id("pro-pay")), "−5").is_ok());
    assert_eq!(profile.payback.fees.map(Amount::get), Some(1_299.5));
    assert_eq!(profile.leanings[&id("pro-pay")].get(), -5);
}

#[test]
fn strangers_are_kept_and_named() {
    let mut profile = Profile { picks: vec![id("gone")], ..Profile::default() };
    profile.weights.insert(id("old"), Share::of(50.0));
    turn(&mut profile, &Knob::Weight(id("pay")), &Turn::By(1));
    turn(&mut profile, &Knob::Weight(id("pay")), &Turn::To(""));
    assert_eq!(
        profile.weights.keys().collect::<Vec<_>>(),
        [&id("old")],
        "another data set's are not taken back"
    );
    turn(&mut profile, &Knob::Weight(id("pay")), &Turn::By(1));
    let strangers = crate::profile::strangers::strangers(&profile, &data());
    let strangers: Vec<String> = strangers.iter().map(ToString::to_string).collect();
    assert_eq!(strangers, ["the role `gone`", "the criterion `old`"]);
}
