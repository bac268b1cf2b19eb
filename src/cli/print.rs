//! Printing a tab, to standard output or into a file.

use std::{io, process::ExitCode};

use super::{
    PROBLEM, USAGE,
    args::{Form, Start},
    complain,
    prepare::{Prepared, prepare},
};
use crate::{
    dataset::{Date, problem::clean},
    export::{
        self, Details, Document, Format, Part,
        file::{self, Existing},
    },
    sections::{SECTIONS, Section},
};

/// Prints the tab that the arguments name.
pub(super) fn show(start: &Start, form: &Form) -> io::Result<ExitCode> {
    section(start, form, None)
}

/// Prints `section`, or the tab that the arguments name.
pub(super) fn section(start: &Start, form: &Form, section: Option<&'static Section>) -> io::Result<ExitCode> {
    let format = form.format.map_or_else(|| form.file().map_or(Ok(Format::Text), Format::of_file), Ok);
    let format = match format {
        Ok(format) => format,
        Err(unknown) => return Ok(complain(&format!("error: {unknown}, or give --format"), USAGE)),
    };
    let Prepared { data, opening, .. } = match prepare(start) {
        Ok(prepared) => prepared,
        Err(code) => return Ok(code),
    };
    if let Some(notice) = &opening.notice {
        complain(notice, PROBLEM);
    }
    let (section, view) = section.map_or((&SECTIONS[opening.tab], opening.view), |section| (section, 0));
    let context = opening.context(&data, Date::today()).in_view(view);
    let page = (section.page)(&context);
    let details = opening.key.as_deref().map_or(Details::All, Details::One);
    let part = Part::new(section, &context, &page, (&opening.filter, opening.sort), details);
    let document = Document { title: section.title.to_owned(), context, parts: vec![part] };
    let options = form.options();
    let Some(path) = form.file() else {
        export::write(&document, format, options, &mut io::stdout().lock())?;
        return Ok(ExitCode::SUCCESS);
    };
    let existing = if form.force { Existing::Replace } else { Existing::Keep };
    Ok(match file::write(&document, format, options, path, existing) {
        Ok(()) => complain(&format!("wrote {}", clean(&path.display().to_string())), 0),
        Err(error) => {
            let hint = if error.is_in_the_way() { "; --force replaces it" } else { "" };
            complain(&format!("error: {error}{hint}"), PROBLEM)
        }
    })
}
