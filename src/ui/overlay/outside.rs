//! What the world outside has to say: addresses, and faults of the data files.

use super::{
    super::{action::Action, keymap::Keymap},
    Entry, Picker, Reader,
};
use crate::{
    dataset::{Problems, source::Source},
    page::{Block, Cited, Detail, Line},
};

/// The addresses of a row's sources, with the numbers by which its detail cites them, to pick one.
#[must_use]
pub fn addresses(sources: &[(usize, &Source, &str)]) -> Picker {
    let entry = |(number, source, address): &(usize, &Source, &str)| Entry {
        label: format!("[{number}] {}", source.title),
        hint: host(address).to_owned(),
        words: format!("{} {address}", source.publisher),
        action: Action::Browse((*address).to_owned()),
    };
    Picker::new("Open which source?", sources.iter().map(entry).collect())
}

/// `www.bls.gov` of `https://www.bls.gov/oes/`.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// What is wrong with the data files.
#[must_use]
pub fn problems(problems: &Problems, keymap: &Keymap) -> Reader {
    let again = keymap.advise("", &[("reload", "reads the files again; ")]);
    let words =
        format!("What was read before is still shown. {again}with --watch a change is seen by itself.");
    let mut blocks = vec![Block::Text(Cited::bare(Line::muted(words)))];
    for problem in problems.list() {
        blocks.push(Block::Heading(problem.place_words()));
        let help = Some(Line::muted(problem.help.as_str())).filter(|_| !problem.help.is_empty());
        let said = std::iter::once(Line::from(problem.message.as_str())).chain(help);
        blocks.push(Block::Bullets(said.map(Cited::bare).collect()));
    }
    let title = match problems.errors() {
        1 => "The data files have a fault".to_owned(),
        n => format!("The data files have {n} faults"),
    };
    Reader { detail: Detail { title, blocks }, problems: true, ..Reader::default() }
}

/// An address that could not be opened, to be copied.
#[must_use]
pub fn address(address: String, why: String, keymap: &Keymap) -> Reader {
    let ways = [("copy-row", "copies the address"), ("print-on-exit", "prints it when you leave")];
    let advice = keymap.advise("", &ways);
    let blocks =
        vec![Block::Text(Cited::bare(address.as_str())), Block::Text(Cited::bare(Line::muted(advice)))];
    Reader { detail: Detail { title: why, blocks }, copies: Some(address), ..Reader::default() }
}
