//! A person's answers from any text: refused with the place, or read, and then what is written reads the
//! same, two copies merge by the rules, and every page can be shown with them.

use std::sync::OnceLock;

use coder_tui::{
    dataset::{Dataset, load, problem::Source},
    profile::{
        file::File,
        merge::{Merged, merge},
        strangers::strangers,
    },
};

use super::{assert_harmless, loader};

/// The line between two profiles in one text.
pub const BETWEEN: &str = "\n====\n";

/// Checks bytes as up to three profiles: what two copies began with, and what each made of it.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files: Vec<File> = text.splitn(3, BETWEEN).filter_map(read).collect();
    for file in &files {
        for stranger in strangers(&file.answers, data()) {
            assert_harmless(&stranger.to_string());
        }
        // Showing takes far longer than reading.
        if bytes.len().is_multiple_of(8) {
            loader::shown(data(), &file.answers);
        }
    }
    if let [base, mine, theirs] = files.as_slice() {
        let (base, mine, theirs) = (&base.answers, &mine.answers, &theirs.answers);
        let alone = |profile| Merged { profile, conflicts: Vec::new() };
        assert_eq!(merge(base, mine, base), alone(mine.clone()));
        assert_eq!(merge(base, base, theirs), alone(theirs.clone()));
        assert_eq!(merge(base, mine, mine), alone(mine.clone()));
        let Merged { profile, conflicts } = merge(base, mine, theirs);
        assert_harmless(&conflicts.join("\n"));
        read(
            &File { answers: profile, ..File { format: 1, ..File::default() } }
                .write()
                .expect("it can be written"),
        )
        .expect("what is merged is a profile");
    }
}

/// Reads a text, and checks that what it says is written and read the same.
fn read(text: &str) -> Option<File> {
    match File::read(text) {
        Ok(file) => {
            let written = file.write().expect("it can be written");
            let again = File::read(&written).unwrap_or_else(|damage| panic!("{damage} in {written}"));
            // Points are written to so many decimals; after that nothing changes.
            assert_eq!(again.write().expect("it can be written"), written);
            assert_harmless(&written);
            Some(file)
        }
        Err(damage) => {
            assert_harmless(&damage.to_string());
            let line = text.split('\n').nth(damage.line - 1);
            assert!(line.is_some_and(|l| damage.column <= l.chars().count() + 1), "{damage}");
            None
        }
    }
}

/// A small data set to show answers with.
fn data() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| {
        let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
        let career = source("career.ron", include_str!("../../tests/fixtures/keeper/career.ron"));
        let wages = source("wages.ron", include_str!("../../tests/fixtures/keeper/wages.ron"));
        load::parse(&career, Some(&wages)).expect("a sound fixture").dataset
    })
}
