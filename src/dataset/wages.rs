//! The root of `wages.ron`: wages by occupation, place and employer type.
//!
//! The shape follows the U.S. Occupational Employment and Wage Statistics (OEWS) survey, but any
//! survey that gives percentiles fits. Money is in the data set's currency.

use serde::{Deserialize, Serialize};

use super::{
    Date, Id,
    late::{Headed, LateList},
    source::Source,
};

/// A wage table: one release of one survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wages {
    /// Version of the file format: [`super::career::FORMAT`].
    pub format: u32,
    /// The period the figures speak of: `2025-05`.
    pub period: Date,
    /// The survey, as a source of its own; `career.ron` may cite its id too.
    pub source: Source,
    /// The files it was made from, so that anybody can check.
    #[serde(default)]
    pub files: Vec<File>,
    /// Hours in a working year, by which the survey turns hourly into annual pay.
    #[serde(default)]
    pub hours_per_year: Option<f64>,
    /// Where the survey stops counting: figures marked as capped are at least this.
    #[serde(default)]
    pub cap: Option<Cap>,
    /// The survey's footnotes, by number.
    #[serde(default)]
    pub footnotes: Vec<(u8, String)>,
    /// Occupations.
    pub occupations: Vec<Occupation>,
    /// Places.
    pub areas: LateList<Area>,
    /// Employer types, each after the one it is part of.
    #[serde(default)]
    pub industries: LateList<Industry>,
    /// The figures, sorted by occupation, area and industry.
    pub rows: LateList<Row>,
}

/// A file the table was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Which part of it the checksum covers; empty = all of it.
    #[serde(default)]
    pub part: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Where a survey stops counting.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Money an hour.
    pub hourly: f64,
    /// Money a year.
    pub annual: f64,
}

/// An occupation of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// Its code: `29-2072`.
    pub id: Id,
    /// Its title.
    pub name: String,
}

/// A place of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its code: `4800000`.
    pub id: Id,
    /// What kind of place it is.
    pub kind: AreaKind,
    /// Its name: `Texas`.
    pub name: String,
    /// Short code people know it by: `TX`. For a metropolitan area, none.
    #[serde(default)]
    pub abbreviation: Option<Id>,
    /// Area codes of the states it belongs to; empty for nation and states. A metropolitan area may
    /// reach into several: the first is the one it is named for.
    #[serde(default)]
    pub states: Vec<Id>,
    /// Where it stands on a map of equal tiles: column and line, from 0 at the top left. None = it is not on
    /// the map.
    #[serde(default)]
    pub tile: Option<(u8, u8)>,
}

/// Code, kind, name and abbreviation.
impl Headed for Area {
    type Head<'h> = (&'h [u8], AreaKind, &'h [u8], Option<&'h [u8]>);

    fn head(&self) -> Self::Head<'_> {
        let abbreviation = self.abbreviation.as_ref().map(|id| id.as_str().as_bytes());
        (self.id.as_str().as_bytes(), self.kind, self.name.as_bytes(), abbreviation)
    }
}

/// What kind of place an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// The whole country.
    Nation,
    /// A state, district or territory.
    State,
    /// A metropolitan area.
    Metro,
    /// The part of a state outside metropolitan areas, or a piece of it.
    Nonmetro,
}

/// An employer type of the table. Rows of different depth overlap and are never added up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industry {
    /// Its code: `622000`.
    pub id: Id,
    /// Its name: `Hospitals`.
    pub name: String,
    /// Depth in the tree: 0 is all of them together.
    pub level: u8,
}

/// Code, name and level.
impl Headed for Industry {
    type Head<'h> = (&'h [u8], &'h [u8], u8);

    fn head(&self) -> Self::Head<'_> {
        (self.id.as_str().as_bytes(), self.name.as_bytes(), self.level)
    }
}

