//! What must hold for every input, as functions of bytes that panic where it does not.
//!
//! The targets hand them what libFuzzer makes; `tests/found.rs` of the program hands them the seeds and
//! every input that has ever broken something.

pub mod config;
pub mod import;
pub mod keys;
pub mod loader;
pub mod mutate;
pub mod print;
pub mod profile;
pub mod words;

use coder_tui::dataset::problem::clean;

/// Fails if a text that goes to a terminal could drive it, or turn what stands beside it around.
pub fn assert_harmless(text: &str) {
    let bad = text.chars().zip(clean(text).chars()).find(|(c, shown)| c != shown && *c != '\n');
    assert_eq!(bad, None, "in {text:?}");
}
