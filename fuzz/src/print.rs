//! Any words in any place of a page, in every format: the readers of the format get back a document of the
//! same shape, in which no word is a tag, a link, a formula or an escape code.

use arbitrary::{Result, Unstructured};
use coder_tui::{
    dataset::{Career, Dataset, Date, Id, problem::clean},
    export::{self, Document, Entry, Format, Options, Part},
    page::{
        Block, Cell, Cited, Column, Detail, Fact, Figure, Line, Number, Page, Range, Row, Scale, Table, Tone,
        Unit,
    },
    profile::Profile,
    sections::Context,
};

use super::assert_harmless;

/// Checks bytes as a format and the words of a page.
pub fn check(bytes: &[u8]) {
    // An input that is too short is no input.
    let _ = run(&mut Unstructured::new(bytes));
}

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let format = *u.choose(Format::ALL)?;
    let mut words = || -> Result<String> {
        let length = usize::from(u.arbitrary::<u8>()? % 24);
        let bytes = u.bytes(length.min(u.len()))?;
        Ok(clean(&String::from_utf8_lossy(bytes)))
    };
    let figure = Figure {
        statistic: words()?,
        population: words()?,
        place: words()?,
        period: words()?,
        derived: Some(words()?),
        source: id("census"),
    };
    let cited = |text: String| Cited { figure: Some(figure.clone()), ..Cited::new(text, &[id("census")]) };
    let range = Range { p10: Some(1.0), median: Some(2.0), p90: Some(3.0), ..Range::default() };
    let columns = vec![Column::text(words()?), Column::prose(words()?, 9), Column::number(words()?)];
    let cells = |one: String, two: String| {
        vec![
            Cell::text(one),
            Cell::text(Line::from("so ").and(two, Tone::Differs)),
            Cell::Number(Number::new(-3.5, Unit::Change)),
        ]
    };
    let detail = Detail {
        title: words()?,
        blocks: vec![
            Block::Heading(words()?),
            Block::Text(cited(words()?)),
            Block::Bullets(vec![cited(words()?).marked("+", Tone::Good)]),
            Block::Facts(vec![Fact { label: words()?, value: cited(words()?) }]),
            Block::Ranges {
                scale: Scale::around([1.0, 3.0], Unit::Money).expect("two values"),
                bars: vec![coder_tui::page::RangeBar {
                    label: words()?,
                    note: words()?,
                    range,
                    strong: true,
                    figure: figure.clone(),
                }],
            },
            Block::Table(Table {
                caption: words()?,
                columns: columns.clone(),
                rows: vec![(cells(words()?, words()?), vec![])],
            }),
        ],
    };
    let page = Page {
        title: words()?,
        lead: vec![words()?.into()],
        columns,
        groups: vec![words()?],
        rows: vec![Row {
            key: "one".to_owned(),
            cells: cells(words()?, words()?),
            group: Some(0),
            ..Row::default()
        }],
        ..Page::default()
    };
    let (data, profile) = (data(&words()?, &words()?), Profile::default());
    let today = Date::from_ymd(2026, 11, 23).expect("a day");
    let context = Context::new(&data, &profile, today);
    let entries = page.rows.iter().map(|row| Entry { row, detail: detail.clone(), full: true }).collect();
    let part = Part {
        section: "one",
        title: "One",
        view: words()?,
        page: &page,
        entries,
        filter: words()?,
        sort: None,
        counted: None,
    };
    let document = Document { title: words()?, context, parts: vec![part] };
    let text = export::to_string(&document, format, Options::default()).expect("memory takes everything");
    match format {
        Format::Text => assert_harmless(&text),
        Format::Markdown => markdown(&text),
        Format::Html => html(&text),
        Format::Csv => csv(&text),
        Format::Json => drop(serde_json::from_str::<serde_json::Value>(&text).expect(&text)),
    }
    Ok(())
}

fn id(name: &str) -> Id {
    Id::try_from(name.to_owned()).expect("an id")
}

fn data(publisher: &str, title: &str) -> Dataset {
    let text = r#"(format: 1, id: "ships", title: "Ships", updated: "2026-03-01",
        sources: [(id: "census", publisher: "P", title: "T", kind: "book", address: "https://example.org/a?b=c&d", grade: A)],
        roles: [(id: "rigger", name: "Rigger", short: "Rigger", origin: added, tagline: "", summary: "", sources: [], occupation: "1")])"#;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut career: Career = options.from_str(text).expect("a career");
    for source in career.sources.iter_mut() {
        (source.publisher, source.title) = (publisher.to_owned(), title.to_owned());
    }
    Dataset { career, wages: None }
}

/// Every record has its fields, and none is a formula.
fn csv(text: &str) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for record in reader.records() {
        for field in &record.expect("fields as many as heads") {
            let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            assert!(!formula || field.parse::<f64>().is_ok(), "{field:?}");
        }
    }
}

/// It parses without a fault; nothing in it runs, loads or leads anywhere but to a source.
fn html(text: &str) {
    let html = scraper::Html::parse_document(text);
    assert!(html.errors.is_empty(), "{:?} in {text}", html.errors);
    for element in html.tree.nodes().filter_map(|node| node.value().as_element()) {
        let name = element.name();
        assert!(
            !["script", "iframe", "img", "link", "object", "embed", "form", "base"].contains(&name),
            "<{name}> in {text}"
        );
        for (attribute, value) in element.attrs() {
            assert!(
                !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                "{attribute} in {text}"
            );
            let leads =
                attribute != "href" || value.starts_with('#') || value == "https://example.org/a?b=c&d";
            assert!(leads, "{value} in {text}");
        }
    }
}

/// There is no raw HTML, code or picture in it, and no link but to a source.
fn markdown(text: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) => {
                panic!("{event:?} in {text}")
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert_eq!(&*dest_url, "https://example.org/a?b=c&d", "{text}");
            }
            _ => {}
        }
    }
}
