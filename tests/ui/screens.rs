//! What every tab and overlay looks like: text in `snapshots/`, to be read and accepted by eye.
//!
//! A new tab gets its pictures for nothing. After a change that is meant:
//! `INSTA_UPDATE=always cargo test --test ui screens`, then look at `git diff`.

use std::{collections::BTreeSet, fs, path::Path};

use coder_tui::ui::theme::{
    Background,
    depth::Depth,
    list::{BUILT_IN, Themes},
};
use insta::{assert_snapshot, with_settings};

use crate::screen::{Screen, overlays, shipped, views};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// All pictures with their names.
fn pictures() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (columns, lines) in SIZES {
        for (tab, view, name) in views(shipped()) {
            let screen = Screen::at(shipped(), tab, view).size(columns, lines);
            all.push((format!("{name}-{columns}x{lines}"), screen.text()));
        }
        for overlay in overlays() {
            let screen = overlay.on(shipped()).size(columns, lines);
            all.push((format!("overlay-{}-{columns}x{lines}", overlay.name), screen.text()));
        }
    }
    // Picks, differences and a second pane show every style that carries a meaning.
    for built_in in BUILT_IN {
        let mut themes = Themes::new(Background::Dark, Depth::True);
        themes.choose(built_in.name).expect("it is built in");
        let name = themes.name().to_owned();
        let screen = Screen::looking(themes.into()).size(100, 30).keys("space down space 2 d down");
        all.push((format!("styles-{name}"), screen.styles()));
    }
    all
}

#[test]
fn look_as_accepted() {
    let mut known = BTreeSet::new();
    for (name, picture) in pictures() {
        with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!(name.as_str(), picture);
        });
        assert!(known.insert(format!("{name}.snap")), "two pictures are called {name}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/snapshots");
    for file in fs::read_dir(folder).expect("snapshots") {
        let file = file.expect("an entry").file_name().into_string().expect("a plain name");
        assert!(
            known.contains(&file) || file.contains(".snap.new"),
            "nothing draws {file} any more: delete it"
        );
    }
}
