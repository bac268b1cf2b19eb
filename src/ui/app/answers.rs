//! How keys change the person's answers: knobs, prompts, undo and redo.

use super::{
    super::{
        action::{Effect, File},
        overlay::{self, Asks, Overlay},
        takeaway,
    },
    App,
};
use crate::{
    dataset::tradeoff::Side,
    page::Row,
    profile::{Budget, Knob, Profile, Turn, merge::merge, own},
};

impl App {
    /// Takes the answer to a prompt.
    pub(super) fn answer(&mut self, asks: &Asks, typed: &str) -> Result<Effect, String> {
        let typed = typed.trim();
        match asks {
            Asks::Budget if typed.is_empty() => self.change(|p| p.budget = None),
            Asks::Budget => {
                let budget = typed.parse::<Budget>().map_err(|e| e.to_string())?;
                self.change(|p| p.budget = Some(budget));
            }
            Asks::Knob(knob) => self.turn(knob, &Turn::To(typed))?,
            Asks::Tradeoff => {
                let typed = own::read(typed, &self.data)?;
                let picked = || self.profile.picked(&self.data).into_iter().map(|role| role.id.clone());
                let roles = typed.roles.unwrap_or_else(|| picked().collect());
                let (name, side) = (typed.name.as_str(), typed.side.unwrap_or(Side::Pro));
                let mut added = None;
                self.change(|p| added = p.add_tradeoff(name, side, roles));
                self.select_row_of(added.map(Knob::OwnLeaning).as_ref());
            }
            Asks::Criterion => {
                let mut added = None;
                self.change(|p| added = p.add_criterion(typed));
                self.select_row_of(added.map(Knob::Weight).as_ref());
            }
            Asks::File(extent, format) => {
                let (name, replace) = typed.strip_suffix('!').map_or((typed, false), |name| (name, true));
                if name.is_empty() {
                    return Err("type a name for the file".to_owned());
                }
                let text = takeaway::print(self, *extent, *format)?;
                return Ok(Effect::Write(File { name: name.to_owned(), replace, text }));
            }
        }
        Ok(Effect::Draw)
    }

    /// Puts the cursor on the row that a knob turns: on what was just added.
    fn select_row_of(&mut self, knob: Option<&Knob>) {
        self.settle();
        let row = self.pane().page.rows.iter().find(|row| knob.is_some() && row.knob.as_ref() == knob);
        if let Some(key) = row.map(|row| row.key.clone()) {
            self.go_to_row(&key);
        }
    }

    /// Changes the answers, in a way that can be taken back.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Profile)) {
        let before = self.profile.clone();
        change(&mut self.profile);
        if self.history.note(before, &self.profile) {
            self.unsaved = true;
            self.outdate();
        }
    }

    /// Takes over the answers of both, as they were saved, where another copy of the program had changed
    /// the file. What can be taken back or brought again gets what the other changed, too: or else the
    /// next undo would take it away, and the next save write that.
    pub(super) fn take_merged(&mut self, merged: Profile) {
        let mine = std::mem::replace(&mut self.profile, merged);
        // From `mine` on, only the other changed anything, so this differs from what is saved by that alone.
        self.history.revise(|then| *then = merge(&mine, then, &self.profile).profile);
        self.outdate();
    }

    /// Turns a knob.
    fn turn(&mut self, knob: &Knob, turn: &Turn<'_>) -> Result<(), String> {
        let mut turned = self.profile.clone();
        turned.turn(knob, turn, &self.data, self.today)?;
        self.change(|p| *p = turned);
        Ok(())
    }

    /// Turns the knob of the row under the cursor.
    pub(super) fn adjust(&mut self, turn: &Turn<'_>) -> Effect {
        let Some(knob) = self.pane().row().and_then(|row| row.knob.clone()) else {
            return self.failed("this row has no answer of yours".to_owned());
        };
        if let Err(reason) = self.turn(&knob, turn) {
            self.notice = Some(reason);
        }
        Effect::Draw
    }

    /// Asks for the answer of the row under the cursor.
    pub(super) fn ask(&mut self) -> Effect {
        let answer = |row: &Row| Some((row.knob.clone()?, row.cells.first()?.plain()));
        let Some((knob, label)) = self.pane().row().and_then(answer) else {
            return self.failed("this row has no answer of yours".to_owned());
        };
        if self.is_bare_demand(&knob) {
            let words = "there is no amount to type";
            return self.failed(self.keymap().advise(words, &[("pick", "demands it or drops it")]));
        }
        // What has words of its own is there to be changed; a number is typed anew.
        let said = match &knob {
            Knob::OwnLeaning(id) => {
                self.profile.own_tradeoffs.get(id).map(|own| own::written(own, &self.data))
            }
            _ => None,
        };
        self.overlay = Some(Overlay::Prompt(overlay::knob(knob, &label, said.unwrap_or_default())));
        Effect::Draw
    }

    /// Removes the own thing that the row under the cursor stands for.
    pub(super) fn remove_own(&mut self) -> Effect {
        let Some(Knob::OwnLeaning(id) | Knob::Weight(id) | Knob::Score(id, _)) =
            self.pane().row().and_then(|row| row.knob.clone())
        else {
            return self.failed("this row is not of your own".to_owned());
        };
        let mut removed = false;
        self.change(|p| removed = p.remove_own(&id));
        if removed { Effect::Draw } else { self.failed("this row is not of your own".to_owned()) }
    }

    pub(super) fn take_back(&mut self, again: bool) {
        let changed =
            if again { self.history.redo(&mut self.profile) } else { self.history.undo(&mut self.profile) };
        self.unsaved |= changed;
        let redo = self.keymap().key("redo");
        self.notice = Some(match (again, changed) {
            (false, true) if redo.is_empty() => "taken back".to_owned(),
            (false, true) => format!("taken back; {redo} brings it again"),
            (false, false) => "nothing to take back".to_owned(),
            (true, true) => "brought again".to_owned(),
            (true, false) => "nothing to bring again".to_owned(),
        });
        self.outdate();
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        dataset::{Dataset, Date},
        profile::{Leaning, Per, Profile},
        ui::{
            action::Action,
            app::{App, Opening},
            theme::Theme,
        },
    };

    #[test]
    fn undo_leaves_what_another_copy_answered() {
        let data = Dataset::shipped();
        let other = data.career.tradeoffs[0].id.clone();
        let today = Date::from_ymd(2026, 11, 28).expect("a day");
        let mut app = App::new(data, Opening::default(), Theme::mono(), today, (80, 24));
        app.update(Action::NextPer);
        app.update(Action::NextPer);
        app.update(Action::Undo);
        let mut merged = app.profile().clone();
        merged.leanings.insert(other.clone(), Leaning::nearest(3));
        app.update(Action::Saved(None, Some(Box::new(merged))));
        assert!(!app.unsaved(), "it is what the file holds");
        let both = |app: &App| (app.profile().per, app.profile().leanings.contains_key(&other));
        assert_eq!(both(&app), (Per::Month, true));
        app.update(Action::Undo);
        assert_eq!(both(&app), (Per::Year, true), "mine is taken back, the other's stays");
        app.update(Action::Undo);
        assert_eq!(both(&app), (Per::Year, true), "the merge itself is nothing to take back");
        app.update(Action::Redo);
        app.update(Action::Redo);
        assert_eq!(both(&app), (Per::Hour, true));
        assert_ne!(app.profile(), &Profile::default());
    }
}
