//! Pay figures as the wage table gives them: which roles share one, and its passport.
//!
//! Below it: pay in the person's [`terms`], at the [`prices`] of a place, against a budget
//! ([`verdict`]), and how firm a figure is ([`reliability`]).

pub mod prices;
pub mod reliability;
pub mod terms;
pub mod verdict;

use crate::{
    dataset::{
        Dataset, Id, Wages,
        role::Role,
        source::Source,
        wages::{Area, Per, Row},
    },
    page::Figure,
};

/// Roles that one wage figure counts together. Drawn once, with all their names.
#[derive(Clone, Debug)]
pub struct Shared<'a> {
    /// The occupation the figure speaks of.
    pub occupation: &'a Id,
    /// The roles, in the order given.
    pub roles: Vec<&'a Role>,
    /// The figure; none where the wage table has no such row.
    pub row: Option<&'a Row>,
}

impl Shared<'_> {
    /// The [names] of the roles.
    #[must_use]
    pub fn names(&self) -> String {
        names(&self.roles)
    }
}

/// How many names a heading or a sentence takes.
pub const NAMED: usize = 6;

/// The names of roles: `Inpatient · Outpatient`; of many, the first and how many more.
#[must_use]
pub fn names(roles: &[&Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|r| r.short.as_str()).collect();
    match names.get(..NAMED).filter(|_| names.len() > NAMED + 1) {
        None => names.join(" · "),
        Some(first) => format!("{} and {} more", first.join(" · "), names.len() - NAMED),
    }
}

/// The official figures for `roles` in `area` over all employers, one for each occupation.
#[must_use]
pub fn official<'a>(data: &'a Dataset, roles: &[&'a Role], area: &Id) -> Vec<Shared<'a>> {
    let mut all: Vec<Shared<'a>> = Vec::new();
    for &role in roles {
        match all.iter_mut().find(|s| *s.occupation == role.occupation) {
            Some(shared) => shared.roles.push(role),
            None => all.push(Shared {
                occupation: &role.occupation,
                roles: vec![role],
                row: over_all_employers(data, &role.occupation, area),
            }),
        }
    }
    all
}

/// The row of an occupation in an area over all employers.
#[must_use]
pub fn over_all_employers<'a>(data: &'a Dataset, occupation: &Id, area: &Id) -> Option<&'a Row> {
    let wages = data.wages.as_ref()?;
    wages.row(occupation, area, &wages.all_industries()?.id)
}

/// The national rows that stand in for a role: its employer types, in the role's order.
pub fn stand_ins<'a>(data: &'a Dataset, role: &'a Role) -> impl Iterator<Item = (&'a str, &'a Row)> {
    let nation = data.wages.as_ref().and_then(|w| Some((w, w.nation()?)));
    role.stand_ins.iter().filter_map(move |industry| {
        let (wages, nation) = nation?;
        let row = wages.row(&role.occupation, &nation.id, industry)?;
        let named = wages.industry(industry)?;
        Some((named.name.as_str(), row))
    })
}

/// The passport of a row's pay figures.
#[must_use]
pub fn figure(wages: &Wages, row: &Row, per: Per) -> Figure {
    let industry = wages.industry(&row.industry);
    let employers: Vec<&str> = industry.iter().filter(|i| i.level > 0).map(|i| i.name.as_str()).collect();
    let all = if industry.is_some_and(|i| i.level == 0) { ", all employers" } else { "" };
    Figure {
        statistic: match per {
            Per::Year => "10th, 25th, 50th (median), 75th and 90th percentile of pay a year".to_owned(),
            Per::Hour => "10th, 25th, 50th (median), 75th and 90th percentile of pay an hour".to_owned(),
        },
        population: population(wages, &row.occupation, &employers) + all,
        place: wages.area(row.area.as_str()).map_or_else(|| row.area.to_string(), |a| a.name.clone()),
        period: wages.period.to_string(),
        derived: None,
        source: wages.source.id.clone(),
    }
}

/// The passport of one of a row's percentiles of pay a year, such as the `median`, where the others are not told.
#[must_use]
pub fn one_figure(wages: &Wages, row: &Row, percentile: &str) -> Figure {
    Figure { statistic: format!("{percentile} of pay a year"), ..figure(wages, row, Per::Year) }
}

