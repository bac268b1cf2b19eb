//! Compare: one row a question, one column a role. What is the same is said once.

mod answers;

use super::{
    Context, Section,
    common::{called, counted},
    question::{Ask, Compared, Item, Lookup, Question, all_of, together},
};
use crate::{
    dataset::role::Role,
    insight::difference,
    page::{Cell, Column, Detail, Line, Page, Row, Shape, Tone, Wish, cell::Missing},
};

/// The tab.
pub const SECTION: Section =
    Section { id: "compare", title: "Compare", views: |_| vec!["all".to_owned()], page, detail };

/// Key of the row into which equal rows are folded. No question has it.
pub const SAME: &str = "the-same";

/// Least width of a role's column, in terminal columns: under this, sentences become ladders.
const READABLE: u16 = 22;

fn page(context: &Context<'_>) -> Page {
    let roles = context.roles();
    let lookup = Lookup::new(context);
    let all: Vec<_> =
        Question::all(context.data).into_iter().filter_map(|q| Compared::new(&lookup, q, &roles)).collect();
    let same: Vec<_> = all.iter().filter(|c| c.same).collect();
    let fold = context.profile.differences_only && !same.is_empty();

    let mut groups: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for compared in all.iter().filter(|c| !(fold && c.same)) {
        let known = groups.iter().position(|g| g == compared.question.group);
        let group = known.unwrap_or_else(|| {
            groups.push(compared.question.group.to_owned());
            groups.len() - 1
        });
        rows.push(Row { group: Some(group), ..row(context, compared, &roles) });
    }
    // The data may use a heading twice; its rows still stand together.
    rows.sort_by_key(|row| row.group);
    if fold {
        groups.push(format!("The same for {}", all_of(roles.len())));
        rows.push(Row { group: Some(groups.len() - 1), ..folded(&same, roles.len()) });
    }

    let label = Column::text("Question");
    let columns = roles.iter().map(|role| Column::prose(role.short.as_str(), READABLE).peer());
    Page {
        title: "Compare".to_owned(),
        shape: Shape::Table,
        lead: vec![lead(context, &roles, &all)],
        columns: std::iter::once(label).chain(columns).collect(),
        groups,
        rows,
        heeds: &[Wish::Per],
    }
}

/// How many answers differ, how many are the same, and how many can be neither.
fn lead(context: &Context<'_>, roles: &[&Role], all: &[Compared<'_>]) -> Line {
    if roles.len() < 2 {
        return Line::muted("Two roles are needed to compare; this is one.");
    }
    let count = |what: fn(&Compared<'_>) -> bool| all.iter().filter(|c| what(c)).count();
    let asked = count(|c| !c.question.describes());
    let differing = count(tells_apart);
    let same = count(|c| c.same && !c.question.describes());
    let partly = asked - differing - same;
    let mut line = Line::strong(format!("{differing} of {asked} answers differ"))
        .and(format!(" between {}, {} the same", called(roles), are(same)), Tone::Plain);
    if partly > 0 {
        line = line.and(format!(", {} known of some only", are(partly)), Tone::Plain);
    }
    if context.profile.picked(context.data).is_empty() {
        line.and("; none is picked: all are compared", Tone::Muted)
    } else {
        line
    }
}

/// To how many questions the roles are known to answer otherwise.
pub(super) fn differing(context: &Context<'_>, roles: &[&Role]) -> usize {
    let lookup = Lookup::new(context);
    let all = Question::all(context.data).into_iter().filter_map(|q| Compared::new(&lookup, q, roles));
    all.filter(tells_apart).count()
}

/// Whether it counts as a difference: the line that describes each role is none.
fn tells_apart(compared: &Compared<'_>) -> bool {
    compared.differs() && !compared.question.describes()
}

/// `1 is`, `7 are`.
fn are(count: usize) -> String {
    format!("{count} {}", if count == 1 { "is" } else { "are" })
}

fn row(context: &Context<'_>, compared: &Compared<'_>, roles: &[&Role]) -> Row {
    let mut cells = vec![label(compared, roles.len())];
    if compared.same {
        let mut line = marked(compared.shared(), Line::muted(once(compared, roles.len())));
        line.0.extend(together(context, &compared.question, compared.shared()).line.0);
        cells.push(Cell::Text(line));
        cells.resize(roles.len() + 1, Cell::Missing(Missing::Covered));
    } else if compared.question.is_text() {
        cells.extend(versions(context, compared));
    } else {
        cells.extend(compared.answers.iter().map(|answer| list(context, compared, answer, roles)));
    }
    Row {
        key: compared.question.key.clone(),
        cells,
        muted: compared.same,
        // What is folded into a count is still found by its words.
        words: compared.shared().map(|i| i.short(context)).collect::<Vec<_>>().join(" "),
        ..Row::default()
    }
}

/// The question, with how many things of its lists all roles share.
fn label(compared: &Compared<'_>, roles: usize) -> Cell {
    let name = Line::from(compared.question.name);
    let shared = compared.shared().count();
    if compared.same || shared == 0 {
        return Cell::Text(name);
    }
    Cell::Text(name.and(format!(" +{shared} in {}", all_of(roles)), Tone::Muted))
}

/// What stands before a value that is said once for all roles.
fn once(compared: &Compared<'_>, roles: usize) -> String {
    let all = all_of(roles);
    match compared.question.ask {
        Ask::Official => format!("One figure for {all}: "),
        _ if roles == 2 => "Both: ".to_owned(),
        _ => format!("All {roles}: "),
    }
}

/// `!` before the line if the founding document says otherwise.
fn marked<'a: 'b, 'b>(items: impl IntoIterator<Item = &'b Item<'a>>, line: Line) -> Line {
    if items.into_iter().any(|item| item.correction().is_some()) {
        Line(Line::toned("! ", Tone::Caution).0.into_iter().chain(line.0).collect())
    } else {
        line
    }
}

