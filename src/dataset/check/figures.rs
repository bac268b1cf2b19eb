//! Whether figures can be true.
//!
//! The bounds are wide: they are to find a slipped comma, a wrong unit and a sign, not to judge.

use super::{super::Date, super::wages::Pay, At, Checker};

/// What a figure may be.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// What it counts.
    what: &'static str,
    least: f64,
    most: f64,
}

const fn bounds(what: &'static str, least: f64, most: f64) -> Bounds {
    Bounds { what, least, most }
}

pub(super) const PAY_PER_YEAR: Bounds = bounds("yearly pay", 0.0, 10_000_000.0);
pub(super) const PAY_PER_HOUR: Bounds = bounds("hourly pay", 0.0, 10_000.0);
pub(super) const FEE: Bounds = bounds("a fee", 0.0, 1_000_000.0);
pub(super) const JOBS: Bounds = bounds("a number of jobs", 0.0, 1e10);
pub(super) const CHANGE: Bounds = bounds("a change in jobs", -1e10, 1e10);
pub(super) const PERCENT: Bounds = bounds("a percentage", -100.0, 1_000.0);
pub(super) const ERROR: Bounds = bounds("a relative standard error in percent", 0.0, 1_000.0);
pub(super) const PER_1000: Bounds = bounds("jobs per 1,000", 0.0, 1_000.0);
pub(super) const QUOTIENT: Bounds = bounds("a location quotient", 0.0, 100_000.0);
pub(super) const PRICE_LEVEL: Bounds = bounds("a price level where 100 is the base", 1.0, 10_000.0);
pub(super) const HOURS: Bounds = bounds("the hours of a working year", 1.0, 8_784.0);
pub(super) const MINUTES: Bounds = bounds("the minutes of an exam", 1.0, 10_000.0);
pub(super) const UNITS: Bounds = bounds("units for one renewal", 0.0, 10_000.0);
pub(super) const YEARS: Bounds = bounds("years from renewal to renewal", 1.0, 100.0);
pub(super) const AMOUNT: Bounds = bounds("an amount", -1e12, 1e12);
pub(super) const POINTS: Bounds = bounds("points", 0.0, 1e6);
pub(super) const DEPTH: Bounds = bounds("the depth of an employer type", 0.0, 20.0);

/// Years that data sets speak of.
const FIRST_YEAR: u16 = 1900;
const LAST_YEAR: u16 = 2200;

/// Percentiles of pay by field name, ascending.
type Percentiles = [(&'static str, Option<f64>); 5];

impl Checker<'_> {
    /// A figure, if it is given.
    pub fn figure(&mut self, at: At, value: impl Into<Option<f64>>, bounds: &Bounds) {
        let Some(value) = value.into() else { return };
        if !(bounds.least..=bounds.most).contains(&value) {
            let message = format!("{value} cannot be {}", bounds.what);
            let help = format!("expected {} to {}", grouped(bounds.least), grouped(bounds.most));
            self.error(at, message, help);
        }
    }

    pub fn year(&mut self, at: At, year: u16) {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            self.error(at, format!("{year} is not a year to speak of"), years());
        }
    }

    pub fn date(&mut self, at: At, date: Date) {
        let year = u16::try_from(date.year()).unwrap_or_default();
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            self.error(at, format!("the year {year} is not one to speak of"), years());
        }
    }

    /// A span of years.
    pub fn window(&mut self, at: (At, At), from: u16, to: u16) {
        self.year(at.0, from);
        self.year(at.1, to);
        if from >= to {
            self.error(at.1, format!("the last year {to} is not after the first, {from}"), "");
        }
    }

    /// Percentiles in the fields of `at`, which rise from each to the next that is given.
    pub fn percentiles(&mut self, at: At, percentiles: Percentiles) {
        let given: Vec<_> = percentiles.into_iter().filter_map(|(f, v)| Some((f, v?))).collect();
        for pair in given.windows(2) {
            if let &[(lower, less), (upper, more)] = pair
                && less > more
            {
                let message = format!("`{upper}` is {more}, below `{lower}`, which is {less}");
                self.error(at.field(upper), message, "percentiles rise from `p10` to `p90`");
            }
        }
    }

    pub fn pay(&mut self, at: At, pay: &Pay, bounds: &Bounds) {
        let percentiles =
            [("p10", pay.p10), ("p25", pay.p25), ("median", pay.median), ("p75", pay.p75), ("p90", pay.p90)];
        self.figure(at.field("mean"), pay.mean, bounds);
        for (field, value) in percentiles {
            self.figure(at.field(field), value, bounds);
        }
        self.percentiles(at, percentiles);
    }
}

fn years() -> String {
    format!("expected {FIRST_YEAR} to {LAST_YEAR}")
}

/// A whole number with thousands separated: `10,000,000`.
fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0.0 { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_separated() {
        for (value, text) in [(0.0, "0"), (-100.0, "-100"), (1_000.0, "1,000"), (1e7, "10,000,000")] {
            assert_eq!(grouped(value), text);
        }
    }
}
