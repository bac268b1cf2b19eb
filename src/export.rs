//! Printing: what is on the screen leaves it as text, Markdown, HTML, CSV or JSON.
//!
//! ```text
//! Section -> Page, Detail -> Part -> Document -> text | markdown | html | csv | json -> any writer
//! ```
//!
//! A [`Document`] is one or more tabs as they stand: the rows in view in their order, each with its
//! detail. What is said (sentences, figures, passports, the order of sources) is decided once, in
//! [`words`]; a format decides only how it looks. Everything goes to a writer, so a full disk or a
//! closed pipe is an error of the caller's to judge and never a panic.

#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod ascii;
pub mod csv;
pub mod datum;
pub mod file;
mod grid;
mod head;
pub mod html;
pub mod json;
pub mod markdown;
mod references;
mod repeats;
#[cfg(test)]
mod sample;
mod steps;
pub mod text;
pub mod words;

use std::{fmt, io, path::Path, str::FromStr};

pub use steps::STEP;

use crate::{
    dataset::problem::clean,
    page::{
        Detail, Page, Row, Shape, Told,
        select::{Filter, Sort},
    },
    sections::{Context, Section},
};

pub use references::References;

/// A form of print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Sentences, made for a screen reader, grep and e-mail.
    Text,
    /// GitHub-flavored Markdown.
    Markdown,
    /// One self-contained page.
    Html,
    /// Comma-separated values, one record for each datum.
    Csv,
    /// JSON with typed numbers.
    Json,
}

impl Format {
    /// All of them, in the order in which help lists them.
    pub const ALL: &[Self] = &[Self::Text, Self::Markdown, Self::Html, Self::Csv, Self::Json];

    /// By what the command line knows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What the names of new files end in, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.extensions().first().copied().unwrap_or_default()
    }

    /// What the names of its files may end in, the usual ending first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
        }
    }

    /// What it is good for, in a word or two.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Text => "to read or mail",
            Self::Markdown => "for notes and wikis",
            Self::Html => "to print or send",
            Self::Csv => "for spreadsheets",
            Self::Json => "for programs",
        }
    }

    /// The format that the name of a file asks for; text where the name has no ending.
    ///
    /// # Errors
    /// When it ends in what no format writes: nobody wants a text that is called `brief.pdf`.
    pub fn of_file(path: &Path) -> Result<Self, UnknownExtension> {
        let Some(extension) = path.extension() else { return Ok(Self::Text) };
        let is = |known: &&str| extension.eq_ignore_ascii_case(known);
        let found = Self::ALL.iter().find(|f| f.extensions().iter().any(is));
        found.copied().ok_or_else(|| UnknownExtension(extension.display().to_string()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Why a text names no [`Format`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Format::ALL.iter().map(|f| f.name()).collect();
        write!(f, "`{}` is no format: choose {}", self.0.escape_debug(), names.join(", "))
    }
}

impl std::error::Error for UnknownFormat {}

/// The ending of a file's name that tells no [`Format`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownExtension(String);

impl fmt::Display for UnknownExtension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<String> = Format::ALL.iter().map(|f| format!(".{}", f.extension())).collect();
        write!(f, "no format ends in `.{}`: choose {}", self.0.escape_debug(), known.join(", "))
    }
}

impl std::error::Error for UnknownExtension {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.iter().find(|f| f.name() == name);
        found.copied().ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// How a print is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Widest line of the text form in terminal columns; none = no wrapping. Addresses are never
    /// broken.
    pub width: Option<usize>,
    /// No byte above 127.
    pub ascii: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: Some(80), ascii: false }
    }
}

/// What is printed.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// What it is: `Pay`.
    pub title: String,
    /// The data set, the person's choices and today's date, which the head of the print names. The
    /// view is each part's own.
    pub context: Context<'a>,
    /// One tab or several.
    pub parts: Vec<Part<'a>>,
}

/// One tab as it stands.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// By what the command line knows the tab: `pay`.
    pub section: &'a str,
    /// What the tab is called: `Pay`.
    pub title: &'a str,
    /// Name of its view; empty if it has only one.
    pub view: String,
    /// The page, with its lead and columns.
    pub page: &'a Page,
    /// The rows in view, in order.
    pub entries: Vec<Entry<'a>>,
    /// What the rows were filtered by, as typed; empty if all are there.
    pub filter: String,
    /// What they are sorted by; none = the data's order.
    pub sort: Option<Sort>,
    /// How many rows pass the filter that are only counted. None if everything is printed.
    pub counted: Option<usize>,
}

/// A row with what there is to say of it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The row.
    pub row: &'a Row,
    /// Its detail. Where it is not printed in full, it still gives the row's figures their sources.
    pub detail: Detail,
    /// Whether the detail is printed in full.
    pub full: bool,
}

