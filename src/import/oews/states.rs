//! The states: the postal abbreviations, which the survey uses in the names of metropolitan areas, and where
//! each stands on a map of equal tiles.
//!
//! Sources: U.S. Postal Service, Publication 28, appendix B, for the abbreviations (`Virgin Islands` is the
//! survey's own name). The places of the tiles are our own: neighbors as far as a grid allows, the islands of
//! the Pacific at the lower left, those of the Caribbean at the lower right.
//!
//! ```text
//! AK                               ME
//!                WI             VT NH
//!    WA ID MT ND MN IL MI    NY MA
//!    OR NV WY SD IA IN OH PA NJ CT RI
//!    CA UT CO NE MO KY WV VA MD DE
//!       AZ NM KS AR TN NC SC DC
//! HI          OK LA MS AL GA
//! GU MP AS    TX          FL    PR VI
//! ```

/// A state: name, postal abbreviation, column and line of its tile.
type State = (&'static str, &'static str, (u8, u8));

/// The states, the federal district and the territories.
const STATES: [State; 56] = [
    ("Alabama", "AL", (7, 6)),
    ("Alaska", "AK", (0, 0)),
    ("American Samoa", "AS", (2, 7)),
    ("Arizona", "AZ", (2, 5)),
    ("Arkansas", "AR", (5, 5)),
    ("California", "CA", (1, 4)),
    ("Colorado", "CO", (3, 4)),
    ("Connecticut", "CT", (10, 3)),
    ("Delaware", "DE", (10, 4)),
    ("District of Columbia", "DC", (9, 5)),
    ("Florida", "FL", (8, 7)),
    ("Georgia", "GA", (8, 6)),
    ("Guam", "GU", (0, 7)),
    ("Hawaii", "HI", (0, 6)),
    ("Idaho", "ID", (2, 2)),
    ("Illinois", "IL", (6, 2)),
    ("Indiana", "IN", (6, 3)),
    ("Iowa", "IA", (5, 3)),
    ("Kansas", "KS", (4, 5)),
    ("Kentucky", "KY", (6, 4)),
    ("Louisiana", "LA", (5, 6)),
    ("Maine", "ME", (11, 0)),
    ("Maryland", "MD", (9, 4)),
    ("Massachusetts", "MA", (10, 2)),
    ("Michigan", "MI", (7, 2)),
    ("Minnesota", "MN", (5, 2)),
    ("Mississippi", "MS", (6, 6)),
    ("Missouri", "MO", (5, 4)),
    ("Montana", "MT", (3, 2)),
    ("Nebraska", "NE", (4, 4)),
    ("Nevada", "NV", (2, 3)),
    ("New Hampshire", "NH", (11, 1)),
    ("New Jersey", "NJ", (9, 3)),
    ("New Mexico", "NM", (3, 5)),
    ("New York", "NY", (9, 2)),
    ("North Carolina", "NC", (7, 5)),
    ("North Dakota", "ND", (4, 2)),
    ("Northern Mariana Islands", "MP", (1, 7)),
    ("Ohio", "OH", (7, 3)),
    ("Oklahoma", "OK", (4, 6)),
    ("Oregon", "OR", (1, 3)),
    ("Pennsylvania", "PA", (8, 3)),
    ("Puerto Rico", "PR", (10, 7)),
    ("Rhode Island", "RI", (11, 3)),
    ("South Carolina", "SC", (8, 5)),
    ("South Dakota", "SD", (4, 3)),
    ("Tennessee", "TN", (6, 5)),
    ("Texas", "TX", (4, 7)),
    ("Utah", "UT", (2, 4)),
    ("Vermont", "VT", (10, 1)),
    ("Virgin Islands", "VI", (11, 7)),
    ("Virginia", "VA", (8, 4)),
    ("Washington", "WA", (1, 2)),
    ("West Virginia", "WV", (7, 4)),
    ("Wisconsin", "WI", (5, 1)),
    ("Wyoming", "WY", (3, 3)),
];

/// The postal abbreviation of a state by its name: `Texas` -> `TX`.
pub(super) fn abbreviation(name: &str) -> Option<&'static str> {
    state(name).map(|(_, short, _)| *short)
}

/// The column and line of a state's tile by its name.
pub(super) fn tile(name: &str) -> Option<(u8, u8)> {
    state(name).map(|(.., tile)| *tile)
}

fn state(name: &str) -> Option<&'static State> {
    STATES.iter().find(|(full, ..)| *full == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_abbreviation_and_every_tile_stands_for_one_state() {
        let short: BTreeSet<_> = STATES.iter().map(|(_, short, _)| *short).collect();
        let tiles: BTreeSet<_> = STATES.iter().map(|(.., tile)| *tile).collect();
        assert_eq!((short.len(), tiles.len()), (STATES.len(), STATES.len()));
        assert_eq!(abbreviation("District of Columbia"), Some("DC"));
        assert_eq!(abbreviation("Texas "), None);
        assert_eq!(tile("Texas"), Some((4, 7)));
    }
}
