//! The decision in sentences: who leads, what is a tie, what would change it, who fails and by how much.

use crate::{
    dataset::{Dataset, criterion::Demand},
    insight::{
        attribute,
        choice::{Bound, Choice, Demanded, Verdict, Weighed},
        decision::Tipping,
        interval::Interval,
        pay::NAMED,
    },
    page::{Cell, Cited, Figure, Line, Number, Spread, Tone, Unit, Whose},
};

/// A score or a worth for people: `61`, `40–80`.
#[must_use]
pub fn range(range: Interval) -> String {
    spread(range).to_string()
}

/// A score or a worth as a cell.
#[must_use]
pub fn spread(range: Interval) -> Spread {
    // A sum of shares may come out a hair above the whole.
    Spread { low: range.low.clamp(0.0, 100.0), high: range.high.clamp(0.0, 100.0) }
}

/// A worth as a cell: a number where it is one in whole points.
#[must_use]
pub fn cell(worth: Interval) -> Cell {
    let Spread { low, high } = spread(worth);
    if range(worth).contains('–') {
        Cell::text(range(worth))
    } else {
        Cell::Number(Number::new(f64::midpoint(low, high).round(), Unit::Points))
    }
}

/// On whose word the points stand.
#[must_use]
pub fn whose(choice: &Choice<'_>) -> Whose {
    if choice.is_unweighed() { Whose::DataSet } else { Whose::Person }
}

/// The sentence with a full stop: a short name may end with one of its own.
#[must_use]
pub fn stopped(sentence: String) -> String {
    if sentence.ends_with('.') { sentence } else { sentence + "." }
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The same, but of many only the first: `A, B, C and 34 more`.
#[must_use]
pub fn and_more(names: &[&str]) -> String {
    match names.get(..NAMED).filter(|_| names.len() > NAMED + 1) {
        None => and(names),
        Some(first) => format!("{} and {} more", first.join(", "), names.len() - NAMED),
    }
}

/// Who stands first, and whether that is a lead or a tie.
#[must_use]
pub fn leader(choice: &Choice<'_>) -> Line {
    let first = choice.first();
    let name = |role: &usize| choice.roles.get(*role).map_or("", |r| r.short.as_str());
    let names: Vec<&str> = first.iter().map(name).collect();
    match names.as_slice() {
        [] if choice.roles.is_empty() => Line::default(),
        [] => Line::toned("Every role fails a must-have.", Tone::Caution)
            .and(" Ease one, or drop it.", Tone::Plain),
        [one] if choice.roles.len() == 1 => Line::strong(*one)
            .and(" is the only role that is compared, so there is nothing to rank.", Tone::Plain),
        [one] if choice.entrants.len() == 1 => {
            let unknown = first.first().map_or(0, |role| choice.unknowns(*role).count());
            let all = choice.demands.iter().filter(|d| d.on).count();
            Line::strong(*one).and(
                match unknown {
                    0 => " alone meets what you demand.".to_owned(),
                    _ if all == 1 => {
                        " alone may meet what you demand; it is not known whether it does.".to_owned()
                    }
                    n if n == all => {
                        format!(" alone fails none of your {all} demands, but none is known to be met.")
                    }
                    n => format!(" alone fails none of your {all} demands; of {n} it is not known."),
                },
                Tone::Plain,
            )
        }
        [one] => {
            let score = first.first().map_or(Interval::UNKNOWN, |r| choice.model.score(*r));
            Line::strong(*one).and(format!(" leads with {} of 100.", range(score)), Tone::Plain)
        }
        many => Line::strong(and_more(many)).and(" are a tie: what is known cannot part them.", Tone::Plain),
    }
}

/// What would change the leader first.
#[must_use]
pub fn nearest(choice: &Choice<'_>) -> Line {
    match choice.tipping.first() {
        _ if choice.entrants.len() < 2 => Line::default(),
        Some(tipping) => change(choice, tipping),
        None => Line::from(stopped(format!("No single weight would put another before {}", head(choice)))),
    }
}

/// How many points rest on criteria of which nothing is known of any role; none if there are none.
#[must_use]
pub fn unanswered(choice: &Choice<'_>) -> Option<Line> {
    let blank = |c: &&Weighed<'_>| c.points > 0 && c.worth.iter().all(|(reading, _)| reading.value.is_none());
    let blank: Vec<&Weighed<'_>> = choice.criteria.iter().filter(blank).collect();
    let points: u32 = blank.iter().map(|c| u32::from(c.points)).sum();
    let names: Vec<&str> = blank.iter().map(|c| c.name).collect();
    let text = stopped(format!("{points} of 100 points rest on what is not known yet: {}", and(&names)));
    (points > 0).then(|| Line::toned(text, Tone::Caution))
}

/// The lines to read before a ranking.
#[must_use]
pub fn lead(choice: &Choice<'_>) -> Vec<Line> {
    // What would change the answer comes right after it: in a low list there is no room for all.
    let lines = [Some(leader(choice)), Some(nearest(choice)), unanswered(choice)];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// The role that stands first by the middle of its range.
#[must_use]
pub fn head<'a>(choice: &Choice<'a>) -> &'a str {
    let role = choice.ranking.first().and_then(|s| choice.roles.get(s.role));
    role.map_or("", |r| r.short.as_str())
}

