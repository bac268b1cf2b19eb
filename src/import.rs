//! Statistical agencies' own files -> the RON wage table.
//!
//! Beside the main flow: what an import makes is `wages.ron`, which the loader reads like any other
//! data set. So next year's figures need no new program, only the agency's new files. [`oews`] reads
//! and checks the files and is pure but for reading; [`write_ron`](write::write_ron) writes the table; [`command`] is the thin
//! edge that says how far it is.

pub mod command;
pub mod oews;
pub mod write;
