//! Reading data sets: a good one loads whole, a bad one is refused with all that is wrong with it.
//!
//! The bad ones are made from a good one, `fixtures/keeper`, by replacing a few words; so each case
//! shows what an author would have typed and exactly what the program answers.

#![expect(clippy::too_many_lines, reason = "most lines are the messages that are expected")]

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use coder_tui::{
    dataset::{
        Dataset,
        load::{self, Loaded},
        problem::{Problems, Source},
    },
    shipped,
};

const CAREER: &str = include_str!("fixtures/keeper/career.ron");
const WAGES: &str = include_str!("fixtures/keeper/wages.ron");

/// Loads the good set with words replaced: each must occur, and its first occurrence is replaced.
fn load(career: &[(&str, &str)], wages: &[(&str, &str)]) -> Result<Loaded, Problems> {
    let edit = |text: &str, edits: &[(&str, &str)]| {
        let mut text = text.to_owned();
        for (old, new) in edits {
            assert!(text.contains(old), "the good set has no {old:?}");
            text = text.replacen(old, new, 1);
        }
        text
    };
    let source = |name: &str, text| Source { name: name.to_owned(), text };
    let career = source("career.ron", edit(CAREER, career));
    let wages = source("wages.ron", edit(WAGES, wages));
    load::parse(&career, Some(&wages))
}

/// What is said of the good set with words of its career file replaced.
fn career(edits: &[(&str, &str)]) -> String {
    load(edits, &[]).expect_err("this set is bad").to_string()
}

/// What is said of the good set with words of its wage table replaced.
fn wages(edits: &[(&str, &str)]) -> String {
    load(&[], edits).expect_err("this set is bad").to_string()
}

#[test]
fn a_good_set_loads_whole_and_sorted() {
    let Loaded { dataset, warnings } = load(&[], &[]).expect("the good set");
    assert_eq!(warnings.to_string(), "");
    assert_eq!(dataset.career.roles.len(), 2);
    let wages = dataset.wages.expect("its wage table");
    assert!(wages.rows.is_sorted_by(|a, b| a.key() < b.key()));
    let codes: Vec<_> = wages.rows.iter().map(|r| (r.area.as_str(), r.industry.as_str())).collect();
    assert_eq!(codes, [("00", "0000"), ("00", "4830"), ("01", "0000"), ("0101", "0000")]);
}

/// Of the shipped set, which has something in every list.
#[test]
fn the_packed_form_is_the_same_set() {
    let parsed = Dataset::open(Path::new("assets/medical-coding")).expect("the shipped set");
    let packed = parsed.pack().expect("it packs");
    let unpacked = Dataset::unpack(packed.leak()).expect("it unpacks");
    let (packed, whole) = (&unpacked.career, &parsed.career);
    assert!(whole.sources.iter().all(|one| packed.sources.named(one.id.as_str()) == Some(one)));
    assert!(whole.certifications.iter().all(|one| packed.certifications.named(one.id.as_str()) == Some(one)));
    assert!(whole.corrections.iter().all(|one| packed.corrections.named(one.id.as_str()) == Some(one)));
    assert!(whole.surveys.iter().all(|one| packed.surveys.named(one.id.as_str()) == Some(one)));
    assert!(whole.related.iter().all(|one| packed.related.named(one.id.as_str()) == Some(one)));
    assert_eq!(packed.surveys.named("nobody"), None);
    assert_eq!(packed, whole);
    assert!(!whole.criteria.is_empty() && !whole.must_haves.is_empty(), "nothing is the same as nothing");
    let (Some(unpacked_table), Some(table)) = (&unpacked.wages, &parsed.wages) else {
        panic!("a wage table")
    };
    assert!(table.industries.iter().all(|one| unpacked_table.industry(&one.id) == Some(one)));
    assert!(table.areas.iter().all(|one| unpacked_table.area(one.id.as_str()) == Some(one)));
    assert!(table.nation().is_some() && unpacked_table.nation() == table.nation());
    assert!(table.all_industries().is_some() && unpacked_table.all_industries() == table.all_industries());
    for row in &table.rows {
        let (occupation, area, industry) = row.key();
        assert_eq!(
            unpacked_table.row(occupation, area, industry),
            Some(row),
            "looked up, not yet all unpacked"
        );
        assert_eq!(unpacked_table.row(occupation, industry, area), None);
    }
    assert_eq!(unpacked.wages, parsed.wages);
}

