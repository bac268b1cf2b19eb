//! Plain bars from zero, to either side.

use ratatui::text::{Line, Span};

use crate::{
    page::Bar,
    ui::{text, theme::Theme},
};

/// Least columns of the longest bar, however long the labels.
const LEAST_BAR: u16 = 16;

/// One line a bar: label, bar, figure; more where a label is long. All bars share one scale; losses run to the
/// left of zero.
#[must_use]
pub fn lines(bars: &[Bar], width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let figure = |bar: &Bar| bar.number.map_or_else(|| "not found".to_owned(), |n| n.to_string());
    let figures = bars.iter().map(|b| text::width(&figure(b))).max().unwrap_or(0);
    let most = width.saturating_sub(figures + 3 + LEAST_BAR).max(width / 3);
    let labels = bars.iter().map(|b| text::width(&b.label)).max().unwrap_or(0).min(most);
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
    let lines = |bar: &Bar| {
        let style = if bar.strong { theme.strong } else { theme.plain };
        let mut names = text::wrap(&[Span::styled(bar.label.as_str(), style)], labels);
        // The bar stands beside the end of its label, which runs on from above.
        let name = names.pop().unwrap_or_default();
        let name = Span::styled(
            format!(
                "{name}{} ",
                " ".repeat(usize::from(labels.saturating_sub(text::width(&name.to_string()))))
            ),
            style,
        );
        let value = bar.number.map_or(0.0, |n| n.value);
        // A value that is there but small keeps a sliver, so that it is not read as none.
        let length = if value == 0.0 { 0 } else { columns(value).max(1) };
        let (before, after) = if value < 0.0 { (zero.saturating_sub(length), 0) } else { (zero, length) };
        let length_left = if value < 0.0 { zero - before } else { 0 };
        let used = before + length_left + after;
        let sign = if bar.strong { "█" } else { "▒" };
        let shown = figure(bar);
        let pad = usize::from(room).saturating_sub(used) + 1 + usize::from(figures - text::width(&shown));
        names.push(Line::from(vec![
            name,
            Span::styled(format!("{}{}", " ".repeat(before), sign.repeat(length_left + after)), theme.accent),
            Span::raw(" ".repeat(pad)),
            Span::styled(shown, style),
        ]));
        names
    };
    bars.iter().flat_map(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::Id,
        page::{Figure, Number, Unit},
    };

    fn bar(label: &str, value: f64) -> Bar {
        let figure = Figure {
            statistic: "growth".to_owned(),
            population: "all".to_owned(),
            place: "the nation".to_owned(),
            period: "2034".to_owned(),
            derived: None,
            source: Id::try_from("survey".to_owned()).expect("an id"),
        };
        let number = Some(Number::new(value, Unit::Count));
        Bar { label: label.to_owned(), number, figure, strong: false }
    }

    #[test]
    fn a_long_label_runs_on_over_its_bar() {
        let bars = [bar("short", 4.0), bar("a label that is too long for one line", 8.0)];
        let drawn: Vec<String> = lines(&bars, 38, &Theme::mono()).iter().map(ToString::to_string).collect();
        assert_eq!(
            drawn,
            [
                "short              ▒▒▒▒▒▒▒▒         4",
                "a label that is",
                "too long for one",
                "line               ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 8",
            ]
        );
    }
}
