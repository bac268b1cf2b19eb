//! Where everything stands: a pure function of the terminal's size and the page.
//!
//! ```text
//! tabs ───────────────────────────────        tabs ────────────
//! ╭ list ────╮╭ detail ───────────────╮       ╭ list ─────────╮
//! │          ││                       │       │               │
//! │          ││                       │       ╭ detail ───────╮
//! ╰──────────╯╰───────────────────────╯       ╰───────────────╯
//! footer ─────────────────────────────        footer ──────────
//! ```

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::{
    app::{App, Focus},
    keymap::COMPARING,
    overlay::Overlay,
    text::{width, wrapped_lines},
    tiles::{self, Tiling},
    view::tabs,
};
use crate::page::{Block, Line, Shape};

/// From this width on list and detail stand side by side.
const SIDE_BY_SIDE: u16 = 100;
/// From this width on a table may stand beside its detail.
const WIDE: u16 = 160;
/// Columns that a detail has at least beside a table.
const LEAST_DETAIL: u16 = 70;
/// Below this width or height there is room for one of them.
const ONE_PANE: (u16, u16) = (60, 16);
/// Below this there is room for a notice only.
const TOO_SMALL: (u16, u16) = (20, 6);
/// Columns before a row: the cursor's marker, the pick mark, a blank.
pub const MARKER: u16 = 3;
/// Columns beside the cells of a row: its marker, a blank at the right, and the frame.
const BESIDE_CELLS: u16 = MARKER + 3;
/// Sentences above a list are not wider than this: longer lines are hard to follow.
const LONGEST_LEAD: u16 = 120;
/// Most lines that the sentences above a list take; one less in a low list, one more in a high one.
const LEAD: u16 = 3;
/// A list below this height is low.
const LOW: u16 = 13;
/// A list from this height on is high.
const HIGH: u16 = 20;

/// The areas of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Geometry {
    /// The whole terminal.
    pub screen: Rect,
    /// Nothing else is drawn: there is no room.
    pub too_small: bool,
    /// The tab bar.
    pub tabs: Rect,
    /// The frame of the list, if it is drawn.
    pub list: Option<Rect>,
    /// Lines of the list's frame that its lead and its head take.
    pub above_rows: u16,
    /// The map that is drawn in the list's frame instead of rows.
    pub map: Option<Tiling>,
    /// The frame of the detail, if it is drawn.
    pub detail: Option<Rect>,
    /// The key hints.
    pub footer: Rect,
}

/// What stands under the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A tab, by its index.
    Tab(usize),
    /// A row, by its place among those shown.
    Row(usize),
    /// A column's head, by its index.
    Head(usize),
    /// The detail.
    Detail,
}

impl Geometry {
    /// Lays out the screen for the app's size and page.
    #[must_use]
    pub fn of(app: &App) -> Self {
        let (columns, lines) = app.size();
        let screen = Rect::new(0, 0, columns, lines);
        if columns < TOO_SMALL.0 || lines < TOO_SMALL.1 {
            return Self { screen, too_small: true, ..Self::default() };
        }
        let tabs = Rect { height: 1, ..screen };
        let footer = Rect { y: lines - 1, height: 1, ..screen };
        let body = Rect { y: 1, height: lines - 2, ..screen };
        let pane = app.pane();
        let mut geometry = Self { screen, tabs, footer, ..Self::default() };
        let bare = pane.detail.blocks.is_empty();
        let one = columns < ONE_PANE.0 || lines < ONE_PANE.1;
        let mut most = body.height;
        let map = tiles::Plan::of(app, columns, body.height, !one && !bare);
        if one {
            if app.focus() == Focus::Detail {
                geometry.detail = Some(body);
            } else {
                geometry.list = Some(body);
            }
        } else if bare {
            geometry.list = Some(body);
        } else if let Some(width) = beside(app, columns) {
            geometry.list = Some(Rect { width, ..body });
            geometry.detail = Some(Rect { x: width, width: columns - width, ..body });
        } else {
            most = Self::share(app, body);
            let height = map.map_or_else(|| Self::list_height(app, body), |map| map.height());
            let list = Rect { height, ..body };
            geometry.list = Some(list);
            geometry.detail = Some(Rect { y: list.bottom(), height: body.height - list.height, ..body });
        }
        geometry.map = geometry.list.zip(map).map(|(list, map)| map.within(list));
        geometry.above_rows = match (geometry.list, map) {
            (None, _) => 0,
            (Some(_), Some(map)) => map.lead,
            (Some(list), None) => above_rows(app, list, most),
        };
        geometry
    }

