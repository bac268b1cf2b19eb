//! The state of the dashboard and how actions change it. No input or output happens here.

mod answers;
mod away;
mod moves;
mod offers;
mod overlays;
mod pages;
mod reload;
mod settle;
mod tabs;
mod tiles;
pub mod ways;

use tui_input::Input;

use super::{
    action::{Action, Effect},
    geometry::Geometry,
    keymap::Keymap,
    look::{Ascii, Look},
    overlay::{self, Overlay},
    paint::Painter,
    pane::Pane,
    takeaway,
    theme::Theme,
};
use crate::{
    dataset::{Dataset, Date, Id},
    insight::since::{self, Since},
    page::{Currency, Sort},
    profile::{Profile, file::Edition, history::History},
    sections::{Context, SECTIONS, Section},
};

/// The tab on which a role is chosen.
const CHOOSING: &str = "roles";

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
    /// Words that its rows must contain.
    pub filter: String,
    /// By what its rows are sorted.
    pub sort: Option<Sort>,
    /// Key of the row for the cursor on that tab.
    pub key: Option<String>,
    /// The person's answers.
    pub profile: Profile,
    /// Somebody else's, laid beside them.
    pub beside: Option<Profile>,
    /// What changed in the data since the answers were last saved.
    pub since: Option<Since>,
    /// What is to be said at once: that they could not be read.
    pub notice: Option<String>,
    /// Whether Enter chooses a role and leaves.
    pub choosing: bool,
}

impl Opening {
    /// What the sections build the first page from.
    #[must_use]
    pub fn context<'a>(&'a self, data: &'a Dataset, today: Date) -> Context<'a> {
        let first = Context::new(data, &self.profile, today).in_view(self.view);
        Context { beside: self.beside.as_ref(), since: self.since.as_ref(), ..first }
    }
}

/// The data files as they were when they were last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Files {
    /// What is shown is what they hold.
    Sound,
    /// They have a fault: what is shown is older.
    Faulty,
}

/// The dashboard.
#[derive(Debug)]
pub struct App {
    data: Dataset,
    profile: Profile,
    /// Somebody else's answers, laid beside the person's.
    beside: Option<Profile>,
    /// What changed in the data since the answers were last saved.
    since: Option<Since>,
    history: History<Profile>,
    /// Whether answers changed since they were last saved.
    unsaved: bool,
    files: Files,
    today: Date,
    look: Look,
    /// Index into [`SECTIONS`] and `panes`, always within both.
    tab: usize,
    /// One for each section.
    panes: Vec<Pane>,
    focus: Focus,
    overlay: Option<Overlay>,
    notice: Option<String>,
    /// Whether Enter chooses a role and leaves.
    choosing: bool,
    /// What was copied last.
    copied: Option<String>,
    /// What is to be printed when the program is left.
    farewell: Option<String>,
    mouse: bool,
    size: (u16, u16),
}

impl App {
    /// The dashboard on `data` in a terminal of `size` columns and lines.
    #[must_use]
    pub fn new(
        data: Dataset,
        opening: Opening,
        look: impl Into<Look>,
        today: Date,
        size: (u16, u16),
    ) -> Self {
        let look = look.into();
        let mut app = Self {
            data,
            profile: opening.profile,
            beside: opening.beside,
            since: opening.since,
            history: History::default(),
            unsaved: false,
            files: Files::Sound,
            today,
            mouse: look.mouse,
            look,
            tab: opening.tab.min(SECTIONS.len().saturating_sub(1)),
            panes: SECTIONS.iter().map(|_| Pane::unbuilt()).collect(),
            focus: Focus::List,
            overlay: None,
            notice: opening.notice,
            choosing: opening.choosing,
            copied: None,
            farewell: None,
            size,
        };
        let pane = app.pane_mut();
        pane.view = opening.view;
        pane.filter = Input::new(opening.filter);
        pane.sort = opening.sort;
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

    /// Whether the data files have a fault, so that what is shown is older than they are.
    #[must_use]
    pub fn behind(&self) -> bool {
        self.files == Files::Faulty
    }

    /// What answers rest on in these data, to be saved with them.
    #[must_use]
    pub fn rests_on(&self, answers: &Profile) -> Edition {
        since::rests_on(&self.data, answers)
    }

    /// How meanings look.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        self.look.themes.shown()
    }

    /// Whether only signs are shown that every terminal has.
    #[must_use]
    pub fn ascii(&self) -> bool {
        self.look.ascii != Ascii::Nowhere
    }

    /// Whether the same holds for what is taken out.
    #[must_use]
    pub fn takes_out_ascii(&self) -> bool {
        self.look.ascii == Ascii::Everywhere
    }

