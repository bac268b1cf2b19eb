//! What lies over the tabs, one at a time: something to read or something to pick from.

mod headings;
mod help;
mod outside;
mod palette;

use tui_input::Input;

use super::{action::Action, takeaway::Extent};
use crate::{
    dataset::{Dataset, Date, Id, career::Term, source::Source, wages::AreaKind},
    export::Format,
    page::{Block, Cited, Detail, Fact, Filter, Line, Tone},
    profile::{Budget, Knob, Profile},
    sections::common,
};

pub use help::help;
pub use outside::{address, addresses, problems};
pub use palette::palette;

/// Something over the tabs.
#[derive(Debug)]
pub enum Overlay {
    /// Something to read.
    Reader(Reader),
    /// Something to pick from.
    Picker(Picker),
    /// Something to type.
    Prompt(Prompt),
}

/// A question that a few typed words answer.
#[derive(Debug)]
pub struct Prompt {
    /// What the answer answers.
    pub asks: Asks,
    /// What is asked.
    pub title: String,
    /// How to answer, and what an empty answer does.
    pub help: &'static str,
    /// What is typed.
    pub input: Input,
    /// Why the last answer was not taken.
    pub error: Option<String>,
}

/// What a typed answer answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The budget.
    Budget,
    /// The knob of a row.
    Knob(Knob),
    /// A pro or con to add.
    Tradeoff,
    /// A criterion to add.
    Criterion,
    /// The name of a file for a print.
    File(Extent, Format),
}

/// A text that scrolls, of which a filter may keep only the lines with some words.
#[derive(Debug, Default)]
pub struct Reader {
    /// What is read.
    pub detail: Detail,
    /// Lines scrolled out at the top.
    pub top: usize,
    /// Words that lines must contain.
    pub filter: Input,
    /// Whether the keys go into the filter.
    pub typing: bool,
    /// What is copied from here, if not all that is read.
    pub copies: Option<String>,
    /// Whether it tells what is wrong with the data files, and closes when that is mended.
    pub problems: bool,
}

/// A list that what is typed narrows down.
#[derive(Debug)]
pub struct Picker {
    /// What is picked.
    pub title: &'static str,
    /// Everything there is.
    pub entries: Vec<Entry>,
    /// Words that an entry must contain.
    pub input: Input,
    /// Indices of the entries that do.
    pub order: Vec<usize>,
    /// Which of them the cursor is on.
    pub cursor: usize,
}

/// One thing to pick.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What kind of thing it is, or the key that does the same.
    pub hint: String,
    /// Further words by which it is found.
    pub words: String,
    /// What picking it does.
    pub action: Action,
}

impl Picker {
    /// A list of all `entries`.
    #[must_use]
    pub fn new(title: &'static str, entries: Vec<Entry>) -> Self {
        let order = (0..entries.len()).collect();
        Self { title, entries, input: Input::default(), order, cursor: 0 }
    }

    /// Narrows the list to what is typed now: first what is called just so, then what begins so, what has it as
    /// a word, what has it somewhere in its name, and what has to do with it.
    pub fn narrow(&mut self) {
        let typed = self.input.value().trim().to_lowercase();
        let filter = Filter::new(&typed);
        let rank = |entry: &Entry| {
            let label = entry.label.to_lowercase();
            if filter.is_empty() {
                Some(Rank::About)
            } else if label == typed {
                Some(Rank::Exact)
            } else if label.starts_with(&typed) {
                Some(if has_word(&label, &typed) { Rank::FirstWord } else { Rank::Beginning })
            } else if has_word(&label, &typed) {
                Some(Rank::Word)
            } else if filter.passes(&format!("{} {}", entry.label, entry.hint)) {
                Some(Rank::Called)
            } else {
                let about = filter.passes(&format!("{} {} {}", entry.label, entry.hint, entry.words));
                about.then_some(Rank::About)
            }
        };
        let mut ranked: Vec<(Rank, usize)> =
            self.entries.iter().zip(0..).filter_map(|(entry, at)| Some((rank(entry)?, at))).collect();
        ranked.sort_unstable();
        self.order = ranked.into_iter().map(|(_, at)| at).collect();
        self.cursor = 0;
    }

    /// The entry under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Entry> {
        self.order.get(self.cursor).and_then(|i| self.entries.get(*i))
    }
}

