//! How it looks: flags before the configuration, the configuration before what the environment says.

use std::path::Path;

use super::{
    Complaint, USAGE,
    args::Start,
    colors::{shown, wanted},
};
use crate::{
    config::{self, Behind, Config, When},
    dataset::Problems,
    ui::{
        look::{Ascii, Look},
        theme::{Background, depth::Depth, list::Themes},
    },
};

/// A variable of the environment; none if it is not set or blank.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.is_empty())
}

/// The look, with the configuration's keys and themes.
///
/// # Errors
/// A theme that the command line names and that is not there, or has faults.
pub(super) fn look(
    start: &Start,
    config: &Config,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Look, Complaint> {
    let behind = start.screen.background.or(config.background).unwrap_or_default();
    let background = match behind {
        Behind::Dark => Background::Dark,
        Behind::Light => Background::Light,
        Behind::Auto => background(variable("COLORFGBG").as_deref()),
    };
    let color = start.screen.color.or(config.color).unwrap_or_default();
    let mut themes = Themes::new(background, depth(color, &variable));
    for (name, theme) in &config.themes {
        themes.add(name.clone(), theme.clone());
    }
    match (&start.screen.theme, &config.theme) {
        (Some(theme), _) if config::is_path(theme) => {
            let path = Path::new(theme);
            let refused = |problems: &Problems| Complaint::new(shown(problems, Some(color)), USAGE);
            let (read, problems) = config::theme(path).map_err(|problems| refused(&problems))?;
            if !problems.is_empty() {
                return Err(refused(&problems));
            }
            let name = config::theme_name(path);
            themes.add(name.clone(), read);
            choose(&mut themes, &name)?;
        }
        (Some(theme), _) | (None, Some(theme)) => choose(&mut themes, theme)?,
        (None, None) => {}
    }
    // The console of Linux draws what it does not know.
    let answers = variable("TERM").is_some_and(|term| term != "dumb" && term != "linux");
    let asks = behind == Behind::Auto && answers && themes.follows_background();
    let mouse = !start.screen.no_mouse && config.mouse.unwrap_or(true);
    Ok(Look { themes, ascii: ascii(start, config, variable), keymap: config.keymap.clone(), mouse, asks })
}

/// Chooses a theme by its name.
fn choose(themes: &mut Themes, theme: &str) -> Result<(), Complaint> {
    themes.choose(theme).map_err(|words| Complaint::new(format!("error: {words}"), USAGE))
}

/// Where only signs of ASCII are used.
fn ascii(start: &Start, config: &Config, variable: impl Fn(&str) -> Option<String>) -> Ascii {
    match start.screen.ascii.or(config.ascii).unwrap_or_default() {
        When::Always => Ascii::Everywhere,
        When::Never => Ascii::Nowhere,
        When::Auto if is_utf8(variable) => Ascii::Nowhere,
        When::Auto => Ascii::Here,
    }
}

/// Whether a print is to be ASCII. The locale alone does not make it so: what is printed may go anywhere.
pub(super) fn ascii_asked(start: &Start, config: &Config) -> bool {
    start.screen.ascii.or(config.ascii) == Some(When::Always)
}

/// Whether the locale is UTF-8, as the first of the variables that is set says (POSIX, "Internationalization
/// Variables"). Where none is, nothing speaks against it.
fn is_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    locale.is_none_or(|locale| {
        let folded = locale.to_lowercase().replace('-', "");
        folded.contains("utf8")
    })
}

/// How many colours are used.
fn depth(color: When, variable: impl Fn(&str) -> Option<String>) -> Depth {
    let is = |name: &str, value: &str| variable(name).is_some_and(|v| v == value);
    let none = wanted(color, &variable) == Some(false);
    let all = is("COLORTERM", "truecolor") || is("COLORTERM", "24bit");
    match (none, all) {
        (true, _) => Depth::None,
        (false, true) => Depth::True,
        (false, false) => Depth::Indexed,
    }
}

