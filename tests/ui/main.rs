//! The dashboard, driven as a person drives it: keys go in, drawn frames come out. No terminal is
//! needed; what only a real one can show is in `tests/pty`.

mod columns;
mod footer;
mod found_out;
mod hard;
mod keys;
mod labels;
mod map;
mod nursing;
mod pages;
mod picture;
mod places;
mod questions;
mod readme;
mod reload;
mod screen;
mod screens;
mod sizes;
mod takeaway;
mod themes;
mod walk;
