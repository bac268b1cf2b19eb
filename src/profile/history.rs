//! Undo and redo, unlimited within a run.

/// What a value was before each change, and what was taken back.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

impl<T: PartialEq> History<T> {
    /// Notes that `before` has become `now`. What was taken back can no longer be brought again.
    /// Returns whether anything changed: what did not change is not noted.
    pub fn note(&mut self, before: T, now: &T) -> bool {
        if before == *now {
            return false;
        }
        self.past.push(before);
        self.future.clear();
        true
    }

    /// Changes every value that can come again, in a way that is itself nothing to take back.
    pub fn revise(&mut self, revise: impl FnMut(&mut T)) {
        self.past.iter_mut().chain(&mut self.future).for_each(revise);
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is one to bring again.
    #[must_use]
    pub fn has_future(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the last change to `now` back. Returns whether there was one.
    pub fn undo(&mut self, now: &mut T) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(now, before));
        true
    }

    /// Brings what was taken back last again. Returns whether there was anything.
    pub fn redo(&mut self, now: &mut T) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(now, after));
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn back_to_the_start_and_forward_to_the_end(values in prop::collection::vec(0_u8..4, 1..60)) {
            let (mut history, mut now) = (History::default(), 0_u8);
            for value in &values {
                let before = std::mem::replace(&mut now, *value);
                history.note(before, &now);
            }
            let end = now;
            let mut steps = 0;
            while history.undo(&mut now) { steps += 1; }
            prop_assert_eq!(now, 0);
            while history.redo(&mut now) { steps -= 1; }
            prop_assert_eq!((now, steps), (end, 0));
        }
    }

    #[test]
    fn a_new_change_ends_redo() {
        let (mut history, mut now) = (History::default(), 2);
        history.note(1, &now);
        assert!(history.undo(&mut now));
        assert!(history.note(std::mem::replace(&mut now, 5), &now.clone()));
        assert!(!history.redo(&mut now));
        assert!(!history.note(5, &now), "nothing changed");
    }
}
