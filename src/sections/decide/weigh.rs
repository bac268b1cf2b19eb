//! The decision as a table: where the roles stand, what is demanded, what is weighed. Each row of the
//! latter two carries a knob.

use super::{
    super::common::{each, list},
    Context, says,
};
use crate::{
    insight::{
        attribute,
        choice::{Choice, Demanded, Met, Verdict, Weighed},
    },
    page::{
        Align, Block, Cell, Cited, Column, Detail, Line, Mark, Missing, Number, Page, Row, Shape, Tone, Unit,
        Whose,
    },
    profile::{GENERAL, Knob},
};

const SCORE: &str = "score:score";
const PLACE: &str = "score:place";
const MUST: &str = "must:";
const WEIGH: &str = "weigh:";
const OWN: &str = "own:";
const NAME: &str = "name:";
const NOTE: &str = "note:";

const MET: Mark = Mark { sign: "✓", word: "met", rank: 2, tone: Tone::Good };
const UNKNOWN: Mark = Mark { sign: "?", word: "unknown", rank: 1, tone: Tone::Caution };
const FAILS: Mark = Mark { sign: "✗", word: "fails", rank: 0, tone: Tone::Bad };

pub(super) fn page(context: &Context<'_>) -> Page {
    let choice = &super::choice(context);
    let mut columns = vec![Column::prose("Decide", 24), Column::number("Yours").of(Whose::Person)];
    let roles =
        choice.roles.iter().map(|r| Column { align: Align::Center, ..Column::text(r.short.as_str()) });
    columns.extend(roles);
    let groups = vec![
        "Where they stand".to_owned(),
        "Must-haves".to_owned(),
        if choice.is_unweighed() {
            "Criteria · they share 100 points, the data set's until you change one".to_owned()
        } else {
            "Criteria · they share 100 points".to_owned()
        },
        "Your own criteria · your scores from 0 to 10".to_owned(),
        "For the brief".to_owned(),
    ];
    let mut rows = vec![score(choice), place(choice)];
    rows.extend(choice.demands.iter().map(|d| demand(context, d)));
    rows.extend(choice.criteria.iter().map(criterion));
    for own in choice.criteria.iter().filter(|c| c.given.is_none()) {
        rows.extend((0..choice.roles.len()).map(|role| own_score(choice, own, role)));
    }
    rows.extend(words(context, choice));
    Page {
        title: "Decide".to_owned(),
        shape: Shape::Table,
        lead: says::lead(choice),
        columns,
        groups,
        rows,
        ..Page::default()
    }
}

fn score(choice: &Choice<'_>) -> Row {
    let cell = |role: usize| match choice.standing(role) {
        Some(standing) => Cell::text(Line::strong(says::range(standing.score))),
        // What it would score: for that a demand may be worth easing.
        None => Cell::text(Line::muted(says::range(choice.model.score(role)))),
    };
    let blank = Cell::Missing(Missing::NotApplicable);
    let cells = [Cell::text("Score, 0 to 100"), blank].into_iter().chain((0..choice.roles.len()).map(cell));
    Row { key: SCORE.to_owned(), cells: cells.collect(), group: Some(0), personal: true, ..Row::default() }
}

fn place(choice: &Choice<'_>) -> Row {
    let cell = |role: usize| match choice.standing(role) {
        Some(s) if s.tied => Cell::text(format!("{} =", s.place)),
        Some(s) => Cell::text(s.place.to_string()),
        None => Cell::Mark(FAILS),
    };
    let blank = Cell::Missing(Missing::NotApplicable);
    let cells = [Cell::text("Rank (= is a tie)"), blank].into_iter().chain((0..choice.roles.len()).map(cell));
    Row { key: PLACE.to_owned(), cells: cells.collect(), group: Some(0), personal: true, ..Row::default() }
}

fn demand(context: &Context<'_>, demand: &Demanded<'_>) -> Row {
    let yours = if demand.on {
        Cell::text(Line::strong(says::yours(context.data, demand)))
    } else {
        Cell::Missing(Missing::NotApplicable)
    };
    let mark = |met: Met| match met {
        Met::Yes => MET,
        Met::Unknown => UNKNOWN,
        Met::No { .. } => FAILS,
    };
    let marks = demand.verdicts.iter().map(|v| Cell::Mark(mark(v.met)));
    Row {
        key: format!("{MUST}{}", demand.must.id),
        cells: [Cell::text(demand.must.name.as_str()), yours].into_iter().chain(marks).collect(),
        group: Some(1),
        muted: !demand.on,
        knob: Some(Knob::MustHave(demand.must.id.clone())),
        ..Row::default()
    }
}

