//! What neighboring figures share.

use super::{has, join, sentence};
use crate::page::{Cited, Figure};

/// What the figures of one block have in common, so that it is said once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Common<'a> {
    statistic: Option<&'a str>,
    population: Option<&'a str>,
    place: Option<&'a str>,
    derived: Option<&'a str>,
    /// Who gives them and of when, where that is said once too.
    pub(super) by: Option<&'a Figure>,
}

impl<'a> Common<'a> {
    /// The fields that are the same in all `figures`.
    #[must_use]
    pub fn of(figures: impl IntoIterator<Item = &'a Figure>) -> Self {
        let figures: Vec<&Figure> = figures.into_iter().collect();
        let shared = |field: fn(&Figure) -> &str| {
            let first = figures.first().map(|f| field(f)).filter(|text| !text.is_empty())?;
            figures.iter().all(|f| field(f) == first).then_some(first)
        };
        Self {
            statistic: shared(|f| &f.statistic),
            population: shared(|f| &f.population),
            place: shared(|f| &f.place),
            derived: shared(formula),
            by: None,
        }
    }

    /// The same for a table, which has a place to say once who gives them and of when.
    #[must_use]
    pub fn of_table(figures: impl IntoIterator<Item = &'a Figure> + Clone) -> Self {
        let mut all = figures.clone().into_iter();
        let by = all.next().filter(|first| all.all(|f| f.source == first.source && f.period == first.period));
        Self { by, ..Self::of(figures) }
    }

    /// Whether who gives them is said once for all.
    #[must_use]
    pub fn names_source(&self) -> bool {
        self.by.is_some()
    }

    /// The same of lines: nothing unless at least two of them are figures.
    #[must_use]
    pub fn of_lines(lines: impl IntoIterator<Item = &'a Cited>) -> Self {
        let figures: Vec<&Figure> = lines.into_iter().filter_map(|c| c.figure.as_ref()).collect();
        if figures.len() < 2 { Self::default() } else { Self::of(figures) }
    }

    /// What they have in common, as a sentence: `What is counted: ...`; none if nothing.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let fields = [self.statistic, self.population, self.place].map(|f| f.unwrap_or_default().to_owned());
        let words = join("; ", fields.into_iter().chain(self.derived.map(derived)));
        (!words.is_empty()).then(|| sentence(&format!("What is counted: {words}")))
    }

    /// What is left to say of one of them under `label`.
    pub(super) fn rest(&self, figure: &Figure, label: &str) -> String {
        let own = |common: Option<&str>, field: &str| {
            if common.is_none() && !has(label, field) { field.to_owned() } else { String::new() }
        };
        let formula = own(self.derived, formula(figure));
        let fields = [
            own(self.statistic, &figure.statistic),
            own(self.population, &figure.population),
            own(self.place, &figure.place),
            if formula.is_empty() { formula } else { derived(&formula) },
        ];
        join("; ", fields)
    }
}

fn formula(figure: &Figure) -> &str {
    figure.derived.as_deref().unwrap_or_default()
}

fn derived(formula: &str) -> String {
    format!("worked out: {formula}")
}
