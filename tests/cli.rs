//! The command line as a person meets it. `cmd/*.trycmd` and the README's console blocks are run and
//! compared as they stand; `TRYCMD=overwrite cargo test --test cli` accepts what has changed.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    ffi::OsStr,
    fs,
    os::unix::ffi::OsStrExt,
    process::{Command, Output, Stdio},
};

use coder_tui::{
    dataset::{Dataset, Date},
    profile::Profile,
    sections::{Context, SECTIONS},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_coder-tui");
const NO_ANSWERS: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-answers");

/// The program in a home without answers and configuration: those of whoever runs the tests are not its business.
fn program(args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(args)
        .env("XDG_DATA_HOME", NO_ANSWERS)
        .env("XDG_CONFIG_HOME", NO_ANSWERS)
        .stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    program(args).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn commands_say_what_they_said() {
    // Help is as wide as the window, whatever window the tests run in.
    let cases = trycmd::TestCases::new();
    cases.insert_var("[HOME]", NO_ANSWERS).unwrap();
    cases.env("COLUMNS", "100").env("XDG_DATA_HOME", NO_ANSWERS).env("XDG_CONFIG_HOME", NO_ANSWERS);
    cases.case("tests/cmd/*.trycmd").case("README.md");
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    let bad = OsStr::from_bytes(b"\xff");
    for args in [["--bogus".as_ref(), bad], [bad, "--bogus".as_ref()], ["show".as_ref(), bad]] {
        let refused = program(&[]).args(args).output().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{args:?}: {}", String::from_utf8_lossy(&refused.stderr));
    }
}

#[test]
fn roles_may_be_named_in_both_ways() {
    let both = run(&["compare", "inpatient-coder", "--pick", "coding-auditor"]);
    assert_eq!(out(&both), out(&run(&["compare", "inpatient-coder", "coding-auditor"])));
}

/// A theme that the configuration names takes nothing away; one that is named here is refused if it is faulty.
#[test]
fn a_faulty_theme_is_said_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("config.ron"), "(theme: \"mine.ron\")").unwrap();
    fs::write(at("mine.ron"), "(accent: (fg: \"rde\"))").unwrap();
    let shown = run(&["show", "roles", "--config", &at("config.ron")]);
    assert!(shown.status.success() && err(&shown).contains("mine.ron:1:"), "{}", err(&shown));
}

/// Without a terminal the dashboard is printed, as `show` prints it.
#[test]
fn no_terminal_gets_text() {
    let bare = run(&["--tab", "training"]);
    assert!(bare.status.success(), "{}", err(&bare));
    assert_eq!(out(&bare), out(&run(&["show", "training"])));
    assert!(!out(&bare).contains('\u{1b}'), "text has no escape codes");
}

/// `show` says what the dashboard shows: every row of every tab, in every view.
#[test]
fn every_tab_and_view_prints() {
    let data = Dataset::open("tests/fixtures/nursing".as_ref()).unwrap();
    let profile = Profile::default();
    let context = Context::new(&data, &profile, Date::today());
    for section in SECTIONS {
        for (at, name) in (section.views)(&context).iter().enumerate() {
            let view = (at + 1).to_string();
            let shown =
                run(&["show", section.id, "--all", "--view", &view, "--data", "tests/fixtures/nursing"]);
            assert!(shown.status.success(), "{} {name}: {}", section.id, err(&shown));
            let page = (section.page)(&context.in_view(at));
            // A row alone is not counted.
            let last = format!("\n{0} of {0}: ", page.rows.len());
            let whole = page.rows.len() == 1 || out(&shown).contains(&last);
            assert!(whole, "{} {name}: {}", section.id, out(&shown));
            assert!(
                out(&shown).lines().all(|l| l.chars().count() <= 80 || l.contains("://")),
                "{} {name}",
                section.id
            );
        }
    }
}

#[test]
fn init_writes_what_check_finds_sound_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("my data");
    let mine = mine.to_str().unwrap();
    let first = run(&["init", mine]);
    assert!(first.status.success(), "{}", err(&first));
    let names: Vec<_> = out(&first).lines().filter_map(|l| l.strip_prefix("wrote ")).collect();
    assert!(
        names.iter().any(|n| n.ends_with("career.ron")) && names.iter().any(|n| n.ends_with("wages.ron"))
    );
    assert!(fs::read_to_string(format!("{mine}/career.ron")).unwrap().contains("//"), "it explains itself");

    let check = run(&["check", mine]);
    assert!(check.status.success(), "{}", err(&check));
    assert_eq!(out(&run(&["show", "pay", "--data", mine])), out(&run(&["show", "pay"])));

    fs::write(format!("{mine}/career.ron"), "mine").unwrap();
    fs::remove_file(format!("{mine}/wages.ron")).unwrap();
    let second = run(&["init", mine]);
    assert_eq!(second.status.code(), Some(1));
    assert!(err(&second).contains("career.ron` is there already"), "{}", err(&second));
    assert_eq!(fs::read_to_string(format!("{mine}/career.ron")).unwrap(), "mine");
    assert!(!fs::exists(format!("{mine}/wages.ron")).unwrap(), "nothing was written");
}

