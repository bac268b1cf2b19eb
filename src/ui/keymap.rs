//! The keys: one table that dispatch, footer, help, palette and manual all read.
//!
//! A new key is one row of [`BINDINGS`]. Keys are written as people say them: `j`, `ctrl-d`,
//! `pagedown`. Only this file and the terminal know how the terminal library names them.

mod bindings;
mod key;

use std::collections::BTreeMap;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::InputRequest;

use super::action::Action;
use crate::{
    dataset::{
        near::nearest,
        problem::{clean, is_unsafe},
    },
    page::Wish,
};

pub use bindings::{BINDINGS, COMPARING, MOVE};
pub use key::{Key, sign};

/// A key or several that do one thing.
#[derive(Clone, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// By what a configuration file knows it.
    pub name: &'static str,
    /// The keys; the first ones are shown where room is scarce.
    pub keys: &'static [&'static str],
    /// What it does, in words.
    pub help: &'static str,
    /// Heading in the help.
    pub group: &'static str,
    /// Where it works.
    pub place: Place,
    /// In the footer, if it is worth the room.
    pub hint: Option<Hint>,
}

/// What the footer says of a binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What the key does, in a word.
    pub word: &'static str,
    /// The most useful first; where room is scarce the last go. 0 never goes, and stands at the end, where
    /// one looks for the way out.
    pub rank: u8,
    /// A binding that the same word serves, by its name: its key stands beside this one.
    pub with: Option<&'static str>,
}

/// Where a key works; elsewhere it is not offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every tab.
    Everywhere,
    /// On tabs with more than one view.
    ManyViews,
    /// On these tabs, by id.
    Tabs(&'static [&'static str]),
    /// On pages that heed this wish.
    Wish(Wish),
    /// Where there is a wage table.
    Wages,
    /// Where there is more than one row.
    Rows,
    /// Where columns do not all fit, and on a map.
    Columns,
    /// On a row that has something for it.
    Row(Needs),
    /// Where an answer can be taken back.
    Past,
    /// Where one that was taken back can be brought again.
    Future,
}

/// What a row must have for a key to do something there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A role to pick, or something to tick, demand or lock.
    Pick,
    /// An answer with more and less of it.
    Steps,
    /// An answer.
    Answer,
    /// Something that the person added.
    Own,
    /// A figure, or a source that is cited.
    Sources,
}

/// The keys of [`BINDINGS`], with a person's own in place of some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// By the names of the bindings.
    own: BTreeMap<&'static str, Vec<Key>>,
}

impl Keymap {
    /// What a key does: in an open input it types, elsewhere it is looked up.
    #[must_use]
    pub fn action(&self, key: KeyEvent, typing: bool) -> Option<Action> {
        // Some terminals report releases too; one press is one action.
        if key.kind == KeyEventKind::Release {
            return None;
        }
        let name = name(key)?;
        if typing {
            return typed(key, &name);
        }
        self.bound(&name).map(|b| b.action.clone())
    }

    /// The binding of a key, by the key's name.
    #[must_use]
    pub fn bound(&self, key: &str) -> Option<&'static Binding> {
        BINDINGS.iter().find(|b| match self.own.get(b.name) {
            Some(own) => own.iter().any(|k| k.0 == key),
            None => b.keys.contains(&key),
        })
    }

    /// The keys of a binding.
    #[must_use]
    pub fn keys<'k>(&'k self, binding: &Binding) -> Vec<&'k str> {
        match self.own.get(binding.name) {
            Some(own) => own.iter().map(|key| key.0.as_str()).collect(),
            None => binding.keys.to_vec(),
        }
    }

    /// The first key of a binding, by the binding's name; blank if it has none.
    #[must_use]
    pub fn key(&self, name: &str) -> &str {
        let binding = BINDINGS.iter().find(|b| b.name == name);
        binding.and_then(|b| self.keys(b).first().copied()).unwrap_or_default()
    }

    /// Words and what can be done about them, by the keys there are: `no clipboard: p prints it, e writes it`.
    /// `ways` are names of bindings with what they do; one that has no key is left out.
    #[must_use]
    pub fn advise(&self, words: &str, ways: &[(&str, &str)]) -> String {
        let ways = ways.iter().map(|(name, does)| (self.key(name), does)).filter(|(key, _)| !key.is_empty());
        let ways: Vec<String> = ways.map(|(key, does)| format!("{key} {does}")).collect();
        match (words, ways.join(", ")) {
            (words, ways) if ways.is_empty() => words.to_owned(),
            ("", ways) => ways,
            (words, ways) => format!("{words}: {ways}"),
        }
    }

    /// The keys of a hint as the screen shows them: `↑↓`, `+ -`. Blank if none is left.
    #[must_use]
    pub fn shown(&self, binding: &Binding) -> String {
        let with = binding.hint.and_then(|hint| hint.with);
        let keys = std::iter::once(binding.name).chain(with).map(|name| sign(self.key(name)));
        let keys: Vec<&str> = keys.filter(|key| !key.is_empty()).collect();
        let arrows = keys.iter().all(|key| !key.is_ascii());
        keys.join(if arrows { "" } else { " " })
    }

    /// Puts a person's keys in the place of the built-in ones, by the names of the bindings. They are
    /// taken all together, so that two bindings can change places; one that clashes with another is left
    /// out and comes back with what is said of it.
    pub fn rebind(&mut self, own: Vec<(String, Vec<Key>)>) -> Vec<(String, String)> {
        let mut refused = Vec::new();
        for (name, keys) in own {
            match BINDINGS.iter().find(|b| b.name == name) {
                None => {
                    let near = nearest(&name, BINDINGS.iter().map(|b| b.name));
                    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    let words = format!("there is no action `{}`{near}", clean(&name));
                    refused.push((name, words));
                }
                Some(b) if b.action == Action::Quit && keys.is_empty() => {
                    refused.push((name, "`quit` needs a key".to_owned()));
                }
                Some(b) => {
                    self.own.insert(b.name, keys);
                }
            }
        }
        // Whoever is left out gives its keys back, which may then clash with others.
        while let Some((name, words)) = self.clash() {
            self.own.remove(name);
            refused.push((name.to_owned(), words));
        }
        refused
    }

    /// A binding of the person's that has a key of another.
    fn clash(&self) -> Option<(&'static str, String)> {
        self.own.iter().find_map(|(name, keys)| {
            keys.iter().find_map(|key| {
                let has = |b: &&Binding| b.name != *name && self.keys(b).contains(&key.0.as_str());
                let other = BINDINGS.iter().find(has)?;
                let words = format!("the key `{}` of `{name}` is that of `{}` as well", key.0, other.name);
                Some((*name, words))
            })
        })
    }
}

