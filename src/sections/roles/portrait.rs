//! One role in full: figures first, then what is its own, then what all share folded.

use std::collections::HashSet;

use crate::{
    dataset::{
        Id,
        role::{Origin, Role},
        source::Grade,
    },
    page::{Block, Cited, Detail, Fact, Line, Tone},
    sections::{
        Context,
        question::{Ask, Compared, Item, Lookup, Question, add, all_of, pay, together},
    },
};

/// Lists that are shown at length where they are the role's own; what all share is folded below.
const LISTS: &[&str] = &["duties", "settings", "colleagues", "remote", "output"];

/// Skills by level, and pros and cons: of these a role shows only what no other role has.
const ONLY: &[&str] = &["essential", "important", "useful", "pros", "cons"];

/// Everything there is to say of a role, beside the roles it is compared with.
pub(super) fn of<'a>(context: &Context<'a>, role: &'a Role) -> Detail {
    let roles = compared_with(context, role);
    let lookup = Lookup::new(context);
    let (beside, alone): (Vec<_>, _) = Question::all(context.data).into_iter().partition(asked_of_all);
    let compared = beside.into_iter().filter_map(|q| Compared::new(&lookup, q, &roles)).collect();
    let at = roles.iter().position(|r| r.id == role.id).unwrap_or_default();
    let portrait = Portrait { context, lookup: &lookup, role, at, roles: roles.len(), compared, alone };
    Detail { title: role.name.clone(), blocks: portrait.blocks() }
}

/// Whether the other roles' answers bear on what is shown of this one's.
fn asked_of_all(question: &Question<'_>) -> bool {
    match question.ask {
        Ask::Aspect(aspect) => !aspect.headline,
        _ => LISTS.iter().chain(ONLY).any(|key| question.key == *key),
    }
}

/// The picked roles and this one, in the order of the data; all roles if no other is picked.
fn compared_with<'a>(context: &Context<'a>, role: &Role) -> Vec<&'a Role> {
    let all = context.data.career.roles.iter();
    if context.profile.picked(context.data).iter().any(|pick| pick.id != role.id) {
        all.filter(|r| r.id == role.id || context.profile.has_picked(&r.id)).collect()
    } else {
        all.collect()
    }
}

struct Portrait<'a, 'b> {
    context: &'b Context<'a>,
    lookup: &'b Lookup<'a>,
    role: &'a Role,
    /// Where the role stands among those compared.
    at: usize,
    /// How many are compared.
    roles: usize,
    /// The questions of which it is shown what is the role's own, if anybody answers them.
    compared: Vec<Compared<'a>>,
    /// The others, among them all headline aspects.
    alone: Vec<Question<'a>>,
}

