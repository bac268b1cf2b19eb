//! Where people work: employer types of the wage table, with their share of the jobs.

use super::{super::Context, Entry, country};
use crate::{
    dataset::{
        Id, Wages,
        role::Role,
        wages::{Industry, Measure, Per, Row, Wage},
    },
    insight::pay::{official, over_all_employers},
    page::{
        Bar, Block, Bound, Cell, Cited, Column, Detail, Figure, Line, Number, Table, Unit, cell::Missing,
    },
    sections::common::counted,
};

/// Key of the row. No id of the data has a colon.
const KEY: &str = ":employers";

/// The least share of the jobs, in percent, with which an employer type is listed.
const LEAST: f64 = 1.0;

/// An employer type with the jobs it holds.
struct Employer<'a> {
    industry: &'a Industry,
    row: &'a Row,
    jobs: f64,
    /// In percent of all jobs of the occupation.
    share: f64,
    /// Part of the one listed before it, or of the one that is part of.
    part: bool,
}

impl Employer<'_> {
    fn label(&self) -> String {
        format!("{}{}", if self.part { "of these: " } else { "" }, self.industry.name)
    }
}

/// The main employer types of one occupation in the nation.
struct Employers<'a> {
    wages: &'a Wages,
    /// All jobs of the occupation.
    all: f64,
    list: Vec<Employer<'a>>,
}

impl<'a> Employers<'a> {
    /// Those on the main level with at least [`LEAST`] percent of the jobs, and those that stand in
    /// for a role, however deep they lie; most jobs first. None without a wage table.
    fn of(context: &Context<'a>, occupation: &Id, roles: &[&Role]) -> Option<Self> {
        let wages = context.data.wages.as_ref()?;
        let nation = wages.nation()?;
        let all = over_all_employers(context.data, occupation, &nation.id)?.jobs?;
        let stands_in = |industry: &Industry| roles.iter().any(|r| r.stand_ins.contains(&industry.id));
        let known = wages.rows_of(occupation).iter().filter(|row| row.area == nation.id);
        let known: Vec<Employer<'a>> = known
            .filter_map(|row| {
                let industry = wages.industry(&row.industry).filter(|i| i.level > 0)?;
                let jobs = row.jobs?;
                Some(Employer { industry, row, jobs, share: jobs / all * 100.0, part: false })
            })
            .collect();
        let main = main_level(&known, stands_in)?;
        let listed =
            |e: &Employer<'_>| stands_in(e.industry) || (e.industry.level == main && e.share >= LEAST);
        let list = nested(wages, known.into_iter().filter(listed).collect());
        Some(Self { wages, all, list })
    }
}

/// Most jobs first; one that is part of another listed follows it and says so.
fn nested<'a>(wages: &Wages, mut list: Vec<Employer<'a>>) -> Vec<Employer<'a>> {
    list.sort_by(|a, b| b.jobs.total_cmp(&a.jobs));
    let ids: Vec<Id> = list.iter().map(|e| e.industry.id.clone()).collect();
    let rank = |id: &Id| ids.iter().position(|i| i == id);
    let mut ranked: Vec<((usize, usize), Employer<'a>)> = Vec::new();
    for (own, mut employer) in list.into_iter().enumerate() {
        let whole = wholes(wages, employer.industry).filter_map(|w| rank(&w.id)).last();
        employer.part = whole.is_some();
        // The whole itself comes before its parts: none of them has more jobs, but some as many.
        ranked.push(((whole.unwrap_or(own), if employer.part { own + 1 } else { 0 }), employer));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, employer)| employer).collect()
}

/// The employer types that this one is part of, from the nearest to the widest. The table lists each
/// type after the one it is part of.
fn wholes<'a>(wages: &'a Wages, industry: &Industry) -> impl Iterator<Item = &'a Industry> {
    let at = wages.industries.iter().position(|i| i.id == industry.id).unwrap_or(0);
    let mut level = industry.level;
    wages.industries.get(..at).unwrap_or_default().iter().rev().filter(move |i| {
        let wider = i.level < level;
        level = level.min(i.level);
        wider
    })
}

/// The level of the tree to list: that of the broadest employer type which stands in for a role,
/// since whoever wrote the data thinks in those; else the broadest level with at least three types.
fn main_level(known: &[Employer<'_>], stands_in: impl Fn(&Industry) -> bool) -> Option<u8> {
    let levels = known.iter().filter(|e| stands_in(e.industry)).map(|e| e.industry.level);
    levels.min().or_else(|| {
        let mut levels: Vec<u8> = known.iter().map(|e| e.industry.level).collect();
        levels.sort_unstable();
        let enough = levels.chunk_by(|a, b| a == b).find(|same| same.len() >= 3);
        enough.and_then(|same| same.first().copied()).or(levels.first().copied())
    })
}

/// Employers by occupation of the roles compared, with the occupation's name.
fn by_occupation<'a>(context: &Context<'a>) -> Vec<(&'a str, Employers<'a>)> {
    let roles = context.roles();
    let Some(wages) = &context.data.wages else { return Vec::new() };
    let Some(nation) = wages.nation() else { return Vec::new() };
    let each = official(context.data, &roles, &nation.id).into_iter();
    each.filter_map(|shared| {
        let employers = Employers::of(context, shared.occupation, &shared.roles)?;
        let named = wages.occupations.iter().find(|o| o.id == *shared.occupation);
        Some((named.map_or(shared.occupation.as_str(), |o| o.name.as_str()), employers))
    })
    .filter(|(_, employers)| !employers.list.is_empty())
    .collect()
}

