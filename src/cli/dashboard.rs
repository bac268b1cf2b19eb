//! Opening the dashboard.

use std::{io, process::ExitCode};

use super::{
    PROBLEM, USAGE,
    args::{Form, Start},
    complain,
    prepare::{Prepared, prepare},
    print,
    print::show,
};
use crate::{
    dataset::Date,
    terminal::{self, Ending, Keeper},
    ui::{
        app::App,
        theme::{Background, Theme},
    },
};

/// Runs the dashboard until it is left. Where there is no terminal, prints the tab as text.
pub(super) fn run(start: &Start) -> io::Result<ExitCode> {
    if start.screen.pick_role {
        if !terminal::is_within_reach() {
            return Ok(complain("error: there is no terminal on which to choose a role", USAGE));
        }
    } else if !terminal::is_there() {
        return show(start, &Form::default());
    }
    let Prepared { data, opening, store } = match prepare(start) {
        Ok(prepared) => prepared,
        Err(code) => return Ok(code),
    };
    let mut keeper = Keeper::new(store);
    let mut app = App::new(data, opening, theme(), Date::today(), terminal::size());
    let ending = terminal::run(&mut app, !start.screen.no_mouse, &mut keeper);
    if let Err(message) = keeper.finish(&app) {
        complain(&message, PROBLEM);
    }
    match ending? {
        Ending::Chosen(role) => {
            print(&format!("{role}\n"))?;
            Ok(ExitCode::SUCCESS)
        }
        Ending::Quit if start.screen.pick_role => Ok(ExitCode::from(PROBLEM)),
        Ending::Quit => {
            app.farewell().map_or(Ok(()), print)?;
            Ok(ExitCode::SUCCESS)
        }
        // As the shell reports a program that a signal ended.
        Ending::Signal(signal) => Ok(ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX))),
    }
}

/// The theme that the environment asks for.
fn theme() -> Theme {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    if set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|t| t == "dumb") {
        return Theme::mono();
    }
    Theme::terminal(background(std::env::var("COLORFGBG").ok().as_deref()))
}

/// What `COLORFGBG` (foreground;background, as rxvt and others set it) says of the background.
fn background(colorfgbg: Option<&str>) -> Background {
    match colorfgbg.and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok()) {
        Some(0..=6 | 8) => Background::Dark,
        Some(7 | 9..=15) => Background::Light,
        _ => Background::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_background() {
        for (value, background) in [
            ("15;0", Background::Dark),
            ("0;15", Background::Light),
            ("12;default;7", Background::Light),
            ("", Background::Unknown),
            ("0;default", Background::Unknown),
        ] {
            assert_eq!(super::background(Some(value)), background, "{value}");
        }
        assert_eq!(super::background(None), Background::Unknown);
    }
}
