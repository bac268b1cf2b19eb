//! Checks of what a person may weigh and demand.

use super::{
    super::{
        Career,
        criterion::{Attribute, Demand},
    },
    At, Checker, Kind,
    career::each,
    figures::{AMOUNT, POINTS},
    quote,
};

/// How ids begin that the program gives to a person's own criteria.
const OWN: &str = "own-";

impl<'d> Checker<'d> {
    pub(super) fn define_criteria(&mut self, root: At, career: &'d Career) {
        self.define(root.field("criteria"), Kind::Criterion, career.criteria.iter().map(|x| &x.id));
        self.define(root.field("must_haves"), Kind::MustHave, career.must_haves.iter().map(|x| &x.id));
    }

    pub(super) fn criteria(&mut self, root: At, career: &Career) {
        each(root.field("criteria"), &career.criteria, |at, criterion| {
            self.text(at.field("name"), &criterion.name);
            if criterion.id.as_str().starts_with(OWN) {
                self.error(
                    at.field("id"),
                    format!("{} is kept for a person's own criterion", quote(criterion.id.as_str())),
                    format!("the id of a criterion does not begin with `{OWN}`"),
                );
            }
            self.attribute(at, &criterion.attribute);
            self.figure(at.field("worst"), criterion.worst, &AMOUNT);
            self.figure(at.field("best"), criterion.best, &AMOUNT);
            self.figure(at.field("weight"), criterion.weight, &POINTS);
            if (criterion.worst - criterion.best).abs() < 1e-9 {
                self.error(
                    at.field("best"),
                    "the best value is the worst one too",
                    "nothing could be told apart",
                );
            }
        });
        each(root.field("must_haves"), &career.must_haves, |at, must| {
            self.text(at.field("name"), &must.name);
            self.attribute(at, &must.attribute);
            let (Demand::AtLeast(amount) | Demand::AtMost(amount)) = must.demand else {
                return self.yes_or_no(at, &must.attribute, career);
            };
            self.figure(at.field("demand"), amount, &AMOUNT);
            self.figure(at.field("step"), must.step, &AMOUNT);
            if must.step <= 0.0 {
                self.error(at.field("step"), "a step must be above 0", "");
            }
        });
    }

    fn attribute(&mut self, at: At, attribute: &Attribute) {
        if let Attribute::Answer(aspect) = attribute {
            self.refers(at.field("attribute"), Kind::Aspect, aspect);
        }
    }

    /// A demand for yes or no makes sense only of answers that are yes, partly or no.
    fn yes_or_no(&mut self, at: At, attribute: &Attribute, career: &Career) {
        if !attribute.is_answer_in_words(career) {
            self.error(
                at.field("demand"),
                "this is an amount, not yes or no",
                "demand `at_least(..)` or `at_most(..)`",
            );
        }
    }
}
