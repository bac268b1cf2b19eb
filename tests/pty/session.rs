//! The harness: the real program in a pseudo-terminal, with a terminal emulator at the other end.
//!
//! ```ignore
//! let mut session = Session::start(&[]);
//! session.wait_for("╭ Roles");
//! session.send("q");
//! session.end().assert_clean(0);
//! ```
//!
//! It waits for what is to be seen, never for time. One deadline for the whole session ends a program
//! that never shows it.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    os::fd::OwnedFd,
    path::Path,
    sync::{Arc, Condvar, Mutex, mpsc},
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::{
    fs::{Mode, OFlags},
    process::{Pid, Signal, WaitId, WaitIdOptions, WaitOptions, kill_process, waitid, waitpid},
    termios::{Action, OptionalActions, Termios, tcflow, tcgetattr, tcsetattr},
};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Parser, Screen};

/// Far more than a slow machine needs.
const DEADLINE: Duration = Duration::from_secs(60);

/// What has come from the program so far.
struct Output {
    parser: Parser,
    bytes: Vec<u8>,
    ended: bool,
}

/// A program in a pseudo-terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    /// The settings of the line before the program came: echo, line by line, signals by keys.
    line: String,
    settings: Termios,
    output: Arc<(Mutex<Output>, Condvar)>,
    _home: TempDir,
    /// Dropped at the end, which calls the watchdog off.
    _alive: mpsc::Sender<()>,
}

/// As text, to be compared only.
fn line_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal"))
}

fn pid(child: &dyn Child) -> Pid {
    let id = child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    id.expect("a process")
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a size")
}

impl Session {
    /// Starts the program in a terminal of 120x40.
    pub fn start(args: &[&str]) -> Self {
        Self::start_with(args, &[])
    }

    /// The same with variables in its environment.
    pub fn start_with(args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::start_in(Path::new(env!("CARGO_MANIFEST_DIR")), args, env)
    }

    /// A line of the shell, in which `$PROGRAM` is the program.
    pub fn shell(line: &str) -> Self {
        let program = ("PROGRAM", env!("CARGO_BIN_EXE_coder-tui"));
        Self::spawn(Path::new(env!("CARGO_MANIFEST_DIR")), "/bin/sh", &["-c", line], &[program])
    }

    /// The program in a folder, with variables in its environment.
    pub fn start_in(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::spawn(folder, env!("CARGO_BIN_EXE_coder-tui"), args, env)
    }

    /// Any program.
    pub fn spawn(folder: &Path, program: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(folder);
        for name in [
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "COLORTERM",
            "COLORFGBG",
            "LINES",
            "COLUMNS",
            "LC_ALL",
            "LC_CTYPE",
            "LANG",
            "BROWSER",
        ] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        // Nobody's own answers are read or written.
        let home = tempfile::tempdir().expect("a folder");
        command.env("XDG_DATA_HOME", home.path());
        command.env("XDG_CONFIG_HOME", home.path());
        for (name, value) in env {
            command.env(name, value);
        }
        let line = line_of(pair.master.as_ref());
        let name = pair.master.tty_name().expect("a pseudo-terminal");
        let slave = rustix::fs::open(name, OFlags::RDONLY | OFlags::NOCTTY, Mode::empty()).expect("a line");
        let settings = tcgetattr(slave).expect("a line");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let output =
            Output { parser: Parser::new(cells(40), cells(120), 0), bytes: Vec::new(), ended: false };
        let output = Arc::new((Mutex::new(output), Condvar::new()));
        let reader = pair.master.try_clone_reader().expect("the output");
        let to = Arc::clone(&output);
        thread::spawn(move || read(reader, &to));
        let (alive, called_off) = mpsc::channel();
        let program = pid(child.as_ref());
        thread::spawn(move || {
            if called_off.recv_timeout(DEADLINE) == Err(mpsc::RecvTimeoutError::Timeout) {
                // The killer of portable-pty sends a SIGHUP: the program would seem to have ended by itself.
                let _ = kill_process(program, Signal::KILL);
            }
        });
        let keys = pair.master.take_writer().expect("the input");
        Self { child, master: pair.master, keys, line, settings, output, _home: home, _alive: alive }
    }

    /// Sends bytes as the terminal would for keys, clicks and pasted text.
    pub fn send(&mut self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    /// Sends bytes that need be no text.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).expect("the program reads");
        self.keys.flush().expect("the program reads");
    }

    /// Waits until a text is on the screen.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until a text is no longer on the screen.
    pub fn wait_gone(&self, text: &str) {
        self.wait_until(text, |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as it should be.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Screen) -> bool) {
        let (output, news) = &*self.output;
        let mut output = output.lock().expect("the reader lives");
        while !holds(output.parser.screen()) {
            assert!(!output.ended, "{what:?} never came:\n{}", String::from_utf8_lossy(&output.bytes));
            output = news.wait(output).expect("the reader lives");
        }
    }

