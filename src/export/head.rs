//! What stands over a print, a part and a row: headings, choices, dates, how many rows and why.

use super::{Document, Entry, Part, datum::figure_of, words};
use crate::{
    dataset::Id,
    page::{Block, Cell, Cited, Column, Currency, Fact, Figure, Missing, Number, RangeBar, Unit},
    sections::{brief::BRIEF, sources::SOURCES},
};

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

    /// Whether it is the decision alone, a page to take away.
    #[must_use]
    pub fn is_brief(&self) -> bool {
        self.parts.iter().all(|part| part.section == BRIEF.id)
    }

    /// What was chosen and when, as labels and values: the roles, the area, the dates.
    #[must_use]
    pub fn head(&self) -> Vec<(&'static str, String)> {
        let Self { context, .. } = self;
        let mut head = Vec::new();
        let name = &context.profile.name;
        let for_whom = (self.is_brief() && !name.is_empty()).then(|| ("For", name.to_string()));
        // Whatever was chosen, the sources are those of the whole data set.
        if self.parts.iter().any(|part| part.section != SOURCES.id) {
            head = self.chosen();
        }
        head.splice(0..0, for_whom);
        head.push(("Data set", format!("edited {}", context.data.career.updated)));
        head.push(("Printed", context.today.to_string()));
        head
    }

    /// What was chosen: the roles, the area, the terms of pay.
    fn chosen(&self) -> Vec<(&'static str, String)> {
        let Self { context, .. } = self;
        let roles = context.roles();
        let all = context.data.career.roles.len();
        let names = roles.iter().map(|r| r.name.as_str()).collect::<Vec<_>>().join(", ");
        let which =
            if roles.len() == all { format!("all {all}") } else { format!("{} of {all}", roles.len()) };
        let mut head = match all {
            1 => vec![("Role", names)],
            _ => vec![("Roles", format!("{which}: {names}"))],
        };
        if let Some(area) = context.profile.area(context.data) {
            head.push(("Area", area.name.clone()));
            let prices = if context.profile.price_adjusted {
                ", adjusted for local prices where so marked"
            } else {
                ""
            };
            head.push(("Pay", format!("{}{prices}", context.profile.per.words())));
        }
        if let Some(budget) = context.profile.budget {
            let currency = Currency::new(&context.data.career.currency);
            let monthly = Number::new(budget.monthly(), Unit::Money).currency(currency);
            let tax = Number::new(budget.tax_percent(), Unit::Percent);
            head.push(("Budget", format!("{monthly} a month, with {tax} of the pay for taxes")));
        }
        if context.profile.differences_only && !self.is_brief() {
            head.push(("Shown", "only what differs".to_owned()));
        }
        head
    }
}

impl Part<'_> {
    /// What the part is of: `Pay, by place`. A view that is called as its tab is not named twice.
    #[must_use]
    pub fn heading(&self) -> String {
        if self.view.is_empty() || self.view == self.title {
            self.title.to_owned()
        } else {
            format!("{}, {}", self.title, self.view)
        }
    }

    /// How many rows are there and why, without a full stop: `3 of 561 rows, those with "texas"`. None
    /// if there never was more than the one that is there.
    #[must_use]
    pub fn scope(&self) -> Option<String> {
        let (shown, all) = (self.entries.len(), self.page.rows.len());
        let rows = words::count(all, "row");
        let rows = if shown == all { rows } else { format!("{shown} of {rows}") };
        let filter = (!self.filter.is_empty()).then(|| format!("those with \"{}\"", self.filter));
        let sorted = self.sort.and_then(|s| Some((s, self.page.columns.get(s.column)?)));
        let sort = sorted.map(|(sort, column)| {
            let order = if sort.descending { "descending" } else { "ascending" };
            format!("sorted by {}, {order}", column.name())
        });
        let scope = [Some(rows), filter, sort].into_iter().flatten().collect::<Vec<_>>().join(", ");
        ((shown, all) != (1, 1)).then_some(scope)
    }

    /// What stands at the end where not everything is printed: how to have the rest.
    #[must_use]
    pub fn rest(&self) -> Option<String> {
        // The dashboard writes it as well, so a flag alone would not say whose it is; and it does for any other
        // flags, so they are not said.
        Some(match self.counted? {
            0 => "coder-tui show prints every row in full with --all.".to_owned(),
            n => format!("{}: coder-tui show prints them with --all.", words::count(n, "more row")),
        })
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

impl Part<'_> {
    /// Whether text numbers the rows: those with a detail, so that one hears how far one is.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.entries.len() > 1 && self.entries.iter().all(|entry| entry.full)
    }
}

