//! Signals, and the end of the terminal: what the reader of keys does not hear of.

use std::{
    io, mem,
    os::unix::net::UnixStream,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI32, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use ratatui::crossterm::terminal::disable_raw_mode;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

use super::{leave, tty::Input};
use crate::ui::action::Action;

/// How long the main thread may take to hear a signal, and the terminal to be given back from here.
const PATIENCE: Duration = Duration::from_millis(500);

/// What other threads have to tell the one that draws.
#[derive(Debug, Default)]
pub struct News {
    /// A signal's number, or 0.
    signal: AtomicI32,
    /// What the app is to hear.
    words: Mutex<Vec<Action>>,
    /// The answers are being saved.
    saving: AtomicBool,
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

    /// Saves, while a signal that ends the program has to wait.
    pub fn while_saving<R>(&self, save: impl FnOnce() -> R) -> R {
        self.saving.store(true, Ordering::SeqCst);
        let saved = save();
        self.saving.store(false, Ordering::SeqCst);
        saved
    }

    fn is_saving(&self) -> bool {
        self.saving.load(Ordering::SeqCst)
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

    /// Where word is left.
    pub fn news(&self) -> Arc<News> {
        Arc::clone(&self.news)
    }

    /// Begins to watch. The thread ends with the program.
    pub fn start(self) -> io::Result<()> {
        let tty = Input::open()?;
        thread::Builder::new().name("watcher".to_owned()).spawn(move || self.watch(&tty))?;
        Ok(())
    }

    fn watch(&self, tty: &Input) {
        loop {
            let Ok(signal) = self.wait(tty) else { return };
            let Some(signal) = signal else { continue };
            self.news.signal.store(signal, Ordering::SeqCst);
            wake();
            if !matches!(signal, SIGTSTP | SIGCONT) {
                self.see_to_the_end(signal);
            }
        }
    }

    /// Ends the program if the main thread does not: half an escape sequence keeps it from hearing, and a
    /// terminal that takes no output from going on.
    fn see_to_the_end(&self, signal: i32) -> ! {
        // Some send two signals at once; the second asks for no more haste than the first.
        thread::sleep(PATIENCE);
        while self.next_signal().is_some() {}
        // A save takes as long as it takes, unless somebody insists; after it there is time to end.
        let mut saving = self.news.is_saving();
        while saving {
            saving = self.news.is_saving();
            if self.insists() {
                break;
            }
        }
        let (done, left) = mpsc::channel();
        let leaver = thread::Builder::new().spawn(move || {
            leave();
            let _ = done.send(());
        });
        if leaver.is_ok() && left.recv_timeout(PATIENCE).is_err() {
            // What is shown cannot be changed, but lines can be typed again.
            let _ = disable_raw_mode();
        }
        std::process::exit(128 + signal);
    }

    /// Sleeps until there is a signal; `SIGHUP` when the terminal is gone.
    fn wait(&self, tty: &Input) -> io::Result<Option<i32>> {
        // No flags: only errors and the end are reported, never keys.
        let mut all = vec![PollFd::from_borrowed_fd(tty.fd(), PollFlags::empty())];
        all.extend(self.ends());
        match poll(&mut all, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let gone = all.first().is_some_and(|tty| !tty.revents().is_empty());
        Ok(self.next_signal().or(gone.then_some(SIGHUP)))
    }

    /// Waits a while for another signal.
    fn insists(&self) -> bool {
        let patience = Timespec { tv_sec: 0, tv_nsec: PATIENCE.subsec_nanos().into() };
        let _ = poll(&mut self.ends().collect::<Vec<_>>(), Some(&patience));
        self.next_signal().is_some_and(|signal| !matches!(signal, SIGTSTP | SIGCONT))
    }

    fn ends(&self) -> impl Iterator<Item = PollFd<'_>> {
        self.pipes.iter().map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN))
    }

    /// Takes the signal that has come, the first in the order of the pipes.
    fn next_signal(&self) -> Option<i32> {
        let came = |mut pipe: &UnixStream| matches!(io::Read::read(&mut pipe, &mut [0; 64]), Ok(1..));
        self.pipes.iter().find(|(_, pipe)| came(pipe)).map(|(signal, _)| *signal)
    }
}