    /// Waits until a text was written, escape codes and all.
    pub fn wait_written(&self, text: &str) {
        let (output, news) = &*self.output;
        let mut output = output.lock().expect("the reader lives");
        while !String::from_utf8_lossy(&output.bytes).contains(text) {
            assert!(!output.ended, "{text:?} was never written");
            output = news.wait(output).expect("the reader lives");
        }
    }

    /// Whether something is on the screen now.
    pub fn sees(&self, holds: impl Fn(&Screen) -> bool) -> bool {
        holds(self.output.0.lock().expect("the reader lives").parser.screen())
    }

    /// The program's end of the line.
    fn other_end(&self) -> OwnedFd {
        let name = self.master.tty_name().expect("a pseudo-terminal");
        let flags = OFlags::RDONLY | OFlags::NOCTTY;
        rustix::fs::open(name, flags, Mode::empty()).expect("the program's end")
    }

    /// Takes no more output, as a terminal does that hangs.
    pub fn hold_output(&self) {
        tcflow(self.other_end(), Action::OOff).expect("a line");
    }

    /// Sets the line as it was before the program came, as a shell does.
    pub fn set_line_as_before(&self) {
        tcsetattr(self.other_end(), OptionalActions::Now, &self.settings).expect("a line");
        assert!(self.line_is_as_before());
    }

    /// Waits until the program has set the line as it wants it.
    pub fn wait_until_raw(&self) {
        while self.line_is_as_before() {
            thread::yield_now();
        }
    }

    /// Waits until the program has read everything that was sent: its input is empty.
    pub fn settle(&self) {
        let line = self.other_end();
        while rustix::io::ioctl_fionread(&line).expect("a line") > 0 {
            let left = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
            let ended = waitid(WaitId::Pid(self.id()), left).expect("a child");
            assert!(ended.is_none(), "it ended before it read everything: {ended:?}");
            thread::yield_now();
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, lines: u16) {
        let size = PtySize { rows: lines, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.output.0.lock().expect("the reader lives").parser.set_size(cells(lines), cells(columns));
        self.master.resize(size).expect("a pseudo-terminal");
    }

    fn id(&self) -> Pid {
        pid(self.child.as_ref())
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.id(), signal).expect("it runs");
    }

    /// Waits until the program has been stopped, as the shell does.
    pub fn wait_stopped(&self) {
        let (_, status) = waitpid(Some(self.id()), WaitOptions::UNTRACED).expect("a child").expect("a state");
        assert!(status.stopped(), "it ended instead: {status:?}");
    }

    /// Whether the settings of the line are those from before the program came.
    pub fn line_is_as_before(&self) -> bool {
        line_of(self.master.as_ref()) == self.line
    }

    /// Waits for the end of the program and of its output.
    pub fn end(mut self) -> End {
        let status = self.child.wait().expect("a child");
        assert_eq!(status.signal(), None, "it did not end by the deadline, or by itself");
        let status = status.exit_code();
        let line_is_as_before = self.line_is_as_before();
        let (output, news) = &*self.output;
        let mut output = output.lock().expect("the reader lives");
        while !output.ended {
            output = news.wait(output).expect("the reader lives");
        }
        let written = String::from_utf8_lossy(&output.bytes).into_owned();
        End { status, written, screen: output.parser.screen().clone(), line_is_as_before }
    }
}

/// What is left when the program has ended.
pub struct End {
    pub status: u32,
    /// Every byte it wrote, escape sequences and all.
    pub written: String,
    pub screen: Screen,
    pub line_is_as_before: bool,
}

impl End {
    /// Asserts the exit status, and that the terminal is given back as it was.
    pub fn assert_clean(&self, status: u32) {
        let screen = &self.screen;
        assert_eq!(self.status, status, "{}", screen.contents());
        assert!(self.line_is_as_before, "keys are echoed and come in lines again");
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pasted text is no longer marked");
        assert_eq!(
            screen.mouse_protocol_mode(),
            MouseProtocolMode::None,
            "the mouse is the terminal's again"
        );
        assert_eq!(screen.contents().trim(), "", "nothing of the dashboard is left behind");
    }
}

fn read(mut from: impl Read, to: &(Mutex<Output>, Condvar)) {
    let mut bytes = [0; 4096];
    loop {
        // Linux reports an error where the other end is closed, not an end.
        let read = from.read(&mut bytes).unwrap_or(0);
        let mut output = to.0.lock().expect("nobody panicked holding it");
        output.ended = read == 0;
        output.parser.process(&bytes[..read]);
        output.bytes.extend_from_slice(&bytes[..read]);
        to.1.notify_all();
        if read == 0 {
            return;
        }
    }
}
