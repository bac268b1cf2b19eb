//! What can be done here: on this tab, on the row under the cursor. Footer, help and palette offer that.

use super::{
    super::{
        action::{Action, Effect},
        keymap::{BINDINGS, Binding, Hint, Needs, Place},
    },
    App,
};
use crate::{page::Row, profile::Knob};

impl App {
    /// Whether a key with this place does something now.
    #[must_use]
    pub fn offers(&self, place: Place) -> bool {
        match place {
            Place::Row(Needs::Sources) => self.pane().detail.is_cited(),
            Place::Row(needs) => self.pane().row().is_some_and(|row| self.has(row, needs)),
            Place::Columns => {
                let geometry = self.geometry();
                let plan = self.pane().plan(geometry.list_width());
                geometry.map.is_some() || plan.before + plan.after > 0
            }
            place => self.knows(place),
        }
    }

    /// Whether a key with this place does something on some row of this tab, or may do.
    #[must_use]
    pub fn knows(&self, place: Place) -> bool {
        match place {
            Place::Everywhere | Place::Columns | Place::Row(Needs::Sources) => true,
            Place::ManyViews => (self.section().views)(&self.context()).len() > 1,
            Place::Tabs(ids) => ids.contains(&self.section().id),
            Place::Wish(wish) => self.pane().page.heeds.contains(&wish),
            Place::Wages => self.data.wages.is_some(),
            Place::Rows => self.pane().page.rows.len() > 1,
            Place::Row(needs) => self.pane().page.rows.iter().any(|row| self.has(row, needs)),
            Place::Past => self.history.has_past(),
            Place::Future => self.history.has_future(),
        }
    }

    /// Refuses what would change something that nobody sees on this page.
    pub(super) fn not_here(&mut self, action: &Action) -> Option<Effect> {
        let binding = BINDINGS.iter().find(|binding| binding.action == *action)?;
        let by_page = matches!(binding.place, Place::Tabs(_) | Place::Wish(_));
        (by_page && !self.offers(binding.place))
            .then(|| self.failed(format!("not on this page: {}", binding.help)))
    }

    fn has(&self, row: &Row, needs: Needs) -> bool {
        let knob = row.knob.as_ref();
        match needs {
            Needs::Pick => self.is_role(row) || knob.is_some_and(|knob| knob.switch().is_some()),
            Needs::Steps => knob.is_some_and(|knob| knob.steps() && !self.is_bare_demand(knob)),
            Needs::Answer => knob.is_some_and(|knob| !self.is_bare_demand(knob)),
            Needs::Own => match knob {
                Some(Knob::OwnLeaning(id)) => self.profile.own_tradeoffs.contains_key(id),
                Some(Knob::Weight(id) | Knob::Score(id, _)) => self.profile.own_criteria.contains_key(id),
                _ => false,
            },
            Needs::Sources => true,
        }
    }

    /// Whether something is demanded or not, and nothing else can be said of it.
    pub(super) fn is_bare_demand(&self, knob: &Knob) -> bool {
        let Knob::MustHave(id) = knob else { return false };
        self.data.career.must_haves.iter().any(|must| must.id == *id && !must.demand.is_amount())
    }

    fn is_role(&self, row: &Row) -> bool {
        self.data.role(&row.key).is_some()
    }

    /// What a key does to the row under the cursor, in a word for the footer.
    #[must_use]
    pub fn word(&self, binding: &Binding, hint: Hint) -> &'static str {
        let row = self.pane().row();
        let switch = || row.filter(|row| !self.is_role(row))?.knob.as_ref()?.switch();
        match binding.action {
            Action::Pick => switch().unwrap_or(hint.word),
            _ => hint.word,
        }
    }
}