/// Whom figures of an occupation count, at these employer types if there are any.
#[must_use]
pub fn population(wages: &Wages, occupation: &Id, employers: &[&str]) -> String {
    let known = wages.occupations.iter().find(|o| o.id == *occupation);
    let name = known.map_or(occupation.as_str(), |o| o.name.as_str());
    match employers {
        [] => format!("{name} ({occupation})"),
        [one] => format!("{name} ({occupation}), employer type: {one}"),
        many => format!("{name} ({occupation}), employer types: {}", many.join("; ")),
    }
}

/// What an area is called in a sentence.
#[must_use]
pub fn place(area: &Area) -> &str {
    if area.kind == crate::dataset::wages::AreaKind::Nation { "the nation" } else { &area.name }
}

/// Who made a source, as short as they call themselves: the letters in brackets at the end of the
/// publisher's name, if there are any, else the whole name.
#[must_use]
pub fn maker(source: &Source) -> &str {
    initials(&source.publisher)
}

/// The same of a publisher's name: `BLS` of `Bureau of Labor Statistics (BLS)`. Words in brackets are no letters.
#[must_use]
pub fn initials(publisher: &str) -> &str {
    let letters = publisher.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map(|(_, l)| l);
    letters.filter(|l| !l.is_empty() && !l.contains(char::is_whitespace)).unwrap_or(publisher)
}

/// By how much `value` is above `base`, in percent to one decimal; below it, negative. None where
/// there is nothing to compare with.
#[must_use]
pub fn percent_above(value: f64, base: f64) -> Option<f64> {
    (base > 0.0).then(|| ((value / base - 1.0) * 1_000.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_rounded_to_one_decimal() {
        assert_eq!(percent_above(40_350.0, 38_640.0), Some(4.4));
        assert_eq!(percent_above(34_970.0, 35_080.0), Some(-0.3));
        assert_eq!(percent_above(1.0, 0.0), None);
    }

    #[test]
    fn roles_of_an_occupation_share_a_figure_and_have_their_stand_ins() {
        let mut data = Dataset::shipped();
        data.career.roles[1].occupation = Id::try_from("11-9111".to_owned()).expect("an id");
        let wages = data.wages.as_ref().expect("wages");
        let nation = &wages.nation().expect("a nation").id;
        let [one, other, third, ..] = &data.career.roles[..] else { panic!("three roles") };
        let shared = official(&data, &[one, other, third], nation);
        let roles: Vec<Vec<&str>> =
            shared.iter().map(|s| s.roles.iter().map(|r| r.id.as_str()).collect()).collect();
        assert_eq!(roles, [vec![one.id.as_str(), third.id.as_str()], vec![other.id.as_str()]]);
        assert!(shared.iter().all(|s| s.row.is_some_and(|row| row.occupation == *s.occupation)));
        let names = |role| stand_ins(&data, role).map(|(name, row)| (name, row.industry.as_str())).collect();
        let found: Vec<(&str, &str)> = names(one);
        assert_eq!(
            found,
            [("Hospitals", "622000"), ("General Medical and Surgical Hospitals", "622100")],
            "in the role's order"
        );
        let none: Vec<(&str, &str)> = names(other);
        assert!(none.is_empty(), "no such employer has a figure for that occupation: {none:?}");
    }

    #[test]
    fn many_names_end_in_a_count() {
        let text = r#"(id: "r", name: "R", short: "R", origin: added, tagline: "", summary: "", sources: ["s"],
            occupation: "1")"#;
        let role: Role = ron::from_str(text).expect("a role");
        let of =
            |count| Shared { occupation: &role.occupation, roles: vec![&role; count], row: None }.names();
        assert_eq!(of(2), "R · R");
        assert_eq!(of(7), "R · R · R · R · R · R · R", "one more is a name as short as its count");
        assert_eq!(of(40), "R · R · R · R · R · R and 34 more");
    }

    #[test]
    fn makers_are_called_by_their_letters() {
        let source = |publisher: &str| {
            let text = format!("(id: \"s\", publisher: {publisher:?}, title: \"t\", kind: \"k\", grade: A)");
            ron::from_str::<Source>(&text).expect("a source")
        };
        assert_eq!(maker(&source("U.S. Bureau of Labor Statistics (BLS)")), "BLS");
        assert_eq!(maker(&source("The Guild")), "The Guild");
        for (publisher, short) in [
            ("Bureau of Economic Analysis (BEA), copied", "Bureau of Economic Analysis (BEA), copied"),
            ("A society (formerly another)", "A society (formerly another)"),
            ("()", "()"),
            ("", ""),
        ] {
            assert_eq!(initials(publisher), short);
        }
    }
}
