//! The harness: a dashboard in a terminal that exists only in memory.
//!
//! ```ignore
//! Screen::open().size(80, 24).keys("3 down*2 i").text()
//! ```

use std::{collections::BTreeMap, sync::OnceLock};

use coder_tui::{
    dataset::{Dataset, Date},
    profile::Profile,
    sections::{Context, SECTIONS},
    ui::{
        action::{Action, Effect},
        app::{App, Opening},
        keymap::{self, Keymap},
        look::Look,
        theme::{Background, Theme},
        view,
    },
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
    style::{Color, Modifier, Style},
};
use unicode_width::UnicodeWidthStr;

/// A dashboard and the size of its terminal.
#[derive(Debug)]
pub struct Screen {
    pub app: App,
    /// What the last action asked of the terminal.
    pub effect: Effect,
}

/// The data set that the program brings along, read once for all tests.
pub fn shipped() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(Dataset::shipped)
}

/// The small data set of another field.
pub fn nursing() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| Dataset::open("tests/fixtures/nursing".as_ref()).expect("a sound fixture"))
}

/// Every view of every tab: index of the tab, index of the view, a name for files and messages.
pub fn views(data: &Dataset) -> Vec<(usize, usize, String)> {
    let mut all = Vec::new();
    let profile = Profile::default();
    let context = Context::new(data, &profile, Date::today());
    for (tab, section) in SECTIONS.iter().enumerate() {
        for (view, name) in (section.views)(&context).iter().enumerate() {
            let name = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-");
            all.push((tab, view, format!("{}-{name}", section.id)));
        }
    }
    all
}

/// A way to an overlay.
#[derive(Debug)]
pub struct Overlaid {
    /// What the keymap calls it.
    pub name: &'static str,
    tab: usize,
    view: usize,
    keys: String,
}

impl Overlaid {
    /// The overlay on a data set; the tab alone if it has nothing to lay over it.
    pub fn on(&self, data: &Dataset) -> Screen {
        Screen::at(data, self.tab, self.view).keys(&self.keys)
    }

    /// The overlay on the shipped data, with a look of its own.
    pub fn looking(&self, look: Look) -> Screen {
        let opening = Opening { tab: self.tab, view: self.view, ..Opening::default() };
        Screen::opened(shipped(), look, opening).keys(&self.keys)
    }
}

/// Every overlay, found by trying the keys of the keymap; those that only some tabs know on the rows of
/// those tabs.
pub fn overlays() -> &'static [Overlaid] {
    static ALL: OnceLock<Vec<Overlaid>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for binding in keymap::BINDINGS {
            let key = binding.keys.first().expect("a key");
            let elsewhere = !matches!(binding.place, keymap::Place::Everywhere);
            let (tabs, rows) = if elsewhere { (usize::MAX, 40) } else { (1, 1) };
            let mut ways = views(shipped()).into_iter().take(tabs).flat_map(|(tab, view, _)| {
                let offered = Screen::at(shipped(), tab, view).app.knows(binding.place);
                (0..if offered { rows } else { 0 }).step_by(7).map(move |row| {
                    let keys = if row == 0 { (*key).to_owned() } else { format!("down*{row} {key}") };
                    Overlaid { name: binding.name, tab, view, keys }
                })
            });
            all.extend(ways.find(|way| way.on(shipped()).app.overlay().is_some()));
        }
        all
    })
}

impl Screen {
    /// The dashboard on the shipped data at 120x40, on a day that never changes.
    pub fn open() -> Self {
        Self::on(shipped())
    }

    /// The dashboard on any data.
    pub fn on(data: &Dataset) -> Self {
        Self::opened(data, Theme::terminal(Background::Dark), Opening::default())
    }

    /// The dashboard with a look of its own.
    pub fn looking(look: Look) -> Self {
        Self::opened(shipped(), look, Opening::default())
    }

