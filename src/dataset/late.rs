//! Parts of a data set that are read when somebody asks for them.
//!
//! To all who use them they are what they hold. Those of the shipped data set lie packed in the program until
//! they are looked at: the first frame does without most of them. A [`Late`] part is unpacked as a whole, of a
//! [`LateList`] single items as well. `pack.rs` lists them.

mod list;

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::OnceLock,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

pub use list::{Headed, LateList, Named};

/// A part that has its packed form apart from that of the data set.
pub(super) trait Part {
    /// The packed form.
    ///
    /// # Errors
    /// None that a part can cause: only what the encoder itself reports.
    fn pack(&self) -> postcard::Result<Vec<u8>>;

    /// Lets the part be what [`Part::pack`] made these bytes of.
    ///
    /// # Errors
    /// When they are not.
    fn lay(&mut self, packed: &'static [u8]) -> postcard::Result<()>;
}

/// A part that is unpacked as a whole.
#[derive(Clone)]
pub struct Late<T> {
    part: OnceLock<T>,
    packed: &'static [u8],
}

impl<T: Serialize + DeserializeOwned> Part for Late<T> {
    fn pack(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(&**self)
    }

    fn lay(&mut self, packed: &'static [u8]) -> postcard::Result<()> {
        *self = Self { part: OnceLock::new(), packed };
        Ok(())
    }
}

impl<T> From<T> for Late<T> {
    fn from(part: T) -> Self {
        Self { part: OnceLock::from(part), packed: &[] }
    }
}

impl<T: Default> Default for Late<T> {
    fn default() -> Self {
        T::default().into()
    }
}

/// # Panics
/// Never: the bytes were packed from the same type.
impl<T: DeserializeOwned> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.part.get_or_init(|| postcard::from_bytes(self.packed).expect("packed from the same type"))
    }
}

/// # Panics
/// Never: looking at it fills it.
impl<T: DeserializeOwned> DerefMut for Late<T> {
    fn deref_mut(&mut self) -> &mut T {
        let _ = self.deref();
        self.part.get_mut().expect("just filled")
    }
}

#[allow(
    clippy::into_iter_without_iter,
    reason = "`iter` is that of what it holds; the build script, for which this is private, is not asked"
)]
impl<'a, T: DeserializeOwned> IntoIterator for &'a Late<T>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (**self).into_iter()
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for Late<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DeserializeOwned + fmt::Debug> fmt::Debug for Late<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// As itself for people; not at all in the packed form of the data set, which has its parts apart.
impl<T: DeserializeOwned + Serialize> Serialize for Late<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { (**self).serialize(to) } else { to.serialize_unit() }
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Late<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() { T::deserialize(from).map(Self::from) } else { Ok(Self::default()) }
    }
}
