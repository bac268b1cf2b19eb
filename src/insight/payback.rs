//! When training has paid for itself.
//!
//! Formula: cost = fees + pay given up; pay given up = months ÷ 12 × pay now × hours given up ÷ hours
//! now, with hours a week. Gain a month = (pay then − pay now) ÷ 12. Months to recover = cost ÷ gain,
//! counted from the first month of the new pay. This is the payback period of capital budgeting (Brealey,
//! Myers and Allen, *Principles of Corporate Finance*, 12th edition, section 5-2), not discounted. It
//! leaves out taxes, interest, raises and what comes after it is recovered, and it takes for granted
//! that the new pay begins when the study ends.
//!
//! Money in the currency of the data set, pay a year and before taxes.

use super::interval::Interval;

/// What the sum is worked out from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inputs {
    /// Fees, from the least to the most they may be; 0 or more, the most may be infinite.
    pub fees: Interval,
    /// Months of study; 0 or more.
    pub months: f64,
    /// Hours of paid work a week given up for it; 0 or more.
    pub hours_lost: f64,
    /// Hours of paid work a week now; 0 or more.
    pub hours_now: f64,
    /// Pay a year now; 0 or more.
    pub pay_now: f64,
}

/// Hours in a week of full-time work, where the person does not say: the 2,080 hours by which the U.S.
/// wage survey turns hours into a year, as its tables say (oe.footnote, import/oews/codes.rs), over 52 weeks.
pub const FULL_TIME: f64 = 40.0;

impl Inputs {
    /// Pay given up during the study. Nobody gives up more hours than they work.
    #[must_use]
    pub fn pay_given_up(&self) -> f64 {
        if self.hours_now <= 0.0 {
            return 0.0;
        }
        self.months / 12.0 * self.pay_now * (self.hours_lost / self.hours_now).min(1.0)
    }

    /// All that it costs.
    #[must_use]
    pub fn cost(&self) -> Interval {
        let given_up = self.pay_given_up();
        self.fees.map(|fees| fees + given_up)
    }

    /// Months of the new pay until the cost is recovered.
    #[must_use]
    pub fn recovered(&self, pay_then: f64) -> Recovered {
        let gain = (pay_then - self.pay_now) / 12.0;
        let cost = self.cost();
        if cost.high <= 0.0 {
            Recovered::AtOnce
        } else if gain <= 0.0 {
            Recovered::Never
        } else {
            Recovered::After(cost.map(|cost| cost / gain))
        }
    }
}

/// When the cost is recovered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Recovered {
    /// There is no cost.
    AtOnce,
    /// After so many months of the new pay.
    After(Interval),
    /// The new pay is not above the pay now.
    Never,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn inputs() -> impl Strategy<Value = Inputs> {
        let money = 0.0..50_000.0_f64;
        (money.clone(), money.clone(), 0.0..48.0_f64, 0.0..60.0_f64, 0.0..60.0_f64, 0.0..120_000.0_f64)
            .prop_map(|(fee, more, months, hours_lost, hours_now, pay_now)| Inputs {
                fees: Interval { low: fee, high: fee + more },
                months,
                hours_lost,
                hours_now,
                pay_now,
            })
    }

    proptest! {
        #[test]
        fn what_is_gained_until_then_is_the_cost(inputs in inputs(), more in 1.0..100_000.0_f64) {
            let pay_then = inputs.pay_now + more;
            let cost = inputs.cost();
            prop_assert!(cost.low >= inputs.fees.low && cost.low <= cost.high);
            if let Recovered::After(months) = inputs.recovered(pay_then) {
                prop_assert!((months.low * more / 12.0 - cost.low).abs() < 1e-6 * cost.low.max(1.0));
                prop_assert!((months.high * more / 12.0 - cost.high).abs() < 1e-6 * cost.high.max(1.0));
            } else {
                prop_assert!(cost.high <= 0.0);
            }
        }

        #[test]
        fn more_pay_is_never_slower_and_no_gain_never_recovers(inputs in inputs(), a in 0.0..200_000.0_f64, b in 0.0..200_000.0_f64) {
            let (less, more) = (a.min(b), a.max(b));
            match (inputs.recovered(less), inputs.recovered(more)) {
                (Recovered::After(slow), Recovered::After(fast)) => {
                    prop_assert!(fast.low <= slow.low + 1e-9 && fast.high <= slow.high + 1e-9);
                }
                (Recovered::After(_), Recovered::Never) => prop_assert!(false, "more pay lost it"),
                _ => {}
            }
            if inputs.cost().high > 0.0 {
                prop_assert_eq!(inputs.recovered(inputs.pay_now), Recovered::Never);
            }
        }
    }

    #[test]
    fn the_formula_by_hand() {
        let inputs = Inputs {
            fees: Interval { low: 1_000.0, high: 3_000.0 },
            months: 6.0,
            hours_lost: 10.0,
            hours_now: 40.0,
            pay_now: 32_000.0,
        };
        // Half a year at a quarter of 32,000 is 4,000.
        assert!((inputs.pay_given_up() - 4_000.0).abs() < 1e-9);
        // 12,000 more a year is 1,000 a month.
        assert_eq!(inputs.recovered(44_000.0), Recovered::After(Interval { low: 5.0, high: 7.0 }));
        assert_eq!(inputs.recovered(30_000.0), Recovered::Never);
        // Who does not work gives up no pay; and a cost that may be nothing is still to be recovered.
        let idle = Inputs { hours_now: 0.0, ..inputs };
        assert!(idle.pay_given_up().abs() < 1e-9);
        let maybe = Inputs { fees: Interval { low: 0.0, high: 3_000.0 }, hours_lost: 0.0, ..inputs };
        assert_eq!(maybe.recovered(44_000.0), Recovered::After(Interval { low: 0.0, high: 3.0 }));
        let free = Inputs { fees: Interval::point(0.0), hours_lost: 0.0, ..inputs };
        assert_eq!(free.recovered(20_000.0), Recovered::AtOnce);
    }
}
