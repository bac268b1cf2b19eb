//! Opening the dashboard.

use std::{io, process::ExitCode};

use super::{
    PROBLEM, USAGE,
    args::{Form, Start},
    colors::shown,
    complain,
    look::{look, variable},
    prepare::{Prepared, prepare},
    print,
    print::show,
};
use crate::{
    dataset::Date,
    terminal::{self, Ending, Keeper, Setup},
    ui::app::App,
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
    let Prepared { data, mut opening, store, config } = match prepare(start, None) {
        Ok(prepared) => prepared,
        Err(code) => return Ok(code),
    };
    let look = match look(start, &config, variable) {
        Ok(look) => look,
        Err(message) => return Ok(complain(&message, USAGE)),
    };
    opening.notice = opening.notice.or_else(|| config.notice());
    let mut keeper = Keeper::new(store);
    let begun = terminal::begin(look.asks)?;
    let mut app = App::new(data, opening, look, Date::today(), terminal::size());
    let setup = Setup { data: start.shown.data.clone(), watch: start.screen.watch };
    let ending = terminal::run(begun, &mut app, setup, &mut keeper);
    if !config.problems.is_empty() {
        complain(&shown(&config.problems, start.screen.color.or(config.color)), PROBLEM);
    }
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
