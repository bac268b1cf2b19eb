//! The other files of codes: occupations, industries, footnotes and the release.

use std::collections::HashMap;

use super::{
    problem::Problem,
    table::{Table, shortened},
};
use crate::dataset::{
    Date, Id,
    wages::{Cap, Industry, Occupation},
};

/// `oe.occupation`: titles by code.
pub(super) struct Occupations {
    by_code: HashMap<[u8; 6], Occupation>,
}

impl Occupations {
    /// Reads `oe.occupation`.
    pub fn new(table: &Table) -> Result<Self, Problem> {
        let mut by_code = HashMap::new();
        for record in table.records(["occupation_code", "occupation_name"])? {
            let [code, name] = record.fields;
            let fault = |field, what: String| Err(table.problem(record.line, field, what));
            let Some(key) = soc(code.text) else {
                return fault(
                    code,
                    format!("`{}` is no occupation code: expected 6 digits", shortened(code.text)),
                );
            };
            if name.text.is_empty() {
                return fault(name, format!("occupation {} has no title", code.text));
            }
            let Ok(id) = Id::try_from(dashed(key)) else {
                return fault(code, format!("`{}` is no occupation code", shortened(code.text)));
            };
            if by_code.insert(key, Occupation { id, name: name.text.to_owned() }).is_some() {
                return fault(code, format!("occupation {} stands here a second time", code.text));
            }
        }
        Ok(Self { by_code })
    }

    /// The codes of all of them.
    pub fn codes(&self) -> impl Iterator<Item = [u8; 6]> {
        self.by_code.keys().copied()
    }

    /// The code somebody asked for, as `29-2072` or `292072`.
    pub fn asked(&self, code: &str) -> Result<[u8; 6], Problem> {
        soc(code).filter(|key| self.by_code.contains_key(key)).ok_or_else(|| {
            let nearest =
                self.nearest(code).map_or(String::new(), |o| format!("; the nearest is {} {}", o.id, o.name));
            Problem::Request(format!("no occupation `{}` in this release{nearest}", shortened(code)))
        })
    }

    /// The occupation that somebody who typed this most likely meant, by code or by title.
    fn nearest(&self, typed: &str) -> Option<&Occupation> {
        let number =
            |code: &str| code.bytes().filter(u8::is_ascii_digit).fold(0, |n, d| n * 10 + i64::from(d - b'0'));
        if typed.chars().any(char::is_alphabetic) {
            let typed = typed.to_lowercase();
            let alike = |o: &Occupation| strsim::jaro_winkler(&o.name.to_lowercase(), &typed);
            let titles = self.by_code.values().map(|o| (alike(o), o)).filter(|&(alike, _)| alike > 0.8);
            let best = titles.max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.id.cmp(&x.id)));
            return best.map(|(_, occupation)| occupation);
        }
        // Digits beyond six are a finer code of another system: `29-2072.01`.
        let digits: String = typed.chars().filter(char::is_ascii_digit).take(6).collect();
        let wanted = number(&digits);
        let distance = |o: &Occupation| {
            let code: String = o.id.as_str().chars().filter(char::is_ascii_digit).collect();
            (strsim::damerau_levenshtein(&code, &digits), (number(&code) - wanted).abs(), code)
        };
        self.by_code.values().min_by_key(|o| distance(o))
    }

    /// The occupations that are wanted, by code.
    pub fn into_list(self, wanted: impl Fn([u8; 6]) -> bool) -> Vec<Occupation> {
        let kept = self.by_code.into_iter().filter(|&(code, _)| wanted(code));
        let mut list: Vec<Occupation> = kept.map(|(_, occupation)| occupation).collect();
        list.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        list
    }
}

/// `29-2072` or `292072` as the six digits of series ids.
fn soc(code: &str) -> Option<[u8; 6]> {
    let digits = match code.split_once('-') {
        Some((group, rest)) if group.len() == 2 => format!("{group}{rest}"),
        Some(_) => return None,
        None => code.to_owned(),
    };
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.as_bytes().try_into().ok())?
}

/// Six digits as people write the code: `29-2072`.
pub(super) fn dashed(code: [u8; 6]) -> String {
    let (group, rest) = code.split_at(2);
    format!("{}-{}", String::from_utf8_lossy(group), String::from_utf8_lossy(rest))
}

