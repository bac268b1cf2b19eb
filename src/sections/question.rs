//! The questions that roles are compared on, and how the roles answer them.
//!
//! A question is one row of the comparison. Its answers are lists of [`Item`]s, references into the
//! data: counting who shares what needs no text, so text is made only for what is shown. The table
//! [`LISTS`] is the one place to add a question; the data set adds its own aspects.

mod item;
mod lookup;
pub(super) mod pay;

pub(super) use item::{Item, Key, add, together};
pub(super) use lookup::Lookup;

use crate::{
    dataset::{
        Dataset, Id,
        career::Aspect,
        role::{Level, Role},
        tradeoff::Side,
    },
    insight::difference::Shares,
};

/// One question, such as an aspect of the data set or the list of duties.
#[derive(Clone, Debug)]
pub(super) struct Question<'a> {
    /// By what rows know it: `duties`, `aspect:procedures`.
    pub key: String,
    /// The question in a few words.
    pub name: &'a str,
    /// Heading under which it stands.
    pub group: &'a str,
    /// What is asked of each role.
    pub ask: Ask<'a>,
}

/// What is asked of a role.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ask<'a> {
    /// What it is, in one line.
    Tagline,
    /// An aspect that the data set declares.
    Aspect(&'a Aspect),
    /// A list of statements.
    Statements(fn(&Role) -> &[Id]),
    /// The official pay figure in the person's area, over all employers.
    Official,
    /// The official figures of the employer types that stand in for the role.
    StandIns,
    /// Survey figures.
    Surveys,
    /// Credentials that fit.
    Certifications,
    /// Skills of one level.
    Skills(Level),
    /// Roles and occupations that may come after.
    Next,
    /// What speaks for it or against it.
    Tradeoffs(Side),
}

/// What every data set is asked, after its own aspects: key, name, heading, question.
const LISTS: &[(&str, &str, &str, Ask<'static>)] = &[
    ("pay", "Official pay", "Pay", Ask::Official),
    ("stand-ins", "Stand-ins by employer", "Pay", Ask::StandIns),
    ("surveys", "Surveys", "Pay", Ask::Surveys),
    ("duties", "Duties", "Day to day", Ask::Statements(|r| &r.duties)),
    ("settings", "Settings", "Day to day", Ask::Statements(|r| &r.settings)),
    ("colleagues", "With whom", "Day to day", Ask::Statements(|r| &r.colleagues)),
    ("remote", "Remote", "Day to day", Ask::Statements(|r| &r.remote)),
    ("output", "Output", "Day to day", Ask::Statements(|r| &r.output)),
    ("education", "Education", "The way in and on", Ask::Statements(|r| &r.education)),
    ("certifications", "Certifications", "The way in and on", Ask::Certifications),
    ("first-rung", "First rung", "The way in and on", Ask::Statements(|r| &r.first_rung)),
    ("next-steps", "Next steps", "The way in and on", Ask::Next),
    ("essential", "Essential skills", "Skills", Ask::Skills(Level::Essential)),
    ("important", "Important skills", "Skills", Ask::Skills(Level::Important)),
    ("useful", "Useful skills", "Skills", Ask::Skills(Level::Useful)),
    ("pros", "Pros", "For and against", Ask::Tradeoffs(Side::Pro)),
    ("cons", "Cons", "For and against", Ask::Tradeoffs(Side::Con)),
];

impl<'a> Question<'a> {
    /// All questions of a data set, in the order they are compared.
    pub fn all(data: &'a Dataset) -> Vec<Self> {
        let tagline = ("tagline", "What it is", "In short", Ask::Tagline);
        let fixed = |&(key, name, group, ask): &(&str, &'a str, &'a str, Ask<'a>)| Self {
            key: key.to_owned(),
            name,
            group,
            ask,
        };
        let own = data.career.aspects.iter().map(|aspect| Self {
            // No id holds a colon, so an aspect never takes the key of a list.
            key: format!("aspect:{}", aspect.id),
            name: &aspect.name,
            group: &aspect.group,
            ask: Ask::Aspect(aspect),
        });
        std::iter::once(fixed(&tagline)).chain(own).chain(LISTS.iter().map(fixed)).collect()
    }

    /// Whether an answer is one text, to be read beside the others word by word.
    pub fn is_text(&self) -> bool {
        matches!(self.ask, Ask::Tagline | Ask::Aspect(_))
    }

    /// Whether it only describes a role, so that another answer is no difference to be counted.
    pub fn describes(&self) -> bool {
        matches!(self.ask, Ask::Tagline)
    }

    /// Whether answers are sentences, each with its own sources, rather than names of things that
    /// bring theirs elsewhere.
    pub fn is_prose(&self) -> bool {
        matches!(self.ask, Ask::Tagline | Ask::Aspect(_) | Ask::Statements(_))
    }
}

/// A question with the answers of the roles that are compared.
#[derive(Debug)]
pub(super) struct Compared<'a> {
    /// The question.
    pub question: Question<'a>,
    /// One answer a role, in the order of the roles. A blank one is empty.
    pub answers: Vec<Vec<Item<'a>>>,
    /// What they share.
    pub shares: Shares<Key<'a>>,
    /// Whether all roles give the same answer. One role alone is neither the same nor different.
    pub same: bool,
}

impl<'a> Compared<'a> {
    /// Asks the roles. None if no role answers: then there is nothing to compare.
    pub fn new(lookup: &Lookup<'a>, question: Question<'a>, roles: &[&'a Role]) -> Option<Self> {
        let answers: Vec<Vec<Item<'a>>> = roles.iter().map(|r| lookup.answer(question.ask, r)).collect();
        let shares = Shares::count(answers.iter().map(|items| items.iter().map(Item::key)));
        let same = answers.len() > 1 && shares.all_same();
        (!shares.is_empty()).then_some(Self { question, answers, shares, same })
    }

    /// Whether two roles are known to answer otherwise. That the answer of one is not known tells nobody that it
    /// is another.
    pub fn differs(&self) -> bool {
        let known = self.answers.iter().filter(|items| !items.is_empty());
        !Shares::count(known.map(|items| items.iter().map(Item::key))).all_same()
    }

    /// What all the roles share, in the order of the first.
    pub fn shared(&self) -> impl Iterator<Item = &Item<'a>> {
        self.answers.first().into_iter().flatten().filter(|item| self.shares.in_all(item.key()))
    }

    /// What a role answers beyond what all share. Lists that nothing is compared with are their own.
    pub fn own<'b>(&'b self, answer: &'b [Item<'a>]) -> impl Iterator<Item = &'b Item<'a>> {
        answer.iter().filter(|item| !self.shares.in_all(item.key()))
    }
}

/// `all 5`, `both`: how a sentence calls this many roles.
pub(super) fn all_of(count: usize) -> String {
    if count == 2 { "both".to_owned() } else { format!("all {count}") }
}
