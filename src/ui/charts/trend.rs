//! Values over the years. Series that count different people are never joined.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    symbols::Marker,
    text::{Line, Span},
    widgets::{Axis, Chart, Dataset, GraphType, Widget},
};

use crate::{
    page::{Currency, Number, Scale, Trend},
    ui::theme::Theme,
};

/// Rows of the plot with its axes.
const HEIGHT: u16 = 14;

/// The curves with their axes, `width` columns wide, and a line that names each series.
#[must_use]
pub fn lines(trend: &Trend, width: u16, theme: &Theme, currency: Currency) -> Vec<Line<'static>> {
    let points: Vec<Vec<(f64, f64)>> = trend
        .series
        .iter()
        .map(|s| s.points.iter().map(|&(year, v)| (f64::from(year), v)).collect())
        .collect();
    let all = || points.iter().flatten();
    let Some(scale) = Scale::around(all().map(|p| p.1), trend.unit) else { return Vec::new() };
    let first = all().map(|p| p.0).fold(f64::INFINITY, f64::min);
    let last = all().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
    let styles: Vec<Style> = trend.series.iter().map(|s| style(s.yardstick, theme)).collect();
    let datasets = points.iter().zip(&trend.series).zip(&styles).map(|((points, series), style)| {
        // A line between two years says that the years between them are like it; a lone year is a dot.
        let graph = if points.len() > 1 { GraphType::Line } else { GraphType::Scatter };
        let marker = if series.yardstick { Marker::Dot } else { Marker::Braille };
        Dataset::default().data(points).graph_type(graph).marker(marker).style(*style)
    });
    let figure = |v: f64| Number::new(v, trend.unit).currency(currency).to_string();
    let chart = Chart::new(datasets.collect())
        .x_axis(
            Axis::default()
                .bounds([first, last.max(first + 1.0)])
                .labels([format!("{first}"), format!("{last}")])
                .style(theme.muted),
        )
        .y_axis(
            Axis::default()
                .bounds([scale.min, scale.max])
                .labels([figure(scale.min), figure(f64::midpoint(scale.min, scale.max)), figure(scale.max)])
                .style(theme.muted),
        )
        .legend_position(None);
    let area = Rect::new(0, 0, width, HEIGHT);
    let mut buffer = Buffer::empty(area);
    chart.render(area, &mut buffer);
    let mut lines: Vec<Line<'static>> = (0..HEIGHT).map(|y| row(&buffer, y, width)).collect();
    for (series, style) in trend.series.iter().zip(styles) {
        let (Some(from), Some(to)) = (series.points.first(), series.points.last()) else { continue };
        let sign = if series.yardstick { "··· " } else { "─── " };
        lines.push(Line::from(vec![
            Span::styled(sign, style),
            Span::raw(series.name.clone()),
            Span::styled(
                format!("  {}: {}  {}: {}", from.0, figure(from.1), to.0, figure(to.1)),
                theme.muted,
            ),
        ]));
    }
    lines
}

fn style(yardstick: bool, theme: &Theme) -> Style {
    if yardstick { theme.muted } else { theme.accent }
}

fn row(buffer: &Buffer, y: u16, width: u16) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for x in 0..width {
        let Some(cell) = buffer.cell((x, y)) else { continue };
        let style = cell.style();
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(cell.symbol()),
            _ => spans.push(Span::styled(cell.symbol().to_owned(), style)),
        }
    }
    Line::from(spans)
}
