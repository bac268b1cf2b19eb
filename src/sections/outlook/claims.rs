//! Tables of claims: who says what, when, how, and what they gain by it.

use super::{super::Context, Entry};
use crate::{
    dataset::{
        Date,
        outlook::{Claim, Topic},
        source::{Grade, Source},
    },
    page::{Block, Cell, Cited, Detail, Line, Tone},
    sections::common::{aged, counted, dated, grade},
};

/// Figures up to this many characters are put first, so that a reader's eye runs down them.
const SHORT: usize = 26;

pub(super) fn entries(context: &Context<'_>) -> Vec<Entry> {
    context.data.career.topics.iter().map(entry).collect()
}

fn entry(topic: &Topic) -> Entry {
    let mut words = topic.note.clone();
    for claim in &topic.claims {
        for text in [&claim.text, &claim.figure, &claim.what, &claim.who] {
            words.push(' ');
            words.push_str(text);
        }
    }
    Entry {
        key: topic.id.to_string(),
        group: topic.group.clone(),
        title: topic.title.clone(),
        short: Cell::text(Line::muted(counted(topic.claims.len(), "claim", "claims"))),
        words,
    }
}

pub(super) fn detail(context: &Context<'_>, key: &str) -> Option<Detail> {
    let topic = context.data.career.topics.iter().find(|t| t.id == *key)?;
    let mut blocks = Vec::new();
    if !topic.note.is_empty() {
        blocks.push(Block::Text(Cited::bare(Line::muted(topic.note.as_str()))));
    }
    let figures_first = topic.claims.iter().all(|c| c.figure.chars().count() <= SHORT);
    let told: Vec<Told<'_>> = topic.claims.iter().map(|claim| Told::new(context, claim)).collect();
    blocks.push(Block::Bullets(told.iter().map(|t| t.cited(context, figures_first)).collect()));
    blocks.extend(legend(&told));
    Some(Detail { title: topic.title.clone(), blocks })
}

/// A claim with what its source says where the claim itself does not.
struct Told<'a> {
    claim: &'a Claim,
    source: Option<&'a Source>,
    grade: Option<Grade>,
}

impl<'a> Told<'a> {
    fn new(context: &Context<'a>, claim: &'a Claim) -> Self {
        let source = claim.sources.first().and_then(|id| context.source(id));
        Self { claim, source, grade: claim.grade.or(source.map(|s| s.grade)) }
    }

    /// `A  7% (2024-34) · May affect demand. Who, when, how, interest.` The mark is the grade.
    fn cited(&self, context: &Context<'_>, figures_first: bool) -> Cited {
        let claim = self.claim;
        let mut line = match (claim.figure.is_empty(), figures_first) {
            (true, _) => Line::from(claim.text.as_str()),
            (false, true) => {
                Line::strong(claim.figure.as_str()).and(format!("  {}", claim.text), Tone::Plain)
            }
            (false, false) => {
                Line::from(format!("{}: ", claim.text)).and(claim.figure.as_str(), Tone::Strong)
            }
        };
        if !claim.what.is_empty() {
            line = line.and(format!(" ({})", claim.what), Tone::Plain);
        }
        if claim.derived {
            line = line.and(" (worked out by the editors)", Tone::Caution);
        }
        let mut parts: Vec<Line> = Vec::new();
        let who = if claim.who.is_empty() { self.of_source(|s| &s.publisher) } else { &claim.who };
        parts.push(Line::muted(who));
        parts.push(self.when(context));
        parts.push(Line::muted(claim.method.as_str()));
        let interest =
            if claim.interest.is_empty() { self.of_source(|s| &s.interest) } else { &claim.interest };
        if !interest.is_empty() {
            parts.push(Line::muted(format!("interest: {interest}")));
        }
        line = line.and(" — ", Tone::Muted);
        for (i, part) in parts.into_iter().filter(|p| !p.is_empty()).enumerate() {
            line = line.and(if i == 0 { "" } else { " · " }, Tone::Muted);
            line.0.extend(part.0);
        }
        let mark = self.grade.map(grade);
        let (sign, tone) = mark.map_or(("•", Tone::Muted), |m| (m.sign, m.tone));
        Cited::new(line, &claim.sources).marked(sign, tone)
    }

    /// When it was said; with its age where that is long ago. The age counts from the year in the
    /// claim's own words, if they name one, since a source may hold older figures than itself.
    fn when(&self, context: &Context<'_>) -> Line {
        let of_source = self.source.and_then(|s| s.date);
        let text = match (&self.claim.date, self.source) {
            (words, _) if !words.is_empty() => {
                aged(words.clone(), latest_year(words).or(of_source), context.today)
            }
            (_, Some(source)) => dated(source, context.today),
            (_, None) => String::new(),
        };
        Line::muted(text)
    }

    fn of_source(&self, field: impl Fn(&'a Source) -> &'a String) -> &'a str {
        self.source.map_or("", |s| field(s).as_str())
    }
}

/// The latest year that a text names.
fn latest_year(text: &str) -> Option<Date> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| n.len() == 4);
    let years = numbers.filter_map(|n| n.parse::<u16>().ok()).filter(|y| (1900..2100).contains(y));
    Date::try_from(years.max()?.to_string()).ok()
}

/// What the letters before the claims mean: those in use.
fn legend(told: &[Told<'_>]) -> Vec<Block> {
    let mut grades: Vec<Grade> = told.iter().filter_map(|t| t.grade).collect();
    grades.sort_unstable();
    grades.dedup();
    if grades.is_empty() {
        return Vec::new();
    }
    let words: Vec<&str> = grades.into_iter().map(|g| grade(g).word).collect();
    vec![Block::Text(Cited::bare(Line::muted(format!("Grades: {}", words.join(" · ")))))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_latest_year_of_a_text() {
        for (text, year) in [
            ("May 2013 - May 2024", Some("2024")),
            ("edition 2019-29", Some("2019")),
            ("before 2015", Some("2015")),
            ("2019 (inferred)", Some("2019")),
            ("28 Aug 2025", Some("2025")),
            ("undated copy", None),
            ("page 12345", None),
        ] {
            assert_eq!(latest_year(text).map(|d| d.to_string()).as_deref(), year, "{text}");
        }
    }
}
