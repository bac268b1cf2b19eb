//! Files of codes with one thing wrong, and the one message that each gives.

use crate::bad::check;

#[test]
fn the_file_of_areas() {
    check(
        "oe.area",
        None,
        &[
            (
                "area_code",
                "code",
                "1: wrong header: no column `area_code` in `state_code code areatype_code area_name`; expected `state_code`, `area_code`, `areatype_code`, `area_name`",
            ),
            ("areatype_code", "area_code", "1: wrong header: column `area_code` stands there twice"),
            ("48\t4800000\tS\tTexas", "48\t4800000\tS", "495: columns: 3, but the header has 4"),
            ("48\t4800000\tS\tTexas", "48\t4800000\tS\tTexas\tT", "495: columns: 5, but the header has 4"),
            ("48\t4800000\tS\tTexas", "48\t4800000\tS\tTexass", "495:14: `Texass` is no state of the U.S."),
            (
                "48\t4800000\tS\tTexas",
                "48\t4800000\tQ\tTexas",
                "495:12: unknown area type `Q`: expected N, S or M",
            ),
            (
                "48\t4800000\tS\tTexas",
                "48\t480000\tS\tTexas",
                "495:4: `480000` is no area code: expected 7 digits",
            ),
            (
                "48\t4800000\tS\tTexas",
                "48\t48OOOOO\tS\tTexas",
                "495:4: `48OOOOO` is no area code: expected 7 digits",
            ),
            ("48\t4800000\tS\tTexas", "48\t\tS\tTexas", "495:4: `` is no area code: expected 7 digits"),
            (
                "48\t4800000\tS\tTexas",
                "47\t4700000\tS\tTexas",
                "469:1: state code `48` has no state in this file",
            ),
            (
                "48\t4800000\tS\tTexas\r\n",
                "48\t4800000\tS\tTexas\r\n48\t4900001\tS\tTexas\r\n",
                "496:14: a second area that goes by TX: one nation, and each state once",
            ),
            ("48\t4800000\tS\tTexas\r\n", "", "469:1: state code `48` has no state in this file"),
            (
                "00\t0000000\tN\tNational\r\n",
                "",
                "oe.data.0.Current:19:5: unknown area `0000000`: it is not in oe.area",
            ),
            ("Kansas City, MO-KS", "Kansas City, MO-XX", "287:14: `XX` is no state in this file"),
            ("Kansas City, MO-KS", "", "287:14: area 0028140 has no name"),
            (
                "Kansas City, MO-KS",
                "Kansas\u{1b}[2J City, MO-KS",
                "287:20: is no text: it holds the control character \\u{1b}",
            ),
            (
                "Kansas City, MO-KS",
                "Kansas\u{202e} City, MO-KS",
                "287:20: is no text: it holds the control character \\u{202e}",
            ),
            (
                "Kansas City, MO-KS",
                "Kansas\rCity, MO-KS",
                "287:20: is no text: it holds the control character \\u{d}",
            ),
        ],
    );
}

#[test]
fn the_file_of_industries() {
    check(
        "oe.industry",
        None,
        &[
            (
                "display_level",
                "level",
                "1: wrong header: no column `display_level` in `industry_code industry_name level selectable sort_sequence`; expected `industry_code`, `industry_name`, `display_level`",
            ),
            ("622000\tHospitals", "622000\t", "363:8: industry 622000 has no name"),
            (
                "622000\tHospitals",
                "62200\tHospitals",
                "363:1: `62200` is no industry code: expected 6 letters, digits or hyphens",
            ),
            (
                "622000\tHospitals",
                "622 00\tHospitals",
                "363:1: `622 00` is no industry code: expected 6 letters, digits or hyphens",
            ),
            (
                "622000\tHospitals",
                "622001\tHospitals",
                "oe.data.0.Current:64:12: unknown industry `622000`: it is not in oe.industry",
            ),
            (
                "622000\tHospitals\t3",
                "622000\tHospitals\t-3",
                "363:18: `-3` is no level: expected a number from 0",
            ),
            (
                "622000\tHospitals\t3",
                "622000\tHospitals\t256",
                "363:18: `256` is no level: expected a number from 0",
            ),
            ("622000\tHospitals", "621000\tHospitals", "363:1: industry 621000 stands here a second time"),
        ],
    );
}

