//! The command line: what was typed becomes one command, matched once.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    dataset::{
        Dataset, Date,
        load::{self, Loaded},
        problem::clean,
    },
    export::{self, Details, Document, Format, Options, Part},
    import,
    profile::{
        Profile,
        file::Edition,
        second,
        store::{self, Opened, Store},
        strangers::strangers,
    },
    sections::{Context, SECTIONS, Section, brief::BRIEF},
    shipped,
    terminal::{self, Ending, Keeper},
    ui::{
        app::{App, Opening},
        theme::{Background, Theme},
    },
};

/// Exit status when a problem was found.
const PROBLEM: u8 = 1;
/// Exit status when the command line or a file was wrong.
const USAGE: u8 = 2;

/// Decide on a career: roles side by side, honest figures with their sources, offline.
///
/// Without a command the dashboard opens on the data set that comes with the program. Where the
/// output is no terminal, the tab is printed as text instead.
#[derive(Debug, Parser)]
#[command(version = version(), max_term_width = 100, after_help = EXAMPLES)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    start: Start,
}

const EXAMPLES: &str = "\
Examples:
  coder-tui                                    open the dashboard
  coder-tui --tab pay --area TX                open it on pay in Texas
  coder-tui compare ROLE ROLE --differences    print what differs between two roles
  coder-tui show outlook | less                print a tab as text
  coder-tui init my-data && coder-tui check my-data && coder-tui --data my-data

Exit status: 0 fine, 1 a problem was found, 2 wrong use.";

/// What is shown and of whom.
#[derive(Clone, Debug, clap::Args)]
struct Start {
    /// A data set of your own: a career file, or a folder with career.ron and wages.ron
    #[arg(long, value_name = "PATH", global = true)]
    data: Option<PathBuf>,
    /// Tab to open: roles, compare, pay, skills, training, outlook, pros-cons, decide, or its number
    #[arg(long, value_name = "TAB")]
    tab: Option<String>,
    /// View of the tab, by its number from 1 or the beginning of its name
    #[arg(long, value_name = "VIEW", global = true)]
    view: Option<String>,
    /// Role to put the cursor on
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Roles to compare, with commas between them
    #[arg(long, value_name = "ROLES", value_delimiter = ',', global = true)]
    pick: Vec<String>,
    /// Place that pay speaks of: a state's letters, a code or a name
    #[arg(long, value_name = "AREA", global = true)]
    area: Option<String>,
    /// Show only what differs
    #[arg(long, global = true)]
    differences: bool,
    /// File with your answers, instead of the program's own place for them
    #[arg(long, value_name = "FILE", global = true, conflicts_with = "private")]
    profile: Option<PathBuf>,
    /// Somebody else's answers, to be laid beside yours: view Beside of the tab decide, and the brief
    #[arg(long, value_name = "FILE", global = true)]
    beside: Option<PathBuf>,
    /// Neither read nor write answers
    #[arg(long, global = true)]
    private: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
}

/// How a print looks.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Form {
    /// Form: text, markdown, html, csv or json
    #[arg(long, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
    /// Widest line of the text form; 0 = no wrapping
    #[arg(long, value_name = "COLUMNS", default_value_t = 80)]
    width: usize,
}

impl Form {
    fn options(self) -> Options {
        Options { width: Some(self.width).filter(|w| *w > 0) }
    }
}

