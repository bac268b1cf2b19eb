//! Opening the dashboard.

use std::{io, process::ExitCode};

use super::{
    Complaint, PROBLEM, USAGE,
    args::{Form, Start},
    colors::shown,
    complain,
    look::{look, variable},
    prepare::{self, Prepared, prepare},
    print::show,
    say,
};
use crate::{
    config::Config,
    dataset::Date,
    terminal::{self, Begun, Ending, Keeper, Setup},
    ui::{app::App, look::Look},
};

/// Runs the dashboard until it is left. Where there is no terminal, prints the tab as text.
pub(super) fn run(start: &Start) -> io::Result<ExitCode> {
    if start.screen.pick_role {
        if !terminal::is_within_reach() {
            return Ok(complain("error: there is no terminal on which to choose a role", USAGE));
        }
    } else if !terminal::is_there() {
        return show(start, &Form::default(), false);
    }
    let looks = prepare::config(start).and_then(|config| {
        let look = look(start, &config, variable)?;
        Ok((config, look))
    });
    let (config, look) = match looks {
        Ok(looks) => looks,
        Err(complaint) => return Ok(complaint.say()),
    };
    let (begun, prepared) = match begin(start, &config, &look)? {
        Ok(ready) => ready,
        Err(complaint) => return Ok(complaint.say()),
    };
    let Prepared { data, mut opening, store } = prepared;
    let notices = opening.notice.into_iter().chain(config.notice());
    opening.notice = notices.reduce(|one, other| format!("{one}\n{other}"));
    let mut keeper = Keeper::new(store);
    let mut app = App::new(data, opening, look, Date::today(), terminal::size());
    let setup = Setup { data: start.shown.data.clone(), watch: start.screen.watch };
    let ending = terminal::run(begun, &mut app, setup, &mut keeper);
    let unsaved = keeper.finish(&app);
    if !config.problems.is_empty() {
        complain(&shown(&config.problems, start.screen.color.or(config.color)), PROBLEM);
    }
    if let Err(message) = unsaved {
        complain(&message, PROBLEM);
    }
    match ending? {
        Ending::Chosen(role) => say(&format!("{role}\n")),
        Ending::Quit if start.screen.pick_role => Ok(ExitCode::from(PROBLEM)),
        Ending::Quit => app.farewell().map_or(Ok(ExitCode::SUCCESS), say),
        // As the shell reports a program that a signal ended.
        Ending::Signal(signal) => Ok(ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX))),
    }
}

/// Begins with the terminal and gets ready what it is to show. On a complaint it has been given back.
fn begin(start: &Start, config: &Config, look: &Look) -> io::Result<Result<(Begun, Prepared), Complaint>> {
    // A file that a person names may be large, or a pipe from a program that asks for a password: it
    // has the terminal first.
    if start.names_files() {
        return match prepare(start, config, None) {
            Ok(prepared) => Ok(Ok((terminal::begin(look.asks)?, prepared))),
            Err(complaint) => Ok(Err(complaint)),
        };
    }
    // The rest takes so little time that the terminal's answer is there for the first frame.
    let begun = terminal::begin(look.asks)?;
    match prepare(start, config, None) {
        Ok(prepared) => Ok(Ok((begun, prepared))),
        Err(complaint) => {
            begun.call_off();
            Ok(Err(complaint))
        }
    }
}
