//! Tables of claims: who says what, when, how, and what they gain by it.

use super::{super::Context, Entry};
use crate::{
    dataset::{
        Date,
        outlook::{Claim, Topic},
        source::{Grade, Source},
    },
    insight::pay,
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
    let shared = Shared::of(&told);
    blocks.extend(shared.said(&told));
    blocks.push(Block::Bullets(told.iter().map(|t| t.cited(&shared, figures_first)).collect()));
    blocks.extend(legend(&told));
    Some(Detail { title: topic.title.clone(), blocks })
}

/// What is told beside a claim: what its figure is, who says it, when, how it was found, what its
/// maker gains. A blank was not given.
type Beside = [String; 5];

/// A claim with what its source says where the claim itself does not.
struct Told<'a> {
    claim: &'a Claim,
    grade: Option<Grade>,
    beside: Beside,
}

impl<'a> Told<'a> {
    fn new(context: &Context<'a>, claim: &'a Claim) -> Self {
        let source = claim.sources.first().and_then(|id| context.source(id));
        let or_source = |own: &str, field: fn(&Source) -> &str| {
            if own.is_empty() { source.map_or("", field) } else { own }.to_owned()
        };
        let interest = or_source(&claim.interest, |s| &s.interest);
        let beside = [
            claim.what.clone(),
            or_source(&claim.who, |s| pay::maker(s)),
            when(claim, source, context.today),
            claim.method.clone(),
            if interest.is_empty() { interest } else { format!("interest: {interest}") },
        ];
        Self { claim, grade: claim.grade.or(source.map(|s| s.grade)), beside }
    }

    /// `A  7% (2024-34)  May affect demand — who · when · how · interest`. The mark is the grade.
    fn cited(&self, shared: &Shared, figures_first: bool) -> Cited {
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
        if claim.derived {
            line = line.and(" (worked out by the editors)", Tone::Caution);
        }
        let own = self.beside.iter().zip(shared.0).filter(|(text, shared)| !shared && !text.is_empty());
        let own: Vec<&str> = own.map(|(text, _)| text.as_str()).collect();
        if !own.is_empty() {
            line = line.and(format!(" — {}", own.join(" · ")), Tone::Muted);
        }
        let mark = self.grade.map(grade);
        let (sign, tone) = mark.map_or(("•", Tone::Muted), |m| (m.sign, m.tone));
        Cited::new(line, &claim.sources).marked(sign, tone)
    }
}

/// Which of what is told beside the claims is the same for all of several: it is said once.
struct Shared([bool; 5]);

impl Shared {
    fn of(told: &[Told<'_>]) -> Self {
        let [first, rest @ ..] = told else { return Self([false; 5]) };
        let mut shared = [!rest.is_empty(); 5];
        for other in rest {
            for (same, (a, b)) in shared.iter_mut().zip(first.beside.iter().zip(&other.beside)) {
                *same &= a == b;
            }
        }
        Self(shared)
    }

    fn said(&self, told: &[Told<'_>]) -> Option<Block> {
        let beside = told.iter().take(1).flat_map(|t| &t.beside).zip(self.0);
        let once: Vec<&str> = beside
            .filter(|(text, shared)| *shared && !text.is_empty())
            .map(|(text, _)| text.as_str())
            .collect();
        let line = Line::muted(format!("All of these: {}", once.join(" · ")));
        (!once.is_empty()).then(|| Block::Text(Cited::bare(line)))
    }
}

/// When it was said; with its age where that is long ago. The age counts from the year in the
/// claim's own words, if they name one, since a source may hold older figures than itself.
fn when(claim: &Claim, source: Option<&Source>, today: Date) -> String {
    match source {
        _ if !claim.date.is_empty() => {
            let date = latest_year(&claim.date).or(source.and_then(|s| s.date));
            aged(claim.date.clone(), date, today)
        }
        Some(source) => dated(source, today),
        None => String::new(),
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
    use crate::sections::{
        fixture::{detail, page, picked, rows, small},
        outlook::SECTION,
    };

    const TOPICS: &str = r#"topics: [
        (id: "end", title: "Does it end?", group: "Machines", note: "A spread.", claims: [
            (id: "yes", text: "Yes", figure: "85%", who: "A site", date: "2013", method: "not shown",
                interest: "sells tests", grade: D, sources: ["s"]),
            (id: "no", text: "No", figure: "8%", derived: true, sources: ["s"]),
        ]),
        (id: "home", title: "From home?", group: "Homes", claims: [
            (id: "some", text: "In towns", figure: "a figure too long to run the eye down", date: "2025",
                what: "all", sources: ["s"]),
            (id: "few", text: "Elsewhere not", date: "2025", what: "all", sources: ["s"]),
        ]),
    ]"#;

    #[test]
    fn a_claim_says_who_when_how_and_what_they_gain() {
        let data = small(TOPICS, "");
        assert_eq!(
            rows(&page(&SECTION, &data, &picked(&[]), 0)),
            ["end: Does it end? | 2 claims", "home: From home? | 2 claims"]
        );
        assert_eq!(
            detail(&SECTION, &data, &picked(&[]), 0, "end"),
            [
                "A spread.",
                "D 85%  Yes — A site · 2013, 13 years old · not shown · interest: sells tests",
                "A 8%  No (worked out by the editors) — OFF · undated",
                "Grades: A, official, own rules or a study · D, weak",
            ]
        );
    }

    #[test]
    fn what_all_claims_share_is_said_once() {
        assert_eq!(
            detail(&SECTION, &small(TOPICS, ""), &picked(&[]), 0, "home"),
            [
                "All of these: all · OFF · 2025",
                "A In towns: a figure too long to run the eye down",
                "A Elsewhere not",
                "Grades: A, official, own rules or a study",
            ]
        );
    }

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