#[test]
fn criteria_and_demands() {
    let roles = "    roles: [";
    let with = |text: &str| career(&[(roles, &format!("{text}\n{roles}"))]);
    insta::assert_snapshot!(with(r#"    criteria: [
        (id: "a", name: "A", attribute: answer("shfit")),
        (id: "a", name: "", attribute: balance, worst: 5, best: 5, weight: -1),
        (id: "own-1", name: "B", attribute: skill_fit),
    ],
    must_haves: [
        (id: "m", name: "M", attribute: median_pay, demand: yes),
        (id: "n", name: "N", attribute: median_pay, demand: at_least(1), step: 0),
    ],"#), @r#"
    error: unknown aspect `shfit`
      --> career.ron:24:41
       |
    24 |         (id: "a", name: "A", attribute: answer("shfit")),
       |                                         ^^^^^^^^^^^^^^^
       |
       = help: did you mean `shift`?

    error: the criterion `a` is defined twice
      --> career.ron:25:14
       |
    25 |         (id: "a", name: "", attribute: balance, worst: 5, best: 5, weight: -1),
       |              ^^^
       |
       = help: the first is on line 24

    error: this text is empty
      --> career.ron:25:25
       |
    25 |         (id: "a", name: "", attribute: balance, worst: 5, best: 5, weight: -1),
       |                         ^^
       |
       = help: `name` may not be blank

    error: the best value is the worst one too
      --> career.ron:25:65
       |
    25 |         (id: "a", name: "", attribute: balance, worst: 5, best: 5, weight: -1),
       |                                                                 ^
       |
       = help: nothing could be told apart

    error: -1 cannot be points
      --> career.ron:25:76
       |
    25 |         (id: "a", name: "", attribute: balance, worst: 5, best: 5, weight: -1),
       |                                                                            ^^
       |
       = help: expected 0 to 1,000,000

    error: `own-1` is kept for a person's own criterion
      --> career.ron:26:14
       |
    26 |         (id: "own-1", name: "B", attribute: skill_fit),
       |              ^^^^^^^
       |
       = help: the id of a criterion does not begin with `own-`

    error: this is an amount, not yes or no
      --> career.ron:29:61
       |
    29 |         (id: "m", name: "M", attribute: median_pay, demand: yes),
       |                                                             ^^^
       |
       = help: demand `at_least(..)` or `at_most(..)`

    error: a step must be above 0
      --> career.ron:30:80
       |
    30 |         (id: "n", name: "N", attribute: median_pay, demand: at_least(1), step: 0),
       |                                                                                ^

    8 problems in career.ron
"#);
}

#[test]
fn unknown_ids() {
    insta::assert_snapshot!(career(&[
        ("skill: \"knots\"", "skill: \"knost\""),
        ("about: [\"lamp\"]", "about: [\"knots\"]"),
        ("aspect: \"shift\"", "aspect: \"wage\""),
        ("[\"head-keeper\"]", "[\"headkeeper\"]"),
        ("stand_ins: [\"4830\"]", "stand_ins: [\"4831\"]"),
        ("(\"01\", 98.5)", "(\"99\", 98.5)"),
    ]), @r#"
    error: unknown statement `knots`
      --> career.ron:10:13
       |
    10 |     about: ["knots"],
       |             ^^^^^^^
       |
       = help: `knots` is the id of a skill

    error: unknown aspect `wage`
      --> career.ron:35:26
       |
    35 |                 (aspect: "wage", text: "Twelve hours", value: amount(12.0), sources: ["board"], correction: "oil"),
       |                          ^^^^^^
       |
       = help: known: `island`, `shift`

    error: unknown skill `knost`
      --> career.ron:41:25
       |
    41 |                 (skill: "knost", level: useful, basis: founding),
       |                         ^^^^^^^
       |
       = help: did you mean `knots`?

    error: unknown industry `4831`
      --> career.ron:45:25
       |
    45 |             stand_ins: ["4831"],
       |                         ^^^^^^
       |
       = help: did you mean `4830`?

    error: unknown role or related occupation `headkeeper`
      --> career.ron:58:26
       |
    58 |             next_steps: ["headkeeper"],
       |                          ^^^^^^^^^^^^
       |
       = help: did you mean `head-keeper`?

    error: unknown area `99`
       --> career.ron:102:103
        |
    102 |     price_levels: (name: "price level", period: "2024", base: "The coast", source: "board", levels: [("99", 98.5), ("02", 104.0)]),
        |                                                                                                       ^^^^
        |
        = help: known: `00`, `01`, `0101`, `02`

    6 problems in career.ron
    "#);
    insta::assert_snapshot!(wages(&[
        ("area: \"0101\"", "area: \"0110\""),
        ("states: [\"01\"]", "states: [\"00\"]"),
        ("footnotes: [8]", "footnotes: [9]"),
    ]), @r#"
    error: `00` is not a state
      --> wages.ron:15:63
       |
    15 |         (id: "0101", kind: metro, name: "Northport", states: ["00"]),
       |                                                               ^^^^
       |
       = help: a part of a state names an area of kind `state`

    error: unknown area `0110`
      --> wages.ron:24:39
       |
    24 |         (occupation: "53-1000", area: "0110", industry: "0000", annual: (median: 29000)),
       |                                       ^^^^^^
       |
       = help: did you mean `0101`?

    error: unknown footnote 9
      --> wages.ron:25:75
       |
    25 |         (occupation: "53-1000", area: "01", industry: "0000", footnotes: [9]),
       |                                                                           ^
       |
       = help: add it to `footnotes`

    3 problems in wages.ron
    "#);
}

#[test]
fn doubled_ids() {
    insta::assert_snapshot!(career(&[
        ("(id: \"storm\"", "(id: \"lamp\""),
        ("\"lamp\", \"storm\"", "\"lamp\", \"lamp\""),
        ("aspect: \"island\"", "aspect: \"shift\""),
        ("(skill: \"lamps\"", "(skill: \"knots\""),
        ("(\"02\", 104.0)", "(\"01\", 104.0)"),
        ("id: \"almanac\", publisher", "id: \"board\", publisher"),
    ]), @r#"
    error: unknown source `almanac`
     --> career.ron:9:24
      |
    9 |     founding: (source: "almanac", called: "the almanac"),
      |                        ^^^^^^^^^
      |
      = help: known: `board`, `census`

    error: the source `board` is defined twice
      --> career.ron:13:14
       |
    13 | ...   (id: "board", publisher: "The Board", title: "Rules", date: "2025-05-15", dated: "as read", kind: "rules", interest: "none", p...
       |            ^^^^^^^
       |
       = help: the first is on line 12

    error: the statement `lamp` is defined twice
      --> career.ron:17:14
       |
    17 |         (id: "lamp", text: "Nobody leaves in a storm.", sources: ["board", "almanac"]),
       |              ^^^^^^
       |
       = help: the first is on line 16

    error: unknown source `almanac`
      --> career.ron:17:76
       |
    17 |         (id: "lamp", text: "Nobody leaves in a storm.", sources: ["board", "almanac"]),
       |                                                                            ^^^^^^^^^
       |
       = help: known: `board`, `census`

    error: unknown source `almanac`
      --> career.ron:29:64
       |
    29 |             also_called: [(name: "Principal keeper", sources: ["almanac"])],
       |                                                                ^^^^^^^^^
       |
       = help: known: `board`, `census`

    error: `shift` stands here twice
      --> career.ron:36:26
       |
    36 |                 (aspect: "shift", text: "Always", value: yes, sources: ["board"]),
       |                          ^^^^^^^
       |
       = help: the first is on line 35

    error: `lamp` stands here twice
      --> career.ron:38:30
       |
    38 |             duties: ["lamp", "lamp"],
       |                              ^^^^^^
       |
       = help: the first is on line 38

    error: `knots` stands here twice
      --> career.ron:42:25
       |
    42 |                 (skill: "knots", level: essential, basis: source),
       |                         ^^^^^^^
       |
       = help: the first is on line 41

    error: unknown source `almanac`
      --> career.ron:62:107
       |
    62 | ...   (id: "knots", name: "Knots", kind: "Technical", meaning: "Ties them.", basis: founding, sources: ["almanac"], checks: ["I can ...
       |                                                                                                         ^^^^^^^^^
       |
       = help: known: `board`, `census`

    error: unknown source `almanac`
      --> career.ron:92:174
       |
    92 | ...0, to: 35000, unit: money_per_year, period: "2025", source: "almanac"),
       |                                                                ^^^^^^^^^
       |
       = help: known: `board`, `census`

    error: unknown source `almanac`
      --> career.ron:96:85
       |
    96 |             (id: "machines-soon", text: "Soon.", figure: "90%", grade: D, sources: ["almanac"]),
       |                                                                                     ^^^^^^^^^
       |
       = help: known: `board`, `census`

    error: the area `01` has two price levels
       --> career.ron:102:117
        |
    102 |     price_levels: (name: "price level", period: "2024", base: "The coast", source: "board", levels: [("01", 98.5), ("01", 104.0)]),
        |                                                                                                                     ^^^^
        |
        = help: the first is on line 102

    error: unknown source `almanac`
       --> career.ron:104:73
        |
    104 |         (term: "Fresnel", also: ["lens"], meaning: "A lens.", sources: ["almanac"]),
        |                                                                         ^^^^^^^^^
        |
        = help: known: `board`, `census`

    13 problems in career.ron
    "#);
    insta::assert_snapshot!(wages(&[
        ("(id: \"02\"", "(id: \"01\""),
        ("\"SO\"", "\"NO\""),
        ("(8, ", "(5, "),
        ("area: \"0101\", industry: \"0000\"", "area: \"00\", industry: \"4830\""),
    ]), @r#"
    error: unknown area `02`
       --> career.ron:102:117
        |
    102 |     price_levels: (name: "price level", period: "2024", base: "The coast", source: "board", levels: [("01", 98.5), ("02", 104.0)]),
        |                                                                                                                     ^^^^
        |
        = help: did you mean `00`?

    error: the footnote 5 is defined twice
     --> wages.ron:9:45
      |
    9 |     footnotes: [(5, "More than the cap."), (5, "Not released.")],
      |                                             ^

    error: the area `01` is defined twice
      --> wages.ron:14:14
       |
    14 |         (id: "01", kind: state, name: "South", abbreviation: "NO"),
       |              ^^^^
       |
       = help: the first is on line 13

    error: two areas go by `NO`
      --> wages.ron:14:62
       |
    14 |         (id: "01", kind: state, name: "South", abbreviation: "NO"),
       |                                                              ^^^^
       |
       = help: the first is on line 13

    error: a second row for occupation 53-1000, area 00, industry 4830
      --> wages.ron:24:22
       |
    24 |         (occupation: "53-1000", area: "00", industry: "4830", annual: (median: 29000)),
       |                      ^^^^^^^^^
       |
       = help: the first is on line 23

    error: unknown footnote 8
      --> wages.ron:25:75
       |
    25 |         (occupation: "53-1000", area: "01", industry: "0000", footnotes: [8]),
       |                                                                           ^
       |
       = help: add it to `footnotes`

    1 problem in career.ron, 5 in wages.ron
    "#);
}

#[test]
fn two_areas_on_one_tile() {
    let text = wages(&[("\"NO\")", "\"NO\", tile: (0, 1))"), ("\"SO\")", "\"SO\", tile: (0, 1))")]);
    for part in [
        "two areas stand on tile (0, 1)",
        "wages.ron:14:",
        "the first is on line 13",
        "1 problem in wages.ron",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn figures_that_cannot_be() {
    insta::assert_snapshot!(career(&[
        ("p25: 25000", "p25: 35000"),
        ("median: 30500", "median: -30500"),
        ("growth: -8.3", "growth: -108.3"),
        ("value: 33000", "value: 33000000"),
        ("fee_member: 50", "fee_member: inf"),
        ("amount(12.0)", "amount(NaN)"),
        ("exam_minutes: 90", "exam_minutes: 90000"),
        ("jobs_to: 1100", "jobs_to: 11000000000"),
        ("to: 2034", "to: 2024"),
        ("year: 2020", "year: 2019"),
        ("window: (2024, 2034)", "window: (1024, 2034)"),
        ("to: 35000", "to: 32000"),
    ]), @r#"
    error: NaN cannot be an amount
      --> career.ron:35:64
       |
    35 |                 (aspect: "shift", text: "Twelve hours", value: amount(NaN), sources: ["board"], correction: "oil"),
       |                                                                ^^^^^^^^^^^
       |
       = help: expected -1,000,000,000,000 to 1,000,000,000,000

    error: 90000 cannot be the minutes of an exam
      --> career.ron:66:93
       |
    66 | ...   (id: "LK-1", name: "Lamp license", body: "The Board", focus: "Lamps", exam_minutes: 90000, fee_member: inf, fee_nonmember: 80....
       |                                                                                           ^^^^^
       |
       = help: expected 1 to 10,000

    error: inf cannot be a fee
      --> career.ron:66:112
       |
    66 | ...   (id: "LK-1", name: "Lamp license", body: "The Board", focus: "Lamps", exam_minutes: 90000, fee_member: inf, fee_nonmember: 80....
       |                                                                                                              ^^^
       |
       = help: expected 0 to 1,000,000

    error: the last year 2024 is not after the first, 2024
      --> career.ron:83:77
       |
    83 | ...   (id: "now", occupation: "53-1000", name: "Keepers", from: 2024, to: 2024, jobs_from: 1200, jobs_to: 11000000000, change: -100,...
       |                                                                           ^^^^

    error: 11000000000 cannot be a number of jobs
      --> career.ron:83:109
       |
    83 | ...   (id: "now", occupation: "53-1000", name: "Keepers", from: 2024, to: 2024, jobs_from: 1200, jobs_to: 11000000000, change: -100,...
       |                                                                                                           ^^^^^^^^^^^
       |
       = help: expected 0 to 10,000,000,000

    error: -108.3 cannot be a percentage
      --> career.ron:83:144
       |
    83 | ...jobs_from: 1200, jobs_to: 11000000000, change: -100, growth: -108.3, openings: 90, part: current, notes: ["lamp"], source: "board"),
       |                                                                 ^^^^^^
       |
       = help: expected -100 to 1,000

    error: `median` is 30000, below `p25`, which is 35000
      --> career.ron:87:34
       |
    87 |             (year: 2019, median: 30000, mean: 31000, p10: 20000, p25: 35000, p75: 36000, p90: 40000, jobs: 1400, source: "board"),
       |                                  ^^^^^
       |
       = help: percentiles rise from `p10` to `p90`

    error: 2019 does not come after 2019
      --> career.ron:88:20
       |
    88 |             (year: 2019, median: -30500, source: "board"),
       |                    ^^^^
       |
       = help: points stand in the order of their years

    error: -30500 cannot be yearly pay
      --> career.ron:88:34
       |
    88 |             (year: 2019, median: -30500, source: "board"),
       |                                  ^^^^^^
       |
       = help: expected 0 to 10,000,000

    error: 33000000 cannot be yearly pay
      --> career.ron:92:110
       |
    92 | ...   (id: "mutual", topic: "By license", who: "Members", certification: "LK-1", statistic: "mean", value: 33000000, to: 32000, unit...
       |                                                                                                            ^^^^^^^^
       |
       = help: expected 0 to 10,000,000

    error: the band ends at 32000, below its start, 33000000
      --> career.ron:92:124
       |
    92 | ...   (id: "mutual", topic: "By license", who: "Members", certification: "LK-1", statistic: "mean", value: 33000000, to: 32000, unit...
       |                                                                                                                          ^^^^^

    error: 1024 is not a year to speak of
       --> career.ron:100:147
        |
    100 | ...th: 2.5, openings: 40, jobs_from: 300, jobs_to: 308, window: (1024, 2034), projection_source: "board", sources: ["board"]),
        |                                                                  ^^^^
        |
        = help: expected 1900 to 2200

    12 problems in career.ron
    "#);
    insta::assert_snapshot!(wages(&[
        ("p10: 9.6", "p10: 96"),
        ("p75: 36000", "p75: 36"),
        ("hours_per_year: 2080", "hours_per_year: 20800"),
        ("jobs: 1400", "jobs: -1400"),
        ("cap: (hourly: 115, annual: 239200),", ""),
        ("level: 0", "level: 1"),
        ("sha256: \"e3b0", "sha256: \"e3b"),
    ]), @r#"
    error: `e3bc44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b…` is no SHA-256
     --> wages.ron:6:39
      |
    6 |     files: [(name: "pay.csv", sha256: "e3bc44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")],
      |                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: expected 64 hexadecimal digits

    error: 20800 cannot be the hours of a working year
     --> wages.ron:7:21
      |
    7 |     hours_per_year: 20800,
      |                     ^^^^^
      |
      = help: expected 1 to 8,784

    error: no industry has level 0
      --> wages.ron:17:17
       |
    17 |     industries: [
       |                 ^
       |
       = help: one industry of level 0 stands for all employers together

    error: -1400 cannot be a number of jobs
      --> wages.ron:22:69
       |
    22 | ...   (occupation: "53-1000", area: "00", industry: "0000", jobs: -1400, jobs_rse: 2.5, hourly: (mean: 15.5, p10: 96, p25: 12, media...
       |                                                                   ^^^^^
       |
       = help: expected 0 to 10,000,000,000

    error: `p25` is 12, below `p10`, which is 96
      --> wages.ron:22:126
       |
    22 | ...   (occupation: "53-1000", area: "00", industry: "0000", jobs: -1400, jobs_rse: 2.5, hourly: (mean: 15.5, p10: 96, p25: 12, media...
       |                                                                                                                            ^^
       |
       = help: percentiles rise from `p10` to `p90`

    error: `p75` is 36, below `median`, which is 30500
      --> wages.ron:22:233
       |
    22 | ...ual: (mean: 32240, p10: 20000, p25: 25000, median: 30500, p75: 36), wage_rse: 1.1, jobs_per_1000: 0.1, location_quotient: 1, capp...
       |                                                                   ^^
       |
       = help: percentiles rise from `p10` to `p90`

    error: wages are capped, but the table has no cap
      --> wages.ron:22:303
       |
    22 | ...e: 1.1, jobs_per_1000: 0.1, location_quotient: 1, capped: [(year, p90)], footnotes: [5]),
       |                                                              ^^^^^^^^^^^^^
       |
       = help: say in `cap` where the survey stops counting

    7 problems in wages.ron
    "#);
}

#[test]
fn facts_without_a_source() {
    insta::assert_snapshot!(career(&[
        ("text: \"The lamp burns all night.\", sources: [\"board\"]", "text: \"The lamp burns all night.\", sources: []"),
        ("projection_source: \"board\", ", ""),
        ("text: \"Soon.\", figure: \"90%\", grade: D, sources: [\"almanac\"]", "text: \"Soon.\", sources: []"),
    ]), @r#"
    error: a statement without a source
      --> career.ron:16:66
       |
    16 |         (id: "lamp", text: "The lamp burns all night.", sources: []),
       |                                                                  ^^
       |
       = help: say who says so: an id from `sources`

    error: a claim without a source
      --> career.ron:96:59
       |
    96 |             (id: "machines-soon", text: "Soon.", sources: []),
       |                                                           ^^
       |
       = help: say who says so: an id from `sources`

    error: a figure without a source
       --> career.ron:100:89
        |
    100 | ...   (id: "99-0001", name: "Harbor pilot", relation: to, why: "Same water.", growth: 2.5, openings: 40, jobs_from: 300, jobs_to: 3...
        |                                                                                       ^^^
        |
        = help: name it in `projection_source`

    3 problems in career.ron
    "#);
}

#[test]
fn dates_and_ids_that_are_none() {
    insta::assert_snapshot!(career(&[
        ("updated: \"2026-03-01\"", "updated: \"2026-02-30\""),
        ("date: \"1999\"", "date: \"May 1999\""),
        ("date: \"2025-05-15\"", "date: \"0025-05-15\""),
        ("(id: \"quiet\"", "(id: \"peace & quiet\""),
        ("(id: \"fog\"", "(id: \"\""),
    ]), @r#"
    error: `2026-02-30` is no date: write `2025`, `2025-05` or `2025-05-15`
     --> career.ron:6:14
      |
    6 |     updated: "2026-02-30",
      |              ^^^^^^^^^^^^

    error: `May 1999` is no date: write `2025`, `2025-05` or `2025-05-15`
      --> career.ron:12:110
       |
    12 | ...   (id: "almanac", publisher: "Almanac", title: "On lamps", address: "https://example.org/lamps", date: "May 1999", kind: "book",...
       |                                                                                                            ^^^^^^^^^^

    error: the year 25 is not one to speak of
      --> career.ron:13:69
       |
    13 | ...   (id: "board", publisher: "The Board", title: "Rules", date: "0025-05-15", dated: "as read", kind: "rules", interest: "none", p...
       |                                                                   ^^^^^^^^^^^^
       |
       = help: expected 1900 to 2200

    error: `peace & quiet` is no id: use letters, digits, `-`, `_` and `.`
      --> career.ron:69:14
       |
    69 | ...   (id: "peace & quiet", side: pro, name: "Quiet", theme: "peace", text: "Nobody calls.", roles: ["head-keeper"], origin: foundin...
       |            ^^^^^^^^^^^^^^^

    error: an id may not be empty
      --> career.ron:70:14
       |
    70 | ...   (id: "", side: con, name: "Fog", theme: "weather", text: "It is loud.", origin: added, evidence: supported, grade: B, sources:...
       |            ^^

    5 problems in career.ron
    "#);
}

#[test]
fn empty_texts_and_bad_addresses() {
    insta::assert_snapshot!(career(&[
        ("title: \"Lighthouse keeping\"", "title: \" \""),
        ("https://example.org/lamps", "file:///etc/passwd"),
        ("short: \"Head\"", "short: \"\""),
        ("checks: [\"I can tie a bowline.\"]", "checks: [\"\"]"),
    ]), @r#"
    error: this text is empty
     --> career.ron:5:12
      |
    5 |     title: " ",
      |            ^^^
      |
      = help: `title` may not be blank

    error: `file:///etc/passwd` is no web address
      --> career.ron:12:75
       |
    12 |         (id: "almanac", publisher: "Almanac", title: "On lamps", address: "file:///etc/passwd", date: "1999", kind: "book", grade: C),
       |                                                                           ^^^^^^^^^^^^^^^^^^^^
       |
       = help: it starts with https:// or http://

    error: this text is empty
      --> career.ron:27:20
       |
    27 |             short: "",
       |                    ^^
       |
       = help: `short` may not be blank

    error: this text is empty
      --> career.ron:62:128
       |
    62 |         (id: "knots", name: "Knots", kind: "Technical", meaning: "Ties them.", basis: founding, sources: ["almanac"], checks: [""]),
       |                                                                                                                                ^^
       |
       = help: leave it out

    4 problems in career.ron
    "#);
    insta::assert_snapshot!(wages(&[("https://example.org/pay", "https://example.org/my pay")]), @r#"
    error: the address `https://example.org/my pay` holds ` `
     --> wages.ron:5:87
      |
    5 |     source: (id: "census", publisher: "The Census", title: "Pay of keepers", address: "https://example.org/my pay", date: "2025-05", ...
      |                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write it as `%20`

    1 problem in wages.ron
    "#);
}

#[test]
fn control_and_direction_characters() {
    insta::assert_snapshot!(career(&[
        ("Lighthouse keeping", "Light\u{1b}[31mhouse"),
        ("The lamp burns", "The \u{202e}lamp burns"),
        ("Nobody leaves", "Nobody \\u{1b}leaves"),
        ("Answers for", "Answers\\nfor"),
        ("Keeps the log", "Keeps \\xe2\\x80\\xaethe log"),
        ("Trims the", "Trims\tthe"),
        ("Learns the light.", "Learns the\nlight."),
        ("// One of", "// One\u{7} of"),
        ("Ties them.", "Ties \\\n             them."),
    ]), @r#"
    error: control character U+0007
     --> career.ron:1:7
      |
    1 | // One␇ of everything, as small as can be: what tests/data.rs breaks in many ways.
      |       ^
      |
      = help: control characters are refused because they could drive the terminal

    error: control character U+001B
     --> career.ron:5:18
      |
    5 |     title: "Light␛[31mhouse",
      |                  ^
      |
      = help: control characters are refused because they could drive the terminal

    error: character U+202E changes the direction of text
      --> career.ron:16:33
       |
    16 |         (id: "lamp", text: "The �lamp burns all night.", sources: ["board"]),
       |                                 ^
       |
       = help: it could make the text around it read as something else

    error: `\u{1b}` stands for a control character, U+001B
      --> career.ron:17:37
       |
    17 |         (id: "storm", text: "Nobody \u{1b}leaves in a storm.", sources: ["board", "almanac"]),
       |                                     ^^^^^^
       |
       = help: control characters are refused because they could drive the terminal

    error: `\n` stands for a line break, U+000A
      --> career.ron:30:30
       |
    30 |             tagline: "Answers\nfor the light.",
       |                              ^^
       |
       = help: a text is a single line; for a backslash itself write `\\`

    error: `\xe2\x80\xae` stands for a character that changes the direction of text, U+202E
      --> career.ron:31:29
       |
    31 |             summary: "Keeps \xe2\x80\xaethe log and the peace.",
       |                             ^^^^^^^^^^^^
       |
       = help: it could make the text around it read as something else

    error: a tab in a text
      --> career.ron:54:28
       |
    54 |             tagline: "Trims the wick.",
       |                            ^
       |
       = help: use a space

    error: a line break in a text
      --> career.ron:55:33
       |
    55 |             summary: "Learns the
       |                                 ^
       |
       = help: end the line with `\` to go on in the next line

    8 problems in career.ron
    "#);
}

#[test]
fn unknown_fields_and_what_else_is_wrong() {
    insta::assert_snapshot!(career(&[
        ("currency: \"$\"", "curency: \"$\""),
        ("tagline: \"Answers for the light.\",", "tag_line: \"Answers for the light.\", tagline: \"Answers.\","),
        ("(id: \"quiet\",", "(id: \"quiet\", hue: (red: [1, 2], \"a)\"),"),
        ("(skill: \"knots\"", "(skill: \"knost\""),
        ("p25: 25000", "p25: 35000"),
    ]), @r#"
    error: unknown field `curency`
     --> career.ron:7:5
      |
    7 |     curency: "$",
      |     ^^^^^^^
      |
      = help: did you mean `currency`?

    error: unknown field `tag_line`
      --> career.ron:30:13
       |
    30 |             tag_line: "Answers for the light.", tagline: "Answers.",
       |             ^^^^^^^^
       |
       = help: did you mean `tagline`?

    error: unknown skill `knost`
      --> career.ron:41:25
       |
    41 |                 (skill: "knost", level: useful, basis: founding),
       |                         ^^^^^^^
       |
       = help: did you mean `knots`?

    error: unknown field `hue`
      --> career.ron:69:23
       |
    69 | ...   (id: "quiet", hue: (red: [1, 2], "a)"), side: pro, name: "Quiet", theme: "peace", text: "Nobody calls.", roles: ["head-keeper"...
       |                     ^^^
       |
       = help: known here: `id`, `side`, `name`, `theme`, `text`, `roles`, `origin`, `named_by`, `evidence`, `grade`, `sources`, `note`

    error: `median` is 30000, below `p25`, which is 35000
      --> career.ron:87:34
       |
    87 |             (year: 2019, median: 30000, mean: 31000, p10: 20000, p25: 35000, p75: 36000, p90: 40000, jobs: 1400, source: "board"),
       |                                  ^^^^^
       |
       = help: percentiles rise from `p10` to `p90`

    5 problems in career.ron
    "#);
}

#[test]
fn missing_and_doubled_fields() {
    insta::assert_snapshot!(career(&[
        ("            occupation: \"53-1000\",\n", ""),
        ("side: pro, ", ""),
        ("kind: \"book\", grade: C", "kind: \"book\""),
        ("(id: \"fog\", side: con,", "(id: \"fog\", side: con, side: con,"),
        ("name: \"Lamp license\", body: \"The Board\"", "name: \"Lamp license\""),
        ("term: \"Fresnel\", ", ""),
    ]), @r#"
    error: the field `grade` is missing in the record of `almanac`
      --> career.ron:12:9
       |
    12 |         (id: "almanac", publisher: "Almanac", title: "On lamps", address: "https://example.org/lamps", date: "1999", kind: "book"),
       |         ^
       |
       = help: expected one of `A`, `B`, `C`, `D`, `E`

    error: the field `occupation` is missing in the record of `head-keeper`
      --> career.ron:24:9
       |
    24 |         (
       |         ^

    error: the field `body` is missing in the record of `LK-1`
      --> career.ron:65:9
       |
    65 | ...   (id: "LK-1", name: "Lamp license", focus: "Lamps", exam_minutes: 90, fee_member: 50, fee_nonmember: 80.5, membership_required:...
       |       ^

    error: the field `side` is missing in the record of `quiet`
      --> career.ron:68:9
       |
    68 | ...   (id: "quiet", name: "Quiet", theme: "peace", text: "Nobody calls.", roles: ["head-keeper"], origin: founding, named_by: "page ...
       |       ^
       |
       = help: expected one of `pro`, `con`

    error: the field `side` is given twice in this record
      --> career.ron:69:32
       |
    69 | ...   (id: "fog", side: con, side: con, name: "Fog", theme: "weather", text: "It is loud.", origin: added, evidence: supported, grad...
       |                              ^^^^
       |
       = help: keep one of them

    error: the field `term` is missing in this record
       --> career.ron:103:9
        |
    103 |         (also: ["lens"], meaning: "A lens.", sources: ["almanac"]),
        |         ^

    6 problems in career.ron
    "#);
}

#[test]
fn what_refers_to_something_unreadable_is_not_blamed() {
    insta::assert_snapshot!(career(&[
        ("(id: \"lamp\", ", "("),
        ("(skill: \"knots\"", "(skill: \"knost\""),
    ]), @r#"
    error: the field `id` is missing in this record
      --> career.ron:16:9
       |
    16 |         (text: "The lamp burns all night.", sources: ["board"]),
       |         ^

    error: unknown skill `knost`
      --> career.ron:41:25
       |
    41 |                 (skill: "knost", level: useful, basis: founding),
       |                         ^^^^^^^
       |
       = help: did you mean `knots`?

    2 problems in career.ron
    "#);
}

#[test]
fn wrong_types() {
    insta::assert_snapshot!(career(&[
        ("level: useful", "level: Useful"),
        ("level: essential", "level: \"essential\""),
        ("verdict: corrected", "verdict: wrong"),
        ("verdict: qualified", "verdict: partly-supported"),
        ("exam_minutes: 90", "exam_minutes: \"90\""),
        ("renewal_units: 10", "renewal_units: -10"),
        ("renewal_years: 2", "renewal_years: 2.5"),
        ("membership_required: false", "membership_required: no"),
        ("median: 30000", "median: \"$30,000\""),
        ("short: \"Head\"", "short: Head"),
        ("duties: [\"lamp\", \"storm\"]", "duties: \"lamp\""),
        ("(id: \"eyes\"", "(id: 5"),
        ("founding: (source: \"almanac\", called: \"the almanac\")", "founding: \"almanac\""),
        ("(\"01\", 98.5)", "(\"01\")"),
        ("(\"02\", 104.0)", "(\"02\", 104.0, 5)"),
        ("value: yes", "value: Yes"),
        ("name: \"Knots\"", "name:"),
    ]), @r#"
    error: expected a record in parentheses, found the text `"almanac"`
     --> career.ron:9:15
      |
    9 |     founding: "almanac",
      |               ^^^^^^^^^

    error: expected a text in double quotes, found the word `Head`
      --> career.ron:27:20
       |
    27 |             short: Head,
       |                    ^^^^
       |
       = help: write "Head"

    error: unknown word `Yes`
      --> career.ron:36:59
       |
    36 |                 (aspect: "island", text: "Always", value: Yes, sources: ["board"]),
       |                                                           ^^^
       |
       = help: did you mean `yes`? expected one of `yes`, `partly`, `no`, `amount`

    error: expected a list in square brackets, found the text `"lamp"`
      --> career.ron:38:21
       |
    38 |             duties: "lamp",
       |                     ^^^^^^
       |
       = help: write ["lamp"]

    error: unknown word `Useful`
      --> career.ron:41:41
       |
    41 |                 (skill: "knots", level: Useful, basis: founding),
       |                                         ^^^^^^
       |
       = help: did you mean `useful`? expected one of `useful`, `important`, `essential`

    error: expected a word without quotes, found the text `"essential"`
      --> career.ron:42:41
       |
    42 |                 (skill: "lamps", level: "essential", basis: source),
       |                                         ^^^^^^^^^^^

    error: expected a text in double quotes, found nothing
      --> career.ron:62:28
       |
    62 | ...   (id: "knots", name:, kind: "Technical", meaning: "Ties them.", basis: founding, sources: ["almanac"], checks: ["I can tie a bo...
       |                          ^

    error: expected a whole number, found the text `"90"`
      --> career.ron:66:93
       |
    66 | ...   (id: "LK-1", name: "Lamp license", body: "The Board", focus: "Lamps", exam_minutes: "90", fee_member: 50, fee_nonmember: 80.5,...
       |                                                                                           ^^^^
       |
       = help: numbers stand without quotes: 90

    error: expected `true` or `false`, found the word `no`
      --> career.ron:66:157
       |
    66 | ...90", fee_member: 50, fee_nonmember: 80.5, membership_required: no, renewal_units: -10, renewal_years: 2.5, remarks: [(text: "Stri...
       |                                                                   ^^

    error: the number `-10` is out of range here
      --> career.ron:66:176
       |
    66 | ..., fee_nonmember: 80.5, membership_required: no, renewal_units: -10, renewal_years: 2.5, remarks: [(text: "Strict.")], sources: ["...
       |                                                                   ^^^
       |
       = help: expected a whole number, 0 or more

    error: expected a whole number, found `2.5`
      --> career.ron:66:196
       |
    66 | ...5, membership_required: no, renewal_units: -10, renewal_years: 2.5, remarks: [(text: "Strict.")], sources: ["board"]),
       |                                                                   ^^^

    error: expected a text in double quotes, found the number `5`
      --> career.ron:73:14
       |
    73 | ...   (id: 5, name: "Eyes", claim: "Good ones.", record: "Tested.", verdict: partly-supported, correction: "oil", sources: ["board"]),
       |            ^
       |
       = help: write "5"

    error: expected a word of letters, digits and `_`, found the word `partly-supported`
      --> career.ron:73:80
       |
    73 | ...   (id: 5, name: "Eyes", claim: "Good ones.", record: "Tested.", verdict: partly-supported, correction: "oil", sources: ["board"]),
       |                                                                              ^^^^^^^^^^^^^^^^

    error: unknown word `wrong`
      --> career.ron:80:44
       |
    80 |         (id: "oil", title: "Oil", verdict: wrong, claim: "Whale oil.", record: "Electric since 1960.", sources: ["board"]),
       |                                            ^^^^^
       |
       = help: expected one of `corrected`, `updated`, `not_supported`, `partly_supported`, `qualified`, `completed`, `added`, `supported`

    error: expected a number, found the text `"$30,000"`
      --> career.ron:87:34
       |
    87 |             (year: 2019, median: "$30,000", mean: 31000, p10: 20000, p25: 25000, p75: 36000, p90: 40000, jobs: 1400, source: "board"),
       |                                  ^^^^^^^^^

    error: too few values in these parentheses
       --> career.ron:102:102
        |
    102 |     price_levels: (name: "price level", period: "2024", base: "The coast", source: "board", levels: [("01"), ("02", 104.0, 5)]),
        |                                                                                                      ^^^^^^
        |
        = help: expected a number

    error: one value too many in these brackets
       --> career.ron:102:124
        |
    102 |     price_levels: (name: "price level", period: "2024", base: "The coast", source: "board", levels: [("01"), ("02", 104.0, 5)]),
        |                                                                                                                            ^

    17 problems in career.ron
    "#);
}

#[test]
fn wrong_types_among_values_without_names() {
    insta::assert_snapshot!(wages(&[
        ("capped: [(year, p90)]", "capped: [(\"year\", p90), (year, p-90), (day, p90), (year), p90]"),
        ("(5, \"More", "(\"5\", \"More"),
        ("(8, ", "(800, "),
    ]), @r#"
    error: expected a whole number, found the text `"5"`
     --> wages.ron:9:18
      |
    9 |     footnotes: [("5", "More than the cap."), (800, "Not released.")],
      |                  ^^^
      |
      = help: numbers stand without quotes: 5

    error: the number `800` is out of range here
     --> wages.ron:9:47
      |
    9 |     footnotes: [("5", "More than the cap."), (800, "Not released.")],
      |                                               ^^^
      |
      = help: expected a whole number, 0 or more

    error: expected a word without quotes, found the text `"year"`
      --> wages.ron:22:308
       |
    22 | ...se: 1.1, jobs_per_1000: 0.1, location_quotient: 1, capped: [("year", p90), (year, p-90), (day, p90), (year), p90], footnotes: [5]),
       |                                                                 ^^^^^^

    error: expected a word of letters, digits and `_`, found the word `p-90`
      --> wages.ron:22:329
       |
    22 | ...00: 0.1, location_quotient: 1, capped: [("year", p90), (year, p-90), (day, p90), (year), p90], footnotes: [5]),
       |                                                                  ^^^^
       |
       = help: expected one of `mean`, `p10`, `p25`, `median`, `p75`, `p90`

    error: unknown word `day`
      --> wages.ron:22:337
       |
    22 | ..., location_quotient: 1, capped: [("year", p90), (year, p-90), (day, p90), (year), p90], footnotes: [5]),
       |                                                                   ^^^
       |
       = help: expected one of `hour`, `year`

    error: too few values in these parentheses
      --> wages.ron:22:348
       |
    22 | ...otient: 1, capped: [("year", p90), (year, p-90), (day, p90), (year), p90], footnotes: [5]),
       |                                                                 ^^^^^^
       |
       = help: expected one of `mean`, `p10`, `p25`, `median`, `p75`, `p90`

    error: expected values in parentheses, found the word `p90`
      --> wages.ron:22:356
       |
    22 | ...: 1, capped: [("year", p90), (year, p-90), (day, p90), (year), p90], footnotes: [5]),
       |                                                                   ^^^

    error: unknown footnote 5
      --> wages.ron:22:374
       |
    22 | ...ear", p90), (year, p-90), (day, p90), (year), p90], footnotes: [5]),
       |                                                                    ^
       |
       = help: add it to `footnotes`

    error: unknown footnote 8
      --> wages.ron:25:75
       |
    25 |         (occupation: "53-1000", area: "01", industry: "0000", footnotes: [8]),
       |                                                                           ^
       |
       = help: add it to `footnotes`

    9 problems in wages.ron
    "#);
}

#[test]
fn the_career_may_list_the_source_of_the_wage_table() {
    let census = "(id: \"census\", publisher: \"The Census\", title: \"Pay\", kind: \"survey\", grade: A),";
    let (once, twice) = (format!("{census}\n(id: \"board\""), format!("{census}{census}\n(id: \"board\""));
    let cites = ("p90: 40000, jobs: 1400, source: \"board\"", "p90: 40000, jobs: 1400, source: \"census\"");
    load(&[("(id: \"board\"", &once), cites], &[]).expect("each file has it once");
    insta::assert_snapshot!(career(&[("(id: \"board\"", &twice), cites]), @r#"
    error: the source `census` is defined twice
      --> career.ron:13:94
       |
    13 | ...   (id: "census", publisher: "The Census", title: "Pay", kind: "survey", grade: A),(id: "census", publisher: "The Census", title:...
       |                                                                                            ^^^^^^^^
       |
       = help: the first is on line 13

    1 problem in career.ron
    "#);
}

#[test]
fn what_is_not_used_is_only_a_warning() {
    let unused = "(id: \"alone\", text: \"Nobody.\", sources: [\"board\"]),\n(id: \"storm\"";
    let loaded = load(
        &[
            ("(id: \"storm\"", unused),
            ("(aspect: \"island\", text: \"Always\", value: yes, sources: [\"board\"]),", ""),
        ],
        &[],
    );
    insta::assert_snapshot!(loaded.expect("it can be used").warnings, @r#"
    warning: the statement `alone` is not used
      --> career.ron:17:14
       |
    17 |         (id: "alone", text: "Nobody.", sources: ["board"]),
       |              ^^^^^^^
       |
       = help: nothing refers to it, so it is never shown

    warning: the aspect `island` is not used
      --> career.ron:22:14
       |
    22 |         (id: "island", name: "Island", group: "Place"),
       |              ^^^^^^^^
       |
       = help: no role answers it

    2 warnings
    "#);
}

#[test]
fn slips_of_the_pen() {
    insta::assert_snapshot!(career(&[
        ("id: \"keeping\",", "id: \"keeping\""),
        ("currency: \"$\"", "currency = \"$\""),
        ("name: \"Head keeper\",", "name: \"Head keeper\";"),
        ("short: \"Head\"", "short \"Head\""),
    ]), @r#"
    error: expected a comma after this
     --> career.ron:4:9
      |
    4 |     id: "keeping"
      |         ^^^^^^^^^

    error: `=` has no place here
     --> career.ron:7:14
      |
    7 |     currency = "$",
      |              ^
      |
      = help: between a field and its value stands `:`

    error: `;` has no place here
      --> career.ron:26:32
       |
    26 |             name: "Head keeper";
       |                                ^
       |
       = help: fields and elements are separated by `,`

    error: expected `:` and a value after `short`
      --> career.ron:27:13
       |
    27 |             short "Head",
       |             ^^^^^

    4 problems in career.ron
    "#);
    insta::assert_snapshot!(career(&[
        ("(id: \"storm\"", "(\"id\": \"storm\""),
        ("jobs_from: 1200", "jobs_from: 1,200"),
        ("fee_member: 50", "fee-member: 50"),
        ("Knows them.", "Knows \\qthem."),
        ("unknowns: [\"How many are left.\"]", "unknowns: [\"How many are left.\" \"Why.\"]"),
        ("founding: (source", "founding: Foundling(source"),
        ("about: [\"lamp\"],", "about,"),
        ("mean: 31000", "mean: 31k"),
    ]), @r#"
    error: expected a record called `Founding`, found `Foundling`
     --> career.ron:9:15
      |
    9 |     founding: Foundling(source: "almanac", called: "the almanac"),
      |               ^^^^^^^^^
      |
      = help: the name can be left out

    error: expected `:` and a value after `about`
      --> career.ron:10:5
       |
    10 |     about,
       |     ^^^^^
       |
       = help: expected a list in square brackets

    error: expected the name of a field, found the text `"id"`
      --> career.ron:17:10
       |
    17 |         ("id": "storm", text: "Nobody leaves in a storm.", sources: ["board", "almanac"]),
       |          ^^^^
       |
       = help: names of fields stand without quotes, like `id`

    error: a `\` in this text starts nothing that RON knows
      --> career.ron:63:66
       |
    63 |         (id: "lamps", name: "Lamps", kind: "Knowledge", meaning: "Knows \qthem.", basis: editorial, sources: []),
       |                                                                  ^^^^^^^^^^^^^^^
       |
       = help: for a backslash itself write `\\`

    error: expected the name of a field, found the word `fee-member`
      --> career.ron:66:97
       |
    66 | ...   (id: "LK-1", name: "Lamp license", body: "The Board", focus: "Lamps", exam_minutes: 90, fee-member: 50, fee_nonmember: 80.5, m...
       |                                                                                               ^^^^^^^^^^
       |
       = help: names of fields stand without quotes, like `fee_member`

    error: expected a comma after this
      --> career.ron:78:16
       |
    78 |     unknowns: ["How many are left." "Why."],
       |                ^^^^^^^^^^^^^^^^^^^^

    error: expected the name of a field, found the number `200`
      --> career.ron:83:96
       |
    83 | ...   (id: "now", occupation: "53-1000", name: "Keepers", from: 2024, to: 2034, jobs_from: 1,200, jobs_to: 1100, change: -100, growt...
       |                                                                                              ^^^
       |
       = help: numbers are written without separators: 51140

    error: `31k` is not a number
      --> career.ron:87:47
       |
    87 |             (year: 2019, median: 30000, mean: 31k, p10: 20000, p25: 25000, p75: 36000, p90: 40000, jobs: 1400, source: "board"),
       |                                               ^^^

    8 problems in career.ron
    "#);
}

#[test]
fn what_cannot_be_mended() {
    insta::assert_snapshot!(career(&[("title: \"Lighthouse keeping\"", "title: \"Lighthouse keeping")]), @r#"
    error: the closing quote of this text is missing
     --> career.ron:5:12
      |
    5 |     title: "Lighthouse keeping,
      |            ^^^^^^^^^^^^^^^^^^^^
      |
      = help: there may be more to say once this is mended

    1 problem in career.ron
    "#);
    insta::assert_snapshot!(career(&[("title: \"Lighthouse keeping\"", "title: “Lighthouse”")]), @r#"
    error: `“` has no place here
     --> career.ron:5:12
      |
    5 |     title: “Lighthouse”,
      |            ^
      |
      = help: texts stand in straight double quotes: "…"

    error: `”` has no place here
     --> career.ron:5:23
      |
    5 |     title: “Lighthouse”,
      |                       ^
      |
      = help: texts stand in straight double quotes: "…"

    2 problems in career.ron
    "#);
    insta::assert_snapshot!(career(&[("duties: [\"lamp\", \"storm\"],", "duties: [\"lamp\", \"storm\",")]), @"
    error: expected `]` for the `[` on line 38, found `)`
      --> career.ron:48:9
       |
    48 |         ),
       |         ^
       |
       = help: there may be more to say once this is mended

    1 problem in career.ron
    ");
    insta::assert_snapshot!(career(&[("    ],\n    price_levels", "    ]),\n    price_levels")]), @"
    error: the data set ends on line 101, but more follows
       --> career.ron:101:7
        |
    101 |     ]),
        |       ^
        |
        = help: a bracket there closes too early, or this is left over

    1 problem in career.ron
    ");
    insta::assert_snapshot!(career(&[("        (term: \"Fresnel\"", "/*        (term: \"Fresnel\"")]), @r#"
    error: this comment is never closed
       --> career.ron:104:1
        |
    104 | /*        (term: "Fresnel", also: ["lens"], meaning: "A lens.", sources: ["almanac"]),
        | ^^
        |
        = help: close it with `*/`

    1 problem in career.ron
    "#);
    insta::assert_snapshot!(career(&[("    glossary: [", "    glossary: [[(")]), @"
    error: expected `)` for the `(` on line 103, found `]`
       --> career.ron:105:5
        |
    105 |     ],
        |     ^
        |
        = help: there may be more to say once this is mended

    1 problem in career.ron
    ");
    insta::assert_snapshot!(career(&[("// One", "#![enable(magic)]\n// One")]), @"
    error: no RON extension named `magic`
     --> career.ron:3:1
      |
    3 | (
      | ^
      |
      = help: there may be more to say once this is mended

    1 problem in career.ron
    ");
    insta::assert_snapshot!(career(&[("(\n    format", "{\n    format"), ("sources: [\"almanac\"]),\n    ],\n)", "sources: [\"almanac\"]),\n    ],\n}")]), @"
    error: expected a record in parentheses, found `{`
     --> career.ron:2:1
      |
    2 | {
      | ^
      |
      = help: records stand in `( )`, not in `{ }`; there may be more to say once this is mended

    1 problem in career.ron
    ");
}

#[test]
fn other_formats() {
    insta::assert_snapshot!(career(&[("format: 1", "format: 2"), ("id: \"keeping\"", "hue: \"red\u{1b}\"")]), @"
    error: format 2 is newer than this program reads (1)
     --> career.ron:3:13
      |
    3 |     format: 2,
      |             ^
      |
      = help: update coder-tui

    1 problem in career.ron
    ");
    insta::assert_snapshot!(career(&[("format: 1", "format: 0")]), @"
    error: format 0 is not one that this program reads
     --> career.ron:3:13
      |
    3 |     format: 0,
      |             ^
      |
      = help: this program reads and writes format 1

    1 problem in career.ron
    ");
    insta::assert_snapshot!(wages(&[("format: 1", "format: 99999999999999999999")]), @"
    error: format 99999999999999999999 is newer than this program reads (1)
     --> wages.ron:3:13
      |
    3 |     format: 99999999999999999999,
      |             ^^^^^^^^^^^^^^^^^^^^
      |
      = help: update coder-tui

    1 problem in wages.ron
    ");
    insta::assert_snapshot!(career(&[("format: 1,", "")]), @"
    error: the field `format` is missing in the record of `keeping`
     --> career.ron:2:1
      |
    2 | (
      | ^
      |
      = help: expected a whole number

    1 problem in career.ron
    ");
}

/// A path for one test's files that did not exist before.
fn scratch(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("data").join(name);
    if path.is_dir() {
        fs::remove_dir_all(&path).expect("the last run's folder can be removed");
    }
    fs::create_dir_all(&path).expect("a folder can be made");
    path
}

/// What is said of a data set on disk, with the test's folder called `set`.
fn on_disk(path: &Path, folder: &Path) -> String {
    let problems = load::open(path).expect_err("this set is bad").to_string();
    problems.replace(&folder.display().to_string(), "set")
}

#[test]
fn files_that_cannot_be_read() {
    let set = scratch("files");
    insta::assert_snapshot!(on_disk(&set.join("nowhere.ron"), &set), @"
    error: there is no such file or folder
    --> set/nowhere.ron

    1 problem in set/nowhere.ron
    ");
    insta::assert_snapshot!(on_disk(&set, &set), @"
    error: this folder has no `career.ron`
    --> set/career.ron

    1 problem in set/career.ron
    ");

    fs::write(set.join("carer.ron"), "").expect("a file can be written");
    insta::assert_snapshot!(on_disk(&set, &set), @"
    error: this folder has no `career.ron`
    --> set/career.ron
     = help: did you mean `carer.ron`?

    1 problem in set/career.ron
    ");
    insta::assert_snapshot!(on_disk(&set.join("wages.ron"), &set), @"
    error: a wage table alone is no data set
    --> set/wages.ron
     = help: name the folder that holds it together with career.ron

    1 problem in set/wages.ron
    ");

    fs::create_dir(set.join("career.ron")).expect("a folder can be made");
    insta::assert_snapshot!(on_disk(&set, &set), @"
    error: this is a folder, not a file
    --> set/career.ron

    1 problem in set/career.ron
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_system_refuses_to_read() {
    let set = scratch("refused");
    std::os::unix::fs::symlink("career.ron", set.join("career.ron")).expect("a link to itself");
    std::os::unix::fs::symlink("nowhere.ron", set.join("wages.ron")).expect("a link to nowhere");
    insta::assert_snapshot!(on_disk(&set, &set), @"
    error: this file cannot be read: Too many levels of symbolic links (os error 40)
    --> set/career.ron

    error: this is a link to a file that is not there
    --> set/wages.ron

    1 problem in set/career.ron, 1 in set/wages.ron
    ");
}

#[cfg(unix)]
#[test]
fn names_of_files_cannot_drive_the_terminal() {
    let set = scratch("names");
    let path = set.join("car\u{1b}[2Jeer\n.ron");
    fs::write(&path, "(").expect("a file can be written");
    insta::assert_snapshot!(on_disk(&path, &set), @"
    error: this `(` is never closed
     --> set/car␛[2Jeer␊.ron:1:1
      |
    1 | (
      | ^
      |
      = help: there may be more to say once this is mended

    1 problem in set/car␛[2Jeer␊.ron
    ");
}

#[test]
fn bytes_that_are_no_data_set() {
    let set = scratch("bytes");
    let file = set.join("career.ron");
    let said = |bytes: &[u8]| {
        fs::write(&file, bytes).expect("a file can be written");
        on_disk(&file, &set)
    };
    insta::assert_snapshot!(said(b""), @"
    error: this file is empty
     --> set/career.ron:1:1
      |
    1 |
      | ^
      |
      = help: `coder-tui init` writes an example

    1 problem in set/career.ron
    ");
    insta::assert_snapshot!(said(b" \n// nothing yet\n"), @"
    error: this file is empty
     --> set/career.ron:1:1
      |
    1 |  
      | ^
      |
      = help: `coder-tui init` writes an example

    1 problem in set/career.ron
    ");
    insta::assert_snapshot!(said(b"(\n    title: \"na\xefve\",\n)"), @r#"
    error: byte 0xef is not valid UTF-8
     --> set/career.ron:2:15
      |
    2 |     title: "na�ve",
      |               ^
      |
      = help: save the file as UTF-8

    1 problem in set/career.ron
    "#);
    insta::assert_snapshot!(said(b"\xff\xfe(\0\n\0"), @"
    error: byte 0xff is not valid UTF-8
     --> set/career.ron:1:1
      |
    1 | ��(␀
      | ^
      |
      = help: this looks like UTF-16: save the file as UTF-8

    1 problem in set/career.ron
    ");
    insta::assert_snapshot!(said(b"[]"), @"
    error: expected a record in parentheses, found a list
     --> set/career.ron:1:1
      |
    1 | []
      | ^
      |
      = help: there may be more to say once this is mended

    1 problem in set/career.ron
    ");
    insta::assert_snapshot!(said(b"()"), @"
    error: the field `format` is missing in this record
     --> set/career.ron:1:1
      |
    1 | ()
      | ^
      |
      = help: expected a whole number

    error: the field `id` is missing in this record
     --> set/career.ron:1:1
      |
    1 | ()
      | ^

    error: the field `title` is missing in this record
     --> set/career.ron:1:1
      |
    1 | ()
      | ^

    error: the field `updated` is missing in this record
     --> set/career.ron:1:1
      |
    1 | ()
      | ^

    error: the field `sources` is missing in this record
     --> set/career.ron:1:1
      |
    1 | ()
      | ^
      |
      = help: expected a list in square brackets

    error: the field `roles` is missing in this record
     --> set/career.ron:1:1
      |
    1 | ()
      | ^
      |
      = help: expected a list in square brackets

    6 problems in set/career.ron
    ");
    insta::assert_snapshot!(said(&b"[".repeat(1000)), @"
    error: brackets nest more than 64 deep
     --> set/career.ron:1:65
      |
    1 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                                                                 ^
      |
      = help: a data set needs less than ten

    1 problem in set/career.ron
    ");
    insta::assert_snapshot!(said(b"\x7fELF\x02\x01\x01\x00"), @"
    error: control character U+007F
     --> set/career.ron:1:1
      |
    1 | ␡ELF␂␁␁␀
      | ^
      |
      = help: control characters are refused because they could drive the terminal

    error: control character U+0002
     --> set/career.ron:1:5
      |
    1 | ␡ELF␂␁␁␀
      |     ^
      |
      = help: control characters are refused because they could drive the terminal

    error: control character U+0001
     --> set/career.ron:1:6
      |
    1 | ␡ELF␂␁␁␀
      |      ^
      |
      = help: control characters are refused because they could drive the terminal

    error: control character U+0000
     --> set/career.ron:1:8
      |
    1 | ␡ELF␂␁␁␀
      |        ^
      |
      = help: control characters are refused because they could drive the terminal

    4 problems in set/career.ron
    ");
}

#[test]
fn both_files_are_looked_at_when_one_cannot_be_read() {
    let set = scratch("both");
    fs::write(set.join("career.ron"), CAREER.replacen("skill: \"knots\"", "skill: \"knost\"", 1))
        .expect("written");
    fs::write(set.join("wages.ron"), b"\xff").expect("written");
    insta::assert_snapshot!(on_disk(&set, &set), @r#"
    error: unknown skill `knost`
      --> set/career.ron:41:25
       |
    41 |                 (skill: "knost", level: useful, basis: founding),
       |                         ^^^^^^^
       |
       = help: did you mean `knots`?

    error: byte 0xff is not valid UTF-8
     --> set/wages.ron:1:1
      |
    1 | �
      | ^
      |
      = help: save the file as UTF-8

    1 problem in set/career.ron, 1 in set/wages.ron
    "#);

    fs::remove_file(set.join("career.ron")).expect("removed");
    fs::write(set.join("wages.ron"), WAGES.replacen("level: 0", "level: zero", 1)).expect("written");
    insta::assert_snapshot!(on_disk(&set, &set), @r#"
    error: this folder has no `career.ron`
    --> set/career.ron

    error: expected a whole number, found the word `zero`
      --> set/wages.ron:18:42
       |
    18 |         (id: "0000", name: "All", level: zero),
       |                                          ^^^^

    1 problem in set/career.ron, 1 in set/wages.ron
    "#);
}

#[test]
fn a_byte_order_mark_and_windows_lines_do_no_harm() {
    let set = scratch("windows");
    let file = set.join("career.ron");
    fs::write(&file, format!("\u{feff}{}", CAREER.replace('\n', "\r\n"))).expect("written");
    let loaded = load::open(&file).expect("it loads");
    assert_eq!(loaded.dataset.career, load(&[], &[]).expect("the good set").dataset.career);

    fs::write(&file, CAREER.replace("level: useful", "level: handy").replace('\n', "\r\n")).expect("written");
    insta::assert_snapshot!(on_disk(&file, &set), @r#"
    error: unknown word `handy`
      --> set/career.ron:41:41
       |
    41 |                 (skill: "knots", level: handy, basis: founding),
       |                                         ^^^^^
       |
       = help: expected one of `useful`, `important`, `essential`

    1 problem in set/career.ron
    "#);
}

#[test]
fn a_flood_of_brackets_is_refused_at_once() {
    let set = scratch("flood");
    for (flood, size, expected) in [
        ("[", 200 << 20, "brackets nest more than 64 deep"),
        ("(a:", 20 << 20, "brackets nest more than 64 deep"),
        ("[],", 20 << 20, "the data set ends on line 1, but more follows"),
        ("/*", 20 << 20, "this comment is never closed"),
        ("\"\\\"\n", 20 << 20, "the closing quote of this text is missing"),
        (" ", 20 << 20, "this file is empty"),
    ] {
        let file = set.join("career.ron");
        fs::write(&file, flood.repeat(size / flood.len())).expect("a file can be written");
        let started = Instant::now();
        // The main thread of some systems has no more than this.
        let small_stack = thread::Builder::new().stack_size(512 << 10);
        let opened = small_stack.spawn(move || load::open(&file)).expect("a thread starts");
        let problems = opened.join().expect("no panic").expect_err("a flood");
        let messages: Vec<_> = problems.list().iter().map(|p| p.message.as_str()).collect();
        assert_eq!(messages, [expected], "{flood:?}");
        assert!(problems.to_string().len() < 2_000, "{flood:?}: {problems}");
        assert!(started.elapsed().as_secs() < 10, "{flood:?} took {:?}", started.elapsed());
    }
    fs::remove_dir_all(&set).expect("it can be removed");
}

#[test]
fn the_shipped_set_is_what_its_texts_say() {
    let folder = scratch("shipped").join("new");
    let files = shipped::write(&folder).expect("it is written out");
    assert!(files.contains(&folder.join("career.ron")), "{files:?}");
    let opened = Dataset::open(&folder).expect("it is a data set");
    let shipped = Dataset::shipped();
    assert_eq!(opened.career, shipped.career);
    assert_eq!(opened.wages, shipped.wages);
}

#[test]
fn writing_out_overwrites_nothing() {
    let folder = scratch("overwrite");
    fs::write(folder.join("career.ron"), "mine").expect("written");
    let error = shipped::write(&folder).expect_err("a file is in the way").to_string();
    insta::assert_snapshot!(error.replace(&folder.display().to_string(), "set"), @"`set/career.ron` is there already; nothing was written");
    assert_eq!(fs::read_to_string(folder.join("career.ron")).expect("it is there"), "mine");
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 1);
}

#[test]
fn a_summary_counts_what_is_there() {
    let dataset = load(&[], &[]).expect("the good set").dataset;
    insta::assert_snapshot!(dataset.summary(), @"2 roles, 2 aspects, 2 statements, 2 skills, 1 certification, 2 tradeoffs, 1 requirement, 1 step, 1 correction, 1 projection, 2 yearly figures, 1 survey figure, 1 claim, 1 related occupation, 1 term, 2 sources, 1 occupation, 4 areas, 2 industries, 4 wage rows");
}
