//! What a print says, whatever it looks like: sentences for bars, words for signs, passports.

mod common;
mod signs;
#[cfg(test)]
mod tests;

pub use common::Common;
pub use signs::{is_legend, mark, mark_under, say, unsigned};

use super::{Document, Entry, Part, References};
use crate::{
    dataset::{Date, Id, source::Source},
    page::{Block, Bound, Cited, Detail, Figure, Number, Range, Unit, number::Currency},
    sections::common::{over, when},
};

/// The words of one document: its currency, its numbered sources, its day.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// The sources that it cites.
    pub references: References<'a>,
    currency: Currency,
    today: Date,
    /// Sources are named by publisher, title and date alone: a page to take away has no room for more.
    short: bool,
}

/// Where something is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// For a figure what it is, by whom and of when: `Texas; Publisher, May 2025`. Else empty.
    pub words: String,
    /// Numbers of the sources.
    pub numbers: Vec<usize>,
}

impl Origin {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.numbers.is_empty()
    }
}

impl<'a> Words<'a> {
    /// The words of `document`.
    #[must_use]
    pub fn of(document: &Document<'a>) -> Self {
        Self {
            references: References::of(document),
            currency: Currency::new(&document.context.data.career.currency),
            today: document.context.today,
            short: document.is_brief(),
        }
    }

    /// Whether it is a page to take away.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.short
    }

    /// A value that carries no currency of its own, as a number in the data set's.
    #[must_use]
    pub fn number(&self, value: f64, unit: Unit) -> Number {
        Number::new(value, unit).currency(self.currency)
    }

    /// The five percentiles of a range in order, each with its name. Where the survey stopped
    /// counting, the figures at the top are bounds.
    #[must_use]
    pub fn percentiles(&self, range: &Range, unit: Unit) -> [(&'static str, Option<Number>); 5] {
        let cap = if range.capped == Bound::AtLeast { range.values().last() } else { None };
        let number = |value: Option<f64>| {
            let bound = if value.is_some() && value == cap { Bound::AtLeast } else { Bound::Exact };
            Some(Number { bound, ..self.number(value?, unit) })
        };
        range.named().map(|(name, value)| (name, number(value)))
    }

    /// Pay percentiles as a sentence without a full stop. What was not released is left out.
    #[must_use]
    pub fn range(&self, range: &Range, unit: Unit) -> String {
        let clauses = self.clauses(range, unit);
        if clauses.is_empty() { "not released".to_owned() } else { clauses.join("; ") }
    }

    /// The same without what `text`, which speaks of the same range, has said of it; all of it if
    /// nothing else is left.
    #[must_use]
    pub fn range_beyond(&self, range: &Range, unit: Unit, text: &str) -> String {
        let figures = |clause: &str| {
            let words = clause.split(' ').map(|w| w.trim_end_matches([',', ';', '.']).to_owned());
            words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect::<Vec<_>>()
        };
        let mut clauses = self.clauses(range, unit);
        clauses.retain(|clause| !figures(clause).iter().all(|figure| text.contains(figure.as_str())));
        if clauses.is_empty() { self.range(range, unit) } else { clauses.join("; ") }
    }

    fn clauses(&self, range: &Range, unit: Unit) -> Vec<String> {
        let say = |value| self.number(value, unit).to_string();
        let mut clauses: Vec<String> = Vec::new();
        if let Some(median) = range.median {
            clauses.push(format!("half earn more than {}", say(median)));
        }
        match (range.p10, range.p90) {
            (Some(low), Some(high)) => clauses.push(format!(
                "one in ten earns less than {}, one in ten more than {}",
                say(low),
                say(high)
            )),
            (Some(low), None) => clauses.push(format!("one in ten earns less than {}", say(low))),
            (None, Some(high)) => clauses.push(format!("one in ten earns more than {}", say(high))),
            (None, None) => {}
        }
        match (range.p25, range.p75) {
            (Some(low), Some(high)) => {
                clauses.push(format!("the middle half earns between {} and {}", say(low), say(high)));
            }
            (Some(low), None) => clauses.push(format!("a quarter earns less than {}", say(low))),
            (None, Some(high)) => clauses.push(format!("a quarter earns more than {}", say(high))),
            (None, None) => {}
        }
        // The figures above the cap are unknown, so that "more than the cap" stays true of them.
        if let (Bound::AtLeast, Some(cap)) = (range.capped, range.values().last()) {
            clauses.push(format!("the survey stops counting at {}", say(cap)));
        }
        clauses
    }

    /// Where a figure is from: what it does not have in `common` with its neighbors nor in its
    /// `label`, who gives it, and of when.
    #[must_use]
    pub fn figure(&self, figure: &Figure, common: &Common<'_>, label: &str) -> Origin {
        let rest = common.rest(figure, label);
        if common.names_source() {
            return Origin { words: rest, numbers: Vec::new() };
        }
        let by = self.by(figure, label);
        Origin { words: join("; ", [rest, by.words]), ..by }
    }

    /// Who gives all figures of a table, if that is said once.
    #[must_use]
    pub fn common(&self, common: &Common<'_>) -> Option<Origin> {
        common.by.map(|figure| self.by(figure, ""))
    }

    /// Who gives a figure, and of when unless `said` has it.
    fn by(&self, figure: &Figure, said: &str) -> Origin {
        let publisher = self.references.get(&figure.source).map_or("", |(_, s)| s.publisher.as_str());
        let period = if has(said, &figure.period) { String::new() } else { figure.period.clone() };
        let words = join(", ", [publisher.to_owned(), period]);
        Origin { words, numbers: self.references.numbers([&figure.source]) }
    }

    /// Where a line is from. What its own words say of it is not said again.
    #[must_use]
    pub fn cited(&self, cited: &Cited, common: &Common<'_>, label: &str) -> Origin {
        let figure = cited.figure.as_ref();
        let said = format!("{label} {}", cited.line.plain());
        let words = figure.map(|f| self.figure(f, common, &said).words).unwrap_or_default();
        let ids = figure.map(|f| &f.source).into_iter().chain(&cited.sources);
        Origin { words, numbers: self.references.numbers(ids) }
    }

    /// Where a paragraph of `detail` is from. What a bar of the same figure says of it is left to the
    /// bar.
    #[must_use]
    pub fn paragraph(&self, cited: &Cited, detail: &Detail) -> Origin {
        let drawn = |figure: &&Figure| {
            detail.blocks.iter().any(|block| match block {
                Block::Ranges { bars, .. } => bars.iter().any(|bar| bar.figure == **figure),
                Block::Bars(bars) => bars.iter().any(|bar| bar.figure == **figure),
                _ => false,
            })
        };
        self.cited(cited, &Common::of(cited.figure.as_ref().filter(drawn)), "")
    }

    /// Where a row's figures are from, each publisher and period once; without figures, its sources.
    #[must_use]
    pub fn row(&self, part: &Part<'_>, entry: &Entry<'_>) -> Vec<Origin> {
        let mut all: Vec<Origin> = Vec::new();
        for figure in entry.figures(part) {
            let origin = self.figure(figure, &Common::of([figure]), "");
            if !all.contains(&origin) {
                all.push(origin);
            }
        }
        if all.is_empty() {
            all.push(Origin { words: String::new(), numbers: self.numbers(entry.detail.sources()) });
        }
        all
    }

    /// The numbers of sources, each once.
    #[must_use]
    pub fn numbers<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Vec<usize> {
        self.references.numbers(ids)
    }

    /// A source without its address: publisher, title, date, age, kind, interest.
    #[must_use]
    pub fn source(&self, source: &Source) -> String {
        if self.short {
            let when = when(source);
            let when = if when.is_empty() { "undated" } else { &when };
            return sentence(&format!("{}: {}, {when}", source.publisher, source.title));
        }
        let date = match (source.date, source.dated.as_str()) {
            (None, "") => "undated".to_owned(),
            (None, dated) => dated.to_owned(),
            (Some(date), "") => format!("{date}, {}", age(date, self.today)),
            (Some(date), dated) => format!("{date} ({dated}), {}{}", over(dated), age(date, self.today)),
        };
        let interest = Some(source.interest.as_str()).filter(|i| !matches!(*i, "" | "none"));
        let interest = interest.map(|i| format!("Interest: {i}"));
        let title = format!("{}: {}", source.publisher, source.title);
        let parts = [Some(title), Some(capital(&date)), Some(capital(&source.kind)), interest];
        parts.into_iter().flatten().map(|part| sentence(&part)).collect::<Vec<_>>().join(" ")
    }
}