#[test]
fn the_file_of_occupations() {
    check(
        "oe.occupation",
        None,
        &[
            (
                "occupation_name",
                "title",
                "1: wrong header: no column `occupation_name` in `occupation_code title occupation_description display_level s…`; expected `occupation_code`, `occupation_name`",
            ),
            ("292072\tMedical Records Specialists", "292072\t", "484:8: occupation 292072 has no title"),
            (
                "292072\tMedical Records Specialists",
                "29-207\tMedical Records Specialists",
                "484:1: `29-207` is no occupation code: expected 6 digits",
            ),
            (
                "292072\tMedical Records Specialists",
                "2920720\tMedical Records Specialists",
                "484:1: `2920720` is no occupation code: expected 6 digits",
            ),
            (
                "292072\tMedical Records Specialists",
                "292061\tMedical Records Specialists",
                "484:1: occupation 292061 stands here a second time",
            ),
        ],
    );
}

#[test]
fn the_file_of_footnotes() {
    check(
        "oe.footnote",
        None,
        &[
            (
                "footnote_text",
                "text",
                "1: wrong header: no column `footnote_text` in `footnote_code text`; expected `footnote_code`, `footnote_text`",
            ),
            ("8\tEstimate", "5\tEstimate", "7:1: footnote 5 stands here a second time"),
            ("8\tEstimate", "eight\tEstimate", "7:1: `eight` is no footnote code: expected a number"),
            ("8\tEstimate", "-8\tEstimate", "7:1: `-8` is no footnote code: expected a number"),
            ("8\tEstimate not released.", "8\t", "7:3: footnote 8 has no text"),
            (
                "$115.00 per hour",
                "a lot per hour",
                "6:3: footnote 5 does not say where wages stop being counted: expected `equal to or greater than $… per hour or $… per year`",
            ),
            (
                "$115.00 per hour",
                "$0.00 per hour",
                "6:3: footnote 5 does not say where wages stop being counted: expected `equal to or greater than $… per hour or $… per year`",
            ),
            (
                "$239,200 per year",
                "$239,200,000 per year",
                "6:3: footnote 5 does not say where wages stop being counted: expected `equal to or greater than $… per hour or $… per year`",
            ),
            ("by 2,080 hours", "by 20,800 hours", "3:3: no working year has 20800 hours"),
            (
                "$239,200 per year",
                "$239,200",
                "6:3: footnote 5 does not say where wages stop being counted: expected `equal to or greater than $… per hour or $… per year`",
            ),
        ],
    );
}

#[test]
fn the_file_of_releases() {
    check(
        "oe.release",
        None,
        &[
            (
                "release_date",
                "date",
                "1: wrong header: no column `release_date` in `date description`; expected `release_date`, `description`",
            ),
            ("May 2025\r\n", "May 2025\r\n2024A01\tMay 2024\r\n", "3:1: two releases mixed: expected one"),
            ("2025A01", "2024A01", "2:9: `May 2025` is no month of 2024: expected words like `May 2025`"),
            ("2025A01", "2025", "2:1: `2025` is no release: expected one like `2025A01`"),
            ("2025A01", "A012025", "2:1: `A012025` is no release: expected one like `2025A01`"),
            ("May 2025", "May", "2:9: `May` is no month of 2025: expected words like `May 2025`"),
            (
                "May 2025",
                "Spring 2025",
                "2:9: `Spring 2025` is no month of 2025: expected words like `May 2025`",
            ),
            (
                "2025A01\tMay 2025",
                "2024A01\tMay 2024",
                "oe.data.0.Current:2:32: two releases mixed: year `2025` here, but `2024` in oe.release",
            ),
            ("2025A01\tMay 2025\r\n", "", "1: nothing stands below the header"),
        ],
    );
}
