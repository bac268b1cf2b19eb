//! What the person has answered: what is compared, and everything that makes a decision theirs.
//!
//! Pages are built from the data and this. It is kept in one readable file ([`mod@file`], [`store`]);
//! a key changes it through a [`Knob`], and every change can be taken back ([`history`]).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dataset::{
    Dataset, Date, Id,
    role::Role,
    tradeoff::Side,
    wages::{self, Area},
};

pub mod bounded;
pub mod budget;
pub mod file;
pub mod history;
pub mod knob;
pub mod merge;
pub mod own;
pub mod second;
pub mod store;
pub mod strangers;
mod typed;
pub mod weights;

pub use bounded::{Amount, Leaning, Rating, Score, Words};
pub use budget::{BadBudget, Budget};
pub use knob::{Knob, Sum, Turn};
pub use weights::Share;

/// A person's answers. Ids that a data set does not know (any more) stay and mean nothing to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// Whose answers they are, if the person says so.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub name: Words,
    /// Roles picked for comparison, in the order of picking. None picked = all.
    pub picks: Vec<Id>,
    /// The area that figures speak of, by its code in the wage table; none = the nation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Id>,
    /// Fold what does not differ.
    pub differences_only: bool,
    /// The time that pay is stated for.
    pub per: Per,
    /// Show what pay buys: adjusted for local prices.
    pub price_adjusted: bool,
    /// What the person must have a month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    /// How well the person meets each statement of a skill, by the words of the statement; a skill
    /// without statements is rated as a whole, under [`WHOLE`].
    pub ratings: BTreeMap<Id, BTreeMap<String, Rating>>,
    /// Skills on the study list.
    pub study: BTreeMap<Id, Study>,
    /// How much each pro and con of the data set weighs; one without is not weighed.
    pub leanings: BTreeMap<Id, Leaning>,
    /// Pros and cons of the person's own.
    pub own_tradeoffs: BTreeMap<Id, OwnTradeoff>,
    /// What the person demands.
    pub must_haves: BTreeMap<Id, Demanded>,
    /// How the criteria, those of the data set and own ones, share 100 points.
    pub weights: BTreeMap<Id, Share>,
    /// Criteria of the person's own.
    pub own_criteria: BTreeMap<Id, OwnCriterion>,
    /// What the payback of training is worked out from.
    pub payback: Payback,
    /// Notes: on a role by its id, in general under [`GENERAL`].
    pub notes: BTreeMap<String, Words>,
}

/// Under what a skill without statements is rated.
pub const WHOLE: &str = "";

/// Under what a note on no role in particular is kept.
pub const GENERAL: &str = "general";

/// An entry of the study list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Study {
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// When it was ticked off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
}

/// A pro or con of the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnTradeoff {
    /// What it is.
    pub name: Words,
    /// For or against.
    pub side: Side,
    /// Roles it holds for; empty = all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Id>,
    /// How much it weighs; none = not weighed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaning: Option<Leaning>,
}

/// A must-have that is switched on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Demanded {
    /// The amount demanded, where it is not the data set's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
}

/// A criterion of the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCriterion {
    /// What it is.
    pub name: Words,
    /// How the roles do by it; one without a score is unknown.
    #[serde(default)]
    pub scores: BTreeMap<Id, Score>,
}

/// What the payback of training is worked out from; what is left out has a default that is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Payback {
    /// Money for course, books and exams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees: Option<Amount>,
    /// Months of study before the new pay begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<Amount>,
    /// Hours of paid work a week that are given up for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_lost: Option<Amount>,
    /// Hours of paid work a week now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_now: Option<Amount>,
    /// Pay a year now, before taxes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_now: Option<Amount>,
}

/// The time that pay is stated for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// All of them, in the order of a key that turns them.
    pub const ALL: &[Self] = &[Self::Year, Self::Month, Self::Hour];

    /// By what the command line knows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Hour => "hour",
        }
    }

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

    /// The roles of this data set that are picked, in the order of the data. A pick may be of a role that
    /// it does not know: one profile serves all data sets.
    #[must_use]
    pub fn picked<'a>(&self, data: &'a Dataset) -> Vec<&'a Role> {
        data.career.roles.iter().filter(|r| self.has_picked(&r.id)).collect()
    }

    /// The roles that are compared, in the order of the data: those picked, or all if none is.
    #[must_use]
    pub fn roles<'a>(&self, data: &'a Dataset) -> Vec<&'a Role> {
        let picked = self.picked(data);
        if picked.is_empty() { data.career.roles.iter().collect() } else { picked }
    }

    /// The area that figures speak of: the one chosen, else the nation; none without a wage table.
    #[must_use]
    pub fn area<'a>(&self, data: &'a Dataset) -> Option<&'a Area> {
        let wages = data.wages.as_ref()?;
        let chosen = self.area.as_ref().and_then(|code| wages.area(code.as_str()));
        chosen.or_else(|| wages.nation())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_of_another_data_set_are_no_picks_here() {
        let data = Dataset::shipped();
        let stranger = Id::try_from("of-another-field".to_owned()).expect("an id");
        let mut profile = Profile { picks: vec![stranger.clone()], ..Profile::default() };
        assert!(profile.picked(&data).is_empty());
        assert_eq!(profile.roles(&data).len(), data.career.roles.len(), "none is picked: all are compared");
        profile.toggle(&data.career.roles[1].id);
        let roles: Vec<&Id> = profile.roles(&data).iter().map(|r| &r.id).collect();
        assert_eq!(roles, [&data.career.roles[1].id]);
        assert!(profile.has_picked(&stranger), "it is kept for its own data set");
    }
}
