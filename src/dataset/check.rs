//! Whether a data set makes sense as a whole: every name that is referred to exists, every figure has
//! a source and can be true.
//!
//! The checks see typed values only. What they find is named by its path ([`At`]); the loader knows
//! where in which file that stands.

mod career;
mod criterion;
mod figures;
mod ids;
mod outlook;
mod wages;

use std::collections::HashMap;

use self::ids::Ids;
use super::{
    Career, Id, Wages,
    locate::{Path, Step},
    near::nearest,
    problem::{Severity, enumerate, is_unsafe, quote},
};

pub(super) use self::ids::Kind;

/// Findings after which unknown names are no longer compared with all that are known.
const FULL_HELP: usize = 1_000;

/// Which file of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    Career,
    Wages,
}

/// Something to say of a value.
#[derive(Debug)]
pub(super) struct Finding {
    pub file: File,
    pub path: Path,
    pub severity: Severity,
    pub message: String,
    pub help: String,
    /// Where in the same file the first of two stands; the loader says so.
    pub first: Option<Path>,
}

/// The wage table of a data set.
#[derive(Clone, Copy)]
pub(super) enum Table<'a> {
    /// There is none.
    None,
    /// There is one, but it cannot be read, so nothing can be said of what refers to it.
    Unread,
    Read(&'a Wages),
}

/// Checks what could be read of a data set; `is_mended` says that parts of it could not, and that
/// [`STAND_IN`](super::shape::STAND_IN) took the place of texts.
pub(super) fn check(career: Option<&Career>, table: Table, is_mended: bool) -> Vec<Finding> {
    let wages = if let Table::Read(wages) = table { Some(wages) } else { None };
    let mut checker = Checker { ids: Ids::default(), findings: Vec::new() };
    if let Some(wages) = wages {
        checker.define_wages(wages);
    }
    if let Some(career) = career {
        checker.define_career(career);
    }
    if matches!(table, Table::Unread) {
        checker.ids.forgive(Kind::Source);
    }
    if is_mended {
        checker.ids.forgive_stand_ins();
    }
    if let Some(wages) = wages {
        checker.wages(wages);
    }
    if let Some(career) = career {
        checker.career(career, wages);
    }
    checker.findings
}

/// The place of a value while it is checked: cheap to step into, made a [`Path`] only to report.
#[derive(Clone, Copy)]
struct At<'p> {
    file: File,
    last: Option<(&'p At<'p>, Step)>,
}

impl<'p> At<'p> {
    fn root(file: File) -> Self {
        Self { file, last: None }
    }

    fn field(&'p self, name: &'static str) -> Self {
        Self { file: self.file, last: Some((self, Step::Field(name))) }
    }

    fn index(&'p self, index: usize) -> Self {
        Self { file: self.file, last: Some((self, Step::Index(index))) }
    }

    fn path(&self) -> Path {
        let steps = std::iter::successors(self.last, |(at, _)| at.last).map(|(_, step)| step);
        let mut steps: Vec<Step> = steps.collect();
        steps.reverse();
        Path(steps)
    }
}

struct Checker<'d> {
    ids: Ids<'d>,
    findings: Vec<Finding>,
}

