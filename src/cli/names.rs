//! What a typed name means: a tab, a view, a role, a place; and the nearest one where it means none.

use crate::{
    dataset::{Dataset, Id, near, problem::clean},
    page::{Column, Page, Sort},
    sections::SECTIONS,
};

pub(super) fn tab(name: &str) -> Result<usize, String> {
    let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < SECTIONS.len());
    let by_id = || SECTIONS.iter().position(|s| s.id.eq_ignore_ascii_case(name));
    by_number.or_else(by_id).ok_or_else(|| unknown("tab", name, SECTIONS.iter().map(|s| s.id)))
}

pub(super) fn view(name: &str, views: &[String]) -> Result<usize, String> {
    let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < views.len());
    let by_name = || begins(name, views.iter().map(String::as_str));
    by_number.or_else(by_name).ok_or_else(|| unknown("view", name, views.iter().map(String::as_str)))
}

pub(super) fn role(name: &str, data: &Dataset) -> Result<Id, String> {
    let role = data.career.roles.iter().find(|r| {
        r.id.as_str().eq_ignore_ascii_case(name)
            || r.name.eq_ignore_ascii_case(name)
            || r.short.eq_ignore_ascii_case(name)
    });
    let ids = || data.career.roles.iter().map(|r| r.id.as_str());
    role.map(|r| r.id.clone()).ok_or_else(|| unknown("role", name, ids()))
}

pub(super) fn area(name: &str, data: &Dataset) -> Result<Id, String> {
    let Some(wages) = &data.wages else {
        return Err("error: this data set has no wage table, so there is no area to choose".to_owned());
    };
    let by_name = || wages.areas.iter().find(|a| a.name.eq_ignore_ascii_case(name));
    let found = wages.area(name).or_else(by_name);
    found
        .map(|a| a.id.clone())
        .ok_or_else(|| unknown("area", name, wages.areas.iter().map(|a| a.name.as_str())))
}

/// The column to sort by, and in which direction: `Jobs`, `jobs:asc`.
pub(super) fn sort(typed: &str, page: &Page) -> Result<Sort, String> {
    // By the title on the screen or the name in a print.
    let find = |name| {
        let titles = begins(name, page.columns.iter().map(|c| c.title.as_str()));
        titles.or_else(|| begins(name, page.columns.iter().map(Column::name)))
    };
    let (name, descending) = match typed.rsplit_once(':') {
        Some((name, "desc")) => (name, Some(true)),
        Some((name, "asc")) => (name, Some(false)),
        Some((name, order)) if find(typed).is_none() && find(name).is_some() => {
            let order = clean(order);
            return Err(format!("error: there is no order `{order}`; expected {name}:asc or {name}:desc"));
        }
        _ => (typed, None),
    };
    let titles = page.columns.iter().map(Column::name).filter(|title| !title.is_empty());
    let sort = page.sort_by(find(name).ok_or_else(|| unknown("column", name, titles))?);
    Ok(Sort { descending: descending.unwrap_or(sort.descending), ..sort })
}

/// The one of that name, else the first whose name begins so. Case does not matter, nor what stands
/// between words, so that a name needs no quotes in a shell.
fn begins<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<usize> {
    let (lower, wanted) = (typed.trim().to_lowercase(), slug(typed));
    let names: Vec<(String, String)> = names.map(|name| (name.to_lowercase(), slug(name))).collect();
    let find = |fits: &dyn Fn(&(String, String)) -> bool| names.iter().position(fits);
    if wanted.is_empty() {
        return find(&|(name, _)| !lower.is_empty() && *name == lower);
    }
    let whole = find(&|(name, slug)| *name == lower || *slug == wanted);
    whole.or_else(|| find(&|(_, slug)| slug.starts_with(&wanted)))
}

/// A name as one word: its letters and digits, with a hyphen for all that stands between them.
pub(super) fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// What there is not, the names that come near, and where there are few, all names.
fn unknown<'a>(kind: &str, name: &str, valid: impl Iterator<Item = &'a str> + Clone) -> String {
    let near: Vec<String> = near(name, valid.clone()).iter().map(|near| format!("`{near}`")).collect();
    let near = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
    let all: Vec<&str> = valid.collect();
    let list = if all.len() <= 12 { format!("\n{kind}s: {}", all.join(", ")) } else { String::new() };
    format!("error: there is no {kind} `{}`{near}{list}", clean(name))
}

/// The nearest of the names; else up to three that hold what was typed, or a word like it.
fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    if let Some(near) = near::nearest(typed, names.clone()) {
        return vec![near];
    }
    let wanted = slug(typed);
    let holds = |name: &str| wanted.len() > 1 && slug(name).contains(&wanted);
    let held: Vec<&str> = names.clone().filter(|name| holds(name)).take(3).collect();
    if !held.is_empty() {
        return held;
    }
    let is_like = |name: &str| wanted.len() > 3 && near::nearest(&wanted, slug(name).split('-')).is_some();
    names.filter(|name| is_like(name)).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Column;

    #[test]
    fn what_comes_near_is_named() {
        let names = ["inpatient-coder", "outpatient-coder", "coding-auditor", "Dallas-Fort Worth", "Dalton"];
        for (typed, meant) in [
            ("inpatientcoder", &["inpatient-coder"][..]),
            ("inpatient", &["inpatient-coder"]),
            ("auditer", &["coding-auditor"]),
            ("dal", &["Dallas-Fort Worth", "Dalton"]),
            ("coder", &["inpatient-coder", "outpatient-coder"]),
            ("a", &[]),
            ("physician", &[]),
        ] {
            assert_eq!(near(typed, names.into_iter()), meant, "{typed}");
        }
    }

    #[test]
    fn a_column_is_known_by_the_beginning_of_its_name() {
        let columns = vec![Column::text("Place"), Column::number("Pay: half"), Column::number("Pay")];
        let page = Page { columns, ..Page::default() };
        let by = |typed| sort(typed, &page).map(|s| (s.column, s.descending));
        assert_eq!(by("pl:desc"), Ok((0, true)));
        assert_eq!(by("pay"), Ok((2, false)), "the whole name comes first");
        assert_eq!(by("Pay: half:desc"), Ok((1, true)));
        assert_eq!(by("pay-h"), Ok((1, false)), "a hyphen is as good as what stands there");
        let order = "error: there is no order `up`; expected pay:asc or pay:desc";
        assert_eq!(by("pay:up"), Err(order.to_owned()));
        let columns = "columns: Place, Pay: half, Pay";
        let unknown = |message| Err(format!("error: there is no column {message}\n{columns}"));
        assert_eq!(by("plaec:asc"), unknown("`plaec`; did you mean `Place`?"));
        assert_eq!(by(""), unknown("``"));
    }
}
