//! Pay over the years: series that count the same people, with a break wherever that changes.

use super::View;
use crate::{
    dataset::{
        Dataset,
        outlook::{Point, Series},
    },
    insight::pay,
    page::{
        self, Block, Cell, Cited, Column, Currency, Detail, Fact, Figure, Line, Missing, Number, Page, Row,
        Shape, Tone, Trend, Unit,
    },
    sections::{Context, common},
};

/// The view.
pub(super) const VIEW: View = View { name: "Over time", has, page, detail };

fn has(data: &Dataset) -> bool {
    data.career.history.iter().any(|series| !series.yardstick)
}

/// A row of the page.
enum Line1<'a> {
    Year(&'a Series, &'a Point),
    /// Between two series.
    Break(&'a Series, &'a Series),
}
