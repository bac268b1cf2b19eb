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
