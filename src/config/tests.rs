use std::process::Command;

use super::*;
use crate::ui::{action::Action, keymap::BINDINGS};

fn read(text: &str) -> (Config, String) {
    let source = Source { name: "config.ron".to_owned(), text: text.to_owned() };
    let config = Config::read(&source, vec![("mine".to_owned(), Theme::mono())]);
    let said: Vec<String> = config.problems.list().iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    (config, said)
}

fn does(config: &Config, key: &str) -> Option<Action> {
    config.keymap.bound(key).map(|binding| binding.action.clone())
}

#[test]
fn everything_can_be_said() {
    let (config, said) = read(
        r#"(
            theme: "mine", background: "light", color: "never", ascii: "always", mouse: false,
            tab: "pay", per: "hour", price_adjusted: true, keys: {"next-view": ["v", "ctrl-n"], "type": ["m"]},
        )"#,
    );
    assert_eq!(said, "");
    assert_eq!(config.theme.as_deref(), Some("mine"));
    assert_eq!(config.background, Some(Behind::Light));
    assert_eq!(config.color, Some(When::Never));
    assert_eq!(config.ascii, Some(When::Always));
    assert_eq!(config.mouse, Some(false));
    assert_eq!(config.tab, Some(Tab(2)));
    assert_eq!(config.per, Some(Per::Hour));
    assert_eq!(config.price_adjusted, Some(true));
    assert_eq!(does(&config, "v"), Some(Action::NextView), "two actions can change places");
    assert_eq!(does(&config, "m"), Some(Action::Type));
    assert_eq!(does(&config, "ctrl-n"), Some(Action::NextView));
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_the_rest_is_used() {
    let (config, said) = read(
        "(\n  them: \"dark\",\n  color: \"nevr\",\n  mouse: \"no\",\n  tab: \"pros\",\n  per: \"hour\",\n  theme: \"mien\",\n  keys: {\n    \"nextview\": [\"v\"],\n    \"pick\": [\"ctrl-spce\"],\n    \"help\": [\"H\"],\n    \"quit\": [],\n  },\n)",
    );
    insta::assert_snapshot!(said, @r#"
    config.ron:2:3: unknown field `them`; did you mean `theme`?
    config.ron:3:10: there is no choice `nevr`; did you mean `never`? expected auto, always, never
    config.ron:4:10: expected `true` or `false`, found the text `"no"`
    config.ron:5:8: there is no tab `pros`; expected roles, compare, pay, skills, training, outlook, pros-cons, decide
    config.ron:7:3: there is no theme `mien`; did you mean `mine`? known are terminal, dark, light, high-contrast, colour-blind, mono, mine
    config.ron:9:5: there is no action `nextview`; did you mean `next-view`?
    config.ron:10:14: there is no key `ctrl-spce`; did you mean `space`?
    config.ron:12:5: `quit` needs a key
    "#);
    assert_eq!((config.theme.as_deref(), config.color, config.mouse, config.tab), (None, None, None, None));
    assert_eq!(config.per, Some(Per::Hour));
    assert_eq!(does(&config, "H"), Some(Action::Help));
    assert_eq!(does(&config, "?"), None);
    assert_eq!(does(&config, "q"), Some(Action::Quit));
}

#[test]
fn a_key_bound_twice_is_an_error_that_names_both() {
    let (config, said) = read("(keys: {\n  \"sort\": [\"m\"],\n  \"reverse\": [\"R\"],\n})");
    insta::assert_snapshot!(said, @"config.ron:2:3: the key `m` of `sort` is that of `next-view` as well");
    assert_eq!(does(&config, "m"), Some(Action::NextView), "the other keeps its key");
    assert_eq!(does(&config, "s"), Some(Action::Sort), "and this one its own");
    assert_eq!(does(&config, "R"), Some(Action::Reverse));
    let (config, said) = read("(keys: {\"sort\": [\"Q\"], \"reverse\": [\"Q\"]})");
    insta::assert_snapshot!(said, @"config.ron:1:24: the key `Q` of `reverse` is that of `sort` as well");
    assert_eq!(does(&config, "Q"), Some(Action::Sort));
}

#[test]
fn a_theme_by_its_path_is_not_looked_for_by_name() {
    let (config, said) = read("(theme: \"~/x.ron\")");
    assert_eq!((config.theme.as_deref(), said.as_str()), (Some("~/x.ron"), ""));
}

#[test]
fn the_manual_is_a_configuration_that_changes_nothing() {
    let text = manual();
    let (config, said) = read(&text);
    assert_eq!(said, "");
    assert_eq!(config.keymap, Keymap::default());
    // With every entry taken out of its comment it says the same at length.
    let said_all = text.lines().map(|line| {
        let rest = line.trim_start();
        rest.strip_prefix("//").filter(|rest| !rest.starts_with(' ')).unwrap_or(line)
    });
    let (config, said) = read(&said_all.collect::<Vec<_>>().join("\n"));
    assert_eq!(said, "");
    assert_eq!(config.theme.as_deref(), Some("terminal"));
    assert_eq!((config.color, config.ascii), (Some(When::Auto), Some(When::Auto)));
    assert_eq!((config.mouse, config.tab, config.per), (Some(true), Some(Tab(0)), Some(Per::Year)));
    for binding in BINDINGS {
        assert_eq!(config.keymap.keys(binding), binding.keys);
    }
}

#[test]
fn themes_are_found_in_their_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    write("config.ron", "(theme: \"autumn\")");
    write("themes/autumn.ron", "(accent: (fg: \"red\"), heding: (bold: true))");
    write("themes/notes.txt", "not a theme");
    let config = Config::open(Some(&folder.path().join("config.ron"))).expect("it can be read");
    assert_eq!(config.theme.as_deref(), Some("autumn"));
    assert_eq!(config.themes.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["autumn"]);
    let notice = config.notice().expect("a problem");
    assert!(notice.contains("autumn.ron:1:23: unknown field `heding`; did you mean `heading`?"), "{notice}");
    let missing = Config::open(Some(&folder.path().join("other.ron"))).expect_err("it is not there");
    let missing = missing.to_string();
    assert!(missing.starts_with("error: there is no such file\n--> "), "{missing}");
}