/// How well an entry answers to what is typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is called just so.
    Exact,
    /// That is the first word of its name, or the first words.
    FirstWord,
    /// Its name begins so.
    Beginning,
    /// It is a word of its name.
    Word,
    /// Its name has the words, in any order.
    Called,
    /// It has to do with them.
    About,
}

/// Whether `word` stands in `text` with no letter at its sides.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|t| t.chars().next());
        !letter(before) && !letter(after)
    })
}

/// The passports of the figures in a detail, then of its other sources.
#[must_use]
pub fn passport(detail: &Detail, data: &Dataset, today: Date) -> Reader {
    let mut blocks = Vec::new();
    let figures = detail.figures();
    for figure in &figures {
        blocks.push(Block::Heading(headings::of(figure, &figures)));
        let mut facts = Vec::new();
        let mut fact = |label: &str, text: &str| {
            if !text.is_empty() {
                facts.push(Fact { label: label.to_owned(), value: Cited::bare(text) });
            }
        };
        fact("statistic", &figure.statistic);
        fact("counted", &figure.population);
        fact("place", &figure.place);
        fact("period", &figure.period);
        fact("derived", figure.derived.as_deref().unwrap_or_default());
        fact("source", data.source(&figure.source).map_or(figure.source.as_str(), |s| s.title.as_str()));
        blocks.push(Block::Facts(facts));
    }
    for id in detail.sources() {
        let Some(source) = data.source(id) else { continue };
        blocks.push(Block::Heading(source.publisher.clone()));
        blocks.push(Block::Facts(source_facts(source, today)));
    }
    if blocks.is_empty() {
        blocks.push(Block::Text(Cited::bare("This row shows no figure and cites no source.")));
    }
    Reader { detail: Detail { title: "Who says so".to_owned(), blocks }, ..Reader::default() }
}

fn source_facts(source: &Source, today: Date) -> Vec<Fact> {
    let grade = common::grade(source.grade);
    let dated = common::dated(source, today);
    let fields = [
        ("title", source.title.as_str(), Tone::Strong),
        ("of", dated.as_str(), Tone::Plain),
        ("kind", &source.kind, Tone::Plain),
        ("grade", grade.word, grade.tone),
        ("speaks of", &source.population, Tone::Plain),
        ("interest", &source.interest, Tone::Plain),
        ("terms", &source.license, Tone::Plain),
        ("address", source.address.as_deref().unwrap_or_default(), Tone::Plain),
        ("id", source.id.as_str(), Tone::Muted),
    ];
    let known = fields.into_iter().filter(|(_, text, _)| !text.is_empty());
    known
        .map(|(label, text, tone)| Fact {
            label: label.to_owned(),
            value: Cited::bare(Line::toned(text, tone)),
        })
        .collect()
}

/// The glossary's terms that stand in `text`, in the order of the glossary; all if none does.
#[must_use]
pub fn glossary(text: &str, data: &Dataset) -> Reader {
    let found: Vec<&Term> = data.career.glossary.iter().filter(|t| mentions(text, t)).collect();
    let all = found.is_empty();
    let terms = if all { data.career.glossary.iter().collect() } else { found };
    let title = if all { "Glossary" } else { "Terms in this row" };
    explain(title, terms)
}

/// One term of the glossary.
#[must_use]
pub fn term(name: &str, data: &Dataset) -> Reader {
    let terms: Vec<&Term> = data.career.glossary.iter().filter(|t| t.term == name).collect();
    // Never as it was asked for: nobody has looked at that.
    explain(terms.first().map_or("Glossary", |t| &t.term), terms)
}

fn explain(title: &str, terms: Vec<&Term>) -> Reader {
    let fact = |t: &Term| Fact { label: t.term.clone(), value: Cited::new(t.meaning.as_str(), &t.sources) };
    let facts: Vec<Fact> = terms.into_iter().map(fact).collect();
    let empty = Block::Text(Cited::bare("This data set has no glossary."));
    let block = if facts.is_empty() { empty } else { Block::Facts(facts) };
    Reader { detail: Detail { title: title.to_owned(), blocks: vec![block] }, ..Reader::default() }
}

/// Whether a text contains the term or another spelling of it as a word of its own.
fn mentions(text: &str, term: &Term) -> bool {
    let spellings = std::iter::once(&term.term).chain(&term.also);
    spellings.into_iter().any(|spelling| {
        // Capitals tell an abbreviation from a word; elsewhere they do not matter.
        let exact = spelling.chars().filter(|c| c.is_uppercase()).count() > 1;
        let (text, spelling) = if exact {
            (text.to_owned(), spelling.clone())
        } else {
            (text.to_lowercase(), spelling.to_lowercase())
        };
        has_word(&text, &spelling)
    })
}

