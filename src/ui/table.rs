//! Columns and cells as lines of text: for the rows of a pane and for a table in a detail.
//!
//! The first column is frozen: the others scroll sideways when they do not all fit, and none is
//! squeezed below what can be read.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{
    charts::range,
    text::{cut, styled, width, wrap, wrapped_lines},
    theme::Theme,
};
use crate::page::{Align, Cell, Column, Currency, Range, Scale, Sort, Spread, Unit, Width, cell::Missing};

/// Columns between two cells.
const GAP: u16 = 2;
/// A column of words is not wider than this; longer words are cut.
const WIDEST_FIT: u16 = 44;
/// The label is not narrower than this while others stand beside it.
const LEAST_LABEL: u16 = 16;
/// A column of prose is not wider than this: longer lines are hard to follow.
const WIDEST_PROSE: u16 = 72;
/// A column of bars is not wider than this: longer bars tell no more.
const WIDEST_BARS: u16 = 80;

/// The longest sign of a mark.
const SIGNS: usize = 3;

/// How wide each column would like to be.
#[derive(Clone, Debug, Default)]
pub struct Natural(Vec<u16>);

impl Natural {
    /// Measures the heads and all cells. `O(rows x columns)`: once for a page, not for a frame.
    pub fn measure<'a>(
        columns: &[Column],
        rows: impl Iterator<Item = &'a [Cell]>,
        currency: Currency,
    ) -> Self {
        let mut widths: Vec<u16> = columns.iter().map(|c| width(&c.title)).collect();
        for cells in rows {
            for (i, (cell, widest)) in cells.iter().zip(&mut widths).enumerate() {
                // What runs on over other columns does not widen its own, but needs their least widths.
                let wish = if covered(cells, i) || covered(cells, i + 1) {
                    match columns.get(i).map(|column| column.width) {
                        Some(Width::Flex { min }) => min,
                        Some(Width::Fit) | None => 0,
                    }
                } else {
                    natural(cell, currency)
                };
                *widest = (*widest).max(wish);
            }
        }
        for (column, widest) in columns.iter().zip(&mut widths) {
            match column.width {
                _ if column.scale.is_some() => *widest = WIDEST_BARS,
                Width::Flex { min } => *widest = (*widest).min(WIDEST_PROSE.max(min)),
                Width::Fit => {}
            }
        }
        Self(widths)
    }

    /// All columns side by side at their natural widths.
    #[must_use]
    pub fn total(&self) -> u16 {
        let gaps = u16::try_from(self.0.len().saturating_sub(1)).unwrap_or(0).saturating_mul(GAP);
        self.0.iter().fold(gaps, |sum, w| sum.saturating_add(*w))
    }
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index into the columns.
    pub column: usize,
    /// First terminal column, from the left end of the table.
    pub x: u16,
    /// Width in terminal columns.
    pub width: u16,
}

/// Which columns are shown and how wide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The columns shown, from left to right.
    pub places: Vec<Place>,
    /// How many columns are scrolled out at the left of the frozen one's neighbor.
    pub before: usize,
    /// How many do not fit at the right.
    pub after: usize,
}

