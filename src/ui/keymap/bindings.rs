//! The table of keys. Footer, help, palette, `coder-tui config`, the manual and the README read it.

use super::{
    Binding, Hint, Needs,
    Place::{self, Columns, Everywhere, Future, ManyViews, Past, Row, Rows, Tabs, Wages},
};
use crate::{
    page::Wish,
    ui::{action::Action, takeaway::Extent},
};

/// What only moves the cursor.
pub const MOVE: &str = "Move";
const LOOK: &str = "Look closer";
const CHOOSE: &str = "Choose";
const FIND: &str = "Find and sort";
const TAKE: &str = "Take away";
const PROGRAM: &str = "Program";

/// Tabs whose columns are the roles that are compared.
pub const COMPARING: Place = Tabs(&["compare", "skills", "pros-cons"]);

/// Tabs to which a person adds things of their own.
const OWN: Place = Tabs(&["pros-cons", "decide"]);

macro_rules! bind {
    ($action:expr, $name:literal, $keys:expr, $group:expr, $place:expr, $help:literal) => {
        bind!(@ $action, $name, $keys, $group, $place, $help, None)
    };
    ($action:expr, $name:literal, $keys:expr, $group:expr, $place:expr, $help:literal, $hint:expr) => {
        bind!(@ $action, $name, $keys, $group, $place, $help, Some($hint))
    };
    (@ $action:expr, $name:literal, $keys:expr, $group:expr, $place:expr, $help:literal, $hint:expr) => {
        Binding {
            action: $action,
            name: $name,
            keys: &$keys,
            help: $help,
            group: $group,
            place: $place,
            hint: $hint,
        }
    };
}

/// A word for the footer, and its rank there.
const fn hint(word: &'static str, rank: u8) -> Hint {
    Hint { word, rank, with: None }
}

/// The same, with the keys of another binding beside its own.
const fn both(with: &'static str, word: &'static str, rank: u8) -> Hint {
    Hint { word, rank, with: Some(with) }
}

