//! Compare: one row a question, one column a role. What is the same is said once.

mod answers;

use super::{
    Context, Section,
    question::{Ask, Compared, Item, Lookup, Question, all_of},
};
use crate::{
    dataset::role::Role,
    insight::difference,
    page::{Cell, Column, Detail, Line, Page, Row, Shape, Tone, cell::Missing},
};

/// The tab.
pub const SECTION: Section =
    Section { id: "compare", title: "Compare", views: |_| vec!["all".to_owned()], page, detail };

/// Key of the row into which equal rows are folded. No question has it.
const SAME: &str = "the-same";

/// Least width of a role's column, in terminal columns: under this, sentences become ladders.
const READABLE: u16 = 22;

fn page(context: &Context<'_>) -> Page {
    let roles = context.roles();
    let lookup = Lookup::new(context);
    let all: Vec<_> =
        Question::all(context.data).into_iter().filter_map(|q| Compared::new(&lookup, q, &roles)).collect();
    let (same, differing): (Vec<_>, Vec<_>) = all.iter().partition(|c| c.same());
    let fold = context.profile.differences_only && !same.is_empty();

    let mut groups: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for compared in all.iter().filter(|c| !(fold && c.same())) {
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
        rows.push(Row { group: Some(groups.len() - 1), ..folded(&same, all.len(), roles.len()) });
    }

    let label = Column::text("Question");
    let columns = roles.iter().map(|role| Column::prose(role.short.as_str(), READABLE));
    Page {
        title: "Compare".to_owned(),
        shape: Shape::Table,
        lead: vec![lead(context, roles.len(), differing.len(), all.len())],
        columns: std::iter::once(label).chain(columns).collect(),
        groups,
        rows,
    }
}

fn lead(context: &Context<'_>, roles: usize, differing: usize, rows: usize) -> Line {
    if roles < 2 {
        return Line::muted("Two roles are needed to compare; this is one.");
    }
    let line = Line::strong(format!("{differing} of {rows} rows differ"));
    let line = line.and(format!(" between {roles} roles"), Tone::Plain);
    if context.profile.picks.is_empty() {
        line.and("; none is picked, so all stand here", Tone::Muted)
    } else {
        line
    }
}

fn row(context: &Context<'_>, compared: &Compared<'_>, roles: &[&Role]) -> Row {
    let mut cells = vec![label(compared)];
    if compared.same() {
        let line = marked(compared.shared(), Line::muted(once(compared, roles.len())))
            .and(joined(context, compared, compared.shared()), Tone::Plain);
        cells.push(Cell::Text(line));
        cells.resize(roles.len() + 1, Cell::Missing(Missing::NotApplicable));
    } else if compared.question.is_text() {
        cells.extend(versions(context, compared));
    } else {
        cells.extend(compared.answers.iter().map(|answer| list(context, compared, answer, roles)));
    }
    Row {
        key: compared.question.key.clone(),
        cells,
        muted: compared.same(),
        // What is folded into a count is still found by its words.
        words: compared.shared().map(|i| i.short(context)).collect::<Vec<_>>().join(" "),
        ..Row::default()
    }
}

/// The question, with how many things of its lists all roles share.
fn label(compared: &Compared<'_>) -> Cell {
    let name = Line::from(compared.question.name);
    let shared = compared.shared().count();
    if compared.same() || shared == 0 {
        return Cell::Text(name);
    }
    Cell::Text(name.and(format!("  + {shared} in all"), Tone::Muted))
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

fn joined<'a: 'b, 'b>(
    context: &Context<'a>,
    compared: &Compared<'a>,
    items: impl Iterator<Item = &'b Item<'a>>,
) -> String {
    let words: Vec<_> = items.map(|item| item.short(context)).collect();
    words.join(if compared.question.is_prose() { " " } else { ", " })
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

/// The cell of a role whose answer is a list: what not all roles have.
fn list<'a>(context: &Context<'a>, compared: &Compared<'a>, answer: &[Item<'a>], roles: &[&Role]) -> Cell {
    let mut own = compared.own(answer).peekable();
    if answer.is_empty() {
        return Cell::Missing(Missing::NotFound);
    }
    if own.peek().is_none() {
        return Cell::Text(Line::muted("only what all share"));
    }
    let text = joined(context, compared, own);
    let others: Vec<&str> = match (compared.question.ask, answer.first()) {
        (Ask::Official, Some(figure)) => {
            let sharing = compared.answers.iter().zip(roles);
            let sharing = sharing.filter(|(a, _)| a.iter().any(|i| i.key() == figure.key()));
            sharing.map(|(_, role)| role.short.as_str()).collect()
        }
        _ => Vec::new(),
    };
    let line = Line::from(text);
    Cell::Text(match others.as_slice() {
        [] | [_] => line,
        many => line.and(format!(" (one figure for {})", many.join(", ")), Tone::Muted),
    })
}

/// The row that names all the equal ones.
fn folded(same: &[&Compared<'_>], rows: usize, roles: usize) -> Row {
    let names: Vec<&str> = same.iter().map(|c| c.question.name).collect();
    let mut cells = vec![
        Cell::text(format!("{} of {rows} rows", same.len())),
        Cell::Text(Line::toned(names.join(", "), Tone::Plain)),
    ];
    cells.resize(roles + 1, Cell::Missing(Missing::NotApplicable));
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
