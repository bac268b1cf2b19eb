//! All files of codes together, and whether the codes of a line are among them.

use super::{
    areas::Areas,
    codes::{Footnotes, Industries, Occupations},
    series::{AREA_AT, Flaw, INDUSTRY_AT, Key, LETTER_AT, OCCUPATION_AT},
    table::shortened,
};

/// The codes that figures refer to.
pub(super) struct Codes {
    pub areas: Areas,
    pub industries: Industries,
    pub occupations: Occupations,
    pub footnotes: Footnotes,
}

impl Codes {
    /// Whether a row's area and industry are known. They rarely change from one row to the next.
    pub fn check_place(&self, key: &Key) -> Result<(), Flaw> {
        match self.areas.letter(key.area) {
            None => {
                let what = format!("unknown area `{}`: it is not in oe.area", text(&key.area));
                return Err(Flaw::series(AREA_AT, what));
            }
            Some(letter) if letter != key.letter => {
                let what = format!(
                    "area {} is of type {} here, but of type {} in oe.area",
                    text(&key.area),
                    text(&[key.letter]),
                    text(&[letter])
                );
                return Err(Flaw::series(LETTER_AT, what));
            }
            Some(_) => {}
        }
        if !self.industries.has(key.industry) {
            let what = format!("unknown industry `{}`: it is not in oe.industry", text(&key.industry));
            return Err(Flaw::series(INDUSTRY_AT, what));
        }
        Ok(())
    }

    /// What is wrong with an occupation that is not in its file.
    pub fn unknown_occupation(code: [u8; 6]) -> Flaw {
        let what = format!("unknown occupation `{}`: it is not in oe.occupation", text(&code));
        Flaw::series(OCCUPATION_AT, what)
    }
}

fn text(code: &[u8]) -> String {
    shortened(&String::from_utf8_lossy(code))
}
