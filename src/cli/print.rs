//! Printing a tab, to standard output or into a file.

use std::{io, process::ExitCode};

use super::{
    PROBLEM, USAGE,
    args::{Form, Start},
    colors::shown,
    complain,
    look::ascii_asked,
    prepare::{Prepared, Unread, config, prepare},
    unwritten,
};
use crate::{
    dataset::{Age, Date, problem::clean},
    export::{
        self, Details, Document, Format, Options, Part,
        file::{self, Existing},
    },
    page::Line,
    sections::{
        SECTIONS, Section,
        brief::BRIEF,
        sources::{self, SOURCES},
    },
};

/// Prints the tab that the arguments name.
pub(super) fn show(start: &Start, form: &Form, all: bool) -> io::Result<ExitCode> {
    print(start, form, &What { all, ..What::default() })
}

/// Prints the decision.
pub(super) fn brief(start: &Start, form: &Form) -> io::Result<ExitCode> {
    print(start, form, &What { section: Some(&BRIEF), ..What::default() })
}

/// Prints the sources, or those that are older; then finding any is a problem.
pub(super) fn sources(mut start: Start, form: &Form, older_than: Option<Age>) -> io::Result<ExitCode> {
    // No answer changes a source.
    start.answers.private = true;
    print(&start, form, &What { section: Some(&SOURCES), older_than, ..What::default() })
}

/// What is printed.
#[derive(Default)]
struct What {
    /// None: the tab that the arguments name.
    section: Option<&'static Section>,
    /// Of sources, only those that are older.
    older_than: Option<Age>,
    /// Every row in full.
    all: bool,
}

fn print(start: &Start, form: &Form, what: &What) -> io::Result<ExitCode> {
    let What { section, older_than, all } = *what;
    let format = form.format.map_or_else(|| form.file().map_or(Ok(Format::Text), Format::of_file), Ok);
    let format = match format {
        Ok(format) => format,
        Err(unknown) => return Ok(complain(&format!("error: {unknown}, or give --format"), USAGE)),
    };
    let prepared = config(start).and_then(|config| Ok((prepare(start, &config, section)?, config)));
    let (Prepared { data, opening, unread, .. }, config) = match prepared {
        Ok(prepared) => prepared,
        Err(complaint) => return Ok(complaint.say()),
    };
    if !config.problems.is_empty() {
        complain(&shown(&config.problems, start.screen.color.or(config.color)), PROBLEM);
    }
    match (unread, &opening.notice) {
        // What it would print are nobody's answers.
        (Some(Unread::Faulty(why)), _) => return Ok(complain(&format!("error: {why}"), PROBLEM)),
        (Some(Unread::NotThere(why)), _) => drop(complain(&why, PROBLEM)),
        (None, Some(notice)) => drop(complain(notice, PROBLEM)),
        (None, None) => {}
    }
    let section = section.unwrap_or(&SECTIONS[opening.tab]);
    let context = opening.context(&data, Date::today()).in_view(opening.view);
    let page = older_than.map_or_else(|| (section.page)(&context), |age| sources::older(&context, age));
    let usual = if all { Details::All } else { Details::usual(format) };
    let details = opening.key.as_deref().map_or(usual, Details::One);
    let part = Part::new(section, &context, &page, (&opening.filter, opening.sort), details);
    let document = Document { title: section.title.to_owned(), context, parts: vec![part] };
    let options = Options { ascii: ascii_asked(start, &config), ..form.options() };
    if let Some(code) = write(&document, format, form, options)? {
        return Ok(code);
    }
    if older_than.is_some() && !page.rows.is_empty() {
        let says: Vec<String> = page.lead.iter().map(Line::plain).collect();
        return Ok(complain(&says.join(" "), PROBLEM));
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output or into the file. If that fails for a reason that the person can do
/// something about, it has been said, and this is the status to leave with.
fn write(
    document: &Document<'_>,
    format: Format,
    form: &Form,
    options: Options,
) -> io::Result<Option<ExitCode>> {
    let Some(path) = form.file() else {
        let written = export::write(document, format, options, &mut io::stdout().lock());
        return written.map(|()| None).map_err(unwritten);
    };
    let existing = if form.force { Existing::Replace } else { Existing::Keep };
    Ok(match file::write(document, format, options, path, existing) {
        Ok(()) => {
            complain(&format!("wrote {}", clean(&path.display().to_string())), 0);
            None
        }
        Err(error) => {
            let hint = if error.is_in_the_way() { "; --force replaces it" } else { "" };
            Some(complain(&format!("error: {error}{hint}"), PROBLEM))
        }
    })
}
