//! Checks of the career: its roles and what they refer to.

use std::collections::HashSet;

use super::{
    super::{
        Career, Id, Wages,
        certification::Certification,
        role::{Answer, Basis, Origin, Role, Value},
        tradeoff::{Evidence, Tradeoff},
    },
    At, Checker, File, Finding, Kind, Severity,
    figures::{AMOUNT, FEE, MINUTES, UNITS, YEARS},
    quote,
};

impl<'d> Checker<'d> {
    pub fn define_career(&mut self, career: &'d Career) {
        let root = At::root(File::Career);
        self.define(root.field("sources"), Kind::Source, career.sources.iter().map(|x| &x.id));
        self.define(root.field("statements"), Kind::Statement, career.statements.iter().map(|x| &x.id));
        self.define(root.field("aspects"), Kind::Aspect, career.aspects.iter().map(|x| &x.id));
        self.define_criteria(root, career);
        self.define(root.field("roles"), Kind::Role, career.roles.iter().map(|x| &x.id));
        self.define(root.field("skills"), Kind::Skill, career.skills.iter().map(|x| &x.id));
        let certifications = career.certifications.iter().map(|x| &x.id);
        self.define(root.field("certifications"), Kind::Certification, certifications);
        self.define(root.field("tradeoffs"), Kind::Tradeoff, career.tradeoffs.iter().map(|x| &x.id));
        self.define(root.field("requirements"), Kind::Requirement, career.requirements.iter().map(|x| &x.id));
        self.define(root.field("path"), Kind::Step, career.path.iter().map(|x| &x.id));
        self.define(root.field("corrections"), Kind::Correction, career.corrections.iter().map(|x| &x.id));
        self.define(root.field("projections"), Kind::Projection, career.projections.iter().map(|x| &x.id));
        self.define(root.field("history"), Kind::Series, career.history.iter().map(|x| &x.id));
        self.define(root.field("surveys"), Kind::Survey, career.surveys.iter().map(|x| &x.id));
        self.define(root.field("topics"), Kind::Topic, career.topics.iter().map(|x| &x.id));
        for (i, topic) in career.topics.iter().enumerate() {
            let list = root.field("topics");
            let at = list.index(i);
            self.define(at.field("claims"), Kind::Claim, topic.claims.iter().map(|x| &x.id));
        }
        self.define(root.field("related"), Kind::Related, career.related.iter().map(|x| &x.id));
    }

    pub fn career(&mut self, career: &Career, wages: Option<&Wages>) {
        let root = At::root(File::Career);
        self.texts(root, [("title", &career.title), ("currency", &career.currency)]);
        self.date(root.field("updated"), career.updated);
        self.text_list(root.field("credits"), &career.credits);
        if let Some(founding) = &career.founding {
            let at = root.field("founding");
            self.refers(at.field("source"), Kind::Source, &founding.source);
            self.text(at.field("called"), &founding.called);
        }
        self.refer(root.field("about"), Kind::Statement, &career.about);
        each(root.field("sources"), &career.sources, |at, source| self.source(at, source));
        each(root.field("statements"), &career.statements, |at, statement| {
            self.text(at.field("text"), &statement.text);
            self.sources(at.field("sources"), "a statement", &statement.sources);
        });
        each(root.field("aspects"), &career.aspects, |at, aspect| {
            self.texts(at, [("name", &aspect.name), ("group", &aspect.group)]);
        });
        self.criteria(root, career);
        if career.roles.is_empty() {
            self.error(root.field("roles"), "this data set has no roles", "it needs at least one");
        }
        let table = wages.map(|w| w.rows.iter().map(|r| (&r.occupation, &r.industry)).collect());
        each(root.field("roles"), &career.roles, |at, role| {
            self.role(at, role);
            self.role_in_table(at, role, table.as_ref());
            self.origin(at.field("origin"), role.origin, career);
        });
        each(root.field("skills"), &career.skills, |at, skill| {
            self.texts(at, [("name", &skill.name), ("kind", &skill.kind), ("meaning", &skill.meaning)]);
            if skill.basis == Basis::Editorial && skill.sources.is_empty() {
                // The editors' own choice needs no other word than theirs.
            } else {
                self.sources(at.field("sources"), "a skill", &skill.sources);
            }
            self.text_list(at.field("checks"), &skill.checks);
        });
        each(root.field("certifications"), &career.certifications, |at, c| self.certification(at, c));
        each(root.field("tradeoffs"), &career.tradeoffs, |at, tradeoff| {
            self.tradeoff(at, tradeoff);
            self.origin(at.field("origin"), tradeoff.origin, career);
        });
        self.way_in(root, career);
        self.text_list(root.field("unknowns"), &career.unknowns);
        each(root.field("corrections"), &career.corrections, |at, correction| {
            self.texts(at, [("title", &correction.title), ("record", &correction.record)]);
            self.sources(at.field("sources"), "a correction", &correction.sources);
        });
        self.outlook(root, career);
        self.price_levels(root, career, wages);
        self.glossary(root.field("glossary"), career);
        self.unused();
    }

