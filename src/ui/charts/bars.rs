//! Plain bars from zero, to either side.

use ratatui::text::{Line, Span};

use crate::{
    page::Bar,
    ui::{text, theme::Theme},
};

/// One line a bar: label, bar, figure. All bars share one scale; losses run to the left of zero.
#[must_use]
pub fn lines(bars: &[Bar], width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let figure = |bar: &Bar| bar.number.map_or_else(|| "not found".to_owned(), |n| n.to_string());
    let labels = bars.iter().map(|b| text::width(&b.label)).max().unwrap_or(0).min(width / 2);
    let figures = bars.iter().map(|b| text::width(&figure(b))).max().unwrap_or(0);
    let room = width.saturating_sub(labels + figures + 3);
    let values = || bars.iter().filter_map(|b| b.number.map(|n| n.value));
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let span = if high > low { high - low } else { 1.0 };
    let columns = |value: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the value is a share of the span, so the product lies in 0..=room"
        )]
        let columns = (value.abs() / span * f64::from(room)).round() as usize;
        columns.min(usize::from(room))
    };
    let zero = columns(low);
    let line = |bar: &Bar| {
        let name = text::cut(&bar.label, labels);
        let name = format!("{name}{} ", " ".repeat(usize::from(labels - text::width(&name))));
        let value = bar.number.map_or(0.0, |n| n.value);
        // A value that is there but small keeps a sliver, so that it is not read as none.
        let length = if value == 0.0 { 0 } else { columns(value).max(1) };
        let (before, after) = if value < 0.0 { (zero.saturating_sub(length), 0) } else { (zero, length) };
        let length_left = if value < 0.0 { zero - before } else { 0 };
        let used = before + length_left + after;
        let sign = if bar.strong { "█" } else { "▒" };
        let shown = figure(bar);
        let pad = usize::from(room).saturating_sub(used) + 1 + usize::from(figures - text::width(&shown));
        Line::from(vec![
            Span::styled(name, if bar.strong { theme.strong } else { theme.plain }),
            Span::styled(format!("{}{}", " ".repeat(before), sign.repeat(length_left + after)), theme.accent),
            Span::raw(" ".repeat(pad)),
            Span::styled(shown, if bar.strong { theme.strong } else { theme.plain }),
        ])
    };
    bars.iter().map(line).collect()
}