/// The name of an employer type without the survey's own bookkeeping: the number of its sector, and a remark that
/// the code is the survey's. All employers and all private ones have names for statisticians only.
fn plain(code: [u8; 6], name: &str) -> &str {
    match &code {
        b"000000" => "All employers",
        b"000001" => "All private employers",
        _ => {
            let sector = name.strip_prefix("Sector").and_then(|rest| rest.split_once(" - "));
            let name = sector.map_or(name, |(_, name)| name);
            name.strip_suffix(" (OEWS Designation)").unwrap_or(name)
        }
    }
}

/// `oe.industry`: employer types, in the order of the file, which is the tree's.
pub(super) struct Industries {
    list: Vec<Industry>,
    by_code: HashMap<[u8; 6], usize>,
}

impl Industries {
    /// Reads `oe.industry`.
    pub fn new(table: &Table) -> Result<Self, Problem> {
        let mut all = Self { list: Vec::new(), by_code: HashMap::new() };
        for record in table.records(["industry_code", "industry_name", "display_level"])? {
            let [code, name, level] = record.fields;
            let fault = |field, what: String| Err(table.problem(record.line, field, what));
            let key = code.text.as_bytes().try_into().ok();
            let (Some(key), Ok(id)) = (key, Id::try_from(code.text.to_owned())) else {
                let what = format!(
                    "`{}` is no industry code: expected 6 letters, digits or hyphens",
                    shortened(code.text)
                );
                return fault(code, what);
            };
            if name.text.is_empty() {
                return fault(name, format!("industry {id} has no name"));
            }
            let Ok(depth) = level.text.parse() else {
                return fault(
                    level,
                    format!("`{}` is no level: expected a number from 0", shortened(level.text)),
                );
            };
            if all.by_code.insert(key, all.list.len()).is_some() {
                return fault(code, format!("industry {id} stands here a second time"));
            }
            let name = plain(key, name.text).to_owned();
            all.list.push(Industry { id, name, level: depth });
        }
        Ok(all)
    }

    /// Whether there is such an employer type.
    pub fn has(&self, code: [u8; 6]) -> bool {
        self.by_code.contains_key(&code)
    }

    /// The employer types that are wanted, in the order of the file.
    pub fn into_list(self, wanted: impl Fn([u8; 6]) -> bool) -> Vec<Industry> {
        let kept: Vec<bool> = {
            let mut kept = vec![false; self.list.len()];
            for (code, &at) in &self.by_code {
                if let Some(slot) = kept.get_mut(at) {
                    *slot = wanted(*code);
                }
            }
            kept
        };
        self.list.into_iter().zip(kept).filter_map(|(industry, kept)| kept.then_some(industry)).collect()
    }
}

/// `oe.footnote`: the survey's notes, and what two of them say in figures.
pub(super) struct Footnotes {
    /// Numbers and words.
    pub list: Vec<(u8, String)>,
    /// Where the survey stops counting.
    pub cap: Option<Cap>,
    /// Hours in a working year.
    pub hours_per_year: Option<f64>,
}

/// The note that a wage is above what the survey publishes.
pub(super) const CAPPED: u8 = 5;

/// The note that an estimate is not released.
pub(super) const WITHHELD: u8 = 8;

impl Footnotes {
    /// Reads `oe.footnote`.
    pub fn new(table: &Table) -> Result<Self, Problem> {
        let mut notes = Self { list: Vec::new(), cap: None, hours_per_year: None };
        for record in table.records(["footnote_code", "footnote_text"])? {
            let [code, text] = record.fields;
            let fault = |field, what: String| Err(table.problem(record.line, field, what));
            let Ok(number) = code.text.parse::<u8>() else {
                return fault(
                    code,
                    format!("`{}` is no footnote code: expected a number", shortened(code.text)),
                );
            };
            if notes.has(number) {
                return fault(code, format!("footnote {number} stands here a second time"));
            }
            if text.text.is_empty() {
                return fault(text, format!("footnote {number} has no text"));
            }
            if number == CAPPED {
                notes.cap = cap(text.text);
                if notes.cap.is_none() {
                    let what = "footnote 5 does not say where wages stop being counted: expected `equal to or \
                                greater than $… per hour or $… per year`";
                    return fault(text, what.to_owned());
                }
            }
            if let Some(hours) = hours_per_year(text.text) {
                // What a table may say, or it could not be read.
                if !(1.0..=8_784.0).contains(&hours) {
                    return fault(text, format!("no working year has {hours} hours"));
                }
                notes.hours_per_year.get_or_insert(hours);
            }
            notes.list.push((number, text.text.to_owned()));
        }
        notes.list.sort_unstable_by_key(|(number, _)| *number);
        Ok(notes)
    }

