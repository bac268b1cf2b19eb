//! The footer and the help offer what can be done here, by the keys that do it.

use coder_tui::ui::{
    action::Action,
    keymap::{Key, Keymap},
    look::Look,
    overlay::Overlay,
    theme::{Background, Theme},
};

use crate::screen::Screen;

fn footer(screen: &Screen) -> String {
    screen.text().lines().last().expect("a footer").trim().to_owned()
}

fn rebound(keys: &[(&str, &[&str])]) -> Look {
    let mut keymap = Keymap::default();
    let key = |key: &&str| Key::try_from((*key).to_owned()).expect("a key");
    let own = keys.iter().map(|(name, keys)| ((*name).to_owned(), keys.iter().map(key).collect()));
    assert_eq!(keymap.rebind(own.collect()), []);
    Look { keymap, ..Look::from(Theme::terminal(Background::Dark)) }
}

#[test]
fn offers_what_the_row_has() {
    let roles = footer(&Screen::open());
    assert!(roles.contains("space pick") && !roles.contains("change") && !roles.contains("undo"), "{roles}");
    assert!(footer(&Screen::open().keys("space down")).contains("u undo"));
    // The score follows from the answers; a demand below it is one.
    let score = footer(&Screen::open().keys("8"));
    assert!(!score.contains("change") && !score.contains("space"), "{score}");
    let demand = footer(&Screen::open().keys("8 down*2"));
    assert!(demand.contains("space demand") && !demand.contains("change"), "there is no amount: {demand}");
    let amount = footer(&Screen::open().keys("8 down*9"));
    assert!(amount.contains("space demand  + - change"), "{amount}");
    let weight = footer(&Screen::open().keys("8 down*12"));
    assert!(weight.contains("space lock  + - change") && !weight.contains("remove"), "{weight}");
    let own = Screen::open().keys("8 A").types("Near home").keys("enter");
    assert!(footer(&own).contains("x remove"), "{}", footer(&own));
    let compare = footer(&Screen::open().keys("2"));
    assert!(!compare.contains("space") && compare.contains("←→ columns  "), "{compare}");
}

#[test]
fn the_most_useful_stay_where_room_is_scarce() {
    let narrow = |columns| footer(&Screen::open().size(columns, 24).keys("3"));
    assert_eq!(narrow(20), "? help  q quit");
    assert_eq!(narrow(34), "↑↓ row  m view  ? help  q quit");
    assert_eq!(narrow(60), "↑↓ row  m view  ←→ columns  a area  ↵ open  ? help  q quit");
}

#[test]
fn says_a_persons_own_keys() {
    let look = rebound(&[("up", &["w"]), ("less", &["_"]), ("why", &[]), ("undo", &[])]);
    let screen = Screen::looking(look).keys("8 down*12 +");
    let text = footer(&screen);
    assert!(text.starts_with("w↓ row") || text.starts_with("w ↓ row"), "{text}");
    assert!(text.contains("+ _ change"), "{text}");
    assert!(!text.contains("why not") && !text.contains("undo"), "what has no key is not offered: {text}");
    let look = rebound(&[("up", &["ctrl-n"]), ("down", &["ctrl-t"]), ("back", &["X"])]);
    let screen = Screen::looking(look).keys("enter");
    assert!(footer(&screen).starts_with("ctrl-n ctrl-t scroll"), "{}", footer(&screen));
    assert!(footer(&screen).contains("X back"), "{}", footer(&screen));
}

#[test]
fn help_begins_with_this_row_and_counts_the_tabs_once() {
    let help = Screen::open().size(120, 60).keys("8 down*2 ?").reads();
    let at = |words: &str| help.find(words).unwrap_or_else(|| panic!("{words:?} is not in {help}"));
    assert!(at("On this row") < at("On Decide") && at("On Decide") < at("Move"));
    assert!(at("tick, demand or lock") < at("On Decide"));
    assert!(help.contains("m next view of this tab M view before"), "what belongs together: {help}");
    assert!(help.contains("+, = more of this row - less of this row"), "{help}");
    assert_eq!(help.matches("the tab with this number").count(), 1);
    assert!(help.contains("1-8 the tab with this number"), "{help}");
    assert!(!help.contains("third tab"));
    let compare = Screen::open().keys("2 ?").reads();
    assert!(!compare.contains("more of this row") && !compare.contains("pick a role"), "{compare}");
}

