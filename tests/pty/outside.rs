//! What the dashboard does to the world outside its screen.

use std::fs;

use super::session::Session;

#[test]
fn a_print_becomes_a_file_and_no_file_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roles.txt");
    fs::write(&path, "precious").expect("written");
    let mut session = Session::start_in(folder.path(), &[], &[("HOME", "/nowhere")]);
    session.wait_for("╭ Inpatient coder");
    session.send("e\r");
    session.wait_for("› roles.txt");
    session.send("\r");
    session.wait_for("roles.txt is there already");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "precious");
    session.send("!\r");
    session.wait_for("wrote roles.txt, ");
    let print = fs::read_to_string(&path).expect("it is there");
    assert!(print.starts_with("Medical coding: Roles\n"), "{print}");

    session.send("edecision html\r\x15~/brief.html\r");
    session.wait_for("there is no such folder");
    session.send("\x15.\r");
    session.wait_for("is a folder");
    session.send("\x15brief.html\r");
    session.wait_for("wrote brief.html, ");
    let print = fs::read_to_string(folder.path().join("brief.html")).expect("it is there");
    assert!(print.ends_with("</html>\n"), "{print}");
    session.send("q");
    session.end().assert_clean(0);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "nothing else is left behind");
}
