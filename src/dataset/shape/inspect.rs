//! What can be said of a text before it is read: characters that must not be there, and brackets,
//! quotes and comments that do not close.
//!
//! Every character is looked at, in comments too, because a person who checks a data set prints it.

use super::{
    super::{
        locate::DEEPEST,
        problem::{Spot, Spots, is_unsafe, line, quote},
        scan::{Kind, Scanner, Token, partner},
    },
    patch::Patched,
};

const DRIVES: &str = "control characters are refused because they could drive the terminal";
const REORDERS: &str = "it could make the text around it read as something else";
const BACKSLASH: &str = "a text is a single line; for a backslash itself write `\\\\`";
const JOIN: &str = "end the line with `\\` to go on in the next line";

/// Inspects a text and says whether it makes sense to read it.
pub(super) fn inspect(text: &str, spots: &mut Spots, patched: &mut Patched) -> bool {
    let mut inspector = Inspector { text, spots, patched, open: Vec::new(), end: None, readable: true };
    let mut stop = None;
    let mut empty = true;
    for token in Scanner::new(text) {
        empty = false;
        let start = token.range.start;
        if !inspector.token(token) || inspector.spots.is_full() {
            stop = Some(start);
            break;
        }
    }
    let Inspector { open, readable, .. } = inspector;
    if empty {
        spots.push(Spot::error(0..0, "this file is empty", "`coder-tui init` writes an example"));
    } else if let (None, Some(&(bracket, at))) = (stop, open.last()) {
        let message = format!("this `{}` is never closed", char::from(bracket));
        spots.push(Spot::error(at..at + 1, message, super::MORE));
    }
    // What comes after the end of all sense is not looked at: it may be very long.
    let inspected = text.get(..stop.unwrap_or(text.len())).unwrap_or_default();
    let layout = |c| matches!(c, '\n' | '\r' | '\t');
    // A run of one of them is one slip: a disk that failed leaves a file full of zeros.
    let mut run = None;
    for (at, c) in inspected.char_indices().filter(|&(_, c)| is_unsafe(c) && !layout(c)) {
        if run != Some((at, c)) {
            spots.push(unsafe_character(at, c));
        }
        run = Some((at + c.len_utf8(), c));
    }
    readable && stop.is_none() && open.is_empty() && !empty
}

fn unsafe_character(at: usize, c: char) -> Spot {
    let code = u32::from(c);
    let (message, help) = match c {
        c if c.is_control() => (format!("control character U+{code:04X}"), DRIVES),
        '\u{2028}' | '\u{2029}' => (format!("line separator U+{code:04X}"), "use an ordinary space"),
        _ => (format!("character U+{code:04X} changes the direction of text"), REORDERS),
    };
    Spot::error(at..at + c.len_utf8(), message, help)
}

struct Inspector<'i> {
    text: &'i str,
    spots: &'i mut Spots,
    patched: &'i mut Patched,
    /// Brackets that are open, with their offsets.
    open: Vec<(u8, usize)>,
    /// Where the outermost bracket closed.
    end: Option<usize>,
    readable: bool,
}