    /// Whether colours may be used.
    #[must_use]
    pub fn has_colors(&self) -> bool {
        self.look.themes.has_colors()
    }

    /// The keys.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.look.keymap
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

    /// The role that Enter chooses here, if the program was opened to choose one.
    #[must_use]
    pub fn choice(&self) -> Option<&Id> {
        let here = self.choosing && self.section().id == CHOOSING && self.focus != Focus::Filter;
        self.pane().key().filter(|_| here).and_then(|key| self.data.role(key)).map(|role| &role.id)
    }

    /// What is to be printed when the program is left.
    #[must_use]
    pub fn farewell(&self) -> Option<&str> {
        self.farewell.as_deref()
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

    /// Whether the person neither types nor reads what lies over the tabs: something that comes by itself may
    /// be laid there.
    fn has_hands_free(&self) -> bool {
        self.overlay.is_none() && self.focus != Focus::Filter
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
            since: self.since.as_ref(),
        }
    }

    /// Lays out details `width` columns wide.
    #[must_use]
    pub fn painter(&self, width: u16) -> Painter<'_> {
        Painter { data: &self.data, today: self.today, theme: self.theme(), width, lines: None }
    }

    /// Lays out the detail beside or below the list.
    #[must_use]
    pub fn detail_painter(&self, geometry: &Geometry) -> Painter<'_> {
        let lines = u16::try_from(geometry.detail_lines()).ok();
        Painter { lines, ..self.painter(geometry.detail_width()) }
    }

    /// The sign of the data set's currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        Currency::new(&self.data.career.currency)
    }

    /// Where everything stands on the screen.
    #[must_use]
    pub fn geometry(&self) -> Geometry {
        Geometry::of(self)
    }

    /// Changes the state. What the terminal must do is returned, not done.
    pub fn update(&mut self, action: Action) -> Effect {
        let effect = self.act(action);
        self.catch_up();
        effect
    }

    /// Changes the state, but puts off what only a look at it needs: for one of many actions that came
    /// at once. [`App::catch_up`] must follow before anybody looks.
    pub fn act(&mut self, action: Action) -> Effect {
        if !self.is_step(&action) {
            self.catch_up();
        }
        let effect = self.perform(action);
        self.pane_mut().settled = false;
        effect
    }

    fn perform(&mut self, action: Action) -> Effect {
        // What nobody asked for takes no word away: it may not have been read.
        if !action.comes_by_itself() {
            self.notice = None;
        }
        match action {
            Action::Quit => Effect::Quit,
            // Who waits for the role could not be stopped along with the program.
            Action::Suspend if self.choosing => self.failed("choose a role, or q for none".to_owned()),
            Action::Suspend => Effect::Suspend,
            Action::Redraw => Effect::Redraw,
            Action::ToggleMouse => {
                self.mouse = !self.mouse;
                let word = if self.mouse { "on" } else { "off: the terminal can select text" };
                self.notice = Some(format!("mouse {word}"));
                Effect::Mouse(self.mouse)
            }
            Action::NextTheme => {
                self.look.themes.next();
                self.notice = Some(self.look.themes.words());
                Effect::Draw
            }
            Action::Background(background) => {
                let changes = self.look.themes.set_background(background);
                if changes { Effect::Draw } else { Effect::Nothing }
            }
            Action::Resize(columns, lines) => {
                self.size = (columns, lines);
                Effect::Draw
            }
            Action::On(tab, action) => {
                self.overlay = None;
                self.show_tab(tab.min(SECTIONS.len().saturating_sub(1)));
                self.settle();
                self.perform(*action)
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
                    self.take_merged(*merged);
                }
                let effect = if notice.is_some() { Effect::Draw } else { Effect::Nothing };
                self.notice = notice.or(self.notice.take());
                effect
            }
            Action::WriteAs(extent, format) => {
                self.overlay = Some(Overlay::Prompt(takeaway::file(self, extent, format)));
                Effect::Draw
            }
            Action::Browse(address) => self.browse(address),
            Action::NotOpened(address, why) => self.not_opened(address, why),
            Action::Loaded(reading) => self.take_over(*reading),
            Action::Done(said) => self.done(said),
            Action::Failed(why) => self.failed(why),
            Action::Said(words) => {
                self.notice = Some(words);
                Effect::Draw
            }
            Action::Explain(term) => {
                self.overlay = Some(Overlay::Reader(overlay::term(&term, &self.data)));
                Effect::Draw
            }
            action if self.overlay.is_some() => self.in_overlay(action),
            action => self.in_tab(action),
        }
    }
}
