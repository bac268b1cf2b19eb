//! A data set from any two texts: either refused, with every problem where its place says, or exactly what
//! the texts say, and every page of it can be shown.

use std::hint::black_box;

use coder_tui::{
    dataset::{
        Career, Dataset, Date, Wages,
        load::{self, Loaded},
        problem::{Problems, Source},
    },
    profile::Profile,
    sections::{Context, SECTIONS},
    ui::{
        paint::Painter,
        theme::{Background, Theme},
    },
};
use ron::extensions::Extensions;

use super::assert_harmless;

/// The line between the career and the wage table, in one text. Without it there is no wage table.
pub const BETWEEN: &str = "\n====\n";

/// Checks bytes as a career, [`BETWEEN`], a wage table.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (career, wages) = text.split_once(BETWEEN).map_or((&*text, None), |(c, w)| (c, Some(w)));
    texts(career, wages);
}

/// Checks a career and its wage table, if it has one.
pub fn texts(career: &str, wages: Option<&str>) {
    let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let table = wages.map(|text| source("wages.ron", text));
    match load::parse(&source("career.ron", career), table.as_ref()) {
        Ok(Loaded { dataset, warnings }) => {
            assert_eq!(warnings.errors(), 0);
            said(&warnings, career, wages);
            same(&dataset, career, wages);
            // Showing takes far longer than reading.
            if career.len().is_multiple_of(4) {
                shown(&dataset, &Profile::default());
            }
        }
        Err(problems) => {
            assert!(problems.errors() > 0, "refused without a reason");
            said(&problems, career, wages);
        }
    }
}

/// Every problem stands inside its file, and nothing that is said of it can drive a terminal.
fn said(problems: &Problems, career: &str, wages: Option<&str>) {
    for problem in problems.list() {
        let text = if problem.file == "career.ron" { career } else { wages.unwrap_or_default() };
        let (line, column) = problem.place.as_ref().map_or((1, 1), |place| (place.line, place.column));
        let found = text.split('\n').nth(line - 1);
        assert!(
            found.is_some_and(|l| column <= l.chars().count() + 1),
            "line {line}, column {column}: {problem:?}"
        );
        assert_harmless(&problem.message);
        assert_harmless(&problem.help);
    }
    // Where there are many they are drawn as each of them.
    if problems.list().len() < 4 {
        assert_harmless(&problems.to_string());
    }
}

/// The data set is what the texts say, and nothing in it can drive a terminal.
fn same(data: &Dataset, career: &str, wages: Option<&str>) {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let read: Career = options.from_str(career).expect("it was loaded");
    assert_eq!(read, data.career);
    let table = wages.map(|text| {
        let mut table: Wages = options.from_str(text).expect("it was loaded");
        table.rows.sort_by(|a, b| a.key().cmp(&b.key()));
        table
    });
    assert_eq!(table, data.wages);
    // Debug escapes what a terminal would obey.
    let shown = format!("{data:?}").replace(r"\\", "");
    for escape in
        [r"\n", r"\r", r"\t", r"\0", r"\u{1b}", r"\u{7f}", r"\u{9b}", r"\u{202e}", r"\u{2066}", r"\u{2028}"]
    {
        assert!(!shown.contains(escape), "{escape} in {shown}");
    }
}

/// Every page, and the detail of every row, can be built and laid out.
pub fn shown(data: &Dataset, profile: &Profile) {
    let today = Date::from_ymd(2026, 11, 23).expect("a day");
    let theme = Theme::terminal(Background::Dark);
    for section in SECTIONS {
        for view in 0..(section.views)(&Context::new(data, profile, today)).len() {
            let context = Context::new(data, profile, today).in_view(view);
            let page = (section.page)(&context);
            for (row, width) in page.rows.iter().zip((0..60).step_by(7).cycle()) {
                let detail = (section.detail)(&context, &row.key);
                black_box(Painter { data, today, theme: &theme, width, lines: None }.detail(&detail));
            }
        }
    }
}
