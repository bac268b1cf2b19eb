//! Signals, and the end of the terminal: what the reader of keys does not hear of.

use std::{
    io, mem,
    os::unix::net::UnixStream,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI32, Ordering},
    },
    thread,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

use super::{leave, tty::Input};
use crate::ui::action::Action;

/// How long the main thread may take to end after a signal.
const PATIENCE: Duration = Duration::from_millis(500);

/// What other threads have to tell the one that draws.
#[derive(Debug, Default)]
pub struct News {
    /// A signal's number, or 0.
    signal: AtomicI32,
    /// What the app is to hear.
    words: Mutex<Vec<Action>>,
}

impl News {
    /// Takes the signal that has come since the last call.
    pub fn signal(&self) -> Option<i32> {
        Some(self.signal.swap(0, Ordering::SeqCst)).filter(|signal| *signal != 0)
    }

    /// Takes what the app is to hear.
    pub fn words(&self) -> Vec<Action> {
        mem::take(&mut *self.words.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets the app hear something.
    pub fn tell(&self, action: Action) {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).push(action);
        wake();
    }
}

/// Wakes the reader of keys: it waits for `SIGWINCH`, too.
fn wake() {
    let _ = signal_hook::low_level::raise(SIGWINCH);
}

/// Waits in a thread of its own for signals and for the end of the terminal: crossterm's reader can
/// wait for keys and `SIGWINCH` only, and spins when the terminal is gone. The watcher leaves word
/// and wakes the reader by a `SIGWINCH`; it sleeps otherwise.
pub struct Watcher {
    pipes: Vec<(i32, UnixStream)>,
    news: Arc<News>,
}

impl Watcher {
    /// From here on the signals no longer end or stop the program by themselves.
    pub fn register() -> io::Result<Self> {
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
    pub fn start(self) -> io::Result<Arc<News>> {
        let tty = Input::open()?;
        let news = Arc::clone(&self.news);
        thread::Builder::new().name("watcher".to_owned()).spawn(move || self.watch(&tty))?;
        Ok(news)
    }

    fn watch(&self, tty: &Input) {
        loop {
            let Ok(signal) = self.wait(tty) else { return };
            let Some(signal) = signal else { continue };
            self.news.signal.store(signal, Ordering::SeqCst);
            wake();
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
    fn wait(&self, tty: &Input) -> io::Result<Option<i32>> {
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