/// `-o` writes what would have been printed, tells so apart from it, and loses nobody's file.
#[test]
fn a_print_goes_into_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let nursing = ["--data", "tests/fixtures/nursing"];
    let print =
        |args: &[&str]| program(args).args(nursing).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    for (command, name, format) in [
        (&["show", "pay"][..], "pay.csv", "csv"),
        (&["compare"], "Roles.MD", "markdown"),
        (&["brief"], "brief.htm", "html"),
        (&["show", "roles"], "roles", "text"),
    ] {
        let file = folder.path().join(name);
        let path = file.to_str().unwrap();
        let written = print(&[command, &["-o", path]].concat());
        assert_eq!((written.status.code(), out(&written)), (Some(0), ""), "{name}: {}", err(&written));
        assert_eq!(err(&written), format!("wrote {path}\n"));
        let printed = print(&[command, &["--format", format, "-o", "-"]].concat());
        assert_eq!(fs::read_to_string(&file).unwrap(), out(&printed), "{name}");

        let again = print(&["show", "skills", "--format", "json", "-o", path]);
        assert_eq!((again.status.code(), out(&again)), (Some(1), ""), "{name}");
        let there = "` is there already; nothing was written; --force replaces it\n";
        assert!(err(&again).ends_with(there), "{}", err(&again));
        assert_eq!(fs::read_to_string(&file).unwrap(), out(&printed), "{name} is as it was");
        let forced = print(&["show", "skills", "--format", "json", "--force", "-o", path]);
        assert_eq!(forced.status.code(), Some(0), "{}", err(&forced));
        assert!(fs::read_to_string(&file).unwrap().starts_with('{'), "{name}");
    }
    let pdf = folder.path().join("brief.pdf");
    let refused = print(&["brief", "-o", pdf.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    let expected =
        "error: no format ends in `.pdf`: choose .txt, .md, .html, .csv, .json, or give --format\n";
    assert_eq!(err(&refused), expected);
    assert!(!pdf.exists());
}

/// What has aged is counted where a script can see it, and listed.
#[test]
fn old_sources_are_a_problem() {
    let sources =
        |flags: &[&str]| run(&[&["sources", "--data", "tests/fixtures/nursing"][..], flags].concat());
    let all = sources(&[]);
    assert_eq!((all.status.code(), err(&all)), (Some(0), ""));
    assert!(out(&all).contains("\n18 rows.\n\n18 sources, from "), "{}", out(&all));

    let aged = sources(&["--older-than", "0d", "--sort", "years:asc", "--format", "json"]);
    assert_eq!(aged.status.code(), Some(1));
    assert!(err(&aged).starts_with("15 of 18 sources are older than 0 days; "), "{}", err(&aged));
    assert!(out(&aged).starts_with('{'));

    let none = sources(&["--older-than", "200y"]);
    assert_eq!((none.status.code(), err(&none)), (Some(0), ""));
    assert!(out(&none).contains("\n0 of 18 sources are older than 200 years; "), "{}", out(&none));
    assert_eq!(sources(&["--older-than", "old"]).status.code(), Some(2));
}

/// What bash is offered for the last of `words`, in order, as its script asks for it.
fn completed(words: &[&str]) -> Vec<String> {
    let mut command = program(&[&["--", "coder-tui"][..], words].concat());
    command.env("CODER_TUI_COMPLETE", "bash").env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_COMP_TYPE", "9");
    let output = command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    out(&output).lines().map(str::to_owned).collect()
}

/// A shell completes what is in the data set that the line names, not only what is built in.
#[test]
fn shells_complete_names_of_the_data() {
    assert_eq!(completed(&["compare", "med"]), Vec::<String>::new());
    assert_eq!(completed(&["compare", "--data", "tests/fixtures/nursing", "med"]), ["medical-assistant"]);
    assert_eq!(completed(&["compare", "inp"]), ["inpatient-coder"]);
    assert_eq!(completed(&["show", "p"]), ["pay", "pros-cons"]);
    assert_eq!(completed(&["show", "pay", "--area", "T"]), ["TN", "TX"]);
    assert_eq!(
        completed(&["show", "pay", "--pick", "coding-auditor,inp"]),
        ["coding-auditor,inpatient-coder"]
    );
    assert_eq!(completed(&["brief", "--format", "m"]), ["markdown"]);
    assert_eq!(completed(&["show", "pay", "--data=none", "--area", "T"]), Vec::<String>::new());
}

/// What is wrong with data is shown in colours where they are asked for; a pipe alone gets none.
#[test]
fn messages_have_the_colours_that_are_wanted() {
    for (flags, variables, colours) in [
        (&[][..], &[][..], false),
        (&["--color", "always"], &[], true),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
    ] {
        for args in [&["check", "tests/cmd/bad"][..], &["show", "roles", "--data", "tests/cmd/bad"]] {
            let mut command = program(args);
            for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
                command.env_remove(name);
            }
            let output = command.args(flags).envs(variables.iter().copied()).output().unwrap();
            assert_eq!(err(&output).contains('\u{1b}'), colours, "{args:?} {flags:?} {variables:?}");
            assert_eq!(output.status.code(), Some(1));
        }
    }
}

/// Accepting what has changed would put whole prints where a reader wants the beginning of one.
#[test]
fn the_readme_shows_no_whole_print() {
    let readme = fs::read_to_string("README.md").unwrap();
    let blocks: Vec<&str> = readme.split("```console\n").skip(1).collect();
    assert!(blocks.len() > 1);
    for block in blocks {
        let lines = block.split("\n```").next().unwrap_or_default().lines().count();
        assert!(lines < 12, "{lines} lines where `...` should stand for most of them:\n{block:.200}");
    }
}
