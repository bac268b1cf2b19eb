//! Storms of input to the real program: it answers all of it, ends when told, and gives the terminal back.

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

/// Sends ends of whatever may be begun, then the key that leaves from everywhere.
fn leave(mut session: Session) {
    session.send("\u{1b}\\\u{1b}[201~\r\r\u{3}");
    session.end().assert_clean(0);
}

fn open() -> Session {
    let session = Session::start(&["--private"]);
    session.wait_for("╭ Inpatient coder");
    session
}

/// Without the keys that leave, stop the program, write files or start others.
fn harmless(byte: u8) -> bool {
    !matches!(byte, b'q' | b'e' | b'o' | b'y' | b':' | 0x03 | 0x10 | 0x1a)
}

#[test]
fn random_bytes() {
    let mut dice = Dice(0x9e37_79b9);
    let mut session = open();
    for _ in 0..20 {
        let bytes: Vec<u8> =
            (0..256).map(|_| dice.below(256).to_le_bytes()[0]).filter(|b| harmless(*b)).collect();
        session.send_bytes(&bytes);
    }
    leave(session);
}

#[test]
fn broken_escape_sequences_keys_and_the_mouse() {
    let pieces = [
        "\u{1b}[",
        "\u{1b}[<",
        "\u{1b}[<0;9999;9999M",
        "\u{1b}[<64;1;1M",
        "\u{1b}[<0;0;0M",
        "\u{1b}]52;c;",
        "\u{1b}P",
        "\u{1b}[99999999999~",
        "\u{1b}[1;5",
        "\u{1b}[A",
        "\u{1b}OB",
        "\u{1b}\u{1b}\u{1b}",
        "\u{1b}[M   ",
        "\u{1b}[27;5;9~",
        "\u{1b}[<0;40;12M\u{1b}[<0;40;12m",
        "\u{1b}[200~",
        "\u{1b}[201~",
        "\t",
        "\r",
        "j",
        "G",
        "/",
        "?",
        "1",
        "3",
        "8",
        "m",
        "s",
        "编",
    ];
    let mut dice = Dice(7);
    let mut session = open();
    for _ in 0..40 {
        let storm: String = (0..50).filter_map(|_| pieces.get(dice.below(29) as usize).copied()).collect();
        session.send(&storm);
    }
    leave(session);
}

#[test]
fn a_huge_paste() {
    let mut session = open();
    session.send("/\u{1b}[200~");
    for _ in 0..128 {
        session.send(&"paste ".repeat(1_366));
    }
    session.send("\u{1b}[201~");
    session.wait_for("0 of 5");
    leave(session);
}

#[test]
fn two_hundred_sizes() {
    let mut dice = Dice(11);
    let mut session = open();
    for round in 0..200 {
        let mut within = |most: u32| u16::try_from(1 + dice.below(most)).expect("a size");
        session.resize(within(300), within(90));
        if round % 10 == 0 {
            session.send("\tj");
        }
    }
    session.resize(120, 40);
    session.send("1");
    session.wait_for("╭ Roles");
    leave(session);
}
