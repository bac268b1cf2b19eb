//! What leaves the dashboard: copies, prints, and what became of them.

use super::{
    super::{
        action::Effect,
        overlay::{self, Asks, Overlay},
        takeaway::{self, Extent},
    },
    App,
};
use crate::export::{Format, ascii};

impl App {
    /// Copies the row or the page as text.
    pub(super) fn copy(&mut self, extent: Extent) -> Effect {
        match takeaway::print(self, extent, Format::Text) {
            Ok(text) => self.copy_text(text),
            Err(why) => self.failed(why),
        }
    }

    /// Copies a text, and keeps it to be printed where there is no clipboard.
    pub(super) fn copy_text(&mut self, text: String) -> Effect {
        self.copied = Some(text.clone());
        Effect::Copy(text)
    }

    /// Takes note of what is to be printed when the program is left, or drops it.
    pub(super) fn print_on_exit(&mut self) {
        if self.choosing {
            let words = "only the role is printed on exit";
            self.notice = Some(self.keymap().advise(words, &[("write", "writes a file")]));
            return;
        }
        let text = match self.copied.take() {
            Some(copied) => Ok(copied),
            None if self.farewell.is_some() => {
                self.farewell = None;
                self.notice = Some("nothing is printed when you leave".to_owned());
                return;
            }
            None => takeaway::print(self, Extent::Row, Format::Text),
        };
        self.notice = Some(match text {
            Ok(text) => {
                // It goes to this terminal, whatever a clipboard or a file may take.
                let text = if self.ascii() { ascii::print(&text, Format::Text) } else { text };
                let lines = text.lines().count();
                self.farewell = Some(text);
                format!(
                    "{lines} lines will be printed when you leave; {} again: not",
                    self.keymap().key("print-on-exit")
                )
            }
            Err(why) => why,
        });
    }

    /// Opens the source of the row in view, or asks which.
    pub(super) fn open_source(&mut self) -> Effect {
        // Numbered as in the detail.
        let cited = self.pane().detail.sources().into_iter().zip(1..);
        let cited = cited.filter_map(|(id, n)| Some((n, self.data.source(id)?)));
        let sources: Vec<_> = cited.filter_map(|(n, s)| Some((n, s, s.address.as_deref()?))).collect();
        match sources.as_slice() {
            [] => self.failed("no source of this row has an address".to_owned()),
            [(.., address)] => {
                let address = (*address).to_owned();
                self.browse(address)
            }
            several => {
                self.overlay = Some(Overlay::Picker(overlay::addresses(several)));
                Effect::Draw
            }
        }
    }

    /// Opens an address in the person's browser.
    pub(super) fn browse(&mut self, address: String) -> Effect {
        self.overlay = None;
        self.notice = Some(format!("opening {address}"));
        Effect::Browse(address)
    }

    /// Shows an address that was not opened, where that takes nothing from under the person's hands: a
    /// browser may fail long after the key.
    pub(super) fn not_opened(&mut self, address: String, why: String) -> Effect {
        self.copied = Some(address.clone());
        if !self.has_hands_free() {
            let ways = [("print-on-exit", "prints it when you leave")];
            self.notice = Some(self.keymap().advise(&format!("{why}: {address}"), &ways));
            return Effect::Draw;
        }
        self.notice = None;
        self.overlay = Some(Overlay::Reader(overlay::address(address, why, self.keymap())));
        Effect::Draw
    }

    /// Something asked of the terminal is done.
    pub(super) fn done(&mut self, said: String) -> Effect {
        if matches!(&self.overlay, Some(Overlay::Prompt(prompt)) if matches!(prompt.asks, Asks::File(..))) {
            self.overlay = None;
        }
        self.notice = Some(said);
        Effect::Draw
    }

    /// Something asked of the terminal could not be done. The question that asked for it is asked again.
    pub(super) fn failed(&mut self, why: String) -> Effect {
        match &mut self.overlay {
            Some(Overlay::Prompt(prompt)) => prompt.error = Some(why),
            _ => self.notice = Some(why),
        }
        Effect::Draw
    }
}
