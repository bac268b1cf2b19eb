//! From a text to typed values, with everything that is wrong in between.
//!
//! `ron` stops at the first thing it does not understand. To report all of them at once, what it
//! stopped at is said, mended in a copy of the text, and the copy read again. A mended text is never
//! loaded; its values only let the checks look at everything else.

mod explain;
mod inspect;
pub mod lenient;
mod patch;

use std::ops::Range;

use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use self::patch::Patched;
use super::{
    career::FORMAT,
    locate::{Path, Step, locate},
    problem::{Source, Spot, Spots},
};

/// Bytes that mending may read over again for one file.
const BUDGET: usize = 1 << 26;

/// What stands in for a text that cannot be read: it serves as a name, an id and a date.
pub(super) const STAND_IN: &str = "2000-01-01";

/// The note on a problem that hides what comes after it.
const MORE: &str = "there may be more to say once this is mended";

/// A value that was read, perhaps from a mended text.
pub(super) struct Shaped<T> {
    pub value: T,
    text: Patched,
}

impl<T> Shaped<T> {
    /// Whether anything was mended.
    pub fn is_mended(&self) -> bool {
        self.text.is_changed()
    }

    /// Where values stand in the source; none for those that were mended: what is wrong with them has
    /// been said.
    pub fn locate(&self, paths: &[&Path]) -> Vec<Option<Range<usize>>> {
        let ranges = locate(self.text.text(), paths).into_iter();
        ranges.map(|r| if self.text.is_mended(&r) { None } else { Some(self.text.original(&r)) }).collect()
    }
}

/// Reads a value from a text, mending it until it can be read or no way is known.
pub(super) fn read<T: DeserializeOwned>(source: &Source, spots: &mut Spots) -> Option<Shaped<T>> {
    let text = source.text.as_str();
    if let Some(spot) = foreign_format(text) {
        spots.push(spot);
        return None;
    }
    let mut patched = Patched::new(text);
    if !inspect::inspect(text, spots, &mut patched) {
        return None;
    }
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let tries = (BUDGET / text.len().max(1)).clamp(10, 500);
    for _ in 0..tries {
        let error = match options.from_str(patched.text()) {
            Ok(value) => return Some(Shaped { value, text: patched }),
            Err(error) => error,
        };
        let mut trouble = explain::explain(patched.text(), &error);
        if trouble.mend.is_none() {
            trouble.add_help(MORE);
        }
        let spot = if let Some(spot) = patched.spot_at(trouble.range.start) {
            // A consequence of the mending, which may tell what was wanted.
            if let Some(spot) = spot.and_then(|s| spots.get_mut(s))
                && spot.help.is_empty()
                && !trouble.wanted.is_empty()
            {
                spot.help = format!("expected {}", trouble.wanted);
            }
            spot
        } else {
            let range = patched.original(&trouble.range);
            Some(spots.push(Spot::error(range, trouble.message, trouble.help)))
        };
        let (range, replacement) = trouble.mend?;
        // What is wanted inside a stand-in for a record does not tell what was wanted in its place.
        patched.replace(range, &replacement, spot.filter(|_| replacement != "()"));
    }
    if let Some(spot) = spots.last_mut() {
        spot.help = format!("{}{}{MORE}", spot.help, if spot.help.is_empty() { "" } else { "; " });
    }
    None
}

/// What `ron` stopped at in `text`, in plain words with the way out, and where: bytes from the beginning.
pub(crate) fn slip(text: &str, error: &SpannedError) -> (usize, String) {
    if error.code == ron::Error::Eof {
        return (text.trim_end().len(), "the file ends here, before all brackets are closed".to_owned());
    }
    let trouble = explain::explain(text, error);
    let way = if trouble.help.is_empty() { String::new() } else { format!("; {}", trouble.help) };
    (trouble.range.start, format!("{}{way}", trouble.message))
}

/// A format that this program does not read is the only thing to say of a file: everything else that
/// seems wrong with it may come from that.
fn foreign_format(text: &str) -> Option<Spot> {
    let path = Path(vec![Step::Field("format")]);
    let range = locate(text, &[&path]).pop()?;
    let number = text.get(range.clone())?;
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // What does not fit is newer still.
    let (message, help) = match number.parse().unwrap_or(u32::MAX) {
        FORMAT => return None,
        0..FORMAT => (
            format!("format {number} is not one that this program reads"),
            format!("this program reads and writes format {FORMAT}"),
        ),
        _ => (
            format!("format {number} is newer than this program reads ({FORMAT})"),
            "update coder-tui".to_owned(),
        ),
    };
    Some(Spot::error(range, message, help))
}
