//! Pay by place: nation, states, metropolitan and nonmetropolitan areas on one scale.

use std::collections::HashMap;

use super::{Survey, View, cell, no_wages, range_cell, said};
use crate::{
    dataset::{
        Id,
        wages::{Area, AreaKind, Row as WageRow},
    },
    insight::pay::{
        self, Shared,
        prices::{Level, Prices},
        reliability,
        terms::Stated,
    },
    page::{
        Block, Cell, Cited, Column, Detail, Fact, Figure, Line, Mark, Missing, Number, Page, RangeBar, Row,
        Shape, Tone, Unit,
    },
    sections::{Context, common},
};

/// The view.
pub(super) const VIEW: View = View { name: "By place", has: |_| true, page, detail };

const TITLE: &str = "Pay by place";

/// The kinds of place in the order they are shown, with their headings.
const KINDS: [(AreaKind, &str); 4] = [
    (AreaKind::Nation, "The nation"),
    (AreaKind::State, "States and territories"),
    (AreaKind::Metro, "Metropolitan areas"),
    (AreaKind::Nonmetro, "Nonmetropolitan areas"),
];

/// The key of a row: occupation and area.
#[must_use]
pub fn key(occupation: &Id, area: &Id) -> String {
    format!("{occupation}/{area}")
}

/// One place with what the survey says of it.
struct Place<'a> {
    group: usize,
    occupation: &'a Id,
    area: &'a Area,
    row: Option<&'a WageRow>,
    pay: Option<Stated>,
    /// Pay at the prices of the place, where that is asked for and can be said.
    adjusted: Option<Stated>,
}

fn page(context: &Context<'_>) -> Page {
    let Some(survey) = Survey::new(context) else { return no_wages(TITLE) };
    let adjusting = context.profile.price_adjusted;
    let prices = adjusting.then(|| Prices::new(context.data)).flatten();

    let (groups, places) = places(&survey, prices.as_ref());
    let scale = survey.scale(places.iter().filter_map(|p| if adjusting { p.adjusted } else { p.pay }));
    let areas = survey.wages.areas.iter();
    let states: HashMap<&Id, &Area> =
        areas.filter(|a| a.kind == AreaKind::State).map(|a| (&a.id, a)).collect();

    let mut columns = vec![Column::text("Place"), Column::number("Median")];
    if adjusting {
        columns.push(Column::number("At base prices"));
    }
    columns.extend(scale.map(|scale| Column::ranges("Lowest to highest tenth", 24, scale)));
    columns.extend([
        Column::number("Jobs"),
        Column::text("~"),
        Column::number("Per 1,000"),
        Column::number("Quotient"),
    ]);

    let mut lead = survey.lead();
    lead.extend(price_note(&survey, prices.as_ref()));
    if places.iter().filter_map(|p| p.row).any(|row| rough(row).is_some()) {
        lead.push(Line::muted(format!(
            "~ rough: standard error from {}% of the jobs or {}% of the mean pay, limits of our own.",
            reliability::ROUGH_JOBS,
            reliability::ROUGH_WAGE,
        )));
    }
    let row = |place: &Place<'_>| Row {
        key: key(place.occupation, &place.area.id),
        cells: cells(place, adjusting, scale.is_some()),
        group: Some(place.group),
        muted: place.row.is_none(),
        picked: (place.area.id == survey.area.id).then_some(true),
        words: words(place.area, &states),
    };
    Page {
        title: format!("{TITLE}, {} · {}", survey.terms.per.words(), survey.credit()),
        shape: Shape::Table,
        lead,
        columns,
        groups,
        rows: places.iter().map(row).collect(),
    }
}

