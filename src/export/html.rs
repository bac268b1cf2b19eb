//! The HTML form: one page that asks nobody for anything, works without scripts, and prints.
//!
//! maud escapes every text; the content security policy would stop a script even so. Colors follow
//! the reader's setting. Pictures say in words what they draw, and the table beside them has the
//! figures.

mod inline;
mod map;
mod picture;
mod table;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, html};

use self::{
    inline::{inline, link, mark, origins, tail},
    table::{fields, head},
};
use super::{
    Document, Entry, Part,
    grid::{Field, Grid},
    repeats::{self, Pointer, Repeats, Shared},
    words::{self, Common, Words},
};
use crate::page::{Block, Cited, Fact, Number};

const STYLE: &str = include_str!("html/style.css");
/// Nothing may be fetched, run, framed or sent; the page's own style is the one exception.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How to read the bars, said once.
const BARS: &str = "How to read a bar: the line runs from the lowest tenth to the highest, the box holds \
    the middle half, and the mark is the median: half earn more.";

/// Prints `document`.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(document: &'a Document<'a>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(document);
    let page = Printer { words, repeats: Repeats::default(), anchors: Vec::new() }.document(document);
    writeln!(out, "{}", page.into_string())
}

struct Printer<'a> {
    words: Words<'a>,
    repeats: Repeats<'a>,
    /// Of the rows in full that were begun, in order.
    anchors: Vec<String>,
}

/// Where a block stands: below which heading level, and under which heading.
struct Place {
    level: usize,
    heading: String,
}

