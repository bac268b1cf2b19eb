//! The tab bar: name of the data set, the tabs, at the right the area and the age of the figures.

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

/// Draws the bar.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.theme();
    let mut spans = Vec::new();
    let mut used = 0;
    for (tab, label) in labels(app, area.width).into_iter().enumerate() {
        used += width(&label) + 1;
        let style = if tab == app.tab() { theme.cursor } else { theme.plain };
        spans.push(Span::styled(label, style));
        spans.push(Span::raw(" "));
    }
    super::put(buffer, area, &Line::from(spans));
    let left = area.width.saturating_sub(used + 1);
    let place = place(app);
    if left >= width(&place).min(12) && left > 4 {
        let text = cut(&place, left);
        let x = area.right() - width(&text);
        super::put(buffer, Rect { x, width: area.right() - x, ..area }, &Line::styled(text, theme.muted));
    }
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

/// `Texas · BLS May 2025`: whose figures, by whom, of when.
fn place(app: &App) -> String {
    let data = app.data();
    let Some(wages) = &data.wages else { return data.career.title.clone() };
    let area = app.profile().area(data).map_or("", |a| a.name.as_str());
    format!("{area} · {} {}", short(&wages.source.publisher), wages.period)
}

/// The short form that a publisher gives of its own name in brackets, else the name.
fn short(publisher: &str) -> &str {
    publisher.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(publisher)
}
