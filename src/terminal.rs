//! The real terminal: the only place that reads keys, handles signals and writes to a tty.
//!
//! It waits for keys, drains what has arrived, and draws once; a watcher waits for signals. It is given back
//! clean on every way out: quit, error, panic, signal, and a terminal that went away.

mod background;
mod browser;
mod clipboard;
mod files;
mod frame;
mod keeper;
mod loader;
mod tty;
mod watcher;

use std::{
    collections::VecDeque,
    io::{self, IsTerminal, Write},
    mem::ManuallyDrop,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::{Hide, Show},
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
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};

use self::{
    background::{Heard, Listener},
    frame::Frames,
    loader::Loader,
    tty::{Input, Output},
    watcher::Watcher,
};
use crate::{
    dataset::Id,
    ui::{
        action::{Action, Effect},
        app::App,
        theme::Background,
        view,
    },
};

pub use keeper::Keeper;

/// What the dashboard is connected with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Where the data set was read from; none if it is the shipped one.
    pub data: Option<PathBuf>,
    /// Whether it is read again when its files change.
    pub watch: bool,
}

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

/// How long a look for further input takes at most. Not zero: crossterm would not look at all.
const GLANCE: Duration = Duration::from_micros(5);

/// Why there are no data files to read again.
const BUILT_IN: &str = "the data set is built in: there is no file to read again";

/// How long after a question its answer is waited for with the first frame. A terminal on this machine
/// takes no longer, and nobody sees the delay.
const SOON: Duration = Duration::from_micros(500);

/// How long after a question its answer may be under way when the program ends.
const UNDER_WAY: Duration = Duration::from_millis(150);

/// Exit status after a panic, as Rust's own.
const PANICKED: i32 = 101;

/// Most events that are taken before the screen is drawn: input without an end must not blind it.
const AT_ONCE: usize = 1 << 14;

/// Most input that is looked through for an answer before the first frame.
const TYPED_AHEAD: usize = 256;

type Screen = Terminal<CrosstermBackend<Frames>>;

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
pub fn run(begun: Begun, app: &mut App, setup: Setup, keeper: &mut Keeper) -> io::Result<Ending> {
    let Begun { watcher, mut listener } = begun;
    let news = watcher.news();
    let result = enter(app.mouse(), app.has_colors()).and_then(|screen| {
        // Dropped, it would show the cursor and, where the terminal is gone, panic over the failure;
        // `leave` shows the cursor.
        let mut screen = ManuallyDrop::new(screen);
        events(app, &mut screen, &mut listener, watcher, setup, keeper)
    });
    // First of all: a terminal may take no output, or be gone.
    news.while_saving(|| keeper.save_rest(app));
    if result.is_ok() {
        // Whoever has the terminal next is to get it in order, not to hear of an error here.
        let _ = hear_out(&mut listener);
    }
    leave();
    match result {
        // The terminal went away: nobody is left to be told.
        Err(error) if gone(&error) => Ok(Ending::Signal(SIGHUP)),
        other => other,
    }
}

/// A terminal that is about to be drawn on.
#[must_use = "`run` gives the terminal back"]
pub struct Begun {
    watcher: Watcher,
    listener: Listener,
}

impl Begun {
    /// Gives the terminal back: there is nothing to show.
    pub fn call_off(mut self) {
        // As at the end of `run`.
        let _ = hear_out(&mut self.listener);
        let _ = disable_raw_mode();
    }
}

/// Begins with the terminal before there is anything to show: it may be asked what lies behind the text,
/// and answers in the meantime.
///
/// # Errors
/// When the terminal can be neither set up nor written to.
pub fn begin(asks_background: bool) -> io::Result<Begun> {
    restore_on_panic();
    let watcher = Watcher::register()?;
    let mut listener = Listener::default();
    if asks_background {
        // An answer must be neither echoed nor kept until a line is full.
        enable_raw_mode()?;
        let asked = Output::open().and_then(|mut out| {
            out.write_all(background::QUESTION.as_bytes())?;
            out.flush()
        });
        asked.inspect_err(|_| leave())?;
        listener.asked(Instant::now());
    }
    Ok(Begun { watcher, listener })
}

