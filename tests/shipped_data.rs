//! The shipped data set: whole, and true to the article it started from.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use coder_tui::dataset::{
    Career, Date, Id,
    correction::Verdict,
    load,
    outlook::{Part, Relation, Unit},
    role::{Basis, Level, Origin, Value},
    source::Grade,
    tradeoff::{Evidence, Side},
    training::Stage,
};

const CAREER: &str = include_str!("../assets/medical-coding/career.ron");
const COVERAGE: &str = include_str!("fixtures/coverage.csv");

fn career() -> Career {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(CAREER).unwrap_or_else(|error| panic!("career.ron:{error}"))
}

fn names<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Vec<&'a str> {
    ids.into_iter().map(Id::as_str).collect()
}

#[test]
fn nothing_is_missing() {
    let c = career();
    assert_eq!(
        names(c.roles.iter().map(|r| &r.id)),
        [
            "inpatient-coder",
            "outpatient-coder",
            "professional-fee-coder",
            "coding-auditor",
            "risk-adjustment-coder"
        ]
    );
    let counts = [
        ("sources", c.sources.len(), 129),
        ("statements", c.statements.len(), 92),
        ("aspects", c.aspects.len(), 20),
        ("skills", c.skills.len(), 34),
        ("self-check statements", c.skills.iter().map(|s| s.checks.len()).sum(), 102),
        ("certifications", c.certifications.len(), 23),
        ("known by name only", c.certifications.iter().filter(|x| x.level.is_empty()).count(), 10),
        ("pros", c.tradeoffs.iter().filter(|t| t.side == Side::Pro).count(), 16),
        ("cons", c.tradeoffs.iter().filter(|t| t.side == Side::Con).count(), 17),
        ("requirements", c.requirements.len(), 6),
        ("steps", c.path.len(), 9),
        ("unknowns", c.unknowns.len(), 6),
        ("corrections", c.corrections.len(), 21),
        ("survey figures", c.surveys.len(), 51),
        ("automation claims", c.topics.iter().find(|t| t.id == *"automation").unwrap().claims.len(), 14),
        ("disagreements", c.topics.iter().filter(|t| t.group == "Where sources disagree").count(), 9),
        ("related occupations", c.related.len(), 19),
        ("price levels", c.price_levels.as_ref().unwrap().levels.len(), 51),
        ("terms", c.glossary.len(), 45),
    ];
    for (what, found, expected) in counts {
        assert_eq!(found, expected, "{what}");
    }
    for skill in &c.skills {
        assert_eq!(skill.checks.len(), 3, "{}", skill.id);
    }
}

/// Each fact here was read off its source by hand.
#[test]
fn figures_are_as_published() {
    let c = career();
    let source = |id: &str| c.sources.iter().find(|s| s.id == *id).unwrap();
    assert_eq!(source("bls-oews-2025").date, Date::try_from("2025-05".to_owned()).ok());
    assert_eq!(source("founding-article").grade, Grade::C);
    assert_eq!(source("editorial").address, None);
    assert_eq!(c.founding.as_ref().unwrap().source, *"founding-article");

    let current: Vec<_> = c.projections.iter().filter(|p| p.part == Part::Current).collect();
    assert_eq!(current.len(), 1);
    let now = current.first().unwrap();
    assert_eq!((now.from, now.to, now.growth, now.openings), (2024, 2034, Some(7.0), Some(14_200.0)));
    assert_eq!((now.jobs_from, now.jobs_to, now.change), (Some(194_800.0), Some(208_600.0), Some(13_800.0)));
    assert_eq!(c.projections.iter().filter(|p| p.part == Part::Earlier).count(), 4);
    assert_eq!(c.projections.iter().filter(|p| p.part == Part::Yardstick).count(), 2);

    let series: Vec<(&str, &str, usize)> =
        c.history.iter().map(|s| (s.id.as_str(), s.occupation.as_str(), s.points.len())).collect();
    assert_eq!(
        series,
        [
            ("before-2019", "29-2071", 8),
            ("pool-2019-20", "29-2098", 2),
            ("from-2021", "29-2072", 5),
            ("all-occupations", "00-0000", 13),
        ]
    );
    let last = c.history.iter().find(|s| s.id == *"from-2021").unwrap().points.last().unwrap();
    assert_eq!(
        (last.year, last.p10, last.p25, last.median, last.p75, last.p90, last.mean, last.jobs),
        (
            2025,
            Some(37_000.0),
            Some(43_490.0),
            Some(51_140.0),
            Some(64_820.0),
            Some(81_150.0),
            Some(56_790.0),
            Some(194_720.0)
        )
    );

    let cert = |id: &str| c.certifications.iter().find(|x| x.id == *id).unwrap();
    let cpc = cert("CPC");
    assert_eq!((cpc.fee_member, cpc.fee_nonmember), (Some(425.0), None));
    assert_eq!((cpc.membership_required, cpc.membership_fee), (Some(true), Some(222.0)));
    assert_eq!(cpc.membership_note, "$157 for students");
    assert_eq!((cert("COC").membership_required, cert("COC").membership_fee), (Some(true), None));
    assert_eq!((cert("CCS-P").membership_required, cert("CCS-P").fee_member), (None, None));
    assert_eq!(cert("RHIA").renewal_units, None, "sources disagree on it");

    let band = c.surveys.iter().find(|s| s.statistic == "most common pay band").unwrap();
    assert_eq!((band.value, band.to, band.unit), (70_000.0, Some(79_999.0), Unit::MoneyPerYear));
    assert_eq!(c.surveys.iter().filter(|s| s.unit == Unit::Percent).count(), 6);
    assert!(
        c.surveys
            .iter()
            .filter(|s| s.source == *"aapc-survey-2025")
            .all(|s| s.period.contains("second-hand"))
    );

    let texas = c.price_levels.as_ref().unwrap().levels.iter().find(|(id, _)| *id == *"4800000");
    assert_eq!(texas.map(|(_, level)| *level), Some(97.057));
    let relation = |r: Relation| c.related.iter().filter(|x| x.relation == r).count();
    assert_eq!((relation(Relation::To), relation(Relation::Beside), relation(Relation::From)), (7, 6, 6));
}

