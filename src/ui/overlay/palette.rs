//! Finding anything: tabs, commands, rows, places, terms.

use std::collections::{HashMap, HashSet};

use super::{Entry, Picker};
use crate::{
    page::{Cell, Page, Row},
    sections::{Context, SECTIONS, Section},
    ui::{
        action::{Action, Target},
        app::App,
        keymap::{BINDINGS, Binding, MOVE, Place},
        takeaway,
    },
};

/// Everything that has a name, what is wanted most first: tabs, commands, prints, views, rows, terms; what only
/// moves the cursor stands at the end.
#[must_use]
pub fn palette(app: &App) -> Picker {
    let mut entries = tabs(app);
    entries.extend(commands(app, |b| b.group != MOVE));
    entries.extend(takeaway::picker(app).entries);
    entries.extend(views(app));
    entries.extend(rows(app));
    for term in &app.data().career.glossary {
        let label = std::iter::once(&term.term).chain(&term.also).cloned().collect::<Vec<_>>().join(", ");
        let action = Action::Explain(term.term.clone());
        entries.push(Entry { label, hint: "glossary".to_owned(), words: String::new(), action });
    }
    entries.extend(commands(app, |b| b.group == MOVE));
    Picker::new("Find anything", entries)
}

/// The tabs.
fn tabs(app: &App) -> Vec<Entry> {
    let entry = |(tab, section): (usize, &Section)| {
        let action = Action::Tab(tab);
        let key = BINDINGS.iter().find(|b| b.action == action).map_or("", |b| app.keymap().key(b.name));
        let hint = format!("tab  {key}");
        Entry { label: section.title.to_owned(), hint, words: String::new(), action }
    };
    SECTIONS.iter().enumerate().map(entry).collect()
}

/// The views of tabs that have several.
fn views(app: &App) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (tab, section) in SECTIONS.iter().enumerate() {
        let views = (section.views)(&app.context());
        for (view, name) in views.iter().enumerate().filter(|_| views.len() > 1) {
            entries.push(Entry {
                label: format!("{}: {}", section.title, name.to_lowercase()),
                hint: "view".to_owned(),
                words: String::new(),
                action: Action::Go(Target { tab, view, key: String::new() }),
            });
        }
    }
    entries
}

/// The commands that do something here, and those of other tabs, which lead there.
fn commands(app: &App, wanted: impl Fn(&Binding) -> bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    for binding in BINDINGS.iter().filter(|b| wanted(b) && !matches!(b.action, Action::Tab(_))) {
        let action = binding.action.clone();
        let (on, action) = if app.offers(binding.place) {
            (String::new(), action)
        } else {
            let Some((tab, section)) =
                SECTIONS.iter().enumerate().find(|(_, s)| works(app, binding.place, s))
            else {
                continue;
            };
            (format!("on {}  ", section.title), Action::On(tab, Box::new(action)))
        };
        let hint = format!("{on}{}", app.keymap().key(binding.name));
        entries.push(Entry {
            label: binding.help.to_owned(),
            hint,
            words: format!("command {}", binding.name),
            action,
        });
    }
    entries
}

/// Whether a key with this place does something on a tab, in its first view.
fn works(app: &App, place: Place, section: &Section) -> bool {
    match place {
        Place::Tabs(ids) => ids.contains(&section.id),
        Place::Wish(wish) => (section.page)(&app.context().in_view(0)).heeds.contains(&wish),
        _ => false,
    }
}

/// The rows of every view of every tab. What several views of a tab show stands once, for the first of them;
/// rows of one view that are called the same have what tells them apart.
fn rows(app: &App) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (tab, section) in SECTIONS.iter().enumerate() {
        let mut seen: HashSet<String> = HashSet::new();
        for (view, name) in (section.views)(&app.context()).into_iter().enumerate() {
            let page = (section.page)(&Context { view, ..app.context() });
            let labels: Vec<String> = page.rows.iter().map(label).collect();
            let mut called: HashMap<&str, usize> = HashMap::new();
            for label in &labels {
                *called.entry(label).or_default() += 1;
            }
            for (row, label) in page.rows.iter().zip(&labels) {
                if label.is_empty() || seen.contains(label) {
                    continue;
                }
                let twin = called.get(label.as_str()).is_some_and(|count| *count > 1);
                let apart = if twin { apart(&page, row, label) } else { String::new() };
                let hint =
                    if view == 0 { section.title.to_owned() } else { format!("{} · {name}", section.title) };
                let target = Target { tab, view, key: row.key.clone() };
                let words = format!("{} {}", group(&page, row), row.words);
                let action = Action::Go(target);
                entries.push(Entry { label: format!("{label}{apart}"), hint, words, action });
            }
            seen.extend(labels);
        }
    }
    entries
}

/// What a row is called.
fn label(row: &Row) -> String {
    row.cells.first().map(Cell::plain).unwrap_or_default().trim().to_owned()
}

/// The heading that a row stands under.
fn group<'p>(page: &'p Page, row: &Row) -> &'p str {
    row.group.and_then(|group| page.groups.get(group)).map_or("", String::as_str)
}

/// The first words of a row, ` · mean`, that others of its name do not have in the same column; else its heading.
fn apart(page: &Page, row: &Row, name: &str) -> String {
    let others = || page.rows.iter().filter(|other| other.key != row.key && label(other) == name);
    let own = |column: &usize| {
        let words = row.cells.get(*column).map(Cell::plain).unwrap_or_default();
        let alike = |other: &Row| other.cells.get(*column).map(Cell::plain).unwrap_or_default() == words;
        (!words.trim().is_empty() && !others().any(alike)).then_some(words)
    };
    let words = (1..page.columns.len()).find_map(|column| own(&column));
    let words = words.unwrap_or_else(|| group(page, row).to_owned());
    if words.is_empty() { words } else { format!(" · {}", words.trim()) }
}
