//! A screenful up or down a list. Rows differ in height and headings stand between them, so a number of rows
//! is no screenful: the row at one edge goes to the other, and none is passed over unseen.

use super::{App, Pane};
use crate::ui::{
    action::{Action, Effect},
    pane::{Item, ItemKind},
    table::Plan,
};

impl App {
    /// What an action does that moves by a screenful; none if it does not.
    pub(super) fn on_page(&mut self, action: &Action) -> Option<Effect> {
        if !matches!(action, Action::PageDown | Action::PageUp) {
            return None;
        }
        let geometry = self.geometry();
        let (plan, lines) = (self.pane().plan(geometry.list_width()), geometry.list_lines());
        let pane = self.pane_mut();
        let before = pane.cursor;
        let offset = pane.cursor.saturating_sub(pane.top);
        match action {
            Action::PageDown => {
                let end = pane.order.len().saturating_sub(1);
                let last = pane.last_seen(&plan, lines).max(pane.top + 1).min(end);
                // No further than until the end of the list stands at the bottom.
                (pane.cursor, pane.top) = (end, 0);
                pane.settle(&plan, lines);
                pane.top = pane.top.min(last);
                pane.cursor = if last == end { end } else { pane.last_seen(&plan, lines).min(last + offset) };
                pane.cursor = pane.cursor.max(before + 1).min(end);
            }
            Action::PageUp => {
                let first = pane.top;
                // With nothing scrolled out, settling scrolls until the row stands at the bottom.
                (pane.cursor, pane.top) = (first, 0);
                pane.settle(&plan, lines);
                pane.cursor = (pane.top + offset).min(first.saturating_sub(1));
            }
            _ => return None,
        }
        Some(if pane.cursor == before { Effect::Nothing } else { Effect::Draw })
    }
}

impl Pane {
    /// The last row that is seen whole in a list of `lines` lines: which of those shown.
    fn last_seen(&self, plan: &Plan, lines: usize) -> usize {
        let seen = |item: Item| match item.kind {
            ItemKind::Row(at) => (item.y + self.height(at, plan) <= lines).then_some(at),
            ItemKind::Heading(_) => None,
        };
        self.items(plan, lines).into_iter().rev().find_map(seen).unwrap_or(self.top)
    }
}
