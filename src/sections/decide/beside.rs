//! Somebody else's answers beside the person's: where the roles stand for both, and the answers in
//! which they differ, the farthest apart first.

use super::{
    super::common::{counted, list},
    Context, says,
};
use crate::{
    dataset::{criterion::Demand, tradeoff::Side},
    insight::{
        attribute,
        beside::{Beside, Kind, Pair},
        choice::Choice,
    },
    page::{
        Block, Cell, Cited, Column, Detail, Fact, Line, Missing, Number, Page, Row, Shape, Table, Tone, Unit,
        Whose,
    },
    profile::Profile,
};

/// The key of the row that says who stands first.
const FIRST: &str = "first:";

/// How the keys of rows begin that stand for a role.
const ROLE: &str = "role:";

/// How the keys of rows begin that stand for an answer, before its number.
const ANSWER: &str = "answer:";

/// Answers that the brief names.
const WIDEST: usize = 3;

/// Both decisions, with what the two are called.
struct View<'a> {
    context: Context<'a>,
    beside: Beside<'a>,
    me: String,
    them: String,
}

impl<'a> View<'a> {
    fn new(context: &Context<'a>) -> Option<Self> {
        let other = context.beside?;
        let (me, them) = names(context.profile, other);
        let beside = Beside::new(context.data, context.profile, other, &context.roles());
        Some(Self { context: *context, beside, me, them })
    }

