//! The decision on one page, to take away: where the roles stand and why, how firm that is, what it pays, what is
//! demanded and weighed, what differs, what it costs, what to learn, on whose word.
//!
//! It is no tab: [`BRIEF`] is printed by the exporters like one. A person carries it to somebody else, so it has what
//! settles the decision and counts the rest; the tabs have everything. Roles stand in the order of their rank.

use super::{
    Context, Section,
    common::{counted, list},
    compare,
    decide::{self, says},
    pay,
    training::payback,
};
use crate::{
    dataset::{
        Id,
        career::Aspect,
        criterion::{Attribute, Demand},
        role::Role,
    },
    insight::{
        attribute::{self, holds},
        choice::{Choice, Demanded, Met, Weighed},
        difference,
        fit::{self, Gap},
    },
    page::{Align, Block, Cell, Cited, Column, Detail, Line, Missing, Number, Page, Row, Table, Tone, Unit},
    profile::{GENERAL, Leaning},
};

/// The brief as a section with a single row.
pub const BRIEF: Section =
    Section { id: "brief", title: "Decision brief", views: |_| vec!["all".to_owned()], page, detail };

const KEY: &str = "brief";

/// How many of a kind are named before the others are only counted.
const DIFFERENCES: usize = 5;
const CHANGES: usize = 3;
const WEIGHED: usize = 8;
const GAPS: usize = 6;

fn page(_context: &Context<'_>) -> Page {
    Page {
        title: "Decision brief".to_owned(),
        columns: vec![Column::text("Brief")],
        rows: vec![Row {
            key: KEY.to_owned(),
            cells: vec![Cell::text("The decision")],
            personal: true,
            ..Row::default()
        }],
        ..Page::default()
    }
}

fn detail(context: &Context<'_>, _key: &str) -> Detail {
    let choice = &decide::choice(context);
    let order = &decide::order(choice);
    let mut blocks = vec![Block::Heading("Where the roles stand".to_owned())];
    let lead = [Some(says::leader(choice)), says::unanswered(choice)].into_iter().flatten();
    blocks.extend(lead.filter(|line| !line.is_empty()).map(|line| Block::Text(Cited::bare(line))));
    blocks.push(Block::Table(standing(context, choice, order)));
    let changes = short(says::changes(choice), CHANGES, "would, too");
    blocks.extend(list("What would change the first place", changes));
    blocks.extend(demands(context, choice));
    let pay = pay::here(context);
    if !pay.is_empty() {
        blocks.push(Block::Heading("Pay".to_owned()));
        blocks.extend(pay);
    }
    blocks.extend(list("Pros and cons, as weighed", pros_and_cons(context, &choice.roles)));
    blocks.extend(differences(context, choice, order));
    if let Some(table) = payback::table(context) {
        blocks.push(Block::Heading("When training has paid for itself".to_owned()));
        blocks.push(Block::Table(table));
        blocks.push(Block::Text(payback::assumptions(context)));
    }
    blocks.extend(list("Study list", study(context, &choice.roles)));
    blocks.extend(decide::beside_blocks(context));
    blocks.extend(decide::since_blocks(context));
    let notes = context.profile.notes.iter().filter_map(|(about, words)| {
        let on =
            if about == GENERAL { String::new() } else { format!("{}: ", context.data.role(about)?.short) };
        Some(Cited::bare(format!("{on}{words}")).marked("•", Tone::Muted))
    });
    blocks.extend(list("Notes", notes.collect()));
    let own = if context.profile.weights.is_empty() {
        "The points are the data set's, to begin with; demands and ratings are the person's own."
    } else {
        "Points, demands and ratings are the person's own."
    };
    blocks.push(Block::Text(Cited::bare(Line::muted(format!(
        "Score: worth by each criterion (0 to 100) times its points, over 100; a range where something is not \
         known. A tie: less than 2 apart, or ranges that overlap by more than half. {own}"
    )))));
    Detail { title: String::new(), blocks }
}

/// The first `most` of them; how many more there are stands at the end, before `what`.
fn short(mut items: Vec<Cited>, most: usize, what: &str) -> Vec<Cited> {
    let more = items.len().saturating_sub(most);
    items.truncate(most);
    if more > 0 {
        items.push(Cited::bare(Line::muted(format!("{more} more {what}"))).marked("•", Tone::Muted));
    }
    items
}

/// Each id once.
fn once<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    let mut all: Vec<Id> = Vec::new();
    for id in ids {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}

