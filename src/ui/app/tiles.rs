//! Keys on a map: arrows go from tile to tile, `s` shades by another figure.

use super::{App, Focus};
use crate::{
    page::tiles::Toward,
    ui::action::{Action, Effect},
};

impl App {
    /// What an action does on a map; none if no map is drawn or it does nothing of its own there.
    pub(super) fn on_map(&mut self, action: &Action) -> Option<Effect> {
        if self.focus == Focus::Detail {
            return None;
        }
        self.geometry().map?;
        let (toward, times) = match action {
            Action::Left => (Toward::Left, 1),
            Action::Right => (Toward::Right, 1),
            Action::Up => (Toward::Up, 1),
            Action::Down => (Toward::Down, 1),
            // Some tiles at once, but in the same column.
            Action::HalfUp => (Toward::Up, 4),
            Action::HalfDown => (Toward::Down, 4),
            Action::PageUp => (Toward::Up, 8),
            Action::PageDown => (Toward::Down, 8),
            Action::Sort => {
                self.pane_mut().next_measure();
                return Some(Effect::Draw);
            }
            _ => return None,
        };
        let pane = self.pane_mut();
        let before = pane.cursor;
        for _ in 0..times {
            let Some(from) = pane.order.get(pane.cursor).copied() else { break };
            let Some(to) = pane.page.neighbor(&pane.order, from, toward) else { break };
            let column = |at: usize| pane.page.rows.get(at)?.tile.as_ref().map(|tile| tile.column);
            if times > 1 && column(from) != column(to) {
                break;
            }
            pane.cursor = pane.order.iter().position(|at| *at == to).unwrap_or(before);
        }
        Some(if pane.cursor == before { Effect::Nothing } else { Effect::Draw })
    }
}
