//! What leaves the screen: asked for in words, printed as the screen stands.

use coder_tui::ui::{
    action::{Action, Effect, File},
    look::{Ascii, Look},
    overlay::Overlay,
    theme::Theme,
};

use crate::screen::Screen;

/// The file that the last key asked for.
fn file(screen: &Screen) -> &File {
    let Effect::Write(file) = &screen.effect else { panic!("no file was asked for: {:?}", screen.effect) };
    file
}

#[test]
fn the_page_in_view_goes_to_a_file_as_it_stands() {
    let screen = Screen::open().keys("3 /").types("texas").keys("enter s e").types("page mark").keys("enter");
    assert!(screen.text().contains("› pay-by-place.md"), "{}", screen.text());
    let screen = screen.keys("enter");
    let file = file(&screen);
    assert_eq!((file.name.as_str(), file.replace), ("pay-by-place.md", false));
    assert!(file.text.contains(r#"rows, those with "texas", sorted by"#));
    assert!(file.text.contains("El Paso") && !file.text.contains("Alabama"));
}

#[test]
fn a_row_and_the_decision_go_to_files_of_their_own() {
    let screen = Screen::open().keys("down e").types("row html").keys("enter enter");
    assert_eq!(file(&screen).name, "roles-outpatient-coder.html");
    let text = &file(&screen).text;
    assert!(text.starts_with("<!DOCTYPE html>") && text.contains("1 of 5 rows"));
    let screen = Screen::open().keys("e").types("decision csv").keys("enter enter");
    assert_eq!(file(&screen).name, "brief.csv");
    assert!(file(&screen).text.contains("\r\nbrief,"));
}

/// One is told what became of it where one typed the name, and nothing typed is lost.
#[test]
fn a_name_that_is_taken_is_asked_for_again() {
    let screen = Screen::open().keys("e enter").act(Action::Paste("x".to_owned())).keys("enter");
    assert_eq!(file(&screen).name, "roles.txtx");
    let screen = screen.act(Action::Failed("roles.txtx is there already".to_owned()));
    let text = screen.text();
    assert!(text.contains("› roles.txtx") && text.contains("roles.txtx is there already"), "{text}");
    let screen = screen.keys("backspace !");
    assert!(!screen.text().contains("already"), "{}", screen.text());
    let screen = screen.keys("enter");
    assert_eq!((file(&screen).name.as_str(), file(&screen).replace), ("roles.txt", true));
    let screen = screen.act(Action::Done("wrote roles.txt".to_owned()));
    assert!(screen.app.overlay().is_none() && screen.app.notice() == Some("wrote roles.txt"));
    let screen = screen.keys("e enter ctrl-u enter");
    assert!(screen.text().contains("type a name for the file"), "{}", screen.text());
    assert!(matches!(screen.app.overlay(), Some(Overlay::Prompt(_))));
}

/// The text that the last key asked to be copied.
fn copied(screen: &Screen) -> &str {
    let Effect::Copy(text) = &screen.effect else { panic!("nothing was copied: {:?}", screen.effect) };
    text
}

#[test]
fn what_is_copied_is_what_is_in_view() {
    let row = Screen::open().keys("down y");
    assert!(copied(&row).contains("1 of 5 rows") && copied(&row).contains("Outpatient coder"));
    assert!(copied(&row).contains("Sources"), "who says so goes along: {}", copied(&row));
    let page = row.keys("Y");
    assert!(copied(&page).contains("5 of 5: Risk-adjustment coder"));
    let passport = page.keys("i y");
    assert!(copied(&passport).starts_with("Who says so\n"));
    assert!(copied(&passport).contains("\nstatistic  "), "{}", copied(&passport));
    assert!(passport.app.overlay().is_some(), "one goes on reading");
}

#[test]
fn what_was_copied_is_printed_on_exit_if_one_asks() {
    let screen = Screen::open().keys("down y");
    let text = copied(&screen).to_owned();
    let screen = screen.act(Action::Failed("this terminal has no clipboard".to_owned()));
    assert!(screen.text().contains("this terminal has no clipboard") && screen.app.farewell().is_none());
    let screen = screen.keys("p");
    assert_eq!(screen.app.farewell(), Some(text.as_str()));
    assert!(screen.text().contains(" lines will be printed when you leave; p again: not"));
    assert_eq!(screen.keys("p").app.farewell(), None);
    // Without a copy it is the row.
    assert_eq!(Screen::open().keys("down p").app.farewell(), Some(text.as_str()));
    let nothing = Screen::open().keys("/").types("zzz").keys("enter p");
    assert!(nothing.text().contains("there is no row to take"), "{}", nothing.text());
    assert_eq!(nothing.app.farewell(), None);
    assert_eq!(nothing.keys("y").effect, Effect::Draw);
}

/// What is printed goes to this terminal; what is copied or written goes elsewhere, and is ASCII only where
/// that was asked for.
#[test]
fn what_leaves_is_ascii_where_it_was_asked_for() {
    let on = |ascii| Screen::looking(Look { ascii, ..Theme::mono().into() });
    for (ascii, printed, taken) in
        [(Ascii::Nowhere, false, false), (Ascii::Here, true, false), (Ascii::Everywhere, true, true)]
    {
        let screen = on(ascii).keys("8 Y");
        assert_eq!(copied(&screen).is_ascii(), taken, "{ascii:?}: {}", copied(&screen));
        let screen = screen.keys("p");
        assert_eq!(screen.app.farewell().map(str::is_ascii), Some(printed), "{ascii:?}");
        let screen = on(ascii).keys("8 e enter enter");
        assert_eq!(file(&screen).text.is_ascii(), taken, "{ascii:?}");
        let screen = on(ascii).keys("6 i y");
        assert_eq!(copied(&screen).is_ascii(), taken, "{ascii:?}: {}", copied(&screen));
    }
}

/// The address that the last key asked to be opened.
fn opened(screen: &Screen) -> &str {
    let Effect::Browse(address) = &screen.effect else { panic!("nothing was opened: {:?}", screen.effect) };
    address
}

#[test]
fn the_address_of_a_source_is_opened_from_the_row_and_from_its_passport() {
    let screen = Screen::open().keys("3 o");
    let address = opened(&screen).to_owned();
    assert!(address.starts_with("https://") && address.contains("bls.gov"), "{address}");
    assert!(screen.text().contains(&format!("opening {address}")), "{}", screen.text());
    assert_eq!(opened(&screen.keys("i o")), address);

    // Of several sources one chooses by title, publisher or address.
    let screen = Screen::open().keys("o");
    assert!(screen.text().contains("Open which source?") && screen.effect == Effect::Draw);
    let screen = screen.types("[4] bls.gov").keys("enter");
    assert!(opened(&screen).contains("bls.gov"), "{}", opened(&screen));
    assert!(screen.app.overlay().is_none());
    let nothing = Screen::open().keys("/").types("zzz").keys("enter o");
    assert!(nothing.text().contains("no source of this row has an address"), "{}", nothing.text());
}

#[test]
fn an_address_that_was_not_opened_can_be_copied() {
    let address = "https://example.org/a".repeat(9);
    let screen = Screen::open().act(Action::NotOpened(address.clone(), "There is no browser".to_owned()));
    let text = screen.text();
    assert!(text.contains("There is no browser") && text.contains("y copies the address"), "{text}");
    let screen = screen.keys("y");
    assert_eq!(copied(&screen), address, "in one piece, however it is wrapped");
    assert_eq!(screen.keys("p").app.farewell(), Some(address.as_str()));
}
