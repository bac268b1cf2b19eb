//! A detail as lines of text, laid out for a given width: pure, so it can be counted, scrolled and
//! tested without a terminal.

use ratatui::text::{Line, Span};

use super::{
    charts::{bars, range, trend},
    table::{self, Look},
    text::{HELD, styled, width, wrap, wrap_held},
    theme::Theme,
};
use crate::{
    dataset::{Dataset, Date, Id},
    page::{Block, Bound, Cited, Currency, Detail, Fact, Number, RangeBar, Scale, Series, Table},
    sections::common,
};

/// The column of the labels of facts is not wider than this; longer ones stand above their values.
const WIDEST_LABEL: u16 = 30;
/// Columns between a label and its value.
const GAP: u16 = 2;
/// Text and charts are not wider than this: longer lines are hard to follow, longer bars tell no more. A table
/// has columns to hold on to.
const LONGEST_LINE: u16 = 100;
/// Columns that a source takes as a rule.
const SOURCE_LENGTH: usize = 100;

/// Lays out details: what it needs besides the detail itself.
#[derive(Clone, Copy, Debug)]
pub struct Painter<'a> {
    /// For the names and dates of sources.
    pub data: &'a Dataset,
    /// For the age of sources.
    pub today: Date,
    /// How meanings look.
    pub theme: &'a Theme,
    /// Terminal columns there are.
    pub width: u16,
    /// Terminal lines that are seen at once, if somebody looks: a curve is not higher.
    pub lines: Option<u16>,
}

