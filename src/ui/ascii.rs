//! Text in signs that every terminal has: for a locale that is not UTF-8, and for `--ascii`.
//!
//! Nothing else has to know of it. It is the last step of drawing a frame: every sign is replaced by one
//! of ASCII that is as wide.

use ratatui::buffer::Buffer;
use unicode_normalization::char::decompose_canonical;
use unicode_width::UnicodeWidthStr;

/// Stands for what ASCII has nothing like.
const UNKNOWN: char = '?';

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

/// Replaces all that is not ASCII in a text.
#[must_use]
pub fn fold_text(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { c } else { fold(c) }).collect()
}

/// Whether a sign is part of a bar that stands for figures.
fn is_bar(symbol: &str) -> bool {
    matches!(symbol, "█" | "▒" | "─" | "╶" | "╴")
}

/// Signs, and what comes nearest to them in ASCII, one column wide.
const SIGNS: [(&str, char); 25] = [
    ("─╶╴–—−‐‑·", '-'),
    ("│┃", '|'),
    ("╭╮╰╯┌┐└┘├┤┬┴┼✓", '+'),
    ("┊", ':'),
    ("█", '#'),
    ("▒", '='),
    ("•●★", '*'),
    ("✗×", 'x'),
    ("÷", '/'),
    ("▸→›»", '>'),
    ("◂←‹«", '<'),
    ("▲↑", '^'),
    ("▼↓", 'v'),
    ("…", '~'),
    ("‘’‚", '\''),
    ("“”„", '"'),
    ("○ø", 'o'),
    ("Ø", 'O'),
    ("ł", 'l'),
    ("Ł£", 'L'),
    ("đð", 'd'),
    ("ß", 's'),
    ("ı", 'i'),
    ("€", 'E'),
    ("\u{a0}\u{2007}\u{2009}\u{202f}\u{2800}", ' '),
];

fn fold(c: char) -> char {
    match c {
        '\u{2801}'..='\u{28ff}' => dots(c),
        c => match SIGNS.iter().find(|(signs, _)| signs.contains(c)) {
            Some((_, sign)) => *sign,
            None => unaccented(c),
        },
    }
}

/// A pattern of braille dots, of which curves are made: `'` in the upper half, `.` in the lower, `:` in
/// both.
fn dots(c: char) -> char {
    // Dots 1, 2, 4 and 5 are the upper ones: bits 0, 1, 3 and 4.
    let bits = u32::from(c) & 0xff;
    match (bits & 0b0001_1011 != 0, bits & 0b1110_0100 != 0) {
        (true, true) => ':',
        (true, false) => '\'',
        _ => '.',
    }
}

/// A letter without its accents.
fn unaccented(c: char) -> char {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    base.filter(char::is_ascii).unwrap_or(UNKNOWN)
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
        assert_eq!(folded("│ text ┃"), "| text #", "the place in a scrolled frame shows");
    }

    #[test]
    fn text_keeps_its_columns() {
        assert_eq!(folded("Mayagüez · “naïve” — 5 × 2…"), "Mayaguez - \"naive\" - 5 x 2~");
        assert_eq!(folded("編碼員 and e\u{301}"), "?????? and e");
        assert_eq!(folded("⠉⠀⣀⣿"), "' .:");
        assert_eq!(fold_text("Zürich: 12 €, 編"), "Zurich: 12 E, ?");
    }
}
