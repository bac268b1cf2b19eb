//! What actions do in the overlay that is open.

use tui_input::Input;

use super::{
    super::{
        action::{Action, Effect},
        overlay::{Overlay, Reader},
        view,
    },
    App,
    moves::moved,
};
use crate::{
    dataset::problem::is_unsafe,
    export::{Format, ascii},
    profile::Words,
};

/// Columns that a copied overlay is laid out in.
const TEXT_WIDTH: u16 = 80;

impl App {
    pub(super) fn in_overlay(&mut self, action: Action) -> Effect {
        let lines = self.geometry().overlay_lines(self);
        match self.overlay.take() {
            Some(Overlay::Picker(mut picker)) => {
                let last = picker.order.len().saturating_sub(1);
                match action {
                    Action::Back => return Effect::Draw,
                    Action::Open => {
                        let Some(entry) = picker.chosen() else {
                            self.overlay = Some(Overlay::Picker(picker));
                            return Effect::Nothing;
                        };
                        let action = entry.action.clone();
                        return self.act(action);
                    }
                    Action::Edit(request) => {
                        if picker.input.handle(request).is_some_and(|c| c.value) {
                            picker.narrow();
                        }
                    }
                    Action::Paste(text) => {
                        paste(&mut picker.input, &text);
                        picker.narrow();
                    }
                    action => picker.cursor = moved(picker.cursor, &action, lines, last),
                }
                self.overlay = Some(Overlay::Picker(picker));
            }
            Some(Overlay::Prompt(mut prompt)) => {
                match action {
                    Action::Back => return Effect::Draw,
                    Action::Open => match self.answer(&prompt.asks, prompt.input.value()) {
                        Ok(Effect::Draw) => return Effect::Draw,
                        // The question stays until it is known what became of it.
                        Ok(effect) => {
                            self.overlay = Some(Overlay::Prompt(prompt));
                            return effect;
                        }
                        Err(error) => prompt.error = Some(error),
                    },
                    Action::Edit(request) => {
                        prompt.input.handle(request);
                        prompt.error = None;
                    }
                    Action::Paste(text) => paste(&mut prompt.input, &text),
                    _ => {}
                }
                self.overlay = Some(Overlay::Prompt(prompt));
            }
            Some(Overlay::Reader(mut reader)) => {
                let last = self.reader_lines(&reader).saturating_sub(lines);
                match action {
                    Action::Back | Action::Open if reader.typing => {
                        reader.typing = false;
                        if action == Action::Back {
                            reader.filter = Input::default();
                        }
                    }
                    Action::Back if !reader.filter.value().is_empty() => reader.filter = Input::default(),
                    Action::Back | Action::Help | Action::Passport | Action::Glossary | Action::Why => {
                        return Effect::Draw;
                    }
                    Action::Copy(_) => {
                        let text = self.reader_text(&reader);
                        self.overlay = Some(Overlay::Reader(reader));
                        return self.copy_text(text);
                    }
                    Action::OpenSource => return self.open_source(),
                    Action::Reload => {
                        self.overlay = Some(Overlay::Reader(reader));
                        return Effect::Reload;
                    }
                    Action::PrintOnExit => self.print_on_exit(),
                    Action::Filter => reader.typing = true,
                    Action::Edit(request) => {
                        reader.filter.handle(request);
                        reader.top = 0;
                    }
                    Action::Paste(text) if reader.typing => paste(&mut reader.filter, &text),
                    action => reader.top = moved(reader.top.min(last), &action, lines, last),
                }
                self.overlay = Some(Overlay::Reader(reader));
            }
            None => {}
        }
        Effect::Draw
    }

    /// What is read, as text.
    fn reader_text(&self, reader: &Reader) -> String {
        if let Some(text) = &reader.copies {
            return text.clone();
        }
        let lines = view::overlay::reader_lines(self, reader, TEXT_WIDTH);
        let title = std::iter::once(reader.detail.title.clone());
        let lines = lines.iter().map(|line| line.to_string().trim_end().to_owned());
        let text: String = title.chain(lines).map(|line| line + "\n").collect();
        if self.takes_out_ascii() { ascii::print(&text, Format::Text) } else { text }
    }

    fn reader_lines(&self, reader: &Reader) -> usize {
        let width = self.geometry().overlay_width();
        view::overlay::reader_lines(self, reader, width).len()
    }
}

/// Types pasted text into an input: its first line, as long as words may be, without what controls a
/// terminal or turns text around.
pub(super) fn paste(input: &mut Input, text: &str) {
    let room = Words::LONGEST.saturating_sub(input.value().chars().count());
    let line = text.lines().next().unwrap_or_default();
    for c in line.chars().filter(|c| !is_unsafe(*c)).take(room) {
        input.handle(tui_input::InputRequest::InsertChar(c));
    }
}
