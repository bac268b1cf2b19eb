//! Every theme can be read: contrast as the Web Content Accessibility Guidelines 2.2 measure it (success
//! criteria 1.4.3 and 1.4.11), of all that is defined and all that is drawn.

use coder_tui::ui::{
    look::{Ascii, Look},
    theme::{
        Background, Theme,
        depth::Depth,
        list::{BUILT_IN, Themes},
    },
};
use ratatui::{
    buffer::Cell,
    style::{Color, Modifier, Style},
};

use crate::screen::{Screen, overlays, shipped, views};

/// Least contrast of text, and of frames and marks that carry a meaning.
const TEXT: f64 = 4.5;
const MARKS: f64 = 3.0;

/// Red, green and blue of a colour that looks the same everywhere.
fn levels(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        Color::Indexed(n @ 16..=231) => {
            let level = |n: u8| [0, 95, 135, 175, 215, 255][usize::from(n % 6)];
            let n = n - 16;
            Some([level(n / 36), level(n / 6), level(n)])
        }
        Color::Indexed(n @ 232..) => Some([8 + 10 * (n - 232); 3]),
        _ => None,
    }
}

/// The relative luminance, from 0 for black to 1 for white.
fn luminance(levels: [u8; 3]) -> f64 {
    let linear = |level: u8| {
        let c = f64::from(level) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
    };
    let [r, g, b] = levels.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Color, other: Color) -> f64 {
    let light = |color| luminance(levels(color).unwrap_or_else(|| panic!("{color:?} has no fixed levels")));
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The themes with colours of their own, as terminals with all colours and with 256 show them.
fn coloured() -> Vec<(String, Themes)> {
    let mut all = Vec::new();
    for depth in [Depth::True, Depth::Indexed] {
        for name in BUILT_IN.iter().map(|b| b.name).filter(|name| !["terminal", "mono"].contains(name)) {
            let mut themes = Themes::new(Background::Unknown, depth);
            themes.choose(name).expect("it is built in");
            all.push((format!("{name} {depth:?}"), themes));
        }
    }
    assert!(all.len() >= 8, "few themes have colours: {}", all.len());
    all
}

/// The colours in which a style is seen on a theme's screen.
fn seen(style: Style, theme: &Theme) -> (Color, Color) {
    let fg = style.fg.or(theme.plain.fg).expect("a colour of its own");
    let bg = style.bg.or(theme.plain.bg).expect("a background of its own");
    if style.add_modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) }
}

#[test]
fn contrast_is_measured_as_the_guidelines_do() {
    let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    // The lightest gray that passes on white, and the one after it.
    assert!(contrast(Color::Rgb(118, 118, 118), white) >= TEXT);
    assert!(contrast(Color::Rgb(119, 119, 119), white) < TEXT);
}

#[test]
fn every_style_stands_out() {
    for (name, themes) in coloured() {
        let theme = themes.shown();
        for (style_name, style) in theme.styles() {
            let least = if style_name.starts_with("border") { MARKS } else { TEXT };
            let (fg, bg) = seen(style, theme);
            let found = contrast(fg, bg);
            assert!(found >= least, "{name}: {style_name} has {found:.2}, not {least}");
            let faint = style.add_modifier.contains(Modifier::DIM);
            assert!(!faint, "{name}: how faint {style_name} is depends on the terminal");
        }
    }
}

/// What is drawn over something else may meet a background that its style does not know.
#[test]
fn every_pair_that_is_drawn_stands_out() {
    for (name, themes) in coloured() {
        let look: Look = themes.clone().into();
        let on_views = views(shipped())
            .into_iter()
            .map(|(tab, view, _)| Screen::looking(look.clone()).keys(&format!("space {} m*{view}", tab + 1)));
        let over = overlays().iter().map(|overlay| overlay.looking(look.clone()));
        for screen in on_views.chain(over) {
            for cell in screen.frame().content {
                assert_stands_out(&cell, &name);
            }
        }
    }
}

fn assert_stands_out(cell: &Cell, name: &str) {
    if cell.symbol().trim().is_empty() {
        return assert_ne!(cell.bg, Color::Reset, "{name}: the terminal's own background shows");
    }
    let frame = ["│", "─", "╭", "╮", "╰", "╯", "┃"].contains(&cell.symbol());
    let found = contrast(cell.fg, cell.bg);
    let least = if frame { MARKS } else { TEXT };
    assert!(found >= least, "{name}: {:?} has {found:.2} ({:?})", cell.symbol(), cell.style());
}