/// Which rows are printed with their detail in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Details<'a> {
    /// Every row.
    All,
    /// As much of each row as the page finds fit; every row where one has filtered for some.
    Told,
    /// The row with this key.
    One(&'a str),
    /// None: the table alone.
    None,
}

impl Details<'_> {
    /// The same where somebody has filtered for a few rows.
    fn of_few(self) -> Self {
        if self == Self::Told { Self::All } else { self }
    }

    /// Those that `format` has if nobody asks for all: people read what fits, programs read everything.
    #[must_use]
    pub fn usual(format: Format) -> Self {
        match format {
            Format::Text | Format::Markdown | Format::Html => Self::Told,
            Format::Csv | Format::Json => Self::All,
        }
    }
}

impl<'a> Part<'a> {
    /// A tab in the view of `context`: the rows of `page` that pass `filter`, in the order of `sort`. A map has
    /// its rows from the highest step to the lowest, if nothing else is asked for.
    #[must_use]
    pub fn new(
        section: &'a Section,
        context: &Context<'_>,
        page: &'a Page,
        (filter, sort): (&str, Option<Sort>),
        details: Details<'_>,
    ) -> Self {
        let sort = sort.or(match page.shape {
            Shape::Map { shade } => Some(Sort { column: shade, descending: true }),
            Shape::List | Shape::Table => None,
        });
        let filter = filter.trim();
        let details = if filter.is_empty() { details } else { details.of_few() };
        let entry = |row: &'a Row| Entry {
            row,
            detail: (section.detail)(context, &row.key),
            full: match details {
                Details::All => true,
                Details::Told => row.told == Told::Whole,
                Details::One(key) => row.key == key,
                Details::None => false,
            },
        };
        let rows = page.select(&Filter::new(filter), sort);
        let rows: Vec<&Row> = rows.into_iter().filter_map(|i| page.rows.get(i)).collect();
        let told = details == Details::Told && rows.iter().any(|row| row.told != Told::Whole);
        let is_counted = |row: &&Row| told && row.told == Told::Counted;
        Self {
            section: section.id,
            title: section.title,
            view: view(section, context),
            page,
            counted: told.then(|| rows.iter().copied().filter(is_counted).count()),
            entries: rows.iter().copied().filter(|row| !is_counted(row)).map(entry).collect(),
            // Typed by somebody, and printed.
            filter: clean(filter),
            sort,
        }
    }

    /// One row of a tab, with its detail in full; nothing if `page` has no row `key`.
    #[must_use]
    pub fn row(section: &'a Section, context: &Context<'_>, page: &'a Page, key: &str) -> Self {
        let rows = page.rows.iter().filter(|row| row.key == key);
        let entry = |row: &'a Row| Entry { row, detail: (section.detail)(context, key), full: true };
        Self {
            section: section.id,
            title: section.title,
            view: view(section, context),
            page,
            entries: rows.map(entry).collect(),
            filter: String::new(),
            sort: None,
            counted: None,
        }
    }
}

/// What the view of `context` is called; blank where the tab has only one.
fn view(section: &Section, context: &Context<'_>) -> String {
    let views = (section.views)(context);
    if views.len() > 1 { views.into_iter().nth(context.view).unwrap_or_default() } else { String::new() }
}

/// Prints `document` to `out` and flushes it.
///
/// # Errors
/// Those of `out`: a closed pipe, a full disk.
pub fn write(
    document: &Document<'_>,
    format: Format,
    options: Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if options.ascii {
        let text = to_string(document, format, Options { ascii: false, ..options })?;
        out.write_all(ascii::print(&text, format).as_bytes())?;
        return out.flush();
    }
    match format {
        Format::Text => text::write(document, options.width, out)?,
        Format::Markdown => markdown::write(document, out)?,
        Format::Html => html::write(document, out)?,
        Format::Csv => csv::write(document, out)?,
        Format::Json => json::write(document, out)?,
    }
    out.flush()
}

