//! Pay by place: nation, states, metropolitan and nonmetropolitan areas on one scale. The view
//! [Map](super::map) has its rows from here.

mod detail;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::{Survey, View, cell, no_wages, range_cell};
use crate::{
    dataset::{
        Id,
        wages::{Area, AreaKind, Row as WageRow},
    },
    insight::pay::{reliability, terms::Stated},
    page::{Cell, Column, Line, Mark, Missing, Number, Page, Row, Shape, Tile, Told, Tone, Unit, Way, Wish},
    sections::Context,
};

/// The view.
pub(super) const VIEW: View = View { name: "By place", has: |_| true, page, detail: detail::detail };

/// Which places a page lists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All, each kind under its heading.
    All,
    /// Those that stand on a map, a map for each occupation.
    Map,
}

/// The kinds of place in the order they are shown, with their headings.
const KINDS: [(Option<AreaKind>, &str); 4] = [
    (Some(AreaKind::Nation), "The nation"),
    (Some(AreaKind::State), "States and territories"),
    (Some(AreaKind::Metro), "Metropolitan areas"),
    (Some(AreaKind::Nonmetro), "Nonmetropolitan areas"),
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
    /// Pay adjusted for local prices, where that is asked for and can be said.
    adjusted: Option<Stated>,
}

fn page(context: &Context<'_>) -> Page {
    page_of(context, Extent::All)
}

/// The places of this extent.
pub(super) fn page_of(context: &Context<'_>, extent: Extent) -> Page {
    let Some(survey) = Survey::new(context) else { return no_wages() };
    let adjusting = survey.adjusting();
    let (groups, places) = places(&survey, extent);
    let shown = places.iter().filter_map(|p| if adjusting { p.adjusted } else { p.pay });
    let scale = survey.scale_for(shown, super::WITHIN);
    let areas = survey.wages.areas.iter();
    let states: HashMap<&Id, &Area> =
        areas.filter(|a| a.kind == AreaKind::State).map(|a| (&a.id, a)).collect();

    let mut columns = vec![Column::text("Place"), Column::number("Median")];
    if adjusting {
        columns.push(Column::number("Adjusted, about"));
    }
    columns.extend(scale.map(|scale| Column::ranges("Lowest to highest tenth", 24, scale)));
    columns.extend([
        Column::number("Jobs"),
        Column::text("~").said("Sampling error", "named where it is large"),
        Column::number("Per 1,000")
            .said("Per 1,000 jobs", "how many of 1,000 jobs there are of this occupation"),
        Column::number("Quotient").said("Location quotient", "that share against the nation's, which is 1"),
    ]);

    let mut lead = survey.lead();
    if extent == Extent::Map {
        lead.push(Line::muted(
            "Each tile is a place by its short code; its shade is the figure that stands below.",
        ));
    }
    lead.extend(price_note(&survey));
    if extent == Extent::All && scale.is_some_and(|scale| scale.beyond) {
        lead.push(Line::muted(super::BEYOND));
    }
    if places.iter().filter_map(|p| p.row).any(|row| rough(row).is_some()) {
        lead.push(Line::muted(format!(
            "Rough (~): standard error from {}% of the jobs or {}% of the mean pay, limits of our own.",
            reliability::ROUGH_JOBS,
            reliability::ROUGH_WAGE,
        )));
    }
    let by_place = super::views_of(context.data).position(|view| view.name == VIEW.name).unwrap_or(0);
    let headings = groups.len();
    let row = |place: &Place<'_>| Row {
        key: key(place.occupation, &place.area.id),
        cells: cells(place, adjusting, scale.is_some()),
        group: Some(place.group).filter(|group| *group < headings),
        muted: survey.gap(place.row).is_some(),
        picked: (place.area.id == survey.area.id).then_some(true),
        words: words(place.area, &states),
        way: (place.area.kind == AreaKind::State)
            .then(|| Way { view: by_place, filter: lies_in(place.area) }),
        tile: tile(place.area).filter(|_| extent == Extent::Map),
        told: match place.area.kind {
            _ if place.area.id == survey.area.id => Told::Whole,
            AreaKind::Nation => Told::Whole,
            AreaKind::State => Told::Line,
            AreaKind::Metro | AreaKind::Nonmetro => Told::Counted,
        },
        ..Row::default()
    };
    Page {
        title: survey.title(""),
        shape: match extent {
            Extent::All => Shape::Table,
            // The median that is last: what it buys, where that is asked for.
            Extent::Map => Shape::Map { shade: if adjusting { 2 } else { 1 } },
        },
        lead,
        columns,
        groups,
        rows: places.iter().map(row).collect(),
        heeds: &[Wish::Per, Wish::Prices, Wish::Budget],
    }
}

