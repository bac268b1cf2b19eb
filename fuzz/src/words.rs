//! Any text in any width: never wider than asked, and wrapping loses nothing.

use std::cell::RefCell;

use arbitrary::{Result, Unstructured};
use coder_tui::ui::text::{cut, width, wrap, wrapped_lines};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_segmentation::UnicodeSegmentation;

/// Checks bytes as a width, and a text of two styles.
pub fn check(bytes: &[u8]) {
    // An input that is too short is no input.
    let _ = run(Unstructured::new(bytes));
}

fn run(mut u: Unstructured<'_>) -> Result<()> {
    let columns = u16::from(u.arbitrary::<u8>()?) % 90;
    let split: u8 = u.arbitrary()?;
    let text = coder_tui::dataset::problem::clean(&String::from_utf8_lossy(u.take_rest()));
    let short = cut(&text, columns);
    assert!(width(&short) <= columns && drawn(&Line::raw(&short)) <= columns, "{short:?} in {columns}");
    let middle = text.char_indices().map(|(at, _)| at).nth(split.into()).unwrap_or(text.len());
    let (plain, bold) = text.split_at(middle);
    let spans = [Span::raw(plain), Span::styled(bold, Style::new().bold())];
    let lines = wrap(&spans, columns);
    assert_eq!(lines.len(), wrapped_lines(&spans, columns));
    for line in &lines {
        assert!(drawn(line) <= columns.max(1), "{line:?} is {} wide in {columns}", drawn(line));
    }
    let widest = text.graphemes(true).map(width).max().unwrap_or(0);
    // What is wider than a line, of which up to half is indent, cannot be shown.
    if widest <= columns / 2 {
        // A mark on nothing, at the beginning, is not seen and may go.
        let solid =
            |text: &str| text.chars().filter(|c| *c != ' ' && width(&c.to_string()) > 0).collect::<String>();
        let kept: String = lines.iter().map(ToString::to_string).collect();
        assert_eq!(solid(&kept), solid(&text), "in {columns}");
    }
    Ok(())
}

/// How many columns of the screen a line takes.
fn drawn(line: &Line<'_>) -> u16 {
    // Wider than any width asked for.
    const ROOM: Rect = Rect::new(0, 0, 300, 1);
    thread_local!(static BUFFER: RefCell<Buffer> = RefCell::new(Buffer::empty(ROOM)));
    BUFFER.with_borrow_mut(|buffer| buffer.set_line(0, 0, line, ROOM.width).0)
}
