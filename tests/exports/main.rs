//! Everything that can be printed, in every format: readable by the readers of that format, and
//! with every figure that the screen shows.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

mod agree;
mod looks;
mod prints;

use std::path::Path;

use coder_tui::{
    export::Format,
    page::{Block, Cell, Detail, Number, Page, Series, Unit},
    sections::Section,
};

/// One print.
struct Print {
    name: String,
    text: String,
}

/// A tab in one of its views as it stands on the screen.
struct Shown<'a> {
    section: &'a Section,
    page: Page,
    details: Vec<Detail>,
}

/// Calls `check` with everything that can be printed, and its print in `format`. The prints are kept
/// beside the other results of building, to be read by eye.
fn every_print(format: Format, check: impl Fn(&Shown<'_>, &Print)) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    for subject in prints::subjects() {
        let (section, page) = (subject.section, subject.page(100));
        let text = subject.print(&page, format);
        let name = format!("{}.{}", subject.name(), format.extension());
        std::fs::write(folder.join(&name), &text).unwrap();
        let details = page.rows.iter().map(|row| (section.detail)(&subject.context(), &row.key)).collect();
        check(&Shown { section, page, details }, &Print { name, text });
    }
}

/// Every number on a page and in its details, as the screen writes it.
fn numbers(shown: &Shown<'_>, currency: &str) -> Vec<Number> {
    let money = coder_tui::page::number::Currency::new(currency);
    let mut all = Vec::new();
    let mut cell = |cell: &Cell, unit: Unit| match cell {
        Cell::Number(number) => all.push(*number),
        Cell::Range(range) => all.extend(range.values().map(|v| Number::new(v, unit).currency(money))),
        Cell::Text(_) | Cell::Mark(_) | Cell::Missing(_) | Cell::Spread(_) => {}
    };
    for row in &shown.page.rows {
        for (column, one) in shown.page.columns.iter().zip(&row.cells) {
            cell(one, column.scale.map_or(Unit::Money, |s| s.unit));
        }
    }
    for block in shown.details.iter().flat_map(|detail| &detail.blocks) {
        match block {
            Block::Ranges { scale, bars } => {
                for bar in bars {
                    cell(&Cell::Range(bar.range), scale.unit);
                }
            }
            Block::Bars(bars) => {
                bars.iter().filter_map(|b| b.number).for_each(|n| cell(&Cell::Number(n), n.unit));
            }
            Block::Table(table) => {
                let columns = |row| table.columns.iter().zip(row);
                for (column, one) in table.rows.iter().flat_map(|(row, _)| columns(row)) {
                    cell(one, column.scale.map_or(Unit::Money, |s| s.unit));
                }
            }
            Block::Trend(trend) => {
                for (_, value) in trend.series.iter().flat_map(Series::points) {
                    cell(&Cell::Number(Number::new(value, trend.unit).currency(money)), trend.unit);
                }
            }
            Block::Heading(_) | Block::Text(_) | Block::Bullets(_) | Block::Facts(_) => {}
        }
    }
    all
}

/// The text with every run of white space as one space, so that wrapping does not matter.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails if a number of the screen is not in the print.
fn has_every_number(shown: &Shown<'_>, print: &Print) {
    let text = squeezed(&print.text);
    for number in numbers(shown, "$") {
        // A bound is the number itself with a sign after it, or words that say so.
        let written = number.to_string();
        let written = written.trim_end_matches('+');
        assert!(text.contains(written), "{}: {written} is not printed", print.name);
    }
}

#[test]
fn text_says_every_figure_and_draws_nothing() {
    every_print(Format::Text, |shown, print| {
        has_every_number(shown, print);
        let drawn = |c: char| ('\u{2500}'..='\u{25ff}').contains(&c);
        let line = print.text.lines().find(|line| line.contains(drawn));
        assert_eq!(line, None, "{}", print.name);
    });
}

#[test]
fn no_print_names_a_key() {
    every_print(Format::Text, |_, print| {
        let text = squeezed(&print.text);
        for words in ["+ and ", "press v and", "+ demands", "v types", "Space "] {
            assert!(!text.contains(words), "{}: `{words}`", print.name);
        }
    });
}

#[test]
fn markdown_has_every_figure() {
    every_print(Format::Markdown, has_every_number);
}

#[test]
fn html_has_every_figure_and_parses_without_a_fault() {
    every_print(Format::Html, |shown, print| {
        let html = scraper::Html::parse_document(&print.text);
        assert!(html.errors.is_empty(), "{}: {:?}", print.name, html.errors);
        let text = html.root_element().text().collect();
        has_every_number(shown, &Print { name: print.name.clone(), text });
        let select = |selector| html.select(&scraper::Selector::parse(selector).unwrap()).count();
        assert_eq!(select("table"), select("table > caption"), "{}", print.name);
        assert_eq!(select("svg"), select("svg[role=img][aria-label]"), "{}", print.name);
        assert_eq!(select("script, link, img, [src], [style]"), 0, "{}", print.name);
    });
}

#[test]
fn csv_has_every_figure_as_a_number() {
    every_print(Format::Csv, |shown, print| {
        let mut reader = csv::Reader::from_reader(print.text.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let at = |name| heads.iter().position(|head| head == name).unwrap();
        let (value, unit, section, source) = (at("value"), at("unit"), at("section"), at("source"));
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
        assert!(shown.page.rows.is_empty() || !records.is_empty(), "{}", print.name);
        let values: Vec<f64> = records.iter().filter_map(|r| r[value].parse().ok()).collect();
        for number in numbers(shown, "$") {
            assert!(values.contains(&number.value), "{}: {number} is not printed", print.name);
        }
        for record in &records {
            assert_eq!(&record[section], shown.section.id);
            let sourced = record[unit].is_empty() || !record[source].is_empty();
            assert!(sourced, "{}: a figure without a source: {record:?}", print.name);
        }
    });
}

/// What `docs/export.schema.json` demands.
fn schema() -> (boon::Schemas, boon::SchemaIndex) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.schema.json");
    let mut schemas = boon::Schemas::new();
    let index = boon::Compiler::new().compile(file.to_str().unwrap(), &mut schemas).unwrap();
    (schemas, index)
}

#[test]
fn json_keeps_to_its_schema() {
    let (schemas, index) = schema();
    every_print(Format::Json, |shown, print| {
        let json: serde_json::Value = serde_json::from_str(&print.text).unwrap();
        if let Err(error) = schemas.validate(&json, index) {
            panic!("{}: {error:#}", print.name);
        }
        let part = &json["parts"][0];
        assert_eq!(part["rows"].as_array().map(Vec::len), Some(shown.page.rows.len()));
        assert_eq!(part["section"], shown.section.id);
        has_every_number(shown, print);
    });
}

#[test]
fn a_wrong_print_does_not_pass_the_schema() {
    let (schemas, index) = schema();
    let print = |change: fn(&mut serde_json::Value)| {
        let subject = prints::subjects()[0];
        let mut json = serde_json::from_str(&subject.print(&subject.page(100), Format::Json)).unwrap();
        change(&mut json);
        json
    };
    assert!(schemas.validate(&print(|_| ()), index).is_ok());
    let wrong: [fn(&mut serde_json::Value); 4] = [
        |json| json["format"] = 2.into(),
        |json| json["title"] = serde_json::Value::Null,
        |json| json["parts"][0]["rows"][0]["cells"][0]["kind"] = "picture".into(),
        |json| json["more"] = true.into(),
    ];
    for change in wrong {
        assert!(schemas.validate(&print(change), index).is_err());
    }
}
