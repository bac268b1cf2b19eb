//! A terminal dashboard for deciding on a career: what each role of a field is, what differs, what it
//! pays here, what it takes to get in, and how sure the figures are.
//!
//! The program knows no field. All it shows comes from a data set, described in
//! `docs/data-format.md`; one is shipped with it. This page is the map of the code.
//!
//! # The way of a fact
//!
//! ```text
//!   career.ron   wages.ron            keys, mouse, command line
//!        \        /                              |
//!         dataset  ────────────────┐          profile
//!            │  read and checked   │             │
//!            └──────────────────┐  │  ┌──────────┘ what the person chose
//!                               insight
//!                    what differs, what pay comes to
//!                                  │
//!                              sections ─────► page
//!                one pure function for each tab    rows, columns, detail
//!                                  │
//!                   ┌──────────────┴──────────────┐
//!                   ui                          export
//!        App, update, view                text, Markdown, ...
//!                   │                             │
//!               terminal                       any writer
//!          the only one on a tty
//! ```
//!
//! Everything above the last two lines is pure: no clock, no file, no terminal. So a test gives a data
//! set, a day and some keys, and compares the frame that would be drawn.
//!
//! # Modules, and which may know which
//!
//! | module | what it is | may use |
//! |---|---|---|
//! | [`dataset`] | the types of the data format; reading and checking files | nothing |
//! | [`shipped`] | the data set that the program brings along, checked when it was built | `dataset` |
//! | [`profile`] | the person's answers, taking back, the file they are kept in | `dataset` |
//! | [`page`] | a tab as rows of typed cells and blocks of detail | of `dataset` the ids, of `profile` what a row can change |
//! | [`insight`] | differences, pay in the person's terms, fit, payback, ranking | `dataset`, `profile`, `page` |
//! | [`sections`] | the tabs, and the one list of them | all above |
//! | [`export`] | a page as text, Markdown and so on | all above |
//! | [`ui`] | state, keymap, layout and drawing with ratatui, which only `terminal` knows beside it | all above |
//! | [`terminal`] | keys in, frames out, signals; answers kept, prints taken out, the terminal given back on every way out | `dataset`, `profile`, `export`, `ui` |
//! | [`import`] | a wage table from a statistical office's files | `dataset` |
//! | [`config`] | how the person wants it to look, to listen and to open | `dataset`, `profile`, `sections`, `ui` |
//! | [`cli`] | what was typed becomes a dashboard, a print or a check | everything |
//!
//! `tests/layers.rs` reads the `use` lines and fails when an arrow points the other way, when a module
//! that should not names a terminal library, or when the code names the field of the shipped data.
//!
//! # How it grows
//!
//! - **A tab** is a file in `sections` and a line in [`sections::SECTIONS`]. It then has its place in tab
//!   bar, help and palette, filter, sort, printing, and its tests; the first eight have a number key.
//! - **A key** is a row of [`ui::keymap::BINDINGS`], which dispatch, footer, help, palette and README
//!   read; something new to do is an [`ui::action::Action`] as well.
//! - **A format of print** is a file in `export` and a variant of [`export::Format`].
//! - **A kind of detail** is a variant of [`page::Block`]: the compiler then names the places that lay
//!   it out.
//! - **A field of the data format** is a field of a type in [`dataset`], its check, and its line in
//!   `docs/data-format.md`.
//!
//! # How the dashboard runs
//!
//! [`terminal::run`] waits for input, drains what has come, gives each [`ui::action::Action`] to
//! [`ui::app::App::update`], and draws once. `update` changes the state and does no input or output:
//! it returns an [`ui::action::Effect`] for the terminal. [`ui::view::draw`] reads the state and
//! changes nothing. Pages are built again whenever something they show has changed; that takes less
//! than a millisecond, so nothing is kept that could be out of date.

pub mod cli;
pub mod config;
pub mod dataset;
pub mod export;
pub mod import;
pub mod insight;
pub mod page;
pub mod profile;
pub mod sections;
pub mod shipped;
pub mod terminal;
pub mod ui;
