//! Within a line: tones, signs, where it is from, links.

use maud::{Markup, html};

use crate::{
    export::words::{self, Origin},
    page::{Cited, Line, Tone},
};

/// A line with its tones. The sign it begins with is for the eyes; a correction is also said.
pub fn inline(line: &Line) -> Markup {
    let (sign, line) = words::unsigned(line);
    html! {
        @if !sign.is_empty() {
            span class=[(sign == "!").then_some("caution")] aria-hidden="true" { (sign) " " }
            @if sign == "!" { span.hidden { "Corrected: " } }
        }
        @for span in &line.0 {
            @match span.tone {
                Tone::Plain => (span.text),
                Tone::Strong => span.strong { (span.text) },
                Tone::Muted => span.muted { (span.text) },
                Tone::Accent => span.accent { (span.text) },
                Tone::Good => span.good { (span.text) },
                Tone::Bad => span.bad { (span.text) },
                Tone::Caution => span.caution { (span.text) },
                Tone::Differs => mark { (span.text) },
            }
        }
    }
}

/// The sign before a line for the eyes, and its word for the ears.
pub fn mark(cited: &Cited) -> Markup {
    let tone = match cited.tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Caution => "caution",
        Tone::Accent => "accent",
        Tone::Plain | Tone::Strong | Tone::Muted | Tone::Differs => "muted",
    };
    html! {
        @if !cited.mark.is_empty() {
            span.sign.(tone) aria-hidden="true" { (cited.mark) " " }
            @if let Some(word) = words::mark(cited.mark) { span.hidden { (word) ": " } }
        }
    }
}

/// Where something is from, after what it is.
pub fn tail(origin: &Origin) -> Markup {
    html! {
        @if !origin.is_empty() {
            span.from {
                @if !origin.words.is_empty() { " (" (origin.words) ")" }
                (numbers(origin))
            }
        }
    }
}

/// Where something is from, by itself.
pub fn origins(from: &[Origin]) -> Markup {
    html! {
        @for (n, origin) in from.iter().filter(|origin| !origin.is_empty()).enumerate() {
            @if n > 0 { "; " }
            (origin.words) (numbers(origin))
        }
    }
}

fn numbers(origin: &Origin) -> Markup {
    html! {
        @for number in &origin.numbers {
            " " a href={"#source-" (number)} aria-label={"source [" (number) "]"} { "[" (number) "]" }
        }
    }
}

/// An address as a link, if it leads to the web and nowhere else; a `short` one is shown by its host, since title and
/// publisher stand before it.
pub fn link(address: &str, short: bool) -> Markup {
    let bare = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let Some(bare) = bare else { return html! { (address) } };
    html! {
        a href=(address) rel="noreferrer" { @if short { (bare.split('/').next().unwrap_or(bare)) } @else { (address) } }
    }
}
