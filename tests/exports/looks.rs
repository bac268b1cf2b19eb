//! What every tab looks like in every format, kept as files: of the data set that has one of everything.
//! `INSTA_UPDATE=always cargo test --test exports looks` writes them anew.

use std::{collections::BTreeSet, fs, path::Path};

use coder_tui::{
    dataset::Dataset,
    export::{self, Details, Document, Format, Options, Part},
    sections::{Context, SECTIONS, Section, brief::BRIEF, sources::SOURCES},
};
use insta::{assert_snapshot, with_settings};

use crate::prints;

/// What the smallest data set lacks, because other tests bring their own: something to weigh.
const TO_WEIGH: &str = r#"
    criteria: [
        (id: "shift", name: "Short shifts", attribute: answer("shift"), worst: 24, best: 6, weight: 40, note: "In hours."),
        (id: "pay", name: "Pay", attribute: stand_in_pay, worst: 20000, best: 40000, weight: 60),
    ],
    must_haves: [
        (id: "shore", name: "On shore", attribute: answer("island"), demand: no),
        (id: "pay", name: "Enough pay", attribute: median_pay, demand: at_least(28000)),
    ],
    glossary: ["#;

/// The smallest data set there is, with one of everything.
fn keeper() -> Dataset {
    let folder = tempfile::tempdir().expect("a folder");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keeper");
    for file in ["career.ron", "wages.ron"] {
        let text = fs::read_to_string(fixture.join(file)).expect("a fixture");
        fs::write(folder.path().join(file), text.replacen("\n    glossary: [", TO_WEIGH, 1))
            .expect("written");
    }
    Dataset::open(folder.path()).expect("a sound data set")
}

/// Of that data set, for somebody who has answered everything, every tab with all its views in one print.
fn least(format: Format) -> Vec<(&'static str, String)> {
    let data = keeper();
    let profile = prints::somebody(&data);
    let context = Context::new(&data, &profile, prints::today());
    let print = |section: &'static Section| {
        let views = (0..(section.views)(&context).len()).map(|view| context.in_view(view));
        let pages: Vec<_> = views.map(|context| (context, (section.page)(&context))).collect();
        let part = |(context, page)| Part::new(section, context, page, ("", None), Details::All);
        let parts = pages.iter().map(|(context, page)| part((context, page))).collect();
        let document = Document { title: section.title.to_owned(), context, parts };
        let print = export::to_string(&document, format, Options::default());
        (section.id, print.expect("memory takes everything"))
    };
    SECTIONS.iter().chain([&BRIEF, &SOURCES]).map(print).collect()
}

/// A print without the sheet of styles, which is the same in all, and the version, which changes.
fn without_styles(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").expect("it brings its styles");
    let (_, body) = rest.split_once("</style>").expect("they end");
    let head = head.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    // A line for each element that begins a line when read: what changes is then easy to see.
    let mut lines = format!("{head}{body}");
    for tag in ["<h", "<p", "<li", "<t", "<dt", "<section", "<svg", "<figure", "</body"] {
        lines = lines.replace(tag, &format!("\n{tag}"));
    }
    lines.replace("\n\n", "\n")
}

#[test]
fn look_as_accepted() {
    let mut known = BTreeSet::new();
    for &format in Format::ALL {
        for (tab, print) in least(format) {
            let name = format!("{tab}-{format}");
            let print = if format == Format::Html { without_styles(&print) } else { print };
            with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                assert_snapshot!(name.as_str(), print);
            });
            assert!(known.insert(format!("{name}.snap")), "two prints are called {name}");
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/snapshots");
    for file in fs::read_dir(folder).expect("snapshots") {
        let file = file.expect("an entry").file_name().into_string().expect("a plain name");
        assert!(
            known.contains(&file) || file.contains(".snap.new"),
            "nothing prints {file} any more: delete it"
        );
    }
}
