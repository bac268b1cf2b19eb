//! A small data set of another field for the tests: bakers of two kinds who share one figure, and a
//! chef with his own. It holds what real tables hold too: places without a row, figures that were
//! not released, capped ones, pay by the year or the hour only, a place without a price level.

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use crate::{
    dataset::{Career, Dataset, Date, Id},
    page::{Block, Cell, Detail, Page, RangeBar, Row},
    profile::Profile,
    sections::Context,
};

const CAREER: &str = r#"(
    format: 1, id: "baking", title: "Baking", updated: "2025-01-01",
    sources: [
        (id: "guild", publisher: "The Guild", title: "Pay survey", kind: "members' survey",
            interest: "sells the diploma", population: "members who answered", grade: B),
        (id: "prices", publisher: "Price Office", title: "Price levels", kind: "official", grade: A),
        (id: "past", publisher: "Old Office", title: "Old tables", kind: "official", grade: A),
    ],
    statements: [
        (id: "basis", text: "The survey counts all bakers together.", sources: ["office"]),
        (id: "care", text: "A stand-in counts everybody there.", sources: ["office"]),
    ],
    roles: [
        (id: "bread", name: "Bread baker", short: "Bread", origin: added, tagline: "-", summary: "-",
            sources: ["guild"], occupation: "51-3011", pay_notes: ["basis", "care"],
            stand_ins: ["311800"], surveys: ["diploma-mean"]),
        (id: "pastry", name: "Pastry cook", short: "Pastry", origin: added, tagline: "-", summary: "-",
            sources: ["guild"], occupation: "51-3011", pay_notes: ["basis"], stand_ins: ["311800"],
            stand_in_note: "Also where bread is baked."),
        (id: "chef", name: "Chef", short: "Chef", origin: added, tagline: "-", summary: "-",
            sources: ["guild"], occupation: "35-1011"),
    ],
    certifications: [
        (id: "DIP", name: "Diploma of Baking", body: "Guild", focus: "bread", sources: ["guild"]),
    ],
    projections: [
        (id: "now", occupation: "51-3011", name: "Bakers", from: 2024, to: 2034, growth: 6,
            openings: 30000, part: current, source: "past"),
    ],
    history: [
        (id: "old", name: "before 2020", occupation: "51-3000", covers: "Bakers and butchers", points: [
            (year: 2018, median: 20000, p10: 15000, p90: 30000, source: "past"),
            (year: 2019, median: 21000, source: "past"),
        ]),
        (id: "new", name: "from 2020", occupation: "51-3011", covers: "Bakers, 51-3011", points: [
            (year: 2020, median: 26000, p10: 18000, p25: 21000, p75: 30000, p90: 39000, source: "past"),
            (year: 2021, median: 27000, source: "past"),
        ]),
        (id: "chefs", name: "chefs", occupation: "35-1011", covers: "Chefs", points: [
            (year: 2021, median: 50000, source: "past"),
        ]),
        (id: "all", name: "all jobs", occupation: "00-0000", covers: "Everybody", yardstick: true, points: [
            (year: 2020, median: 25000, p10: 12000, p90: 60000, source: "past"),
            (year: 2021, median: 30000, source: "past"),
        ]),
    ],
    history_note: "In 2020 the butchers went.",
    surveys: [
        (id: "diploma-mean", topic: "By diploma", who: "Holders", certification: "DIP", statistic: "mean",
            value: 41000, unit: money_per_year, period: "2024", note: "Another page says less",
            source: "guild"),
        (id: "diploma-median", topic: "By diploma", who: "Holders", certification: "DIP",
            statistic: "median", value: 35000, unit: money_per_year, period: "2024", source: "guild"),
        (id: "none-mean", topic: "By diploma", who: "Others", statistic: "mean", value: 33000,
            unit: money_per_year, period: "2024", source: "guild"),
        (id: "band", topic: "All together", who: "Everybody", statistic: "most common band", value: 30000,
            to: 39999, unit: money_per_year, period: "2020", source: "guild"),
        (id: "nights", topic: "Night work", who: "Everybody", statistic: "share", value: 61.5,
            unit: percent, period: "2024", source: "guild"),
    ],
    related: [
        (id: "31-0001", name: "Helper", relation: from, why: "many start there", growth: -2,
            window: (2024, 2034), sources: ["guild"]),
        (id: "11-9051", name: "Food Service Managers", relation: to, why: "runs the shop", growth: 5,
            change: 1200, openings: 400, window: (2024, 2034), education: "High school", experience: "5 years",
            projection_source: "past", sources: ["guild"]),
        (id: "25-0001", name: "Baking Teachers", relation: to, why: "teaches", sources: ["guild"]),
    ],
    price_levels: (name: "price level", period: "2023", base: "the country", source: "prices",
        levels: [("10", 80), ("30", 0)]),
)"#;

