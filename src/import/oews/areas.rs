//! `oe.area`: the places, and which states a metropolitan area reaches into.

use std::collections::{HashMap, HashSet};

use super::{
    problem::Problem,
    states,
    table::{Field, Table, shortened},
};
use crate::dataset::{
    Id,
    wages::{Area, AreaKind},
};

/// The places of the survey by their codes.
pub(super) struct Areas {
    by_code: HashMap<[u8; 7], Place>,
}

/// A place, with the letter by which series ids tell its type.
struct Place {
    letter: u8,
    area: Area,
}

/// What is in the name of an area outside metropolitan ones; both kinds share the letter `M`. It is not always
/// the end: `North Northeastern Ohio nonmetropolitan area (noncontiguous)`.
const NONMETRO: &str = "nonmetropolitan area";

impl Areas {
    /// Reads `oe.area`.
    pub fn new(table: &Table) -> Result<Self, Problem> {
        let records = table.records(["state_code", "area_code", "areatype_code", "area_name"])?;
        // States first: metropolitan areas refer to them, by code and by abbreviation.
        let mut by_number = HashMap::new();
        let mut by_abbreviation = HashMap::new();
        for record in &records {
            let [number, code, letter, name] = record.fields;
            let fault = |field, what: String| Err(table.problem(record.line, field, what));
            if !matches!(letter.text, "N" | "S" | "M") {
                let what = format!("unknown area type `{}`: expected N, S or M", shortened(letter.text));
                return fault(letter, what);
            }
            if letter.text == "S" {
                let Some(short) = states::abbreviation(name.text) else {
                    return fault(name, format!("`{}` is no state of the U.S.", shortened(name.text)));
                };
                let (_, id) = code_of(table, record.line, code)?;
                by_number.insert(number.text, id.clone());
                by_abbreviation.insert(short, id);
            }
        }
        let mut by_code = HashMap::with_capacity(records.len());
        let mut abbreviations = HashSet::new();
        for record in &records {
            let [number, code, letter, name] = record.fields;
            let fault = |field, what: String| Err(table.problem(record.line, field, what));
            let (key, id) = code_of(table, record.line, code)?;
            let kind = match letter.text {
                "N" => AreaKind::Nation,
                "S" => AreaKind::State,
                _ if name.text.contains(NONMETRO) => AreaKind::Nonmetro,
                _ => AreaKind::Metro,
            };
            if name.text.is_empty() {
                return fault(name, format!("area {id} has no name"));
            }
            let mut states: Vec<Id> = Vec::new();
            if matches!(kind, AreaKind::Metro | AreaKind::Nonmetro) {
                let Some(state) = by_number.get(number.text) else {
                    let what = format!("state code `{}` has no state in this file", shortened(number.text));
                    return fault(number, what);
                };
                states.push(state.clone());
            }
            if kind == AreaKind::Metro {
                for short in states_in(name.text) {
                    match by_abbreviation.get(short) {
                        Some(state) if states.contains(state) => {}
                        Some(state) => states.push(state.clone()),
                        None => {
                            let what = format!("`{}` is no state in this file", shortened(short));
                            return fault(name, what);
                        }
                    }
                }
            }
            let abbreviation = match kind {
                AreaKind::Nation => Some("US"),
                AreaKind::State => states::abbreviation(name.text),
                AreaKind::Metro | AreaKind::Nonmetro => None,
            };
            if let Some(short) = abbreviation
                && !abbreviations.insert(short)
            {
                return fault(
                    name,
                    format!("a second area that goes by {short}: one nation, and each state once"),
                );
            }
            let abbreviation = abbreviation.and_then(|short| Id::try_from(short.to_owned()).ok());
            let tile = if kind == AreaKind::State { states::tile(name.text) } else { None };
            let area = Area { id, kind, name: name.text.to_owned(), abbreviation, states, tile };
            let letter = letter.text.bytes().next().unwrap_or_default();
            if by_code.insert(key, Place { letter, area }).is_some() {
                return fault(code, format!("area {} stands here a second time", code.text));
            }
        }
        Ok(Self { by_code })
    }

    /// The letter of an area's type; none if there is no such area.
    pub fn letter(&self, code: [u8; 7]) -> Option<u8> {
        self.by_code.get(&code).map(|place| place.letter)
    }

    /// The places that are wanted, by kind and code.
    pub fn into_list(self, wanted: impl Fn([u8; 7]) -> bool) -> Vec<Area> {
        let kept = self.by_code.into_iter().filter(|&(code, _)| wanted(code));
        let mut list: Vec<Area> = kept.map(|(_, place)| place.area).collect();
        list.sort_unstable_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        list
    }
}

/// The states named at the end of a metropolitan area's name: `Fargo, ND-MN` -> ND, MN.
fn states_in(name: &str) -> impl Iterator<Item = &str> {
    let end = name.rsplit_once(", ").map_or("", |(_, end)| end);
    // Years ago some names went on: `Boston-Cambridge-Newton, MA NECTA Division`.
    let states = end.split_whitespace().next().unwrap_or_default();
    states.split('-').filter(|s| !s.is_empty())
}

/// An area's code as series ids spell it, and as an id.
fn code_of(table: &Table, line: u64, code: Field<'_>) -> Result<([u8; 7], Id), Problem> {
    let digits = code.text.bytes().all(|b| b.is_ascii_digit());
    let key = code.text.as_bytes().try_into().ok().filter(|_| digits);
    key.zip(Id::try_from(code.text.to_owned()).ok()).ok_or_else(|| {
        table.problem(line, code, format!("`{}` is no area code: expected 7 digits", shortened(code.text)))
    })
}
