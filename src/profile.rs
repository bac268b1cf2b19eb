//! What the person has chosen. Pages are built from the data and this.

use crate::dataset::{
    Dataset, Id,
    role::Role,
    wages::{self, Area},
};

pub mod budget;

pub use budget::{BadBudget, Budget};

/// A person's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Roles picked for comparison, in the order of picking. None picked = all.
    pub picks: Vec<Id>,
    /// The area that figures speak of, by its code in the wage table; none = the nation.
    pub area: Option<Id>,
    /// Fold what does not differ.
    pub differences_only: bool,
    /// The time that pay is stated for.
    pub per: Per,
    /// Show what pay buys: at the prices of the place.
    pub price_adjusted: bool,
    /// What the person must have a month.
    pub budget: Option<Budget>,
}

/// The time that pay is stated for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Per {
    /// Money a year.
    #[default]
    Year,
    /// Money a month: a twelfth of the year's, worked out.
    Month,
    /// Money an hour, as the wage table gives it; never worked out.
    Hour,
}

impl Per {
    /// The next in the cycle of a key: year, month, hour, year.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Year => Self::Month,
            Self::Month => Self::Hour,
            Self::Hour => Self::Year,
        }
    }

    /// Which columns of the wage table it reads.
    #[must_use]
    pub fn table(self) -> wages::Per {
        match self {
            Self::Year | Self::Month => wages::Per::Year,
            Self::Hour => wages::Per::Hour,
        }
    }

    /// In a sentence: `a year`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Year => "a year",
            Self::Month => "a month",
            Self::Hour => "an hour",
        }
    }
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
