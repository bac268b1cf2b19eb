//! Files that are missing, cut, or something else altogether; and wrong requests.

use std::{fs, path::Path};

use coder_tui::import::oews::{self, Options, Problem};
use proptest::prelude::*;

use crate::files::{Files, NAMES};

/// What is said of each file of a directory after the same change to its bytes.
fn each(change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<String> {
    let said = |name| {
        let files = Files::new();
        files.edit(name, &change);
        files.import().map_or_else(|said| said, |_| format!("{name} passes"))
    };
    NAMES.map(said).into()
}

#[test]
fn a_file_is_missing() {
    for name in NAMES {
        let files = Files::new();
        fs::remove_file(files.path(name)).expect("it was there");
        let said = files.import().expect_err(name);
        let address = "https://download.bls.gov/pub/time.series/oe/";
        assert_eq!(said, format!("{name}: there is no such file; the agency has it at {address}"));
    }
}

#[test]
fn a_file_is_a_directory() {
    for name in NAMES {
        let files = Files::new();
        fs::remove_file(files.path(name)).expect("it was there");
        fs::create_dir(files.path(name)).expect("it is gone");
        let said = files.import().expect_err(name);
        assert!(said.starts_with(&format!("{name}: cannot be read: ")), "{said}");
    }
}

#[test]
fn the_directory_is_none() {
    let files = Files::new();
    let run = |directory: &Path| {
        let options = Options { directory: directory.to_owned(), ..Options::default() };
        oews::run(&options, &mut |_| ()).expect_err("no directory").to_string()
    };
    let file = files.path("oe.area");
    assert_eq!(run(&file), format!("{}: is no directory", file.display()));
    let nothing = files.path("nothing");
    assert_eq!(run(&nothing), format!("{}: there is no such directory", nothing.display()));
}

#[test]
fn a_file_is_empty() {
    assert_eq!(each(|_| Vec::new()), NAMES.map(|name| format!("{name}: is empty")));
}

#[test]
fn a_file_has_nothing_but_a_header() {
    let header = |bytes: Vec<u8>| bytes.split_inclusive(|&b| b == b'\n').next().expect("a line").to_vec();
    assert_eq!(each(header), NAMES.map(|name| format!("{name}:1: nothing stands below the header")));
}

#[test]
fn the_last_line_is_cut() {
    let lines = [584, 7, 445, 1105, 2, 95];
    let expected: Vec<String> = (NAMES.iter().zip(lines))
        .map(|(name, line)| format!("{name}:{line}: the last line is cut short: no line end follows it"))
        .collect();
    // With and without the last figure: a line may look whole and not be.
    for cut in [1, 2, 3, 5] {
        let said = each(|mut bytes| {
            bytes.truncate(bytes.len() - cut);
            bytes
        });
        if cut == 1 {
            // A carriage return is left.
            assert!(
                said.iter().all(|said| said.contains("the last line is cut short")
                    || said.contains("control character \\u{d}")),
                "{said:?}"
            );
        } else {
            assert_eq!(said, expected);
        }
    }
}

#[test]
fn a_file_is_no_text() {
    let nul = each(|mut bytes| {
        let at = bytes.len() - 10;
        bytes[at] = 0;
        bytes
    });
    assert!(
        nul.iter().all(|said| said.ends_with("is no text: it holds the control character \\u{0}")),
        "{nul:?}"
    );
    let latin1 = each(|mut bytes| {
        let at = bytes.len() - 10;
        bytes[at] = 0xe9;
        bytes
    });
    assert!(latin1.iter().all(|said| said.ends_with("is no text: a byte here is not UTF-8")), "{latin1:?}");
    assert_eq!(latin1[5], "oe.data.0.Current:95:46: is no text: a byte here is not UTF-8");
    let utf16 =
        each(|bytes| [0xff, 0xfe].into_iter().chain(bytes.into_iter().flat_map(|b| [b, 0])).collect());
    assert_eq!(utf16, NAMES.map(|name| format!("{name}:1:1: is no text: a byte here is not UTF-8")));
    let gzip = each(|_| b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\n".to_vec());
    assert!(gzip.iter().all(|said| said.contains(":1:2: is no text: ")), "{gzip:?}");
    let page = each(|_| b"<!DOCTYPE html>\n<title>Access Denied</title>\n".to_vec());
    assert!(
        page.iter().all(|said| said.contains(":1: wrong header: ") || said.contains(":1: wrong header `<!")),
        "{page:?}"
    );
}

#[test]
fn a_line_without_end_takes_no_memory() {
    let files = Files::new();
    let data = files.text("oe.data.0.Current");
    files.write("oe.data.0.Current", format!("{data}{}", "x".repeat(1 << 20)).as_bytes());
    assert_eq!(
        files.import().expect_err("too long"),
        "oe.data.0.Current:96: is no data file: the line is longer than 256 KiB"
    );
    files.write("oe.area", &vec![b'x'; (16 << 20) + 1]);
    assert_eq!(
        files.import().expect_err("too large"),
        "oe.area: is no file of codes: it is larger than 16 MiB"
    );
}

#[test]
fn a_flaw_is_found_wherever_it_stands_in_the_blocks_read() {
    // Long enough for several blocks; the flaw moves across the border between two.
    let files = Files::new();
    let data = files.text("oe.data.0.Current");
    let (header, lines) = data.split_once('\n').expect("lines");
    let texas = lines.split_inclusive('\n').filter(|line| line.starts_with("OEUS48"));
    let texas: String = texas.collect();
    let cut = |code: u32| texas.replace("OEUS4800000000000292072", &format!("OEUS4800000000000{code:06}"));
    let occupations = files.text("oe.occupation");
    let codes: Vec<u32> = occupations
        .lines()
        .skip(1)
        .map(|line| line.split('\t').next().expect("code").parse().expect("digits"))
        .collect();
    let all: String = codes.iter().take(400).map(|&code| cut(code)).collect();
    let all = format!("{header}\n{all}");
    assert!(all.len() > 300 << 10);
    let border = (256 << 10) / 55;
    for line in [2, border - 1, border, border + 1, border + 2, border + 3] {
        let mut lines: Vec<String> = all.split_inclusive('\n').map(str::to_owned).collect();
        lines[line - 1] = lines[line - 1].replace("\t2025\t", "\t2019\t");
        files.write("oe.data.0.Current", lines.concat().as_bytes());
        let said = files.import_only(&[]).expect_err("two releases");
        assert!(
            said.starts_with(&format!("oe.data.0.Current:{line}:32: two releases mixed")),
            "{line}: {said}"
        );
    }
    files.write("oe.data.0.Current", all.as_bytes());
    assert_eq!(files.import_only(&[]).expect("fine").rows.len(), 400);
}

#[test]
fn an_occupation_is_asked_for_that_is_not_there() {
    let files = Files::new();
    for (code, said) in [
        (
            "29-2073",
            "no occupation `29-2073` in this release; the nearest is 29-2072 Medical Records Specialists",
        ),
        (
            "292027",
            "no occupation `292027` in this release; the nearest is 29-2057 Ophthalmic Medical Technicians",
        ),
        (
            "29-2072.01",
            "no occupation `29-2072.01` in this release; the nearest is 29-2072 Medical Records Specialists",
        ),
        (
            "29-20722",
            "no occupation `29-20722` in this release; the nearest is 29-2072 Medical Records Specialists",
        ),
        (
            "medical record specialist",
            "no occupation `medical record specialist` in this release; the nearest is 29-2072 Medical Records Specialists",
        ),
        (
            "29–2072",
            "no occupation `29–2072` in this release; the nearest is 29-2072 Medical Records Specialists",
        ),
        ("", "no occupation `` in this release; the nearest is 00-0000 All Occupations"),
        ("\u{1b}[2J", "no occupation `\\u{1b}[2J` in this release"),
    ] {
        let options = files.options(&[code]);
        let problem = oews::run(&options, &mut |_| ()).expect_err(code);
        assert!(matches!(problem, Problem::Request(_)), "{code}");
        assert_eq!(problem.to_string(), said, "{code}");
    }
    assert_eq!(
        files.import_only(&["29-2072", "29-1141"]).expect_err("no lines"),
        "oe.data.0.Current: no line speaks of occupation 29-1141"
    );
    let nation = Options { nation_only: vec!["29-1141".to_owned()], ..files.options(&[]) };
    assert_eq!(
        files.run(&nation).expect_err("no lines"),
        "oe.data.0.Current: no line speaks of occupation 29-1141 in the nation, all employers together"
    );
}

/// Bytes of the header: a file may not end there.
const HEADER: usize = 72;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_it_panic(at in 0..NAMES.len(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let files = Files::new();
        files.write(NAMES[at], &bytes);
        prop_assert!(files.import().is_err());
    }

    #[test]
    fn no_change_of_a_byte_makes_it_panic(at in 0..NAMES.len(), place: prop::sample::Index, byte: u8) {
        let files = Files::new();
        files.edit(NAMES[at], |mut bytes| {
            let place = place.index(bytes.len());
            bytes[place] = byte;
            bytes
        });
        let message = files.import_only(&[]).err().unwrap_or_default();
        prop_assert!(!message.contains(char::is_control), "{message:?}");
    }

    #[test]
    fn a_file_cut_anywhere_but_between_rows_is_refused(place: prop::sample::Index) {
        let files = Files::new();
        let data = files.text("oe.data.0.Current");
        let cut = place.index(data.len());
        files.write("oe.data.0.Current", &data.as_bytes()[..cut]);
        let (before, after) = data.split_at(cut);
        let row = |line: Option<&str>| line.and_then(|line| line.get(..23)).map(str::to_owned);
        let between_rows = before.ends_with('\n') && row(before.lines().last()) != row(Some(after));
        prop_assert_eq!(files.import_only(&[]).is_ok(), between_rows && cut > HEADER);
    }
}
