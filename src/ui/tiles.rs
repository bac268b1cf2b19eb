//! Where the tiles of a map stand, and what its legend says.
//!
//! ```text
//! ▸TX ▒▒▒▒▒    the cursor, the letters, the shade
//!  $48,860     the figure, where there is room for it
//! ```

use ratatui::{
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{
    app::App,
    geometry::lead_lines,
    pane::Pane,
    text::{cut, width, wrap_held},
};
use crate::page::{Cell, Row, Shape, Tile, tiles::STEPS};

/// How each step is shaded: denser the higher, so that no colour is needed.
pub const SHADES: [&str; STEPS] = [".", "░", "▒", "▓", "█"];
/// What stands in the place of the shade where there is no figure.
pub const BLANK: &str = "–";
/// A tile is not wider than this: wider ones would no longer look like tiles.
const WIDEST: u16 = 10;

/// The tiles of a map in the frame of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tiling {
    /// Where they stand.
    pub area: Rect,
    /// Where the legend stands.
    pub legend: Rect,
    /// Columns and lines of one tile.
    pub tile: (u16, u16),
}

impl Tiling {
    /// The place of a tile.
    #[must_use]
    pub fn place(&self, tile: &Tile) -> Rect {
        let (width, height) = self.tile;
        let x = self.area.x.saturating_add(u16::from(tile.column).saturating_mul(width));
        let y = self.area.y.saturating_add(u16::from(tile.line).saturating_mul(height));
        Rect { x, y, width, height }.intersection(self.area)
    }

    /// The row whose tile stands at a place of the screen: which of those shown.
    #[must_use]
    pub fn at(&self, pane: &Pane, at: Position) -> Option<usize> {
        let here = |row: &&Row| row.tile.as_ref().is_some_and(|tile| self.place(tile).contains(at));
        let mut rows = shown(pane);
        rows.find_map(|(order, row)| here(&row).then_some(order))
    }
}

/// The rows on the map that is drawn, that of the cursor's group, with their places among those shown.
pub fn shown(pane: &Pane) -> impl Iterator<Item = (usize, &Row)> {
    let group = pane.row().and_then(|row| row.group);
    let rows =
        pane.order.iter().enumerate().filter_map(|(order, at)| Some((order, pane.page.rows.get(*at)?)));
    rows.filter(move |(_, row)| row.group == group)
}

/// How high a map is and what goes into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Columns and lines of one tile.
    tile: (u16, u16),
    /// Columns and lines of tiles.
    tiles: (u16, u16),
    /// Lines of the sentences above it.
    pub lead: u16,
    /// Lines of the legend below it.
    legend: u16,
}

impl Plan {
    /// The best map for a frame of `columns` in a body of `lines`, which it may have to share with a detail:
    /// with its figures, without them, without the sentences above. None if there is no room for any, or if
    /// the page is no map.
    #[must_use]
    pub fn of(app: &App, columns: u16, lines: u16, beside_detail: bool) -> Option<Self> {
        let pane = app.pane();
        let Shape::Map { .. } = pane.page.shape else { return None };
        let (across, down) = pane.page.tiled()?;
        let tiles = (u16::from(across), u16::from(down));
        let room = columns.saturating_sub(4);
        let tile = (room / tiles.0).min(WIDEST);
        if tile < letters(pane) + 2 {
            return None;
        }
        let legend = u16::try_from(legend(app, room).len()).unwrap_or(u16::MAX);
        let lead = lead_lines(app, columns).min(3);
        let figures = figures(pane) < tile;
        let ways = [(2, lead, 12), (1, lead.min(2), 7), (1, 0, 5)];
        ways.into_iter().filter(|(high, ..)| *high == 1 || figures).find_map(|(high, lead, detail)| {
            let plan = Self { tile: (tile, high), tiles, lead, legend };
            let detail = if beside_detail { detail } else { 0 };
            (plan.height().saturating_add(detail) <= lines).then_some(plan)
        })
    }

    /// Lines of its frame.
    #[must_use]
    pub fn height(&self) -> u16 {
        let tiles = self.tiles.1.saturating_mul(self.tile.1);
        tiles.saturating_add(self.lead + 2).saturating_add(self.legend)
    }

