//! Blocks that the details of several rows have in common: said in full once, then pointed to.
//!
//! On the screen one detail is seen at a time, so each says everything; in print they follow each
//! other.

use std::collections::HashMap;

use crate::page::{Block, Cited};

/// What was said so far, and under which row (`P`: however a format points to it).
#[derive(Debug)]
pub struct Repeats<'a, P> {
    /// By a cheap key, so that a page of thousands of blocks is not compared all against all.
    said: HashMap<(usize, String), Vec<(&'a Block, P)>>,
}

impl<P> Default for Repeats<'_, P> {
    fn default() -> Self {
        Self { said: HashMap::new() }
    }
}

impl<'a, P: Clone> Repeats<'a, P> {
    /// Where `block` was said before; if it was not, it is from now on said at `place`. A block that
    /// is hardly longer than the pointer to it is always said.
    pub fn find(&mut self, block: &'a Block, place: &P) -> Option<P> {
        let said = self.said.entry(key(block)?).or_default();
        let before = said.iter().find(|(known, _)| *known == block).map(|(_, place)| place.clone());
        if before.is_none() {
            said.push((block, place.clone()));
        }
        before
    }
}

/// Number of lines and the words of the first; none for what is too short to point to.
fn key(block: &Block) -> Option<(usize, String)> {
    let of =
        |lines: usize, first: String, length: usize| (lines > 2 || length > 120).then_some((lines, first));
    let lines = |list: &mut dyn Iterator<Item = &Cited>| {
        let texts: Vec<String> = list.map(|cited| cited.line.plain()).collect();
        let length = texts.iter().map(String::len).sum();
        let lines = texts.len();
        of(lines, texts.into_iter().next().unwrap_or_default(), length)
    };
    match block {
        Block::Heading(_) => None,
        Block::Text(cited) => lines(&mut std::iter::once(cited)),
        Block::Bullets(list) => lines(&mut list.iter()),
        Block::Facts(facts) => lines(&mut facts.iter().map(|fact| &fact.value)),
        Block::Ranges { bars, .. } => {
            of(bars.len(), bars.first().map(|bar| bar.label.clone()).unwrap_or_default(), 0)
        }
        Block::Bars(bars) => of(bars.len(), bars.first().map(|bar| bar.label.clone()).unwrap_or_default(), 0),
        Block::Table(table) => of(table.rows.len(), table.caption.clone(), 0),
        Block::Trend(trend) => {
            of(trend.series.iter().map(|s| s.points.len()).sum(), trend.caption.clone(), 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(lines: &[&str]) -> Block {
        Block::Bullets(lines.iter().map(|line| Cited::bare(*line)).collect())
    }

    #[test]
    fn points_to_where_a_long_block_was_said_first() {
        let (one, same, other) = (list(&["a", "b", "c"]), list(&["a", "b", "c"]), list(&["a", "b", "d"]));
        let short = list(&["a", "b"]);
        let mut repeats = Repeats::default();
        assert_eq!(repeats.find(&one, &"first"), None);
        assert_eq!(repeats.find(&other, &"second"), None);
        assert_eq!(repeats.find(&same, &"third"), Some("first"));
        assert_eq!(repeats.find(&short, &"first"), None);
        assert_eq!(repeats.find(&short, &"second"), None);
    }
}
