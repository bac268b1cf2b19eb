//! What can be done to an answer, so that no key is offered that does nothing.

use super::Knob;

impl Knob {
    /// Whether there is more and less of it.
    #[must_use]
    pub fn steps(&self) -> bool {
        !matches!(self, Self::Study(_) | Self::Name | Self::Note(_))
    }

    /// What turning it on means, in a word; none for what is not simply on or off.
    #[must_use]
    pub fn switch(&self) -> Option<&'static str> {
        match self {
            Self::Study(_) => Some("tick"),
            Self::MustHave(_) => Some("demand"),
            Self::Weight(_) => Some("lock"),
            Self::Statement(..)
            | Self::Skill(_)
            | Self::Leaning(_)
            | Self::OwnLeaning(_)
            | Self::Score(..)
            | Self::Sum(_)
            | Self::Name
            | Self::Note(_) => None,
        }
    }
}
