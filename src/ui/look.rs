//! How the dashboard looks and listens for this person: theme, signs, keys.

use super::{
    keymap::Keymap,
    theme::{Theme, list::Themes},
};

/// What the command line, the configuration and the terminal come to.
#[derive(Clone, Debug)]
pub struct Look {
    /// The themes, and the one that is shown.
    pub themes: Themes,
    /// Only signs that every terminal has.
    pub ascii: bool,
    /// The keys.
    pub keymap: Keymap,
}

impl From<Themes> for Look {
    fn from(themes: Themes) -> Self {
        Self { themes, ascii: false, keymap: Keymap::default() }
    }
}

impl From<Theme> for Look {
    fn from(theme: Theme) -> Self {
        Themes::from(theme).into()
    }
}
