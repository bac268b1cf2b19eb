//! What can be typed: commands and flags, and how help puts them.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{
    Arg, ArgMatches, Args as _, CommandFactory, FromArgMatches, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
    parser::ValueSource,
};

use clap_complete::ArgValueCandidates;

use super::complete::{self, SHELLS};
use crate::{
    config::{Behind, When, parse},
    dataset::Age,
    export::{Format, Options},
    profile::{Budget, Per},
};

/// Decide on a career: roles side by side, honest figures with their sources, offline.
///
/// Without a command the dashboard opens on the data set that comes with the program. Where the
/// output is no terminal, the tab is printed as text instead.
#[derive(Debug, Parser)]
#[command(version = VERSION, max_term_width = 100, after_long_help = ending())]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) start: Start,
}

/// The version of the program, with name and date of the data set that comes with it.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("SHIPPED_DATA"), ")");

/// Lines to begin with, and what they do.
pub(super) const EXAMPLES: &[(&str, &str)] = &[
    ("coder-tui", "open the dashboard"),
    ("coder-tui --tab pay --area TX", "open it on pay in Texas"),
    ("coder-tui compare ROLE ROLE --differences", "print what differs between two roles"),
    ("coder-tui show outlook | less", "print a tab as text"),
    ("coder-tui brief -o brief.html", "write the decision into a file, on one page"),
    ("role=$(coder-tui --pick-role)", "choose a role in the dashboard, for a script"),
    ("coder-tui init my-data", "begin a data set of your own with the one that is there"),
    ("coder-tui --data my-data --watch", "open it, and follow what you change in it"),
];

/// What stands at the end of the long help.
fn ending() -> String {
    let width = EXAMPLES.iter().map(|(line, _)| line.len()).max().unwrap_or_default();
    let examples: Vec<String> =
        EXAMPLES.iter().map(|(line, what)| format!("  {line:width$}  {what}")).collect();
    let examples = examples.join("\n");
    format!(
        "Examples:\n{examples}\n\n\
         Exit status: 0 fine, 1 a problem was found or no role chosen, 2 wrong use."
    )
}

/// What is shown, of whom and how.
///
/// Flags that are global stand before or after the command; [`takes`] says which commands take them.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Start {
    #[command(flatten)]
    pub(super) shown: Shown,
    #[command(flatten)]
    pub(super) rows: Rows,
    #[command(flatten)]
    pub(super) pay: Pay,
    #[command(flatten)]
    pub(super) answers: Answers,
    #[command(flatten)]
    pub(super) screen: Screen,
}

#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "What is shown")]
pub(super) struct Shown {
    /// A data set of your own: a career file, or a folder with career.ron and wages.ron
    #[arg(long, value_name = "PATH", global = true)]
    pub(super) data: Option<PathBuf>,
    /// Tab to open: roles, compare, pay, skills, training, outlook, pros-cons, decide, or its number
    #[arg(long, value_name = "TAB", add = ArgValueCandidates::new(complete::tabs))]
    pub(super) tab: Option<String>,
    /// View of the tab, by its number from 1 or the beginning of its name; blanks may be hyphens
    #[arg(long, value_name = "VIEW", global = true, add = ArgValueCandidates::new(complete::views))]
    pub(super) view: Option<String>,
    /// Role to put the cursor on
    #[arg(long, value_name = "ROLE", add = ArgValueCandidates::new(complete::roles))]
    pub(super) role: Option<String>,
    /// Roles to compare, with commas between them
    #[arg(long, value_name = "ROLES", value_delimiter = ',', global = true,
        add = ArgValueCandidates::new(complete::roles))]
    pub(super) pick: Vec<String>,
    /// Show only what differs
    #[arg(long, global = true)]
    pub(super) differences: bool,
}

#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Rows")]
pub(super) struct Rows {
    /// Show only rows with these words, in any order
    #[arg(long, value_name = "WORDS", global = true)]
    pub(super) filter: Option<String>,
    /// Sort by the column of this name; numbers begin with the largest, unless `:asc` or `:desc` follows
    #[arg(long, value_name = "COLUMN", global = true, add = ArgValueCandidates::new(complete::columns))]
    pub(super) sort: Option<String>,
}