    fn role(&mut self, at: At, role: &Role) {
        self.texts(
            at,
            [
                ("name", &role.name),
                ("short", &role.short),
                ("tagline", &role.tagline),
                ("summary", &role.summary),
            ],
        );
        each(at.field("also_called"), &role.also_called, |at, alias| {
            self.text(at.field("name"), &alias.name);
            self.sources(at.field("sources"), "another name", &alias.sources);
        });
        self.sources(at.field("sources"), "a role", &role.sources);
        each(at.field("aspects"), &role.aspects, |at, answer| self.answer(at, answer));
        self.no_repeats(at.field("aspects"), "aspect", role.aspects.iter().map(|a| &a.aspect));
        for (field, statements) in [
            ("duties", &role.duties),
            ("settings", &role.settings),
            ("colleagues", &role.colleagues),
            ("education", &role.education),
            ("first_rung", &role.first_rung),
            ("remote", &role.remote),
            ("output", &role.output),
            ("pay_notes", &role.pay_notes),
        ] {
            self.refer(at.field(field), Kind::Statement, statements);
        }
        self.refer(at.field("certifications"), Kind::Certification, &role.certifications);
        each(at.field("skills"), &role.skills, |at, need| {
            self.refers(at.field("skill"), Kind::Skill, &need.skill);
        });
        self.no_repeats(at.field("skills"), "skill", role.skills.iter().map(|s| &s.skill));
        each(at.field("next_steps"), &role.next_steps, |at, next| {
            if *next == role.id {
                self.error(at, "a role cannot be its own next step", "");
            } else {
                self.refers_to_one_of(at, &[Kind::Role, Kind::Related], next);
            }
        });
        self.no_repeats(at.field("next_steps"), "", &role.next_steps);
        self.no_repeats(at.field("stand_ins"), "", &role.stand_ins);
        self.refer(at.field("surveys"), Kind::Survey, &role.surveys);
        self.refer(at.field("corrections"), Kind::Correction, &role.corrections);
    }

    fn answer(&mut self, at: At, answer: &Answer) {
        self.refers(at.field("aspect"), Kind::Aspect, &answer.aspect);
        self.text(at.field("text"), &answer.text);
        if let Some(Value::Amount(amount)) = answer.value {
            self.figure(at.field("value"), amount, &AMOUNT);
        }
        self.sources(at.field("sources"), "an answer", &answer.sources);
        self.optional(at.field("correction"), Kind::Correction, answer.correction.as_ref());
    }

    /// A reference that may be left out.
    pub fn optional(&mut self, at: At, kind: Kind, id: Option<&Id>) {
        if let Some(id) = id {
            self.refers(at, kind, id);
        }
    }

