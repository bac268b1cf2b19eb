//! The screen: what is typed becomes an [`action::Action`], [`app::App::update`] changes the state,
//! [`view::draw`] shows it.
//!
//! `update` does no input or output and `view` changes nothing, so both run in tests without a
//! terminal. The only file besides [`keymap`] that knows the terminal library is
//! [`crate::terminal`].

pub mod action;
pub mod app;
pub mod ascii;
pub mod charts;
pub mod geometry;
pub mod hints;
pub mod keymap;
pub mod look;
pub mod overlay;
pub mod paint;
pub mod pane;
pub mod table;
pub mod takeaway;
pub mod text;
pub mod theme;
pub mod tiles;
pub mod view;