/// The figures of one occupation in one place and one employer type. Left out = not released.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Occupation code.
    pub occupation: Id,
    /// Area code.
    pub area: Id,
    /// Industry code; the level-0 industry is all employers.
    pub industry: Id,
    /// Jobs.
    #[serde(default)]
    pub jobs: Option<f64>,
    /// Relative standard error of the jobs, in percent.
    #[serde(default)]
    pub jobs_rse: Option<f64>,
    /// Pay an hour.
    #[serde(default)]
    pub hourly: Pay,
    /// Pay a year.
    #[serde(default)]
    pub annual: Pay,
    /// Relative standard error of the mean wage, in percent.
    #[serde(default)]
    pub wage_rse: Option<f64>,
    /// Jobs in this occupation per 1,000 jobs in the place.
    #[serde(default)]
    pub jobs_per_1000: Option<f64>,
    /// Share of the place's jobs against the nation's share; above 1 is more than usual.
    #[serde(default)]
    pub location_quotient: Option<f64>,
    /// Wages at which the survey stops counting: blank above, and at least [`Wages::cap`]. By hour and
    /// by year apart, since some jobs are paid by the one and never given by the other.
    #[serde(default)]
    pub capped: Vec<(Per, Measure)>,
    /// Numbers of the footnotes that the survey sets to this row.
    #[serde(default)]
    pub footnotes: Vec<u8>,
}

/// Mean and percentiles of pay, in money an hour or a year. Left out = not released.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pay {
    /// Mean.
    pub mean: Option<f64>,
    /// 10th percentile.
    pub p10: Option<f64>,
    /// 25th percentile.
    pub p25: Option<f64>,
    /// Median.
    pub median: Option<f64>,
    /// 75th percentile.
    pub p75: Option<f64>,
    /// 90th percentile.
    pub p90: Option<f64>,
}

/// Which figure of a [`Pay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Mean.
    Mean,
    /// 10th percentile.
    P10,
    /// 25th percentile.
    P25,
    /// Median.
    Median,
    /// 75th percentile.
    P75,
    /// 90th percentile.
    P90,
}

/// One wage figure as it can be said honestly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wage {
    /// The survey gives it.
    Released(f64),
    /// The survey says only that it is at least this.
    AtLeast(f64),
    /// Not released, or no such row.
    Withheld,
}

/// An hour or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Money an hour.
    Hour,
    /// Money a year.
    Year,
}

impl Pay {
    /// One of its figures.
    #[must_use]
    pub fn get(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::Mean => self.mean,
            Measure::P10 => self.p10,
            Measure::P25 => self.p25,
            Measure::Median => self.median,
            Measure::P75 => self.p75,
            Measure::P90 => self.p90,
        }
    }
}

impl Row {
    /// Occupation, area and industry: what no two rows share, and by what they are sorted.
    #[must_use]
    pub fn key(&self) -> (&Id, &Id, &Id) {
        (&self.occupation, &self.area, &self.industry)
    }
}

/// What rows are sorted by.
impl Headed for Row {
    type Head<'h> = (&'h [u8], &'h [u8], &'h [u8]);

    fn head(&self) -> Self::Head<'_> {
        [&self.occupation, &self.area, &self.industry].map(|id| id.as_str().as_bytes()).into()
    }
}

impl Wages {
    /// The row of an occupation in a place and an employer type. Rows are sorted: O(log n).
    #[must_use]
    pub fn row(&self, occupation: &Id, area: &Id, industry: &Id) -> Option<&Row> {
        let key = [occupation, area, industry].map(|id| id.as_str().as_bytes());
        self.rows.find_sorted(|head| head.cmp(&key.into()))
    }

    /// All rows of an occupation: a contiguous slice, found in O(log n).
    #[must_use]
    pub fn rows_of(&self, occupation: &Id) -> &[Row] {
        let start = self.rows.partition_point(|r| r.occupation < *occupation);
        let end = self.rows.partition_point(|r| r.occupation <= *occupation);
        self.rows.get(start..end).unwrap_or_default()
    }

    /// One figure of a row.
    #[must_use]
    pub fn wage(&self, row: &Row, measure: Measure, per: Per) -> Wage {
        let (pay, cap) = match per {
            Per::Hour => (&row.hourly, self.cap.map(|c| c.hourly)),
            Per::Year => (&row.annual, self.cap.map(|c| c.annual)),
        };
        match (pay.get(measure), cap) {
            (Some(value), _) => Wage::Released(value),
            (None, Some(cap)) if row.capped.contains(&(per, measure)) => Wage::AtLeast(cap),
            (None, _) => Wage::Withheld,
        }
    }

    /// The employer type that stands for all of them together: the first of level 0.
    #[must_use]
    pub fn all_industries(&self) -> Option<&Industry> {
        self.industries.find(|(_, _, level)| level == 0)
    }

    /// An employer type by its code.
    #[must_use]
    pub fn industry(&self, code: &Id) -> Option<&Industry> {
        self.industries.find(|(id, ..)| id == code.as_str().as_bytes())
    }

