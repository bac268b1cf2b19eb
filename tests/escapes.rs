//! Nothing from outside reaches a terminal as an escape code: file names, what stands in files, what is
//! typed on the command line. C1 controls (one character that some terminals obey as `ESC [`) and the
//! characters that turn text around count as such.

use std::{fs, path::Path, process::Command};

/// Red, as `ESC [` and as its C1 form, the title of the window, and text turned around.
const BAD: &str = "a\u{1b}[31mb\u{9b}31mc\u{1b}]0;d\u{7}e\u{202e}f\u{2066}g";

/// Runs the program and returns its exit status, and all it said with that it drives nothing.
fn said(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coder-tui"));
    command.current_dir(folder).args(args).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    let output = command.output().expect("the program runs");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let drives = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{2066}".contains(c));
    assert!(!text.contains(drives), "{args:?} said {text:?}");
    (output.status.code(), text)
}

#[test]
fn a_data_set_is_refused_and_its_lines_are_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let career = home.path().join("career.ron");
    for text in [
        format!("(format: 1, id: \"x\", title: \"{BAD}\")"),
        format!("// {BAD}\n(format: 1, id: \"x\", titel: 1)"),
        format!("(format: 1, {BAD}: 1)"),
        // Written as escapes, the characters are not in the file, only in what it means.
        r#"(format: 1, id: "x", title: "\u{1b}[31m \u{9b}31m \u{202e}")"#.to_owned(),
        r#"(format: 1, id: "\u{1b}[31m", title: "x", updated: "\u{9b}2026")"#.to_owned(),
    ] {
        fs::write(&career, &text).expect("room");
        let (status, text) = said(home.path(), &["check", "."]);
        assert_eq!(status, Some(1), "{text}");
        assert!(text.contains("career.ron:1:"), "{text}");
        assert_eq!(said(home.path(), &["show", "pay", "--data", "career.ron"]).0, Some(1));
    }
}

#[test]
fn names_of_files_are_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(BAD);
    fs::create_dir(&folder).expect("such names are allowed");
    fs::write(folder.join("career.ron"), "(").expect("room");
    fs::write(folder.join("profile.ron"), format!("(name: \"{BAD}\")")).expect("room");
    let inside = |name: &str| format!("{BAD}/{name}");
    for args in [
        vec!["check", BAD],
        vec!["check", &inside("nothing.ron")],
        vec!["show", "pay", "--data", BAD],
        vec!["import", "oews", &inside("none"), "--soc", "29-2072"],
        vec!["import", "oews", BAD, "--soc", "29-2072"],
        vec!["init", BAD],
    ] {
        let (status, text) = said(home.path(), &args);
        assert!(matches!(status, Some(1 | 2)), "{args:?}: {status:?}");
        assert!(text.contains("a␛[31mb") || text.contains("\\u{1b}"), "{args:?} said {text:?}");
    }
    said(home.path(), &["show", "pay", "--profile", &inside("profile.ron")]);
}

#[test]
fn what_is_typed_is_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    for args in [
        &["show", BAD][..],
        &["show", "pay", "--area", BAD],
        &["show", "pay", "--format", BAD],
        &["show", "pay", "--filter", BAD],
        &["compare", BAD],
        &["--tab", BAD],
        &["--role", BAD],
        &[BAD],
    ] {
        said(home.path(), args);
    }
}

#[test]
fn the_files_of_the_survey_are_quoted_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/oews");
    for entry in fs::read_dir(&fixture).expect("the fixture") {
        let path = entry.expect("the fixture").path();
        fs::copy(&path, home.path().join(path.file_name().expect("a name"))).expect("room");
    }
    for name in ["oe.area", "oe.occupation", "oe.industry", "oe.footnote", "oe.release", "oe.data.0.Current"]
    {
        let path = home.path().join(name);
        let sound = fs::read_to_string(&path).expect("a text");
        fs::write(&path, sound.replacen('\n', &format!("\n{BAD}\t"), 1)).expect("room");
        let (status, text) = said(home.path(), &["import", "oews", ".", "--soc", "29-2072", "-o", "out.ron"]);
        assert_eq!(status, Some(1), "{name}: {text}");
        fs::write(&path, sound).expect("room");
    }
    assert!(!home.path().join("out.ron").exists());
}

/// Profiles with the same words in every place where a person writes their own.
fn answers(words: &str) -> Vec<String> {
    [
        format!("name: \"{words}\""),
        format!("notes: {{\"general\": \"{words}\"}}"),
        format!("notes: {{\"{words}\": \"x\"}}"),
        format!("own_criteria: {{\"own-1\": (name: \"{words}\", scores: {{}})}}"),
        format!("own_tradeoffs: {{\"own-1\": (name: \"{words}\", side: pro, roles: [], leaning: 1)}}"),
        format!("picks: [\"{words}\"]"),
        format!("area: \"{words}\""),
        format!("ratings: {{\"{words}\": {{\"\": 1}}}}"),
    ]
    .map(|answer| format!("(format: 1, answers: ({answer}))"))
    .to_vec()
}

