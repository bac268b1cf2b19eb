//! One place in full: its figures in words, against its state and the nation, with what goes with them.

use super::price_note;
use crate::{
    dataset::{
        Id,
        wages::{Area, Row as WageRow},
    },
    insight::pay::{self, Shared, prices::Level, reliability},
    page::{Block, Cited, Detail, Fact, Figure, Line, Measured, Number, RangeBar, Tone, Unit},
    sections::{
        Context, common,
        pay::{Survey, place_name},
    },
};

/// The label of the mean, the one fact that is pay.
const MEAN: &str = "Mean";

/// The detail of the row with this key.
pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let find = || {
        let survey = Survey::new(context)?;
        let (occupation, area) = key.split_once('/')?;
        let area = survey.wages.areas.iter().find(|a| a.id == *area)?;
        let at = survey.shared.iter().position(|s| s.occupation == occupation)?;
        Some((survey, at, area))
    };
    let Some((survey, at, area)) = find() else { return Detail::default() };
    let Some(shared) = survey.shared.get(at) else { return Detail::default() };
    Detail { title: place_name(area).to_owned(), blocks: blocks(&survey, shared, area) }
}

fn blocks<'a>(survey: &Survey<'a>, shared: &Shared<'a>, area: &'a Area) -> Vec<Block> {
    let data = survey.context.data;
    let row = pay::over_all_employers(data, shared.occupation, &area.id);
    let mut blocks = Vec::new();

    // Where there is pay, the bars say it; without, there is but the reason to tell.
    if survey.gap(row).is_some() {
        let sentence = survey.sentence(shared, area, row);
        blocks.push(Block::Text(Cited::new(sentence, std::slice::from_ref(&survey.wages.source.id))));
    }
    blocks.extend(bars(survey, shared, area));
    if let Some(verdict) = row.and_then(|row| survey.verdict(row, area)) {
        blocks.push(Block::Text(Cited::bare(verdict)));
    }
    let mut facts = row.map(|row| facts(survey, row)).unwrap_or_default();
    facts.extend(lies_in(survey, area));
    let level = survey.prices.as_ref().and_then(|prices| prices.level(area));
    if let Some((row, level)) = row.zip(level.filter(|level| !level.base)) {
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
fn bars<'a>(survey: &Survey<'a>, shared: &Shared<'a>, area: &'a Area) -> Vec<Block> {
    let adjusting = survey.adjusting();
    let state = area.states.first().and_then(|id| survey.wages.areas.iter().find(|a| a.id == *id));
    let nation = survey.wages.nation().filter(|nation| nation.id != area.id);
    let mut bars = Vec::new();
    let mut pays = Vec::new();
    for place in [Some(area), state, nation].into_iter().flatten() {
        let Some(row) = pay::over_all_employers(survey.context.data, shared.occupation, &place.id) else {
            continue;
        };
        let level = survey.level(place);
        let pay = survey.terms.state(row, level.as_ref());
        if (adjusting && level.is_none()) || pay.range().values().next().is_none() {
            continue;
        }
        pays.push(pay);
        bars.push(RangeBar {
            label: place_name(place).to_owned(),
            note: if pay.is_about() { "about, adjusted".to_owned() } else { String::new() },
            range: pay.range(),
            strong: place.id == area.id,
            figure: survey.terms.figure(row, level.as_ref()),
        });
    }
    let Some(scale) = survey.scale(pays) else { return Vec::new() };
    let mut blocks = Vec::new();
    if shared.roles.len() > 1 {
        let line = Line::strong(shared.names()).and(": one figure for them all", Tone::Muted);
        blocks.push(Block::Text(Cited::bare(line)));
    }
    blocks.push(Block::Ranges { scale, bars });
    if let Some((note, prices)) = price_note(survey).zip(survey.prices.as_ref()) {
        blocks.push(Block::Text(Cited::new(note, std::slice::from_ref(&prices.table.source))));
    }
    blocks
}

/// What else the survey says of the place.
fn facts(survey: &Survey<'_>, row: &WageRow) -> Vec<Fact> {
    let rough = |rough: bool| if rough { Line::toned("rough", Tone::Caution) } else { Line::default() };
    let fact = |label: &str, measured: Measured, statistic: &str| {
        // What is not pay is never worked out.
        let derived = if label == MEAN { survey.terms.figure(row, None).derived } else { None };
        let figure = Some(Figure { derived, ..survey.passport(row, statistic) });
        Fact { label: label.to_owned(), value: Cited::measured(measured, figure) }
    };
    let pay = survey.terms.state(row, None);
    let mut facts = Vec::new();
    if let Some(jobs) = row.jobs {
        let number = Number::new(jobs, Unit::Count);
        let note = rough(reliability::rough_jobs(row));
        facts.push(fact("Jobs", Measured { number, error: row.jobs_rse, note }, "jobs"));
    }
    if let Some(rate) = row.jobs_per_1000 {
        let rate = Measured::bare(Number::new(rate, Unit::PerThousand));
        facts.push(fact("Per 1,000 jobs", rate, "jobs in the occupation per 1,000 jobs"));
    }
    if let Some(quotient) = row.location_quotient {
        let note = Line::muted(reliability::quotient_words(quotient));
        let measured = Measured { note, ..Measured::bare(Number::new(quotient, Unit::Ratio)) };
        let statistic = "location quotient: share of the place's jobs ÷ share of the nation's";
        facts.push(fact("Location quotient", measured, statistic));
    }
    if let Some(number) = pay.number(pay.mean) {
        let rough = rough(reliability::rough_wage(row));
        let note = match (survey.adjusting(), rough.is_empty()) {
            (true, true) => Line::muted("as paid"),
            (true, false) => rough.and(" · as paid", Tone::Muted),
            (false, _) => rough,
        };
        let statistic = format!("mean pay {}", survey.terms.per.words());
        facts.push(fact(MEAN, Measured { number, error: row.wage_rse, note }, &statistic));
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
    let source = std::slice::from_ref(&level.table.source);
    let own = if *level.of == row.area { "" } else { "that of the first state; " };
    let words = Line::strong(level.value.to_string()).and(
        format!(" · {own}{}, {} ({} = 100)", level.table.name, level.table.period, level.table.base),
        Tone::Muted,
    );
    let mut facts = vec![Fact { label: "Price level".to_owned(), value: Cited::new(words, source) }];
    let pay = survey.terms.state(row, Some(level));
    if let Some(median) = pay.number(pay.median) {
        let note = Line::muted("rounded; derived: what the median buys");
        let measured = Measured { note, ..Measured::bare(median) };
        let figure = survey.terms.figure(row, Some(level));
        let statistic =
            format!("median pay {}, at the prices of {}", survey.terms.per.words(), level.table.base);
        let figure = Some(Figure { statistic, ..figure });
        let value = Cited { sources: source.to_vec(), ..Cited::measured(measured, figure) };
        facts.push(Fact { label: format!("At the prices of {}", level.table.base), value });
    }
    facts
}
