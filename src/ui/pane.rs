//! The list of a page: cursor, filter, sort, sideways scroll. One kind of pane shows every page.

use tui_input::Input;

use super::{
    app::ways::Origin,
    table::{self, Natural, Plan},
};
use crate::page::{Currency, Detail, Filter, Page, Row, Shape, Sort};

/// Most lines that a row of a list takes; the detail has the rest.
pub const ROW_LINES: usize = 5;

/// A page with where the person is in it.
#[derive(Debug, Default)]
pub struct Pane {
    /// Which view of the section.
    pub view: usize,
    /// The page; built when the tab is shown.
    pub page: Page,
    /// Natural widths of its columns.
    pub natural: Natural,
    /// The data or the choices changed since the page was built.
    pub stale: bool,
    /// Whether cursor, scroll and detail are as was last asked for.
    pub settled: bool,
    /// Indices of the rows shown, in order.
    pub order: Vec<usize>,
    /// Which of them the cursor is on.
    pub cursor: usize,
    /// Which of them is the first on the screen.
    pub top: usize,
    /// Columns scrolled out to the left.
    pub offset: usize,
    /// Words that rows must contain.
    pub filter: Input,
    /// Column to sort by.
    pub sort: Option<Sort>,
    /// The detail of the row under the cursor.
    pub detail: Detail,
    /// Key of the row that the detail is about; none if it must be built.
    pub detail_of: Option<String>,
    /// How many lines the detail takes in so many columns and lines, once somebody has counted.
    pub laid_out: Option<((u16, usize), usize)>,
    /// Lines of it scrolled out at the top.
    pub detail_top: usize,
    /// Where one came from by going into rows, the last at the end.
    pub origins: Vec<Origin>,
}

/// Something that stands in the list, with the lines it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its first line, from the top of the list.
    pub y: usize,
    /// How many lines it takes.
    pub height: usize,
}

/// What stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// The heading of a group, by its index.
    Heading(usize),
    /// A row: place in [`Pane::order`].
    Row(usize),
}

impl Pane {
    /// A pane that will be built when it is shown.
    #[must_use]
    pub fn unbuilt() -> Self {
        Self { stale: true, ..Self::default() }
    }

