//! The real terminal: the only place that reads keys, handles signals and writes to a tty.
//!
//! It waits for keys, drains what has arrived, and draws once; a watcher waits for signals. It is given back
//! clean on every way out: quit, error, panic, signal, and a terminal that went away.

mod browser;
mod clipboard;
mod files;
mod keeper;
mod tty;
mod watcher;

use std::{
    io::{self, BufWriter, IsTerminal},
    mem::ManuallyDrop,
    time::Duration,
};

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::Show,
        event::{
            self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
            Event, MouseButton, MouseEventKind,
        },
        execute, queue,
        style::force_color_output,
        terminal::{
            self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
            disable_raw_mode, enable_raw_mode,
        },
    },
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};

use self::{
    tty::{Input, Output},
    watcher::Watcher,
};
use crate::{
    dataset::Id,
    ui::{
        action::{Action, Effect},
        app::App,
        view,
    },
};

pub use keeper::Keeper;

/// How the dashboard ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Quit,
    /// The person chose this role and so left.
    Chosen(Id),
    /// This signal ended it.
    Signal(i32),
}

/// Bytes of one frame are gathered and written at once.
const FRAME_BYTES: usize = 1 << 16;

/// How long a look for further input takes at most. Not zero: crossterm would not look at all.
const GLANCE: Duration = Duration::from_micros(5);

type Screen = Terminal<CrosstermBackend<BufWriter<Output>>>;

/// Whether standard output is a terminal, and there are keys to read.
#[must_use]
pub fn is_there() -> bool {
    io::stdout().is_terminal() && Input::open().is_ok()
}

/// Whether there is a terminal, even if standard output and input are none.
#[must_use]
pub fn is_within_reach() -> bool {
    Output::open().is_ok() && Input::open().is_ok()
}

/// Columns and lines of the terminal; a common size where it does not say.
#[must_use]
pub fn size() -> (u16, u16) {
    terminal::size().unwrap_or((80, 24))
}

/// Shows the app until it ends, and has `keeper` save its answers. The terminal is given back before
/// this returns.
///
/// # Errors
/// When the terminal can be neither set up nor written to.
pub fn run(app: &mut App, mouse: bool, keeper: &mut Keeper) -> io::Result<Ending> {
    restore_on_panic();
    let watcher = Watcher::register()?;
    let result = enter(mouse).and_then(|screen| {
        // Dropped, it would show the cursor and, where the terminal is gone, panic over the failure;
        // `leave` shows the cursor.
        let mut screen = ManuallyDrop::new(screen);
        events(app, &mut screen, watcher, keeper)
    });
    leave();
    match result {
        // The terminal went away: nobody is left to be told.
        Err(error) if gone(&error) => Ok(Ending::Signal(SIGHUP)),
        other => other,
    }
}

/// Whether an error says that the terminal is no longer there.
fn gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof)
        || error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

fn enter(mouse: bool) -> io::Result<Screen> {
    // Under NO_COLOR crossterm would drop bold and reverse too, and with them the selection; the
    // theme decides about colour, not crossterm.
    force_color_output(true);
    enable_raw_mode()?;
    let mut out = BufWriter::with_capacity(FRAME_BYTES, Output::open()?);
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    Terminal::new(CrosstermBackend::new(out))
}

/// Gives the terminal back as it was. Safe to call twice; errors are of no use to anybody here.
fn leave() {
    let _ = Output::open().and_then(|mut out| {
        execute!(
            out,
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        )
    });
    let _ = disable_raw_mode();
}

/// A panic's report must be readable: it comes after the terminal is given back.
fn restore_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        leave();
        report(info);
    }));
}

