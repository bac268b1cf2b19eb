//! The postal abbreviations of the states, which the survey uses in the names of metropolitan areas.
//!
//! Source: U.S. Postal Service, Publication 28, appendix B. `Virgin Islands` is the survey's own name.

/// Names and postal abbreviations of the states, the federal district and the territories.
const STATES: [(&str, &str); 56] = [
    ("Alabama", "AL"),
    ("Alaska", "AK"),
    ("American Samoa", "AS"),
    ("Arizona", "AZ"),
    ("Arkansas", "AR"),
    ("California", "CA"),
    ("Colorado", "CO"),
    ("Connecticut", "CT"),
    ("Delaware", "DE"),
    ("District of Columbia", "DC"),
    ("Florida", "FL"),
    ("Georgia", "GA"),
    ("Guam", "GU"),
    ("Hawaii", "HI"),
    ("Idaho", "ID"),
    ("Illinois", "IL"),
    ("Indiana", "IN"),
    ("Iowa", "IA"),
    ("Kansas", "KS"),
    ("Kentucky", "KY"),
    ("Louisiana", "LA"),
    ("Maine", "ME"),
    ("Maryland", "MD"),
    ("Massachusetts", "MA"),
    ("Michigan", "MI"),
    ("Minnesota", "MN"),
    ("Mississippi", "MS"),
    ("Missouri", "MO"),
    ("Montana", "MT"),
    ("Nebraska", "NE"),
    ("Nevada", "NV"),
    ("New Hampshire", "NH"),
    ("New Jersey", "NJ"),
    ("New Mexico", "NM"),
    ("New York", "NY"),
    ("North Carolina", "NC"),
    ("North Dakota", "ND"),
    ("Northern Mariana Islands", "MP"),
    ("Ohio", "OH"),
    ("Oklahoma", "OK"),
    ("Oregon", "OR"),
    ("Pennsylvania", "PA"),
    ("Puerto Rico", "PR"),
    ("Rhode Island", "RI"),
    ("South Carolina", "SC"),
    ("South Dakota", "SD"),
    ("Tennessee", "TN"),
    ("Texas", "TX"),
    ("Utah", "UT"),
    ("Vermont", "VT"),
    ("Virgin Islands", "VI"),
    ("Virginia", "VA"),
    ("Washington", "WA"),
    ("West Virginia", "WV"),
    ("Wisconsin", "WI"),
    ("Wyoming", "WY"),
];

/// The postal abbreviation of a state by its name: `Texas` -> `TX`.
pub(super) fn abbreviation(name: &str) -> Option<&'static str> {
    STATES.iter().find(|(full, _)| *full == name).map(|(_, short)| *short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_abbreviation_stands_for_one_state() {
        let mut all: Vec<_> = STATES.iter().map(|(_, short)| *short).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), STATES.len());
        assert_eq!(abbreviation("District of Columbia"), Some("DC"));
        assert_eq!(abbreviation("Texas "), None);
    }
}