    /// The row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.order.get(self.cursor).and_then(|i| self.page.rows.get(*i))
    }

    /// The key of the row under the cursor.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.row().map(|row| row.key.as_str())
    }

    /// Takes a new page, with the cursor on the same row if it is still there.
    pub fn show(&mut self, page: Page, currency: Currency) {
        let key = self.key().map(str::to_owned);
        self.natural =
            Natural::measure(&page.columns, page.rows.iter().map(|r| r.cells.as_slice()), currency);
        self.sort = self.sort.filter(|s| s.column < page.columns.len());
        self.page = page;
        self.stale = false;
        self.detail_of = None;
        self.select(key.as_deref());
        if key.is_none() {
            self.to_picked();
        }
    }

    /// Takes the detail of the row `key`. It is shown from its top if it is about something else.
    pub fn show_detail(&mut self, key: Option<String>, detail: Detail) {
        if self.detail.title != detail.title {
            self.detail_top = 0;
        }
        self.detail = detail;
        self.detail_of = key;
        self.laid_out = None;
    }

    /// Puts the cursor on a row, by its place in the order. Another row's detail is seen from its top, also where
    /// the cursor comes back at once: the detail is not looked at in between.
    pub fn go_to(&mut self, at: usize) {
        if self.cursor != at {
            self.cursor = at;
            self.detail_top = 0;
        }
    }

    /// How many lines the detail takes where it has so much room, if somebody has counted.
    #[must_use]
    pub fn lines_of_detail(&self, width: u16, lines: usize) -> Option<usize> {
        self.laid_out.filter(|(room, _)| *room == (width, lines)).map(|(_, all)| all)
    }

    /// Puts the cursor on the row that is picked, if it is the only one.
    pub fn to_picked(&mut self) {
        let picked = |i: &usize| self.page.rows.get(*i).is_some_and(|row| row.picked == Some(true));
        let mut all = self.order.iter().enumerate().filter(|(_, i)| picked(i));
        if let (Some((at, _)), None) = (all.next(), all.next()) {
            self.cursor = at;
        }
    }

    /// Applies filter and sort, with the cursor on the row `key` if it is shown.
    pub fn select(&mut self, key: Option<&str>) {
        self.order = self.page.select(&Filter::new(self.filter.value()), self.sort);
        let at = key.and_then(|key| self.position(key));
        self.cursor = at.unwrap_or(self.cursor).min(self.order.len().saturating_sub(1));
    }

    /// Where the row `key` stands among those shown.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        self.order.iter().position(|i| self.page.rows.get(*i).is_some_and(|r| r.key == key))
    }

    /// Whether group headings are drawn: they hold only in the order of the data.
    #[must_use]
    pub fn grouped(&self) -> bool {
        self.sort.is_none() && !self.page.groups.is_empty()
    }

    /// The columns in `room` terminal columns.
    #[must_use]
    pub fn plan(&self, room: u16) -> Plan {
        table::plan(&self.page.columns, &self.natural, room, self.offset)
    }

    fn group(&self, at: usize) -> Option<usize> {
        let row = self.order.get(at).and_then(|i| self.page.rows.get(*i))?;
        row.group.filter(|_| self.grouped())
    }

    /// Lines that a row takes where there is room.
    pub(super) fn height(&self, at: usize, plan: &Plan) -> usize {
        let row = self.order.get(at).and_then(|i| self.page.rows.get(*i));
        row.map_or(1, |row| table::height(&self.page.columns, &row.cells, plan, ROW_LINES))
    }

    /// What stands in a list of `lines` lines, from the top; only that is looked at. The heading of
    /// the first row's group always stands above it.
    #[must_use]
    pub fn items(&self, plan: &Plan, lines: usize) -> Vec<Item> {
        let mut items = Vec::new();
        let mut y = 0;
        let mut group = None;
        for at in self.top..self.order.len() {
            let of_row = self.group(at);
            // In one line there is room for the row only.
            if of_row != group && of_row.is_some() && (lines > 1 || y > 0) {
                if y >= lines {
                    break;
                }
                items.extend(of_row.map(|g| Item { kind: ItemKind::Heading(g), y, height: 1 }));
                y += 1;
            }
            group = of_row;
            if y >= lines {
                break;
            }
            let height = self.height(at, plan).min(lines - y);
            items.push(Item { kind: ItemKind::Row(at), y, height });
            y += height;
        }
        items
    }

    /// Lines that all rows and headings take, counted up to `enough`.
    #[must_use]
    pub fn lines_in_all(&self, plan: &Plan, enough: usize) -> usize {
        let mut lines = 0;
        let mut group = None;
        for at in 0..self.order.len() {
            if lines >= enough {
                break;
            }
            let of_row = self.group(at);
            lines += self.height(at, plan) + usize::from(of_row.is_some() && of_row != group);
            group = of_row;
        }
        lines
    }

    /// Scrolls as little as needed for the row under the cursor to be seen whole.
    pub fn settle(&mut self, plan: &Plan, lines: usize) {
        self.cursor = self.cursor.min(self.order.len().saturating_sub(1));
        self.top = self.top.min(self.cursor);
        // The first row from which the cursor's row still ends within the list.
        let heading = |pane: &Self, at: usize, first: bool| {
            let group = pane.group(at);
            let new = first || at == 0 || pane.group(at - 1) != group;
            usize::from(lines > 1 && group.is_some() && new)
        };
        let mut lowest = self.cursor;
        let mut used = self.height(self.cursor, plan);
        while lowest > 0 {
            let more = self.height(lowest - 1, plan) + heading(self, lowest, false);
            if used + more + heading(self, lowest - 1, true) > lines {
                break;
            }
            used += more;
            lowest -= 1;
        }
        self.top = self.top.max(lowest);
    }

    /// Sorts by the next column that has more than one value; after the last, as in the data.
    pub fn next_sort(&mut self) {
        let from = self.sort.map_or(0, |s| s.column + 1);
        let worth = |column: &usize| {
            let mut cells = self.page.rows.iter().filter_map(|r| r.cells.get(*column));
            let first = cells.next();
            cells.any(|c| Some(c) != first)
        };
        let next = (from..self.page.columns.len()).find(worth);
        self.arrange(next.map(|column| self.page.sort_by(column)));
    }

    /// Puts the rows in another order. The cursor stays on its row; from the first it goes to the new first:
    /// who has chosen none wants to see which one that is.
    pub fn arrange(&mut self, sort: Option<Sort>) {
        let key = self.key().filter(|_| self.cursor > 0).map(str::to_owned);
        self.sort = sort;
        self.top = 0;
        self.select(key.as_deref());
    }

    /// Shades a map by the next column of figures; after the last, by the page's own.
    pub fn next_measure(&mut self) {
        let Shape::Map { shade } = self.page.shape else { return };
        let key = self.key().map(str::to_owned);
        let (now, columns) = (self.sort.map_or(shade, |s| s.column), self.page.columns.len());
        let worth = |column: &usize| *column == shade || self.page.measures(*column);
        let next = (1..columns).map(|by| (now + by) % columns).find(worth).filter(|column| *column != shade);
        self.sort = next.map(|column| Sort { column, descending: true });
        self.select(key.as_deref());
    }
}
