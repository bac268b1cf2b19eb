//! What somebody who knows nothing must be able to find out in two minutes, by the keys that the
//! footer names. Each answer is on one screen of 120x40.

use crate::screen::Screen;

fn assert_reads(screen: &Screen, answers: &[&str]) {
    let text = screen.reads();
    for answer in answers {
        assert!(text.contains(answer), "{answer:?} is not to be read:\n{}", screen.text());
    }
}

#[test]
fn what_code_sets_does_an_inpatient_coder_use_and_what_did_the_article_say() {
    let screen = Screen::open();
    assert_reads(&screen, &["▸ Inpatient coder", "Diagnoses ICD-10-CM", "Procedures ! ICD-10-PCS"]);
    assert_reads(&screen, &["✗ the article: ICD-10-CM, CPT and HCPCS.", "ICD-10-PCS for procedures"]);
}

#[test]
fn which_rows_differ_between_inpatient_and_outpatient() {
    let screen = Screen::open().keys("space down space 2");
    assert_reads(&screen, &["28 of 37 answers differ between Inpatient and Outpatient", "Both: ICD-10-CM"]);
    let differing = screen.keys("d");
    assert_reads(&differing, &["Procedures ! ICD-10-PCS CPT and HCPCS Level II", "Payment logic MS-DRG"]);
    assert!(!differing.reads().contains("Diagnoses"), "what is the same is folded away");
    // The last row names what was folded.
    assert_reads(&differing.keys("end"), &["9 rows Diagnoses, Degree needed", "Diagnoses ICD-10-CM"]);
}

#[test]
fn what_does_the_middle_earner_make_in_texas_and_who_says_so_and_when() {
    let screen = Screen::open().keys("3 a").types("texas").keys("enter");
    assert_reads(&screen, &["Texas: half earn more than $48,860 a year", "BLS, May 2025"]);
    let passport = screen.keys("/").types("texas").keys("enter i");
    assert_reads(
        &passport,
        &["place Texas", "period May 2025", "Occupational Employment and Wage Statistics", "50th (median)"],
    );
}

#[test]
fn which_certification_has_no_membership_fee_listed() {
    let screen = Screen::open().keys("5 m");
    assert_reads(
        &screen,
        &["No membership is needed for CCA, CCS, RHIT, RHIA.", "fee not found: COC, CIC, CRC"],
    );
}

#[test]
fn does_anyone_say_that_automation_will_end_this_job() {
    let screen = Screen::open().keys("6 /").types("automation").keys("enter");
    assert_reads(
        &screen,
        &["Will AI take over coding?", "14 claims", "growth stays at 7%", "BLS · 28 Aug 2025"],
    );
    let rest = screen.keys("enter end");
    assert_reads(&rest, &["D The role ends: 85% — Hasan Jaffal · undated · not shown", "D, weak"]);
}

#[test]
fn the_palette_leads_to_the_same_places() {
    let texas = Screen::open().keys(":").types("texas").keys("enter");
    assert_reads(&texas, &["▸ Texas", "$48,860"]);
    let automation = Screen::open().keys(":").types("automation").keys("enter");
    assert_reads(&automation, &["Will AI take over coding?"]);
}

#[test]
fn what_one_adds_is_under_the_cursor_to_be_weighed() {
    let con = Screen::open().keys("7 down down A").types("-Bad light").keys("enter");
    assert_reads(&con, &["▸ − Bad light"]);
    assert_reads(&con.keys("- -"), &["▸ − Bad light -2"]);
    let criterion = Screen::open().keys("8 A").types("Near my home").keys("enter");
    assert_reads(&criterion, &["▸ Near my home"]);
}

#[test]
fn the_roles_of_an_own_pro_can_be_changed() {
    let own = Screen::open().keys("7 A").types("+Near home [inpatient]").keys("enter");
    assert_reads(&own, &["▸ + Near home", "Your own, for Inpatient."]);
    let prompt = own.keys("v");
    assert_reads(&prompt, &["+ Near home [Inpatient]", "the roles it holds for in [ ]"]);
    let wrong = prompt.keys("backspace").types(", nobody]").keys("enter");
    assert_reads(&wrong, &["no role `nobody`"]);
    let both = wrong.keys("backspace*7").types("Auditor]").keys("enter");
    assert_reads(&both, &["Your own, for Inpatient · Auditor."]);
    assert_reads(&both.keys("u"), &["Your own, for Inpatient."]);
}
