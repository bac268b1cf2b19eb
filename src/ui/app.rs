//! The state of the dashboard and how actions change it. No input or output happens here.

mod answers;

use tui_input::Input;

use super::{
    action::{Action, Effect, Target},
    geometry::{Geometry, Hit},
    keymap::Place,
    overlay::{self, Overlay, Reader},
    paint::Painter,
    pane::{ItemKind, Pane},
    theme::Theme,
};
use crate::{
    dataset::{Dataset, Date, Id},
    page::{Currency, Detail},
    profile::{Profile, Turn, history::History},
    sections::{Context, SECTIONS, Section},
};

/// Where the keys go when no overlay is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Into the list.
    #[default]
    List,
    /// Into its filter.
    Filter,
    /// Into the detail.
    Detail,
}

/// How the dashboard opens.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Index of the tab.
    pub tab: usize,
    /// Index of its view.
    pub view: usize,
    /// Key of the row for the cursor on that tab.
    pub key: Option<String>,
    /// The person's answers.
    pub profile: Profile,
    /// Somebody else's, laid beside them.
    pub beside: Option<Profile>,
    /// What is to be said at once: that they could not be read.
    pub notice: Option<String>,
}

/// The dashboard.
#[derive(Debug)]
pub struct App {
    data: Dataset,
    profile: Profile,
    /// Somebody else's answers, laid beside the person's.
    beside: Option<Profile>,
    history: History<Profile>,
    /// Whether answers changed since they were last saved.
    unsaved: bool,
    today: Date,
    theme: Theme,
    /// Index into [`SECTIONS`] and `panes`, always within both.
    tab: usize,
    /// One for each section.
    panes: Vec<Pane>,
    focus: Focus,
    overlay: Option<Overlay>,
    notice: Option<String>,
    mouse: bool,
    size: (u16, u16),
}

impl App {
    /// The dashboard on `data` in a terminal of `size` columns and lines.
    #[must_use]
    pub fn new(data: Dataset, opening: Opening, theme: Theme, today: Date, size: (u16, u16)) -> Self {
        let mut app = Self {
            data,
            profile: opening.profile,
            beside: opening.beside,
            history: History::default(),
            unsaved: false,
            today,
            theme,
            tab: opening.tab.min(SECTIONS.len().saturating_sub(1)),
            panes: SECTIONS.iter().map(|_| Pane::unbuilt()).collect(),
            focus: Focus::List,
            overlay: None,
            notice: opening.notice,
            mouse: true,
            size,
        };
        app.pane_mut().view = opening.view;
        app.settle();
        if let Some(key) = opening.key {
            app.go_to_row(&key);
        }
        app
    }

