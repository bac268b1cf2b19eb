//! The state as a frame. Nothing here changes the state.
//!
//! One file a region of the screen: [`tabs`], [`list`] or [`map`], [`detail`], [`footer`], [`overlay`].

pub mod detail;
pub mod footer;
pub mod list;
pub mod map;
pub mod overlay;
pub mod tabs;

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Margin, Rect},
    style::Style,
    symbols::border::{ROUNDED, Set},
    text::{Line, Span},
    widgets::{Clear, Widget},
};

use super::{app::App, text};

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let buffer = frame.buffer_mut();
    // A resize may lie between the last action and this frame: never draw outside the buffer.
    let geometry = app.geometry();
    if geometry.too_small || geometry.screen.intersection(buffer.area) != geometry.screen {
        too_small(app, buffer);
        return finish(app, buffer);
    }
    tabs::draw(app, geometry.tabs, buffer);
    list::draw(app, &geometry, buffer);
    detail::draw(app, &geometry, buffer);
    if let Some(lowest) = geometry.detail.or(geometry.list) {
        tabs::draw_place(app, lowest, buffer);
    }
    footer::draw(app, geometry.footer, buffer);
    if app.overlay().is_some() {
        overlay::draw(app, &geometry, buffer);
    }
    footer::draw_notice(app, geometry.footer, buffer);
    finish(app, buffer);
}

/// What no part of the screen has to think of: the theme's own background, and a terminal that has only
/// ASCII.
fn finish(app: &App, buffer: &mut Buffer) {
    app.theme().fill(buffer);
    if app.ascii() {
        super::ascii::fold_screen(buffer);
    }
}

fn too_small(app: &App, buffer: &mut Buffer) {
    let area = buffer.area;
    let leave = app.keymap().key("quit");
    for (y, words) in ["larger window,".to_owned(), format!("please; {leave} quits")].iter().enumerate() {
        let y = u16::try_from(y).unwrap_or(0);
        if y < area.height {
            let line = Line::raw(text::cut(words, area.width));
            put(buffer, Rect { y, height: 1, ..area }, &line);
        }
    }
}

/// Where the text within a frame stands: a blank at either side.
fn inner(frame: Rect) -> Rect {
    frame.inner(Margin::new(2, 1))
}

/// A frame with a title; the text within keeps to [`inner`]. Not a `Block`: that sets the style of every cell
/// it encloses, which costs more than what it draws.
fn frame(title: &Line<'_>, area: Rect, style: Style, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.width < 2 || area.height < 2 {
        return;
    }
    let Set { top_left, top_right, bottom_left, bottom_right, .. } = ROUNDED;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let mut draw = |x, y, sign| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    };
    for (y, left_corner, sign, right_corner) in [
        (area.y, top_left, ROUNDED.horizontal_top, top_right),
        (bottom, bottom_left, ROUNDED.horizontal_bottom, bottom_right),
    ] {
        draw(area.x, y, left_corner);
        (area.x + 1..right).for_each(|x| draw(x, y, sign));
        draw(right, y, right_corner);
    }
    for y in area.y + 1..bottom {
        draw(area.x, y, ROUNDED.vertical_left);
        draw(right, y, ROUNDED.vertical_right);
    }
    put(buffer, Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area }, title);
}

/// One line of text, cut at the area's right edge.
fn put(buffer: &mut Buffer, area: Rect, line: &Line<'_>) {
    let area = area.intersection(buffer.area);
    if area.height == 0 {
        return;
    }
    let mut x = area.x;
    for span in &line.spans {
        let style = line.style.patch(span.style);
        x = match text::plain_width(&span.content) {
            Some(width) => {
                put_plain(buffer, Rect { x, width: width.min(area.right() - x), ..area }, span, style)
            }
            None => buffer.set_stringn(x, area.y, &span.content, (area.right() - x).into(), style).0,
        };
    }
}

/// Text of which every letter fills a cell: there are no signs to be looked for, as the buffer does, which
/// takes three times as long. Returns where it ends.
fn put_plain(buffer: &mut Buffer, area: Rect, span: &Span<'_>, style: Style) -> u16 {
    if area.width > 0 {
        let start = buffer.index_of(area.x, area.y);
        let cells = buffer.content.iter_mut().skip(start).take(area.width.into());
        for (cell, letter) in cells.zip(span.content.chars()) {
            cell.set_char(letter).set_style(style);
        }
    }
    area.right()
}

/// Lines of text from the top of an area on, as many as fit.
fn put_all<'l>(buffer: &mut Buffer, area: Rect, lines: impl IntoIterator<Item = &'l Line<'l>>) {
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        put(buffer, Rect { y, height: 1, ..area }, line);
    }
}

/// A bar at the right edge of a frame that shows which part of `all` lines is seen.
fn scrollbar(buffer: &mut Buffer, area: Rect, (top, lines, all): (usize, usize, usize), style: Style) {
    if all <= lines || area.height < 3 {
        return;
    }
    let track = usize::from(area.height - 2);
    let length = (track * lines / all).max(1);
    let free = track - length;
    let last = all - lines;
    // The thumb touches an end only when the text does.
    let start = match top.min(last) {
        0 => 0,
        top if top == last => free,
        top => (free * top / last).clamp(usize::from(free > 1), free.saturating_sub(1).max(1).min(free)),
    };
    for y in start..start + length {
        let y = area.y + 1 + u16::try_from(y).unwrap_or(0);
        if let Some(cell) = buffer.cell_mut((area.right().saturating_sub(1), y)) {
            cell.set_symbol("┃").set_style(style);
        }
    }
}

/// Blanks an area before something is drawn over it.
fn clear(buffer: &mut Buffer, area: Rect) {
    Clear.render(area.intersection(buffer.area), buffer);
}