    fn choices(&self) -> [(&str, &Choice<'a>); 2] {
        [(&self.me, &self.beside.mine), (&self.them, &self.beside.theirs)]
    }

    /// Who leads for whom, a line for each.
    fn leads(&self) -> Vec<Line> {
        self.of_both(says::leader)
    }

    /// What would first change who leads, a line for each.
    fn nearest(&self) -> Vec<Line> {
        self.of_both(says::nearest)
    }

    /// A line for each of whom there is something to say.
    fn of_both(&self, say: fn(&Choice<'a>) -> Line) -> Vec<Line> {
        let said = self.choices().map(|(who, choice)| (who, say(choice)));
        said.into_iter().filter(|(_, line)| !line.is_empty()).map(|(who, line)| said_of(who, line)).collect()
    }

    /// How much they agree on, and what their answers are about where that is not the same.
    fn agreement(&self) -> Line {
        let (agreed, all) = (self.beside.agreed(), self.beside.answers.len());
        let text = format!("Both agree on {agreed} of {all} answers. Apart: from 0, the same, to 100.");
        let [mine, theirs] = [Some(self.context.profile), self.context.beside]
            .map(|p| p.and_then(|p| p.area(self.context.data)).map_or("", |area| area.name.as_str()));
        let places = if mine == theirs {
            String::new()
        } else {
            format!(" Pay: {} in {mine}, {} in {theirs}.", self.me, self.them)
        };
        Line::from(text).and(places, Tone::Caution)
    }

    /// Both answers as they are shown: points are whole, and add up to 100.
    fn shown(&self, pair: &Pair<'_>) -> [Option<f64>; 2] {
        let Kind::Weight(mine, theirs) = pair.kind else { return [pair.mine, pair.theirs] };
        let points =
            |choice: &Choice<'_>, at: Option<usize>| Some(f64::from(choice.criteria.get(at?)?.points));
        [points(&self.beside.mine, mine), points(&self.beside.theirs, theirs)]
    }

    /// An answer in words; none where there is none.
    fn words(&self, pair: &Pair<'_>, value: Option<f64>) -> Cell {
        let Some(value) = value else { return Cell::Missing(Missing::NotApplicable) };
        Cell::text(match &pair.kind {
            Kind::Weight(..) => format!("{value:.0} points"),
            Kind::Demand(must) => match must.demand {
                Demand::AtLeast(_) => format!("at least {}", self.amount(pair, value)),
                Demand::AtMost(_) => format!("at most {}", self.amount(pair, value)),
                _ => "demands it".to_owned(),
            },
            Kind::Leaning(_) | Kind::OwnLeaning(_) => Number::new(value, Unit::Change).to_string(),
            Kind::Score(_) => format!("{value:.0} of 10"),
        })
    }

    fn amount(&self, pair: &Pair<'_>, value: f64) -> String {
        match &pair.kind {
            Kind::Demand(must) => attribute::amount(self.context.data, &must.attribute, value),
            _ => Number::new(value, Unit::Count).to_string(),
        }
    }

    /// By how much the other's answer is more or less.
    fn difference(&self, pair: &Pair<'_>) -> Cell {
        if pair.agreed() {
            return Cell::text(Line::muted("the same"));
        }
        let demand = matches!(pair.kind, Kind::Demand(_));
        match (pair.mine, pair.theirs) {
            (Some(_), None) if demand => Cell::text(format!("only {}", within(&self.me))),
            (None, Some(_)) if demand => Cell::text(format!("only {}", within(&self.them))),
            _ if pair.apart.is_none() => Cell::text(Line::toned("not known", Tone::Caution)),
            _ => {
                let [mine, theirs] = self.shown(pair);
                let by = theirs.unwrap_or_default() - mine.unwrap_or_default();
                if by.abs() <= 0.0 {
                    return Cell::text("less than 1 point");
                }
                Cell::text(format!("{}{}", sign(by), self.amount(pair, by.abs())))
            }
        }
    }
}

/// A sentence about one of the two, with a name before it.
fn said_of(who: &str, sentence: Line) -> Line {
    let mut line = Line::muted(format!("{who}: "));
    line.0.extend(sentence.0);
    line
}

/// The sign of a difference, as numbers carry it elsewhere on the page.
fn sign(by: f64) -> &'static str {
    if by < 0.0 { "-" } else { "+" }
}

/// What the two are called where they gave no names.
const YOU: &str = "You";
const OTHER: &str = "The other";

/// What the two are called: by their names where they gave them.
fn names(mine: &Profile, theirs: &Profile) -> (String, String) {
    let me = if mine.name.is_empty() || mine.name == theirs.name { YOU } else { mine.name.as_str() };
    let them = if theirs.name.is_empty() { OTHER } else { theirs.name.as_str() };
    (me.to_owned(), them.to_owned())
}

/// A name within a sentence.
fn within(name: &str) -> &str {
    match name {
        YOU => "you",
        OTHER => "the other",
        name => name,
    }
}

fn kind(pair: &Pair<'_>) -> &'static str {
    match pair.kind {
        Kind::Weight(..) => "Weight",
        Kind::Demand(_) => "Must-have",
        Kind::Leaning(_) | Kind::OwnLeaning(_) => "Pro or con",
        Kind::Score(_) => "Own score",
    }
}

pub(super) fn page(context: &Context<'_>) -> Page {
    let Some(view) = View::new(context) else { return Page::default() };
    let mut lead = view.leads();
    lead.push(view.agreement());
    let roles = (0..view.beside.mine.roles.len()).map(|role| role_row(&view, role));
    let answers = view.beside.answers.iter().zip(0..).map(|(pair, n): (_, usize)| answer_row(&view, pair, n));
    Page {
        title: format!("{} beside {}", view.them, within(&view.me)),
        shape: Shape::Table,
        lead,
        columns: vec![
            Column::prose("Answer", 26),
            Column::number(view.me.as_str()).of(Whose::Person),
            Column::number(view.them.as_str()).of(Whose::Person),
            Column::number("Difference").of(Whose::Person),
            Column::number("Apart").of(Whose::Person),
            Column::text("Kind"),
        ],
        groups: ["Where the roles stand", "They differ, most first", "Cannot be measured", "They agree"]
            .map(str::to_owned)
            .to_vec(),
        rows: std::iter::once(first_row(&view)).chain(roles).chain(answers).collect(),
        ..Page::default()
    }
}

/// Who stands first for both.
fn first_row(view: &View<'_>) -> Row {
    let firsts = view.choices().map(|(_, choice)| {
        let mut first = choice.first();
        first.sort_unstable();
        first
    });
    let name = |first: &Vec<usize>| match first.as_slice() {
        [] => Cell::text(Line::toned("nobody", Tone::Bad)),
        [one] => Cell::text(Line::strong(view.beside.mine.roles.get(*one).map_or("", |r| r.short.as_str()))),
        tied => Cell::text(format!("a tie of {}", tied.len())),
    };
    let [mine, theirs] = &firsts;
    let same = if mine == theirs { Line::muted("the same") } else { Line::from("another") };
    Row {
        key: FIRST.to_owned(),
        cells: vec![
            Cell::text("First place"),
            name(mine),
            name(theirs),
            Cell::text(same),
            Cell::Missing(Missing::NotApplicable),
            Cell::Missing(Missing::NotApplicable),
        ],
        group: Some(0),
        ..Row::default()
    }
}

/// Where a role stands: `1 = · 62`.
fn standing(choice: &Choice<'_>, role: usize) -> Cell {
    match choice.standing(role) {
        Some(s) => {
            let tie = if s.tied { " =" } else { "" };
            Cell::text(
                Line::strong(format!("{}{tie}", s.place))
                    .and(format!(" · {}", says::range(s.score)), Tone::Plain),
            )
        }
        None => Cell::text(Line::toned("fails", Tone::Bad)),
    }
}

fn role_row(view: &View<'_>, role: usize) -> Row {
    let Some(of) = view.beside.mine.roles.get(role) else { return Row::default() };
    let [mine, theirs] = view.choices().map(|(_, choice)| choice.model.score(role).middle());
    let places = view.choices().map(|(_, choice)| choice.standing(role).map(|s| s.place));
    let difference = match places {
        [Some(a), Some(b)] if a == b => Cell::text(Line::muted("same rank")),
        [Some(a), Some(b)] => {
            let by = a.abs_diff(b);
            let way = if b < a { "up" } else { "down" };
            Cell::text(format!("{} {way}", counted(by, "rank", "ranks")))
        }
        [Some(_), None] => Cell::text(format!("fails for {}", within(&view.them))),
        [None, Some(_)] => Cell::text(format!("fails for {}", within(&view.me))),
        [None, None] => Cell::text(Line::muted("fails for both")),
    };
    Row {
        key: format!("{ROLE}{}", of.id),
        cells: vec![
            Cell::text(of.name.as_str()),
            standing(&view.beside.mine, role),
            standing(&view.beside.theirs, role),
            difference,
            Cell::Number(Number::new((mine - theirs).abs().round(), Unit::Points)),
            Cell::text(Line::muted("Rank · score")),
        ],
        group: Some(0),
        ..Row::default()
    }
}

fn answer_row(view: &View<'_>, pair: &Pair<'_>, n: usize) -> Row {
    let group = match pair.apart {
        None => 2,
        Some(_) if pair.agreed() => 3,
        Some(_) => 1,
    };
    let name = match pair.kind {
        Kind::OwnLeaning(Side::Pro) => format!("+ {}", pair.name),
        Kind::OwnLeaning(Side::Con) => format!("− {}", pair.name),
        _ => pair.name.clone(),
    };
    let [mine, theirs] = view.shown(pair);
    let apart = pair.apart.map_or(Cell::Missing(Missing::NotApplicable), |a| {
        Cell::Number(Number::new(a.round(), Unit::Points))
    });
    Row {
        key: format!("{ANSWER}{n}"),
        cells: vec![
            Cell::text(name),
            view.words(pair, mine),
            view.words(pair, theirs),
            view.difference(pair),
            apart,
            Cell::text(Line::muted(kind(pair))),
        ],
        group: Some(group),
        muted: pair.agreed(),
        ..Row::default()
    }
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let Some(view) = View::new(context) else { return Detail::default() };
    if key == FIRST {
        return first_detail(&view);
    }
    if let Some(id) = key.strip_prefix(ROLE) {
        let role = view.beside.mine.roles.iter().position(|r| r.id == *id);
        return role.map_or_else(Detail::default, |role| role_detail(&view, role));
    }
    let n = key.strip_prefix(ANSWER).and_then(|n| n.parse::<usize>().ok());
    let pair = n.and_then(|n| view.beside.answers.get(n));
    pair.map_or_else(Detail::default, |pair| answer_detail(&view, pair))
}

/// Both rankings with what would change them.
fn first_detail(view: &View<'_>) -> Detail {
    let mut blocks = Vec::new();
    for (who, choice) in view.choices() {
        blocks.push(Block::Heading(format!("Ranking ({who})")));
        blocks.push(Block::Table(super::ranking::table(choice)));
        blocks.extend(list(&format!("What would change it ({who})"), says::changes(choice)));
    }
    Detail { title: "First place".to_owned(), blocks }
}

/// What makes the scores of a role differ, and the demands that it fails.
fn role_detail(view: &View<'_>, role: usize) -> Detail {
    let title = view.beside.mine.roles.get(role).map_or(String::new(), |r| r.name.clone());
    let mut blocks = Vec::new();
    for (who, choice) in view.choices() {
        let failed = choice.failures(role).map(|(d, v, by)| says::failure(view.context.data, d, v, by));
        blocks.extend(list(&format!("{who}: fails"), failed.collect()));
    }
    blocks.push(Block::Heading("What its scores are made of".to_owned()));
    blocks.push(Block::Table(sums(view, role)));
    Detail { title, blocks }
}

/// What each criterion adds to the score of a role for both, the largest difference first.
fn sums(view: &View<'_>, role: usize) -> Table {
    let adds = |choice: &Choice<'_>, at: Option<usize>| -> Option<f64> {
        let criterion = choice.criteria.get(at?)?;
        Some(criterion.worth.get(role)?.1.middle() * criterion.share.points / 100.0)
    };
    let weights = view.beside.answers.iter().filter_map(|pair| match pair.kind {
        Kind::Weight(mine, theirs) => {
            Some((pair, adds(&view.beside.mine, mine), adds(&view.beside.theirs, theirs)))
        }
        _ => None,
    });
    let mut rows: Vec<(&str, Option<f64>, Option<f64>)> =
        weights.map(|(pair, mine, theirs)| (pair.name.as_str(), mine, theirs)).collect();
    // Of what is shown, so that the difference is that of the figures beside it.
    let shown = |value: Option<f64>| (value.unwrap_or_default() * 10.0).round() / 10.0;
    let by = |row: &(&str, Option<f64>, Option<f64>)| shown(row.2) - shown(row.1);
    rows.sort_by(|a, b| by(b).abs().total_cmp(&by(a).abs()));
    let tenth =
        |value: Option<f64>| value.map_or(Cell::Missing(Missing::NotApplicable), super::ranking::tenth);
    let row = |row: &(&str, Option<f64>, Option<f64>)| {
        let by = Number::new((by(row) * 10.0).round() / 10.0, Unit::Change).to_tenths();
        (vec![Cell::text(row.0), tenth(row.1), tenth(row.2), Cell::Number(by)], Vec::new())
    };
    Table {
        caption: "Points that each criterion adds to the score, by the middle of what is known".to_owned(),
        columns: vec![
            Column::prose("Criterion", 20),
            Column::number(view.me.as_str()).of(Whose::Person),
            Column::number(view.them.as_str()).of(Whose::Person),
            Column::number("Difference").of(Whose::Person),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

fn answer_detail(view: &View<'_>, pair: &Pair<'_>) -> Detail {
    let mut blocks = Vec::new();
    if let Kind::Leaning(id) = pair.kind
        && let Some(entry) = view.context.data.career.tradeoffs.iter().find(|t| t.id == *id)
    {
        blocks.push(Block::Text(Cited::new(entry.text.as_str(), &entry.sources)));
    }
    let fact = |label: &str, cell: Cell| {
        let words = cell.plain();
        let line = if words.is_empty() { Line::muted("no answer") } else { Line::from(words) };
        Fact { label: label.to_owned(), value: Cited::bare(line) }
    };
    let [mine, theirs] = view.shown(pair);
    blocks.push(Block::Facts(vec![
        fact(&view.me, view.words(pair, mine)),
        fact(&view.them, view.words(pair, theirs)),
        fact("Difference", view.difference(pair)),
    ]));
    match &pair.kind {
        Kind::Weight(mine, theirs) => {
            for ((who, choice), at) in view.choices().into_iter().zip([mine, theirs]) {
                let of_this = choice.tipping.iter().filter(|t| Some(t.criterion) == *at);
                let changes = of_this.map(|t| Cited::bare(says::change(choice, t)).marked("•", Tone::Muted));
                blocks.extend(list(&format!("What would change the first place ({who})"), changes.collect()));
            }
        }
        Kind::Demand(must) => {
            for (who, choice) in view.choices() {
                let fails = (0..choice.roles.len())
                    .filter(|role| choice.failures(*role).any(|(demand, _, _)| demand.must.id == must.id));
                let names: Vec<&str> =
                    fails.filter_map(|role| choice.roles.get(role)).map(|r| r.short.as_str()).collect();
                if !names.is_empty() {
                    let text = says::stopped(format!("{who}: it leaves out {}", says::and(&names)));
                    blocks.push(Block::Text(Cited::bare(text)));
                }
            }
        }
        Kind::Leaning(_) | Kind::OwnLeaning(_) | Kind::Score(_) => {}
    }
    Detail { title: pair.name.clone(), blocks }
}

/// What the brief says of it; nothing where there is nobody's profile beside.
pub(in crate::sections) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let Some(view) = View::new(context) else { return Vec::new() };
    let bullet = |line: Line| Cited::bare(line).marked("•", Tone::Muted);
    let mut lines: Vec<Cited> = view.leads().into_iter().chain(view.nearest()).map(bullet).collect();
    let differ = view.beside.answers.iter().filter(|p| p.apart.is_some() && !p.agreed());
    let widest = differ.take(WIDEST).map(|pair| {
        let side = |value| match view.words(pair, value) {
            Cell::Missing(_) => "no answer".to_owned(),
            cell => cell.plain(),
        };
        let [mine, theirs] = view.shown(pair).map(side);
        format!("{} ({} {mine}, {} {theirs})", pair.name, within(&view.me), within(&view.them))
    });
    let widest: Vec<String> = widest.collect();
    if !widest.is_empty() {
        lines.push(bullet(Line::from(format!("Farthest apart: {}.", widest.join("; ")))));
    }
    lines.push(bullet(Line::from(format!(
        "Both agree on {} of {} answers.",
        view.beside.agreed(),
        view.beside.answers.len()
    ))));
    list(&format!("{} beside {}", view.them, within(&view.me)), lines)
}
