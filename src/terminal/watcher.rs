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
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
};

use super::{leave, tty::Input};
use crate::ui::action::Action;

/// How long the main thread may take to hear a signal, and the terminal to be given back from here.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is watched for. Of several that have come the first here is heard first.
const SIGNALS: [i32; 5] = [SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT];

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
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// Those that have come and were not heard.
    came: Vec<i32>,
    news: Arc<News>,
}

impl Watcher {
    /// From here on the signals no longer end or stop the program by themselves.
    pub fn register() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, SIGNALS)?;
        Ok(Self { signals, came: Vec::new(), news: Arc::default() })
    }

    /// Where word is left.
    pub fn news(&self) -> Arc<News> {
        Arc::clone(&self.news)
    }

    /// Begins to watch. The thread ends with the program.
    pub fn start(mut self) -> io::Result<()> {
        let tty = Input::open()?;
        thread::Builder::new().name("watcher".to_owned()).spawn(move || self.watch(&tty))?;
        Ok(())
    }

    fn watch(&mut self, tty: &Input) {
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
    fn see_to_the_end(&mut self, signal: i32) -> ! {
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
    fn wait(&mut self, tty: &Input) -> io::Result<Option<i32>> {
        if let Some(signal) = self.next_signal() {
            return Ok(Some(signal));
        }
        // No flags: only errors and the end are reported, never keys.
        let tty = PollFd::from_borrowed_fd(tty.fd(), PollFlags::empty());
        let mut all = [tty, self.some_came()];
        match poll(&mut all, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [tty, _] = all;
        let gone = !tty.revents().is_empty();
        Ok(self.next_signal().or(gone.then_some(SIGHUP)))
    }

    /// Waits a while for another signal.
    fn insists(&mut self) -> bool {
        let patience = Timespec { tv_sec: 0, tv_nsec: PATIENCE.subsec_nanos().into() };
        let _ = poll(&mut [self.some_came()], Some(&patience));
        self.next_signal().is_some_and(|signal| !matches!(signal, SIGTSTP | SIGCONT))
    }

    fn some_came(&self) -> PollFd<'_> {
        PollFd::new(self.signals.get_read(), PollFlags::IN)
    }

    /// Takes the signal that has come, the first of several.
    fn next_signal(&mut self) -> Option<i32> {
        self.came.extend(self.signals.pending());
        let first = SIGNALS.into_iter().find(|signal| self.came.contains(signal))?;
        self.came.retain(|signal| *signal != first);
        Some(first)
    }
}