#[test]
fn roles_say_what_sets_them_apart() {
    let c = career();
    let answer = |role: &str, aspect: &str| {
        let role = c.roles.iter().find(|r| r.id == *role).unwrap();
        role.aspects.iter().find(|a| a.aspect == *aspect)
    };
    let procedures = answer("inpatient-coder", "procedures").unwrap();
    assert_eq!(procedures.text, "ICD-10-PCS");
    assert_eq!(procedures.correction.as_ref().map(Id::as_str), Some("cor-inpatient-codes"));
    let open = c.roles.iter().map(|r| answer(r.id.as_str(), "open-to-beginners").unwrap().value);
    assert_eq!(
        open.collect::<Vec<_>>(),
        [Value::Partly, Value::Yes, Value::Yes, Value::No, Value::Partly].map(Some)
    );
    assert_eq!(answer("coding-auditor", "output-a-day"), None, "nobody has counted it");
    assert_eq!(answer("coding-auditor", "first-exam-fee").unwrap().value, None, "its price was not seen");
    let headlines: Vec<_> = c.aspects.iter().filter(|a| a.headline).map(|a| a.name.as_str()).collect();
    assert_eq!(headlines, ["Diagnoses", "Procedures", "Payment logic"]);

    for role in &c.roles {
        assert_eq!(role.occupation, *"29-2072", "{}", role.id);
        assert_eq!(names(&role.pay_notes), ["pay-basis", "pay-caveat"], "{}", role.id);
        assert!(role.duties.iter().any(|d| *d == *"duty-privacy"), "{}", role.id);
        let added = role.id == *"risk-adjustment-coder";
        assert_eq!(role.origin == Origin::Added, added, "{}", role.id);
    }
    let stand_ins: Vec<_> = c.roles.iter().map(|r| names(&r.stand_ins)).collect();
    assert_eq!(
        stand_ins,
        [
            vec!["622000", "622100"],
            vec!["622000", "621400"],
            vec!["621100"],
            vec!["541600", "551000", "524000", "622000"],
            vec!["524114", "524000"]
        ]
    );
    let levels: Vec<_> = c
        .roles
        .iter()
        .map(|r| {
            [Level::Essential, Level::Important, Level::Useful]
                .map(|l| r.skills.iter().filter(|s| s.level == l).count())
        })
        .collect();
    assert_eq!(levels, [[17, 3, 6], [17, 6, 6], [18, 5, 5], [19, 10, 5], [14, 7, 6]]);
}

