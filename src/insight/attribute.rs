//! What the data and the person's answers say of a role in one attribute, with who says so.

use super::{fit, interval::Interval, pay};
use crate::{
    dataset::{
        Dataset, Id,
        certification::Certification,
        criterion::Attribute,
        role::{Role, Value},
        tradeoff::Tradeoff,
        wages::{Measure, Per, Row, Wage},
    },
    page::{Currency, Figure, Number, Unit},
    profile::Profile,
};

/// What is known of a role in one attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its value in the attribute's unit; none if it cannot be said.
    pub value: Option<Interval>,
    /// The same in words: `$46,350 to $51,140`, `yes: no mark`. Blank if it cannot be said.
    pub words: String,
    /// Where it comes from, in words: `median at Hospitals, in the nation`.
    pub basis: String,
    /// Who says so; empty if it is the person.
    pub sources: Vec<Id>,
    /// What the figures are, where they are figures of a survey.
    pub figure: Option<Figure>,
}

impl Reading {
    fn unknown(basis: impl Into<String>) -> Self {
        Self { value: None, words: String::new(), basis: basis.into(), sources: Vec::new(), figure: None }
    }
}

/// Reads an attribute of a role.
#[must_use]
pub fn read(data: &Dataset, profile: &Profile, role: &Role, attribute: &Attribute) -> Reading {
    match attribute {
        Attribute::Answer(aspect) => answer(data, role, aspect),
        Attribute::MedianPay => median_pay(data, profile, role),
        Attribute::StandInPay => stand_in_pay(data, role),
        Attribute::SkillFit => skill_fit(data, profile, role),
        Attribute::Balance => balance(data, profile, role),
        Attribute::CertificationCost => certification_cost(data, role),
    }
}

/// What the values of an attribute count, in words for one of them: `$45,000`, `75 of 100`.
#[must_use]
pub fn amount(data: &Dataset, attribute: &Attribute, value: f64) -> String {
    match attribute {
        Attribute::MedianPay | Attribute::StandInPay | Attribute::CertificationCost => money(data, value),
        Attribute::SkillFit | Attribute::Balance => format!("{value:.0} of 100"),
        Attribute::Answer(aspect) => {
            let unit = data.career.aspects.iter().find(|a| a.id == *aspect).map_or("", |a| a.unit.as_str());
            in_unit(data, value, unit)
        }
    }
}

fn money(data: &Dataset, value: f64) -> String {
    Number::new(value, Unit::Money).currency(Currency::new(&data.career.currency)).to_string()
}

fn in_unit(data: &Dataset, value: f64, unit: &str) -> String {
    match unit {
        "%" => Number::new(value, Unit::Percent).to_string(),
        _ if unit == data.career.currency => money(data, value),
        _ => format!("{} {unit}", Number::new(value, Unit::Count)).trim_end().to_owned(),
    }
}

/// `$400`, `$400 to $600`, `at least $400`.
#[must_use]
pub fn between(range: Interval, words: impl Fn(f64) -> String) -> String {
    let low = words(range.low);
    if range.high.is_infinite() {
        return format!("at least {low}");
    }
    let high = words(range.high);
    if low == high { low } else { format!("{low} to {high}") }
}

fn answer(data: &Dataset, role: &Role, aspect: &Id) -> Reading {
    let name = data.career.aspects.iter().find(|a| a.id == *aspect).map_or("", |a| a.name.as_str());
    let Some(answer) = role.aspects.iter().find(|a| a.aspect == *aspect) else {
        return Reading::unknown(format!("{name}: not found"));
    };
    let value = answer.value.map(|value| match value {
        Value::Yes => 100.0,
        Value::Partly => 50.0,
        Value::No => 0.0,
        Value::Amount(amount) => amount,
    });
    let short = answer.value.map_or(String::new(), |value| match value {
        Value::Yes => "yes".to_owned(),
        Value::Partly => "partly".to_owned(),
        Value::No => "no".to_owned(),
        Value::Amount(value) => amount(data, &Attribute::Answer(aspect.clone()), value),
    });
    Reading {
        value: value.map(Interval::point),
        words: short,
        basis: format!("{name}: {}", answer.text),
        sources: answer.sources.clone(),
        figure: None,
    }
}