#[test]
fn answers_are_refused_and_quoted_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let (mine, theirs) = (home.path().join("mine.ron"), home.path().join("theirs.ron"));
    fs::write(&mine, "(format: 1, answers: ())").expect("room");
    // As characters in the file, and as what the file means.
    let written = r"\u{1b}[31m \u{9b}31m \u{202e}";
    for text in [BAD, written].into_iter().flat_map(answers) {
        fs::write(&theirs, &text).expect("room");
        let own = ["show", "decide", "--profile", "theirs.ron"];
        let beside = ["show", "decide", "--profile", "mine.ron", "--beside", "theirs.ron"];
        // A key that nobody asks for means nothing, and is only not shown.
        let stranger = text.contains("notes: {\"a") || text.contains("notes: {\"\\u");
        for print in [&own[..], &beside] {
            assert_eq!(said(home.path(), print).0, Some(i32::from(!stranger)), "{text}");
        }
    }
}

/// What a spreadsheet takes for a formula, a browser for a tag, Markdown for a picture.
const MEANING: [&str; 8] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
];

/// What a person writes is data in every print, never a formula, a tag, a link or a picture.
#[test]
fn own_words_are_only_words_in_every_print() {
    let home = tempfile::tempdir().expect("a folder");
    let all = |entry: fn(usize, &str) -> String| {
        MEANING.iter().enumerate().map(|(n, words)| entry(n, words)).collect::<Vec<_>>().join(", ")
    };
    let criteria =
        all(|n, words| format!("\"own-{n}\": (name: \"{words}\", scores: {{\"coding-auditor\": 9}})"));
    let weights = all(|n, _| format!("\"own-{n}\": (points: 5)"));
    let tradeoffs = all(|n, words| {
        format!("\"own-1{n}\": (name: \"{words}\", side: pro, roles: [\"coding-auditor\"], leaning: 2)")
    });
    let notes = all(|n, words| {
        let keys = ["general", "coding-auditor", "inpatient-coder"];
        keys.get(n).map_or(String::new(), |key| format!("\"{key}\": \"{words}\""))
    });
    let notes = notes.trim_end_matches([',', ' ']);
    let answers = format!(
        "(format: 1, answers: (name: \"=me\", notes: {{{notes}}}, weights: {{{weights}}}, \
         own_criteria: {{{criteria}}}, own_tradeoffs: {{{tradeoffs}}}))"
    );
    fs::write(home.path().join("profile.ron"), answers).expect("room");
    for print in [&["show", "pros-cons"][..], &["show", "decide"], &["show", "roles"], &["brief"]] {
        for format in ["csv", "html", "markdown", "text", "json"] {
            let args = [print, &["--profile", "profile.ron", "--format", format]].concat();
            let mut command = Command::new(env!("CARGO_BIN_EXE_coder-tui"));
            command.current_dir(home.path()).args(&args).env("XDG_CONFIG_HOME", home.path());
            let output = command.output().expect("the program runs");
            let text = String::from_utf8(output.stdout).expect("text");
            assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
            match format {
                "csv" => only_words_in_csv(&text),
                "html" => assert!(!text.contains("<script") && !text.contains("<img"), "{args:?}"),
                "markdown" => only_words_in_markdown(&text),
                "text" if print == ["show", "decide"] => {
                    for words in MEANING {
                        assert!(text.contains(words), "{words} is not printed");
                    }
                }
                _ => {}
            }
        }
    }
}

fn only_words_in_csv(text: &str) {
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        for field in &record.expect("as many fields as heads") {
            let formula = field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula || field.parse::<f64>().is_ok(), "{field:?}");
        }
    }
}

fn only_words_in_markdown(text: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => panic!("{event:?}"),
            Event::Start(Tag::Link { dest_url, .. }) => assert!(dest_url.starts_with("http"), "{dest_url}"),
            _ => {}
        }
    }
}

/// Only the web is opened, so nothing else may stand in a data set as an address.
#[test]
fn addresses_are_of_the_web() {
    let home = tempfile::tempdir().expect("a folder");
    let career = fs::read_to_string("tests/fixtures/keeper/career.ron").expect("the fixture");
    for address in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "-https://example.org",
        "--profile=x",
        "https://",
        "https://-flag",
        "https://example.org/a b",
        "https://example.org/\\\"$(id)",
        "https://example.org/`id`",
        "https://example.org/\\u{1b}]0;x",
        "https://example.org\\n--flag",
    ] {
        let text = career.replacen("https://example.org/lamps", address, 1);
        assert_ne!(text, career);
        fs::write(home.path().join("career.ron"), text).expect("room");
        let (status, text) = said(home.path(), &["check", "career.ron"]);
        assert_eq!(status, Some(1), "{address}: {text}");
        assert!(text.contains("address") || text.contains("control character"), "{address}: {text}");
    }
}

/// What the environment says is shown harmless where it is shown at all, and obeyed nowhere.
#[test]
fn the_environment_is_shown_harmless() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(BAD);
    fs::create_dir(&folder).expect("such names are allowed");
    for args in [&["paths"][..], &["config"], &["show", "roles"], &["sources"], &["check"], &["man"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coder-tui"));
        command.current_dir(&folder).args(args);
        for name in ["TERM", "COLORTERM", "COLORFGBG", "LANG", "LC_ALL", "NO_COLOR", "CLICOLOR_FORCE"] {
            command.env(name, BAD);
        }
        for name in ["BROWSER", "COLUMNS", "LINES", "TMUX", "STY"] {
            command.env(name, BAD);
        }
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, &folder);
        }
        let output = command.output().expect("the program runs");
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        let drives = |c: char| !"\n\t".contains(c) && (c.is_control() || "\u{202e}\u{2066}".contains(c));
        assert!(!text.contains(drives), "{args:?} said {text:?}");
        assert_eq!(output.status.code(), Some(if args == ["check"] { 2 } else { 0 }), "{args:?}: {text}");
    }
}