/// All places by kind, once for each occupation, under the headings they stand under.
fn places<'a>(survey: &Survey<'a>, prices: Option<&Prices<'_>>) -> (Vec<String>, Vec<Place<'a>>) {
    let (mut groups, mut places) = (Vec::new(), Vec::new());
    for shared in &survey.shared {
        let rows = by_area(survey, shared.occupation);
        for (kind, heading) in KINDS {
            let group = groups.len();
            let before = places.len();
            for area in survey.wages.areas.iter().filter(|a| a.kind == kind) {
                let row = rows.get(&area.id).copied();
                let level = prices.and_then(|prices| prices.level(area));
                let adjusted = |row| level.as_ref().map(|level| survey.terms.state(row, Some(level)));
                places.push(Place {
                    group,
                    occupation: shared.occupation,
                    area,
                    row,
                    pay: row.map(|row| survey.terms.state(row, None)),
                    adjusted: row.and_then(adjusted),
                });
            }
            if places.len() > before {
                groups.push(match survey.shared.len() {
                    1 => heading.to_owned(),
                    _ => format!("{}: {}", shared.names(), heading.to_lowercase()),
                });
            }
        }
    }
    (groups, places)
}

/// The rows of an occupation over all employers, by area: one pass, since a table of every
/// occupation in every place is large.
fn by_area<'a>(survey: &Survey<'a>, occupation: &Id) -> HashMap<&'a Id, &'a WageRow> {
    let all = survey.wages.all_industries().map(|industry| &industry.id);
    let rows = survey.wages.rows_of(occupation).iter();
    rows.filter(|row| Some(&row.industry) == all).map(|row| (&row.area, row)).collect()
}

fn cells(place: &Place<'_>, adjusting: bool, bars: bool) -> Vec<Cell> {
    let not_released = Cell::Missing(Missing::NotReleased);
    let median = |pay: &Option<Stated>| pay.map_or(not_released.clone(), |pay| cell(&pay, pay.median));
    // A place without a price level is not one whose pay was withheld.
    let unknown = || {
        if place.pay.is_some() { Cell::Missing(Missing::NotFound) } else { not_released.clone() }
    };
    let shown = if adjusting { place.adjusted } else { place.pay };
    let mut cells = vec![Cell::text(place.area.name.as_str()), median(&place.pay)];
    if adjusting {
        cells.push(place.adjusted.map_or_else(unknown, |pay| cell(&pay, pay.median)));
    }
    if bars {
        cells.push(shown.map_or_else(unknown, |pay| range_cell(&pay)));
    }
    let figure = |value: Option<f64>, unit| {
        value.map_or(not_released.clone(), |value| Cell::Number(Number::new(value, unit)))
    };
    // The nation is what quotient and rate compare with.
    let local = |value: Option<f64>, unit| match place.area.kind {
        AreaKind::Nation if value.is_none() => Cell::Missing(Missing::NotApplicable),
        _ => figure(value, unit),
    };
    cells.push(figure(place.row.and_then(|row| row.jobs), Unit::Count));
    cells.push(place.row.and_then(rough).map_or(Cell::Missing(Missing::NotApplicable), Cell::Mark));
    cells.push(local(place.row.and_then(|row| row.jobs_per_1000), Unit::PerThousand));
    cells.push(local(place.row.and_then(|row| row.location_quotient), Unit::Ratio));
    cells
}

/// The mark of a row whose sampling error is large.
fn rough(row: &WageRow) -> Option<Mark> {
    let mark = |word, rank| Some(Mark { sign: "~", word, rank, tone: Tone::Caution });
    match (reliability::rough_jobs(row), reliability::rough_wage(row)) {
        (true, true) => mark("rough jobs and pay", 3),
        (true, false) => mark("rough jobs", 2),
        (false, true) => mark("rough pay", 1),
        (false, false) => None,
    }
}

/// Further words by which a place is found: its short code, and the states it lies in.
fn words(area: &Area, states: &HashMap<&Id, &Area>) -> String {
    let mut words = area.abbreviation.as_ref().map(ToString::to_string).unwrap_or_default();
    for state in area.states.iter().filter_map(|id| states.get(id)) {
        let code = state.abbreviation.as_ref().map_or("", Id::as_str);
        words.push_str(&format!(" {} {code}", state.name));
    }
    words
}

