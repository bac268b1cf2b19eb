//! The manual page, made of the tables that the program itself reads: commands, flags, keys.

use std::io;

use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use super::args;
use crate::{
    dataset::load::{CAREER, WAGES},
    ui::keymap::BINDINGS,
};

const STATUS: &[(&str, &str)] = &[
    ("0", "All is well. A closed pipe is no error."),
    (
        "1",
        "A problem was found: a faulty data set, a file that cannot be written, a source older than it may be; or no role was chosen.",
    ),
    ("2", "Wrong use: no such command, flag, tab, role or area."),
    ("128 and a number", "A signal of that number ended the dashboard."),
];

const ENVIRONMENT: &[(&str, &str)] = &[
    ("NO_COLOR", "Set to anything, the dashboard uses no colors."),
    ("CLICOLOR", "0 means no colors."),
    ("CLICOLOR_FORCE", "Anything but 0 means colors in any case."),
    ("COLORFGBG", "Tells whether the background is dark or light where the terminal does not answer."),
    ("COLORTERM", "truecolor or 24bit: themes are drawn in full color, otherwise in 256."),
    ("LC_ALL, LC_CTYPE, LANG", "A locale that is not UTF-8 gets signs of ASCII only."),
    ("TERM", "A terminal called dumb gets no colors."),
    ("BROWSER", "What opens the address of a source."),
    ("XDG_CONFIG_HOME", "Where your configuration is, under coder-tui; otherwise ~/.config."),
    ("XDG_DATA_HOME", "Where your answers are kept, under coder-tui; otherwise ~/.local/share."),
];

/// The page as roff.
///
/// # Errors
/// None that memory can give.
pub(super) fn page() -> io::Result<String> {
    let mut command = args::command();
    command.build();
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut rest = Roff::new();
    rest.control("SH", ["COMMANDS"]);
    commands(&mut rest, "", &command);
    rest.control("SH", ["KEYS"]);
    let mut group = "";
    for binding in BINDINGS {
        if binding.group != group {
            group = binding.group;
            rest.control("SS", [group]);
        }
        item(&mut rest, &binding.keys.join(", "), binding.help);
    }
    rest.control("SH", ["ENVIRONMENT"]);
    for (name, what) in ENVIRONMENT {
        item(&mut rest, name, what);
    }
    rest.control("SH", ["FILES"]);
    item(
        &mut rest,
        "$XDG_DATA_HOME/coder-tui/profile.ron",
        "Your answers. coder-tui paths names the place on this machine.",
    );
    item(
        &mut rest,
        "$XDG_CONFIG_HOME/coder-tui/config.ron",
        "Your configuration: theme, keys, units, first tab. coder-tui config prints one to begin with.",
    );
    item(&mut rest, &format!("{CAREER}, {WAGES}"), "A data set of your own, in a folder that --data names.");
    rest.control("SH", ["EXIT STATUS"]);
    for (status, what) in STATUS {
        item(&mut rest, status, what);
    }
    rest.to_writer(&mut page)?;
    man.render_version_section(&mut page)?;
    String::from_utf8(page).map_err(io::Error::other)
}

/// What each command does and takes beside the flags of all; commands within commands by both names.
fn commands(roff: &mut Roff, before: &str, of: &clap::Command) {
    for command in of.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("{before}{}", command.get_name());
        if command.has_subcommands() {
            commands(roff, &format!("{name} "), command);
            continue;
        }
        roff.control("SS", [name.as_str()]);
        let about = command.get_long_about().or(command.get_about());
        roff.text([roman(about.map(ToString::to_string).unwrap_or_default())]);
        let own = command.get_arguments().filter(|arg| !arg.is_hide_set() && !arg.is_global_set());
        for arg in own.filter(|arg| arg.get_id() != "help") {
            item(roff, &arg.to_string(), &arg.get_help().map(ToString::to_string).unwrap_or_default());
        }
    }
}

fn item(roff: &mut Roff, name: &str, what: &str) {
    roff.control("TP", []).text([bold(name)]).text([roman(what)]);
}
