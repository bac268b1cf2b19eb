//! A list of which single items can be unpacked.

use std::{
    cmp::Ordering,
    fmt,
    ops::{Deref, DerefMut},
    slice,
    sync::OnceLock,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

use super::{super::Id, Part};

/// What is looked for by its first fields: they can be read from the packed form without the rest. Texts among them
/// are bytes, as which they are packed: they need not be looked at again whether they are text.
pub trait Headed {
    /// The first fields, in their order.
    type Head<'h>: Deserialize<'h>
    where
        Self: 'h;

    /// Those of an item that has been read.
    fn head(&self) -> Self::Head<'_>;
}

/// What has an id for its first field, and is looked for by it.
pub trait Named {
    /// By what others refer to it.
    fn id(&self) -> &Id;
}

impl<T: Named> Headed for T {
    type Head<'h>
        = &'h [u8]
    where
        Self: 'h;

    fn head(&self) -> &[u8] {
        self.id().as_str().as_bytes()
    }
}

/// A list of which single items are unpacked when they are looked up: of the seven hundred rows of a wage table
/// the first frame needs a dozen. To all who read it, it is a `Vec`, and then unpacked as a whole.
#[derive(Clone)]
pub struct LateList<T> {
    all: OnceLock<Vec<T>>,
    packed: Packed<T>,
}

/// The packed form: items one after the other.
#[derive(Clone)]
struct Packed<T> {
    bytes: &'static [u8],
    /// Where each begins: read one by one, for hardly one in a hundred is asked for.
    starts: &'static [[u8; 4]],
    /// Those that were looked up.
    found: Vec<OnceLock<Box<T>>>,
}

impl<T: Headed + DeserializeOwned + 'static> LateList<T> {
    /// The first item whose head is the one.
    pub fn find(&self, is: impl Fn(T::Head<'_>) -> bool) -> Option<&T> {
        let Some(all) = self.all.get() else {
            let at = self.packed.starts.iter().position(|start| is(self.packed.read(*start)));
            return self.packed.item(at?);
        };
        all.iter().find(|item| is(item.head()))
    }

    /// The item at which a list in order has the one that is compared with; `order` says where a head lies. O(log n).
    pub fn find_sorted(&self, order: impl Fn(T::Head<'_>) -> Ordering) -> Option<&T> {
        let Some(all) = self.all.get() else {
            let at = self.packed.starts.binary_search_by(|start| order(self.packed.read(*start)));
            return self.packed.item(at.ok()?);
        };
        all.binary_search_by(|item| order(item.head())).ok().and_then(|at| all.get(at))
    }
}

impl<T: Named + DeserializeOwned + 'static> LateList<T> {
    /// The first item of this id.
    pub fn named(&self, id: &str) -> Option<&T> {
        self.find(|head| head == id.as_bytes())
    }
}

impl<T: DeserializeOwned> Packed<T> {
    fn item(&self, at: usize) -> Option<&T> {
        let (start, found) = self.starts.get(at).zip(self.found.get(at))?;
        Some(found.get_or_init(|| Box::new(self.read(*start))))
    }

    /// # Panics
    /// Never: the bytes were packed from the same type.
    fn read<R: Deserialize<'static>>(&self, start: [u8; 4]) -> R {
        let start = usize::try_from(u32::from_le_bytes(start));
        let bytes = start.ok().and_then(|start| self.bytes.get(start..)).unwrap_or_default();
        postcard::take_from_bytes(bytes).expect("packed from the same type").0
    }
}

impl<T: Serialize + DeserializeOwned> Part for LateList<T> {
    fn pack(&self) -> postcard::Result<Vec<u8>> {
        let (mut items, mut starts) = (Vec::new(), Vec::new());
        for item in self {
            let start = u32::try_from(items.len()).map_err(|_| postcard::Error::SerializeBufferFull)?;
            starts.extend(start.to_le_bytes());
            items = postcard::to_extend(item, items)?;
        }
        let mut bytes = postcard::to_stdvec(&starts)?;
        bytes.extend(items);
        Ok(bytes)
    }

    fn lay(&mut self, packed: &'static [u8]) -> postcard::Result<()> {
        let (starts, bytes): (&[u8], _) = postcard::take_from_bytes(packed)?;
        let (starts, _) = starts.as_chunks();
        let found = starts.iter().map(|_| OnceLock::new()).collect();
        *self = Self { all: OnceLock::new(), packed: Packed { bytes, starts, found } };
        Ok(())
    }
}

impl<T: DeserializeOwned> Deref for LateList<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        let packed = &self.packed;
        self.all.get_or_init(|| packed.starts.iter().map(|start| packed.read(*start)).collect())
    }
}

/// # Panics
/// Never: looking at it fills it.
impl<T: DeserializeOwned> DerefMut for LateList<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        // Not `self.deref()`: that would look through the reference only.
        let _ = Self::deref(self);
        self.all.get_mut().expect("just filled")
    }
}

impl<'a, T: DeserializeOwned> IntoIterator for &'a LateList<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> From<Vec<T>> for LateList<T> {
    fn from(all: Vec<T>) -> Self {
        let packed = Packed { bytes: &[], starts: &[], found: Vec::new() };
        Self { all: OnceLock::from(all), packed }
    }
}

impl<T> Default for LateList<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for LateList<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DeserializeOwned + fmt::Debug> fmt::Debug for LateList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// As a list for people; not at all in the packed form of the data set, which has its parts apart.
impl<T: DeserializeOwned + Serialize> Serialize for LateList<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { (**self).serialize(to) } else { to.serialize_unit() }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for LateList<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() { Vec::deserialize(from).map(Self::from) } else { Ok(Self::default()) }
    }
}