    /// Whether there is such a note.
    pub fn has(&self, number: u8) -> bool {
        self.list.iter().any(|(n, _)| *n == number)
    }
}

/// `… equal to or greater than $115.00 per hour or $239,200 per year.` It moves every few years.
fn cap(text: &str) -> Option<Cap> {
    let (_, amounts) = text.split_once('$')?;
    let (hourly, rest) = amounts.split_once(" per hour")?;
    let (_, annual) = rest.split_once('$')?;
    let (annual, _) = annual.split_once(" per year")?;
    // No more than a table may say, or it could not be read.
    let (hourly, annual) = (amount(hourly)?, amount(annual)?);
    (hourly <= 10_000.0 && annual <= 10_000_000.0).then_some(Cap { hourly, annual })
}

/// `… by multiplying the hourly wages by 2,080 hours; …`
fn hours_per_year(text: &str) -> Option<f64> {
    let (before, _) = text.split_once(" hours;")?;
    let (_, hours) = before.rsplit_once("multiplying the hourly wages by ")?;
    amount(hours)
}

/// `239,200` as a number.
fn amount(text: &str) -> Option<f64> {
    let fine = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let value: f64 = text.replace(',', "").parse().ok().filter(|_| fine)?;
    (value > 0.0).then_some(value)
}

/// `oe.release`: which release this is.
#[derive(Debug)]
pub(super) struct Release {
    /// As in the data file: `2025`.
    pub year: [u8; 4],
    /// As in the data file: `A01`.
    pub period: [u8; 3],
    /// The month it speaks of.
    pub date: Date,
    /// By what the table is referred to as a source.
    pub id: Id,
}

impl Release {
    /// Reads `oe.release`, which names one release.
    pub fn new(table: &Table) -> Result<Self, Problem> {
        let records = table.records(["release_date", "description"])?;
        let mut records = records.iter();
        let Some(record) = records.next() else {
            return Err(Problem::file(&table.path, "names no release"));
        };
        if let Some(second) = records.next() {
            let [code, _] = second.fields;
            return Err(table.problem(second.line, code, "two releases mixed: expected one"));
        }
        let [code, words] = record.fields;
        let parts = code.text.as_bytes().split_first_chunk::<4>();
        let parts = parts.and_then(|(year, rest)| Some((*year, <[u8; 3]>::try_from(rest).ok()?)));
        let Some((year, period)) = parts.filter(|(year, _)| year.iter().all(u8::is_ascii_digit)) else {
            let what = format!("`{}` is no release: expected one like `2025A01`", shortened(code.text));
            return Err(table.problem(record.line, code, what));
        };
        let date = month_and_year(words.text).filter(|date| date.year().to_string().as_bytes() == year);
        let id = |date: Date| Id::try_from(format!("bls-oews-{}", date.year())).ok();
        let Some((date, id)) = date.and_then(|date| Some((date, id(date)?))) else {
            let what = format!(
                "`{}` is no month of {}: expected words like `May 2025`",
                shortened(words.text),
                String::from_utf8_lossy(&year)
            );
            return Err(table.problem(record.line, words, what));
        };
        Ok(Self { year, period, date, id })
    }
}

/// `May 2025` as a date.
fn month_and_year(words: &str) -> Option<Date> {
    (1..=12)
        .filter_map(|month| Date::try_from(format!("{}-{month:02}", words.rsplit(' ').next()?)).ok())
        .find(|date| date.to_string() == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn employer_types_lose_the_surveys_bookkeeping() {
        for (code, name, said) in [
            (b"000000", "Cross-Industry, Private, Federal, State, and Local", "All employers"),
            (b"000001", "Cross-industry, Private Ownership only", "All private employers"),
            (b"31--34", "Sectors 31, 32, and 33 - Manufacturing", "Manufacturing"),
            (b"81--82", "Sector 81 - Services (except A - B)", "Services (except A - B)"),
            (b"999100", "Federal Executive Branch (OEWS Designation)", "Federal Executive Branch"),
            (b"622000", "Hospitals", "Hospitals"),
        ] {
            assert_eq!(plain(*code, name), said);
        }
    }
}
