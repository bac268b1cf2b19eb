//! Text to lines: widths in terminal columns, wrapping of styled text.
//!
//! What is measured, cut and wrapped are signs (grapheme clusters): a letter with its marks, a flag of two
//! letters, a picture of several. Their widths are those with which ratatui draws them; neither the width
//! of a whole text nor those of its characters add up to the same.

use ratatui::{
    buffer::CellWidth,
    text::{Line, Span},
};
use textwrap::{core::Fragment, wrap_algorithms::wrap_first_fit};
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::page;

/// Width in terminal columns.
#[must_use]
pub fn width(text: &str) -> u16 {
    plain_width(text).unwrap_or_else(|| signs(text).map(|sign| sign.width).fold(0, u16::saturating_add))
}

/// The width of a text whose every character is a sign of one column; none of any other. Most texts are so,
/// and most of the time of a frame would go into looking their letters up.
#[must_use]
pub fn plain_width(text: &str) -> Option<u16> {
    let characters: usize = if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        text.len()
    } else {
        text.chars().try_fold(0, |n, c| stands_alone(c).then_some(n + 1))?
    };
    Some(u16::try_from(characters).unwrap_or(u16::MAX))
}

/// A sign of a text, or several: where they begin (byte), they themselves, and their columns.
struct Sign<'t> {
    at: usize,
    text: &'t str,
    width: u16,
}

/// The signs of a text.
fn signs(text: &str) -> impl Iterator<Item = Sign<'_>> {
    pieces(text, 0)
}

/// The words and blanks of a text, as long as words need not be broken at `columns`; else signs.
fn pieces(text: &str, columns: u16) -> impl Iterator<Item = Sign<'_>> {
    // A word that must be broken is until its end.
    let (mut at, mut broken) = (0, 0);
    // Elsewhere a blank may be part of a sign.
    let has_words = columns > 0 && plain_width(text).is_some();
    let ascii = text.is_ascii();
    let letters = move |word: &str| if ascii { word.len() } else { word.chars().count() };
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        if has_words && at >= broken {
            let end = rest.bytes().position(|b| b == b' ').unwrap_or(rest.len());
            let word = rest.get(..end)?;
            match u16::try_from(letters(word)) {
                Ok(width @ 1..) if width <= columns => {
                    let word = Sign { at, text: word, width };
                    at += end;
                    return Some(word);
                }
                _ => broken = at + end,
            }
        }
        let mut chars = rest.chars();
        let first = chars.next()?;
        // Rules are looked up only where they could join something: that takes ten times as long.
        let (sign, width) = if stands_alone(first) && chars.next().is_none_or(stands_alone) {
            (rest.get(..first.len_utf8())?, 1)
        } else {
            let sign = rest.graphemes(true).next()?;
            (sign, sign_width(sign))
        };
        let sign = Sign { at, text: sign, width };
        at += sign.text.len();
        Some(sign)
    })
}

/// Whether a character is one column wide and a sign of its own between others of which the same is true:
/// most letters of Europe, punctuation, and lines and blocks. (Unicode, UAX 29: `Grapheme_Cluster_Break` is
/// `Other`, and it is no picture.)
fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '¡'..='¨' | 'ª'..='¬' | '¯'..='ſ' | '‐'..='‧' | '─'..='▟')
}

/// Columns that a sign takes; none if it is a control character, which is not drawn.
fn sign_width(sign: &str) -> u16 {
    if sign.contains(char::is_control) { 0 } else { sign.cell_width() }
}

