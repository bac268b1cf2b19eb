//! What stands over a print, a part and a row: headings, choices, dates, how many rows and why.

use super::{Document, Entry, Part, words};
use crate::page::Cell;

impl Document<'_> {
    /// What the print is of: `Medical coding: Pay, by place`. A single part names its view here and
    /// needs no heading of its own.
    #[must_use]
    pub fn heading(&self) -> String {
        let title = match self.parts.as_slice() {
            [only] if only.title == self.title => only.heading(),
            _ => self.title.clone(),
        };
        format!("{}: {title}", self.context.data.career.title)
    }

    /// The heading of a part; none where the print's own says it.
    #[must_use]
    pub fn part_heading(&self, part: &Part<'_>) -> Option<String> {
        let alone = self.parts.len() == 1 && part.title == self.title;
        (!alone).then(|| part.heading())
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
        let rows = words::count(all, "row");
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
    /// The row's label: its first cell, without a sign.
    #[must_use]
    pub fn label(&self) -> String {
        self.row.cells.first().map(|cell| words::say(&cell.plain())).unwrap_or_default()
    }

    /// The title of its detail, where it says more than the label.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let title = words::say(&self.detail.title);
        (!self.label().ends_with(&title)).then_some(title)
    }

    /// The label, and whether the row is picked.
    #[must_use]
    pub fn name(&self) -> String {
        let picked = if self.row.picked == Some(true) { " (picked)" } else { "" };
        format!("{}{picked}", self.label())
    }

    /// Whether the detail says what `cell` says under `title`: the same range, a fact with that
    /// label, or the same words. A word or two may stand anywhere by chance and count only as the
    /// beginning of a line.
    #[must_use]
    pub fn says(&self, title: &str, cell: &Cell) -> bool {
        use crate::page::{Block, Cited};
        let plain = words::say(&cell.plain());
        let (_, plain) = plain.rsplit_once("Caution: ").unwrap_or(("", &plain));
        // "All 5: the words", where the detail has the words alone.
        let tail = plain.split_once(": ").map(|(_, tail)| tail);
        let same = |cited: &Cited| {
            let text = words::say(&cited.line.plain());
            let contains = |words: &str| {
                text == words
                    || text.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
                    || (words.split_whitespace().count() > 3 && text.contains(words))
            };
            !plain.is_empty() && (contains(plain) || tail.is_some_and(contains))
        };
        self.detail.blocks.iter().any(|block| match (block, cell) {
            (Block::Ranges { bars, .. }, Cell::Range(range)) => bars.iter().any(|b| b.range == *range),
            (Block::Facts(facts), _) => facts.iter().any(|fact| {
                fact.label.eq_ignore_ascii_case(title) || (matches!(cell, Cell::Text(_)) && same(&fact.value))
            }),
            (Block::Text(cited), Cell::Text(_)) => same(cited),
            (Block::Bullets(list), Cell::Text(_)) => list.iter().any(same),
            _ => false,
        })
    }
}
