//! Since last time: figures that the person's answers rested on and that the data say otherwise now.

use super::{super::common::list, Context, says};
use crate::{
    insight::since::{Changed, Moved, Said, Since},
    page::{Block, Cell, Cited, Column, Detail, Fact, Line, Missing, Page, Row, Shape, Tone},
};

/// Changes that the brief names before it only counts.
const NAMED: usize = 6;

/// How the keys of rows begin, before their number.
const FIGURE: &str = "figure:";
const PLACE: &str = "place:";

pub(super) fn page(context: &Context<'_>) -> Page {
    let Some(since) = context.since else { return Page::default() };
    let places = since.places.iter().enumerate().map(|(n, moved)| {
        row(
            format!("{PLACE}{n}"),
            moved.role.clone(),
            [place(moved.was.as_ref()), place(moved.is.as_ref())],
            0,
        )
    });
    let figures = since.figures.iter().enumerate().map(|(n, changed)| {
        row(
            format!("{FIGURE}{n}"),
            label(changed),
            [said(changed.was.as_ref()), said(changed.is.as_ref())],
            1,
        )
    });
    Page {
        title: "Since last time".to_owned(),
        shape: Shape::Table,
        lead: vec![lead(since)],
        columns: vec![
            Column::prose("What changed", 26),
            Column::text(format!("Was, {}", since.before)),
            Column::text(format!("Is, {}", since.now)),
        ],
        groups: ["Where the roles stand", "Figures that your answers rest on"].map(str::to_owned).to_vec(),
        rows: places.chain(figures).collect(),
        ..Page::default()
    }
}

fn row(key: String, label: String, [was, is]: [String; 2], group: usize) -> Row {
    let side = |words: String| {
        if words.is_empty() { Cell::Missing(Missing::NotApplicable) } else { Cell::text(words) }
    };
    let cells = vec![Cell::text(label), side(was), side(is)];
    Row { key, cells, group: Some(group), ..Row::default() }
}

/// What changed in all, in a sentence.
pub(super) fn lead(since: &Since) -> Line {
    let ranking =
        if since.places.is_empty() { "but your ranking did not" } else { "and so did your ranking" };
    let figures = match since.figures.len() {
        0 => "no figure that you used".to_owned(),
        1 => "1 figure that you used".to_owned(),
        n => format!("{n} figures that you used"),
    };
    Line::from(format!("The data are of {} now, and were of {}: ", since.now, since.before))
        .and(format!("{figures} changed"), Tone::Strong)
        .and(format!(", {ranking}."), Tone::Plain)
}

fn label(changed: &Changed) -> String {
    let names: Vec<&str> = changed.roles.iter().map(String::as_str).collect();
    format!("{}: {}", changed.what, says::and(&names))
}

/// `$51,140 (May 2025)`; blank where there is none.
fn said(said: Option<&Said>) -> String {
    match said {
        None => String::new(),
        Some(said) if said.of.is_empty() => said.words.clone(),
        Some(said) => format!("{} ({})", said.words, said.of),
    }
}

/// `1 (62–82)`; blank where a role has no place.
fn place(stood: Option<&(usize, String)>) -> String {
    stood.map_or(String::new(), |(place, score)| format!("rank {place} ({score})"))
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Detail {
    let Some(since) = context.since else { return Detail::default() };
    let number = |start: &str| key.strip_prefix(start).and_then(|n| n.parse::<usize>().ok());
    let found = if let Some(changed) = number(FIGURE).and_then(|n| since.figures.get(n)) {
        (label(changed), said(changed.was.as_ref()), said(changed.is.as_ref()))
    } else if let Some(moved) = number(PLACE).and_then(|n| since.places.get(n)) {
        (moved.role.clone(), place(moved.was.as_ref()), place(moved.is.as_ref()))
    } else {
        return Detail::default();
    };
    let (title, was, is) = found;
    let fact = |label: String, words: String| {
        let line = if words.is_empty() { Line::muted("not there") } else { Line::from(words) };
        Fact { label, value: Cited::bare(line) }
    };
    let facts = vec![fact(format!("Was, {}", since.before), was), fact(format!("Is, {}", since.now), is)];
    let note = "The same answers, on the data as they were when you last saved and as they are now.";
    let blocks = vec![Block::Facts(facts), Block::Text(Cited::bare(Line::muted(note)))];
    Detail { title, blocks }
}

/// What the brief says of it; nothing where nothing changed.
pub(in crate::sections) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let Some(since) = context.since else { return Vec::new() };
    let bullet = |line: Line| Cited::bare(line).marked("•", Tone::Muted);
    let arrow = |label: String, was: String, is: String| {
        let side = |words: String| if words.is_empty() { "nothing".to_owned() } else { words };
        bullet(Line::from(format!("{label}: {}, now {}", side(was), side(is))))
    };
    let of_place = |m: &Moved| arrow(m.role.clone(), place(m.was.as_ref()), place(m.is.as_ref()));
    let of_figure = |c: &Changed| arrow(label(c), said(c.was.as_ref()), said(c.is.as_ref()));
    let mut lines = vec![bullet(lead(since))];
    lines.extend(since.places.iter().map(of_place).chain(since.figures.iter().map(of_figure)));
    let more = lines.len().saturating_sub(NAMED + 1);
    lines.truncate(NAMED + 1);
    if more > 0 {
        lines.push(bullet(Line::muted(format!("{more} more changed: see Decide, Since last time."))));
    }
    list("Since last time", lines)
}

/// What is said when the program opens: short enough for one line of 80 columns.
#[must_use]
pub fn notice(since: &Since) -> String {
    let ranking = if since.places.is_empty() { "" } else { ", and your ranking" };
    match since.figures.len() {
        0 if since.places.is_empty() => "The data are newer; nothing that you used changed.".to_owned(),
        0 => "Your ranking changed with the data: see Decide, Since last time.".to_owned(),
        1 => format!("1 figure you used changed{ranking}: see Decide, Since last time."),
        n => format!("{n} figures you used changed{ranking}: see Decide, Since last time."),
    }
}
