//! A terminal dashboard for deciding on a career.

pub mod cli;
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
