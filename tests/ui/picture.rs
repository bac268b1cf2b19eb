//! A frame as an SVG picture.
//!
//! Letters come in whatever monospaced font the viewer has, pressed to the width of their cells, so that
//! columns stay columns. Frames and bars are drawn, so that they join in any font. Nothing is fetched and
//! nothing runs: the picture shows wherever pictures show.

use maud::{Markup, html};
use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

use crate::screen::{Screen, rows};

/// Width and height of a cell, and how far down letters stand, in pixels.
const WIDTH: usize = 8;
const HEIGHT: usize = 17;
const BASELINE: usize = 13;
/// Around the frame.
const MARGIN: usize = 10;

const FONTS: &str = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const STYLE: &str = "text,.block{stroke:none}.line{fill:none;stroke-width:1.2}.bold{stroke-width:3}";

/// Kinds of paths: the classes that `STYLE` speaks of, and how much of the ink they take.
const KINDS: [(&str, f32); 6] =
    [("line", 1.0), ("line bold", 1.0), ("block", 0.25), ("block", 0.45), ("block", 0.7), ("block", 1.0)];
const LINE: usize = 0;
const BOLD: usize = 1;
const BLOCKS: [&str; 4] = ["░", "▒", "▓", "█"];

/// Where something begins, in cells.
#[derive(Clone, Copy)]
struct At {
    x: usize,
    y: usize,
}

impl At {
    fn left(self) -> usize {
        MARGIN + self.x * WIDTH
    }

    fn top(self) -> usize {
        MARGIN + self.y * HEIGHT
    }
}

/// Neighbors in a line that look alike.
struct Run {
    at: At,
    text: String,
}

impl Run {
    fn width(&self) -> usize {
        self.text.width() * WIDTH
    }
}

/// Colour and weight of what is written.
#[derive(PartialEq)]
struct Ink {
    color: String,
    bold: bool,
    underlined: bool,
}

/// Everything in one ink: texts, and a path for each of [`KINDS`].
struct Layer {
    ink: Ink,
    texts: Vec<Run>,
    paths: [String; KINDS.len()],
}

/// A screen as a picture called `title`. Its theme has to have colours of its own.
pub fn svg(screen: &Screen, title: &str) -> String {
    let frame = screen.frame();
    let (columns, lines) = (usize::from(frame.area.width), usize::from(frame.area.height));
    let paper = hex(screen.app.theme().plain.bg.expect("a colour of its own"));
    let mut grounds: Vec<(Run, String)> = Vec::new();
    let mut layers: Vec<Layer> = Vec::new();
    for (y, row) in rows(&frame).enumerate() {
        let mut x = 0;
        for cell in row {
            let (ground, ink) = colors(cell);
            if ground != paper {
                let last = grounds.last_mut().filter(|(run, color)| {
                    *color == ground && run.at.y == y && run.at.x + run.text.width() == x
                });
                match last {
                    Some((run, _)) => run.text.push_str(cell.symbol()),
                    None => grounds.push((Run { at: At { x, y }, text: cell.symbol().to_owned() }, ground)),
                }
            }
            let known = layers.iter().position(|layer| layer.ink == ink).unwrap_or_else(|| {
                layers.push(Layer::new(ink));
                layers.len() - 1
            });
            layers[known].put(At { x, y }, cell.symbol());
            x += cell.symbol().width().max(1);
        }
    }
    let (w, h) = (columns * WIDTH + 2 * MARGIN, lines * HEIGHT + 2 * MARGIN);
    let picture = html! {
        svg xmlns="http://www.w3.org/2000/svg" role="img" width=(w) height=(h) viewBox={"0 0 " (w) " " (h)}
            font-family=(FONTS) font-size="13" xml:space="preserve" {
            title { (title) }
            style { (STYLE) }
            rect width=(w) height=(h) rx="8" fill=(paper) {}
            @for (run, color) in &grounds {
                rect x=(run.at.left()) y=(run.at.top()) width=(run.width()) height=(HEIGHT) fill=(color) {}
            }
            @for layer in &layers { (layer.draw()) }
        }
    };
    // One element a line, for those who compare versions.
    picture.into_string().replace("><", ">\n<") + "\n"
}

/// What lies behind a cell, and what is written on it.
fn colors(cell: &Cell) -> (String, Ink) {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (fg, bg) = if reversed { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) };
    let bold = cell.modifier.contains(Modifier::BOLD);
    let underlined = cell.modifier.contains(Modifier::UNDERLINED);
    (hex(bg), Ink { color: hex(fg), bold, underlined })
}

/// A colour as SVG writes it.
fn hex(color: Color) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => panic!("{color} looks different in every terminal"),
    }
}

impl Layer {
    fn new(ink: Ink) -> Self {
        Self { ink, texts: Vec::new(), paths: Default::default() }
    }

    fn put(&mut self, at: At, symbol: &str) {
        // In pixels: the cell's left edge and its middle, its top edge and its middle.
        let (left, top) = (at.left(), at.top());
        let (middle, center) = (left + WIDTH / 2, top + HEIGHT / 2);
        if let Some(shade) = BLOCKS.iter().position(|block| *block == symbol) {
            let piece = format!("M{left} {top}h{WIDTH}v{HEIGHT}h-{WIDTH}z");
            self.paths[BOLD + 1 + shade].push_str(&piece);
            return;
        }
        let (kind, piece) = match symbol {
            " " if !self.ink.underlined => return,
            "─" => (LINE, format!("M{left} {center}h{WIDTH}")),
            "╶" => (LINE, format!("M{middle} {center}h4")),
            "╴" => (LINE, format!("M{left} {center}h4")),
            "│" => (LINE, format!("M{middle} {top}v{HEIGHT}")),
            "┃" => (BOLD, format!("M{middle} {top}v{HEIGHT}")),
            "╭" => (LINE, format!("M{middle} {}v-5q0-4 4-4", top + HEIGHT)),
            "╮" => (LINE, format!("M{middle} {}v-5q0-4-4-4", top + HEIGHT)),
            "╰" => (LINE, format!("M{middle} {top}v4q0 4 4 4")),
            "╯" => (LINE, format!("M{middle} {top}v4q0 4-4 4")),
            _ => return self.write(at, symbol),
        };
        self.paths[kind].push_str(&piece);
    }

    /// Adds to the text before it, if that is next to it. Signs that another font may have to lend, in
    /// another width, stand alone.
    fn write(&mut self, at: At, symbol: &str) {
        let next = self
            .texts
            .last_mut()
            .filter(|run| run.at.y == at.y && run.at.x + run.text.width() == at.x && run.text.is_ascii());
        match next.filter(|_| symbol.is_ascii()) {
            Some(run) => run.text.push_str(symbol),
            None => self.texts.push(Run { at, text: symbol.to_owned() }),
        }
    }

    fn draw(&self) -> Markup {
        let Ink { color, bold, underlined } = &self.ink;
        html! {
            g fill=(color) stroke=(color) font-weight=[bold.then_some("bold")]
                text-decoration=[underlined.then_some("underline")] {
                @for ((class, ink), path) in KINDS.iter().zip(&self.paths).filter(|(_, path)| !path.is_empty()) {
                    path class=(class) fill-opacity=[(*ink < 1.0).then_some(ink)] d=(path) {}
                }
                @for run in &self.texts {
                    text x=(run.at.left()) y=(run.at.top() + BASELINE) textLength=(run.width())
                        lengthAdjust="spacingAndGlyphs" { (run.text) }
                }
            }
        }
    }
}
