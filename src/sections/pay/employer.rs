//! Pay by employer type, in the whole country: all employers, those that stand in for a role, then the others by
//! how many jobs they have.

use std::collections::HashMap;

use super::{Survey, View, cell, no_wages, range_cell};
use crate::{
    dataset::{
        Dataset, Id,
        role::Role,
        wages::{Industry, Row as WageRow},
    },
    insight::pay::{self, Shared, reliability, terms::Stated},
    page::{
        Block, Cell, Cited, Column, Detail, Fact, Figure, Line, Measured, Missing, Number, Page, RangeBar,
        Row, Shape, Told, Tone, Unit, Wish,
    },
    sections::{Context, common},
};

/// The view.
pub(super) const VIEW: View = View { name: "By employer type", has, page, detail };

fn has(data: &Dataset) -> bool {
    data.wages.as_ref().is_some_and(|wages| wages.industries.iter().any(|industry| industry.level > 0))
}

/// One employer type with what the survey says of it in the whole country.
struct Employer<'a> {
    shared: usize,
    industry: &'a Industry,
    row: &'a WageRow,
    pay: Stated,
    /// Short names of the roles that it stands in for.
    roles: String,
}

impl<'a> Employer<'a> {
    /// What it is called. All together have one name, whatever the survey calls them.
    fn name(&self) -> &'a str {
        if self.industry.level == 0 { "All employers" } else { &self.industry.name }
    }

    /// Under which of the two headings it stands: what one looks for, and the others.
    fn heading(&self) -> usize {
        usize::from(self.industry.level > 0 && self.roles.is_empty())
    }

    /// Whether `other` is the same employers under another code: surveys repeat a row on each level that has
    /// nothing else in it.
    fn repeats(&self, other: &Self) -> bool {
        let figures = |row: &'a WageRow| (row.jobs, &row.annual, &row.hourly);
        self.industry.name == other.industry.name && figures(self.row) == figures(other.row)
    }
}

fn page(context: &Context<'_>) -> Page {
    let Some(survey) = Survey::new(context) else { return no_wages() };
    let employers = employers(&survey);
    let scale = survey.scale_for(employers.iter().map(|e| e.pay), super::WITHIN);
    let mut columns = vec![Column::text("Employer type"), Column::number("Median")];
    columns.extend(scale.map(|scale| Column::ranges("Lowest to highest tenth", 24, scale)));
    columns.extend([Column::number("Jobs"), Column::prose("Stands in for", 13)]);

    let (groups, of) = groups(&survey, &employers);
    let row = |employer: &Employer<'_>| {
        let tone = if employer.heading() == 0 { Tone::Strong } else { Tone::Plain };
        let name = Line::toned(employer.name(), tone);
        let mut cells = vec![Cell::Text(name), cell(&employer.pay, employer.pay.median)];
        if scale.is_some() {
            cells.push(range_cell(&employer.pay));
        }
        let jobs = employer.row.jobs.map(|jobs| Cell::Number(Number::new(jobs, Unit::Count)));
        cells.push(jobs.unwrap_or(Cell::Missing(Missing::NotReleased)));
        cells.push(match employer.roles.as_str() {
            "" => Cell::Missing(Missing::NotApplicable),
            roles => Cell::Text(Line::toned(roles, Tone::Accent)),
        });
        Row {
            key: key(employer.row),
            cells,
            group: of.get(&(employer.shared, employer.heading())).copied(),
            muted: employer.pay.range().values().next().is_none(),
            words: employer.industry.id.to_string(),
            told: match employer.roles.as_str() {
                "" if employer.industry.level > 0 => Told::Line,
                _ => Told::Whole,
            },
            ..Row::default()
        }
    };
    Page {
        title: survey.title(", the whole country"),
        shape: Shape::Table,
        lead: lead(&survey, &employers, scale.is_some_and(|scale| scale.beyond)),
        columns,
        groups,
        rows: employers.iter().map(row).collect(),
        heeds: &[Wish::Per, Wish::Budget],
    }
}

