//! Taking over data that were read again, with the person where they were.

use super::{
    super::{
        action::{Effect, Reading},
        overlay::{self, Overlay},
        pane::Pane,
    },
    App, Files,
};
use crate::{
    dataset::{Problems, load::Loaded},
    profile::strangers::strangers,
    sections::SECTIONS,
};

impl App {
    /// Takes over what was read if it is sound; otherwise tells what is wrong and goes on with the data
    /// there are.
    pub(super) fn take_over(&mut self, reading: Reading) -> Effect {
        self.files = if reading.data.is_ok() { Files::Sound } else { Files::Faulty };
        match reading.data {
            Ok(loaded) => self.take_data(loaded, reading.asked),
            Err(problems) => self.tell(&problems),
        }
    }

    fn take_data(&mut self, loaded: Loaded, asked: bool) -> Effect {
        let mended = matches!(&self.overlay, Some(Overlay::Reader(reader)) if reader.problems);
        if mended {
            self.overlay = None;
        }
        if loaded.dataset == self.data {
            if asked || mended {
                self.notice = Some("read again: nothing has changed".to_owned());
            }
            return Effect::Draw;
        }
        self.data = loaded.dataset;
        let context = self.context();
        let views: Vec<usize> = SECTIONS.iter().map(|section| (section.views)(&context).len()).collect();
        for (pane, views) in self.panes.iter_mut().zip(views) {
            if pane.view >= views {
                *pane = Pane::unbuilt();
            }
        }
        self.outdate();
        let career = &self.data.career;
        let strangers: Vec<String> =
            strangers(&self.profile, &self.data).iter().map(ToString::to_string).collect();
        let strangers = match strangers.as_slice() {
            [] => String::new(),
            some => format!("; kept, but not in it: {}", some.join(", ")),
        };
        let warnings = match loaded.warnings.warnings() {
            0 => String::new(),
            1 => "; 1 warning: the command check shows it".to_owned(),
            n => format!("; {n} warnings: the command check shows them"),
        };
        let edited = career.updated;
        self.notice = Some(format!("read again: {}, edited {edited}{strangers}{warnings}", career.title));
        Effect::Draw
    }

    /// Shows what is wrong where it takes nothing from under the person's hands, else says it briefly.
    fn tell(&mut self, problems: &Problems) -> Effect {
        let told = matches!(&self.overlay, Some(Overlay::Reader(reader)) if reader.problems);
        if told || self.has_hands_free() {
            self.overlay = Some(Overlay::Reader(overlay::problems(problems, self.keymap())));
            self.notice = None;
            return Effect::Draw;
        }
        let Some(first) = problems.list().first() else { return Effect::Draw };
        let more = match problems.errors() {
            0 | 1 => String::new(),
            n => format!(" ({} more)", n - 1),
        };
        self.notice = Some(format!("not read: {}: {}{more}", first.place_words(), first.message));
        Effect::Draw
    }
}
