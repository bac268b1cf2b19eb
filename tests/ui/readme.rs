//! The README shows what is: its picture, its table of keys and its credits are made here.
//! `INSTA_UPDATE=always cargo test --test ui readme` writes them anew.

use std::{env, fs};

use coder_tui::{
    sections::SECTIONS,
    ui::{action::Action, keymap::BINDINGS},
};

use crate::screen::{Screen, shipped};

/// Compares what stands between `<!-- name -->` and `<!-- /name -->` with what should.
fn assert_stands(name: &str, expected: &str) {
    let readme = fs::read_to_string("README.md").expect("a README");
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n"));
    let (before, rest) = readme.split_once(&open).unwrap_or_else(|| panic!("no {open}"));
    let (stands, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close}"));
    if stands != expected && env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        fs::write("README.md", format!("{before}{open}{expected}{close}{after}")).expect("written");
        return;
    }
    assert!(stands == expected, "the README's {name} should be:\n{expected}");
}

/// One test, because it may write the file.
#[test]
fn shows_what_is() {
    let screen = Screen::open().size(100, 32);
    assert_stands("picture", &format!("```text\n{}```\n", screen.text()));

    assert_stands("keys", &keys());

    let credits: Vec<String> = shipped().career.credits.iter().map(|c| format!("- {c}")).collect();
    assert_stands("credits", &(credits.join("\n") + "\n"));
}

/// Every binding; the tabs' numbers share a row.
fn keys() -> String {
    let code = |key: &str| if key == "`" { "`` ` ``".to_owned() } else { format!("`{key}`") };
    let mut table = vec!["| keys | what they do |".to_owned(), "|---|---|".to_owned()];
    for binding in BINDINGS {
        let (keys, help) = match binding.action {
            Action::Tab(0) => (format!("`1` to `{}`", SECTIONS.len()), "the tab with this number"),
            Action::Tab(_) => continue,
            _ => (binding.keys.iter().map(|k| code(k)).collect::<Vec<_>>().join(" "), binding.help),
        };
        table.push(format!("| {keys} | {help} |"));
    }
    table.join("\n") + "\n"
}

/// The README says that two commands are enough, and that the first is right for a reader's Rust.
#[test]
fn sets_up_with_two_commands() {
    let readme = fs::read_to_string("README.md").expect("a README");
    let (_, section) = readme.split_once("## Set up\n").expect("a section");
    let section = section.split("\n## ").next().expect("its end");
    let blocks: Vec<&str> =
        section.split("```sh\n").skip(1).filter_map(|b| b.split("\n```").next()).collect();
    assert_eq!(blocks, ["cargo run --release", "cargo test"]);
    let version = env!("CARGO_PKG_RUST_VERSION");
    assert!(section.contains(&format!("Rust](https://rustup.rs) {version} or newer")), "{version}");
    for file in ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE-MIT", "LICENSE-APACHE", "docs/data-format.md"] {
        assert!(fs::metadata(file).is_ok_and(|f| f.len() > 500), "{file}");
    }
}
