//! The rows of a wage table, which are most of a data set.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    slice,
    sync::OnceLock,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Id, wages::Row};

/// Rows, sorted by occupation, area and industry.
///
/// To all who read them they are a list. Those of the shipped table lie packed in the program, and
/// single ones are unpacked when they are looked up: the first frame needs a dozen of seven hundred.
#[derive(Clone, Default)]
pub struct Rows {
    all: OnceLock<Vec<Row>>,
    packed: Packed,
}

/// The packed form: rows one after the other.
#[derive(Clone, Default)]
struct Packed {
    bytes: &'static [u8],
    /// Where each begins.
    starts: Vec<u32>,
    /// Those that were looked up.
    found: Vec<OnceLock<Box<Row>>>,
}

impl Rows {
    /// The row of an occupation in an area and an industry. O(log n).
    #[must_use]
    pub fn find(&self, key: (&Id, &Id, &Id)) -> Option<&Row> {
        match self.all.get() {
            None => self.packed.find(key),
            Some(rows) => rows.binary_search_by(|row| row.key().cmp(&key)).ok().and_then(|i| rows.get(i)),
        }
    }

    /// Brings them into order.
    pub fn sort(&mut self) {
        self.sort_by(|a, b| a.key().cmp(&b.key()));
    }

    /// The packed form and where in it each row begins.
    ///
    /// # Errors
    /// None that a row can cause: only what the encoder itself reports.
    pub(super) fn pack(&self) -> postcard::Result<(Vec<u8>, Vec<u32>)> {
        let (mut bytes, mut starts) = (Vec::new(), Vec::new());
        for row in self {
            starts.push(u32::try_from(bytes.len()).map_err(|_| postcard::Error::SerializeBufferFull)?);
            bytes = postcard::to_extend(row, bytes)?;
        }
        Ok((bytes, starts))
    }

    /// Rows that [`Rows::pack`] made.
    pub(super) fn packed(bytes: &'static [u8], starts: Vec<u32>) -> Self {
        let found = starts.iter().map(|_| OnceLock::new()).collect();
        Self { all: OnceLock::new(), packed: Packed { bytes, starts, found } }
    }
}

impl Packed {
    fn find(&self, (occupation, area, industry): (&Id, &Id, &Id)) -> Option<&Row> {
        let key = (occupation.as_str(), area.as_str(), industry.as_str());
        // The ids of a row come first in it.
        let found = self.starts.binary_search_by(|start| self.read::<(&str, &str, &str)>(*start).cmp(&key));
        let (start, row) = found.ok().and_then(|i| self.starts.get(i).zip(self.found.get(i)))?;
        Some(row.get_or_init(|| Box::new(self.read(*start))))
    }

    /// # Panics
    /// Never: the bytes are what [`Rows::pack`] made.
    fn read<T: Deserialize<'static>>(&self, start: u32) -> T {
        let bytes = usize::try_from(start).ok().and_then(|start| self.bytes.get(start..)).unwrap_or_default();
        postcard::take_from_bytes(bytes).expect("packed with the same types").0
    }
}

impl Deref for Rows {
    type Target = Vec<Row>;

    fn deref(&self) -> &Vec<Row> {
        let packed = &self.packed;
        self.all.get_or_init(|| packed.starts.iter().map(|start| packed.read(*start)).collect())
    }
}

/// # Panics
/// Never: reading fills the list.
impl DerefMut for Rows {
    fn deref_mut(&mut self) -> &mut Vec<Row> {
        // Not `self.deref()`: that would look through the reference only.
        let _ = Self::deref(self);
        self.all.get_mut().expect("just filled")
    }
}

impl<'a> IntoIterator for &'a Rows {
    type Item = &'a Row;
    type IntoIter = slice::Iter<'a, Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Vec<Row>> for Rows {
    fn from(rows: Vec<Row>) -> Self {
        Self { all: OnceLock::from(rows), packed: Packed::default() }
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// As a list for people; not at all in the packed form, where `Rows::pack` has them apart.
impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.collect_seq(self.iter()) } else { to.serialize_unit() }
    }
}

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            Vec::deserialize(from).map(Self::from)
        } else {
            <()>::deserialize(from).map(|()| Self::default())
        }
    }
}
