//! A hand-made document with every kind of cell and block, for the tests of the formats.

use super::{Document, Entry, Part};
use crate::{
    dataset::{Career, Dataset, Date, Id},
    page::{
        Bar, Block, Bound, Cell, Cited, Column, Detail, Fact, Figure, Line, Mark, Measured, Number, Page,
        Range, RangeBar, Row, Run, Scale, Series, Table, Tone, Trend, Unit, cell::Missing,
    },
    profile::Profile,
    sections::Context,
};

/// A data set of two roles and three sources.
pub fn data() -> Dataset {
    let text = r#"(
        format: 1,
        id: "ships",
        title: "Ship building",
        updated: "2026-03-01",
        sources: [
            (id: "census", publisher: "Harbour Office", title: "Census of yards", kind: "official statistics",
             address: "https://example.org/census?year=2024&table=a_b", date: "2024-05", grade: A),
            (id: "guild", publisher: "Guild", title: "Members' survey", kind: "survey", date: "2019",
             dated: "edition 2019-20", interest: "sells courses", grade: B),
            (id: "blog", publisher: "A blog", title: "What pays?", kind: "training site", grade: D),
        ],
        roles: [
            (id: "rigger", name: "Rigger", short: "Rigger", origin: founding, tagline: "", summary: "",
             sources: [], occupation: "1"),
            (id: "caulker", name: "Caulker", short: "Caulker", origin: founding, tagline: "", summary: "",
             sources: [], occupation: "1"),
        ],
    )"#;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let career: Career = options.from_str(text).expect("the sample is valid");
    Dataset { career, wages: None }
}

/// An id.
pub fn id(name: &str) -> Id {
    Id::try_from(name.to_owned()).expect("an id")
}

/// The context of [`data`] on the 12th of June 2026.
pub fn context<'a>(data: &'a Dataset, profile: &'a Profile) -> Context<'a> {
    let today = Date::from_ymd(2026, 6, 12).expect("a day");
    Context::new(data, profile, today)
}

pub fn figure(population: &str, place: &str) -> Figure {
    Figure {
        statistic: "percentiles of pay a year".to_owned(),
        population: population.to_owned(),
        place: place.to_owned(),
        period: "May 2024".to_owned(),
        derived: None,
        source: id("census"),
    }
}

/// Pay with all percentiles.
pub const PAY: Range = Range {
    p10: Some(30_000.0),
    p25: Some(40_000.0),
    median: Some(50_000.0),
    p75: Some(60_000.0),
    p90: Some(70_000.0),
    capped: Bound::Exact,
};

/// Two rows with every kind of cell.
pub fn page() -> Page {
    let scale = Scale::around([30_000.0, 70_000.0], Unit::Money).expect("two values");
    let mark = Mark { sign: "●●●", word: "essential", rank: 3, tone: Tone::Accent };
    Page {
        title: "Roles".to_owned(),
        lead: vec!["One line to read first.".into()],
        columns: vec![
            Column::text("Role"),
            Column::number("Jobs"),
            Column::ranges("Pay", 20, scale),
            Column::text("Rope"),
            Column::prose("What it is", 20),
            Column::number("Openings"),
        ],
        groups: vec!["on deck".to_owned(), "in the hull".to_owned()],
        rows: vec![
            Row {
                key: "rigger".to_owned(),
                cells: vec![
                    Cell::text("Rigger"),
                    Cell::Number(Number::new(1_200.0, Unit::Count)),
                    Cell::Range(PAY),
                    Cell::Mark(mark),
                    Cell::text("Sets up masts and ropes"),
                    Cell::Number(Number::new(-300.0, Unit::Change)),
                ],
                group: Some(0),
                picked: Some(true),
                ..Row::default()
            },
            Row {
                key: "caulker".to_owned(),
                cells: vec![
                    Cell::text("Caulker"),
                    Cell::Missing(Missing::NotFound),
                    Cell::Range(Range {
                        p10: Some(28_000.0),
                        p90: Some(90_000.0),
                        capped: Bound::AtLeast,
                        ..Range::default()
                    }),
                    Cell::Missing(Missing::NotApplicable),
                    Cell::text(Line::from("Makes seams ").and("tight", Tone::Differs)),
                    Cell::Missing(Missing::NotReleased),
                ],
                group: Some(1),
                muted: true,
                ..Row::default()
            },
        ],
        ..Page::default()
    }
}

fn measured(label: &str, value: f64, error: Option<f64>, note: &str) -> Fact {
    let measured = Measured { number: Number::new(value, Unit::Count), error, note: Line::muted(note) };
    Fact { label: label.to_owned(), value: Cited::measured(measured, Some(figure("riggers", "the nation"))) }
}