const WAGES: &str = r#"(
    format: 1, period: "2025-05",
    source: (id: "office", publisher: "Office of Wages (OW)", title: "Wages", kind: "official", grade: A),
    hours_per_year: 2000, cap: (hourly: 115, annual: 230000),
    footnotes: [(8, "Estimate not released.")],
    occupations: [
        (id: "11-9051", name: "Food Service Managers"), (id: "25-0001", name: "Baking Teachers"),
        (id: "35-1011", name: "Chefs and Head Cooks"), (id: "51-3011", name: "Bakers"),
    ],
    areas: [
        (id: "00", kind: nation, name: "National"),
        (id: "10", kind: state, name: "North", abbreviation: "NO", tile: (0, 0)),
        (id: "11", kind: metro, name: "Harbor, NO", states: ["10"]),
        (id: "12", kind: metro, name: "Twin Hills, NO-SO", states: ["10", "20"]),
        (id: "20", kind: state, name: "South", abbreviation: "SO", tile: (0, 1)),
        (id: "21", kind: nonmetro, name: "South hinterland", states: ["20"]),
    ],
    industries: [
        (id: "000000", name: "All industries", level: 0),
        (id: "31--33", name: "Manufacturing", level: 1),
        (id: "311800", name: "Bakeries", level: 2),
    ],
    rows: [
        (occupation: "11-9051", area: "00", industry: "000000", jobs: 900,
            hourly: (p10: 20, median: 33, p90: 50),
            annual: (p10: 40000, p25: 50000, median: 66000, p75: 80000, p90: 100000)),
        (occupation: "25-0001", area: "00", industry: "000000", jobs: 10,
            annual: (p10: 30000, median: 60000, p90: 90000)),
        (occupation: "35-1011", area: "00", industry: "000000", jobs: 500,
            hourly: (p10: 18, p25: 25, median: 90), capped: [(hour, p75), (hour, p90), (year, p75), (year, p90)],
            annual: (p10: 36000, p25: 50000, median: 180000)),
        (occupation: "51-3011", area: "00", industry: "000000", jobs: 1000, jobs_rse: 1.5, wage_rse: 0.5,
            hourly: (mean: 16.1, p10: 10.01, p25: 12.5, median: 15.02, p75: 18, p90: 25),
            annual: (mean: 32200, p10: 20020, p25: 25000, median: 30040, p75: 36000, p90: 50000)),
        (occupation: "51-3011", area: "00", industry: "31--33", jobs: 400,
            annual: (p10: 21000, p25: 26000, median: 32000, p75: 38000, p90: 52000)),
        (occupation: "51-3011", area: "00", industry: "311800", jobs: 300, jobs_rse: 31,
            annual: (p10: 22000, p25: 27000, median: 33000, p75: 39000, p90: 53000)),
        (occupation: "51-3011", area: "10", industry: "000000", jobs: 100, jobs_rse: 30, wage_rse: 4,
            hourly: (mean: 12, p10: 8, p25: 9, median: 12, p75: 14, p90: 20),
            annual: (mean: 24000, p10: 16000, p25: 18000, median: 24000, p75: 28000, p90: 40000),
            jobs_per_1000: 1.1, location_quotient: 0.85),
        (occupation: "51-3011", area: "11", industry: "000000", jobs: 20, jobs_rse: 29.9, wage_rse: 10,
            annual: (p10: 20000, p25: 24000, median: 28000, p75: 33000, p90: 45000),
            jobs_per_1000: 2.345, location_quotient: 2.5),
        (occupation: "51-3011", area: "20", industry: "000000", wage_rse: 2, footnotes: [8],
            hourly: (p10: 10, p25: 11, median: 13, p75: 15, p90: 22)),
        (occupation: "51-3011", area: "21", industry: "000000", jobs: 30, jobs_rse: 5, footnotes: [8],
            jobs_per_1000: 0.9, location_quotient: 1.05),
    ],
)"#;

