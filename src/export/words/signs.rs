//! Signs before lines, and between words, as words.

use crate::page::{Line, Span};

/// The signs that stand before lines, with their words.
const SIGNS: &[(&str, &str)] = &[
    ("!", "Corrected"),
    ("+", "For"),
    ("−", "Against"),
    ("?", "Not known"),
    ("◆", "Only here"),
    ("●●●", "Essential"),
    ("●●", "Important"),
    ("●", "Useful"),
    ("A", "Grade A"),
    ("B", "Grade B"),
    ("C", "Grade C"),
    ("D", "Grade D"),
    ("E", "Grade E"),
];

/// The word for the sign before a line; none for a mere bullet.
#[must_use]
pub fn mark(sign: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(known, _)| *known == sign).map(|(_, word)| *word)
}

/// The same under a heading, which may have said it.
#[must_use]
pub fn mark_under(sign: &str, heading: &str) -> Option<&'static str> {
    mark(sign).filter(|word| !heading.starts_with(word))
}

/// Divides a text into the sign it begins with, if it does, and the rest.
fn sign(text: &str) -> (&str, &str) {
    match text.split_once(' ') {
        Some((sign, rest)) if is_sign(sign) => (sign, rest.trim_start()),
        _ => ("", text),
    }
}

fn is_sign(word: &str) -> bool {
    matches!(word, "!" | "+" | "−" | "✓" | "✗" | "?") || (!word.is_empty() && word.chars().all(|c| c == '●'))
}

/// A text as it is said: a correction is named, signs that double a word (`✓ a source bears it out`) are
/// left out, and what stands between words only to be seen becomes punctuation.
#[must_use]
pub fn say(text: &str) -> String {
    let (sign, rest) = sign(text.trim());
    let words = rest
        .replace(". · ", ". ")
        .replace(" · ", "; ")
        .replace(" → ", " to ")
        .replace("  ", ", ")
        .replace(" (~)", "");
    match sign {
        "!" => format!("Corrected: {words}"),
        _ => words,
    }
}

/// Divides a line into the sign it begins with, if it does, and the rest with its tones.
#[must_use]
pub fn unsigned(line: &Line) -> (String, Line) {
    let plain = line.plain();
    let (found, rest) = sign(plain.trim_start());
    let mut skip = if found.is_empty() { 0 } else { plain.chars().count() - rest.chars().count() };
    let spans = line.0.iter().filter_map(|span| {
        let length = span.text.chars().count();
        let text: String = span.text.chars().skip(skip).collect();
        skip = skip.saturating_sub(length);
        (!text.is_empty()).then_some(Span { text, tone: span.tone })
    });
    (found.to_owned(), Line(spans.collect()))
}

/// Whether a line only explains signs or what the screen draws, which a form without signs has no use for.
#[must_use]
pub fn is_legend(text: &str) -> bool {
    text.starts_with("▸ ")
        || text.starts_with("Each tile is ")
        || text.split_whitespace().filter(|word| is_sign(word)).count() > 1
}