/// Asks what the person needs a month; the answer so far is there to be changed.
#[must_use]
pub fn budget(now: Option<Budget>) -> Prompt {
    let said = now.map_or(String::new(), |b| format!("{} at {}%", b.monthly(), b.tax_percent()));
    Prompt {
        asks: Asks::Budget,
        title: "What do you need a month?".to_owned(),
        help: "After taxes, with the share of pay that your taxes take: 2600 at 18%. Nothing typed: no budget.",
        input: Input::new(said),
        error: None,
    }
}

/// Asks for the answer of a row, called `name`; what was `said` so far is there to be changed.
#[must_use]
pub fn knob(knob: Knob, name: &str, said: String) -> Prompt {
    let help = match knob {
        Knob::Study(_) => "By when: 2027-03 or 2027-03-15. Nothing typed: no date.",
        Knob::Weight(_) => "Points of 100. Nothing typed: all criteria as the data set has them.",
        Knob::Statement(..) | Knob::Skill(_) => "0 never tried, 4 could teach it. Nothing typed: not rated.",
        Knob::Leaning(_) => "From -5 (much against) to 5 (much for). Nothing typed: not weighed.",
        Knob::Score(..) => "From 0 (worst) to 10 (best). Nothing typed: unknown.",
        Knob::MustHave(_) => "The amount that you demand. Nothing typed: not demanded.",
        Knob::OwnLeaning(_) => {
            "+ or -, its words, the roles it holds for in [ ]. Nothing typed: it is removed."
        }
        Knob::Sum(_) | Knob::Name | Knob::Note(_) => "Nothing typed: no answer.",
    };
    Prompt { asks: Asks::Knob(knob), title: name.to_owned(), help, input: Input::new(said), error: None }
}

/// Asks for a pro or con of the person's own.
#[must_use]
pub fn own_tradeoff() -> Prompt {
    let help = "+ for a pro, - for a con, then its words. It holds for the roles that are compared, or for those in [ ].";
    Prompt {
        asks: Asks::Tradeoff,
        title: "Your own pro or con".to_owned(),
        help,
        input: Input::default(),
        error: None,
    }
}

/// Asks for a criterion of the person's own.
#[must_use]
pub fn own_criterion() -> Prompt {
    let help = "What else matters to you? You then score each role from 0 to 10.";
    Prompt {
        asks: Asks::Criterion,
        title: "Your own criterion".to_owned(),
        help,
        input: Input::default(),
        error: None,
    }
}

/// Places, the nation and the states first; the cursor is on the person's own.
#[must_use]
pub fn areas(data: &Dataset, profile: &Profile) -> Option<Picker> {
    let wages = data.wages.as_ref()?;
    let own = profile.area(data).map(|area| &area.id);
    let mut areas: Vec<_> = wages.areas.iter().collect();
    areas.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    let entry = |area: &&crate::dataset::wages::Area| {
        let kind = match area.kind {
            AreaKind::Nation => "nation",
            // The table does not tell them apart.
            AreaKind::State => "state or territory",
            AreaKind::Metro => "metro area",
            AreaKind::Nonmetro => "nonmetro area",
        };
        let code = area.abbreviation.as_ref().map_or(String::new(), |a| format!("{a} · "));
        let chosen = if own == Some(&area.id) { "chosen · " } else { "" };
        Entry {
            label: area.name.clone(),
            hint: format!("{chosen}{code}{kind}"),
            words: String::new(),
            action: Action::SetArea((area.kind != AreaKind::Nation).then(|| Id::to_string(&area.id))),
        }
    };
    let cursor = areas.iter().position(|area| own == Some(&area.id)).unwrap_or(0);
    Some(Picker { cursor, ..Picker::new("Whose pay? Choose a place", areas.iter().map(entry).collect()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_as_words() {
        let term = |name: &str| Term {
            term: name.to_owned(),
            also: Vec::new(),
            meaning: String::new(),
            sources: Vec::new(),
        };
        assert!(mentions("Check the APC groups.", &term("APC")));
        assert!(!mentions("capacity", &term("APC")));
        assert!(mentions("The median pay", &term("Median")));
        assert!(!mentions("intermediate", &term("Median")));
        assert!(mentions("MS-DRG, under IPPS", &term("MS-DRG")));
    }
}