/// Draws, waits, acts, until the end.
fn events(app: &mut App, screen: &mut Screen, watcher: Watcher, keeper: &mut Keeper) -> io::Result<Ending> {
    draw(app, screen)?;
    // From the first look on, the reader of keys can be woken.
    event::poll(GLANCE)?;
    let news = watcher.start()?;
    loop {
        // Nothing typed for a while: what was answered goes to the disk. Otherwise sleep until a key.
        if app.unsaved() && !event::poll(keeper::SETTLED)? {
            if keeper.save(app) {
                draw(app, screen)?;
            }
            continue;
        }
        let mut due = Due::Nothing;
        let mut event = Some(event::read()?);
        // A held key sends faster than a screen needs to be drawn: take everything, then draw once.
        while let Some(came) = event {
            if let Some(action) = action(&came, app) {
                match app.update(action) {
                    Effect::Nothing => {}
                    Effect::Draw => due = due.max(Due::Draw),
                    Effect::Redraw => due = Due::Redraw,
                    Effect::Mouse(on) => {
                        listen(on, screen)?;
                        due = due.max(Due::Draw);
                    }
                    Effect::Write(file) => {
                        app.update(answer(files::write(&file)));
                        due = due.max(Due::Draw);
                    }
                    Effect::Copy(text) => {
                        app.update(answer(clipboard::copy(&text, screen.backend_mut())?));
                        due = due.max(Due::Draw);
                    }
                    Effect::Browse(address) => {
                        if let Err(why) = browser::open(&address, &news) {
                            app.update(Action::NotOpened(address, why));
                        }
                        due = due.max(Due::Draw);
                    }
                    Effect::Suspend => {
                        suspend(app, screen)?;
                        due = Due::Nothing;
                    }
                    Effect::Choose(role) => return Ok(Ending::Chosen(role)),
                    Effect::Quit => return Ok(Ending::Quit),
                }
            }
            event = if event::poll(GLANCE)? { Some(event::read()?) } else { None };
        }
        match news.signal() {
            None => {}
            Some(SIGTSTP) => {
                suspend(app, screen)?;
                due = Due::Nothing;
            }
            // Somebody may have used the terminal in the meantime.
            Some(SIGCONT) => {
                resume(app, screen)?;
                due = Due::Nothing;
            }
            Some(end) => return Ok(Ending::Signal(end)),
        }
        for word in news.words() {
            app.update(word);
            due = due.max(Due::Draw);
        }
        if due == Due::Redraw {
            clear(screen)?;
        }
        if due > Due::Nothing {
            draw(app, screen)?;
        }
    }
}

/// What became of an errand, for the app.
fn answer(outcome: Result<String, String>) -> Action {
    outcome.map_or_else(Action::Failed, Action::Done)
}

/// What is left to do when all input has been taken; the later asks for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Nothing,
    Draw,
    Redraw,
}

/// Begins to listen to the mouse, or leaves it to the terminal.
fn listen(on: bool, screen: &mut Screen) -> io::Result<()> {
    let out = screen.backend_mut();
    if on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) }
}

/// Gives the terminal back and stops, until the shell brings the program to the front again.
fn suspend(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    leave();
    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    resume(app, screen)
}

fn action(event: &Event, app: &App) -> Option<Action> {
    match event {
        Event::Key(key) => app.keymap().action(*key, app.typing()),
        Event::Paste(text) => Some(Action::Paste(text.clone())),
        Event::Resize(columns, lines) => Some(Action::Resize(*columns, *lines)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Action::Wheel(mouse.column, mouse.row, 3)),
            MouseEventKind::ScrollUp => Some(Action::Wheel(mouse.column, mouse.row, -3)),
            _ => None,
        },
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// One frame, shown at once where the terminal can.
fn draw(app: &App, screen: &mut Screen) -> io::Result<()> {
    queue!(screen.backend_mut(), BeginSynchronizedUpdate)?;
    screen.draw(|frame| view::draw(app, frame))?;
    execute!(screen.backend_mut(), EndSynchronizedUpdate)
}

/// Clears the terminal, so that the next frame is drawn whole. `Terminal::clear` would ask where the
/// cursor is, and fail where the answer takes more than two seconds.
fn clear(screen: &mut Screen) -> io::Result<()> {
    let area = screen.get_frame().area();
    screen.resize(area)
}

/// Sets the terminal up again after somebody else had it.
fn resume(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    enable_raw_mode()?;
    let out = screen.backend_mut();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if app.mouse() {
        queue!(out, EnableMouseCapture)?;
    }
    let (columns, lines) = size();
    app.update(Action::Resize(columns, lines));
    clear(screen)?;
    draw(app, screen)
}
