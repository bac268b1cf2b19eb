//! One figure: what kind it is, what it may be, and what its footnotes make of it.

use std::str;

use super::{
    codes::{CAPPED, Footnotes, WITHHELD},
    series::{FOOTNOTES, Flaw, VALUE},
    table::shortened,
};
use crate::dataset::wages::{Measure, Per};

/// How many kinds of figures there are.
pub(super) const KINDS: usize = 17;

/// A kind of figure: the data type of a series.
#[derive(Debug, PartialEq)]
pub(super) struct Datatype {
    /// Its number, from 1, as series ids end with.
    pub number: u8,
    /// In words, for messages.
    pub name: &'static str,
    /// More than this is no figure but a mistake.
    most: f64,
    /// Which wage it is, if it is one.
    wage: Option<(Per, Measure)>,
}

/// All kinds, in the order of their numbers. What is not believable is an order of magnitude above what was
/// ever released.
static DATATYPES: [Datatype; KINDS] = {
    const fn plain(number: u8, name: &'static str, most: f64) -> Datatype {
        Datatype { number, name, most, wage: None }
    }
    const fn hourly(number: u8, name: &'static str, measure: Measure) -> Datatype {
        Datatype { number, name, most: 10_000.0, wage: Some((Per::Hour, measure)) }
    }
    const fn annual(number: u8, name: &'static str, measure: Measure) -> Datatype {
        Datatype { number, name, most: 10_000_000.0, wage: Some((Per::Year, measure)) }
    }
    [
        plain(1, "employment", 1e9),
        plain(2, "the relative standard error of employment", 1000.0),
        hourly(3, "the hourly mean wage", Measure::Mean),
        annual(4, "the annual mean wage", Measure::Mean),
        plain(5, "the relative standard error of the mean wage", 1000.0),
        hourly(6, "the hourly 10th percentile", Measure::P10),
        hourly(7, "the hourly 25th percentile", Measure::P25),
        hourly(8, "the hourly median", Measure::Median),
        hourly(9, "the hourly 75th percentile", Measure::P75),
        hourly(10, "the hourly 90th percentile", Measure::P90),
        annual(11, "the annual 10th percentile", Measure::P10),
        annual(12, "the annual 25th percentile", Measure::P25),
        annual(13, "the annual median", Measure::Median),
        annual(14, "the annual 75th percentile", Measure::P75),
        annual(15, "the annual 90th percentile", Measure::P90),
        plain(16, "jobs per 1,000", 1000.0),
        plain(17, "the location quotient", 10_000.0),
    ]
};

/// What a line says.
#[derive(Debug, PartialEq)]
pub(super) struct Figure {
    /// The value; none where the survey gives none.
    pub value: Option<f64>,
    /// The wage that is too high to be counted, if so.
    pub capped: Option<(Per, Measure)>,
    /// The footnotes.
    pub footnotes: Vec<u8>,
}

impl Figure {
    /// Reads the columns `value` and `footnote_codes` of a kind of figure.
    pub fn parse(kind: &Datatype, value: &[u8], notes: &[u8], known: &Footnotes) -> Result<Self, Flaw> {
        let footnotes = footnotes(notes, known)?;
        let value = kind.value(value)?;
        let capped = footnotes.contains(&CAPPED);
        match value {
            None if footnotes.is_empty() => {
                return Err(Flaw::column(VALUE, "no value, and no footnote that says why"));
            }
            Some(_) if capped || footnotes.contains(&WITHHELD) => {
                let what = "a value, but its footnote says that there is none: expected `-`";
                return Err(Flaw::column(VALUE, what));
            }
            _ => {}
        }
        if capped && kind.wage.is_none() {
            let what = format!("footnote {CAPPED} is about wages, not about {}", kind.name);
            return Err(Flaw::column(FOOTNOTES, what));
        }
        Ok(Self { value, capped: kind.wage.filter(|_| capped), footnotes })
    }
}

impl Datatype {
    /// The kind with a number, from 1.
    pub fn numbered(number: u8) -> Option<&'static Self> {
        DATATYPES.get(usize::from(number).checked_sub(1)?)
    }

    /// The kind that the last two characters of a series id stand for.
    #[inline]
    pub fn of(digits: [u8; 2]) -> Option<&'static Self> {
        let [tens, ones] = digits.map(|digit| digit.wrapping_sub(b'0'));
        // Neither sum can overflow: a byte that is no digit has been sorted out.
        if tens < 10 && ones < 10 { Self::numbered(tens * 10 + ones) } else { None }
    }

    /// A value: digits with or without a fraction; none for `-`.
    fn value(&self, text: &[u8]) -> Result<Option<f64>, Flaw> {
        let text = text.trim_ascii();
        if text == b"-" {
            return Ok(None);
        }
        let flaw = |what: &str| {
            let text = match shortened(&String::from_utf8_lossy(text)) {
                blank if blank.is_empty() => "a blank".to_owned(),
                text => format!("`{text}`"),
            };
            Flaw::column(VALUE, format!("{text} is no value for {}: {what}", self.name))
        };
        let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
        let mut parts = text.splitn(2, |&b| b == b'.');
        let shape = parts.next().is_some_and(digits) && parts.next().is_none_or(digits);
        let text = str::from_utf8(text).ok().filter(|_| shape);
        match text.and_then(|text| text.parse::<f64>().ok()) {
            None => Err(flaw("expected a number from 0, or `-`")),
            Some(number) if number > self.most => {
                Err(flaw(&format!("nothing above {} is believable", self.most)))
            }
            Some(number) => Ok(Some(number)),
        }
    }
}

/// The footnotes of a line: none, `5` or `5,8`.
fn footnotes(text: &[u8], known: &Footnotes) -> Result<Vec<u8>, Flaw> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let number = |code: &[u8]| {
        let code = String::from_utf8_lossy(code.trim_ascii());
        code.parse().ok().filter(|&number| known.has(number)).ok_or_else(|| {
            let what = format!("unknown footnote `{}`: it is not in oe.footnote", shortened(&code));
            Flaw::column(FOOTNOTES, what)
        })
    };
    text.split(|&b| b == b',').map(number).collect()
}
