//! Files with one thing wrong, and the one message that each gives.

use std::fmt::Write;

use crate::files::Files;

const DATA: &str = "oe.data.0.Current";

/// Texas, employment: a line of a row that is asked for.
const KEPT: &str = "OEUS480000000000029207201     \t2025\tA01\t       17210\t\r\n";
/// The nation, all occupations, employment: a line of a row that is passed over.
const PASSED: &str = "OEUN000000000000000000001     \t2025\tA01\t   155495730\t\r\n";

/// A change to a text, and what is said of it, after the name of the file.
pub type Case = (&'static str, &'static str, &'static str);

/// Puts each change into a fresh directory and compares what is said of it.
pub fn check(name: &str, line: Option<&str>, cases: &[Case]) {
    let mut wrong = String::new();
    for (from, to, expected) in cases {
        let files = Files::new();
        match line {
            Some(line) => {
                assert!(line.contains(from), "{line:?} has no {from:?}");
                files.replace(name, line, &line.replacen(from, to, 1));
            }
            None => drop(files.replace(name, from, to)),
        }
        let said = files.import().map_or_else(|said| said, |_| "passes".to_owned());
        if said != *expected && said != format!("{name}:{expected}") {
            let said = said.strip_prefix(&format!("{name}:")).unwrap_or(&said);
            writeln!(wrong, "({from:?}, {to:?}, {said:?}),").expect("memory");
        }
    }
    assert!(wrong.is_empty(), "other messages than expected:\n{wrong}");
}

#[test]
fn a_value_that_is_no_number() {
    for value in [
        "abcde",
        "  NaN",
        "  inf",
        "-7210",
        "+7210",
        "17e10",
        "1,210",
        "1 210",
        "1..10",
        " .721",
        "1721.",
        "0x1F4",
        "   --",
        "١٧٢١٠",
    ] {
        let files = Files::new();
        files.replace(DATA, KEPT, &KEPT.replace("17210", value));
        let (column, said) = (48 + value.len() - value.trim_start().len(), value.trim());
        assert_eq!(
            files.import().expect_err(value),
            format!(
                "{DATA}:79:{column}: `{said}` is no value for employment: expected a number from 0, or `-`"
            )
        );
    }
}

#[test]
fn a_line_that_is_kept() {
    check(
        DATA,
        Some(KEPT),
        &[
            ("17210", "     ", "79:53: a blank is no value for employment: expected a number from 0, or `-`"),
            ("17210", "    -", "79:52: no value, and no footnote that says why"),
            (
                "      17210",
                "99999999999",
                "79:42: `99999999999` is no value for employment: nothing above 1000000000 is believable",
            ),
            ("17210\t", "17210\t8", "79:48: a value, but its footnote says that there is none: expected `-`"),
            ("17210\t", "17210\t5", "79:48: a value, but its footnote says that there is none: expected `-`"),
            ("17210\t", "    -\t5", "79:54: footnote 5 is about wages, not about employment"),
            ("17210\t", "    -\t9", "79:54: unknown footnote `9`: it is not in oe.footnote"),
            ("17210\t", "    -\t8,", "79:54: unknown footnote ``: it is not in oe.footnote"),
            ("17210\t", "    -\t8;5", "79:54: unknown footnote `8;5`: it is not in oe.footnote"),
            ("17210\t", "    -\tx", "79:54: unknown footnote `x`: it is not in oe.footnote"),
            ("17210\t", "    -\t256", "79:54: unknown footnote `256`: it is not in oe.footnote"),
            ("\t2025\t", "\t2024\t", "79:32: two releases mixed: year `2024` here, but `2025` in oe.release"),
            ("\t2025\t", "\t\t", "79:32: two releases mixed: year `` here, but `2025` in oe.release"),
            ("\tA01\t", "\tA02\t", "79:37: two releases mixed: period `A02` here, but `A01` in oe.release"),
            ("\tA01\t", "\tM05\t", "79:37: two releases mixed: period `M05` here, but `A01` in oe.release"),
            (
                "OEUS",
                "CEUS",
                "79:1: `CEUS480000000000029207201` is no series of this survey: its ids begin with OEU",
            ),
            (
                "OEUS",
                "oeus",
                "79:1: `oeus480000000000029207201` is no series of this survey: its ids begin with OEU",
            ),
            ("OEUS", "OEUX", "79:4: area 4800000 is of type X here, but of type S in oe.area"),
            ("OEUS", "OEUM", "79:4: area 4800000 is of type M here, but of type S in oe.area"),
            ("OEUS48", "OEUS99", "79:5: unknown area `9900000`: it is not in oe.area"),
            (
                "OEUS4800000",
                "OEUS480000",
                "79:1: series id `OEUS48000000000029207201` has 24 characters: expected 25",
            ),
            (
                "29207201",
                "292072011",
                "79:1: series id `OEUS4800000000000292072011` has 26 characters: expected 25",
            ),
            ("000000292072", "00000x292072", "79:12: unknown industry `00000x`: it is not in oe.industry"),
            ("000000292072", "000002292072", "79:12: unknown industry `000002`: it is not in oe.industry"),
            ("29207201", "29207301", "79:18: unknown occupation `292073`: it is not in oe.occupation"),
            (
                "29207201",
                "29207200",
                "79:24: unknown data type in series id `OEUS480000000000029207200`: expected 01 to 17",
            ),
            (
                "29207201",
                "29207218",
                "79:24: unknown data type in series id `OEUS480000000000029207218`: expected 01 to 17",
            ),
            (
                "29207201",
                "292072x1",
                "79:24: unknown data type in series id `OEUS4800000000000292072x1`: expected 01 to 17",
            ),
            (
                "29207201",
                "29207202",
                "79:48: `17210` is no value for the relative standard error of employment: nothing above 1000 is believable",
            ),
            ("OEUS480000000000029207201", "", "79:6: `` is no series of this survey: its ids begin with OEU"),
            (
                "\t\r\n",
                "\r\n",
                "79: columns: 4, but the header has 5: `OEUS480000000000029207201     \\t2025\\tA01\\t       17210`",
            ),
            (
                "\t\r\n",
                "\t\t\r\n",
                "79: columns: 6, but the header has 5: `OEUS480000000000029207201     \\t2025\\tA01\\t       17210\\t\\t`",
            ),
            (
                "\t2025",
                " 2025",
                "79: columns: 4, but the header has 5: `OEUS480000000000029207201      2025\\tA01\\t       17210\\t`",
            ),
            ("\r\n", "\r\n\r\n", "80: a blank line"),
            (
                "\r\n",
                "",
                "79: columns: 9, but the header has 5: `OEUS480000000000029207201     \\t2025\\tA01\\t       17210\\tOEUS480…`",
            ),
            ("\r\n", "\r", "79:54: is no text: it holds the control character \\u{d}"),
            ("17210", "172\u{0}0", "79:51: is no text: it holds the control character \\u{0}"),
            ("17210", "172\u{1b}0", "79:51: is no text: it holds the control character \\u{1b}"),
        ],
    );
}

#[test]
fn a_line_that_is_passed_over() {
    check(
        DATA,
        Some(PASSED),
        &[
            ("155495730", "abc", "19:44: `abc` is no value for employment: expected a number from 0, or `-`"),
            (
                "155495730",
                "155495730000",
                "19:44: `155495730000` is no value for employment: nothing above 1000000000 is believable",
            ),
            (
                "155495730",
                "      NaN",
                "19:50: `NaN` is no value for employment: expected a number from 0, or `-`",
            ),
            (
                "155495730",
                "         ",
                "19:53: a blank is no value for employment: expected a number from 0, or `-`",
            ),
            ("155495730\t", "        -\t9", "19:54: unknown footnote `9`: it is not in oe.footnote"),
            ("\t2025\t", "\t2024\t", "19:32: two releases mixed: year `2024` here, but `2025` in oe.release"),
            ("\tA01\t", "\tA02\t", "19:37: two releases mixed: period `A02` here, but `A01` in oe.release"),
            (
                "OEUN",
                "CEUN",
                "19:1: `CEUN000000000000000000001` is no series of this survey: its ids begin with OEU",
            ),
            ("OEUN", "OEUS", "19:4: area 0000000 is of type S here, but of type N in oe.area"),
            ("OEUN0000000", "OEUN0000001", "19:5: unknown area `0000001`: it is not in oe.area"),
            (
                "OEUN0000000000000",
                "OEUN0000000000009",
                "19:12: unknown industry `000009`: it is not in oe.industry",
            ),
            ("00000001 ", "99999901 ", "19:18: unknown occupation `999999`: it is not in oe.occupation"),
            (
                "00000001 ",
                "00000099 ",
                "19:24: unknown data type in series id `OEUN000000000000000000099`: expected 01 to 17",
            ),
            ("155495730", "15549573\u{0}", "19:52: is no text: it holds the control character \\u{0}"),
            (
                "\t\r\n",
                "\r\n",
                "19: columns: 4, but the header has 5: `OEUN000000000000000000001     \\t2025\\tA01\\t   155495730`",
            ),
            (
                "\r\n",
                "",
                "19: columns: 9, but the header has 5: `OEUN000000000000000000001     \\t2025\\tA01\\t   155495730\\tOEUN000…`",
            ),
            ("OEUN000000000000000000001     \t2025\tA01\t   155495730\t\r\n", "\r\n", "19: a blank line"),
        ],
    );
}

#[test]
fn the_header_of_the_data_file() {
    check(
        DATA,
        None,
        &[
            (
                "series_id",
                "series",
                "1: wrong header `series                     \\tyear\\tperiod\\t       value\\tfootnot…`: expected `series_id year period value footnote_codes`",
            ),
            (
                "\tyear\tperiod",
                "\tperiod\tyear",
                "1: wrong header `series_id                     \\tperiod\\tyear\\t       value\\tfoot…`: expected `series_id year period value footnote_codes`",
            ),
            (
                "\tfootnote_codes",
                "",
                "1: wrong header `series_id                     \\tyear\\tperiod\\t       value`: expected `series_id year period value footnote_codes`",
            ),
            (
                "series_id",
                "<!DOCTYPE html>\r\nseries_id",
                "1: wrong header `<!DOCTYPE html>`: expected `series_id year period value footnote_codes`",
            ),
            (
                "series_id                     \tyear\tperiod\t       value\tfootnote_codes\r\n",
                "",
                "1: wrong header `OEUM002814000000029207201     \\t2025\\tA01\\t        1140\\t`: expected `series_id year period value footnote_codes`",
            ),
        ],
    );
}

#[test]
fn rows_that_do_not_hold_together() {
    check(
        DATA,
        None,
        &[
            (
                "OEUS480000000000029207213",
                "OEUS480000000000029207212",
                "91:1: this series stands in the file twice; its row begins at line 79",
            ),
            (
                "OEUS480000000000029207217     \t2025\tA01\t        0.98\t\r\n",
                "",
                "79: no line for the location quotient (data type 17) of occupation 29-2072, area 4800000, industry 000000",
            ),
            (
                KEPT,
                "",
                "79: no line for employment (data type 01) of occupation 29-2072, area 4800000, industry 000000",
            ),
            (
                KEPT,
                "OEUS480000000000029207202     \t2025\tA01\t         1.7\t\r\n",
                "80:1: this series stands in the file twice; its row begins at line 79",
            ),
            (
                "OEUS480000000000029207208     \t2025\tA01\t       ",
                "OEUS480000000000029207208     \t2025\tA01\t      9",
                "79: the hourly median (923.49) is above the hourly 75th percentile (30.76) for occupation 29-2072, area 4800000, industry 000000",
            ),
        ],
    );
}
