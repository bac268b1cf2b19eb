//! How meanings look. The one place that names colours.
//!
//! A theme is data: a style for each meaning. The ones with colours of their own are files in
//! `assets/themes`, read like a person's own ([`sheet`]); the two that only use what the terminal
//! has are made here.

pub mod depth;
pub mod list;
pub mod sheet;

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

use crate::page::Tone;

/// Makes [`Theme`] from the list of its styles, and what else goes over all of them: a new style is one
/// line of that list.
macro_rules! styles {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// A style for each meaning. Meaning never rests on colour alone: every tone also has a weight,
        /// a mark or a place of its own.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Theme {
            $($(#[$doc])+ pub $name: Style,)+
        }

        impl Theme {
            /// Names of the styles, as a theme's file writes them.
            pub const STYLES: &[&str] = &[$(stringify!($name)),+];

            /// Every style with its name.
            #[must_use]
            pub fn styles(&self) -> Vec<(&'static str, Style)> {
                vec![$((stringify!($name), self.$name)),+]
            }

            /// The theme with every style changed.
            #[must_use]
            pub fn map(mut self, change: impl Fn(Style) -> Style) -> Self {
                $(self.$name = change(self.$name);)+
                self
            }
        }

        /// The styles that a theme's file gives.
        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct Given {
            /// The built-in theme that has the styles not given here.
            extends: Option<sheet::Base>,
            $($name: Option<sheet::Look>,)+
        }

        impl Given {
            fn theme(self) -> Theme {
                let base = self.extends.map_or_else(Theme::mono, |base| base.0);
                Theme { $($name: self.$name.map_or(base.$name, Style::from),)+ }
            }
        }
    };
}

styles! {
    /// Ordinary text. Its background, if it has one, is that of the whole screen.
    plain,
    /// Names and figures to be seen first.
    strong,
    /// What matters less.
    muted,
    /// The one accent.
    accent,
    /// Speaks for.
    good,
    /// Speaks against.
    bad,
    /// With care.
    caution,
    /// Differs between the roles compared.
    differs,
    /// Headings.
    heading,
    /// The label of the row under the cursor, where the keys go.
    cursor,
    /// The same where the keys go elsewhere.
    cursor_idle,
    /// Frames.
    border,
    /// The frame of the pane where the keys go.
    border_focused,
    /// A place on a map, in the lowest fifth; its figure or sign says so, too.
    shade_1,
    /// In the second fifth.
    shade_2,
    /// In the middle.
    shade_3,
    /// In the fourth fifth.
    shade_4,
    /// In the highest.
    shade_5,
}

/// What lies behind the text, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Dark.
    Dark,
    /// Light.
    Light,
    /// Nobody said.
    Unknown,
}

impl Theme {
    /// The terminal's own 16 colours. Only hues that stand out from the given background are used;
    /// on an unknown one those that read on both.
    #[must_use]
    pub fn terminal(background: Background) -> Self {
        let (accent, good, caution) = match background {
            Background::Dark => (Color::Cyan, Color::Green, Color::Yellow),
            Background::Light => (Color::Blue, Color::Reset, Color::Magenta),
            // Bright blue stands out from black and from white (4.4:1 and 4.8:1 in xterm's palette).
            Background::Unknown => (Color::LightBlue, Color::Reset, Color::Magenta),
        };
        let fg = |color| Style::new().fg(color);
        Self {
            accent: fg(accent),
            good: fg(good),
            bad: fg(Color::Red),
            caution: fg(caution),
            differs: fg(accent).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            heading: fg(accent).add_modifier(Modifier::BOLD),
            shade_3: fg(accent),
            shade_4: fg(accent).add_modifier(Modifier::BOLD),
            shade_5: fg(accent).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            ..Self::mono()
        }
    }

    /// No colour at all: weight, underline and reverse carry what colour would.
    #[must_use]
    pub fn mono() -> Self {
        let with = |modifier| Style::new().add_modifier(modifier);
        Self {
            plain: Style::new(),
            strong: with(Modifier::BOLD),
            muted: with(Modifier::DIM),
            accent: Style::new(),
            good: Style::new(),
            bad: Style::new(),
            caution: with(Modifier::BOLD),
            differs: with(Modifier::BOLD | Modifier::UNDERLINED),
            heading: with(Modifier::BOLD),
            cursor: with(Modifier::BOLD | Modifier::REVERSED),
            cursor_idle: with(Modifier::UNDERLINED),
            border: with(Modifier::DIM),
            border_focused: Style::new(),
            shade_1: with(Modifier::DIM),
            shade_2: Style::new(),
            shade_3: with(Modifier::UNDERLINED),
            shade_4: with(Modifier::BOLD | Modifier::UNDERLINED),
            shade_5: with(Modifier::BOLD | Modifier::REVERSED),
        }
    }

    /// The style of a tone.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.plain,
            Tone::Strong => self.strong,
            Tone::Muted => self.muted,
            Tone::Accent => self.accent,
            Tone::Good => self.good,
            Tone::Bad => self.bad,
            Tone::Caution => self.caution,
            Tone::Differs => self.differs,
        }
    }

    /// The style of a fifth, from 0 for the lowest to 4; beyond, the highest.
    #[must_use]
    pub fn shade(&self, fifth: usize) -> Style {
        match fifth {
            0 => self.shade_1,
            1 => self.shade_2,
            2 => self.shade_3,
            3 => self.shade_4,
            _ => self.shade_5,
        }
    }

    /// Gives what is drawn without a colour of its own those of the theme, all over the screen: the last
    /// step of drawing, so that nothing has to think of it.
    pub fn fill(&self, buffer: &mut Buffer) {
        let (fg, bg) = (self.plain.fg, self.plain.bg);
        if fg.is_none() && bg.is_none() {
            return;
        }
        for cell in &mut buffer.content {
            if let (Color::Reset, Some(fg)) = (cell.fg, fg) {
                cell.fg = fg;
            }
            if let (Color::Reset, Some(bg)) = (cell.bg, bg) {
                cell.bg = bg;
            }
        }
    }
}
