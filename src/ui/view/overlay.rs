//! What lies over the tabs.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};
use tui_input::Input;

use crate::{
    page::Filter,
    ui::{
        app::App,
        geometry::Geometry,
        overlay::{Overlay, Picker, Prompt, Reader},
        text::{cut, width, wrap},
    },
};

/// Lines of a question beside its help or error: its frame, the answer, a blank.
const PROMPT_LINES: u16 = 4;
/// Lines that its help or error has at least: the frame does not change for each word that is typed.
const HELP_LINES: u16 = 3;

/// The frame of the overlay that is open.
#[must_use]
pub fn frame(app: &App, geometry: &Geometry) -> Rect {
    let mut area = geometry.overlay();
    // What needs no more than its lines has no more; a list to pick from keeps its height while one types.
    let wish = match app.overlay() {
        Some(Overlay::Prompt(prompt)) => {
            let lines = help(app, prompt, area.width.saturating_sub(4)).len();
            Some(u16::try_from(lines).unwrap_or(u16::MAX).max(HELP_LINES).saturating_add(PROMPT_LINES))
        }
        Some(Overlay::Reader(reader)) => {
            let lines = app.painter(geometry.overlay_width()).detail(&reader.detail).len();
            let input = u16::from(reader.typing || !reader.filter.value().is_empty());
            Some(u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2 + input))
        }
        Some(Overlay::Picker(_)) | None => None,
    };
    if let Some(wish) = wish.filter(|wish| *wish < area.height) {
        area.height = wish;
        area.y = geometry.screen.height.saturating_sub(wish) / 3;
    }
    area
}

/// Draws the overlay that is open.
pub fn draw(app: &App, geometry: &Geometry, buffer: &mut Buffer) {
    let area = frame(app, geometry);
    super::clear(buffer, area);
    match app.overlay() {
        Some(Overlay::Reader(reader)) => self::reader(app, geometry, reader, area, buffer),
        Some(Overlay::Picker(picker)) => self::picker(app, picker, area, buffer),
        Some(Overlay::Prompt(prompt)) => self::prompt(app, prompt, area, buffer),
        None => {}
    }
}

/// The lines of a reader that its filter lets through.
#[must_use]
pub fn reader_lines(app: &App, reader: &Reader, width: u16) -> Vec<Line<'static>> {
    let filter = Filter::new(reader.filter.value());
    let lines = app.painter(width).detail(&reader.detail).into_iter();
    lines.filter(|line| filter.is_empty() || filter.passes(&line.to_string())).collect()
}

fn reader(app: &App, geometry: &Geometry, reader: &Reader, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    super::frame(
        &Line::styled(format!(" {} ", reader.detail.title), theme.strong),
        area,
        theme.border_focused,
        buffer,
    );
    let lines = reader_lines(app, reader, geometry.overlay_width());
    let shown = geometry.overlay_lines(app);
    let mut inner = super::inner(area);
    if reader.typing || !reader.filter.value().is_empty() {
        super::put(buffer, inner, &input("/", &reader.filter, reader.typing, app));
        inner.y += 1;
        inner.height = inner.height.saturating_sub(1);
    }
    let top = reader.top.min(lines.len().saturating_sub(shown));
    super::put_all(buffer, inner, lines.iter().skip(top));
    super::scrollbar(buffer, area, (top, shown, lines.len()), theme.border_focused);
}

fn picker(app: &App, picker: &Picker, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    let count = format!(" {} · {} of {} ", picker.title, picker.order.len(), picker.entries.len());
    super::frame(&Line::styled(count, theme.strong), area, theme.border_focused, buffer);
    let inner = super::inner(area);
    super::put(buffer, inner, &input("›", &picker.input, true, app));
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    let lines = usize::from(list.height);
    let top = picker.cursor.saturating_sub(lines.saturating_sub(1));
    for (at, y) in (top..picker.order.len()).zip(list.y..list.bottom()) {
        let Some(entry) = picker.order.get(at).and_then(|i| picker.entries.get(*i)) else { break };
        let here = at == picker.cursor;
        let hint = cut(&entry.hint, list.width / 2);
        let label = cut(&entry.label, list.width.saturating_sub(width(&hint) + 4));
        let pad = list.width.saturating_sub(2 + width(&label) + width(&hint));
        let line = Line::from(vec![
            Span::styled(if here { "▸ " } else { "  " }, theme.accent),
            Span::styled(label, if here { theme.cursor } else { theme.plain }),
            Span::raw(" ".repeat(usize::from(pad))),
            Span::styled(hint, theme.muted),
        ]);
        super::put(buffer, Rect { y, height: 1, ..list }, &line);
    }
    if picker.order.is_empty() && !picker.entries.is_empty() {
        let text = cut("nothing has these words", list.width.saturating_sub(2));
        super::put(buffer, Rect { x: list.x + 2, ..list }, &Line::styled(text, theme.muted));
    }
    super::scrollbar(buffer, area, (top, lines, picker.order.len()), theme.border_focused);
}

fn prompt(app: &App, prompt: &Prompt, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    super::frame(
        &Line::styled(format!(" {} ", prompt.title), theme.strong),
        area,
        theme.border_focused,
        buffer,
    );
    let inner = super::inner(area);
    let mut lines = vec![input("›", &prompt.input, true, app), Line::default()];
    lines.extend(help(app, prompt, inner.width));
    super::put_all(buffer, inner, &lines);
}

/// How to answer, or why the last answer was not taken.
fn help(app: &App, prompt: &Prompt, columns: u16) -> Vec<Line<'static>> {
    let theme = app.theme();
    let (text, style) =
        prompt.error.as_ref().map_or((prompt.help, theme.muted), |e| (e.as_str(), theme.caution));
    wrap(&[Span::styled(text.to_owned(), style)], columns)
}

/// What is typed, with the place of typing drawn: the terminal's own cursor is hidden.
fn input(prompt: &str, input: &Input, typing: bool, app: &App) -> Line<'static> {
    let theme = app.theme();
    let value = input.value();
    let before: String = value.chars().take(input.cursor()).collect();
    let at: String = value.chars().skip(input.cursor()).take(1).collect();
    let after: String = value.chars().skip(input.cursor() + 1).collect();
    let mut spans = vec![Span::styled(format!("{prompt} "), theme.accent), Span::raw(before)];
    if typing {
        spans.push(Span::styled(if at.is_empty() { " ".to_owned() } else { at }, theme.cursor));
    } else {
        spans.push(Span::raw(at));
    }
    spans.push(Span::raw(after));
    Line::from(spans)
}