/// Lays out `columns` in `room` terminal columns, with `offset` of them scrolled out to the left.
#[must_use]
pub fn plan(columns: &[Column], natural: &Natural, room: u16, offset: usize) -> Plan {
    let wish = |i: usize| natural.0.get(i).copied().unwrap_or(0);
    let least = |(i, column): (usize, &Column)| match column.width {
        Width::Fit => wish(i).min(WIDEST_FIT),
        Width::Flex { min } => min.min(wish(i)),
    };
    // With others beside it the label takes no more than it must at first, and then its share: it wraps. Beside
    // bars that share is smaller: they are what is compared.
    let least_label = if columns.len() > 1 { (room / 3).max(LEAST_LABEL) } else { room };
    let bars = columns.iter().any(|column| column.scale.is_some());
    let label = if bars { least_label } else { least_label.max(room / 5 * 2) };
    let mut plan = Plan::default();
    let mut left = room;
    let mut all = columns.iter().enumerate();
    if let Some((i, first)) = all.next() {
        let width = least((i, first)).min(least_label).min(left);
        plan.places.push(Place { column: i, x: 0, width });
        left -= width;
    }
    // The label and one more column are never scrolled out.
    plan.before = offset.min(columns.len().saturating_sub(2));
    for (i, column) in all.skip(plan.before) {
        let width = least((i, column));
        // The label wraps rather than that bars, which are what is compared, have no room at all.
        let missing = (width + GAP).saturating_sub(left);
        if let Some(first) = plan.places.first_mut()
            && column.scale.is_some()
            && first.width >= missing + LEAST_LABEL
        {
            first.width -= missing;
            left += missing;
        }
        // At least one column beside the label is always shown, cut if it must be.
        if left < width + GAP && (plan.places.len() > 1 || left <= GAP) {
            plan.after = columns.len() - i;
            break;
        }
        let width = width.min(left - GAP);
        plan.places.push(Place { column: i, x: 0, width });
        left -= width + GAP;
    }
    // The label, which names the row, shares with prose; bars take what these leave, for a longer bar tells
    // little more; and what nobody else wants makes cut words whole.
    let kind = |place: &Place| columns.get(place.column).map(|c| (c.width, c.scale.is_some()));
    let most = |place: &Place| if place.column == 0 { label.max(place.width) } else { u16::MAX };
    let wide = |place: &Place| wish(place.column).min(most(place));
    let prose = |p: &Place| p.column == 0 || matches!(kind(p), Some((Width::Flex { .. }, false)));
    left = widen(&mut plan.places, left, |p| if prose(p) { wide(p) } else { 0 });
    left = widen(&mut plan.places, left, |p| if matches!(kind(p), Some((_, true))) { wide(p) } else { 0 });
    widen(&mut plan.places, left, |p| wish(p.column));
    let mut x = 0;
    for place in &mut plan.places {
        place.x = x;
        x += place.width + GAP;
    }
    plan
}

/// Shares what is left among the places that are narrower than they wish, none beyond that. Returns what nobody
/// took.
fn widen(places: &mut [Place], mut left: u16, wish: impl Fn(&Place) -> u16) -> u16 {
    loop {
        let hungry = places.iter().filter(|p| wish(p) > p.width).count();
        let Some(share) = left.checked_div(u16::try_from(hungry).unwrap_or(u16::MAX)).filter(|_| left > 0)
        else {
            return left;
        };
        for place in places.iter_mut() {
            let more = wish(place).saturating_sub(place.width).min(share.max(1)).min(left);
            place.width += more;
            left -= more;
        }
    }
}

/// The heads, one line; the sorted column carries `▲` or `▼`, a column of bars its axis. The sign has no
/// room of its own, which would set all columns apart: it may stand in the gap beside its column.
#[must_use]
pub fn head(
    columns: &[Column],
    plan: &Plan,
    sort: Option<Sort>,
    currency: Currency,
    theme: &Theme,
) -> Line<'static> {
    let mut text = String::new();
    for (nth, place) in plan.places.iter().enumerate() {
        let Some(column) = columns.get(place.column) else { continue };
        let sign = match sort {
            Some(s) if s.column == place.column && s.descending => "▼",
            Some(s) if s.column == place.column => "▲",
            _ => "",
        };
        let gap = width(sign);
        let (x, shown) = match (&column.scale, column.align) {
            (Some(scale), _) if sign.is_empty() => (place.x, range::axis(scale, place.width, currency)),
            (_, Align::Right) => {
                let before = if nth == 0 { 0 } else { gap };
                let title = cut(&column.title, (place.width + before).saturating_sub(gap));
                let shown = format!("{sign}{title}");
                ((place.x + place.width).saturating_sub(width(&shown)), shown)
            }
            (_, align) => {
                let after = if nth + 1 == plan.places.len() { 0 } else { gap };
                let shown =
                    format!("{}{sign}", cut(&column.title, (place.width + after).saturating_sub(gap)));
                let free = place.width.saturating_sub(width(&shown));
                (place.x + if align == Align::Center { free / 2 } else { 0 }, shown)
            }
        };
        let blank = usize::from(x.saturating_sub(width(&text)));
        text.extend(std::iter::repeat_n(' ', blank).chain(shown.chars()));
    }
    Line::from(Span::styled(text, theme.muted))
}

