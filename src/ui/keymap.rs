//! The keys: one table that dispatch, footer, help, palette and manual all read.
//!
//! A new key is one row of [`BINDINGS`]. Keys are written as people say them: `j`, `ctrl-d`,
//! `pagedown`. Only this file and the terminal know how the terminal library names them.

use std::collections::BTreeMap;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::InputRequest;

use super::{action::Action, takeaway::Extent};
use crate::dataset::{
    near::nearest,
    problem::{clean, is_unsafe},
};

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
    /// In the footer: the keys as shown, a word, and how soon it goes when room is scarce (larger
    /// goes first).
    pub hint: Option<(&'static str, &'static str, u8)>,
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
    /// Where there is a wage table.
    Wages,
}

const MOVE: &str = "Move";
const LOOK: &str = "Look closer";
const CHOOSE: &str = "Choose";
const FIND: &str = "Find and sort";
const TAKE: &str = "Take away";
const PROGRAM: &str = "Program";

macro_rules! bind {
    ($action:expr, $name:literal, $keys:expr, $group:expr, $place:expr, $help:literal) => {
        bind!($action, $name, $keys, $group, $place, $help, None)
    };
    ($action:expr, $name:literal, $keys:expr, $group:expr, $place:expr, $help:literal, $hint:expr) => {
        Binding {
            action: $action,
            name: $name,
            keys: $keys,
            help: $help,
            group: $group,
            place: $place,
            hint: $hint,
        }
    };
}

use Place::{Everywhere, ManyViews, Tabs, Wages};

/// Tabs whose columns are the roles that are compared.
pub const COMPARING: Place = Tabs(&["compare", "skills", "pros-cons"]);

/// Tabs with rows that a person answers.
const ANSWERS: Place = Tabs(&["skills", "training", "pros-cons", "decide"]);

/// Tabs to which a person adds things of their own.
const OWN: Place = Tabs(&["pros-cons", "decide"]);

/// Tabs that show pay as bars.
const PAY: Place = Tabs(&["roles", "pay"]);