/// Cells of answers that are one text each, with the words lit that differ.
fn versions<'a>(context: &Context<'a>, compared: &Compared<'a>) -> Vec<Cell> {
    let texts: Vec<_> = compared.answers.iter().map(|a| a.first().map(|i| i.short(context))).collect();
    let words: Vec<&str> = texts.iter().map(|t| t.as_deref().unwrap_or_default()).collect();
    let lines = difference::lit(&words).into_iter().zip(&compared.answers);
    let cell = |(line, answer): (Line, &Vec<_>)| {
        if answer.is_empty() { Cell::Missing(Missing::NotFound) } else { Cell::Text(marked(answer, line)) }
    };
    lines.map(cell).collect()
}

/// The cell of a role whose answer is a list: what not all roles have, the rarest first. What some
/// others have too weighs less.
fn list<'a>(context: &Context<'a>, compared: &Compared<'a>, answer: &[Item<'a>], roles: &[&Role]) -> Cell {
    if answer.is_empty() {
        return Cell::Missing(Missing::NotFound);
    }
    let mut own: Vec<&Item<'a>> = compared.own(answer).collect();
    if own.is_empty() {
        return Cell::Text(Line::muted("only what all share"));
    }
    own.sort_by_key(|item| compared.shares.holders(item.key()));
    let mut line = Line::default();
    for item in own {
        if !line.is_empty() {
            line = line.and(" · ", Tone::Muted);
        }
        let only = compared.shares.holders(item.key()) == 1;
        line = line.and(item.short(context), if only { Tone::Plain } else { Tone::Muted });
    }
    Cell::Text(match compared.question.ask {
        Ask::Official => sharing(line, compared, answer, roles),
        _ => line,
    })
}

/// A figure with the names of all roles that share it, where some but not all do.
fn sharing<'a>(line: Line, compared: &Compared<'a>, answer: &[Item<'a>], roles: &[&Role]) -> Line {
    let same = |other: &[Item<'a>]| other.iter().map(Item::key).eq(answer.iter().map(Item::key));
    let sharing = compared.answers.iter().zip(roles).filter(|(other, _)| same(other));
    let names: Vec<&str> = sharing.map(|(_, role)| role.short.as_str()).collect();
    if names.len() < 2 {
        return line;
    }
    Line::from(line.plain()).and(format!(" (one figure for {})", names.join(", ")), Tone::Muted)
}

/// The row that names all the equal ones.
fn folded(same: &[&Compared<'_>], roles: usize) -> Row {
    let names: Vec<&str> = same.iter().map(|c| c.question.name).collect();
    let mut cells = vec![
        Cell::text(counted(same.len(), "row", "rows")),
        Cell::Text(Line::toned(names.join(", "), Tone::Plain)),
    ];
    cells.resize(roles + 1, Cell::Missing(Missing::Covered));
    Row { key: SAME.to_owned(), cells, muted: true, ..Row::default() }
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    let roles = context.roles();
    let lookup = Lookup::new(context);
    let mut asked = Question::all(context.data).into_iter();
    if key == SAME {
        let all: Vec<_> = asked.filter_map(|q| Compared::new(&lookup, q, &roles)).collect();
        return answers::folded(context, &all, roles.len());
    }
    let question = asked.find(|q| q.key == key);
    let compared = question.and_then(|q| Compared::new(&lookup, q, &roles));
    compared.map_or_else(Detail::default, |c| answers::of(context, &c, &roles))
}

#[cfg(test)]
mod tests;
