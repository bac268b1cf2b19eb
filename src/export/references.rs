//! The sources of a document, numbered in the order in which they are first cited.

use super::Document;
use crate::dataset::{Id, source::Source};

/// Numbered sources. Ids that the data set does not know are left out; a checked set has none.
#[derive(Clone, Debug, Default)]
pub struct References<'a> {
    sources: Vec<&'a Source>,
}

impl<'a> References<'a> {
    /// The sources of everything in `document`.
    #[must_use]
    pub fn of(document: &Document<'a>) -> Self {
        let mut sources: Vec<&'a Source> = Vec::new();
        let entries = document.parts.iter().flat_map(|part| part.entries.iter().map(move |e| (part, e)));
        for (part, entry) in entries {
            for id in entry.sources(part) {
                if !sources.iter().any(|s| s.id == *id) {
                    sources.extend(document.context.data.source(id));
                }
            }
        }
        Self { sources }
    }

    /// The source with its number, from 1.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<(usize, &'a Source)> {
        self.numbered().find(|(_, source)| source.id == *id)
    }

    /// All with their numbers, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &'a Source)> {
        self.sources.iter().copied().enumerate().map(|(i, source)| (i + 1, source))
    }

    /// The numbers of `ids`, in their order, each once.
    #[must_use]
    pub fn numbers<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Vec<usize> {
        let mut numbers = Vec::new();
        for (number, _) in ids.into_iter().filter_map(|id| self.get(id)) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }

    /// Whether nothing is cited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}