/// The median of a row; from there to infinity where the survey stops counting.
fn median(data: &Dataset, row: &Row) -> Option<Interval> {
    match data.wages.as_ref()?.wage(row, Measure::Median, Per::Year) {
        Wage::Released(pay) => Some(Interval::point(pay)),
        Wage::AtLeast(pay) => Some(Interval { low: pay, high: f64::INFINITY }),
        Wage::Withheld => None,
    }
}

fn median_pay(data: &Dataset, profile: &Profile, role: &Role) -> Reading {
    let Some((wages, area)) = data.wages.as_ref().zip(profile.area(data)) else {
        return Reading::unknown("this data set has no wage table");
    };
    let shared = data.career.roles.iter().filter(|r| r.occupation == role.occupation).count();
    let place = pay::place(area);
    let basis = match shared {
        1 => format!("official median in {place}"),
        _ => format!("official median in {place}, one figure for {shared} roles"),
    };
    official(data, wages, role, &area.id, basis)
}

fn official(data: &Dataset, wages: &crate::dataset::Wages, role: &Role, area: &Id, basis: String) -> Reading {
    let row = pay::over_all_employers(data, &role.occupation, area);
    let Some((row, value)) = row.and_then(|row| Some((row, median(data, row)?))) else {
        return Reading::unknown(format!("{basis}: not released"));
    };
    Reading {
        value: Some(value),
        words: between(value, |v| money(data, v)),
        basis,
        sources: vec![wages.source.id.clone()],
        figure: Some(pay::one_figure(wages, row, "median")),
    }
}

fn stand_in_pay(data: &Dataset, role: &Role) -> Reading {
    let Some((wages, nation)) = data.wages.as_ref().and_then(|w| Some((w, w.nation()?))) else {
        return Reading::unknown("this data set has no wage table");
    };
    let known: Vec<(&str, &Row, Interval)> =
        pay::stand_ins(data, role).filter_map(|(name, row)| Some((name, row, median(data, row)?))).collect();
    let Some(value) = Interval::around(known.iter().flat_map(|(_, _, m)| [m.low, m.high])) else {
        let basis = "official median in the nation: the role has no stand-in".to_owned();
        return official(data, wages, role, &nation.id, basis);
    };
    let names: Vec<&str> = known.iter().map(|(name, _, _)| *name).collect();
    let figure = known.first().map(|(_, row, _)| pay::one_figure(wages, row, "median"));
    Reading {
        value: Some(value),
        words: between(value, |v| money(data, v)),
        basis: format!("stand-in: medians in the nation at {}", names.join("; ")),
        sources: vec![wages.source.id.clone()],
        figure: figure.map(|figure| match names.as_slice() {
            [_, _, ..] => Figure {
                population: pay::population(wages, &role.occupation, &names),
                derived: Some(format!("lowest to highest median of {} employer types", names.len())),
                ..figure
            },
            _ => figure,
        }),
    }
}

fn skill_fit(data: &Dataset, profile: &Profile, role: &Role) -> Reading {
    let Some(fit) = fit::fit(data, profile, role) else {
        return Reading::unknown("no skills are listed for this role");
    };
    let basis = match fit.unrated {
        0 => format!("your ratings of {} skills", fit.skills),
        n => format!("your ratings; {n} of {} skills not fully rated", fit.skills),
    };
    // With nothing rated nothing is known; a range from 0 to 100 would say the same.
    let value = (fit.range.width() < 100.0 - 1e-9).then_some(fit.range);
    Reading {
        value,
        words: value.map_or(String::new(), |v| format!("{} of 100", between(v, |x| format!("{x:.0}")))),
        basis,
        sources: Vec::new(),
        figure: None,
    }
}

/// Whether a pro or con holds for a role: one without roles holds for all.
#[must_use]
pub fn holds(roles: &[Id], role: &Role) -> bool {
    roles.is_empty() || roles.contains(&role.id)
}