/// What is printed where the dashboard cannot be shown.
impl Default for Form {
    fn default() -> Self {
        Self { format: Format::Text, width: 80 }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print a tab
    Show {
        /// Tab: roles, compare, pay, skills, training, outlook, pros-cons, decide, or its number
        tab: String,
        #[command(flatten)]
        form: Form,
    },
    /// Print roles side by side
    Compare {
        /// Roles, by their ids; none = all
        roles: Vec<String>,
        #[command(flatten)]
        form: Form,
    },
    /// Print the decision on one page
    Brief {
        #[command(flatten)]
        form: Form,
    },
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
}

#[derive(Debug, Subcommand)]
enum Import {
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

/// `0.1.0 (Medical coding, data of 23 November 2026)`.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Runs the program with the arguments it was started with.
///
/// # Errors
/// What cannot be put down to the person's input: the terminal or the output fails.
pub fn run() -> io::Result<ExitCode> {
    let args = match Args::try_parse() {
        Ok(args) => args,
        // Help and version come this way too, and what cannot be written must not look written.
        Err(message) => {
            message.print()?;
            return Ok(ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(USAGE)));
        }
    };
    let start = args.start;
    match args.command {
        None => dashboard(&start),
        Some(Command::Show { tab, form }) => show(&Start { tab: Some(tab), ..start }, form),
        Some(Command::Compare { roles, form }) => {
            let pick = if roles.is_empty() { start.pick.clone() } else { roles };
            show(&Start { tab: Some("compare".to_owned()), pick, ..start }, form)
        }
        Some(Command::Brief { form }) => print_section(&start, form, Some(&BRIEF)),
        Some(Command::Check { path }) => check(&path),
        Some(Command::Init { dir }) => init(&dir),
        Some(Command::Import(Import::Oews { dir, soc, nation_soc, checksum, output })) => {
            let options = import::oews::Options {
                directory: dir,
                everywhere: soc,
                nation_only: nation_soc,
                checksum_whole: checksum,
            };
            match import::command::oews(&options, &output) {
                Ok(written) => print(&format!("{written}\n")).map(|()| ExitCode::SUCCESS),
                Err(failure) => {
                    let status = if failure.is_request() { USAGE } else { PROBLEM };
                    Ok(complain(&format!("error: {failure}"), status))
                }
            }
        }
    }
}

/// Writes to standard output at once, so that an error shows up in the exit status.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a message to standard error and gives the status to leave with.
fn complain(message: &str, status: u8) -> ExitCode {
    // Nobody reads standard error any more: then there is nobody to tell.
    let _ = writeln!(io::stderr(), "{}", message.trim_end());
    ExitCode::from(status)
}

fn dashboard(start: &Start) -> io::Result<ExitCode> {
    if !terminal::is_there() {
        return show(start, Form::default());
    }
    let Prepared { data, opening, store } = match prepare(start) {
        Ok(prepared) => prepared,
        Err(code) => return Ok(code),
    };
    let mut keeper = Keeper::new(store, Edition::of(&data));
    let mut app = App::new(data, opening, theme(), Date::today(), terminal::size());
    let ending = terminal::run(&mut app, !start.no_mouse, &mut keeper);
    if let Err(message) = keeper.finish(&app) {
        complain(&message, PROBLEM);
    }
    match ending? {
        Ending::Quit => Ok(ExitCode::SUCCESS),
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

/// Prints the tab that the arguments name.
fn show(start: &Start, form: Form) -> io::Result<ExitCode> {
    print_section(start, form, None)
}

/// Prints `section`, or the tab that the arguments name.
fn print_section(start: &Start, form: Form, section: Option<&'static Section>) -> io::Result<ExitCode> {
    let Prepared { data, opening, .. } = match prepare(start) {
        Ok(prepared) => prepared,
        Err(code) => return Ok(code),
    };
    if let Some(notice) = &opening.notice {
        complain(notice, PROBLEM);
    }
    let (section, view) = section.map_or((&SECTIONS[opening.tab], opening.view), |section| (section, 0));
    let context = Context {
        beside: opening.beside.as_ref(),
        ..Context::new(&data, &opening.profile, Date::today()).in_view(view)
    };
    let page = (section.page)(&context);
    let details = opening.key.as_deref().map_or(Details::All, Details::One);
    let part = Part::new(section, &context, &page, ("", None), details);
    let document = Document { title: section.title.to_owned(), context, parts: vec![part] };
    export::write(&document, form.format, form.options(), &mut io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}

/// The data set and how to open it; a complaint has been written if it cannot be.
fn prepare(start: &Start) -> Result<Prepared, ExitCode> {
    let data = match &start.data {
        None => Dataset::shipped(),
        Some(path) => load::open(path)
            .map(|Loaded { dataset, .. }| dataset)
            .map_err(|problems| complain(&problems.to_string(), PROBLEM))?,
    };
    let opened = match (&start.profile, store::default_path()) {
        _ if start.private => None,
        (Some(path), _) => Some(Store::open(path)),
        (None, Some(path)) => Some(Store::open_default(&path)),
        (None, None) => None,
    };
    let (store, answers, trouble) = match opened {
        Some(Opened { store, answers, trouble, .. }) => (Some(store), answers, trouble),
        None => (None, Profile::default(), None),
    };
    let beside = start.beside.as_deref().map(|path| second::read(path, &data));
    let beside = beside.transpose().map_err(|error| complain(&format!("error: {error}"), PROBLEM))?;
    let strangers = strangers(&answers, &data);
    let (beside, unknown) = beside.map_or((None, Vec::new()), |b| (Some(b.answers), b.strangers));
    let mut opening = opening(start, &data, answers, beside).map_err(|message| complain(&message, USAGE))?;
    opening.notice = trouble.map(|t| t.to_string()).or_else(|| {
        let list = strangers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let kept = (!strangers.is_empty()).then(|| format!("kept, but not in this data set: {list}"));
        kept.or_else(|| (!unknown.is_empty()).then(|| unknown.join("; ")))
    });
    Ok(Prepared { data, opening, store })
}

/// What the arguments come to.
struct Prepared {
    data: Dataset,
    opening: Opening,
    /// Where answers are kept; none if they are not.
    store: Option<Store>,
}

/// Finds what the arguments name.
fn opening(
    start: &Start,
    data: &Dataset,
    mut profile: Profile,
    beside: Option<Profile>,
) -> Result<Opening, String> {
    let tab = start.tab.as_deref().map_or(Ok(0), tab)?;
    let context = Context { beside: beside.as_ref(), ..Context::new(data, &profile, Date::today()) };
    let views = (SECTIONS[tab].views)(&context);
    let view = start.view.as_deref().map_or(Ok(0), |name| view(name, &views))?;
    profile.differences_only |= start.differences;
    if !start.pick.is_empty() {
        profile.picks.clear();
    }
    for name in &start.pick {
        let role = role(name.trim(), data)?;
        if !profile.has_picked(&role) {
            profile.picks.push(role);
        }
    }
    if let Some(name) = &start.area {
        profile.area = Some(area(name, data)?);
    }
    let key = start.role.as_deref().map(|name| role(name, data)).transpose()?;
    Ok(Opening { tab, view, key: key.map(|id| id.to_string()), profile, beside, notice: None })
}

fn tab(name: &str) -> Result<usize, String> {
    let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < SECTIONS.len());
    let by_id = || SECTIONS.iter().position(|s| s.id.eq_ignore_ascii_case(name));
    by_number.or_else(by_id).ok_or_else(|| unknown("tab", name, SECTIONS.iter().map(|s| s.id)))
}

fn view(name: &str, views: &[String]) -> Result<usize, String> {
    let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < views.len());
    let lower = name.to_lowercase();
    let by_name = || views.iter().position(|v| v.to_lowercase().starts_with(&lower));
    by_number.or_else(by_name).ok_or_else(|| unknown("view", name, views.iter().map(String::as_str)))
}

fn role(name: &str, data: &Dataset) -> Result<crate::dataset::Id, String> {
    let role = data.career.roles.iter().find(|r| {
        r.id.as_str().eq_ignore_ascii_case(name)
            || r.name.eq_ignore_ascii_case(name)
            || r.short.eq_ignore_ascii_case(name)
    });
    let ids = || data.career.roles.iter().map(|r| r.id.as_str());
    role.map(|r| r.id.clone()).ok_or_else(|| unknown("role", name, ids()))
}

fn area(name: &str, data: &Dataset) -> Result<crate::dataset::Id, String> {
    let Some(wages) = &data.wages else {
        return Err("error: this data set has no wage table, so there is no area to choose".to_owned());
    };
    let by_name = || wages.areas.iter().find(|a| a.name.eq_ignore_ascii_case(name));
    let found = wages.area(name).or_else(by_name);
    found
        .map(|a| a.id.clone())
        .ok_or_else(|| unknown("area", name, wages.areas.iter().map(|a| a.name.as_str())))
}

/// What there is not, the nearest name, and where there are few, all names.
fn unknown<'a>(kind: &str, name: &str, valid: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = crate::dataset::near::nearest(name, valid.clone());
    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let all: Vec<&str> = valid.collect();
    let list = if all.len() <= 12 { format!("\n{kind}s: {}", all.join(", ")) } else { String::new() };
    format!("error: there is no {kind} `{}`{near}{list}", clean(name))
}

fn check(path: &Path) -> io::Result<ExitCode> {
    match load::open(path) {
        Ok(Loaded { dataset, warnings }) => {
            if !warnings.list().is_empty() {
                let _ = write!(io::stderr(), "{warnings}");
            }
            print(&format!("{}\n", dataset.summary()))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => Ok(complain(&problems.to_string(), PROBLEM)),
    }
}

fn init(dir: &Path) -> io::Result<ExitCode> {
    match shipped::write(dir) {
        Ok(written) => {
            for path in written {
                print(&format!("wrote {}\n", clean(&path.display().to_string())))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => Ok(complain(&format!("error: {error}"), PROBLEM)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

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