    /// The map in its frame.
    #[must_use]
    pub fn within(&self, frame: Rect) -> Tiling {
        let inner = Rect {
            x: frame.x + 2,
            y: frame.y + 1 + self.lead,
            width: frame.width.saturating_sub(4),
            height: frame.height.saturating_sub(2 + self.lead),
        };
        let (width, height) = (self.tiles.0 * self.tile.0, self.tiles.1 * self.tile.1);
        let area = Rect { width, height, ..inner }.intersection(inner);
        let legend = Rect { y: area.bottom(), height: self.legend, ..inner }.intersection(inner);
        Tiling { area, legend, tile: self.tile }
    }
}

/// Columns that the letters on the tiles need.
#[must_use]
pub fn letters(pane: &Pane) -> u16 {
    let tiles = pane.page.rows.iter().filter_map(|row| row.tile.as_ref());
    tiles.map(|tile| width(&tile.label)).max().unwrap_or(0)
}

/// Columns that the figures on the tiles need.
fn figures(pane: &Pane) -> u16 {
    let group = pane.row().and_then(|row| row.group);
    let Some(steps) = pane.page.steps(group, pane.sort) else { return 0 };
    let figure = |row: &Row| match row.cells.get(steps.column) {
        Some(Cell::Number(number)) => width(&number.to_string()),
        _ => 0,
    };
    pane.page.rows.iter().map(figure).max().unwrap_or(0)
}

/// Where the other maps are, one below the other.
const BELOW: &str = "↑↓\u{a0}the\u{a0}others";

/// Which of how many groups `here` is, counted from 1; none where there is only one.
fn nth_of(groups: impl Iterator<Item = usize>, here: usize) -> Option<(usize, usize)> {
    let mut groups: Vec<usize> = groups.collect();
    groups.sort_unstable();
    groups.dedup();
    let nth = groups.iter().position(|group| *group == here)?;
    (groups.len() > 1).then_some((nth + 1, groups.len()))
}

/// What shades the tiles, and from where to where each step goes:
/// `Median, the denser the higher:  $36,240 ... $42,880 ░░░ $45,260 ▒▒▒ $48,010 ▓▓▓ $52,100 ███ $65,550  – no figure`.
#[must_use]
pub fn legend(app: &App, columns: u16) -> Vec<Line<'static>> {
    let (pane, theme) = (app.pane(), app.theme());
    let group = pane.row().and_then(|row| row.group);
    let Some(steps) = pane.page.steps(group, pane.sort) else { return Vec::new() };
    let title = pane.page.columns.get(steps.column).map_or("", |column| column.title.as_str());
    let mut spans = Vec::new();
    if let Some(group) = group.and_then(|at| pane.page.groups.get(at)) {
        spans.push(Span::styled(format!("{}  ", cut(group, columns / 2)), theme.heading));
    }
    // The maps of other groups lie above and below, out of sight.
    let groups = pane.order.iter().filter_map(|at| pane.page.rows.get(*at)?.group);
    if let Some((nth, all)) = group.and_then(|group| nth_of(groups, group)) {
        let words = format!("map\u{a0}{nth}\u{a0}of\u{a0}{all}:\u{a0}{BELOW}  ");
        spans.push(Span::styled(words, theme.accent));
    }
    spans.push(Span::styled(title.to_owned(), theme.strong));
    spans.push(Span::raw(", the denser the higher:  "));
    let mut last = None;
    for (step, low, high) in steps.bounds() {
        let shade = SHADES.get(step).copied().unwrap_or(BLANK).repeat(3);
        spans.push(Span::raw(format!("{} ", low.currency(app.currency()))));
        spans.push(Span::styled(format!("{shade} "), theme.accent));
        last = Some(high);
    }
    match last {
        Some(high) => spans.push(Span::raw(format!("{}  ", high.currency(app.currency())))),
        None => spans.push(Span::styled("not released  ", theme.muted)),
    }
    let blank =
        |(_, row): (usize, &Row)| row.cells.get(steps.column).and_then(|cell| steps.of(cell)).is_none();
    if shown(pane).any(blank) {
        spans.push(Span::styled(format!("{BLANK}\u{a0}no\u{a0}figure  "), theme.muted));
    }
    let key = app.keymap().key("sort");
    if !key.is_empty() {
        let words = format!("{key}:\u{a0}shade\u{a0}by\u{a0}another\u{a0}figure");
        spans.push(Span::styled(words, theme.muted));
    }
    wrap_held(&spans, columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_counted_where_there_are_several() {
        assert_eq!(nth_of([0, 0, 3, 3, 5].into_iter(), 3), Some((2, 3)));
        assert_eq!(nth_of([4, 4].into_iter(), 4), None);
        assert_eq!(nth_of([0, 1].into_iter(), 2), None);
    }
}
