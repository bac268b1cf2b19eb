//! A theme as a file, built in or a person's own.
//!
//! ```ron
//! (
//!     extends: "dark",
//!     accent: (fg: "#ffb86c"),
//!     heading: (fg: "#ffb86c", bold: true),
//! )
//! ```

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use super::{Background, Given, Theme, list};
use crate::dataset::{
    Problems, lenient,
    near::nearest,
    problem::{Source, clean},
};

/// Reads a theme. What is wrong in it is said and left out; what is not given is as in the theme that
/// it extends, or else in the one without colours.
#[must_use]
pub fn read(source: &Source) -> (Theme, Problems) {
    let (given, problems) = lenient::read_leniently::<Given>(source, |_, _| Vec::new());
    (given.theme(), problems)
}

/// How something looks.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "they do not exclude each other")]
pub(super) struct Look {
    fg: Option<Ink>,
    bg: Option<Ink>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

impl From<Look> for Style {
    fn from(look: Look) -> Self {
        let modifiers = [
            (look.bold, Modifier::BOLD),
            (look.dim, Modifier::DIM),
            (look.italic, Modifier::ITALIC),
            (look.underlined, Modifier::UNDERLINED),
            (look.reversed, Modifier::REVERSED),
        ];
        let modifiers = modifiers.into_iter().filter(|(is, _)| *is).map(|(_, modifier)| modifier);
        Self {
            fg: look.fg.map(|ink| ink.0),
            bg: look.bg.map(|ink| ink.0),
            ..Self::new().add_modifier(modifiers.collect())
        }
    }
}

/// A colour: `#rrggbb`, the name of one of the terminal's 16, or its number from 0 to 255.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Ink(Color);

/// How the terminal's own colours are called.
const NAMES: [&str; 17] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "darkgray",
    "lightred",
    "lightgreen",
    "lightyellow",
    "lightblue",
    "lightmagenta",
    "lightcyan",
    "white",
    "reset",
];

impl TryFrom<String> for Ink {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| {
            let near = nearest(&text, NAMES);
            let near = near.map_or(String::new(), |name| format!("did you mean `{name}`? "));
            format!(
                "there is no colour `{}`; {near}expected #rrggbb, a name such as blue or lightblue, or a number \
                 from 0 to 255",
                clean(&text)
            )
        })
    }
}

/// A built-in theme, by its name.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Base(pub(super) Theme);

impl TryFrom<String> for Base {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let found = list::BUILT_IN.iter().find(|built_in| built_in.name == name);
        let names = list::BUILT_IN.iter().map(|built_in| built_in.name);
        found.map(|b| Self(b.theme(Background::Unknown))).ok_or_else(|| list::unknown(&name, names))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Theme, String) {
        let (theme, problems) = read(&Source { name: "mine.ron".to_owned(), text: text.to_owned() });
        (theme, problems.list().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn what_is_given_lies_over_what_it_extends() {
        let (theme, said) = read_text("(extends: \"dark\", accent: (fg: \"lightred\", italic: true))");
        assert_eq!(said, "");
        let dark = Base::try_from("dark".to_owned()).expect("it is built in").0;
        assert_eq!(theme.accent, Style::new().fg(Color::LightRed).add_modifier(Modifier::ITALIC));
        assert_eq!(Theme { accent: dark.accent, ..theme }, dark);
    }

    #[test]
    fn a_slip_costs_one_style_and_is_said_with_its_place() {
        let (theme, said) = read_text(
            "(\n  extends: \"drak\",\n  acent: (fg: \"red\"),\n  good: (fg: \"gren\", bold: true),\n  bad: (fg: \"#12345\"),\n  muted: (fg: 3),\n)",
        );
        insta::assert_snapshot!(said, @r#"
        mine.ron:2:12: there is no theme `drak`; did you mean `dark`? known are terminal, dark, light, high-contrast, colour-blind, mono
        mine.ron:3:3: unknown field `acent`; did you mean `accent`?
        mine.ron:4:14: there is no colour `gren`; did you mean `green`? expected #rrggbb, a name such as blue or lightblue, or a number from 0 to 255
        mine.ron:5:13: there is no colour `#12345`; expected #rrggbb, a name such as blue or lightblue, or a number from 0 to 255
        mine.ron:6:15: expected a text in double quotes, found the number `3`; write "3"
        "#);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        assert_eq!(theme, Theme { good: bold, bad: Style::new(), muted: Style::new(), ..Theme::mono() });
    }
}