impl<'a> Printer<'a> {
    fn document(&mut self, document: &'a Document<'a>) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="generator" content=(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")));
                    title { (document.heading()) }
                    style { (maud::PreEscaped(STYLE)) }
                }
                body class=[self.words.is_short().then_some("short")] {
                    header {
                        h1 { (document.heading()) }
                        dl.head {
                            @for (label, value) in document.head() {
                                div { dt { (label) } dd { (value) } }
                            }
                        }
                        @if has_ranges(document) { p.from { (BARS) } }
                    }
                    main {
                        @for (n, part) in document.parts.iter().enumerate() {
                            section {
                                @match document.part_heading(part) {
                                    Some(text) => {
                                        (heading(2, &text))
                                        (self.part(part, n, 3))
                                    }
                                    None => (self.part(part, n, 2)),
                                }
                            }
                        }
                    }
                    @if !self.words.references.is_empty() { (self.sources()) }
                }
            }
        }
    }

    fn part(&mut self, part: &'a Part<'a>, n: usize, level: usize) -> Markup {
        let mut number = 0;
        let runs = part.runs().into_iter().map(|(group, run)| {
            let first = number;
            number += run.len();
            (words::capital(&words::say(group)), run, first)
        });
        html! {
            @if let Some(scope) = part.scope() { p.muted { (words::sentence(&scope)) } }
            @for line in part.page.lead.iter().filter(|line| !words::is_legend(&line.plain())) {
                p { (inline(line)) }
            }
            @for legend in part.legends() { p { (words::say(&legend)) } }
            (map::maps(part))
            @let shared = Shared::of(part);
            (self.shared(part, &shared, level))
            @for (group, run, first) in runs {
                @let level = if group.is_empty() { level } else { level + 1 };
                @let anchors: Vec<String> = (first..first + run.len()).map(|i| format!("row-{n}-{i}")).collect();
                @if !group.is_empty() { (heading(level - 1, &group)) }
                (self.index(part, &group, run, &anchors))
                @for (entry, anchor) in run.iter().zip(&anchors).filter(|(entry, _)| entry.full) {
                    (self.entry(entry, anchor, &shared, level))
                }
            }
            @if let Some(rest) = part.rest() { p.muted { (rest) } }
        }
    }

    /// The rows as a table whose labels lead to their details; as a list of links if the labels are
    /// all there is.
    fn index(&self, part: &Part<'_>, group: &str, run: &[Entry<'_>], anchors: &[String]) -> Markup {
        if part.page.columns.len() == 1 && run.iter().all(|entry| entry.full) {
            return html! {
                @if run.len() > 1 {
                    ul {
                        @for (entry, anchor) in run.iter().zip(anchors) {
                            li { a href={"#" (anchor)} { (entry.name()) } }
                        }
                    }
                }
            };
        }
        let grid = Grid::rows(&self.words, part, "", run);
        let links: Vec<Option<&str>> =
            run.iter().zip(anchors).map(|(entry, anchor)| entry.full.then_some(anchor.as_str())).collect();
        let caption = if group.is_empty() { &part.page.title } else { group };
        self.grid(&grid, caption, &links)
    }

    /// What every row says, before them.
    fn shared(&self, part: &'a Part<'a>, shared: &Shared<'a>, level: usize) -> Markup {
        let first = part.entries.iter().find(|entry| entry.full && !shared.blocks.is_empty());
        let mut place = Place { level, heading: part.page.title.clone() };
        html! {
            @if let Some(entry) = first {
                p { (words::FOR_EVERY_ROW) }
                @for &block in &shared.blocks { (self.block(block, entry, &mut place)) }
            }
        }
    }

    fn entry(&mut self, entry: &'a Entry<'a>, anchor: &str, shared: &Shared<'_>, level: usize) -> Markup {
        // A page that is one row needs no heading for it.
        let level = if self.words.is_short() { level - 1 } else { level };
        let mut place = Place { level: level + 1, heading: entry.label() };
        let row = self.anchors.len();
        self.anchors.push(anchor.to_owned());
        let mut at = repeats::Place { row, label: entry.label(), ..repeats::Place::default() };
        html! {
            article id=(anchor) {
                @if !self.words.is_short() { (heading(level, &entry.name())) }
                @if let Some(title) = entry.title() { p.strong { (title) } }
                @for block in shared.rest(&entry.detail) {
                    @match self.repeats.find(block, &at) {
                        Some(pointer) => (self.pointer(&pointer)),
                        None => (self.block(block, entry, &mut place)),
                    }
                    @let () = at.passed(block);
                }
            }
        }
    }

    fn pointer(&self, pointer: &Pointer) -> Markup {
        let anchor = pointer.row.and_then(|row| self.anchors.get(row));
        let within = pointer.within();
        // A label may be a sentence of its own.
        let end = if within.is_empty() && pointer.label.ends_with(['.', '!', '?', '…']) { "" } else { "." };
        html! {
            p {
                (pointer.what) " "
                @match anchor {
                    Some(anchor) => a href={"#" (anchor)} { (pointer.label) },
                    None => (pointer.label),
                }
                (within) (end)
            }
        }
    }

    fn block(&self, block: &Block, entry: &Entry<'_>, place: &mut Place) -> Markup {
        match block {
            Block::Heading(text) => {
                place.heading = words::say(text);
                heading(place.level, &place.heading)
            }
            Block::Text(cited) => {
                let origin = self.words.paragraph(cited, &entry.detail);
                html! { p { (mark(cited)) (inline(&cited.line)) (tail(&origin)) } }
            }
            Block::Bullets(list) => self.bullets(list),
            Block::Facts(facts) => self.facts(facts),
            Block::Ranges { scale, bars } => {
                self.grid(&Grid::ranges(&self.words, bars, *scale), &place.heading, &[])
            }
            Block::Bars(bars) => self.grid(&Grid::bars(&self.words, bars), &place.heading, &[]),
            Block::Table(table) => {
                let mut grid = Grid::table(&self.words, table);
                // The heading says it.
                if words::say(&grid.caption) == place.heading {
                    grid.caption.clear();
                }
                self.grid(&grid, &place.heading, &[])
            }
            Block::Trend(trend) => html! {
                @if let Some(picture) = picture::trend(&self.words, trend) { (picture) }
                (self.grid(&Grid::trend(&self.words, trend), &place.heading, &[]))
            },
        }
    }

    fn bullets(&self, list: &[Cited]) -> Markup {
        let common = Common::of_lines(list);
        html! {
            @if let Some(sentence) = common.sentence() { p.from { (sentence) } }
            ul.lines {
                @for cited in list {
                    li { (mark(cited)) (inline(&cited.line)) (tail(&self.words.cited(cited, &common, ""))) }
                }
            }
        }
    }

    fn facts(&self, facts: &[Fact]) -> Markup {
        let common = Common::of_lines(facts.iter().map(|fact| &fact.value));
        html! {
            @if let Some(sentence) = common.sentence() { p.from { (sentence) } }
            dl.facts {
                @for Fact { label, value } in facts {
                    div {
                        dt { (words::say(label)) }
                        dd { (mark(value)) (inline(&value.line)) (tail(&self.words.cited(value, &common, label))) }
                    }
                }
            }
        }
    }

    /// A grid as a table. Without a caption of its own it has `caption`, for those who cannot see
    /// the heading over it; `links` lead from the labels of its rows.
    fn grid(&self, grid: &Grid, caption: &str, links: &[Option<&str>]) -> Markup {
        let own = !grid.caption.is_empty();
        let caption = words::say(if own { &grid.caption } else { caption });
        html! {
            div.scroll role="group" aria-label=(caption) tabindex="0" {
                table {
                    caption { span class=[(!own).then_some("hidden")] { (caption) } }
                    thead { tr { @for one in &grid.heads { (head(one)) } } }
                    tbody {
                        @for (n, row) in grid.rows.iter().enumerate() {
                            tr { (fields(&grid.heads, row, links.get(n).copied().flatten())) }
                        }
                    }
                }
            }
            @if let Some(own) = self.own_line(grid) {
                p.from { "The dashed line across the bars stands at " (own) "." }
            }
            @if grid.beyond() { p.from { "An arrow at the right edge: the bar goes on beyond the scale." } }
            @for (text, from) in &grid.notes {
                p.from { (text) @if !from.is_empty() { ": " (origins(from)) } }
            }
        }
    }

    /// The person's own value that is drawn across the bars of a grid.
    fn own_line(&self, grid: &Grid) -> Option<Number> {
        let scale = grid.rows.iter().flatten().find_map(|field| match field {
            Field::Picture(picture) => Some(picture.scale),
            Field::Said { .. } | Field::Covered => None,
        })?;
        Some(self.words.number(scale.line?, scale.unit))
    }

    fn sources(&self) -> Markup {
        html! {
            section aria-labelledby="sources" {
                h2 id="sources" { "Sources" }
                ol.sources {
                    @for (number, source) in self.words.references.numbered() {
                        li id={"source-" (number)} {
                            (self.words.source(source))
                            @if let Some(address) = &source.address { " " (link(address, self.words.is_short())) }
                        }
                    }
                }
            }
        }
    }
}

/// Whether there are bars to explain.
fn has_ranges(document: &Document<'_>) -> bool {
    document.parts.iter().any(|part| {
        let columns = part.page.columns.iter().any(|column| column.scale.is_some());
        let drawn = |block: &Block| matches!(block, Block::Ranges { .. });
        columns || part.entries.iter().any(|entry| entry.full && entry.detail.blocks.iter().any(drawn))
    })
}

/// A heading of level 2 to 6.
fn heading(level: usize, text: &str) -> Markup {
    html! {
        @match level {
            0..=2 => h2 { (text) },
            3 => h3 { (text) },
            4 => h4 { (text) },
            5 => h5 { (text) },
            _ => h6 { (text) },
        }
    }
}
