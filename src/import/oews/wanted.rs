//! Which rows of the data file were asked for.

use super::series::Key;

/// Of an occupation, which rows are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// None: there is no such occupation.
    Unknown,
    /// None.
    Nothing,
    /// The nation, all employers together.
    Nation,
    /// Every place and employer type.
    Everywhere,
}

/// The occupations there are, and which of their rows are wanted.
///
/// Indexed by code: it is asked about each of the 370,172 rows of a release, and a hash would cost more than
/// all other checks of the row.
pub(super) struct Wanted(Vec<Extent>);

/// Codes have six digits.
const CODES: usize = 1_000_000;

impl Wanted {
    /// Knows no occupation yet.
    pub fn new() -> Self {
        Self(vec![Extent::Unknown; CODES])
    }

    /// Sets what is wanted of an occupation.
    pub fn set(&mut self, code: [u8; 6], extent: Extent) {
        if let Some(slot) = index(code).and_then(|at| self.0.get_mut(at)) {
            *slot = extent;
        }
    }

    /// What is wanted of an occupation.
    pub fn extent(&self, code: [u8; 6]) -> Extent {
        index(code).and_then(|at| self.0.get(at)).copied().unwrap_or(Extent::Unknown)
    }

    /// Whether a row is wanted; none if there is no such occupation.
    pub fn has(&self, key: &Key) -> Option<bool> {
        match self.extent(key.occupation) {
            Extent::Unknown => None,
            Extent::Nothing => Some(false),
            Extent::Nation => Some(key.area == *b"0000000" && key.industry == *b"000000"),
            Extent::Everywhere => Some(true),
        }
    }
}

fn index(code: [u8; 6]) -> Option<usize> {
    let digits = code.iter().all(u8::is_ascii_digit);
    digits.then(|| code.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(area: [u8; 7], industry: [u8; 6], occupation: [u8; 6]) -> Key {
        Key { occupation, area, industry, letter: b'N' }
    }

    #[test]
    fn tells_the_nation_from_everywhere() {
        let mut wanted = Wanted::new();
        wanted.set(*b"292072", Extent::Everywhere);
        wanted.set(*b"000000", Extent::Nation);
        wanted.set(*b"999999", Extent::Nothing);
        assert_eq!(wanted.has(&key(*b"4800000", *b"000000", *b"292072")), Some(true));
        assert_eq!(wanted.has(&key(*b"0000000", *b"000000", *b"000000")), Some(true));
        assert_eq!(wanted.has(&key(*b"0000000", *b"622000", *b"000000")), Some(false));
        assert_eq!(wanted.has(&key(*b"4800000", *b"000000", *b"000000")), Some(false));
        assert_eq!(wanted.has(&key(*b"0000000", *b"000000", *b"999999")), Some(false));
        for unknown in [b"292071", b"29207x", b"\0\0\0\0\0\0", b"\xff\xff\xff\xff\xff\xff"] {
            assert_eq!(wanted.has(&key(*b"0000000", *b"000000", *unknown)), None);
        }
    }
}