#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Pay")]
pub(super) struct Pay {
    /// Place that pay speaks of: a state's letters, a code or a name
    #[arg(long, value_name = "AREA", global = true, add = ArgValueCandidates::new(complete::areas))]
    pub(super) area: Option<String>,
    /// State pay for this time
    #[arg(long, value_name = "TIME", global = true, value_parser = per())]
    pub(super) per: Option<Per>,
    /// Show pay adjusted for local prices
    #[arg(long, global = true)]
    pub(super) price_adjusted: bool,
    /// What you need a month, and what taxes take of pay: `2600 18%`
    #[arg(long, value_name = "MONEY", global = true, allow_negative_numbers = true)]
    pub(super) budget: Option<Budget>,
}

#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Your answers")]
pub(super) struct Answers {
    /// File with your answers, instead of the program's own place for them
    #[arg(long, value_name = "FILE", global = true, conflicts_with = "private")]
    pub(super) profile: Option<PathBuf>,
    /// Somebody else's answers, to be laid beside yours: view Beside of the tab decide, and the brief
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) beside: Option<PathBuf>,
    /// Neither read nor write answers
    #[arg(long, global = true)]
    pub(super) private: bool,
}

#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Screen")]
pub(super) struct Screen {
    /// Choose a role with Enter and print its id; exit status 1 if none was chosen
    #[arg(long)]
    pub(super) pick_role: bool,
    /// Read the data files again when they change
    #[arg(long, requires = "data")]
    pub(super) watch: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub(super) no_mouse: bool,
    /// Your configuration, instead of the program's own place for it
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) config: Option<PathBuf>,
    /// Theme: terminal, dark, light, high-contrast, colour-blind, mono, one of your own, or a file
    #[arg(long, value_name = "THEME", add = ArgValueCandidates::new(complete::themes))]
    pub(super) theme: Option<String>,
    /// What lies behind the text: auto (ask the terminal), dark, light
    #[arg(long, value_name = "WHAT", value_parser = parse::<Behind>,
        add = ArgValueCandidates::new(complete::choices::<Behind>))]
    pub(super) background: Option<Behind>,
    /// Colours, in messages as well: auto, always, never
    #[arg(long, value_name = "WHEN", global = true, value_parser = parse::<When>,
        add = ArgValueCandidates::new(complete::choices::<When>))]
    pub(super) color: Option<When>,
    /// Only signs of ASCII: auto (where the locale is not UTF-8), always, never; alone it means always
    #[arg(long, value_name = "WHEN", global = true, value_parser = parse::<When>)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "always",
        add = ArgValueCandidates::new(complete::choices::<When>))]
    pub(super) ascii: Option<When>,
}

impl Start {
    /// Whether the data or the answers come from files named here.
    pub(super) fn names_files(&self) -> bool {
        self.shown.data.is_some() || self.answers.profile.is_some() || self.answers.beside.is_some()
    }
}

/// Whether a command takes a flag of [`Start`]; help lists no other.
fn takes(command: &str, flag: &Arg) -> bool {
    let id = flag.get_id().as_str();
    flag.is_global_set()
        && match command {
            "show" => true,
            "compare" => id != "view",
            "brief" => !matches!(id, "view" | "filter" | "sort"),
            "sources" => matches!(id, "data" | "filter" | "sort" | "private" | "config" | "color" | "ascii"),
            "check" => id == "color",
            _ => false,
        }
}

/// All commands; each knows the flags that it takes, and hides the others.
pub(super) fn command() -> clap::Command {
    let all = Args::command();
    let global: Vec<Arg> = all.get_arguments().filter(|flag| flag.is_global_set()).cloned().collect();
    all.mut_subcommands(|command| {
        let idle = global.iter().filter(|flag| !takes(command.get_name(), flag));
        let idle: Vec<Arg> = idle.map(|flag| flag.clone().hide(true)).collect();
        command.args(idle)
    })
}

