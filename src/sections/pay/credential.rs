//! Pay by credential, experience and the like: what surveys among members say.
//!
//! These are points: a mean or a median without a range, of people who chose to answer. They have no
//! bar beside the official percentiles, since they do not measure the same thing.

use super::View;
use crate::{
    dataset::{
        Dataset, Id,
        outlook::{Survey, Unit as Counts},
        source::Grade,
    },
    page::{
        Bar, Block, Cell, Cited, Column, Currency, Detail, Fact, Figure, Line, Missing, Number, Page, Row,
        Shape, Table, Tone, Unit,
    },
    sections::{Context, common},
};

/// The view.
pub(super) const VIEW: View = View { name: "By credential", has, page, detail };

fn has(data: &Dataset) -> bool {
    !topics(data).is_empty()
}

/// The topics that hold at least one amount of money, in order: the others are not about pay.
fn topics(data: &Dataset) -> Vec<&str> {
    let mut topics = Vec::new();
    for survey in data.career.surveys.iter().filter(|s| s.unit == Counts::MoneyPerYear) {
        if !topics.contains(&survey.topic.as_str()) {
            topics.push(survey.topic.as_str());
        }
    }
    topics
}

fn number(data: &Dataset, survey: &Survey, value: f64) -> Number {
    let unit = match survey.unit {
        Counts::MoneyPerYear => Unit::Money,
        Counts::Percent => Unit::Percent,
    };
    Number::new(value, unit).currency(Currency::new(&data.career.currency))
}

/// The figure in words: `$67,147`, or `$70,000 to $79,999` for a band.
fn words(data: &Dataset, survey: &Survey) -> String {
    let value = number(data, survey, survey.value);
    survey.to.map_or_else(|| value.to_string(), |to| format!("{value} to {}", number(data, survey, to)))
}

fn page(context: &Context<'_>) -> Page {
    let data = context.data;
    let topics = topics(data);
    let about_pay = |topic: &&str| {
        data.career.surveys.iter().filter(move |survey| survey.topic == **topic).collect::<Vec<_>>()
    };
    let bands = topics.iter().flat_map(about_pay).any(|survey| survey.to.is_some());
    let mut columns = vec![Column::prose("Who", 20), Column::prose("Statistic", 10), Column::number("Value")];
    if bands {
        columns.push(Column::number("Up to"));
    }
    columns.extend([Column::prose("When", 12), Column::prose("Interest of the maker", 20)]);
    let row = |group: usize, survey: &Survey| {
        let value = |value| Cell::Number(number(data, survey, value));
        let mut cells =
            vec![Cell::text(survey.who.as_str()), Cell::text(survey.statistic.as_str()), value(survey.value)];
        if bands {
            cells.push(survey.to.map_or(Cell::Missing(Missing::NotApplicable), value));
        }
        let interest = context.source(&survey.source).map_or("", |source| source.interest.as_str());
        cells.extend([Cell::words(&survey.period), Cell::words(interest)]);
        Row {
            key: survey.id.to_string(),
            cells,
            group: Some(group),
            words: survey.certification.as_ref().map(ToString::to_string).unwrap_or_default(),
            ..Row::default()
        }
    };
    let rows = topics.iter().enumerate();
    let rows = rows.flat_map(|(at, topic)| about_pay(topic).into_iter().map(move |survey| (at, survey)));
    Page {
        title: "Surveys among members".to_owned(),
        shape: Shape::Table,
        lead: lead(),
        columns,
        rows: rows.map(|(at, survey)| row(at, survey)).collect(),
        groups: topics.into_iter().map(str::to_owned).collect(),
        ..Page::default()
    }
}

