//! What is the same for all and what differs.

use std::collections::HashSet;

use crate::{
    dataset::Id,
    page::{Line, Span, Tone},
};

/// Ids that every list has, in the order of the first. With fewer than two lists, none: there is
/// nothing to share.
#[must_use]
pub fn shared<'a>(lists: &[&'a [Id]]) -> Vec<&'a Id> {
    match lists {
        [first, rest @ ..] if !rest.is_empty() => {
            first.iter().filter(|id| rest.iter().all(|list| list.contains(id))).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether all texts are the same. A blank counts as a text: known for one and not for another is
/// a difference.
#[must_use]
pub fn all_same<T: PartialEq>(texts: &[T]) -> bool {
    texts.windows(2).all(|pair| pair.first() == pair.last())
}

/// The texts with the words lit that some other text lacks. A word is compared without its
/// punctuation and case; two words side by side that are lit are one span.
#[must_use]
pub fn lit(texts: &[&str]) -> Vec<Line> {
    let words: Vec<HashSet<String>> =
        texts.iter().map(|t| t.split_whitespace().map(bare).collect()).collect();
    let line = |text: &str| {
        let mut line = Line::default();
        for word in text.split_inclusive(char::is_whitespace) {
            let everywhere = words.iter().all(|w| w.contains(&bare(word)));
            let tone = if everywhere { Tone::Plain } else { Tone::Differs };
            match line.0.last_mut() {
                Some(span) if span.tone == tone => span.text.push_str(word),
                _ => line.0.push(Span { text: word.to_owned(), tone }),
            }
        }
        line
    };
    texts.iter().map(|text| line(text)).collect()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<Id> {
        names.iter().map(|n| Id::try_from((*n).to_owned()).expect("an id")).collect()
    }

    #[test]
    fn shared_is_in_every_list() {
        let (a, b, c) = (ids(&["x", "y", "z"]), ids(&["z", "y"]), ids(&["y", "q"]));
        let names = |lists: &[&[Id]]| shared(lists).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&[&a, &b]), ["y", "z"]);
        assert_eq!(names(&[&a, &b, &c]), ["y"]);
        assert!(names(&[&a]).is_empty());
        assert!(names(&[]).is_empty());
    }

    #[test]
    fn lights_only_what_some_text_lacks() {
        let lines = lit(&["a whole hospital stay", "a visit or a stay."]);
        let lit = |line: &Line| {
            let lit = line.0.iter().filter(|s| s.tone == Tone::Differs);
            lit.map(|s| s.text.trim().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines.iter().map(lit).collect::<Vec<_>>(), [vec!["whole hospital"], vec!["visit or"]]);
        assert_eq!(lines.first().map(Line::plain).as_deref(), Some("a whole hospital stay"));
    }

    #[test]
    fn blank_against_text_is_a_difference() {
        assert!(all_same::<&str>(&[]) && all_same(&["a", "a"]));
        assert!(!all_same(&["a", ""]));
    }
}
