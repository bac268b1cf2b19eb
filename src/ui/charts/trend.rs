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

/// Rows of the plot with its axes where there is room for them, and where there is little.
const HEIGHT: (u16, u16) = (6, HIGHEST);
/// Lines that a plot has at most.
pub const HIGHEST: u16 = 12;
/// Of these the axis of the years takes two.
const AXIS: u16 = 2;

/// What the signs mean, then the curves with their axes, `width` columns wide; all of it at most `most` lines high,
/// as far as curves can still be told by them.
#[must_use]
pub fn lines(
    trend: &Trend,
    (width, most): (u16, u16),
    theme: &Theme,
    currency: Currency,
) -> Vec<Line<'static>> {
    let points: Vec<Vec<(f64, f64)>> =
        trend.series.iter().map(|s| s.points().map(|(year, v)| (f64::from(year), v)).collect()).collect();
    let all = || points.iter().flatten();
    let Some(scale) = Scale::around(all().map(|p| p.1), trend.unit) else { return Vec::new() };
    let first = all().map(|p| p.0).fold(f64::INFINITY, f64::min);
    let last = all().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
    let curve = |at: usize| {
        let (points, series) = (points.get(at)?, trend.series.get(at)?);
        // A line between two years says that the years between them are like it; a lone year is a dot. So is
        // each of a yardstick: between them the curve that it stands on is seen.
        let line = points.len() > 1 && !series.yardstick;
        let graph = if line { GraphType::Line } else { GraphType::Scatter };
        let marker = if series.yardstick { Marker::Dot } else { Marker::Braille };
        let style = style(series.yardstick, theme);
        Some(Dataset::default().data(points).graph_type(graph).marker(marker).style(style))
    };
    let figure = |v: f64| Number::new(v, trend.unit).currency(currency).to_string();
    let breaks = breaks(trend, &scale);
    let mut lines = legend(trend, !breaks.is_empty(), width, theme, &figure);
    let above = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let height = most.saturating_sub(above).clamp(HEIGHT.0, HEIGHT.1);
    let walls = breaks.iter().map(|wall| {
        let wall = Dataset::default().data(wall).graph_type(GraphType::Scatter);
        wall.marker(Marker::Custom(BREAK)).style(theme.muted)
    });
    // What is drawn later covers what stands in the same cell: under a curve dots would be lost.
    let (yardsticks, own): (Vec<usize>, Vec<usize>) =
        (0..trend.series.len()).partition(|at| trend.series.get(*at).is_some_and(|s| s.yardstick));
    let mut datasets: Vec<Dataset<'_>> = walls.collect();
    datasets.extend(own.iter().chain(&yardsticks).filter_map(|at| curve(*at)));
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
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    chart.render(area, &mut buffer);
    if own.len() > 1 {
        let starts = own.iter().filter_map(|at| points.get(*at)?.first());
        let plot = Plot { years: (first, last.max(first + 1.0)), scale };
        starts.zip('A'..).for_each(|(start, letter)| plot.put(letter, *start, &mut buffer, theme));
    }
    lines.extend((0..height).map(|y| row(&buffer, y, width, theme)));
    lines
}

/// Where a plot has its values.
struct Plot {
    /// The years at its left and right end.
    years: (f64, f64),
    scale: Scale,
}

impl Plot {
    /// Puts the letter of a curve over its start, or under it where it begins at the top.
    fn put(&self, letter: char, (year, value): (f64, f64), buffer: &mut Buffer, theme: &Theme) {
        let area = buffer.area;
        let axis = (0..area.width).find(|x| buffer.cell((*x, 0)).is_some_and(|cell| cell.symbol() == "│"));
        let Some(left) = axis.map(|x| x + 1).filter(|left| *left < area.width) else { return };
        let across = (year - self.years.0) / (self.years.1 - self.years.0);
        let x = left + place(across, area.width - left);
        let y = place(1.0 - self.scale.position(value), area.height.saturating_sub(AXIS));
        let free = |y: &u16| buffer.cell((x, *y)).is_some_and(|cell| cell.symbol() == " ");
        let beside = [y.checked_sub(1), Some(y + 1), y.checked_sub(2), Some(y + 2)];
        let beside = beside.into_iter().flatten().filter(|y| *y < area.height.saturating_sub(AXIS));
        let spot = beside.clone().find(free).or_else(|| beside.clone().next());
        if let Some(cell) = spot.and_then(|y| buffer.cell_mut((x, y))) {
            cell.set_char(letter).set_style(style(false, theme));
        }
    }
}