fn criterion(criterion: &Weighed<'_>) -> Row {
    let name = Line::from(criterion.name);
    let name = if criterion.share.locked { name.and(" (locked)", Tone::Muted) } else { name };
    let points = Cell::Number(Number::new(f64::from(criterion.points), Unit::Points));
    let worth = criterion.worth.iter().map(|(reading, worth)| match reading.value {
        Some(_) => says::cell(*worth),
        None => Cell::Mark(UNKNOWN),
    });
    Row {
        key: format!("{WEIGH}{}", criterion.id),
        cells: [Cell::text(name), points].into_iter().chain(worth).collect(),
        group: Some(2),
        muted: criterion.points == 0,
        usual: criterion.usual,
        knob: Some(Knob::Weight(criterion.id.clone())),
        ..Row::default()
    }
}

/// The person's own score of one role: a row of its own, since a knob turns one thing.
fn own_score(choice: &Choice<'_>, own: &Weighed<'_>, role: usize) -> Row {
    let (Some(of), Some((reading, _))) = (choice.roles.get(role), own.worth.get(role)) else {
        return Row::default();
    };
    let mut cells = vec![Cell::Missing(Missing::NotApplicable); choice.roles.len() + 2];
    if let [label, yours, ..] = cells.as_mut_slice() {
        *label = Cell::text(format!("{}: {}", own.name, of.short));
        *yours = Cell::words(&reading.words);
    }
    Row {
        key: format!("{OWN}{}:{}", own.id, of.id),
        cells,
        group: Some(3),
        knob: Some(Knob::Score(own.id.clone(), of.id.clone())),
        ..Row::default()
    }
}

/// Whose decision it is, and notes.
fn words(context: &Context<'_>, choice: &Choice<'_>) -> Vec<Row> {
    let profile = context.profile;
    let row = |key: String, label: String, words: &str, knob: Knob| {
        let mut cells = vec![Cell::Missing(Missing::NotApplicable); choice.roles.len() + 2];
        if let [first, second, rest @ ..] = cells.as_mut_slice() {
            *first = Cell::text(label);
            if !words.is_empty() {
                *second = Cell::text(words);
                rest.fill(Cell::Missing(Missing::Covered));
            }
        }
        Row { key, cells, group: Some(4), knob: Some(knob), ..Row::default() }
    };
    let note = |about: &str| profile.notes.get(about).map_or("", |words| words.as_str());
    let general =
        row(format!("{NOTE}{GENERAL}"), "Note".to_owned(), note(GENERAL), Knob::Note(GENERAL.to_owned()));
    let mut rows =
        vec![row(NAME.to_owned(), "For whom".to_owned(), profile.name.as_str(), Knob::Name), general];
    rows.extend(choice.roles.iter().map(|role| {
        let about = role.id.as_str();
        let label = format!("Note on {}", role.short);
        row(format!("{NOTE}{about}"), label, note(about), Knob::Note(about.to_owned()))
    }));
    rows
}

fn words_detail(context: &Context<'_>, about: Option<&str>) -> Detail {
    let (title, words) = match about {
        None => ("For whom", context.profile.name.as_str()),
        Some(about) => ("Note", context.profile.notes.get(about).map_or("", |w| w.as_str())),
    };
    let line = if words.is_empty() { Line::muted("Nothing typed yet.") } else { Line::from(words) };
    Detail { title: title.to_owned(), blocks: vec![Block::Text(Cited::bare(line))] }
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let choice = &super::choice(context);
    if let Some(id) = key.strip_prefix(MUST) {
        let demand = choice.demands.iter().find(|d| d.must.id == *id);
        return demand.map_or_else(Detail::default, |d| demand_detail(context, choice, d));
    }
    let of = key.strip_prefix(WEIGH).or_else(|| key.strip_prefix(OWN)?.split(':').next());
    if let Some(id) = of {
        let at = choice.criteria.iter().position(|c| c.id == *id);
        return at.map_or_else(Detail::default, |at| criterion_detail(context, choice, at));
    }
    if let Some(about) = key.strip_prefix(NOTE) {
        let known = about == GENERAL || choice.roles.iter().any(|r| r.id == *about);
        return if known { words_detail(context, Some(about)) } else { Detail::default() };
    }
    match key {
        NAME => words_detail(context, None),
        SCORE => standing_detail(choice),
        PLACE => {
            Detail { title: "Rank".to_owned(), blocks: vec![Block::Text(Cited::bare(says::leader(choice)))] }
        }
        _ => Detail::default(),
    }
}

