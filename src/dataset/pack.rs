//! The packed form of a data set: what a checked one becomes when the program is built.
//!
//! RON is for people and reads at some 100 MB/s, too slow for the first frame of the program's own
//! data. The packed form (postcard) is no public format: it only lives between `build.rs` and the
//! program built with it, so it needs neither version nor checks.

use super::{Career, Dataset, Wages};

impl Dataset {
    /// The packed form.
    ///
    /// # Errors
    /// None that a data set can cause: only what the encoder itself reports.
    pub fn pack(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(&(&self.career, &self.wages))
    }

    /// Reads the packed form.
    ///
    /// # Errors
    /// When the bytes are not what [`Dataset::pack`] made.
    pub fn unpack(bytes: &[u8]) -> postcard::Result<Self> {
        let (career, wages): (Career, Option<Wages>) = postcard::from_bytes(bytes)?;
        Ok(Self { career, wages })
    }
}
