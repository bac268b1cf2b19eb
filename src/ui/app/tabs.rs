//! What actions do where no overlay is open.

use super::{
    super::{
        action::{Action, Effect},
        overlay::{self, Overlay, Reader},
        takeaway,
    },
    App, Focus,
    overlays::paste,
};
use crate::{
    page::{Block, Cited, Line, Sort},
    profile::Turn,
    sections::{SECTIONS, decide},
};

impl App {
    /// What comes before the tab has its say: a map, the way into a row, and that there is nothing to change.
    fn in_the_way(&mut self, action: &Action) -> Option<Effect> {
        self.on_map(action).or_else(|| self.on_way(action)).or_else(|| self.not_here(action))
    }

    pub(super) fn in_tab(&mut self, action: Action) -> Effect {
        if let Some(effect) = self.in_the_way(&action) {
            return effect;
        }
        match action {
            Action::Back if self.choosing && self.is_at_rest() => return Effect::Quit,
            Action::Back => self.back(),
            Action::Open => match self.choice() {
                Some(role) => return Effect::Choose(role.clone()),
                None if self.focus == Focus::List => self.focus = Focus::Detail,
                None => self.focus = Focus::List,
            },
            Action::Tab(tab) if tab < SECTIONS.len() => self.show_tab(tab),
            Action::Tab(_) => return Effect::Nothing,
            Action::NextTab => self.turn_tab(1),
            Action::PreviousTab => self.turn_tab(-1),
            Action::NextView => self.turn_view(1),
            Action::PreviousView => self.turn_view(-1),
            Action::Pick => return self.pick(),
            Action::Adjust(by) => return self.adjust(&Turn::By(by)),
            Action::Why => {
                let mut detail = decide::why(&self.context());
                if self.profile.must_haves.is_empty() {
                    let way = self.keymap().advise("", &[("pick", "on a must-have demands it")]);
                    detail.blocks.push(Block::Text(Cited::bare(Line::muted(way))));
                }
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
            Action::Differences => {
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
                let turned = pane.sort.map(|now| Sort { descending: !now.descending, ..now });
                pane.arrange(turned);
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
            Action::AreaPicker => {
                self.overlay = overlay::areas(&self.data, &self.profile).map(Overlay::Picker);
            }
            Action::Copy(extent) => return self.copy(extent),
            Action::OpenSource => return self.open_source(),
            Action::Reload => return Effect::Reload,
            Action::PrintOnExit => self.print_on_exit(),
            Action::Write => self.overlay = Some(Overlay::Picker(takeaway::picker(self))),
            Action::NextPer => {
                self.change(|p| p.per = p.per.next());
                self.notice = Some(format!("pay {}", self.profile.per.words()));
            }
            Action::PriceAdjust => {
                self.change(|p| p.price_adjusted = !p.price_adjusted);
                let word = if self.profile.price_adjusted { "adjusted for local prices" } else { "as paid" };
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

    pub(super) fn pick(&mut self) -> Effect {
        let Some(role) = self.pane().key().and_then(|key| self.data.role(key)).map(|r| r.id.clone()) else {
            return self.adjust(&Turn::Toggle);
        };
        self.change(|p| p.toggle(&role));
        let compare = SECTIONS.iter().find(|section| section.id == "compare").map_or("", |s| s.title);
        self.notice = Some(match self.profile.picked(&self.data).len() {
            0 => "none picked: all roles are compared".to_owned(),
            1 => "1 picked; pick another to compare".to_owned(),
            n => format!("{n} picked: {compare} lays them side by side"),
        });
        Effect::Draw
    }
}
