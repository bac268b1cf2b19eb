//! Files that are fine, if not as the agency lays them out; and what is made of rarer lines.

use std::fs;

use coder_tui::{
    dataset::wages::{Measure, Per, Row, Wage, Wages},
    import::{
        command,
        oews::{self, Options},
    },
};

use crate::files::{FIXTURE, Files, NAMES};

/// A table without the checksums, which differ with every byte.
fn figures(mut wages: Wages) -> Wages {
    wages.files.clear();
    wages
}

fn row<'a>(wages: &'a Wages, occupation: &str, area: &str) -> &'a Row {
    let is = |row: &&Row| row.occupation == *occupation && row.area == *area && row.industry == *"000000";
    wages.rows.iter().find(is).expect("a row")
}

/// A change to the text of a file.
type Change = fn(String) -> String;

#[test]
fn line_ends_padding_order_and_byte_order_marks_do_not_matter() {
    let expected = figures(Files::new().import_only(&[]).expect("fine as they are"));
    let changes: [(&str, Change); 6] = [
        ("LF", |text| text.replace("\r\n", "\n")),
        ("BOM", |text| format!("\u{feff}{text}")),
        ("no padding", |text| text.lines().map(unpadded).collect()),
        ("more padding", |text| text.replace('\t', "  \t ")),
        ("padding at the end", |text| text.replace("\r\n", "   \r\n")),
        ("another order", |text| {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            lines[1..].reverse();
            lines.concat()
        }),
    ];
    for (name, change) in changes {
        let files = Files::new();
        for file in NAMES {
            // The order of industries is the tree's.
            if name != "another order" || file != "oe.industry" {
                files.write(file, change(files.text(file)).as_bytes());
            }
        }
        let made = files.import_only(&[]).map_or_else(|problem| panic!("{name}: {problem}"), figures);
        assert!(made == expected, "{name} changes what is imported");
    }
}

fn unpadded(line: &str) -> String {
    line.split('\t').map(str::trim).collect::<Vec<_>>().join("\t") + "\r\n"
}

#[test]
fn columns_of_codes_may_come_in_any_order_and_number() {
    let files = Files::new();
    let expected = figures(files.import().expect("fine"));
    files.edit("oe.area", |bytes| {
        let text = String::from_utf8(bytes).expect("text");
        let turned = text.lines().map(|line| line.rsplit('\t').collect::<Vec<_>>().join("\t") + "\tT\r\n");
        turned.collect::<String>().replacen("\tT\r\n", "\tselectable\r\n", 1).into_bytes()
    });
    assert!(figures(files.import().expect("fine")) == expected);
}

#[test]
fn rows_are_sorted_and_found() {
    let wages = Files::new().import_only(&[]).expect("fine");
    assert!(wages.rows.is_sorted_by_key(|row| (&row.occupation, &row.area, &row.industry)));
    for row in &wages.rows {
        assert_eq!(wages.row(&row.occupation, &row.area, &row.industry), Some(row));
    }
    assert_eq!(wages.rows.len(), 6);
    assert_eq!(wages.hours_per_year, Some(2080.0));
    assert_eq!(wages.source.id, *"bls-oews-2025");
    assert_eq!(wages.source.title, "Occupational Employment and Wage Statistics, May 2025");
    // Only what rows refer to, but every area: a place without a row has no estimate.
    assert_eq!(wages.areas.len(), 583);
    let industries: Vec<_> = wages.industries.iter().map(|i| (i.id.as_str(), i.level)).collect();
    assert_eq!(industries, [("000000", 0), ("622000", 3)]);
    let occupations: Vec<_> = wages.occupations.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(
        occupations,
        ["All Occupations", "Athletes and Sports Competitors", "Medical Records Specialists"]
    );
}

#[test]
fn a_wage_may_be_capped_by_year_and_never_given_by_hour() {
    let options = Options {
        directory: FIXTURE.into(),
        everywhere: vec!["27-2021".to_owned(), "29-1215".to_owned()],
        ..Options::default()
    };
    let wages = oews::run(&options, &mut |_| ()).expect("fine");
    let athletes = row(&wages, "27-2021", "0600000");
    assert_eq!(athletes.capped, [(Per::Year, Measure::P90)]);
    assert_eq!(athletes.footnotes, [4, 5]);
    assert_eq!(wages.wage(athletes, Measure::P90, Per::Year), Wage::AtLeast(239_200.0));
    assert_eq!(wages.wage(athletes, Measure::P90, Per::Hour), Wage::Withheld);
    let physicians = row(&wages, "29-1215", "0010540");
    assert_eq!(wages.wage(physicians, Measure::P10, Per::Hour), Wage::AtLeast(115.0));
    assert_eq!(wages.wage(physicians, Measure::P10, Per::Year), Wage::AtLeast(239_200.0));
}

#[test]
fn several_footnotes_may_stand_at_one_figure() {
    let files = Files::new();
    let line = "OEUS480000000000029207210     \t2025\tA01\t       ";
    let text = files.text("oe.data.0.Current");
    let (_, after) = text.split_once(line).expect("Texas");
    let value: String = after.chars().take(5).collect();
    files.replace("oe.data.0.Current", &format!("{line}{value}\t\r"), &format!("{line}    -\t5,3\r"));
    let wages = files.import().expect("fine");
    let texas = row(&wages, "29-2072", "4800000");
    assert_eq!((texas.footnotes.as_slice(), texas.hourly.p90), (&[3, 5][..], None));
    assert_eq!(texas.capped, [(Per::Hour, Measure::P90)]);
}

#[test]
fn of_some_occupations_only_the_nation_is_kept() {
    let files = Files::new();
    let options = Options { nation_only: vec!["292072".to_owned()], ..files.options(&[]) };
    let wages = files.run(&options).expect("fine");
    assert_eq!(wages.rows.len(), 1);
    assert_eq!(wages.areas.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["National"]);
    let both = Options { everywhere: vec!["29-2072".to_owned()], ..options };
    assert_eq!(files.run(&both).expect("fine").rows.len(), 4, "everywhere holds the nation");
}

#[test]
fn progress_grows_to_the_end() {
    let mut seen = Vec::new();
    let options = Options { directory: FIXTURE.into(), ..Files::new().options(&["29-2072"]) };
    let options = Options { directory: FIXTURE.into(), ..options };
    oews::run(&options, &mut |progress| seen.push(progress)).expect("fine");
    let size = fs::metadata(format!("{FIXTURE}/oe.data.0.Current")).expect("fixture").len();
    assert!(seen.is_sorted_by_key(|progress| progress.done) && seen.len() > 1);
    assert!(seen.iter().all(|progress| progress.total == size));
    assert_eq!(seen.last().map(|progress| progress.done), Some(size));
}

#[test]
fn the_table_is_a_file_that_reads_well() {
    let files = Files::new();
    let imported = command::oews(&files.options(&["29-2072"])).expect("fine");
    assert_eq!(imported.to_string(), "4 rows of 1 occupation");
    let text = imported.ron().expect("text");
    assert!(
        text.starts_with("// Made by `coder-tui import oews DIR --soc 29-2072` from the files at https://")
    );
    let wages: Wages = ron::from_str(&text).expect("valid");
    assert!(wages == files.import().expect("fine"));
    assert_eq!(text.lines().filter(|line| line.contains("(occupation: ")).count(), 4, "a row is a line");
}
