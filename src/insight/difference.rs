//! What is the same for all and what differs.

use std::{collections::HashSet, hash::Hash};

// For each step in a list some hundred things are counted.
use foldhash::{HashMap, HashMapExt};

use crate::page::{Line, Span, Tone};

/// How many of some lists hold each thing: what all share, what only one has. Counted once, so that
/// asking costs the same for two lists as for forty.
#[derive(Clone, Debug, Default)]
pub struct Shares<K> {
    lists: usize,
    /// For each thing, how many lists hold it, and the list that was counted last.
    held: HashMap<K, (usize, usize)>,
}

impl<K: Copy + Eq + Hash> Shares<K> {
    /// Counts what each list holds. A thing that stands twice in a list counts once.
    pub fn count<L: IntoIterator<Item = K>>(lists: impl IntoIterator<Item = L>) -> Self {
        let mut shares = Self { lists: 0, held: HashMap::new() };
        for list in lists {
            shares.lists += 1;
            for thing in list {
                let (count, last) = shares.held.entry(thing).or_default();
                if *last != shares.lists {
                    (*count, *last) = (*count + 1, shares.lists);
                }
            }
        }
        shares
    }

    /// Whether every list holds it. One list alone shares nothing.
    #[must_use]
    pub fn in_all(&self, thing: K) -> bool {
        self.lists > 1 && self.holders(thing) == self.lists
    }

    /// Whether one list of several holds it and no other.
    #[must_use]
    pub fn in_one(&self, thing: K) -> bool {
        self.lists > 1 && self.holders(thing) == 1
    }

    /// How many lists hold it.
    #[must_use]
    pub fn holders(&self, thing: K) -> usize {
        self.held.get(&thing).map_or(0, |(count, _)| *count)
    }

    /// Whether all lists hold the same things, in whatever order. A blank list beside one that is
    /// not is a difference.
    #[must_use]
    pub fn all_same(&self) -> bool {
        self.held.values().all(|(count, _)| *count == self.lists)
    }

    /// Whether all lists are blank.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
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
///
/// Blank texts are left out of it. Texts that share less than half of their words are different
/// sentences, not versions of one: lighting nearly every word would show nothing, so none is lit.
#[must_use]
pub fn lit(texts: &[&str]) -> Vec<Line> {
    let mut words: Vec<HashSet<String>> = Vec::new();
    for text in texts {
        let set: HashSet<String> = text.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
        if !set.is_empty() && !words.contains(&set) {
            words.push(set);
        }
    }
    let everywhere = |word: &str| word.is_empty() || words.iter().all(|set| set.contains(word));
    let (shared, all) = words.iter().fold((0, 0), |(shared, all), set| {
        (shared + set.iter().filter(|w| everywhere(w)).count(), all + set.len())
    });
    if words.len() < 2 || shared * 2 < all {
        return texts.iter().map(|text| Line::from(*text)).collect();
    }
    let line = |text: &str| {
        let mut line = Line::default();
        let mut push = |text: &str, tone| match line.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Span { text: last, tone: same }) if *same == tone => last.push_str(text),
            _ => line.0.push(Span { text: text.to_owned(), tone }),
        };
        // The space after a lit word waits: lit between two lit words, plain before others.
        let (mut gap, mut lit) = (String::new(), false);
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if !word.is_empty() {
                let now = !everywhere(&bare(word));
                push(&gap, if lit && now { Tone::Differs } else { Tone::Plain });
                push(word, if now { Tone::Differs } else { Tone::Plain });
                (gap, lit) = (String::new(), now);
            }
            gap.push_str(piece.strip_prefix(word).unwrap_or_default());
        }
        push(&gap, Tone::Plain);
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

    /// The texts, with what is lit in brackets.
    fn shown(texts: &[&str]) -> Vec<String> {
        let span = |s: &Span| match s.tone {
            Tone::Differs => format!("[{}]", s.text),
            _ => s.text.clone(),
        };
        lit(texts).iter().map(|line| line.0.iter().map(span).collect()).collect()
    }

    #[test]
    fn lights_only_what_some_text_lacks() {
        let texts = ["a whole hospital stay", "a visit or a stay."];
        assert_eq!(shown(&texts), ["a [whole hospital] stay", "a [visit or] a stay."]);
        assert_eq!(lit(&texts).iter().map(Line::plain).collect::<Vec<_>>(), texts);
        let longer = ["CPT and HCPCS", "CPT and HCPCS, with  modifiers", "cpt and hcpcs"];
        assert_eq!(shown(&longer), ["CPT and HCPCS", "CPT and HCPCS, [with  modifiers]", "cpt and hcpcs"]);
    }

    #[test]
    fn different_sentences_and_blanks_stay_unlit() {
        for texts in [
            &["Codes whole hospital stays.", "Codes visits and same-day care at clinics."][..],
            &["yes", "no"],
            &["", "a stay"],
            &["A stay", "a stay."],
            &["alone"],
            &[],
        ] {
            assert_eq!(shown(texts), texts);
        }
        assert_eq!(
            shown(&["", "most work full time", "most work part time"]).concat().matches('[').count(),
            2
        );
    }

    #[test]
    fn counts_who_shares_what() {
        let shares = Shares::count([vec!["x", "y", "y"], vec!["y"], vec!["z", "y"]]);
        assert!(shares.in_all("y") && !shares.in_all("x") && !shares.in_all("q"));
        assert!(shares.in_one("x") && shares.in_one("z") && !shares.in_one("y") && !shares.in_one("q"));
        assert!(!shares.all_same() && !shares.is_empty());
        assert!(Shares::count([vec!["a", "b"], vec!["b", "a"]]).all_same());
        assert!(!Shares::count([vec!["a"], vec![]]).all_same());
        let alone = Shares::count([vec!["a"]]);
        assert!(!alone.in_all("a") && !alone.in_one("a") && alone.all_same());
        assert!(Shares::count([Vec::<&str>::new(), vec![]]).is_empty());
    }

    #[test]
    fn blank_against_text_is_a_difference() {
        assert!(all_same::<&str>(&[]) && all_same(&["a", "a"]));
        assert!(!all_same(&["a", ""]));
    }
}