    /// The dashboard on a view of a tab.
    pub fn at(data: &Dataset, tab: usize, view: usize) -> Self {
        let opening = Opening { tab, view, ..Opening::default() };
        Self::opened(data, Theme::terminal(Background::Dark), opening)
    }

    fn opened(data: &Dataset, look: impl Into<Look>, opening: Opening) -> Self {
        let today = Date::from_ymd(2026, 11, 23).expect("a day");
        let app = App::new(data.clone(), opening, look, today, (120, 40));
        Self { app, effect: Effect::Draw }
    }

    /// Gives the terminal this many columns and lines.
    pub fn size(self, columns: u16, lines: u16) -> Self {
        self.act(Action::Resize(columns, lines))
    }

    /// Presses keys, written as the keymap writes them, with blanks between; `down*3` is three times.
    pub fn keys(mut self, keys: &str) -> Self {
        for word in keys.split_whitespace() {
            let (name, times) = match word.rsplit_once('*') {
                Some((name, times)) if !name.is_empty() => (name, times.parse().expect("a number")),
                _ => (word, 1),
            };
            for _ in 0..times {
                self = self.press(key(name));
            }
        }
        self
    }

    /// Types a text letter by letter.
    pub fn types(self, text: &str) -> Self {
        text.chars().fold(self, |s, c| s.press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)))
    }

    /// Clicks on the first place of the screen where this text stands.
    pub fn clicks(self, text: &str) -> Self {
        let screen = self.text();
        let place = screen.lines().zip(0..).find_map(|(line, y)| {
            let before = line.split_once(text)?.0;
            Some((u16::try_from(before.width()).expect("on the screen"), y))
        });
        let (x, y) = place.unwrap_or_else(|| panic!("there is no {text:?} to click on:\n{screen}"));
        self.act(Action::Click(x, y))
    }

    /// Does what a key or the mouse would ask for.
    pub fn act(mut self, action: Action) -> Self {
        self.effect = self.app.update(action);
        self
    }

    fn press(self, key: KeyEvent) -> Self {
        match self.app.keymap().action(key, self.app.typing()) {
            Some(action) => self.act(action),
            None => self,
        }
    }

    /// The screen as it is drawn now.
    pub fn frame(&self) -> Buffer {
        let (columns, lines) = self.app.size();
        self.frame_in(columns, lines)
    }

    /// The screen in a terminal that has already another size than the app knows.
    pub fn frame_in(&self, columns: u16, lines: u16) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(columns, lines)).expect("memory");
        let frame = terminal.draw(|frame| view::draw(&self.app, frame)).expect("memory");
        frame.buffer.clone()
    }

    /// The screen as text, without blanks at the ends of lines.
    pub fn text(&self) -> String {
        let frame = self.frame();
        let lines: Vec<String> =
            rows(&frame).map(|row| row.map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect();
        lines.join("\n") + "\n"
    }

    /// What one reads on the screen, pane by pane, as if no line were wrapped.
    pub fn reads(&self) -> String {
        let (frame, geometry) = (self.frame(), self.app.geometry());
        let panes = match self.app.overlay() {
            None => [Some(geometry.tabs), geometry.list, geometry.detail],
            Some(_) => [Some(view::overlay::frame(&self.app, &geometry)), None, None],
        };
        let mut words: Vec<String> = Vec::new();
        for area in panes.into_iter().flatten() {
            // Without the edges, where a scrollbar may run.
            let columns = usize::from(area.x + 1)..usize::from(area.right() - 1);
            for row in rows(&frame).skip(area.y.into()).take(area.height.into()) {
                let mut x = 0;
                let within = row.filter(|cell| {
                    let here = columns.contains(&x);
                    x += cell.symbol().width();
                    here
                });
                let line: String = within.map(Cell::symbol).collect();
                words.extend(line.split_whitespace().map(str::to_owned));
            }
        }
        words.join(" ")
    }

    /// The screen as text with a letter below each styled cell, and what the letters mean.
    pub fn styles(&self) -> String {
        let frame = self.frame();
        let mut letters: BTreeMap<String, char> = BTreeMap::new();
        let mut free = 'A'..;
        let mut out: Vec<String> = Vec::new();
        for row in rows(&frame) {
            let (mut text, mut below) = (String::new(), String::new());
            for cell in row {
                let style = described(cell.style());
                let letter = match style.as_str() {
                    "" => ' ',
                    _ => *letters.entry(style).or_insert_with(|| free.next().expect("few styles")),
                };
                text.push_str(cell.symbol());
                below.extend(std::iter::repeat_n(letter, cell.symbol().width()));
            }
            out.push(text.trim_end().to_owned());
            if !below.trim_end().is_empty() {
                out.push(below.trim_end().to_owned());
            }
        }
        out.push(String::new());
        let mut legend: Vec<_> =
            letters.into_iter().map(|(style, letter)| format!("{letter} = {style}")).collect();
        legend.sort();
        (out.join("\n") + "\n") + &legend.join("\n") + "\n"
    }
}

