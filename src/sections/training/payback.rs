//! Payback: when training has paid for itself, with every assumption on the screen.

use super::super::Context;
use crate::{
    dataset::{
        role::Role,
        wages::{Measure, Per, Wage},
    },
    insight::{
        attribute::{between, certification_fees},
        interval::Interval,
        pay::{self, Shared},
        payback::{FULL_TIME, Inputs, Recovered},
    },
    page::{
        Block, Bound, Cell, Cited, Column, Detail, Fact, Figure, Line, Missing, Number, Page, Row, Shape,
        Table, Tone,
    },
    profile::{Amount, Knob, Sum},
    sections::decide::says::and,
};

const SUMS: [(&str, &str, Sum); 5] = [
    ("fees", "Fees: course, books, exam", Sum::Fees),
    ("months", "Months of study", Sum::Months),
    ("hours-lost", "Hours of paid work given up, a week", Sum::HoursLost),
    ("hours-now", "Hours of paid work now, a week", Sum::HoursNow),
    ("pay-now", "Pay now, a year before taxes", Sum::PayNow),
];

/// How the keys of outcomes begin.
const OUTCOME: &str = "outcome:";

/// Which outcome of the new pay: its name, the percentile in the survey's word and in plain ones.
const OUTCOMES: [(&str, &str, &str, Measure); 3] = [
    ("low", "25th percentile", "a quarter earns less", Measure::P25),
    ("middle", "median", "the median", Measure::Median),
    ("high", "75th percentile", "a quarter earns more", Measure::P75),
];

/// An assumption: its value, whose it is, and in words; none for what is not given and counted as 0.
struct Assumed {
    value: Interval,
    words: String,
    whose: Cited,
}

fn yours(amount: Amount, words: String) -> Assumed {
    Assumed { value: Interval::point(amount.get()), words, whose: Cited::bare("yours") }
}

/// What is assumed for `sum`; none where nothing can be assumed.
fn assumed(context: &Context<'_>, sum: Sum) -> Option<Assumed> {
    let given = &context.profile.payback;
    let money = |value: f64| context.money(value).to_string();
    let plain = |value: f64| format!("{value}");
    let ours = |value: f64, words: String, why: &str| {
        Some(Assumed { value: Interval::point(value), words, whose: Cited::bare(Line::muted(why)) })
    };
    match sum {
        Sum::Fees => match given.fees {
            Some(fees) => Some(yours(fees, money(fees.get()))),
            None => exam_fees(context),
        },
        Sum::Months => match given.months {
            Some(months) => Some(yours(months, plain(months.get()))),
            None => ours(0.0, String::new(), "not given; counted as 0"),
        },
        Sum::HoursLost => match given.hours_lost {
            Some(hours) => Some(yours(hours, plain(hours.get()))),
            None => ours(0.0, "0".to_owned(), "assumed until you say: study beside work"),
        },
        Sum::HoursNow => match given.hours_now {
            Some(hours) => Some(yours(hours, plain(hours.get()))),
            None => ours(FULL_TIME, plain(FULL_TIME), "assumed until you say: full time"),
        },
        Sum::PayNow => given.pay_now.map(|pay| yours(pay, money(pay.get()))),
    }
}

/// What the certifications that fit the compared roles best cost: no course, no books. One of which no fee
/// was found leaves the upper end open, and is named.
fn exam_fees(context: &Context<'_>) -> Option<Assumed> {
    let certifications = &context.data.career.certifications;
    let first = context.roles().into_iter().filter_map(|r| r.certifications.first());
    let found: Vec<_> = first.filter_map(|id| certifications.named(id.as_str())).collect();
    let fees: Vec<_> = found.iter().filter_map(|c| Some((*c, certification_fees(c)?))).collect();
    let mut value = Interval::around(fees.iter().flat_map(|(_, f)| [f.low, f.high]))?;
    let mut without: Vec<&str> = Vec::new();
    for certification in found.iter().filter(|c| certification_fees(c).is_none()) {
        value.high = f64::INFINITY;
        if !without.contains(&certification.id.as_str()) {
            without.push(certification.id.as_str());
        }
    }
    let words = between(value, |money| context.money(money).to_string());
    let mut sources = Vec::new();
    for id in fees.iter().flat_map(|(c, _)| &c.sources) {
        if !sources.contains(id) {
            sources.push(id.clone());
        }
    }
    let joins = fees.iter().any(|(c, _)| c.membership_required != Some(false) && c.membership_fee.is_some());
    let what = if joins { "the first exam, with membership where asked for" } else { "the first exam alone" };
    let unknown = match without.as_slice() {
        [] => String::new(),
        some => format!("; no fee found for {}", and(some)),
    };
    Some(Assumed {
        value,
        words,
        whose: Cited::new(format!("{what}: no course, no books{unknown}"), &sources),
    })
}