    /// The most lines of a list with the detail below it.
    fn share(app: &App, body: Rect) -> u16 {
        let pane = app.pane();
        // Curves say little if half of them is out of sight.
        let curves = matches!(pane.detail.blocks.first(), Some(Block::Trend(_)));
        fifths(if curves || pane.page.shape == Shape::List { 2 } else { 3 }, body.height)
    }

    /// How high the list is where the detail stands below it: as high as its rows, but it leaves
    /// the detail its share.
    fn list_height(app: &App, body: Rect) -> u16 {
        let pane = app.pane();
        let share = Self::share(app, body);
        let above = above_rows(app, body, share);
        let plan = pane.plan(body.width.saturating_sub(BESIDE_CELLS));
        let wanted = pane.lines_in_all(&plan, usize::from(share));
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX).saturating_add(above + 2);
        wanted.clamp(5, share.max(5))
    }

    /// Columns for the rows of the list.
    #[must_use]
    pub fn list_width(&self) -> u16 {
        self.list.map_or(0, |r| r.width.saturating_sub(BESIDE_CELLS))
    }

    /// Lines for the rows of the list.
    #[must_use]
    pub fn list_lines(&self) -> usize {
        usize::from(self.rows().height)
    }

    /// Where the rows of the list stand.
    #[must_use]
    pub fn rows(&self) -> Rect {
        let Some(list) = self.list else { return Rect::default() };
        let y = list.y + 1 + self.above_rows;
        Rect {
            x: list.x + 1,
            y,
            width: list.width.saturating_sub(2),
            height: list.bottom().saturating_sub(1).saturating_sub(y),
        }
    }

    /// Columns for the text of the detail: a blank at either side.
    #[must_use]
    pub fn detail_width(&self) -> u16 {
        self.detail.map_or(0, |r| r.width.saturating_sub(4))
    }

    /// Lines for the text of the detail.
    #[must_use]
    pub fn detail_lines(&self) -> usize {
        self.detail.map_or(0, |r| usize::from(r.height.saturating_sub(2)))
    }

    /// The frame of an overlay: nearly the whole screen, but no wider than reads well.
    #[must_use]
    pub fn overlay(&self) -> Rect {
        let (w, h) = (self.screen.width, self.screen.height);
        let width = w.saturating_sub(4).clamp(w.min(20), 96);
        let height = h.saturating_sub(2).clamp(h.min(5), 36);
        Rect { x: (w - width) / 2, y: (h - height) / 2, width, height }
    }

    /// Columns for the text of an overlay.
    #[must_use]
    pub fn overlay_width(&self) -> u16 {
        self.overlay().width.saturating_sub(4)
    }

    /// Lines for the text of the overlay that is open.
    #[must_use]
    pub fn overlay_lines(&self, app: &App) -> usize {
        let input = match app.overlay() {
            Some(Overlay::Picker(_)) => 2,
            Some(Overlay::Reader(reader)) if reader.typing || !reader.filter.value().is_empty() => 1,
            _ => 0,
        };
        usize::from(self.overlay().height.saturating_sub(2 + input))
    }

    /// What stands at a column and a line of the screen.
    #[must_use]
    pub fn hit(&self, app: &App, x: u16, y: u16) -> Option<Hit> {
        let at = ratatui::layout::Position { x, y };
        if self.tabs.contains(at) {
            return tabs::at(app, x).map(Hit::Tab);
        }
        if self.detail.is_some_and(|r| r.contains(at)) {
            return Some(Hit::Detail);
        }
        if let Some(map) = self.map {
            return map.at(app.pane(), at).map(Hit::Row);
        }
        let rows = self.rows();
        if rows.contains(at) {
            return app.row_on_line(usize::from(y - rows.y)).map(Hit::Row);
        }
        if self.list.is_some_and(|r| r.contains(at)) && y + 1 == rows.y && x >= rows.x + MARKER {
            let x = x - rows.x - MARKER;
            let plan = app.pane().plan(self.list_width());
            let place = plan.places.iter().find(|p| (p.x..p.x + p.width).contains(&x));
            return place.map(|p| Hit::Head(p.column));
        }
        None
    }
}

