use proptest::prelude::*;

use super::*;

/// A model of 2 to 6 roles by 2 to 6 criteria, some locked, some values ranges.
fn models() -> impl Strategy<Value = Model> {
    (2..7_usize, 2..7_usize).prop_flat_map(|(roles, criteria)| {
        let share = (1.0..100.0_f64, proptest::bool::weighted(0.15));
        let value = (0.0..100.0_f64, 0.0..100.0_f64, proptest::bool::weighted(0.7));
        let values = prop::collection::vec(prop::collection::vec(value, criteria), roles);
        (prop::collection::vec(share, criteria), values).prop_map(|(shares, values)| {
            let mut shares: Vec<Share> =
                shares.into_iter().map(|(points, locked)| Share { points, locked }).collect();
            weights::share_out(&mut shares);
            let range = |(a, b, point): (f64, f64, bool)| {
                if point { Interval::point(a) } else { Interval { low: a.min(b), high: a.max(b) } }
            };
            let values = values.into_iter().map(|row| row.into_iter().map(range).collect()).collect();
            Model::new(shares, values)
        })
    })
}

fn all(model: &Model) -> Vec<usize> {
    (0..model.values.len()).collect()
}

/// The model with one weight changed as a person would change it.
fn with(model: &Model, criterion: usize, points: f64) -> Model {
    let mut shares = model.shares.clone();
    weights::set(&mut shares, criterion, points);
    Model { shares, values: model.values.clone() }
}

proptest! {
    #[test]
    fn scores_stay_within_bounds(model in models()) {
        for role in all(&model) {
            let score = model.score(role);
            prop_assert!(score.low >= -1e-9 && score.high <= 100.0 + 1e-9 && score.low <= score.high);
        }
    }

    #[test]
    fn a_tipping_point_flips_the_leader_and_just_before_it_does_not(model in models()) {
        let entrants = all(&model);
        let leader = model.leader(&entrants).expect("a leader");
        for tipping in model.tipping_points(&entrants) {
            let step = if tipping.at >= tipping.from { 1e-6 } else { -1e-6 };
            prop_assume!(tipping.distance() > 1e-5);
            let beyond = with(&model, tipping.criterion, tipping.at + step);
            let lead = |m: &Model, r| m.score(r).middle();
            prop_assert!(lead(&beyond, tipping.to) > lead(&beyond, leader), "{tipping:?}");
            let before = with(&model, tipping.criterion, tipping.at - step);
            prop_assert_eq!(before.leader(&entrants), Some(leader), "{:?}", tipping);
            // And nowhere on the way there.
            for part in 1..20 {
                let points = tipping.from + (tipping.at - tipping.from) * f64::from(part) / 20.0;
                prop_assert_eq!(with(&model, tipping.criterion, points).leader(&entrants), Some(leader));
            }
        }
    }

    #[test]
    fn no_tipping_point_is_missed(model in models(), criterion in 0..6_usize, points in 0.0..100.0_f64) {
        prop_assume!(criterion < model.shares.len());
        let entrants = all(&model);
        let leader = model.leader(&entrants);
        let changed = with(&model, criterion, points);
        let now = changed.shares[criterion].points;
        if changed.leader(&entrants) != leader {
            let from = model.shares[criterion].points;
            let passed = model.tipping_points(&entrants).into_iter().any(|t| {
                t.criterion == criterion && (t.at - from) * (now - t.at) >= -1e-6
            });
            prop_assert!(passed, "{from} to {now} changed the leader");
        }
    }

    #[test]
    fn scaling_all_values_changes_no_order(model in models(), factor in 0.05..1.0_f64, shift in 0.0..1.0_f64) {
        let scale = |v: f64| v * factor + shift * (1.0 - factor) * 100.0;
        let scaled = Model {
            shares: model.shares.clone(),
            values: model.values.iter().map(|row| row.iter().map(|v| v.map(scale)).collect()).collect(),
        };
        let entrants = all(&model);
        for &a in &entrants {
            for &b in &entrants {
                let order = |m: &Model| m.score(a).middle() - m.score(b).middle();
                prop_assert!(order(&model).abs() < 1e-6 || order(&model) * order(&scaled) > 0.0);
            }
        }
    }

    #[test]
    fn a_tie_is_symmetric_and_with_oneself(model in models()) {
        for a in all(&model) {
            prop_assert!(tie(model.score(a), model.score(a)));
            for b in all(&model) {
                prop_assert_eq!(tie(model.score(a), model.score(b)), tie(model.score(b), model.score(a)));
            }
        }
    }

    #[test]
    fn knowing_less_never_narrows_a_range(model in models(), role in 0..6_usize, criterion in 0..6_usize) {
        prop_assume!(role < model.values.len() && criterion < model.shares.len());
        let mut vague = model.clone();
        vague.values[role][criterion] = Interval::UNKNOWN;
        let (known, unknown) = (model.score(role), vague.score(role));
        prop_assert!(unknown.low <= known.low + 1e-9 && unknown.high >= known.high - 1e-9);
    }

    #[test]
    fn permuting_roles_permutes_the_ranking(model in models(), by in 1..6_usize) {
        let count = model.values.len();
        let entrants = all(&model);
        let middles: Vec<f64> = entrants.iter().map(|r| model.score(*r).middle()).collect();
        // Equals stand in the order given, which a permutation changes.
        for a in &entrants {
            for b in &entrants {
                prop_assume!(a == b || (middles[*a] - middles[*b]).abs() > 1e-9);
            }
        }
        let turned: Vec<usize> = (0..count).map(|i| (i + by) % count).collect();
        let values = turned.iter().map(|r| model.values[*r].clone()).collect();
        let permuted = Model::new(model.shares.clone(), values);
        let mut back = permuted.ranking(&entrants);
        for standing in &mut back {
            standing.role = turned[standing.role];
        }
        prop_assert_eq!(back, model.ranking(&entrants));
        let points = |m: &Model, name: &dyn Fn(usize) -> usize| {
            m.tipping_points(&entrants).into_iter().map(|t| (t.criterion, name(t.to))).collect::<Vec<_>>()
        };
        prop_assert_eq!(points(&permuted, &|r| turned[r]), points(&model, &|r| r));
    }
}

