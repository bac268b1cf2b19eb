//! The import of the OEWS flat files: real ones, odd ones and wrong ones.

mod bad;
mod broken;
mod codes;
mod files;
mod good;
mod shipped;
