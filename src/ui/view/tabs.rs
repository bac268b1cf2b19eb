//! The tab bar: the tabs, at the right the area and the age of the figures. Where the tabs leave no room for
//! these, they stand in the lowest edge of the panes, where there always is some.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    sections::{SECTIONS, Section},
    ui::{
        app::App,
        text::{cut, width},
    },
};

/// In a frame of so few columns a name would be cut beyond recognition.
const FEW: u16 = 16;

/// Draws the bar.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    let mut spans = Vec::new();
    let labels = labels(app, area.width);
    let free = free(&labels, area.width);
    for (tab, label) in labels.into_iter().enumerate() {
        let style = if tab == app.tab() { theme.cursor } else { theme.plain };
        spans.push(Span::styled(label, style));
        spans.push(Span::raw(" "));
    }
    super::put(buffer, area, &Line::from(spans));
    let place = place(app);
    if width(&place) <= free {
        let x = area.right().saturating_sub(width(&place) + 1);
        super::put(buffer, Rect { x, width: area.right() - x, ..area }, &Line::styled(place, theme.muted));
    }
}

/// Draws what the bar has no room for into the lower edge of a pane, `area`, in the style of its frame.
pub fn draw_place(app: &App, area: Rect, buffer: &mut Buffer) {
    let place = place(app);
    let columns = app.size().0;
    if width(&place) <= free(&labels(app, columns), columns) {
        return;
    }
    let text = format!(" {} ", cut(&place, area.width.saturating_sub(6)));
    if area.width > FEW {
        let x = area.right().saturating_sub(width(&text) + 2);
        let line = Rect { x, y: area.bottom().saturating_sub(1), width: width(&text), height: 1 };
        super::put(buffer, line, &Line::styled(text, app.theme().muted));
    }
}

/// Columns at the right of the tabs, with a blank at either side.
fn free(labels: &[String], columns: u16) -> u16 {
    let used = labels.iter().map(|label| width(label) + 1).fold(0, u16::saturating_add);
    columns.saturating_sub(used.saturating_add(1))
}

/// The tab whose label stands in a column of the bar.
#[must_use]
pub fn at(app: &App, x: u16) -> Option<usize> {
    let mut start = 0;
    for (tab, label) in labels(app, app.size().0).into_iter().enumerate() {
        let end = start + width(&label);
        if (start..end).contains(&x) {
            return Some(tab);
        }
        start = end + 1;
    }
    None
}

/// ` 1 Roles `, and so on; where they do not all fit, without the blanks; then only the name of the
/// tab shown and numbers.
fn labels(app: &App, room: u16) -> Vec<String> {
    let name = |(tab, section): (usize, &Section)| format!("{} {}", tab + 1, section.title);
    let tabs = || SECTIONS.iter().enumerate();
    let fits = |labels: &[String]| labels.iter().map(|l| width(l) + 1).sum::<u16>() <= room + 1;
    let roomy: Vec<String> = tabs().map(|tab| format!(" {} ", name(tab))).collect();
    if fits(&roomy) {
        return roomy;
    }
    let close: Vec<String> = tabs().map(name).collect();
    if fits(&close) {
        return close;
    }
    tabs().map(|tab| if tab.0 == app.tab() { name(tab) } else { (tab.0 + 1).to_string() }).collect()
}

/// `Texas · BLS May 2025`: whose figures, by whom, of when; before it, that the files have changed since.
fn place(app: &App) -> String {
    let data = app.data();
    let behind = if app.behind() { "older than the files · " } else { "" };
    let Some(wages) = &data.wages else { return format!("{behind}{}", data.career.title) };
    let area = app.profile().area(data).map_or("", |a| a.name.as_str());
    format!("{behind}{area} · {} {}", short(&wages.source.publisher), wages.period)
}

/// The short form that a publisher gives of its own name in brackets, else the name.
fn short(publisher: &str) -> &str {
    publisher.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(publisher)
}