/// Reads the arguments where they are flags and nothing else, without setting up the commands: the dashboard
/// opens sooner. What does not fit is left to those who know all that can be typed.
fn flags_only(typed: &[OsString]) -> Option<Start> {
    // Most often there is nothing to read.
    if typed.len() <= 1 {
        return Some(Start::default());
    }
    let flags = clap::Command::new("flags").disable_help_flag(true).disable_version_flag(true);
    let matches = Start::augment_args(flags).try_get_matches_from(typed).ok()?;
    Start::from_arg_matches(&matches).ok()
}

/// Reads the arguments that the program was started with.
///
/// # Errors
/// What is wrong with them; or help or the version, if they ask for it.
pub(super) fn read() -> Result<Args, clap::Error> {
    let typed: Vec<OsString> = std::env::args_os().collect();
    if let Some(start) = flags_only(&typed) {
        return Ok(Args { command: None, start });
    }
    let mut command = command();
    let matches = command.try_get_matches_from_mut(&typed);
    let matches = matches.map_err(|error| explained(error, &typed, &mut command))?;
    if let Some((name, inner)) = matches.subcommand() {
        let given = |flag: &&Arg| {
            let typed =
                |m: &ArgMatches| m.value_source(flag.get_id().as_str()) == Some(ValueSource::CommandLine);
            typed(&matches) || (flag.is_global_set() && typed(inner))
        };
        let idle = command.get_arguments().filter(|flag| !takes(name, flag)).find(given);
        if let Some(flag) = idle.map(ToString::to_string) {
            return Err(no_use(&mut command, name, &flag));
        }
    }
    Args::from_arg_matches(&matches)
}

/// Says of a flag that the dashboard has, but not the command, just that; and does not advise to pass for a
/// name what looks like a flag: no role, tab or file begins so.
fn explained(mut error: clap::Error, typed: &[OsString], command: &mut clap::Command) -> clap::Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let wrong = error.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    let flag = command.get_arguments().find(|arg| arg.get_long() == wrong.strip_prefix("--"));
    let flag = flag.map(ToString::to_string);
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    let name = words.find(|word| command.find_subcommand(word).is_some());
    if let (Some(flag), Some(name)) = (flag, name) {
        return no_use(command, name, &flag);
    }
    if let Some(ContextValue::StyledStrs(tips)) = error.remove(ContextKind::Suggested) {
        let tips: Vec<_> = tips.into_iter().filter(|tip| !tip.to_string().contains("as a value")).collect();
        if !tips.is_empty() {
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
        }
    }
    error
}

fn no_use(command: &mut clap::Command, name: &str, flag: &str) -> clap::Error {
    let message = format!("`{name}` has no use for `{flag}`");
    command.find_subcommand_mut(name).map_or_else(
        || clap::Error::raw(ErrorKind::ArgumentConflict, &message),
        |inner| inner.error(ErrorKind::ArgumentConflict, &message),
    )
}

fn per() -> impl TypedValueParser<Value = Per> {
    let find = |name: &str| Per::ALL.iter().copied().find(|per| per.name() == name);
    PossibleValuesParser::new(Per::ALL.iter().map(|per| per.name()))
        .try_map(move |name| find(&name).ok_or("no such time"))
}

/// How a print looks and where it goes.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Print")]
pub(super) struct Form {
    /// Format; without it, what the name of the file ends in, else text
    #[arg(long, value_name = "FORMAT", value_parser = format())]
    pub(super) format: Option<Format>,
    /// Widest line of the text form; 0 = no wrapping
    #[arg(long, value_name = "COLUMNS", default_value_t = 80, value_parser = width, allow_negative_numbers = true)]
    pub(super) width: usize,
    /// File to write to; `-` = standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

fn width(columns: &str) -> Result<usize, String> {
    columns.parse().map_err(|_| "write how many columns, such as 72; 0 is for no wrapping".to_owned())
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|f| f.name())).try_map(|name| name.parse::<Format>())
}

impl Form {
    pub(super) fn options(&self) -> Options {
        Options { width: Some(self.width).filter(|w| *w > 0), ..Options::default() }
    }