/// The balance of what the person weighed: 50 + 50 × the sum of the weights that hold for the role ÷
/// the sum of all weights without their signs. 50 is even, 100 all that is good and nothing that is
/// bad. What is not weighed counts for nothing.
fn balance(data: &Dataset, profile: &Profile, role: &Role) -> Reading {
    let given = data
        .career
        .tradeoffs
        .iter()
        .filter_map(|t: &Tradeoff| Some((profile.leanings.get(&t.id)?.value(), holds(&t.roles, role))));
    let own =
        profile.own_tradeoffs.values().filter_map(|t| Some((t.leaning?.value(), holds(&t.roles, role))));
    let (mut held, mut all, mut count) = (0.0, 0.0, 0_usize);
    for (weight, holds) in given.chain(own) {
        all += weight.abs();
        held += if holds { weight } else { 0.0 };
        count += usize::from(weight.abs() > 0.0);
    }
    if all <= 0.0 {
        return Reading::unknown("no pro or con is weighed");
    }
    let value = 50.0 + 50.0 * held / all;
    Reading {
        value: Some(Interval::point(value)),
        words: format!("{value:.0} of 100"),
        basis: format!("your weights of {count} pros and cons, 50 is even"),
        sources: Vec::new(),
        figure: None,
    }
}

/// Money for a certification: at best the cheapest way to the exam, at worst the dearest. A fee or a
/// rule that was not found leaves the upper end open, unless there is a way that does not need it.
#[must_use]
pub fn certification_fees(c: &Certification) -> Option<Interval> {
    let open = |low| Interval { low, high: f64::INFINITY };
    // With a year's membership, at whichever fee a member pays.
    let joined = |fee: f64| c.membership_fee.map_or_else(|| open(fee), |year| Interval::point(fee + year));
    let (as_member, alone) = (c.fee_member.map(joined), c.fee_nonmember);
    Some(match (c.membership_required, as_member, alone) {
        (Some(true), Some(all), _) => all,
        (Some(true), None, Some(fee)) => joined(fee),
        // Nobody has to join, so a membership whose fee was not found is not counted.
        (Some(false), Some(all), Some(fee)) if all.high.is_infinite() => Interval::point(fee),
        (Some(false), Some(all), Some(fee)) => Interval { low: all.low.min(fee), high: all.high.max(fee) },
        (Some(false), None, Some(fee)) => Interval::point(fee),
        // Whether one must join was not found: then one need not at best.
        (None, Some(all), Some(fee)) => open(all.low.min(fee)),
        (None, None, Some(fee)) => open(fee),
        (Some(false) | None, Some(all), None) => open(all.low),
        (_, None, None) => return None,
    })
}

