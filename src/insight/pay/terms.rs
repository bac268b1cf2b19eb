//! Pay in the person's own terms: a year, a month or an hour, as it is or adjusted for local prices.

use super::prices::Level;
use crate::{
    dataset::{
        Dataset, Wages,
        wages::{Measure, Row, Wage},
    },
    page::{Bound, Currency, Figure, Line, Number, Range, Tone, Unit},
    profile::{Per, Profile},
};

/// In what terms pay is stated.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    wages: &'a Wages,
    /// The time it is stated for.
    pub per: Per,
    /// The sign of the money.
    pub currency: Currency,
}

impl<'a> Terms<'a> {
    /// The person's terms; none without a wage table.
    #[must_use]
    pub fn new(data: &'a Dataset, profile: &Profile) -> Option<Self> {
        let wages = data.wages.as_ref()?;
        Some(Self { wages, per: profile.per, currency: Currency::new(&data.career.currency) })
    }

    /// The same for another time.
    #[must_use]
    pub fn per(self, per: Per) -> Self {
        Self { per, ..self }
    }

    /// What the figures count.
    #[must_use]
    pub fn unit(&self) -> Unit {
        if self.per == Per::Hour { Unit::MoneyCents } else { Unit::Money }
    }

    /// A row's pay, adjusted for the prices of its place where their `level` is given.
    ///
    /// Hours come from the table's own hourly figures: a row without them stays blank, since the
    /// survey gives none for people whose hours it does not know.
    #[must_use]
    pub fn state(&self, row: &Row, level: Option<&Level<'_>>) -> Stated {
        // At the base, pay is what it is.
        let level = level.filter(|level| !level.base);
        let convert = |pay: f64| {
            let pay = if self.per == Per::Month { pay / 12.0 } else { pay };
            match level {
                Some(level) => to_next(level.adjust(pay), about_to(self.unit())),
                // A twelfth claims no more digits than the survey's own figures show.
                None if self.per == Per::Month => pay.round(),
                None => pay,
            }
        };
        let figure = |measure| match self.wages.wage(row, measure, self.per.table()) {
            Wage::Released(pay) => Wage::Released(convert(pay)),
            Wage::AtLeast(pay) => Wage::AtLeast(convert(pay)),
            Wage::Withheld => Wage::Withheld,
        };
        Stated {
            mean: figure(Measure::Mean),
            p10: figure(Measure::P10),
            p25: figure(Measure::P25),
            median: figure(Measure::Median),
            p75: figure(Measure::P75),
            p90: figure(Measure::P90),
            terms: (self.per, self.unit(), self.currency),
            about: level.is_some(),
        }
    }

    /// To what pay at other prices is rounded, as money: `$10`.
    #[must_use]
    pub fn about_to(&self) -> Number {
        let unit = self.unit();
        Number::new(about_to(unit), unit).currency(self.currency)
    }

    /// The passport of a row's pay as [`Terms::state`] gives it, with the formula where it was
    /// worked out.
    #[must_use]
    pub fn figure(&self, row: &Row, level: Option<&Level<'_>>) -> Figure {
        let table = super::figure(self.wages, row, self.per.table());
        let month = (self.per == Per::Month).then(|| "pay a year ÷ 12".to_owned());
        let prices = level.and_then(Level::formula);
        let prices = prices.map(|formula| format!("{formula}, to the nearest {}", self.about_to()));
        let derived = match (month, prices) {
            (Some(month), Some(prices)) => Some(format!("{month}; then {prices}")),
            (one, other) => one.or(other),
        };
        let statistic = if self.per == Per::Month {
            "10th, 25th, 50th (median), 75th and 90th percentile of pay, stated a month".to_owned()
        } else {
            table.statistic
        };
        Figure { statistic, derived, ..table }
    }

    /// The same for the median alone.
    #[must_use]
    pub fn median(&self, row: &Row) -> Figure {
        Figure { statistic: format!("median of pay {}", self.per.words()), ..self.figure(row, None) }
    }
}

/// To what pay at other prices is rounded, in `unit`. The survey rounds pay a year to tens, and a price
/// level is an estimate for a whole area: more digits would claim what nobody knows.
fn about_to(unit: Unit) -> f64 {
    if unit == Unit::MoneyCents { 0.1 } else { 10.0 }
}

/// The multiple of `step` that is nearest.
fn to_next(value: f64, step: f64) -> f64 {
    // Divided, since a tenth times a whole number is not always the tenth that is written.
    if step < 1.0 { (value / step).round() / (1.0 / step).round() } else { (value / step).round() * step }
}

/// The pay of one row in the person's terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    /// Mean.
    pub mean: Wage,
    /// One in ten earns less.
    pub p10: Wage,
    /// A quarter earns less.
    pub p25: Wage,
    /// Half earns less.
    pub median: Wage,
    /// A quarter earns more.
    pub p75: Wage,
    /// One in ten earns more.
    pub p90: Wage,
    terms: (Per, Unit, Currency),
    /// It is at other prices than those it is paid at, so no figure of it is exact.
    about: bool,
}