/// Whether an error says that the terminal is no longer there.
fn gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof)
        || error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

/// Waits for an answer that is under way: it would come as keys to whoever has the terminal next.
fn hear_out(listener: &mut Listener) -> io::Result<Option<Background>> {
    while let Some(asked) = listener.waiting_since() {
        let left = UNDER_WAY.saturating_sub(asked.elapsed());
        if left.is_zero() || !event::poll(left)? {
            break;
        }
        if let Heard::Answer(background) = listener.hear(&event::read()?, Instant::now()) {
            return Ok(background);
        }
    }
    Ok(None)
}

fn enter(mouse: bool, colors: bool) -> io::Result<Screen> {
    // Under NO_COLOR crossterm would drop bold and reverse too, and with them the selection; the
    // theme decides about colour, not crossterm.
    force_color_output(true);
    enable_raw_mode()?;
    let mut out = Frames::new(Output::open()?, colors);
    queue!(out, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
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
    let dashboard = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        leave();
        report(info);
        // The dashboard would go on drawing on a terminal that it no longer has.
        if std::thread::current().id() != dashboard {
            std::process::exit(PANICKED);
        }
    }));
}

/// Draws, waits, acts, until the end.
fn events(
    app: &mut App,
    screen: &mut Screen,
    listener: &mut Listener,
    watcher: Watcher,
    setup: Setup,
    keeper: &mut Keeper,
) -> io::Result<Ending> {
    let mut ahead = typed_ahead(app, listener)?;
    // From the first look on, the reader of keys can be woken. A terminal may not take even the first frame.
    event::poll(GLANCE)?;
    let news = watcher.news();
    watcher.start()?;
    draw(app, screen)?;
    let load = |path| Loader::start(path, setup.watch, app.keymap(), Arc::clone(&news));
    let loader = setup.data.map(load).transpose()?;
    loop {
        // Nothing typed for a while: what was answered goes to the disk. Otherwise sleep until a key.
        if app.unsaved() && !event::poll(keeper::SETTLED)? {
            if news.while_saving(|| keeper.save(app)) {
                draw(app, screen)?;
            }
            continue;
        }
        let mut due = Due::Nothing;
        let mut event = next_of(&mut ahead, listener, true)?;
        let mut resized = false;
        let mut taken = 0;
        // A held key sends faster than a screen needs to be drawn: take everything, then draw once.
        while let Some((came, heard)) = event {
            taken += 1;
            resized |= matches!(came, Event::Resize(..));
            if let Some(action) = action(&came, heard, app) {
                match app.act(action) {
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
                        app.update(answer(clipboard::copy(&text, app.keymap(), screen.backend_mut())?));
                        due = due.max(Due::Draw);
                    }
                    Effect::Reload => {
                        if let Some(loader) = &loader {
                            loader.read_again();
                        } else {
                            app.update(Action::Failed(BUILT_IN.to_owned()));
                            due = due.max(Due::Draw);
                        }
                    }
                    Effect::Browse(address) => {
                        if let Err(why) = browser::open(&address, &news) {
                            app.update(Action::NotOpened(address, why));
                        }
                        due = due.max(Due::Draw);
                    }
                    Effect::Suspend => {
                        news.while_saving(|| keeper.save_rest(app));
                        suspend(app, screen, listener)?;
                        due = Due::Nothing;
                    }
                    Effect::Choose(role) => return Ok(Ending::Chosen(role)),
                    Effect::Quit => return Ok(Ending::Quit),
                }
            }
            event = if taken < AT_ONCE { next_of(&mut ahead, listener, false)? } else { None };
        }
        app.catch_up();
        let words = news.words();
        match news.signal() {
            // The window may have had other sizes before it came back to this one, and lost what stood
            // there. A word from a thread wakes in the same way and harms nothing.
            None if resized && words.is_empty() => due = Due::Redraw,
            None => {}
            Some(SIGTSTP) => {
                news.while_saving(|| keeper.save_rest(app));
                suspend(app, screen, listener)?;
                due = Due::Nothing;
            }
            // Somebody may have used the terminal in the meantime.
            Some(SIGCONT) => {
                resume(app, screen)?;
                due = Due::Nothing;
            }
            Some(end) => return Ok(Ending::Signal(end)),
        }
        for word in words {
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

/// What was typed before the first frame, to wait for its turn. An answer that is there soon colours the frame.
fn typed_ahead(app: &mut App, listener: &mut Listener) -> io::Result<VecDeque<Event>> {
    let mut ahead = VecDeque::new();
    while let Some(asked) = listener.waiting_since()
        && ahead.len() < TYPED_AHEAD
        && (event::poll(GLANCE)? || comes_soon(asked) && event::poll(GLANCE)?)
    {
        let came = event::read()?;
        match listener.hear(&came, Instant::now()) {
            Heard::Other => ahead.push_back(came),
            Heard::Piece | Heard::Answer(None) => {}
            Heard::Answer(Some(background)) => {
                app.update(Action::Background(background));
            }
        }
    }
    Ok(ahead)
}

/// Whether there are bytes to be read soon after a question.
fn comes_soon(asked: Instant) -> bool {
    let left = SOON.saturating_sub(asked.elapsed());
    let left = Timespec { tv_sec: 0, tv_nsec: left.subsec_nanos().into() };
    // crossterm rounds to whole milliseconds.
    Input::open().is_ok_and(|tty| {
        let mut tty = [PollFd::from_borrowed_fd(tty.fd(), PollFlags::IN)];
        matches!(poll(&mut tty, Some(&left)), Ok(1..))
    })
}

/// The next input and what it is: what was typed ahead, else what is there; if none is, it is waited for
/// where `waits`.
fn next_of(
    ahead: &mut VecDeque<Event>,
    listener: &mut Listener,
    waits: bool,
) -> io::Result<Option<(Event, Heard)>> {
    // It was listened to when it came: heard again, it would be taken for a piece of what came after it.
    if let Some(event) = ahead.pop_front() {
        return Ok(Some((event, Heard::Other)));
    }
    if !waits && !event::poll(GLANCE)? {
        return Ok(None);
    }
    let event = event::read()?;
    let heard = listener.hear(&event, Instant::now());
    Ok(Some((event, heard)))
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
fn suspend(app: &mut App, screen: &mut Screen, listener: &mut Listener) -> io::Result<()> {
    if let Some(background) = hear_out(listener)? {
        app.update(Action::Background(background));
    }
    leave();
    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    resume(app, screen)
}

fn action(event: &Event, heard: Heard, app: &App) -> Option<Action> {
    match heard {
        Heard::Other => {}
        Heard::Piece | Heard::Answer(None) => return None,
        Heard::Answer(Some(background)) => return Some(Action::Background(background)),
    }
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

/// One frame, shown at once where the terminal can, and written at once: `Terminal::draw` would write
/// its marks apart, and with each the terminal wakes.
fn draw(app: &App, screen: &mut Screen) -> io::Result<()> {
    queue!(screen.backend_mut(), BeginSynchronizedUpdate)?;
    screen.autoresize()?;
    view::draw(app, &mut screen.get_frame());
    screen.flush()?;
    screen.swap_buffers();
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
    // A signal that cannot be caught may have stopped the program, and the shell set the line as it likes it.
    // crossterm would believe that nothing has changed.
    let _ = disable_raw_mode();
    enable_raw_mode()?;
    let out = screen.backend_mut();
    queue!(out, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
    if app.mouse() {
        queue!(out, EnableMouseCapture)?;
    }
    let (columns, lines) = size();
    app.update(Action::Resize(columns, lines));
    clear(screen)?;
    draw(app, screen)
}
