use std::path::Path;

use super::*;
use crate::{
    dataset::{Dataset, Date, Id},
    page::{Cell, Row, Tone},
    profile::{Knob, Profile, Turn},
};

fn today() -> Date {
    Date::from_ymd(2026, 11, 23).expect("a day")
}

fn nursing() -> Dataset {
    Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid")
}

fn context<'a>(data: &'a Dataset, profile: &'a Profile, view: usize) -> Context<'a> {
    Context::new(data, profile, today()).in_view(view)
}

fn id(name: &str) -> Id {
    Id::try_from(name.to_owned()).expect("an id")
}

/// The cells of a row as text.
fn said(row: &Row) -> String {
    row.cells.iter().map(crate::page::Cell::plain).collect::<Vec<_>>().join(" | ")
}

fn text(detail: &Detail) -> String {
    format!("{:?}", detail.blocks)
}

#[test]
fn every_row_that_can_be_answered_turns() {
    for data in [nursing(), Dataset::shipped()] {
        let mut profile = Profile::default();
        profile.add_criterion("Near home").expect("added");
        let page = page(&context(&data, &profile, 0));
        let knobs: Vec<(String, Knob)> =
            page.rows.iter().filter_map(|r| Some((r.key.clone(), r.knob.clone()?))).collect();
        assert!(knobs.len() >= data.career.criteria.len() + data.career.must_haves.len());
        for (key, knob) in knobs {
            let before = profile.clone();
            let turn = if matches!(knob, Knob::Name | Knob::Note(_)) { Turn::To("x") } else { Turn::By(1) };
            profile.turn(&knob, &turn, &data, today()).expect("it turns");
            assert_ne!(profile, before, "{key}");
            assert!(!detail(&context(&data, &profile, 0), &key).blocks.is_empty(), "{key}");
        }
    }
}

#[test]
fn a_failing_role_stays_and_says_which_line_and_by_how_much() {
    let data = nursing();
    let mut profile = Profile::default();
    profile.turn(&Knob::MustHave(id("pay")), &Turn::To("60000"), &data, today()).expect("typed");
    let weighed = page(&context(&data, &profile, 0));
    let grey = |cell: &&Cell| matches!(cell, Cell::Text(line) if !line.is_empty() && line.0.iter().all(|s| s.tone == Tone::Muted));
    let scores = weighed.rows.first().expect("scores");
    assert!(scores.cells.iter().any(|cell| grey(&cell)), "its score goes grey, not away: {scores:?}");
    let page = page(&context(&data, &profile, 1));
    assert_eq!(page.rows.len(), 3, "it goes grey, not away");
    let assistant = page.rows.iter().find(|r| r.key == "medical-assistant").expect("there");
    assert!(assistant.muted && said(assistant).contains("fails"));
    let detail = detail(&context(&data, &profile, 1), "medical-assistant");
    assert!(text(&detail).contains("$14,310 short"), "{}", text(&detail));
}

