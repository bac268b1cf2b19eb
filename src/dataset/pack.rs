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
    /// [`LateList`](super::late::LateList). All fields are named, so that a new one is not forgotten.
    fn parts(&mut self) -> Vec<&mut dyn Part> {
        let Career {
            format: _,
            id: _,
            title: _,
            updated: _,
            currency: _,
            credits: _,
            founding: _,
            about: _,
            sources,
            statements: _,
            aspects: _,
            criteria,
            must_haves,
            roles: _,
            skills: _,
            certifications,
            tradeoffs: _,
            requirements,
            path,
            unknowns,
            corrections,
            projections,
            history,
            history_note: _,
            surveys,
            topics,
            related,
            price_levels: _,
            glossary,
        } = &mut self.career;
        let mut parts: Vec<&mut dyn Part> = vec![
            sources,
            criteria,
            must_haves,
            certifications,
            requirements,
            path,
            unknowns,
            corrections,
            projections,
            history,
            surveys,
            topics,
            related,
            glossary,
        ];
        if let Some(wages) = &mut self.wages {
            let Wages {
                format: _,
                period: _,
                source: _,
                files: _,
                hours_per_year: _,
                cap: _,
                footnotes: _,
                occupations: _,
                areas,
                industries,
                rows,
            } = wages;
            parts.extend([areas as &mut dyn Part, industries, rows]);
        }
        parts
    }
}
