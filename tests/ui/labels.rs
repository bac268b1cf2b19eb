//! The labels of facts are read whole, whatever the width.

use coder_tui::{page::Block, sections::SECTIONS};

use crate::screen::{Screen, shipped, views};

#[test]
fn no_label_of_the_shipped_details_is_cut() {
    let mut long = 0;
    for (tab, view, name) in views(shipped()) {
        let screen = Screen::at(shipped(), tab, view);
        let context = screen.app.context();
        let page = (SECTIONS[tab].page)(&context);
        // Hundreds of places are of one kind: some stand for all.
        for row in page.rows.iter().step_by(page.rows.len().div_ceil(60).max(1)) {
            let detail = (SECTIONS[tab].detail)(&context, &row.key);
            // What a detail is laid out in at 80 and at 120 columns, beside the list and below it.
            for width in [44, 68, 76, 116] {
                let lines = screen.app.painter(width).detail(&detail);
                let said: String = lines.iter().map(|line| line.to_string() + " ").collect();
                let said: Vec<&str> = said.split_whitespace().collect();
                let said = said.join(" ");
                for fact in detail.blocks.iter().filter_map(facts).flatten() {
                    long += usize::from(fact.label.chars().count() > 20);
                    let label: Vec<&str> = fact.label.split_whitespace().collect();
                    let label = label.join(" ");
                    assert!(said.contains(&label), "{name}, {}: {label:?} in {width}", row.key);
                }
            }
        }
    }
    assert!(long > 0, "no label is so long that it could be cut");
}

fn facts(block: &Block) -> Option<&[coder_tui::page::Fact]> {
    if let Block::Facts(facts) = block { Some(facts) } else { None }
}