impl Painter<'_> {
    /// Columns for text and charts.
    fn measure(&self) -> u16 {
        self.width.min(LONGEST_LINE)
    }

    /// The blocks of a detail, then the sources they cite, numbered as in the text.
    #[must_use]
    pub fn detail(&self, detail: &Detail) -> Vec<Line<'static>> {
        self.parts(detail, &detail.sources()).flatten().collect()
    }

    /// As many lines as are seen at once, and how many the detail has in all: exact if its end is among them,
    /// else judged by the lengths of its texts. Most of a long detail is passed by without being read, and to
    /// lay all of it out for every step in a list would cost more than all else in a frame.
    #[must_use]
    pub fn beginning(&self, detail: &Detail) -> (Vec<Line<'static>>, usize) {
        let seen = self.lines.unwrap_or(u16::MAX).into();
        let cited = detail.sources();
        let mut parts = self.parts(detail, &cited);
        let (mut lines, mut done) = (Vec::new(), 0);
        while lines.len() <= seen {
            let Some(part) = parts.next() else {
                let all = lines.len();
                return (lines, all);
            };
            lines.extend(part);
            done += 1;
        }
        let mut all = lines.len();
        all += detail.blocks.iter().skip(done).map(|block| self.judged(block)).sum::<usize>();
        if done <= detail.blocks.len() && !cited.is_empty() {
            all += 2 + self.rows(cited.len() * SOURCE_LENGTH, 0).max(cited.len());
        }
        (lines, all)
    }

    /// The lines of each block with the blank one before it, then those of the sources.
    fn parts<'d>(
        &'d self,
        detail: &'d Detail,
        cited: &'d [&'d Id],
    ) -> impl Iterator<Item = Vec<Line<'static>>> + 'd {
        // In a list of nothing but facts all values stand below each other.
        let of_facts = |b: &Block| matches!(b, Block::Heading(_) | Block::Text(_) | Block::Facts(_));
        let facts =
            || detail.blocks.iter().filter_map(|b| if let Block::Facts(f) = b { Some(f) } else { None });
        let labels = detail.blocks.iter().all(of_facts).then(|| self.labels(facts().flatten()));
        let (mut first, mut under_heading) = (true, false);
        let block = move |block| {
            // A blank line between blocks, but none under a heading.
            let mut lines = if first || under_heading { Vec::new() } else { vec![Line::default()] };
            lines.extend(self.block(block, cited, labels));
            first &= lines.is_empty();
            under_heading = matches!(block, Block::Heading(_));
            lines
        };
        let sources = (!cited.is_empty()).then_some(cited).into_iter().map(|cited| {
            let mut lines = vec![Line::default()];
            lines.extend(self.heading("Sources"));
            lines.extend(cited.iter().enumerate().flat_map(|(at, id)| self.source(at + 1, id)));
            lines
        });
        detail.blocks.iter().map(block).chain(sources)
    }

    /// How many lines a block takes with the blank one before it, judged by how long its texts are.
    fn judged(&self, block: &Block) -> usize {
        let text = |cited: &Cited, indent| {
            let length = cited.line.0.iter().map(|span| usize::from(width(&span.text))).sum();
            self.rows(length, indent)
        };
        let lines = match block {
            // The block under it does without the blank line.
            Block::Heading(_) => 0,
            Block::Text(cited) => text(cited, 0),
            Block::Bullets(list) => list.iter().map(|item| text(item, 2)).sum(),
            Block::Facts(facts) => {
                let indent = self.labels(facts) + GAP;
                facts.iter().map(|fact| text(&fact.value, indent)).sum()
            }
            Block::Ranges { bars, .. } => 3 * bars.len() + 2,
            Block::Bars(list) => list.len() + 1,
            Block::Table(table) => table.rows.len() + 1,
            Block::Trend(_) => trend::HIGHEST.into(),
        };
        lines + 1
    }

    /// Lines for a text of so many columns, beside an indent.
    fn rows(&self, length: usize, indent: u16) -> usize {
        length.div_ceil(self.measure().saturating_sub(indent).max(1).into()).max(1)
    }

    fn heading(&self, text: &str) -> Vec<Line<'static>> {
        wrap(&[Span::styled(text, self.theme.heading)], self.measure())
    }

    /// `[1] Publisher, title · May 2025`, with its age where it has one worth saying.
    fn source(&self, number: usize, id: &Id) -> Vec<Line<'static>> {
        let mark = format!("{number:>2} ");
        let text = match self.data.source(id) {
            None => vec![Span::raw(id.to_string())],
            Some(source) => vec![
                Span::raw(source.publisher.clone()),
                Span::styled(format!(" · {} · ", source.title), self.theme.muted),
                Span::raw(common::dated(source, self.today)),
            ],
        };
        self.hanging(Span::styled(mark, self.theme.muted), &text)
    }

    fn block(&self, block: &Block, cited: &[&Id], labels: Option<u16>) -> Vec<Line<'static>> {
        match block {
            Block::Heading(text) => self.heading(text),
            Block::Text(text) => self.cited(text, cited),
            Block::Bullets(list) => list.iter().flat_map(|item| self.cited(item, cited)).collect(),
            Block::Facts(facts) => self.facts(facts, cited, labels.unwrap_or_else(|| self.labels(facts))),
            Block::Ranges { scale, bars } => self.ranges(scale, bars, cited),
            Block::Bars(list) => {
                let mut lines = bars::lines(list, self.measure(), self.theme);
                lines.extend(self.about_figures(list.iter().map(|b| &b.figure), cited));
                lines
            }
            Block::Table(table) => self.table(table, cited),
            Block::Trend(curves) => {
                let size = (self.measure(), self.lines.unwrap_or(u16::MAX));
                let mut lines = trend::lines(curves, size, self.theme, self.currency());
                lines.extend(self.about_figures(curves.series.iter().flat_map(Series::figures), cited));
                lines
            }
        }
    }

    fn currency(&self) -> Currency {
        Currency::new(&self.data.career.currency)
    }

    /// ` [1][3]`: where in the list of sources a line's own are found.
    fn marks<'i>(&self, sources: impl IntoIterator<Item = &'i Id>, cited: &[&Id]) -> Option<Span<'static>> {
        let number = |id: &Id| cited.iter().position(|c| *c == id).map(|n| format!("[{}]", n + 1));
        let mut marks: Vec<String> = Vec::new();
        for mark in sources.into_iter().filter_map(number) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        (!marks.is_empty()).then(|| Span::styled(format!(" {}", marks.concat()), self.theme.muted))
    }

    fn cited(&self, text: &Cited, cited: &[&Id]) -> Vec<Line<'static>> {
        let mut spans = styled(&text.line, self.theme);
        let figure = text.figure.iter().map(|f| &f.source);
        spans.extend(self.marks(text.sources.iter().chain(figure), cited));
        if text.mark.is_empty() {
            return wrap(&spans, self.measure());
        }
        self.hanging(Span::styled(format!("{} ", text.mark), self.theme.tone(text.tone)), &spans)
    }

    /// `text` wrapped at the right of `mark`, every line starting where the first does.
    fn hanging(&self, mark: Span<'static>, text: &[Span<'_>]) -> Vec<Line<'static>> {
        let indent = width(&mark.content);
        let blank = " ".repeat(usize::from(indent));
        let mut first = Some(mark);
        let lines = wrap(text, self.measure().saturating_sub(indent));
        let before = |mut line: Line<'static>| {
            line.spans.insert(0, first.take().unwrap_or_else(|| Span::raw(blank.clone())));
            line
        };
        lines.into_iter().map(before).collect()
    }

    /// Columns for the labels of facts: as many as the longest needs of those that may stand beside a value.
    fn labels<'f>(&self, facts: impl IntoIterator<Item = &'f Fact>) -> u16 {
        let most = WIDEST_LABEL.min(self.measure() / 3);
        let widths = facts.into_iter().map(|f| width(&f.label)).filter(|w| *w <= most);
        widths.max().unwrap_or_else(|| most.min(GAP))
    }

    fn facts(&self, facts: &[Fact], cited: &[&Id], column: u16) -> Vec<Line<'static>> {
        let fact = |fact: &Fact| {
            let mut spans = Vec::new();
            if !fact.value.mark.is_empty() {
                spans.push(Span::styled(format!("{} ", fact.value.mark), self.theme.tone(fact.value.tone)));
            }
            spans.extend(styled(&fact.value.line, self.theme));
            let figure = fact.value.figure.iter().map(|f| &f.source);
            spans.extend(self.marks(fact.value.sources.iter().chain(figure), cited));
            let styled = |text: String| Span::styled(text, self.theme.muted);
            let Some(pad) = column.checked_sub(width(&fact.label)) else {
                // No label is cut: one that is too long stands above its value.
                let mut lines = wrap(&[styled(fact.label.clone())], self.measure());
                lines.extend(self.hanging(Span::raw(" ".repeat(usize::from(column + GAP))), &spans));
                return lines;
            };
            let label = format!("{}{}", fact.label, " ".repeat(usize::from(pad + GAP)));
            self.hanging(styled(label), &spans)
        };
        facts.iter().flat_map(fact).collect()
    }

    /// Each bar under its label, then the axis, then what the figures are.
    fn ranges(&self, scale: &Scale, bars: &[RangeBar], cited: &[&Id]) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let figure = |v: f64| Number::new(v, scale.unit).currency(self.currency()).to_string();
        for bar in bars {
            let mut label = vec![Span::styled(
                bar.label.clone(),
                if bar.strong { self.theme.strong } else { self.theme.plain },
            )];
            if !bar.note.is_empty() {
                label.push(Span::styled(format!("  {}", bar.note), self.theme.muted));
            }
            lines.extend(wrap(&label, self.measure()));
            if bar.range.values().next().is_none() {
                lines.push(Line::from(Span::styled("not released", self.theme.muted)));
                continue;
            }
            lines.push(Line::from(range::bar(&bar.range, scale, self.measure(), bar.strong, self.theme)));
            lines.extend(wrap_held(&self.percentiles(bar, &figure), self.measure()));
        }
        if !bars.is_empty() {
            let axis = range::axis(scale, self.measure(), self.currency());
            lines.push(Line::from(Span::styled(axis, self.theme.muted)));
        }
        lines.extend(self.about_figures(bars.iter().map(|b| &b.figure), cited));
        lines
    }

    /// `median $51,140 · half earn $43,490–$64,820 · 8 in 10 $37,000–$81,150`: on one line, so that a bar is
    /// three lines high. Of a bar with an open end the highest figure has a `+`.
    fn percentiles(&self, bar: &RangeBar, figure: &dyn Fn(f64) -> String) -> Vec<Span<'static>> {
        let range = &bar.range;
        let cap = range.values().last().filter(|_| range.capped == Bound::AtLeast);
        let figure = |value: f64| {
            let open = if cap.is_some_and(|cap| value >= cap) { "+" } else { "" };
            format!("{}{open}", figure(value))
        };
        let between = |low: Option<f64>, high: Option<f64>| match (low, high) {
            (Some(low), Some(high)) => Some(format!("{}–{}", figure(low), figure(high))),
            _ => None,
        };
        let mut known = Vec::new();
        known.extend(range.median.map(|median| ("median", figure(median))));
        known.extend(between(range.p25, range.p75).map(|half| ("half earn", half)));
        if let Some(most) = between(range.p10, range.p90) {
            known.push(("8 in 10", most));
        } else {
            known.extend(range.p10.map(|low| ("1 in 10 under", figure(low))));
            known.extend(range.p90.map(|high| ("1 in 10 over", figure(high))));
        }
        let mut parts: Vec<Span<'static>> = Vec::new();
        for (label, value) in known {
            let strong = parts.is_empty() && label == "median";
            if !parts.is_empty() {
                parts.push(Span::styled(" · ", self.theme.muted));
            }
            // A label and its figure stay on one line.
            let label = format!("{label} ").replace(' ', HELD);
            parts.push(Span::styled(label, self.theme.muted));
            parts.push(Span::styled(value, if strong { self.theme.strong } else { self.theme.plain }));
        }
        parts
    }

    /// One muted line: where and when the figures are from, and how derived ones were worked out.
    fn about_figures<'f>(
        &self,
        figures: impl Iterator<Item = &'f crate::page::Figure>,
        cited: &[&Id],
    ) -> Vec<Line<'static>> {
        let mut seen: Vec<String> = Vec::new();
        let mut lines = Vec::new();
        for figure in figures {
            let derived = figure.derived.as_ref().map_or(String::new(), |how| format!(" · derived: {how}"));
            let publisher =
                self.data.source(&figure.source).map_or(figure.source.as_str(), |s| s.publisher.as_str());
            let text = format!("{publisher} · {}{derived}", figure.period);
            if !seen.contains(&text) {
                let mut spans = vec![Span::styled(text.clone(), self.theme.muted)];
                spans.extend(self.marks([&figure.source], cited));
                lines.extend(wrap(&spans, self.measure()));
                seen.push(text);
            }
        }
        lines
    }

    fn table(&self, table: &Table, cited: &[&Id]) -> Vec<Line<'static>> {
        let currency = self.currency();
        let cells = || table.rows.iter().map(|(cells, _)| cells.as_slice());
        let natural = table::Natural::measure(&table.columns, cells(), currency);
        // Room for the marks of the rows' sources at the right end.
        let marks: Vec<Option<Span<'static>>> =
            table.rows.iter().map(|(_, sources)| self.marks(sources, cited)).collect();
        let widest = marks.iter().flatten().map(|m| width(&m.content)).max().unwrap_or(0);
        let plan = table::plan(&table.columns, &natural, self.width.saturating_sub(widest), 0);
        let mut lines = Vec::new();
        if table.columns.iter().any(|c| !c.title.is_empty()) {
            lines.push(table::head(&table.columns, &plan, None, currency, self.theme));
        }
        let look = Look { label: None, muted: false, lines: usize::MAX };
        for (cells, mark) in cells().zip(marks) {
            let mut drawn = table::row(&table.columns, cells, &plan, look, currency, self.theme);
            if let (Some(first), Some(mark)) = (drawn.first_mut(), mark) {
                first.spans.push(mark);
            }
            lines.extend(drawn);
            if plan.after > 0 {
                lines.extend(self.overflow(table, cells, plan.after));
            }
        }
        lines
    }

    /// Columns that do not fit stand under their row: in a detail nothing is hidden.
    fn overflow(&self, table: &Table, cells: &[crate::page::Cell], after: usize) -> Vec<Line<'static>> {
        let from = table.columns.len().saturating_sub(after);
        let rest = table.columns.iter().zip(cells).skip(from).filter(|(_, cell)| !cell.is_missing());
        let mut spans: Vec<Span<'static>> = Vec::new();
        for (column, cell) in rest {
            if !spans.is_empty() {
                spans.push(Span::styled(" · ", self.theme.muted));
            }
            spans.push(Span::styled(format!("{} ", column.title), self.theme.muted));
            spans.push(Span::raw(cell.plain()));
        }
        if spans.is_empty() { Vec::new() } else { self.hanging(Span::raw("  "), &spans) }
    }
}
