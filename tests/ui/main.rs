//! The dashboard, driven as a person drives it: keys go in, drawn frames come out. No terminal is
//! needed; what only a real one can show is in `tests/pty.rs`.

mod hard;

mod keys;
mod map;
mod nursing;
mod picture;
mod questions;
mod readme;
mod screen;
mod screens;
mod sizes;
mod takeaway;
mod themes;
mod walk;
