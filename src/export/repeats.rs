//! Blocks that the details of several rows have in common: said in full once, then pointed to; what every one of
//! many rows says, before them.
//!
//! On the screen one detail is seen at a time, so each says everything; in print they follow each
//! other.

use std::collections::HashMap;

use super::{Entry, Part, words};
use crate::page::{Block, Cited, Detail};

/// Where a block stands in the print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which row it is, counted through the print.
    pub row: usize,
    /// How a reader finds the row: its number and label, or what a link leads to.
    pub label: String,
    /// The heading in the row's detail under which it stands; empty if none.
    pub heading: String,
    /// Whether that heading stands right before it.
    pub headed: bool,
}

impl Place {
    /// Goes on past `block`.
    pub fn passed(&mut self, block: &Block) {
        self.headed = match block {
            Block::Heading(text) => {
                self.heading = words::say(text);
                true
            }
            _ => false,
        };
    }
}

/// What was said so far, and where.
#[derive(Debug, Default)]
pub struct Repeats<'a> {
    /// By a cheap key, so that a page of thousands of blocks is not compared all against all.
    said: HashMap<(usize, String), Vec<(&'a Block, Place)>>,
}

/// Words that stand for a block that was said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What is the same: `Median pay a year: the same as under`.
    pub what: String,
    /// Where it is said: the label of a row, or a heading of the same one.
    pub label: String,
    /// A heading within that row; empty if it is the same as here.
    pub heading: String,
    /// The row, if it is another one.
    pub row: Option<usize>,
}

impl Pointer {
    /// As a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        words::sentence(&format!("{} {}{}", self.what, self.label, self.within()))
    }

    /// The heading after the label of its row.
    #[must_use]
    pub fn within(&self) -> String {
        if self.heading.is_empty() { String::new() } else { format!(", {}", self.heading) }
    }
}

impl<'a> Repeats<'a> {
    /// Where `block` was said before; if it was not, it is from now on said at `place`. A block that
    /// is hardly longer than the pointer to it is always said.
    pub fn find(&mut self, block: &'a Block, place: &Place) -> Option<Pointer> {
        let said = self.said.entry(key(block)?).or_default();
        if let Some((_, first)) = said.iter().find(|(known, _)| same(known, block)) {
            return Some(pointer(block, first, place));
        }
        said.push((block, place.clone()));
        None
    }
}

fn pointer(block: &Block, first: &Place, here: &Place) -> Pointer {
    let within = if first.heading == here.heading { String::new() } else { first.heading.clone() };
    // A heading that stands there says what is the same.
    let what = match (here.headed, first.row == here.row) {
        (true, true) => "The same as".to_owned(),
        (true, false) => "The same as under".to_owned(),
        (false, _) => format!("{}: the same as under", name(block)),
    };
    match (first.row == here.row, within.is_empty()) {
        (true, false) => Pointer { what, label: within, heading: String::new(), row: None },
        (same, _) => {
            Pointer { what, label: first.label.clone(), heading: within, row: (!same).then_some(first.row) }
        }
    }
}

/// A block by a few of its words.
fn name(block: &Block) -> String {
    const WORDS: usize = 6;
    const LABELS: usize = 4;
    let beginning = |cited: &Cited| {
        let text = words::say(&cited.line.plain());
        let first: Vec<&str> = text.split_whitespace().take(WORDS).collect();
        let more = if text.split_whitespace().nth(WORDS).is_some() { " …" } else { "" };
        format!("\"{}{more}\"", first.join(" "))
    };
    let labels = |labels: &mut dyn Iterator<Item = &String>| {
        let all: Vec<String> = labels.map(|label| words::say(label)).collect();
        let more = if all.len() > LABELS { " …" } else { "" };
        let named: Vec<String> = all.into_iter().take(LABELS).collect();
        format!("{}{more}", named.join(", "))
    };
    match block {
        Block::Heading(text) => words::say(text),
        Block::Text(cited) => beginning(cited),
        Block::Bullets(list) => list.first().map(beginning).unwrap_or_default(),
        Block::Facts(facts) => labels(&mut facts.iter().map(|fact| &fact.label)),
        Block::Ranges { bars, .. } => labels(&mut bars.iter().map(|bar| &bar.label)),
        Block::Bars(bars) => labels(&mut bars.iter().map(|bar| &bar.label)),
        Block::Table(table) => words::say(&table.caption),
        Block::Trend(trend) => words::say(&trend.caption),
    }
}

/// Whether two blocks say the same. Which bar is drawn stronger is nothing that is said.
fn same(a: &Block, b: &Block) -> bool {
    match (a, b) {
        (Block::Ranges { scale, bars }, Block::Ranges { scale: other, bars: others }) => {
            let said = |bar: &'_ crate::page::RangeBar| {
                (bar.label.clone(), bar.note.clone(), bar.range, bar.figure.clone())
            };
            scale == other && bars.iter().map(said).eq(others.iter().map(said))
        }
        (Block::Bars(bars), Block::Bars(others)) => {
            let said = |bar: &'_ crate::page::Bar| (bar.label.clone(), bar.number, bar.figure.clone());
            bars.iter().map(said).eq(others.iter().map(said))
        }
        _ => a == b,
    }
}

/// What each row in full of a part says, and which of it is said once before them.
#[derive(Debug, Default)]
pub struct Shared<'a> {
    /// The heading and what stands under it, in the order of the first row.
    pub blocks: Vec<&'a Block>,
}

/// So many rows are read one after the other; what all of them say would be said again and again. Where there are
/// fewer, each stays whole.
const MANY: usize = 8;