fn inputs(context: &Context<'_>) -> Option<Inputs> {
    let value = |sum| assumed(context, sum).map(|a| a.value);
    Some(Inputs {
        fees: value(Sum::Fees)?,
        months: value(Sum::Months)?.low,
        hours_lost: value(Sum::HoursLost)?.low,
        hours_now: value(Sum::HoursNow)?.low,
        pay_now: value(Sum::PayNow)?.low,
    })
}

pub(super) fn page(context: &Context<'_>) -> Page {
    let groups = vec!["What it rests on".to_owned(), "Months to recover".to_owned()];
    let mut rows: Vec<Row> = SUMS
        .iter()
        .map(|(key, name, sum)| {
            let assumed = assumed(context, *sum);
            let words = assumed.as_ref().filter(|a| !a.words.is_empty());
            let words = words.map_or(Cell::Missing(Missing::NotApplicable), |a| Cell::text(a.words.as_str()));
            let whose = assumed.map_or_else(|| Line::toned("not given yet", Tone::Caution), |a| a.whose.line);
            Row {
                key: (*key).to_owned(),
                cells: vec![Cell::text(*name), words, Cell::Text(whose)],
                group: Some(0),
                knob: Some(Knob::Sum(*sum)),
                ..Row::default()
            }
        })
        .collect();
    for (n, outcome) in outcomes(context).into_iter().enumerate() {
        rows.push(Row {
            key: format!("{OUTCOME}{n}"),
            cells: vec![Cell::text(outcome.label), Cell::text(outcome.months), Cell::text(outcome.because)],
            group: Some(1),
            ..Row::default()
        });
    }
    Page {
        title: "Payback".to_owned(),
        shape: Shape::Table,
        lead: vec![lead(context)],
        columns: vec![Column::text("Payback"), Column::number("Value"), Column::prose("Whose word", 30)],
        groups,
        rows,
        ..Page::default()
    }
}

fn lead(context: &Context<'_>) -> Line {
    match inputs(context) {
        None => {
            let needed = [(Sum::Fees, "the fees"), (Sum::PayNow, "your pay now")];
            let missing = needed.into_iter().filter(|(sum, _)| assumed(context, *sum).is_none());
            let missing: Vec<&str> = missing.map(|(_, what)| what).collect();
            Line::from(format!(
                "Give {}, and what it would take to recover the cost is worked out here.",
                and(&missing)
            ))
        }
        Some(inputs) => {
            let cost = inputs.cost();
            let words = |value: f64| context.money(value).to_string();
            let text = between(cost, words);
            let given_up = match inputs.pay_given_up() {
                none if none <= 0.0 => ", with no pay given up".to_owned(),
                some => format!(", {} of it pay given up", words(some)),
            };
            let line = Line::from("It costs ")
                .and(text, Tone::Strong)
                .and(format!("{given_up}. Before taxes, without interest or raises."), Tone::Plain);
            if outcomes(context).is_empty() {
                let why = match context.data.wages {
                    None => " This data set has no wage table",
                    Some(_) => " No pay was released where you are",
                };
                return line.and(format!("{why}, so when it is recovered is not known."), Tone::Caution);
            }
            line
        }
    }
}

struct Outcome {
    label: String,
    /// A number of months, or why there is none.
    months: String,
    /// Whether it is a number.
    counted: bool,
    because: String,
    figure: Figure,
}

/// Months to recover at low, middle and high pay, for each figure that the compared roles have here.
fn outcomes(context: &Context<'_>) -> Vec<Outcome> {
    let Some((inputs, wages)) = inputs(context).zip(context.data.wages.as_ref()) else { return Vec::new() };
    let Some(area) = context.profile.area(context.data) else { return Vec::new() };
    let roles: Vec<&Role> = context.roles();
    let figures: Vec<Shared> = pay::official(context.data, &roles, &area.id);
    let mut all = Vec::new();
    for shared in &figures {
        let Some(row) = shared.row else { continue };
        for (name, percentile, which, measure) in OUTCOMES {
            let (pay, bound) = match wages.wage(row, measure, Per::Year) {
                Wage::Released(pay) => (pay, Bound::Exact),
                Wage::AtLeast(pay) => (pay, Bound::AtLeast),
                Wage::Withheld => continue,
            };
            let (months, counted) = months(inputs.recovered(pay), bound);
            let mut figure = pay::one_figure(wages, row, percentile);
            if counted {
                figure.statistic = format!("months to recover the cost at the {}", figure.statistic);
                figure.derived = Some("the cost ÷ what this pay gains a month".to_owned());
            }
            let who = if figures.len() > 1 { format!("{}: ", shared.names()) } else { String::new() };
            all.push(Outcome {
                label: format!("{who}{name} pay"),
                months,
                counted,
                because: format!(
                    "at {} a year, {which} in {}; now {}",
                    Number { bound, ..context.money(pay) },
                    pay::place(area),
                    context.money(inputs.pay_now)
                ),
                figure,
            });
        }
    }
    all
}

