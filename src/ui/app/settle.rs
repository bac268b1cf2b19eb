//! Bringing what is shown up to date with what was chosen.

use super::App;
use crate::page::Detail;

impl App {
    /// The choices changed: every page is built again when it is next shown.
    pub(super) fn outdate(&mut self) {
        self.panes.iter_mut().for_each(|pane| pane.stale = true);
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
        let detail =
            key.as_deref().map_or_else(Detail::default, |key| (section.detail)(&self.context(), key));
        let pane = self.pane_mut();
        if pane.detail.title != detail.title {
            pane.detail_top = 0;
        }
        pane.detail = detail;
        let geometry = self.geometry();
        let (width, lines) = (geometry.list_width(), geometry.list_lines());
        let pane = self.pane_mut();
        let plan = pane.plan(width);
        pane.offset = pane.offset.min(plan.before);
        pane.settle(&plan, lines);
    }
}
