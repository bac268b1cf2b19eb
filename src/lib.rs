//! A terminal dashboard for deciding on a career.

pub mod dataset;
pub mod shipped;