#[test]
fn the_palette_leads_with_commands_of_every_tab() {
    let palette = |words: &str| Screen::open().keys(":").types(words).text();
    let first = |words: &str| {
        let text = palette(words);
        text.lines().find(|line| line.contains("│ ▸ ")).map(str::to_owned).unwrap_or(text)
    };
    assert!(first("only what differs").contains("on Compare"));
    assert!(first("choose area").contains("choose the area"));
    assert!(first("decision csv").contains("The decision on one page as csv"));
    assert_eq!(Screen::open().keys(":").types("only what differs").keys("enter").app.section().id, "compare");
    let map = Screen::open().keys(":").types("pay: map").keys("enter");
    assert_eq!((map.app.section().id, map.app.pane().view), ("pay", 1));
    assert!(palette("zzqx").contains("nothing has these words"));
    let screen = Screen::open().keys(":");
    let Some(Overlay::Picker(all)) = screen.app.overlay() else { panic!("no palette") };
    let last = all.entries.last().map(|entry| &entry.action);
    assert_eq!(last, Some(&Action::PreviousTab), "what only moves stands at the end");
}

#[test]
fn a_long_notice_is_read_whole() {
    let words: Vec<String> = (1..60).map(|n| format!("word{n}")).collect();
    let notice = format!("first.ron:1:1: {}\nsecond.ron:2:2: short", words.join(" "));
    let screen = |columns, lines| {
        let notice = Action::Failed(notice.clone());
        Screen::open().size(columns, lines).act(notice)
    };
    for (columns, lines) in [(80, 24), (120, 40), (200, 60)] {
        let text = screen(columns, lines).text();
        let last = text.lines().last().expect("a line");
        assert_eq!(last, " second.ron:2:2: short");
        assert!(words.iter().all(|word| text.contains(word.as_str())), "{columns}x{lines}:\n{text}");
        assert!(!screen(columns, lines).keys("down").text().contains("word1 "), "it goes with the next key");
    }
    // Never more than half of the screen, and then it says that there is more.
    let text = screen(30, 8).text();
    assert!(text.lines().last().is_some_and(|line| line.ends_with('…')), "{text}");
    assert!(text.contains("Inpatient"), "{text}");
}

#[test]
fn notices_name_a_persons_own_keys() {
    let own: &[(&str, &[&str])] = &[("redo", &["ctrl-t"]), ("back", &["X"]), ("print-on-exit", &[])];
    let screen = Screen::looking(rebound(own)).keys("space u");
    assert!(footer(&screen).contains("ctrl-t brings it again"), "{}", footer(&screen));
    assert!(
        screen.keys("/").types("zzqx").keys("enter").text().contains("no row has these words; X shows all")
    );
    let failed = Screen::looking(rebound(own)).act(Action::NotOpened("https://x.org".into(), "no".into()));
    assert!(failed.text().contains("y copies the address") && !failed.text().contains("prints it"));
}

/// A key that changes nothing in view is not offered, and pressed all the same it changes nothing out of view.
#[test]
fn what_is_not_on_the_page_is_left_alone() {
    let surveys = Screen::open().keys("3 m m m");
    assert!(
        !footer(&surveys).contains("time") && !footer(&surveys).contains("budget"),
        "{}",
        footer(&surveys)
    );
    for key in ["t", "c", "b", "d"] {
        let screen = Screen::open().keys("3 m m m").keys(key);
        assert!(screen.text().contains("not on this page: "), "{key}");
        assert_eq!(screen.app.profile(), Screen::open().app.profile(), "{key}");
    }
    assert!(footer(&Screen::open().keys("3")).contains("budget"), "by place it draws a line");
}