#[test]
fn evidence_is_kept_apart_from_claims() {
    let c = career();
    for t in &c.tradeoffs {
        assert_ne!(t.evidence, Evidence::Contradicted, "{}", t.id);
        assert_eq!(t.grade.is_some(), t.evidence == Evidence::Supported, "{}", t.id);
        assert_eq!(t.named_by.is_empty(), t.origin == Origin::Added, "{}", t.id);
    }
    assert_eq!(c.tradeoffs.iter().filter(|t| t.origin == Origin::Added).count(), 10);
    assert_eq!(c.skills.iter().filter(|s| s.basis == Basis::Editorial).count(), 1);
    let verdict = |v: Verdict| c.corrections.iter().filter(|x| x.verdict == v).count();
    assert_eq!((verdict(Verdict::Corrected), verdict(Verdict::NotSupported)), (9, 3));
    let stage = |s: Stage| c.path.iter().filter(|x| x.stage == s).count();
    assert_eq!([Stage::Entry, Stage::Beginner, Stage::Experienced, Stage::Branch].map(stage), [3, 2, 3, 1]);
}

/// Which id is of which kind; an id that two parts of one kind share fails.
fn ids(c: &Career) -> BTreeMap<&'static str, BTreeSet<&str>> {
    fn unique<'a>(kind: &str, ids: impl Iterator<Item = &'a Id>) -> BTreeSet<&'a str> {
        let mut set = BTreeSet::new();
        for id in ids {
            assert!(set.insert(id.as_str()), "two of {kind} are called {id}");
        }
        set
    }
    BTreeMap::from([
        ("source", unique("sources", c.sources.iter().map(|x| &x.id))),
        ("statement", unique("statements", c.statements.iter().map(|x| &x.id))),
        ("aspect", unique("aspects", c.aspects.iter().map(|x| &x.id))),
        ("role", unique("roles", c.roles.iter().map(|x| &x.id))),
        ("skill", unique("skills", c.skills.iter().map(|x| &x.id))),
        ("certification", unique("certifications", c.certifications.iter().map(|x| &x.id))),
        ("tradeoff", unique("tradeoffs", c.tradeoffs.iter().map(|x| &x.id))),
        ("requirement", unique("requirements", c.requirements.iter().map(|x| &x.id))),
        ("step", unique("steps", c.path.iter().map(|x| &x.id))),
        ("correction", unique("corrections", c.corrections.iter().map(|x| &x.id))),
        ("projection", unique("projections", c.projections.iter().map(|x| &x.id))),
        ("series", unique("series", c.history.iter().map(|x| &x.id))),
        ("survey", unique("surveys", c.surveys.iter().map(|x| &x.id))),
        ("topic", unique("topics", c.topics.iter().map(|x| &x.id))),
        ("claim", unique("claims", c.topics.iter().flat_map(|t| &t.claims).map(|x| &x.id))),
        ("related", unique("related occupations", c.related.iter().map(|x| &x.id))),
    ])
}

/// Every id that is referred to is there, every source is cited, and whatever else the checker knows of: it
/// is tested for itself in `data.rs`. A warning, too, is a slip in what is shipped.
#[test]
fn the_checker_finds_nothing_to_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/medical-coding");
    let loaded = load::open(&folder).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(loaded.warnings.to_string(), "");
}

/// Where the article's statements went: each that was kept, corrected or merged is here.
#[test]
fn the_article_is_covered() {
    let c = career();
    let known: BTreeSet<&str> = ids(&c).into_values().flatten().collect();
    let topic = |id: &str| c.topics.iter().any(|t| t.id == *id && !t.claims.is_empty());
    // Parts that have no id of their own.
    let held = |part: &str| match part {
        "inpatient-coder summary" | "outpatient-coder summary" | "professional-fee-coder summary" => {
            let id = part.trim_end_matches(" summary");
            c.roles.iter().any(|r| r.id == *id && !r.summary.is_empty())
        }
        "pay history" => c.history.len() == 4,
        "projections" => !c.projections.is_empty(),
        "outlook: factors affecting pay" => topic("pay-factors"),
        "employment settings" => topic("settings-2024"),
        "education.md" | "education.md steps" => !c.requirements.is_empty() && !c.path.is_empty(),
        "outlook.md" => !c.projections.is_empty() && !c.topics.is_empty(),
        "skills.md" => !c.skills.is_empty(),
        "pros_cons.md" => !c.tradeoffs.is_empty(),
        "related.md" => !c.related.is_empty(),
        id => known.contains(id),
    };
    let mut rows = 0;
    for line in COVERAGE.lines().skip(1) {
        let [row, status, covered_by] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("coverage.csv: {line}");
        };
        if matches!(status, "kept" | "corrected" | "merged") {
            rows += 1;
            assert!(!covered_by.is_empty(), "row {row}");
            for part in covered_by.split(';').map(str::trim) {
                assert!(held(part), "row {row}: {part} is missing");
            }
        } else {
            assert_eq!(status, "dropped", "row {row}");
        }
    }
    assert_eq!(rows, 125);
}