/// Months in words, and whether they are a number. Of pay that is at least so much, they are the most that
/// it takes, and where that is no more than the pay now nothing is known.
fn months(recovered: Recovered, pay: Bound) -> (String, bool) {
    let open = pay == Bound::AtLeast;
    match recovered {
        Recovered::AtOnce => ("at once: no cost".to_owned(), false),
        Recovered::Never if open => ("not known".to_owned(), false),
        Recovered::Never => ("never: no gain".to_owned(), false),
        Recovered::After(range) if open && range.high.is_infinite() => ("not known".to_owned(), false),
        Recovered::After(range) if open => (format!("at most {:.1}", range.high), true),
        Recovered::After(range) if range.high.is_infinite() => (format!("at least {:.1}", range.low), true),
        Recovered::After(range) => {
            let (low, high) = (format!("{:.1}", range.low), format!("{:.1}", range.high));
            (if low == high { low } else { format!("{low} to {high}") }, true)
        }
    }
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let mut blocks = Vec::new();
    if let Some((_, name, sum)) = SUMS.iter().find(|(k, _, _)| *k == key) {
        let value = assumed(context, *sum).map_or_else(
            || Cited::bare(Line::toned("not given yet", Tone::Caution)),
            |a| {
                let comma = if a.words.is_empty() { "" } else { ", " };
                let line = Line::strong(a.words).and(comma, Tone::Plain);
                Cited { line: line.and(a.whose.line.plain(), Tone::Muted), ..a.whose }
            },
        );
        blocks.push(Block::Facts(vec![Fact { label: (*name).to_owned(), value }]));
    } else {
        let at = key.strip_prefix(OUTCOME).and_then(|n| n.parse::<usize>().ok());
        let Some(outcome) = at.and_then(|at| outcomes(context).into_iter().nth(at)) else {
            return Detail::default();
        };
        let value = Cited {
            sources: vec![outcome.figure.source.clone()],
            figure: Some(outcome.figure),
            ..Cited::bare(Line::strong(outcome.months).and(
                format!("{}, {}", if outcome.counted { " months" } else { "" }, outcome.because),
                Tone::Plain,
            ))
        };
        blocks.push(Block::Facts(vec![Fact { label: outcome.label, value }]));
    }
    blocks.push(Block::Text(Cited::bare(Line::muted(
        "Cost: fees, and pay now × months ÷ 12 × hours given up ÷ hours now. Months: cost ÷ what is gained a \
         month, from the first month of the new pay. Beginners often start below these figures, which count \
         everybody.",
    ))));
    Detail { title: "Payback".to_owned(), blocks }
}

/// The payback as a table for the brief; none until the person gave their pay.
pub(in crate::sections) fn table(context: &Context<'_>) -> Option<Table> {
    let outcomes = outcomes(context);
    let rows = outcomes.into_iter().map(|o| {
        (vec![Cell::text(o.label), Cell::text(o.months), Cell::text(o.because)], vec![o.figure.source])
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        caption: "Months until training is paid for".to_owned(),
        columns: vec![Column::text("Outcome"), Column::number("Months"), Column::prose("Because", 24)],
        rows,
    })
}

