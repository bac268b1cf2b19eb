//! What is taken out of the dashboard: the page, the row in view or the brief, in a form of print.

use tui_input::Input;

use super::{
    action::Action,
    app::App,
    overlay::{Asks, Entry, Picker, Prompt},
};
use crate::{
    export::{self, Details, Document, Format, Options, Part},
    page::Page,
    sections::{Context, brief::BRIEF},
};

/// Characters of a file's name before its ending; a row's label may be a sentence.
const NAME: usize = 48;

/// How much is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The rows in view with their details.
    Page,
    /// The row under the cursor with its detail.
    Row,
    /// The decision on one page.
    Brief,
}

impl Extent {
    /// In words for a list.
    fn words(self) -> &'static str {
        match self {
            Self::Page => "This page",
            Self::Row => "This row",
            Self::Brief => "The decision on one page",
        }
    }

    /// A name for its file, without an ending: `pay-by-place`.
    fn stem(self, app: &App) -> String {
        let section = app.section();
        let words = match self {
            Self::Page => format!("{} {}", section.id, view(app).unwrap_or_default()),
            Self::Row => format!("{} {}", section.id, label(app).unwrap_or_default()),
            Self::Brief => BRIEF.id.to_owned(),
        };
        let mut stem = String::new();
        for c in words.chars().flat_map(char::to_lowercase).take(NAME) {
            if c.is_alphanumeric() {
                stem.push(c);
            } else if !stem.ends_with('-') {
                stem.push('-');
            }
        }
        stem.trim_end_matches('-').to_owned()
    }
}

/// The name of the view shown; none where there is only one.
fn view(app: &App) -> Option<String> {
    let views = (app.section().views)(&app.context());
    if views.len() > 1 { views.into_iter().nth(app.pane().view) } else { None }
}

/// What the row under the cursor is called.
fn label(app: &App) -> Option<String> {
    Some(app.pane().row()?.cells.first()?.plain().trim().to_owned())
}

/// Prints what is on the screen, or the brief.
///
/// # Errors
/// Why there is nothing to print, in a sentence without a full stop.
pub fn print(app: &App, extent: Extent, format: Format) -> Result<String, String> {
    let (section, context, pane) = (app.section(), app.context(), app.pane());
    let bare;
    let part = match extent {
        Extent::Page => {
            let shown = (pane.filter.value(), pane.sort);
            Part::new(section, &context, &pane.page, shown, Details::usual(format))
        }
        Extent::Row => {
            let Some(key) = pane.key() else { return Err("there is no row to take".to_owned()) };
            // The lead speaks of the page.
            bare = Page { lead: Vec::new(), ..pane.page.clone() };
            Part::row(section, &context, &bare, key)
        }
        Extent::Brief => {
            let context = Context { view: 0, ..context };
            bare = (BRIEF.page)(&context);
            Part::new(&BRIEF, &context, &bare, ("", None), Details::All)
        }
    };
    let document = Document { title: part.title.to_owned(), context, parts: vec![part] };
    let options = Options { ascii: app.takes_out_ascii(), ..Options::default() };
    export::to_string(&document, format, options).map_err(|error| error.to_string())
}

/// Lets the person pick what is to be written, and in which form.
#[must_use]
pub fn picker(app: &App) -> Picker {
    let mut extents = [Extent::Page, Extent::Row, Extent::Brief];
    // Who stands where the decision is made wants most often that.
    if app.section().id == "decide" {
        extents.rotate_right(1);
    }
    let extents = extents.into_iter().filter(|extent| *extent != Extent::Row || app.pane().row().is_some());
    let entry = |extent: Extent, format: Format| Entry {
        label: format!("{} as {format}", extent.words()),
        hint: format.purpose().to_owned(),
        words: String::new(),
        action: Action::WriteAs(extent, format),
    };
    let entries = extents.flat_map(|extent| Format::ALL.iter().map(move |&format| entry(extent, format)));
    Picker::new("Write to a file", entries.collect())
}

/// Asks for the name of a file; one that fits is there to be changed.
#[must_use]
pub fn file(app: &App, extent: Extent, format: Format) -> Prompt {
    let name = format!("{}.{}", extent.stem(app), format.extension());
    Prompt {
        asks: Asks::File(extent, format),
        title: "Write to which file?".to_owned(),
        help: "In the folder where the program was started, unless you name another. A file that is there \
               stays, unless the name ends in !.",
        input: Input::new(name),
        error: None,
    }
}
