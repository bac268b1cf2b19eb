//! What the keys do to the answer that a row stands for, in words.
//!
//! A section says what can be answered, the row's [`Knob`], and never by which key: keys can be bound anew, and
//! a print has none.

use super::keymap::Keymap;
use crate::profile::Knob;

/// Actions, by their names in the keymap, and what they do to a knob.
type Hint = (&'static [&'static str], &'static str);

const UP_AND_DOWN: &[&str] = &["more", "less"];

fn hints(knob: &Knob) -> &'static [Hint] {
    match knob {
        Knob::Statement(..) | Knob::Skill(_) => &[(UP_AND_DOWN, "rate from 0 to 4")],
        Knob::Study(_) => &[(&["pick"], "ticks off"), (&["type"], "types a date")],
        Knob::Leaning(_) => &[(UP_AND_DOWN, "weigh")],
        Knob::OwnLeaning(_) => &[
            (UP_AND_DOWN, "weigh"),
            (&["type"], "changes its words and roles"),
            (&["remove-own"], "removes it"),
        ],
        Knob::MustHave(_) => &[(&["pick"], "demands or drops"), (UP_AND_DOWN, "change an amount")],
        Knob::Weight(_) => &[(UP_AND_DOWN, "give points"), (&["pick"], "locks them")],
        Knob::Score(..) => &[(UP_AND_DOWN, "score from 0 to 10")],
        Knob::Sum(_) => &[(UP_AND_DOWN, "change"), (&["type"], "types")],
        Knob::Name | Knob::Note(_) => &[(&["type"], "types")],
    }
}

/// What the keys do to `knob`: `+ and − change, v types`. What has no key is left out; blank if none has.
#[must_use]
pub fn words(knob: &Knob, keymap: &Keymap) -> String {
    let said = hints(knob).iter().filter_map(|(actions, does)| {
        let keys = actions.iter().map(|name| keymap.key(name)).filter(|key| !key.is_empty());
        let keys: Vec<&str> = keys.map(|key| if key == "-" { "−" } else { key }).collect();
        (!keys.is_empty()).then(|| format!("{} {does}", keys.join(" and ")))
    });
    said.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keymap::Key;

    fn key(name: &str) -> Key {
        Key::try_from(name.to_owned()).expect("a key")
    }

    #[test]
    fn keys_bound_anew_are_named_anew() {
        let mut keymap = Keymap::default();
        assert_eq!(words(&Knob::Name, &keymap), "v types");
        let study = Knob::Study("sail".to_owned().try_into().expect("an id"));
        assert_eq!(words(&study, &keymap), "space ticks off, v types a date");
        let refused = keymap.rebind(vec![("type".to_owned(), vec![key("f2")]), ("pick".to_owned(), vec![])]);
        assert_eq!(refused, []);
        assert_eq!(words(&Knob::Name, &keymap), "f2 types");
        assert_eq!(words(&study, &keymap), "f2 types a date");
    }

    #[test]
    fn only_names_of_actions_are_used() {
        let id = || "x".to_owned().try_into().expect("an id");
        let knobs = [
            Knob::Statement(id(), String::new()),
            Knob::Study(id()),
            Knob::Leaning(id()),
            Knob::OwnLeaning(id()),
            Knob::MustHave(id()),
            Knob::Weight(id()),
            Knob::Score(id(), id()),
            Knob::Name,
        ];
        let keymap = Keymap::default();
        for (actions, _) in knobs.iter().flat_map(hints) {
            for name in *actions {
                assert!(!keymap.key(name).is_empty(), "{name}");
            }
        }
    }
}