/// So many fifths of a length, which alone may be as long as a number can say.
fn fifths(how_many: u32, length: u16) -> u16 {
    u16::try_from(u32::from(length) * how_many / 5).unwrap_or(length)
}

/// Columns of the list where the detail stands beside it; none where it stands below.
fn beside(app: &App, columns: u16) -> Option<u16> {
    let pane = app.pane();
    let wish = pane.natural.total().saturating_add(BESIDE_CELLS);
    match pane.page.shape {
        Shape::List => (columns >= SIDE_BY_SIDE).then(|| wish.clamp(24, fifths(2, columns).max(24))),
        // Only where both are as wide as they would like to be.
        Shape::Table => {
            let most = columns.saturating_sub(LEAST_DETAIL);
            (columns >= WIDE && wish <= most).then(|| wish.max(columns / 2))
        }
        Shape::Map { .. } => None,
    }
}

/// Lines above the rows: the lead and the head. The head goes first where room is scarce. `most` are the
/// lines that the frame may have, of which it takes no more than it needs: they decide how much is said.
fn above_rows(app: &App, list: Rect, most: u16) -> u16 {
    let room = list.height.saturating_sub(2);
    let sentences = match most {
        ..LOW => LEAD - 1,
        LOW..HIGH => LEAD,
        HIGH.. => LEAD + 1,
    };
    let lead = lead_lines(app, list.width).min(sentences);
    let head = u16::from(has_head(app));
    let rows = app.pane().lines_in_all(&app.pane().plan(list.width.saturating_sub(BESIDE_CELLS)), 3);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(3);
    if room >= lead + head + rows {
        lead + head
    } else if room >= head + 2 {
        head
    } else {
        0
    }
}

/// The sentences above a list: the page's own, and how to pick what a comparison lacks, which a page cannot say,
/// since it knows no keys.
#[must_use]
pub fn lead(app: &App) -> Cow<'_, [Line]> {
    let lead = &app.pane().page.lead;
    if !app.offers(COMPARING) || app.context().roles().len() != 1 || app.data().career.roles.len() < 2 {
        return Cow::Borrowed(lead);
    }
    let ways = [("tab-1", "shows the roles"), ("pick", "there picks one, or drops it")];
    let way = app.keymap().advise("", &ways);
    let way = (!way.is_empty()).then(|| Line::muted(format!("{way}.")));
    Cow::Owned(lead.iter().cloned().chain(way).collect())
}

/// Columns for the sentences above a list in a frame of `columns`: more than reads well where there are so many
/// sentences that they would be cut.
#[must_use]
pub fn lead_width(app: &App, columns: u16) -> u16 {
    let room = columns.saturating_sub(4);
    if lines_of(&lead(app), room.min(LONGEST_LEAD)) > LEAD + 1 { room } else { room.min(LONGEST_LEAD) }
}

/// Lines that the page's lead takes in a frame of `columns`.
#[must_use]
pub fn lead_lines(app: &App, columns: u16) -> u16 {
    lines_of(&lead(app), lead_width(app, columns))
}

fn lines_of(lead: &[Line], room: u16) -> u16 {
    let lines = lead.iter().map(|line| {
        let spans: Vec<_> = line.0.iter().map(|s| ratatui::text::Span::raw(s.text.as_str())).collect();
        wrapped_lines(&spans, room)
    });
    u16::try_from(lines.sum::<usize>()).unwrap_or(u16::MAX)
}

/// Whether the columns have heads: a single column without a title needs none.
#[must_use]
pub fn has_head(app: &App) -> bool {
    app.pane().page.columns.iter().any(|c| width(&c.title) > 0 || c.scale.is_some())
}