/// What the payback rests on, in a sentence for the brief.
pub(in crate::sections) fn assumptions(context: &Context<'_>) -> Cited {
    let sums = SUMS.iter().filter_map(|(_, name, sum)| Some((name, assumed(context, *sum)?)));
    let (mut said, mut sources) = (Vec::new(), Vec::new());
    for (name, a) in sums {
        let name = name.split([':', ',']).next().unwrap_or(name).to_lowercase();
        let words = if a.words.is_empty() { String::new() } else { format!(" {}", a.words) };
        said.push(format!("{name}{words} ({})", a.whose.line.plain()));
        sources.extend(a.whose.sources);
    }
    Cited::new(Line::muted(format!("It rests on {}.", said.join("; "))), &sources)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        dataset::{Dataset, Date},
        profile::{Profile, Turn},
    };

    fn today() -> Date {
        Date::from_ymd(2026, 11, 23).expect("a day")
    }

    /// The rows of the view as text.
    fn said(profile: &Profile) -> Vec<String> {
        let data = Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid");
        rows(&Context::new(&data, profile, today()))
    }

    fn rows(context: &Context<'_>) -> Vec<String> {
        let page = page(context);
        let cells = |row: &Row| row.cells.iter().map(Cell::plain).collect::<Vec<_>>().join(" | ");
        page.rows.iter().map(cells).collect()
    }

    #[test]
    fn a_fee_that_was_not_found_leaves_the_cost_open() {
        let mut data = Dataset::shipped();
        let roles = &data.career.roles;
        let first = |role: &&Role| role.certifications.first().cloned();
        let one = first(&&roles[0]).expect("a certification");
        let another = roles.iter().find(|role| first(role).is_some_and(|id| id != one)).expect("another");
        let other = first(&another).expect("a certification");
        let picks = vec![roles[0].id.clone(), another.id.clone()];
        for c in data.career.certifications.iter_mut() {
            let known = c.id == one;
            (c.fee_member, c.fee_nonmember) = (None, known.then_some(300.0));
            (c.membership_required, c.membership_fee) = (Some(false), None);
        }
        let profile = Profile { picks, ..Profile::default() };
        let fees = rows(&Context::new(&data, &profile, today())).remove(0);
        let whose = format!("the first exam alone: no course, no books; no fee found for {other}");
        assert_eq!(fees, format!("Fees: course, books, exam | at least $300 | {whose}"));
        for c in data.career.certifications.iter_mut() {
            (c.membership_required, c.membership_fee) = (Some(true), Some(50.0));
        }
        let fees = rows(&Context::new(&data, &profile, today())).remove(0);
        assert!(fees.contains("at least $350 | the first exam, with membership"), "{fees}");
    }

    #[test]
    fn pay_that_is_at_least_so_much_is_no_exact_pay() {
        let mut data = Dataset::shipped();
        let wages = data.wages.as_mut().expect("wages");
        let cap = wages.cap.expect("the survey says where it stops").annual;
        for row in wages.rows.iter_mut() {
            row.annual.median = None;
            row.capped.push((Per::Year, Measure::Median));
        }
        let middle = |pay_now: f64| {
            let mut profile = Profile::default();
            profile.payback.fees = Some(Amount::nearest(1_000.0));
            profile.payback.pay_now = Some(Amount::nearest(pay_now));
            let rows = rows(&Context::new(&data, &profile, today()));
            rows.into_iter().find(|row| row.starts_with("middle pay")).expect("a row")
        };
        let open = Number { bound: Bound::AtLeast, ..Number::new(cap, crate::page::Unit::Money) };
        let gains = middle(cap - 12_000.0);
        assert!(gains.starts_with(&format!("middle pay | at most 1.0 | at {open} a year")), "{gains}");
        assert!(middle(cap + 10_000.0).starts_with("middle pay | not known | "));
    }

    #[test]
    fn what_is_not_given_is_not_shown_as_given() {
        let data = Dataset::shipped();
        let mut profile = Profile::default();
        profile.payback.pay_now = Some(Amount::nearest(200_000.0));
        let context = Context::new(&data, &profile, today());
        let months = rows(&context).into_iter().find(|row| row.starts_with("Months of study"));
        assert_eq!(months.as_deref(), Some("Months of study |  | not given; counted as 0"));
        let said = lead(&context).plain();
        assert!(said.contains(", with no pay given up. "), "{said}");
        let never = detail(&context, &format!("{OUTCOME}0"));
        assert!(
            format!("{never:?}").contains("never: no gain") && !format!("{never:?}").contains(" months, ")
        );
        // Only what is missing is asked for.
        let mut data = data.clone();
        for c in data.career.certifications.iter_mut() {
            (c.fee_member, c.fee_nonmember) = (None, None);
        }
        let said = lead(&Context::new(&data, &profile, today())).plain();
        assert!(said.starts_with("Give the fees, and what"), "{said}");
    }

    #[test]
    fn every_assumption_says_whose_it_is() {
        let mut profile = Profile::default();
        let before = said(&profile);
        assert_eq!(before.len(), SUMS.len(), "no outcome before the pay now is known: {before:?}");
        assert!(before.iter().any(|row| row.ends_with("not given yet")), "{before:?}");
        let data = Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid");
        let today = Date::from_ymd(2026, 11, 23).expect("a day");
        for (sum, text) in
            [(Sum::PayNow, "40000"), (Sum::Fees, "1200"), (Sum::Months, "6"), (Sum::HoursLost, "20")]
        {
            profile.turn(&Knob::Sum(sum), &Turn::To(text), &data, today).expect("typed");
        }
        let after = said(&profile);
        assert!(after.iter().any(|row| row == "Fees: course, books, exam | $1,200 | yours"), "{after:?}");
        assert!(after.iter().any(|row| row.contains("40 | assumed until you say: full time")), "{after:?}");
        // 1,200 and half of half a year's 40,000 cost 11,200; at 97,550 a year 57,550 more is gained.
        let nurse = after.iter().find(|row| row.starts_with("RN: middle pay")).expect("a row");
        assert!(nurse.contains("| 2.3 |") && nurse.contains("$97,550"), "{nurse}");
        // Nobody recovers anything at less than they earn now.
        assert!(after.iter().any(|row| row.contains("never: no gain")), "{after:?}");
    }
}
