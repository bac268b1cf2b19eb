//! What is defined in a data set, by kind and id.

use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
};

use super::{
    super::{Id, locate::Path, shape::STAND_IN},
    File,
};

/// What an id can be the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    defined: HashMap<(Kind, &'d str), Definition>,
    /// Kinds of which some may be defined in what could not be read.
    forgiven: HashSet<Kind>,
}

struct Definition {
    file: File,
    path: Path,
    used: Cell<bool>,
}

impl<'d> Ids<'d> {
    /// Defines an id, or says where the same file defines it already.
    ///
    /// The career may list the wage table's own source too: what cites it must still find it when next
    /// year's table takes the place of this one.
    pub fn define(
        &mut self,
        kind: Kind,
        id: &'d Id,
        file: File,
        path: impl FnOnce() -> Path,
    ) -> Option<Path> {
        let known = self.defined.get(&(kind, id.as_str()));
        if let Some(first) = known.filter(|d| d.file == file) {
            return Some(first.path.clone());
        }
        let used = Cell::new(known.is_some_and(|d| d.used.get()));
        self.defined.insert((kind, id.as_str()), Definition { file, path: path(), used });
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

    /// Says that things of a kind may be defined in what could not be read.
    pub fn forgive(&mut self, kind: Kind) {
        self.forgiven.insert(kind);
    }

    /// Says so of the kinds in which a stand-in took the place of an id.
    pub fn forgive_stand_ins(&mut self) {
        let stand_ins = self.defined.keys().filter(|(_, id)| *id == STAND_IN);
        self.forgiven.extend(stand_ins.map(|&(kind, _)| kind));
    }

    /// Whether something unknown may be defined in what could not be read.
    pub fn forgives(&self, kind: Kind) -> bool {
        self.forgiven.contains(&kind)
    }

    /// The definitions of a kind, in no order.
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&'d str, &Definition)> {
        let of_kind = self.defined.iter().filter(move |((k, _), _)| *k == kind);
        of_kind.map(|(&(_, id), definition)| (id, definition))
    }

    /// The ids of a kind, in no order.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &'d str> {
        self.of_kind(kind).map(|(id, _)| id)
    }

    /// A kind that has a thing of this id.
    pub fn kind_of(&self, id: &Id) -> Option<Kind> {
        self.defined.keys().filter(|(_, name)| id == *name).map(|&(kind, _)| kind).min()
    }

    /// Things that nothing refers to.
    pub fn unused(&self, kind: Kind) -> impl Iterator<Item = (&'d str, File, Path)> {
        let unused = self.of_kind(kind).filter(|(_, d)| !d.used.get());
        unused.map(|(id, d)| (id, d.file, d.path.clone()))
    }
}
