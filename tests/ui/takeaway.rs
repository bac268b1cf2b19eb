//! What leaves the screen: asked for in words, printed as the screen stands.

use coder_tui::ui::{
    action::{Action, Effect, File},
    overlay::Overlay,
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