fn lead(survey: &Survey<'_>, employers: &[Employer<'_>], beyond: bool) -> Vec<Line> {
    let mut lead = Vec::new();
    if employers.iter().any(|employer| !employer.roles.is_empty()) {
        lead.push(Line::muted(
            "No figure is of one role alone. Where people of a role mostly work, everybody of the occupation who \
             works there stands in for it.",
        ));
    }
    lead.push(Line::muted("Broad types hold narrow ones: never add jobs up."));
    if beyond {
        lead.push(Line::muted(super::BEYOND));
    }
    if survey.terms.per == crate::profile::Per::Month {
        lead.push(Line::muted("A month is a twelfth of the survey's pay a year (derived)."));
    }
    lead
}

/// The nation's rows, occupation by occupation: all employers, those that stand in for a role, then the others
/// from the most jobs down, those without a number last.
fn employers<'a>(survey: &Survey<'a>) -> Vec<Employer<'a>> {
    let Some(nation) = survey.wages.nation() else { return Vec::new() };
    let industries: HashMap<&Id, &Industry> = survey.wages.industries.iter().map(|i| (&i.id, i)).collect();
    let mut employers = Vec::new();
    for (at, shared) in survey.shared.iter().enumerate() {
        let rows = survey.wages.rows_of(shared.occupation).iter().filter(|row| row.area == nation.id);
        let mut own: Vec<Employer<'_>> = rows
            .filter_map(|row| {
                let industry = *industries.get(&row.industry)?;
                let stood = shared.roles.iter().filter(|role| role.stand_ins.contains(&industry.id));
                let stood: Vec<&Role> = stood.copied().collect();
                Some(Employer {
                    shared: at,
                    industry,
                    row,
                    pay: survey.terms.state(row, None),
                    roles: pay::names(&stood),
                })
            })
            .collect();
        // Where rows repeat each other, the one that stands in for a role is kept, else the broadest.
        own.sort_by(|a, b| {
            let rank = |e: &Employer<'_>| (e.heading(), e.industry.level > 0);
            let jobs = |e: &Employer<'_>| e.row.jobs.unwrap_or(-1.0);
            rank(a).cmp(&rank(b)).then_with(|| jobs(b).total_cmp(&jobs(a)))
        });
        let first = employers.len();
        for employer in own {
            let before = employers.get(first..).unwrap_or_default();
            if !before.iter().any(|other: &Employer<'_>| employer.repeats(other)) {
                employers.push(employer);
            }
        }
    }
    employers
}

/// The headings that are needed, and which of them stands for an occupation's first and second part.
fn groups(survey: &Survey<'_>, employers: &[Employer<'_>]) -> (Vec<String>, HashMap<(usize, usize), usize>) {
    let (mut groups, mut of) = (Vec::new(), HashMap::new());
    for employer in employers {
        let part = (employer.shared, employer.heading());
        if of.contains_key(&part) {
            continue;
        }
        let stand_ins = employers.iter().any(|e| e.shared == employer.shared && !e.roles.is_empty());
        let heading = match employer.heading() {
            0 if stand_ins => "All employers, and those that stand in for a role",
            0 => "All employers",
            _ => "Other employers, most jobs first",
        };
        of.insert(part, groups.len());
        groups.push(match survey.shared.get(employer.shared).filter(|_| survey.shared.len() > 1) {
            Some(shared) => format!("{}: {}", shared.names(), heading.to_lowercase()),
            None => heading.to_owned(),
        });
    }
    (groups, of)
}

fn key(row: &WageRow) -> String {
    format!("{}/{}", row.occupation, row.industry)
}

