//! A terminal dashboard for deciding on a career.

pub mod dataset;
pub mod import;
pub mod insight;
pub mod page;
pub mod profile;
pub mod sections;
