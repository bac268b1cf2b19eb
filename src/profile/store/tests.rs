use std::{
    io::Read,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};

use super::*;
use crate::{
    dataset::{Date, Id},
    profile::{Leaning, Words},
};

fn edition(_: &Profile) -> Edition {
    let id = Id::try_from("sample".to_owned()).expect("an id");
    let updated = Date::from_ymd(2026, 11, 23).expect("a day");
    Edition { id, updated, figures: Vec::new(), ranking: Vec::new() }
}

fn named(name: &str) -> Profile {
    Profile { name: Words::from_typed(name), ..Profile::default() }
}

fn read(path: &Path) -> Profile {
    let opened = Store::open(path);
    assert!(opened.trouble.is_none(), "{:?}", opened.trouble);
    opened.answers
}

#[test]
fn what_is_no_file_is_not_replaced_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (link, pipe) = (folder.path().join("link.ron"), folder.path().join("pipe.ron"));
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &link).expect("a link");
    let _listener = std::os::unix::net::UnixListener::bind(&pipe).expect("a socket");
    for path in [&link, &pipe] {
        let before = fs::symlink_metadata(path).expect("there").file_type();
        let trouble = Store::open(path).store.save(&named("A"), edition).expect_err("no file");
        assert!(trouble.to_string().ends_with("is no file but a folder, a pipe or a device"), "{trouble}");
        assert_eq!(fs::symlink_metadata(path).expect("there").file_type(), before);
    }
}

#[test]
fn what_is_saved_is_there_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/er/profile.ron");
    let mut store = Store::open_default(&path).store;
    assert_eq!(store.save(&named("Ana"), edition).expect("saved"), Saved::Written);
    assert_eq!(store.save(&named("Bea"), edition).expect("saved"), Saved::Written);
    let opened = Store::open(&path);
    assert_eq!((opened.answers, opened.data), (named("Bea"), Some(edition(&Profile::default()))));
    let mode = fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o077, 0, "answers are nobody else's business: {mode:o}");
    let names = fs::read_dir(path.parent().expect("a folder")).expect("readable").count();
    assert_eq!(names, 1, "nothing is left lying about");
}

#[test]
fn a_damaged_file_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("profile.ron");
    let cases: [&[u8]; 3] = [b"(format: 1, answers: (nam: \"x\"))", b"", &[0xff, 0xfe, 0]];
    for (n, bytes) in (1..).zip(cases) {
        fs::write(&path, bytes).expect("written");
        let Opened { mut store, answers, trouble, .. } = Store::open(&path);
        assert_eq!(answers, Profile::default());
        assert!(trouble.expect("trouble").to_string().contains("left as it is"));
        assert_eq!(fs::read(&path).expect("read"), bytes, "opening changes nothing");
        let aside = folder.path().join(format!("profile.damaged-{n}.ron"));
        let aside = fs::canonicalize(folder.path()).expect("there").join(aside.file_name().expect("a name"));
        assert_eq!(store.save(&named("new"), edition).expect("saved"), Saved::KeptAside(aside.clone()));
        assert_eq!(fs::read(&aside).expect("kept"), bytes);
        assert_eq!(read(&path), named("new"));
    }
}

/// A pipe would hold up the program until somebody writes to it; a device would be replaced by a file.
#[test]
fn what_is_no_file_is_neither_read_nor_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("it is on every Unix").success());
    let link = folder.path().join("link");
    std::os::unix::fs::symlink("/dev/null", &link).expect("a link");
    for path in [folder.path(), &pipe, &link] {
        let Opened { mut store, answers, trouble, .. } = Store::open(path);
        assert_eq!(answers, Profile::default());
        for trouble in [trouble.expect("trouble"), store.save(&named("Ana"), edition).expect_err("no file")] {
            assert!(
                trouble.to_string().ends_with("is no file but a folder, a pipe or a device"),
                "{trouble}"
            );
        }
    }
    // The same where it takes the place of a file meanwhile.
    let path = folder.path().join("profile.ron");
    let mut store = Store::open(&path).store;
    store.save(&named("Ana"), edition).expect("saved");
    fs::rename(&pipe, &path).expect("moved");
    store.save(&named("Bea"), edition).expect_err("a pipe");
    assert!(!fs::metadata(&path).expect("there").is_file(), "it is left");
}

