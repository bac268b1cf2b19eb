//! Inputs that once broke something, and the seeds of fuzzing, held to what must hold for every input.
//!
//! `fuzz/README.md` says how they are found. A new one is a file in `tests/found/TARGET`.

use std::{fs, path::Path};

#[path = "../fuzz/src/lib.rs"]
#[expect(dead_code, reason = "changing inputs is for fuzzing alone")]
mod checks;

/// Runs a check on every file kept for a target.
fn replay(target: &str, check: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("fuzz/seeds").join(target), root.join("tests/found").join(target)];
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let mut ran = 0;
    for file in files {
        let path = file.expect("a folder that can be read").path();
        println!("{}", path.display());
        check(&fs::read(&path).expect("a file that can be read"));
        ran += 1;
    }
    assert!(ran > 0, "nothing is kept for {target}");
}

#[test]
fn data_sets() {
    replay("loader", checks::loader::check);
}

#[test]
fn files_of_the_wage_survey() {
    replay("import", checks::import::check);
}

#[test]
fn answers() {
    replay("profile", checks::profile::check);
}

#[test]
fn configurations_and_themes() {
    replay("config", checks::config::check);
}

#[test]
fn keys() {
    replay("keys", checks::keys::check);
}

#[test]
fn prints() {
    replay("print", checks::print::check);
}

#[test]
fn words() {
    replay("words", checks::words::check);
}

/// Enough of the changes leave a text that can be read, or fuzzing would only ever see the first problem.
#[test]
fn changes_reach_behind_the_parser() {
    let keeper = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/loader/least"));
    let keeper = keeper.expect("a seed");
    let changed: Vec<String> = (0..200).filter_map(|seed| checks::mutate::mutate(&keeper, seed)).collect();
    let reads = |text: &&String| ron::from_str::<ron::Value>(text).is_ok();
    let readable = changed.iter().filter(reads).count();
    assert!(readable > changed.len() / 3, "{readable} of {} can be read", changed.len());
    for text in &changed {
        checks::loader::check(text.as_bytes());
    }
}
