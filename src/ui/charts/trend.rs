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
    ui::{
        text::{HELD, wrap_held},
        theme::Theme,
    },
};

/// Rows of the plot with its axes.
const HEIGHT: u16 = 12;

/// What the signs mean, then the curves with their axes, `width` columns wide.
#[must_use]
pub fn lines(trend: &Trend, width: u16, theme: &Theme, currency: Currency) -> Vec<Line<'static>> {
    let points: Vec<Vec<(f64, f64)>> =
        trend.series.iter().map(|s| s.points().map(|(year, v)| (f64::from(year), v)).collect()).collect();
    let all = || points.iter().flatten();
    let Some(scale) = Scale::around(all().map(|p| p.1), trend.unit) else { return Vec::new() };
    let first = all().map(|p| p.0).fold(f64::INFINITY, f64::min);
    let last = all().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
    let curve = |at: usize| {
        let (points, series) = (points.get(at)?, trend.series.get(at)?);
        // A line between two years says that the years between them are like it; a lone year is a dot.
        let graph = if points.len() > 1 { GraphType::Line } else { GraphType::Scatter };
        let marker = if series.yardstick { Marker::Dot } else { Marker::Braille };
        let style = style(series.yardstick, theme);
        Some(Dataset::default().data(points).graph_type(graph).marker(marker).style(style))
    };
    let breaks = breaks(trend, &scale);
    let walls = breaks.iter().map(|wall| {
        let wall = Dataset::default().data(wall).graph_type(GraphType::Scatter);
        wall.marker(Marker::Custom(BREAK)).style(theme.muted)
    });
    // What is drawn later covers what stands in the same cell: the yardstick must not cut a curve.
    let (yardsticks, own): (Vec<usize>, Vec<usize>) =
        (0..trend.series.len()).partition(|at| trend.series.get(*at).is_some_and(|s| s.yardstick));
    let mut datasets: Vec<Dataset<'_>> = yardsticks.into_iter().filter_map(curve).collect();
    datasets.extend(walls);
    datasets.extend(own.into_iter().filter_map(curve));
    let figure = |v: f64| Number::new(v, trend.unit).currency(currency).to_string();
    let chart = Chart::new(datasets)
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
    let mut lines = legend(trend, !breaks.is_empty(), width, theme, &figure);
    lines.extend((0..HEIGHT).map(|y| row(&buffer, y, width)));
    lines
}

/// What the signs mean, with the first and the last value of each series. It stands above the curves: below them
/// it would often be out of sight.
fn legend(
    trend: &Trend,
    broken: bool,
    width: u16,
    theme: &Theme,
    figure: &dyn Fn(f64) -> String,
) -> Vec<Line<'static>> {
    let held = |text: String| text.replace(' ', HELD);
    let mut spans = Vec::new();
    for series in &trend.series {
        let (Some(from), Some(to)) = (series.points().next(), series.points().next_back()) else { continue };
        let sign = if series.yardstick { "··· " } else { "─── " };
        let values = format!(" {}: {} {}: {}", from.0, figure(from.1), to.0, figure(to.1));
        spans.push(Span::styled(held(sign.to_owned()), style(series.yardstick, theme)));
        spans.push(Span::raw(held(series.name.clone())));
        spans.push(Span::styled(held(values), theme.muted));
        spans.push(Span::raw("   "));
    }
    if broken {
        spans.push(Span::styled(held(format!("{BREAK} a break: other people are counted")), theme.muted));
    }
    wrap_held(&spans, width)
}

/// Stands upright where one series ends and the next begins.
const BREAK: char = '┊';

/// A line from the bottom to the top between each two series that follow each other.
fn breaks(trend: &Trend, scale: &Scale) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<(u16, u16)> = trend
        .series
        .iter()
        .filter(|series| !series.yardstick)
        .filter_map(|series| Some((series.points().next()?.0, series.points().next_back()?.0)))
        .collect();
    runs.sort_unstable();
    let between = runs.iter().zip(runs.iter().skip(1)).filter(|((_, end), (begin, _))| end < begin);
    let wall = |((_, end), (begin, _)): (&(u16, u16), &(u16, u16))| {
        let year = f64::midpoint(f64::from(*end), f64::from(*begin));
        let step = (scale.max - scale.min) / f64::from(HEIGHT);
        (0..=HEIGHT).map(|n| (year, scale.min + f64::from(n) * step)).collect()
    };
    between.map(wall).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::Id,
        page::{Figure, Run, Series, Unit},
    };

    fn series(name: &str, yardstick: bool, points: &[(u16, f64)]) -> Series {
        let figure = Figure {
            statistic: "median".to_owned(),
            population: name.to_owned(),
            place: "the nation".to_owned(),
            period: "2020".to_owned(),
            derived: None,
            source: Id::try_from("survey".to_owned()).expect("an id"),
        };
        Series { name: name.to_owned(), yardstick, runs: vec![Run { points: points.to_vec(), figure }] }
    }

    fn drawn(series: Vec<Series>) -> Vec<String> {
        let trend = Trend { caption: "Pay".to_owned(), unit: Unit::Money, series };
        lines(&trend, 60, &Theme::mono(), Currency::DOLLAR).iter().map(ToString::to_string).collect()
    }

    /// The lines that stand beside the axis.
    fn curves(lines: &[String]) -> impl Iterator<Item = &String> {
        lines.iter().filter(|line| line.contains('│'))
    }

    #[test]
    fn a_break_stands_between_two_groups_and_nowhere_else() {
        let old = || series("before", false, &[(2010, 20_000.0), (2014, 24_000.0)]);
        let new = || series("after", false, &[(2015, 30_000.0), (2020, 40_000.0)]);
        let all = || series("all", true, &[(2010, 30_000.0), (2020, 31_000.0)]);
        let broken = drawn(vec![old(), new(), all()]);
        let columns: std::collections::BTreeSet<usize> =
            curves(&broken).filter_map(|line| line.chars().position(|c| c == BREAK)).collect();
        assert_eq!(columns.len(), 1, "{broken:#?}");
        assert_eq!(
            broken
                .iter()
                .take_while(|line| !line.contains('│'))
                .map(|line| line.trim_end())
                .collect::<Vec<_>>(),
            [
                "─── before 2010: $20,000 2014: $24,000",
                "─── after 2015: $30,000 2020: $40,000",
                "··· all 2010: $30,000 2020: $31,000",
                "┊ a break: other people are counted",
            ],
            "what the signs mean comes first, each on a line of its own where two have no room"
        );
        assert!(drawn(vec![old(), all()]).iter().all(|line| !line.contains(BREAK)));
    }

    #[test]
    fn the_yardstick_does_not_cut_a_curve() {
        let flat = |name, yardstick| series(name, yardstick, &[(2010, 30_000.0), (2020, 30_000.0)]);
        let lines = drawn(vec![flat("own", false), flat("all", true)]);
        assert!(curves(&lines).all(|line| !line.contains('•')), "{lines:#?}");
    }
}
