//! Asks the terminal what lies behind the text, and hears its answer whenever it comes.
//!
//! The question is OSC 11 of xterm ("Operating System Commands", ctlseqs). The answer comes in among the
//! keys: `ESC ] 11 ; rgb:ffff/ffff/ffff ESC \`, which the reader takes for Alt-], letters, and Alt-\. Nothing
//! waits for it: a terminal may answer at once, after a second over a slow line, in pieces, with nonsense,
//! or never. So it is picked out of the keys, and none of its letters may count as one.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::ui::theme::Background;

/// The question.
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// Pieces of an answer come no further apart; what comes later are keys again.
const PIECES: Duration = Duration::from_secs(1);

/// How soon after Escape a `]` belongs to it: nobody types so fast.
const ESCAPE: Duration = Duration::from_millis(50);

/// An answer begins no later than this after the question: a terminal that is silent for so long has none.
const LATEST: Duration = Duration::from_secs(10);

/// Longer than any answer.
const LONGEST: usize = 64;

/// What an event turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A key or something else that is none of the answer.
    Other,
    /// A piece of the answer.
    Piece,
    /// Its end: what lies behind the text, if it makes sense.
    Answer(Option<Background>),
}

/// Listens for the answer.
#[derive(Debug, Default)]
pub struct Listener {
    /// When the question was asked; none as long as no answer is awaited.
    asked: Option<Instant>,
    /// The answer as far as it has come.
    answer: Option<String>,
    /// When the last piece came, or an Escape that may begin one, or end it.
    last: Option<Instant>,
    escape: bool,
}

impl Listener {
    /// Begins to listen: the question was asked.
    pub fn asked(&mut self, now: Instant) {
        self.asked = Some(now);
    }

    /// Since when an answer is awaited.
    #[must_use]
    pub fn waiting_since(&self) -> Option<Instant> {
        self.asked
    }

    /// Says what an event is.
    pub fn hear(&mut self, event: &Event, now: Instant) -> Heard {
        let Event::Key(key) = event else { return Heard::Other };
        if self.asked.is_none() || key.kind == KeyEventKind::Release {
            return Heard::Other;
        }
        if self.answer.is_none() && self.asked.is_some_and(|asked| now.duration_since(asked) > LATEST) {
            *self = Self::default();
            return Heard::Other;
        }
        let soon = |within| self.last.is_some_and(|last| now.duration_since(last) <= within);
        let after_escape = self.escape && soon(ESCAPE);
        if self.answer.is_some() && !soon(PIECES) {
            self.answer = None;
        }
        self.last = Some(now);
        self.escape = is(key, KeyCode::Esc, KeyModifiers::NONE);
        let alt = |c| is(key, KeyCode::Char(c), KeyModifiers::ALT);
        let plain = |c| is(key, KeyCode::Char(c), KeyModifiers::NONE);
        let Some(answer) = &mut self.answer else {
            // Where the reader got the Escape alone, it has been handed on: it leaves nothing.
            if alt(']') || (after_escape && plain(']')) {
                self.answer = Some(String::new());
                return Heard::Piece;
            }
            return Heard::Other;
        };
        // It ends with ESC \ or with BEL, which is Ctrl-G.
        let ends = alt('\\') || (after_escape && plain('\\'));
        if ends || is(key, KeyCode::Char('g'), KeyModifiers::CONTROL) {
            let background = background(answer);
            *self = Self::default();
            return Heard::Answer(background);
        }
        match key.code {
            KeyCode::Esc => Heard::Piece,
            KeyCode::Char(c)
                if (key.modifiers - KeyModifiers::SHIFT).is_empty()
                    && answer.len() < LONGEST
                    && goes_on(answer, c) =>
            {
                answer.push(c);
                Heard::Piece
            }
            _ => {
                self.answer = None;
                Heard::Other
            }
        }
    }
}

/// Whether `c` may come next: an answer begins with a number and a semicolon (`11;`), whatever follows.
fn goes_on(answer: &str, c: char) -> bool {
    answer.contains(';') || c.is_ascii_digit() || (c == ';' && !answer.is_empty())
}

fn is(key: &KeyEvent, code: KeyCode, modifiers: KeyModifiers) -> bool {
    key.code == code && key.modifiers == modifiers
}

