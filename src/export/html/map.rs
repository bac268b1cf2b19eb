//! A map of tiles as inline SVG. Each tile has its letters, the number of its step and its figure, so that
//! nothing rests on the shade; the table below has the same.

use maud::{Markup, html};

use super::super::{Entry, Part};
use crate::page::{Cell, Tile};

/// Size of a tile in the map's own units, and the gap between two.
const TILE: (u16, u16) = (64, 44);
const GAP: u16 = 4;

/// The maps of a part, one for each group; nothing if it is no map.
pub fn maps(part: &Part<'_>) -> Markup {
    let groups = 0..part.page.groups.len();
    html! {
        @if part.page.groups.is_empty() { (map(part, None)) }
        @for group in groups { (map(part, Some(group))) }
    }
}

fn map(part: &Part<'_>, group: Option<usize>) -> Markup {
    let (Some(steps), Some((columns, lines))) = (part.steps(group), part.page.tiled()) else {
        return html! {};
    };
    let name = group.and_then(|group| part.page.groups.get(group)).map_or("", String::as_str);
    let named = if name.is_empty() { String::new() } else { format!("{name}: ") };
    let said = format!(
        "{named}Map of tiles, shaded in steps by {}; the table has the same",
        part.measure(&steps).to_lowercase()
    );
    let tiles = part.entries.iter().filter(|entry| entry.row.group == group);
    let tiles = tiles.filter_map(|entry| Some((entry, entry.row.tile.as_ref()?)));
    let (width, height) = (u16::from(columns) * (TILE.0 + GAP), u16::from(lines) * (TILE.1 + GAP));
    html! {
        svg.map role="img" aria-label=(said) viewBox={"0 0 " (width) " " (height)} {
            @for (entry, one) in tiles { (tile(part, entry, one, entry.row.cells.get(steps.column))) }
        }
    }
}

fn tile(part: &Part<'_>, entry: &Entry<'_>, tile: &Tile, cell: Option<&Cell>) -> Markup {
    let (x, y) = (u16::from(tile.column) * (TILE.0 + GAP), u16::from(tile.line) * (TILE.1 + GAP));
    let step = part.step(entry);
    let class = step.map_or_else(|| "tile blank".to_owned(), |step| format!("tile step-{step}"));
    let figure = match cell {
        Some(Cell::Number(number)) => number.to_string(),
        _ => "–".to_owned(),
    };
    let words = part.step_words(entry).unwrap_or_default();
    let said = match step {
        Some(_) => format!("{}: {figure}, step {words}", entry.label()),
        None => format!("{}: {words}", entry.label()),
    };
    html! {
        g class=(class) {
            title { (said) }
            rect x=(x) y=(y) width=(TILE.0) height=(TILE.1) {}
            text.letters x=(x + 6) y=(y + 18) { (tile.label) }
            @if let Some(step) = step {
                text x=(x + TILE.0 - 6) y=(y + 18) text-anchor="end" { (step) }
            }
            text x=(x + 6) y=(y + 36) { (figure) }
        }
    }
}
