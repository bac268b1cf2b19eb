//! What a typed name means: a tab, a view, a role, a place; and the nearest one where it means none.

use crate::{
    dataset::{Dataset, Id, near, problem::clean},
    page::{Page, Sort},
    sections::SECTIONS,
};

pub(super) fn tab(name: &str) -> Result<usize, String> {
    let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < SECTIONS.len());
    let by_id = || SECTIONS.iter().position(|s| s.id.eq_ignore_ascii_case(name));
    by_number.or_else(by_id).ok_or_else(|| unknown("tab", name, SECTIONS.iter().map(|s| s.id)))
}

pub(super) fn view(name: &str, views: &[String]) -> Result<usize, String> {
    let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < views.len());
    let lower = name.to_lowercase();
    let by_name = || views.iter().position(|v| v.to_lowercase().starts_with(&lower));
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
    let (name, descending) = match typed.rsplit_once(':') {
        Some((name, "desc")) => (name, Some(true)),
        Some((name, "asc")) => (name, Some(false)),
        _ => (typed, None),
    };
    let lower = name.trim().to_lowercase();
    let column =
        |fits: &dyn Fn(&str) -> bool| page.columns.iter().position(|c| fits(&c.title.to_lowercase()));
    let found = column(&|title| title == lower);
    let found = found.or_else(|| column(&|title| !lower.is_empty() && title.starts_with(&lower)));
    let titles = page.columns.iter().map(|c| c.title.as_str()).filter(|title| !title.is_empty());
    let sort = page.sort_by(found.ok_or_else(|| unknown("column", name, titles))?);
    Ok(Sort { descending: descending.unwrap_or(sort.descending), ..sort })
}

/// What there is not, the nearest name, and where there are few, all names.
fn unknown<'a>(kind: &str, name: &str, valid: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = near::nearest(name, valid.clone());
    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let all: Vec<&str> = valid.collect();
    let list = if all.len() <= 12 { format!("\n{kind}s: {}", all.join(", ")) } else { String::new() };
    format!("error: there is no {kind} `{}`{near}{list}", clean(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Column;

    #[test]
    fn a_column_is_known_by_the_beginning_of_its_name() {
        let columns = vec![Column::text("Place"), Column::number("Pay: half"), Column::number("Pay")];
        let page = Page { columns, ..Page::default() };
        let by = |typed| sort(typed, &page).map(|s| (s.column, s.descending));
        assert_eq!(by("pl:desc"), Ok((0, true)));
        assert_eq!(by("pay"), Ok((2, false)), "the whole name comes first");
        assert_eq!(by("Pay: half:desc"), Ok((1, true)));
        assert_eq!(by("pay:"), Ok((1, false)));
        let columns = "columns: Place, Pay: half, Pay";
        let unknown = |message| Err(format!("error: there is no column {message}\n{columns}"));
        assert_eq!(by("plaec:asc"), unknown("`plaec`; did you mean `Place`?"));
        assert_eq!(by(""), unknown("``"));
    }
}
