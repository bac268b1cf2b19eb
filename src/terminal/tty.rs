//! The terminal as files: what is read from and what is drawn on.

use std::{
    fs::{File, OpenOptions},
    io::{self, IsTerminal, Write},
    os::fd::{AsFd, BorrowedFd},
};

/// What is drawn on: standard output if it is a terminal. Otherwise somebody else reads that, and the
/// terminal is found by its own name.
#[derive(Debug)]
pub enum Output {
    /// Standard output.
    Stdout(io::Stdout),
    /// `/dev/tty`.
    File(File),
}

impl Output {
    /// Opens it.
    ///
    /// # Errors
    /// When there is no terminal.
    pub fn open() -> io::Result<Self> {
        let stdout = io::stdout();
        if stdout.is_terminal() {
            return Ok(Self::Stdout(stdout));
        }
        OpenOptions::new().write(true).open("/dev/tty").map(Self::File)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

/// What is read from, only to be waited for: reading is left to crossterm.
#[derive(Debug)]
pub enum Input {
    /// Standard input.
    Stdin(io::Stdin),
    /// `/dev/tty`.
    File(File),
}

impl Input {
    /// The same terminal that crossterm reads: standard input if it is one, else `/dev/tty`.
    ///
    /// # Errors
    /// When there is none.
    pub fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        if stdin.is_terminal() { Ok(Self::Stdin(stdin)) } else { File::open("/dev/tty").map(Self::File) }
    }

    /// To wait with.
    pub fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin(stdin) => stdin.as_fd(),
            Self::File(file) => file.as_fd(),
        }
    }
}
