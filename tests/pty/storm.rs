//! Storms of input to the real program: it answers all of it, ends when told, and gives the terminal back.

use std::fmt::Write;

use tempfile::TempDir;

use crate::session::Session;

/// Numbers that are the same in every run (xorshift).
struct Dice(u32);

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % n
    }
}

/// One of two numbers: with `CODER_TUI_STORM` set, what a release build can take.
pub fn scale(modest: u32, full: u32) -> u32 {
    if std::env::var_os("CODER_TUI_STORM").is_some() { full } else { modest }
}

/// A dashboard where files can be written, and whatever is opened is nothing.
struct Weather {
    session: Session,
    _folder: TempDir,
}

impl Weather {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let env = [("BROWSER", "true"), ("TMUX", ""), ("STY", "")];
        let session = Session::start_in(folder.path(), &["--private"], &env);
        session.wait_for("╭ Inpatient coder");
        Self { session, _folder: folder }
    }

    /// Ends whatever may be begun, asks for a screen that shows that keys are still answered, and leaves
    /// by the key that leaves from everywhere.
    fn clears_up(mut self) {
        self.session.send("\u{1b}\\\u{1b}[201~\r");
        self.session.resize(120, 40);
        // One at a time: together with what follows it, an Esc is another key.
        for _ in 0..4 {
            self.session.send("\u{1b}");
            self.session.settle();
        }
        self.session.send("\u{c}");
        self.session.wait_until("a whole screen", |screen| screen.contents().contains("quit"));
        self.session.send("\u{3}");
        self.session.end().assert_clean(0);
    }
}

/// Without the keys that leave, stop the program, print when it ends, or run any command.
fn harmless(byte: u8) -> bool {
    !matches!(byte, b'q' | b'p' | b':' | 0x03 | 0x10 | 0x1a)
}

#[test]
fn random_bytes() {
    let mut dice = Dice(0x9e37_79b9);
    let mut weather = Weather::start();
    for _ in 0..scale(40, 400) {
        let bytes: Vec<u8> =
            (0..256).map(|_| dice.below(256).to_le_bytes()[0]).filter(|b| harmless(*b)).collect();
        weather.session.send_bytes(&bytes);
    }
    weather.clears_up();
}

#[test]
fn broken_escape_sequences() {
    let pieces = [
        "\u{1b}[",
        "\u{1b}[<",
        "\u{1b}[<0;9999;9999M",
        "\u{1b}[<0;0;0M",
        "\u{1b}[<;;M",
        "\u{1b}[<99999999999;1;1M",
        "\u{1b}]52;c;",
        "\u{1b}]11;rgb:ffff/ffff/ffff\u{7}",
        "\u{1b}]11;rgb:",
        "\u{1b}P",
        "\u{1b}_",
        "\u{1b}[99999999999~",
        "\u{1b}[1;5",
        "\u{1b}[1;1R",
        "\u{1b}[?62;c",
        "\u{1b}[I\u{1b}[O",
        "\u{1b}OB",
        "\u{1b}\u{1b}\u{1b}",
        "\u{1b}[M   ",
        "\u{1b}[27;5;9~",
        "\u{1b}[97;5:3u",
        "\u{1b}[200~",
        "\u{1b}[201~",
        "\u{9b}A",
        "\u{fffd}",
        "\t",
        "\r",
        "j",
        "/",
        "编",
    ];
    let mut dice = Dice(7);
    let mut weather = Weather::start();
    for _ in 0..scale(40, 400) {
        let storm: String = (0..50).filter_map(|_| pieces.get(dice.below(30) as usize).copied()).collect();
        weather.session.send(&storm);
    }
    weather.clears_up();
}

#[test]
fn random_keys_and_mouse() {
    let named = [
        "\u{1b}[A",
        "\u{1b}[B",
        "\u{1b}[C",
        "\u{1b}[D",
        "\u{1b}[5~",
        "\u{1b}[6~",
        "\u{1b}[Z",
        "\t",
        "\r",
        "\u{7f}",
    ];
    let mut dice = Dice(23);
    let mut weather = Weather::start();
    for _ in 0..scale(20, 200) {
        let mut events = String::new();
        for _ in 0..100 {
            match dice.below(8) {
                0 | 1 => events += named.get(dice.below(10) as usize).copied().unwrap_or_default(),
                2 | 3 => {
                    // Presses, releases, moves, both directions of the wheel.
                    let button = [0, 0, 2, 32, 35, 64, 65][dice.below(7) as usize];
                    let end = if dice.below(3) == 0 { 'm' } else { 'M' };
                    let _ = write!(
                        events,
                        "\u{1b}[<{button};{};{}{end}",
                        1 + dice.below(130),
                        1 + dice.below(45)
                    );
                }
                _ => {
                    let byte = dice.below(0x7f).to_le_bytes()[0];
                    // An Esc makes what comes after it another key.
                    events.extend(Some(char::from(byte)).filter(|_| harmless(byte) && byte != 0x1b));
                }
            }
        }
        weather.session.send(&events);
    }
    weather.clears_up();
}

#[test]
fn a_huge_paste() {
    let mut weather = Weather::start();
    // Where nothing is typed it is no key; then into an input.
    for before in ["", "/"] {
        weather.session.send(before);
        weather.session.send("\u{1b}[200~");
        for _ in 0..128 {
            weather.session.send(&"paste ".repeat(1_366));
        }
        weather.session.send("\u{1b}[201~");
    }
    weather.session.wait_for("0 of 5");
    weather.clears_up();
}

#[test]
fn two_hundred_sizes() {
    let mut dice = Dice(11);
    let mut weather = Weather::start();
    for round in 0..200 {
        let mut within = |most: u32| u16::try_from(1 + dice.below(most)).expect("a size");
        weather.session.resize(within(300), within(90));
        if round % 10 == 0 {
            weather.session.send("\tj");
        }
    }
    weather.session.resize(120, 40);
    weather.session.send("1");
    weather.session.wait_for("╭ Roles");
    weather.clears_up();
}
