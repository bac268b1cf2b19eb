//! How keys are written: by people in a configuration, and on the screen.

use crate::dataset::{near::nearest, problem::clean};

/// A key, by its name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Key(pub(super) String);

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

/// A key as the screen shows it: arrows by their signs.
#[must_use]
pub fn sign(key: &str) -> &str {
    match key {
        "up" => "↑",
        "down" => "↓",
        "left" => "←",
        "right" => "→",
        "enter" => "↵",
        key => key,
    }
}
