//! What of a data set rests on which source, counted.

use std::collections::HashMap;

use crate::{
    dataset::{Dataset, Id},
    sections::common::counted,
};

/// How often each source is cited, by what cites it.
#[derive(Debug, Default)]
pub struct Uses<'a> {
    /// The source that is asked for; none = all.
    only: Option<&'a Id>,
    /// One and many of the kind, how often; in the order of the data format.
    of: HashMap<&'a Id, Vec<(&'static str, &'static str, usize)>>,
}

impl<'a> Uses<'a> {
    /// Counts the citations in `data`.
    #[must_use]
    pub fn of(data: &'a Dataset) -> Self {
        Self::default().counted(data)
    }

    /// Counts those of one source.
    #[must_use]
    pub fn of_one(data: &'a Dataset, source: &'a Id) -> Self {
        Self { only: Some(source), ..Self::default() }.counted(data)
    }

    fn counted(mut self, data: &'a Dataset) -> Self {
        let (uses, c) = (&mut self, &data.career);
        uses.count("founding document", "founding documents", c.founding.iter().map(|f| &f.source));
        uses.count("statement", "statements", c.statements.iter().flat_map(|s| &s.sources));
        uses.count("role", "roles", c.roles.iter().flat_map(|r| &r.sources));
        let names = c.roles.iter().flat_map(|r| &r.also_called);
        uses.count("other name of a role", "other names of roles", names.flat_map(|n| &n.sources));
        let answers = c.roles.iter().flat_map(|r| &r.aspects);
        uses.count("answer of a role", "answers of roles", answers.flat_map(|a| &a.sources));
        uses.count("skill", "skills", c.skills.iter().flat_map(|s| &s.sources));
        uses.count("certification", "certifications", c.certifications.iter().flat_map(|c| &c.sources));
        let remarks = c.certifications.iter().flat_map(|c| &c.remarks);
        uses.count("remark", "remarks", remarks.flat_map(|r| &r.sources));
        uses.count("pro or con", "pros and cons", c.tradeoffs.iter().flat_map(|t| &t.sources));
        uses.count("requirement", "requirements", c.requirements.iter().flat_map(|r| &r.sources));
        uses.count("step of the path", "steps of the path", c.path.iter().flat_map(|s| &s.sources));
        uses.count("correction", "corrections", c.corrections.iter().flat_map(|c| &c.sources));
        uses.count("projection", "projections", c.projections.iter().map(|p| &p.source));
        let years = c.history.iter().flat_map(|s| &s.points);
        uses.count("yearly figure", "yearly figures", years.map(|p| &p.source));
        uses.count("survey figure", "survey figures", c.surveys.iter().map(|s| &s.source));
        let claims = c.topics.iter().flat_map(|t| &t.claims);
        uses.count("claim", "claims", claims.flat_map(|c| &c.sources));
        let related = c.related.iter().flat_map(|r| r.projection_source.iter().chain(&r.sources));
        uses.count("related occupation", "related occupations", related);
        let levels = c.price_levels.iter().flat_map(|p| p.levels.iter().map(|_| &p.source));
        uses.count("price level", "price levels", levels);
        uses.count("term", "terms", c.glossary.iter().flat_map(|t| &t.sources));
        let rows = data.wages.iter().flat_map(|w| w.rows.iter().map(|_| &w.source.id));
        uses.count("wage row", "wage rows", rows);
        self
    }

    fn count(&mut self, one: &'static str, many: &'static str, cited: impl Iterator<Item = &'a Id>) {
        for id in cited.filter(|id| self.only.is_none_or(|only| only == *id)) {
            let kinds = self.of.entry(id).or_default();
            match kinds.last_mut() {
                Some((kind, _, count)) if *kind == one => *count += 1,
                _ => kinds.push((one, many, 1)),
            }
        }
    }

    /// How often a source is cited.
    #[must_use]
    pub fn times(&self, source: &Id) -> usize {
        self.of.get(source).into_iter().flatten().map(|(.., count)| count).sum()
    }

    /// What cites it: `12 statements, 1 claim`; blank if nothing.
    #[must_use]
    pub fn words(&self, source: &Id) -> String {
        let kinds = self.of.get(source).into_iter().flatten();
        kinds.map(|&(one, many, count)| counted(count, one, many)).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often the fields of a data set that name sources name them, whatever they belong to.
    fn named(value: &serde_json::Value) -> usize {
        match value {
            serde_json::Value::Array(list) => list.iter().map(named).sum(),
            serde_json::Value::Object(fields) => fields
                .iter()
                .map(|(key, value)| match value {
                    serde_json::Value::Array(list)
                        if key == "sources" && list.iter().all(serde_json::Value::is_string) =>
                    {
                        list.len()
                    }
                    serde_json::Value::String(_) if key.ends_with("source") => 1,
                    value => named(value),
                })
                .sum(),
            _ => 0,
        }
    }

    #[test]
    fn nothing_that_cites_is_forgotten() {
        let data = Dataset::shipped();
        let uses = Uses::of(&data);
        let counted: usize = uses.of.keys().map(|id| uses.times(id)).sum();
        let levels = data.career.price_levels.as_ref().map_or(0, |p| p.levels.len() - 1);
        let rows = data.wages.as_ref().map_or(0, |w| w.rows.len());
        let career = serde_json::to_value(&data.career).expect("it is plain data");
        assert_eq!(counted, named(&career) + levels + rows);
        assert!(levels > 0 && rows > 0 && named(&career) > 500);
    }
}