/// How a row is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Style laid over the label, for the row under the cursor.
    pub label: Option<Style>,
    /// The row weighs less.
    pub muted: bool,
    /// Most lines a row may take.
    pub lines: usize,
}

/// A row as lines: as many as its tallest cell needs, at most `look.lines`.
#[must_use]
pub fn row(
    columns: &[Column],
    cells: &[Cell],
    plan: &Plan,
    look: Look,
    currency: Currency,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let plan = &spanned(plan, cells);
    let drawn: Vec<Vec<Line<'static>>> = plan
        .places
        .iter()
        .map(|place| {
            let (Some(column), Some(cell)) = (columns.get(place.column), cells.get(place.column)) else {
                return Vec::new();
            };
            let wraps = wraps(column, place);
            let mut lines = self::cell(cell, (column, wraps), place.width, look, currency, theme);
            if let Some(style) = look.label.filter(|_| place.column == 0) {
                lines = lines.into_iter().map(|l| restyled(l, style)).collect();
            } else if look.muted {
                lines = lines.into_iter().map(|l| restyled(l, theme.muted)).collect();
            }
            if lines.len() > look.lines {
                lines.truncate(look.lines);
                if let Some(last) = lines.last_mut() {
                    let text = last.to_string();
                    let text = text.trim_end();
                    // `cut` sets the sign itself where it cuts.
                    let room = place.width.saturating_sub(1);
                    let sign = if width(text) <= room { "…" } else { "" };
                    *last = Line::from(format!("{}{sign}", cut(text, room)));
                }
            }
            lines.into_iter().map(|l| aligned(l, column.align, place.width)).collect()
        })
        .collect();
    let height = drawn.iter().map(Vec::len).max().unwrap_or(0).max(1);
    (0..height)
        .map(|y| beside(plan, drawn.iter().map(|lines| lines.get(y).cloned().unwrap_or_default())))
        .collect()
}

/// The places of one row: a cell that speaks for the columns at its right takes their room too, even
/// where its own column is scrolled out.
fn spanned(plan: &Plan, cells: &[Cell]) -> Plan {
    let mut places: Vec<Place> = Vec::with_capacity(plan.places.len());
    for place in &plan.places {
        let speaker = (0..=place.column).rev().find(|column| !covered(cells, *column)).unwrap_or(0);
        match places.last_mut() {
            Some(last) if last.column == speaker => last.width = place.x + place.width - last.x,
            _ => places.push(Place { column: speaker, ..*place }),
        }
    }
    Plan { places, ..*plan }
}

fn covered(cells: &[Cell], column: usize) -> bool {
    matches!(cells.get(column), Some(Cell::Missing(Missing::Covered)))
}

/// Whether text that is too long for its place goes on in the next line: prose, and the name of a row.
fn wraps(column: &Column, place: &Place) -> bool {
    place.column == 0 || matches!(column.width, Width::Flex { .. })
}

/// How many lines a row takes.
#[must_use]
pub fn height(columns: &[Column], cells: &[Cell], plan: &Plan, most: usize) -> usize {
    let plan = spanned(plan, cells);
    let lines = plan.places.iter().map(|place| {
        let wraps = columns.get(place.column).is_some_and(|column| wraps(column, place));
        match cells.get(place.column) {
            Some(Cell::Text(line)) if wraps => {
                let spans: Vec<Span<'_>> = line.0.iter().map(|s| Span::raw(s.text.as_str())).collect();
                wrapped_lines(&spans, place.width)
            }
            _ => 1,
        }
    });
    lines.max().unwrap_or(1).clamp(1, most.max(1))
}

