//! How meanings look. The one place that names colours.

use ratatui::style::{Color, Modifier, Style};

use crate::page::Tone;

/// A style for each meaning. Meaning never rests on colour alone: every tone also has a weight, a
/// mark or a place of its own.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Ordinary text: the terminal's own.
    pub plain: Style,
    /// Names and figures to be seen first.
    pub strong: Style,
    /// What matters less.
    pub muted: Style,
    /// The one accent.
    pub accent: Style,
    /// Speaks for.
    pub good: Style,
    /// Speaks against.
    pub bad: Style,
    /// With care.
    pub caution: Style,
    /// Differs between the roles compared.
    pub differs: Style,
    /// Headings.
    pub heading: Style,
    /// The label of the row under the cursor, where the keys go.
    pub cursor: Style,
    /// The same where the keys go elsewhere.
    pub cursor_idle: Style,
    /// Frames.
    pub border: Style,
    /// The frame of the pane where the keys go.
    pub border_focused: Style,
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
            cursor_idle: with(Modifier::BOLD | Modifier::UNDERLINED),
            border: with(Modifier::DIM),
            border_focused: Style::new(),
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
}
