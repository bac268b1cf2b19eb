//! The real terminal: the only place that reads keys, handles signals and writes to a tty.
//!
//! It waits for keys, drains what has arrived, and draws once; a watcher waits for signals. It is given back
//! clean on every way out: quit, error, panic, signal, and a terminal that went away.

mod background;
mod clipboard;
mod files;
mod keeper;
mod output;

use std::{
    fs::File,
    io::{self, IsTerminal, Write},
    mem::ManuallyDrop,
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
    thread,
    time::{Duration, Instant},
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
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

use self::{
    background::{Heard, Listener},
    output::Output,
};
use crate::ui::{
    action::{Action, Effect},
    app::App,
    view,
};

pub use keeper::Keeper;

/// How the dashboard ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Quit,
    /// This signal ended it.
    Signal(i32),
}

/// How long a look for further input takes at most. Not zero: crossterm would not look at all.
const GLANCE: Duration = Duration::from_micros(5);

/// How long the main thread may take to end after a signal.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long after a question its answer may be under way when the program ends.
const UNDER_WAY: Duration = Duration::from_millis(150);

type Screen = Terminal<CrosstermBackend<Output>>;

/// Whether there is a terminal to draw on and to read keys from.
#[must_use]
pub fn is_there() -> bool {
    io::stdout().is_terminal() && (io::stdin().is_terminal() || File::open("/dev/tty").is_ok())
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
pub fn run(begun: Begun, app: &mut App, keeper: &mut Keeper) -> io::Result<Ending> {
    let Begun { watcher, mut listener } = begun;
    let result = enter(app.mouse(), app.has_colors()).and_then(|screen| {
        // Dropped, it would show the cursor and, where the terminal is gone, panic over the failure;
        // `leave` shows the cursor.
        let mut screen = ManuallyDrop::new(screen);
        let ending = events(app, &mut screen, &mut listener, watcher, keeper)?;
        hear_out(&mut listener)?;
        Ok(ending)
    });
    leave();
    match result {
        // The terminal went away: nobody is left to be told.
        Err(error) if gone(&error) => Ok(Ending::Signal(SIGHUP)),
        other => other,
    }
}

/// A terminal that is about to be drawn on.
#[must_use = "the terminal is given back by `run`"]
pub struct Begun {
    watcher: Watcher,
    listener: Listener,
}

/// Begins with the terminal, before there is anything to show: it may be asked what lies behind the text,
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
        let mut out = io::stdout();
        out.write_all(background::QUESTION.as_bytes()).and_then(|()| out.flush()).inspect_err(|_| leave())?;
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
fn hear_out(listener: &mut Listener) -> io::Result<()> {
    while let Some(asked) = listener.waiting_since() {
        let left = UNDER_WAY.saturating_sub(asked.elapsed());
        if left.is_zero() || !event::poll(left)? {
            break;
        }
        listener.hear(&event::read()?, Instant::now());
    }
    Ok(())
}

fn enter(mouse: bool, colors: bool) -> io::Result<Screen> {
    // Under NO_COLOR crossterm would drop bold and reverse too, and with them the selection; the
    // theme decides about colour, not crossterm.
    force_color_output(true);
    enable_raw_mode()?;
    let mut out = Output::new(colors);
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    Terminal::new(CrosstermBackend::new(out))
}

/// Gives the terminal back as it was. Safe to call twice; errors are of no use to anybody here.
fn leave() {
    let mut out = io::stdout();
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
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

/// What happened outside, told by the watcher: a signal's number, or 0.
#[derive(Debug, Default)]
struct News(AtomicI32);

impl News {
    /// Takes what has come since the last call.
    fn take(&self) -> Option<i32> {
        Some(self.0.swap(0, Ordering::SeqCst)).filter(|signal| *signal != 0)
    }
}

/// Waits in a thread of its own for signals and for the end of the terminal: crossterm's reader can
/// wait for keys and `SIGWINCH` only, and spins when the terminal is gone. The watcher leaves word
/// and wakes the reader by a `SIGWINCH`; it sleeps otherwise.
struct Watcher {
    pipes: Vec<(i32, UnixStream)>,
    news: Arc<News>,
}

impl Watcher {
    /// From here on the signals no longer end or stop the program by themselves.
    fn register() -> io::Result<Self> {
        let pipe = |signal| {
            let (read, write) = UnixStream::pair()?;
            read.set_nonblocking(true)?;
            signal_hook::low_level::pipe::register(signal, write)?;
            Ok((signal, read))
        };
        let pipes =
            [SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT].into_iter().map(pipe).collect::<io::Result<_>>()?;
        Ok(Self { pipes, news: Arc::default() })
    }

    /// Begins to watch. The thread ends with the program.
    fn start(self) -> io::Result<Arc<News>> {
        let tty = Tty::open()?;
        let news = Arc::clone(&self.news);
        thread::Builder::new().name("watcher".to_owned()).spawn(move || self.watch(&tty))?;
        Ok(news)
    }

    fn watch(&self, tty: &Tty) {
        loop {
            let Ok(signal) = self.wait(tty) else { return };
            let Some(signal) = signal else { continue };
            self.news.0.store(signal, Ordering::SeqCst);
            let _ = signal_hook::low_level::raise(SIGWINCH);
            if !matches!(signal, SIGTSTP | SIGCONT) {
                // Half an escape sequence keeps the reader from hearing; then the terminal is given
                // back from here.
                thread::sleep(PATIENCE);
                leave();
                std::process::exit(128 + signal);
            }
        }
    }

    /// Sleeps until there is a signal; `SIGHUP` when the terminal is gone.
    fn wait(&self, tty: &Tty) -> io::Result<Option<i32>> {
        // No flags: only errors and the end are reported, never keys.
        let mut all = vec![PollFd::from_borrowed_fd(tty.fd(), PollFlags::empty())];
        all.extend(self.pipes.iter().map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN)));
        match poll(&mut all, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let gone = all.first().is_some_and(|tty| !tty.revents().is_empty());
        for (signal, mut pipe) in self.pipes.iter().map(|(signal, pipe)| (*signal, pipe)) {
            if matches!(io::Read::read(&mut pipe, &mut [0; 64]), Ok(1..)) {
                return Ok(Some(signal));
            }
        }
        Ok(gone.then_some(SIGHUP))
    }
}

/// Draws, waits, acts, until the end.
fn events(
    app: &mut App,
    screen: &mut Screen,
    listener: &mut Listener,
    watcher: Watcher,
    keeper: &mut Keeper,
) -> io::Result<Ending> {
    let mut due = Due::Draw;
    // What was typed ahead counts; an answer that is there already colours the first frame.
    if event::poll(GLANCE)?
        && let Some(ending) = take(app, screen, listener, &mut due)?
    {
        return Ok(ending);
    }
    draw(app, screen)?;
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
        if let Some(ending) = take(app, screen, listener, &mut due)? {
            return Ok(ending);
        }
        match news.take() {
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
        if due == Due::Redraw {
            clear(screen)?;
        }
        if due > Due::Nothing {
            draw(app, screen)?;
        }
    }
}

/// Waits for input and takes all that there is. A held key sends faster than a screen needs to be drawn, so
/// what is then to be drawn is only noted in `due`.
fn take(
    app: &mut App,
    screen: &mut Screen,
    listener: &mut Listener,
    due: &mut Due,
) -> io::Result<Option<Ending>> {
    let mut event = Some(event::read()?);
    while let Some(came) = event {
        if let Some(action) = action(&came, app, listener) {
            match app.update(action) {
                Effect::Nothing => {}
                Effect::Draw => *due = Due::Draw.max(*due),
                Effect::Redraw => *due = Due::Redraw,
                Effect::Mouse(on) => {
                    listen(on, screen)?;
                    *due = Due::Draw.max(*due);
                }
                Effect::Write(file) => {
                    app.update(answer(files::write(&file)));
                    *due = Due::Draw.max(*due);
                }
                Effect::Copy(text) => {
                    app.update(answer(clipboard::copy(&text, screen.backend_mut())?));
                    *due = Due::Draw.max(*due);
                }
                Effect::Suspend => {
                    suspend(app, screen)?;
                    *due = Due::Nothing;
                }
                Effect::Quit => return Ok(Some(Ending::Quit)),
            }
        }
        event = if event::poll(GLANCE)? { Some(event::read()?) } else { None };
    }
    Ok(None)
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

fn action(event: &Event, app: &App, listener: &mut Listener) -> Option<Action> {
    match listener.hear(event, Instant::now()) {
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

/// The terminal's input, only to be waited for: reading is left to crossterm.
enum Tty {
    Stdin(io::Stdin),
    File(File),
}

impl Tty {
    /// The same terminal that crossterm reads: standard input if it is one, else `/dev/tty`.
    fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        if stdin.is_terminal() { Ok(Self::Stdin(stdin)) } else { File::open("/dev/tty").map(Self::File) }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin(stdin) => stdin.as_fd(),
            Self::File(file) => file.as_fd(),
        }
    }
}
