//! Bringing what is shown up to date with what was chosen.

use super::{super::action::Action, App, Focus};
use crate::page::Detail;

impl App {
    /// The choices changed: every page is built again when it is next shown.
    pub(super) fn outdate(&mut self) {
        self.panes.iter_mut().for_each(|pane| pane.stale = true);
    }

    /// Makes up for what [`App::act`] put off.
    pub fn catch_up(&mut self) {
        if !self.pane().settled {
            self.settle();
        }
    }

    /// Whether an action asks no more of what is shown than the order of its rows. So a held key moves
    /// the cursor as often as it came, and only the row where it stops is shown.
    pub(super) fn is_step(&self, action: &Action) -> bool {
        matches!(action, Action::Down | Action::Up)
            && self.overlay.is_none()
            && self.focus != Focus::Detail
            && !self.pane().stale
    }

    /// Brings the pane in view up to date: its page, the cursor within sight, the row's detail.
    pub(super) fn settle(&mut self) {
        let section = self.section();
        let currency = self.currency();
        if self.pane().stale {
            let page = (section.page)(&self.context());
            self.pane_mut().show(page, currency);
        }
        // The detail first: where there is none, the list has its room.
        let key = self.pane().key().map(str::to_owned);
        if self.pane().detail_of.is_none() || self.pane().detail_of != key {
            let detail =
                key.as_deref().map_or_else(Detail::default, |key| (section.detail)(&self.context(), key));
            self.pane_mut().show_detail(key, detail);
        }
        let geometry = self.geometry();
        let (width, lines) = (geometry.list_width(), geometry.list_lines());
        let pane = self.pane_mut();
        let plan = pane.plan(width);
        pane.offset = pane.offset.min(plan.before);
        pane.settle(&plan, lines);
        pane.settled = true;
    }
}
