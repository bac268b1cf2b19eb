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
/// of the next no more is known.
#[must_use]
pub fn verdict(budget: Budget, pay: &Stated, currency: Currency) -> Option<String> {
    let need = budget.pay_a_year();
    let meets = |wage| match wage {
        Wage::Released(pay) => Some(pay >= need),
        // At least this much, so too little of it says nothing.
        Wage::AtLeast(pay) => (pay >= need).then_some(true),
        Wage::Withheld => None,
    };
    let rest = match (meets(pay.median), meets(pay.p10)) {
        (_, Some(true)) => Some("nine in ten clear it"),
        (Some(false), _) => match (meets(pay.p75), meets(pay.p90)) {
            (Some(true), _) => Some("the top quarter does"),
            (_, Some(true)) => Some("the top tenth does"),
            (_, Some(false)) => Some("nine in ten do not clear it"),
            (Some(false), None) => Some("three in four do not clear it"),
            (None, None) => None,
        },
        (_, Some(false)) if meets(pay.p25) == Some(false) => Some("the lowest quarter does not"),
        (_, Some(false)) => Some("the lowest tenth does not"),
        (_, None) => None,
    };
    let clauses = [middle(budget, pay.median, need, currency), rest.map(str::to_owned)];
    let said: Vec<String> = clauses.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// What the median says.
fn middle(budget: Budget, median: Wage, need: f64, currency: Currency) -> Option<String> {
    let (pay, at_least) = match median {
        Wage::Released(pay) => (pay, ""),
        Wage::AtLeast(pay) if pay >= need => (pay, "at least "),
        Wage::AtLeast(_) | Wage::Withheld => return None,
    };
    let left = budget.left(pay).round();
    let money = Number::new(left.abs(), Unit::Money).currency(currency);
    Some(match left {
        0.0 => "the middle earner just meets it".to_owned(),
        _ if left > 0.0 => format!("the middle earner clears it by {at_least}{money} a month"),
        _ => format!("the middle earner falls {money} a month short"),
    })
}