/// Reads `11;rgb:ffff/ffff/ffff`: one to four hexadecimal digits for each part, perhaps with a fourth part
/// for opacity (`XParseColor`).
fn background(answer: &str) -> Option<Background> {
    let color = answer.strip_prefix("11;")?;
    let parts = color.strip_prefix("rgb:").or_else(|| color.strip_prefix("rgba:"))?;
    let level = |part: &str| {
        let most =
            u32::checked_shl(1, 4 * u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|m| *m > 0)?;
        (part.len() <= 4).then(|| u32::from_str_radix(part, 16).ok())?.map(|n| f64::from(n) / f64::from(most))
    };
    let mut levels = parts.split('/').map(level);
    let (red, green, blue) = (levels.next()??, levels.next()??, levels.next()??);
    // The relative luminance with a square for the curve. From 0.21 on, a grey of 46 %, black text stands out
    // better than white.
    let [red, green, blue] = [red, green, blue].map(|level| level * level);
    let light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if light < 0.21 { Background::Dark } else { Background::Light })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the reader makes of bytes, in pieces that end at `|`.
    fn events(bytes: &str) -> Vec<Event> {
        let mut events = Vec::new();
        for piece in bytes.split('|') {
            let mut chars = piece.chars();
            while let Some(c) = chars.next() {
                let (code, modifiers) = match c {
                    '\x1b' => match chars.next() {
                        Some(next) => (KeyCode::Char(next), KeyModifiers::ALT),
                        None => (KeyCode::Esc, KeyModifiers::NONE),
                    },
                    '\x07' => (KeyCode::Char('g'), KeyModifiers::CONTROL),
                    '\r' => (KeyCode::Enter, KeyModifiers::NONE),
                    c if c.is_uppercase() => (KeyCode::Char(c), KeyModifiers::SHIFT),
                    c => (KeyCode::Char(c), KeyModifiers::NONE),
                };
                events.push(Event::Key(KeyEvent::new(code, modifiers)));
            }
        }
        events
    }

    /// The answers that are heard, and the keys that are left.
    fn heard(bytes: &str) -> (Vec<Option<Background>>, String) {
        let now = Instant::now();
        let mut listener = Listener::default();
        listener.asked(now);
        let (mut answers, mut keys) = (Vec::new(), String::new());
        for event in events(bytes) {
            match listener.hear(&event, now) {
                Heard::Piece => {}
                Heard::Answer(answer) => answers.push(answer),
                Heard::Other => {
                    if let Event::Key(KeyEvent { code: KeyCode::Char(c), .. }) = event {
                        keys.push(c);
                    }
                }
            }
        }
        (answers, keys)
    }

    #[test]
    fn hears_answers_of_every_kind_among_keys() {
        use Background::{Dark, Light};
        for (bytes, answer) in [
            ("\x1b]11;rgb:0000/0000/0000\x1b\\", Some(Dark)),
            ("\x1b]11;rgb:ffff/ffff/dddd\x1b\\", Some(Light)),
            ("\x1b]11;rgb:FFFF/FFFF/FFFF\x07", Some(Light)),
            ("\x1b]11;rgba:1e1e/1e1e/2e2e/ffff\x07", Some(Dark)),
            ("\x1b]11;rgb:f/f/f\x07", Some(Light)),
            ("\x1b]11;rgb:2a/2b/2c\x07", Some(Dark)),
            ("\x1b]11;rgb:/f/f\x07", None),
            ("\x1b]11;rgb:zz/00/00\x07", None),
            ("\x1b]11;rgb:00000/0/0\x07", None),
            ("\x1b]11;?\x07", None),
            ("\x1b]10;rgb:0/0/0\x07", None),
        ] {
            assert_eq!(heard(&format!("jk{bytes}3")), (vec![answer], "jk3".to_owned()), "{bytes:?}");
        }
    }

    #[test]
    fn hears_an_answer_in_pieces() {
        let whole = "\x1b]11;rgb:0000/1111/2222\x1b\\";
        for at in 0..whole.len() {
            let (before, after) = whole.split_at(at);
            let (answers, keys) = heard(&format!("j{before}|{after}k"));
            assert_eq!((answers, keys.as_str()), (vec![Some(Background::Dark)], "jk"), "cut at {at}");
        }
    }

    #[test]
    fn leaves_keys_alone() {
        assert_eq!(heard("11;rgb:]2q"), (vec![], "11;rgb:]2q".to_owned()));
        // An answer that breaks off gives the keys back, at the latest when it is longer than any.
        assert_eq!(heard("\x1b]11;\rq").1, "q");
        assert_eq!(heard(&format!("\x1b]11;{}q", "a".repeat(LONGEST - 3))).1, "q");
        // A person's Alt-] begins none.
        assert_eq!(heard("\x1b]jk2").1, "jk2");
        // Nobody asked.
        let event = Event::Key(KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT));
        assert_eq!(Listener::default().hear(&event, Instant::now()), Heard::Other);
    }

    #[test]
    fn time_tells_keys_from_pieces() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let key = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let mut listener = Listener::default();
        listener.asked(start);
        listener.hear(&key(KeyCode::Esc), at(100));
        assert_eq!(listener.hear(&key(KeyCode::Char(']')), at(300)), Heard::Other, "a person's Esc and ]");
        listener.hear(&key(KeyCode::Esc), at(400));
        assert_eq!(listener.hear(&key(KeyCode::Char(']')), at(401)), Heard::Piece);
        assert_eq!(listener.hear(&key(KeyCode::Char('1')), at(1_300)), Heard::Piece, "a slow line");
        assert_eq!(listener.hear(&key(KeyCode::Char('2')), at(9_000)), Heard::Other, "nothing more comes");
        listener.hear(&key(KeyCode::Esc), at(20_000));
        assert_eq!(
            listener.hear(&key(KeyCode::Char(']')), at(20_001)),
            Heard::Other,
            "nobody answers any more"
        );
        assert_eq!(listener.waiting_since(), None);
    }
}
