//! Pay by employer type: the nation's figures along the tree of industries.

use std::collections::HashMap;

use super::{Survey, View, cell, no_wages, range_cell};
use crate::{
    dataset::{
        Dataset, Id,
        wages::{Industry, Row as WageRow},
    },
    insight::pay::{Shared, reliability, terms::Stated},
    page::{
        Block, Cell, Cited, Column, Detail, Fact, Figure, Line, Missing, Number, Page, RangeBar, Row, Shape,
        Tone, Unit,
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

fn page(context: &Context<'_>) -> Page {
    let Some(survey) = Survey::new(context) else { return no_wages() };
    let employers = employers(&survey);
    let scale = survey.scale_for(employers.iter().map(|e| e.pay), super::WITHIN);
    let mut columns = vec![Column::text("Employer type"), Column::number("Median")];
    columns.extend(scale.map(|scale| Column::ranges("Lowest to highest tenth", 24, scale)));
    columns.extend([Column::number("Jobs"), Column::prose("Stands in for", 13)]);

    let row = |employer: &Employer<'_>| {
        let mut cells = vec![Cell::Text(label(employer)), cell(&employer.pay, employer.pay.median)];
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
            group: (survey.shared.len() > 1).then_some(employer.shared),
            muted: employer.pay.range().values().next().is_none(),
            words: employer.industry.id.to_string(),
            ..Row::default()
        }
    };
    let groups = match survey.shared.len() {
        0 | 1 => Vec::new(),
        _ => survey.shared.iter().map(Shared::names).collect(),
    };
    Page {
        title: survey.title(", the whole country"),
        shape: Shape::Table,
        lead: lead(&survey, scale.is_some_and(|scale| scale.beyond)),
        columns,
        groups,
        rows: employers.iter().map(row).collect(),
    }
}

fn lead(survey: &Survey<'_>, beyond: bool) -> Vec<Line> {
    let mut lead = vec![Line::muted(
        "Types of different depth overlap: never add them up. One that stands in for a role counts everybody \
         of the occupation who works there.",
    )];
    if beyond {
        lead.push(Line::muted(super::BEYOND));
    }
    if survey.terms.per == crate::profile::Per::Month {
        lead.push(Line::muted("A month is a twelfth of the survey's pay a year (derived)."));
    }
    lead
}

/// The nation's rows in the order of the table, which is that of the tree, occupation by occupation.
fn employers<'a>(survey: &Survey<'a>) -> Vec<Employer<'a>> {
    let Some(nation) = survey.wages.nation() else { return Vec::new() };
    let industries: HashMap<&Id, &Industry> = survey.wages.industries.iter().map(|i| (&i.id, i)).collect();
    let mut employers = Vec::new();
    for (at, shared) in survey.shared.iter().enumerate() {
        let rows = survey.wages.rows_of(shared.occupation).iter().filter(|row| row.area == nation.id);
        employers.extend(rows.filter_map(|row| {
            let industry = industries.get(&row.industry)?;
            let roles = shared.roles.iter().filter(|role| role.stand_ins.contains(&industry.id));
            Some(Employer {
                shared: at,
                industry,
                row,
                pay: survey.terms.state(row, None),
                roles: roles.map(|role| role.short.as_str()).collect::<Vec<_>>().join(" · "),
            })
        }));
    }
    employers
}

/// The name, further in the deeper it stands; what stands in for a role is lit.
fn label(employer: &Employer<'_>) -> Line {
    let indent = " ".repeat(usize::from(employer.industry.level));
    let tone = if employer.roles.is_empty() { Tone::Plain } else { Tone::Strong };
    Line::from(indent).and(employer.industry.name.as_str(), tone)
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
    Detail { title: employer.industry.name.clone(), blocks: blocks(&survey, shared, employer, all) }
}

fn blocks(
    survey: &Survey<'_>,
    shared: &Shared<'_>,
    employer: &Employer<'_>,
    all: Option<&Employer<'_>>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(gap) = survey.gap(Some(employer.row)) {
        let line = Line::from(format!("{}: {}", employer.industry.name, gap.words()))
            .and(format!(" — {}.", survey.credit()), Tone::Muted);
        blocks.push(Block::Text(Cited::new(line, std::slice::from_ref(&survey.wages.source.id))));
    }
    let all = all.filter(|all| all.industry.id != employer.industry.id);
    let shown: Vec<&Employer<'_>> = std::iter::once(employer).chain(all).collect();
    if let Some(scale) = survey.scale(shown.iter().map(|e| e.pay)) {
        let bar = |e: &&Employer<'_>| RangeBar {
            label: if e.industry.level == 0 { "All employers".to_owned() } else { e.industry.name.clone() },
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
    let mut line = Line::strong(Number::new(jobs, Unit::Count).to_string());
    if let Some(rse) = employer.row.jobs_rse {
        line =
            line.and(format!(" · relative standard error {}", Number::new(rse, Unit::Percent)), Tone::Muted);
    }
    if reliability::rough_jobs(employer.row) {
        line = line.and(" · rough", Tone::Caution);
    }
    let figure = survey.passport(employer.row, "jobs");
    facts.push(Fact {
        label: "Jobs".to_owned(),
        value: Cited { figure: Some(figure.clone()), ..Cited::bare(line) },
    });
    if let Some(total) = all.and_then(|all| all.row.jobs).filter(|total| *total > 0.0) {
        let share = Number::new((jobs / total * 1_000.0).round() / 10.0, Unit::Percent);
        let total = Number::new(total, Unit::Count);
        let jobs = Number::new(jobs, Unit::Count);
        let line = Line::strong(share.to_string()).and(" · derived", Tone::Muted);
        let figure = Figure {
            statistic: "share of the occupation's jobs".to_owned(),
            derived: Some(format!("{jobs} jobs here ÷ {total} jobs in all × 100")),
            ..figure
        };
        let value = Cited { figure: Some(figure), ..Cited::bare(line) };
        facts.push(Fact { label: "Share of jobs".to_owned(), value });
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::fixture::*;
    use crate::page::Block;

    const VIEW: &str = "By employer type";

    #[test]
    fn shows_the_tree_with_the_stand_ins() {
        let page = Bench::new().page(VIEW);
        assert_eq!(
            lines(&page),
            [
                "51-3011/000000: All industries | $30,040 | 20020 25000 30040 36000 50000 | 1,000 | <>",
                "51-3011/31--33:  Manufacturing | $32,000 | 21000 26000 32000 38000 52000 | 400 | <>",
                "51-3011/311800:   Bakeries | $33,000 | 22000 27000 33000 39000 53000 | 300 | Bread · Pastry",
            ]
        );
        assert!(lead(&page).first().is_some_and(|line| line.contains("never add them up")));
    }

    #[test]
    fn only_the_compared_roles_are_named() {
        let mut bench = Bench::new();
        bench.profile.picks = vec![id("pastry"), id("chef")];
        let page = bench.page(VIEW);
        assert_eq!(page.groups, ["Pastry", "Chef"]);
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
                "Share of jobs: 30% · derived",
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
