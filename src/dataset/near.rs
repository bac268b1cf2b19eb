//! The nearest valid name to one that is not.

/// The candidate that was most likely meant, if any comes near: one whose letters are the same but
/// for case and punctuation, or that shares some letters and is at most a third of them away.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name);
    if wanted.is_empty() {
        return None;
    }
    let distance = |candidate: &str| strsim::damerau_levenshtein(&wanted, &fold(candidate));
    candidates
        .into_iter()
        // The distance is at least the difference in length, which costs nothing to know.
        .filter(|c| c.len().abs_diff(name.len()) <= allowed(name).max(allowed(c)) + 2)
        .map(|c| (distance(c), c))
        .filter(|&(d, c)| d <= allowed(name).max(allowed(c)) && d < wanted.chars().count())
        .min()
        .map(|(_, c)| c)
}

/// How many letters may differ: one in three, at least one.
fn allowed(name: &str) -> usize {
    (name.chars().count() / 3).max(1)
}

fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let names = ["inpatient-coder", "outpatient-coder", "coding-auditor", "CPC", "CPC-A", "a"];
        for (typed, meant) in [
            ("inpatientcoder", Some("inpatient-coder")),
            ("inpateint-coder", Some("inpatient-coder")),
            ("outpatient_coder", Some("outpatient-coder")),
            ("cpc", Some("CPC")),
            ("cpca", Some("CPC-A")),
            ("Coding auditors", Some("coding-auditor")),
            ("physician", None),
            ("b", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, names), meant, "{typed}");
        }
    }
}
