//! Where the person is: the tab and its view, the row, how far a text is scrolled.

use tui_input::Input;

use super::{
    super::{
        action::{Action, Effect, Target},
        geometry::Hit,
        pane::{ItemKind, Pane},
    },
    App, Focus,
};
use crate::{page::Sort, sections::SECTIONS};

impl App {
    /// Whether there is nothing to go back from.
    pub(super) fn is_at_rest(&self) -> bool {
        self.focus == Focus::List && self.pane().filter.value().is_empty()
    }

    pub(super) fn back(&mut self) {
        match self.focus {
            Focus::Detail => self.focus = Focus::List,
            Focus::Filter | Focus::List => {
                self.focus = Focus::List;
                self.pane_mut().filter = Input::default();
                self.refilter();
            }
        }
    }

    pub(super) fn in_list(&mut self, action: &Action) -> Effect {
        if let Some(effect) = self.on_page(action) {
            return effect;
        }
        // A step needs no look at the screen.
        let lines = if self.is_step(action) { 1 } else { self.geometry().list_lines() };
        let pane = self.pane_mut();
        let before = pane.cursor;
        pane.go_to(moved(before, action, lines, pane.order.len().saturating_sub(1)));
        if pane.cursor == before { Effect::Nothing } else { Effect::Draw }
    }

    pub(super) fn scroll_detail(&mut self, action: &Action) {
        let geometry = self.geometry();
        let (width, lines) = (geometry.detail_width(), geometry.detail_lines());
        let count = || self.detail_painter(&geometry).detail(&self.pane().detail).len();
        let all = self.pane().lines_of_detail(width, lines).unwrap_or_else(count);
        self.pane_mut().laid_out = Some(((width, lines), all));
        let last = all.saturating_sub(lines);
        let pane = self.pane_mut();
        pane.detail_top = moved(pane.detail_top.min(last), action, lines, last);
    }

    pub(super) fn scroll_right(&mut self) {
        let room = self.geometry().list_width();
        let pane = self.pane_mut();
        if pane.plan(room).after > 0 {
            pane.offset += 1;
        }
    }

    pub(super) fn show_tab(&mut self, tab: usize) {
        self.tab = tab;
        self.focus = Focus::List;
    }

    /// Another tab: `by` steps on, round and round.
    pub(super) fn turn_tab(&mut self, by: isize) {
        self.show_tab(turned(self.tab, by, SECTIONS.len()));
    }

    /// Another view: `by` steps on, round and round. The cursor starts at the top: its rows differ.
    pub(super) fn turn_view(&mut self, by: isize) {
        let views = (self.section().views)(&self.context()).len();
        let pane = self.pane_mut();
        let view = turned(pane.view, by, views);
        *pane = Pane { view, ..Pane::unbuilt() };
        self.focus = Focus::List;
    }

    pub(super) fn go(&mut self, target: &Target) -> Effect {
        self.overlay = None;
        self.show_tab(target.tab.min(SECTIONS.len().saturating_sub(1)));
        if self.pane().view != target.view {
            *self.pane_mut() = Pane { view: target.view, ..Pane::unbuilt() };
        }
        self.settle();
        self.go_to_row(&target.key);
        Effect::Draw
    }

    /// Puts the cursor on a row; a filter that hides it is cleared.
    pub(super) fn go_to_row(&mut self, key: &str) {
        let pane = self.pane_mut();
        if pane.position(key).is_none() {
            pane.filter = Input::default();
            pane.select(None);
        }
        if let Some(at) = pane.position(key) {
            pane.go_to(at);
        }
        self.settle();
    }

    pub(super) fn click(&mut self, x: u16, y: u16) -> Effect {
        match self.geometry().hit(self, x, y) {
            Some(Hit::Tab(tab)) => self.show_tab(tab),
            Some(Hit::Row(at)) => {
                self.focus = Focus::List;
                let again = self.pane().cursor == at;
                self.pane_mut().go_to(at);
                if again && self.geometry().detail.is_none() {
                    self.focus = Focus::Detail;
                }
            }
            Some(Hit::Head(column)) => {
                let pane = self.pane_mut();
                let sort = match pane.sort {
                    Some(now) if now.column == column => Sort { descending: !now.descending, ..now },
                    _ => pane.page.sort_by(column),
                };
                pane.arrange(Some(sort));
            }
            Some(Hit::Detail) => self.focus = Focus::Detail,
            None => return Effect::Nothing,
        }
        Effect::Draw
    }

    pub(super) fn wheel(&mut self, x: u16, y: u16, turns: i16) -> Effect {
        let action = if turns > 0 { Action::Down } else { Action::Up };
        let on_detail = self.geometry().hit(self, x, y) == Some(Hit::Detail);
        for _ in 0..turns.unsigned_abs() {
            if on_detail {
                self.scroll_detail(&action);
            } else if self.on_map(&action).is_none() {
                self.in_list(&action);
            }
        }
        Effect::Draw
    }

    pub(super) fn refilter(&mut self) {
        let pane = self.pane_mut();
        let key = pane.key().map(str::to_owned);
        pane.top = 0;
        pane.select(key.as_deref());
    }

    /// Which row of the list, if any, stands on a line of it.
    #[must_use]
    pub fn row_on_line(&self, line: usize) -> Option<usize> {
        let geometry = self.geometry();
        let pane = self.pane();
        let plan = pane.plan(geometry.list_width());
        let items = pane.items(&plan, geometry.list_lines());
        let item = items.into_iter().find(|i| (i.y..i.y + i.height).contains(&line))?;
        match item.kind {
            ItemKind::Row(at) => Some(at),
            ItemKind::Heading(_) => None,
        }
    }
}

/// A place among so many after so many steps, no more than there are places, round and round.
fn turned(at: usize, by: isize, places: usize) -> usize {
    (at + places).saturating_add_signed(by) % places.max(1)
}

/// A position after a movement, held to `0..=last`.
pub(super) fn moved(at: usize, action: &Action, lines: usize, last: usize) -> usize {
    let page = lines.saturating_sub(1).max(1);
    let half = (lines / 2).max(1);
    let to = match action {
        Action::Down => at.saturating_add(1),
        Action::Up => at.saturating_sub(1),
        Action::PageDown => at.saturating_add(page),
        Action::PageUp => at.saturating_sub(page),
        Action::HalfDown => at.saturating_add(half),
        Action::HalfUp => at.saturating_sub(half),
        Action::First => 0,
        Action::Last => last,
        Action::Wheel(_, _, turns) => at.saturating_add_signed(isize::from(*turns)),
        _ => at,
    };
    to.min(last)
}
