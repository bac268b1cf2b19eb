//! The list of a page: lead, heads, rows under their group headings.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    page::Filter,
    sections::compare::SAME,
    ui::{
        app::{App, Focus},
        geometry::{Geometry, MARKER, has_head, lead, lead_width},
        hints,
        keymap::COMPARING,
        pane::{ItemKind, ROW_LINES},
        table::{self, Look},
        text::{cut, styled, width, wrap},
    },
};

/// Columns that the name of a page keeps where its view, its order and its filter take the others.
const SHORTEST_NAME: u16 = 12;

/// Draws the list in its frame.
pub fn draw(app: &App, geometry: &Geometry, buffer: &mut Buffer) {
    let Some(area) = geometry.list else { return };
    let (theme, pane) = (app.theme(), app.pane());
    let focused = app.focus() != Focus::Detail && app.overlay().is_none();
    let border = if focused { theme.border_focused } else { theme.border };
    let more = more_columns(app, geometry).filter(|more| width(more) < area.width / 2);
    let room = area.width.saturating_sub(3 + more.as_deref().map_or(0, width));
    super::frame(&title(app, room), area, border, buffer);
    if let Some(more) = more {
        let x = area.right().saturating_sub(width(&more) + 2);
        let place = Rect { x, y: area.y, width: width(&more), height: 1 };
        super::put(buffer, place, &Line::styled(more, theme.accent));
    }
    above(app, geometry, area, buffer);
    let rows = geometry.rows();
    if let Some(tiling) = &geometry.map {
        return super::map::draw(app, tiling, focused, buffer);
    }
    let plan = pane.plan(geometry.list_width());
    let items = pane.items(&plan, usize::from(rows.height));
    for (n, item) in items.iter().enumerate() {
        let Ok(y) = u16::try_from(item.y) else { break };
        let line = Rect { y: rows.y + y, height: 1, ..rows };
        match item.kind {
            ItemKind::Heading(group) => {
                let text = pane.page.groups.get(group).map_or("", String::as_str);
                let text = cut(text, rows.width.saturating_sub(MARKER));
                let text = format!("{}{text}", " ".repeat(usize::from(MARKER - 1)));
                let first = items.get(n + 1).map(|item| item.kind);
                let left = rows.width.saturating_sub(width(&text));
                let hint = hint(app, first, n == 0).map(|hint| Span::styled(cut(&hint, left), theme.muted));
                let spans = std::iter::once(Span::styled(text, theme.heading)).chain(hint);
                super::put(buffer, line, &spans.collect::<Line<'_>>());
            }
            ItemKind::Row(at) => row(app, &plan, at, item.height, line, focused, buffer),
        }
    }
    let seen = items.iter().filter(|i| matches!(i.kind, ItemKind::Row(_))).count();
    super::scrollbar(buffer, area, (pane.top, seen, pane.order.len()), border);
    if pane.order.is_empty() && !pane.page.rows.is_empty() {
        let text = cut(&no_row(app), rows.width.saturating_sub(MARKER));
        super::put(buffer, Rect { x: rows.x + MARKER, ..rows }, &Line::styled(text, theme.muted));
    }
}

/// What the keys do to the answers under a heading, whose first row in sight is `first`; the same is not said
/// again under the next, unless that stands on `top`.
fn hint(app: &App, first: Option<ItemKind>, top: bool) -> Option<String> {
    let Some(ItemKind::Row(at)) = first else { return None };
    let pane = app.pane();
    let said = |at: usize| {
        let row = pane.page.rows.get(*pane.order.get(at)?)?;
        Some(hints::words(row.knob.as_ref()?, app.keymap())).filter(|said| !said.is_empty())
    };
    let before = at.checked_sub(1).filter(|_| !top).and_then(said);
    said(at).filter(|said| before.as_ref() != Some(said)).map(|said| format!(" · {said}"))
}

/// Said where a filter lets nothing through.
pub(super) fn no_row(app: &App) -> String {
    // In the filter keys type; there it is always this one.
    let back = if app.focus() == Focus::Filter { "esc" } else { app.keymap().key("back") };
    format!("no row has these words; {back} shows all")
}

fn row(
    app: &App,
    plan: &table::Plan,
    at: usize,
    height: usize,
    area: Rect,
    focused: bool,
    buffer: &mut Buffer,
) {
    let (theme, pane) = (app.theme(), app.pane());
    let Some(row) = pane.order.get(at).and_then(|i| pane.page.rows.get(*i)) else { return };
    let here = at == pane.cursor;
    let label = here.then_some(if focused { theme.cursor } else { theme.cursor_idle });
    let look = Look { label, muted: row.muted, lines: ROW_LINES.min(height) };
    let lines = table::row(&pane.page.columns, &row.cells, plan, look, app.currency(), theme);
    let cursor = Span::styled(if here { "▸" } else { " " }, theme.accent);
    let pick = Span::styled(if row.picked == Some(true) { "●" } else { " " }, theme.accent);
    super::put(buffer, area, &Line::from(vec![cursor, pick]));
    for (y, line) in (area.y..).zip(&lines) {
        let x = area.x + MARKER;
        super::put(buffer, Rect { x, y, width: area.width.saturating_sub(MARKER), height: 1 }, line);
    }
}

/// `Places · by median ▼ · 3 of 561 · texas`: where room is scarce the name is cut, never the filter.
fn title(app: &App, room: u16) -> Line<'static> {
    let (theme, pane) = (app.theme(), app.pane());
    let mut tail = Vec::new();
    let views = (app.section().views)(&app.context());
    if views.len() > 1
        && let Some(view) = views.get(pane.view)
        && *view != pane.page.title
    {
        tail.push(Span::styled(format!("· {view} "), theme.plain));
    }
    if app.profile().differences_only && app.offers(COMPARING) {
        let rest = if pane.page.rows.last().is_some_and(|row| row.key == SAME) {
            "· differences only, the rest named in the last row "
        } else {
            "· differences only "
        };
        tail.push(Span::styled(rest, theme.plain));
    }
    if let Some(column) = pane.sort.and_then(|s| pane.page.columns.get(s.column)) {
        let order = if pane.sort.is_some_and(|s| s.descending) { "▼" } else { "▲" };
        // A list that is nothing but names has no head over them.
        let what = if column.title.is_empty() { "name".to_owned() } else { column.title.to_lowercase() };
        tail.push(Span::styled(format!("· {order} {what} "), theme.plain));
    }
    let typing = app.focus() == Focus::Filter;
    if typing || !Filter::new(pane.filter.value()).is_empty() {
        let count = format!("· {} of {} · ", pane.order.len(), pane.page.rows.len());
        tail.push(Span::styled(count, theme.plain));
        tail.push(Span::styled(pane.filter.value().to_owned(), theme.strong));
        // The terminal's cursor is hidden, so the place of typing is drawn.
        tail.push(Span::styled(if typing { "█ " } else { " " }, theme.accent));
    }
    let taken = tail.iter().map(|span| width(&span.content)).fold(2, u16::saturating_add);
    let name = cut(&pane.page.title, room.saturating_sub(taken).max(room.min(SHORTEST_NAME)));
    tail.insert(0, Span::styled(format!(" {name} "), theme.strong));
    // What then has no room is cut with a sign.
    let mut left = room;
    for span in &mut tail {
        if width(&span.content) > left {
            let blank = u16::from(span.content.ends_with(' '));
            let words = cut(span.content.trim_end(), left.saturating_sub(blank));
            span.content = format!("{words}{}", if blank > 0 && left > 0 { " " } else { "" }).into();
        }
        left = left.saturating_sub(width(&span.content));
    }
    Line::from(tail)
}