impl<'a> Portrait<'a, '_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = self.introduction();
        blocks.extend(self.pay());
        let mut corrected = HashSet::new();
        blocks.extend(self.headlines(&mut corrected));
        blocks.extend(self.way_in());
        blocks.extend(self.full("First rung", "first-rung", "•"));
        blocks.extend(self.full("Next steps", "next-steps", "→"));
        blocks.extend(self.only_here());
        blocks.extend(LISTS.iter().flat_map(|key| self.own(key)));
        blocks.extend(self.names());
        blocks.extend(self.corrections(&corrected));
        blocks.extend(self.same());
        blocks.extend(self.about());
        blocks
    }

    fn compared(&self, key: &str) -> Option<&Compared<'a>> {
        self.compared.iter().find(|c| c.question.key == key)
    }

    fn answer<'c>(&self, compared: &'c Compared<'a>) -> &'c [Item<'a>] {
        compared.answers.get(self.at).map_or(&[], Vec::as_slice)
    }

    /// What the role answers to one of the other questions.
    fn alone(&self, key: &str) -> Vec<Item<'a>> {
        let question = self.alone.iter().find(|question| question.key == key);
        question.map_or_else(Vec::new, |question| self.lookup.answer(question.ask, self.role))
    }

    fn introduction(&self) -> Vec<Block> {
        let role = self.role;
        let tagline = Line::strong(role.tagline.as_str());
        let tagline = match (role.origin, &self.context.data.career.founding) {
            (Origin::Added, Some(founding)) => {
                tagline.and(format!(" (added: not in {})", founding.called), Tone::Muted)
            }
            _ => tagline,
        };
        let texts = [tagline, Line::from(role.summary.as_str())].into_iter().filter(|line| !line.is_empty());
        texts.map(|line| Block::Text(Cited::new(line, &role.sources))).collect()
    }

    fn pay(&self) -> Vec<Block> {
        let (context, role) = (self.context, self.role);
        let mut blocks = Vec::new();
        blocks.extend(pay::not_released(context, role).map(Block::Text));
        let mut bars = pay::official(context, &[role]);
        bars.extend(pay::stand_ins(context, role));
        blocks.extend(pay::ranges(context, bars));
        blocks.extend(pay::counted_together(context, role).map(Block::Text));
        blocks.extend(self.pay_notes());
        let surveys = self.alone("surveys");
        let facts = surveys.iter().map(|s| Fact { label: "Survey".to_owned(), value: s.cited(context) });
        blocks.extend(Some(Block::Facts(facts.collect())).filter(|_| !surveys.is_empty()));
        let per = context.profile.per.words();
        let period = context.data.wages.as_ref().map(|w| format!("Pay {per}, {}", w.period));
        under(&period.unwrap_or_else(|| "Pay".to_owned()), blocks)
    }

    /// The caveats, which are always shown.
    fn pay_notes(&self) -> Option<Block> {
        let career = &self.context.data.career;
        let statement = |id: &Id| career.statements.iter().find(|s| s.id == *id);
        let notes = self.role.pay_notes.iter().filter_map(statement);
        let mut notes: Vec<Cited> = notes.map(|s| note(&s.text, &s.sources)).collect();
        if !self.role.stand_in_note.is_empty() {
            notes.push(note(&self.role.stand_in_note, &[]));
        }
        (!notes.is_empty()).then_some(Block::Bullets(notes))
    }

    /// Aspects shown beside the pay, under their headings, each correction with both its sides.
    fn headlines(&self, corrected: &mut HashSet<&'a Id>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut group = None;
        let mut corrections = Vec::new();
        for question in self.alone.iter().filter(|question| matches!(question.ask, Ask::Aspect(_))) {
            let answer = self.lookup.answer(question.ask, self.role);
            let Some(item) = answer.first() else { continue };
            let fact = Fact { label: question.name.to_owned(), value: self.marked(item) };
            if let (true, Some(Block::Facts(facts))) = (group == Some(question.group), blocks.last_mut()) {
                facts.push(fact);
            } else {
                blocks.append(&mut corrections);
                blocks.push(Block::Heading(question.group.to_owned()));
                blocks.push(Block::Facts(vec![fact]));
                group = Some(question.group);
            }
            let new = item.correction().filter(|id| corrected.insert(id));
            let correction = new.and_then(|id| self.context.correction(id));
            corrections.extend(correction.into_iter().flat_map(|c| self.context.correction_blocks(c)));
        }
        blocks.append(&mut corrections);
        blocks
    }

    /// An answer with `!` before it where the founding document says otherwise.
    fn marked(&self, item: &Item<'a>) -> Cited {
        let cited = item.cited(self.context);
        if item.correction().is_some() { cited.marked("!", Tone::Caution) } else { cited }
    }

    fn way_in(&self) -> Vec<Block> {
        // Certifications by their letters and by name: whoever is new to the field knows neither.
        let ways = ["certifications", "education"].iter().filter_map(|key| self.bullets(key, "•"));
        under("Gets you in", ways.collect())
    }

    /// A list in full, shared or not.
    fn full(&self, heading: &str, key: &str, mark: &'static str) -> Vec<Block> {
        under(heading, self.bullets(key, mark).into_iter().collect())
    }

    fn bullets(&self, key: &str, mark: &'static str) -> Option<Block> {
        let items = self.alone(key);
        let list: Vec<Cited> =
            items.iter().map(|i| i.cited(self.context).marked(mark, Tone::Muted)).collect();
        (!list.is_empty()).then_some(Block::Bullets(list))
    }

    /// What of a list not all share; what no other role has is marked.
    fn own(&self, key: &str) -> Vec<Block> {
        let Some(compared) = self.compared(key) else { return Vec::new() };
        let list = compared.own(self.answer(compared)).map(|item| {
            let only = compared.shares.in_one(item.key()) && self.is_trait(item);
            let (mark, tone) = if only { ("◆", Tone::Accent) } else { ("•", Tone::Muted) };
            item.cited(self.context).marked(mark, tone)
        });
        crate::sections::common::list(compared.question.name, list.collect())
    }

    /// Whether an item tells something of the role. That the editors found nothing is no trait of it.
    fn is_trait(&self, item: &Item<'a>) -> bool {
        let cited = item.cited(self.context);
        let grade = |id: &Id| self.context.source(id).map(|source| source.grade);
        cited.sources.is_empty() || cited.sources.iter().any(|id| grade(id) != Some(Grade::E))
    }

    fn only_here(&self) -> Vec<Block> {
        let mut list = Vec::new();
        let only = |key: &&str| {
            let compared = self.compared(key)?;
            Some(self.answer(compared).iter().filter(|i| compared.shares.in_one(i.key())))
        };
        // A skill that others need at another level is not only here.
        let elsewhere = |item: &Item<'a>| {
            let levels = self.compared.iter().filter(|c| matches!(c.question.ask, Ask::Skills(_)));
            let others = levels.flat_map(|c| c.answers.iter().enumerate()).filter(|(at, _)| *at != self.at);
            matches!(item, Item::Skill(..))
                && others.flat_map(|(_, items)| items).any(|other| other.key() == item.key())
        };
        let items = ONLY.iter().filter_map(only).flatten().filter(|item| !elsewhere(item));
        list.extend(items.map(|item| item.cited(self.context)));
        if LISTS.iter().filter_map(only).flatten().any(|item| self.is_trait(item)) {
            let line = Line::muted("What no other role has is so marked in the lists below.");
            list.push(Cited::bare(line).marked("◆", Tone::Accent));
        }
        let heading = if self.roles == self.context.data.career.roles.len() {
            "Only here".to_owned()
        } else {
            format!("Only here, of the {} compared", self.roles)
        };
        crate::sections::common::list(&heading, list)
    }

    fn names(&self) -> Vec<Block> {
        let aliases = &self.role.also_called;
        let names: Vec<&str> = aliases.iter().map(|a| a.name.as_str()).collect();
        let mut sources: Vec<Id> = Vec::new();
        add(&mut sources, aliases.iter().flat_map(|a| &a.sources));
        let text = Block::Text(Cited::new(names.join(", "), &sources));
        under("Also called", Some(text).filter(|_| !names.is_empty()).into_iter().collect())
    }

    fn corrections(&self, shown: &HashSet<&'a Id>) -> Vec<Block> {
        let more = self.role.corrections.iter().filter(|id| !shown.contains(id));
        let more = more.filter_map(|id| self.context.correction(id));
        under("Corrections", more.flat_map(|c| self.context.correction_blocks(c)).collect())
    }

    /// What all share, one line a question, unless it stands above in full.
    fn same(&self) -> Vec<Block> {
        let facts = self.compared.iter().filter_map(|compared| {
            let value = together(self.context, &compared.question, compared.shared());
            let label = compared.question.name.to_owned();
            (!value.line.is_empty()).then_some(Fact { label, value })
        });
        let facts: Vec<Fact> = facts.collect();
        let heading = format!("The same for {}", all_of(self.roles));
        under(
            &heading,
            Some(Block::Facts(facts))
                .filter(|b| matches!(b, Block::Facts(f) if !f.is_empty()))
                .into_iter()
                .collect(),
        )
    }

    /// What the whole field is.
    fn about(&self) -> Vec<Block> {
        let career = &self.context.data.career;
        let about = self.lookup.statements(&career.about);
        let list = about.map(|s| Cited::new(s.text.as_str(), &s.sources).marked("•", Tone::Muted));
        crate::sections::common::list(&career.title, list.collect())
    }
}

fn note(text: &str, sources: &[Id]) -> Cited {
    Cited::new(Line::muted(text), sources).marked("•", Tone::Muted)
}

/// Blocks under a heading; nothing if there are none.
fn under(heading: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    std::iter::once(Block::Heading(heading.to_owned())).chain(blocks).collect()
}
