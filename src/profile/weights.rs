//! A hundred points that criteria share.
//!
//! When one criterion is given more or fewer points, the others that are not locked make room in
//! proportion to what they have, so that what the person said of them relative to each other still
//! holds. This is the way weights are varied one at a time in the sensitivity analysis that
//! [`crate::insight::decision`] makes, so the tipping points found there are reached by the same keys.

use serde::{Deserialize, Serialize};

/// All points.
pub const ALL: f64 = 100.0;

/// The share of one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Share {
    /// Its points, from 0 to [`ALL`].
    pub points: f64,
    /// Whether it keeps them when another changes.
    pub locked: bool,
}

/// A share as the profile file has it.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Share", deny_unknown_fields)]
struct Written {
    points: f64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    locked: bool,
}

impl TryFrom<Written> for Share {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { points, locked } = written;
        if (0.0..=ALL).contains(&points) {
            Ok(Self { points, locked })
        } else {
            Err(format!("{points} points are not from 0 to 100"))
        }
    }
}

impl From<Share> for Written {
    fn from(share: Share) -> Self {
        // Six decimals are finer than any step, and keep the file readable.
        Self { points: (share.points * 1e6).round() / 1e6, locked: share.locked }
    }
}

impl Share {
    /// An unlocked share.
    #[must_use]
    pub fn of(points: f64) -> Self {
        Self { points, locked: false }
    }
}

/// Makes the shares add up to [`ALL`]: in proportion, locked ones only if it cannot be done without.
/// Where nobody has any point, all get the same.
pub fn share_out(shares: &mut [Share]) {
    for share in shares.iter_mut() {
        share.points = if share.points.is_finite() { share.points.clamp(0.0, ALL) } else { 0.0 };
    }
    let locked: f64 = shares.iter().filter(|s| s.locked).map(|s| s.points).sum();
    let free: f64 = shares.iter().filter(|s| !s.locked).map(|s| s.points).sum();
    let any_free = shares.iter().any(|s| !s.locked);
    if any_free && locked <= ALL {
        give(shares, |_, s| !s.locked, ALL - locked, free);
    } else {
        give(shares, |_, _| true, ALL, locked + free);
    }
}

/// Gives `room` points to the shares meant, in proportion to their points, `sum` in all.
fn give(shares: &mut [Share], meant: impl Fn(usize, &Share) -> bool, room: f64, sum: f64) {
    let count = shares.iter().enumerate().filter(|(i, s)| meant(*i, s)).count();
    for (i, share) in shares.iter_mut().enumerate() {
        if meant(i, share) {
            share.points = if sum > 0.0 { share.points / sum * room } else { room / as_f64(count) };
        }
    }
}

/// What became of a turn of one weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// It has other points than before.
    Changed,
    /// It has the points asked for already, or the nearest that the locked ones let it come.
    AtEnd,
    /// No other is there that is not locked, to take from or to give to.
    NobodyFree,
}

/// Gives the share at `at` `points` points, or as near as the locked ones let it come, and takes or
/// gives the difference from and to the other free ones in proportion. The shares must add up to
/// [`ALL`], and do so afterwards.
pub fn set(shares: &mut [Share], at: usize, points: f64) -> Set {
    let Some(now) = shares.get(at).map(|s| s.points).filter(|_| points.is_finite()) else {
        return Set::AtEnd;
    };
    let others = |i: usize, s: &Share| i != at && !s.locked;
    let sum: f64 = shares.iter().enumerate().filter(|(i, s)| others(*i, s)).map(|(_, s)| s.points).sum();
    if !shares.iter().enumerate().any(|(i, s)| others(i, s)) {
        return Set::NobodyFree;
    }
    // Counted from what is free, so that rounding never adds up over many turns.
    let room = room(shares, at);
    let points = points.clamp(0.0, room);
    give(shares, others, room - points, sum);
    if let Some(share) = shares.get_mut(at) {
        share.points = points;
    }
    if (points - now).abs() > 0.0 { Set::Changed } else { Set::AtEnd }
}