#[test]
fn an_undecided_person_sees_a_tie_or_a_lead_and_what_would_change_it() {
    let data = nursing();
    let mut profile = Profile::default();
    for skill in &data.career.skills {
        profile.turn(&Knob::Skill(skill.id.clone()), &Turn::To("2"), &data, today()).expect("rated");
    }
    let page = page(&context(&data, &profile, 0));
    let lead: Vec<String> = page.lead.iter().map(crate::page::Line::plain).collect();
    insta::assert_snapshot!(lead.join("\n"), @r"
    Assistant leads with 54 of 100.
    RN would come before Assistant if No degree needed fell below 17.2 points (now 20.0).
");
    let rows: Vec<String> = page.rows.iter().filter(|r| r.group < Some(3)).map(said).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    Score, 0 to 100 |  | 50 | 51 | 54
    Rank (= is a tie) |  | 2 = | 2 = | 1
    No degree needed |  | fails | met | met
    No experience asked for |  | met | unknown | met
    Median pay here |  | met | met | fails
    Median pay | 40 | 84 | 43 | 20
    No degree needed | 20 | 0 | 100 | 100
    Jobs grow | 20 | 33 | 20 | 80
    Fit of your skills | 20 | 50 | 50 | 50
");
}

#[test]
fn somebody_elses_answers_lie_beside() {
    let data = nursing();
    let turn = |profile: &mut Profile, knob: Knob, text: &str| {
        profile.turn(&knob, &Turn::To(text), &data, today()).expect("typed");
    };
    let (mut mine, mut theirs) = (Profile::default(), Profile::default());
    for profile in [&mut mine, &mut theirs] {
        for skill in &data.career.skills {
            turn(profile, Knob::Skill(skill.id.clone()), "2");
        }
    }
    turn(&mut mine, Knob::MustHave(id("pay")), "60000");
    turn(&mut theirs, Knob::Weight(id("pay")), "70");
    turn(&mut theirs, Knob::Name, "Bo");
    let alone = context(&data, &mine, 0);
    assert_eq!(views(&alone), ["Weigh", "Ranking"]);
    let both = Context { beside: Some(&theirs), ..alone };
    assert_eq!(views(&both), ["Weigh", "Ranking", "Beside"]);
    let both = both.in_view(2);
    let page = page(&both);
    let lead: Vec<String> = page.lead.iter().map(crate::page::Line::plain).collect();
    insta::assert_snapshot!(lead.join("\n"), @r"
    You: LPN and RN are a tie: what is known cannot part them.
    Bo: RN leads with 67 of 100.
    Both agree on 0 of 5 answers. Apart: from 0, the same, to 100.
    ");
    let rows: Vec<String> = page.rows.iter().map(said).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    First place | a tie of 2 | RN | another |  | 
    Registered nurse | 1 = · 50 | 1 · 67 | same rank | 17 | Rank · score
    Licensed practical nurse | 1 = · 51 | 2 · 47 | 1 rank down | 4 | Rank · score
    Medical assistant | fails | 3 · 37 | fails for you | 17 | Rank · score
    Median pay here | at least $60,000 |  | only you | 100 | Must-have
    Median pay | 40 points | 70 points | +30 | 43 | Weight
    No degree needed | 20 points | 10 points | -10 | 14 | Weight
    Jobs grow | 20 points | 10 points | -10 | 14 | Weight
    Fit of your skills | 20 points | 10 points | -10 | 14 | Weight
    ");
    for row in &page.rows {
        assert!(!detail(&both, &row.key).blocks.is_empty(), "{}", row.key);
    }
    let brief = (crate::sections::brief::BRIEF.detail)(&both, "brief");
    assert!(text(&brief).contains("Farthest apart"), "{}", text(&brief));
    assert!(!text(&(crate::sections::brief::BRIEF.detail)(&alone, "brief")).contains("Farthest apart"));
}

#[test]
fn what_the_data_say_otherwise_than_last_time_is_told() {
    use crate::insight::since::{compare, rests_on};
    let profile = Profile::default();
    let mut data = nursing();
    let before = rests_on(&data, &profile);
    data.career.updated = Date::from_ymd(2027, 6, 1).expect("a day");
    assert!(!compare(&data, &profile, &before).expect("another edition").is_change());
    // One fails to grow, so that the ranking turns.
    for role in data.career.roles.iter_mut().filter(|r| r.id.as_str() == "medical-assistant") {
        for answer in role.aspects.iter_mut().filter(|a| a.aspect.as_str() == "growth") {
            answer.value = Some(crate::dataset::role::Value::Amount(0.0));
        }
    }
    let since = compare(&data, &profile, &before).expect("a change");
    let here = Context { since: Some(&since), ..context(&data, &profile, 2) };
    assert_eq!(views(&here).last().map(String::as_str), Some("Since last time"));
    let page = page(&here);
    assert_eq!(page.rows.len(), since.figures.len() + since.places.len());
    let growth = page.rows.iter().map(said).find(|row| row.contains("Assistant")).expect("a row");
    assert!(growth.contains('%') && growth.contains(" | 0"), "{growth}");
    for row in &page.rows {
        assert!(text(&detail(&here, &row.key)).contains(&format!("Is, {}", since.now)), "{}", row.key);
    }
    let brief = text(&(crate::sections::brief::BRIEF.detail)(&here, "brief"));
    assert!(brief.contains("Since last time") && brief.contains(", now 0"), "{brief}");
}

/// Short names that end with a stop, and answers that lie less than a point apart.
fn awkward() -> (Dataset, Profile, Profile) {
    let mut data = nursing();
    for role in &mut data.career.roles {
        role.short.push('.');
    }
    let (mut mine, mut theirs) = (Profile::default(), Profile::default());
    for (profile, name, points) in [(&mut mine, "Ana", "40.3"), (&mut theirs, "Bo", "39.7")] {
        for (knob, text) in [(Knob::Weight(id("pay")), points), (Knob::Name, name)] {
            profile.turn(&knob, &Turn::To(text), &data, today()).expect("typed");
        }
    }
    mine.turn(&Knob::MustHave(id("no-degree")), &Turn::Toggle, &data, today()).expect("demanded");
    (data, mine, theirs)
}

#[test]
fn a_name_that_ends_with_a_stop_ends_the_sentence() {
    let (data, mine, theirs) = awkward();
    let both = Context { beside: Some(&theirs), ..context(&data, &mine, 2) };
    for row in &page(&both).rows {
        let told = text(&detail(&both, &row.key));
        assert!(!told.contains(".."), "{told}");
    }
    let demand = page(&both).rows.into_iter().find(|row| said(row).ends_with("Must-have")).expect("a demand");
    assert!(text(&detail(&both, &demand.key)).contains("it leaves out RN."));
    let lead = says::nearest(&choice(&context(&data, &Profile::default(), 0))).plain();
    assert!(!lead.contains(".."), "{lead}");
}

#[test]
fn points_beside_each_other_add_up_and_differ_by_what_is_shown() {
    let (data, mine, theirs) = awkward();
    let both = Context { beside: Some(&theirs), ..context(&data, &mine, 2) };
    let rows = page(&both).rows;
    let weights: Vec<String> = rows.iter().map(said).filter(|row| row.ends_with("Weight")).collect();
    let points = |row: &String, at: usize| -> i32 {
        let cell = row.split(" | ").nth(at).unwrap_or_default();
        cell.trim_end_matches(" points").parse().expect("points")
    };
    for at in [1, 2] {
        assert_eq!(weights.iter().map(|row| points(row, at)).sum::<i32>(), 100, "{weights:?}");
    }
    for row in &weights {
        let by = points(row, 2) - points(row, 1);
        let difference = if by == 0 { "less than 1 point".to_owned() } else { format!("{by:+}") };
        assert_eq!(row.split(" | ").nth(3), Some(difference.as_str()), "{row}");
    }
    assert!(weights.iter().any(|row| row.contains("less than 1 point")), "{weights:?}");
}

#[test]
fn where_nothing_could_change_the_brief_has_no_empty_line() {
    let (data, mut mine, theirs) = awkward();
    // All others fail, so there is nothing that another weight could change.
    mine.turn(&Knob::MustHave(id("pay")), &Turn::To("90000"), &data, today()).expect("typed");
    mine.must_haves.remove(&id("no-degree"));
    let both = Context { beside: Some(&theirs), ..context(&data, &mine, 2) };
    let lines: Vec<String> = beside_blocks(&both)
        .iter()
        .flat_map(|block| match block {
            Block::Bullets(lines) => lines.iter().map(|cited| cited.line.plain()).collect(),
            _ => Vec::new(),
        })
        .collect();
    assert!(lines.iter().any(|line| line.starts_with("Ana: ")), "{lines:?}");
    assert!(lines.iter().all(|line| !line.trim_end().ends_with(':')), "{lines:?}");
}

#[test]
fn points_that_nobody_changed_are_not_called_the_persons() {
    let data = nursing();
    let mut profile = Profile::default();
    let group = |profile: &Profile| page(&context(&data, profile, 0)).groups[2].clone();
    assert!(group(&profile).ends_with("the data set's until you change one"), "{}", group(&profile));
    assert!(page(&context(&data, &profile, 0)).rows.iter().any(|row| row.usual));
    profile.turn(&Knob::Weight(id("pay")), &Turn::By(1), &data, today()).expect("turned");
    assert_eq!(group(&profile), "Criteria · they share 100 points");
    assert!(page(&context(&data, &profile, 0)).rows.iter().all(|row| !row.usual));
}

#[test]
fn the_middle_of_an_answer_in_words_is_partly() {
    let mut data = nursing();
    let at = data.career.criteria.iter().position(|c| c.attribute.is_answer_in_words(&data.career));
    let criterion = &mut data.career.criteria[at.expect("one")];
    (criterion.worst, criterion.best) = (0.0, 50.0);
    let key = format!("weigh:{}", criterion.id);
    let told = text(&detail(&context(&data, &Profile::default(), 0), &key));
    assert!(told.contains("no counts nothing, partly in full"), "{told}");
}

#[test]
fn a_worth_is_not_passed_off_as_what_was_measured() {
    let (data, profile) = (Dataset::shipped(), Profile::default());
    let context = context(&data, &profile, 0);
    let page = super::page(&context);
    let details = page.rows.iter().filter(|row| row.key.starts_with("weigh:"));
    let figures: Vec<_> = details
        .flat_map(|row| super::detail(&context, &row.key).figures().into_iter().cloned().collect::<Vec<_>>())
        .filter(|figure| figure.statistic.contains("pay"))
        .collect();
    assert!(!figures.is_empty());
    for figure in figures {
        assert_eq!(figure.statistic, "worth from 0 to 100 of the median of pay a year");
        let derived = figure.derived.unwrap_or_default();
        assert!(derived.ends_with("what counts in full"), "{derived}");
    }
}
