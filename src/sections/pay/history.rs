//! Pay over the years: series that count the same people, with a break wherever that changes.

use super::View;
use crate::{
    dataset::{
        Dataset,
        outlook::{Point, Series},
    },
    insight::pay,
    page::{
        self, Block, Bound, Cell, Cited, Column, Detail, Fact, Figure, Line, Missing, Number, Page, Range,
        RangeBar, Row, Run, Scale, Shape, Tone, Trend, Unit,
    },
    sections::Context,
};

/// The view.
pub(super) const VIEW: View = View { name: "Over time", has, page, detail };

fn has(data: &Dataset) -> bool {
    data.career.history.iter().any(|series| !series.yardstick)
}

const PERCENTILES: &str = "10th, 25th, 50th (median), 75th and 90th percentile of pay a year, nominal";

/// One row of the page.
enum Entry<'a> {
    /// A year of a series.
    Year(&'a Series, &'a Point),
    /// From one series to the next another group is counted: nothing may be joined over it.
    Break(&'a Series, &'a Series),
}

impl Entry<'_> {
    fn key(&self) -> String {
        match self {
            Self::Year(series, point) => format!("{}/{}", series.id, point.year),
            Self::Break(before, after) => format!("{}/{}/break", before.id, after.id),
        }
    }
}

/// The series to show: those of the compared roles' occupations, and those of groups that belong to
/// no role at all (an occupation that was counted with others, or under an older code).
fn series<'a>(context: &Context<'a>) -> Vec<&'a Series> {
    let compared = context.roles();
    let of = |series: &Series| {
        let mut roles = context.data.career.roles.iter().filter(|role| role.occupation == series.occupation);
        let compared = compared.iter().any(|role| role.occupation == series.occupation);
        compared || roles.next().is_none()
    };
    context.data.career.history.iter().filter(|s| !s.yardstick && of(s)).collect()
}

/// The series in chains: one follows another where it begins after that has ended. Those of occupations that
/// are counted side by side follow nobody.
fn chains<'a>(series: &[&'a Series]) -> Vec<Vec<&'a Series>> {
    let mut chains: Vec<Vec<&Series>> = Vec::new();
    for &series in series {
        let begins = series.points.first().map(|point| point.year);
        let follows = |chain: &&mut Vec<&Series>| {
            let ended = chain.last().and_then(|last| last.points.last()).map(|point| point.year);
            ended < begins
        };
        match chains.iter_mut().rev().find(follows) {
            Some(chain) => chain.push(series),
            None => chains.push(vec![series]),
        }
    }
    chains
}

/// The newest year first.
fn entries<'a>(chain: &[&'a Series]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut after: Option<&Series> = None;
    for &series in chain.iter().rev() {
        entries.extend(after.map(|after| Entry::Break(series, after)));
        entries.extend(series.points.iter().rev().map(|point| Entry::Year(series, point)));
        after = Some(series);
    }
    entries
}

/// The yardstick and its point for a year, with what the median stands above it, in percent.
fn against<'a>(data: &'a Dataset, point: &Point) -> Option<(&'a Series, &'a Point, f64, f64)> {
    let yardsticks = data.career.history.iter().filter(|series| series.yardstick);
    let points = yardsticks.flat_map(|series| series.points.iter().map(move |point| (series, point)));
    let (series, other) = points.into_iter().find(|(_, other)| other.year == point.year)?;
    let base = other.median?;
    Some((series, other, base, pay::percent_above(point.median?, base)?))
}

