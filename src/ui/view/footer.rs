//! The last line: a notice if there is one, else the most useful keys here.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use crate::ui::{
    app::{App, Focus},
    keymap::{BINDINGS, sign},
    overlay::Overlay,
    text::{cut, width, wrap},
};

/// A notice runs on in the next line before it is too long to read.
const LONGEST_LINE: u16 = 118;

/// Columns between two hints.
const GAP: u16 = 2;

/// Draws the line.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    if app.notice().is_some() {
        return;
    }
    let mut spans = vec![Span::raw(" ")];
    for said in hints(app, area.width.saturating_sub(1)) {
        spans.push(Span::styled(said.keys, theme.strong));
        spans.push(Span::styled(format!(" {}{}", said.word, " ".repeat(usize::from(GAP))), theme.muted));
    }
    super::put(buffer, area, &Line::from(spans));
}

/// Draws the notice, if there is one: in the last line, and in as many above it as it needs, over everything
/// else. It goes with the next key.
pub fn draw_notice(app: &App, area: Rect, buffer: &mut Buffer) {
    let lines = notice_lines(app, area.width);
    if lines.is_empty() {
        return;
    }
    let area = above_bottom(area, &lines);
    super::clear(buffer, area);
    super::put_all(buffer, Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, &lines);
}

/// What the notice covers, where `area` is the last line: nothing below that line without one.
#[must_use]
pub fn notice_area(app: &App, area: Rect) -> Rect {
    above_bottom(area, &notice_lines(app, area.width))
}

fn above_bottom(area: Rect, lines: &[Line<'_>]) -> Rect {
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    Rect { y: area.bottom().saturating_sub(height), height, ..area }
}

/// The lines of the notice, if there is one, at most half of the screen.
fn notice_lines(app: &App, columns: u16) -> Vec<Line<'static>> {
    let Some(notice) = app.notice() else { return Vec::new() };
    let room = columns.saturating_sub(2).min(LONGEST_LINE);
    let style = app.theme().strong;
    let mut lines: Vec<Line<'static>> =
        notice.lines().flat_map(|line| wrap(&[Span::styled(line, style)], room)).collect();
    let most = usize::from((app.size().1 / 2).max(1));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = Line::styled(cut(&format!("{last} …"), room), style);
        }
    }
    lines
}

/// Keys with a word of what they do.
struct Said {
    keys: String,
    word: &'static str,
    /// As that of a [`Hint`](crate::ui::keymap::Hint).
    rank: u8,
}

impl Said {
    fn new(keys: impl Into<String>, word: &'static str, rank: u8) -> Self {
        Self { keys: keys.into(), word, rank }
    }

    fn width(&self) -> u16 {
        width(&self.keys) + 1 + width(self.word) + GAP
    }
}

/// The hints that fit in `room`: the most useful first, the way out at the end.
fn hints(app: &App, room: u16) -> Vec<Said> {
    let keymap = app.keymap();
    let of = |name, word, rank| {
        let binding = BINDINGS.iter().find(|b| b.name == name);
        Said::new(binding.map_or_else(String::new, |b| keymap.shown(b)), word, rank)
    };
    // In an input all keys type but those that nobody can bind.
    let enter = sign("enter");
    let mut hints = match (app.overlay(), app.focus()) {
        (Some(Overlay::Picker(_)), _) => vec![
            Said::new("type", "words", 2),
            Said::new("↑↓", "move", 1),
            Said::new(enter, "take", 0),
            Said::new("esc", "close", 0),
        ],
        (Some(Overlay::Prompt(_)), _) => {
            vec![Said::new(enter, "take", 0), Said::new("esc", "leave as it was", 0)]
        }
        (Some(Overlay::Reader(r)), _) if r.typing => {
            vec![Said::new("type", "words", 1), Said::new(enter, "keep", 0), Said::new("esc", "clear", 0)]
        }
        (Some(Overlay::Reader(_)), _) => {
            vec![
                of("up", "scroll", 1),
                of("filter", "filter", 2),
                of("copy-row", "copy", 3),
                of("back", "close", 0),
            ]
        }
        (None, Focus::Filter) => vec![
            Said::new("type", "words, in any order", 1),
            Said::new("↑↓", "row", 2),
            Said::new(enter, "keep", 0),
            Said::new("esc", "clear", 0),
        ],
        (None, Focus::Detail) => vec![
            of("up", "scroll", 1),
            of("passport", "source", 2),
            of("open-source", "open address", 4),
            of("glossary", "terms", 3),
            of("copy-row", "copy", 5),
            of("back", "back", 0),
            of("help", "help", 0),
        ],
        (None, Focus::List) if app.choice().is_some() => vec![
            of("up", "role", 2),
            of("open", "choose it", 1),
            of("filter", "filter", 3),
            of("next-tab", "next tab", 4),
            of("help", "help", 5),
            of("back", "choose none", 0),
        ],
        (None, Focus::List) => BINDINGS
            .iter()
            .filter_map(|binding| Some((binding, binding.hint?)))
            .filter(|(binding, _)| app.offers(binding.place))
            .map(|(binding, hint)| Said::new(keymap.shown(binding), app.word(binding, hint), hint.rank))
            .collect(),
    };
    if app.ascii() {
        // ASCII has no sign for it; the word takes more room.
        hints
            .iter_mut()
            .filter(|said| said.keys == enter)
            .for_each(|said| "enter".clone_into(&mut said.keys));
    }
    // What has no key left is not offered.
    hints.retain(|said| !said.keys.is_empty());
    hints.sort_by_key(|said| if said.rank == 0 { u8::MAX } else { said.rank });
    while hints.iter().map(Said::width).fold(0, u16::saturating_add) > room.saturating_add(GAP) {
        let Some(least) = (0..hints.len()).max_by_key(|at| hints.get(*at).map(|said| said.rank)) else {
            break;
        };
        hints.remove(least);
    }
    hints
}
