//! The architecture, read off the sources: which module may know which, and that none of them knows
//! the field of work.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use coder_tui::dataset::Dataset;

/// What each module of the library may use; `main` uses `cli` alone.
const MAY_USE: &[(&str, &[&str])] = &[
    ("dataset", &[]),
    ("shipped", &["dataset"]),
    ("import", &["dataset"]),
    ("profile", &["dataset"]),
    // Of the data a page knows the name of a source, of the person what a row can change: see below.
    ("page", &["dataset", "profile"]),
    ("insight", &["dataset", "profile", "page"]),
    ("sections", &["dataset", "profile", "page", "insight"]),
    ("export", &["dataset", "profile", "page", "insight", "sections"]),
    ("ui", &["dataset", "profile", "page", "insight", "sections", "export"]),
    // It keeps the person's answers while the dashboard runs, and writes prints into files.
    ("terminal", &["dataset", "profile", "export", "ui"]),
    ("config", &["dataset", "profile", "sections", "ui"]),
    (
        "cli",
        &[
            "config", "dataset", "shipped", "import", "profile", "page", "insight", "sections", "export",
            "ui", "terminal",
        ],
    ),
];

/// Words of the shipped field that the program must not know.
const FIELD: &[&str] = &[
    "coder",
    "coding",
    "medical",
    "hospital",
    "nurse",
    "nursing",
    "patient",
    "inpatient",
    "outpatient",
    "physician",
    "doctor",
    "clinic",
    "clinical",
    "diagnosis",
    "diagnoses",
    "billing",
    "auditor",
    "medicare",
    "medicaid",
    "icd",
    "cpt",
    "hcpcs",
    "drg",
    "hcc",
    "aapc",
    "ahima",
];

/// One source file.
struct File {
    path: PathBuf,
    text: String,
}

impl File {
    /// `ui` for `src/ui.rs` and `src/ui/app.rs`.
    fn module(&self) -> &str {
        let first = self.path.iter().nth(1).unwrap().to_str().unwrap();
        first.trim_end_matches(".rs")
    }

    fn is(&self, path: &str) -> bool {
        self.path == Path::new(path)
    }

    /// The code without comments.
    fn code(&self) -> String {
        let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
        self.text.lines().map(code).collect::<Vec<_>>().join("\n")
    }

    /// What goes into the program: no unit tests, and no code in comments, which are examples.
    fn program(&self) -> String {
        let program = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let mut fenced = false;
        let mut out = String::new();
        for line in program.lines() {
            let Some(comment) = line.trim_start().strip_prefix("//") else {
                out += line;
                out.push('\n');
                continue;
            };
            fenced ^= comment.contains("```");
            if !fenced {
                comment.split('`').step_by(2).for_each(|piece| out += piece);
                out.push('\n');
            }
        }
        out
    }
}

fn sources() -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(File { text: fs::read_to_string(&path).unwrap(), path });
            }
        }
    }
    assert!(files.len() > 50, "found only {} files", files.len());
    files
}

