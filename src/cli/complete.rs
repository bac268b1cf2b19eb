//! Completion of what is typed in a shell: the names are those of the data set in question.
//!
//! The shell's script asks the program itself, so roles and areas come from the data that the line
//! names with `--data`, and a new flag or tab is completed without a new script.

use std::{ffi::OsString, io, path::PathBuf};

use clap_complete::{CompleteEnv, CompletionCandidate, env::Shells};

use super::args;
use crate::{
    dataset::{
        Dataset, Date, load,
        wages::{Area, AreaKind},
    },
    profile::Profile,
    sections::{Context, SECTIONS},
};

/// By this variable the scripts tell the program that they ask.
const VARIABLE: &str = "CODER_TUI_COMPLETE";
const NAME: &str = "coder-tui";

/// The shells that there are scripts for.
pub(super) const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// The script that makes `shell` ask.
///
/// # Errors
/// When there is no such shell.
pub(super) fn script(shell: &str) -> io::Result<String> {
    let shells = Shells::builtins();
    let shell = shells.completer(shell).ok_or(io::ErrorKind::NotFound)?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, NAME, NAME, NAME, &mut script)?;
    String::from_utf8(script).map_err(io::Error::other)
}

/// Answers a shell that asks, and says whether one did.
///
/// # Errors
/// When the shell is unknown or does not listen.
pub(super) fn answer() -> Result<bool, clap::Error> {
    let folder = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(args::command).var(VARIABLE).bin(NAME).completer(NAME);
    asked.try_complete(std::env::args_os(), folder.as_deref())
}

/// The data set that the line names, else the shipped one. One that cannot be read has no names.
fn data() -> Option<Dataset> {
    // The words of the line follow those by which the script calls.
    let words: Vec<_> = std::env::args_os().skip_while(|word| word != "--").collect();
    let named = words.iter().enumerate().find_map(|(at, word)| match word.to_str() {
        Some("--data") => words.get(at + 1).map(PathBuf::from),
        Some(word) => word.strip_prefix("--data=").map(PathBuf::from),
        None => None,
    });
    named.map_or_else(|| Some(Dataset::shipped()), |path| Some(load::open(&path).ok()?.dataset))
}

fn candidate(value: impl Into<OsString>, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.to_owned().into()))
}

/// The tabs by their ids.
pub(super) fn tabs() -> Vec<CompletionCandidate> {
    SECTIONS.iter().map(|section| candidate(section.id, section.title)).collect()
}

/// The views of the tab that the line names, by their numbers: their names have spaces.
pub(super) fn views() -> Vec<CompletionCandidate> {
    let Some(data) = data() else { return Vec::new() };
    let named = |id: &str| std::env::args().skip_while(|word| word != "--").any(|word| word == id);
    let section = SECTIONS.iter().find(|section| named(section.id)).or(SECTIONS.first());
    let answers = Profile::default();
    let context = Context::new(&data, &answers, Date::today());
    let views = section.map_or_else(Vec::new, |section| (section.views)(&context));
    views.iter().zip(1..).map(|(name, number)| candidate(number.to_string(), name)).collect()
}

/// The roles by their ids.
pub(super) fn roles() -> Vec<CompletionCandidate> {
    let data = data();
    let roles = data.iter().flat_map(|data| &data.career.roles);
    roles.map(|role| candidate(role.id.as_str(), &role.name)).collect()
}

/// The places: states by their letters, others by their codes.
pub(super) fn areas() -> Vec<CompletionCandidate> {
    let data = data();
    let mut areas: Vec<_> = data.iter().flat_map(|d| &d.wages).flat_map(|w| &w.areas).collect();
    areas.sort_by_key(|area| !matches!(area.kind, AreaKind::Nation | AreaKind::State));
    let short = |area: &Area| area.abbreviation.as_ref().unwrap_or(&area.id).to_string();
    areas.into_iter().map(|area| candidate(short(area), &area.name)).collect()
}