    /// The data set.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// The person's choices.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether answers changed since they were last saved.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.unsaved
    }

    /// How meanings look.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Index of the tab shown.
    #[must_use]
    pub fn tab(&self) -> usize {
        self.tab
    }

    /// The tab shown.
    #[must_use]
    pub fn section(&self) -> &'static Section {
        &SECTIONS[self.tab]
    }

    /// The pane of the tab shown.
    #[must_use]
    pub fn pane(&self) -> &Pane {
        &self.panes[self.tab]
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.panes[self.tab]
    }

    /// Where the keys go.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// What lies over the tabs.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// A sentence for the person, until the next action.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Whether the program listens to the mouse.
    #[must_use]
    pub fn mouse(&self) -> bool {
        self.mouse
    }

    /// Columns and lines of the terminal.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Whether a key types a letter rather than being a command.
    #[must_use]
    pub fn typing(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Picker(_) | Overlay::Prompt(_)) => true,
            Some(Overlay::Reader(reader)) => reader.typing,
            None => self.focus == Focus::Filter,
        }
    }

    /// What sections build their pages from.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            data: &self.data,
            profile: &self.profile,
            today: self.today,
            view: self.pane().view,
            beside: self.beside.as_ref(),
        }
    }

    /// Lays out details `width` columns wide.
    #[must_use]
    pub fn painter(&self, width: u16) -> Painter<'_> {
        Painter { data: &self.data, today: self.today, theme: &self.theme, width }
    }

    /// The sign of the data set's currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        Currency::new(&self.data.career.currency)
    }

    /// Whether a key with this place works here.
    #[must_use]
    pub fn offers(&self, place: Place) -> bool {
        match place {
            Place::Everywhere => true,
            Place::ManyViews => (self.section().views)(&self.context()).len() > 1,
            Place::Tabs(ids) => ids.contains(&self.section().id),
            Place::Wages => self.data.wages.is_some(),
        }
    }

    /// Where everything stands on the screen.
    #[must_use]
    pub fn geometry(&self) -> Geometry {
        Geometry::of(self)
    }

    /// Changes the state. What the terminal must do is returned, not done.
    pub fn update(&mut self, action: Action) -> Effect {
        self.notice = None;
        let effect = match action {
            Action::Quit => return Effect::Quit,
            Action::Suspend => Effect::Suspend,
            Action::Redraw => Effect::Redraw,
            Action::ToggleMouse => {
                self.mouse = !self.mouse;
                let word = if self.mouse { "on" } else { "off: the terminal can select text" };
                self.notice = Some(format!("mouse {word}"));
                Effect::Mouse(self.mouse)
            }
            Action::Resize(columns, lines) => {
                self.size = (columns, lines);
                Effect::Draw
            }
            Action::Go(target) => self.go(&target),
            Action::SetArea(area) => {
                self.overlay = None;
                self.change(|p| p.area = area.and_then(|code| Id::try_from(code).ok()));
                self.settle();
                self.pane_mut().to_picked();
                Effect::Draw
            }
            Action::Saved(notice, merged) => {
                self.unsaved = false;
                if let Some(merged) = merged {
                    self.change(|p| *p = *merged);
                    // It is what the file holds.
                    self.unsaved = false;
                }
                let effect = if notice.is_some() { Effect::Draw } else { Effect::Nothing };
                self.notice = notice;
                effect
            }
            Action::Explain(term) => {
                self.overlay = Some(Overlay::Reader(overlay::term(&term, &self.data)));
                Effect::Draw
            }
            action if self.overlay.is_some() => self.in_overlay(action),
            action => self.in_tab(action),
        };
        self.settle();
        effect
    }

    fn in_overlay(&mut self, action: Action) -> Effect {
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
                        return self.update(action);
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
                        Ok(()) => return Effect::Draw,
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

    fn reader_lines(&self, reader: &Reader) -> usize {
        let width = self.geometry().overlay_width();
        super::view::overlay::reader_lines(self, reader, width).len()
    }

    fn in_tab(&mut self, action: Action) -> Effect {
        match action {
            Action::Back => self.back(),
            Action::Open if self.focus == Focus::Filter => self.focus = Focus::List,
            Action::Open => {
                self.focus = if self.focus == Focus::Detail { Focus::List } else { Focus::Detail }
            }
            Action::Tab(tab) if tab < SECTIONS.len() => self.show_tab(tab),
            Action::Tab(_) => return Effect::Nothing,
            Action::NextTab => self.show_tab((self.tab + 1) % SECTIONS.len()),
            Action::PreviousTab => self.show_tab((self.tab + SECTIONS.len() - 1) % SECTIONS.len()),
            Action::NextView => self.turn_view(1),
            Action::PreviousView => self.turn_view(usize::MAX),
            Action::Pick => return self.pick(),
            Action::Adjust(by) => return self.adjust(&Turn::By(by)),
            Action::Why => {
                let detail = crate::sections::decide::why(&self.context());
                self.overlay = Some(Overlay::Reader(Reader { detail, ..Reader::default() }));
            }
            Action::Type => return self.ask(),
            Action::AddOwn if self.section().id == "pros-cons" => {
                self.overlay = Some(Overlay::Prompt(overlay::own_tradeoff()));
            }
            Action::AddOwn if self.section().id == "decide" => {
                self.overlay = Some(Overlay::Prompt(overlay::own_criterion()));
            }
            Action::RemoveOwn => return self.remove_own(),
            Action::Undo => self.take_back(false),
            Action::Redo => self.take_back(true),
            Action::Differences if self.offers(super::keymap::COMPARING) => {
                self.change(|p| p.differences_only = !p.differences_only);
            }
            Action::Filter => self.focus = Focus::Filter,
            Action::Edit(request) => {
                self.pane_mut().filter.handle(request);
                self.refilter();
            }
            Action::Paste(text) if self.focus == Focus::Filter => {
                paste(&mut self.pane_mut().filter, &text);
                self.refilter();
            }
            Action::NextMatch => return self.in_list(&Action::Down),
            Action::PreviousMatch => return self.in_list(&Action::Up),
            Action::Sort => self.pane_mut().next_sort(),
            Action::Reverse => {
                let pane = self.pane_mut();
                let key = pane.key().map(str::to_owned);
                if let Some(sort) = &mut pane.sort {
                    sort.descending = !sort.descending;
                }
                pane.select(key.as_deref());
            }
            Action::Passport => {
                let reader = overlay::passport(&self.pane().detail, &self.data, self.today);
                self.overlay = Some(Overlay::Reader(reader));
            }
            Action::Glossary => {
                let text = self.painter(200).detail(&self.pane().detail);
                let text: Vec<String> = text.iter().map(ToString::to_string).collect();
                self.overlay = Some(Overlay::Reader(overlay::glossary(&text.join("\n"), &self.data)));
            }
            Action::Help => self.overlay = Some(Overlay::Reader(overlay::help(self))),
            Action::Palette => self.overlay = Some(Overlay::Picker(overlay::palette(self))),
            Action::AreaPicker => self.overlay = overlay::areas(&self.data).map(Overlay::Picker),
            Action::NextPer => {
                self.change(|p| p.per = p.per.next());
                self.notice = Some(format!("pay {}", self.profile.per.words()));
            }
            Action::PriceAdjust => {
                self.change(|p| p.price_adjusted = !p.price_adjusted);
                let word = if self.profile.price_adjusted { "at the prices of its place" } else { "as paid" };
                self.notice = Some(format!("pay {word}"));
            }
            Action::Budget => self.overlay = Some(Overlay::Prompt(overlay::budget(self.profile.budget))),
            Action::DetailDown => self.scroll_detail(&Action::Down),
            Action::DetailUp => self.scroll_detail(&Action::Up),
            Action::Click(x, y) => return self.click(x, y),
            Action::Wheel(x, y, turns) => return self.wheel(x, y, turns),
            Action::Left => {
                let pane = self.pane_mut();
                pane.offset = pane.offset.saturating_sub(1);
            }
            Action::Right => self.scroll_right(),
            action if self.focus == Focus::Detail => self.scroll_detail(&action),
            action => return self.in_list(&action),
        }
        Effect::Draw
    }

    fn back(&mut self) {
        match self.focus {
            Focus::Detail => self.focus = Focus::List,
            Focus::Filter | Focus::List => {
                self.focus = Focus::List;
                self.pane_mut().filter = Input::default();
                self.refilter();
            }
        }
    }

    fn in_list(&mut self, action: &Action) -> Effect {
        let lines = self.geometry().list_lines();
        let pane = self.pane_mut();
        let before = pane.cursor;
        pane.cursor = moved(before, action, lines, pane.order.len().saturating_sub(1));
        if pane.cursor == before { Effect::Nothing } else { Effect::Draw }
    }

    fn scroll_detail(&mut self, action: &Action) {
        let geometry = self.geometry();
        let width = geometry.detail_width();
        let all = self.painter(width).detail(&self.pane().detail).len();
        let lines = geometry.detail_lines();
        let last = all.saturating_sub(lines);
        let pane = self.pane_mut();
        pane.detail_top = moved(pane.detail_top.min(last), action, lines, last);
    }

    fn scroll_right(&mut self) {
        let room = self.geometry().list_width();
        let pane = self.pane_mut();
        if pane.plan(room).after > 0 {
            pane.offset += 1;
        }
    }

    fn show_tab(&mut self, tab: usize) {
        self.tab = tab;
        self.focus = Focus::List;
    }

    /// Another view: `by` steps on, round and round. The cursor starts at the top: its rows differ.
    fn turn_view(&mut self, by: usize) {
        let views = (self.section().views)(&self.context()).len().max(1);
        let pane = self.pane_mut();
        let view = if by == usize::MAX { pane.view + views - 1 } else { pane.view + by } % views;
        *pane = Pane { view, ..Pane::unbuilt() };
        self.focus = Focus::List;
    }

    fn pick(&mut self) -> Effect {
        let Some(role) = self.pane().key().and_then(|key| self.data.role(key)).map(|r| r.id.clone()) else {
            return self.adjust(&Turn::Toggle);
        };
        self.change(|p| p.toggle(&role));
        self.notice = Some(match self.profile.picks.len() {
            0 => "none picked: all roles are compared".to_owned(),
            1 => "1 picked; pick another to compare".to_owned(),
            n => format!("{n} picked: tab 2 lays them side by side"),
        });
        Effect::Draw
    }

    fn go(&mut self, target: &Target) -> Effect {
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
    fn go_to_row(&mut self, key: &str) {
        let pane = self.pane_mut();
        if pane.position(key).is_none() {
            pane.filter = Input::default();
            pane.select(None);
        }
        if let Some(at) = pane.position(key) {
            pane.cursor = at;
        }
        self.settle();
    }

    fn click(&mut self, x: u16, y: u16) -> Effect {
        match self.geometry().hit(self, x, y) {
            Some(Hit::Tab(tab)) => self.show_tab(tab),
            Some(Hit::Row(at)) => {
                self.focus = Focus::List;
                let again = self.pane().cursor == at;
                self.pane_mut().cursor = at;
                if again && self.geometry().detail.is_none() {
                    self.focus = Focus::Detail;
                }
            }
            Some(Hit::Head(column)) => {
                let pane = self.pane_mut();
                let key = pane.key().map(str::to_owned);
                let descending = pane.sort.is_some_and(|s| s.column == column && !s.descending);
                pane.sort = Some(crate::page::Sort { column, descending });
                pane.select(key.as_deref());
            }
            Some(Hit::Detail) => self.focus = Focus::Detail,
            None => return Effect::Nothing,
        }
        Effect::Draw
    }

    fn wheel(&mut self, x: u16, y: u16, turns: i16) -> Effect {
        let action = if turns > 0 { Action::Down } else { Action::Up };
        let on_detail = self.geometry().hit(self, x, y) == Some(Hit::Detail);
        for _ in 0..turns.unsigned_abs() {
            if on_detail {
                self.scroll_detail(&action);
            } else {
                self.in_list(&action);
            }
        }
        Effect::Draw
    }

    fn refilter(&mut self) {
        let pane = self.pane_mut();
        let key = pane.key().map(str::to_owned);
        pane.top = 0;
        pane.select(key.as_deref());
    }

    /// The choices changed: every page is built again when it is next shown.
    fn outdate(&mut self) {
        self.panes.iter_mut().for_each(|pane| pane.stale = true);
    }

    /// Brings the pane in view up to date: its page, the cursor within sight, the row's detail.
    fn settle(&mut self) {
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

/// A position after a movement, held to `0..=last`.
fn moved(at: usize, action: &Action, lines: usize, last: usize) -> usize {
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

/// Types pasted text into an input: its first line, without what controls a terminal.
fn paste(input: &mut Input, text: &str) {
    for c in text.lines().next().unwrap_or_default().chars().filter(|c| !c.is_control()) {
        input.handle(tui_input::InputRequest::InsertChar(c));
    }
}