/// Which of `cells` a place from 0 to 1 falls into.
fn place(part: f64, cells: u16) -> u16 {
    let last = cells.saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to 0..=last, which is a u16"
    )]
    let at = (part * f64::from(last)).round().clamp(0.0, f64::from(last)) as u16;
    at
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
    let several = trend.series.iter().filter(|series| !series.yardstick).count() > 1;
    let mut letters = 'A'..;
    for series in &trend.series {
        let letter = if several && !series.yardstick { letters.next() } else { None };
        let (Some(from), Some(to)) = (series.points().next(), series.points().next_back()) else { continue };
        let sign = match letter {
            _ if series.yardstick => "• ".to_owned(),
            Some(letter) => format!("{letter} {CURVE} "),
            None => format!("{CURVE} "),
        };
        let values = format!(" {}: {} {}: {}", from.0, figure(from.1), to.0, figure(to.1));
        spans.push(Span::styled(held(sign), style(series.yardstick, theme)));
        spans.push(Span::raw(held(series.name.clone())));
        spans.push(Span::styled(held(values), theme.muted));
        spans.push(Span::raw("   "));
    }
    if broken {
        spans.push(Span::styled(held(format!("{BREAK} a break: other people are counted")), theme.muted));
    }
    wrap_held(&spans, width)
}

/// A piece of a curve.
const CURVE: &str = "⠤⠤⠤";

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
        let step = (scale.max - scale.min) / f64::from(HEIGHT.1);
        (0..=HEIGHT.1).map(|n| (year, scale.min + f64::from(n) * step)).collect()
    };
    between.map(wall).collect()
}

fn style(yardstick: bool, theme: &Theme) -> Style {
    if yardstick { theme.plain } else { theme.accent }
}

fn row(buffer: &Buffer, y: u16, width: u16, theme: &Theme) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for x in 0..width {
        let Some(cell) = buffer.cell((x, y)) else { continue };
        // The chart keeps of a style the colour only: a sign must look as in the legend.
        let style = match cell.symbol().chars().next() {
            Some('•') => style(true, theme),
            Some('\u{2801}'..='\u{28ff}') => style(false, theme),
            Some(BREAK) => theme.muted,
            _ => cell.style(),
        };
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
        drawn_in(series, u16::MAX)
    }

    fn drawn_in(series: Vec<Series>, most: u16) -> Vec<String> {
        let trend = Trend { caption: "Pay".to_owned(), unit: Unit::Money, series };
        lines(&trend, (60, most), &Theme::mono(), Currency::DOLLAR).iter().map(ToString::to_string).collect()
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
                "A ⠤⠤⠤ before 2010: $20,000 2014: $24,000",
                "B ⠤⠤⠤ after 2015: $30,000 2020: $40,000",
                "• all 2010: $30,000 2020: $31,000",
                "┊ a break: other people are counted",
            ],
            "what the signs mean comes first, each on a line of its own where two have no room"
        );
        assert!(drawn(vec![old(), all()]).iter().all(|line| !line.contains(BREAK)));
    }

    #[test]
    fn yardstick_and_curve_are_both_seen_where_they_are_alike() {
        let flat = |name, yardstick| series(name, yardstick, &[(2010, 30_000.0), (2020, 30_000.0)]);
        let lines = drawn(vec![flat("own", false), flat("all", true)]);
        let dots: usize = curves(&lines).map(|line| line.matches('•').count()).sum();
        assert_eq!(dots, 2, "one for each year that is known: {lines:#?}");
        let curve = |line: &String| line.chars().filter(|c| ('\u{2801}'..='\u{28ff}').contains(c)).count();
        assert!(curves(&lines).any(|line| curve(line) > 40), "{lines:#?}");
    }

    #[test]
    fn curves_of_which_there_are_several_carry_their_letters() {
        let old = series("before", false, &[(2010, 20_000.0), (2014, 24_000.0)]);
        let new = series("after", false, &[(2015, 30_000.0), (2020, 40_000.0)]);
        let lines = drawn(vec![old.clone(), new]);
        for letter in ['A', 'B'] {
            assert_eq!(curves(&lines).filter(|line| line.contains(letter)).count(), 1, "{lines:#?}");
        }
        assert!(curves(&drawn(vec![old])).all(|line| !line.contains('A')), "one needs none");
    }

    #[test]
    fn is_as_high_as_there_is_room_for() {
        let own = || vec![series("own", false, &[(2010, 20_000.0), (2014, 24_000.0)])];
        assert_eq!(drawn_in(own(), 10).len(), 10);
        assert_eq!(drawn_in(own(), 99).len(), 13);
        assert_eq!(drawn_in(own(), 2).len(), 7, "lower than that it would tell nothing");
    }
}
