//! What holds for every text that is given as a data set: no panic, nothing half loaded, and every
//! problem stands where its place says.

#![expect(clippy::string_slice, reason = "the fixture is ASCII and cut at what was searched in it")]

use coder_tui::dataset::{
    Career, Dataset, Wages,
    load::{self, Loaded},
    problem::{Problems, Source},
};
use proptest::prelude::*;
use ron::extensions::Extensions;

const CAREER: &str = include_str!("fixtures/keeper/career.ron");
const WAGES: &str = include_str!("fixtures/keeper/wages.ron");

fn load(career: &str, wages: &str) -> Result<Loaded, Problems> {
    let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    load::parse(&source("career.ron", career), Some(&source("wages.ron", wages)))
}

/// Loads texts and checks what holds for all: a set that loads is exactly what its texts say, and what
/// is wrong stands inside them.
fn load_and_check(career: &str, wages: &str) -> Result<(), TestCaseError> {
    match load(career, wages) {
        Ok(Loaded { dataset: Dataset { career: loaded, wages: table }, .. }) => {
            let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
            let career = options.from_str::<Career>(career);
            prop_assert_eq!(&career, &Ok(loaded));
            let written = options.from_str::<Wages>(wages).map(|mut wages| {
                wages.rows.sort_by(|a, b| a.key().cmp(&b.key()));
                Some(wages)
            });
            prop_assert_eq!(&written, &Ok(table));
            // Debug escapes what a terminal would obey.
            let shown = format!("{career:?}{written:?}").replace(r"\\", "");
            for escape in [r"\n", r"\r", r"\t", r"\0", r"\u{1b}", r"\u{7f}", r"\u{202e}", r"\u{2028}"] {
                prop_assert!(!shown.contains(escape), "{}", shown);
            }
        }
        Err(problems) => {
            prop_assert!(problems.errors() > 0);
            for problem in problems.list() {
                let text = if problem.file == "career.ron" { career } else { wages };
                let place = problem.place.as_ref();
                let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
                let found = text.split('\n').nth(line - 1);
                prop_assert!(found.is_some_and(|l| column <= l.chars().count() + 1), "{}", problems);
            }
            let shown = problems.to_string();
            prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", shown);
        }
    }
    Ok(())
}

/// Pieces of a RON file, whole and broken.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "=",
    ";",
    "\"",
    "\\",
    "'",
    "//",
    "/*",
    "*/",
    "\n",
    " ",
    "r#\"",
    "\"#",
    "b\"",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
    "true",
    "yes",
    "amount(",
    "id: ",
    "format: ",
    "format: 2,",
    "rows: [",
    "roles: [",
    "sources: [],",
    "\"board\"",
    "\"lamp\"",
    "\"2025-13\"",
    "0",
    "-1",
    "1e400",
    "NaN",
    "1.5",
    "51,140",
    "0x1F",
    "\\u{202e}",
    "\\xe2\\x80",
    "\u{1b}",
    "\u{202e}",
    "é",
    "漢",
    "\u{feff}",
    "\t",
    "\r\n",
    "head-keeper",
    "r#type",
    "_",
    "$",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A change to a text: from a place on, as a share of the whole, some characters are replaced.
fn change() -> impl Strategy<Value = (f64, usize, String)> {
    let removed = prop_oneof![Just(0_usize), Just(1), 1..40_usize, 40..2000_usize];
    let added = prop::collection::vec(piece(), 0..4).prop_map(|pieces| pieces.concat());
    (0.0..1.0, removed, added)
}

fn apply(text: &str, changes: &[(f64, usize, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (share, removed, added) in changes {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let start = (share * chars.len() as f64) as usize;
        let end = (start + removed).min(chars.len());
        chars.splice(start..end, added.chars());
    }
    chars.into_iter().collect()
}

/// Where ids are referred to: bytes of each text in quotes that is the id of something, except where
/// it is defined.
fn references() -> Vec<std::ops::Range<usize>> {
    let ids =
        ["almanac", "board", "lamp", "storm", "shift", "island", "LK-1", "knots", "lamps", "99-0001", "4830"];
    let ids = ids.iter().chain(&["mutual", "oil", "head-keeper"]);
    let mut found = Vec::new();
    for id in ids {
        let quoted = format!("\"{id}\"");
        for (at, _) in CAREER.match_indices(&quoted) {
            if !CAREER[..at].ends_with("id: ") {
                found.push(at..at + quoted.len());
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        load_and_check(&text, WAGES)?;
        load_and_check(CAREER, &text)?;
    }

    #[test]
    fn pieces_of_a_file(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        load_and_check(&text, WAGES)?;
        load_and_check(CAREER, &text)?;
    }

    #[test]
    fn a_changed_file(
        career in prop::collection::vec(change(), 0..4),
        wages in prop::collection::vec(change(), 0..2),
    ) {
        load_and_check(&apply(CAREER, &career), &apply(WAGES, &wages))?;
    }

    #[test]
    fn an_unknown_id_is_reported_where_it_stands(
        reference in prop::sample::select(references()),
        name in "[a-zA-Z0-9_.-]{1,12}",
        shift in 0..200_usize,
    ) {
        let name = format!("zz-{name}");
        let (before, after) = (&CAREER[..reference.start], &CAREER[reference.end..]);
        let padding = "\n".repeat(shift / 2) + &" ".repeat(shift % 7);
        let text = format!("{before}{padding}\"{name}\"{after}");
        let problems = load(&text, WAGES).expect_err("an unknown id");
        let at = before.len() + padding.len();
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].chars().rev().take_while(|&c| c != '\n').count() + 1;
        let here: Vec<_> = problems
            .list()
            .iter()
            .filter(|p| p.place.as_ref().is_some_and(|p| (p.line, p.column) == (line, column)))
            .collect();
        prop_assert_eq!(here.len(), 1, "{}", &problems);
        prop_assert_eq!(problems.errors(), 1, "{}", &problems);
        let length = here[0].place.as_ref().map(|p| p.length);
        prop_assert_eq!(length, Some(name.len() + 2));
        prop_assert!(here[0].message.starts_with("unknown ") && here[0].message.contains(&name));
    }
}
