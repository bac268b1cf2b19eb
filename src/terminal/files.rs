//! Prints that the dashboard writes into files.

use std::{env, path::PathBuf};

use crate::{
    dataset::problem::clean,
    export::file::{self, Existing},
    ui::action::File,
};

/// Writes a file, whole or not at all. Returns what is to be said of it.
///
/// # Errors
/// Why it was not written and what to do, for the person.
pub fn write(wanted: &File) -> Result<String, String> {
    let path = path(&wanted.name);
    // Until somebody reads from a pipe the dashboard would answer no key; a device may be its own screen.
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Err(format!("{} is a pipe or a device, not a file: type another name", clean(&wanted.name)));
    }
    let existing = if wanted.replace { Existing::Replace } else { Existing::Keep };
    file::write_text(&wanted.text, &path, existing).map_err(|error| {
        let name = clean(&wanted.name);
        if error.is_in_the_way() {
            format!("{name} is there already: type another name, or {name}! to replace it")
        } else {
            error.to_string()
        }
    })?;
    let whole = path.canonicalize().unwrap_or(path);
    let name = whole.file_name().unwrap_or_default().display().to_string();
    let folder = whole.parent().map(|p| p.display().to_string()).unwrap_or_default();
    Ok(format!("wrote {}, {}, in {}", clean(&name), size(wanted.text.len()), clean(&folder)))
}

/// Where a name leads that a person typed: `~/` is their own folder.
fn path(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

/// A number of bytes in words: `812 bytes`, `3.6 MB`.
pub fn size(bytes: usize) -> String {
    let words = |of: usize, unit: &str| format!("{}.{} {unit}", bytes / of, bytes % of * 10 / of);
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => words(1_000, "kB"),
        _ => words(1_000_000, "MB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_that_may_never_be_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("it is on every Unix").success());
        for name in [pipe.to_str().expect("text"), "/dev/null"] {
            let file = File { name: name.to_owned(), text: "pay".to_owned(), replace: true };
            let said = write(&file).expect_err("no file");
            assert_eq!(said, format!("{name} is a pipe or a device, not a file: type another name"));
        }
    }

    #[test]
    fn sizes_are_said_in_words() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1_000, "1.0 kB"),
            (65_682, "65.6 kB"),
            (3_610_512, "3.6 MB"),
        ] {
            assert_eq!(size(bytes), words);
        }
    }
}