/// What `COLORFGBG` (foreground;background, as rxvt and others set it) says of the background.
fn background(colorfgbg: Option<&str>) -> Background {
    match colorfgbg.and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok()) {
        Some(0..=6 | 8) => Background::Dark,
        Some(7 | 9..=15) => Background::Light,
        _ => Background::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::{cli::args::Args, ui::theme::Theme};

    /// The look with flags and variables, as in `A=b --flag`.
    fn with(words: &str) -> Look {
        let (set, flags): (Vec<&str>, Vec<&str>) =
            words.split_whitespace().partition(|word| !word.starts_with("--") && word.contains('='));
        let start = Args::parse_from([&["coder-tui"], flags.as_slice()].concat()).start;
        let variable = |name: &str| {
            let mut values = set.iter().filter_map(|word| word.split_once('='));
            values.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
        };
        look(&start, &Config::default(), variable).expect("a theme")
    }

    #[test]
    fn reads_the_background() {
        for (value, background) in [
            ("15;0", Background::Dark),
            ("0;15", Background::Light),
            ("12;default;7", Background::Light),
            ("", Background::Unknown),
            ("0;default", Background::Unknown),
        ] {
            assert_eq!(super::background(Some(value)), background, "{value}");
        }
        let shown = |words: &str| with(words).themes.shown().clone();
        assert_eq!(shown("COLORFGBG=15;0"), Theme::terminal(Background::Dark));
        assert_eq!(shown("COLORFGBG=15;0 --background=light"), Theme::terminal(Background::Light));
    }

    #[test]
    fn colours_are_used_where_they_are_wanted() {
        for (words, colors) in [
            ("TERM=xterm", true),
            ("TERM=xterm NO_COLOR=1", false),
            ("TERM=xterm NO_COLOR=1 CLICOLOR_FORCE=1", false),
            ("TERM=xterm CLICOLOR=0", false),
            ("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1", true),
            ("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=0", false),
            ("TERM=dumb", false),
            ("TERM=dumb --color=always", true),
            ("NO_COLOR=1 --color=always", true),
            ("COLORTERM=truecolor --color=never", false),
        ] {
            assert_eq!(with(words).themes.has_colors(), colors, "{words}");
        }
        let accent = |words: &str| format!("{:?}", with(words).themes.shown().accent.fg);
        assert_eq!(accent("COLORTERM=truecolor --theme=dark"), "Some(Rgb(108, 182, 255))");
        assert_eq!(accent("TERM=xterm-256color --theme=dark"), "Some(Indexed(75))");
    }

    #[test]
    fn the_terminal_is_asked_only_where_the_answer_matters() {
        for (words, asks) in [
            ("TERM=xterm", true),
            ("TERM=xterm COLORFGBG=15;0", true),
            ("TERM=linux", false),
            ("TERM=dumb --color=always", false),
            ("", false),
            ("TERM=xterm --theme=dark", false),
            ("TERM=xterm --background=dark", false),
            ("TERM=xterm NO_COLOR=1", false),
        ] {
            assert_eq!(with(words).asks, asks, "{words}");
        }
    }

    #[test]
    fn a_locale_without_unicode_is_shown_ascii() {
        for (words, ascii) in [
            ("", Ascii::Nowhere),
            ("LANG=en_US.UTF-8", Ascii::Nowhere),
            ("LANG=de_DE.utf8", Ascii::Nowhere),
            ("LANG=C", Ascii::Here),
            ("LANG=en_US.ISO-8859-1", Ascii::Here),
            ("LANG=en_US.UTF-8 LC_ALL=C", Ascii::Here),
            ("LANG=C LC_CTYPE=C.UTF-8", Ascii::Nowhere),
            ("LANG=C --ascii=never", Ascii::Nowhere),
            ("LANG=en_US.UTF-8 --ascii", Ascii::Everywhere),
        ] {
            assert_eq!(with(words).ascii, ascii, "{words}");
        }
    }
}
