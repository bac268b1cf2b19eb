//! Columns begin where they should on every row, whatever the words: long, wide, from right to left, of
//! letters with marks. What is cut is never cut in the middle of a sign.

use coder_tui::{
    page::{Align, Cell, cell::Missing},
    ui::{
        geometry::MARKER,
        pane::{Item, ItemKind},
        table::Place,
    },
};
use ratatui::buffer::{Buffer, CellWidth};

use crate::{
    hard,
    screen::{Screen, nursing, overlays, shipped, views},
};

/// One of each layout, and one that is far too narrow for its columns.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (34, 12)];

#[test]
fn begin_at_the_same_place_on_every_row() {
    let sets = hard::data_sets().iter().map(|(name, data)| (*name, data));
    let mut looked_at = 0;
    for (name, data) in sets.chain([("shipped", shipped()), ("nursing", nursing())]) {
        for (tab, view, of) in views(data) {
            let mut screen = Screen::at(data, tab, view);
            for (columns, lines) in SIZES {
                for keys in ["left*2 g", "right*2 G"] {
                    screen = screen.size(columns, lines).keys(keys);
                    let place = format!("{of} of {name} at {columns}x{lines} after {keys}");
                    let frame = screen.frame();
                    no_sign_is_halved(&frame, &place);
                    looked_at += columns_hold(&screen, &frame, &place);
                }
            }
        }
    }
    assert!(looked_at > 10_000, "only {looked_at} cells were looked at");
}

/// Not in a detail, not in an overlay, and not below the edges of an overlay either.
#[test]
fn no_sign_is_halved_in_a_detail_or_by_an_overlay() {
    for (name, data) in hard::data_sets() {
        if !["wide letters", "joined pictures", "combining marks", "right to left"].contains(name) {
            continue;
        }
        let details = views(data).into_iter().map(|(tab, view, _)| Screen::at(data, tab, view).keys("enter"));
        for (n, mut screen) in details.chain(overlays().iter().map(|overlay| overlay.on(data))).enumerate() {
            for (columns, lines) in SIZES.into_iter().chain([(101, 30), (67, 17)]) {
                screen = screen.size(columns, lines);
                no_sign_is_halved(&screen.frame(), &format!("{name}, {n}, {columns}x{lines}"));
            }
        }
    }
}

/// A sign of two columns has both, inside the frame.
fn no_sign_is_halved(frame: &Buffer, place: &str) {
    let area = frame.area;
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let symbol = frame[(x, y)].symbol();
            let width = symbol.cell_width().max(1);
            assert!(x + width <= area.right(), "{symbol:?} runs over the edge on line {y}: {place}");
            for covered in x + 1..x + width {
                let below = frame[(covered, y)].symbol();
                assert!(below.trim().is_empty(), "{symbol:?} covers {below:?} on line {y}: {place}");
            }
            x += width;
        }
    }
}

/// Between two columns is a gap on every line of every row, and words begin and figures end where their
/// column does. Returns how many cells there were.
fn columns_hold(screen: &Screen, frame: &Buffer, place: &str) -> usize {
    let (app, geometry) = (&screen.app, screen.app.geometry());
    if geometry.too_small || geometry.list.is_none() || geometry.map.is_some() {
        return 0;
    }
    let (pane, rows) = (app.pane(), geometry.rows());
    let plan = pane.plan(geometry.list_width());
    let left = rows.x + MARKER;
    let mut looked_at = 0;
    for Item { kind, y, height } in pane.items(&plan, rows.height.into()) {
        let ItemKind::Row(at) = kind else { continue };
        let row = &pane.page.rows[pane.order[at]];
        let first = rows.y + u16::try_from(y).expect("on the screen");
        let lines = first..(first + u16::try_from(height).expect("on the screen")).min(rows.bottom());
        let covered =
            |place: &Place| matches!(row.cells.get(place.column), Some(Cell::Missing(Missing::Covered)));
        for pair in plan.places.windows(2) {
            let [before, after] = pair else { continue };
            if covered(after) {
                continue;
            }
            for y in lines.clone() {
                let end = frame[(left + before.x + before.width - 1, y)].symbol();
                assert!(
                    before.width == 0 || end.cell_width() < 2,
                    "{end:?} runs out of its column on line {y}: {place}"
                );
                for x in before.x + before.width..after.x {
                    let gap = frame[(left + x, y)].symbol();
                    assert_eq!(
                        gap, " ",
                        "between columns {} and {}, line {y}: {place}",
                        before.column, after.column
                    );
                }
            }
        }
        for at in plan.places.iter().filter(|place| place.width > 0 && !covered(place)) {
            let spans = plan.places.iter().any(|next| next.column > at.column && covered(next));
            let Some(cell) = row.cells.get(at.column).filter(|_| !spans) else { continue };
            let words = cell.plain();
            let line = |x: u16| frame[(left + x, first)].symbol();
            match (cell, pane.page.columns[at.column].align) {
                (Cell::Text(_), Align::Left) if words.starts_with(char::is_alphanumeric) && at.width > 1 => {
                    assert_ne!(line(at.x), " ", "{words:?} does not begin in its column: {place}");
                }
                (Cell::Number(_), Align::Right) => {
                    assert_ne!(
                        line(at.x + at.width - 1),
                        " ",
                        "{words:?} does not end with its column: {place}"
                    );
                }
                _ => continue,
            }
            looked_at += 1;
        }
    }
    looked_at
}
