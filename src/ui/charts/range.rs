//! Pay ranges: a whisker from the lowest to the highest tenth, a box for the middle half, a stroke
//! at the median.
//!
//! ```text
//! ╶──────██████┃██████████───────────╴
//! 10th   25th  median   75th       90th
//! ```

use ratatui::text::Span;

use crate::{
    page::{Currency, Number, Range, Scale, Unit, number, round_step},
    ui::theme::Theme,
};

/// The part of a bar that a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Empty,
    Whisker,
    Left,
    Right,
    Box,
    Median,
    /// The person's own line, where no bar is.
    Line,
    /// It goes on beyond the scale.
    Beyond,
}

/// The bar on `scale`, exactly `width` columns wide.
#[must_use]
pub fn bar(range: &Range, scale: &Scale, width: u16, strong: bool, theme: &Theme) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for part in parts(range, scale, width) {
        let (sign, style) = match part {
            Part::Empty => (" ", theme.plain),
            Part::Whisker => ("─", theme.muted),
            Part::Left => ("╶", theme.muted),
            Part::Right => ("╴", theme.muted),
            Part::Box if strong => ("█", theme.accent),
            Part::Box => ("▒", theme.accent),
            Part::Median => ("┃", theme.strong),
            Part::Line => ("┊", theme.caution),
            Part::Beyond => ("▸", theme.muted),
        };
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(sign),
            _ => spans.push(Span::styled(sign, style)),
        }
    }
    spans
}

fn parts(range: &Range, scale: &Scale, width: u16) -> Vec<Part> {
    let mut parts = vec![Part::Empty; usize::from(width)];
    if width == 0 {
        return parts;
    }
    let column = |value: f64| column(scale, value, width);
    let mut fill = |from: Option<f64>, to: Option<f64>, part: Part| {
        if let (Some(from), Some(to)) = (from, to)
            && let Some(cells) = parts.get_mut(column(from)..=column(to).max(column(from)))
        {
            cells.fill(part);
        }
    };
    fill(range.p10, range.p90, Part::Whisker);
    // With a quartile unreleased the whisker still says what is known.
    fill(range.p10, range.p10, Part::Left);
    fill(range.p90, range.p90, Part::Right);
    fill(range.p25, range.p75, Part::Box);
    fill(range.median, range.median, Part::Median);
    if let Some(line) = scale.line.filter(|l| (scale.min..=scale.max).contains(l))
        && let Some(cell) = parts.get_mut(column(line)).filter(|p| **p != Part::Median)
    {
        *cell = Part::Line;
    }
    // Over all else: what stands at the edge stands for figures that are not there.
    if range.values().any(|value| value > scale.max)
        && let Some(cell) = parts.last_mut()
    {
        *cell = Part::Beyond;
    }
    parts
}

/// The column of a value: 0 to `width - 1`.
fn column(scale: &Scale, value: f64, width: u16) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "position() is 0 to 1, so the product lies in 0..=width-1"
    )]
    let column = (scale.position(value) * f64::from(width.saturating_sub(1))).round() as usize;
    column.min(usize::from(width.saturating_sub(1)))
}

/// The axis of `scale`: round figures, each standing at its place, exactly `width` columns wide. It ends in `▸`
/// where bars go on beyond it.
#[must_use]
pub fn axis(scale: &Scale, width: u16, currency: Currency) -> String {
    let mut line: Vec<char> = vec![' '; usize::from(width)];
    // About one figure in 9 columns reads well.
    let step = round_step((scale.max - scale.min) / f64::from((width / 9).max(1)));
    let end = width.saturating_sub(u16::from(scale.beyond));
    let mut value = (scale.min / step).ceil() * step;
    let mut free = 0;
    while value <= scale.max + step * 1e-6 {
        let label = short(value, scale.unit, currency);
        let room = label.chars().count();
        let at =
            column(scale, value, width).saturating_sub(room / 2).min(usize::from(end).saturating_sub(room));
        if at >= free
            && let Some(cells) = line.get_mut(at..at + room)
        {
            cells.iter_mut().zip(label.chars()).for_each(|(cell, c)| *cell = c);
            free = at + room + 1;
        }
        value += step;
    }
    if scale.beyond
        && let Some(last) = line.last_mut()
    {
        *last = '▸';
    }
    line.into_iter().collect()
}

/// A figure for an axis: thousands as `40k`.
fn short(value: f64, unit: Unit, currency: Currency) -> String {
    let money = matches!(unit, Unit::Money | Unit::MoneyCents);
    if value.abs() >= 10_000.0 && number::fits(value / 1_000.0, 0) {
        let thousands = Number::new(value / 1_000.0, if money { Unit::Money } else { Unit::Count });
        format!("{}k", thousands.currency(currency))
    } else {
        let unit = if unit == Unit::MoneyCents && number::fits(value, 0) { Unit::Money } else { unit };
        Number::new(value, unit).currency(currency).to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SCALE: Scale =
        Scale { min: 20_000.0, max: 100_000.0, unit: Unit::Money, line: None, beyond: false };

    fn drawn(range: &Range, scale: &Scale, width: u16) -> String {
        bar(range, scale, width, true, &Theme::mono()).iter().map(|s| s.content.as_ref()).collect()
    }

    const PAY: Range = Range {
        p10: Some(37_000.0),
        p25: Some(43_490.0),
        median: Some(51_140.0),
        p75: Some(64_820.0),
        p90: Some(81_150.0),
        capped: crate::page::Bound::Exact,
    };

    #[test]
    fn draws_whisker_box_and_median() {
        assert_eq!(drawn(&PAY, &SCALE, 41), "         ╶──████┃██████────────╴         ");
    }

    #[test]
    fn the_persons_line_is_drawn_but_never_over_the_median() {
        let at = |line| drawn(&PAY, &Scale { line: Some(line), ..SCALE }, 41);
        assert!(at(51_140.0).contains('┃') && !at(51_140.0).contains('┊'));
        assert!(at(90_000.0).contains('┊'));
        assert!(!at(500_000.0).contains('┊'), "a line off the scale is not drawn at its end");
    }

    #[test]
    fn axis_figures_stand_at_their_place() {
        assert_eq!(axis(&SCALE, 41, Currency::DOLLAR), "$20k    $40k      $60k      $80k    $100k");
    }

    #[test]
    fn what_goes_on_beyond_the_scale_says_so() {
        let short = Scale { max: 60_000.0, beyond: true, ..SCALE };
        assert_eq!(drawn(&PAY, &short, 21), "         ╶──████┃███▸");
        assert_eq!(axis(&short, 21, Currency::DOLLAR), "$20k    $40k    $60k▸");
        let far = Range { p10: Some(70_000.0), median: Some(80_000.0), p90: Some(90_000.0), ..PAY };
        assert!(!drawn(&far, &short, 21).contains('┃'), "no median where it is not");
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(
            values in proptest::array::uniform5(proptest::option::of(-1e6f64..1e6)),
            ends in (-1e5f64..1e5, 1.0f64..1e6),
            width in 0u16..200,
        ) {
            let [p10, p25, median, p75, p90] = values;
            let range = Range { p10, p25, median, p75, p90, ..Range::default() };
            let scale = Scale { min: ends.0, max: ends.0 + ends.1, unit: Unit::Money, line: median, beyond: false };
            prop_assert_eq!(crate::ui::text::width(&drawn(&range, &scale, width)), width);
            prop_assert_eq!(crate::ui::text::width(&axis(&scale, width, Currency::DOLLAR)), width);
        }
    }
}
