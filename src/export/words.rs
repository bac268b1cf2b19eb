//! What a print says, whatever it looks like: sentences for bars, passports, the head, the sources.

use super::{Document, Entry, Part};
use crate::{
    dataset::{Date, source::Source},
    page::{Bound, Cell, Cited, Figure, Number, Range, Tone, Unit, number::Currency},
};

/// Numbers without a currency of their own, written in the data set's.
#[derive(Clone, Copy, Debug)]
pub struct Money(Currency);

impl Money {
    /// The currency of the document's data set.
    #[must_use]
    pub fn of(document: &Document<'_>) -> Self {
        Self(Currency::new(&document.context.data.career.currency))
    }

    /// A value for people.
    #[must_use]
    pub fn write(self, value: f64, unit: Unit) -> String {
        Number::new(value, unit).currency(self.0).to_string()
    }

    /// Pay percentiles as a sentence without a full stop. What was not released is left out.
    #[must_use]
    pub fn range(self, range: &Range, unit: Unit) -> String {
        let say = |value| self.write(value, unit);
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
        if clauses.is_empty() { "not released".to_owned() } else { clauses.join("; ") }
    }
}

/// The five percentiles of a range in order, each with its name.
#[must_use]
pub fn percentiles(range: &Range) -> [(&'static str, Option<f64>); 5] {
    [
        ("10th percentile", range.p10),
        ("25th percentile", range.p25),
        ("median", range.median),
        ("75th percentile", range.p75),
        ("90th percentile", range.p90),
    ]
}

/// The word for the sign before a line; none for a mere bullet. A letter, such as the grade of a
/// source, says itself.
#[must_use]
pub fn mark(cited: &Cited) -> Option<&'static str> {
    match (cited.mark, cited.tone) {
        (letter, _) if letter.starts_with(char::is_alphanumeric) => Some(letter),
        ("+", _) => Some("For"),
        ("−" | "-", _) => Some("Against"),
        ("●", _) => Some("Only here"),
        ("✓", _) => Some("Holds"),
        ("✗", _) => Some("In doubt"),
        ("!", _) | (_, Tone::Caution) => Some("Caution"),
        _ => None,
    }
}

/// What the figures of one block have in common, so that it is said once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Common<'a> {
    statistic: Option<&'a str>,
    population: Option<&'a str>,
    place: Option<&'a str>,
    derived: Option<&'a str>,
}

impl<'a> Common<'a> {
    /// The fields that are the same in all `figures`.
    #[must_use]
    pub fn of(figures: &[&'a Figure]) -> Self {
        let shared = |field: fn(&Figure) -> &str| {
            let first = figures.first().map(|f| field(f)).filter(|text| !text.is_empty())?;
            figures.iter().all(|f| field(f) == first).then_some(first)
        };
        Self {
            statistic: shared(|f| &f.statistic),
            population: shared(|f| &f.population),
            place: shared(|f| &f.place),
            derived: shared(|f| f.derived.as_deref().unwrap_or_default()),
        }
    }

    /// What they have in common, in words; empty if nothing.
    #[must_use]
    pub fn words(&self) -> String {
        let plain = [self.statistic, self.population, self.place];
        join(plain.into_iter().flatten().map(str::to_owned).chain(self.derived.map(derived)))
    }

    /// What `figure` has of its own, in words; empty if nothing.
    #[must_use]
    pub fn rest(&self, figure: &Figure) -> String {
        let own = |common: Option<&str>, field: &str| {
            (common.is_none() && !field.is_empty()).then(|| field.to_owned())
        };
        let formula = figure.derived.as_deref().unwrap_or_default();
        join(
            [
                own(self.statistic, &figure.statistic),
                own(self.population, &figure.population),
                own(self.place, &figure.place),
                own(self.derived, formula).map(|f| derived(&f)),
            ]
            .into_iter()
            .flatten(),
        )
    }
}

fn derived(formula: &str) -> String {
    format!("worked out: {formula}")
}

fn join(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

/// A text as a sentence: with a full stop, unless it ends with a stop of its own.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let ended = text.is_empty() || text.ends_with(['.', '!', '?', ':', ';', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// The sentence `text` with `tail` before its full stop: where it is from.
#[must_use]
pub fn cite(text: &str, tail: &str) -> String {
    let text = sentence(text);
    match text.strip_suffix('.') {
        Some(open) if !tail.is_empty() => format!("{open}{tail}."),
        _ => format!("{text}{tail}"),
    }
}

/// How many, in words: `1 row`, `3 rows`.
#[must_use]
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

impl Document<'_> {
    /// What the print is of: `Medical coding: Pay`.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{}: {}", self.context.data.career.title, self.title)
    }