/// How old something is, in words: `2 years old`.
fn age(date: Date, today: Date) -> String {
    match date.age_in_years(today) {
        0 => "less than a year old".to_owned(),
        1 => "1 year old".to_owned(),
        years => format!("{years} years old"),
    }
}

/// Whether `text` has these `words`, as words of their own.
fn has(text: &str, words: &str) -> bool {
    let bare = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found = text.match_indices(words).filter_map(|(at, _)| text.split_at_checked(at));
    !words.is_empty()
        && found.any(|(before, rest)| {
            let after = rest.strip_prefix(words).and_then(|after| after.chars().next());
            bare(before.chars().next_back()) && bare(after)
        })
}

/// Joins what is not empty.
fn join(between: &str, words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(between)
}

/// A text as a sentence: with a full stop, unless it ends with a stop of its own or with an address,
/// which would be copied with it.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let address = text.rsplit(' ').next().is_some_and(|word| word.contains("://"));
    let ended = address || text.is_empty() || text.ends_with(['.', '!', '?', ':', ';', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// Stands before what each of many rows says and a print says once.
pub const FOR_EVERY_ROW: &str = "For every row:";

/// How many, in words: `1 row`, `3 rows`.
#[must_use]
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// The text with its first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A score for programs: to a thousandth of a point, since what is beyond that is the arithmetic's own.
#[must_use]
pub fn points(score: f64) -> f64 {
    (score * 1_000.0).round() / 1_000.0
}

/// What one figure of several percentiles is: `median of pay a year` where all five are called `10th, 25th, ... and
/// 90th percentile of pay a year`. Other statistics are what they are.
#[must_use]
pub fn of_one(statistic: &str, which: &str) -> String {
    match statistic.split_once(" percentile of ") {
        Some((_, what)) => format!("{which} of {what}"),
        None => statistic.to_owned(),
    }
}

/// What a number counts, as programs are told.
#[must_use]
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Money | Unit::MoneyCents => "money",
        Unit::Count => "count",
        Unit::Points => "points",
        Unit::Change => "change",
        Unit::Percent => "percent",
        Unit::PercentChange => "percent_change",
        Unit::PerThousand => "per_thousand",
        Unit::Ratio => "ratio",
    }
}