    /// What a role says of the wage table, which has rows for these occupations and industries.
    fn role_in_table(&mut self, at: At, role: &Role, table: Option<&HashSet<(&Id, &Id)>>) {
        let Some(table) = table else { return };
        self.refers(at.field("occupation"), Kind::Occupation, &role.occupation);
        each(at.field("stand_ins"), &role.stand_ins, |at, stand_in| {
            self.refers(at, Kind::Industry, stand_in);
            if self.ids.has(Kind::Industry, stand_in)
                && self.ids.has(Kind::Occupation, &role.occupation)
                && !table.contains(&(&role.occupation, stand_in))
            {
                let (industry, occupation) = (quote(stand_in.as_str()), quote(role.occupation.as_str()));
                let message = format!("the stand-in {industry} has no row for occupation {occupation}");
                self.error(at, message, "there is nothing to show in the role's stead");
            }
        });
    }

    /// Who put a thing in: the founding document can only if there is one.
    fn origin(&mut self, at: At, origin: Origin, career: &Career) {
        if origin == Origin::Founding && career.founding.is_none() {
            let help = "name the founding document in `founding`, or write `added`";
            self.error(at, "this data set names no founding document", help);
        }
    }

    fn certification(&mut self, at: At, certification: &Certification) {
        let c = certification;
        self.texts(at, [("name", &c.name), ("body", &c.body), ("focus", &c.focus)]);
        for (field, fee) in [
            ("fee_member", c.fee_member),
            ("fee_nonmember", c.fee_nonmember),
            ("membership_fee", c.membership_fee),
        ] {
            self.figure(at.field(field), fee, &FEE);
        }
        for (field, count, bounds) in [
            ("exam_minutes", c.exam_minutes, &MINUTES),
            ("renewal_units", c.renewal_units, &UNITS),
            ("renewal_years", c.renewal_years, &YEARS),
        ] {
            self.figure(at.field(field), count.map(f64::from), bounds);
        }
        each(at.field("remarks"), &c.remarks, |at, remark| {
            self.text(at.field("text"), &remark.text);
            self.refer(at.field("sources"), Kind::Source, &remark.sources);
        });
        self.sources(at.field("sources"), "a certification", &c.sources);
    }

    fn tradeoff(&mut self, at: At, tradeoff: &Tradeoff) {
        let t = tradeoff;
        self.texts(at, [("name", &t.name), ("theme", &t.theme), ("text", &t.text)]);
        self.refer(at.field("roles"), Kind::Role, &t.roles);
        if t.evidence == Evidence::Unsupported && !t.named_by.is_empty() {
            self.refer(at.field("sources"), Kind::Source, &t.sources);
        } else {
            self.sources(at.field("sources"), "a tradeoff", &t.sources);
        }
    }

    fn way_in(&mut self, root: At, career: &Career) {
        each(root.field("requirements"), &career.requirements, |at, requirement| {
            self.texts(at, [("name", &requirement.name), ("record", &requirement.record)]);
            self.optional(at.field("correction"), Kind::Correction, requirement.correction.as_ref());
            self.sources(at.field("sources"), "a requirement", &requirement.sources);
        });
        each(root.field("path"), &career.path, |at, step| {
            self.texts(at, [("name", &step.name), ("known", &step.known)]);
            self.refer(at.field("certifications"), Kind::Certification, &step.certifications);
            self.sources(at.field("sources"), "a step", &step.sources);
        });
    }

    /// What is there but never shown or never cited.
    fn unused(&mut self) {
        for (kind, why) in [
            (Kind::Source, "nothing cites it"),
            (Kind::Statement, "nothing refers to it, so it is never shown"),
            (Kind::Skill, "no role needs it"),
            (Kind::Aspect, "no role answers it"),
        ] {
            self.findings.extend(self.ids.unused(kind).map(|(id, file, path)| Finding {
                file,
                path,
                severity: Severity::Warning,
                message: format!("the {} {} is not used", kind.name(), quote(id)),
                help: why.to_owned(),
                first: None,
            }));
        }
    }
}

/// Looks at each element of a list.
pub(super) fn each<T>(list: At, items: &[T], mut look: impl FnMut(At, &T)) {
    for (i, item) in items.iter().enumerate() {
        look(list.index(i), item);
    }
}
