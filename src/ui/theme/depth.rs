//! How many colours a terminal has, and what becomes of those it has not.

use ratatui::style::{Color, Style};

use super::Theme;

/// The colours that may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// None: not even an escape code that names one.
    None,
    /// The 16 of the terminal and the 240 that all terminals share.
    #[default]
    Indexed,
    /// Any red, green and blue.
    True,
}

impl Depth {
    /// The theme in colours that there are.
    #[must_use]
    pub fn fit(self, theme: Theme) -> Theme {
        match self {
            Self::True => theme,
            Self::Indexed => theme.map(|style| recoloured(style, nearest)),
            Self::None => theme.map(|style| Style { fg: None, bg: None, ..style }),
        }
    }
}

fn recoloured(style: Style, change: impl Fn(Color) -> Color) -> Style {
    Style { fg: style.fg.map(&change), bg: style.bg.map(&change), ..style }
}

/// Levels of the cube of 6 x 6 x 6 colours that begins at 16 (xterm's `256colres.h`).
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 240 fixed colours to one of red, green and blue; every other as it is. The 16
/// below them look different on every terminal.
#[must_use]
pub fn nearest(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else { return color };
    let cube = (16..=231_u8).map(|index| {
        let level = |n: u8| LEVELS.get(usize::from(n % 6)).copied().unwrap_or(0);
        let n = index - 16;
        ([level(n / 36), level(n / 6), level(n)], index)
    });
    let grays = (232..=255_u8).map(|index| ([8 + 10 * (index - 232); 3], index));
    let distance = |(levels, _): &([u8; 3], u8)| -> u32 {
        levels.iter().zip([r, g, b]).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    cube.chain(grays).min_by_key(distance).map_or(color, |(_, index)| Color::Indexed(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_the_table_are_found_again() {
        let pairs = [
            ((0, 0, 0), 16),
            ((255, 255, 255), 231),
            ((95, 175, 255), 75),
            ((8, 8, 8), 232),
            ((238, 238, 238), 255),
            ((100, 170, 250), 75),
        ];
        for ((r, g, b), index) in pairs {
            assert_eq!(nearest(Color::Rgb(r, g, b)), Color::Indexed(index), "{r},{g},{b}");
        }
        assert_eq!(nearest(Color::Cyan), Color::Cyan);
    }
}