fn page(context: &Context<'_>) -> Page {
    let data = context.data;
    let series = series(context);
    let chains: Vec<Vec<Entry<'_>>> = chains(&series).iter().map(|chain| entries(chain)).collect();
    // One chain needs no name; its rows have it.
    let groups: Vec<String> = match chains.as_slice() {
        [] | [_] => Vec::new(),
        several => several.iter().map(|entries| named(entries)).collect(),
    };
    let yardstick = data.career.history.iter().find(|series| series.yardstick);
    let mut columns = vec![Column::text("Year"), Column::text("Who is counted"), Column::number("Median")];
    if let Some(yardstick) = yardstick {
        columns.push(Column::number(capital(&yardstick.name)));
        columns.push(
            Column::number("Against it").said(
                "Above or below that",
                "by how much the median is above or below that of all, in percent",
            ),
        );
    }
    columns.extend([Column::number("1 in 10 under"), Column::number("1 in 10 over")]);
    let cell = |value: Option<f64>| {
        value.map_or(Cell::Missing(Missing::NotFound), |value| Cell::Number(context.money(value)))
    };
    let row = |group: usize, entry: &Entry<'_>| {
        let group = Some(group).filter(|_| !groups.is_empty());
        let mut row = Row { key: entry.key(), group, ..Row::default() };
        match entry {
            Entry::Year(series, point) => {
                row.cells = vec![
                    Cell::text(point.year.to_string()),
                    Cell::text(series.name.as_str()),
                    cell(point.median),
                ];
                if yardstick.is_some() {
                    let against = against(data, point);
                    let above =
                        against.map(|(.., above)| Number::new(above, Unit::PercentChange).to_tenths());
                    row.cells.push(cell(against.map(|(_, _, base, _)| base)));
                    row.cells.push(above.map_or(Cell::Missing(Missing::NotFound), Cell::Number));
                }
                row.cells.extend([cell(point.p10), cell(point.p90)]);
                row.words.clone_from(&series.covers);
            }
            Entry::Break(before, after) => {
                row.muted = true;
                row.cells = vec![
                    Cell::Text(Line::muted(between(before, after))),
                    Cell::Text(Line::muted("Break: other people counted; no raise, no cut")),
                ];
            }
        }
        row.cells.resize(columns.len(), Cell::Missing(Missing::Covered));
        row
    };
    Page {
        title: "Median pay a year, nominal".to_owned(),
        shape: Shape::Table,
        lead: lead(context, &chains),
        rows: chains
            .iter()
            .enumerate()
            .flat_map(|(group, entries)| entries.iter().map(move |entry| (group, entry)))
            .map(|(group, entry)| row(group, entry))
            .collect(),
        columns,
        groups,
        ..Page::default()
    }
}

/// What a chain is called: as its newest series.
fn named(entries: &[Entry<'_>]) -> String {
    let newest = entries.iter().find_map(|entry| match entry {
        Entry::Year(series, _) => Some(capital(&series.name)),
        Entry::Break(..) => None,
    });
    newest.unwrap_or_default()
}

/// The newest year of each chain, and how to read the figures.
fn lead(context: &Context<'_>, chains: &[Vec<Entry<'_>>]) -> Vec<Line> {
    let broken = chains.iter().flatten().any(|entry| matches!(entry, Entry::Break(..)));
    let mut how = format!(
        "Nominal {} a year, as paid then: a rise is partly a rise of prices.",
        if context.data.career.currency == "$" { "dollars" } else { "money" }
    );
    if broken {
        how.push_str(" At a break other people are counted: compare no figures across it.");
    }
    let newest = |entries: &Vec<Entry<'_>>| {
        entries.iter().find_map(|entry| match entry {
            Entry::Year(series, point) => said(context, series, point),
            Entry::Break(..) => None,
        })
    };
    chains.iter().filter_map(newest).chain([Line::muted(how)]).collect()
}

/// A year in a sentence, with who says so. None without a median.
fn said(context: &Context<'_>, series: &Series, point: &Point) -> Option<Line> {
    let mut line = Line::from(format!("{}, {}: half earned more than ", point.year, series.name))
        .and(context.money(point.median?).to_string(), Tone::Strong)
        .and(" a year", Tone::Plain);
    if let Some((yardstick, _, base, above)) = against(context.data, point) {
        line = line.and(format!(", {}", relation(above)), Tone::Strong).and(
            format!(" the median of {} ({}; derived)", yardstick.name, context.money(base)),
            Tone::Plain,
        );
    }
    let maker = context.source(&point.source).map(|source| format!(" — {}.", pay::maker(source)));
    Some(line.and(maker.unwrap_or_else(|| ".".to_owned()), Tone::Muted))
}

