//! A configuration and a theme of the person's own from any text: whatever is wrong is said in its place
//! and left out, the rest is used, and the dashboard can be drawn and left with what comes of it.

use std::sync::OnceLock;

use coder_tui::{
    config::{Config, is_path},
    dataset::{
        Dataset, Date, load,
        problem::{Problems, Source},
    },
    sections::SECTIONS,
    ui::{
        action::{Action, Effect},
        app::{App, Opening},
        keymap::BINDINGS,
        look::{Ascii, Look},
        theme::{
            Background, Theme,
            depth::Depth,
            list::{BUILT_IN, Themes},
            sheet,
        },
        view,
    },
};
use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect};

use super::assert_harmless;

/// The line between the configuration and the theme, in one text. Without it there is no theme.
pub const BETWEEN: &str = "\n====\n";

/// What the theme is called.
const MINE: &str = "mine";

/// The size of the frame that is drawn.
const FRAME: (u16, u16) = (70, 12);

/// Checks bytes as a configuration, [`BETWEEN`], a theme.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (config, theme) = text.split_once(BETWEEN).map_or((&*text, None), |(c, t)| (c, Some(t)));
    let theme = theme.map(own_theme);
    let themes = || theme.iter().map(|theme| (MINE.to_owned(), theme.clone())).collect::<Vec<_>>();
    let read = |text: &str| Config::read(&source("config.ron", text), themes());
    let found = read(config);
    said(&found.problems, config);
    assert_harmless(&found.notice().unwrap_or_default());
    assert_eq!(found.notice().is_none(), found.problems.list().is_empty());
    // A slip costs itself and nothing else.
    if found.problems.list().is_empty() && !config.contains("#!") {
        let slipped = read(&config.replacen('(', "(no_such_entry: [1], ", 1));
        assert!(slipped.problems.list().len() <= 1, "{}", slipped.problems);
        let kept = |config: Config| format!("{:?}", Config { problems: Problems::default(), ..config });
        assert_eq!(kept(slipped), kept(read(config)));
    }
    keys_hold(&found);
    // Showing takes far longer than reading.
    if bytes.len().is_multiple_of(4) {
        shown(found);
    }
}

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), text: text.to_owned() }
}

/// Every problem stands inside its file, and nothing that is said of it can drive a terminal.
fn said(problems: &Problems, text: &str) {
    for problem in problems.list() {
        let place = problem.place.as_ref().expect("it is in the file");
        let found = text.split('\n').nth(place.line - 1);
        assert!(found.is_some_and(|l| place.column <= l.chars().count() + 1), "{problem:?}");
        assert_harmless(&problem.message);
        assert_harmless(&problem.help);
        assert_harmless(&problem.to_string());
    }
}

/// Reads a theme; a slip in it costs itself and nothing else.
fn own_theme(text: &str) -> Theme {
    let (theme, problems) = sheet::read(&source("mine.ron", text));
    said(&problems, text);
    if problems.list().is_empty() && !text.contains("#!") {
        let (slipped, problems) =
            sheet::read(&source("mine.ron", &text.replacen('(', "(no_such_style: (), ", 1)));
        assert!(problems.list().len() <= 1, "{problems}");
        assert_eq!(slipped, theme);
    }
    theme
}

/// No key has two meanings, every key is found by its name, and one can leave.
fn keys_hold(config: &Config) {
    for binding in BINDINGS {
        for key in config.keymap.keys(binding) {
            assert_harmless(key);
            assert_eq!(
                config.keymap.bound(key).map(|b| b.name),
                Some(binding.name),
                "{key} has two meanings"
            );
        }
        assert_harmless(&config.keymap.shown(binding));
    }
    assert!(!config.keymap.key("quit").is_empty(), "one can leave");
}

/// The dashboard, drawn as it goes to a terminal.
fn shown(config: Config) {
    let mut themes = Themes::new(Background::Dark, Depth::True);
    for (name, theme) in config.themes {
        themes.add(name, theme);
    }
    if let Some(name) = config.theme.filter(|name| !is_path(name)) {
        themes.choose(&name).expect("a name that is not known is left out");
        assert_eq!(themes.name(), name);
    }
    assert!(themes.names().count() >= BUILT_IN.len());
    assert_harmless(&themes.words());
    let tab = config.tab.map_or(0, |tab| tab.0);
    assert!(tab < SECTIONS.len());
    let look = Look {
        ascii: if tab % 2 == 1 { Ascii::Here } else { Ascii::Nowhere },
        keymap: config.keymap,
        mouse: config.mouse.unwrap_or(true),
        ..themes.into()
    };
    let today = Date::from_ymd(2026, 11, 23).expect("a day");
    let mut app = App::new(data().clone(), Opening { tab, ..Opening::default() }, look, today, FRAME);
    for action in [Action::Help, Action::NextTheme] {
        assert_ne!(app.update(action), Effect::Quit);
        assert_draws(&app);
    }
    assert_eq!(app.update(Action::Quit), Effect::Quit);
}

/// What a frame writes are letters and the sequences of a style and a place, nothing else.
fn assert_draws(app: &App) {
    let mut written = Vec::new();
    let viewport = Viewport::Fixed(Rect::new(0, 0, FRAME.0, FRAME.1));
    let backend = CrosstermBackend::new(&mut written);
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).expect("memory");
    terminal.draw(|frame| view::draw(app, frame)).expect("memory");
    drop(terminal);
    let written = String::from_utf8(written).expect("text");
    let mut pieces = written.split('\u{1b}');
    let mut letters = pieces.next().unwrap_or_default();
    loop {
        assert!(!letters.contains(char::is_control), "{letters:?} is written");
        let Some(piece) = pieces.next() else { return };
        let known = piece
            .strip_prefix('[')
            .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || "?;".contains(c)));
        letters = known.and_then(|rest| rest.strip_prefix(['m', 'H', 'l', 'h'])).expect(piece);
    }
}

/// A small data set to show.
fn data() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| {
        let career = source("career.ron", include_str!("../../tests/fixtures/keeper/career.ron"));
        load::parse(&career, None).expect("a sound fixture").dataset
    })
}