/// Every key of the program, in the order of the help.
pub const BINDINGS: &[Binding] = &[
    bind!(Action::Down, "down", &["down", "j"], MOVE, Everywhere, "next row or line", Some(("↑↓", "row", 1))),
    bind!(Action::Up, "up", &["up", "k"], MOVE, Everywhere, "row or line before"),
    bind!(Action::PageDown, "page-down", &["pagedown", "ctrl-f"], MOVE, Everywhere, "a screenful down"),
    bind!(Action::PageUp, "page-up", &["pageup", "ctrl-b"], MOVE, Everywhere, "a screenful up"),
    bind!(Action::HalfDown, "half-down", &["ctrl-d"], MOVE, Everywhere, "half a screenful down"),
    bind!(Action::HalfUp, "half-up", &["ctrl-u"], MOVE, Everywhere, "half a screenful up"),
    bind!(Action::First, "first", &["g", "home"], MOVE, Everywhere, "first row or line"),
    bind!(Action::Last, "last", &["G", "end"], MOVE, Everywhere, "last row or line"),
    bind!(Action::Left, "left", &["left", "h"], MOVE, Everywhere, "columns to the left"),
    bind!(Action::Right, "right", &["right", "l"], MOVE, Everywhere, "columns to the right"),
    bind!(Action::DetailDown, "detail-down", &["J", "ctrl-e"], MOVE, Everywhere, "scroll the detail down"),
    bind!(Action::DetailUp, "detail-up", &["ctrl-y"], MOVE, Everywhere, "scroll the detail up"),
    bind!(Action::NextTab, "next-tab", &["tab", "]"], MOVE, Everywhere, "next tab", Some(("tab", "next", 5))),
    bind!(Action::PreviousTab, "previous-tab", &["backtab", "["], MOVE, Everywhere, "tab before"),
    bind!(Action::Tab(0), "tab-1", &["1"], MOVE, Everywhere, "first tab"),
    bind!(Action::Tab(1), "tab-2", &["2"], MOVE, Everywhere, "second tab"),
    bind!(Action::Tab(2), "tab-3", &["3"], MOVE, Everywhere, "third tab"),
    bind!(Action::Tab(3), "tab-4", &["4"], MOVE, Everywhere, "fourth tab"),
    bind!(Action::Tab(4), "tab-5", &["5"], MOVE, Everywhere, "fifth tab"),
    bind!(Action::Tab(5), "tab-6", &["6"], MOVE, Everywhere, "sixth tab"),
    bind!(Action::Tab(6), "tab-7", &["7"], MOVE, Everywhere, "seventh tab"),
    bind!(Action::Tab(7), "tab-8", &["8"], MOVE, Everywhere, "eighth tab"),
    bind!(
        Action::Open,
        "open",
        &["enter"],
        LOOK,
        Everywhere,
        "go in: its places, its detail",
        Some(("↵", "open", 6))
    ),
    bind!(Action::Back, "back", &["esc", "backspace"], LOOK, Everywhere, "go back, close or clear"),
    bind!(
        Action::NextView,
        "next-view",
        &["m"],
        LOOK,
        ManyViews,
        "next view of this tab",
        Some(("m", "view", 2))
    ),
    bind!(Action::PreviousView, "previous-view", &["M"], LOOK, ManyViews, "view before"),
    bind!(
        Action::Passport,
        "passport",
        &["i"],
        LOOK,
        Everywhere,
        "who says so, when, of whom",
        Some(("i", "source", 4))
    ),
    bind!(
        Action::OpenSource,
        "open-source",
        &["o"],
        LOOK,
        Everywhere,
        "open the address of a source in your browser"
    ),
    bind!(
        Action::Glossary,
        "glossary",
        &["K"],
        LOOK,
        Everywhere,
        "explain the terms in this row",
        Some(("K", "terms", 8))
    ),
    bind!(
        Action::Pick,
        "pick",
        &["space"],
        CHOOSE,
        Tabs(&["roles", "skills", "pros-cons", "decide"]),
        "pick a role; tick, demand or lock what this row answers",
        Some(("space", "pick", 2))
    ),
    bind!(
        Action::Adjust(1),
        "more",
        &["+", "="],
        CHOOSE,
        ANSWERS,
        "more of this row",
        Some(("+ −", "turn", 1))
    ),
    bind!(Action::Adjust(-1), "less", &["-"], CHOOSE, ANSWERS, "less of this row"),
    bind!(
        Action::Type,
        "type",
        &["v"],
        CHOOSE,
        ANSWERS,
        "type the answer of this row",
        Some(("v", "type", 6))
    ),
    bind!(
        Action::AddOwn,
        "add-own",
        &["A"],
        CHOOSE,
        OWN,
        "add a pro, con or criterion of your own",
        Some(("A", "own", 6))
    ),
    bind!(Action::RemoveOwn, "remove-own", &["x"], CHOOSE, OWN, "remove the own thing of this row"),
    bind!(
        Action::Why,
        "why",
        &["w"],
        LOOK,
        Tabs(&["decide"]),
        "why a role fails what you demand, and by how much",
        Some(("w", "why not", 3))
    ),
    bind!(
        Action::Undo,
        "undo",
        &["u"],
        CHOOSE,
        Everywhere,
        "take the last answer back",
        Some(("u", "undo", 7))
    ),
    bind!(Action::Redo, "redo", &["ctrl-r"], CHOOSE, Everywhere, "bring back what was taken back"),
    bind!(
        Action::Differences,
        "differences",
        &["d"],
        CHOOSE,
        COMPARING,
        "only what differs, or everything",
        Some(("d", "differences", 2))
    ),
    bind!(
        Action::AreaPicker,
        "area",
        &["a"],
        CHOOSE,
        Wages,
        "choose the area that pay speaks of",
        Some(("a", "area", 3))
    ),
    bind!(
        Action::NextPer,
        "per",
        &["t"],
        CHOOSE,
        PAY,
        "pay a year, a month, an hour",
        Some(("t", "time", 6))
    ),
    bind!(Action::PriceAdjust, "prices", &["c"], CHOOSE, PAY, "pay adjusted for local prices, or as paid"),
    bind!(
        Action::Budget,
        "budget",
        &["b"],
        CHOOSE,
        PAY,
        "a budget as a line across the bars",
        Some(("b", "budget", 6))
    ),
    bind!(
        Action::Filter,
        "filter",
        &["/"],
        FIND,
        Everywhere,
        "show rows with these words, in any order",
        Some(("/", "filter", 3))
    ),
    bind!(Action::NextMatch, "next-match", &["n"], FIND, Everywhere, "next row that passes"),
    bind!(Action::PreviousMatch, "previous-match", &["N"], FIND, Everywhere, "row before that passes"),
    bind!(
        Action::Sort,
        "sort",
        &["s"],
        FIND,
        Everywhere,
        "sort by the next column, then as in the data",
        Some(("s", "sort", 7))
    ),
    bind!(Action::Reverse, "reverse", &["S"], FIND, Everywhere, "turn the order round"),
    bind!(
        Action::Palette,
        "palette",
        &[":", "ctrl-p"],
        FIND,
        Everywhere,
        "find anything: roles, places, skills, terms, commands",
        Some((":", "find", 4))
    ),
    bind!(
        Action::Copy(Extent::Row),
        "copy-row",
        &["y"],
        TAKE,
        Everywhere,
        "copy this row with its sources",
        Some(("y", "copy", 7))
    ),
    bind!(Action::Copy(Extent::Page), "copy-page", &["Y"], TAKE, Everywhere, "copy this page"),
    bind!(
        Action::PrintOnExit,
        "print-on-exit",
        &["p"],
        TAKE,
        Everywhere,
        "print what was copied, or this row, when you leave; or not"
    ),
    bind!(
        Action::Write,
        "write",
        &["e"],
        TAKE,
        Everywhere,
        "write this page, this row or the decision to a file",
        Some(("e", "file", 7))
    ),
    bind!(
        Action::Help,
        "help",
        &["?", "f1"],
        PROGRAM,
        Everywhere,
        "the keys of this tab and all others",
        Some(("?", "help", 0))
    ),
    bind!(Action::Reload, "reload", &["r"], PROGRAM, Everywhere, "read the data files again"),
    bind!(
        Action::ToggleMouse,
        "mouse",
        &["ctrl-g"],
        PROGRAM,
        Everywhere,
        "mouse on or off; off lets the terminal select text"
    ),
    bind!(
        Action::NextTheme,
        "theme",
        &["T"],
        PROGRAM,
        Everywhere,
        "next theme: the terminal's colours, others, none"
    ),
    bind!(Action::Redraw, "redraw", &["ctrl-l"], PROGRAM, Everywhere, "draw everything again"),
    bind!(
        Action::Suspend,
        "suspend",
        &["ctrl-z"],
        PROGRAM,
        Everywhere,
        "stop until the shell brings the program back"
    ),
    bind!(Action::Quit, "quit", &["q", "ctrl-c"], PROGRAM, Everywhere, "leave", Some(("q", "quit", 0))),
];

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

    /// What the footer says of a binding: the keys as shown, a word, and how soon it goes. One without a
    /// key is not offered.
    #[must_use]
    pub fn hint<'k>(&'k self, binding: &Binding) -> Option<(&'k str, &'static str, u8)> {
        let (keys, word, rank) = binding.hint?;
        match self.own.get(binding.name) {
            Some(own) => own.first().map(|key| (key.0.as_str(), word, rank)),
            None => Some((keys, word, rank)),
        }
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

/// A key, by its name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Key(String);

/// Keys that are not called by their character.
const NAMED: &[&str] = &[
    "space",
    "enter",
    "esc",
    "tab",
    "backtab",
    "backspace",
    "delete",
    "insert",
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
    "f1",
    "f2",
    "f3",
    "f4",
    "f5",
    "f6",
    "f7",
    "f8",
    "f9",
    "f10",
    "f11",
    "f12",
];

impl TryFrom<String> for Key {
    type Error = String;

    /// Reads `j`, `ctrl-n`, `alt-enter`, `f5`.
    fn try_from(text: String) -> Result<Self, String> {
        let mut base = text.as_str();
        let (mut ctrl, mut alt) = ("", "");
        loop {
            match base.split_once('-') {
                Some((word, rest)) if word.eq_ignore_ascii_case("ctrl") && !rest.is_empty() => {
                    (ctrl, base) = ("ctrl-", rest);
                }
                Some((word, rest)) if word.eq_ignore_ascii_case("alt") && !rest.is_empty() => {
                    (alt, base) = ("alt-", rest);
                }
                _ => break,
            }
        }
        let lower = base.to_lowercase();
        let mut letters = base.chars();
        let base = match (letters.next(), letters.next()) {
            _ if NAMED.contains(&lower.as_str()) => lower,
            (Some(' '), None) => "space".to_owned(),
            (Some(c), None) if !c.is_control() && (ctrl.is_empty() && alt.is_empty()) => c.to_string(),
            (Some(c), None) if !c.is_control() => lower,
            _ => {
                let near = nearest(&lower, NAMED.iter().copied());
                let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                return Err(format!("there is no key `{}`{near}", clean(&text)));
            }
        };
        Ok(Self(format!("{ctrl}{alt}{base}")))
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