/// Rank and score of the roles in their `order`, and what each is worth by each criterion.
fn standing(context: &Context<'_>, choice: &Choice<'_>, order: &[usize]) -> Table {
    let mut columns = vec![Column::text("What"), Column::number("Points").of(says::whose(choice))];
    let roles = order.iter().filter_map(|role| choice.roles.get(*role));
    columns.extend(roles.map(|role| Column { align: Align::Center, ..Column::text(role.short.as_str()) }));
    let row = |name: &str, points: Cell, cell: &dyn Fn(usize) -> Cell| {
        let cells = [Cell::text(name), points].into_iter();
        cells.chain(order.iter().map(|role| cell(*role))).collect::<Vec<_>>()
    };
    let blank = || Cell::Missing(Missing::NotApplicable);
    let rank = |role| match choice.standing(role) {
        Some(s) => Cell::text(Line::strong(format!("{}{}", s.place, if s.tied { " (tie)" } else { "" }))),
        None => Cell::text(Line::toned("fails", Tone::Bad)),
    };
    let score = |role| Cell::Spread(says::spread(choice.model.score(role)));
    let mut rows = vec![
        (row("Rank", blank(), &rank), Vec::new()),
        (row("Score, 0 to 100", blank(), &score), Vec::new()),
    ];
    rows.extend(choice.criteria.iter().map(|c| {
        let points = Cell::Number(Number::new(f64::from(c.points), Unit::Points));
        let worth = |role: usize| match c.worth.get(role) {
            Some((reading, worth)) if reading.value.is_some() => Cell::Spread(says::spread(*worth)),
            _ => Cell::text(Line::toned("unknown", Tone::Caution)),
        };
        let name = c.given.map_or_else(|| c.name.to_owned(), |g| placed(context, &g.attribute, c.name));
        (row(&name, points, &worth), once(c.worth.iter().flat_map(|(reading, _)| &reading.sources)))
    }));
    let caption = "Points of 100, and what each role is worth by each criterion from 0 to 100";
    Table { caption: caption.to_owned(), columns, rows }
}

/// A name with the place where that is another than the person's: the pay of stand-ins is known of the nation only.
fn placed(context: &Context<'_>, attribute: &Attribute, name: &str) -> String {
    match attribute {
        Attribute::StandInPay if context.profile.area.is_some() => format!("{name}, in the nation"),
        _ => name.to_owned(),
    }
}

/// A line for each demand: who meets it, who does not and by how much, of whom it is not known.
fn demands(context: &Context<'_>, choice: &Choice<'_>) -> Vec<Block> {
    let made: Vec<Cited> =
        choice.demands.iter().filter(|d| d.on).map(|d| demand(context, choice, d)).collect();
    if made.is_empty() {
        let line = Line::muted("Nothing is demanded.");
        return list("Must-haves", vec![Cited::bare(line).marked("•", Tone::Muted)]);
    }
    list("Must-haves", made)
}