pub(super) fn entry(context: &Context<'_>) -> Option<Entry> {
    let all = by_occupation(context);
    let (_, first) = all.first()?;
    let mut names: Vec<&str> =
        all.iter().flat_map(|(_, e)| &e.list).map(|e| e.industry.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    Some(Entry {
        key: KEY.to_owned(),
        group: "Where people work".to_owned(),
        title: format!("Employer types, {}", first.wages.period),
        short: Cell::text(Line::muted(counted(names.len(), "type", "types"))),
        words: names.join(" "),
    })
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Option<Detail> {
    if key != KEY {
        return None;
    }
    let all = by_occupation(context);
    let mut blocks = vec![Block::Text(Cited::bare(Line::muted(format!(
        "Employer types with at least {LEAST}% of the jobs, and those whose pay stands in for a role. Types \
         overlap: never add them up."
    ))))];
    let several = all.len() > 1;
    for (name, employers) in &all {
        if several {
            blocks.push(Block::Heading((*name).to_owned()));
        }
        blocks.push(Block::Table(table(context, employers)));
        blocks.push(Block::Heading("Share of the jobs (derived)".to_owned()));
        blocks.push(Block::Bars(employers.list.iter().map(|e| bar(context, name, employers, e)).collect()));
    }
    Some(Detail { title: "Where people work".to_owned(), blocks })
}

fn table(context: &Context<'_>, employers: &Employers<'_>) -> Table {
    let median = |row: &Row| match employers.wages.wage(row, Measure::Median, Per::Year) {
        Wage::Released(value) => Cell::Number(context.money(value)),
        Wage::AtLeast(value) => Cell::Number(Number { bound: Bound::AtLeast, ..context.money(value) }),
        Wage::Withheld => Cell::Missing(Missing::NotReleased),
    };
    let row = |e: &Employer<'_>| {
        let cells =
            vec![Cell::text(e.label()), Cell::Number(Number::new(e.jobs, Unit::Count)), median(e.row)];
        (cells, vec![employers.wages.source.id.clone()])
    };
    Table {
        caption: format!("Jobs and median pay a year by employer type, {}", country(context)),
        columns: vec![Column::prose("Employer type", 24), Column::number("Jobs"), Column::number("Median")],
        rows: employers.list.iter().map(row).collect(),
    }
}

fn bar(context: &Context<'_>, occupation: &str, employers: &Employers<'_>, e: &Employer<'_>) -> Bar {
    let count = |jobs| Number::new(jobs, Unit::Count);
    let share = (e.share * 10.0).round() / 10.0;
    Bar {
        label: e.label(),
        number: Some(Number::new(share, Unit::Percent).to_tenths()),
        strong: false,
        figure: Figure {
            statistic: "share of the occupation's jobs".to_owned(),
            population: format!("{occupation} ({}), employer type: {}", e.row.occupation, e.industry.name),
            place: country(context),
            period: employers.wages.period.to_string(),
            derived: Some(format!("jobs at this employer type / {} jobs in all", count(employers.all))),
            source: employers.wages.source.id.clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::{
        fixture::{WAGES, context, detail, page, picked, rows, small},
        outlook::SECTION,
    };

    #[test]
    fn main_types_with_their_parts_and_shares() {
        let data = small("", WAGES);
        assert_eq!(
            rows(&page(&SECTION, &data, &picked(&["a"]), 0)),
            [":employers: Employer types, May 2025 | 3 types"]
        );
        let lines = detail(&SECTION, &data, &picked(&["a"]), 0, KEY);
        assert_eq!(
            lines.get(1..),
            Some(
                &[
                    "Towns | 600 | $60,000",
                    "Fields | 150 | $40,000",
                    "Lakes | 10 | not released",
                    "# Share of the jobs (derived)",
                    "Towns = 60.0%",
                    "Fields = 15.0%",
                    "Lakes = 1.0%",
                ]
                .map(str::to_owned)[..]
            ),
            "less than 1% is left out"
        );
    }

    #[test]
    fn a_type_that_stands_in_for_a_role_follows_the_one_it_is_part_of() {
        let mut data = small("", WAGES);
        let house = Id::try_from("21".to_owned()).expect("an id");
        for role in &mut data.career.roles {
            role.stand_ins.push(house.clone());
        }
        let lines = detail(&SECTION, &data, &picked(&["a"]), 0, KEY);
        let at = |line: &str| lines.iter().position(|l| l == line).expect(line);
        assert_eq!(at("of these: Houses | 200 | $70,000"), at("Towns | 600 | $60,000") + 1);
        assert!(at("of these: Houses = 20.0%") < at("Fields = 15.0%"));
    }

    #[test]
    fn shares_say_how_they_were_worked_out() {
        let (data, profile) = (small("", WAGES), picked(&["a"]));
        let found = super::detail(&context(&data, &profile, 0), KEY).expect("a detail");
        let derived: Vec<_> = found.figures().into_iter().map(|f| f.derived.as_deref()).collect();
        assert_eq!(derived, [Some("jobs at this employer type / 1,000 jobs in all"); 3]);
    }

    #[test]
    fn without_stand_ins_the_broadest_level_with_three_types_is_taken() {
        let data = small("", WAGES);
        let lines = detail(&SECTION, &data, &picked(&["b"]), 0, KEY);
        assert!(lines.contains(&"Towns | 600 | $60,000".to_owned()), "{lines:#?}");
        assert!(rows(&page(&SECTION, &small("", ""), &picked(&[]), 0)).is_empty());
    }
}
