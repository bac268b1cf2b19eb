//! What the text form says, and how it wraps.

use crate::{
    export::{Format, Options, sample, to_string},
    page::{Block, Cited},
    profile::Profile,
};

#[test]
fn says_every_kind_of_cell_and_block() {
    insta::assert_snapshot!(sample::print(Format::Text), @"
    Ship building: Roles, by yard

    Roles: all 2: Rigger, Caulker.
    Data set: edited 1 March 2026.
    Printed: 12 June 2026.
    Numbers in square brackets lead to the list of sources at the end.

    2 rows.

    One line to read first.

    On deck (1 row):

    Rigger (picked)
    Rope: essential. Openings: -300.
    Sets up masts and ropes [1, 2].

    Pay:
    What is counted: percentiles of pay a year; riggers.
    - Rigger; Caulker: half earn more than $50,000; one in ten earns less than
      $30,000, one in ten more than $70,000; the middle half earns between $40,000
      and $60,000 (the nation; Harbour Office, May 2024) [1].
    - At yards (stand-in): half earn more than $50,000; one in ten earns less than
      $30,000, one in ten more than $70,000; a quarter earns more than $60,000
      (Texas; Harbour Office, May 2024) [1].

    What to weigh:
    - For: Fresh air [2].
    - Against: Wind.
    - A plain point.
    - Corrected: Old claim [3].

    What is counted: percentiles of pay a year; riggers; the nation.
    - Schooling: none [1].
    - Jobs at sea: 1,200; relative standard error 4.5%; rough (Harbour Office, May
      2024) [1].
    - Yards: 17 (Harbour Office, May 2024) [1].
    - Gain: $10,000 (worked out: new pay - old pay; Harbour Office, May 2024) [1].

    What is counted: percentiles of pay a year; all; the nation.
    - Growth: +7% (Harbour Office, May 2024) [1].
    - Decline: -2.5% (Harbour Office, May 2024) [1].
    - Unknown: not found (Harbour Office, May 2024) [1].

    Tickets, 2 rows:
    - A | B. Fee: $12.50. Note: not found. [1]
    - C. Fee: not found. Note: late.

    Pay over time:
    What is counted: percentiles of pay a year; the nation.
    - before the split: 2018 $30,000, 2019 $31,000 (riggers and caulkers; Harbour
      Office, May 2024) [1].
    - all workers (to compare with): 2018 $29,000 (Harbour Office, May 2024) [1].
    - all workers (to compare with): 2020 $33,000 (Guild, May 2024) [2].
    The series count different people: no line joins one to another.

    In the hull (1 row):
    - Caulker. Jobs: not found. Pay: one in ten earns less than $28,000, one in ten
      more than $90,000; the survey stops counting at $90,000. What it is: Makes
      seams tight. Openings: not released. [3]

    Sources:
    [1] Harbour Office: Census of yards. May 2024, 2 years old. Official statistics.
    https://example.org/census?year=2024&table=a_b
    [2] Guild: Members' survey. 2019 (edition 2019-20), 7 years old. Survey.
    Interest: sells courses.
    [3] A blog: What pays? Undated. Training site.
    ");
}

fn at(width: Option<usize>) -> String {
    let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
    let document = sample::document(sample::context(&data, &profile), &page);
    to_string(&document, Format::Text, Options { width, ascii: false }).expect("memory takes everything")
}

#[test]
fn wraps_everything_but_addresses() {
    for width in [1, 20, 40, 80] {
        let text = at(Some(width));
        let wide = text.lines().find(|line| textwrap::core::display_width(line) > width.max(3));
        assert_eq!(wide.filter(|line| !line.starts_with("https://")), None, "at {width}");
    }
    assert!(at(None).lines().any(|line| line.len() > 200));
}

#[test]
fn says_the_same_at_any_width() {
    let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(at(Some(60))), words(at(None)));
}

#[test]
fn a_bar_adds_what_its_sentence_left_open() {
    let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
    let mut document = sample::document(sample::context(&data, &profile), &page);
    let detail = &mut document.parts[0].entries[0].detail;
    let Some(Block::Ranges { bars, .. }) = detail.blocks.get(2) else { panic!("the ranges stand third") };
    let figure = Some(bars[0].figure.clone());
    let sentence = "Half earn more than $50,000; from $30,000 to $70,000.";
    detail.blocks[0] = Block::Text(Cited { figure, ..Cited::bare(sentence) });
    let text = to_string(&document, Format::Text, Options { width: None, ascii: false })
        .expect("memory takes everything");
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).expect("the line is there");
    insta::assert_snapshot!(line("Half"), @"Half earn more than $50,000; from $30,000 to $70,000. (Harbour Office, May 2024) [3]");
    insta::assert_snapshot!(line("- Rigger; Caulker"), @"- Rigger; Caulker: the middle half earns between $40,000 and $60,000 (the nation; Harbour Office, May 2024) [3].");
}

#[test]
fn points_to_what_an_earlier_row_said() {
    let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
    let mut document = sample::document(sample::context(&data, &profile), &page);
    let entries = &mut document.parts[0].entries;
    let blocks = entries[0].detail.blocks.clone();
    entries[1].detail.blocks = blocks.into_iter().skip(4).collect();
    entries[1].full = true;
    let text = to_string(&document, Format::Text, Options::default()).expect("memory takes everything");
    let second = text.split_once("2 of 2: ").map(|(_, rest)| rest).expect("the second row");
    assert!(
        second.contains("Growth, Decline, Unknown: the same as under 1, Rigger, What to weigh."),
        "{second}"
    );
    assert!(!second.contains("Against: Wind"), "{second}");
}
