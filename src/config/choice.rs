//! Entries of which a few words are the only answers.

use serde::{Deserialize, Deserializer, de};

use crate::{
    dataset::{near::nearest, problem::clean},
    profile::Per,
    sections::SECTIONS,
};

/// A value that has a name.
pub trait Choice: Copy + Sized + 'static {
    /// What it is a choice of, in the middle of a sentence.
    const OF: &str;

    /// All there are, by name; the first is the default.
    fn all() -> Vec<(&'static str, Self)>;
}

/// Reads a choice by its name.
///
/// # Errors
/// The nearest name, and all that there are.
pub fn parse<T: Choice>(name: &str) -> Result<T, String> {
    let all = T::all();
    if let Some((_, value)) = all.iter().find(|(known, _)| *known == name) {
        return Ok(*value);
    }
    let names: Vec<&str> = all.iter().map(|(known, _)| *known).collect();
    let near = nearest(name, names.iter().copied());
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    Err(format!("there is no {} `{}`; {near}expected {}", T::OF, clean(name), names.join(", ")))
}

/// Reads an entry.
pub(super) fn read<'de, D: Deserializer<'de>, T: Choice>(from: D) -> Result<Option<T>, D::Error> {
    parse(&String::deserialize(from)?).map(Some).map_err(de::Error::custom)
}

/// Whether something is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Where the environment asks for it.
    #[default]
    Auto,
    /// Whatever the environment says.
    Always,
    /// Not at all.
    Never,
}

impl Choice for When {
    const OF: &str = "choice";

    fn all() -> Vec<(&'static str, Self)> {
        vec![("auto", Self::Auto), ("always", Self::Always), ("never", Self::Never)]
    }
}

/// What lies behind the text, as a person says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Behind {
    /// What the terminal says.
    #[default]
    Auto,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

impl Choice for Behind {
    const OF: &str = "background";

    fn all() -> Vec<(&'static str, Self)> {
        vec![("auto", Self::Auto), ("dark", Self::Dark), ("light", Self::Light)]
    }
}

/// A tab, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab(pub usize);

impl Choice for Tab {
    const OF: &str = "tab";

    fn all() -> Vec<(&'static str, Self)> {
        SECTIONS.iter().zip(0..).map(|(section, index)| (section.id, Self(index))).collect()
    }
}

impl Choice for Per {
    const OF: &str = "time that pay is stated for";

    fn all() -> Vec<(&'static str, Self)> {
        Self::ALL.iter().map(|per| (per.name(), *per)).collect()
    }
}