/// `text` cut to `columns`, with `…` where something was cut. Never splits a sign.
#[must_use]
pub fn cut(text: &str, columns: u16) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut left = columns.saturating_sub(1);
    for sign in signs(text) {
        let Some(rest) = left.checked_sub(sign.width) else { break };
        left = rest;
        out.push_str(sign.text);
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
        for Sign { at, text, width: more } in pieces(&span.content, columns) {
            if text == " " {
                word.blank = word.blank.saturating_add(1);
                continue;
            }
            let end = (i, at + text.len());
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
    let indent = indent(spans, columns);
    let room = columns - indent;
    if let Some(narrow) = narrowed(spans, room) {
        return wrap(&narrow, columns);
    }
    let words = words(spans, room);
    let lines = wrap_first_fit(&words, &[f64::from(room)]);
    lines.into_iter().map(|words| line(spans, words, indent)).collect()
}

/// The same for spans in which some blanks may not be broken at: those that are [`HELD`].
#[must_use]
pub fn wrap_held(spans: &[Span<'_>], columns: u16) -> Vec<Line<'static>> {
    let mut lines = wrap(spans, columns);
    for span in lines.iter_mut().flat_map(|line| &mut line.spans) {
        if span.content.contains(HELD) {
            span.content = span.content.replace(HELD, " ").into();
        }
    }
    lines
}

/// A blank that holds the words at its sides together.
pub const HELD: &str = "\u{a0}";

/// The spans with `…` for every sign that is wider than a whole line and so cannot be shown; none where
/// there is no such sign.
fn narrowed(spans: &[Span<'_>], columns: u16) -> Option<Vec<Span<'static>>> {
    let wide = |sign: &Sign<'_>| sign.width > columns;
    let has_wide = |span: &Span<'_>| {
        plain_width(&span.content).is_none() && signs(&span.content).any(|sign| wide(&sign))
    };
    let narrow = |s: &Span<'_>| {
        let signs = signs(&s.content).map(|sign| if wide(&sign) { "…" } else { sign.text });
        Span::styled(signs.collect::<String>(), s.style)
    };
    spans.iter().any(has_wide).then(|| spans.iter().map(narrow).collect())
}

/// How many lines [`wrap`] gives.
#[must_use]
pub fn wrapped_lines(spans: &[Span<'_>], columns: u16) -> usize {
    let columns = columns.max(1);
    if fit(spans, columns) {
        return 1;
    }
    let room = columns - indent(spans, columns);
    if let Some(narrow) = narrowed(spans, room) {
        return wrapped_lines(&narrow, columns);
    }
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
    fn what_is_held_together_is_not_broken() {
        let text = "10 under $5 · 1\u{a0}in\u{a0}10\u{a0}over\u{a0}$9";
        let spans = [Span::raw(text)];
        let lines = |wrapped: Vec<Line<'_>>| wrapped.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(lines(wrap_held(&spans, 20)), ["10 under $5 ·", "1 in 10 over $9"]);
        assert_eq!(lines(wrap_held(&spans, 40)), ["10 under $5 · 1 in 10 over $9"]);
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
        // A heart made red takes two columns, of which its characters have one; an Arabic la takes one as a
        // whole, but is drawn in two.
        assert_eq!((width("❤\u{fe0f}"), width("لا"), width("e\u{301}")), (2, 2, 1));
        assert_eq!(cut("❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}", 4), "❤\u{fe0f}…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(cut("coder", 5), "coder");
        assert_eq!(cut("coder", 0), "");
    }

    /// The short way through a text comes to the same signs as the rules, for every character that takes it
    /// beside any that may join others.
    #[test]
    fn what_stands_alone_is_a_sign_of_one_column() {
        let joins = ["a", "é", "\u{301}", "\u{200d}", "\u{fe0f}", "\u{600}", "編", "\r", "\n", "❤", "🇩", "1"];
        for c in ('\0'..='\u{3000}').filter(|c| stands_alone(*c)) {
            assert_eq!(sign_width(c.encode_utf8(&mut [0; 4])), 1, "{c:?}");
            for beside in joins {
                let text = format!("{beside}{c}{c}{beside}");
                let found: Vec<&str> = signs(&text).map(|sign| sign.text).collect();
                assert_eq!(found, text.graphemes(true).collect::<Vec<_>>(), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "(\\PC|[a-z編é\u{301}\u{200d}\u{fe0f}❤لا ]){0,60}", columns in 1u16..30) {
            let lines = plain(&text, columns);
            prop_assert_eq!(wrapped_lines(&[Span::raw(text.as_str())], columns), lines.len());
            for line in lines {
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
