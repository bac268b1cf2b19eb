//! The flat files of the wage survey from any bytes: refused with the file and the place, or a wage table
//! that loads.

use std::{cell::RefCell, fs, sync::OnceLock};

use coder_tui::{
    dataset::{Wages, load, problem::Source},
    import::{
        oews::{self, Options},
        write::write_ron,
    },
};
use tempfile::TempDir;

use super::assert_harmless;

/// The files that an import reads.
const NAMES: [&str; 6] =
    ["oe.area", "oe.footnote", "oe.industry", "oe.occupation", "oe.release", "oe.data.0.Current"];

/// What a line begins with that names the file whose bytes follow.
const MARK: &[u8] = b"==> ";

/// Checks bytes as files, each below a line `==> NAME`; a file that is not named is a small sound one.
pub fn check(bytes: &[u8]) {
    thread_local!(static FOLDER: RefCell<Folder> = RefCell::new(Folder::new()));
    FOLDER.with_borrow_mut(|folder| {
        for (at, name) in NAMES.into_iter().enumerate() {
            folder.put(at, section(bytes, name).or_else(|| section(sound(), name)).unwrap_or_default());
        }
        let options = Options { directory: folder.directory.path().to_owned(), ..Options::default() };
        match oews::run(&options, &mut |_| ()) {
            Ok(wages) => {
                let mut text = Vec::new();
                write_ron(&wages, &[], &mut text).expect("memory takes everything");
                let text = String::from_utf8(text).expect("text");
                assert_harmless(&text);
                let source = |name: &str, text: String| Source { name: name.to_owned(), text };
                let loaded =
                    load::parse(&source("career.ron", career(&wages)), Some(&source("wages.ron", text)));
                let loaded = loaded.unwrap_or_else(|problems| panic!("{problems}"));
                assert_eq!(loaded.dataset.wages.map(|w| w.rows.len()), Some(wages.rows.len()));
            }
            Err(problem) => assert_harmless(&problem.to_string()),
        }
    });
}

/// The least career to a table.
fn career(wages: &Wages) -> String {
    let occupation = wages.occupations.first().map_or("none", |o| o.id.as_str());
    format!(
        r#"(
            format: 1, id: "bare", title: "Bare", updated: "2026",
            sources: [(id: "own", publisher: "Us", title: "Own words", kind: "editors", grade: E)],
            roles: [(
                id: "only", name: "Only role", short: "Only", origin: added, tagline: "It is.",
                summary: "There is nothing to say of it.", sources: ["own"], occupation: "{occupation}",
            )],
        )"#
    )
}

/// The bytes of a file in an input.
fn section<'a>(bytes: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let mut rest = bytes;
    while let Some(at) = find(rest, MARK) {
        rest = rest.get(at + MARK.len()..)?;
        let end = find(rest, MARK).unwrap_or(rest.len());
        let (line, content) = rest.get(..end)?.split_at(rest.iter().position(|b| *b == b'\n')?.min(end));
        if line == name.as_bytes() {
            return Some(content.get(1..).unwrap_or_default());
        }
    }
    None
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// A small release, all six files.
fn sound() -> &'static [u8] {
    static SOUND: OnceLock<&[u8]> = OnceLock::new();
    SOUND.get_or_init(|| include_bytes!("../seeds/import/release"))
}

/// A folder whose files are written only when they change.
struct Folder {
    directory: TempDir,
    written: [Option<Vec<u8>>; NAMES.len()],
}

impl Folder {
    fn new() -> Self {
        Self { directory: TempDir::new().expect("a folder"), written: Default::default() }
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        if self.written[at].as_deref() != Some(bytes) {
            fs::write(self.directory.path().join(NAMES[at]), bytes).expect("room on the disk");
            self.written[at] = Some(bytes.to_owned());
        }
    }
}
