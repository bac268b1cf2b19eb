//! The manual page, made of the tables that the program itself reads: commands, flags, keys.

use clap::Arg;
use roff::{Inline, Roff, bold, italic, roman};

use super::args::{self, EXAMPLES};
use crate::{
    dataset::load::{CAREER, WAGES},
    sections::SECTIONS,
    ui::{action::Action, keymap::BINDINGS},
};

/// Columns of a line of the source.
const WIDTH: usize = 70;

const ENVIRONMENT: &[(&str, &str)] = &[
    ("NO_COLOR", "Set to anything, there are no colours."),
    ("CLICOLOR", "0 means no colours."),
    ("CLICOLOR_FORCE", "Anything but 0 means colours, even in messages that go to no terminal."),
    ("COLORFGBG", "Tells whether the background is dark or light where the terminal does not answer."),
    ("COLORTERM", "truecolor or 24bit: themes are drawn in full colour, otherwise in 256."),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "The first that is set counts: in a locale that is not UTF-8 the dashboard has signs of ASCII only.",
    ),
    ("TERM", "A terminal called dumb gets no colours."),
    ("BROWSER", "What opens the address of a source."),
    ("XDG_CONFIG_HOME", "Where your configuration is, under coder-tui; otherwise `~/.config`."),
    ("XDG_DATA_HOME", "Where your answers are kept, under coder-tui; otherwise `~/.local/share`."),
];

const FILES: &[(&str, &str)] = &[
    (
        "$XDG_DATA_HOME/coder-tui/profile.ron",
        "Your answers. `coder-tui paths` names the place on this machine.",
    ),
    (
        "$XDG_CONFIG_HOME/coder-tui/config.ron",
        "Your configuration: theme, keys, units, first tab. `coder-tui config` prints one to begin with.",
    ),
    ("$XDG_CONFIG_HOME/coder-tui/themes/NAME.ron", "A theme of your own, chosen by `--theme NAME`."),
];

const STATUS: &[(&str, &str)] = &[
    ("0", "All is well. A closed pipe is no error."),
    (
        "1",
        "A problem was found: a faulty data set, a file that cannot be read or written, a source older than it \
         may be; or no role was chosen.",
    ),
    ("2", "Wrong use: no such command, flag, tab, view, column, role, area or theme."),
    ("128 and a number", "A signal of that number ended the dashboard."),
];

/// The page as roff, for `man`.
pub(super) fn page() -> String {
    let mut command = args::command();
    command.build();
    let version = command.render_version();
    let mut page = Roff::new();
    page.control("TH", ["CODER-TUI", "1", "\"\"", version.trim()]);
    section(&mut page, "NAME");
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.text([bold("coder-tui"), roman(format!(" - {about}"))]);
    section(&mut page, "SYNOPSIS");
    synopsis(&mut page, "", &command);
    section(&mut page, "DESCRIPTION");
    prose(&mut page, &command.get_long_about().map(ToString::to_string).unwrap_or_default());
    section(&mut page, "COMMANDS");
    commands(&mut page, "", &command);
    section(&mut page, "OPTIONS");
    options(&mut page, &command);
    section(&mut page, "KEYS");
    prose(
        &mut page,
        "Those of the dashboard, unless your configuration has others. backtab is Shift and Tab.",
    );
    keys(&mut page);
    section(&mut page, "ENVIRONMENT");
    items(&mut page, ENVIRONMENT);
    section(&mut page, "FILES");
    items(&mut page, FILES);
    let data = format!("{CAREER}, {WAGES}");
    item(&mut page, vec![bold(data)], "A data set of your own, in a folder that `--data` names.");
    section(&mut page, "EXIT STATUS");
    items(&mut page, STATUS);
    section(&mut page, "EXAMPLES");
    items(&mut page, EXAMPLES);
    // These have shapes of their own, which are not those of the keyboard.
    page.render().replace('~', r"\(ti").replace('`', r"\(ga")
}

fn section(page: &mut Roff, title: &str) {
    page.control("SH", [title]);
}

/// How each command is called.
fn synopsis(page: &mut Roff, before: &str, of: &clap::Command) {
    let name = format!("{before}{}", of.get_name());
    if of.has_subcommands() && !before.is_empty() {
        return inner(of).for_each(|command| synopsis(page, &format!("{name} "), command));
    }
    if !before.is_empty() {
        page.control("br", []);
    }
    let mut words = vec![bold(&name)];
    if of.get_arguments().any(|arg| !arg.is_positional() && !arg.is_hide_set() && arg.get_id() != "help") {
        words.extend([roman(" ["), italic("option"), roman("]...")]);
    }
    for place in of.get_positionals() {
        words.push(roman(" "));
        words.extend(value(place, place.is_required_set()));
    }
    page.text(words);
    inner(of).for_each(|command| synopsis(page, &format!("{name} "), command));
}