/// `4.4% above`, `2.0% below`, `level with`.
fn relation(above: f64) -> String {
    let size = Number::new(above.abs(), Unit::Percent).to_tenths();
    match above {
        0.0 => "level with".to_owned(),
        _ if above > 0.0 => format!("{size} above"),
        _ => format!("{size} below"),
    }
}

/// The years on both sides of a break. It sorts between them.
fn between(before: &Series, after: &Series) -> String {
    let last = before.points.last().map_or(String::new(), |point| point.year.to_string());
    let first = after.points.first().map_or(String::new(), |point| point.year.to_string());
    format!("{last}–{first}")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    let series = series(context);
    let mut entries = chains(&series).into_iter().flat_map(|chain| entries(&chain));
    let Some(entry) = entries.find(|entry| entry.key() == key) else { return Detail::default() };
    let (title, of_entry) = match entry {
        Entry::Year(series, point) => {
            (format!("{}, {}", point.year, series.name), year(context, series, point))
        }
        Entry::Break(before, after) => (format!("Break {}", between(before, after)), gap(before, after)),
    };
    let mut blocks = vec![trend(context, &series)];
    blocks.extend(of_entry);
    let note = context.data.career.history_note.as_str();
    if !note.is_empty() {
        blocks.push(Block::Text(Cited::bare(Line::muted(note))));
    }
    Detail { title, blocks }
}

/// The passport of one year's figures.
fn figure(context: &Context<'_>, series: &Series, point: &Point, statistic: &str) -> Figure {
    let nation = context.data.wages.as_ref().and_then(|wages| wages.nation());
    let code = series.occupation.as_str();
    let population = match series.covers.as_str() {
        covers if covers.contains(code) => covers.to_owned(),
        covers => format!("{covers} ({code})"),
    };
    Figure {
        statistic: statistic.to_owned(),
        population,
        place: nation.map_or_else(|| "the whole country".to_owned(), |area| area.name.clone()),
        period: point.year.to_string(),
        derived: None,
        source: point.source.clone(),
    }
}

/// What is known of one year.
fn year(context: &Context<'_>, series: &Series, point: &Point) -> Vec<Block> {
    let data = context.data;
    let against = against(data, point);
    let yardstick = against.map(|(series, point, ..)| (series, point));
    let own = std::slice::from_ref(&point.source);
    let mut blocks: Vec<Block> = bars(context, (series, point), yardstick).into_iter().collect();
    let mut facts = vec![Fact { label: "Counts".to_owned(), value: Cited::new(series.covers.as_str(), own) }];
    let fact = |label: &str, value: Number, statistic: &str| Fact {
        label: label.to_owned(),
        value: Cited {
            figure: Some(figure(context, series, point, statistic)),
            ..Cited::bare(Line::strong(value.to_string()))
        },
    };
    facts.extend(point.mean.map(|mean| fact("Mean", context.money(mean), "mean pay a year, nominal")));
    facts.extend(point.jobs.map(|jobs| fact("Jobs", Number::new(jobs, Unit::Count), "jobs")));
    if let Some((yardstick, other, base, above)) = against {
        let line = Line::strong(relation(above)).and(" · derived", Tone::Muted);
        let median = point.median.map(|median| context.money(median).to_string()).unwrap_or_default();
        let figure = Figure {
            statistic: format!("median against the median of {}, in percent", yardstick.name),
            derived: Some(format!("({median} ÷ {} − 1) × 100", context.money(base))),
            ..figure(context, series, point, "")
        };
        let sources = std::slice::from_ref(&other.source);
        let value = Cited { figure: Some(figure), ..Cited::new(line, sources) };
        facts.push(Fact { label: format!("Against {}", yardstick.name), value });
    }
    blocks.push(Block::Facts(facts));
    blocks
}

