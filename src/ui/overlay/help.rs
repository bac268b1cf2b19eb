//! The keys, all of them: what they do on this row, on this tab, and everywhere.

use std::mem;

use super::Reader;
use crate::{
    page::{Block, Cited, Detail, Fact, Line},
    ui::{
        action::Action,
        app::App,
        keymap::{BINDINGS, Binding, Keymap, Place},
    },
};

/// The keys: those of this row and this tab first, then all.
#[must_use]
pub fn help(app: &App) -> Reader {
    let of_row = |b: &&Binding| matches!(b.place, Place::Row(_));
    let of_tab =
        |b: &&Binding| matches!(b.place, Place::ManyViews | Place::Tabs(_) | Place::Wish(_) | Place::Wages);
    let offered = |b: &&Binding| app.offers(b.place);
    let bindings = || BINDINGS.iter();
    let mut lists: Vec<(String, Vec<&Binding>)> = vec![
        ("On this row".to_owned(), bindings().filter(of_row).filter(offered).collect()),
        (format!("On {}", app.section().title), bindings().filter(of_tab).filter(offered).collect()),
        (
            "On other rows of this tab".to_owned(),
            bindings().filter(|b| of_row(b) && !offered(b) && app.knows(b.place)).collect(),
        ),
    ];
    for (_, list) in &mut lists {
        *list = in_order(mem::take(list));
    }
    for binding in bindings().filter(|b| !of_row(b) && !of_tab(b)) {
        match lists.iter_mut().find(|(group, _)| group == binding.group) {
            Some((_, list)) => list.push(binding),
            None => lists.push((binding.group.to_owned(), vec![binding])),
        }
    }
    let mut blocks = Vec::new();
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        let facts = list.into_iter().filter_map(|binding| fact(app.keymap(), binding)).collect();
        blocks.extend([Block::Heading(title), Block::Facts(facts)]);
    }
    blocks.push(Block::Text(Cited::bare(Line::muted(
        "In a list that asks for words, type them; arrows move, Enter takes, Esc closes.",
    ))));
    let career = &app.data().career;
    blocks.push(Block::Heading("The data".to_owned()));
    blocks.push(Block::Text(Cited::bare(format!("{}, edited {}.", career.title, career.updated))));
    blocks.extend(career.credits.iter().map(|credit| Block::Text(Cited::bare(Line::muted(credit.as_str())))));
    Reader { detail: Detail { title: "Keys".to_owned(), blocks }, ..Reader::default() }
}

/// As the footer has them; what it leaves out follows what it belongs to: less follows more.
fn in_order(list: Vec<&Binding>) -> Vec<&Binding> {
    let ranked = list.into_iter().scan(u8::MAX, |rank, binding| {
        *rank = binding.hint.map_or(*rank, |hint| hint.rank);
        Some((*rank, binding))
    });
    let mut ranked: Vec<(u8, &Binding)> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, binding)| binding).collect()
}

/// The keys of a binding and what they do; the numbers of the tabs stand together. None for what has no key.
fn fact(keymap: &Keymap, binding: &Binding) -> Option<Fact> {
    let (keys, words) = match binding.action {
        Action::Tab(0) => (numbers(keymap), "the tab with this number"),
        Action::Tab(_) => return None,
        _ => (keymap.keys(binding).join(", "), binding.help),
    };
    (!keys.is_empty()).then(|| Fact { label: keys, value: Cited::bare(words) })
}

/// `1-8`, or a person's own keys one by one.
fn numbers(keymap: &Keymap) -> String {
    let tabs = BINDINGS.iter().filter(|b| matches!(b.action, Action::Tab(_)));
    let keys: Vec<Vec<&str>> = tabs.map(|binding| keymap.keys(binding)).collect();
    let plain = keys.iter().zip(1..).all(|(keys, n)| *keys == [n.to_string()]);
    match keys.as_slice() {
        [first, .., last] if plain => format!("{}-{}", first.concat(), last.concat()),
        keys => keys.concat().join(", "),
    }
}
