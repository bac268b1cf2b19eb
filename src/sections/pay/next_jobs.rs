//! The next jobs: related occupations on one scale with the roles' own, so that the step is seen.

use super::{Survey, View, cell, range_cell};
use crate::{
    dataset::{
        Dataset, Id,
        outlook::{Part, Projection, Related},
        wages::Row as WageRow,
    },
    insight::pay::{self, Shared, terms::Stated},
    page::{
        Block, Bound, Cell, Cited, Column, Detail, Fact, Figure, Line, Missing, Number, Page, RangeBar, Row,
        Shape, Tone, Unit, Wish,
    },
    sections::{Context, common::RELATIONS},
};

/// The view.
pub(super) const VIEW: View = View { name: "Next jobs", has, page, detail };

fn has(data: &Dataset) -> bool {
    !data.career.related.is_empty()
}

/// An occupation on the page.
struct Job<'a> {
    id: &'a Id,
    name: &'a str,
    group: usize,
    pay: Option<(&'a WageRow, Stated)>,
    growth: Option<f64>,
    openings: Option<f64>,
    education: Cell,
    /// None for the roles' own occupation.
    related: Option<&'a Related>,
}

fn page(context: &Context<'_>) -> Page {
    let survey = Survey::new(context);
    let (groups, jobs) = jobs(context, survey.as_ref());
    let paid = jobs.iter().filter_map(|job| Some(job.pay?.1));
    let scale = survey.as_ref().and_then(|s| s.scale_for(paid, super::WITHIN));
    let mut columns = vec![Column::prose("Occupation", 28)];
    if let Some(scale) = scale {
        columns.push(Column::number("Median"));
        columns.push(Column::ranges("Lowest to highest tenth", 24, scale));
    }
    columns.extend([Column::number("Growth"), Column::number("Openings"), Column::text("Entry education")]);
    let row = |job: &Job<'_>| {
        let name = if job.related.is_none() { Line::strong(job.name) } else { job.name.into() };
        let mut cells = vec![Cell::Text(name)];
        if scale.is_some() {
            let missing = Cell::Missing(Missing::NotFound);
            cells.push(job.pay.as_ref().map_or(missing.clone(), |(_, pay)| cell(pay, pay.median)));
            cells.push(job.pay.as_ref().map_or(missing, |(_, pay)| range_cell(pay)));
        }
        cells.push(Cell::number(job.growth, Unit::PercentChange));
        cells.push(Cell::number(job.openings, Unit::Count));
        cells.push(job.education.clone());
        Row {
            key: job.id.to_string(),
            cells,
            group: Some(job.group),
            words: job.id.to_string(),
            ..Row::default()
        }
    };
    Page {
        title: survey
            .as_ref()
            .map_or_else(|| "The whole country".to_owned(), |survey| survey.title(", the whole country")),
        shape: Shape::Table,
        lead: lead(survey.as_ref(), window(&jobs), scale.is_some_and(|scale| scale.beyond)),
        columns,
        rows: jobs.iter().map(row).collect(),
        groups,
        heeds: &[Wish::Per, Wish::Budget],
    }
}

fn lead(survey: Option<&Survey<'_>>, window: Option<(u16, u16)>, beyond: bool) -> Vec<Line> {
    let growth = window.map(|(from, to)| format!(" Growth in jobs from {from} to {to}; openings a year."));
    let growth = growth.unwrap_or_default();
    let mut lead = vec![Line::muted(format!("Whole occupations, wider than any one role.{growth}"))];
    if beyond {
        lead.push(Line::muted(super::BEYOND));
    }
    match survey {
        Some(survey) => {
            if survey.terms.per == crate::profile::Per::Month {
                lead.push(Line::muted("A month is a twelfth of the survey's pay a year (derived)."));
            }
        }
        None => lead.push(Line::muted("This data set has no wage table.")),
    }
    lead
}

