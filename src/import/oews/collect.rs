//! Figures of single series -> rows.

use std::{collections::HashMap, path::Path};

use super::{
    codes::dashed,
    figure::{Datatype, Figure, KINDS},
    problem::Problem,
    series::{Flaw, Key, Series},
};
use crate::dataset::{
    Id,
    wages::{Measure, Pay, Per, Row},
};

/// Gathers figures into rows.
#[derive(Default)]
pub(super) struct Collector {
    drafts: Vec<Draft>,
    index: HashMap<Key, usize>,
    /// The row of the line before: the next line mostly belongs to it too.
    last: usize,
}

/// A row in the making. While it grows, a figure is known by its number less one.
struct Draft {
    key: Key,
    /// The line it begins at.
    line: u64,
    /// Which figures have a line, and which of these have a value: a bit each.
    seen: u32,
    given: u32,
    values: [f64; KINDS],
    capped: Vec<(Per, Measure)>,
    footnotes: Vec<u8>,
}

/// Percentiles, by their numbers, from low to high: by hour and by year.
const LADDERS: [[u8; 5]; 2] = [[6, 7, 8, 9, 10], [11, 12, 13, 14, 15]];

/// How many figures a row has at least; the last two are given for places only, and not in every release.
const ALWAYS: usize = 15;

impl Collector {
    /// Takes the figure of a line.
    pub fn add(&mut self, line: u64, series: Series, figure: Figure) -> Result<(), Flaw> {
        let Some(draft) = self.draft(series.key, line) else { return Ok(()) };
        let at = series.datatype.number - 1;
        let bit = 1 << at;
        if draft.seen & bit != 0 {
            let what = format!("this series stands in the file twice; its row begins at line {}", draft.line);
            return Err(Flaw::series(0, what));
        }
        draft.seen |= bit;
        if let (Some(value), Some(slot)) = (figure.value, draft.values.get_mut(usize::from(at))) {
            draft.given |= bit;
            *slot = value;
        }
        draft.capped.extend(figure.capped);
        draft.footnotes.extend(figure.footnotes);
        Ok(())
    }

    /// The row that a line belongs to, new if need be.
    fn draft(&mut self, key: Key, line: u64) -> Option<&mut Draft> {
        if self.drafts.get(self.last).is_none_or(|draft| draft.key != key) {
            self.last = *self.index.entry(key).or_insert_with(|| {
                self.drafts.push(Draft::new(key, line));
                self.drafts.len() - 1
            });
        }
        self.drafts.get_mut(self.last)
    }

    /// The rows, in order. `path` is the data file, for messages.
    pub fn into_rows(self, path: &Path) -> Result<Vec<Row>, Problem> {
        let Self { mut drafts, index, .. } = self;
        drop(index);
        let place = |draft: &Draft| draft.key.letter != b'N';
        let more = drafts.iter().filter(|draft| place(draft)).any(|draft| draft.seen >> ALWAYS != 0);
        for draft in &drafts {
            let figures = if more && place(draft) { KINDS } else { ALWAYS };
            draft.check(figures).map_err(|what| Problem::line(path, draft.line, what))?;
        }
        drafts.sort_unstable_by_key(|draft| draft.key);
        let rows = drafts.into_iter().map(|draft| {
            let line = draft.line;
            draft.into_row().ok_or_else(|| Problem::line(path, line, "a code here cannot be an id"))
        });
        rows.collect()
    }
}

impl Draft {
    fn new(key: Key, line: u64) -> Self {
        Self { key, line, seen: 0, given: 0, values: [0.0; KINDS], capped: Vec::new(), footnotes: Vec::new() }
    }

    /// A figure by its number.
    fn value(&self, number: u8) -> Option<f64> {
        let at = number.checked_sub(1)?;
        let value = self.values.get(usize::from(at)).copied();
        value.filter(|_| self.given & (1 << at) != 0)
    }

    /// What single lines cannot show: whether each of so many figures has its line, and that percentiles
    /// rise.
    fn check(&self, figures: usize) -> Result<(), String> {
        let name = |number| Datatype::numbered(number).map_or("", |datatype| datatype.name);
        let missing = (1..).take(figures).find(|number| self.seen & (1 << (number - 1)) == 0);
        if let Some(missing) = missing {
            return Err(format!("no line for {} (data type {missing:02}) of {}", name(missing), self.said()));
        }
        for ladder in LADDERS {
            let rungs: Vec<(u8, f64)> = ladder.iter().filter_map(|&n| Some((n, self.value(n)?))).collect();
            for pair in rungs.windows(2) {
                if let &[(low, below), (high, above)] = pair
                    && below > above
                {
                    let (low, high) = (name(low), name(high));
                    return Err(format!("{low} ({below}) is above {high} ({above}) for {}", self.said()));
                }
            }
        }
        Ok(())
    }

    /// The row in words.
    fn said(&self) -> String {
        let text = |code: &[u8]| String::from_utf8_lossy(code).into_owned();
        let Key { occupation, area, industry, .. } = self.key;
        format!("occupation {}, area {}, industry {}", dashed(occupation), text(&area), text(&industry))
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