/// A detail with every kind of block.
pub fn detail() -> Detail {
    let scale = Scale::around([30_000.0, 70_000.0], Unit::Money).expect("two values");
    let census = [id("census")];
    let range = |label: &str, note: &str, range, place: &str| RangeBar {
        label: label.to_owned(),
        note: note.to_owned(),
        range,
        strong: false,
        figure: figure("riggers", place),
    };
    let bar = |label: &str, number| Bar {
        label: label.to_owned(),
        number,
        strong: false,
        figure: figure("all", "the nation"),
    };
    let derived = Figure { derived: Some("new pay - old pay".to_owned()), ..figure("riggers", "the nation") };
    Detail {
        title: "Rigger".to_owned(),
        blocks: vec![
            Block::Text(Cited::new("Sets up masts and ropes", &[id("census"), id("guild")])),
            Block::Heading("Pay".to_owned()),
            Block::Ranges {
                scale,
                bars: vec![
                    range("Rigger · Caulker", "", PAY, "the nation"),
                    range("At yards", "stand-in", Range { p25: None, ..PAY }, "Texas"),
                ],
            },
            Block::Heading("What to weigh".to_owned()),
            Block::Bullets(vec![
                Cited::new("Fresh air", &[id("guild")]).marked("+", Tone::Good),
                Cited::new("Wind", &[]).marked("−", Tone::Bad),
                Cited::bare("A plain point").marked("•", Tone::Muted),
                Cited::new("Old claim", &[id("blog")]).marked("!", Tone::Caution),
            ]),
            Block::Facts(vec![
                Fact { label: "Schooling".to_owned(), value: Cited::new("none", &census) },
                measured("Jobs at sea", 1_200.0, Some(4.5), "rough"),
                measured("Yards", 17.0, None, ""),
                Fact {
                    label: "Gain".to_owned(),
                    value: Cited { figure: Some(derived), ..Cited::new("$10,000", &census) },
                },
            ]),
            Block::Bars(vec![
                bar("Growth", Some(Number::new(7.0, Unit::PercentChange))),
                bar("Decline", Some(Number::new(-2.5, Unit::PercentChange))),
                bar("Unknown", None),
            ]),
            Block::Table(Table {
                caption: "Tickets".to_owned(),
                columns: vec![Column::text("Ticket"), Column::number("Fee"), Column::text("Note")],
                rows: vec![
                    (
                        vec![
                            Cell::text("A | B"),
                            Cell::number(Some(12.5), Unit::MoneyCents),
                            Cell::words(""),
                        ],
                        census.to_vec(),
                    ),
                    (
                        vec![Cell::text("C"), Cell::number(None, Unit::MoneyCents), Cell::words("late")],
                        vec![],
                    ),
                ],
            }),
            Block::Trend(Trend {
                caption: "Pay over time".to_owned(),
                unit: Unit::Money,
                series: vec![
                    Series {
                        name: "before the split".to_owned(),
                        yardstick: false,
                        runs: vec![Run {
                            points: vec![(2018, 30_000.0), (2019, 31_000.0)],
                            figure: figure("riggers and caulkers", "the nation"),
                        }],
                    },
                    Series {
                        name: "all workers".to_owned(),
                        yardstick: true,
                        runs: vec![
                            Run {
                                points: vec![(2018, 29_000.0)],
                                figure: Figure { source: id("census"), ..figure("all", "the nation") },
                            },
                            Run {
                                points: vec![(2020, 33_000.0)],
                                figure: Figure { source: id("guild"), ..figure("all", "the nation") },
                            },
                        ],
                    },
                ],
            }),
        ],
    }
}

/// [`page`] as a document: the first row with [`detail`] in full, the second with a detail that is
/// only cited.
pub fn document<'a>(context: Context<'a>, page: &'a Page) -> Document<'a> {
    let details =
        [detail(), Detail { title: String::new(), blocks: vec![Block::Text(Cited::new("", &[id("blog")]))] }];
    let entries = page.rows.iter().zip(details);
    let part = Part {
        section: "roles",
        title: "Roles",
        view: "by yard".to_owned(),
        page,
        entries: entries.map(|(row, detail)| Entry { row, full: !row.muted, detail }).collect(),
        filter: String::new(),
        sort: None,
        counted: None,
    };
    Document { title: "Roles".to_owned(), context, parts: vec![part] }
}

/// The sample printed.
pub fn print(format: super::Format) -> String {
    let (data, profile, page) = (data(), Profile::default(), page());
    let document = document(context(&data, &profile), &page);
    super::to_string(&document, format, super::Options::default()).expect("memory takes everything")
}