#[test]
fn two_copies_merge() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("profile.ron");
    Store::open(&path).store.save(&named("start"), edition).expect("saved");
    let (mut one, mut other) = (Store::open(&path), Store::open(&path));
    one.answers.price_adjusted = true;
    one.store.save(&one.answers, edition).expect("saved");

    let id = |name: &str| Id::try_from(name.to_owned()).expect("an id");
    other.answers.leanings.insert(id("x"), Leaning::nearest(3));
    let saved = other.store.save(&other.answers, edition).expect("saved");
    let Saved::Merged { answers, conflicts, kept: None } = saved else { panic!("{saved:?}") };
    assert!(answers.price_adjusted && answers.leanings.len() == 1 && conflicts.is_empty());
    assert_eq!(read(&path), *answers);
    // The record is of what is written, not of what one of the two had.
    one.answers.area = Some(id("z"));
    let record = |answers: &Profile| {
        assert!(answers.leanings.len() == 1 && answers.area.is_some(), "the answers of both");
        edition(answers)
    };
    let saved = one.store.save(&one.answers, record).expect("saved");
    assert!(matches!(saved, Saved::Merged { .. }), "{saved:?}");
    other = Store::open(&path);

    // Both gave another name: mine stands, the other's file is kept whole.
    one.answers.name = Words::from_typed("one");
    one.store.save(&one.answers, edition).expect("saved");
    other.answers.name = Words::from_typed("other");
    let before = fs::read(&path).expect("read");
    let saved = other.store.save(&other.answers, edition).expect("saved");
    let Saved::Merged { conflicts, kept: Some(kept), .. } = saved else { panic!("{saved:?}") };
    assert_eq!(conflicts, ["name"]);
    assert_eq!(fs::read(kept).expect("kept"), before);
    assert_eq!(read(&path).name.as_str(), "other");
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let save = |path: &Path| Store::open(path).store.save(&named("x"), edition);
    let path = folder.path().join("missing/profile.ron");
    let trouble = save(&path).expect_err("no folder");
    assert!(matches!(trouble.kind(), TroubleKind::NoFolder), "{trouble}");

    let path = folder.path().join("profile.ron");
    save(&path).expect("saved");
    let before = fs::read(&path).expect("read");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).expect("set");
    let trouble = save(&path).expect_err("read-only");
    assert!(matches!(trouble.kind(), TroubleKind::ReadOnly), "{trouble}");
    assert_eq!(fs::read(&path).expect("read"), before);

    let trouble = save(folder.path()).expect_err("a folder is no file");
    assert!(trouble.to_string().starts_with("not saved"), "{trouble}");
}

#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let (target, link) = (folder.path().join("dotfiles.ron"), folder.path().join("profile.ron"));
    Store::open(&target).store.save(&named("a"), edition).expect("saved");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    Store::open(&link).store.save(&named("b"), edition).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(read(&target), named("b"));
}

/// Where the child of the kill test saves.
const CHILD: &str = "CODER_TUI_TEST_SAVES_TO";

/// The child: saves without end, each time another profile with the next number.
#[test]
#[ignore = "the child of the kill test: it never ends by itself"]
fn child_that_saves_until_it_is_killed() {
    let path = std::env::var_os(CHILD).expect("the kill test says where to save");
    let Opened { mut store, mut answers, trouble, .. } = Store::open(Path::new(&path));
    assert!(trouble.is_none(), "{trouble:?}");
    let mut generation = generation(&answers);
    loop {
        generation += 1;
        answers = numbered(generation);
        store.save(&answers, edition).expect("saved");
        println!("saved {generation}");
    }
}

/// A profile that says its number in two places, with filling of a length that changes.
fn numbered(generation: u32) -> Profile {
    let mut profile = named(&generation.to_string());
    for n in 0..generation % 200 {
        profile.notes.insert(format!("note-{n}"), Words::from_typed(&generation.to_string()));
    }
    profile
}

fn generation(profile: &Profile) -> u32 {
    profile.name.as_str().parse().unwrap_or(0)
}

/// Kills a program that saves without end at random moments: the file is always whole, and holds the
/// last profile whose save was reported or one that came after. `CODER_TUI_KILLS` says how often.
#[test]
fn a_kill_leaves_the_old_file_or_the_new_one() {
    let kills: u32 = std::env::var("CODER_TUI_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("profile.ron");
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let (mut last, mut between) = (0, 0);
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args([
                "--ignored",
                "--exact",
                "profile::store::tests::child_that_saves_until_it_is_killed",
                "--nocapture",
            ])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut out = child.stdout.take().expect("its output");
        // Wait for the first save, then some random time more: up to three saves or so.
        let mut said = Vec::new();
        while !said.windows(6).any(|w| w == b"saved ") {
            let mut byte = [0; 64];
            let read = out.read(&mut byte).expect("readable");
            assert!(read > 0, "the child ended by itself: {}", String::from_utf8_lossy(&said));
            said.extend(byte.iter().take(read));
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        std::thread::sleep(Duration::from_micros(random % 6_000));
        child.kill().expect("killed");
        child.wait().expect("ended");
        out.read_to_end(&mut said).expect("readable");

        let said = String::from_utf8_lossy(&said).into_owned();
        let reported = said.lines().filter_map(|l| l.rsplit_once("saved ")?.1.parse::<u32>().ok()).max();
        let reported = reported.unwrap_or(last);
        let found = read(&path);
        let number = generation(&found);
        assert_eq!(found, numbered(number), "kill {kill}: not whole");
        assert!(number == reported || number == reported + 1, "kill {kill}: {number}, reported {reported}");
        assert!(number > last, "kill {kill}: {number} after {last}");
        between += u32::from(number > reported);
        last = number;
    }
    println!("{kills} kills, {last} saves, {between} times killed after the rename and before the report");
}
