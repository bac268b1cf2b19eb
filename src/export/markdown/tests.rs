//! The source, and what a Markdown parser makes of it.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::export::{Format, sample};

#[test]
fn shows_every_kind_of_cell_and_block() {
    insta::assert_snapshot!(sample::print(Format::Markdown), @r#"
    # Ship building: Roles, by yard

    - **Roles:** all 2: Rigger, Caulker
    - **Data set:** edited 1 March 2026
    - **Printed:** 12 June 2026

    2 rows.

    One line to read first.

    ## On deck

    | Role            |  Jobs | Pay: 10th percentile | Pay: 25th percentile | Pay: Median | Pay: 75th percentile | Pay: 90th percentile | Rope      | What it is              | Openings |
    | --------------- | ----: | -------------------: | -------------------: | ----------: | -------------------: | -------------------: | --------- | ----------------------- | -------: |
    | Rigger (picked) | 1,200 |              $30,000 |              $40,000 |     $50,000 |              $60,000 |              $70,000 | essential | Sets up masts and ropes |     -300 |

    ### Rigger (picked)

    Sets up masts and ropes [1] [2]

    #### Pay

    |                     | 10th percentile | 25th percentile |  Median | 75th percentile | 90th percentile | What is counted |
    | ------------------- | --------------: | --------------: | ------: | --------------: | --------------: | --------------- |
    | Rigger · Caulker    |         $30,000 |         $40,000 | $50,000 |         $60,000 |         $70,000 | the nation      |
    | At yards (stand-in) |         $30,000 |    not released | $50,000 |         $60,000 |         $70,000 | Texas           |

    What is counted: percentiles of pay a year; riggers.

    Source: Harbour Office, May 2024 [1]

    #### What to weigh

    - **For:** Fresh air [2]
    - **Against:** Wind
    - A plain point
    - **Corrected:** Old claim [3]

    What is counted: percentiles of pay a year; riggers; the nation.

    - **Schooling:** none [1]
    - **Jobs at sea:** **1,200** · relative standard error 4.5% · rough (Harbour Office, May 2024) [1]
    - **Yards:** **17** (Harbour Office, May 2024) [1]
    - **Gain:** $10,000 (worked out: new pay - old pay; Harbour Office, May 2024) [1]

    |         |    Figure |
    | ------- | --------: |
    | Growth  |       +7% |
    | Decline |     -2.5% |
    | Unknown | not found |

    What is counted: percentiles of pay a year; all; the nation.

    Source: Harbour Office, May 2024 [1]

    **Tickets**

    | Ticket |       Fee | Note      | Source |
    | ------ | --------: | --------- | ------ |
    | A \| B |    $12.50 | not found | [1]    |
    | C      | not found | late      |        |

    **Pay over time**

    | Year | Before the split | All workers (to compare with) |
    | ---- | ---------------: | ----------------------------: |
    | 2018 |          $30,000 |                       $29,000 |
    | 2019 |          $31,000 |                               |
    | 2020 |                  |                       $33,000 |

    What is counted: percentiles of pay a year; the nation.

    Before the split: riggers and caulkers; Harbour Office, May 2024 [1]

    All workers (to compare with): Harbour Office, May 2024 [1]; Guild, May 2024 [2]

    The series count different people: no line joins one to another.

    ## In the hull

    | Role    |      Jobs | Pay: 10th percentile | Pay: 25th percentile |  Pay: Median | Pay: 75th percentile | Pay: 90th percentile | Rope | What it is            |     Openings |
    | ------- | --------: | -------------------: | -------------------: | -----------: | -------------------: | -------------------: | ---- | --------------------- | -----------: |
    | Caulker | not found |              $28,000 |         not released | not released |         not released |             $90,000+ |      | Makes seams **tight** | not released |

    Source: [3]

    ## Sources

    1. Harbour Office: Census of yards. May 2024, 2 years old. Official statistics. <https://example.org/census?year=2024&table=a_b>
    2. Guild: Members' survey. 2019 (edition 2019-20), 7 years old. Survey. Interest: sells courses.
    3. A blog: What pays? Undated. Training site.

    [1]: <https://example.org/census?year=2024&table=a_b>
    "#);
}

#[test]
fn text_stands_for_itself() {
    for (text, escaped) in [
        ("a | b", r"a \| b"),
        (r"a \| b", r"a \\\| b"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("<script>", r"\<script\>"),
        ("[a](b)", r"\[a\](b)"),
        ("AT&T, R&D; &amp;", r"AT\&T, R\&D; \&amp;"),
        ("R&D", "R&D"),
        ("- no list", r"\- no list"),
        ("-300", "-300"),
        ("+$5", "+$5"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("1.5", "1.5"),
        ("> no quote", r"\> no quote"),
        ("---", r"\---"),
        ("$30,000 to $40,000", "$30,000 to $40,000"),
        ("$x$", r"\$x$"),
        ("two\nlines\tand a tab", "two lines and a tab"),
    ] {
        assert_eq!(escape(text), escaped);
    }
}

/// The tables of a Markdown text: rows of fields, the head first.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut field: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                tables.last_mut().expect("a table").push(Vec::new());
            }
            Event::Start(Tag::TableCell) => field = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                let row = tables.last_mut().and_then(|t| t.last_mut()).expect("a row");
                row.push(field.take().expect("a field"));
            }
            Event::Text(text) => field.iter_mut().for_each(|f| f.push_str(&text)),
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) => {}
            other => assert!(field.is_none(), "no markup in a field: {other:?}"),
        }
    }
    tables
}

#[test]
fn tables_are_tables() {
    let tables = tables(&sample::print(Format::Markdown).replace("**", ""));
    assert_eq!(tables.len(), 6, "two groups of rows, ranges, bars, a table, a trend");
    for table in &tables {
        let widths: Vec<usize> = table.iter().map(Vec::len).collect();
        assert!(widths.iter().all(|w| Some(w) == widths.first()) && table.len() > 1, "{table:?}");
    }
    assert_eq!(tables[3][1][0], "A | B");
}

proptest! {
    #[test]
    fn no_text_breaks_a_table(texts in proptest::collection::vec("(\\PC|[|`*_<>&#\\\\\n\\[\\]~$!-]){0,12}", 4)) {
        let line = |text: &String| vec![Field::Said { line: Line::from(text.as_str()), from: Vec::new() }; 2];
        let head = |title: &str| Head { title: title.to_owned(), align: Align::Left, picture: false };
        let grid = Grid { heads: vec![head("a"), head("b")], rows: texts.iter().map(line).collect(), ..Grid::default() };
        let (data, profile, page) = (sample::data(), crate::profile::Profile::default(), sample::page());
        let document = sample::document(sample::context(&data, &profile), &page);
        let mut out = Vec::new();
        Printer { out: &mut out, words: Words::of(&document), repeats: Repeats::default(), row: 0, heading: String::new() }.grid(&grid)?;
        let text = String::from_utf8(out)?;
        let found = tables(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].len(), texts.len() + 1);
        for (row, text) in found[0].iter().skip(1).zip(&texts) {
            let (_, said) = words::unsigned(&Line::from(text.as_str()));
            let said: String = said.plain().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(row.len(), 2);
            prop_assert_eq!(squeeze(row[0].trim_start_matches("Caution: ")), squeeze(&said));
        }
    }
}