/// The cells of each line; the one that a wide character covers is left out.
pub fn rows(frame: &Buffer) -> impl Iterator<Item = impl Iterator<Item = &Cell>> {
    let width = usize::from(frame.area.width).max(1);
    frame.content.chunks(width).map(|row| {
        let mut covered = 0;
        row.iter().filter(move |cell| {
            let seen = covered == 0;
            covered = if seen { cell.symbol().width().saturating_sub(1) } else { covered - 1 };
            seen
        })
    })
}

/// `bold cyan`, or nothing for the terminal's own.
fn described(style: Style) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(style.add_modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    for (colour, of) in [(style.fg, ""), (style.bg, "on ")] {
        if let Some(colour) = colour.filter(|c| *c != Color::Reset) {
            words.push(format!("{of}{colour}").to_lowercase());
        }
    }
    debug_assert!(style.sub_modifier == Modifier::empty());
    words.join(" ")
}

/// Nothing is drawn over the right edges of the frames, where text that is too wide would run.
pub fn assert_frames_hold(app: &App, frame: &Buffer) {
    let geometry = app.geometry();
    let areas = match app.overlay() {
        None => [geometry.list, geometry.detail],
        Some(_) => [Some(view::overlay::frame(app, &geometry)), None],
    };
    // A long notice lies over their lowest lines.
    let free = view::footer::notice_area(app, geometry.footer).y;
    for area in areas.into_iter().flatten() {
        for y in area.top()..area.bottom().min(free) {
            let cell = frame.cell((area.right() - 1, y)).map_or("", Cell::symbol);
            assert!(["╮", "│", "┃", "╯"].contains(&cell), "{cell:?} is in the edge of {area:?} on line {y}");
        }
    }
}

/// A key by the name that the keymap gives it.
fn key(name: &str) -> KeyEvent {
    let (modifiers, base) = match name.strip_prefix("ctrl-") {
        Some(base) => (KeyModifiers::CONTROL, base),
        None => (KeyModifiers::NONE, name),
    };
    let code = match base {
        "space" => KeyCode::Char(' '),
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "f1" => KeyCode::F(1),
        _ => {
            let mut letters = base.chars();
            let letter = letters.next().unwrap_or_else(|| panic!("no key is called {name:?}"));
            assert_eq!(letters.next(), None, "no key is called {name:?}");
            KeyCode::Char(letter)
        }
    };
    KeyEvent::new(code, modifiers)
}

/// Every key of the keymap can be pressed here by its name, and does there what the table says.
#[test]
fn the_harness_knows_every_key() {
    for binding in keymap::BINDINGS {
        for name in binding.keys {
            assert_eq!(Keymap::default().action(key(name), false).as_ref(), Some(&binding.action), "{name}");
        }
    }
}
