//! A page as a map of tiles: where each row stands, its neighbors, and in which of five steps the figure
//! that shades it lies.
//!
//! A tile says that places are equal, however large they are; who wants the figure reads it in the row.

use super::{Cell, Number, Page, Row, Shape, Sort};

/// How many steps shade the tiles.
pub const STEPS: usize = 5;

/// Where a row stands on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Column, from 0 at the left.
    pub column: u8,
    /// Line, from 0 at the top.
    pub line: u8,
    /// The few letters by which it is known.
    pub label: String,
}

/// A way over the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The figures of a column, in steps that hold about as many rows each: a map that is shaded by them shows
/// who stands high and who low, even where a few stand far above the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// Index of the column.
    pub column: usize,
    /// The lowest and the highest figure of each step; none where a step holds no row, since equal figures
    /// are always of one step.
    bounds: [Option<(Number, Number)>; STEPS],
}

impl Steps {
    /// The step of a cell, from 0; none where there is no figure.
    #[must_use]
    pub fn of(&self, cell: &Cell) -> Option<usize> {
        let Cell::Number(number) = cell else { return None };
        self.bounds().find(|(_, low, high)| (low.value..=high.value).contains(&number.value)).map(|b| b.0)
    }

    /// The steps that hold a row, from low to high: which, its lowest and its highest figure.
    pub fn bounds(&self) -> impl Iterator<Item = (usize, Number, Number)> {
        let known = self.bounds.iter().enumerate();
        known.filter_map(|(step, bounds)| bounds.map(|(low, high)| (step, low, high)))
    }
}

