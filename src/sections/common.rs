//! What several sections say the same way: statements with their sources, marks, headings.

use super::Context;
use crate::{
    dataset::{
        Date, Id,
        correction::{Correction, Verdict},
        outlook::Relation,
        role::{Basis, Level, Role},
        source::{Grade, Source, Statement},
        tradeoff::Evidence,
    },
    insight::pay,
    page::{Block, Cited, Currency, Fact, Line, Mark, Number, Tone, Unit},
};

impl<'a> Context<'a> {
    /// The roles that are compared, in the order of the data.
    #[must_use]
    pub fn roles(&self) -> Vec<&'a Role> {
        self.profile.roles(self.data)
    }

    /// The statement with this id.
    #[must_use]
    pub fn statement(&self, id: &Id) -> Option<&'a Statement> {
        self.data.career.statements.iter().find(|s| s.id == *id)
    }

    /// The correction with this id.
    #[must_use]
    pub fn correction(&self, id: &Id) -> Option<&'a Correction> {
        self.data.career.corrections.named(id.as_str())
    }

    /// The source with this id, in the career or the wage table.
    #[must_use]
    pub fn source(&self, id: &Id) -> Option<&'a Source> {
        self.data.source(id)
    }

    /// Statements as a list with sources. Ids without a statement are passed over.
    #[must_use]
    pub fn cite(&self, ids: &[Id]) -> Vec<Cited> {
        let known = ids.iter().filter_map(|id| self.statement(id));
        known.map(|s| Cited::new(s.text.as_str(), &s.sources).marked("•", Tone::Muted)).collect()
    }

    /// How sentences call the founding document: `the article`.
    #[must_use]
    pub fn founding(&self) -> &'a str {
        self.data.career.founding.as_ref().map_or("the founding document", |f| f.called.as_str())
    }

    /// On whose word something rests; the founding document as the data set calls it.
    #[must_use]
    pub fn on_whose_word(&self, basis: Basis) -> &'a str {
        match basis {
            Basis::Founding => self.founding(),
            Basis::Source => "another source",
            Basis::Editorial => "the editors",
        }
    }

    /// Money in the data set's currency, in whole units.
    #[must_use]
    pub fn money(&self, value: f64) -> Number {
        Number::new(value, Unit::Money).currency(Currency::new(&self.data.career.currency))
    }

    /// A correction with both sides, as blocks.
    #[must_use]
    pub fn correction_blocks(&self, correction: &Correction) -> Vec<Block> {
        let founding: Vec<Id> = self.data.career.founding.iter().map(|f| f.source.clone()).collect();
        let mut sides = Vec::new();
        if !correction.claim.is_empty() {
            let claim = Line::muted(format!("{}: ", self.founding())).and(&correction.claim, Tone::Plain);
            sides.push(Cited::new(claim, &founding).marked("✗", Tone::Caution));
        }
        let record = Line::muted("the record: ").and(&correction.record, Tone::Plain);
        sides.push(Cited::new(record, &correction.sources).marked("✓", Tone::Good));
        let mut title = Line::toned("! ", Tone::Caution).and(&correction.title, Tone::Strong);
        // That it is corrected is what the sign says.
        if correction.verdict != Verdict::Corrected {
            title = title.and(format!(" ({})", verdict(correction.verdict)), Tone::Muted);
        }
        vec![Block::Text(Cited::bare(title)), Block::Bullets(sides)]
    }
}

/// How related occupations stand to the roles' own, with their headings, in order.
pub const RELATIONS: [(Relation, &str); 3] =
    [(Relation::To, "Steps up"), (Relation::Beside, "Beside it"), (Relation::From, "Ways in")];

/// A list under a heading; nothing if the list is empty.
#[must_use]
pub fn list(heading: &str, items: Vec<Cited>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading.to_owned()), Block::Bullets(items)]
}

/// `14 claims`, `1 claim`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What is said of each role, beside its name; once for all where the same is said of all.
#[must_use]
pub fn each(roles: &[&Role], values: Vec<Cited>) -> Vec<Fact> {
    match values.split_first() {
        Some((first, rest)) if !rest.is_empty() && rest.iter().all(|value| value == first) => {
            let label = if rest.len() == 1 { "Both".to_owned() } else { format!("All {}", values.len()) };
            vec![Fact { label, value: first.clone() }]
        }
        _ => {
            let labels = roles.iter().map(|role| role.short.clone());
            labels.zip(values).map(|(label, value)| Fact { label, value }).collect()
        }
    }
}

