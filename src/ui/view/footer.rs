//! The last line: a notice if there is one, else the most useful keys here.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use crate::ui::{
    app::{App, Focus},
    keymap::BINDINGS,
    overlay::Overlay,
    text::{cut, width},
};

/// Columns between two hints.
const GAP: u16 = 2;

/// Draws the line.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    if let Some(notice) = app.notice() {
        let text = format!(" {}", cut(notice, area.width.saturating_sub(1)));
        return super::put(buffer, area, &Line::styled(text, theme.strong));
    }
    let mut spans = vec![Span::raw(" ")];
    for (keys, word) in hints(app, area.width.saturating_sub(1)) {
        spans.push(Span::styled(keys, theme.strong));
        spans.push(Span::styled(format!(" {word}{}", " ".repeat(usize::from(GAP))), theme.muted));
    }
    super::put(buffer, area, &Line::from(spans));
}

/// The hints that fit in `room`, in the order of the keymap: the least needed go first.
fn hints(app: &App, room: u16) -> Vec<(&str, &'static str)> {
    let keymap = app.keymap();
    let mut hints: Vec<(&str, &'static str, u8)> = match (app.overlay(), app.focus()) {
        (Some(Overlay::Picker(_)), _) => {
            vec![("type", "words", 2), ("↑↓", "move", 1), ("↵", "take", 0), ("esc", "close", 0)]
        }
        (Some(Overlay::Prompt(_)), _) => vec![("↵", "take", 0), ("esc", "leave as it was", 0)],
        (Some(Overlay::Reader(r)), _) if r.typing => {
            vec![("type", "words", 0), ("↵", "keep", 0), ("esc", "clear", 0)]
        }
        (Some(Overlay::Reader(_)), _) => {
            vec![("↑↓", "scroll", 1), (keymap.key("filter"), "filter", 2), ("esc", "close", 0)]
        }
        (None, Focus::Filter) => {
            vec![("type", "words, in any order", 1), ("↑↓", "row", 2), ("↵", "keep", 0), ("esc", "clear", 0)]
        }
        (None, Focus::Detail) => {
            vec![
                ("↑↓", "scroll", 0),
                ("esc", "back", 0),
                (keymap.key("passport"), "source", 1),
                (keymap.key("glossary"), "terms", 2),
                (keymap.key("help"), "help", 0),
            ]
        }
        (None, Focus::List) if app.choice().is_some() => vec![
            ("↑↓", "role", 0),
            ("↵", "choose it", 0),
            ("/", "filter", 1),
            ("tab", "next", 1),
            ("?", "help", 1),
            ("esc", "choose none", 0),
        ],
        (None, Focus::List) => {
            BINDINGS.iter().filter(|b| app.offers(b.place)).filter_map(|b| keymap.hint(b)).collect()
        }
    };
    let needed = |hints: &[(&str, &str, u8)]| -> u16 {
        hints.iter().map(|(keys, word, _)| width(keys) + 1 + width(word) + GAP).sum()
    };
    while needed(&hints) > room + GAP {
        let Some(least) = (0..hints.len()).max_by_key(|i| hints.get(*i).map(|h| h.2)) else { break };
        hints.remove(least);
    }
    hints.into_iter().map(|(keys, word, _)| (keys, word)).collect()
}