/// The years that growth speaks of, if they are the same for all.
fn window(jobs: &[Job<'_>]) -> Option<(u16, u16)> {
    let mut windows = jobs.iter().filter_map(|job| job.related?.window);
    let first = windows.next()?;
    windows.all(|window| window == first).then_some(first)
}

/// The roles' own occupations, then the related ones by relation.
fn jobs<'a>(context: &'a Context<'_>, survey: Option<&Survey<'a>>) -> (Vec<String>, Vec<Job<'a>>) {
    let career = &context.data.career;
    let (mut groups, mut jobs) = (Vec::new(), Vec::new());
    let pay = |id: &Id| {
        let survey = survey?;
        let row = national(survey, id)?;
        Some((row, survey.terms.state(row, None)))
    };
    for shared in own(context) {
        let projection = current(context.data, shared.occupation);
        let names = projection.map(|p| p.name.as_str());
        let listed = survey.map(|survey| survey.occupation(&shared));
        jobs.push(Job {
            id: shared.occupation,
            name: listed.or(names).unwrap_or(shared.occupation.as_str()),
            group: groups.len(),
            pay: pay(shared.occupation),
            growth: projection.and_then(|p| p.growth),
            openings: projection.and_then(|p| p.openings),
            education: Cell::Missing(Missing::NotApplicable),
            related: None,
        });
        groups.push(format!("Now: {}", shared.names()));
    }
    for (relation, heading) in RELATIONS {
        let mut of = career.related.iter().filter(|related| related.relation == relation).peekable();
        if of.peek().is_none() {
            continue;
        }
        jobs.extend(of.map(|related| Job {
            id: &related.id,
            name: &related.name,
            group: groups.len(),
            pay: pay(&related.id),
            growth: related.growth,
            openings: related.openings,
            education: Cell::words(&related.education),
            related: Some(related),
        }));
        groups.push(heading.to_owned());
    }
    (groups, jobs)
}

/// The compared roles by occupation. Other than [`Survey`], it needs no wage table.
fn own<'a>(context: &Context<'a>) -> Vec<Shared<'a>> {
    let mut all: Vec<Shared<'a>> = Vec::new();
    for role in context.roles() {
        match all.iter_mut().find(|shared| *shared.occupation == role.occupation) {
            Some(shared) => shared.roles.push(role),
            None => all.push(Shared { occupation: &role.occupation, roles: vec![role], row: None }),
        }
    }
    all
}

fn national<'a>(survey: &Survey<'a>, occupation: &Id) -> Option<&'a WageRow> {
    let wages = survey.wages;
    wages.row(occupation, &wages.nation()?.id, &wages.all_industries()?.id)
}

/// The newest projection of an occupation.
fn current<'a>(data: &'a Dataset, occupation: &Id) -> Option<&'a Projection> {
    data.career.projections.iter().find(|p| p.part == Part::Current && p.occupation == *occupation)
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    let survey = Survey::new(context);
    let (_, jobs) = jobs(context, survey.as_ref());
    let Some(job) = jobs.iter().find(|job| *job.id == *key) else { return Detail::default() };
    let mut blocks = Vec::new();
    if let Some(related) = job.related {
        blocks.push(Block::Text(Cited::new(sentence_of(&related.why), &related.sources)));
    }
    if let Some(survey) = &survey {
        blocks.extend(pay_blocks(survey, job, &jobs));
    }
    let mut facts = Vec::new();
    if let Some(survey) = &survey {
        facts.extend(steps(survey, job, &jobs));
    }
    match (job.related, current(context.data, job.id)) {
        (Some(related), _) => facts.extend(outlook(related)),
        (None, Some(projection)) => facts.extend(projected(projection)),
        (None, None) => {}
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    Detail { title: format!("{} ({})", job.name, job.id), blocks }
}

/// The text as a sentence: the data gives the reason as a clause.
fn sentence_of(clause: &str) -> String {
    let mut chars = clause.chars();
    let head = chars.next().map(char::to_uppercase);
    let dot = if clause.ends_with(['.', '!', '?']) { "" } else { "." };
    head.into_iter().flatten().chain(chars).chain(dot.chars()).collect()
}

