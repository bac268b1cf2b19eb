//! No size of terminal breaks a screen, not even one that changes between thinking and drawing.

use coder_tui::{
    dataset::Dataset,
    page::{Block, Detail},
};

use crate::{
    hard,
    screen::{Screen, assert_frames_hold, nursing, overlays, shipped, views},
};

/// All small sizes, where every column and line counts, then wider and wider steps.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let small = (0..=30).flat_map(|columns| (0..=12).map(move |lines| (columns, lines)));
    let large =
        (31..=127).step_by(13).flat_map(|columns| (13..=50).step_by(7).map(move |lines| (columns, lines)));
    let flat = (31..=127).step_by(17).map(|columns| (columns, 7));
    let thin = (13..=50).step_by(5).map(|lines| (21, lines));
    small.chain(large).chain(flat).chain(thin)
}

/// Few sizes: one of each layout, and the least of each.
const FEW: [(u16, u16); 7] = [(0, 0), (20, 6), (37, 11), (60, 16), (80, 24), (99, 17), (113, 37)];

/// Draws a screen in each size: first while the app still knows the size before, as after a resize
/// that it has not heard of, then as it should be.
fn draw(mut screen: Screen, sizes: impl Iterator<Item = (u16, u16)>) {
    for (columns, lines) in sizes {
        screen.frame_in(columns, lines);
        screen = screen.size(columns, lines);
        let frame = screen.frame();
        if !screen.app.geometry().too_small {
            assert_frames_hold(&screen.app, &frame);
        }
    }
}

/// Every tab in every view.
fn lists(data: &Dataset) -> Vec<Screen> {
    views(data).into_iter().map(|(tab, view, _)| Screen::at(data, tab, view)).collect()
}

/// Every tab in every view, at the ends of its list and of its detail, with the detail in front.
fn details(data: &Dataset) -> Vec<Screen> {
    lists(data).into_iter().map(|screen| screen.keys("end right*9 enter end")).collect()
}

/// Nobody has such a screen, but a terminal may say so.
#[test]
fn the_largest_size_that_can_be_said_is_laid_out() {
    for (columns, lines) in [(u16::MAX, 24), (24, u16::MAX), (u16::MAX, u16::MAX)] {
        for screen in lists(shipped()) {
            let geometry = screen.size(columns, lines).app.geometry();
            let [list, detail] = [geometry.list, geometry.detail].map(Option::unwrap_or_default);
            assert!(list.right().max(detail.right()) == columns, "{list:?} {detail:?}");
        }
    }
}

/// Every overlay, and what is being typed.
fn inputs_and_overlays(data: &Dataset) -> Vec<Screen> {
    let mut all = Vec::new();
    for overlay in overlays() {
        all.push(overlay.on(data));
        all.push(overlay.on(data).keys("end pagedown"));
    }
    all.push(Screen::on(data).keys("/").types("coder"));
    all.push(Screen::on(data).keys("? /").types("row"));
    all
}

#[test]
fn lists_are_drawn_at_every_size() {
    for screen in lists(shipped()) {
        draw(screen, sizes());
    }
}

#[test]
fn details_are_drawn_at_every_size() {
    for screen in details(shipped()) {
        draw(screen, sizes());
    }
}

#[test]
fn overlays_are_drawn_at_every_size() {
    for screen in inputs_and_overlays(shipped()) {
        draw(screen, sizes());
    }
}

fn draw_other_data(states: fn(&Dataset) -> Vec<Screen>) {
    let hard = hard::data_sets().iter().map(|(_, data)| data);
    for screen in hard.chain([nursing()]).flat_map(states) {
        draw(screen, FEW.into_iter());
    }
}

#[test]
fn lists_of_other_and_hard_data_are_drawn() {
    draw_other_data(lists);
}

#[test]
fn details_of_other_and_hard_data_are_drawn() {
    draw_other_data(details);
}

#[test]
fn overlays_on_other_and_hard_data_are_drawn() {
    draw_other_data(inputs_and_overlays);
}

/// Every tab, view and overlay in large and in odd terminals, and no line of a detail stretched over them.
#[test]
fn large_terminals_are_filled_with_measure() {
    const LARGE: [(u16, u16); 5] = [(200, 60), (500, 200), (500, 10), (30, 200), (131, 200)];
    for screen in lists(shipped()).into_iter().chain(inputs_and_overlays(shipped())) {
        draw(screen, LARGE.into_iter());
    }
    for screen in lists(shipped()) {
        let painter = screen.app.painter(496);
        for block in &screen.app.pane().detail.blocks {
            if matches!(block, Block::Table(_)) {
                continue;
            }
            let detail = Detail { title: String::new(), blocks: vec![block.clone()] };
            let widest = painter.detail(&detail).iter().map(ratatui::text::Line::width).max().unwrap_or(0);
            assert!(widest <= 100, "{widest} columns: {block:?}");
        }
    }
}