/// A slip in a theme, or a theme that is gone, does not take the program away.
#[test]
fn a_theme_by_its_path_is_used_as_far_as_it_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    let open = || Config::open(Some(&folder.path().join("config.ron"))).expect("it can be read");
    write("config.ron", "(theme: \"autumn.ron\", mouse: false)");
    let config = open();
    assert_eq!((config.theme.as_deref(), config.mouse), (None, Some(false)));
    let notice = config.notice().expect("a problem");
    assert!(notice.contains("autumn.ron") && notice.contains("no such file"), "{notice}");
    write("autumn.ron", "(accent: (fg: \"rde\"), heading: (bold: true))");
    let config = open();
    assert_eq!(config.theme.as_deref(), Some("autumn"));
    assert!(config.themes.iter().any(|(name, _)| name == "autumn"));
    let notice = config.notice().expect("a problem");
    assert!(notice.contains("autumn.ron:1:"), "{notice}");
    write("autumn.ron", "(accent: (fg: \"red\"))");
    assert!(open().problems.is_empty());
}

/// A pipe would be waited for without an end, a device read without one.
#[test]
fn what_is_no_file_does_not_hold_up_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let themes = folder.path().join("themes");
    fs::create_dir(&themes).expect("made");
    let pipe = Command::new("mkfifo").arg(themes.join("pipe.ron")).status();
    assert!(pipe.expect("it is on every Unix").success());
    fs::create_dir(themes.join("folder.ron")).expect("made");
    fs::write(themes.join("good.ron"), "()").expect("written");
    let path = folder.path().join("config.ron");
    fs::write(&path, "()").expect("written");
    let config = Config::open(Some(&path)).expect("it can be read");
    assert_eq!(config.themes.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["good"]);
    assert_eq!(config.problems.list().len(), 2);
    let endless = Config::open(Some(Path::new("/dev/zero"))).expect_err("it does not end");
    assert!(endless.to_string().contains("longer than 1 MiB"), "{endless}");
}