fn detail(context: &Context<'_>, wanted: &str) -> Detail {
    let Some(survey) = Survey::new(context) else { return Detail::default() };
    let employers = employers(&survey);
    let Some(employer) = employers.iter().find(|e| key(e.row) == wanted) else { return Detail::default() };
    let Some(shared) = survey.shared.get(employer.shared) else { return Detail::default() };
    let all = employers.iter().find(|e| e.shared == employer.shared && e.industry.level == 0);
    Detail { title: employer.name().to_owned(), blocks: blocks(&survey, shared, employer, all) }
}

fn blocks(
    survey: &Survey<'_>,
    shared: &Shared<'_>,
    employer: &Employer<'_>,
    all: Option<&Employer<'_>>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(gap) = survey.gap(Some(employer.row)) {
        let line = Line::from(format!("{}: {}", employer.name(), gap.words()))
            .and(format!(" — {}.", survey.credit()), Tone::Muted);
        blocks.push(Block::Text(Cited::new(line, std::slice::from_ref(&survey.wages.source.id))));
    }
    let all = all.filter(|all| all.industry.id != employer.industry.id);
    let shown: Vec<&Employer<'_>> = std::iter::once(employer).chain(all).collect();
    if let Some(scale) = survey.scale(shown.iter().map(|e| e.pay)) {
        let bar = |e: &&Employer<'_>| RangeBar {
            label: e.name().to_owned(),
            note: if e.roles.is_empty() { String::new() } else { format!("stand-in: {}", e.roles) },
            range: e.pay.range(),
            strong: e.industry.id == employer.industry.id,
            figure: survey.terms.figure(e.row, None),
        };
        blocks.push(Block::Ranges { scale, bars: shown.iter().map(bar).collect() });
    }
    let nation = survey.wages.nation();
    if let Some(verdict) = nation.and_then(|nation| survey.verdict(employer.row, nation)) {
        blocks.push(Block::Text(Cited::bare(verdict)));
    }
    let facts = facts(survey, employer, all);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    let mut notes = Vec::new();
    for role in shared.roles.iter().filter(|role| role.stand_ins.contains(&employer.industry.id)) {
        if !role.stand_in_note.is_empty() {
            let line = Line::strong(format!("{}: ", role.short)).and(&role.stand_in_note, Tone::Plain);
            notes.push(Cited::new(line, &role.sources).marked("•", Tone::Muted));
        }
    }
    notes.extend(survey.pay_notes(shared));
    blocks.extend(common::list("How to read it", notes));
    blocks.extend(common::list("Footnotes", survey.footnotes(employer.row)));
    blocks
}