    /// The nation, if the table has it.
    #[must_use]
    pub fn nation(&self) -> Option<&Area> {
        self.areas.find(|(_, kind, ..)| kind == AreaKind::Nation)
    }

    /// An area by its code or its abbreviation, in any case.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        let same = |id: &[u8]| id.eq_ignore_ascii_case(code.as_bytes());
        self.areas.find(|(id, _, _, abbreviation)| same(id) || abbreviation.is_some_and(same))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::try_from(text.to_owned()).expect(text)
    }

    /// Two occupations in three places; the second's pay is partly capped, partly not released.
    fn table() -> Wages {
        ron::from_str(
            r#"#![enable(implicit_some)]
            (
                format: 1,
                period: "2025-05",
                source: (id: "s", publisher: "P", title: "T", kind: "official statistics", grade: A),
                cap: (hourly: 115, annual: 239200),
                occupations: [(id: "29-1141", name: "Nurses"), (id: "29-1215", name: "Physicians")],
                areas: [
                    (id: "0000000", kind: nation, name: "National", abbreviation: "US"),
                    (id: "4800000", kind: state, name: "Texas", abbreviation: "TX"),
                    (id: "0019100", kind: metro, name: "Dallas", states: ["4800000"]),
                ],
                industries: [
                    (id: "000001", name: "Private", level: 1),
                    (id: "000000", name: "All", level: 0),
                ],
                rows: [
                    (occupation: "29-1141", area: "0000000", industry: "000000", annual: (median: 97550)),
                    (occupation: "29-1141", area: "0000000", industry: "000001", annual: (median: 97000)),
                    (occupation: "29-1141", area: "4800000", industry: "000000", annual: (median: 90010)),
                    (occupation: "29-1215", area: "0000000", industry: "000000", annual: (p10: 80000),
                        capped: [(year, p90)]),
                ],
            )"#,
        )
        .expect("a table")
    }

    #[test]
    fn finds_a_row_by_all_three_codes() {
        let wages = table();
        for row in &wages.rows {
            assert_eq!(wages.row(&row.occupation, &row.area, &row.industry), Some(row));
        }
        assert_eq!(wages.row(&id("29-1141"), &id("4800000"), &id("000001")), None);
        assert_eq!(wages.row(&id("29-1215"), &id("4800000"), &id("000000")), None);
    }

    #[test]
    fn finds_all_rows_of_an_occupation() {
        let wages = table();
        assert_eq!(wages.rows_of(&id("29-1141")), &wages.rows[..3]);
        assert_eq!(wages.rows_of(&id("29-1215")), &wages.rows[3..]);
        for absent in ["00-0000", "29-1142", "99-9999"] {
            assert_eq!(wages.rows_of(&id(absent)), []);
        }
    }

    #[test]
    fn says_a_wage_as_the_survey_does() {
        let wages = table();
        let [nurses, .., physicians] = wages.rows.as_slice() else { panic!("rows") };
        let say = |row, measure, per| wages.wage(row, measure, per);
        assert_eq!(say(nurses, Measure::Median, Per::Year), Wage::Released(97_550.0));
        assert_eq!(say(nurses, Measure::Median, Per::Hour), Wage::Withheld);
        assert_eq!(say(nurses, Measure::P90, Per::Year), Wage::Withheld);
        assert_eq!(say(physicians, Measure::P10, Per::Year), Wage::Released(80_000.0));
        assert_eq!(say(physicians, Measure::P90, Per::Year), Wage::AtLeast(239_200.0));
        assert_eq!(say(physicians, Measure::P90, Per::Hour), Wage::Withheld, "only the year is capped");
        let uncapped = Wages { cap: None, ..wages.clone() };
        assert_eq!(uncapped.wage(physicians, Measure::P90, Per::Year), Wage::Withheld, "no cap is known");
    }

    #[test]
    fn knows_places_by_code_and_by_abbreviation() {
        let wages = table();
        let name = |code| wages.area(code).map(|area| area.name.as_str());
        assert_eq!(name("tx"), Some("Texas"));
        assert_eq!(name("4800000"), Some("Texas"));
        assert_eq!(name("0019100"), Some("Dallas"));
        assert_eq!(name("Dallas"), None);
        assert_eq!(wages.nation().map(|area| area.name.as_str()), Some("National"));
        assert_eq!(wages.all_industries().map(|industry| industry.name.as_str()), Some("All"));
    }
}
