//! What a person can do, apart from how it is typed.

use tui_input::InputRequest;

use super::{takeaway::Extent, theme::Background};
use crate::{
    dataset::{Id, Problems, load::Loaded},
    export::Format,
    profile::Profile,
};

/// Something a person asked for. The same actions serve every tab and overlay; what `Down` moves
/// depends on where the keys go.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Close, clear or go back one step; never leaves the program.
    Back,
    /// Go into what is under the cursor.
    Open,
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// A screenful down.
    PageDown,
    /// A screenful up.
    PageUp,
    /// Half a screenful down.
    HalfDown,
    /// Half a screenful up.
    HalfUp,
    /// To the first row or line.
    First,
    /// To the last.
    Last,
    /// Columns to the left.
    Left,
    /// Columns to the right.
    Right,
    /// The detail one line down, whatever has the keys.
    DetailDown,
    /// The detail one line up.
    DetailUp,
    /// The next tab.
    NextTab,
    /// The tab before.
    PreviousTab,
    /// A tab by its place, from 0.
    Tab(usize),
    /// The next view of this tab.
    NextView,
    /// The view before.
    PreviousView,
    /// Pick the role of this row, or drop it.
    Pick,
    /// Turn the knob of this row by so many steps.
    Adjust(i8),
    /// Say why roles fail what is demanded.
    Why,
    /// Type the answer of this row.
    Type,
    /// Add a pro, con or criterion of one's own.
    AddOwn,
    /// Remove the own thing of this row.
    RemoveOwn,
    /// Take the last answer back.
    Undo,
    /// Bring back what was taken back.
    Redo,
    /// The answers were saved, or not: what is to be said, and the answers merged with those of
    /// another copy of the program.
    Saved(Option<String>, Option<Box<Profile>>),
    /// Show only what differs, or everything.
    Differences,
    /// Type words that rows must contain.
    Filter,
    /// The next row that passes.
    NextMatch,
    /// The one before.
    PreviousMatch,
    /// Sort by the next column; after the last, as in the data.
    Sort,
    /// Turn the order round.
    Reverse,
    /// Show the passports of the figures in this row.
    Passport,
    /// Explain the terms in this row.
    Glossary,
    /// Show the keys.
    Help,
    /// Find anything.
    Palette,
    /// Choose the area that figures speak of.
    AreaPicker,
    /// State pay for the next time: year, month, hour.
    NextPer,
    /// Show pay adjusted for local prices, or as paid.
    PriceAdjust,
    /// Type what the person needs a month.
    Budget,
    /// Write a print to a file: ask what, and in which form.
    Write,
    /// Ask for the name of a file for this print.
    WriteAs(Extent, Format),
    /// Copy this, or what is read in the overlay, to the clipboard.
    Copy(Extent),
    /// Print what was copied, or else the row, when the program is left; or no longer.
    PrintOnExit,
    /// Open the address of a source of this row; ask which, if it has several.
    OpenSource,
    /// Open this address in the person's browser.
    Browse(String),
    /// This address was not opened, and why.
    NotOpened(String, String),
    /// Read the data files again.
    Reload,
    /// The data files were read again.
    Loaded(Box<Reading>),
    /// What was asked of the terminal is done; what is to be said of it.
    Done(String),
    /// What was asked of the terminal could not be done, and why.
    Failed(String),
    /// What is to be said of something that nobody asked for just now.
    Said(String),
    /// Stop or start listening to the mouse, so that text can be selected.
    ToggleMouse,
    /// Show everything in the next theme.
    NextTheme,
    /// The terminal says what lies behind the text.
    Background(Background),
    /// Draw everything again.
    Redraw,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Type into the input that is open.
    Edit(InputRequest),
    /// Text pasted by the terminal.
    Paste(String),
    /// A mouse button went down on this column and line.
    Click(u16, u16),
    /// The wheel turned over this column and line; positive is down.
    Wheel(u16, u16, i16),
    /// The terminal has this many columns and lines now.
    Resize(u16, u16),
    /// Show a tab, by its place from 0, and do this there.
    On(usize, Box<Action>),
    /// Go to a row of a tab.
    Go(Target),
    /// Let figures speak of this area, by its code; none = the nation.
    SetArea(Option<String>),
    /// Explain this term of the glossary.
    Explain(String),
}

impl Action {
    /// Whether it happens without the person: nothing was typed or clicked.
    #[must_use]
    pub fn comes_by_itself(&self) -> bool {
        matches!(
            self,
            Self::Resize(..)
                | Self::Background(_)
                | Self::Saved(..)
                | Self::Loaded(_)
                | Self::NotOpened(..)
                | Self::Said(_)
        )
    }
}

/// What came of reading the data files again.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The data set, or all that is wrong with it.
    pub data: Result<Loaded, Problems>,
    /// Whether the person asked for it; otherwise the files had changed.
    pub asked: bool,
}

/// A row somewhere in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Index of the tab.
    pub tab: usize,
    /// Index of its view.
    pub view: usize,
    /// Key of the row.
    pub key: String,
}

/// What the app asks of the terminal after an action. Each is done, none for another: only drawing is
/// put off until all input has been taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Draw the new state.
    Draw,
    /// Nothing changed.
    Nothing,
    /// Clear the terminal and draw everything.
    Redraw,
    /// Leave.
    Quit,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Listen to the mouse, or no longer.
    Mouse(bool),
    /// Leave, with this role chosen.
    Choose(Id),
    /// Write a file, and tell by [`Action::Done`] or [`Action::Failed`].
    Write(File),
    /// Copy a text to the clipboard, and tell by [`Action::Done`] or [`Action::Failed`].
    Copy(String),
    /// Read the data files again, and tell by [`Action::Loaded`], or by [`Action::Failed`] if there are
    /// none.
    Reload,
    /// Open an address in the person's browser, and tell by [`Action::NotOpened`] if that fails.
    Browse(String),
}

/// A print on its way to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, as typed.
    pub name: String,
    /// Whether it takes the place of a file that is there.
    pub replace: bool,
    /// What it is to hold.
    pub text: String,
}
