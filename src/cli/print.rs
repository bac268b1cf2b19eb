//! Printing a tab to standard output.

use std::{io, process::ExitCode};

use super::{
    PROBLEM,
    args::{Form, Start},
    complain,
    prepare::{Prepared, prepare},
};
use crate::{
    dataset::Date,
    export::{self, Details, Document, Part},
    sections::{Context, SECTIONS, Section},
};

/// Prints the tab that the arguments name.
pub(super) fn show(start: &Start, form: Form) -> io::Result<ExitCode> {
    section(start, form, None)
}

/// Prints `section`, or the tab that the arguments name.
pub(super) fn section(start: &Start, form: Form, section: Option<&'static Section>) -> io::Result<ExitCode> {
    let Prepared { data, opening, .. } = match prepare(start) {
        Ok(prepared) => prepared,
        Err(code) => return Ok(code),
    };
    if let Some(notice) = &opening.notice {
        complain(notice, PROBLEM);
    }
    let (section, view) = section.map_or((&SECTIONS[opening.tab], opening.view), |section| (section, 0));
    let context = Context { data: &data, profile: &opening.profile, today: Date::today(), view };
    let page = (section.page)(&context);
    let details = opening.key.as_deref().map_or(Details::All, Details::One);
    let part = Part::new(section, &context, &page, ("", None), details);
    let document = Document { title: section.title.to_owned(), context, parts: vec![part] };
    export::write(&document, form.format, form.options(), &mut io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}