/// The year's percentiles beside those of the yardstick, on one scale.
fn bars(
    context: &Context<'_>,
    own: (&Series, &Point),
    yardstick: Option<(&Series, &Point)>,
) -> Option<Block> {
    let bar = |(series, point): (&Series, &Point)| RangeBar {
        label: series.name.clone(),
        note: point.year.to_string(),
        range: Range {
            p10: point.p10,
            p25: point.p25,
            median: point.median,
            p75: point.p75,
            p90: point.p90,
            capped: Bound::Exact,
        },
        strong: !series.yardstick,
        figure: figure(context, series, point, PERCENTILES),
    };
    let bars: Vec<RangeBar> = std::iter::once(own).chain(yardstick).map(bar).collect();
    let values: Vec<f64> = bars.iter().flat_map(|bar| bar.range.values()).collect();
    Some(Block::Ranges { scale: Scale::around(values, Unit::Money)?, bars })
}

/// What changes at a break.
fn gap(before: &Series, after: &Series) -> Vec<Block> {
    let side = |series: &Series| {
        let sources: Vec<_> = series.points.iter().map(|point| point.source.clone()).collect();
        let line = Line::strong(format!("{}: ", series.name)).and(&series.covers, Tone::Plain);
        Cited::new(line, &sources).marked("•", Tone::Muted)
    };
    vec![
        Block::Text(Cited::bare(
            "Here the survey changes whom it counts: the step from one side to the other is no raise and no cut.",
        )),
        Block::Bullets(vec![side(before), side(after)]),
    ]
}

