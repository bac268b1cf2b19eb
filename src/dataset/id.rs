//! Names by which parts of a data set refer to each other.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// A name that is unique among its kind, such as `inpatient-coder`, `CCS-P` or `29-2072`.
///
/// Letters, digits, `-`, `_` and `.` only, so that it can stand in a command line, a file name and
/// a URL without quoting. Read through [`TryFrom`], so a bad one is refused where it is written.
/// Up to 24 letters it needs no memory of its own: a wage table has three in every row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(CompactString);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let people_wrote_it = from.is_human_readable();
        let text = CompactString::deserialize(from)?;
        // The packed form holds thousands of ids, all looked at when it was made.
        if people_wrote_it { text.try_into().map_err(D::Error::custom) } else { Ok(Self(text)) }
    }
}

impl Id {
    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no [`Id`].
#[derive(Debug, PartialEq, Eq)]
pub struct BadId(CompactString);

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            write!(f, "an id may not be empty")
        } else {
            write!(f, "`{}` is no id: use letters, digits, `-`, `_` and `.`", self.0.escape_debug())
        }
    }
}

impl TryFrom<CompactString> for Id {
    type Error = BadId;

    fn try_from(text: CompactString) -> Result<Self, BadId> {
        let fine = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if !text.is_empty() && text.bytes().all(fine) { Ok(Self(text)) } else { Err(BadId(text)) }
    }
}

impl TryFrom<String> for Id {
    type Error = BadId;

    fn try_from(text: String) -> Result<Self, BadId> {
        CompactString::from(text).try_into()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_names_and_codes() {
        for good in ["inpatient-coder", "CCS-P", "29-2072", "0000000", "v1.2"] {
            assert!(Id::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in ["", "two words", "naïve", "a\u{1b}[31m", "a/b"] {
            assert!(Id::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
