//! Everything that can be printed: every tab in every view, the brief, of two fields, for somebody
//! who has answered nothing and for somebody who has answered everything.

use std::{path::Path, sync::OnceLock};

use coder_tui::{
    dataset::{Dataset, Date, Id},
    export::{self, Details, Document, Format, Options, Part},
    page::Page,
    profile::{Budget, Profile, Turn},
    sections::{Context, SECTIONS, Section, brief::BRIEF, sources::SOURCES},
};

/// A data set, and who looks at it.
#[derive(Debug)]
pub struct Field {
    name: &'static str,
    data: Dataset,
    /// Each with a name for files and messages.
    people: [(&'static str, Profile); 2],
}

/// One thing to print.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    pub section: &'static Section,
    field: &'static Field,
    person: &'static (&'static str, Profile),
    view: usize,
}

/// The shipped data set and one of another field, each read once.
fn fields() -> &'static [Field; 2] {
    static FIELDS: OnceLock<[Field; 2]> = OnceLock::new();
    FIELDS.get_or_init(|| {
        let nursing = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/nursing");
        let nursing = Dataset::open(&nursing).expect("a sound fixture");
        [("shipped", Dataset::shipped()), ("nursing", nursing)].map(|(name, data)| {
            let people = [("nobody", Profile::default()), ("somebody", somebody(&data))];
            Field { name, data, people }
        })
    })
}

/// A day that never changes.
pub fn today() -> Date {
    Date::from_ymd(2026, 6, 12).expect("a date")
}

/// Somebody who compares the first and the last role far from the nation's middle, by the month, and
/// has turned every knob there is.
pub fn somebody(data: &Dataset) -> Profile {
    let ids: Vec<&Id> = data.career.roles.iter().map(|role| &role.id).collect();
    let mut profile = Profile {
        picks: [ids.first(), ids.last()].into_iter().flatten().copied().cloned().collect(),
        area: data.wages.as_ref().and_then(|wages| wages.areas.last()).map(|area| area.id.clone()),
        differences_only: true,
        budget: Budget::new(2_900.0, 18.0).ok(),
        ..Profile::default()
    };
    for section in SECTIONS {
        for view in 0..(section.views)(&Context::new(data, &profile, today())).len() {
            let page = (section.page)(&Context::new(data, &profile, today()).in_view(view));
            for knob in page.rows.iter().filter_map(|row| row.knob.as_ref()) {
                profile.turn(knob, &Turn::By(2), data, today()).expect("a step is an answer to every knob");
            }
        }
    }
    profile
}

/// Everything that can be printed.
pub fn subjects() -> Vec<Subject> {
    let mut all = Vec::new();
    for field in fields() {
        for person in &field.people {
            for section in SECTIONS.iter().chain([&BRIEF, &SOURCES]) {
                let context = Context::new(&field.data, &person.1, today());
                let views = 0..(section.views)(&context).len();
                all.extend(views.map(|view| Subject { section, field, person, view }));
            }
        }
    }
    all
}

impl Subject {
    /// A name for files and messages: `shipped-somebody-pay-2`.
    pub fn name(&self) -> String {
        format!("{}-{}-{}-{}", self.field.name, self.person.0, self.section.id, self.view + 1)
    }

    pub fn context(&self) -> Context<'static> {
        Context::new(&self.field.data, &self.person.1, today()).in_view(self.view)
    }

    /// The page with about so many rows at most: a long one has hundreds of one kind, and some of
    /// them, from its beginning to its end, stand for all. A map is left whole.
    pub fn page(&self, rows: usize) -> Page {
        let mut page = (self.section.page)(&self.context());
        let map = page.rows.iter().any(|row| row.tile.is_some());
        let step = if map { 1 } else { page.rows.len().div_ceil(rows).max(1) };
        page.rows = std::mem::take(&mut page.rows).into_iter().step_by(step).collect();
        page
    }

    /// `page`, which is the subject's own, with all its details.
    pub fn print(&self, page: &Page, format: Format) -> String {
        let context = self.context();
        let part = Part::new(self.section, &context, page, ("", None), Details::All);
        let document = Document { title: self.section.title.to_owned(), context, parts: vec![part] };
        export::to_string(&document, format, Options::default()).expect("memory takes everything")
    }
}