fn lead() -> Vec<Line> {
    vec![
        Line::from("Surveys among people who chose to answer; the last column says what its maker gains.")
            .and(" Points, not ranges; official medians measure something else.", Tone::Muted),
        Line::muted("Where they disagree, all of them stand here and none is picked."),
    ]
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    let data = context.data;
    let Some(survey) = data.career.surveys.named(key) else { return Detail::default() };
    let mut line =
        Line::from(format!("{}: {} ", survey.who, survey.statistic)).and(words(data, survey), Tone::Strong);
    if survey.unit == Counts::MoneyPerYear {
        line = line.and(" a year", Tone::Plain);
    }
    let line = line.and(format!(" — {}.", survey.period), Tone::Muted);
    let mut blocks = vec![super::said(line, figure(survey))];
    if !survey.note.is_empty() {
        let note = Line::toned(survey.note.as_str(), Tone::Caution);
        blocks.push(Block::Text(Cited::new(note, std::slice::from_ref(&survey.source))));
    }
    blocks.push(Block::Facts(facts(context, survey)));
    blocks.extend(others(context, survey));
    blocks.extend(alike(data, survey));
    Detail { title: survey.who.clone(), blocks }
}

/// The passport. The place stays blank: these surveys do not say where their members live.
fn figure(survey: &Survey) -> Figure {
    Figure {
        statistic: match survey.unit {
            Counts::MoneyPerYear => format!("{} pay a year", survey.statistic),
            Counts::Percent => survey.statistic.clone(),
        },
        population: survey.who.clone(),
        place: String::new(),
        period: survey.period.clone(),
        derived: None,
        source: survey.source.clone(),
    }
}

fn facts(context: &Context<'_>, survey: &Survey) -> Vec<Fact> {
    let own = std::slice::from_ref(&survey.source);
    let fact = |label: &str, text: String| Fact { label: label.to_owned(), value: Cited::new(text, own) };
    let mut facts = Vec::new();
    let certification = survey.certification.as_ref();
    let certification = certification.and_then(|id| context.data.career.certifications.named(id.as_str()));
    if let Some(certification) = certification {
        let text = format!("{}, {}", certification.name, certification.body);
        let value = Cited::new(text, &certification.sources);
        facts.push(Fact { label: "Credential".to_owned(), value });
    }
    let roles: Vec<&str> = context
        .data
        .career
        .roles
        .iter()
        .filter(|role| role.surveys.contains(&survey.id))
        .map(|role| role.name.as_str())
        .collect();
    if !roles.is_empty() {
        facts.push(fact("Near to", roles.join(", ")));
    }
    if let Some(source) = context.source(&survey.source) {
        facts.push(fact("Who says so", source.publisher.clone()));
        let rest = [("Their interest", &source.interest), ("They counted", &source.population)];
        facts.extend(
            rest.into_iter().filter(|(_, text)| !text.is_empty()).map(|(l, text)| fact(l, text.clone())),
        );
        facts.push(fact("How firm", common::grade(firmness(source.grade)).word.to_owned()));
    }
    facts
}

/// A survey among members is no official figure, however firm the page is on the rules of its maker.
fn firmness(grade: Grade) -> Grade {
    grade.max(Grade::B)
}

/// What else is said of the same people or the same credential: sources that disagree stand side by
/// side.
fn others(context: &Context<'_>, survey: &Survey) -> Vec<Block> {
    let data = context.data;
    let same = |other: &&Survey| {
        let credential = other.certification.is_some() && other.certification == survey.certification;
        other.id != survey.id && (credential || other.who == survey.who)
    };
    let row = |other: &Survey| {
        let value = match other.to {
            None => Cell::Number(number(data, other, other.value)),
            Some(_) => Cell::text(words(data, other)),
        };
        let cells = vec![Cell::text(other.statistic.as_str()), value, Cell::text(other.period.as_str())];
        (cells, vec![other.source.clone()])
    };
    let rows: Vec<(Vec<Cell>, Vec<Id>)> = data.career.surveys.iter().filter(same).map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let caption = "Also said of the same".to_owned();
    let columns = vec![Column::text("Statistic"), Column::number("Value"), Column::text("When")];
    vec![Block::Heading(caption.clone()), Block::Table(Table { caption, columns, rows })]
}

