//! The data: what a data set may hold, as types that mirror its RON files.
//!
//! First in the flow: `Dataset -> insight -> sections -> Page -> screen or file`. A data set is one
//! career (`career.ron`) and, if there is one, a wage table (`wages.ron`). Everything above this
//! module asks it for facts; nothing below it exists. The types are the public file format, so every
//! field is documented here and, for people who write data, in `docs/data-format.md`.

pub mod age;
pub mod career;
pub mod certification;
mod check;
pub mod correction;
pub mod criterion;
pub mod date;
pub mod id;
pub mod late;
pub mod load;
mod locate;
pub(crate) mod near;
pub mod outlook;
mod pack;
pub mod problem;
pub mod role;
mod scan;
mod shape;
pub mod skill;
pub mod source;
mod summary;
pub mod tradeoff;
pub mod training;
pub mod wages;

pub use age::Age;
pub use career::Career;
pub use date::Date;
pub use id::Id;
pub use problem::Problems;
pub use shape::lenient;
pub(crate) use shape::slip;
pub use wages::Wages;

/// A whole data set, checked: every id that is referred to exists, every figure has its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The career.
    pub career: Career,
    /// The wage table, if there is one.
    pub wages: Option<Wages>,
}

impl Dataset {
    /// A source by its id: cited by the career, or the wage table's own.
    #[must_use]
    pub fn source(&self, id: &Id) -> Option<&source::Source> {
        let own = || self.wages.as_ref().map(|w| &w.source).filter(|s| s.id == *id);
        self.career.sources.named(id.as_str()).or_else(own)
    }

    /// A role by its id.
    #[must_use]
    pub fn role(&self, id: &str) -> Option<&role::Role> {
        self.career.roles.iter().find(|r| r.id == *id)
    }
}
