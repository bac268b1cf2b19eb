//! Which rows of a page are shown and in what order: filter and sort, for any page.

use super::{Cell, Page, Row};

/// Words that a row must all contain, in any order, without regard to case. A word that begins with `in:` must
/// be one of the row's own words: `in:tx` finds what lies in Texas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// The filter for what was typed. No words: everything passes.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(str::to_lowercase).collect() }
    }

    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether `text` contains all the words.
    #[must_use]
    pub fn passes(&self, text: &str) -> bool {
        self.is_empty() || {
            let text = text.to_lowercase();
            self.words.iter().all(|word| {
                let found = text.contains(word.as_str());
                found && (!word.starts_with("in:") || text.split_whitespace().any(|w| w == word))
            })
        }
    }

    fn passes_row(&self, page: &Page, row: &Row) -> bool {
        if self.is_empty() {
            return true;
        }
        let mut text = row.words.clone();
        for cell in &row.cells {
            text.push(' ');
            text.push_str(&cell.plain());
        }
        if let Some(group) = row.group.and_then(|g| page.groups.get(g)) {
            text.push(' ');
            text.push_str(group);
        }
        self.passes(&text)
    }
}

/// Column to sort by; `descending` turns it round. Rows with equal cells keep their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Index into [`Page::columns`].
    pub column: usize,
    /// Largest first.
    pub descending: bool,
}

impl Page {
    /// To sort by a column as it is mostly looked at: numbers from the largest down, words from A.
    #[must_use]
    pub fn sort_by(&self, column: usize) -> Sort {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        let words = cells.filter(|c| !c.is_missing()).all(|c| matches!(c, Cell::Text(_)));
        Sort { column, descending: !words }
    }

    /// Indices of the rows that pass `filter`, in the order of `sort` (none: the data's order).
    /// What is missing comes last in either direction.
    #[must_use]
    pub fn select(&self, filter: &Filter, sort: Option<Sort>) -> Vec<usize> {
        let passing = self.rows.iter().enumerate().filter(|(_, row)| filter.passes_row(self, row));
        let mut order: Vec<usize> = passing.map(|(i, _)| i).collect();
        if let Some(sort) = sort {
            let cell = |i: &usize| self.rows.get(*i).and_then(|row| row.cells.get(sort.column));
            order.sort_by(|a, b| {
                let (Some(a), Some(b)) = (cell(a), cell(b)) else { return std::cmp::Ordering::Equal };
                let missing = a.is_missing().cmp(&b.is_missing());
                let order = if sort.descending { b.compare(a) } else { a.compare(b) };
                missing.then(if a.is_missing() { std::cmp::Ordering::Equal } else { order })
            });
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Column, Unit};

    fn page() -> Page {
        let row = |name: &str, jobs: Option<f64>| Row {
            key: name.to_owned(),
            cells: vec![Cell::text(name), Cell::number(jobs, Unit::Count)],
            ..Row::default()
        };
        Page {
            columns: vec![Column::text("Place"), Column::number("Jobs")],
            rows: vec![
                row("New York", Some(20.0)),
                row("Guam", None),
                row("new Jersey", Some(3.0)),
                row("York, PA", Some(20.0)),
            ],
            ..Page::default()
        }
    }

    #[test]
    fn words_in_any_order_and_case() {
        assert_eq!(page().select(&Filter::new("york NEW"), None), [0]);
        assert_eq!(page().select(&Filter::new("york"), None), [0, 3]);
        assert_eq!(page().select(&Filter::new("  "), None).len(), 4);
    }

    #[test]
    fn numbers_begin_with_the_largest_and_words_with_a() {
        assert_eq!(page().sort_by(0), Sort { column: 0, descending: false });
        assert_eq!(page().sort_by(1), Sort { column: 1, descending: true });
    }

    #[test]
    fn what_lies_in_a_place_is_found_by_its_whole_code() {
        for (typed, passes) in [("in:ks", true), ("IN:KS kansas", true), ("in:k", false), ("in:", false)] {
            assert_eq!(Filter::new(typed).passes("Kansas City in:MO in:KS"), passes, "{typed}");
        }
    }

    #[test]
    fn kinds_that_are_mixed_have_an_order_all_the_same() {
        let cells = [Cell::text("10"), Cell::number(Some(9.0), Unit::Count), Cell::text("8")];
        let rows =
            (0..60).filter_map(|i| Some(Row { cells: vec![cells.get(i % 3)?.clone()], ..Row::default() }));
        let page = Page { columns: vec![Column::text("Mixed")], rows: rows.collect(), ..Page::default() };
        let order = page.select(&Filter::default(), Some(Sort { column: 0, descending: false }));
        let kinds: Vec<usize> = order.into_iter().map(|i| i % 3).collect();
        let expected: Vec<usize> = [1, 0, 2].into_iter().flat_map(|kind| [kind; 20]).collect();
        assert_eq!(kinds, expected, "numbers before words, words by letters");
    }

    #[test]
    fn sorts_stably_with_the_missing_last() {
        let by = |column, descending| page().select(&Filter::default(), Some(Sort { column, descending }));
        assert_eq!(by(1, false), [2, 0, 3, 1]);
        assert_eq!(by(1, true), [0, 3, 2, 1]);
        assert_eq!(by(0, false), [1, 2, 0, 3]);
    }
}
