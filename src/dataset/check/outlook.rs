//! Checks of the figures of a career: projections, history, surveys, claims, price levels; and of
//! the terms.

use std::collections::HashMap;

use super::{
    super::{
        Career, Wages,
        outlook::{Point, Projection, Related, Series, Survey, Unit},
        problem::quote,
    },
    At, Checker, Kind,
    career::each,
    figures::{CHANGE, JOBS, PAY_PER_YEAR, PERCENT, PRICE_LEVEL},
};

impl Checker<'_> {
    pub fn outlook(&mut self, root: At, career: &Career) {
        each(root.field("projections"), &career.projections, |at, p| self.projection(at, p));
        each(root.field("history"), &career.history, |at, series| self.series(at, series));
        each(root.field("surveys"), &career.surveys, |at, survey| self.survey(at, survey));
        each(root.field("topics"), &career.topics, |at, topic| {
            self.texts(at, [("title", &topic.title), ("group", &topic.group)]);
            if topic.claims.is_empty() {
                self.error(at.field("claims"), "a topic without claims", "there is nothing to show");
            }
            each(at.field("claims"), &topic.claims, |at, claim| {
                self.text(at.field("text"), &claim.text);
                self.sources(at.field("sources"), "a claim", &claim.sources);
            });
        });
        each(root.field("related"), &career.related, |at, related| self.related(at, related));
    }

    fn projection(&mut self, at: At, projection: &Projection) {
        let p = projection;
        self.text(at.field("name"), &p.name);
        self.window((at.field("from"), at.field("to")), p.from, p.to);
        for (field, value, bounds) in [
            ("jobs_from", p.jobs_from, &JOBS),
            ("jobs_to", p.jobs_to, &JOBS),
            ("change", p.change, &CHANGE),
            ("growth", p.growth, &PERCENT),
            ("openings", p.openings, &JOBS),
        ] {
            self.figure(at.field(field), value, bounds);
        }
        self.refer(at.field("notes"), Kind::Statement, &p.notes);
        self.refers(at.field("source"), Kind::Source, &p.source);
    }

    fn series(&mut self, at: At, series: &Series) {
        self.texts(at, [("name", &series.name), ("covers", &series.covers)]);
        let list = at.field("points");
        if series.points.is_empty() {
            self.error(list, "a series without points", "there is nothing to show");
        }
        each(list, &series.points, |at, point| self.point(at, point));
        for (i, pair) in series.points.windows(2).enumerate() {
            if let [before, after] = pair
                && before.year >= after.year
            {
                let message = format!("{} does not come after {}", after.year, before.year);
                let record = list.index(i + 1);
                self.error(record.field("year"), message, "points stand in the order of their years");
            }
        }
    }

    fn point(&mut self, at: At, point: &Point) {
        self.year(at.field("year"), point.year);
        let percentiles = [
            ("p10", point.p10),
            ("p25", point.p25),
            ("median", point.median),
            ("p75", point.p75),
            ("p90", point.p90),
        ];
        for (field, value) in percentiles.into_iter().chain([("mean", point.mean)]) {
            self.figure(at.field(field), value, &PAY_PER_YEAR);
        }
        self.percentiles(at, percentiles);
        self.figure(at.field("jobs"), point.jobs, &JOBS);
        self.refers(at.field("source"), Kind::Source, &point.source);
    }

    fn survey(&mut self, at: At, survey: &Survey) {
        let s = survey;
        self.texts(
            at,
            [("topic", &s.topic), ("who", &s.who), ("statistic", &s.statistic), ("period", &s.period)],
        );
        self.optional(at.field("certification"), Kind::Certification, s.certification.as_ref());
        let bounds = match s.unit {
            Unit::MoneyPerYear => &PAY_PER_YEAR,
            Unit::Percent => &PERCENT,
        };
        self.figure(at.field("value"), s.value, bounds);
        self.figure(at.field("to"), s.to, bounds);
        if let Some(to) = s.to.filter(|to| *to < s.value) {
            let message = format!("the band ends at {to}, below its start, {}", s.value);
            self.error(at.field("to"), message, "");
        }
        self.refers(at.field("source"), Kind::Source, &s.source);
    }

    fn related(&mut self, at: At, related: &Related) {
        let r = related;
        self.texts(at, [("name", &r.name), ("why", &r.why)]);
        let figures = [
            ("growth", r.growth, &PERCENT),
            ("change", r.change, &CHANGE),
            ("openings", r.openings, &JOBS),
            ("jobs_from", r.jobs_from, &JOBS),
            ("jobs_to", r.jobs_to, &JOBS),
        ];
        for (field, value, bounds) in figures {
            self.figure(at.field(field), value, bounds);
        }
        if let Some((from, to)) = r.window {
            let window = at.field("window");
            self.window((window.index(0), window.index(1)), from, to);
        }
        match (&r.projection_source, figures.iter().find(|(_, value, _)| value.is_some())) {
            (Some(source), _) => self.refers(at.field("projection_source"), Kind::Source, source),
            (None, Some((field, ..))) => {
                self.error(at.field(field), "a figure without a source", "name it in `projection_source`");
            }
            (None, None) => {}
        }
        self.sources(at.field("sources"), "a related occupation", &r.sources);
    }

    pub fn price_levels(&mut self, root: At, career: &Career, wages: Option<&Wages>) {
        let Some(levels) = &career.price_levels else { return };
        let at = root.field("price_levels");
        self.texts(at, [("name", &levels.name), ("base", &levels.base)]);
        self.date(at.field("period"), levels.period);
        self.refers(at.field("source"), Kind::Source, &levels.source);
        let mut seen = HashMap::new();
        let list = at.field("levels");
        for (i, (area, level)) in levels.levels.iter().enumerate() {
            let at = list.index(i);
            if wages.is_some() {
                self.refers(at.index(0), Kind::Area, area);
            }
            self.figure(at.index(1), *level, &PRICE_LEVEL);
            if let Some(first) = seen.insert(area, i) {
                let message = format!("the area {} has two price levels", quote(area.as_str()));
                let first = (at.file, list.index(first).path());
                self.second(at.index(0), first, message);
            }
        }
    }

    pub fn glossary(&mut self, list: At, career: &Career) {
        let mut seen = HashMap::new();
        each(list, &career.glossary, |at, term| {
            self.texts(at, [("term", &term.term), ("meaning", &term.meaning)]);
            self.text_list(at.field("also"), &term.also);
            self.sources(at.field("sources"), "a term", &term.sources);
        });
        for (i, term) in career.glossary.iter().enumerate() {
            if let Some(first) = seen.insert(term.term.to_lowercase(), i) {
                let message = format!("the term {} is explained twice", quote(&term.term));
                let (first, at) = (list.index(first), list.index(i));
                let first = (list.file, first.field("term").path());
                self.second(at.field("term"), first, message);
            }
        }
    }
}