impl<'a> Shared<'a> {
    /// Finds what all rows in full say under the same heading.
    #[must_use]
    pub fn of(part: &'a Part<'a>) -> Self {
        let mut full = part.entries.iter().filter(|entry| entry.full);
        let (Some(first), rest) = (full.next(), full) else { return Self::default() };
        let rest: Vec<&Entry<'_>> = rest.collect();
        if rest.len() + 1 < MANY {
            return Self::default();
        }
        let headed = under_headings(&first.detail);
        let everywhere = |heading: Option<&Block>, block: &Block| {
            key(block).is_some()
                && rest.iter().all(|entry| {
                    under_headings(&entry.detail).any(|(h, other)| h == heading && same(other, block))
                })
        };
        let (mut blocks, mut last): (Vec<&Block>, Option<&Block>) = (Vec::new(), None);
        for (heading, block) in headed {
            if everywhere(heading, block) {
                blocks.extend(heading.filter(|_| last != heading));
                blocks.push(block);
                last = heading;
            }
        }
        Self { blocks }
    }

    /// What is left to say of a row: the blocks that are not said before, without headings over nothing.
    #[must_use]
    pub fn rest<'d>(&self, detail: &'d Detail) -> Vec<&'d Block> {
        let is_heading = |block: &Block| matches!(block, Block::Heading(_));
        let said = |block: &Block| !is_heading(block) && self.blocks.iter().any(|known| same(known, block));
        if self.blocks.is_empty() {
            return detail.blocks.iter().collect();
        }
        let mut rest: Vec<&Block> = Vec::new();
        let mut dropped = false;
        for block in &detail.blocks {
            if said(block) {
                dropped = true;
                continue;
            }
            if is_heading(block) {
                if dropped && rest.last().is_some_and(|last| is_heading(last)) {
                    rest.pop();
                }
                dropped = false;
            }
            rest.push(block);
        }
        if dropped && rest.last().is_some_and(|last| is_heading(last)) {
            rest.pop();
        }
        rest
    }
}

/// The blocks of a detail, each with the heading over it.
fn under_headings(detail: &Detail) -> impl Iterator<Item = (Option<&Block>, &Block)> {
    let mut heading = None;
    detail.blocks.iter().filter_map(move |block| match block {
        Block::Heading(_) => {
            heading = Some(block);
            None
        }
        block => Some((heading, block)),
    })
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
            of(trend.series.iter().map(|s| s.points().count()).sum(), trend.caption.clone(), 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::sample,
        page::{Number, Unit},
        profile::Profile,
    };

    fn list(lines: &[&str]) -> Block {
        Block::Bullets(lines.iter().map(|line| Cited::bare(*line)).collect())
    }

    fn at(row: usize, heading: &str, headed: bool) -> Place {
        Place { row, label: format!("row {row}"), heading: heading.to_owned(), headed }
    }

    #[test]
    fn points_to_where_a_long_block_was_said_first() {
        let (one, same, other) = (list(&["a", "b", "c"]), list(&["a", "b", "c"]), list(&["a", "b", "d"]));
        let short = list(&["a", "b"]);
        let mut repeats = Repeats::default();
        let mut find = |block, row| repeats.find(block, &at(row, "", false)).map(|p| p.sentence());
        assert_eq!(find(&one, 1), None);
        assert_eq!(find(&other, 2), None);
        assert_eq!(find(&same, 3).as_deref(), Some("\"a\": the same as under row 1."));
        assert_eq!(find(&short, 1), None);
        assert_eq!(find(&short, 2), None);
    }

    #[test]
    fn a_pointer_says_what_is_the_same_and_where() {
        let block = list(&["a long line of words about ropes", "b", "c"]);
        let mut repeats = Repeats::default();
        let mut said = |row, heading, headed| {
            repeats.find(&block, &at(row, heading, headed)).map(|pointer| pointer.sentence())
        };
        assert_eq!(said(1, "Rigger", true), None);
        assert_eq!(said(1, "Caulker", true).as_deref(), Some("The same as Rigger."));
        assert_eq!(said(2, "Rigger", true).as_deref(), Some("The same as under row 1."));
        assert_eq!(said(2, "Pilot", true).as_deref(), Some("The same as under row 1, Rigger."));
        assert_eq!(
            said(3, "Rigger", false).as_deref(),
            Some("\"a long line of words about …\": the same as under row 1.")
        );
    }

    #[test]
    fn which_bar_is_stronger_is_not_said() {
        let bar = |label: &str, strong| crate::page::Bar {
            label: label.to_owned(),
            number: Some(Number::new(1.0, Unit::Count)),
            strong,
            figure: sample::figure("riggers", "the nation"),
        };
        let bars = |strong| Block::Bars(["a", "b", "c"].map(|label| bar(label, label == strong)).to_vec());
        assert!(same(&bars("a"), &bars("b")));
    }

    #[test]
    fn what_each_of_many_rows_says_is_said_once() {
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        let mut document = sample::document(sample::context(&data, &profile), &page);
        let heading = || Block::Heading("For all".to_owned());
        let own = |n: usize| vec![list(&[&format!("only {n}"), "b", "c"]), heading(), list(&["a", "b", "c"])];
        let part = &mut document.parts[0];
        let entry = part.entries[0].clone();
        let rows = |count: usize| {
            let row = |n| Entry { detail: Detail { blocks: own(n), ..Detail::default() }, ..entry.clone() };
            (0..count).map(row).collect::<Vec<_>>()
        };
        part.entries = rows(MANY - 1);
        assert!(Shared::of(part).blocks.is_empty(), "each of a few rows stays whole");
        part.entries = rows(MANY);
        let shared = Shared::of(part);
        assert_eq!(shared.blocks, [&heading(), &list(&["a", "b", "c"])]);
        assert_eq!(shared.rest(&part.entries[2].detail), [&list(&["only 2", "b", "c"])]);
    }
}
