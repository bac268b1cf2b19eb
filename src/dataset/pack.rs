//! The packed form of a data set: what a checked one becomes when the program is built.
//!
//! RON is for people and reads at some 100 MB/s, too slow for the first frame of the program's own
//! data. The packed form (postcard) is no public format: it only lives between `build.rs` and the
//! program built with it, so it needs neither version nor checks.

use super::{Career, Dataset, Wages, late::Part};

impl Dataset {
    /// The packed form.
    ///
    /// # Errors
    /// None that a data set can cause: only what the encoder itself reports.
    pub fn pack(&self) -> postcard::Result<Vec<u8>> {
        let mut whole = self.clone();
        let parts = whole.parts().into_iter().map(|part| part.pack()).collect::<Result<Vec<_>, _>>()?;
        let lengths: Vec<usize> = parts.iter().map(Vec::len).collect();
        let mut bytes = postcard::to_stdvec(&(&self.career, &self.wages, lengths))?;
        bytes.extend(parts.into_iter().flatten());
        Ok(bytes)
    }

    /// Reads the packed form, but for the parts that are read when they are looked at.
    ///
    /// # Errors
    /// When the bytes are not what [`Dataset::pack`] made.
    pub fn unpack(bytes: &'static [u8]) -> postcard::Result<Self> {
        type Head = (Career, Option<Wages>, Vec<usize>);
        let ((career, wages, lengths), mut rest): (Head, _) = postcard::take_from_bytes(bytes)?;
        let mut dataset = Self { career, wages };
        for (part, length) in dataset.parts().into_iter().zip(lengths) {
            let (packed, after) =
                rest.split_at_checked(length).ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
            part.lay(packed)?;
            rest = after;
        }
        Ok(dataset)
    }

    /// What is read when it is looked at: every field that is a [`Late`](super::late::Late) or a
    /// [`LateList`](super::late::LateList).
    fn parts(&mut self) -> Vec<&mut dyn Part> {
        let career = &mut self.career;
        let mut parts: Vec<&mut dyn Part> = vec![
            &mut career.sources,
            &mut career.criteria,
            &mut career.must_haves,
            &mut career.certifications,
            &mut career.requirements,
            &mut career.path,
            &mut career.unknowns,
            &mut career.corrections,
            &mut career.projections,
            &mut career.history,
            &mut career.surveys,
            &mut career.topics,
            &mut career.related,
            &mut career.glossary,
        ];
        if let Some(wages) = &mut self.wages {
            parts.push(&mut wages.areas);
            parts.push(&mut wages.industries);
            parts.push(&mut wages.rows);
        }
        parts
    }
}