/// `Auditor would come before Outpatient if Pay rose above 31.4 points (now 20).`
#[must_use]
pub fn change(choice: &Choice<'_>, tipping: &Tipping) -> Line {
    let to = choice.roles.get(tipping.to).map_or("", |r| r.short.as_str());
    let criterion = choice.criteria.get(tipping.criterion).map_or("", |c| c.name);
    let way = if tipping.rises() { "rose above" } else { "fell below" };
    Line::toned(to, Tone::Strong)
        .and(format!(" would come before {} if ", head(choice)), Tone::Plain)
        .and(criterion, Tone::Strong)
        .and(format!(" {way} {:.1} points (now {:.1}).", tipping.at, tipping.from), Tone::Plain)
}

/// Every weight that would change the first place, nearest first.
#[must_use]
pub fn changes(choice: &Choice<'_>) -> Vec<Cited> {
    choice.tipping.iter().map(|t| Cited::bare(change(choice, t)).marked("•", Tone::Muted)).collect()
}

/// The demand as the person made it: `must have` where there is nothing to say how much of.
#[must_use]
pub fn yours(data: &Dataset, demand: &Demanded<'_>) -> String {
    if demand.must.demand.is_amount() { demanded(data, demand) } else { "must have".to_owned() }
}

/// What meets a demand: `yes`, `yes or partly`, `at least $45,000`.
#[must_use]
pub fn demanded(data: &Dataset, demand: &Demanded<'_>) -> String {
    let amount = |value| attribute::amount(data, &demand.must.attribute, value);
    match (demand.must.demand, demand.bound) {
        (Demand::Yes, _) => "yes".to_owned(),
        (Demand::PartlyYes, _) => "yes or partly".to_owned(),
        (Demand::PartlyNo, _) => "no or partly".to_owned(),
        (Demand::No, _) => "no".to_owned(),
        (_, Bound::AtLeast(value)) => format!("at least {}", amount(value)),
        (_, Bound::AtMost(value)) => format!("at most {}", amount(value)),
    }
}

/// Why a role fails a demand, with what is known: `First exam costs at most $400: CPC ... $485, $85 too much`.
#[must_use]
pub fn failure(data: &Dataset, demand: &Demanded<'_>, verdict: &Verdict, by: f64) -> Cited {
    let amount = || attribute::amount(data, &demand.must.attribute, by);
    let gap = match (demand.must.demand, demand.bound) {
        (Demand::AtLeast(_), _) => format!(", {} short", amount()),
        (Demand::AtMost(_), _) => format!(", {} too much", amount()),
        _ => format!(", where {} is demanded", demanded(data, demand)),
    };
    let line = Line::toned("Fails ", Tone::Bad)
        .and(format!("{}: ", demand.must.name), Tone::Strong)
        .and(verdict.reading.words.as_str(), Tone::Plain)
        .and(gap, Tone::Bad)
        .and(format!(" ({})", verdict.reading.basis), Tone::Muted);
    with_passport(line, verdict).marked("•", Tone::Muted)
}

/// That the data cannot say whether a role meets a demand.
#[must_use]
pub fn unknown(demand: &Demanded<'_>, verdict: &Verdict) -> Cited {
    let line = Line::toned("Unknown ", Tone::Caution).and(demand.must.name.as_str(), Tone::Strong);
    let known = if verdict.reading.words.is_empty() {
        verdict.reading.basis.clone()
    } else {
        format!("{}: {}", verdict.reading.basis, verdict.reading.words)
    };
    with_passport(line.and(format!(" ({known})"), Tone::Muted), verdict).marked("•", Tone::Muted)
}

fn with_passport(line: Line, verdict: &Verdict) -> Cited {
    let figure = verdict.reading.figure.clone();
    Cited { figure, ..Cited::new(line, &verdict.reading.sources) }
}

/// How a worth is worked out.
const PLACE: &str = "its place between what counts nothing and what counts in full";

/// What a role is worth by a criterion and why: `75 of 100: $65,000 (stand-in: ...)`.
#[must_use]
pub fn worth(criterion: &Weighed<'_>, role: usize) -> Cited {
    let Some((reading, worth)) = criterion.worth.get(role) else { return Cited::default() };
    let line = if reading.value.is_some() {
        Line::strong(range(*worth)).and(format!("  {}", reading.words), Tone::Plain)
    } else {
        Line::toned("unknown", Tone::Caution).and(": counted as 0–100", Tone::Muted)
    };
    let line = line.and(format!(" ({})", reading.basis), Tone::Muted);
    // What is worth something was measured; the worth was not.
    let figure = reading.figure.clone().map(|measured| Figure {
        statistic: format!("worth from 0 to 100 of the {}", measured.statistic),
        derived: Some(match measured.derived {
            Some(how) => format!("{how}; then {PLACE}"),
            None => PLACE.to_owned(),
        }),
        ..measured
    });
    Cited { figure, ..Cited::new(line, &reading.sources) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_names_a_sentence_says_the_first() {
        let of = |count: usize| and_more(&vec!["R"; count]);
        assert_eq!(of(3), "R, R and R");
        assert_eq!(of(7), "R, R, R, R, R, R and R", "one more is a name as short as its count");
        assert_eq!(of(40), "R, R, R, R, R, R and 34 more");
    }
}