fn model(points: &[f64], values: &[&[f64]]) -> Model {
    let row = |row: &&[f64]| row.iter().map(|v| Interval::point(*v)).collect();
    Model::new(points.iter().map(|p| Share::of(*p)).collect(), values.iter().map(row).collect())
}

#[test]
fn the_model_by_hand() {
    let model = model(&[60.0, 40.0], &[&[80.0, 10.0], &[30.0, 70.0]]);
    assert!((model.score(0).middle() - 52.0).abs() < 1e-9);
    assert!((model.score(1).middle() - 46.0).abs() < 1e-9);
    let [tipping, other] = model.tipping_points(&[0, 1])[..] else { panic!("one for each weight") };
    // 80 w + 10 (100 − w) = 30 w + 70 (100 − w)  ⇒  w = 6000 ÷ 110.
    let at = 6_000.0 / 110.0;
    let (first, second) = if tipping.criterion == 0 { (tipping, other) } else { (other, tipping) };
    assert!((first.at - at).abs() < 1e-9 && !first.rises() && first.to == 1);
    assert!((second.at - (100.0 - at)).abs() < 1e-9 && second.rises());
}

#[test]
fn a_role_that_is_better_in_everything_never_tips() {
    assert!(model(&[50.0, 50.0], &[&[80.0, 60.0], &[70.0, 10.0]]).tipping_points(&[0, 1]).is_empty());
    assert!(model(&[100.0], &[&[80.0], &[70.0]]).tipping_points(&[0, 1]).is_empty());
    assert!(model(&[], &[]).tipping_points(&[]).is_empty());
}

#[test]
fn ties_share_a_place() {
    let model = model(&[100.0], &[&[50.0], &[90.0], &[89.0], &[10.0]]);
    let places = |entrants: &[usize]| -> Vec<(usize, usize, bool)> {
        model.ranking(entrants).iter().map(|s| (s.role, s.place, s.tied)).collect()
    };
    assert_eq!(places(&[0, 1, 2, 3]), [(1, 1, true), (2, 1, true), (0, 3, false), (3, 4, false)]);
    assert_eq!(places(&[0, 3]), [(0, 1, false), (3, 2, false)], "who does not enter is not ranked");
}

#[test]
fn wide_ranges_tie() {
    let range = |low, high| Interval { low, high };
    assert!(tie(range(20.0, 80.0), range(30.0, 90.0)));
    assert!(!tie(range(20.0, 40.0), range(35.0, 60.0)), "a quarter of the narrower is shared");
    assert!(tie(Interval::point(30.0), range(10.0, 90.0)));
    assert!(!tie(Interval::point(9.0), range(10.0, 90.0)));
}

#[test]
fn less_may_be_better() {
    assert_eq!(
        value(Interval { low: 200.0, high: f64::INFINITY }, 800.0, 0.0),
        Interval { low: 0.0, high: 75.0 }
    );
    assert_eq!(value(Interval::point(5.0), 0.0, 10.0), Interval::point(50.0));
}

#[test]
fn of_equals_the_first_leads() {
    let shares = vec![Share { points: 100.0, locked: false }];
    let model = Model::new(shares, [40.0, 70.0, 70.0].map(|v| vec![Interval::point(v)]).into());
    assert_eq!(model.leader(&[0, 1, 2]), Some(1));
    assert_eq!(model.leader(&[2, 1, 0]), Some(2));
}

#[test]
fn half_of_the_narrower_range_is_no_tie_yet() {
    let range = |low, high| Interval { low, high };
    assert!(!tie(range(0.0, 10.0), range(5.0, 15.0)));
    assert!(tie(range(0.0, 10.0), range(4.9, 14.9)));
    assert!(!tie(range(0.0, 4.0), range(2.0, 20.0)), "half of the narrower, not of the wider");
}
