//! How a person's skills fit a role.
//!
//! Formula: fit = 100 × Σ aₖ rₖ ÷ (4 × Σ aₖ), over the skills k that the role asks for, where aₖ is 3
//! for an essential skill, 2 for an important and 1 for a useful one, and rₖ is the mean of the
//! person's ratings of the skill's statements, 0 to 4. It is a weighted mean, from 0 (nothing of it
//! ever tried) to 100 (could teach it all). The three, two and one are this program's choice: they are
//! the marks ●●●, ●●, ● under which the skills stand, counted.
//!
//! A statement that is not rated may be anything from 0 to 4, so the fit is a range until everything
//! is rated. It says how much of the work is familiar, not whether somebody is hired.

use super::interval::Interval;
use crate::{
    dataset::{
        Dataset,
        role::{Level, Role},
        skill::Skill,
    },
    profile::{Profile, Rating, knob::statements},
};

/// The highest rating of a statement.
pub const FULL: f64 = 4.0;

/// How a person fits a role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// From 0 to 100.
    pub range: Interval,
    /// How many skills the role asks for.
    pub skills: usize,
    /// How many of them have a statement that is not rated.
    pub unrated: usize,
}

/// The weight of a skill in the fit: the number of its marks.
#[must_use]
pub fn weight(level: Level) -> f64 {
    match level {
        Level::Essential => 3.0,
        Level::Important => 2.0,
        Level::Useful => 1.0,
    }
}

/// The rating from which on a skill is no gap: what is essential one should do alone, what is useful
/// one should have tried. This program's choice.
#[must_use]
pub fn wanted(level: Level) -> f64 {
    weight(level)
}

/// The mean rating of a skill, 0 to 4: a range as long as a statement is not rated.
#[must_use]
pub fn rating(profile: &Profile, skill: &Skill) -> Interval {
    let (mut low, mut high, mut count) = (0.0, 0.0, 0.0);
    for check in statements(skill) {
        let rating = profile.rating(&skill.id, check).map(Rating::value);
        low += rating.unwrap_or(0.0);
        high += rating.unwrap_or(FULL);
        count += 1.0;
    }
    Interval { low: low / count, high: high / count }
}

/// The fit of a person to a role; none if the role asks for no skill.
#[must_use]
pub fn fit(data: &Dataset, profile: &Profile, role: &Role) -> Option<Fit> {
    let skill = |id: &crate::dataset::Id| data.career.skills.iter().find(|s| s.id == *id);
    let needs: Vec<(f64, Interval)> = role
        .skills
        .iter()
        .filter_map(|need| Some((weight(need.level), rating(profile, skill(&need.skill)?))))
        .collect();
    Some(Fit {
        range: weighted(&needs)?,
        skills: needs.len(),
        unrated: needs.iter().filter(|(_, r)| !r.is_point()).count(),
    })
}

/// The formula above, for weights with ratings from 0 to 4. None if there is no weight.
#[must_use]
pub fn weighted(needs: &[(f64, Interval)]) -> Option<Interval> {
    let all: f64 = needs.iter().map(|(a, _)| a).sum();
    let of = |end: fn(&Interval) -> f64| needs.iter().map(|(a, r)| a * end(r)).sum::<f64>();
    let scale = 100.0 / (FULL * all);
    (all > 0.0).then(|| Interval { low: of(|r| r.low) * scale, high: of(|r| r.high) * scale })
}

/// How a skill stands against what a role asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// As much as is wanted, whatever is not rated.
    Met,
    /// Less than is wanted, whatever is not rated.
    Short,
    /// It depends on what is not rated.
    Unknown,
}

