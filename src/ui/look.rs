//! How the dashboard looks and listens for this person: theme, signs, keys.

use super::{
    keymap::Keymap,
    theme::{Theme, list::Themes},
};

/// Where only signs of ASCII are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ascii {
    /// Nowhere.
    #[default]
    Nowhere,
    /// On this terminal, which by its locale has no others. What is taken out may go anywhere.
    Here,
    /// In what is taken out as well: it was asked for.
    Everywhere,
}

/// What the command line, the configuration and the terminal come to.
#[derive(Clone, Debug)]
pub struct Look {
    /// The themes, and the one that is shown.
    pub themes: Themes,
    /// Where there are only signs that every terminal has.
    pub ascii: Ascii,
    /// The keys.
    pub keymap: Keymap,
    /// The program listens to the mouse.
    pub mouse: bool,
    /// The terminal is to be asked what lies behind the text.
    pub asks: bool,
}

impl From<Themes> for Look {
    fn from(themes: Themes) -> Self {
        Self { themes, ascii: Ascii::Nowhere, keymap: Keymap::default(), mouse: true, asks: false }
    }
}

impl From<Theme> for Look {
    fn from(theme: Theme) -> Self {
        Themes::from(theme).into()
    }
}