/// Every key of the program, in the order of the help.
pub const BINDINGS: &[Binding] = &[
    bind!(Action::Up, "up", ["up", "k"], MOVE, Everywhere, "row or line before", both("down", "row", 1)),
    bind!(Action::Down, "down", ["down", "j"], MOVE, Everywhere, "next row or line"),
    bind!(Action::PageDown, "page-down", ["pagedown", "ctrl-f"], MOVE, Everywhere, "a screenful down"),
    bind!(Action::PageUp, "page-up", ["pageup", "ctrl-b"], MOVE, Everywhere, "a screenful up"),
    bind!(Action::HalfDown, "half-down", ["ctrl-d"], MOVE, Everywhere, "half a screenful down"),
    bind!(Action::HalfUp, "half-up", ["ctrl-u"], MOVE, Everywhere, "half a screenful up"),
    bind!(Action::First, "first", ["g", "home"], MOVE, Everywhere, "first row or line"),
    bind!(Action::Last, "last", ["G", "end"], MOVE, Everywhere, "last row or line"),
    bind!(
        Action::Left,
        "left",
        ["left", "h"],
        MOVE,
        Columns,
        "columns to the left",
        both("right", "columns", 5)
    ),
    bind!(Action::Right, "right", ["right", "l"], MOVE, Columns, "columns to the right"),
    bind!(Action::DetailDown, "detail-down", ["J", "ctrl-e"], MOVE, Everywhere, "scroll the detail down"),
    bind!(Action::DetailUp, "detail-up", ["ctrl-y"], MOVE, Everywhere, "scroll the detail up"),
    bind!(Action::NextTab, "next-tab", ["tab", "]"], MOVE, Everywhere, "next tab", hint("next", 11)),
    bind!(Action::PreviousTab, "previous-tab", ["backtab", "["], MOVE, Everywhere, "tab before"),
    bind!(Action::Tab(0), "tab-1", ["1"], MOVE, Everywhere, "first tab"),
    bind!(Action::Tab(1), "tab-2", ["2"], MOVE, Everywhere, "second tab"),
    bind!(Action::Tab(2), "tab-3", ["3"], MOVE, Everywhere, "third tab"),
    bind!(Action::Tab(3), "tab-4", ["4"], MOVE, Everywhere, "fourth tab"),
    bind!(Action::Tab(4), "tab-5", ["5"], MOVE, Everywhere, "fifth tab"),
    bind!(Action::Tab(5), "tab-6", ["6"], MOVE, Everywhere, "sixth tab"),
    bind!(Action::Tab(6), "tab-7", ["7"], MOVE, Everywhere, "seventh tab"),
    bind!(Action::Tab(7), "tab-8", ["8"], MOVE, Everywhere, "eighth tab"),
    bind!(
        Action::Open,
        "open",
        ["enter"],
        LOOK,
        Everywhere,
        "go in: its places, its detail",
        hint("open", 7)
    ),
    bind!(Action::Back, "back", ["esc", "backspace"], LOOK, Everywhere, "go back, close or clear"),
    bind!(Action::NextView, "next-view", ["m"], LOOK, ManyViews, "next view of this tab", hint("view", 4)),
    bind!(Action::PreviousView, "previous-view", ["M"], LOOK, ManyViews, "view before"),
    bind!(
        Action::Passport,
        "passport",
        ["i"],
        LOOK,
        Row(Needs::Sources),
        "who says so, when, of whom",
        hint("source", 9)
    ),
    bind!(
        Action::OpenSource,
        "open-source",
        ["o"],
        LOOK,
        Row(Needs::Sources),
        "open the address of a source in your browser"
    ),
    bind!(
        Action::Glossary,
        "glossary",
        ["K"],
        LOOK,
        Everywhere,
        "explain the terms in this row",
        hint("terms", 21)
    ),
    bind!(
        Action::Why,
        "why",
        ["w"],
        LOOK,
        Tabs(&["decide"]),
        "why a role fails what you demand, and by how much",
        hint("why not", 8)
    ),
    bind!(
        Action::Pick,
        "pick",
        ["space"],
        CHOOSE,
        Row(Needs::Pick),
        "pick a role; tick, demand or lock what this row answers",
        hint("pick", 2)
    ),
    bind!(
        Action::Adjust(1),
        "more",
        ["+", "="],
        CHOOSE,
        Row(Needs::Steps),
        "more of this row",
        both("less", "change", 3)
    ),
    bind!(Action::Adjust(-1), "less", ["-"], CHOOSE, Row(Needs::Steps), "less of this row"),
    bind!(
        Action::Type,
        "type",
        ["v"],
        CHOOSE,
        Row(Needs::Answer),
        "type the answer of this row",
        hint("type", 13)
    ),
    bind!(
        Action::AddOwn,
        "add-own",
        ["A"],
        CHOOSE,
        OWN,
        "add a pro, con or criterion of your own",
        hint("add your own", 14)
    ),
    bind!(
        Action::RemoveOwn,
        "remove-own",
        ["x"],
        CHOOSE,
        Row(Needs::Own),
        "remove the own thing of this row",
        hint("remove", 5)
    ),
    bind!(Action::Undo, "undo", ["u"], CHOOSE, Past, "take the last answer back", hint("undo", 12)),
    bind!(
        Action::Redo,
        "redo",
        ["ctrl-r"],
        CHOOSE,
        Future,
        "bring back what was taken back",
        hint("redo", 12)
    ),
    bind!(
        Action::Differences,
        "differences",
        ["d"],
        CHOOSE,
        COMPARING,
        "only what differs, or everything",
        hint("differences", 4)
    ),
    bind!(
        Action::AreaPicker,
        "area",
        ["a"],
        CHOOSE,
        Wages,
        "choose the area that pay speaks of",
        hint("area", 6)
    ),
    bind!(
        Action::NextPer,
        "per",
        ["t"],
        CHOOSE,
        Place::Wish(Wish::Per),
        "pay a year, a month, an hour",
        hint("time", 15)
    ),
    bind!(
        Action::PriceAdjust,
        "prices",
        ["c"],
        CHOOSE,
        Place::Wish(Wish::Prices),
        "pay adjusted for local prices, or as paid",
        hint("prices", 17)
    ),
    bind!(
        Action::Budget,
        "budget",
        ["b"],
        CHOOSE,
        Place::Wish(Wish::Budget),
        "a budget as a line across the bars",
        hint("budget", 16)
    ),
    bind!(
        Action::Filter,
        "filter",
        ["/"],
        FIND,
        Rows,
        "show rows with these words, in any order",
        hint("filter", 10)
    ),
    bind!(Action::NextMatch, "next-match", ["n"], FIND, Rows, "next row that passes"),
    bind!(Action::PreviousMatch, "previous-match", ["N"], FIND, Rows, "row before that passes"),
    bind!(
        Action::Sort,
        "sort",
        ["s"],
        FIND,
        Rows,
        "sort by the next column, then as in the data",
        hint("sort", 19)
    ),
    bind!(Action::Reverse, "reverse", ["S"], FIND, Rows, "turn the order round"),
    bind!(
        Action::Palette,
        "palette",
        [":", "ctrl-p"],
        FIND,
        Everywhere,
        "find anything: roles, places, skills, terms, commands",
        hint("find", 10)
    ),
    bind!(
        Action::Write,
        "write",
        ["e"],
        TAKE,
        Everywhere,
        "write this page, this row or the decision to a file",
        hint("file", 18)
    ),
    bind!(
        Action::Copy(Extent::Row),
        "copy-row",
        ["y"],
        TAKE,
        Everywhere,
        "copy this row with its sources",
        hint("copy", 20)
    ),
    bind!(Action::Copy(Extent::Page), "copy-page", ["Y"], TAKE, Everywhere, "copy this page"),
    bind!(
        Action::PrintOnExit,
        "print-on-exit",
        ["p"],
        TAKE,
        Everywhere,
        "print what was copied, or this row, when you leave; or not"
    ),
    bind!(
        Action::Help,
        "help",
        ["?", "f1"],
        PROGRAM,
        Everywhere,
        "the keys of this tab and all others",
        hint("help", 0)
    ),
    bind!(Action::Reload, "reload", ["r"], PROGRAM, Everywhere, "read the data files again"),
    bind!(
        Action::NextTheme,
        "theme",
        ["T"],
        PROGRAM,
        Everywhere,
        "next theme: the terminal's colours, others, none"
    ),
    bind!(
        Action::ToggleMouse,
        "mouse",
        ["ctrl-g"],
        PROGRAM,
        Everywhere,
        "mouse on or off; off lets the terminal select text"
    ),
    bind!(Action::Redraw, "redraw", ["ctrl-l"], PROGRAM, Everywhere, "draw everything again"),
    bind!(
        Action::Suspend,
        "suspend",
        ["ctrl-z"],
        PROGRAM,
        Everywhere,
        "stop until the shell brings the program back"
    ),
    bind!(Action::Quit, "quit", ["q", "ctrl-c"], PROGRAM, Everywhere, "leave", hint("quit", 0)),
];
