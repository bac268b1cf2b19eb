//! The command line: what was typed becomes one command, matched once.
//!
//! `args` says what can be typed, `names` what the names in it mean, and `prepare` makes of both what is to
//! be shown; the other modules are the commands.

mod args;
mod colors;
mod complete;
mod dashboard;
mod files;
mod look;
mod manual;
mod names;
mod paths;
mod prepare;
mod print;

use std::{
    error::Error,
    fmt,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use self::args::Command;
use crate::{config, dataset::problem::clean};

/// Exit status when a problem was found.
const PROBLEM: u8 = 1;
/// Exit status when the command line or a file was wrong.
const USAGE: u8 = 2;

/// Runs the program with the arguments it was started with.
///
/// # Errors
/// What cannot be put down to the person's input: the terminal or the output fails.
pub fn run() -> io::Result<ExitCode> {
    match command() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe && is_unwritten(&error) => {
            Ok(complain(&format!("error: {error}"), PROBLEM))
        }
        result => result,
    }
}

fn command() -> io::Result<ExitCode> {
    match complete::answer() {
        Ok(false) => {}
        Ok(true) => return Ok(ExitCode::SUCCESS),
        Err(error) => return Ok(complain(&error.to_string(), PROBLEM)),
    }
    let args = match args::read() {
        Ok(args) => args,
        // Help and version come this way too, and what cannot be written must not look written.
        Err(message) => {
            let status = u8::try_from(message.exit_code()).unwrap_or(USAGE);
            let text = message.to_string();
            // What was typed is repeated in it, and may hold what drives a terminal.
            if text.lines().any(|line| clean(line) != line) {
                let lines: Vec<String> = text.lines().map(clean).collect();
                return Ok(complain(&lines.join("\n"), status));
            }
            let printed = message.print();
            if !message.use_stderr() {
                printed.map_err(unwritten)?;
            }
            return Ok(ExitCode::from(status));
        }
    };
    let mut start = args.start;
    match args.command {
        None => dashboard::run(&start),
        Some(Command::Show { tab, all, form }) => {
            start.shown.tab = Some(tab);
            print::show(&start, &form, all)
        }
        Some(Command::Compare { roles, form }) => {
            start.shown.tab = Some("compare".to_owned());
            start.shown.pick.splice(0..0, roles);
            print::show(&start, &form, false)
        }
        Some(Command::Brief { form }) => print::brief(&start, &form),
        Some(Command::Sources { older_than, form }) => print::sources(start, &form, older_than),
        Some(Command::Config) => say(&config::manual()),
        Some(Command::Check { path }) => files::check(&path, start.screen.color),
        Some(Command::Init { dir }) => files::init(&dir),
        Some(Command::Import(what)) => files::import(what),
        Some(Command::Completions { shell }) => say(&complete::script(&shell)?),
        Some(Command::Man) => say(&manual::page()),
        Some(Command::Paths) => say(&paths::list()),
    }
}

/// Writes to standard output at once, so that an error shows up in the exit status.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(unwritten)
}

/// Standard output that cannot be written: something that the person can do something about.
#[derive(Debug)]
struct Unwritten(io::Error);

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "standard output cannot be written: {}", self.0)
    }
}

impl Error for Unwritten {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

fn unwritten(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), Unwritten(error))
}

fn is_unwritten(error: &io::Error) -> bool {
    matches!(error.get_ref(), Some(inner) if inner.is::<Unwritten>())
}

/// Prints what was asked for.
fn say(text: &str) -> io::Result<ExitCode> {
    print(text).map(|()| ExitCode::SUCCESS)
}

/// What is wrong with what was typed or a file, to be said when the screen is the person's own.
#[derive(Debug)]
struct Complaint {
    message: String,
    status: u8,
}

impl Complaint {
    fn new(message: String, status: u8) -> Self {
        Self { message, status }
    }

    /// Says it, and gives the status to leave with.
    fn say(&self) -> ExitCode {
        complain(&self.message, self.status)
    }
}

/// Writes a message to standard error and gives the status to leave with.
fn complain(message: &str, status: u8) -> ExitCode {
    // Nobody reads standard error any more: then there is nobody to tell.
    let _ = writeln!(io::stderr(), "{}", message.trim_end());
    ExitCode::from(status)
}
