//! Text with meaning: spans that say what they are, not how they look.

/// What a piece of text means. The theme says how it looks; without colour it still shows, by
/// weight or by a mark that the text itself carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Plain,
    /// Names and figures to be seen first.
    Strong,
    /// What matters less: units, remarks, what is the same for all.
    Muted,
    /// The one accent: what is chosen, what the bars show.
    Accent,
    /// Speaks for.
    Good,
    /// Speaks against.
    Bad,
    /// To be taken with care: corrections, unsupported claims, old figures.
    Caution,
    /// Differs between the roles that are compared.
    Differs,
}

/// A piece of a line in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text: no control characters, no line break.
    pub text: String,
    /// What it means.
    pub tone: Tone,
}

/// A paragraph: spans in a row, wrapped by whoever shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

impl Line {
    /// A line in one tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self(vec![Span { text: text.into(), tone }])
    }

    /// A muted line.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Muted)
    }

    /// A strong line.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Strong)
    }

    /// The line with a further span.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Span { text: text.into(), tone });
        self
    }

    /// Its text without tones.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|s| s.text.as_str()).collect()
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|s| s.text.is_empty())
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::toned(text, Tone::Plain)
    }
}
