//! Text to lines: widths in terminal columns, wrapping of styled text.

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use textwrap::{core::Fragment, wrap_algorithms::wrap_first_fit};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::theme::Theme;
use crate::page;

/// Width in terminal columns.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
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
pub fn styled(line: &page::Line, theme: &Theme) -> Vec<Span<'static>> {
    line.0.iter().map(|s| Span::styled(s.text.clone(), theme.tone(s.tone))).collect()
}

/// A word of one or more styles and the blank after it.
#[derive(Debug, Default)]
struct Word {
    pieces: Vec<(String, Style)>,
    width: u16,
    blank: u16,
    blank_style: Style,
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

impl Word {
    fn push(&mut self, c: char, style: Style) {
        self.width += u16::try_from(c.width().unwrap_or(0)).unwrap_or(0);
        match self.pieces.last_mut() {
            Some((text, last)) if *last == style => text.push(c),
            _ => self.pieces.push((c.to_string(), style)),
        }
    }
}

/// Words of the spans; one wider than `columns` is broken where it must be.
fn words(spans: &[Span<'_>], columns: u16) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for span in spans {
        for c in span.content.chars() {
            let Some(word) = words.last_mut() else { break };
            let w = u16::try_from(c.width().unwrap_or(0)).unwrap_or(0);
            if c == ' ' {
                word.blank += 1;
                word.blank_style = span.style;
            } else if word.blank > 0 || word.width + w > columns {
                let mut next = Word::default();
                next.push(c, span.style);
                words.push(next);
            } else {
                word.push(c, span.style);
            }
        }
    }
    words
}

/// Wraps styled text to lines of at most `columns`; an empty text gives one empty line. Blanks that a
/// text begins with are an indent, which all its lines keep.
#[must_use]
pub fn wrap(spans: &[Span<'_>], columns: u16) -> Vec<Line<'static>> {
    let columns = columns.max(1);
    let total: u16 = spans.iter().map(|s| width(&s.content)).fold(0, u16::saturating_add);
    if total <= columns {
        // Most cells are short: nothing to break.
        let whole = |s: &Span<'_>| Span::styled(s.content.clone().into_owned(), s.style);
        return vec![Line::from(spans.iter().map(whole).collect::<Vec<_>>())];
    }
    let indent = indent(spans).min(columns / 2);
    let mut words = words(spans, columns - indent);
    if words.first().is_some_and(|w| w.width == 0) {
        words.remove(0);
    }
    let lines = wrap_first_fit(&words, &[f64::from(columns - indent)]);
    let lines = lines.into_iter().map(line);
    if indent == 0 {
        return lines.collect();
    }
    let indented = |mut line: Line<'static>| {
        line.spans.insert(0, Span::raw(" ".repeat(usize::from(indent))));
        line
    };
    lines.map(indented).collect()
}

/// Blanks before the first letter.
fn indent(spans: &[Span<'_>]) -> u16 {
    let blanks = spans.iter().flat_map(|s| s.content.chars()).take_while(|c| *c == ' ').count();
    u16::try_from(blanks).unwrap_or(u16::MAX)
}

fn line(words: &[Word]) -> Line<'static> {
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        for (text, style) in &word.pieces {
            match pieces.last_mut() {
                Some((last, s)) if s == style => last.push_str(text),
                _ => pieces.push((text.clone(), *style)),
            }
        }
        if i + 1 < words.len() {
            let blank = " ".repeat(usize::from(word.blank));
            match pieces.last_mut() {
                Some((last, s)) if *s == word.blank_style => last.push_str(&blank),
                _ => pieces.push((blank, word.blank_style)),
            }
        }
    }
    Line::from(pieces.into_iter().map(|(text, style)| Span::styled(text, style)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
