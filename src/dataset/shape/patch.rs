//! A text with mended places that still knows where everything stood.

use std::ops::Range;

/// A text and its mended copy. Offsets are bytes of the copy unless they are called original.
pub(super) struct Patched {
    text: String,
    /// In order, and apart from each other.
    patches: Vec<Patch>,
}

struct Patch {
    /// What was taken out of the original.
    original: Range<usize>,
    /// Where the replacement stands in the copy.
    range: Range<usize>,
    /// The problem for which it was mended, by its index.
    spot: Option<usize>,
}

impl Patched {
    pub fn new(original: &str) -> Self {
        Self { text: original.to_owned(), patches: Vec::new() }
    }

    /// The mended copy.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a range starts in what was put in.
    pub fn is_mended(&self, range: &Range<usize>) -> bool {
        self.patch_at(range.start).is_some()
    }

    /// The problem behind what was put in at an offset: none if nothing was put in there.
    #[expect(clippy::option_option, reason = "a patch without a problem is still a patch")]
    pub fn spot_at(&self, at: usize) -> Option<Option<usize>> {
        self.patch_at(at).map(|p| p.spot)
    }

    fn patch_at(&self, at: usize) -> Option<&Patch> {
        self.patches.iter().find(|p| p.range.contains(&at))
    }

    /// Where a range stood in the original.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.original_offset(range.start, false);
        start..self.original_offset(range.end, true).max(start)
    }

    /// Where an offset stood in the original, as the start or the end of a range: where something was
    /// taken out, a start lies after it and an end before it.
    fn original_offset(&self, at: usize, is_end: bool) -> usize {
        let before = |p: &&Patch| if is_end { p.range.start < at } else { p.range.start <= at };
        match self.patches.iter().rev().find(before) {
            None => at,
            Some(p) if at >= p.range.end => p.original.end + (at - p.range.end),
            Some(p) => {
                if is_end {
                    p.original.end
                } else {
                    p.original.start
                }
            }
        }
    }

    /// Replaces a range, together with every patch it touches.
    pub fn replace(&mut self, range: Range<usize>, with: &str, spot: Option<usize>) {
        let touched = |p: &Patch| p.range.start <= range.end && range.start <= p.range.end;
        let (first, last) =
            (self.patches.iter().find(|p| touched(p)), self.patches.iter().rev().find(|p| touched(p)));
        // What of the touched patches lies outside the range stays.
        let start = first.map_or(range.start, |p| p.range.start.min(range.start));
        let end = last.map_or(range.end, |p| p.range.end.max(range.end));
        let original = match (first, last) {
            (Some(first), Some(last)) => {
                let before = range.start.min(first.range.start);
                let after = range.end.max(last.range.end);
                let start = first.original.start - (first.range.start - before);
                start..last.original.end + (after - last.range.end)
            }
            _ => self.original(&range),
        };
        let kept = |r: Range<usize>| self.text.get(r).unwrap_or_default();
        let middle = format!("{}{with}{}", kept(start..range.start), kept(range.end..end));
        let text = format!("{}{middle}{}", kept(0..start), kept(end..self.text.len()));

        let grown = middle.len();
        self.patches.retain(|p| !(p.range.start <= range.end && range.start <= p.range.end));
        for patch in self.patches.iter_mut().filter(|p| p.range.start > range.end) {
            patch.range = patch.range.start - (end - start) + grown..patch.range.end - (end - start) + grown;
        }
        let index = self.patches.partition_point(|p| p.range.start < start);
        self.patches.insert(index, Patch { original, range: start..start + grown, spot });
        self.text = text;
    }
}

#[cfg(test)]
mod tests {
    use super::Patched;

    /// Replaces the first `what` of the copy.
    fn replace(patched: &mut Patched, what: &str, with: &str) {
        let at = patched.text().find(what).expect(what);
        patched.replace(at..at + what.len(), with, None);
    }

    #[test]
    fn offsets_lead_back_to_the_original() {
        let original = "(name: 5, colour: red, id: \"\")";
        let mut patched = Patched::new(original);
        replace(&mut patched, "colour: red, ", "");
        replace(&mut patched, "5", "\"a longer text\"");
        replace(&mut patched, "\"\"", "\"x\"");
        assert_eq!(patched.text(), "(name: \"a longer text\", id: \"x\")");
        for (word, mended) in [("name", false), ("id", false), ("longer", true), ("x", true), (")", false)] {
            let at = patched.text().rfind(word).expect(word);
            let range = at..at + word.len();
            assert_eq!(patched.is_mended(&range), mended, "{word}");
            if !mended {
                assert_eq!(original.get(patched.original(&range)), Some(word));
            }
        }
    }

    #[test]
    fn a_patch_can_be_patched_and_swallowed() {
        let original = "(a: 1, b: (c = 2), d: 3)";
        let mut patched = Patched::new(original);
        replace(&mut patched, "=", ":");
        replace(&mut patched, "1", "(e: 4)");
        replace(&mut patched, "4", "55");
        replace(&mut patched, "b: (c : 2), ", "");
        assert_eq!(patched.text(), "(a: (e: 55), d: 3)");
        let at = patched.text().find("d: 3").unwrap_or_default();
        assert_eq!(original.get(patched.original(&(at..at + 4))), Some("d: 3"));
        let at = patched.text().find("55").unwrap_or_default();
        assert_eq!(original.get(patched.original(&(at..at + 2))), Some("1"));
    }
}
