//! A value that is known to lie between two ends.

/// From `low` to `high`, both among the values that are possible; `high` may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least it can be.
    pub low: f64,
    /// The most it can be; never below `low`.
    pub high: f64,
}

impl Interval {
    /// Everything from 0 to 100: nothing is known.
    pub const UNKNOWN: Self = Self { low: 0.0, high: 100.0 };

    /// One value.
    #[must_use]
    pub fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// The smallest interval that holds all `values`; none if there is none.
    pub fn around(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        values
            .into_iter()
            .map(Self::point)
            .reduce(|a, b| Self { low: a.low.min(b.low), high: a.high.max(b.high) })
    }

    /// The middle between its ends.
    #[must_use]
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// How far its ends lie apart.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Whether it is a single value, but for rounding.
    #[must_use]
    pub fn is_point(self) -> bool {
        self.width() < 1e-9
    }

    /// Each end through `f`, which may turn them round.
    #[must_use]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let (a, b) = (f(self.low), f(self.high));
        Self { low: a.min(b), high: a.max(b) }
    }
}
