//! What the Compare tab says of the shipped data and of small hand-made data sets.

use super::*;
use crate::{
    dataset::Dataset,
    page::select::Filter,
    profile::Profile,
    sections::{
        fixture::{context, picked},
        sample::{self, career, keeps_its_promises, plain, role as a_role},
    },
};

fn built(data: &Dataset, profile: &Profile) -> Page {
    keeps_its_promises(&SECTION, &context(data, profile, 0))
}

fn cells(page: &Page, key: &str) -> Vec<String> {
    let row = page.rows.iter().find(|r| r.key == key).unwrap_or_else(|| panic!("no row {key}"));
    row.cells.iter().map(Cell::plain).collect()
}

fn muted(page: &Page) -> Vec<&str> {
    page.rows.iter().filter(|r| r.muted).map(|r| r.key.as_str()).collect()
}

fn lead(page: &Page) -> String {
    page.lead.iter().map(Line::plain).collect()
}

fn said(data: &Dataset, profile: &Profile, key: &str) -> String {
    plain(&detail(&context(data, profile, 0), key))
}

fn differing(profile: &Profile) -> Profile {
    Profile { differences_only: true, ..profile.clone() }
}

#[test]
fn names_what_is_the_same_for_inpatient_and_outpatient() {
    let (data, profile) = (Dataset::shipped(), picked(&["inpatient-coder", "outpatient-coder"]));
    let page = built(&data, &profile);
    assert_eq!(
        muted(&page),
        [
            "aspect:diagnoses",
            "aspect:degree",
            "aspect:hands-on-care",
            "aspect:remote",
            "aspect:hours",
            "aspect:nights-weekends",
            "aspect:desk",
            "pay",
            "colleagues",
        ]
    );
    assert_eq!(lead(&page), "28 of 37 answers differ between Inpatient and Outpatient, 9 are the same");
    assert_eq!(cells(&page, "aspect:diagnoses"), ["Diagnoses", "Both: ICD-10-CM", ""]);
    assert_eq!(cells(&page, "aspect:procedures"), ["Procedures", "! ICD-10-PCS", "CPT and HCPCS Level II"]);
    assert_eq!(cells(&page, "stand-ins")[0], "Stand-ins by employer +1 in both");
    assert!(cells(&page, "pay")[1].starts_with("One figure for both: half earn more than $51,140 a year; "));
}

#[test]
fn folds_what_is_the_same_into_one_row_that_names_it() {
    let (data, profile) = (Dataset::shipped(), Profile::default());
    let (all, folded) = (built(&data, &profile), built(&data, &differing(&profile)));
    let same = muted(&all);
    assert!(!same.is_empty());
    assert_eq!(folded.rows.len(), all.rows.len() - same.len() + 1);
    assert_eq!(lead(&folded), lead(&all), "the count is of all rows, folded or not");
    assert_eq!(muted(&folded), [SAME]);
    let last = folded.rows.last().map(|r| r.key.as_str());
    assert_eq!(last, Some(SAME));
    let names: Vec<String> = same.iter().map(|key| cells(&all, key)[0].clone()).collect();
    assert_eq!(cells(&folded, SAME)[..2], [format!("{} rows", same.len()), names.join(", ")]);
    let detail = said(&data, &differing(&profile), SAME);
    assert_eq!(detail.lines().count(), same.len());
    assert!(detail.contains("Diagnoses: ICD-10-CM\n"), "{detail}");
    assert!(detail.contains("Official pay: one figure: half earn more than $51,140 a year"), "{detail}");
}

#[test]
fn two_of_a_kind_differ_in_nothing() {
    let mut data = Dataset::shipped();
    let first = &data.career.roles[0];
    let mut twin = first.clone();
    twin.id = "twin".to_owned().try_into().expect("an id");
    for tradeoff in data.career.tradeoffs.iter_mut().filter(|t| t.roles.contains(&first.id)) {
        tradeoff.roles.push(twin.id.clone());
    }
    data.career.roles = vec![first.clone(), twin];
    let page = built(&data, &Profile::default());
    assert!(page.rows.len() > 30 && page.rows.iter().all(|r| r.muted), "{:?}", muted(&page));
    assert!(
        lead(&page).starts_with(&format!("0 of {} answers differ", page.rows.len() - 1)),
        "{}",
        lead(&page)
    );
    let folded = built(&data, &differing(&Profile::default()));
    assert_eq!(folded.rows.iter().map(|r| r.key.as_str()).collect::<Vec<_>>(), [SAME]);
}

#[test]
fn turning_the_roles_round_turns_the_columns_round() {
    let mut data = Dataset::shipped();
    let there = built(&data, &Profile::default());
    data.career.roles.reverse();
    let back = built(&data, &Profile::default());
    assert_eq!(lead(&there), lead(&back));
    for (a, b) in there.rows.iter().zip(&back.rows) {
        assert_eq!((&a.key, a.muted, a.cells.first()), (&b.key, b.muted, b.cells.first()));
        let mut b: Vec<Cell> = b.cells.iter().skip(1).cloned().collect();
        if !a.muted {
            b.reverse();
        }
        assert_eq!(a.cells.get(1..), Some(b.as_slice()), "{}", a.key);
    }
}

