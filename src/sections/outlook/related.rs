//! Related occupations: where a person may go, what lies beside, where one may come from.

use super::{super::Context, Entry, country, passport, window};
use crate::{
    dataset::{
        Id, Wages,
        outlook::{Part, Projection, Related},
        wages::{Measure, Per, Wage},
    },
    insight::pay::over_all_employers,
    page::{
        Bar, Block, Bound, Cell, Cited, Column, Detail, Figure, Line, Number, Table, Tone, Unit,
        cell::Missing,
    },
    sections::common::{RELATIONS, counted},
};

/// Key of the row. No id of the data has a colon.
const KEY: &str = ":related";

pub(super) fn entry(context: &Context<'_>) -> Option<Entry> {
    let related = &context.data.career.related;
    (!related.is_empty()).then(|| Entry {
        key: KEY.to_owned(),
        group: "Related occupations".to_owned(),
        title: "Steps up, neighbors, ways in".to_owned(),
        short: Cell::text(Line::muted(counted(related.len(), "job", "jobs"))),
        words: related.iter().flat_map(|r| [&r.name, " ", &r.why, " "]).collect(),
    })
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Option<Detail> {
    if key != KEY {
        return None;
    }
    let mut blocks = vec![Block::Text(Cited::bare(Line::muted(about(context))))];
    let all = &context.data.career.related;
    let own = own(context);
    if !own.is_empty() {
        blocks.push(Block::Heading("To compare with: the roles' own".to_owned()));
        blocks.push(Block::Table(table("The roles' own occupation", own)));
    }
    for (relation, heading) in RELATIONS {
        let some: Vec<TableRow> =
            all.iter().filter(|r| r.relation == relation).map(|r| table_row(context, r)).collect();
        if !some.is_empty() {
            blocks.push(Block::Heading(heading.to_owned()));
            blocks.push(Block::Table(table(heading, some)));
        }
    }
    let bars = bars(context);
    if !bars.is_empty() {
        blocks.push(Block::Heading("Growth in jobs".to_owned()));
        blocks.push(Block::Bars(bars));
    }
    let in_order = RELATIONS.iter().flat_map(|(relation, _)| all.iter().filter(|r| r.relation == *relation));
    let why = in_order.map(|r| {
        let mut line = Line::strong(format!("{}: ", r.name)).and(r.why.as_str(), Tone::Plain);
        if !r.experience.is_empty() {
            line = line.and(format!(" — experience asked for: {}", r.experience.to_lowercase()), Tone::Muted);
        }
        Cited::new(line, &r.sources).marked("•", Tone::Muted)
    });
    blocks.push(Block::Heading("Why they are listed".to_owned()));
    blocks.push(Block::Bullets(why.collect()));
    Some(Detail { title: "Related occupations".to_owned(), blocks })
}

/// What the columns speak of.
fn about(context: &Context<'_>) -> String {
    let mut sentences = vec!["Whole occupations.".to_owned()];
    if let Some(wages) = &context.data.wages {
        sentences.push(format!("Pay: median a year, {}, {}.", country(context), wages.period));
    }
    let windows = context.data.career.related.iter().filter_map(|r| r.window);
    let mut windows: Vec<(u16, u16)> = windows.collect();
    windows.sort_unstable();
    windows.dedup();
    let windows: Vec<String> = windows.into_iter().map(window).collect();
    if !windows.is_empty() {
        sentences.push(format!("Growth and openings a year: {}.", windows.join(", ")));
    }
    sentences.join(" ")
}

/// Cells and sources, as [`Table::rows`] has them.
type TableRow = (Vec<Cell>, Vec<Id>);

fn table(caption: &str, rows: Vec<TableRow>) -> Table {
    Table {
        caption: caption.to_owned(),
        columns: vec![
            Column::prose("Occupation", 22),
            Column::number("Median"),
            Column::number("Growth"),
            Column::number("Openings"),
            Column::prose("Entry education", 14),
        ],
        rows,
    }
}

fn table_row(context: &Context<'_>, related: &Related) -> TableRow {
    let (median, wage_source) = median(context, &related.id);
    let sources = related.sources.iter().chain(&related.projection_source).chain(wage_source);
    let cells = vec![
        Cell::text(related.name.as_str()),
        median,
        Cell::number(related.growth, Unit::PercentChange),
        Cell::number(related.openings, Unit::Count),
        Cell::words(&related.education),
    ];
    (cells, sources.cloned().collect())
}

/// The newest projections of the occupations of the roles compared.
fn own_projections<'a>(context: &Context<'a>) -> Vec<&'a Projection> {
    let roles = context.roles();
    let all = context.data.career.projections.iter();
    all.filter(|p| p.part == Part::Current && roles.iter().any(|r| r.occupation == p.occupation)).collect()
}