impl Page {
    /// The steps that shade the rows of a group: those of the column they are sorted by if it holds figures,
    /// else of the page's own. None if the page is no map.
    #[must_use]
    pub fn steps(&self, group: Option<usize>, sort: Option<Sort>) -> Option<Steps> {
        let Shape::Map { shade } = self.shape else { return None };
        let sorted = sort.map(|sort| sort.column).filter(|column| self.measures(*column));
        let column = sorted.unwrap_or(shade);
        let rows = self.rows.iter().filter(|row| row.group == group && row.tile.is_some());
        let mut numbers: Vec<Number> = rows
            .filter_map(|row| match row.cells.get(column) {
                Some(Cell::Number(number)) => Some(*number),
                _ => None,
            })
            .collect();
        numbers.sort_by(|a, b| a.value.total_cmp(&b.value));
        let mut bounds = [None; STEPS];
        let mut below = 0;
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 && numbers.get(at - 1).is_some_and(|before| before.value < number.value) {
                below = at;
            }
            if let Some(step) = bounds.get_mut(below * STEPS / numbers.len()) {
                let (low, _) = step.unwrap_or((*number, *number));
                *step = Some((low, *number));
            }
        }
        Some(Steps { column, bounds })
    }

    /// Whether a column holds figures, by which tiles can be shaded.
    #[must_use]
    pub fn measures(&self, column: usize) -> bool {
        self.rows.iter().any(|row| matches!(row.cells.get(column), Some(Cell::Number(_))))
    }

    /// The columns and lines that the tiles take; none without a tile.
    #[must_use]
    pub fn tiled(&self) -> Option<(u8, u8)> {
        let tiles = || self.rows.iter().filter_map(|row| row.tile.as_ref());
        let column = tiles().map(|tile| tile.column).max()?;
        let line = tiles().map(|tile| tile.line).max()?;
        Some((column.saturating_add(1), line.saturating_add(1)))
    }

    /// The row next to `from` that way, out of `shown` (both are indices into [`Page::rows`]): in the same
    /// line or column if there is one, else the nearest. The maps of several groups lie below each other.
    #[must_use]
    pub fn neighbor(&self, shown: &[usize], from: usize, toward: Toward) -> Option<usize> {
        let lines = i32::from(self.tiled()?.1);
        let place = |row: &Row| {
            let tile = row.tile.as_ref()?;
            let group = i32::try_from(row.group.unwrap_or(0)).unwrap_or(0);
            Some((i32::from(tile.column), i32::from(tile.line) + group * (lines + 1)))
        };
        let (x, y) = place(self.rows.get(from)?)?;
        let distance = |&at: &usize| {
            let (column, line) = place(self.rows.get(at)?)?;
            let (right, down) = (column - x, line - y);
            let (along, aside) = match toward {
                Toward::Left => (-right, down),
                Toward::Right => (right, down),
                Toward::Up => (-down, right),
                Toward::Down => (down, right),
            };
            (along > 0).then_some(((aside != 0, along, aside.abs()), at))
        };
        shown.iter().filter_map(distance).min().map(|(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Column, Missing, Unit};

    /// ```text
    /// A . C
    /// . B .
    /// D . E
    /// ```
    fn page(values: [Option<f64>; 5]) -> Page {
        let places = [("A", 0, 0), ("B", 1, 1), ("C", 2, 0), ("D", 0, 2), ("E", 2, 2)];
        let rows = places.into_iter().zip(values).map(|((label, column, line), value)| Row {
            key: label.to_owned(),
            cells: vec![
                Cell::text(label),
                value.map_or(Cell::Missing(Missing::NotReleased), |v| {
                    Cell::Number(Number::new(v, Unit::Money))
                }),
                Cell::number(Some(1.0), Unit::Count),
            ],
            tile: Some(Tile { column, line, label: label.to_owned() }),
            ..Row::default()
        });
        Page {
            shape: Shape::Map { shade: 1 },
            columns: vec![Column::text("Place"), Column::number("Median"), Column::number("Jobs")],
            rows: rows.collect(),
            ..Page::default()
        }
    }

    fn bounds(page: &Page, sort: Option<usize>) -> Vec<(usize, f64, f64)> {
        let steps = page.steps(None, sort.map(|column| Sort { column, descending: true })).expect("a map");
        steps.bounds().map(|(step, low, high)| (step, low.value, high.value)).collect()
    }

    #[test]
    fn steps_hold_as_many_rows_each_and_equals_together() {
        let different = page([Some(1.0), Some(20.0), Some(300.0), Some(4.0), Some(50.0)]);
        let each = [(0, 1.0, 1.0), (1, 4.0, 4.0), (2, 20.0, 20.0), (3, 50.0, 50.0), (4, 300.0, 300.0)];
        assert_eq!(bounds(&different, None), each);
        let equal = page([Some(1.0), Some(7.0), Some(7.0), None, Some(9.0)]);
        assert_eq!(bounds(&equal, None), [(0, 1.0, 1.0), (1, 7.0, 7.0), (3, 9.0, 9.0)]);
        let steps = equal.steps(None, None).expect("a map");
        let of = |row: usize| equal.rows.get(row).and_then(|row| steps.of(row.cells.get(1)?));
        assert_eq!([0, 1, 2, 3, 4].map(of), [Some(0), Some(1), Some(1), None, Some(3)]);
        assert!(bounds(&page([None; 5]), None).is_empty());
    }

    #[test]
    fn the_sorted_column_shades_if_it_holds_figures() {
        let page = page([Some(1.0); 5]);
        assert_eq!(page.steps(None, None).map(|s| s.column), Some(1));
        for (column, shades) in [(0, 1), (1, 1), (2, 2)] {
            let sort = Sort { column, descending: false };
            assert_eq!(page.steps(None, Some(sort)).map(|s| s.column), Some(shades));
        }
        assert_eq!(Page { shape: Shape::Table, ..page }.steps(None, None), None);
    }

    #[test]
    fn goes_along_the_line_or_column_and_else_to_the_nearest() {
        let page = page([None; 5]);
        let all = [0, 1, 2, 3, 4];
        let go = |from: usize, toward| {
            let label = |at: usize| page.rows.get(at).map(|row| row.key.as_str());
            page.neighbor(&all, from, toward).and_then(label)
        };
        assert_eq!(go(0, Toward::Right), Some("C"), "in the same line, not the nearer B");
        assert_eq!(go(0, Toward::Down), Some("D"));
        assert_eq!(go(1, Toward::Right), Some("C"), "none is in its line");
        assert_eq!(go(1, Toward::Left), Some("A"));
        assert_eq!(go(0, Toward::Left), None);
        assert_eq!(page.neighbor(&[0, 1], 0, Toward::Right), Some(1), "only what is shown");
    }

    #[test]
    fn maps_of_several_groups_lie_below_each_other() {
        let mut page = page([Some(1.0), Some(2.0), Some(3.0), Some(4.0), Some(5.0)]);
        page.rows.truncate(4);
        for (group, row) in page.rows.iter_mut().enumerate() {
            row.group = Some(group / 3);
        }
        assert_eq!(page.neighbor(&[0, 1, 2, 3], 0, Toward::Down), Some(3));
        assert_eq!(page.neighbor(&[0, 1, 2, 3], 3, Toward::Up), Some(0));
        assert_eq!(page.steps(Some(1), None).map(|steps| steps.bounds().count()), Some(1));
    }
}
