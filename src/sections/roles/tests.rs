//! What the Roles tab says of the shipped data and of small hand-made data sets.

use super::*;
use crate::{
    dataset::Dataset,
    page::{Block, select::Filter},
    profile::Profile,
    sections::{
        fixture::{context, picked},
        sample::{self, career, keeps_its_promises, plain, role as a_role},
    },
};

fn said(data: &Dataset, profile: &Profile, role: &str) -> String {
    plain(&detail(&context(data, profile, 0), role))
}

/// The lines under a heading.
fn under(text: &str, heading: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| *line != format!("# {heading}")).skip(1);
    lines.take_while(|line| !line.starts_with("# ")).map(str::to_owned).collect()
}

fn headings(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("# ")).collect()
}

#[test]
fn lists_all_roles_and_marks_the_picked() {
    let (data, profile) = (Dataset::shipped(), picked(&["coding-auditor"]));
    let page = keeps_its_promises(&SECTION, &context(&data, &profile, 0));
    let ids: Vec<&str> = data.career.roles.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(page.rows.iter().map(|r| r.key.as_str()).collect::<Vec<_>>(), ids);
    let picked: Vec<&str> =
        page.rows.iter().filter(|r| r.picked == Some(true)).map(|r| r.key.as_str()).collect();
    assert_eq!(picked, ["coding-auditor"]);
    let find = |typed| page.select(&Filter::new(typed), None);
    assert_eq!(find("drg coder"), [0], "by another name");
    assert_eq!(find("same-day care"), [1], "by the tagline");
}

#[test]
fn an_inpatient_coder_in_full() {
    let text = said(&Dataset::shipped(), &Profile::default(), "inpatient-coder");
    assert_eq!(
        headings(&text),
        [
            "Pay a year, May 2025",
            "Code sets",
            "Gets you in",
            "First rung",
            "Next steps",
            "Only here",
            "Duties",
            "Settings",
            "With whom",
            "Remote",
            "Output",
            "Also called",
            "Corrections",
            "The same for all 5",
            "Medical coding",
        ]
    );
    // The founding document's claim stands beside the record's, right under the answer.
    assert_eq!(
        under(&text, "Code sets"),
        [
            "Diagnoses: ICD-10-CM",
            "Procedures: ! ICD-10-PCS",
            "Payment logic: MS-DRG, under Medicare's inpatient payment system (IPPS)",
            "! Inpatient code sets",
            "✗ the article: ICD-10-CM, CPT and HCPCS.",
            "✓ the record: ICD-10-CM for diagnoses, ICD-10-PCS for procedures, MS-DRG for payment.",
        ]
    );
    assert!(!under(&text, "Corrections").iter().any(|l| l.contains("Inpatient code sets")), "said once");
    assert!(under(&text, "Gets you in").contains(&"• CCA, Certified Coding Associate (AHIMA)".to_owned()));
    assert!(under(&text, "Duties").contains(&"◆ Code the procedures of the stay in ICD-10-PCS.".to_owned()));
    let only = under(&text, "Only here");
    assert!(only.iter().any(|l| l.starts_with("+ Hospitals pay records staff more: ")), "{only:?}");
    assert!(only.iter().any(|l| l.starts_with("− Long records")), "{only:?}");
    let same = under(&text, "The same for all 5");
    assert!(same.contains(&"Hours: Most work full time".to_owned()), "{same:?}");
}

#[test]
fn one_pay_figure_for_all_and_stand_ins_called_so() {
    let data = Dataset::shipped();
    let pay = under(&said(&data, &Profile::default(), "inpatient-coder"), "Pay a year, May 2025");
    assert_eq!(
        pay.iter().map(String::as_str).collect::<Vec<_>>(),
        [
            "One figure for all 5 roles (the nation): 37000 43490 51140 64820 81150",
            "Hospitals (stand-in): 39530 47370 59120 74160 90120",
            "General Medical and Surgical Hospitals (stand-in): 39610 47510 59460 74850 91960",
            "Counted together: Inpatient, Outpatient, Pro fee, Auditor, Risk adj.",
            "• BLS has one wage table for all records specialists (29-2072), none for any one role.",
            "• A stand-in is the pay of every records specialist at one kind of employer.",
            "Survey: $57,936 mean: CIC, AAPC members (undated)",
        ]
    );
    let texas = Profile {
        area: data.wages.as_ref().and_then(|w| Some(w.area("TX")?.id.clone())),
        ..Profile::default()
    };
    let pay = under(&said(&data, &texas, "outpatient-coder"), "Pay a year, May 2025");
    assert!(pay[0].starts_with("One figure for all 5 roles (Texas): "), "{pay:?}");
    assert!(pay[1].starts_with("One figure for all 5 roles (the nation): 37000 "), "{pay:?}");
}

