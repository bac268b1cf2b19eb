//! Reading settings: what is wrong is said and left out, the rest is used.
//!
//! A data set with a fault is refused as a whole, because figures that are half there mislead. A theme
//! or a configuration with a slip of the pen is of more use than none.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::{
    super::{
        problem::{Problems, Source, Spot, Spots},
        scan::{Kind, Scanner, value_end},
    },
    explain, inspect,
    patch::Patched,
};

/// Most entries that are left out before the rest is given up.
const TRIES: usize = 100;

/// Reads a value of which every field may be missing. Each entry that cannot be read is reported and
/// left out: the innermost one with a name, so that a bad key binding does not cost all of them. Where
/// no entry can be blamed, nothing is read.
///
/// `check` reports what can be read but makes no sense, as ranges of the text with a message and help.
#[must_use]
pub fn read_leniently<T: DeserializeOwned + Default>(
    source: &Source,
    check: impl FnOnce(&T, &str) -> Vec<(Range<usize>, String, String)>,
) -> (T, Problems) {
    let mut spots = Spots::default();
    let value = read(&source.text, &mut spots, check).unwrap_or_default();
    let mut problems = Problems::default();
    problems.extend(source, spots);
    (value, problems)
}

fn read<T: DeserializeOwned>(
    original: &str,
    spots: &mut Spots,
    check: impl FnOnce(&T, &str) -> Vec<(Range<usize>, String, String)>,
) -> Option<T> {
    // All that is only commented out is as good as no file.
    Scanner::new(original).next()?;
    let mut patched = Patched::new(original);
    if !inspect::inspect(original, spots, &mut patched) {
        return None;
    }
    // Entries are overwritten with blanks, so offsets stay what they were.
    let mut text = patched.text().to_owned();
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    for _ in 0..TRIES {
        let error = match options.from_str::<T>(&text) {
            Ok(value) => {
                for (range, message, help) in check(&value, &text) {
                    spots.push(Spot::error(range, message, help));
                }
                return Some(value);
            }
            Err(error) => error,
        };
        let trouble = explain::explain(&text, &error);
        let entry = named_entry(&text, trouble.range.start);
        spots.push(Spot::error(trouble.range, trouble.message, trouble.help));
        text = blanked(&text, entry?);
    }
    None
}

/// The innermost `name: value` around an offset, with the comma after it.
fn named_entry(text: &str, at: usize) -> Option<Range<usize>> {
    /// An open bracket: where the element that is read in it began, and whether it has a name.
    struct Frame {
        start: Option<usize>,
        named: bool,
    }
    let mut frames: Vec<Frame> = Vec::new();
    for token in Scanner::new(text) {
        // A name counts as inside the entry that it begins.
        if token.range.start > at && token.kind != Kind::Colon {
            break;
        }
        let start = token.range.start;
        if let Some(frame) = frames.last_mut() {
            match token.kind {
                Kind::Comma if token.range.end <= at => *frame = Frame { start: None, named: false },
                Kind::Colon => frame.named = true,
                Kind::Comma | Kind::Close(_) => {}
                _ => frame.start = frame.start.or(Some(start)),
            }
        }
        match token.kind {
            Kind::Open(_) => frames.push(Frame { start: None, named: false }),
            Kind::Close(_) if token.range.end <= at => {
                frames.pop();
            }
            _ => {}
        }
    }
    let start = frames.iter().rev().find(|f| f.named).and_then(|f| f.start)?;
    Some(start..entry_end(text, start))
}

/// Where `name: value,` ends that starts at an offset.
fn entry_end(text: &str, start: usize) -> usize {
    let mut tokens = Scanner::starting(text, start);
    let colon = tokens.find(|t| t.kind == Kind::Colon);
    let end = match (colon, tokens.next()) {
        (Some(_), Some(value)) if !matches!(value.kind, Kind::Comma | Kind::Close(_)) => {
            value_end(text, value.range.start)
        }
        (Some(colon), _) => colon.range.end,
        (None, _) => return text.len(),
    };
    match Scanner::starting(text, end).next() {
        Some(comma) if comma.kind == Kind::Comma => comma.range.end,
        _ => end,
    }
}

/// The text with blanks in a range; line breaks stay.
fn blanked(text: &str, range: Range<usize>) -> String {
    let blank = |(at, c): (usize, char)| {
        let (c, times) = if range.contains(&at) && c != '\n' { (' ', c.len_utf8()) } else { (c, 1) };
        std::iter::repeat_n(c, times)
    };
    text.char_indices().flat_map(blank).collect()
}

/// The name of an entry as it stands in the text: `name` followed by a colon, with quotes or without.
#[must_use]
pub fn find_entry(text: &str, name: &str) -> Option<Range<usize>> {
    let mut tokens = Scanner::new(text).peekable();
    while let Some(token) = tokens.next() {
        let content = text.get(token.range.clone()).unwrap_or_default();
        let named = matches!(token.kind, Kind::Word | Kind::Text { .. }) && content.trim_matches('"') == name;
        if named && tokens.peek().is_some_and(|t| t.kind == Kind::Colon) {
            return Some(token.range);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Settings {
        theme: String,
        mouse: bool,
        keys: BTreeMap<String, Vec<String>>,
    }

    fn read(text: &str) -> (Settings, String) {
        let source = Source { name: "config.ron".to_owned(), text: text.to_owned() };
        let (settings, problems) = read_leniently(&source, |_, _| Vec::new());
        let said: Vec<String> = problems.list().iter().map(ToString::to_string).collect();
        (settings, said.join("\n"))
    }

    #[test]
    fn one_slip_costs_one_entry() {
        let (settings, said) = read(
            "(\n    them: \"dark\",\n    mouse: true,\n    keys: {\n        \"up\": [\"k\", 5],\n        \"down\": [\"é\", \"j\"],\n    },\n)",
        );
        insta::assert_snapshot!(said, @r#"
        config.ron:2:5: unknown field `them`; did you mean `theme`?
        config.ron:5:21: expected a text in double quotes, found the number `5`; write "5"
        "#);
        let keys = BTreeMap::from([("down".to_owned(), vec!["é".to_owned(), "j".to_owned()])]);
        assert_eq!(settings, Settings { mouse: true, keys, ..Settings::default() });
    }

    #[test]
    fn two_of_a_kind_the_wrong_type_and_a_missing_comma_are_said() {
        let (settings, said) = read("(mouse: 1, theme: \"a\" theme: \"b\")");
        insta::assert_snapshot!(said, @"
        config.ron:1:9: expected `true` or `false`, found the number `1`
        config.ron:1:19: expected a comma after this
        ");
        assert_eq!(settings.theme, "b", "the entry without a comma is left out");
    }

    #[test]
    fn nothing_but_comments_is_no_problem_and_broken_brackets_are_one() {
        assert_eq!(read("// (theme: 1)\n"), (Settings::default(), String::new()));
        let (settings, said) = read("(mouse: true");
        insta::assert_snapshot!(said, @"config.ron:1:1: this `(` is never closed; there may be more to say once this is mended");
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn entries_are_found_by_name() {
        let text = r#"(a: "b", keys: {"b": [], "a b": []})"#;
        assert_eq!(find_entry(text, "b").and_then(|r| text.get(r)), Some(r#""b""#));
        assert_eq!(find_entry(text, "a").map(|r| r.start), Some(1));
        assert_eq!(find_entry(text, "c"), None);
    }
}
