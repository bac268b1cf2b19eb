//! How firm a survey figure is, and what a location quotient says.

use crate::dataset::wages::Row;

/// From this relative standard error on, in percent, an estimate of jobs is marked as rough.
///
/// The survey that the format follows sets no limit. Ours is that of the U.S. National Center for
/// Health Statistics, which marks estimates from 30% on as unreliable
/// (`www.cdc.gov/nchs/nhhcs/nhhcs_estimation_publication.htm`): the true figure is then as likely
/// as not off by a fifth.
pub const ROUGH_JOBS: f64 = 30.0;

/// From this relative standard error of the mean wage on, in percent, pay is marked as rough.
///
/// Our choice, since no body gives one for pay: places differ by a fifth or so, and at 10% the range
/// in which nine in ten surveys would fall (1.645 standard errors to each side) is a third of the
/// figure wide, more than what one would compare by it.
pub const ROUGH_WAGE: f64 = 10.0;

/// Whether the number of jobs is marked as rough.
#[must_use]
pub fn rough_jobs(row: &Row) -> bool {
    row.jobs_rse.is_some_and(|rse| rse >= ROUGH_JOBS)
}

/// Whether the pay is marked as rough.
#[must_use]
pub fn rough_wage(row: &Row) -> bool {
    row.wage_rse.is_some_and(|rse| rse >= ROUGH_WAGE)
}

/// What a location quotient means, in words. Within a tenth of 1 the place is called like the
/// nation: a difference that small says nothing to somebody who looks for work.
#[must_use]
pub fn quotient_words(quotient: f64) -> &'static str {
    match quotient {
        q if q < 0.5 => "less than half as common as in the nation",
        q if q < 0.9 => "less common than in the nation",
        q if q <= 1.1 => "about as common as in the nation",
        q if q < 2.0 => "more common than in the nation",
        _ => "at least twice as common as in the nation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rough_begins_at_its_limit() {
        let mut row = crate::dataset::Dataset::shipped().wages.expect("wages").rows[0].clone();
        for (jobs, wage, rough) in [
            (Some(30.0), Some(10.0), (true, true)),
            (Some(29.9), Some(9.9), (false, false)),
            (None, None, (false, false)),
        ] {
            (row.jobs_rse, row.wage_rse) = (jobs, wage);
            assert_eq!((rough_jobs(&row), rough_wage(&row)), rough);
        }
    }

    #[test]
    fn quotients_near_one_say_nothing() {
        let words = |quotient| quotient_words(quotient).split(" in the").next().unwrap_or_default();
        for (quotient, said) in [
            (0.3, "less than half as common as"),
            (0.5, "less common than"),
            (0.9, "about as common as"),
            (1.1, "about as common as"),
            (1.11, "more common than"),
            (2.0, "at least twice as common as"),
        ] {
            assert_eq!(words(quotient), said, "{quotient}");
        }
    }
}
