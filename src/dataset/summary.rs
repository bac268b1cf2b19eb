//! What a data set holds, in numbers.

use super::{Dataset, problem::plural};

impl Dataset {
    /// How many of each thing there are: `5 roles, 34 skills, ..., 704 wage rows`. What there is none
    /// of is left out.
    #[must_use]
    pub fn summary(&self) -> String {
        let c = &self.career;
        let claims = c.topics.iter().map(|t| t.claims.len()).sum();
        let career = [
            (c.roles.len(), "role", "roles"),
            (c.aspects.len(), "aspect", "aspects"),
            (c.statements.len(), "statement", "statements"),
            (c.skills.len(), "skill", "skills"),
            (c.certifications.len(), "certification", "certifications"),
            (c.tradeoffs.len(), "tradeoff", "tradeoffs"),
            (c.requirements.len(), "requirement", "requirements"),
            (c.path.len(), "step", "steps"),
            (c.corrections.len(), "correction", "corrections"),
            (c.projections.len(), "projection", "projections"),
            (c.history.iter().map(|s| s.points.len()).sum(), "yearly figure", "yearly figures"),
            (c.surveys.len(), "survey figure", "survey figures"),
            (claims, "claim", "claims"),
            (c.related.len(), "related occupation", "related occupations"),
            (c.glossary.len(), "term", "terms"),
            (c.sources.len(), "source", "sources"),
        ];
        let wages = self.wages.iter().flat_map(|w| {
            [
                (w.occupations.len(), "occupation", "occupations"),
                (w.areas.len(), "area", "areas"),
                (w.industries.len(), "industry", "industries"),
                (w.rows.len(), "wage row", "wage rows"),
            ]
        });
        let counts = career.into_iter().chain(wages).filter(|(count, ..)| *count > 0);
        let counts = counts.map(|(count, one, more)| format!("{count} {}", plural(count, one, more)));
        counts.collect::<Vec<_>>().join(", ")
    }
}
