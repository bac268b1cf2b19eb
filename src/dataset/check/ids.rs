//! What is defined in a data set, by kind and id.

use std::{cell::Cell, collections::BTreeMap};

use super::{super::Id, super::locate::Path, File};

/// What an id can be the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Kind {
    Source,
    Statement,
    Aspect,
    Criterion,
    MustHave,
    Role,
    Skill,
    Certification,
    Tradeoff,
    Requirement,
    Step,
    Correction,
    Projection,
    Series,
    Survey,
    Topic,
    Claim,
    Related,
    Occupation,
    Area,
    Industry,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Statement => "statement",
            Self::Aspect => "aspect",
            Self::Criterion => "criterion",
            Self::MustHave => "must-have",
            Self::Role => "role",
            Self::Skill => "skill",
            Self::Certification => "certification",
            Self::Tradeoff => "tradeoff",
            Self::Requirement => "requirement",
            Self::Step => "step",
            Self::Correction => "correction",
            Self::Projection => "projection",
            Self::Series => "series",
            Self::Survey => "survey",
            Self::Topic => "topic",
            Self::Claim => "claim",
            Self::Related => "related occupation",
            Self::Occupation => "occupation",
            Self::Area => "area",
            Self::Industry => "industry",
        }
    }
}

/// All definitions.
#[derive(Default)]
pub(super) struct Ids<'d> {
    defined: BTreeMap<(Kind, &'d str), Definition>,
    /// Whether the wage table, which defines a source too, could not be read.
    pub is_open: bool,
}

struct Definition {
    file: File,
    path: Path,
    used: Cell<bool>,
}

impl<'d> Ids<'d> {
    /// Defines an id, or says where it is defined already.
    pub fn define(
        &mut self,
        kind: Kind,
        id: &'d Id,
        file: File,
        path: impl FnOnce() -> Path,
    ) -> Option<(File, Path)> {
        if let Some(first) = self.defined.get(&(kind, id.as_str())) {
            return Some((first.file, first.path.clone()));
        }
        self.defined.insert((kind, id.as_str()), Definition { file, path: path(), used: Cell::new(false) });
        None
    }

    /// Marks a thing as used and says whether there is one.
    pub fn refer(&self, kind: Kind, id: &Id) -> bool {
        let definition = self.defined.get(&(kind, id.as_str()));
        definition.inspect(|d| d.used.set(true)).is_some()
    }

    pub fn has(&self, kind: Kind, id: &Id) -> bool {
        self.defined.contains_key(&(kind, id.as_str()))
    }

    /// Whether an unknown thing may be defined in what could not be read.
    pub fn may_be_unread(&self, kind: Kind) -> bool {
        self.is_open && kind == Kind::Source
    }

    /// The definitions of a kind.
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&'d str, &Definition)> {
        let from = self.defined.range((kind, "")..);
        from.take_while(move |((k, _), _)| *k == kind).map(|(&(_, id), definition)| (id, definition))
    }

    /// The ids of a kind.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &'d str> {
        self.of_kind(kind).map(|(id, _)| id)
    }

    /// A kind that has a thing of this id.
    pub fn kind_of(&self, id: &Id) -> Option<Kind> {
        self.defined.keys().find(|(_, name)| id == *name).map(|&(kind, _)| kind)
    }

    /// Things that nothing refers to.
    pub fn unused(&self, kind: Kind) -> impl Iterator<Item = (&'d str, File, Path)> {
        let unused = self.of_kind(kind).filter(|(_, d)| !d.used.get());
        unused.map(|(id, d)| (id, d.file, d.path.clone()))
    }
}