/// The survey's other groups, which may be compared with this one: same topic, statistic, time and
/// source.
fn alike(data: &Dataset, survey: &Survey) -> Vec<Block> {
    let kin = |other: &&Survey| {
        (&other.topic, &other.statistic, &other.period, &other.source, other.unit)
            == (&survey.topic, &survey.statistic, &survey.period, &survey.source, survey.unit)
            && other.to.is_none()
    };
    let bars: Vec<Bar> = data
        .career
        .surveys
        .iter()
        .filter(kin)
        .map(|other| Bar {
            label: other.who.clone(),
            number: Some(number(data, other, other.value)),
            strong: other.id == survey.id,
            figure: figure(other),
        })
        .collect();
    if bars.len() < 2 {
        return Vec::new();
    }
    vec![Block::Heading(format!("The same survey, {}", survey.statistic)), Block::Bars(bars)]
}

#[cfg(test)]
mod tests {
    use super::super::fixture::*;
    use crate::page::{Block, Cell};

    const VIEW: &str = "By credential";

    #[test]
    fn a_survey_among_members_is_never_official() {
        let mut bench = Bench::new();
        bench
            .data
            .career
            .sources
            .iter_mut()
            .for_each(|source| source.grade = crate::dataset::source::Grade::A);
        let words = words(&bench.detail(VIEW, "diploma-mean"));
        assert!(words.contains(&"How firm: B, second hand or a body's survey".to_owned()), "{words:?}");
    }

    #[test]
    fn lists_points_by_topic_and_leaves_out_what_is_not_pay() {
        let page = Bench::new().page(VIEW);
        assert_eq!(
            lines(&page),
            [
                "# By diploma",
                "diploma-mean: Holders | mean | $41,000 | <> | 2024 | sells the diploma",
                "diploma-median: Holders | median | $35,000 | <> | 2024 | sells the diploma",
                "none-mean: Others | mean | $33,000 | <> | 2024 | sells the diploma",
                "# All together",
                "band: Everybody | most common band | $30,000 | $39,999 | 2020 | sells the diploma",
            ]
        );
        let ranges = |cells: &[Cell]| cells.iter().any(|cell| matches!(cell, Cell::Range(_)));
        assert!(page.rows.iter().all(|row| !ranges(&row.cells)), "never drawn like official percentiles");
        assert!(lead(&page).iter().any(|line| line.contains("none is picked")));
    }

    #[test]
    fn figures_that_disagree_stand_side_by_side() {
        let detail = Bench::new().detail(VIEW, "diploma-mean");
        assert_eq!(
            words(&detail),
            [
                "Holders: mean $41,000 a year — 2024.",
                "Another page says less",
                "Credential: Diploma of Baking, Guild",
                "Near to: Bread baker",
                "Who says so: The Guild",
                "Their interest: sells the diploma",
                "They counted: members who answered",
                "How firm: B, second hand or a body's survey",
                "# Also said of the same",
                "# The same survey, mean",
            ]
        );
        let others = detail.blocks.iter().find_map(|block| match block {
            Block::Table(table) => table.rows.first().map(|(cells, _)| cells),
            _ => None,
        });
        let others: Option<Vec<String>> = others.map(|cells| cells.iter().map(Cell::plain).collect());
        assert_eq!(others, Some(vec!["median".to_owned(), "$35,000".to_owned(), "2024".to_owned()]));
        let bars = detail.blocks.iter().find_map(|block| match block {
            Block::Bars(bars) => Some(bars.iter().map(|bar| bar.label.as_str()).collect::<Vec<_>>()),
            _ => None,
        });
        assert_eq!(bars, Some(vec!["Holders", "Others"]), "a mean beside means only");
        let band = words(&Bench::new().detail(VIEW, "band"));
        let said = "Everybody: most common band $30,000 to $39,999 a year — 2020.";
        assert_eq!(band.first().map(String::as_str), Some(said));
    }
}
