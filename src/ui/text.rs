//! Text to lines: widths in terminal columns, wrapping of styled text.

use ratatui::text::{Line, Span};
use textwrap::{core::Fragment, wrap_algorithms::wrap_first_fit};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::theme::Theme;
use crate::page;

/// Width in terminal columns.
#[must_use]
pub fn width(text: &str) -> u16 {
    // Most texts are ASCII, and most of the time of a frame would go into looking their letters up.
    let plain = text.bytes().all(|b| matches!(b, b' '..=b'~'));
    u16::try_from(if plain { text.len() } else { text.width() }).unwrap_or(u16::MAX)
}

/// `text` cut to `columns`, with `…` where something was cut. Never splits a character.
#[must_use]
pub fn cut(text: &str, columns: u16) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut left = columns.saturating_sub(1);
    for c in text.chars() {
        let w = u16::try_from(c.width().unwrap_or(0)).unwrap_or(0);
        if w > left {
            break;
        }
        left -= w;
        out.push(c);
    }
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Spans of a page in the theme's styles.
#[must_use]
pub fn styled<'a>(line: &'a page::Line, theme: &Theme) -> Vec<Span<'a>> {
    line.0.iter().map(|s| Span::styled(s.text.as_str(), theme.tone(s.tone))).collect()
}

/// A place between two characters: span, and byte in it.
type Spot = (usize, usize);

/// A run of text without a blank, and the blanks after it. It is a piece of the spans it was found in:
/// wrapping copies no text before it knows the lines.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    start: Spot,
    end: Spot,
    width: u16,
    blank: u16,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        f64::from(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.blank)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Words of the spans; one wider than `columns` is broken where it must be.
fn words(spans: &[Span<'_>], columns: u16) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for (i, span) in spans.iter().enumerate() {
        for (at, c) in span.content.char_indices() {
            if c == ' ' {
                word.blank = word.blank.saturating_add(1);
                continue;
            }
            let end = (i, at + c.len_utf8());
            let more = char_width(c);
            if word.blank > 0 || word.width + more > columns {
                words.push(word);
                word = Word { start: (i, at), end, width: more, blank: 0 };
            } else {
                word = Word { end, width: word.width + more, ..word };
            }
        }
    }
    words.push(word);
    // What stands before the first letter is no word: blanks, or nothing where a letter is too wide.
    if words.first().is_some_and(|w| w.width == 0) {
        words.remove(0);
    }
    words
}

fn char_width(c: char) -> u16 {
    u16::try_from(c.width().unwrap_or(0)).unwrap_or(0)
}

/// Whether the spans stand on one line of `columns`: so do most, and there is nothing to break.
fn fit(spans: &[Span<'_>], columns: u16) -> bool {
    spans.iter().map(|s| width(&s.content)).fold(0, u16::saturating_add) <= columns
}

/// Wraps styled text to lines of at most `columns`; an empty text gives one empty line. Blanks that a
/// text begins with are an indent, which all its lines keep.
#[must_use]
pub fn wrap(spans: &[Span<'_>], columns: u16) -> Vec<Line<'static>> {
    let columns = columns.max(1);
    if fit(spans, columns) {
        let whole = |s: &Span<'_>| Span::styled(s.content.clone().into_owned(), s.style);
        return vec![Line::from(spans.iter().map(whole).collect::<Vec<_>>())];
    }
    if columns == 1 && spans.iter().flat_map(|s| s.content.chars()).any(|c| char_width(c) > 1) {
        // A sign wider than the column cannot be shown.
        let narrow = |c| if char_width(c) > 1 { '…' } else { c };
        let narrow = |s: &Span<'_>| Span::styled(s.content.chars().map(narrow).collect::<String>(), s.style);
        return wrap(&spans.iter().map(narrow).collect::<Vec<_>>(), columns);
    }
    let indent = indent(spans, columns);
    let words = words(spans, columns - indent);
    let lines = wrap_first_fit(&words, &[f64::from(columns - indent)]);
    lines.into_iter().map(|words| line(spans, words, indent)).collect()
}

/// How many lines [`wrap`] gives.
#[must_use]
pub fn wrapped_lines(spans: &[Span<'_>], columns: u16) -> usize {
    let columns = columns.max(1);
    if columns == 1 {
        return wrap(spans, columns).len();
    }
    if fit(spans, columns) {
        return 1;
    }
    let room = columns - indent(spans, columns);
    wrap_first_fit(&words(spans, room), &[f64::from(room)]).len()
}

/// Blanks before the first letter, as far as they leave room for the text.
fn indent(spans: &[Span<'_>], columns: u16) -> u16 {
    let blanks = spans.iter().flat_map(|s| s.content.chars()).take_while(|c| *c == ' ').count();
    u16::try_from(blanks).unwrap_or(u16::MAX).min(columns.saturating_sub(2) / 2)
}

/// The text from the first of the words to the last.
fn line(spans: &[Span<'_>], words: &[Word], indent: u16) -> Line<'static> {
    let start = words.first().map_or((0, 0), |word| word.start);
    let end = words.last().map_or((0, 0), |word| word.end);
    let mut line: Vec<Span<'static>> = Vec::new();
    if indent > 0 {
        line.push(Span::raw(" ".repeat(usize::from(indent))));
    }
    for (i, span) in spans.iter().enumerate().take(end.0 + 1).skip(start.0) {
        let from = if i == start.0 { start.1 } else { 0 };
        let to = if i == end.0 { end.1 } else { span.content.len() };
        let text = span.content.get(from..to).unwrap_or_default();
        match line.last_mut() {
            Some(last) if last.style == span.style => last.content.to_mut().push_str(text),
            _ if text.is_empty() => {}
            _ => line.push(Span::styled(text.to_owned(), span.style)),
        }
    }
    Line::from(line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::Style;

    use super::*;

    fn plain(text: &str, columns: u16) -> Vec<String> {
        wrap(&[Span::raw(text)], columns).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn wraps_at_words() {
        assert_eq!(plain("half earn more than that", 10), ["half earn", "more than", "that"]);
        assert_eq!(plain("", 10), [""]);
        assert_eq!(plain("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(plain("  half earn more", 8), ["  half", "  earn", "  more"]);
    }

    #[test]
    fn a_word_of_two_styles_stays_together() {
        let spans = [Span::raw("aaa bb"), Span::styled("cc", Style::new().bold()), Span::raw(" d")];
        let lines = wrap(&spans, 5);
        assert_eq!(lines.iter().map(ToString::to_string).collect::<Vec<_>>(), ["aaa", "bbcc", "d"]);
    }

    #[test]
    fn cuts_at_columns() {
        assert_eq!(cut("編碼員", 4), "編…");
        assert_eq!(cut("coder", 5), "coder");
        assert_eq!(cut("coder", 0), "");
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "[a-z編é ]{0,60}", columns in 2u16..30) {
            for line in plain(&text, columns) {
                prop_assert!(width(&line) <= columns, "{line:?}");
            }
            prop_assert!(width(&cut(&text, columns)) <= columns);
        }

        #[test]
        fn loses_no_word(text in "[a-z ]{0,60}", columns in 2u16..30) {
            let kept: String = plain(&text, columns).concat().replace(' ', "");
            prop_assert_eq!(kept, text.replace(' ', ""));
        }
    }
}