/// All series side by side, with the yardsticks.
fn trend(context: &Context<'_>, shown: &[&Series]) -> Block {
    let yardsticks = context.data.career.history.iter().filter(|series| series.yardstick);
    let run = |series: &Series, points: &[&Point]| {
        let (first, last) = (points.first()?, points.last()?);
        let period = if first.year == last.year {
            last.year.to_string()
        } else {
            format!("{}–{}", first.year, last.year)
        };
        Some(Run {
            points: points.iter().filter_map(|p| Some((p.year, p.median?))).collect(),
            figure: Figure { period, ..figure(context, series, last, "median pay a year, nominal") },
        })
    };
    let named = |series: &Series| {
        let known: Vec<&Point> = series.points.iter().filter(|point| point.median.is_some()).collect();
        let runs = known.chunk_by(|a, b| a.source == b.source).filter_map(|points| run(series, points));
        let runs: Vec<Run> = runs.collect();
        let name = series.name.clone();
        (!runs.is_empty()).then_some(page::Series { name, yardstick: series.yardstick, runs })
    };
    Block::Trend(Trend {
        caption: "Median pay a year, nominal".to_owned(),
        unit: Unit::Money,
        series: shown.iter().copied().chain(yardsticks).filter_map(named).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::*;
    use crate::page::Block;

    const VIEW: &str = "Over time";

    #[test]
    fn breaks_stand_between_the_series() {
        let page = Bench::new().page(VIEW);
        assert_eq!(
            lines(&page),
            [
                "new/2021: 2021 | from 2020 | $27,000 | $30,000 | -10.0% | <not found> | <not found>",
                "new/2020: 2020 | from 2020 | $26,000 | $25,000 | +4.0% | $18,000 | $39,000",
                "old/new/break: 2019–2020 | Break: other people counted; no raise, no cut | <> | <> | <> | <> | <>",
                "old/2019: 2019 | before 2020 | $21,000 | <not found> | <not found> | <not found> | <not found>",
                "old/2018: 2018 | before 2020 | $20,000 | <not found> | <not found> | $15,000 | $30,000",
            ]
        );
        assert!(row(&page, "old/new/break").muted);
        assert_eq!(
            lead(&page),
            [
                "2021, from 2020: half earned more than $27,000 a year, 10.0% below the median of all jobs ($30,000; derived) — Old Office.",
                "Nominal dollars a year, as paid then: a rise is partly a rise of prices. At a break other \
                 people are counted: compare no figures across it.",
            ]
        );
    }

    #[test]
    fn a_year_stands_beside_the_yardstick_and_the_whole_run() {
        let detail = Bench::new().detail(VIEW, "new/2020");
        let shown: Vec<(&str, &str, bool)> =
            bars(&detail).iter().map(|bar| (bar.label.as_str(), bar.note.as_str(), bar.strong)).collect();
        assert_eq!(shown, [("from 2020", "2020", true), ("all jobs", "2020", false)]);
        assert_eq!(
            words(&detail),
            [
                "Counts: Bakers, 51-3011",
                "Against all jobs: 4.0% above · derived",
                "In 2020 the butchers went.",
            ]
        );
        let formula = detail.figures().iter().find_map(|figure| figure.derived.clone());
        assert_eq!(formula.as_deref(), Some("($26,000 ÷ $25,000 − 1) × 100"));
        let trend = detail.blocks.iter().find_map(|block| match block {
            Block::Trend(trend) => Some(trend),
            _ => None,
        });
        let runs = trend.map(|trend| {
            trend
                .series
                .iter()
                .map(|s| (s.name.as_str(), s.points().count(), s.yardstick))
                .collect::<Vec<_>>()
        });
        let expected = [("before 2020", 2, false), ("from 2020", 2, false), ("all jobs", 2, true)];
        assert_eq!(runs.as_deref(), Some(expected.as_slice()));
    }

    #[test]
    fn every_year_keeps_its_own_source() {
        let mut bench = Bench::new();
        bench.data.career.history[0].points[1].source = id("guild");
        let detail = bench.detail(VIEW, "old/2018");
        let trend = detail.blocks.iter().find_map(|block| match block {
            Block::Trend(trend) => Some(trend),
            _ => None,
        });
        let old = &trend.expect("a trend").series[0];
        let runs: Vec<(Vec<u16>, &str, &str)> = old
            .runs
            .iter()
            .map(|run| {
                let years = run.points.iter().map(|point| point.0).collect();
                (years, run.figure.period.as_str(), run.figure.source.as_str())
            })
            .collect();
        assert_eq!(runs, [(vec![2018], "2018", "past"), (vec![2019], "2019", "guild")]);
        let new = bench.detail(VIEW, "new/2020");
        assert!(new.figures().iter().any(|figure| figure.period == "2020–2021"), "of a run its years");
    }

    #[test]
    fn occupations_side_by_side_are_no_break() {
        let mut bench = Bench::new();
        bench.profile.picks = vec![id("bread"), id("chef")];
        let page = bench.page(VIEW);
        assert_eq!(page.groups, ["From 2020", "Chefs"]);
        let keys: Vec<&str> = page.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["new/2021", "new/2020", "old/new/break", "old/2019", "old/2018", "chefs/2021"]);
        assert_eq!(lead(&page).len(), 3, "each has its newest year in a sentence: {:?}", lead(&page));
    }

    #[test]
    fn a_break_names_both_groups() {
        let words = words(&Bench::new().detail(VIEW, "old/new/break"));
        assert!(words.contains(&"before 2020: Bakers and butchers".to_owned()), "{words:?}");
        assert!(words.contains(&"from 2020: Bakers, 51-3011".to_owned()));
    }

    #[test]
    fn another_roles_own_series_shows_only_with_that_role() {
        let mut bench = Bench::new();
        bench.profile.picks = vec![id("chef")];
        let page = bench.page(VIEW);
        let keys: Vec<&str> = page.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["chefs/2021", "old/chefs/break", "old/2019", "old/2018"]);
    }
}
