//! The table that ships with the program agrees with the agency's lines, to the digit.

use std::{collections::HashMap, fs, path::Path};

use coder_tui::{
    dataset::{
        Id, Wages,
        wages::{AreaKind, Measure, Pay, Per, Row, Wage},
    },
    import::oews::{self, Options},
};

use crate::files::FIXTURE;

fn shipped() -> Wages {
    ron::from_str(include_str!("../../assets/medical-coding/wages.ron")).expect("valid")
}

/// The agency's lines, read in the plainest way there is: series id -> value and footnote.
fn lines() -> HashMap<String, (String, String)> {
    let text = fs::read_to_string(Path::new(FIXTURE).join("oe.data.0.Current")).expect("fixture");
    text.lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
            let &[series, "2025", "A01", value, footnote] = columns.as_slice() else { panic!("{line}") };
            (series.to_owned(), (value.to_owned(), footnote.to_owned()))
        })
        .collect()
}

/// A row's figure by the last two digits of its series.
fn figure(row: &Row, datatype: &str) -> Option<f64> {
    let Pay { mean, p10, p25, median, p75, p90 } = row.hourly;
    let annual = row.annual;
    match datatype {
        "01" => row.jobs,
        "02" => row.jobs_rse,
        "03" => mean,
        "04" => annual.mean,
        "05" => row.wage_rse,
        "06" => p10,
        "07" => p25,
        "08" => median,
        "09" => p75,
        "10" => p90,
        "11" => annual.p10,
        "12" => annual.p25,
        "13" => annual.median,
        "14" => annual.p75,
        "15" => annual.p90,
        "16" => row.jobs_per_1000,
        "17" => row.location_quotient,
        other => panic!("{other}"),
    }
}

/// A wage's unit and measure by the last two digits of its series.
fn wage(datatype: &str) -> Option<(Per, Measure)> {
    use Measure::{Mean, Median, P10, P25, P75, P90};
    let at = |list: [&str; 6]| list.iter().position(|&d| d == datatype);
    let measures = [Mean, P10, P25, Median, P75, P90];
    let hour = at(["03", "06", "07", "08", "09", "10"]).map(|at| (Per::Hour, measures[at]));
    hour.or(at(["04", "11", "12", "13", "14", "15"]).map(|at| (Per::Year, measures[at])))
}

fn without_trailing_zeros(value: &str) -> &str {
    if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.') } else { value }
}

#[test]
fn every_figure_agrees_with_its_line_to_the_digit() {
    let (wages, mut lines) = (shipped(), lines());
    let mut places = 0;
    for row in &wages.rows {
        let area = wages.areas.iter().find(|area| area.id == row.area).expect("a listed area");
        let letter = match area.kind {
            AreaKind::Nation => "N",
            AreaKind::State => "S",
            AreaKind::Metro | AreaKind::Nonmetro => "M",
        };
        let occupation = row.occupation.as_str().replace('-', "");
        let series = format!("OEU{letter}{}{}{occupation}", row.area, row.industry);
        let mut footnotes = Vec::new();
        for number in 1..=17 {
            let datatype = format!("{number:02}");
            let Some((value, footnote)) = lines.remove(&format!("{series}{datatype}")) else {
                assert!(number > 15 && letter == "N", "{series} has no line for {datatype}");
                continue;
            };
            let shown = figure(row, &datatype).map(|value| value.to_string());
            let expected = (value != "-").then(|| without_trailing_zeros(&value).to_owned());
            assert_eq!(shown, expected, "{series}{datatype}");
            footnotes.extend(footnote.parse::<u8>().ok());
            if let Some((per, measure)) = wage(&datatype) {
                assert_eq!(row.capped.contains(&(per, measure)), footnote == "5", "{series}{datatype}");
                let at_least = matches!(wages.wage(row, measure, per), Wage::AtLeast(_));
                assert_eq!(at_least, footnote == "5", "{series}{datatype}");
            }
        }
        footnotes.sort_unstable();
        footnotes.dedup();
        assert_eq!(row.footnotes, footnotes, "{series}");
        places += usize::from(row.occupation == *"29-2072" && row.industry == *"000000");
    }
    assert_eq!(places, 561, "the nation, 53 states and territories, 507 other areas");
    lines.retain(|series, _| series.contains("292072"));
    assert!(lines.is_empty(), "lines that the table lacks: {lines:?}");
}

#[test]
fn the_import_still_makes_the_table_that_ships() {
    let shipped = shipped();
    let national = shipped.occupations.iter().map(|o| o.id.to_string()).filter(|id| id != "29-2072");
    let options = Options {
        directory: FIXTURE.into(),
        everywhere: vec!["29-2072".to_owned()],
        nation_only: national.collect(),
        checksum_whole: true,
    };
    let mut made = oews::run(&options, &mut |_| ()).expect("the files are fine");
    // The fixture is a cut of the agency's file; the shipped table is made from all of it.
    assert_eq!(made.files.len(), shipped.files.len());
    let (data, of) = (made.files.last_mut().expect("files"), shipped.files.last().expect("files"));
    assert_eq!((data.name.as_str(), data.part.as_str()), ("oe.data.0.Current", ""));
    assert_ne!(data.sha256, of.sha256);
    data.sha256.clone_from(&of.sha256);
    assert!(made == shipped, "the import no longer makes assets/medical-coding/wages.ron");
}

#[test]
fn areas_know_their_kind_and_their_states() {
    let wages = shipped();
    let count = |kind| wages.areas.iter().filter(|area| area.kind == kind).count();
    assert_eq!(count(AreaKind::Nation), 1);
    assert_eq!(count(AreaKind::State), 54);
    assert_eq!(count(AreaKind::Metro), 393);
    assert_eq!(count(AreaKind::Nonmetro), 135);
    let states = |code: &str| {
        let area = wages.area(code).expect(code);
        let name = |id: &Id| wages.area(id.as_str()).and_then(|a| a.abbreviation.clone()).expect("a state");
        area.states.iter().map(|id| name(id).to_string()).collect::<Vec<_>>().join(" ")
    };
    // Kansas City, MO-KS; Philadelphia, PA-NJ-DE-MD; Washington, DC-VA-MD-WV; an area outside metro areas.
    assert_eq!(states("0028140"), "MO KS");
    assert_eq!(states("0037980"), "PA NJ DE MD");
    assert_eq!(states("0047900"), "DC VA MD WV");
    assert_eq!(states("7200006"), "PR");
    assert_eq!(states("TX"), "");
    assert_eq!(wages.area("tx").expect("Texas").name, "Texas");
    assert_eq!(wages.area("US").expect("the nation").kind, AreaKind::Nation);
    // Some places have no estimate, and are listed all the same.
    assert!(wages.area("7800000").is_some());
    assert!(!wages.rows.iter().any(|row| row.area == *"7800000"));
}
