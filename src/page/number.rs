//! Numbers and how they are written for people.

use std::{fmt, iter};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Money in whole units, with the sign of the data set's currency.
    Money,
    /// Money with two decimals: pay an hour.
    MoneyCents,
    /// Things: jobs, openings.
    Count,
    /// Points of a hundred: a score, a worth, a weight.
    Points,
    /// A change in things: always with its sign.
    Change,
    /// Percent.
    Percent,
    /// A change in percent: always with its sign.
    PercentChange,
    /// A bare ratio or index with two decimals.
    Ratio,
    /// A rate by the thousand with three decimals.
    PerThousand,
}

/// Whether a number is the figure itself or a bound of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// The figure itself.
    #[default]
    Exact,
    /// The figure is at least this: the survey stops counting there.
    AtLeast,
}

/// A number with its unit. `Display` writes it for people: `$51,140`, `$24.59`, `+13,800`, `7%`.
///
/// ```
/// use coder_tui::page::{Number, Unit};
/// assert_eq!(Number::new(51_140.0, Unit::Money).to_string(), "$51,140");
/// assert_eq!(Number::new(-1_900.0, Unit::Change).to_string(), "-1,900");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// What it counts.
    pub unit: Unit,
    /// Figure or bound.
    pub bound: Bound,
    /// Sign of the currency; used by the money units.
    pub currency: Currency,
    /// Decimals of a count or its change; of a percentage the least number, so that those of a column show
    /// how firm each is: `2.0%` below `1.9%`.
    pub decimals: u8,
}

/// The sign of a currency, kept short so that numbers stay `Copy`: at most 8 bytes of UTF-8.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    bytes: [u8; 8],
    len: u8,
}

impl Currency {
    /// The sign `$`.
    pub const DOLLAR: Self = Self { bytes: *b"$\0\0\0\0\0\0\0", len: 1 };

    /// The sign `text`, cut to whole characters that fit into 8 bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut sign = Self { bytes: [0; 8], len: 0 };
        for c in text.chars() {
            let start = usize::from(sign.len);
            let Some(room) = sign.bytes.get_mut(start..start + c.len_utf8()) else { break };
            c.encode_utf8(room);
            sign.len += u8::try_from(c.len_utf8()).unwrap_or(0);
        }
        sign
    }

    /// The sign as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.len)).and_then(|b| str::from_utf8(b).ok()).unwrap_or("")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({})", self.as_str())
    }
}

impl Number {
    /// A figure in dollars or without money.
    #[must_use]
    pub fn new(value: f64, unit: Unit) -> Self {
        Self { value, unit, bound: Bound::Exact, currency: Currency::DOLLAR, decimals: 0 }
    }

    /// The same with one decimal if it is a count, with at least one if it is a percentage.
    #[must_use]
    pub fn to_tenths(self) -> Self {
        Self { decimals: 1, ..self }
    }

    /// The same in another currency.
    #[must_use]
    pub fn currency(self, currency: Currency) -> Self {
        Self { currency, ..self }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = match self.unit {
            Unit::Count | Unit::Points | Unit::Change => usize::from(self.decimals),
            Unit::Money => 0,
            Unit::MoneyCents | Unit::Ratio => 2,
            Unit::PerThousand => 3,
            // Percentages come whole or with a decimal or two; show what was given.
            Unit::Percent | Unit::PercentChange => {
                let given = [0, 1].into_iter().find(|&d| fits(self.value, d)).unwrap_or(2);
                given.max(usize::from(self.decimals))
            }
        };
        let digits = digits(self.value.abs(), decimals);
        // "-0" would be a sign without a value.
        let zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        let signed = matches!(self.unit, Unit::Change | Unit::PercentChange);
        let sign = match (self.value < 0.0 && !zero, signed && !zero) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        let money = matches!(self.unit, Unit::Money | Unit::MoneyCents);
        let currency = if money { self.currency.as_str() } else { "" };
        let percent = matches!(self.unit, Unit::Percent | Unit::PercentChange);
        let text = format!("{sign}{currency}{}{}", grouped(&digits), if percent { "%" } else { "" });
        let text = match self.bound {
            Bound::Exact => text,
            Bound::AtLeast => format!("{text}+"),
        };
        f.pad(&text)
    }
}

/// From here on exact digits are asked for.
const FAR_ABOVE: f64 = 1e12;

/// A value with so many decimals. Most have no more to begin with, and the shortest digits that name a value take
/// a third of the time of exact ones. They may differ from those far above any figure.
fn digits(value: f64, decimals: usize) -> String {
    let mut shortest = value.to_string();
    let given = shortest.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let fine = value < FAR_ABOVE;
    if given > decimals || !fine {
        return format!("{value:.decimals$}");
    }
    if given == 0 && decimals > 0 {
        shortest.push('.');
    }
    shortest.extend(iter::repeat_n('0', decimals - given));
    shortest
}

/// Whether `value` has no more than `decimals` decimals.
pub(crate) fn fits(value: f64, decimals: usize) -> bool {
    let scaled = if decimals == 0 { value } else { value * 10.0 };
    (scaled - scaled.round()).abs() < 1e-6
}

/// `1234567.5` as `1,234,567.5`.
fn grouped(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut out = String::with_capacity(digits.len() + whole / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && i < whole && (whole - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_digits_are_the_exact_ones() {
        for tenths in 0..20_000_u32 {
            for value in [f64::from(tenths) / 10.0, f64::from(tenths) / 8.0, f64::from(tenths) * 1e12 / 8.0] {
                for decimals in 0..4 {
                    assert_eq!(digits(value, decimals), format!("{value:.decimals$}"), "{value}");
                }
            }
        }
    }

    #[test]
    fn writes_for_people() {
        let cases = [
            (51_140.0, Unit::Money, "$51,140"),
            (24.59, Unit::MoneyCents, "$24.59"),
            (999.0, Unit::Count, "999"),
            (155_495_730.0, Unit::Count, "155,495,730"),
            (13_800.0, Unit::Change, "+13,800"),
            (-1_900.0, Unit::Change, "-1,900"),
            (0.0, Unit::Change, "0"),
            (-0.2, Unit::Count, "0"),
            (7.0, Unit::Percent, "7%"),
            (61.9, Unit::Percent, "61.9%"),
            (13.43, Unit::Percent, "13.43%"),
            (-5.0, Unit::PercentChange, "-5%"),
            (0.88, Unit::Ratio, "0.88"),
            (1.1, Unit::PerThousand, "1.100"),
        ];
        for (value, unit, text) in cases {
            assert_eq!(Number::new(value, unit).to_string(), text);
        }
        assert_eq!(Number::new(2.0, Unit::PercentChange).to_tenths().to_string(), "+2.0%");
        assert_eq!(Number::new(0.0, Unit::PercentChange).to_tenths().to_string(), "0.0%");
        assert_eq!(Number::new(2.0, Unit::Count).to_tenths().to_string(), "2.0");
        assert_eq!(Number::new(0.04, Unit::Change).to_tenths().to_string(), "0.0");
        let capped = Number { bound: Bound::AtLeast, ..Number::new(239_200.0, Unit::Money) };
        assert_eq!(capped.to_string(), "$239,200+");
        assert_eq!(Number::new(5.0, Unit::Money).currency(Currency::new("€")).to_string(), "€5");
        assert_eq!(Number::new(f64::NAN, Unit::MoneyCents).to_string(), "$NaN");
        assert_eq!(Currency::new("a rather long sign").as_str(), "a rather");
    }
}
