//! What shells complete, asked of the shells themselves: bash and zsh in a pseudo-terminal with the Tab key,
//! fish by its own command for that. Each has read the script that `coder-tui completions` prints for it.
//!
//! A shell that is not there is passed over, and the test says so. PowerShell's script is not tested.

#![cfg(unix)]

#[path = "../pty/session.rs"]
#[expect(dead_code, reason = "the dashboard wants more of it than a shell")]
mod session;

use std::{
    env,
    fs::{self, copy},
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use libtest_mimic::{Arguments, Completion, Trial};
use session::Session;
use tempfile::TempDir;

/// What is typed before Tab, and what its last word may become.
const CASES: &[(&str, &[&str])] = &[
    ("coder-tui sho", &["show"]),
    ("coder-tui --them", &["--theme"]),
    ("coder-tui --theme high", &["high-contrast"]),
    ("coder-tui --theme=m", &["--theme=mono", "--theme=mine"]),
    ("coder-tui --background l", &["light"]),
    ("coder-tui show p", &["pay", "pros-cons"]),
    ("coder-tui --tab trai", &["training"]),
    ("coder-tui brief --format mark", &["markdown"]),
    ("coder-tui show pay --view by-e", &["by-employer-type"]),
    ("coder-tui show pay --sort low", &["lowest-to-highest-tenth"]),
    ("coder-tui show pay --view map --sort=m", &["--sort=median"]),
    ("coder-tui compare --sort audi", &["auditor"]),
    ("coder-tui sources --sort ye", &["years-old"]),
    ("coder-tui --role inp", &["inpatient-coder"]),
    ("coder-tui compare outpatient-coder ris", &["risk-adjustment-coder"]),
    ("coder-tui show pay --pick coding-auditor,inp", &["coding-auditor,inpatient-coder"]),
    ("coder-tui show pay --pick=coding-auditor,inp", &["--pick=coding-auditor,inpatient-coder"]),
    ("coder-tui show pay --area T", &["TN", "TX"]),
    ("coder-tui show pay --area=T", &["--area=TN", "--area=TX"]),
    ("coder-tui show pay --area 00191", &["0019100", "0019140"]),
    // The names are those of the data that the line names, where the shell has yet to expand the name.
    ("coder-tui compare --data tests/fixtures/nursing med", &["medical-assistant"]),
    ("coder-tui compare --data=tests/fixtures/nursing med", &["medical-assistant"]),
    ("coder-tui compare --data ~/my\\ data med", &["medical-assistant"]),
    ("coder-tui compare --data nowhere med", &[]),
    ("coder-tui show pay --data tests/fixtures/nursing --area C", &["CA"]),
    ("coder-tui check tests/fixtures/nurs", &["tests/fixtures/nursing/"]),
    ("coder-tui check ~/m", &["~/my\\ data/"]),
];

/// A home with a data set in it and a theme of the person's own.
struct Home {
    folder: TempDir,
    path: String,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("my data");
        let themes = folder.path().join("config/coder-tui/themes");
        fs::create_dir_all(&themes).expect("a folder");
        fs::write(themes.join("mine.ron"), "(extends: \"dark\")").expect("written");
        fs::create_dir(&data).expect("a folder");
        for name in ["career.ron", "wages.ron"] {
            let nursing = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/nursing");
            copy(nursing.join(name), data.join(name)).expect("copied");
        }
        let program = Path::new(env!("CARGO_BIN_EXE_coder-tui")).parent().map(PathBuf::from);
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(program.into_iter().chain(env::split_paths(&path))).expect("a path");
        Self { folder, path: path.into_string().expect("text") }
    }

    fn variables(&self) -> Vec<(&str, String)> {
        let folder = self.folder.path().to_str().expect("text");
        vec![
            ("HOME", folder.to_owned()),
            ("XDG_CONFIG_HOME", format!("{folder}/config")),
            ("XDG_DATA_HOME", format!("{folder}/data")),
            ("PATH", self.path.clone()),
        ]
    }
}

/// The line after its last word has become another.
fn completed(typed: &str, word: &str) -> String {
    let (before, _) = typed.rsplit_once(' ').expect("two words");
    format!("{before} {word}")
}

/// Types every line in a shell that has run `setup`, presses Tab, and looks.
fn with_tab(shell: &str, flags: &[&str], setup: &str) {
    let home = Home::new();
    let variables = home.variables();
    let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut session = Session::spawn(Path::new(env!("CARGO_MANIFEST_DIR")), shell, flags, &variables);
    session.send(&format!("{setup}; PS1='ready> '\n"));
    session.wait_for("\nready> ");
    for (typed, words) in CASES {
        // Clears the line and the screen.
        session.send("\x15\x0c");
        session.wait_until("an empty screen", |screen| screen.contents().trim() == "ready>");
        // What is typed after a Tab that changes nothing follows at once.
        session.send(&format!("{typed}\t{}", if words.is_empty() { "!" } else { "" }));
        session.wait_until(typed, |screen| {
            let seen = screen.contents();
            match words {
                [] => seen.contains(&format!("{typed}!")),
                [word] => seen.contains(&completed(typed, word)),
                // Bash lists what follows the sign alone.
                _ => words.iter().all(|word| seen.contains(word.rsplit('=').next().unwrap_or(word))),
            }
        });
    }
}

fn bash() {
    let list = "bind 'set show-all-if-ambiguous on'; bind 'set bell-style none'";
    with_tab(
        "bash",
        &["--norc", "--noprofile", "-i"],
        &format!("{list}; source <(coder-tui completions bash)"),
    );
}

fn zsh() {
    let ready = "autoload -U compinit; compinit -D -u; unsetopt LIST_AMBIGUOUS";
    with_tab("zsh", &["-f", "-i"], &format!("{ready}; source <(coder-tui completions zsh)"));
}

fn fish() {
    let home = Home::new();
    for (typed, words) in CASES {
        let ask = format!("coder-tui completions fish | source; complete --do-complete \"{typed}\"");
        let output = Command::new("fish")
            .args(["--no-config", "-c", &ask])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .envs(home.variables())
            .output();
        let output = output.expect("it was there");
        // Each shell has its own way with a blank in a name.
        let words: Vec<String> = words.iter().map(|word| word.replace('\\', "")).collect();
        let offered = String::from_utf8(output.stdout).expect("text").replace('\\', "");
        let offered: Vec<&str> = offered.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(offered, words, "{typed}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

fn main() -> ExitCode {
    let shells: [(&str, fn()); 3] = [("bash", bash), ("zsh", zsh), ("fish", fish)];
    let trial = |(shell, test): (&'static str, fn())| {
        Trial::ignorable_test(shell, move || {
            if Command::new(shell).arg("--version").output().is_err() {
                return Ok(Completion::ignored_with(format!("needs {shell}")));
            }
            test();
            Ok(Completion::Completed)
        })
    };
    libtest_mimic::run(&Arguments::from_args(), shells.map(trial).into()).exit_code()
}
