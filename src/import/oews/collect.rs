//! Figures of single series -> rows.

use std::{collections::HashMap, path::Path, str};

use super::{
    areas::Areas,
    codes::{CAPPED, Footnotes, Industries, Occupations, dashed},
    problem::Problem,
    series::{AREA_AT, FOOTNOTES, Flaw, INDUSTRY_AT, Key, LETTER_AT, Line, OCCUPATION_AT, VALUE},
    table::shortened,
};
use crate::dataset::{
    Id,
    wages::{Measure, Pay, Per, Row},
};

/// The codes that figures refer to.
pub(super) struct Codes {
    pub areas: Areas,
    pub industries: Industries,
    pub occupations: Occupations,
    pub footnotes: Footnotes,
}

/// Gathers figures into rows.
pub(super) struct Collector<'a> {
    codes: &'a Codes,
    drafts: Vec<Draft>,
    index: HashMap<Key, usize>,
    /// The row of the line before: the next line mostly belongs to it too.
    last: usize,
}

/// A row in the making.
struct Draft {
    key: Key,
    /// The line it begins at.
    line: u64,
    /// Which figures have a line, and which of these have a value: a bit each.
    seen: u32,
    given: u32,
    values: [f64; DATATYPES.len()],
    capped: Vec<(Per, Measure)>,
    footnotes: Vec<u8>,
}

/// A kind of figure.
struct Datatype {
    /// In words, for messages.
    name: &'static str,
    /// More than this is no figure but a mistake.
    most: f64,
    /// Which wage it is, if it is one.
    wage: Option<(Per, Measure)>,
}

/// All kinds, in the order of their numbers, from 1.
const DATATYPES: [Datatype; 17] = {
    const fn plain(name: &'static str, most: f64) -> Datatype {
        Datatype { name, most, wage: None }
    }
    const fn hourly(name: &'static str, measure: Measure) -> Datatype {
        Datatype { name, most: 10_000.0, wage: Some((Per::Hour, measure)) }
    }
    const fn annual(name: &'static str, measure: Measure) -> Datatype {
        Datatype { name, most: 20_000_000.0, wage: Some((Per::Year, measure)) }
    }
    [
        plain("employment", 1e9),
        plain("the relative standard error of employment", 1000.0),
        hourly("the hourly mean wage", Measure::Mean),
        annual("the annual mean wage", Measure::Mean),
        plain("the relative standard error of the wage", 1000.0),
        hourly("the hourly 10th percentile", Measure::P10),
        hourly("the hourly 25th percentile", Measure::P25),
        hourly("the hourly median", Measure::Median),
        hourly("the hourly 75th percentile", Measure::P75),
        hourly("the hourly 90th percentile", Measure::P90),
        annual("the annual 10th percentile", Measure::P10),
        annual("the annual 25th percentile", Measure::P25),
        annual("the annual median", Measure::Median),
        annual("the annual 75th percentile", Measure::P75),
        annual("the annual 90th percentile", Measure::P90),
        plain("jobs per 1,000", 1000.0),
        plain("the location quotient", 1e6),
    ]
};

/// Percentiles, by their numbers, from low to high.
const LADDERS: [[u8; 5]; 2] = [[6, 7, 8, 9, 10], [11, 12, 13, 14, 15]];

/// Every row has the figures 1 to 15; the last two are given for places only.
const ALWAYS: u32 = 0b0111_1111_1111_1111;

impl<'a> Collector<'a> {
    pub fn new(codes: &'a Codes) -> Self {
        Self { codes, drafts: Vec::new(), index: HashMap::new(), last: 0 }
    }