/// Who stands where, who fails, and every weight that would change the first place.
fn standing_detail(choice: &Choice<'_>) -> Detail {
    let mut blocks = vec![Block::Table(super::ranking::table(choice))];
    blocks.extend(list("What would change the first place, nearest first", says::changes(choice)));
    blocks.push(Block::Text(Cited::bare(Line::muted(
        "Score: the worth of a role by each criterion (0 to 100) times its points, added up, over 100. A \
         range where something is not known. Roles are a tie when their scores lie less than 2 apart or \
         their ranges overlap by more than half of the narrower. A tipping point moves one weight, the others \
         in proportion.",
    ))));
    Detail { title: "Where they stand".to_owned(), blocks }
}

fn demand_detail(context: &Context<'_>, choice: &Choice<'_>, demand: &Demanded<'_>) -> Detail {
    let demanded = says::demanded(context.data, demand);
    let state = match (demand.on, demand.must.demand.is_amount()) {
        (true, true) => Line::strong("Demanded: ").and(demanded, Tone::Plain),
        (true, false) => Line::strong("Demanded").and(format!(" · met by: {demanded}"), Tone::Muted),
        (false, true) => Line::muted(format!("Not demanded. The demand would be: {demanded}.")),
        (false, false) => Line::muted(format!("Not demanded. It would be met by: {demanded}.")),
    };
    let mut blocks = vec![Block::Text(Cited::bare(state))];
    let value = |verdict: &Verdict| {
        let (mark, gap) = match verdict.met {
            Met::Yes => (MET, String::new()),
            Met::Unknown => (UNKNOWN, String::new()),
            Met::No { by } if demand.must.demand.is_amount() => {
                (FAILS, format!(", off by {}", attribute::amount(context.data, &demand.must.attribute, by)))
            }
            Met::No { .. } => (FAILS, String::new()),
        };
        let known = match verdict.reading.words.as_str() {
            "" => String::new(),
            words => format!("  {words}{gap}"),
        };
        let line = Line::toned(format!("{} {}", mark.sign, mark.word), mark.tone)
            .and(known, Tone::Plain)
            .and(format!(" ({})", verdict.reading.basis), Tone::Muted);
        Cited { figure: verdict.reading.figure.clone(), ..Cited::new(line, &verdict.reading.sources) }
    };
    blocks.push(Block::Facts(each(&choice.roles, demand.verdicts.iter().map(value).collect())));
    Detail { title: demand.must.name.clone(), blocks }
}

fn criterion_detail(context: &Context<'_>, choice: &Choice<'_>, at: usize) -> Detail {
    let Some(criterion) = choice.criteria.get(at) else { return Detail::default() };
    let mut blocks = Vec::new();
    let note = criterion.given.map_or("Your own criterion: your own scores.", |c| c.note.as_str());
    if !note.is_empty() {
        blocks.push(Block::Text(Cited::bare(note)));
    }
    let worths = (0..choice.roles.len()).map(|role| says::worth(criterion, role)).collect();
    blocks.push(Block::Facts(each(&choice.roles, worths)));
    let starts = if criterion.usual { ", where the data set starts" } else { "" };
    let points = format!("{:.1} of 100 points{starts}", criterion.share.points);
    let mut how = vec![Cited::bare(points).marked("•", Tone::Muted)];
    if let Some(c) = criterion.given {
        let amount = |value| match c.attribute {
            // Answers of yes, partly and no are 100, 50 and 0; the numbers would say nothing.
            _ if c.attribute.is_answer_in_words(&context.data.career) => {
                let word = if value >= 100.0 {
                    "yes"
                } else if value >= 50.0 {
                    "partly"
                } else {
                    "no"
                };
                word.to_owned()
            }
            _ => attribute::amount(context.data, &c.attribute, value),
        };
        let text =
            format!("{} counts nothing, {} in full; the data set's choice", amount(c.worst), amount(c.best));
        how.push(Cited::bare(text).marked("•", Tone::Muted));
    }
    let of_this = choice.tipping.iter().filter(|t| t.criterion == at);
    how.extend(of_this.map(|t| Cited::bare(says::change(choice, t)).marked("•", Tone::Muted)));
    blocks.extend(list("Its weight", how));
    Detail { title: criterion.name.to_owned(), blocks }
}