/// The roles' own occupations, to compare with.
fn own(context: &Context<'_>) -> Vec<TableRow> {
    let row = |p: &&Projection| {
        let (median, wage_source) = median(context, &p.occupation);
        let cells = vec![
            Cell::text(Line::strong(p.name.as_str())),
            median,
            Cell::number(p.growth, Unit::PercentChange),
            Cell::number(p.openings, Unit::Count),
            // What it takes to get in is told role by role, elsewhere.
            Cell::Missing(Missing::NotApplicable),
        ];
        (cells, std::iter::once(&p.source).chain(wage_source).cloned().collect())
    };
    own_projections(context).iter().map(row).collect()
}

/// The national median of the wage table, and its source if there is a figure.
fn median<'a>(context: &Context<'a>, occupation: &Id) -> (Cell, Option<&'a Id>) {
    let found = context.data.wages.as_ref().and_then(|wages: &Wages| {
        let row = over_all_employers(context.data, occupation, &wages.nation()?.id)?;
        Some((wages, row))
    });
    let Some((wages, row)) = found else { return (Cell::Missing(Missing::NotFound), None) };
    let source = Some(&wages.source.id);
    match wages.wage(row, Measure::Median, Per::Year) {
        Wage::Released(value) => (Cell::Number(context.money(value)), source),
        Wage::AtLeast(value) => {
            (Cell::Number(Number { bound: Bound::AtLeast, ..context.money(value) }), source)
        }
        Wage::Withheld => (Cell::Missing(Missing::NotReleased), None),
    }
}

/// Growth of the roles' own occupations and of the related ones that have a figure with a source,
/// most first.
fn bars(context: &Context<'_>) -> Vec<Bar> {
    let own = own_projections(context).into_iter();
    let own = own.filter_map(|p| Some((p.name.as_str(), p.growth?, (p.from, p.to), &p.source, true)));
    let related = context.data.career.related.iter();
    let related = related
        .filter_map(|r| Some((r.name.as_str(), r.growth?, r.window?, r.projection_source.as_ref()?, false)));
    let mut bars: Vec<(f64, Bar)> = own
        .chain(related)
        .map(|(name, growth, years, source, strong)| {
            let figure = Figure {
                statistic: "projected growth in jobs over the whole window".to_owned(),
                ..passport(context, name.to_owned(), window(years), source)
            };
            let number = Some(Number::new(growth, Unit::PercentChange));
            (growth, Bar { label: name.to_owned(), number, strong, figure })
        })
        .collect();
    bars.sort_by(|a, b| b.0.total_cmp(&a.0));
    bars.into_iter().map(|(_, bar)| bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::{
        fixture::{WAGES, detail, page, picked, rows, small},
        outlook::SECTION,
    };

    const RELATED: &str = r#"related: [
            (id: "3", name: "Threes", relation: from, why: "Next door", growth: -4, window: (2024, 2034),
                projection_source: "s", education: "none", sources: ["s"]),
            (id: "2", name: "Twos", relation: to, why: "A step up", experience: "Less than 5 years",
                sources: ["s"]),
        ],
        projections: [(id: "p", occupation: "1", name: "Ones", from: 2024, to: 2034, growth: 10,
            openings: 30, part: current, source: "s")]"#;

    #[test]
    fn occupations_stand_by_relation_beside_the_roles_own() {
        let data = small(RELATED, WAGES);
        assert!(
            rows(&page(&SECTION, &data, &picked(&["a"]), 0))
                .contains(&":related: Steps up, neighbors, ways in | 2 jobs".to_owned())
        );
        assert_eq!(
            detail(&SECTION, &data, &picked(&["a"]), 0, KEY),
            [
                "Whole occupations. Pay: median a year, Land, May 2025. Growth and openings a year: 2024 to 2034.",
                "# To compare with: the roles' own",
                "Ones | $50,000 | +10% | 30 | ",
                "# Steps up",
                "Twos | $90,000+ | not found | not found | not found",
                "# Ways in",
                "Threes | not found | -4% | not found | none",
                "# Growth in jobs",
                "Ones = +10%",
                "Threes = -4%",
                "# Why they are listed",
                "• Twos: A step up — experience asked for: less than 5 years",
                "• Threes: Next door",
            ]
        );
    }

    #[test]
    fn without_a_wage_table_the_pay_is_blank_and_nothing_says_where() {
        let lines = detail(&SECTION, &small(RELATED, ""), &picked(&["a"]), 0, KEY);
        assert_eq!(
            lines.first().map(String::as_str),
            Some("Whole occupations. Growth and openings a year: 2024 to 2034.")
        );
        assert!(lines.contains(&"Ones | not found | +10% | 30 | ".to_owned()), "{lines:#?}");
    }
}