    /// Takes one line.
    pub fn add(&mut self, line: Line<'_>) -> Result<(), Flaw> {
        let datatype = DATATYPES.get(usize::from(line.series.datatype) - 1);
        let datatype = datatype.ok_or_else(|| Flaw::line("unknown data type"))?;
        let footnotes = self.footnotes(line.footnotes)?;
        let value = value(line.value, datatype)?;
        match (value, footnotes.as_slice()) {
            (None, []) => {
                return Err(Flaw::column(VALUE, "no value, and no footnote that says why"));
            }
            (Some(_), notes) if notes.contains(&CAPPED) || notes.contains(&WITHHELD) => {
                let what = "a value, but its footnote says that there is none: expected `-`";
                return Err(Flaw::column(VALUE, what));
            }
            _ => {}
        }
        let capped = match datatype.wage {
            _ if !footnotes.contains(&CAPPED) => None,
            Some(wage) => Some(wage),
            None => {
                let what = format!("footnote {CAPPED} is about wages, not {}", datatype.name);
                return Err(Flaw::column(FOOTNOTES, what));
            }
        };
        let draft = self.draft(&line)?;
        let bit = 1 << (line.series.datatype - 1);
        if draft.seen & bit != 0 {
            let what = format!("this series stands in the file twice; its row begins at line {}", draft.line);
            return Err(Flaw::series(0, what));
        }
        draft.seen |= bit;
        if let Some(value) = value {
            draft.given |= bit;
            if let Some(slot) = draft.values.get_mut(usize::from(line.series.datatype) - 1) {
                *slot = value;
            }
        }
        draft.capped.extend(capped);
        draft.footnotes.extend(footnotes);
        Ok(())
    }

    /// The row that a line belongs to, new if need be.
    fn draft(&mut self, line: &Line<'_>) -> Result<&mut Draft, Flaw> {
        let key = line.series.key;
        if self.drafts.get(self.last).is_none_or(|draft| draft.key != key) {
            self.last = if let Some(&at) = self.index.get(&key) {
                at
            } else {
                self.check(&key)?;
                self.index.insert(key, self.drafts.len());
                self.drafts.push(Draft::new(key, line.number));
                self.drafts.len() - 1
            };
        }
        self.drafts.get_mut(self.last).ok_or_else(|| Flaw::line("no row"))
    }

    /// Whether a row's codes are known.
    fn check(&self, key: &Key) -> Result<(), Flaw> {
        let text = |code: &[u8]| shortened(&String::from_utf8_lossy(code));
        match self.codes.areas.letter(key.area) {
            None => {
                let what = format!("unknown area {}: it is not in oe.area", text(&key.area));
                return Err(Flaw::series(AREA_AT, what));
            }
            Some(letter) if letter != key.letter => {
                let what = format!(
                    "area {} is of type {} here, but of type {} in oe.area",
                    text(&key.area),
                    text(&[key.letter]),
                    text(&[letter])
                );
                return Err(Flaw::series(LETTER_AT, what));
            }
            Some(_) => {}
        }
        if !self.codes.industries.has(key.industry) {
            let what = format!("unknown industry {}: it is not in oe.industry", text(&key.industry));
            return Err(Flaw::series(INDUSTRY_AT, what));
        }
        if self.codes.occupations.get(key.occupation).is_none() {
            let what = format!("unknown occupation {}: it is not in oe.occupation", text(&key.occupation));
            return Err(Flaw::series(OCCUPATION_AT, what));
        }
        Ok(())
    }

    /// The footnotes of a line: none, `5` or `5,8`.
    fn footnotes(&self, text: &[u8]) -> Result<Vec<u8>, Flaw> {
        let text = text.trim_ascii();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let number = |code: &[u8]| {
            let code = str::from_utf8(code.trim_ascii()).ok();
            let number = code.and_then(|code| code.parse().ok()).filter(|&n| self.codes.footnotes.has(n));
            number.ok_or_else(|| {
                let code = shortened(code.unwrap_or("bytes that are no text"));
                Flaw::column(FOOTNOTES, format!("unknown footnote `{code}`: it is not in oe.footnote"))
            })
        };
        text.split(|&b| b == b',').map(number).collect()
    }

    /// The rows, in order. `path` is the data file, for messages.
    pub fn into_rows(mut self, path: &Path) -> Result<Vec<Row>, Problem> {
        for draft in &self.drafts {
            draft.check().map_err(|what| Problem::line(path, draft.line, what))?;
        }
        self.index = HashMap::new();
        self.drafts.sort_unstable_by_key(|draft| draft.key);
        self.drafts
            .into_iter()
            .map(|draft| {
                let line = draft.line;
                draft.into_row().ok_or_else(|| Problem::line(path, line, "bad code in the series id"))
            })
            .collect()
    }
}

