//! The README shows what is: its pictures, its table of keys and its credits are made here.
//! `INSTA_UPDATE=always cargo test --test ui readme` writes them anew.

use std::{env, fs};

use coder_tui::{
    sections::SECTIONS,
    ui::{
        action::Action,
        keymap::BINDINGS,
        theme::{Background, depth::Depth, list::Themes},
    },
};

use crate::{
    picture,
    screen::{Screen, shipped},
};

/// Whether what has changed is to be written.
fn accepts() -> bool {
    env::var("INSTA_UPDATE").is_ok_and(|v| v == "always")
}

/// Compares what stands between `<!-- name -->` and `<!-- /name -->` with what should.
fn assert_stands(name: &str, expected: &str) {
    let readme = fs::read_to_string("README.md").expect("a README");
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n"));
    let (before, rest) = readme.split_once(&open).unwrap_or_else(|| panic!("no {open}"));
    let (stands, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close}"));
    if stands != expected && accepts() {
        fs::write("README.md", format!("{before}{open}{expected}{close}{after}")).expect("written");
        return;
    }
    assert!(stands == expected, "the README's {name} should be:\n{expected}");
}

/// One test, because it may write the file.
#[test]
fn shows_what_is() {
    assert_stands("pictures", &pictures());

    assert_stands("keys", &keys());

    let credits: Vec<String> = shipped().career.credits.iter().map(|c| format!("- {c}")).collect();
    assert_stands("credits", &(credits.join("\n") + "\n"));
}

/// A picture of a screen.
struct Picture {
    /// Of its files in `docs/pictures`.
    name: &'static str,
    /// What it shows, for those who cannot see it.
    shows: &'static str,
    /// The keys that lead there.
    keys: &'static str,
    /// How much of the page's width it takes; none = it is not in the README.
    width: Option<&'static str>,
}

const PICTURES: [Picture; 4] = [
    Picture {
        name: "pay",
        shows: "The tab Pay: Texas among the states, a bar for each from its lowest to its highest tenth, and a \
            budget as a line across the bars",
        keys: "3 a t e x a s enter b 2 9 0 0 enter G g down*44",
        width: Some("100%"),
    },
    Picture {
        name: "compare",
        shows: "The tab Compare: what differs between two roles, side by side, and the sources of the row in view",
        keys: "space down*4 space 2 d down*5",
        width: Some("49%"),
    },
    Picture {
        name: "decide",
        shows: "The tab Decide: the roles in order, with scores that are ranges, ties, and those that fail a \
            must-have",
        keys: "8 down*3 + down*3 + down*5 + + m down",
        width: Some("49%"),
    },
    Picture {
        name: "roles",
        shows: "The tab Roles: the roles at the left, at the right what one of them does and earns",
        keys: "",
        width: None,
    },
];

/// Each picture is the screen as it is, on a dark and on a light ground.
#[test]
fn pictures_are_fresh() {
    for Picture { name, shows, keys, .. } in PICTURES {
        for ground in ["dark", "light"] {
            let mut themes = Themes::new(Background::Dark, Depth::True);
            themes.choose(ground).expect("a theme");
            let screen = Screen::looking(themes.into()).size(100, 30).keys(keys);
            let svg = picture::svg(&screen, shows);
            assert!(svg.len() < 80_000, "{name} is too large for a page: {} bytes", svg.len());
            let path = format!("docs/pictures/{name}-{ground}.svg");
            if accepts() {
                fs::write(&path, &svg).expect("written");
            }
            let stands = fs::read_to_string(&path).unwrap_or_default();
            assert!(stands == svg, "{path} is old: INSTA_UPDATE=always cargo test --test ui readme");
        }
    }
}

/// The pictures as the README shows them: as the reader's page is, dark or light.
fn pictures() -> String {
    let picture = |Picture { name, shows, width, .. }| {
        width.map(|width| {
            format!(
                r#"<picture><source media="(prefers-color-scheme: dark)" srcset="docs/pictures/{name}-dark.svg"><img src="docs/pictures/{name}-light.svg" width="{width}" alt="{shows}"></picture>"#
            )
        })
    };
    PICTURES.into_iter().filter_map(picture).collect::<Vec<_>>().join("\n") + "\n"
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
