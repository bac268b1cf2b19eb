//! Somebody at the dashboard: any keys, clicks, pasted texts and sizes, in any order. Nothing panics, the
//! cursor stays on a row that is seen, nothing is drawn that could drive the terminal, and one can leave.

use std::sync::OnceLock;

use arbitrary::{Result, Unstructured};
use coder_tui::{
    dataset::{
        Dataset, Date,
        load::{self, Loaded},
        problem::{Problems, Source},
    },
    sections::SECTIONS,
    ui::{
        action::{Action, Effect, Reading, Target},
        app::{App, Opening},
        keymap::{self, Keymap},
        pane::ItemKind,
        theme::{Background, Theme},
        view,
    },
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
};

use super::assert_harmless;

/// Steps after which an input has done enough.
const MOST: usize = 60;

/// Checks bytes as what a person does with one of several data sets.
pub fn check(bytes: &[u8]) {
    // An input that is too short is no input.
    let _ = run(&mut Unstructured::new(bytes));
}

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let data = u.choose(data_sets())?;
    let today = Date::from_ymd(2026, 11, 23).expect("a day");
    let opening = Opening {
        tab: u.int_in_range(0..=SECTIONS.len())?,
        view: u.int_in_range(0..=3)?,
        ..Opening::default()
    };
    let mut app = App::new(data.clone(), opening, Theme::terminal(Background::Dark), today, size(u)?);
    holds(&app);
    for _ in 0..MOST {
        if u.is_empty() {
            break;
        }
        let Some(action) = action(u, app.typing())? else { continue };
        let leaves = action == Action::Quit;
        let effect = app.update(action);
        assert!(!leaves || effect == Effect::Quit, "one can leave");
        match effect {
            Effect::Copy(text) => assert_harmless(&text),
            Effect::Write(file) => {
                assert_harmless(&file.name);
                // Records of a table end as the standard says.
                assert_harmless(&file.text.replace("\r\n", "\n"));
            }
            Effect::Browse(address) => {
                assert!(address.starts_with("https://") || address.starts_with("http://"), "{address}");
            }
            _ => {}
        }
        holds(&app);
    }
    // Wherever one is, closing what is open and a key lead out.
    for key in [KeyCode::Esc, KeyCode::Esc, KeyCode::Esc] {
        app.keymap()
            .action(KeyEvent::new(key, KeyModifiers::NONE), app.typing())
            .map(|action| app.update(action));
    }
    assert!(!app.typing(), "three times back ends typing");
    let quit = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
    assert_eq!(app.keymap().action(quit, app.typing()).map(|action| app.update(action)), Some(Effect::Quit));
    Ok(())
}

/// Columns and lines: mostly few, where every one counts.
fn size(u: &mut Unstructured<'_>) -> Result<(u16, u16)> {
    let (columns, lines) = match u.int_in_range(0..=15_u8)? {
        0..=6 => (60, 18),
        7..=14 => (140, 50),
        _ => (500, 200),
    };
    Ok((u.int_in_range(0..=columns)?, u.int_in_range(0..=lines)?))
}

/// Something a person does; none for a key that does nothing.
fn action(u: &mut Unstructured<'_>, typing: bool) -> Result<Option<Action>> {
    Ok(match u.int_in_range(0..=23_u8)? {
        0..=9 => {
            let binding = u.choose(keymap::BINDINGS)?;
            Some(binding.action.clone())
        }
        10..=13 => Keymap::default().action(key(u)?, typing),
        14 => Some(Action::Paste(words(u)?)),
        15 => Some(Action::Click(u.int_in_range(0..=140)?, u.int_in_range(0..=50)?)),
        // Broken reports of the mouse come from far outside.
        16 => Some(Action::Click(u.arbitrary()?, u.arbitrary()?)),
        17 => Some(Action::Wheel(
            u.int_in_range(0..=140)?,
            u.int_in_range(0..=50)?,
            i16::from(u.arbitrary::<i8>()?),
        )),
        18 | 19 => {
            let (columns, lines) = size(u)?;
            Some(Action::Resize(columns, lines))
        }
        20 => Some(Action::Go(Target {
            tab: u.int_in_range(0..=9)?,
            view: u.int_in_range(0..=9)?,
            key: words(u)?,
        })),
        21 => Some(Action::SetArea(if u.arbitrary()? { Some(words(u)?) } else { None })),
        22 => Some(match u.arbitrary()? {
            // The data files have changed to another set altogether.
            i8::MIN..-100 => {
                let dataset = u.choose(data_sets())?.clone();
                let loaded = Loaded { dataset, warnings: Problems::default() };
                Action::Loaded(Box::new(Reading { data: Ok(loaded), asked: u.arbitrary()? }))
            }
            turns => Action::Adjust(turns),
        }),
        _ => Some(if u.arbitrary()? {
            Action::Explain(words(u)?)
        } else {
            Action::Saved(Some(words(u)?), None)
        }),
    })
}

/// A few words, or none: what is typed and pasted may hold anything.
fn words(u: &mut Unstructured<'_>) -> Result<String> {
    let length = usize::from(u.arbitrary::<u8>()? % 32).min(u.len());
    Ok(String::from_utf8_lossy(u.bytes(length)?).into_owned())
}

