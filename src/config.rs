//! The configuration: how a person wants the program to look, to listen and to open.
//!
//! One file, `config.ron`, of which every entry may be missing. What is wrong in it is said with its
//! place, left out, and the rest is used: a slip of the pen must not take the program away.

mod choice;
mod manual;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    ops::Range,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;
use serde::Deserialize;

pub use self::{
    choice::{Behind, Choice, Tab, When, parse},
    manual::manual,
};
use crate::{
    dataset::{
        Problems,
        lenient::{find_entry, read_leniently},
        load,
        problem::{Source, clean},
    },
    profile::Per,
    ui::{
        keymap::{Key, Keymap},
        theme::{
            Theme,
            list::{BUILT_IN, unknown},
            sheet,
        },
    },
};

/// Folder of a person's own themes, beside the configuration.
const THEMES: &str = "themes";

/// Bytes of a configuration or a theme that are read: far more than there is to say.
const MOST_BYTES: u64 = 1 << 20;

/// What a configuration file says; nothing where it says nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Given {
    theme: Option<String>,
    #[serde(deserialize_with = "choice::read")]
    background: Option<Behind>,
    #[serde(deserialize_with = "choice::read")]
    color: Option<When>,
    #[serde(deserialize_with = "choice::read")]
    ascii: Option<When>,
    mouse: Option<bool>,
    #[serde(deserialize_with = "choice::read")]
    tab: Option<Tab>,
    #[serde(deserialize_with = "choice::read")]
    per: Option<Per>,
    price_adjusted: Option<bool>,
    keys: BTreeMap<String, Vec<Key>>,
}

/// Problems that the dashboard names when it opens.
const NAMED: usize = 4;

/// What a person has configured.
#[derive(Debug, Default)]
pub struct Config {
    /// The theme's name.
    pub theme: Option<String>,
    /// What lies behind the text.
    pub background: Option<Behind>,
    /// Whether there are colours.
    pub color: Option<When>,
    /// Whether there are only signs that every terminal has.
    pub ascii: Option<When>,
    /// Whether the program listens to the mouse.
    pub mouse: Option<bool>,
    /// The tab to open.
    pub tab: Option<Tab>,
    /// The time that pay is stated for.
    pub per: Option<Per>,
    /// Whether pay is adjusted for local prices.
    pub price_adjusted: Option<bool>,
    /// The keys.
    pub keymap: Keymap,
    /// Themes of the person's own with their names.
    pub themes: Vec<(String, Theme)>,
    /// What is wrong with any of the files.
    pub problems: Problems,
}

impl Config {
    /// Reads a configuration file and the themes beside it: the one that is named, or the program's own
    /// if there is one.
    ///
    /// # Errors
    /// Why the file that is named cannot be read.
    pub fn open(named: Option<&Path>) -> Result<Self, Problems> {
        let Some(path) = named.map(Path::to_owned).or_else(default_path) else { return Ok(Self::default()) };
        let text = match read_text(&path) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) if named.is_some() => return Err(load::unreadable(&path, &error)),
            Err(error) => {
                let mut config = Self::default();
                config.problems.add_file(&path.display().to_string(), &error.to_string());
                return Ok(config);
            }
        };
        let (themes, problems) = themes(&path.with_file_name(THEMES));
        let mut config = Self::read(&Source { name: path.display().to_string(), text }, themes);
        config.problems.append(problems);
        if let Some(named) = config.theme.take_if(|theme| is_path(theme)) {
            // Whoever names a file in the configuration thinks of it as beside it.
            config.use_theme(&path.with_file_name(named));
        }
        Ok(config)
    }

    /// Takes the theme from a file, as far as it can be read.
    fn use_theme(&mut self, path: &Path) {
        match theme(path) {
            Ok((theme, problems)) => {
                let name = theme_name(path);
                self.theme = Some(name.clone());
                self.themes.push((name, theme));
                self.problems.append(problems);
            }
            Err(unreadable) => self.problems.append(unreadable),
        }
    }

    /// Reads a configuration from its text, for a person with these themes.
    #[must_use]
    pub fn read(source: &Source, themes: Vec<(String, Theme)>) -> Self {
        let mut keymap = Keymap::default();
        let names = || BUILT_IN.iter().map(|b| b.name).chain(themes.iter().map(|(name, _)| name.as_str()));
        let check = |given: &Given, text: &str| {
            let mut wrong = Vec::new();
            if let Some(theme) = &given.theme
                && !is_path(theme)
                && !names().any(|name| name == theme)
            {
                wrong.push(at(text, "theme", unknown(theme, names())));
            }
            let keys = given.keys.iter().map(|(name, keys)| (name.clone(), keys.clone())).collect();
            wrong.extend(
                keymap.rebind(keys).into_iter().map(|(name, words)| at(text, &format!("{name:?}"), words)),
            );
            wrong
        };
        let (given, problems) = read_leniently::<Given>(source, check);
        let theme = given.theme.filter(|theme| is_path(theme) || names().any(|name| name == theme));
        Self {
            theme,
            background: given.background,
            color: given.color,
            ascii: given.ascii,
            mouse: given.mouse,
            tab: given.tab,
            per: given.per,
            price_adjusted: given.price_adjusted,
            keymap,
            themes,
            problems,
        }
    }

    /// What is wrong, for the dashboard: the first of it line by line, and how much more there is.
    #[must_use]
    pub fn notice(&self) -> Option<String> {
        let problems = self.problems.list();
        let mut lines: Vec<String> = problems.iter().take(NAMED).map(ToString::to_string).collect();
        if problems.len() > NAMED {
            lines.push(format!("and {} more, shown when you leave", problems.len() - NAMED));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// A problem of an entry, at its name.
fn at(text: &str, name: &str, words: String) -> (Range<usize>, String, String) {
    (find_entry(text, name).unwrap_or_default(), words, String::new())
}

/// Where the configuration is looked for.
#[must_use]
pub fn default_path() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("coder-tui").join("config.ron"))
}

/// Whether a theme is a file rather than a name.
#[must_use]
pub fn is_path(theme: &str) -> bool {
    theme.contains('/') || Path::new(theme).extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"))
}

/// What a theme is called: as its file, without the ending.
#[must_use]
pub fn theme_name(path: &Path) -> String {
    clean(&path.file_stem().unwrap_or_default().to_string_lossy())
}

/// Reads a theme from a file.
///
/// # Errors
/// Why it cannot be read.
pub fn theme(path: &Path) -> Result<(Theme, Problems), Problems> {
    let text = read_text(path).map_err(|error| load::unreadable(path, &error))?;
    Ok(sheet::read(&Source { name: path.display().to_string(), text }))
}

/// The themes in a folder, in the order of their names, and what is wrong with them.
fn themes(folder: &Path) -> (Vec<(String, Theme)>, Problems) {
    let mut problems = Problems::default();
    let mut themes = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ron"));
    paths.sort();
    for path in paths {
        // Nobody asked for this one: it must not hold up the program, as a pipe would.
        if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
            problems.add_file(&path.display().to_string(), "this is no file");
            continue;
        }
        match theme(&path) {
            Ok((theme, wrong)) => {
                themes.push((theme_name(&path), theme));
                problems.append(wrong);
            }
            Err(unreadable) => problems.append(unreadable),
        }
    }
    (themes, problems)
}

/// Reads a file that may be no ordinary one, such as a device that never ends.
fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    fs::File::open(path)?.take(MOST_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is longer than 1 MiB"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
