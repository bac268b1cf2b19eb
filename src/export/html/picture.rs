//! Bars and trends as inline SVG. Each says in words what it draws.

use maud::{Markup, html};

use super::super::{
    grid::{Picture, Shape},
    words::Words,
};
use crate::page::{Number, Range, Scale, Series, Trend};

/// Width of a bar in its own units; the page stretches it to its column.
const BAR: f64 = 200.0;
/// Size of a trend in its own units, and the room left for the axes.
const TREND: (f64, f64) = (640.0, 260.0);
const MARGIN: (f64, f64) = (92.0, 28.0);

/// A bar.
pub fn bar(picture: &Picture) -> Markup {
    html! {
        svg.bar role="img" aria-label=(picture.said) viewBox={"0 0 " (BAR) " 20"} preserveAspectRatio="none" {
            line.axis x1="0" y1="19" x2=(BAR) y2="19" {}
            @match &picture.shape {
                Shape::Range(one) => (range(one, &picture.scale)),
                Shape::Bar(value) => (plain(*value, &picture.scale)),
            }
            @if let Some(own) = picture.scale.line {
                line.own x1=(x(&picture.scale, own)) y1="0" x2=(x(&picture.scale, own)) y2="20" {}
            }
        }
    }
}

fn x(scale: &Scale, value: f64) -> String {
    at(scale.position(value) * BAR)
}

/// A coordinate: a tenth of a unit is finer than any screen or printer.
fn at(position: f64) -> String {
    format!("{position:.1}")
}

fn span(scale: &Scale, low: f64, high: f64) -> String {
    at((scale.position(high) - scale.position(low)).abs() * BAR)
}

/// From the lowest to the highest tenth a line, over the middle half a box, at the median a mark.
fn range(range: &Range, scale: &Scale) -> Markup {
    html! {
        @if let (Some(low), Some(high)) = (range.p10.or(range.p25), range.p90.or(range.p75)) {
            line.whisker x1=(x(scale, low)) y1="10" x2=(x(scale, high)) y2="10" {}
        }
        @if let (Some(low), Some(high)) = (range.p25, range.p75) {
            rect.box x=(x(scale, low)) y="4" width=(span(scale, low, high)) height="12" {}
        }
        @if range.values().last().is_some_and(|high| high > scale.max) {
            polygon.beyond points={ (BAR - 6.0) ",4 " (BAR) ",10 " (BAR - 6.0) ",16" } {}
        }
        @if let Some(median) = range.median.filter(|median| *median <= scale.max) {
            rect.median x=(at((scale.position(median) * BAR - 1.5).max(0.0))) y="1" width="3" height="18" {}
        }
    }
}

/// From zero to the value.
fn plain(value: f64, scale: &Scale) -> Markup {
    let (low, high) = if value < 0.0 { (value, 0.0) } else { (0.0, value) };
    html! {
        rect.median x=(x(scale, low)) y="4" width=(span(scale, low, high)) height="12" {}
        line.whisker x1=(x(scale, 0.0)) y1="1" x2=(x(scale, 0.0)) y2="19" {}
    }
}

/// Values over the years: a line a series, never joined to another; yardsticks are dashed. Nothing
/// if there are fewer than two years.
pub fn trend(words: &Words<'_>, trend: &Trend) -> Option<Markup> {
    let points = || trend.series.iter().flat_map(Series::points);
    let scale = Scale::around(points().map(|p| p.1), trend.unit)?;
    let (first, last) = (points().map(|p| p.0).min()?, points().map(|p| p.0).max()?);
    let years =
        Scale { min: f64::from(first), max: f64::from(last), unit: trend.unit, line: None, beyond: false };
    if first == last {
        return None;
    }
    let ((width, height), (left, bottom)) = (TREND, MARGIN);
    let across = |year: u16| at(left + years.position(f64::from(year)) * (width - left - 16.0));
    let up = |value: f64| at((1.0 - scale.position(value)) * (height - bottom - 12.0) + 12.0);
    let levels = [scale.min, f64::midpoint(scale.min, scale.max), scale.max];
    let series = if trend.series.len() == 1 {
        "one series".to_owned()
    } else {
        format!("{} series", trend.series.len())
    };
    let said = format!("{}, {first} to {last}, {series}; the table has the figures", trend.caption);
    let number = |value: f64| -> Number { words.number(value, trend.unit) };
    let names = |yardstick: bool| {
        let names =
            trend.series.iter().filter(|series| series.yardstick == yardstick).map(|s| s.name.as_str());
        names.collect::<Vec<_>>().join("; ")
    };
    let (solid, dashed) = (names(false), names(true));
    Some(html! {
        svg.trend role="img" aria-label=(said) viewBox={"0 0 " (width) " " (height)} {
            @for level in levels {
                line.axis x1=(left) y1=(up(level)) x2=(width) y2=(up(level)) {}
                text x=(left - 8.0) y=(up(level)) text-anchor="end" dominant-baseline="middle" { (number(level)) }
            }
            text x=(across(first)) y=(height - 6.0) text-anchor="start" { (first) }
            text x=(across(last)) y=(height - 6.0) text-anchor="end" { (last) }
            @for series in &trend.series {
                @let line: Vec<String> =
                    series.points().map(|(year, value)| format!("{},{}", across(year), up(value))).collect();
                polyline.(if series.yardstick { "yardstick" } else { "series" }) points=(line.join(" ")) {}
                @for (year, value) in series.points() {
                    circle.(if series.yardstick { "yardstick-point" } else { "point" })
                        cx=(across(year)) cy=(up(value)) r="3.5" {
                        title { (series.name) ", " (year) ": " (number(value)) }
                    }
                }
            }
        }
        p.from {
            @if !solid.is_empty() { "Solid: " (solid) ". " }
            @if !dashed.is_empty() { "Dashed, to compare with: " (dashed) "." }
        }
    })
}