/// Whether a skill is a gap at this level.
#[must_use]
pub fn gap(rating: Interval, level: Level) -> Gap {
    match wanted(level) {
        wanted if rating.low >= wanted => Gap::Met,
        wanted if rating.high < wanted => Gap::Short,
        _ => Gap::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::profile::{Knob, Turn};

    fn needs() -> impl Strategy<Value = Vec<(f64, Option<u8>)>> {
        prop::collection::vec((prop::sample::select(vec![1.0, 2.0, 3.0]), prop::option::of(0..=4_u8)), 1..20)
    }

    fn ranges(needs: &[(f64, Option<u8>)]) -> Vec<(f64, Interval)> {
        let of =
            |r: &Option<u8>| r.map_or(Interval { low: 0.0, high: FULL }, |r| Interval::point(f64::from(r)));
        needs.iter().map(|(a, r)| (*a, of(r))).collect()
    }

    proptest! {
        #[test]
        fn rating_one_more_only_narrows(needs in needs(), at in 0..20_usize, rated in 0..=4_u8) {
            let wide = weighted(&ranges(&needs)).expect("a range");
            prop_assert!(wide.low >= -1e-9 && wide.high <= 100.0 + 1e-9 && wide.low <= wide.high);
            let mut known = needs.clone();
            if let Some((_, rating @ None)) = known.get_mut(at) {
                *rating = Some(rated);
            }
            let narrow = weighted(&ranges(&known)).expect("a range");
            prop_assert!(narrow.low >= wide.low - 1e-9 && narrow.high <= wide.high + 1e-9);
            if known.iter().all(|(_, r)| r.is_some()) {
                prop_assert!(narrow.is_point());
            }
        }

        #[test]
        fn a_better_rating_never_lowers_the_fit(needs in needs(), at in 0..20_usize) {
            let before = weighted(&ranges(&needs)).expect("a range");
            let mut better = needs.clone();
            if let Some((_, Some(rating))) = better.get_mut(at) {
                *rating = (*rating + 1).min(4);
            }
            let after = weighted(&ranges(&better)).expect("a range");
            prop_assert!(after.low >= before.low - 1e-9 && after.high >= before.high - 1e-9);
        }
    }

    #[test]
    fn the_formula_by_hand() {
        // Essential 4, important 2, useful 0: (3×4 + 2×2 + 1×0) ÷ (4 × 6) = 16 ÷ 24.
        let needs = [(3.0, 4.0), (2.0, 2.0), (1.0, 0.0)].map(|(a, r)| (a, Interval::point(r)));
        assert!((weighted(&needs).expect("a fit").middle() - 100.0 * 16.0 / 24.0).abs() < 1e-9);
        assert_eq!(weighted(&[]), None);
    }

    #[test]
    fn ratings_count_by_their_statements_and_by_the_level_of_the_skill() {
        let mut data = Dataset::shipped();
        let skill = |id: &str, checks: &[&str]| Skill {
            id: id.to_owned().try_into().expect("an id"),
            checks: checks.iter().map(|c| (*c).to_owned()).collect(),
            ..data.career.skills[0].clone()
        };
        data.career.skills = vec![skill("x", &["one", "two"]), skill("y", &[]), skill("z", &["three"])];
        let mut role = data.career.roles[0].clone();
        let need = |at: usize, level| crate::dataset::role::SkillNeed {
            skill: data.career.skills[at].id.clone(),
            level,
            basis: crate::dataset::role::Basis::Source,
        };
        role.skills = vec![need(0, Level::Essential), need(1, Level::Important), need(2, Level::Useful)];
        let mut profile = Profile::default();
        let today = crate::dataset::Date::from_ymd(2026, 11, 23).expect("a day");
        let mut rate = |at: usize, check: Option<&str>, to| {
            let id = data.career.skills[at].id.clone();
            let knob = check.map_or(Knob::Skill(id.clone()), |check| Knob::Statement(id, check.to_owned()));
            profile.turn(&knob, &Turn::To(to), &data, today).expect("it turns");
            (rating(&profile, &data.career.skills[at]), fit(&data, &profile, &role))
        };
        // One of two statements: the other may be anything from 0 to 4.
        let (one, of_role) = rate(0, Some("one"), "4");
        assert_eq!(one, Interval { low: 2.0, high: 4.0 });
        assert_eq!(of_role.map(|f| (f.skills, f.unrated)), Some((3, 3)));
        assert_eq!(rate(0, Some("two"), "2").0, Interval::point(3.0));
        rate(1, None, "1");
        let (_, Some(of_role)) = rate(2, None, "4") else { panic!("three skills are asked for") };
        // (3×3 + 2×1 + 1×4) ÷ (4 × 6).
        assert!((of_role.range.middle() - 100.0 * 15.0 / 24.0).abs() < 1e-9 && of_role.range.is_point());
        assert_eq!((of_role.skills, of_role.unrated), (3, 0));
        role.skills.clear();
        assert_eq!(fit(&data, &profile, &role), None);
    }

    #[test]
    fn a_gap_is_known_only_from_ratings() {
        let range = |low, high| Interval { low, high };
        assert_eq!(gap(range(0.0, 4.0), Level::Essential), Gap::Unknown);
        assert_eq!(gap(range(0.0, 3.0), Level::Essential), Gap::Unknown, "3 would be enough");
        assert_eq!(gap(range(0.0, 2.9), Level::Essential), Gap::Short);
        assert_eq!(gap(range(3.0, 3.5), Level::Essential), Gap::Met);
        assert_eq!(gap(range(1.0, 1.0), Level::Useful), Gap::Met);
    }
}
