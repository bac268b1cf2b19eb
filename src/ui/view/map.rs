//! The rows of a page as tiles of a map, with the legend below.

use ratatui::{
    buffer::Buffer,
    text::{Line, Span},
};

use crate::{
    page::{Cell, Row, Steps},
    ui::{
        app::App,
        text::{cut, width},
        tiles::{self, BLANK, SHADES, Tiling},
    },
};

/// Draws the tiles of the rows that are shown, and the legend.
pub fn draw(app: &App, tiling: &Tiling, focused: bool, buffer: &mut Buffer) {
    let pane = app.pane();
    if pane.order.is_empty() {
        let text = cut(&super::list::no_row(app), tiling.area.width);
        return super::put(buffer, tiling.area, &Line::styled(text, app.theme().muted));
    }
    let group = pane.row().and_then(|row| row.group);
    let Some(steps) = pane.page.steps(group, pane.sort) else { return };
    let letters = tiles::letters(pane);
    for (order, row) in tiles::shown(pane) {
        let Some(tile) = &row.tile else { continue };
        let place = tiling.place(tile);
        let lines =
            lines(app, row, (order == pane.cursor).then_some(focused), &steps, (letters, place.width));
        super::put_all(buffer, place, &lines);
    }
    super::put_all(buffer, tiling.legend, &tiles::legend(app, tiling.legend.width));
}

/// A tile: letters and shade, below them the figure. `here` is set under the cursor, to whether the keys go
/// here.
fn lines(
    app: &App,
    row: &Row,
    here: Option<bool>,
    steps: &Steps,
    (letters, columns): (u16, u16),
) -> [Line<'static>; 2] {
    let theme = app.theme();
    let cell = row.cells.get(steps.column);
    let step = cell.and_then(|cell| steps.of(cell));
    let marker = match here {
        Some(_) => "▸",
        None if row.picked == Some(true) => "●",
        None => " ",
    };
    let label = row.tile.as_ref().map_or("", |tile| tile.label.as_str());
    let style = match here {
        Some(true) => theme.cursor,
        Some(false) => theme.cursor_idle,
        None if step.is_some() => theme.strong,
        None => theme.muted,
    };
    let free = columns.saturating_sub(letters + 1);
    // Letters stand apart from the shade, and tiles from each other, where there is room.
    let (gap, edge) = (u16::from(free > 2), u16::from(free > 4));
    let pad = usize::from(gap + letters - width(label).min(letters));
    let (shade, tone) = match step.and_then(|step| SHADES.get(step)) {
        Some(shade) => (shade.repeat(usize::from(free - gap - edge)), theme.accent),
        None => (BLANK.to_owned(), theme.muted),
    };
    let first = vec![
        Span::styled(marker, theme.accent),
        Span::styled(cut(label, letters), style),
        Span::raw(" ".repeat(pad)),
        Span::styled(shade, tone),
    ];
    let figure = match cell {
        Some(Cell::Number(number)) => number.currency(app.currency()).to_string(),
        _ => String::new(),
    };
    [Line::from(first), Line::raw(format!(" {figure}"))]
}
