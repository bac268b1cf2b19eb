//! What the dashboard spends its time on: `cargo bench`, or `cargo bench -- view` for some of it.
//!
//! A new tab is here by itself: pages and views are those of `SECTIONS`.

use std::{fs, path::Path, sync::LazyLock};

use coder_tui::{
    dataset::{
        Dataset, Date,
        load::{self, Loaded},
        problem::Source,
    },
    import::oews,
    page::{Filter, Page},
    profile::Profile,
    sections::{Context, SECTIONS},
    ui::{
        action::Action,
        app::{App, Opening},
        theme::{Background, depth::Depth, list::Themes},
        view,
    },
};
use divan::{Bencher, black_box, counter::BytesCount};
use ratatui::{Terminal, backend::TestBackend};

static SHIPPED: LazyLock<Dataset> = LazyLock::new(Dataset::shipped);
static CAREER: LazyLock<Source> = LazyLock::new(|| text("career.ron"));
static WAGES: LazyLock<Source> = LazyLock::new(|| text("wages.ron"));
static LARGE: LazyLock<Dataset> = LazyLock::new(|| {
    let loaded = load::parse(&CAREER, Some(&times_over(&WAGES, 1_000)));
    loaded.expect("a sound data set").dataset
});

fn main() {
    divan::main();
}

fn text(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/medical-coding").join(name);
    Source { name: name.to_owned(), text: fs::read_to_string(path).expect("the shipped data set") }
}

fn today() -> Date {
    Date::from_ymd(2026, 11, 23).expect("a day")
}

/// Every view of every tab, by its name.
fn views() -> Vec<String> {
    let answers = Profile::default();
    let context = Context::new(&SHIPPED, &answers, today());
    let of = |at: usize| (SECTIONS[at].views)(&context).len();
    (0..SECTIONS.len()).flat_map(|at| (0..of(at)).map(move |v| format!("{} {v}", SECTIONS[at].id))).collect()
}

/// The indices of tab and view that [`views`] calls so.
fn find(name: &str) -> (usize, usize) {
    let (id, view) = name.split_once(' ').expect("two words");
    let tab = SECTIONS.iter().position(|s| s.id == id).expect("a tab");
    (tab, view.parse().expect("a number"))
}

fn built(name: &str) -> Page {
    let (tab, view) = find(name);
    let profile = Profile::default();
    (SECTIONS[tab].page)(&Context::new(&SHIPPED, &profile, today()).in_view(view))
}

fn app(name: &str, size: (u16, u16)) -> App {
    app_on(SHIPPED.clone(), name, size)
}

fn app_on(data: Dataset, name: &str, size: (u16, u16)) -> App {
    let (tab, view) = find(name);
    let opening = Opening { tab, view, ..Opening::default() };
    App::new(data, opening, Themes::new(Background::Dark, Depth::Indexed), today(), size)
}

/// The shipped data set as the program opens it: checked and packed when it was built.
#[divan::bench]
fn load_packed() -> Dataset {
    Dataset::shipped()
}

#[divan::bench]
fn load_ron(bencher: Bencher) {
    let bytes = CAREER.text.len() + WAGES.text.len();
    bencher.counter(BytesCount::new(bytes)).bench(|| load::parse(&CAREER, Some(&WAGES)).expect("sound"));
}

/// The wage table so many times, each time for another occupation. Bytes a second stay the same where
/// the time grows with the bytes and no faster.
#[divan::bench(args = [1, 10, 100, 1000], sample_count = 1, sample_size = 1)]
fn load_large(bencher: Bencher, times: usize) {
    let table = times_over(&WAGES, times);
    let bytes = CAREER.text.len() + table.text.len();
    let load = || load::parse(&CAREER, Some(&table)).map(|Loaded { dataset, .. }| dataset);
    bencher.counter(BytesCount::new(bytes)).bench(|| load().expect("a sound data set"));
}

/// A table with `times` as many rows: those of its main occupation, for further occupations too.
fn times_over(table: &Source, times: usize) -> Source {
    const MAIN: &str = "29-2072";
    let (mut text, mut in_rows) = (String::with_capacity(table.text.len() * times), String::new());
    let codes: Vec<String> =
        (1..times).map(|n| format!("{:02}-{:04}", 90 + n / 9000, 1000 + n % 9000)).collect();
    for line in table.text.split_inclusive('\n') {
        let section = if line.contains("occupation: ") { &mut in_rows } else { &mut text };
        section.push_str(line);
        if line.contains(&format!("\"{MAIN}\"")) && line.trim_start().starts_with('(') {
            section.extend(codes.iter().map(|code| line.replace(MAIN, code)));
        }
    }
    let text = text.replacen("    rows: [\n", &format!("    rows: [\n{in_rows}"), 1);
    Source { name: table.name.clone(), text }
}

#[divan::bench(args = views())]
fn page(name: &str) -> Page {
    built(black_box(name))
}

#[divan::bench(args = views())]
fn view_80x24(bencher: Bencher, name: &str) {
    view(bencher, name, (80, 24));
}

#[divan::bench(args = views())]
fn view_200x60(bencher: Bencher, name: &str) {
    view(bencher, name, (200, 60));
}

/// A frame, as it is drawn after a key, without what the terminal does with it.
fn view(bencher: Bencher, name: &str, size: (u16, u16)) {
    let app = app(name, size);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("memory");
    bencher.bench_local(|| terminal.draw(|frame| view::draw(&app, frame)).is_ok());
}

/// A key down and a key up: the cursor moves, the detail is built.
#[divan::bench(args = views())]
fn key(bencher: Bencher, name: &str) {
    let mut app = app(name, (120, 40));
    bencher.bench_local(|| (app.update(Action::Down), app.update(Action::Up)));
}

/// The same on a wage table with 1,000 times the rows: no key may be slower for it.
#[divan::bench(args = views(), sample_count = 10)]
fn key_large(bencher: Bencher, name: &str) {
    let mut app = app_on(LARGE.clone(), name, (120, 40));
    bencher.bench_local(|| (app.update(Action::Down), app.update(Action::Up)));
}

#[divan::bench(args = ["e", "texas", "metro new", "nowhere"])]
fn filter_places(bencher: Bencher, words: &str) {
    let page = built("pay 0");
    bencher.bench(|| page.select(&Filter::new(black_box(words)), None));
}

/// One occupation out of a part of the agency's own files.
#[divan::bench]
fn import(bencher: Bencher) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/oews");
    let bytes = fs::metadata(directory.join("oe.data.0.Current")).expect("the fixture").len();
    let options =
        oews::Options { directory, everywhere: vec!["29-2072".to_owned()], ..oews::Options::default() };
    bencher.counter(BytesCount::new(bytes)).bench(|| oews::run(&options, &mut |_| ()).expect("the fixture"));
}
