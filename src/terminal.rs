//! The real terminal: the only place that reads keys, handles signals and writes to a tty.
//!
//! It waits for keys and signals at once, drains what has arrived, and draws once. It is given back
//! clean on every way out: quit, error, panic, signal, and a terminal that went away.

use std::{
    fs::File,
    io::{self, BufWriter, IsTerminal, Write},
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
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
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

use crate::ui::{
    action::{Action, Effect},
    app::App,
    keymap, view,
};

/// How the dashboard ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Quit,
    /// This signal ended it.
    Signal(i32),
}

/// Bytes of one frame are gathered and written at once.
const FRAME_BYTES: usize = 1 << 16;

type Screen = Terminal<CrosstermBackend<BufWriter<io::Stdout>>>;

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

/// Shows the app until it ends. The terminal is given back before this returns.
///
/// # Errors
/// When the terminal can be neither set up nor written to.
pub fn run(app: &mut App, mouse: bool) -> io::Result<Ending> {
    restore_on_panic();
    let signals = Signals::register()?;
    let result = enter(mouse).and_then(|mut screen| events(app, &mut screen, &signals));
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
    let mut out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
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

/// Signals, as bytes on a socket that can be waited for together with keys.
struct Signals {
    pipes: Vec<(i32, UnixStream)>,
}

impl Signals {
    fn register() -> io::Result<Self> {
        let all = [SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT];
        let pipe = |signal| {
            let (read, write) = UnixStream::pair()?;
            read.set_nonblocking(true)?;
            signal_hook::low_level::pipe::register(signal, write)?;
            Ok((signal, read))
        };
        Ok(Self { pipes: all.into_iter().map(pipe).collect::<io::Result<_>>()? })
    }

    /// The signals that have come since the last call.
    fn take(&self) -> Vec<i32> {
        let came = |(signal, mut pipe): (i32, &UnixStream)| {
            let mut bytes = [0; 64];
            matches!(io::Read::read(&mut pipe, &mut bytes), Ok(1..)).then_some(signal)
        };
        self.pipes.iter().map(|(signal, pipe)| (*signal, pipe)).filter_map(came).collect()
    }
}

/// Draws, waits, acts, until the end.
fn events(app: &mut App, screen: &mut Screen, signals: &Signals) -> io::Result<Ending> {
    let tty = Tty::open()?;
    let mut effect = Effect::Draw;
    loop {
        match effect {
            Effect::Nothing => {}
            Effect::Draw => draw(app, screen)?,
            Effect::Redraw => {
                screen.clear()?;
                draw(app, screen)?;
            }
            Effect::Mouse(on) => {
                let out = screen.backend_mut();
                if on {
                    execute!(out, EnableMouseCapture)?
                } else {
                    execute!(out, DisableMouseCapture)?
                }
                draw(app, screen)?;
            }
            Effect::Suspend => suspend(app, screen)?,
            Effect::Quit => return Ok(Ending::Quit),
        }
        tty.wait(signals)?;
        effect = Effect::Nothing;
        for signal in signals.take() {
            match signal {
                SIGWINCH | SIGCONT => {
                    let (columns, lines) = size();
                    effect = strongest(effect, app.update(Action::Resize(columns, lines)));
                }
                SIGTSTP => effect = strongest(effect, Effect::Suspend),
                end => return Ok(Ending::Signal(end)),
            }
        }
        // A held key sends faster than a screen needs to be drawn: take everything, then draw once.
        while event::poll(Duration::ZERO)? {
            let Some(action) = action(&event::read()?, app.typing()) else { continue };
            effect = strongest(effect, app.update(action));
            if matches!(effect, Effect::Quit | Effect::Suspend) {
                break;
            }
        }
    }
}

/// Of two effects the one that asks for more; drawing is part of every other.
fn strongest(one: Effect, other: Effect) -> Effect {
    let rank = |effect: Effect| match effect {
        Effect::Nothing => 0,
        Effect::Draw => 1,
        Effect::Redraw => 2,
        Effect::Mouse(_) => 3,
        Effect::Suspend => 4,
        Effect::Quit => 5,
    };
    if rank(other) >= rank(one) { other } else { one }
}

fn action(event: &Event, typing: bool) -> Option<Action> {
    match event {
        Event::Key(key) => keymap::action(*key, typing),
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

/// Gives the terminal back, stops as the shell expects, and sets it up again when continued.
fn suspend(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    leave();
    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    enable_raw_mode()?;
    let out = screen.backend_mut();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if app.mouse() {
        execute!(out, EnableMouseCapture)?;
    }
    let (columns, lines) = size();
    app.update(Action::Resize(columns, lines));
    screen.clear()?;
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

    /// Sleeps until there is a key or a signal.
    ///
    /// # Errors
    /// `UnexpectedEof` when the terminal is gone. Reading on would spin: crossterm takes the end of
    /// the input for no input.
    fn wait(&self, signals: &Signals) -> io::Result<()> {
        let mut all = vec![PollFd::from_borrowed_fd(self.fd(), PollFlags::IN)];
        all.extend(signals.pipes.iter().map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN)));
        match poll(&mut all, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let bad = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        let signalled = all.iter().skip(1).any(|fd| !fd.revents().is_empty());
        match all.first() {
            Some(tty) if tty.revents().intersects(bad) && !signalled => {
                Err(io::ErrorKind::UnexpectedEof.into())
            }
            _ => Ok(()),
        }
    }
}

/// Flushes what was written, so that an error shows up in the exit status.
///
/// # Errors
/// When it cannot be written.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