/// What a key does in an input: what moves between rows still does.
fn typed(key: KeyEvent, name: &str) -> Option<Action> {
    Some(match name {
        "esc" => Action::Back,
        "enter" => Action::Open,
        "up" | "ctrl-p" | "backtab" => Action::Up,
        "down" | "ctrl-n" | "tab" => Action::Down,
        "pageup" => Action::PageUp,
        "pagedown" => Action::PageDown,
        "ctrl-c" => Action::Quit,
        "ctrl-z" => Action::Suspend,
        "ctrl-l" => Action::Redraw,
        "left" | "ctrl-b" => Action::Edit(InputRequest::GoToPrevChar),
        "right" | "ctrl-f" => Action::Edit(InputRequest::GoToNextChar),
        "home" | "ctrl-a" => Action::Edit(InputRequest::GoToStart),
        "end" | "ctrl-e" => Action::Edit(InputRequest::GoToEnd),
        "backspace" | "ctrl-h" => Action::Edit(InputRequest::DeletePrevChar),
        "delete" | "ctrl-d" => Action::Edit(InputRequest::DeleteNextChar),
        "ctrl-w" => Action::Edit(InputRequest::DeletePrevWord),
        "ctrl-u" => Action::Edit(InputRequest::DeleteLine),
        "ctrl-k" => Action::Edit(InputRequest::DeleteTillEnd),
        _ => match key.code {
            KeyCode::Char(c) if plain(key.modifiers) && !is_unsafe(c) => {
                Action::Edit(InputRequest::InsertChar(c))
            }
            _ => return None,
        },
    })
}

fn plain(modifiers: KeyModifiers) -> bool {
    (modifiers - KeyModifiers::SHIFT).is_empty()
}

/// A key as the table writes it. Shift is not part of a character's name: some terminals report it
/// with `G`, some do not.
fn name(key: KeyEvent) -> Option<String> {
    let base = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => "backtab".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::BackTab => "backtab".to_owned(),
        KeyCode::Backspace => "backspace".to_owned(),
        KeyCode::Delete => "delete".to_owned(),
        KeyCode::Insert => "insert".to_owned(),
        KeyCode::Up => "up".to_owned(),
        KeyCode::Down => "down".to_owned(),
        KeyCode::Left => "left".to_owned(),
        KeyCode::Right => "right".to_owned(),
        KeyCode::PageUp => "pageup".to_owned(),
        KeyCode::PageDown => "pagedown".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        KeyCode::F(n) => format!("f{n}"),
        _ => return None,
    };
    let mut prefix = String::new();
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        prefix.push_str("ctrl-");
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        prefix.push_str("alt-");
    }
    // With Control held, terminals differ in the case they report.
    let base = if prefix.is_empty() { base } else { base.to_lowercase() };
    Some(prefix + &base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers, typing: bool) -> Option<Action> {
        Keymap::default().action(KeyEvent::new(code, modifiers), typing)
    }

    #[test]
    fn no_key_is_bound_twice_and_no_name_given_twice() {
        for (i, one) in BINDINGS.iter().enumerate() {
            for other in BINDINGS.iter().skip(i + 1) {
                assert_ne!(one.name, other.name);
                for key in one.keys {
                    assert!(!other.keys.contains(key), "{key}: {} and {}", one.name, other.name);
                }
            }
        }
    }

    #[test]
    fn shift_does_not_matter_for_a_character() {
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            assert_eq!(press(KeyCode::Char('G'), modifiers, false), Some(Action::Last));
            assert_eq!(press(KeyCode::Char('?'), modifiers, false), Some(Action::Help));
        }
        assert_eq!(press(KeyCode::Tab, KeyModifiers::SHIFT, false), Some(Action::PreviousTab));
        assert_eq!(press(KeyCode::Char('D'), KeyModifiers::CONTROL, false), Some(Action::HalfDown));
    }

    #[test]
    fn an_input_takes_letters_and_leaves_ways_out() {
        let insert = |c| Some(Action::Edit(InputRequest::InsertChar(c)));
        for c in ['q', '/', '?', '1', 'é'] {
            assert_eq!(press(KeyCode::Char(c), KeyModifiers::NONE, true), insert(c));
        }
        assert_eq!(press(KeyCode::Char('c'), KeyModifiers::CONTROL, true), Some(Action::Quit));
        assert_eq!(press(KeyCode::Esc, KeyModifiers::NONE, true), Some(Action::Back));
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT, true), None);
    }

    #[test]
    fn a_release_does_nothing() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Keymap::default().action(release, false), None);
    }
}
