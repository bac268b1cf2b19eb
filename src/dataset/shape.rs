//! From text to types.

use serde::de::DeserializeOwned;

use super::problem::{Problems, Source, Spot};

/// Reads a value from a text.
pub(super) fn read<T: DeserializeOwned>(source: &Source, problems: &mut Problems) -> Option<T> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str(&source.text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line: usize =
                source.text.split_inclusive('\n').take(error.span.end.line - 1).map(str::len).sum();
            let at = line + error.span.end.col - 1;
            problems.extend(source, vec![Spot::error(at..at + 1, error.code.to_string(), "")]);
            None
        }
    }
}