fn facts(survey: &Survey<'_>, employer: &Employer<'_>, all: Option<&Employer<'_>>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let Some(jobs) = employer.row.jobs else { return facts };
    let rough = reliability::rough_jobs(employer.row);
    let counted = Measured {
        number: Number::new(jobs, Unit::Count),
        error: employer.row.jobs_rse,
        note: if rough { Line::toned("rough", Tone::Caution) } else { Line::default() },
    };
    let figure = survey.passport(employer.row, "jobs");
    facts.push(Fact { label: "Jobs".to_owned(), value: Cited::measured(counted, Some(figure.clone())) });
    if let Some(total) = all.and_then(|all| all.row.jobs).filter(|total| *total > 0.0) {
        let share = Number::new((jobs / total * 1_000.0).round() / 10.0, Unit::Percent).to_tenths();
        let total = Number::new(total, Unit::Count);
        let jobs = Number::new(jobs, Unit::Count);
        let share = Measured { note: Line::muted("derived"), ..Measured::bare(share) };
        let figure = Figure {
            statistic: "share of the occupation's jobs".to_owned(),
            derived: Some(format!("{jobs} jobs here ÷ {total} jobs in all × 100")),
            ..figure
        };
        let value = Cited::measured(share, Some(figure));
        facts.push(Fact { label: "Share of jobs".to_owned(), value });
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::fixture::*;
    use crate::{
        dataset::wages::{Industry, Row, Wages},
        page::Block,
    };

    const VIEW: &str = "By employer type";

    #[test]
    fn what_stands_in_comes_first_then_the_most_jobs() {
        let page = Bench::new().page(VIEW);
        assert_eq!(
            lines(&page),
            [
                "# All employers, and those that stand in for a role",
                "51-3011/000000: All employers | $30,040 | 20020 25000 30040 36000 50000 | 1,000 | <>",
                "51-3011/311800: Bakeries | $33,000 | 22000 27000 33000 39000 53000 | 300 | Bread · Pastry",
                "# Other employers, most jobs first",
                "51-3011/31--33: Manufacturing | $32,000 | 21000 26000 32000 38000 52000 | 400 | <>",
            ]
        );
        assert!(lead(&page).iter().any(|line| line.contains("never add jobs up")));
    }

    #[test]
    fn others_stand_by_jobs_and_a_repeated_row_once() {
        let mut bench = Bench::new();
        bench.data.career.roles.iter_mut().for_each(|role| role.stand_ins.clear());
        let wages = bench.data.wages.as_mut().expect("the fixture has wages");
        let add = |wages: &mut Wages, code: &str, name: &str, jobs| {
            let like = wages.industries.last().expect("an industry").clone();
            wages.industries.push(Industry { id: id(code), name: name.to_owned(), ..like });
            let bakeries = |row: &&Row| row.occupation == *"51-3011" && row.industry == *"311800";
            let row = wages.rows.iter().find(bakeries).expect("bakeries").clone();
            wages.rows.push(Row { industry: id(code), jobs, ..row });
        };
        add(wages, "4452", "Shops", None);
        add(wages, "7225", "Restaurants", Some(350.0));
        add(wages, "311801", "Bakeries", Some(300.0));
        add(wages, "311802", "Bakeries", Some(299.0));
        wages.rows.sort_by(|a, b| a.key().cmp(&b.key()));
        let page = bench.page(VIEW);
        let names: Vec<String> =
            page.rows.iter().filter_map(|row| Some(row.cells.first()?.plain())).collect();
        assert_eq!(
            names,
            ["All employers", "Manufacturing", "Restaurants", "Bakeries", "Bakeries", "Shops"],
            "311801 has the figures of 311800; 311802 has not"
        );
        assert_eq!(page.groups, ["All employers", "Other employers, most jobs first"]);
        assert!(!lead(&page).iter().any(|line| line.contains("stands in")), "no role has a stand-in");
    }

    #[test]
    fn only_the_compared_roles_are_named() {
        let mut bench = Bench::new();
        bench.profile.picks = vec![id("pastry"), id("chef")];
        let page = bench.page(VIEW);
        assert_eq!(
            page.groups,
            [
                "Pastry: all employers, and those that stand in for a role",
                "Pastry: other employers, most jobs first",
                "Chef: all employers",
            ]
        );
        assert!(line(row(&page, "51-3011/311800")).ends_with("| 300 | Pastry"));
        assert!(line(row(&page, "35-1011/000000")).contains("$180,000"));
    }

    #[test]
    fn detail_sets_it_against_all_employers() {
        let detail = Bench::new().detail(VIEW, "51-3011/311800");
        let labels: Vec<(&str, &str)> =
            bars(&detail).iter().map(|bar| (bar.label.as_str(), bar.note.as_str())).collect();
        assert_eq!(labels, [("Bakeries", "stand-in: Bread · Pastry"), ("All employers", "")]);
        assert_eq!(
            words(&detail),
            [
                "Jobs: 300 · relative standard error 31% · rough",
                "Share of jobs: 30.0% · derived",
                "# How to read it",
                "Pastry: Also where bread is baked.",
                "The survey counts all bakers together.",
                "A stand-in counts everybody there.",
            ]
        );
        let share = detail.blocks.iter().find_map(|block| match block {
            Block::Facts(facts) => facts.get(1)?.value.figure.as_ref()?.derived.as_deref(),
            _ => None,
        });
        assert_eq!(share, Some("300 jobs here ÷ 1,000 jobs in all × 100"));
    }
}