/// The most points that the share at `at` can have: all that no other has locked.
#[must_use]
pub fn room(shares: &[Share], at: usize) -> f64 {
    let locked = shares.iter().enumerate().filter(|(i, s)| *i != at && s.locked);
    (ALL - locked.map(|(_, s)| s.points).sum::<f64>()).max(0.0)
}

/// The points as whole numbers that add up to 100, for showing: each is rounded down, and the points
/// left go to the largest remainders (Hamilton's method of apportionment), the first of equals first.
#[must_use]
pub fn whole(shares: &[Share]) -> Vec<u8> {
    let floors: Vec<f64> = shares.iter().map(|s| (s.points + 1e-9).floor()).collect();
    let left = (ALL - floors.iter().sum::<f64>()).max(0.0);
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let remainder = |i: &usize| match (shares.get(*i), floors.get(*i)) {
        (Some(share), Some(floor)) => share.points - floor,
        _ => 0.0,
    };
    order.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)));
    let mut whole: Vec<u8> = floors.into_iter().map(small).collect();
    for i in order.into_iter().take(usize::from(small(left))) {
        if let Some(points) = whole.get_mut(i) {
            *points = points.saturating_add(1);
        }
    }
    whole
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 0..=100 before")]
fn small(points: f64) -> u8 {
    points.round().clamp(0.0, ALL) as u8
}

fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(shares: &[Share]) -> f64 {
        shares.iter().map(|s| s.points).sum()
    }

    fn shares() -> impl Strategy<Value = Vec<Share>> {
        let one = (0.0..=100.0_f64, proptest::bool::weighted(0.2));
        prop::collection::vec(one, 1..12).prop_map(|list| {
            let mut shares: Vec<_> =
                list.into_iter().map(|(points, locked)| Share { points, locked }).collect();
            share_out(&mut shares);
            shares
        })
    }

    proptest! {
        #[test]
        fn always_a_hundred(mut shares in shares(), turns in prop::collection::vec((0_usize..12, -50.0..150.0_f64), 0..40)) {
            prop_assert!((sum(&shares) - ALL).abs() < 1e-6);
            for (at, points) in turns {
                let before = shares.clone();
                set(&mut shares, at, points);
                prop_assert!((sum(&shares) - ALL).abs() < 1e-6, "{shares:?}");
                for (i, (was, is)) in before.iter().zip(&shares).enumerate() {
                    prop_assert!((0.0..=ALL + 1e-6).contains(&is.points));
                    prop_assert!(i == at || !was.locked || was == is, "a locked share moved");
                }
            }
            prop_assert_eq!(whole(&shares).iter().map(|p| u32::from(*p)).sum::<u32>(), 100);
        }

        #[test]
        fn there_and_back_is_where_it_was(shares in shares(), at in 0_usize..12, to in 0.0..100.0_f64) {
            let mut turned = shares.clone();
            let now = shares.get(at).map_or(0.0, |s| s.points);
            // From all points to one, the others have none left that would remember their proportions.
            prop_assume!(to < room(&shares, at) - 1e-3);
            prop_assume!(now < room(&shares, at) - 1e-3);
            set(&mut turned, at, to);
            set(&mut turned, at, now);
            for (was, is) in shares.iter().zip(&turned) {
                prop_assert!((was.points - is.points).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn others_make_room_in_proportion() {
        let mut shares = [50.0, 30.0, 20.0].map(Share::of);
        assert_eq!(set(&mut shares, 0, 60.0), Set::Changed);
        assert_eq!(whole(&shares), [60, 24, 16]);
        shares[1].locked = true;
        assert_eq!(set(&mut shares, 0, 90.0), Set::Changed, "as far as the locked one lets it come");
        assert_eq!(whole(&shares), [76, 24, 0]);
        assert_eq!(set(&mut shares, 0, 90.0), Set::AtEnd, "there it is");
        assert_eq!(set(&mut [Share::of(100.0)], 0, 50.0), Set::NobodyFree, "alone it has them all");
    }

    #[test]
    fn whole_points_are_fair() {
        assert_eq!(whole(&[Share::of(100.0 / 3.0); 3]), [34, 33, 33]);
        assert!(whole(&[]).is_empty());
    }
}