#[test]
fn a_list_shows_what_not_all_share_the_rarest_first() {
    let data = career(
        &[
            a_role("rigger", "1", r#"duties: ["a", "b", "c"]"#),
            a_role("caulker", "1", r#"duties: ["b", "a"]"#),
            a_role("pilot", "1", r#"duties: ["a"]"#),
            a_role("idler", "1", ""),
        ]
        .concat(),
    );
    let three = picked(&["rigger", "caulker", "pilot"]);
    let page = built(&data, &three);
    assert_eq!(
        cells(&page, "duties"),
        ["Duties +1 in all 3", "Do c. · Do b.", "Do b.", "only what all share"]
    );
    assert_eq!(page.select(&Filter::new("do a"), None), [0], "what is folded is still found");
    assert_eq!(
        said(&data, &three, "duties"),
        "# The rigger\n• Do b.\n• Do c.\n# The caulker\n• Do b.\n# The pilot\nonly what all share\nAll 3: Do a.\n"
    );
    assert_eq!(
        cells(&built(&data, &Profile::default()), "duties")[0],
        "Duties",
        "one role has none: none is shared"
    );
    assert_eq!(cells(&built(&data, &Profile::default()), "duties")[4], "not found");
}

#[test]
fn a_blank_beside_an_answer_differs_and_a_blank_for_all_is_no_row() {
    let tool = |text: &str| format!(r#"aspects: [(aspect: "tool", text: "{text}", sources: ["s"])]"#);
    let data = career(&[a_role("rigger", "1", &tool("A knife")), a_role("pilot", "1", "")].concat());
    let page = built(&data, &Profile::default());
    assert_eq!(
        page.rows.iter().map(|r| (r.key.as_str(), r.muted)).collect::<Vec<_>>(),
        [("aspect:tool", false)]
    );
    assert_eq!(cells(&page, "aspect:tool"), ["Main tool", "A knife", "not found"]);
    assert_eq!(said(&data, &Profile::default(), "aspect:tool"), "rigger: A knife\npilot: not found\n");
    let blank = career(&[a_role("rigger", "1", &tool("")), a_role("pilot", "1", "")].concat());
    assert!(built(&blank, &Profile::default()).rows.is_empty());
}

#[test]
fn lights_the_words_that_differ() {
    let tool = |text: &str| format!(r#"aspects: [(aspect: "tool", text: "{text}", sources: ["s"])]"#);
    let data =
        career(&[a_role("a", "1", &tool("A long knife")), a_role("b", "1", &tool("A knife"))].concat());
    let page = built(&data, &Profile::default());
    let Some(Cell::Text(line)) = page.rows.first().and_then(|r| r.cells.get(1)) else { panic!("{page:?}") };
    let lit: Vec<&str> = line.0.iter().filter(|s| s.tone == Tone::Differs).map(|s| s.text.as_str()).collect();
    assert_eq!(lit, ["long"]);
}

#[test]
fn both_sides_of_a_correction_stand_under_the_answers() {
    let data = Dataset::shipped();
    let text = said(&data, &Profile::default(), "aspect:procedures");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Inpatient: ! ICD-10-PCS");
    assert_eq!(
        lines[5..],
        [
            "! Inpatient code sets",
            "✗ the article: ICD-10-CM, CPT and HCPCS.",
            "✓ the record: ICD-10-CM for diagnoses, ICD-10-PCS for procedures, MS-DRG for payment.",
        ]
    );
}

#[test]
fn some_but_not_all_share_a_figure() {
    let roles = [
        a_role("rigger", "1", r#"stand_ins: ["yard"]"#),
        a_role("caulker", "1", ""),
        a_role("pilot", "2", ""),
    ];
    let mut data = career(&roles.concat());
    data.wages = Some(sample::wages());
    let page = built(&data, &Profile::default());
    let [_, rigger, caulker, pilot] = cells(&page, "pay").try_into().expect("four cells");
    assert!(rigger.ends_with(" (one figure for rigger, caulker)") && rigger == caulker, "{rigger}");
    assert_eq!(
        pilot,
        "half earn more than $60,000 a year; one in ten less than $45,000, one in ten more than $90,000"
    );
    assert_eq!(
        said(&data, &Profile::default(), "pay"),
        "One figure for 2 roles (the nation): 30000 40000 50000\n\
         The pilot (the nation): 45000 60000 90000\n\
         Counted together: rigger, caulker\n"
    );
    assert_eq!(
        cells(&page, "stand-ins"),
        ["Stand-ins by employer", "Yards $42,000", "not found", "not found"]
    );
    let text = said(&data, &Profile::default(), "stand-ins");
    assert_eq!(text, "Yards (stand-in for rigger): 32000 42000 52000\n");
}

#[test]
fn one_role_is_shown_but_not_compared() {
    let (data, one) = (Dataset::shipped(), picked(&["coding-auditor"]));
    let page = built(&data, &differing(&one));
    assert_eq!(lead(&page), "Two roles are needed to compare; this is one.");
    assert!(page.rows.len() > 30 && muted(&page).is_empty());
    assert!(cells(&page, "duties")[1].contains("Keep what you read private"), "its lists are whole");
}

#[test]
fn any_data_set_can_be_compared() {
    let nursing = Dataset::open(std::path::Path::new("tests/fixtures/nursing")).expect("a valid fixture");
    let page = built(&nursing, &Profile::default());
    assert!(page.rows.iter().any(|r| r.key == "pay" && !r.muted), "each occupation has its own figure");
    let many: String =
        (0..40).map(|n| a_role(&format!("role-{n}"), "1", r#"duties: ["a"], settings: ["b"]"#)).collect();
    let page = built(&career(&many), &Profile::default());
    assert_eq!(cells(&page, "duties")[..2], ["Duties", "All 40: Do a."]);
    assert_eq!(page.columns.len(), 41);
    let empty = career(&a_role("rigger", "1", ""));
    assert!(built(&empty, &Profile::default()).rows.is_empty());
    assert!(detail(&context(&empty, &Profile::default(), 0), "gone").blocks.is_empty());
}

#[test]
fn a_heading_that_the_data_uses_too_stands_once() {
    let place = r#"aspects: [(aspect: "place", text: "A yard", sources: ["s"])], duties: ["a"]"#;
    let data = career(&[a_role("rigger", "1", place), a_role("pilot", "1", "")].concat());
    let page = built(&data, &Profile::default());
    assert_eq!(page.groups, ["Day to day"]);
    assert_eq!(page.rows.iter().map(|r| r.group).collect::<Vec<_>>(), [Some(0), Some(0)]);
}

#[test]
fn every_row_in_every_mood_keeps_its_promises() {
    let data = Dataset::shipped();
    let ids: Vec<&str> = data.career.roles.iter().map(|r| r.id.as_str()).collect();
    for count in 0..=ids.len() {
        let texas = "4800000".to_owned().try_into().ok();
        let profile = Profile { area: texas, ..picked(&ids[..count]) };
        built(&data, &profile);
        built(&data, &differing(&profile));
    }
}

#[test]
fn what_is_not_known_of_one_role_is_no_difference() {
    let tool = r#"tagline: "Rigs", aspects: [(aspect: "tool", text: "Rope", sources: ["s"])]"#;
    let named = |role: String| role.replacen(r#"tagline: "", "#, "", 1);
    let data = career(&[named(a_role("rigger", "1", tool)), a_role("idler", "1", "")].concat());
    let page = built(&data, &Profile::default());
    assert_eq!(cells(&page, "aspect:tool"), ["Main tool", "Rope", "not found"]);
    let said = "0 of 1 answers differ between rigger and idler, 0 are the same, 1 is known of some only";
    assert!(lead(&page).starts_with(said), "what describes a role is not counted: {}", lead(&page));
}

#[test]
fn an_employer_type_pays_each_occupation_its_own() {
    let roles =
        [a_role("rigger", "1", r#"stand_ins: ["yard"]"#), a_role("pilot", "2", r#"stand_ins: ["yard"]"#)];
    let mut data = career(&roles.concat());
    let mut wages = sample::wages();
    let mut row = wages.rows.iter().find(|row| row.industry == *"yard").cloned().expect("a row of yards");
    row.occupation = "2".to_owned().try_into().expect("an id");
    row.annual.median = Some(61_160.0);
    wages.rows.push(row);
    data.wages = Some(wages);
    let page = built(&data, &Profile::default());
    assert_eq!(cells(&page, "stand-ins"), ["Stand-ins by employer", "Yards $42,000", "Yards $61,160"]);
}

#[test]
fn what_all_may_become_next_has_its_figure() {
    let next = r#"next_steps: ["2"]"#;
    let mut data = career(&[a_role("rigger", "1", next), a_role("caulker", "1", next)].concat());
    data.wages = Some(sample::wages());
    let related = r#"(id: "2", name: "Pilots", relation: to, why: "w", sources: ["s"])"#;
    data.career.related.push(ron::from_str(related).expect("an occupation"));
    let all = detail(&context(&data, &Profile::default(), 0), "next-steps");
    assert_eq!(plain(&all), "Both: Pilots  $60,000 median a year, the nation\n");
    assert_eq!(
        all.figures().iter().map(|f| f.statistic.as_str()).collect::<Vec<_>>(),
        ["median of pay a year"]
    );
}
