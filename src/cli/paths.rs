//! Where the program keeps things.

use std::fmt::Write;

use crate::{config, dataset::problem::clean, profile::store};

/// One place a line: what is kept there, a tab, the path. Nothing is made or read.
pub(super) fn list() -> String {
    let mut lines = String::new();
    for (what, path) in [("answers", store::default_path()), ("config", config::default_path())] {
        if let Some(path) = path {
            // Nothing but memory could refuse.
            let _ = writeln!(lines, "{what}\t{}", clean(&path.display().to_string()));
        }
    }
    lines.push_str("data\tin the program; `coder-tui init DIR` writes it out\n");
    lines
}