impl Part<'_> {
    /// By column, whether the details of all rows in full say its cells, so that text need not. What one row
    /// says of itself and the next leaves to its detail would be looked for in vain. What is not known counts for
    /// neither.
    #[must_use]
    pub fn silent(&self) -> Vec<bool> {
        let full = || self.entries.iter().filter(|entry| entry.full);
        let columns = self.page.columns.iter().enumerate();
        let says = |entry: &Entry<'_>, at: usize, column: &Column| {
            entry.row.cells.get(at).is_none_or(|cell| cell.is_missing() || entry.says(&column.title, cell))
        };
        columns.map(|(at, column)| full().all(|entry| says(entry, at, column))).collect()
    }
}

/// Whether there is nothing to say of a cell.
fn is_blank(cell: &Cell) -> bool {
    matches!(cell, Cell::Missing(Missing::NotApplicable | Missing::Covered))
}

impl Entry<'_> {
    /// Whether the detail says what stands in all columns that ask the same of different things.
    #[must_use]
    pub fn says_peers(&self, columns: &[Column]) -> bool {
        let mut peers = columns.iter().zip(&self.row.cells).filter(|(column, _)| column.peer);
        peers.all(|(column, cell)| is_blank(cell) || self.says(&column.title, cell))
    }

    /// The figures that are printed of it: its detail's, or where only its cells are, those of the cells.
    #[must_use]
    pub fn figures(&self, part: &Part<'_>) -> Vec<&Figure> {
        if !self.full {
            let cells = part.page.columns.iter().zip(&self.row.cells);
            let own = cells.filter_map(|(column, cell)| figure_of(&self.detail, column, cell));
            let own: Vec<&Figure> = own.collect();
            if !own.is_empty() {
                return own;
            }
        }
        self.detail.figures()
    }

    /// The sources of what is printed of it.
    #[must_use]
    pub fn sources(&self, part: &Part<'_>) -> Vec<&Id> {
        let figures = if self.full { Vec::new() } else { self.figures(part) };
        if figures.is_empty() {
            return self.detail.sources();
        }
        figures.into_iter().map(|figure| &figure.source).collect()
    }

    /// Whether `cell` is a number that a range of the row has, too.
    #[must_use]
    pub fn has_in_range(&self, cell: &Cell) -> bool {
        let Cell::Number(number) = cell else { return false };
        self.row.cells.iter().any(|other| match other {
            Cell::Range(range) => range.values().any(|value| value.total_cmp(&number.value).is_eq()),
            _ => false,
        })
    }

    /// The row's label: its first cell, without a sign.
    #[must_use]
    pub fn label(&self) -> String {
        self.row.cells.first().map(|cell| words::say(&cell.plain())).unwrap_or_default()
    }

    /// The title of its detail, where it says more than the label.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let title = words::say(&self.detail.title);
        let label = self.label();
        (!label.ends_with(&title) && !label.starts_with(&title)).then_some(title)
    }

    /// The name after the place of the row among all. A number of its own would read as a second place: it is that of
    /// a step.
    #[must_use]
    pub fn counted_name(&self) -> String {
        let name = self.name();
        match name.split_once(". ") {
            Some((n, rest)) if n.bytes().all(|b| b.is_ascii_digit()) => format!("step {n}, {rest}"),
            _ => name,
        }
    }

    /// The label, and whether the row is picked.
    #[must_use]
    pub fn name(&self) -> String {
        let picked = if self.row.picked == Some(true) { " (picked)" } else { "" };
        format!("{}{picked}", self.label())
    }

    /// Whether the detail says what `cell` says under `title`: the same figure, a fact of that label,
    /// or the same words; of a list, each of its parts. A word or two may stand anywhere by chance and count
    /// only as the beginning of a line.
    #[must_use]
    pub fn says(&self, title: &str, cell: &Cell) -> bool {
        let plain = cell.plain();
        let mut parts = plain.split(" · ");
        let list = matches!(cell, Cell::Text(_)) && parts.clone().nth(1).is_some();
        self.says_words(title, cell, &plain) || (list && parts.all(|part| self.says_words(title, cell, part)))
    }

    fn says_words(&self, title: &str, cell: &Cell, plain: &str) -> bool {
        let plain = words::say(plain);
        let plain = plain.strip_prefix("Corrected: ").unwrap_or(&plain);
        // "All 5: the words", where the detail has the words alone.
        let tail = plain.split_once(": ").map(|(_, tail)| tail);
        let same = |cited: &Cited| {
            let text = words::say(&cited.line.plain());
            let says = |words: &str| {
                let rest = text.strip_prefix(words);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ';', ',', ':', '.']))
                    || (words.split_whitespace().count() > 3 && text.contains(words))
            };
            !plain.is_empty() && (says(plain) || tail.is_some_and(says))
        };
        let labelled = |fact: &Fact| {
            let (label, title) = (fact.label.to_lowercase(), title.to_lowercase());
            label == title || (!title.is_empty() && label.contains(&title) && same(&fact.value))
        };
        // "Yards $42,000", where a bar of that label has the figure.
        let barred = |bar: &RangeBar, unit: Unit| {
            let rest = plain.strip_prefix(words::say(&bar.label).as_str()).map(digits);
            let mut values = bar.range.values().map(|value| digits(&Number::new(value, unit).to_string()));
            rest.is_some_and(|rest| !rest.is_empty() && values.any(|value| value == rest))
        };
        self.detail.blocks.iter().any(|block| match (block, cell) {
            (Block::Ranges { scale, bars }, Cell::Text(_)) => bars.iter().any(|bar| barred(bar, scale.unit)),
            (Block::Text(cited), Cell::Missing(_)) => words::say(&cited.line.plain()) == plain,
            (Block::Ranges { bars, .. }, Cell::Range(range)) => bars.iter().any(|b| b.range == *range),
            (Block::Ranges { scale, bars }, Cell::Number(number)) => {
                bars.iter().any(|bar| bar.has(scale.unit, *number))
            }
            (Block::Facts(facts), Cell::Text(_)) => facts.iter().any(|f| labelled(f) || same(&f.value)),
            (Block::Facts(facts), _) => facts.iter().any(labelled),
            (Block::Text(cited), Cell::Text(_)) => same(cited),
            (Block::Bullets(list), Cell::Text(_)) => list.iter().any(same),
            _ => false,
        })
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        export::{Document, Entry, sample},
        page::{Cell, Column, Detail, Number, Page, Row, Sort, Unit},
        profile::Profile,
        sections::Context,
    };

    fn document(check: impl Fn(Document<'_>)) {
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        check(sample::document(sample::context(&data, &profile), &page));
    }

    #[test]
    fn says_how_many_rows_and_why() {
        document(|mut document| {
            let part = &mut document.parts[0];
            assert_eq!(part.scope().as_deref(), Some("2 rows"));
            part.entries.truncate(1);
            part.filter = "rig".to_owned();
            part.sort = Some(Sort { column: 1, descending: true });
            let scope = "1 of 2 rows, those with \"rig\", sorted by Jobs, descending";
            assert_eq!(part.scope().as_deref(), Some(scope));
        });
    }

    #[test]
    fn counts_no_rows_where_there_never_was_more_than_one() {
        let (data, profile, mut page) = (sample::data(), Profile::default(), sample::page());
        page.rows.truncate(1);
        let document = sample::document(sample::context(&data, &profile), &page);
        assert_eq!(document.parts[0].scope(), None);
    }

    #[test]
    fn sorted_rows_stand_in_one_run() {
        document(|mut document| {
            let part = &mut document.parts[0];
            let groups = |runs: Vec<(&str, &[Entry<'_>])>| {
                runs.iter().map(|(g, r)| format!("{g} {}", r.len())).collect::<Vec<_>>()
            };
            assert_eq!(groups(part.runs()), ["on deck 1", "in the hull 1"]);
            part.sort = Some(Sort { column: 0, descending: false });
            assert_eq!(groups(part.runs()), [" 2"]);
        });
    }

    #[test]
    fn a_part_alone_shares_the_heading_of_the_print() {
        document(|mut document| {
            assert_eq!(document.heading(), "Ship building: Roles, by yard");
            assert_eq!(document.part_heading(&document.parts[0]), None);
            document.parts[0].view = "Roles".to_owned();
            assert_eq!(document.heading(), "Ship building: Roles");
            document.parts[0].view = "by yard".to_owned();
            document.title = "Brief".to_owned();
            assert_eq!(document.heading(), "Ship building: Brief");
            assert_eq!(document.part_heading(&document.parts[0]).as_deref(), Some("Roles, by yard"));
        });
    }

    #[test]
    fn the_head_names_what_was_chosen() {
        let (data, page) = (sample::data(), sample::page());
        let budget = crate::profile::Budget::new(3_000.0, 20.0).expect("a budget");
        let picks = vec![data.career.roles[1].id.clone()];
        let profile = Profile { picks, differences_only: true, budget: Some(budget), ..Profile::default() };
        let context: Context<'_> = sample::context(&data, &profile);
        let head: Vec<String> = sample::document(context, &page)
            .head()
            .into_iter()
            .map(|(label, text)| format!("{label}: {text}"))
            .collect();
        assert_eq!(
            head,
            [
                "Roles: 1 of 2: Caulker",
                "Budget: $3,000 a month, with 20% of the pay for taxes",
                "Shown: only what differs",
                "Data set: edited 1 March 2026",
                "Printed: 12 June 2026",
            ]
        );
    }

    #[test]
    fn of_peers_all_are_said_or_none() {
        let page = sample::page();
        let columns = vec![
            Column::text("Who"),
            Column::text("A").peer(),
            Column::text("B").peer(),
            Column::text("Other"),
        ];
        let entry = |cells: [&str; 2]| {
            let cells = ["Who", cells[0], cells[1], "alone"].map(Cell::text).to_vec();
            (Row { cells, ..Row::default() }, sample::detail())
        };
        for (cells, said) in [
            (["Sets up masts and ropes", "Fresh air"], true),
            (["Fresh air · Wind", "Sets up masts and ropes"], true),
            (["Fresh air · Rain", "Sets up masts and ropes"], false),
            (["At yards $50,000", "Wind"], true),
            (["At yards $51,000", "Wind"], false),
        ] {
            let (row, detail) = entry(cells);
            let entry = Entry { row: &row, detail, full: true };
            assert_eq!(entry.says_peers(&columns), said, "{cells:?}");
        }
        assert!(page.columns.iter().all(|column| !column.peer));
    }

    #[test]
    fn a_column_is_left_out_of_all_rows_or_of_none() {
        let (data, profile, mut page) = (sample::data(), Profile::default(), sample::page());
        let at = page.columns.iter().position(|c| c.title == "What it is").expect("a column");
        let silent = |page: &Page| {
            let mut document = sample::document(sample::context(&data, &profile), page);
            let part = &mut document.parts[0];
            for entry in &mut part.entries {
                (entry.full, entry.detail) = (true, sample::detail());
            }
            part.silent()[at]
        };
        assert!(!silent(&page), "the second row has other words there");
        page.rows[1].cells[at] = page.rows[0].cells[at].clone();
        assert!(silent(&page));
    }

    #[test]
    fn a_number_of_its_own_is_no_place_among_the_rows() {
        let mut page = sample::page();
        let named = |label: &str, page: &mut Page| {
            page.rows[1].cells[0] = Cell::text(label);
            Entry { row: &page.rows[1], detail: Detail::default(), full: true }.counted_name()
        };
        assert_eq!(named("6. A setting", &mut page), "step 6, A setting");
        assert_eq!(named("A setting. Or two", &mut page), "A setting. Or two");
    }

    #[test]
    fn knows_what_a_detail_says_already() {
        let page = sample::page();
        let entry = Entry { row: &page.rows[0], detail: sample::detail(), full: true };
        for (title, cell, said) in [
            ("Pay", Cell::Range(sample::PAY), true),
            ("Middle", Cell::Number(Number::new(50_000.0, Unit::Money)), true),
            ("Jobs", Cell::Number(Number::new(50_000.0, Unit::Count)), false),
            ("What it is", Cell::text("Sets up masts and ropes"), true),
            ("What it is", Cell::text("! Sets up masts and ropes"), true),
            ("Both", Cell::text("Both: Sets up masts and ropes"), true),
            ("What it is", Cell::text("Sets up"), true),
            ("What it is", Cell::text("Set"), false),
            ("schooling", Cell::text("nothing at all"), true),
            ("Wind", Cell::text(""), false),
        ] {
            assert_eq!(entry.says(title, &cell), said, "{title}: {cell:?}");
        }
        let nothing = Entry { row: &page.rows[0], detail: Detail::default(), full: true };
        assert!(!nothing.says("What it is", &Cell::text("Sets up masts and ropes")));
    }
}