fn key(u: &mut Unstructured<'_>) -> Result<KeyEvent> {
    const NAMED: [KeyCode; 14] = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
    ];
    let code = match u.int_in_range(0..=3_u8)? {
        0 => *u.choose(&NAMED)?,
        1 => KeyCode::Char(u.arbitrary()?),
        _ => KeyCode::Char(char::from(u.int_in_range(b' '..=b'~')?)),
    };
    let modifiers = match u.int_in_range(0..=7_u8)? {
        0 => KeyModifiers::CONTROL,
        1 => KeyModifiers::ALT,
        2 => KeyModifiers::SHIFT,
        _ => KeyModifiers::NONE,
    };
    Ok(KeyEvent::new(code, modifiers))
}

/// What holds after every step.
pub fn holds(app: &App) {
    let pane = app.pane();
    assert!(app.tab() < SECTIONS.len());
    assert!(pane.cursor < pane.order.len().max(1), "the cursor is on no row");
    assert!(pane.top <= pane.cursor, "the cursor is above the first row shown");
    assert!(pane.order.iter().all(|i| *i < pane.page.rows.len()), "a row that is not there is shown");
    let frame = drawn(app);
    for cell in &frame.content {
        assert!(!cell.symbol().chars().any(char::is_control), "{:?} is drawn", cell.symbol());
    }
    let geometry = app.geometry();
    // A long notice lies over the lowest lines, until the next key.
    let free = view::footer::notice_area(app, geometry.footer).y;
    if app.overlay().is_none()
        && !pane.order.is_empty()
        && let Some(map) = &geometry.map
    {
        let seen = map.area.positions().filter(|at| at.y < free);
        let tiles = seen.filter(|at| frame.cell(*at).is_some_and(|c| c.symbol() == "▸")).count();
        let cursor = pane.row().and_then(|row| row.tile.as_ref());
        let covered = cursor.is_some_and(|tile| map.place(tile).y >= free);
        assert_eq!(tiles, usize::from(!covered), "one tile is marked");
    }
    let rows = geometry.rows();
    let listed = !geometry.too_small && geometry.map.is_none();
    if listed && app.overlay().is_none() && rows.height > 0 && !pane.order.is_empty() {
        let marker = |y: &u16| frame.cell((rows.x, *y)).is_some_and(|c| c.symbol() == "▸");
        let found = (rows.y..rows.bottom().min(free)).filter(marker).count();
        let items = pane.items(&pane.plan(geometry.list_width()), rows.height.into());
        let cursor = items.iter().find(|item| item.kind == ItemKind::Row(pane.cursor));
        let covered = cursor.is_some_and(|item| usize::from(rows.y) + item.y >= usize::from(free));
        assert_eq!(found, usize::from(!covered), "one row is marked");
    }
    let areas = if app.overlay().is_some() { [None, None] } else { [geometry.list, geometry.detail] };
    for area in areas.into_iter().flatten() {
        for y in area.top()..area.bottom().min(free) {
            let cell = frame.cell((area.right() - 1, y)).map_or("", Cell::symbol);
            assert!(["╮", "│", "┃", "╯"].contains(&cell), "{cell:?} is in the edge of {area:?} on line {y}");
        }
    }
}

fn drawn(app: &App) -> Buffer {
    let (columns, lines) = app.size();
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).expect("memory");
    let frame = terminal.draw(|frame| view::draw(app, frame)).expect("memory");
    frame.buffer.clone()
}

/// Small data sets, so that a step is quick: two sound ones, and one said in scripts that are hard to draw.
fn data_sets() -> &'static [Dataset] {
    static ALL: OnceLock<Vec<Dataset>> = OnceLock::new();
    ALL.get_or_init(|| {
        let career = include_str!("../../tests/fixtures/keeper/career.ron");
        let wages = include_str!("../../tests/fixtures/keeper/wages.ron");
        let hard = [
            "編碼員の",
            "e\u{301}\u{327}n\u{303}",
            "مُرَمِّز لا",
            "👩‍⚕️🇺🇸❤\u{fe0f}",
            "\u{200b}\u{200d}",
            "Donaudampfschifffahrtsgesellschaft",
        ];
        let mut next = hard.iter().cycle();
        let said: String = career
            .split_inclusive("name: \"")
            .map(|piece| {
                if piece.ends_with("name: \"") {
                    format!("{piece}{} ", next.next().unwrap_or(&""))
                } else {
                    piece.to_owned()
                }
            })
            .collect();
        vec![
            load(career, wages),
            load(&said.replace("short: \"", "short: \"漢字 "), wages),
            load(
                include_str!("../../tests/fixtures/nursing/career.ron"),
                include_str!("../../tests/fixtures/nursing/wages.ron"),
            ),
        ]
    })
}

fn load(career: &str, wages: &str) -> Dataset {
    let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let loaded = load::parse(&source("career.ron", career), Some(&source("wages.ron", wages)));
    loaded.unwrap_or_else(|problems| panic!("{problems}")).dataset
}
