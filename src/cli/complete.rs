//! Completion of what is typed in a shell: the names are those of the data set in question.
//!
//! The shell's script asks the program itself, so roles and areas come from the data that the line
//! names with `--data`, and a new flag or tab is completed without a new script.

mod bash;
mod zsh;

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use clap_complete::{
    CompleteEnv, CompletionCandidate,
    env::{Fish, Powershell, Shells},
};

use self::{bash::Bash, zsh::Zsh};
use super::{args, names};
use crate::{
    config::{Choice, Config},
    dataset::{
        Dataset, Date, load,
        wages::{Area, AreaKind},
    },
    page::Column,
    profile::Profile,
    sections::{Context, SECTIONS, Section, compare, sources::SOURCES},
    ui::theme::list::BUILT_IN,
};

/// By this variable the scripts tell the program that they ask.
const VARIABLE: &str = "CODER_TUI_COMPLETE";
const NAME: &str = "coder-tui";

/// The shells that there are scripts for.
pub(super) const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

fn shells() -> Shells<'static> {
    Shells(&[&Bash, &Zsh, &Fish, &Powershell])
}

/// The script that makes `shell` ask.
///
/// # Errors
/// When there is no such shell.
pub(super) fn script(shell: &str) -> io::Result<String> {
    let shells = shells();
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
    // Hardly ever one does: nothing is set up before.
    if std::env::var_os(VARIABLE).is_none() {
        return Ok(false);
    }
    let folder = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(args::command).var(VARIABLE).bin(NAME).completer(NAME);
    asked.shells(shells()).try_complete(std::env::args_os(), folder.as_deref())
}

/// The line that is typed, as far as it can be understood already.
struct Line(ArgMatches);

impl Line {
    fn read() -> Self {
        // They follow the words by which the script calls.
        let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
        Self(args::command().ignore_errors(true).try_get_matches_from(words).unwrap_or_default())
    }

    /// The values of a flag or of a place on the line.
    fn all<T: Clone + Send + Sync + 'static>(&self, id: &str) -> Vec<T> {
        let inner = self.0.subcommand().map(|(_, inner)| inner);
        let values = |m: &ArgMatches| Some(m.try_get_many::<T>(id).ok()??.cloned().collect());
        inner.and_then(values).or_else(|| values(&self.0)).unwrap_or_default()
    }

    /// The file or folder that a flag names.
    fn path(&self, flag: &str) -> Option<PathBuf> {
        self.all::<PathBuf>(flag).pop().map(|path| as_the_shell_would(&path))
    }

    /// The data set that it names, else the shipped one. One that cannot be read has no names.
    fn data(&self) -> Option<Dataset> {
        self.path("data")
            .map_or_else(|| Some(Dataset::shipped()), |path| Some(load::open(&path).ok()?.dataset))
    }

    /// What it asks to be shown.
    fn section(&self) -> Option<&'static Section> {
        match self.0.subcommand_name() {
            Some("compare") => Some(&compare::SECTION),
            Some("sources") => Some(&SOURCES),
            _ => {
                let tab = self.all::<String>("tab").pop();
                SECTIONS.get(tab.map_or(Ok(0), |name| names::tab(&name)).ok()?)
            }
        }
    }

    /// Answers with the roles that it picks.
    fn answers(&self, data: &Dataset) -> Profile {
        let typed = [self.all::<String>("pick"), self.all("roles")].concat();
        let picks = typed.iter().filter_map(|name| names::role(name, data).ok()).collect();
        Profile { picks, ..Profile::default() }
    }
}

/// A path as the shell will pass it on: while it completes, `~` and quotes still stand there.
fn as_the_shell_would(path: &Path) -> PathBuf {
    if path.exists() {
        return path.to_owned();
    }
    let bare = PathBuf::from(path.to_string_lossy().replace(['\\', '\'', '"'], ""));
    match (bare.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => bare,
    }
}

fn candidate(value: impl Into<OsString>, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.to_owned().into()))
}

/// Names as one word each; those without a letter have none.
fn slugs<'a>(names: impl Iterator<Item = &'a str>) -> Vec<CompletionCandidate> {
    let slugs = names.map(|name| (names::slug(name), name));
    slugs.filter(|(slug, _)| !slug.is_empty()).map(|(slug, name)| candidate(slug, name)).collect()
}

/// The tabs by their ids.
pub(super) fn tabs() -> Vec<CompletionCandidate> {
    SECTIONS.iter().map(|section| candidate(section.id, section.title)).collect()
}

/// The views of the tab that the line names.
pub(super) fn views() -> Vec<CompletionCandidate> {
    let line = Line::read();
    let (Some(data), Some(section)) = (line.data(), line.section()) else { return Vec::new() };
    let answers = line.answers(&data);
    let views = (section.views)(&Context::new(&data, &answers, Date::today()));
    slugs(views.iter().map(String::as_str))
}

/// The columns of the tab and the view that the line names.
pub(super) fn columns() -> Vec<CompletionCandidate> {
    let line = Line::read();
    let (Some(data), Some(section)) = (line.data(), line.section()) else { return Vec::new() };
    let answers = line.answers(&data);
    let context = Context::new(&data, &answers, Date::today());
    let view = line.all::<String>("view").pop();
    let view = view.map_or(Ok(0), |name| names::view(&name, &(section.views)(&context)));
    let page = (section.page)(&context.in_view(view.unwrap_or_default()));
    slugs(page.columns.iter().map(Column::name))
}

/// The roles by their ids.
pub(super) fn roles() -> Vec<CompletionCandidate> {
    let data = Line::read().data();
    let roles = data.iter().flat_map(|data| &data.career.roles);
    roles.map(|role| candidate(role.id.as_str(), &role.name)).collect()
}

/// The places: states by their letters; others by their codes, once one is begun, for they are many.
pub(super) fn areas() -> Vec<CompletionCandidate> {
    let data = Line::read().data();
    let areas = data.iter().flat_map(|d| &d.wages).flat_map(|w| &w.areas);
    let short = |area: &Area| area.abbreviation.as_ref().unwrap_or(&area.id).to_string();
    let is_large = |area: &Area| matches!(area.kind, AreaKind::Nation | AreaKind::State);
    areas.map(|area| candidate(short(area), &area.name).hide(!is_large(area))).collect()
}

/// The themes that come with the program, and the person's own.
pub(super) fn themes() -> Vec<CompletionCandidate> {
    let config = Config::open(Line::read().path("config").as_deref()).unwrap_or_default();
    let own = config.themes.iter().map(|(name, _)| (name.as_str(), "your own"));
    BUILT_IN
        .iter()
        .map(|b| (b.name, b.about))
        .chain(own)
        .map(|(name, about)| candidate(name, about))
        .collect()
}

/// The few words that are the only answers.
pub(super) fn choices<T: Choice>() -> Vec<CompletionCandidate> {
    T::all().into_iter().map(|(name, _)| CompletionCandidate::new(name)).collect()
}
