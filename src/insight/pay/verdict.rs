//! Whether pay meets a person's budget, in a sentence.

use super::terms::Stated;
use crate::{
    dataset::wages::Wage,
    page::{Currency, Number, Unit},
    profile::Budget,
};

/// The budget in words: `$2,600 a month after 18% tax`.
#[must_use]
pub fn budget_words(budget: Budget, currency: Currency) -> String {
    let money = Number::new(budget.monthly(), money_unit(budget.monthly())).currency(currency);
    if budget.tax_percent() == 0.0 {
        format!("{money} a month, no tax counted")
    } else {
        format!("{money} a month after {} tax", Number::new(budget.tax_percent(), Unit::Percent))
    }
}

/// Whole amounts without cents.
fn money_unit(amount: f64) -> Unit {
    if amount.fract() == 0.0 { Unit::Money } else { Unit::MoneyCents }
}

/// Who clears the budget: `the middle earner clears it by $310 a month; the lowest tenth does not`.
///
/// `pay` is pay a year. None where the survey released too little to say anything. A percentile only
/// bounds the people below or above it, so the second half claims no more than that: with the 10th
/// percentile under the budget and the 25th over it, the lowest tenth surely does not meet it, and
/// of the next no more is known. Where the pay itself is [about](Stated::is_about) so much, so is what
/// it leaves.
#[must_use]
pub fn verdict(budget: Budget, pay: &Stated, currency: Currency) -> Option<String> {
    let need = budget.pay_a_year();
    let meets = |wage| match wage {
        Wage::Released(pay) => Some(pay >= need),
        // At least this much, so too little of it says nothing.
        Wage::AtLeast(pay) => (pay >= need).then_some(true),
        Wage::Withheld => None,
    };
    let middle = middle(budget, pay, need, currency);
    // A median that is about enough is taken for enough: that another clears it would say that this does not.
    let about = middle.as_ref().is_some_and(|middle| middle.ends_with(ABOUT));
    let median = if about { Some(true) } else { meets(pay.median) };
    let rest = match (median, meets(pay.p10)) {
        (_, Some(true)) => Some(("nine in ten", "clear it")),
        (Some(false), _) => match (meets(pay.p75), meets(pay.p90)) {
            (Some(true), _) => Some(("the top quarter", "does clear it")),
            (_, Some(true)) => Some(("the top tenth", "does clear it")),
            (_, Some(false)) => Some(("nine in ten", "do not clear it")),
            (Some(false), None) => Some(("three in four", "do not clear it")),
            (None, None) => None,
        },
        (_, Some(false)) if meets(pay.p25) == Some(false) => Some(("the lowest quarter", "does not")),
        (_, Some(false)) => Some(("the lowest tenth", "does not")),
        (_, None) => None,
    };
    // "Does not" leans on the first half of the sentence, so it cannot stand alone.
    match (middle, rest) {
        (Some(middle), Some((who, what))) => Some(format!("{middle}; {who} {what}")),
        (None, Some((who, "does not"))) => Some(format!("{who} does not clear it")),
        (None, Some((who, what))) => Some(format!("{who} {what}")),
        (middle, None) => middle,
    }
}

/// Of a median that is so much but for rounding.
const ABOUT: &str = "about meets it";

