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
const STYLE: &str = "text,.block,.shade{stroke:none}.light,.heavy{fill:none}.light{stroke-width:1.2}\
    .heavy{stroke-width:3}.shade{fill-opacity:.45}";

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

/// Everything in one ink: texts, and paths of light and heavy lines, full and shaded blocks.
struct Layer {
    ink: Ink,
    texts: Vec<Run>,
    light: String,
    heavy: String,
    block: String,
    shade: String,
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
        let [light, heavy, block, shade] = [const { String::new() }; 4];
        Self { ink, texts: Vec::new(), light, heavy, block, shade }
    }

    fn put(&mut self, at: At, symbol: &str) {
        // In pixels: the cell's left edge and its middle, its top edge and its middle.
        let (left, top) = (at.left(), at.top());
        let (middle, center) = (left + WIDTH / 2, top + HEIGHT / 2);
        let block = || format!("M{left} {top}h{WIDTH}v{HEIGHT}h-{WIDTH}z");
        let (path, piece) = match symbol {
            " " if !self.ink.underlined => return,
            "─" => (&mut self.light, format!("M{left} {center}h{WIDTH}")),
            "╶" => (&mut self.light, format!("M{middle} {center}h4")),
            "╴" => (&mut self.light, format!("M{left} {center}h4")),
            "│" => (&mut self.light, format!("M{middle} {top}v{HEIGHT}")),
            "┃" => (&mut self.heavy, format!("M{middle} {top}v{HEIGHT}")),
            "╭" => (&mut self.light, format!("M{middle} {}v-5q0-4 4-4", top + HEIGHT)),
            "╮" => (&mut self.light, format!("M{middle} {}v-5q0-4-4-4", top + HEIGHT)),
            "╰" => (&mut self.light, format!("M{middle} {top}v4q0 4 4 4")),
            "╯" => (&mut self.light, format!("M{middle} {top}v4q0 4-4 4")),
            "█" => (&mut self.block, block()),
            "▒" => (&mut self.shade, block()),
            _ => return self.write(at, symbol),
        };
        path.push_str(&piece);
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
        let paths =
            [("light", &self.light), ("heavy", &self.heavy), ("block", &self.block), ("shade", &self.shade)];
        html! {
            g fill=(color) stroke=(color) font-weight=[bold.then_some("bold")]
                text-decoration=[underlined.then_some("underline")] {
                @for (class, path) in paths.into_iter().filter(|(_, path)| !path.is_empty()) {
                    path class=(class) d=(path) {}
                }
                @for run in &self.texts {
                    text x=(run.at.left()) y=(run.at.top() + BASELINE) textLength=(run.width())
                        lengthAdjust="spacingAndGlyphs" { (run.text) }
                }
            }
        }
    }
}