/// How a sentence calls the roles that are compared: by name up to two, by number beyond.
#[must_use]
pub fn called(roles: &[&Role]) -> String {
    match roles {
        [one] => one.short.clone(),
        [one, other] => format!("{} and {}", one.short, other.short),
        more => format!("the {} roles", more.len()),
    }
}

/// Short names side by side: `Inpatient · Outpatient`; of many, the first and how many more.
#[must_use]
pub fn side_by_side(roles: &[&Role]) -> String {
    pay::names(roles)
}

/// How much a skill matters, as a mark: `●●●` essential, `●●` important, `●` useful.
#[must_use]
pub fn level(level: Level) -> Mark {
    match level {
        Level::Essential => Mark { sign: "●●●", word: "essential", rank: 3, tone: Tone::Accent },
        Level::Important => Mark { sign: "●●", word: "important", rank: 2, tone: Tone::Plain },
        Level::Useful => Mark { sign: "●", word: "useful", rank: 1, tone: Tone::Muted },
    }
}

/// How well a pro or con is borne out, as a mark.
#[must_use]
pub fn evidence(evidence: Evidence) -> Mark {
    match evidence {
        Evidence::Supported => Mark { sign: "✓", word: "supported", rank: 3, tone: Tone::Good },
        Evidence::Unsupported => Mark { sign: "?", word: "unsupported", rank: 2, tone: Tone::Caution },
        Evidence::Contradicted => Mark { sign: "✗", word: "contradicted", rank: 1, tone: Tone::Bad },
    }
}

/// What became of a claim, in words.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Corrected => "corrected",
        Verdict::Updated => "updated",
        Verdict::NotSupported => "not supported",
        Verdict::PartlySupported => "partly supported",
        Verdict::Qualified => "qualified",
        Verdict::Completed => "completed",
        Verdict::Added => "added",
        Verdict::Supported => "supported",
    }
}

/// On whose word something rests, in words.
#[must_use]
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Founding => "named by the founding document",
        Basis::Source => "named by another source",
        Basis::Editorial => "chosen by the editors",
    }
}

/// The grade of a source, as a letter with its meaning.
#[must_use]
pub fn grade(grade: Grade) -> Mark {
    match grade {
        Grade::A => Mark { sign: "A", word: "A, official, own rules or a study", rank: 5, tone: Tone::Good },
        Grade::B => Mark { sign: "B", word: "B, second hand or a body's survey", rank: 4, tone: Tone::Plain },
        Grade::C => Mark { sign: "C", word: "C, trade or training", rank: 3, tone: Tone::Plain },
        Grade::D => Mark { sign: "D", word: "D, weak", rank: 2, tone: Tone::Caution },
        Grade::E => Mark { sign: "E", word: "E, the editors", rank: 1, tone: Tone::Muted },
    }
}

/// When a source's figures are from, in words; blank if nobody says.
#[must_use]
pub fn when(source: &Source) -> String {
    match (source.dated.as_str(), source.date) {
        ("", date) => date.map(|date| date.to_string()).unwrap_or_default(),
        (words, _) => words.to_owned(),
    }
}

/// The same with their age from two years on: `2020, 6 years old`.
#[must_use]
pub fn dated(source: &Source, today: Date) -> String {
    let said = when(source);
    aged(if said.is_empty() { "undated".to_owned() } else { said }, source.date, today)
}

/// A date in words, with its age from two years on: `before 2020, over 6 years old`.
#[must_use]
pub fn aged(said: String, date: Option<Date>, today: Date) -> String {
    match date.map(|d| d.age_in_years(today)) {
        Some(years) if years >= 2 => format!("{said}, {}{years} years old", over(&said)),
        _ => said,
    }
}

/// What stands before an age that counts from the end of a time: `over `, where all that is known is that it was
/// before.
#[must_use]
pub fn over(said: &str) -> &'static str {
    if said.starts_with("before ") { "over " } else { "" }
}
