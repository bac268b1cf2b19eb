//! Zsh: the script of `clap_complete`, but what begins with `~` is left to zsh, which would take it for a
//! name with a tilde in it and not for a home.

use std::{
    ffi::OsString,
    io::{self, Write},
    path::Path,
};

use clap_complete::env::{self, EnvCompleter};

/// Zsh as `clap_complete` has it, but for homes.
pub(super) struct Zsh;

const HOMES: &str = "    [[ ${words[CURRENT]} == '~'* ]] && { _files; return }\n";

impl EnvCompleter for Zsh {
    fn name(&self) -> &'static str {
        env::Zsh.name()
    }

    fn is(&self, name: &str) -> bool {
        env::Zsh.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let mut script = Vec::new();
        env::Zsh.write_registration(var, name, bin, completer, &mut script)?;
        for line in script.split_inclusive(|byte| *byte == b'\n') {
            buf.write_all(line)?;
            if line.starts_with(b"function ") {
                buf.write_all(HOMES.as_bytes())?;
            }
        }
        Ok(())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        env::Zsh.write_complete(command, words, folder, buf)
    }
}