/// What the job pays, beside the roles' own occupation.
fn pay_blocks(survey: &Survey<'_>, job: &Job<'_>, jobs: &[Job<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(gap) = job.pay.and_then(|(row, _)| survey.gap(Some(row))) {
        let line = Line::from(format!("The nation: {}", gap.words()))
            .and(format!(" — {}.", survey.credit()), Tone::Muted);
        blocks.push(Block::Text(Cited::new(line, std::slice::from_ref(&survey.wages.source.id))));
    }
    let shown = jobs.iter().filter(|other| other.related.is_none() || other.id == job.id);
    let shown: Vec<(&Job<'_>, &WageRow, Stated)> =
        shown.filter_map(|job| job.pay.map(|(row, pay)| (job, row, pay))).collect();
    if let Some(scale) = survey.scale(shown.iter().map(|(_, _, pay)| *pay)) {
        let bar = |(other, row, pay): &(&Job<'_>, &WageRow, Stated)| RangeBar {
            label: other.name.to_owned(),
            note: if other.related.is_none() { "now".to_owned() } else { String::new() },
            range: pay.range(),
            strong: other.id == job.id,
            figure: survey.terms.figure(row, None),
        };
        blocks.push(Block::Ranges { scale, bars: shown.iter().map(bar).collect() });
    }
    let verdict =
        survey.wages.nation().zip(job.pay).and_then(|(nation, (row, _))| survey.verdict(row, nation));
    blocks.extend(verdict.map(|said| Block::Text(Cited::bare(said))));
    blocks
}

/// The median, where it is one and no bound.
fn exact<'a>(job: &Job<'a>) -> Option<(&'a WageRow, Number)> {
    let (row, pay) = job.pay?;
    pay.number(pay.median).filter(|median| median.bound == Bound::Exact).map(|median| (row, median))
}

/// The step from each of the roles' own occupations: how much the median is above theirs.
fn steps(survey: &Survey<'_>, job: &Job<'_>, jobs: &[Job<'_>]) -> Vec<Fact> {
    let Some((row, there)) = exact(job).filter(|_| job.related.is_some()) else { return Vec::new() };
    let own: Vec<&Job<'_>> = jobs.iter().filter(|other| other.related.is_none()).collect();
    let step = |from: &&Job<'_>| {
        let (_, here) = exact(from)?;
        let above = pay::percent_above(there.value, here.value)?;
        let change = Number { value: there.value - here.value, ..there };
        let sign = if change.value > 0.0 { "+" } else { "" };
        let line = Line::strong(format!("{sign}{change}"))
            .and(format!(" ({})", Number::new(above, Unit::PercentChange)), Tone::Plain)
            .and(format!(" {} in the median · derived", survey.terms.per.words()), Tone::Muted);
        let figure = Figure {
            statistic: format!("difference of the medians, {}", survey.terms.per.words()),
            derived: Some(format!("{there} − {here}, the median of {}", from.name)),
            ..survey.terms.figure(row, None)
        };
        let label = match own.len() {
            1 => "Step".to_owned(),
            _ => format!("From {}", from.name),
        };
        Some(Fact { label, value: Cited { figure: Some(figure), ..Cited::bare(line) } })
    };
    own.iter().filter_map(step).collect()
}

/// Education, experience and projection of a related occupation.
fn outlook(related: &Related) -> Vec<Fact> {
    let sources: Vec<Id> = related.projection_source.iter().cloned().collect();
    let fact =
        |label: &str, text: String| Fact { label: label.to_owned(), value: Cited::new(text, &sources) };
    let mut facts = Vec::new();
    for (label, text) in [("Entry education", &related.education), ("Experience", &related.experience)] {
        if !text.is_empty() {
            facts.push(fact(label, text.clone()));
        }
    }
    let window = related.window.map(|(from, to)| format!(" from {from} to {to}")).unwrap_or_default();
    let change = related.change.map(|n| format!(" ({} jobs)", Number::new(n, Unit::Change)));
    if let Some(growth) = related.growth {
        let growth = Number::new(growth, Unit::PercentChange);
        facts.push(fact("Growth", format!("{growth}{window}{}", change.unwrap_or_default())));
    }
    if let Some(openings) = related.openings {
        facts.push(fact("Openings", format!("{} a year", Number::new(openings, Unit::Count))));
    }
    facts
}

/// The projection of the roles' own occupation.
fn projected(projection: &Projection) -> Vec<Fact> {
    let sources = std::slice::from_ref(&projection.source);
    let fact = |label: &str, text: String| Fact { label: label.to_owned(), value: Cited::new(text, sources) };
    let mut facts = Vec::new();
    if let Some(growth) = projection.growth {
        let growth = Number::new(growth, Unit::PercentChange);
        facts.push(fact("Growth", format!("{growth} from {} to {}", projection.from, projection.to)));
    }
    if let Some(openings) = projection.openings {
        facts.push(fact("Openings", format!("{} a year", Number::new(openings, Unit::Count))));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::fixture::*;
    use crate::profile::Per;

    const VIEW: &str = "Next jobs";

    #[test]
    fn sets_related_jobs_on_the_scale_of_the_own() {
        let page = Bench::new().page(VIEW);
        assert_eq!(
            lines(&page),
            [
                "# Now: Bread · Pastry",
                "51-3011: Bakers | $30,040 | 20020 25000 30040 36000 50000 | +6% | 30,000 | <>",
                "# Steps up",
                "11-9051: Food Service Managers | $66,000 | 40000 50000 66000 80000 100000 | +5% | 400 | High school",
                "25-0001: Baking Teachers | $60,000 | 30000 60000 90000 | <not found> | <not found> | <not found>",
                "# Ways in",
                "31-0001: Helper | <not found> | <not found> | -2% | <not found> | <not found>",
            ]
        );
        assert!(lead(&page).iter().any(|line| line.contains("from 2024 to 2034")));
    }

    #[test]
    fn detail_says_how_high_the_step_is() {
        let detail = Bench::new().detail(VIEW, "11-9051");
        let labels: Vec<(&str, &str)> =
            bars(&detail).iter().map(|bar| (bar.label.as_str(), bar.note.as_str())).collect();
        assert_eq!(labels, [("Bakers", "now"), ("Food Service Managers", "")]);
        assert_eq!(
            words(&detail),
            [
                "Runs the shop.",
                "Step: +$35,960 (+119.7%) a year in the median · derived",
                "Entry education: High school",
                "Experience: 5 years",
                "Growth: +5% from 2024 to 2034 (+1,200 jobs)",
                "Openings: 400 a year",
            ]
        );
        let formula = detail.figures().iter().find_map(|figure| figure.derived.clone());
        assert_eq!(formula.as_deref(), Some("$66,000 − $30,040, the median of Bakers"));
    }

    #[test]
    fn a_job_without_hours_has_no_step_by_the_hour() {
        let mut bench = Bench::new();
        bench.profile.per = Per::Hour;
        let words = words(&bench.detail(VIEW, "25-0001"));
        assert!(words.iter().any(|w| w.contains("by the year only")), "{words:?}");
        assert!(words.iter().all(|w| !w.starts_with("Step")));
    }

    #[test]
    fn without_wages_growth_still_shows() {
        let mut bench = Bench::new();
        bench.data.wages = None;
        let page = bench.page(VIEW);
        assert_eq!(lines(&page).get(1).map(String::as_str), Some("51-3011: Bakers | +6% | 30,000 | <>"));
        assert!(lead(&page).contains(&"This data set has no wage table.".to_owned()));
        assert!(!words(&bench.detail(VIEW, "11-9051")).is_empty());
    }
}