/// The first names of all paths that begin with `root`: of `crate::{a::B, c::{d, e}}` it is a and c.
fn used(code: &str, root: &str) -> BTreeSet<String> {
    let name = |path: &str| path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for path in code.split(root).skip(1) {
        if !path.starts_with('{') {
            names.insert(name(path));
            continue;
        }
        let mut depth = 0;
        // Pieces that end where braces open and close and where a path of the group ends.
        for piece in path.split_inclusive(['{', '}', ',']) {
            if depth == 1 {
                names.insert(name(piece.trim_start()));
            }
            match piece.chars().next_back() {
                Some('{') => depth += 1,
                Some('}') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    // A group may end with a comma.
    names.remove("");
    names
}

#[test]
fn imports_point_one_way() {
    let known = |module: &str| MAY_USE.iter().find(|(name, _)| *name == module).map(|(_, may)| *may);
    let mut seen = BTreeSet::new();
    for file in sources() {
        let module = file.module();
        if matches!(module, "lib" | "main") {
            continue;
        }
        let may = known(module).unwrap_or_else(|| panic!("{module} has no place among the layers"));
        let code = file.code();
        let mut names = used(&code, "crate::");
        if file.path.iter().count() == 2 {
            // In src/ui.rs `super` is the root of the crate.
            names.extend(used(&code, "super::").into_iter().filter(|n| known(n).is_some()));
        }
        for name in names.iter().filter(|n| *n != module && known(n).is_some()) {
            assert!(may.contains(&name.as_str()), "{} uses {name}, which is above it", file.path.display());
            seen.insert((module.to_owned(), name.clone()));
        }
    }
    for arrow in [("sections", "page"), ("ui", "sections"), ("terminal", "ui"), ("insight", "dataset")] {
        assert!(seen.contains(&(arrow.0.to_owned(), arrow.1.to_owned())), "{arrow:?} is no longer found");
    }
}

#[test]
fn paths_are_read_as_they_are_written() {
    let read = |code| used(code, "crate::").into_iter().collect::<Vec<_>>();
    assert_eq!(read("use crate::page;"), ["page"]);
    assert_eq!(read("let x: crate::ui::App = y;"), ["ui"]);
    assert_eq!(read("use crate::{\n    a::{b, c::{d}, e},\n    f::G, h,\n};\nlet i = 1;"), ["a", "f", "h"]);
}

#[test]
fn a_page_knows_only_names_of_sources_and_knobs() {
    for file in sources().into_iter().filter(|f| f.module() == "page") {
        let code = file.code();
        for (module, only) in [("dataset", "::Id;"), ("profile", "::Knob;")] {
            for path in code.split(&format!("crate::{module}")).skip(1) {
                let line = path.lines().next().unwrap();
                assert!(line.starts_with(only), "{}: {module}{line}", file.path.display());
            }
        }
    }
}

#[test]
fn the_terminal_libraries_stay_at_the_edge() {
    for file in sources() {
        let code = file.code();
        let edge = file.module() == "terminal";
        assert!(edge || file.module() == "ui" || !code.contains("ratatui::"), "{}", file.path.display());
        assert!(
            edge || file.is("src/ui/keymap.rs") || !code.contains("crossterm"),
            "{}",
            file.path.display()
        );
    }
}

#[test]
fn nothing_knows_the_field() {
    let data = Dataset::shipped();
    let roles = data.career.roles.iter().flat_map(|r| [r.id.as_str(), &r.name, &r.short]);
    let certifications = data.career.certifications.iter().map(|c| c.id.as_str());
    let named: BTreeSet<String> = roles.chain(certifications).map(str::to_lowercase).collect();

    let files = sources();
    let tests_only = |file: &File| {
        let name = file.path.file_stem().unwrap().to_str().unwrap();
        let declared = format!("#[cfg(test)]\nmod {name};");
        let parent = file.path.parent().unwrap().with_extension("rs");
        files.iter().any(|f| (f.path == parent || f.is("src/lib.rs")) && f.text.contains(&declared))
    };
    let mut read = 0;
    for file in files.iter().filter(|f| !tests_only(f)) {
        read += 1;
        let text = file.program().to_lowercase().replace("coder-tui", "").replace("coder_tui", "");
        for (line, n) in text.lines().zip(1..) {
            let mut words = line.split(|c: char| !c.is_alphanumeric());
            let word =
                words.find(|w| FIELD.contains(w) || w.strip_suffix('s').is_some_and(|w| FIELD.contains(&w)));
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
            let name = named.iter().find(|n| {
                if n.contains(' ') { line.contains(n.as_str()) } else { words.contains(&n.as_str()) }
            });
            assert!(
                word.is_none() && name.is_none(),
                "{}, about line {n}: {word:?} {name:?}",
                file.path.display()
            );
        }
    }
    assert!(read > 50 && read < files.len(), "{read} of {}", files.len());
}