/// The commands in a command, without the one that prints help.
fn inner(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|command| command.get_name() != "help")
}

/// What each command does and takes; commands within commands by both names.
fn commands(page: &mut Roff, before: &str, of: &clap::Command) {
    for command in inner(of) {
        let name = format!("{before}{}", command.get_name());
        if command.has_subcommands() {
            commands(page, &format!("{name} "), command);
            continue;
        }
        page.control("SS", [name.as_str()]);
        let about = command.get_long_about().or(command.get_about());
        prose(page, &about.map(ToString::to_string).unwrap_or_default());
        let shown = || command.get_arguments().filter(|arg| !arg.is_hide_set() && arg.get_id() != "help");
        for arg in shown().filter(|arg| !arg.is_global_set()) {
            argument(page, arg);
        }
        let global: Vec<String> = shown().filter(|arg| arg.is_global_set()).map(long).collect();
        if !global.is_empty() {
            page.control("PP", []);
            fill(page, &format!("Also takes {}, as below.", global.join(", ")));
        }
    }
}

fn long(arg: &Arg) -> String {
    arg.get_long().map(|long| format!("`--{long}`")).unwrap_or_default()
}

/// The flags without a command, under their headings; help and version come last.
fn options(page: &mut Roff, command: &clap::Command) {
    let shown = || command.get_arguments().filter(|arg| !arg.is_hide_set());
    let mut headings: Vec<_> = shown().map(Arg::get_help_heading).collect();
    headings.sort_by_key(Option::is_none);
    headings.dedup();
    for heading in headings {
        page.control("SS", [heading.unwrap_or("Help")]);
        shown().filter(|arg| arg.get_help_heading() == heading).for_each(|arg| argument(page, arg));
    }
}

/// A flag or a place with what it takes, what it means, and what it is without.
fn argument(page: &mut Roff, arg: &Arg) {
    let short = arg.get_short().map(|short| format!("-{short}"));
    let names: Vec<String> =
        short.into_iter().chain(arg.get_long().map(|long| format!("--{long}"))).collect();
    let mut words = vec![bold(names.join(", "))];
    if arg.is_positional() {
        words = value(arg, true);
    } else if arg.get_action().takes_values() {
        let (before, after) =
            if arg.get_num_args().is_some_and(|n| n.min_values() == 0) { ("[=", "]") } else { (" ", "") };
        words.push(roman(before));
        words.extend(value(arg, true));
        words.push(roman(after));
    }
    let mut what = vec![arg.get_help().map(ToString::to_string).unwrap_or_default()];
    if arg.get_action().takes_values() {
        let known: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
        what.extend((!known.is_empty()).then(|| format!(": {}", known.join(", "))));
        let default = arg.get_default_values().first();
        what.extend(default.map(|value| format!("; otherwise {}", value.to_string_lossy())));
    }
    item(page, words, &what.concat());
}

/// The name of what an argument takes.
fn value(arg: &Arg, required: bool) -> Vec<Inline> {
    let name = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
    let more = arg.get_num_args().is_some_and(|n| n.max_values() > 1);
    let more = if more { "..." } else { "" };
    if required {
        return vec![italic(name), roman(more)];
    }
    vec![roman("["), italic(name), roman(format!("]{more}"))]
}

/// The keys under their headings; the numbers of the tabs together.
fn keys(page: &mut Roff) {
    let mut groups: Vec<&str> = Vec::new();
    for binding in BINDINGS {
        if !groups.contains(&binding.group) {
            groups.push(binding.group);
        }
    }
    for group in groups {
        page.control("SS", [group]);
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let (keys, help) = match binding.action {
                Action::Tab(0) => (format!("1 to {}", SECTIONS.len()), "the tab with this number"),
                Action::Tab(_) => continue,
                _ => (binding.keys.join(", "), binding.help),
            };
            item(page, vec![bold(keys)], help);
        }
    }
}

fn items(page: &mut Roff, items: &[(&str, &str)]) {
    for (name, what) in items {
        item(page, vec![bold(*name)], what);
    }
}

fn item(page: &mut Roff, name: Vec<Inline>, what: &str) {
    page.control("TP", []).text(name);
    fill(page, what);
}

/// Paragraphs.
fn prose(page: &mut Roff, text: &str) {
    for (at, paragraph) in text.split("\n\n").enumerate() {
        if at > 0 {
            page.control("PP", []);
        }
        fill(page, paragraph);
    }
}

/// One paragraph in lines of the source; what stands in backticks is bold.
fn fill(page: &mut Roff, text: &str) {
    let mut is_code = false;
    for line in textwrap::wrap(&text.replace('\n', " "), WIDTH) {
        let mut words = Vec::new();
        for (at, part) in line.split('`').enumerate() {
            is_code ^= at > 0;
            if !part.is_empty() {
                words.push(if is_code { bold(part) } else { roman(part) });
            }
        }
        page.text(words);
    }
}
