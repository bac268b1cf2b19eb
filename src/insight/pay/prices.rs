//! What pay buys: pay adjusted for local prices.
//!
//! Formula: pay ÷ price level × 100, where the level is 100 for the place that the levels are
//! measured against. It says what the pay would be worth there. This is how the U.S. Bureau of
//! Economic Analysis turns personal income into real personal income with its regional price
//! parities (before it also takes out inflation, which plays no part within one year).

use std::collections::HashMap;

use crate::dataset::{
    Dataset, Id, Wages,
    career::PriceLevels,
    wages::{Area, AreaKind},
};

/// The price levels of a data set, ready to be looked up for each of many places.
#[derive(Clone, Debug)]
pub struct Prices<'a> {
    /// As the data set gives them.
    pub table: &'a PriceLevels,
    wages: &'a Wages,
    levels: HashMap<&'a Id, f64>,
}

impl<'a> Prices<'a> {
    /// The data set's price levels; none if it has no levels or no wage table.
    #[must_use]
    pub fn new(data: &'a Dataset) -> Option<Self> {
        let (table, wages) = (data.career.price_levels.as_ref()?, data.wages.as_ref()?);
        let levels = table.levels.iter().filter(|(_, level)| *level > 0.0);
        Some(Self { table, wages, levels: levels.map(|(id, level)| (id, *level)).collect() })
    }

    /// The level of a place: its own; else that of the first state it lies in; and 100 for the
    /// nation, against which levels are measured. None if nobody gives one.
    #[must_use]
    pub fn level(&self, area: &'a Area) -> Option<Level<'a>> {
        let level = |id: &'a Id| {
            let value = *self.levels.get(id)?;
            Some(Level { table: self.table, wages: self.wages, of: id, value, base: false })
        };
        let base = || Level { table: self.table, wages: self.wages, of: &area.id, value: 100.0, base: true };
        level(&area.id)
            .or_else(|| level(area.states.first()?))
            .or_else(|| (area.kind == AreaKind::Nation).then(base))
    }
}

/// The price level of a place.
#[derive(Clone, Copy, Debug)]
pub struct Level<'a> {
    /// The table it stands in.
    pub table: &'a PriceLevels,
    wages: &'a Wages,
    /// The code of the area whose level it is: the place itself, or its state.
    pub of: &'a Id,
    /// 100 is the base.
    pub value: f64,
    /// It is 100 by definition.
    pub base: bool,
}

impl Level<'_> {
    /// What `pay` is worth at the prices of the base.
    #[must_use]
    pub fn adjust(&self, pay: f64) -> f64 {
        pay / self.value * 100.0
    }

    /// The formula with its figures, in words. None for the base, where there is nothing to adjust.
    #[must_use]
    pub fn formula(&self) -> Option<String> {
        let Self { table, value, .. } = self;
        let of = self.wages.area(self.of.as_str()).map_or(self.of.as_str(), |a| a.name.as_str());
        let words = format!(
            "pay ÷ {value} × 100, the {} of {of} in {} ({} = 100)",
            table.name, table.period, table.base
        );
        (!self.base).then_some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels of two states, of the base's own and of a place where nobody could live.
    fn data() -> Dataset {
        let mut data = Dataset::shipped();
        let levels = [("4800000", 80.0), ("0500000", 125.0), ("0100000", 0.0)];
        let id = |code: &str| Id::try_from(code.to_owned()).expect("an id");
        if let Some(table) = &mut data.career.price_levels {
            table.levels = levels.map(|(code, level)| (id(code), level)).into();
        }
        data
    }

    #[test]
    fn a_place_has_its_own_level_that_of_its_first_state_or_none() {
        let data = data();
        let (prices, wages) = (Prices::new(&data).expect("levels"), data.wages.as_ref().expect("wages"));
        let level = |code: &str| {
            let level = prices.level(wages.area(code).expect("a place"))?;
            Some((level.value, level.base, level.adjust(40_000.0)))
        };
        assert_eq!(level("4800000"), Some((80.0, false, 50_000.0)));
        // Texarkana reaches from Texas into Arkansas.
        let both = wages
            .areas
            .iter()
            .find(|a| a.states.len() == 2 && a.states[0] == *"4800000")
            .expect("in two states");
        assert_eq!(level(both.id.as_str()), Some((80.0, false, 50_000.0)));
        assert_eq!(level("0000000"), Some((100.0, true, 40_000.0)));
        assert_eq!(level("0600000"), None, "nobody gives one");
        assert_eq!(level("0100000"), None, "a level of nothing is none");
    }

    #[test]
    fn the_formula_names_its_figures_and_the_base_needs_none() {
        let data = data();
        let (prices, wages) = (Prices::new(&data).expect("levels"), data.wages.as_ref().expect("wages"));
        let formula = |code: &str| prices.level(wages.area(code)?)?.formula();
        let said = "pay ÷ 80 × 100, the regional price parity of Texas in 2024 (the United States = 100)";
        assert_eq!(formula("4800000").as_deref(), Some(said));
        assert_eq!(formula("0000000"), None);
    }
}