/// On every tab, view and overlay only signs of ASCII are drawn, each in its own column, and bars stay what
/// they are.
#[test]
fn ascii_is_all_that_is_drawn() {
    let look = Look { ascii: Ascii::Here, ..Theme::terminal(Background::Dark).into() };
    let mut folded = 0;
    for size in [(120, 40), (80, 24), (12, 4)] {
        let keys = views(shipped()).into_iter().map(|(tab, view, _)| format!("{} m*{view}", tab + 1));
        let pairs = keys.map(|keys| {
            let plain = Screen::looking(Theme::terminal(Background::Dark).into()).keys(&keys);
            (Screen::looking(look.clone()).keys(&keys), plain)
        });
        let over = overlays().iter().map(|overlay| (overlay.looking(look.clone()), overlay.on(shipped())));
        for (screen, plain) in pairs.chain(over) {
            let (screen, plain) = (screen.size(size.0, size.1), plain.size(size.0, size.1));
            let pairs = screen.frame().content.into_iter().zip(plain.frame().content);
            // The last line has a word where there is no sign.
            let lines = usize::from(size.0) * usize::from(size.1 - 1);
            for (cell, was) in pairs.take(lines) {
                assert!(cell.symbol().len() == 1 && cell.symbol().is_ascii(), "{:?}", cell.symbol());
                assert_eq!(cell.style(), was.style(), "a sign keeps its style");
                if was.symbol().is_ascii() {
                    assert_eq!(cell.symbol(), was.symbol());
                } else {
                    assert_ne!(cell.symbol(), "?", "{:?} has no sign", was.symbol());
                    folded += 1;
                }
            }
        }
    }
    assert!(folded > 10_000, "few signs were no ASCII: {folded}");
}

/// Without colour what has a meaning of its own still looks different.
#[test]
fn meanings_differ_without_colour() {
    let theme = Theme::mono();
    let styles = [theme.cursor, theme.cursor_idle, theme.differs, theme.muted, theme.plain];
    for (i, one) in styles.iter().enumerate() {
        assert!(styles.iter().skip(i + 1).all(|other| other != one), "{one:?} is used twice");
    }
}

#[test]
fn t_shows_every_theme_in_turn_and_names_it() {
    let mut screen = Screen::looking(Themes::new(Background::Dark, Depth::True).into());
    let mut seen = Vec::new();
    for built_in in BUILT_IN.iter().cycle().skip(1).take(BUILT_IN.len()) {
        screen = screen.keys("T");
        let footer = screen.text().lines().last().map(str::to_owned).unwrap_or_default();
        assert!(footer.contains(built_in.name) && footer.contains(built_in.about), "{footer}");
        seen.push(screen.app.theme().clone());
    }
    assert_eq!(seen.last(), Some(&Theme::terminal(Background::Dark)), "round and round");
    // In a reader, too, but not where letters are typed.
    let in_help = Screen::open().keys("? T");
    assert_eq!(in_help.app.theme(), Screen::open().keys("T").app.theme());
    assert_eq!(Screen::open().keys("/ T").app.theme(), Screen::open().app.theme());
}

#[test]
fn a_background_that_is_told_late_changes_only_what_depends_on_it() {
    use coder_tui::ui::action::{Action, Effect};
    let on = |themes: Themes| Screen::looking(themes.into());
    let screen =
        on(Themes::new(Background::Unknown, Depth::Indexed)).act(Action::Background(Background::Light));
    assert_eq!(screen.effect, Effect::Draw);
    assert_eq!(*screen.app.theme(), Theme::terminal(Background::Light));
    let screen = screen.act(Action::Background(Background::Light));
    assert_eq!(screen.effect, Effect::Nothing, "nothing new");
    let mut themes = Themes::new(Background::Unknown, Depth::Indexed);
    themes.choose("dark").expect("it is built in");
    let screen = on(themes).act(Action::Background(Background::Light));
    assert_eq!(screen.effect, Effect::Nothing);
    let screen = on(Themes::new(Background::Unknown, Depth::None)).act(Action::Background(Background::Light));
    assert_eq!(*screen.app.theme(), Theme::mono());
}
