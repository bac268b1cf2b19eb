//! A screenful at a time, every row of a list is seen, whatever the rows and headings look like.

use std::collections::BTreeSet;

use coder_tui::{page::Block, ui::pane::ItemKind};

use crate::screen::{Screen, shipped, views};

/// The rows that are on the screen.
fn seen(screen: &Screen) -> Vec<usize> {
    let (pane, geometry) = (screen.app.pane(), screen.app.geometry());
    let items = pane.items(&pane.plan(geometry.list_width()), geometry.list_lines());
    let row = |item: coder_tui::ui::pane::Item| match item.kind {
        ItemKind::Row(at) => Some(at),
        ItemKind::Heading(_) => None,
    };
    items.into_iter().filter_map(row).collect()
}

#[test]
fn no_row_is_passed_over() {
    for (tab, view, name) in views(shipped()) {
        for (columns, lines) in [(80, 24), (120, 40), (40, 10)] {
            let mut screen = Screen::at(shipped(), tab, view).size(columns, lines);
            if screen.app.geometry().map.is_some() {
                continue;
            }
            for (key, end) in [("pagedown", screen.app.pane().order.len().saturating_sub(1)), ("pageup", 0)] {
                let mut all: BTreeSet<usize> = seen(&screen).into_iter().collect();
                for _ in 0..screen.app.pane().order.len() {
                    screen = screen.keys(key);
                    all.extend(seen(&screen));
                }
                let rows = screen.app.pane().order.len();
                assert_eq!(all.len(), rows, "{name} at {columns}x{lines}, {key}");
                assert_eq!(screen.app.pane().cursor, end, "{name} at {columns}x{lines}, {key}");
            }
        }
    }
}

#[test]
fn the_end_of_the_list_stands_at_the_bottom() {
    let screen = Screen::open().keys("3 pagedown*99");
    let (pane, geometry) = (screen.app.pane(), screen.app.geometry());
    let items = pane.items(&pane.plan(geometry.list_width()), geometry.list_lines());
    let end = items.iter().map(|item| item.y + item.height).max();
    assert_eq!(end, Some(usize::from(geometry.rows().height)), "no room is left blank");
}

/// How long a detail is, is judged until somebody scrolls: its bar must not tell another story, and what is
/// seen must be the same.
#[test]
fn a_judged_length_is_near_the_counted_one() {
    let cyrillic = |letter: char| match letter {
        'a'..='z' => char::from_u32('а' as u32 + letter as u32 - 'a' as u32).expect("a letter"),
        other => other,
    };
    for (tab, view, name) in views(shipped()) {
        for (columns, lines) in [(80, 24), (120, 40), (200, 60)] {
            let mut screen = Screen::at(shipped(), tab, view).size(columns, lines);
            for _ in 0..screen.app.pane().order.len().min(12) {
                let geometry = screen.app.geometry();
                let painter = screen.app.detail_painter(&geometry);
                let mut detail = screen.app.pane().detail.clone();
                for letters in ["Latin", "Cyrillic"] {
                    let counted = painter.detail(&detail);
                    let (laid_out, judged) = painter.beginning(&detail);
                    let what = format!("{}, {name} at {columns}x{lines}, {letters}", detail.title);
                    let seen = geometry.detail_lines();
                    assert!(laid_out.len() >= seen.min(counted.len()), "{what}");
                    assert_eq!(laid_out, counted.get(..laid_out.len()).unwrap_or_default(), "{what}");
                    assert_eq!(judged > seen, counted.len() > seen, "{what}: whether there is more");
                    let most = counted.len() / 4 + 3;
                    assert!(judged.abs_diff(counted.len()) <= most, "{what}: {judged} for {}", counted.len());
                    for block in &mut detail.blocks {
                        let texts = match block {
                            Block::Text(cited) => std::slice::from_mut(cited),
                            Block::Bullets(list) => list.as_mut_slice(),
                            _ => &mut [],
                        };
                        for span in texts.iter_mut().flat_map(|cited| &mut cited.line.0) {
                            span.text = span.text.chars().map(cyrillic).collect();
                        }
                    }
                }
                screen = screen.keys("down");
            }
        }
    }
}

/// Wherever a detail is scrolled to, its bar is where it would be had all been counted; it stays so when the
/// window changes.
#[test]
fn the_bar_of_a_scrolled_detail_is_counted() {
    let mut screen = Screen::open().size(80, 24).keys("J*5");
    for (columns, lines) in [(80, 24), (120, 40), (90, 30)] {
        screen = screen.size(columns, lines);
        let before = screen.text();
        // Down and up again: counted by now.
        screen = screen.keys("J ctrl-y");
        assert_eq!(screen.text(), before, "{columns}x{lines}");
    }
}