/// What the median says.
fn middle(budget: Budget, pay: &Stated, need: f64, currency: Currency) -> Option<String> {
    let (median, at_least) = match pay.median {
        Wage::Released(median) => (median, ""),
        Wage::AtLeast(median) if median >= need => (median, "at least "),
        Wage::AtLeast(_) | Wage::Withheld => return None,
    };
    let (step, about) = if pay.is_about() { (10.0, "about ") } else { (1.0, "") };
    let left = (budget.left(median) / step).round() * step;
    let money = |amount: f64| format!("{about}{}", Number::new(amount, Unit::Money).currency(currency));
    let (least, money) = (money(step), money(left.abs()));
    Some(match left {
        0.0 if !at_least.is_empty() => "the middle earner at least meets it".to_owned(),
        0.0 if !about.is_empty() => format!("the middle earner {ABOUT}"),
        0.0 if median < need => format!("the middle earner falls less than {least} a month short"),
        0.0 => "the middle earner just meets it".to_owned(),
        _ if left > 0.0 => format!("the middle earner clears it by {at_least}{money} a month"),
        _ => format!("the middle earner falls {money} a month short"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::pay::terms::Stated;
    use Wage::{AtLeast, Released, Withheld};

    /// The verdict on 24,000 a year (2,000 a month, no tax) for these percentiles.
    fn on(pay: [Wage; 5]) -> Option<String> {
        let budget = Budget::new(2_000.0, 0.0).expect("a budget");
        verdict(budget, &Stated::of_year(pay), Currency::DOLLAR)
    }

    #[test]
    fn names_who_surely_clears_it() {
        let r = Released;
        let cases = [
            (
                [25e3, 26e3, 30e3, 40e3, 50e3],
                "the middle earner clears it by $500 a month; nine in ten clear it",
            ),
            (
                [24e3, 26e3, 30e3, 40e3, 50e3],
                "the middle earner clears it by $500 a month; nine in ten clear it",
            ),
            (
                [20e3, 24e3, 30e3, 40e3, 50e3],
                "the middle earner clears it by $500 a month; the lowest tenth does not",
            ),
            (
                [20e3, 22e3, 30e3, 40e3, 50e3],
                "the middle earner clears it by $500 a month; the lowest quarter does not",
            ),
            ([20e3, 22e3, 24e3, 40e3, 50e3], "the middle earner just meets it; the lowest quarter does not"),
            (
                [9e3, 10e3, 12e3, 24e3, 50e3],
                "the middle earner falls $1,000 a month short; the top quarter does clear it",
            ),
            (
                [9e3, 10e3, 12e3, 20e3, 50e3],
                "the middle earner falls $1,000 a month short; the top tenth does clear it",
            ),
            (
                [9e3, 10e3, 12e3, 20e3, 23e3],
                "the middle earner falls $1,000 a month short; nine in ten do not clear it",
            ),
        ];
        for (pay, said) in cases {
            assert_eq!(on(pay.map(r)).as_deref(), Some(said), "{pay:?}");
        }
    }

    #[test]
    fn claims_nothing_that_was_not_released() {
        let cases = [
            ([Withheld; 5], None),
            (
                [Withheld, Withheld, Released(30e3), Withheld, Withheld],
                Some("the middle earner clears it by $500 a month"),
            ),
            (
                [Released(20e3), Withheld, Withheld, Withheld, Withheld],
                Some("the lowest tenth does not clear it"),
            ),
            (
                [Released(9e3), Withheld, Released(12e3), Withheld, Withheld],
                Some("the middle earner falls $1,000 a month short"),
            ),
            (
                [Released(9e3), Withheld, Released(12e3), Released(20e3), Withheld],
                Some("the middle earner falls $1,000 a month short; three in four do not clear it"),
            ),
            // Capped at 20,000: whether the pay is above 24,000 nobody knows.
            (
                [Released(9e3), Withheld, AtLeast(20e3), Withheld, AtLeast(20e3)],
                Some("the lowest tenth does not clear it"),
            ),
            (
                [Withheld, Withheld, AtLeast(30e3), Withheld, Withheld],
                Some("the middle earner clears it by at least $500 a month"),
            ),
            // At least what is needed is enough, whatever it is.
            ([AtLeast(24e3); 5], Some("the middle earner at least meets it; nine in ten clear it")),
            (
                [Released(9e3), Withheld, Released(12e3), Withheld, AtLeast(30e3)],
                Some("the middle earner falls $1,000 a month short; the top tenth does clear it"),
            ),
        ];
        for (pay, said) in cases {
            assert_eq!(on(pay).as_deref(), said, "{pay:?}");
        }
    }

    #[test]
    fn what_is_about_is_rounded_and_says_so() {
        let budget = Budget::new(2_000.0, 0.0).expect("a budget");
        let pay = Stated::of_year([Withheld, Withheld, Released(25e3), Withheld, Withheld]);
        let on = |factor| verdict(budget, &pay.scaled(factor), Currency::DOLLAR);
        assert_eq!(on(1.2).as_deref(), Some("the middle earner clears it by about $500 a month"));
        assert_eq!(on(0.9).as_deref(), Some("the middle earner falls about $130 a month short"));
        // 4 a month over, which is nothing that can be known.
        assert_eq!(on(0.962).as_deref(), Some("the middle earner about meets it"));
        // 4 a month short, which is none either: nobody is said to clear it where this one does not.
        let pay = Stated::of_year([Released(20e3), Released(22e3), Released(25e3), Released(40e3), Withheld]);
        let about = verdict(budget, &pay.scaled(0.9584), Currency::DOLLAR);
        assert_eq!(about.as_deref(), Some("the middle earner about meets it; the lowest quarter does not"));
    }

    #[test]
    fn what_falls_short_by_cents_does_not_meet_it() {
        let budget = Budget::new(4_262.0, 0.0).expect("a budget");
        let said = |median| {
            let pay = Stated::of_year([Withheld, Withheld, Released(median), Released(60e3), Withheld]);
            verdict(budget, &pay, Currency::DOLLAR)
        };
        assert_eq!(
            said(51_140.0).as_deref(),
            Some("the middle earner falls less than $1 a month short; the top quarter does clear it")
        );
        assert_eq!(said(51_144.0).as_deref(), Some("the middle earner just meets it"));
    }

    #[test]
    fn says_the_persons_own_tax() {
        let words =
            |monthly, tax| budget_words(Budget::new(monthly, tax).expect("a budget"), Currency::DOLLAR);
        assert_eq!(words(2_600.0, 18.0), "$2,600 a month after 18% tax");
        assert_eq!(words(2_600.5, 0.0), "$2,600.50 a month, no tax counted");
    }
}
