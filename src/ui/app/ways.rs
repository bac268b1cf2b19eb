//! Going into a row that leads to other rows, and back to where one came from.

use tui_input::Input;

use super::{App, Focus, Pane};
use crate::{
    page::{Sort, Way},
    ui::action::{Action, Effect},
};

/// Where one came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// View and filter.
    way: Way,
    sort: Option<Sort>,
    /// Key of the row that one went into.
    key: String,
}

impl App {
    /// What an action does where a row leads on; none if it does nothing of its own there.
    pub(super) fn on_way(&mut self, action: &Action) -> Option<Effect> {
        if self.focus != Focus::List {
            return None;
        }
        let pane = self.pane();
        match action {
            Action::Open => {
                let way = pane.row()?.way.clone()?;
                let here = Way { view: pane.view, filter: pane.filter.value().to_owned() };
                if way == here {
                    return None;
                }
                let sort = pane.sort.filter(|_| way.view == here.view);
                let key = pane.key()?.to_owned();
                let mut origins = std::mem::take(&mut self.pane_mut().origins);
                origins.push(Origin { way: here, sort: self.pane().sort, key: key.clone() });
                self.reach(Origin { way, sort, key }, origins);
            }
            Action::Back => {
                let mut origins = std::mem::take(&mut self.pane_mut().origins);
                let origin = origins.pop()?;
                self.reach(origin, origins);
            }
            _ => return None,
        }
        Some(Effect::Draw)
    }

    fn reach(&mut self, to: Origin, origins: Vec<Origin>) {
        let Origin { way, sort, key } = to;
        let filter = Input::new(way.filter);
        *self.pane_mut() = Pane { view: way.view, filter, sort, origins, ..Pane::unbuilt() };
        self.settle();
        let pane = self.pane_mut();
        if let Some(at) = pane.position(&key) {
            pane.cursor = at;
        }
    }
}
