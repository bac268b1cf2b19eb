//! One answer, or one thing in a list of them.

use std::borrow::Cow;

use super::Question;
use crate::{
    dataset::{
        Id,
        certification::Certification,
        outlook::{self, Related, Survey},
        role::{Answer, Level, Role},
        skill::Skill,
        source::Statement,
        tradeoff::{Evidence, Side, Tradeoff},
        wages::{Area, Row},
    },
    insight::pay::{
        self,
        terms::{Stated, Terms},
    },
    page::{Cited, Figure, Line, Number, Span, Tone, Unit},
    profile::Per,
    sections::{Context, common},
};

/// What makes two items the same: the ids of what they refer to, or the words themselves.
pub(in crate::sections) type Key<'a> = (&'a str, &'a str);

/// One answer, or one thing in a list of them: a reference into the data.
#[derive(Clone, Copy, Debug)]
pub(in crate::sections) enum Item<'a> {
    /// A role's tagline.
    Tagline(&'a Role),
    /// An answer to an aspect.
    Aspect(&'a Answer),
    /// A statement.
    Statement(&'a Statement),
    /// A credential.
    Certification(&'a Certification),
    /// A skill, at the level a role needs it.
    Skill(&'a Skill, Level),
    /// A role as a next step.
    Role(&'a Role),
    /// An occupation as a next step.
    Related(&'a Related),
    /// An official figure over all employers.
    Official(&'a Row),
    /// An employer type by its name, with its figure.
    StandIn(&'a str, &'a Row),
    /// A survey figure.
    Survey(&'a Survey),
    /// A pro or con.
    Tradeoff(&'a Tradeoff),
}

impl<'a> Item<'a> {
    /// By what it is counted as the same as another.
    pub fn key(&self) -> Key<'a> {
        let one = match *self {
            Self::Tagline(role) => &role.tagline,
            Self::Aspect(answer) => &answer.text,
            Self::Statement(statement) => statement.id.as_str(),
            Self::Certification(certification) => certification.id.as_str(),
            Self::Skill(skill, _) => skill.id.as_str(),
            Self::Role(role) => role.id.as_str(),
            Self::Related(related) => related.id.as_str(),
            Self::Official(row) => row.occupation.as_str(),
            // An employer type pays each occupation its own.
            Self::StandIn(_, row) => return (row.occupation.as_str(), row.industry.as_str()),
            Self::Survey(survey) => survey.id.as_str(),
            Self::Tradeoff(tradeoff) => tradeoff.id.as_str(),
        };
        (one, "")
    }

    /// Whether its few words hold a figure.
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Official(_) | Self::StandIn(..) | Self::Survey(_))
    }

    /// In as few words as a table has room for.
    pub fn short(&self, context: &Context<'a>) -> Cow<'a, str> {
        match *self {
            Self::Tagline(role) => Cow::Borrowed(&role.tagline),
            Self::Aspect(answer) => Cow::Borrowed(&answer.text),
            Self::Statement(statement) => Cow::Borrowed(&statement.text),
            Self::Certification(certification) => Cow::Borrowed(certification.id.as_str()),
            Self::Skill(skill, _) => Cow::Borrowed(&skill.name),
            Self::Role(role) => Cow::Borrowed(&role.name),
            Self::Related(related) => Cow::Borrowed(&related.name),
            Self::Tradeoff(tradeoff) => Cow::Borrowed(&tradeoff.name),
            Self::Official(row) => Cow::Owned(official(context, row).plain()),
            Self::StandIn(name, row) => Cow::Owned(stand_in(context, name, row)),
            Self::Survey(survey) => Cow::Owned(self::survey(context, survey).plain()),
        }
    }

    /// In full, with its sources and, for a figure, its passport.
    pub fn cited(&self, context: &Context<'a>) -> Cited {
        match *self {
            Self::Tagline(role) => Cited::new(role.tagline.as_str(), &role.sources),
            Self::Aspect(answer) => Cited::new(answer.text.as_str(), &answer.sources),
            Self::Statement(statement) => Cited::new(statement.text.as_str(), &statement.sources),
            Self::Certification(certification) => {
                let name = Line::strong(certification.id.as_str());
                let full = format!(", {} ({})", certification.name, certification.body);
                Cited::new(name.and(full, Tone::Plain), &certification.sources)
            }
            Self::Skill(skill, level) => {
                let mark = common::level(level);
                let line = Line::from(skill.name.as_str()).and(format!(": {}", skill.meaning), Tone::Muted);
                Cited::new(line, &skill.sources).marked(mark.sign, mark.tone)
            }
            Self::Role(role) => {
                let line = Line::from(role.name.as_str()).and(format!(": {}", role.tagline), Tone::Muted);
                Cited::new(line, &role.sources)
            }
            Self::Related(related) => self::related(context, related),
            Self::Official(row) => figure(context, official(context, row), |terms| terms.figure(row, None)),
            Self::StandIn(name, row) => {
                figure(context, stand_in(context, name, row).into(), |terms| terms.median(row))
            }
            Self::Survey(survey) => Cited {
                figure: Some(passport(survey)),
                ..Cited::new(self::survey(context, survey), std::slice::from_ref(&survey.source))
            },
            Self::Tradeoff(tradeoff) => self::tradeoff(tradeoff),
        }
    }

    /// The correction that the answer embodies.
    pub fn correction(&self) -> Option<&'a Id> {
        match *self {
            Self::Aspect(answer) => answer.correction.as_ref(),
            _ => None,
        }
    }
}

/// The pay of a row in the person's terms; none without a wage table.
pub(in crate::sections) fn stated(context: &Context<'_>, row: &Row) -> Option<Stated> {
    Some(Terms::new(context.data, context.profile)?.state(row, None))
}

/// The median of a row in the person's terms; none where it was not released.
fn median(context: &Context<'_>, row: &Row) -> Option<Number> {
    let stated = stated(context, row)?;
    stated.number(stated.median)
}

/// `half earn more than $51,140 a year; one in ten less than $37,000, one in ten more than $81,150`.
fn official(context: &Context<'_>, row: &Row) -> Line {
    stated(context, row).and_then(|stated| stated.sentence()).unwrap_or_default()
}

/// `Hospitals $59,120`; the time is said where it is not the usual year.
fn stand_in(context: &Context<'_>, name: &str, row: &Row) -> String {
    let per = context.profile.per;
    match median(context, row) {
        Some(median) if per == Per::Year => format!("{name} {median}"),
        Some(median) => format!("{name} {median} {}", per.words()),
        None => name.to_owned(),
    }
}

fn figure(context: &Context<'_>, line: Line, passport: impl Fn(&Terms<'_>) -> Figure) -> Cited {
    let terms = Terms::new(context.data, context.profile);
    match (terms, &context.data.wages) {
        (Some(terms), Some(wages)) => Cited {
            figure: Some(passport(&terms)),
            ..Cited::new(line, std::slice::from_ref(&wages.source.id))
        },
        _ => Cited::bare(line),
    }
}

/// An occupation with its median where the person is, else in the nation.
fn related(context: &Context<'_>, related: &Related) -> Cited {
    let data = context.data;
    let name = Line::from(related.name.as_str());
    let per = context.profile.per.words();
    let paid = |area: &Area| {
        let row = pay::over_all_employers(data, &related.id, &area.id)?;
        Some((row, median(context, row)?, pay::place(area).to_owned()))
    };
    let here = context.profile.area(data).and_then(paid);
    let nation = || data.wages.as_ref().and_then(|w| w.nation()).and_then(paid);
    let mut cited = match here.or_else(nation) {
        Some((row, value, place)) => {
            let line = name
                .and(format!("  {value}"), Tone::Strong)
                .and(format!(" median {per}, {place}"), Tone::Muted);
            figure(context, line, |terms| terms.median(row))
        }
        None => Cited::bare(name),
    };
    cited.sources.extend(related.sources.iter().cloned());
    cited
}

/// `$57,936 mean, CIC, AAPC members, undated`.
fn survey(context: &Context<'_>, survey: &Survey) -> Line {
    let number = |value| match survey.unit {
        outlook::Unit::MoneyPerYear => context.money(value),
        outlook::Unit::Percent => Number::new(value, Unit::Percent),
    };
    let figure = match survey.to {
        Some(to) => format!("{} to {}", number(survey.value), number(to)),
        None => number(survey.value).to_string(),
    };
    let what = format!(" {}: {} ({})", survey.statistic, survey.who, survey.period);
    Line::strong(figure).and(what, Tone::Plain)
}

fn passport(survey: &Survey) -> Figure {
    let unit = match survey.unit {
        outlook::Unit::MoneyPerYear => "pay a year",
        outlook::Unit::Percent => "percent",
    };
    Figure {
        statistic: format!("{}, {unit}", survey.statistic),
        population: survey.who.clone(),
        place: String::new(),
        period: survey.period.clone(),
        derived: None,
        source: survey.source.clone(),
    }
}

/// A pro or con with `+` or `−`; where no source bears it out, that is said.
fn tradeoff(tradeoff: &Tradeoff) -> Cited {
    let line = Line::strong(tradeoff.name.as_str()).and(format!(": {}", tradeoff.text), Tone::Plain);
    let line = match tradeoff.evidence {
        Evidence::Supported => line,
        other => line.and(format!(" ({})", common::evidence(other).word), Tone::Caution),
    };
    let (mark, tone) = match tradeoff.side {
        Side::Pro => ("+", Tone::Good),
        Side::Con => ("−", Tone::Bad),
    };
    Cited::new(line, &tradeoff.sources).marked(mark, tone)
}

/// Answers to one question on one line, a dot between them. Sentences bring their sources; names only
/// name what stands elsewhere with its own.
pub(in crate::sections) fn together<'a: 'b, 'b>(
    context: &Context<'a>,
    question: &Question<'a>,
    items: impl Iterator<Item = &'b Item<'a>>,
) -> Cited {
    let mut together = Cited::default();
    for item in items {
        if !together.line.is_empty() {
            together.line.0.push(Span { text: " · ".to_owned(), tone: Tone::Muted });
        }
        together.line.0.push(Span { text: item.short(context).into_owned(), tone: Tone::Plain });
        if question.is_prose() {
            add(&mut together.sources, &item.cited(context).sources);
        }
    }
    together
}

/// Adds source ids that are not there yet.
pub(in crate::sections) fn add<'a>(sources: &mut Vec<Id>, more: impl IntoIterator<Item = &'a Id>) {
    for id in more {
        if !sources.contains(id) {
            sources.push(id.clone());
        }
    }
}