impl<'d> Checker<'d> {
    fn error(&mut self, at: At, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Finding {
            file: at.file,
            path: at.path(),
            severity: Severity::Error,
            message: message.into(),
            help: help.into(),
            first: None,
        });
    }

    /// The second of two things of which there may be one; `first` is in the same file.
    fn second(&mut self, at: At, first: Path, message: impl Into<String>) {
        self.error(at, message, "");
        if let Some(finding) = self.findings.last_mut() {
            finding.first = Some(first);
        }
    }

    /// Defines the ids of a list of records.
    fn define(&mut self, list: At, kind: Kind, ids: impl Iterator<Item = &'d Id>) {
        for (i, id) in ids.enumerate() {
            let record = list.index(i);
            self.define_one(record.field("id"), kind, id);
        }
    }

    fn define_one(&mut self, at: At, kind: Kind, id: &'d Id) {
        if let Some(first) = self.ids.define(kind, id, at.file, || at.path()) {
            let message = format!("the {} {} is defined twice", kind.name(), quote(id.as_str()));
            self.second(at, first, message);
        }
    }

    /// A reference.
    fn refers(&mut self, at: At, kind: Kind, id: &Id) {
        self.refers_to_one_of(at, &[kind], id);
    }

    /// A reference to a thing of any of several kinds.
    fn refers_to_one_of(&mut self, at: At, kinds: &[Kind], id: &Id) {
        let mut known = false;
        for &kind in kinds {
            known |= self.ids.refer(kind, id) || self.ids.forgives(kind);
        }
        if known {
            return;
        }
        let name = kinds.iter().map(|k| k.name()).collect::<Vec<_>>().join(" or ");
        let message = format!("unknown {name} {}", quote(id.as_str()));
        if self.findings.len() > FULL_HELP {
            return self.error(at, message, "");
        }
        let candidates = || kinds.iter().flat_map(|&kind| self.ids.all(kind));
        let help = if let Some(near) = nearest(id.as_str(), candidates()) {
            format!("did you mean {}?", quote(near))
        } else if let Some(other) = self.ids.kind_of(id) {
            format!("{} is the id of a {}", quote(id.as_str()), other.name())
        } else {
            let mut known: Vec<_> = candidates().collect();
            known.sort_unstable();
            match known.len() {
                0 => format!("this data set defines no {name}"),
                1..=8 => format!("known: {}", enumerate(known)),
                many => format!("none of the {many} that are defined is called nearly so"),
            }
        };
        self.error(at, message, help);
    }

    /// A list of references, each to another thing.
    fn refer(&mut self, list: At, kind: Kind, ids: &[Id]) {
        for (i, id) in ids.iter().enumerate() {
            self.refers(list.index(i), kind, id);
        }
        self.no_repeats(list, "", ids);
    }

    /// Ids that may stand in a list only once; `field` names where in an element, blank if it is one.
    fn no_repeats<'i>(&mut self, list: At, field: &'static str, ids: impl IntoIterator<Item = &'i Id>) {
        let mut seen = HashMap::new();
        for (i, id) in ids.into_iter().enumerate() {
            let element = list.index(i);
            let at = if field.is_empty() { element } else { element.field(field) };
            if let Some(&first) = seen.get(id) {
                let element = list.index(first);
                let first = if field.is_empty() { element } else { element.field(field) };
                self.second(at, first.path(), format!("{} stands here twice", quote(id.as_str())));
            } else {
                seen.insert(id, i);
            }
        }
    }

    /// The sources of something that needs at least one.
    fn sources(&mut self, at: At, what: &str, ids: &[Id]) {
        if ids.is_empty() {
            self.error(at, format!("{what} without a source"), "say who says so: an id from `sources`");
        }
        self.refer(at, Kind::Source, ids);
    }

    /// A text that may not be blank.
    fn text(&mut self, at: At, text: &str) {
        if text.trim().is_empty() {
            let help = match at.last {
                Some((_, Step::Field(name))) => format!("{} may not be blank", quote(name)),
                _ => "leave it out".to_owned(),
            };
            self.error(at, "this text is empty", help);
        }
    }

    /// Several texts that may not be blank.
    fn texts<const N: usize>(&mut self, at: At, texts: [(&'static str, &str); N]) {
        for (field, text) in texts {
            self.text(at.field(field), text);
        }
    }

    /// Texts of a list.
    fn text_list(&mut self, list: At, texts: &[String]) {
        for (i, text) in texts.iter().enumerate() {
            self.text(list.index(i), text);
        }
    }

    /// An address that can be opened.
    fn address(&mut self, at: At, address: &str) {
        let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let shown = quote(address);
        let has_host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        match rest {
            Some(rest) if has_host(rest) => {
                let bad = |c: char| c.is_whitespace() || is_unsafe(c) || "\"<>\\^`{|}".contains(c);
                if let Some(bad) = rest.chars().find(|&c| bad(c)) {
                    let code = u32::from(bad);
                    let message = format!("the address {shown} holds {}", quote(&bad.to_string()));
                    self.error(at, message, format!("write it as `%{code:02X}`"));
                }
            }
            _ => self.error(at, format!("{shown} is no web address"), "it starts with https:// or http://"),
        }
    }
}
