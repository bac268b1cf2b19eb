//! The screen in signs that every terminal has: for a locale that is not UTF-8, and for `--ascii`.
//!
//! Nothing else has to know of it. It is the last step of drawing a frame: every sign is replaced by one
//! of ASCII that is as wide.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use crate::export::ascii::{UNKNOWN, fold};

/// Replaces all that is not ASCII on a screen.
pub fn fold_screen(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let bars: Vec<bool> = row.iter().map(|cell| is_bar(cell.symbol())).collect();
        let is_bar = |x: Option<usize>| x.and_then(|x| bars.get(x)).is_some_and(|is| *is);
        let mut covered = 0;
        for (x, cell) in row.iter_mut().enumerate() {
            // The second column of a wide sign.
            if covered > 0 {
                covered -= 1;
                cell.set_char(UNKNOWN);
                continue;
            }
            let symbol = cell.symbol();
            if symbol.is_ascii() {
                continue;
            }
            covered = symbol.width().saturating_sub(1);
            let sign = match symbol {
                // In a bar it is the median; apart from one it shows how far a frame is scrolled.
                "┃" if is_bar(x.checked_sub(1)) || is_bar(Some(x + 1)) => '|',
                "┃" => '#',
                _ if covered > 0 => UNKNOWN,
                _ => symbol.chars().next().map_or(UNKNOWN, fold),
            };
            cell.set_char(sign);
        }
    }
}

/// Whether a sign is part of a bar that stands for figures.
fn is_bar(symbol: &str) -> bool {
    matches!(symbol, "█" | "▒" | "─" | "╶" | "╴")
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    fn folded(line: &str) -> String {
        let area = Rect::new(0, 0, u16::try_from(line.width()).expect("a line"), 1);
        let mut buffer = Buffer::empty(area);
        buffer.set_string(0, 0, line, Style::new());
        fold_screen(&mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn bars_stay_readable() {
        assert_eq!(folded("╶──████┃██────╴ ┊ ▸"), "---####|##----- : >");
        assert_eq!(folded("╶──▒▒▒▒┃▒▒──╴"), "---====|==---", "another pattern for a stand-in");
        assert_eq!(folded("··░░▒▒▓▓██ –"), "..::==%%## -", "five shades of a map, and none");
        assert_eq!(folded("│ text ┃"), "| text #", "the place in a scrolled frame shows");
    }

    #[test]
    fn text_keeps_its_columns() {
        assert_eq!(folded("Mayagüez · “naïve” — 5 × 2…"), "Mayaguez . \"naive\" - 5 x 2>");
        assert_eq!(folded("編碼員 and e\u{301}"), "?????? and e");
        assert_eq!(folded("⠉⠀⣀⣿"), "' .:");
        assert_eq!(folded("✓ ✗ + ~ cut…"), "y x + ~ cut>", "no sign stands for two things");
    }
}
