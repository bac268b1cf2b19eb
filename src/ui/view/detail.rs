//! The detail of the row under the cursor.

use ratatui::{
    buffer::Buffer,
    text::{Line, Span},
};

use crate::ui::{
    app::{App, Focus},
    geometry::Geometry,
    text::cut,
};

/// Draws the detail in its frame.
pub fn draw(app: &App, geometry: &Geometry, buffer: &mut Buffer) {
    let Some(area) = geometry.detail else { return };
    let (theme, pane) = (app.theme(), app.pane());
    let focused = app.focus() == Focus::Detail && app.overlay().is_none();
    let border = if focused { theme.border_focused } else { theme.border };
    let title =
        Span::styled(format!(" {} ", cut(&pane.detail.title, area.width.saturating_sub(4))), theme.strong);
    super::frame(&Line::from(title), area, border, buffer);
    let shown = geometry.detail_lines();
    let painter = app.detail_painter(geometry);
    let (lines, all) = if pane.detail_top == 0 {
        let (lines, judged) = painter.beginning(&pane.detail);
        (lines, pane.lines_of_detail(geometry.detail_width(), shown).unwrap_or(judged))
    } else {
        let lines = painter.detail(&pane.detail);
        let all = lines.len();
        (lines, all)
    };
    let top = pane.detail_top.min(all.saturating_sub(shown));
    super::put_all(buffer, super::inner(area), lines.iter().skip(top));
    super::scrollbar(buffer, area, (top, shown, all), border);
}