/// What is to be known of prices while they are taken into account.
fn price_note(survey: &Survey<'_>, prices: Option<&Prices<'_>>) -> Option<Line> {
    if !survey.context.profile.price_adjusted {
        return None;
    }
    let Some(prices) = prices else {
        return Some(Line::muted("This data set has no price levels to adjust by."));
    };
    let table = prices.table;
    Some(Line::muted(format!(
        "Bars: pay ÷ {} of {} × 100 (derived; {} = 100). A metropolitan area takes the level of its first state.",
        table.name, table.period, table.base,
    )))
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    let find = || {
        let survey = Survey::new(context)?;
        let (occupation, area) = key.split_once('/')?;
        let area = survey.wages.areas.iter().find(|a| a.id == *area)?;
        let at = survey.shared.iter().position(|s| s.occupation == occupation)?;
        Some((survey, at, area))
    };
    let Some((survey, at, area)) = find() else { return Detail::default() };
    let Some(shared) = survey.shared.get(at) else { return Detail::default() };
    Detail { title: area.name.clone(), blocks: blocks(&survey, shared, area) }
}

fn blocks(survey: &Survey<'_>, shared: &Shared<'_>, area: &Area) -> Vec<Block> {
    let data = survey.context.data;
    let row = pay::over_all_employers(data, shared.occupation, &area.id);
    let prices = Prices::new(data);
    let mut blocks = Vec::new();

    let sentence = survey.sentence(shared, area, row);
    blocks.push(match row {
        Some(row) => said(sentence, survey.terms.figure(row, None)),
        None => Block::Text(Cited::new(sentence, std::slice::from_ref(&survey.wages.source.id))),
    });
    if let Some(verdict) = row.and_then(|row| survey.verdict(row)) {
        blocks.push(Block::Text(Cited::bare(verdict)));
    }
    blocks.extend(bars(survey, shared, area, prices.as_ref()));
    let mut facts = row.map(|row| facts(survey, row)).unwrap_or_default();
    facts.extend(lies_in(survey, area));
    if let Some((row, level)) = row.zip(prices.as_ref().and_then(|prices| prices.level(area))) {
        facts.extend(price_facts(survey, row, &level));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks.extend(common::list("How to read it", survey.pay_notes(shared)));
    blocks.extend(common::list("Footnotes", row.map(|row| survey.footnotes(row)).unwrap_or_default()));
    blocks
}

/// The place against its state and the nation on one scale, at the prices that the page is at.
fn bars(survey: &Survey<'_>, shared: &Shared<'_>, area: &Area, prices: Option<&Prices<'_>>) -> Vec<Block> {
    let adjusting = survey.context.profile.price_adjusted;
    let state = area.states.first().and_then(|id| survey.wages.areas.iter().find(|a| a.id == *id));
    let nation = survey.wages.nation().filter(|nation| nation.id != area.id);
    let mut bars = Vec::new();
    let mut pays = Vec::new();
    for place in [Some(area), state, nation].into_iter().flatten() {
        let Some(row) = pay::over_all_employers(survey.context.data, shared.occupation, &place.id) else {
            continue;
        };
        let level = prices.filter(|_| adjusting).and_then(|prices| prices.level(place));
        let pay = survey.terms.state(row, level.as_ref());
        if (adjusting && level.is_none()) || pay.range().values().next().is_none() {
            continue;
        }
        pays.push(pay);
        bars.push(RangeBar {
            label: pay::place(place).to_owned(),
            note: String::new(),
            range: pay.range(),
            strong: place.id == area.id,
            figure: survey.terms.figure(row, level.as_ref()),
        });
    }
    let Some(scale) = survey.scale(pays) else { return Vec::new() };
    let mut blocks = Vec::new();
    if shared.roles.len() > 1 {
        blocks.push(Block::Text(Cited::bare(Line::strong(shared.names()))));
    }
    blocks.push(Block::Ranges { scale, bars });
    if let Some(prices) = prices.filter(|_| adjusting) {
        let note = price_note(survey, Some(prices)).unwrap_or_default();
        blocks.push(Block::Text(Cited::new(note, std::slice::from_ref(&prices.table.source))));
    }
    blocks
}

/// What else the survey says of the place.
fn facts(survey: &Survey<'_>, row: &WageRow) -> Vec<Fact> {
    let error = |rse: Option<f64>, rough: bool| {
        let Some(rse) = rse else { return Line::default() };
        let rse = Number::new(rse, Unit::Percent);
        let line = Line::muted(format!(" · relative standard error {rse}"));
        if rough { line.and(" · rough", Tone::Caution) } else { line }
    };
    let fact = |label: &str, value: String, after: Line, statistic: &str| {
        let mut line = Line::strong(value);
        line.0.extend(after.0);
        let figure = Some(survey.passport(row, statistic));
        Fact { label: label.to_owned(), value: Cited { figure, ..Cited::bare(line) } }
    };
    let pay = survey.terms.state(row, None);
    let mut facts = Vec::new();
    if let Some(jobs) = row.jobs {
        let error = error(row.jobs_rse, reliability::rough_jobs(row));
        facts.push(fact("Jobs", Number::new(jobs, Unit::Count).to_string(), error, "jobs"));
    }
    if let Some(rate) = row.jobs_per_1000 {
        let rate = Number::new(rate, Unit::PerThousand).to_string();
        facts.push(fact("Per 1,000 jobs", rate, Line::default(), "jobs in the occupation per 1,000 jobs"));
    }
    if let Some(quotient) = row.location_quotient {
        let words = Line::muted(format!(" · {}", reliability::quotient_words(quotient)));
        let statistic = "location quotient: share of the place's jobs ÷ share of the nation's";
        facts.push(fact(
            "Location quotient",
            Number::new(quotient, Unit::Ratio).to_string(),
            words,
            statistic,
        ));
    }
    if let Some(mean) = pay.number(pay.mean) {
        let error = error(row.wage_rse, reliability::rough_wage(row));
        let statistic = format!("mean pay {}", survey.terms.per.words());
        facts.push(fact("Mean", mean.to_string(), error, &statistic));
    }
    facts
}

/// The states that an area lies in.
fn lies_in(survey: &Survey<'_>, area: &Area) -> Option<Fact> {
    let name = |id: &Id| survey.wages.areas.iter().find(|a| a.id == *id).map(|a| a.name.as_str());
    let states: Vec<&str> = area.states.iter().filter_map(name).collect();
    let source = std::slice::from_ref(&survey.wages.source.id);
    (!states.is_empty())
        .then(|| Fact { label: "Lies in".to_owned(), value: Cited::new(states.join(", "), source) })
}

/// The price level of a place and what its middle pay buys.
fn price_facts(survey: &Survey<'_>, row: &WageRow, level: &Level<'_>) -> Vec<Fact> {
    let source = std::slice::from_ref(&level.table().source);
    let own = if *level.of == row.area { "" } else { "that of the first state; " };
    let words = Line::strong(level.value.to_string()).and(
        format!(" · {own}{}, {} ({} = 100)", level.table().name, level.table().period, level.table().base),
        Tone::Muted,
    );
    let mut facts = vec![Fact { label: "Price level".to_owned(), value: Cited::new(words, source) }];
    let pay = survey.terms.state(row, Some(level));
    if let Some(median) = pay.number(pay.median) {
        let line = Line::strong(median.to_string()).and(" · derived: what the median buys", Tone::Muted);
        let figure = survey.terms.figure(row, Some(level));
        let statistic = format!("median pay {}, at base prices", survey.terms.per.words());
        let figure = Some(Figure { statistic, ..figure });
        let value = Cited { figure, ..Cited::new(line, source) };
        facts.push(Fact { label: "At base prices".to_owned(), value });
    }
    facts
}