fn cell(
    cell: &Cell,
    (column, wraps): (&Column, bool),
    room: u16,
    look: Look,
    currency: Currency,
    theme: &Theme,
) -> Vec<Line<'static>> {
    match cell {
        Cell::Text(line) if wraps => wrap(&styled(line, theme), room),
        Cell::Text(line) => {
            let spans = styled(line, theme);
            if spans.iter().map(|s| width(&s.content)).fold(0, u16::saturating_add) <= room {
                return wrap(&spans, room);
            }
            vec![Line::raw(cut(&line.plain(), room))]
        }
        Cell::Number(number) => vec![Line::raw(cut(&number.currency(currency).to_string(), room))],
        Cell::Mark(mark) => {
            // Signs of different lengths begin at the same place, also where the column is centered.
            let sign = format!("{:<1$}", mark.sign, SIGNS.min(usize::from(room)));
            vec![Line::from(Span::styled(cut(&sign, room), theme.tone(mark.tone)))]
        }
        Cell::Range(values) if values.values().next().is_none() => {
            vec![Line::from(Span::styled(cut("not released", room), theme.muted))]
        }
        Cell::Range(values) => match &column.scale {
            Some(scale) => vec![Line::from(range::bar(values, scale, room, look.label.is_some(), theme))],
            None => Vec::new(),
        },
        Cell::Spread(spread) => vec![score(*spread, room, look.label.is_some(), theme)],
        Cell::Missing(Missing::NotApplicable | Missing::Covered) => Vec::new(),
        // A column of bars has room to say why there is none.
        Cell::Missing(missing) if column.scale.is_some() => {
            vec![Line::from(Span::styled(cut(missing.words(), room), theme.muted))]
        }
        Cell::Missing(_) => vec![Line::from(Span::styled("–", theme.muted))],
    }
}

/// Room for the figures of a score and a blank: `100–100 `.
const FIGURES: u16 = 8;

/// Columns of a bar where there is room: two points of 100 for each.
const FULL_BAR: u16 = 50;

/// Least columns of a bar that still shows something.
const LEAST_BAR: u16 = 5;

/// A score as its figures and a bar from 0 to 100; only the figures where there is no room.
fn score(spread: Spread, room: u16, strong: bool, theme: &Theme) -> Line<'static> {
    let figures = spread.to_string();
    let Some(bar) = room.checked_sub(FIGURES).filter(|bar| *bar >= LEAST_BAR) else {
        return Line::raw(cut(&figures, room));
    };
    let (low, high) = (Some(spread.low), Some(spread.high));
    let middle = Some(f64::midpoint(spread.low, spread.high));
    let range = Range { p10: low, p25: low, median: middle, p75: high, p90: high, ..Range::default() };
    let mut spans = vec![Span::raw(format!("{figures:<0$}", usize::from(FIGURES)))];
    spans.extend(range::bar(
        &range,
        &Scale { min: 0.0, max: 100.0, unit: Unit::Count, line: None, beyond: false },
        bar,
        strong,
        theme,
    ));
    Line::from(spans)
}

/// Columns that a cell would like to have.
fn natural(cell: &Cell, currency: Currency) -> u16 {
    match cell {
        Cell::Spread(_) => FIGURES + FULL_BAR,
        cell => width(&plain(cell, currency)),
    }
}

fn plain(cell: &Cell, currency: Currency) -> String {
    match cell {
        Cell::Number(number) => number.currency(currency).to_string(),
        Cell::Mark(mark) => mark.sign.to_owned(),
        Cell::Missing(_) => "–".to_owned(),
        Cell::Text(_) | Cell::Range(_) | Cell::Spread(_) => cell.plain(),
    }
}