    /// What was chosen and when, as labels and values: the roles, the area, the dates.
    #[must_use]
    pub fn head(&self) -> Vec<(&'static str, String)> {
        let Self { context, .. } = self;
        let roles = context.roles();
        let all = context.data.career.roles.len();
        let names = roles.iter().map(|r| r.name.as_str()).collect::<Vec<_>>().join(", ");
        let which =
            if roles.len() == all { format!("all {all}") } else { format!("{} of {all}", roles.len()) };
        let mut head = vec![("Roles", format!("{which}: {names}"))];
        if let Some(area) = context.profile.area(context.data) {
            head.push(("Area", area.name.clone()));
        }
        head.push(("Data set", format!("edited {}", context.data.career.updated)));
        head.push(("Printed", context.today.to_string()));
        head
    }
}

impl Part<'_> {
    /// What the part is of: `Pay, by place`.
    #[must_use]
    pub fn heading(&self) -> String {
        if self.view.is_empty() { self.title.to_owned() } else { format!("{}, {}", self.title, self.view) }
    }

    /// How many rows are there and why, without a full stop: `3 of 561 rows, those with "texas"`.
    #[must_use]
    pub fn scope(&self) -> String {
        let (shown, all) = (self.entries.len(), self.page.rows.len());
        let rows = count(all, "row");
        let rows = if shown == all { rows } else { format!("{shown} of {rows}") };
        let filter = (!self.filter.is_empty()).then(|| format!("those with \"{}\"", self.filter));
        let sorted = self.sort.and_then(|s| Some((s, self.page.columns.get(s.column)?)));
        let sort = sorted.map(|(sort, column)| {
            let order = if sort.descending { "descending" } else { "ascending" };
            format!("sorted by {}, {order}", column.title)
        });
        [Some(rows), filter, sort].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The heading of the page under which a row stands; empty if none.
    #[must_use]
    pub fn group(&self, entry: &Entry<'_>) -> &str {
        entry.row.group.and_then(|g| self.page.groups.get(g)).map_or("", String::as_str)
    }

    /// The entries in runs that stand under the same heading, in order. Sorting mixes the groups, so
    /// a sorted part is one run without a heading and each row names its own group.
    #[must_use]
    pub fn runs(&self) -> Vec<(&str, &[Entry<'_>])> {
        if self.sort.is_some() {
            return vec![("", &self.entries)];
        }
        let runs = self.entries.chunk_by(|a, b| a.row.group == b.row.group);
        runs.map(|run| (run.first().map_or("", |e| self.group(e)), run)).collect()
    }
}

impl Entry<'_> {
    /// The row's label: its first cell.
    #[must_use]
    pub fn label(&self) -> String {
        self.row.cells.first().map(Cell::plain).unwrap_or_default()
    }
}

/// A source in words without its address: publisher, title, date, age, kind, interest.
#[must_use]
pub fn source(source: &Source, today: Date) -> String {
    let date = match (source.date, source.dated.as_str()) {
        (None, "") => "undated".to_owned(),
        (None, dated) => dated.to_owned(),
        (Some(date), "") => format!("{date}, {}", age(date, today)),
        (Some(date), dated) => format!("{date} ({dated}), {}", age(date, today)),
    };
    let interest = Some(source.interest.as_str()).filter(|i| !matches!(*i, "" | "none"));
    let interest = interest.map(|i| format!("Interest: {i}"));
    let title = format!("{}: {}", source.publisher, source.title);
    let parts = [Some(title), Some(capital(&date)), Some(capital(&source.kind)), interest];
    parts.into_iter().flatten().map(|part| sentence(&part)).collect::<Vec<_>>().join(" ")
}

/// How old a source is, in words: `2 years old`.
#[must_use]
pub fn age(date: Date, today: Date) -> String {
    match date.age_in_years(today) {
        0 => "less than a year old".to_owned(),
        1 => "1 year old".to_owned(),
        years => format!("{years} years old"),
    }
}

/// The text with its first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
