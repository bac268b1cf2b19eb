//! Heads and fields of tables.

use maud::{Markup, html};

use super::{
    inline::{inline, origins},
    picture,
};
use crate::{
    export::{
        grid::{Field, Head},
        words,
    },
    page::Align,
};

/// The head of a column.
pub fn head(head: &Head) -> Markup {
    let title = words::say(&head.title);
    html! {
        th scope="col" class=[class(head)] {
            @if title.is_empty() { span.hidden { "What" } } @else { (title) }
        }
    }
}

fn class(head: &Head) -> Option<&'static str> {
    match (head.picture, head.align) {
        (true, _) => Some("picture"),
        (false, Align::Right) => Some("number"),
        (false, Align::Center) => Some("center"),
        (false, Align::Left) => None,
    }
}

/// The fields of a row: the first heads it; one that speaks for those at its right spans them.
pub fn fields(heads: &[Head], row: &[Field], link: Option<&str>) -> Markup {
    let covered = |from: usize| row.iter().skip(from).take_while(|f| matches!(f, Field::Covered)).count();
    html! {
        @for (n, (head, field)) in heads.iter().zip(row).enumerate() {
            @match field {
                Field::Covered => {}
                Field::Picture(picture) => td.picture { (picture::bar(picture)) },
                Field::Said { line, .. } if n == 0 => {
                    th scope="row" {
                        @if let Some(anchor) = link { a href={"#" (anchor)} { (inline(line)) } }
                        @else { (inline(line)) }
                    }
                }
                Field::Said { line, from } => {
                    @let covered = covered(n + 1);
                    @let wordy = line.plain().len() > 40 || from.iter().any(|origin| origin.words.len() > 40);
                    td class=[if wordy { Some("wordy") } else { class(head) }] colspan=[(covered > 0).then_some(covered + 1)] {
                        (inline(line))
                        @if !from.is_empty() { span.from { (origins(from)) } }
                    }
                }
            }
        }
    }
}
