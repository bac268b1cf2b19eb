//! Finds what the roles refer to by id.

// It is filled anew for each step in a list.
use foldhash::HashMap;

use super::{Ask, Item};
use crate::{
    dataset::{
        Id,
        role::{Answer, Role},
        skill::Skill,
        source::Statement,
        tradeoff::Tradeoff,
        wages::Area,
    },
    insight::{attribute::holds, pay},
    sections::Context,
};

/// A data set's things by their ids, for the many look-ups of one comparison: a scan for each would
/// grow with the square of the data.
#[derive(Debug)]
pub(in crate::sections) struct Lookup<'a> {
    context: Context<'a>,
    area: Option<&'a Area>,
    statements: HashMap<&'a Id, &'a Statement>,
    skills: HashMap<&'a Id, &'a Skill>,
    roles: HashMap<&'a Id, &'a Role>,
}

impl<'a> Lookup<'a> {
    /// Gathers the ids.
    pub fn new(context: &Context<'a>) -> Self {
        let career = &context.data.career;
        Self {
            context: *context,
            area: context.profile.area(context.data),
            statements: career.statements.iter().map(|s| (&s.id, s)).collect(),
            skills: career.skills.iter().map(|s| (&s.id, s)).collect(),
            roles: career.roles.iter().map(|r| (&r.id, r)).collect(),
        }
    }

    /// How a role answers a question; empty where nothing is known. Ids that lead nowhere are passed
    /// over.
    pub fn answer(&self, ask: Ask<'a>, role: &'a Role) -> Vec<Item<'a>> {
        let (data, career) = (self.context.data, &self.context.data.career);
        match ask {
            Ask::Tagline if role.tagline.is_empty() => Vec::new(),
            Ask::Tagline => vec![Item::Tagline(role)],
            Ask::Aspect(aspect) => {
                let answers = |a: &&Answer| a.aspect == aspect.id && !a.text.is_empty();
                role.aspects.iter().find(answers).map(Item::Aspect).into_iter().collect()
            }
            Ask::Statements(list) => self.statements(list(role)).map(Item::Statement).collect(),
            Ask::Official => {
                let row = self.area.and_then(|a| pay::over_all_employers(data, &role.occupation, &a.id));
                row.filter(|r| super::item::stated(&self.context, r).is_some_and(|s| s.sentence().is_some()))
                    .map(Item::Official)
                    .into_iter()
                    .collect()
            }
            Ask::StandIns => pay::stand_ins(data, role).map(|(name, row)| Item::StandIn(name, row)).collect(),
            Ask::Surveys => {
                let of = |id: &Id| career.surveys.named(id.as_str());
                role.surveys.iter().filter_map(of).map(Item::Survey).collect()
            }
            Ask::Certifications => {
                let of = |id: &Id| career.certifications.named(id.as_str());
                role.certifications.iter().filter_map(of).map(Item::Certification).collect()
            }
            Ask::Skills(level) => {
                let needs = role.skills.iter().filter(|n| n.level == level);
                needs.filter_map(|n| self.skills.get(&n.skill).map(|s| Item::Skill(s, level))).collect()
            }
            Ask::Next => role.next_steps.iter().filter_map(|id| self.step(id)).collect(),
            Ask::Tradeoffs(side) => {
                let holds = |t: &&Tradeoff| t.side == side && holds(&t.roles, role);
                career.tradeoffs.iter().filter(holds).map(Item::Tradeoff).collect()
            }
        }
    }

    /// The statements with these ids.
    pub fn statements(&self, ids: &'a [Id]) -> impl Iterator<Item = &'a Statement> {
        ids.iter().filter_map(|id| self.statements.get(id).copied())
    }

    fn step(&self, id: &Id) -> Option<Item<'a>> {
        let role = self.roles.get(id).map(|role| Item::Role(role));
        let related = || self.context.data.career.related.named(id.as_str()).map(Item::Related);
        role.or_else(related)
    }
}