/// The places by kind, once for each occupation, under the headings they stand under.
fn places<'a>(survey: &Survey<'a>, extent: Extent) -> (Vec<String>, Vec<Place<'a>>) {
    let (mut groups, mut places) = (Vec::new(), Vec::new());
    let alone = survey.shared.len() == 1;
    for shared in &survey.shared {
        let rows = by_area(survey, shared.occupation);
        let listed: &[(Option<AreaKind>, &str)] = match extent {
            Extent::All => &KINDS,
            Extent::Map => &[(None, "")],
        };
        for &(kind, heading) in listed {
            let group = groups.len();
            let before = places.len();
            let of_kind = |area: &&Area| kind.map_or(area.tile.is_some(), |kind| kind == area.kind);
            for area in survey.wages.areas.iter().filter(of_kind) {
                let row = rows.get(&area.id).copied();
                let level = survey.level(area);
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
            match heading {
                _ if places.len() == before => {}
                // One map alone needs no heading.
                "" if alone => {}
                heading if alone => groups.push(heading.to_owned()),
                "" => groups.push(shared.names()),
                heading => groups.push(format!("{}: {}", shared.names(), heading.to_lowercase())),
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

/// The word by which everything in a state is found: `in:TX`.
fn lies_in(state: &Area) -> String {
    format!("in:{}", state.abbreviation.as_ref().unwrap_or(&state.id))
}

/// Further words by which a place is found: its short code, and the states it lies in.
fn words(area: &Area, states: &HashMap<&Id, &Area>) -> String {
    let mut words = area.abbreviation.as_ref().map(ToString::to_string).unwrap_or_default();
    if area.kind == AreaKind::State {
        words.push(' ');
        words.push_str(&lies_in(area));
    }
    for state in area.states.iter().filter_map(|id| states.get(id)) {
        let code = state.abbreviation.as_ref().map_or("", Id::as_str);
        for word in [&state.name, code, &lies_in(state)] {
            words.push(' ');
            words.push_str(word);
        }
    }
    words
}

/// Most letters on a tile.
const LETTERS: usize = 4;

/// Where a place stands on the map.
fn tile(area: &Area) -> Option<Tile> {
    let (column, line) = area.tile?;
    let name = area.abbreviation.as_ref().map_or(area.name.as_str(), Id::as_str);
    Some(Tile { column, line, label: name.chars().take(LETTERS).collect() })
}

/// What is to be known of prices while they are taken into account.
fn price_note(survey: &Survey<'_>) -> Option<Line> {
    if !survey.context.profile.price_adjusted {
        return None;
    }
    let Some(prices) = &survey.prices else {
        return Some(Line::muted("This data set has no price levels to adjust by."));
    };
    let table = prices.table;
    Some(Line::muted(format!(
        "Adjusted, in the ranges as well: about what pay buys, at the prices of {base} (derived: pay ÷ {name} of {period} \
         × 100, to the nearest {step}; {base} = 100). A metropolitan area takes the level of its first state.",
        name = table.name,
        period = table.period,
        base = table.base,
        step = survey.terms.about_to(),
    )))
}
