//! Opens an address in the person's browser: web addresses only, never by way of a shell, and apart from
//! the terminal, so that it neither waits nor draws on the screen.

use std::{
    env, io,
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use super::watcher::News;
use crate::ui::action::Action;

/// A browser that fails within this time was not opened; later it is the person who closed it.
const SOON: Duration = Duration::from_secs(2);

/// What opens an address.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    /// The programs that `$BROWSER` names, the first that there is: words, in which `%s` is the address.
    Named(Vec<Vec<String>>),
    /// What the system has for it.
    System,
    /// Nothing.
    None(&'static str),
}

impl Way {
    /// What the environment says.
    fn of(set: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| set(name).filter(|value| !value.is_empty());
        let any = |names: &[&str]| names.iter().any(|name| value(name).is_some());
        if let Some(browser) = value("BROWSER") {
            let words = |command: &str| command.split_whitespace().map(str::to_owned).collect();
            let named = browser.split(':').map(words).filter(|words: &Vec<String>| !words.is_empty());
            return Self::Named(named.collect());
        }
        if any(&["DISPLAY", "WAYLAND_DISPLAY"]) {
            return Self::System;
        }
        if any(&["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"]) {
            return Self::None("Over SSH there is no browser to open");
        }
        // Windows and macOS need no word of a display.
        if cfg!(target_os = "macos") || any(&["WSL_DISTRO_NAME"]) {
            return Self::System;
        }
        Self::None("There is no display here for a browser")
    }
}

/// Opens an address. What goes wrong later is told to the app.
///
/// # Errors
/// Why it cannot be opened, for the person.
pub fn open(address: &str, news: &Arc<News>) -> Result<(), String> {
    if !is_web(address) {
        return Err("This is no web address and is not opened".to_owned());
    }
    let way = Way::of(|name| env::var(name).ok());
    if let Way::None(why) = way {
        return Err(why.to_owned());
    }
    let (address, news) = (address.to_owned(), Arc::clone(news));
    let thread = thread::Builder::new().name("browser".to_owned());
    let spawned = thread.spawn(move || {
        let result = match &way {
            Way::Named(programs) => named(programs, &address, SOON),
            Way::System | Way::None(_) => open::that_detached(&address),
        };
        if result.is_err() {
            news.tell(Action::NotOpened(address, "No browser could be opened".to_owned()));
        }
    });
    spawned.map(drop).map_err(|error| format!("No browser could be opened: {error}"))
}

/// Whether an address is one of the web, in characters that mean nothing to anybody else.
fn is_web(address: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_control() || c.is_whitespace()))
}

/// Runs the first of `programs` that there is, and waits until it has ended; one that fails `soon` is none.
fn named(programs: &[Vec<String>], address: &str, soon: Duration) -> io::Result<()> {
    let mut error = io::Error::from(io::ErrorKind::NotFound);
    for words in programs {
        let Some((program, rest)) = words.split_first() else { continue };
        let mut command = Command::new(program);
        command.args(rest.iter().map(|word| word.replace("%s", address)));
        if !rest.iter().any(|word| word.contains("%s")) {
            command.arg(address);
        }
        // A group of its own: no key typed here reaches it.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let started = Instant::now();
        match command.status() {
            Ok(status) if status.success() || started.elapsed() > soon => return Ok(()),
            Ok(_) => error = io::Error::other("it failed"),
            Err(reason) => error = reason,
        }
    }
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_the_way() {
        let named = |programs: &[&[&str]]| {
            let words = |p: &&[&str]| p.iter().map(|w| (*w).to_owned()).collect();
            Way::Named(programs.iter().map(words).collect())
        };
        for (set, way) in [
            (&[("BROWSER", "firefox")][..], named(&[&["firefox"]])),
            (&[("BROWSER", "a --new %s::b"), ("SSH_TTY", "x")], named(&[&["a", "--new", "%s"], &["b"]])),
            (&[("DISPLAY", ":0"), ("SSH_CONNECTION", "x"), ("BROWSER", "")], Way::System),
            (&[("WAYLAND_DISPLAY", "wayland-0")], Way::System),
            (&[("WSL_DISTRO_NAME", "Debian")], Way::System),
            (&[("SSH_CONNECTION", "x")], Way::None("Over SSH there is no browser to open")),
        ] {
            let value = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(Way::of(value), way, "{set:?}");
        }
    }

    #[test]
    fn a_browser_that_fails_soon_was_not_opened() {
        let opened = |program: &str, soon| {
            let words = program.split(' ').map(str::to_owned).collect();
            named(&[words], "https://example.org/", soon).is_ok()
        };
        let (never, at_once) = (Duration::MAX, Duration::ZERO);
        assert!(opened("true", never) && !opened("false", never));
        assert!(opened("false", at_once), "the person closed it");
        assert!(!opened("no-such-browser", at_once));
    }

    #[test]
    fn only_the_web_is_opened() {
        for address in ["https://www.bls.gov/oes/", "http://x.example/?a=b&c='$(d)'"] {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "",
            "https://",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "HTTPS:/x",
            "-https://x",
            "https://x y",
            "https://x\n--flag",
            "ftp://x",
            "mailto:x@y",
        ] {
            assert!(!is_web(address), "{address:?}");
        }
    }
}