impl Inspector<'_> {
    /// Inspects one token and says whether to go on.
    fn token(&mut self, token: Token) -> bool {
        let Token { kind, range } = token;
        let at = range.start;
        if let Some(end) = self.end {
            let message = format!("the data set ends on line {}, but more follows", line(self.text, end));
            self.spots.push(Spot::error(
                range,
                message,
                "a bracket there closes too early, or this is left over",
            ));
            return false;
        }
        match kind {
            Kind::Open(bracket) => {
                self.open.push((bracket, at));
                if self.open.len() > DEEPEST {
                    let message = format!("brackets nest more than {DEEPEST} deep");
                    self.spots.push(Spot::error(range, message, "a data set needs less than ten"));
                    return false;
                }
            }
            Kind::Close(found) => return self.close(found, at),
            Kind::Text { raw } => self.characters(raw, at, self.text.get(range).unwrap_or_default()),
            Kind::OpenText => {
                let message = "the closing quote of this text is missing";
                self.spots.push(Spot::error(range, message, super::MORE));
                return false;
            }
            Kind::OpenComment => {
                self.spots.push(Spot::error(range, "this comment is never closed", "close it with `*/`"));
                return false;
            }
            Kind::Stray(c) => self.stray(c, at),
            Kind::Comma | Kind::Colon | Kind::Word | Kind::Number | Kind::Char => {}
        }
        true
    }

    fn close(&mut self, found: u8, at: usize) -> bool {
        let found_char = char::from(found);
        let message = match self.open.pop() {
            Some((bracket, _)) if partner(bracket) == found => {
                if self.open.is_empty() {
                    self.end = Some(at);
                }
                return true;
            }
            None => format!("this `{found_char}` closes nothing"),
            Some((bracket, start)) => {
                let line = line(self.text, start);
                let (open, close) = (char::from(bracket), char::from(partner(bracket)));
                format!("expected `{close}` for the `{open}` on line {line}, found `{found_char}`")
            }
        };
        self.spots.push(Spot::error(at..at + 1, message, super::MORE));
        false
    }

    fn stray(&mut self, c: char, at: usize) {
        // Told of when the whole text is looked through.
        if is_unsafe(c) {
            self.readable = false;
            return;
        }
        let range = at..at + c.len_utf8();
        let shown = quote(c.encode_utf8(&mut [0; 4]));
        let meant = match c {
            '=' => Some((":", "between a field and its value stands `:`")),
            ';' => Some((",", "fields and elements are separated by `,`")),
            _ => None,
        };
        let help = match c {
            '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '\'' | '`' => {
                "texts stand in straight double quotes: \"…\""
            }
            '$' | '€' | '£' | '%' => "numbers stand alone: 51140",
            '/' | '#' => "a comment starts with `//`",
            _ => meant.map_or("texts stand in double quotes: \"…\"", |(_, help)| help),
        };
        let spot = self.spots.push(Spot::error(range.clone(), format!("{shown} has no place here"), help));
        match meant {
            // Before any other mending, offsets of one byte for one byte are the same in the copy.
            Some((meant, _)) => self.patched.replace(range, meant, Some(spot)),
            None => self.readable = false,
        }
    }

    /// Looks at what a text in quotes would hold: raw characters and escapes.
    fn characters(&mut self, raw: bool, start: usize, token: &str) {
        let mut at = 0;
        while let Some(found) = token.get(at..).and_then(|rest| rest.find(['\\', '\n', '\r', '\t'])) {
            at += found;
            let rest = token.get(at..).unwrap_or_default();
            let escape = if raw { Escape::Itself } else { Escape::of(rest) };
            let (length, refused) = match escape {
                Escape::Itself if rest.starts_with('\\') => (1, None),
                Escape::Itself if rest.starts_with('\t') => {
                    (1, Some(("a tab in a text".to_owned(), "use a space")))
                }
                Escape::Itself => {
                    let length = if rest.starts_with("\r\n") { 2 } else { 1 };
                    (length, Some(("a line break in a text".to_owned(), JOIN)))
                }
                Escape::Stands(length, c) if is_unsafe(c) => {
                    let escape = quote(rest.get(..length).unwrap_or_default());
                    let (what, help) = match c {
                        '\n' | '\r' => ("a line break", BACKSLASH),
                        '\t' => ("a tab", BACKSLASH),
                        c if c.is_control() => ("a control character", DRIVES),
                        _ => ("a character that changes the direction of text", REORDERS),
                    };
                    (length, Some((format!("{escape} stands for {what}, U+{:04X}", u32::from(c)), help)))
                }
                Escape::Joins(length) | Escape::Stands(length, _) => (length, None),
            };
            if let Some((message, help)) = refused {
                self.spots.push(Spot::error(start + at..start + at + length, message, help));
            }
            at += length;
        }
    }
}

/// What a backslash does in a text. Lengths are bytes of the escape.
enum Escape {
    /// Nothing: the character is not a backslash.
    Itself,
    /// Joins two lines.
    Joins(usize),
    /// Stands for a character. An escape that RON does not know stands for a harmless one: reading
    /// refuses it.
    Stands(usize, char),
}

impl Escape {
    fn of(rest: &str) -> Self {
        let Some(escape) = rest.strip_prefix('\\') else { return Self::Itself };
        let Some(first) = escape.chars().next() else { return Self::Stands(1, ' ') };
        let short = |c| Self::Stands(1 + first.len_utf8(), c);
        match first {
            '\n' | '\r' => {
                let joined = escape.trim_start_matches([' ', '\t', '\n', '\r']);
                Self::Joins(rest.len() - joined.len())
            }
            'n' => short('\n'),
            'r' => short('\r'),
            't' => short('\t'),
            '0' => short('\0'),
            'x' => Self::bytes(rest),
            'u' => {
                let digits = escape.strip_prefix("u{").and_then(|s| s.split_once('}')).map(|(d, _)| d);
                let code = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
                match (digits, code.and_then(char::from_u32)) {
                    (Some(digits), Some(c)) => Self::Stands("\\u{}".len() + digits.len(), c),
                    _ => short(' '),
                }
            }
            _ => short(' '),
        }
    }

    /// `\x1b`, and `\xe2\x80\xae`: several bytes can make up one character.
    fn bytes(rest: &str) -> Self {
        let mut bytes = Vec::new();
        let mut ahead = rest;
        while let Some(after) = ahead.strip_prefix("\\x").filter(|_| bytes.len() < 4) {
            let Some(byte) = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) else { break };
            bytes.push(byte);
            ahead = after.get(2..).unwrap_or_default();
            if let Ok(c) = std::str::from_utf8(&bytes) {
                return Self::Stands(rest.len() - ahead.len(), c.chars().next().unwrap_or(' '));
            }
        }
        Self::Stands(2, ' ')
    }
}
