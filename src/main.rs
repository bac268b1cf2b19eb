//! The program: reports errors, gives the exit status, and nothing else.

use std::{
    io::{self, ErrorKind},
    process::ExitCode,
};

use color_eyre::eyre::Result;

fn main() -> Result<ExitCode> {
    color_eyre::install()?;
    match coder_tui::cli::run() {
        // Who reads the output may stop reading it.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        other => report(other),
    }
}

fn report(result: io::Result<ExitCode>) -> Result<ExitCode> {
    Ok(result?)
}