/// `◂ 1 · 2 ▸` in the frame: how many columns are scrolled out at either side, if any.
fn more_columns(app: &App, geometry: &Geometry) -> Option<String> {
    let plan = app.pane().plan(geometry.list_width());
    match (plan.before, plan.after) {
        _ if geometry.map.is_some() => None,
        (0, 0) => None,
        (0, after) => Some(format!(" {after} more ▸ ")),
        (before, 0) => Some(format!(" ◂ {before} more ")),
        (before, after) => Some(format!(" ◂ {before} · {after} more ▸ ")),
    }
}

/// The lead and the heads, as far as there is room.
fn above(app: &App, geometry: &Geometry, area: Rect, buffer: &mut Buffer) {
    let (theme, pane) = (app.theme(), app.pane());
    if geometry.above_rows == 0 {
        return;
    }
    let rows = geometry.rows();
    let head = geometry.map.is_none() && has_head(app);
    let lead_lines = geometry.above_rows - u16::from(head);
    let lead = Rect { x: area.x + 2, y: area.y + 1, width: lead_width(app, area.width), height: lead_lines };
    let mut lines: Vec<Line<'static>> =
        self::lead(app).iter().flat_map(|line| wrap(&styled(line, theme), lead.width)).collect();
    // A sentence that is cut must not read as if it were whole.
    let shown = usize::from(lead_lines);
    if lines.len() > shown {
        lines.truncate(shown);
        if let Some(last) = lines.last_mut() {
            leave_open(last, lead.width, theme.muted);
        }
    }
    super::put_all(buffer, lead, &lines);
    if head {
        let plan = pane.plan(geometry.list_width());
        let line = table::head(&pane.page.columns, &plan, pane.sort, app.currency(), theme);
        let y = rows.y - 1;
        let place = Rect { x: rows.x + MARKER, y, width: rows.width.saturating_sub(MARKER), height: 1 };
        super::put(buffer, place, &line);
    }
}

/// Ends a line with a sign that says that more follows; where it is full, in the place of its last ones.
fn leave_open(line: &mut Line<'static>, room: u16, style: Style) {
    let mut used = line.spans.iter().map(|span| width(&span.content)).fold(0, u16::saturating_add);
    if used.saturating_add(1) < room {
        line.spans.push(Span::raw(" "));
    }
    while used >= room
        && let Some(span) = line.spans.last_mut()
    {
        let last = span.content.grapheme_indices(true).next_back().map(|(at, sign)| (at, width(sign)));
        match last {
            Some((at, columns)) => {
                used = used.saturating_sub(columns);
                span.content.to_mut().truncate(at);
            }
            None => {
                line.spans.pop();
            }
        }
    }
    line.spans.push(Span::styled("…", style));
}
