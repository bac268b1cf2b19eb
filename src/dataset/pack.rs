//! The packed form of a data set: what a checked one becomes when the program is built.
//!
//! RON is for people and reads at some 100 MB/s, too slow for the first frame of the program's own
//! data. The packed form (postcard) is no public format: it only lives between `build.rs` and the
//! program built with it, so it needs neither version nor checks.

use super::{Career, Dataset, Wages, rows::Rows};

impl Dataset {
    /// The packed form.
    ///
    /// # Errors
    /// None that a data set can cause: only what the encoder itself reports.
    pub fn pack(&self) -> postcard::Result<Vec<u8>> {
        let rows = self.wages.as_ref().map(|wages| wages.rows.pack()).transpose()?;
        let (rows, starts) = rows.unwrap_or_default();
        let mut bytes = postcard::to_stdvec(&(&self.career, &self.wages, starts))?;
        bytes.extend(rows);
        Ok(bytes)
    }

    /// Reads the packed form, but for the rows of the wage table, which are read when they are asked for.
    ///
    /// # Errors
    /// When the bytes are not what [`Dataset::pack`] made.
    pub fn unpack(bytes: &'static [u8]) -> postcard::Result<Self> {
        type Head = (Career, Option<Wages>, Vec<u32>);
        let ((career, mut wages, starts), rows): (Head, _) = postcard::take_from_bytes(bytes)?;
        if let Some(wages) = &mut wages {
            wages.rows = Rows::packed(rows, starts);
        }
        Ok(Self { career, wages })
    }
}