/// Prints `document` to a text, for the clipboard.
///
/// # Errors
/// None that memory can give; they are the writers'.
pub fn to_string(document: &Document<'_>, format: Format, options: Options) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(document, format, options, &mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    #[test]
    fn formats_are_known_by_their_names() {
        for &format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let error = "docx".parse::<Format>().expect_err("no such format");
        assert_eq!(error.to_string(), "`docx` is no format: choose text, markdown, html, csv, json");
    }

    #[test]
    fn the_name_of_a_file_tells_its_format() {
        for &format in Format::ALL {
            for extension in format.extensions() {
                assert_eq!(Format::of_file(Path::new(&format!("a.b/my print.{extension}"))), Ok(format));
            }
        }
        assert_eq!(Format::of_file(Path::new("BRIEF.HTML")), Ok(Format::Html));
        assert_eq!(Format::of_file(Path::new("brief")), Ok(Format::Text));
        let error = Format::of_file(Path::new("brief.pdf")).expect_err("no such format");
        assert_eq!(error.to_string(), "no format ends in `.pdf`: choose .txt, .md, .html, .csv, .json");
    }

    /// Takes so many bytes, then is closed as a pipe whose reader has gone.
    struct Closing(usize);

    impl io::Write for Closing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            match self.0 {
                0 => Err(io::ErrorKind::BrokenPipe.into()),
                room => {
                    let taken = bytes.len().min(room);
                    self.0 -= taken;
                    Ok(taken)
                }
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_the_callers_to_judge() {
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        let document = sample::document(sample::context(&data, &profile), &page);
        for &format in Format::ALL {
            let whole = to_string(&document, format, Options::default()).expect("memory takes everything");
            for room in [0, 1, 500, whole.len() - 1] {
                let result = write(&document, format, Options::default(), &mut Closing(room));
                let kind = result.map_err(|error| error.kind());
                assert_eq!(kind, Err(io::ErrorKind::BrokenPipe), "{format} after {room} bytes");
            }
            let mut enough = Closing(whole.len());
            assert!(write(&document, format, Options::default(), &mut enough).is_ok() && enough.0 == 0);
        }
    }

    #[test]
    fn many_of_a_kind_are_counted_unless_all_are_asked_for() {
        const SECTION: Section = Section {
            id: "yards",
            title: "Yards",
            views: |_| vec!["one".to_owned()],
            page: |_| Page::default(),
            detail: |_, key| Detail { title: key.to_owned(), ..Detail::default() },
        };
        let (data, profile, mut page) = (sample::data(), Profile::default(), sample::page());
        let context = sample::context(&data, &profile);
        page.rows[1].told = Told::Counted;
        let part = |filter: &str, details| Part::new(&SECTION, &context, &page, (filter, None), details);
        let rest = |filter: &str, details| {
            let part = part(filter, details);
            (part.entries.iter().map(|entry| entry.full).collect::<Vec<_>>(), part.rest())
        };
        let more = Some("1 more row: coder-tui show prints them with --all.".to_owned());
        assert_eq!(rest("", Details::Told), (vec![true], more));
        assert_eq!(rest("", Details::All), (vec![true, true], None));
        assert_eq!(rest("caulk", Details::Told), (vec![true], None), "who filters sees every row");
        page.rows[1].told = Told::Line;
        let part = Part::new(&SECTION, &context, &page, ("", None), Details::Told);
        assert_eq!(part.entries.iter().map(|entry| entry.full).collect::<Vec<_>>(), [true, false]);
        assert_eq!(part.rest().as_deref(), Some("coder-tui show prints every row in full with --all."));
        for &format in Format::ALL {
            let document = Document { title: "Yards".to_owned(), context, parts: vec![part.clone()] };
            let print = to_string(&document, format, Options::default()).expect("memory takes everything");
            let people = Details::usual(format) == Details::Told;
            assert_eq!(print.contains("--all"), people, "{format}");
        }
    }

    #[test]
    fn a_part_is_the_tab_as_it_stands() {
        const SECTION: Section = Section {
            id: "yards",
            title: "Yards",
            views: |_| vec!["one".to_owned(), "two".to_owned()],
            page: |_| sample::page(),
            detail: |_, key| Detail { title: key.to_owned(), ..Detail::default() },
        };
        let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
        let context = Context { view: 1, ..sample::context(&data, &profile) };
        let sort = Some(Sort { column: 0, descending: false });
        let part = Part::new(&SECTION, &context, &page, ("", sort), Details::One("rigger"));
        let rows: Vec<(&str, bool)> =
            part.entries.iter().map(|e| (e.detail.title.as_str(), e.full)).collect();
        assert_eq!(rows, [("caulker", false), ("rigger", true)]);
        assert_eq!((part.section, part.view.as_str(), part.sort), ("yards", "two", sort));
        let part = Part::new(&SECTION, &context, &page, (" masts ", None), Details::None);
        assert_eq!((part.entries.len(), part.entries[0].full, part.filter.as_str()), (1, false, "masts"));
        let part = Part::row(&SECTION, &context, &page, "caulker");
        let rows: Vec<(&str, bool)> =
            part.entries.iter().map(|e| (e.detail.title.as_str(), e.full)).collect();
        assert_eq!((rows, part.view.as_str()), (vec![("caulker", true)], "two"));
        assert!(Part::row(&SECTION, &context, &page, "pirate").entries.is_empty());
    }
}