/// The footnote that an estimate is not released.
const WITHHELD: u8 = 8;

impl Draft {
    fn new(key: Key, line: u64) -> Self {
        Self {
            key,
            line,
            seen: 0,
            given: 0,
            values: [0.0; DATATYPES.len()],
            capped: Vec::new(),
            footnotes: Vec::new(),
        }
    }

    /// A figure by its number.
    fn value(&self, number: u8) -> Option<f64> {
        let at = number.checked_sub(1)?;
        let value = self.values.get(usize::from(at)).copied();
        value.filter(|_| self.given & (1 << at) != 0)
    }

    /// What single lines cannot show: figures that have no line, and percentiles that fall.
    fn check(&self) -> Result<(), String> {
        let row = || {
            let text = |code: &[u8]| String::from_utf8_lossy(code).into_owned();
            let Key { occupation, area, industry, .. } = &self.key;
            format!("occupation {}, area {}, industry {}", dashed(*occupation), text(area), text(industry))
        };
        let missing = DATATYPES.iter().enumerate().find(|(at, _)| ALWAYS & !self.seen & (1 << at) != 0);
        if let Some((at, datatype)) = missing {
            return Err(format!("no line for {} (data type {:02}) of {}", datatype.name, at + 1, row()));
        }
        for ladder in LADDERS {
            let rungs = ladder.iter().filter_map(|&n| Some((n, self.value(n)?)));
            let falls = rungs.clone().zip(rungs.skip(1)).find(|((_, low), (_, high))| low > high);
            if let Some(((low_is, low), (high_is, high))) = falls {
                let name = |n: u8| DATATYPES.get(usize::from(n) - 1).map_or("", |d| d.name);
                return Err(format!(
                    "{} ({low}) is above {} ({high}) for {}",
                    name(low_is),
                    name(high_is),
                    row()
                ));
            }
        }
        Ok(())
    }

    fn into_row(mut self) -> Option<Row> {
        let id = |code: &[u8]| Id::try_from(String::from_utf8_lossy(code).into_owned()).ok();
        let pay = |mean, [p10, p25, median, p75, p90]: [u8; 5]| Pay {
            mean: self.value(mean),
            p10: self.value(p10),
            p25: self.value(p25),
            median: self.value(median),
            p75: self.value(p75),
            p90: self.value(p90),
        };
        let [hourly, annual] = LADDERS;
        let (hourly, annual) = (pay(3, hourly), pay(4, annual));
        self.capped.sort_unstable();
        self.footnotes.sort_unstable();
        self.footnotes.dedup();
        Some(Row {
            occupation: Id::try_from(dashed(self.key.occupation)).ok()?,
            area: id(&self.key.area)?,
            industry: id(&self.key.industry)?,
            jobs: self.value(1),
            jobs_rse: self.value(2),
            hourly,
            annual,
            wage_rse: self.value(5),
            jobs_per_1000: self.value(16),
            location_quotient: self.value(17),
            capped: self.capped,
            footnotes: self.footnotes,
        })
    }
}

/// A value: digits with or without a fraction; none for `-`.
fn value(text: &[u8], datatype: &Datatype) -> Result<Option<f64>, Flaw> {
    let text = text.trim_ascii();
    if text == b"-" {
        return Ok(None);
    }
    let flaw = |what: &str| {
        let text = shortened(&String::from_utf8_lossy(text));
        Flaw::column(VALUE, format!("`{text}` is no value for {}: {what}", datatype.name))
    };
    let fine = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    let shape = match text.iter().position(|&b| b == b'.') {
        None => fine(text),
        Some(dot) => {
            fine(text.get(..dot).unwrap_or_default()) && fine(text.get(dot + 1..).unwrap_or_default())
        }
    };
    let number: Option<f64> = str::from_utf8(text).ok().filter(|_| shape).and_then(|t| t.parse().ok());
    match number {
        None => Err(flaw("expected a number from 0, or `-`")),
        Some(number) if number > datatype.most => Err(flaw("it is beyond belief")),
        Some(number) => Ok(Some(number)),
    }
}