    /// The file to write to; none = standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// What is printed where the dashboard cannot be shown.
impl Default for Form {
    fn default() -> Self {
        Self { format: None, width: 80, output: None, force: false }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a tab
    Show {
        /// Tab: roles, compare, pay, skills, training, outlook, pros-cons, decide, or its number
        #[arg(add = ArgValueCandidates::new(complete::tabs))]
        tab: String,
        /// Every row with its detail; csv and json have them always, and so has a print with --filter
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        form: Form,
    },
    /// Print roles side by side
    Compare {
        /// Roles, by their ids; none = all
        #[arg(value_name = "ROLE", add = ArgValueCandidates::new(complete::roles))]
        roles: Vec<String>,
        #[command(flatten)]
        form: Form,
    },
    /// Print the decision on one page
    Brief {
        #[command(flatten)]
        form: Form,
    },
    /// Print every source: who says it, when, what they gain by it, what rests on it
    ///
    /// With --older-than, only those that are older, the oldest first; exit status 1 if there are any.
    Sources {
        /// Only sources older than this: years, months or days as 3y, 18m, 90d
        #[arg(long, value_name = "AGE")]
        older_than: Option<Age>,
        #[command(flatten)]
        form: Form,
    },
    /// Print the configuration as it is without one, with what can be said in it
    Config,
    /// Look a data set over and name every problem with its place
    Check {
        /// A career file, or a folder with career.ron and wages.ron
        path: PathBuf,
    },
    /// Make a wage table from a statistical office's files
    #[command(subcommand)]
    Import(Import),
    /// Write the data set that comes with the program into a folder, as a beginning of your own
    Init {
        /// The folder; it is made if it is not there, and no file is overwritten
        dir: PathBuf,
    },
    /// Print the script by which a shell completes commands, flags, roles, tabs and areas
    ///
    /// For bash: source <(coder-tui completions bash). For zsh: source <(coder-tui completions zsh), after
    /// compinit. For fish: coder-tui completions fish | source. For PowerShell:
    /// coder-tui completions powershell | Out-String | Invoke-Expression.
    Completions {
        /// The shell
        #[arg(value_parser = SHELLS)]
        shell: String,
    },
    /// Print the manual page; man -l shows it
    Man,
    /// Print where the program keeps things
    Paths,
}

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// The flat files of the U.S. Occupational Employment and Wage Statistics
    ///
    /// Reads oe.data.0.Current, oe.area, oe.industry, oe.occupation, oe.footnote and oe.release as the
    /// Bureau of Labor Statistics publishes them. Nothing is written unless everything is read.
    Oews {
        /// The folder with the files
        dir: PathBuf,
        /// Occupation to import with every place and employer type; none named = all
        #[arg(long, value_name = "CODE")]
        soc: Vec<String>,
        /// Occupation to import for the nation only
        #[arg(long, value_name = "CODE")]
        nation_soc: Vec<String>,
        /// Let the checksum cover the whole data file, however large, not only the lines kept
        #[arg(long)]
        checksum: bool,
        /// Where to write; what is there is replaced at the end, or not at all
        #[arg(short, long, value_name = "FILE", default_value = "wages.ron")]
        output: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn flags_alone_mean_the_same_with_and_without_the_commands() {
        for line in [
            "",
            "--private",
            "--tab pay --area TX --per hour --price-adjusted --budget 2600",
            "--pick a,b --pick c --differences --role a",
            "--data d --watch --no-mouse --theme dark --color never --background light",
            "--ascii --filter show --sort jobs:asc",
            "--",
        ] {
            let typed = || std::iter::once("coder-tui").chain(line.split_whitespace());
            let typed_as_read: Vec<OsString> = typed().map(OsString::from).collect();
            let start = flags_only(&typed_as_read).expect(line);
            let all = Args::from_arg_matches(&command().get_matches_from(typed())).expect(line);
            assert!(all.command.is_none(), "{line}");
            assert_eq!(format!("{start:?}"), format!("{:?}", all.start), "{line}");
        }
        for line in
            ["show pay", "--private brief", "-h", "--help", "-V", "--private --profile p", "--watch", "x"]
        {
            let typed: Vec<OsString> =
                std::iter::once("coder-tui").chain(line.split_whitespace()).map(OsString::from).collect();
            assert!(flags_only(&typed).is_none(), "{line}");
        }
    }
}