fn certification_cost(data: &Dataset, role: &Role) -> Reading {
    let first = role.certifications.first();
    let first = first.and_then(|id| data.career.certifications.named(id.as_str()));
    let Some(first) = first else { return Reading::unknown("no certification is listed for this role") };
    let Some(value) = certification_fees(first) else {
        return Reading::unknown(format!("{}: no fee found", first.id));
    };
    let asked = match (first.membership_required, first.membership_fee) {
        (Some(false), _) => "exam; no membership needed",
        (Some(true), Some(_)) => "exam and a year's membership",
        (Some(true), None) => "exam, and a membership whose fee was not found",
        (None, _) => "exam; whether a membership is needed was not found",
    };
    Reading {
        value: Some(value),
        words: between(value, |v| money(data, v)),
        basis: format!("{}, which fits best: {asked}", first.id),
        sources: first.sources.clone(),
        figure: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::tradeoff::Side,
        profile::{Knob, Turn},
    };

    fn certification(text: &str) -> Certification {
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let text = format!("(id: \"X\", name: \"\", body: \"\", focus: \"\", sources: [], {text})");
        options.from_str(&text).expect("a certification")
    }

    #[test]
    fn a_pro_without_roles_holds_for_all() {
        let data = Dataset::shipped();
        let [one, other, ..] = &data.career.roles[..] else { panic!("two roles") };
        assert!(holds(&[], one) && holds(std::slice::from_ref(&one.id), one));
        assert!(!holds(std::slice::from_ref(&one.id), other));
    }

    #[test]
    fn the_balance_by_hand() {
        let data = Dataset::shipped();
        let [one, other, ..] = &data.career.roles[..] else { panic!("two roles") };
        let mut profile = Profile::default();
        let balance = |profile: &Profile, role| read(&data, profile, role, &Attribute::Balance).value;
        assert_eq!(balance(&profile, one), None, "nothing is weighed");
        for (side, roles, weight) in [(Side::Pro, vec![one.id.clone()], "4"), (Side::Con, Vec::new(), "-2")] {
            let id = profile.add_tradeoff("x", side, roles).expect("added");
            let today = crate::dataset::Date::from_ymd(2026, 11, 24).expect("a day");
            profile.turn(&Knob::OwnLeaning(id), &Turn::By(0), &data, today).expect("weighed");
            let own = profile.own_tradeoffs.values_mut().last().expect("it is there");
            own.leaning = weight.parse::<i64>().ok().and_then(|w| w.try_into().ok());
        }
        // 4 for and 2 against: (4 − 2) of 6 for the one, −2 of 6 for the other.
        let near = |value: Option<Interval>, hand: f64| {
            assert!(value.is_some_and(|v| (v.middle() - hand).abs() < 1e-9 && v.is_point()), "{value:?}");
        };
        near(balance(&profile, one), 50.0 + 50.0 * 2.0 / 6.0);
        near(balance(&profile, other), 50.0 - 50.0 * 2.0 / 6.0);
    }

    #[test]
    fn a_median_beyond_where_the_survey_counts_is_open() {
        let mut data = Dataset::shipped();
        let occupation = data.career.roles[0].occupation.clone();
        let profile = Profile::default();
        let known = read(&data, &profile, &data.career.roles[0], &Attribute::MedianPay);
        assert!(known.value.is_some_and(Interval::is_point) && known.figure.is_some());
        let wages = data.wages.as_mut().expect("wages");
        for row in wages.rows.iter_mut().filter(|row| row.occupation == occupation) {
            row.annual.median = None;
            row.capped.push((Per::Year, Measure::Median));
        }
        let cap = wages.cap.expect("the survey says where it stops").annual;
        let open = read(&data, &profile, &data.career.roles[0], &Attribute::MedianPay);
        assert_eq!(open.value, Some(Interval { low: cap, high: f64::INFINITY }));
    }

    #[test]
    fn a_range_over_several_employer_types_counts_them_all() {
        let data = Dataset::shipped();
        let of_two = |r: &&Role| pay::stand_ins(&data, r).count() > 1;
        let role = data.career.roles.iter().find(of_two).expect("a role with two stand-ins");
        let figure = read(&data, &Profile::default(), role, &Attribute::StandInPay).figure.expect("a figure");
        for (name, _) in pay::stand_ins(&data, role) {
            assert!(figure.population.contains(name), "{}", figure.population);
        }
        assert!(figure.derived.is_some_and(|how| how.contains("lowest to highest")));
    }

    #[test]
    fn what_was_not_found_leaves_the_cost_open() {
        let range = |low, high| Some(Interval { low, high });
        for (text, fees) in [
            ("", None),
            ("fee_nonmember: 299, membership_required: false", range(299.0, 299.0)),
            (
                "fee_member: 199, fee_nonmember: 299, membership_required: false, membership_fee: 135",
                range(299.0, 334.0),
            ),
            ("fee_member: 400, membership_required: true, membership_fee: 200", range(600.0, 600.0)),
            ("fee_member: 400, membership_required: true", range(400.0, f64::INFINITY)),
            ("fee_nonmember: 299", range(299.0, f64::INFINITY)),
            // The member's fee wants a membership, and what that costs is not known.
            ("fee_member: 199, fee_nonmember: 299, membership_required: false", range(299.0, 299.0)),
            ("fee_member: 199, membership_required: false", range(199.0, f64::INFINITY)),
            ("fee_member: 199, fee_nonmember: 299", range(199.0, f64::INFINITY)),
            ("fee_nonmember: 299, membership_required: true, membership_fee: 100", range(399.0, 399.0)),
        ] {
            assert_eq!(certification_fees(&certification(text)), fees, "{text}");
        }
    }
}