fn demand(context: &Context<'_>, choice: &Choice<'_>, demand: &Demanded<'_>) -> Cited {
    let (mut met, mut failed, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (role, verdict) in choice.roles.iter().zip(&demand.verdicts) {
        let name = role.short.clone();
        let amount = |by| attribute::amount(context.data, &demand.must.attribute, by);
        match verdict.met {
            Met::Yes => met.push(name),
            Met::Unknown => unknown.push(name),
            Met::No { by } => failed.push(match demand.must.demand {
                Demand::AtLeast(_) => format!("{name} ({} short)", amount(by)),
                Demand::AtMost(_) => format!("{name} ({} too much)", amount(by)),
                _ => name,
            }),
        }
    }
    let said = |names: &[String]| says::and(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut line = Line::strong(placed(context, &demand.must.attribute, &demand.must.name));
    if demand.must.demand.is_amount() {
        line = line.and(format!(" {}", says::demanded(context.data, demand)), Tone::Plain);
    }
    let mut between = ": ";
    for (names, words, tone) in [
        (met, "met by ", Tone::Good),
        (failed, "failed by ", Tone::Bad),
        (unknown, "not known of ", Tone::Caution),
    ] {
        if !names.is_empty() {
            line = line.and(between, Tone::Plain).and(words, tone).and(said(&names), Tone::Plain);
            between = "; ";
        }
    }
    let sources = once(demand.verdicts.iter().flat_map(|verdict| &verdict.reading.sources));
    Cited::new(line, &sources).marked("•", Tone::Muted)
}

/// What the person weighed, the heaviest first, with the roles that it holds for.
fn pros_and_cons(context: &Context<'_>, roles: &[&Role]) -> Vec<Cited> {
    let (data, profile) = (context.data, context.profile);
    let entry = |name: &str, of: &[Id], weight: Leaning, sources: &[Id]| {
        let holding: Vec<&str> = roles.iter().filter(|r| holds(of, r)).map(|r| r.short.as_str()).collect();
        let whose = match holding.len() {
            0 => return None,
            n if n == roles.len() && n > 1 => "all".to_owned(),
            _ => says::and(&holding),
        };
        let number = Number::new(weight.value(), Unit::Change);
        let line = Line::strong(name).and(format!(" {number} ({whose})"), Tone::Plain);
        // A pro that somebody does not want speaks against.
        let (sign, tone) = if weight.value() < 0.0 { ("−", Tone::Bad) } else { ("+", Tone::Good) };
        Some((weight.value().abs(), Cited::new(line, sources).marked(sign, tone)))
    };
    let given = data
        .career
        .tradeoffs
        .iter()
        .filter_map(|t| entry(&t.name, &t.roles, *profile.leanings.get(&t.id)?, &t.sources));
    let own =
        profile.own_tradeoffs.values().filter_map(|t| entry(t.name.as_str(), &t.roles, t.leaning?, &[]));
    let mut all: Vec<(f64, Cited)> = own.chain(given).filter(|(weight, _)| *weight > 0.0).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    short(all.into_iter().map(|(_, cited)| cited).collect(), WEIGHED, "are weighed")
}

/// How near a question is to the decision, the nearest first: what the person demands or weighs, what may be
/// demanded, what stands beside such a question, what is shown with the roles, the rest.
fn nearness(context: &Context<'_>, choice: &Choice<'_>, aspect: &Aspect) -> u8 {
    let asks = |attribute: &Attribute, id: &Id| matches!(attribute, Attribute::Answer(of) if of == id);
    let weighs = |c: &Weighed<'_>| c.points > 0 && c.given.is_some_and(|g| asks(&g.attribute, &aspect.id));
    let may = |id: &Id| choice.demands.iter().any(|d| asks(&d.must.attribute, id));
    let demands = choice.demands.iter().any(|d| d.on && asks(&d.must.attribute, &aspect.id));
    let beside = || context.data.career.aspects.iter().any(|a| a.group == aspect.group && may(&a.id));
    match aspect {
        _ if demands || choice.criteria.iter().any(weighs) => 0,
        _ if may(&aspect.id) => 1,
        _ if beside() => 2,
        Aspect { headline: true, .. } => 3,
        _ => 4,
    }
}

/// Answers that differ between the roles, the nearest to the decision first, as far as there is room.
fn differences(context: &Context<'_>, choice: &Choice<'_>, order: &[usize]) -> Vec<Block> {
    let roles: Vec<&Role> = order.iter().filter_map(|role| choice.roles.get(*role).copied()).collect();
    if roles.len() < 2 {
        return Vec::new();
    }
    let mut aspects: Vec<&Aspect> = context.data.career.aspects.iter().collect();
    aspects.sort_by_key(|aspect| nearness(context, choice, aspect));
    let mut rows = Vec::new();
    for aspect in aspects {
        let answers: Vec<_> =
            roles.iter().map(|r| r.aspects.iter().find(|a| a.aspect == aspect.id)).collect();
        let texts: Vec<&str> = answers.iter().map(|a| a.map_or("", |a| a.text.as_str())).collect();
        // What is not known of one role is no difference, as in Compare.
        let known: Vec<&&str> = texts.iter().filter(|text| !text.is_empty()).collect();
        if difference::all_same(&known) {
            continue;
        }
        let cells = std::iter::once(Cell::text(aspect.name.as_str()));
        let cells = cells.chain(texts.iter().map(|t| Cell::words(t))).collect::<Vec<_>>();
        rows.push((cells, once(answers.iter().flatten().flat_map(|a| &a.sources))));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    rows.truncate(DIFFERENCES);
    let all = compare::differing(context, &roles);
    let mut columns = vec![Column::text("Question")];
    columns.extend(roles.iter().map(|r| Column::prose(r.short.as_str(), 12)));
    let caption = if rows.len() == all {
        "The nearest to the decision first".to_owned()
    } else {
        format!("The nearest to the decision first, {} of {all} answers that differ", rows.len())
    };
    vec![Block::Heading("What differs".to_owned()), Block::Table(Table { caption, columns, rows })]
}

/// What was put on the study list, and what the person is short of; nothing before anything is rated.
fn study(context: &Context<'_>, roles: &[&Role]) -> Vec<Cited> {
    let profile = context.profile;
    let mut lines = Vec::new();
    let mut unrated = 0;
    for skill in &context.data.career.skills {
        let rating = fit::rating(profile, skill);
        let asks = roles.iter().filter_map(|r| {
            let level = r.skills.iter().find(|n| n.skill == skill.id)?.level;
            Some((r.short.as_str(), fit::gap(rating, level)))
        });
        let asks: Vec<(&str, Gap)> = asks.collect();
        let short: Vec<&str> = asks.iter().filter(|(_, g)| *g == Gap::Short).map(|(name, _)| *name).collect();
        unrated += usize::from(asks.iter().any(|(_, g)| *g == Gap::Unknown));
        let entry = profile.study.get(&skill.id);
        if short.is_empty() && entry.is_none() {
            continue;
        }
        let done = entry.and_then(|e| e.done);
        let mut said = Vec::new();
        if !short.is_empty() && done.is_none() {
            let whose = if short.len() == roles.len() && roles.len() > 1 {
                "all ask".to_owned()
            } else {
                format!("{} {}", says::and(&short), if short.len() == 1 { "asks" } else { "ask" })
            };
            said.push(format!("below what {whose}"));
        }
        match (done, entry.and_then(|e| e.by)) {
            (Some(done), _) => said.push(format!("done {done}")),
            (None, Some(by)) => said.push(format!("to learn by {by}")),
            (None, None) => {}
        }
        let mut line = Line::strong(skill.name.as_str());
        if !said.is_empty() {
            line = line.and(format!(": {}", said.join("; ")), Tone::Plain);
        }
        lines.push(match done {
            Some(_) => Cited::bare(line).marked("✓", Tone::Good),
            None => Cited::bare(line).marked("•", Tone::Muted),
        });
    }
    if profile.ratings.is_empty() && lines.is_empty() {
        return Vec::new();
    }
    let mut lines = short(lines, GAPS, "are on the list");
    if unrated > 0 {
        let text = format!("{} not rated far enough to say", counted(unrated, "skill is", "skills are"));
        lines.push(Cited::bare(Line::muted(text)).marked("•", Tone::Muted));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{Dataset, Date},
        profile::{Knob, Profile, Turn},
        sections::sample,
    };

    /// What the brief says, after these turns of knobs.
    fn said(turns: &[(Knob, Turn<'_>)]) -> String {
        let data = Dataset::open("tests/fixtures/nursing".as_ref()).expect("the fixture is valid");
        let today = Date::from_ymd(2026, 11, 23).expect("a day");
        let mut profile = Profile::default();
        for (knob, turn) in turns {
            profile.turn(knob, turn, &data, today).expect("an answer");
        }
        sample::plain(&detail(&Context::new(&data, &profile, today), KEY))
    }

    fn id(text: &str) -> Id {
        text.to_owned().try_into().expect("an id")
    }

    #[test]
    fn what_is_demanded_is_said_with_who_meets_it() {
        assert!(said(&[]).contains("# Must-haves\n• Nothing is demanded.\n"));
        let said = said(&[(Knob::MustHave(id("pay")), Turn::To("60000"))]);
        insta::assert_snapshot!(part(&said, "# Must-haves"), @r"
        # Must-haves
        • Median pay here at least $60,000: met by RN and LPN; failed by Assistant ($14,310 short)
        ");
    }

    #[test]
    fn pros_and_cons_stand_by_their_weight() {
        assert!(!said(&[]).contains("Pros and cons, as"), "nothing is weighed");
        let data = Dataset::open("tests/fixtures/nursing".as_ref()).expect("the fixture is valid");
        let knob = |at: usize| Knob::Leaning(data.career.tradeoffs[at].id.clone());
        let said = said(&[(knob(0), Turn::To("2")), (knob(1), Turn::To("-5")), (knob(2), Turn::To("3"))]);
        insta::assert_snapshot!(part(&said, "# Pros and cons"), @r"
        # Pros and cons, as weighed
        − Jobs grow fast -5 (Assistant)
        + Pay above the middle +3 (RN and LPN)
        + Many openings +2 (all)
        ");
    }

    #[test]
    fn the_nearest_to_the_decision_comes_first() {
        let data = Dataset::shipped();
        let profile = Profile::default();
        let context = Context::new(&data, &profile, Date::from_ymd(2026, 11, 23).expect("a day"));
        let blocks = detail(&context, KEY).blocks;
        let questions = blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.columns.first().is_some_and(|c| c.title == "Question") => {
                Some(table.rows.iter().map(|(cells, _)| cells[0].plain()).collect::<Vec<_>>())
            }
            _ => None,
        });
        let of = |name: &String| data.career.aspects.iter().find(|a| a.name == *name).expect("an aspect");
        let choice = decide::choice(&context);
        let near: Vec<u8> =
            questions.expect("a table").iter().map(|name| nearness(&context, &choice, of(name))).collect();
        assert_eq!(near.len(), DIFFERENCES);
        assert!(near.is_sorted() && near.first() == Some(&0), "{near:?}");
    }

    #[test]
    fn nobody_who_has_rated_nothing_has_a_study_list() {
        assert!(!said(&[]).contains("Study list"));
    }

    /// The lines from a heading to the next.
    fn part<'a>(said: &'a str, heading: &str) -> &'a str {
        let from = said.find(heading).map_or("", |at| said.get(at..).unwrap_or_default());
        let end = from.match_indices("\n# ").next().map_or(from.len(), |(at, _)| at);
        from.get(..end).unwrap_or_default()
    }
}
