//! What the person has chosen. Pages are built from the data and this.

use crate::dataset::{Dataset, Id, role::Role, wages::Area};

/// A person's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Roles picked for comparison, in the order of picking. None picked = all.
    pub picks: Vec<Id>,
    /// The area that figures speak of, by its code in the wage table; none = the nation.
    pub area: Option<Id>,
    /// Fold what does not differ.
    pub differences_only: bool,
}

impl Profile {
    /// Picks a role, or drops it if it is picked.
    pub fn toggle(&mut self, role: &Id) {
        match self.picks.iter().position(|p| p == role) {
            Some(at) => drop(self.picks.remove(at)),
            None => self.picks.push(role.clone()),
        }
    }

    /// Whether a role is picked.
    #[must_use]
    pub fn has_picked(&self, role: &Id) -> bool {
        self.picks.contains(role)
    }

    /// The roles that are compared, in the order of the data: those picked, or all if none is.
    #[must_use]
    pub fn roles<'a>(&self, data: &'a Dataset) -> Vec<&'a Role> {
        let all = data.career.roles.iter();
        if self.picks.is_empty() { all.collect() } else { all.filter(|r| self.has_picked(&r.id)).collect() }
    }

    /// The area that figures speak of: the one chosen, else the nation; none without a wage table.
    #[must_use]
    pub fn area<'a>(&self, data: &'a Dataset) -> Option<&'a Area> {
        let wages = data.wages.as_ref()?;
        let chosen = self.area.as_ref().and_then(|code| wages.area(code.as_str()));
        chosen.or_else(|| wages.nation())
    }
}