fn restyled(line: Line<'static>, style: Style) -> Line<'static> {
    Line::from(line.spans.into_iter().map(|s| Span::styled(s.content, style)).collect::<Vec<_>>())
}

/// Pads a line to exactly `room` columns.
fn aligned(mut line: Line<'static>, align: Align, room: u16) -> Line<'static> {
    let used = line.spans.iter().map(|s| width(&s.content)).fold(0, u16::saturating_add);
    let free = usize::from(room.saturating_sub(used));
    let (before, after) = match align {
        Align::Left => (0, free),
        Align::Right => (free, 0),
        Align::Center => (free / 2, free - free / 2),
    };
    if before > 0 {
        line.spans.insert(0, Span::raw(" ".repeat(before)));
    }
    if after > 0 {
        line.spans.push(Span::raw(" ".repeat(after)));
    }
    line
}

/// Cells side by side, each padded to its place.
fn beside(plan: &Plan, cells: impl Iterator<Item = Line<'static>>) -> Line<'static> {
    let mut spans = Vec::new();
    for (place, cell) in plan.places.iter().zip(cells) {
        if place.x > 0 {
            spans.push(Span::raw(" ".repeat(usize::from(GAP))));
        }
        spans.extend(aligned(cell, Align::Left, place.width).spans);
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::Unit;

    fn columns() -> Vec<Column> {
        vec![
            Column::text("Place"),
            Column::number("Median"),
            Column::prose("What", 10),
            Column::prose("Why", 10),
        ]
    }

    fn cells(text: &str) -> Vec<Cell> {
        vec![
            Cell::text("Texas"),
            Cell::number(Some(48_000.0), Unit::Money),
            Cell::text(text),
            Cell::text(text),
        ]
    }

    fn planned(room: u16, offset: usize) -> Plan {
        let cells = cells("a text of some length that wraps");
        let natural = Natural::measure(&columns(), [cells.as_slice()].into_iter(), Currency::DOLLAR);
        plan(&columns(), &natural, room, offset)
    }

    #[test]
    fn the_label_stays_and_the_rest_scrolls() {
        let shown = |room, offset| planned(room, offset).places.iter().map(|p| p.column).collect::<Vec<_>>();
        assert_eq!(shown(80, 0), [0, 1, 2, 3]);
        assert_eq!(shown(36, 0), [0, 1, 2]);
        assert_eq!(shown(36, 1), [0, 2, 3]);
        assert_eq!(shown(36, 9), [0, 3], "one column beside the label is always left");
        assert_eq!(planned(36, 0).after, 1);
    }

    #[test]
    fn numbers_stand_right_and_prose_wraps() {
        let plan = planned(44, 0);
        let cells = cells("a text that wraps in ten");
        let look = Look { label: None, muted: false, lines: 6 };
        let lines = row(&columns(), &cells, &plan, look, Currency::DOLLAR, &Theme::mono());
        assert_eq!(lines.len(), height(&columns(), &cells, &plan, 6));
        let first = lines.first().map(ToString::to_string).unwrap_or_default();
        assert!(first.starts_with("Texas  $48,000  a text that"), "{first:?}");
    }

    #[test]
    fn a_label_is_read_whole() {
        let columns = [Column::text("Place"), Column::number("Jobs"), Column::prose("Kind", 8)];
        let cells = [
            Cell::text("A place with a name that is long"),
            Cell::number(Some(1_234.0), Unit::Count),
            Cell::text("a state among states"),
        ];
        let natural = Natural::measure(&columns, [cells.as_slice()].into_iter(), Currency::DOLLAR);
        let drawn = |room| {
            let plan = plan(&columns, &natural, room, 0);
            let look = Look { label: None, muted: false, lines: 6 };
            let lines = row(&columns, &cells, &plan, look, Currency::DOLLAR, &Theme::mono());
            assert_eq!(lines.len(), height(&columns, &cells, &plan, 6), "in {room}");
            lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(drawn(80), ["A place with a name that is long  1,234  a state among states"]);
        assert_eq!(
            drawn(46),
            ["A place with a      1,234  a state among", "name that is long          states"]
        );
    }

    #[test]
    fn a_long_label_leaves_bars_their_room() {
        let scale = Scale::around([20_000.0, 90_000.0], Unit::Money).expect("two values");
        let columns = [
            Column::text("Place"),
            Column::number("Median"),
            Column::number("Adjusted, about"),
            Column::ranges("Pay", 24, scale),
        ];
        let money = || Cell::number(Some(48_000.0), Unit::Money);
        let bar = Range { p10: Some(30_000.0), p90: Some(80_000.0), ..Range::default() };
        let cells =
            [Cell::text("A place with a name that is rather long"), money(), money(), Cell::Range(bar)];
        let natural = Natural::measure(&columns, [cells.as_slice()].into_iter(), Currency::DOLLAR);
        let widths =
            |room| plan(&columns, &natural, room, 0).places.iter().map(|p| p.width).collect::<Vec<_>>();
        assert_eq!(widths(74), [22, 7, 15, 24]);
        assert_eq!(widths(66).get(3), None, "the label stays readable");
    }

    #[test]
    fn the_sign_of_the_order_needs_no_room_of_its_own() {
        let columns = [Column::text("Place"), Column::number("Jobs"), Column::text("Kind")];
        let cells = [Cell::text("Texas"), Cell::number(Some(1_234.0), Unit::Count), Cell::text("state")];
        let natural = Natural::measure(&columns, [cells.as_slice()].into_iter(), Currency::DOLLAR);
        let plan = plan(&columns, &natural, 40, 0);
        let head = |column: Option<usize>, descending| {
            let sort = column.map(|column| Sort { column, descending });
            super::head(&columns, &plan, sort, Currency::DOLLAR, &Theme::mono()).to_string()
        };
        assert_eq!(head(None, false), "Place   Jobs  Kind");
        assert_eq!(head(Some(0), false), "Place▲  Jobs  Kind");
        assert_eq!(head(Some(1), true), "Place  ▼Jobs  Kind");
        assert_eq!(head(Some(2), true), "Place   Jobs  Kind▼");
    }

    #[test]
    fn one_value_runs_on_over_the_columns_it_speaks_for() {
        let cells = [
            Cell::text("Texas"),
            Cell::Missing(Missing::NotReleased),
            Cell::text("one text for both of them"),
            Cell::Missing(Missing::Covered),
        ];
        let natural = Natural::measure(&columns(), [cells.as_slice()].into_iter(), Currency::DOLLAR);
        let look = Look { label: None, muted: false, lines: 6 };
        let drawn = |offset| {
            let plan = plan(&columns(), &natural, 60, offset);
            let lines = row(&columns(), &cells, &plan, look, Currency::DOLLAR, &Theme::mono());
            assert_eq!(lines.len(), height(&columns(), &cells, &plan, 6));
            lines.iter().map(|l| l.to_string().trim_end().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(drawn(0), ["Texas       –  one text for both of", "               them"]);
        // Also where its own column is scrolled out.
        assert_eq!(
            drawn(9).join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
            "Texas one text for both of them"
        );
    }

    proptest! {
        #[test]
        fn never_wider_than_the_room(room in 0u16..120, offset in 0usize..6, text in "[a-z編 ]{0,80}") {
            let cells = cells(&text);
            let natural = Natural::measure(&columns(), [cells.as_slice()].into_iter(), Currency::DOLLAR);
            let plan = plan(&columns(), &natural, room, offset);
            let look = Look { label: None, muted: false, lines: 3 };
            let rows = row(&columns(), &cells, &plan, look, Currency::DOLLAR, &Theme::mono());
            prop_assert!(rows.len() <= 3);
            for line in rows.iter().chain([&head(&columns(), &plan, None, Currency::DOLLAR, &Theme::mono())]) {
                prop_assert!(width(&line.to_string()) <= room.max(1), "{line:?}");
            }
        }
    }
}
