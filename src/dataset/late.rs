//! Parts of a data set that are read when somebody asks for them.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::OnceLock,
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error as _},
    ser::Error as _,
};

/// A part that the first frame does without: of the shipped data set it stays packed until it is looked
/// at. To all who use it, it is what it holds.
#[derive(Clone)]
pub struct Late<T> {
    part: OnceLock<T>,
    packed: Vec<u8>,
}

impl<T> From<T> for Late<T> {
    fn from(part: T) -> Self {
        Self { part: OnceLock::from(part), packed: Vec::new() }
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
        self.part.get_or_init(|| postcard::from_bytes(&self.packed).expect("packed from the same type"))
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

/// As itself for people; as bytes that can be passed over in the packed form.
impl<T: DeserializeOwned + Serialize> Serialize for Late<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return (**self).serialize(to);
        }
        to.serialize_bytes(&postcard::to_stdvec(&**self).map_err(S::Error::custom)?)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Late<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            return T::deserialize(from).map(Self::from);
        }
        let packed = <&[u8]>::deserialize(from).map_err(D::Error::custom)?.to_vec();
        Ok(Self { part: OnceLock::new(), packed })
    }
}