#[test]
fn a_figure_that_was_not_released_is_said_to_be_so() {
    let mut data = career(&a_role("rigger", "1", ""));
    data.wages = Some(sample::wages());
    let hourly = Profile { per: crate::profile::Per::Hour, ..Profile::default() };
    let text = said(&data, &hourly, "rigger");
    assert_eq!(under(&text, "Pay an hour, May 2025"), ["National: no pay an hour was released."]);
}

#[test]
fn only_what_shares_a_figure_is_counted_together() {
    let roles = [
        a_role("rigger", "1", r#"stand_ins: ["yard"]"#),
        a_role("caulker", "1", ""),
        a_role("pilot", "2", ""),
    ];
    let mut data = career(&roles.concat());
    data.wages = Some(sample::wages());
    let profile = Profile::default();
    let pay = |role| under(&said(&data, &profile, role), "Pay a year, May 2025");
    assert_eq!(
        pay("rigger"),
        [
            "One figure for 2 roles (the nation): 30000 40000 50000",
            "Yards (stand-in): 32000 42000 52000",
            "Counted together: rigger, caulker",
        ]
    );
    assert_eq!(pay("pilot"), ["The pilot (the nation): 45000 60000 90000"]);
}

#[test]
fn compares_with_the_other_picked_roles() {
    let data = Dataset::shipped();
    let with = |picks| said(&data, &picked(picks), "inpatient-coder");
    let all = with(&[]);
    assert_eq!(with(&["inpatient-coder"]), all, "itself alone is nothing to compare with");
    let pair = with(&["outpatient-coder"]);
    assert!(headings(&pair).contains(&"Only here, of the 2 compared"), "{:?}", headings(&pair));
    assert!(headings(&pair).contains(&"The same for both"));
    assert!(under(&pair, "The same for both").len() > under(&all, "The same for all 5").len());
}

#[test]
fn nothing_is_said_in_a_list_and_again_below() {
    let data = Dataset::shipped();
    for role in &data.career.roles {
        let detail = detail(&context(&data, &Profile::default(), 0), role.id.as_str());
        let bullets =
            detail.blocks.iter().filter_map(|b| if let Block::Bullets(list) = b { Some(list) } else { None });
        let mut lines: Vec<String> = bullets.flatten().map(|c| c.line.plain()).collect();
        let folded =
            detail.blocks.iter().filter_map(|b| if let Block::Facts(facts) = b { Some(facts) } else { None });
        let folded = folded
            .flatten()
            .flat_map(|f| f.value.line.0.iter().map(|s| s.text.clone()))
            .filter(|t| t != " · ");
        lines.extend(folded.filter(|text| text.ends_with('.')));
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count, "{}", role.id);
    }
}

#[test]
fn a_role_alone_shares_nothing_and_stands_out_from_nobody() {
    let data = career(&a_role("rigger", "1", r#"duties: ["a", "b"]"#));
    let text = said(&data, &Profile::default(), "rigger");
    assert_eq!(headings(&text), ["Duties"]);
    assert_eq!(under(&text, "Duties"), ["• Do a.", "• Do b."]);
}

#[test]
fn a_role_of_which_nothing_is_known_has_no_headings() {
    let data = career(&[a_role("rigger", "1", ""), a_role("pilot", "2", "")].concat());
    assert_eq!(said(&data, &Profile::default(), "rigger"), "");
    assert_eq!(detail(&context(&data, &Profile::default(), 0), "gone").title, "");
}

#[test]
fn every_role_of_every_data_set_keeps_its_promises() {
    let nursing = Dataset::open(std::path::Path::new("tests/fixtures/nursing")).expect("a valid fixture");
    let (texas, shipped) = ("4800000".to_owned(), Dataset::shipped());
    let texas = Profile { area: texas.try_into().ok(), ..picked(&["inpatient-coder", "coding-auditor"]) };
    for data in [&nursing, &shipped] {
        for profile in [&Profile::default(), &texas] {
            keeps_its_promises(&SECTION, &context(data, profile, 0));
        }
    }
    let text = said(&nursing, &Profile::default(), nursing.career.roles[0].id.as_str());
    assert!(!text.contains("One figure") && !text.contains("Counted together"), "each has its own: {text}");
    let many: String =
        (0..40).map(|n| a_role(&format!("role-{n}"), "1", r#"duties: ["a"], settings: ["b"]"#)).collect();
    let mut many = career(&many);
    many.wages = Some(sample::wages());
    keeps_its_promises(&SECTION, &context(&many, &Profile::default(), 0));
    let text = said(&many, &Profile::default(), "role-39");
    assert!(
        text.contains("One figure for all 40 roles") && under(&text, "The same for all 40").len() == 2,
        "{text}"
    );
}