impl Stated {
    /// Whether it is at other prices than those it is paid at: worked out, so no figure of it is exact.
    #[must_use]
    pub fn is_about(&self) -> bool {
        self.about
    }

    /// A figure of this pay as a number; none if it was not released.
    #[must_use]
    pub fn number(&self, wage: Wage) -> Option<Number> {
        let (_, unit, currency) = self.terms;
        let number = |value| Number::new(value, unit).currency(currency);
        match wage {
            Wage::Released(value) => Some(number(value)),
            Wage::AtLeast(value) => Some(Number { bound: Bound::AtLeast, ..number(value) }),
            Wage::Withheld => None,
        }
    }

    /// Percentiles of pay a year, lowest first, for tests.
    #[cfg(test)]
    pub(super) fn of_year([p10, p25, median, p75, p90]: [Wage; 5]) -> Self {
        let terms = (Per::Year, Unit::Money, Currency::DOLLAR);
        Self { mean: Wage::Withheld, p10, p25, median, p75, p90, terms, about: false }
    }

    /// The same at other prices: every figure multiplied, none rounded.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        let scaled = |wage| match wage {
            Wage::Released(value) => Wage::Released(value * factor),
            Wage::AtLeast(value) => Wage::AtLeast(value * factor),
            Wage::Withheld => Wage::Withheld,
        };
        Self {
            mean: scaled(self.mean),
            p10: scaled(self.p10),
            p25: scaled(self.p25),
            median: scaled(self.median),
            p75: scaled(self.p75),
            p90: scaled(self.p90),
            about: true,
            ..self
        }
    }

    /// The percentiles for a bar.
    #[must_use]
    pub fn range(&self) -> Range {
        let value = |wage| self.number(wage).map(|n| n.value);
        let percentiles = [self.p10, self.p25, self.median, self.p75, self.p90];
        let capped = percentiles.iter().any(|wage| matches!(wage, Wage::AtLeast(_)));
        Range {
            p10: value(self.p10),
            p25: value(self.p25),
            median: value(self.median),
            p75: value(self.p75),
            p90: value(self.p90),
            capped: if capped { Bound::AtLeast } else { Bound::Exact },
        }
    }

    /// Whether neither its median nor its outer percentiles were released, so that there is nothing to
    /// say in a sentence.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [self.p10, self.median, self.p90].iter().all(|wage| *wage == Wage::Withheld)
    }

    /// In words, as far as it was released: `half earn more than $51,140 a year; one in ten less
    /// than $37,000, one in ten more than $81,150`. None if nothing was.
    #[must_use]
    pub fn sentence(&self) -> Option<Line> {
        let above = |who, verb, wage| match wage {
            Wage::AtLeast(_) => (who, verb, "at least", wage),
            _ => (who, verb, "more than", wage),
        };
        let low = match self.p10 {
            Wage::AtLeast(_) => ("nine in ten", "earn", "at least", self.p10),
            _ => ("one in ten", "earns", "less than", self.p10),
        };
        let clauses = [above("half", "earn", self.median), low, above("one in ten", "earns", self.p90)];
        let about = if self.about { "about " } else { "" };
        let mut line = Line::default();
        let known = clauses.into_iter().filter_map(|c| Some((c, self.number(c.3)?)));
        for (at, ((who, verb, relation, _), number)) in known.enumerate() {
            let amount = Number { bound: Bound::Exact, ..number }.to_string();
            line = match at {
                0 => line
                    .and(format!("{who} {verb} {relation} {about}"), Tone::Plain)
                    .and(amount, Tone::Strong)
                    .and(format!(" {}", self.terms.0.words()), Tone::Plain),
                _ => line
                    .and(format!("{} {who} {relation} {about}", if at == 1 { ";" } else { "," }), Tone::Plain)
                    .and(amount, Tone::Plain),
            };
        }
        (!line.is_empty()).then_some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(p10: Wage, median: Wage, p90: Wage) -> Stated {
        Stated::of_year([p10, Wage::Withheld, median, Wage::Withheld, p90])
    }

    fn sentence(p10: Wage, median: Wage, p90: Wage) -> Option<String> {
        stated(p10, median, p90).sentence().map(|line| line.plain())
    }

    #[test]
    fn says_what_was_released_and_no_more() {
        use Wage::{AtLeast, Released, Withheld};
        let cases = [
            (
                (Released(37_000.0), Released(51_140.0), Released(81_150.0)),
                "half earn more than $51,140 a year; one in ten less than $37,000, one in ten more than $81,150",
            ),
            (
                (Released(90_000.0), Released(200_000.0), AtLeast(239_200.0)),
                "half earn more than $200,000 a year; one in ten less than $90,000, one in ten at least $239,200",
            ),
            (
                (AtLeast(239_200.0), AtLeast(239_200.0), AtLeast(239_200.0)),
                "half earn at least $239,200 a year; nine in ten at least $239,200, one in ten at least $239,200",
            ),
            ((Released(9.0), Withheld, Withheld), "one in ten earns less than $9 a year"),
            (
                (Withheld, Released(50.0), Released(90.0)),
                "half earn more than $50 a year; one in ten more than $90",
            ),
        ];
        for ((p10, median, p90), said) in cases {
            assert_eq!(sentence(p10, median, p90).as_deref(), Some(said));
        }
        assert_eq!(sentence(Withheld, Withheld, Withheld), None);
        assert!(stated(Withheld, Withheld, Withheld).is_blank());
        assert!(!stated(Withheld, Withheld, AtLeast(1.0)).is_blank());
    }

    /// The median of Texas, $48,860 or $23.49, in these terms.
    fn texas(per: Per, level: Option<f64>) -> (Option<String>, Option<String>, bool) {
        let mut data = Dataset::shipped();
        if let (Some(table), Some(value)) = (&mut data.career.price_levels, level) {
            table.levels.iter_mut().for_each(|(_, level)| *level = value);
        }
        let prices = super::super::prices::Prices::new(&data).expect("levels");
        let wages = data.wages.as_ref().expect("wages");
        let (nation, texas) = (wages.nation().expect("a nation"), wages.area("4800000").expect("Texas"));
        let terms = Terms::new(&data, &Profile { per, ..Profile::default() }).expect("wages");
        let code = &data.career.roles[0].occupation;
        let row = super::super::over_all_employers(&data, code, &texas.id).expect("a row");
        let level = level.and_then(|value| prices.level(if value < 100.0 { texas } else { nation }));
        let pay = terms.state(row, level.as_ref());
        let derived = terms.figure(row, level.as_ref()).derived;
        (pay.number(pay.median).map(|median| median.to_string()), derived, pay.is_about())
    }

    #[test]
    fn pay_is_stated_for_the_time_and_the_prices_that_are_asked_for() {
        let said = |per, level| {
            let (median, derived, about) = texas(per, level);
            (median.unwrap_or_default(), derived.unwrap_or_default(), about)
        };
        let formula = "pay ÷ 80 × 100, the regional price parity of Texas in 2024 (the United States = 100), to the nearest ";
        let exact = |median: &str, derived: &str| (median.to_owned(), derived.to_owned(), false);
        assert_eq!(said(Per::Year, None), exact("$48,860", ""));
        assert_eq!(said(Per::Month, None), exact("$4,072", "pay a year ÷ 12"));
        assert_eq!(said(Per::Hour, None), exact("$23.49", ""));
        let about = |median: &str, derived: String| (median.to_owned(), derived, true);
        assert_eq!(said(Per::Year, Some(80.0)), about("$61,080", format!("{formula}$10")));
        assert_eq!(
            said(Per::Month, Some(80.0)),
            about("$5,090", format!("pay a year ÷ 12; then {formula}$10"))
        );
        assert_eq!(said(Per::Hour, Some(80.0)), about("$29.40", format!("{formula}$0.10")));
        assert_eq!(said(Per::Hour, Some(100.0)), exact("$23.49", ""), "at the base pay is what it is");
    }

    #[test]
    fn pay_at_other_prices_is_about() {
        let pay = stated(Wage::Released(20e3), Wage::Released(30e3), Wage::AtLeast(40e3));
        assert!(!pay.is_about());
        let scaled = pay.scaled(1.1);
        assert!(scaled.is_about());
        assert_eq!(
            scaled.sentence().map(|line| line.plain()).as_deref(),
            Some(
                "half earn more than about $33,000 a year; one in ten less than about $22,000, one in ten at \
                 least about $44,000"
            )
        );
        for (value, step, rounded) in
            [(48_856.2, 10.0, 48_860.0), (24.449, 0.1, 24.4), (24.25, 0.1, 24.3), (4.999, 10.0, 0.0)]
        {
            assert_eq!(to_next(value, step).to_string(), rounded.to_string());
        }
    }

    #[test]
    fn a_bar_knows_that_its_end_is_open() {
        let capped = stated(Wage::Released(1.0), Wage::Released(2.0), Wage::AtLeast(3.0)).range();
        assert_eq!((capped.p90, capped.p75, capped.capped), (Some(3.0), None, Bound::AtLeast));
        let plain = stated(Wage::Released(1.0), Wage::Released(2.0), Wage::Withheld).range();
        assert_eq!((plain.p90, plain.capped), (None, Bound::Exact));
        let number = stated(Wage::Withheld, Wage::AtLeast(239_200.0), Wage::Withheld);
        assert_eq!(number.number(number.median).map(|n| n.to_string()).as_deref(), Some("$239,200+"));
    }
}