fn read<T: DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).expect("the test data reads")
}

pub(super) fn id(text: &str) -> Id {
    Id::try_from(text.to_owned()).expect("an id")
}

/// The data with a person before it. The bakers are picked: one figure for two roles.
pub(super) struct Bench {
    pub(super) data: Dataset,
    pub(super) profile: Profile,
}

impl Bench {
    pub(super) fn new() -> Self {
        let data = Dataset { career: read::<Career>(CAREER), wages: Some(read(WAGES)) };
        Self { data, profile: Profile { picks: vec![id("bread"), id("pastry")], ..Profile::default() } }
    }

    fn context(&self, view: &str) -> Context<'_> {
        let views = super::views(&self.data);
        let view = views.iter().position(|name| name == view).unwrap_or(usize::MAX);
        let today = Date::try_from("2026-01-01".to_owned()).expect("a date");
        Context::new(&self.data, &self.profile, today).in_view(view)
    }

    pub(super) fn page(&self, view: &str) -> Page {
        super::page(&self.context(view))
    }

    pub(super) fn detail(&self, view: &str, key: &str) -> Detail {
        super::detail(&self.context(view), key)
    }
}

/// A page in lines: headings, then `key: cell | cell`, with ranges as their figures.
pub(super) fn lines(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    let mut group = None;
    for row in &page.rows {
        if row.group != group {
            group = row.group;
            lines.extend(group.and_then(|at| page.groups.get(at)).map(|heading| format!("# {heading}")));
        }
        lines.push(line(row));
    }
    lines
}

pub(super) fn line(row: &Row) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Range(range) => range.values().map(|v| v.to_string()).collect::<Vec<_>>().join(" "),
        Cell::Missing(missing) => format!("<{}>", missing.words()),
        other => other.plain(),
    };
    format!("{}: {}", row.key, row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "))
}

/// The row with this key.
pub(super) fn row<'a>(page: &'a Page, key: &str) -> &'a Row {
    page.rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}"))
}

pub(super) fn lead(page: &Page) -> Vec<String> {
    page.lead.iter().map(crate::page::Line::plain).collect()
}

/// All words of a detail, block by block: paragraphs, list items, `label: value`.
pub(super) fn words(detail: &Detail) -> Vec<String> {
    let mut words = Vec::new();
    for block in &detail.blocks {
        match block {
            Block::Text(cited) => words.push(cited.line.plain()),
            Block::Heading(heading) => words.push(format!("# {heading}")),
            Block::Bullets(list) => words.extend(list.iter().map(|cited| cited.line.plain())),
            Block::Facts(facts) => {
                words.extend(facts.iter().map(|f| format!("{}: {}", f.label, f.value.line.plain())));
            }
            _ => {}
        }
    }
    words
}

/// The range bars of a detail.
pub(super) fn bars(detail: &Detail) -> Vec<&RangeBar> {
    let ranges = detail.blocks.iter().filter_map(|block| match block {
        Block::Ranges { bars, .. } => Some(bars),
        _ => None,
    });
    ranges.flatten().collect()
}
