//! The themes there are, and the one that is shown.

use super::{Background, Theme, depth::Depth, sheet};
use crate::dataset::{
    near::nearest,
    problem::{Source, clean},
};

/// A theme that the program brings along.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// By what it is chosen.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    kind: Kind,
}

/// Where a theme comes from.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// The terminal's own colours, which depend on its background.
    Terminal,
    Mono,
    /// A file of `assets/themes`.
    Sheet(&'static str),
}

macro_rules! sheet {
    ($name:literal, $about:literal) => {
        BuiltIn {
            name: $name,
            about: $about,
            kind: Kind::Sheet(include_str!(concat!("../../../assets/themes/", $name, ".ron"))),
        }
    };
}

/// The built-in themes, in the order in which they are tried.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn { name: "terminal", about: "the terminal's own 16 colours", kind: Kind::Terminal },
    sheet!("dark", "on a dark background of its own"),
    sheet!("light", "on a light background of its own"),
    sheet!("high-contrast", "the strongest contrast, on black"),
    sheet!("colour-blind", "colours that people tell apart who do not see all"),
    BuiltIn { name: "mono", about: "no colours", kind: Kind::Mono },
];

impl BuiltIn {
    pub(super) fn theme(&self, background: Background) -> Theme {
        match self.kind {
            Kind::Terminal => Theme::terminal(background),
            Kind::Mono => Theme::mono(),
            Kind::Sheet(text) => sheet::read(&Source { name: self.name.to_owned(), text: text.to_owned() }).0,
        }
    }
}

/// What is said of a name that no theme has.
#[must_use]
pub fn unknown<'a>(name: &str, names: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = nearest(name, names.clone());
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    let all: Vec<&str> = names.collect();
    format!("there is no theme `{}`; {near}known are {}", clean(name), all.join(", "))
}

/// The themes that can be chosen, the one that is, and what decides how it looks here.
#[derive(Clone, Debug)]
pub struct Themes {
    /// Of the person's own.
    own: Vec<(String, Theme)>,
    /// Index into the built-in ones and then these.
    at: usize,
    background: Background,
    depth: Depth,
    shown: Theme,
}

impl Themes {
    /// The terminal's own colours on a background, or no colours where none may be used.
    #[must_use]
    pub fn new(background: Background, depth: Depth) -> Self {
        let mut themes = Self { own: Vec::new(), at: 0, background, depth, shown: Theme::mono() };
        themes.show(if depth == Depth::None { BUILT_IN.len().saturating_sub(1) } else { 0 });
        themes
    }

    /// Adds a theme of the person's own; one with a name that is known takes its place.
    pub fn add(&mut self, name: String, theme: Theme) {
        self.own.retain(|(known, _)| *known != name);
        self.own.push((name, theme));
    }

    /// The names, the built-in ones first.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        BUILT_IN.iter().map(|b| b.name).chain(self.own.iter().map(|(name, _)| name.as_str()))
    }

    /// Chooses a theme by its name: the last of that name, which is the person's own.
    ///
    /// # Errors
    /// What there is instead.
    pub fn choose(&mut self, name: &str) -> Result<(), String> {
        let found = self.names().collect::<Vec<_>>().iter().rposition(|known| *known == name);
        let at = found.ok_or_else(|| unknown(name, self.names()))?;
        // Known or not, a colour that may not be used is not.
        if self.depth != Depth::None {
            self.show(at);
        }
        Ok(())
    }

    /// Chooses the next theme, round and round. Where no colour may be used there is but one.
    pub fn next(&mut self) {
        if self.depth != Depth::None {
            self.show((self.at + 1) % self.names().count());
        }
    }

    fn show(&mut self, at: usize) {
        self.at = at;
        let theme = match BUILT_IN.get(at) {
            Some(built_in) => built_in.theme(self.background),
            None => self.own.get(at - BUILT_IN.len()).map_or_else(Theme::mono, |(_, theme)| theme.clone()),
        };
        self.shown = self.depth.fit(theme);
    }

    /// The name of the theme that is shown.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names().nth(self.at).unwrap_or_default()
    }

    /// The theme that is shown, as a notice.
    #[must_use]
    pub fn words(&self) -> String {
        let (name, about) = (self.name(), BUILT_IN.get(self.at).map_or("your own", |b| b.about));
        if self.has_colors() {
            format!("theme {name}: {about}")
        } else {
            format!("theme {name}: colours are turned off, so there is no other")
        }
    }

    /// The theme that is shown.
    #[must_use]
    pub fn shown(&self) -> &Theme {
        &self.shown
    }

    /// Whether colours may be used.
    #[must_use]
    pub fn has_colors(&self) -> bool {
        self.depth != Depth::None
    }

    /// Whether the look depends on the terminal's background.
    #[must_use]
    pub fn follows_background(&self) -> bool {
        self.has_colors() && BUILT_IN.get(self.at).is_some_and(|b| matches!(b.kind, Kind::Terminal))
    }

    /// What lies behind the text turns out to be this. Returns whether that changes how things look.
    pub fn set_background(&mut self, background: Background) -> bool {
        let changes = self.background != background && self.follows_background();
        self.background = background;
        if changes {
            self.show(self.at);
        }
        changes
    }
}

/// A theme without a name, and no others to choose: for tests and pictures.
impl From<Theme> for Themes {
    fn from(theme: Theme) -> Self {
        Self { shown: theme, ..Self::new(Background::Unknown, Depth::True) }
    }
}
