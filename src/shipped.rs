//! The data set that the program brings along: checked and packed by `build.rs`.

use crate::dataset::Dataset;

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.postcard"));

impl Dataset {
    /// The data set that the program brings along.
    ///
    /// # Panics
    /// Never, unless the program was changed after it was built: `build.rs` made what is read here.
    #[must_use]
    pub fn shipped() -> Self {
        Self::unpack(PACK).expect("build.rs packed it with the same types")
    }
}
