//! Changes to a RON text that mostly leave it one: pieces are repeated, dropped, moved and exchanged whole.

use std::ops::Range;

/// A token or a bracket with all that stands in it.
type Piece = Range<usize>;

/// Numbers from a seed (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % n.max(1)
    }
}

/// What takes the place of a piece now and then.
const WORDS: &[&str] = &[
    "0",
    "1",
    "-1",
    "1e9",
    "1e308",
    "0.1",
    "4294967296",
    "NaN",
    "inf",
    "true",
    "None",
    "()",
    "[]",
    "{}",
    "\"\"",
    "\"a\"",
    "\"2025-05\"",
    "\"x y\"",
    "\"\\u{e9}\"",
    "\"編碼\"",
    "\"مرحبا\"",
    "\"e\u{301}\"",
    "\"👩‍⚕️\"",
    "\"=1+1\"",
    "year",
    "hour",
    "pro",
    "con",
    "yes",
    "amount(1)",
    "nation",
    "metro",
    "A",
    "\"dark\"",
    "\"auto\"",
    "\"#00ff7f\"",
    "\"lightred\"",
    "\"ctrl-x\"",
    "\"q\"",
];

/// The text with one or a few changes; none where it has no pieces.
pub fn mutate(text: &str, seed: u32) -> Option<String> {
    let mut dice = Dice(u64::from(seed) * 0x9e37_79b9 + 0x1234_5678_9abc_def1);
    let mut text = text.to_owned();
    for _ in 0..=dice.below(3) {
        text = change(&text, &mut dice)?;
    }
    Some(text)
}

fn change(text: &str, dice: &mut Dice) -> Option<String> {
    let piece = |range: &Piece| text.get(range.clone()).unwrap_or_default();
    let mut pieces = pieces(text);
    // A sign alone holds the rest together.
    if dice.below(8) > 0 {
        pieces.retain(|range| kind(piece(range)) != Kind::Sign);
    }
    let one = pieces.get(dice.below(pieces.len()))?.clone();
    let mut others = pieces;
    let mut words = WORDS.to_vec();
    if dice.below(4) > 0 {
        let wanted = kind(piece(&one));
        others.retain(|range| kind(piece(range)) == wanted);
        words.retain(|word| kind(word) == wanted);
    }
    let other = others.get(dice.below(others.len()))?.clone();
    let put = |at: &Piece, new: &str| {
        let (before, after) =
            (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
        format!("{before}{new}{after}")
    };
    Some(match dice.below(8) {
        0 => put(&entry(text, &one), ""),
        1 | 2 => put(&one, piece(&other)),
        3 => put(&one, &format!("{0}, {0}", piece(&one))),
        4 => put(&(one.end..one.end), &format!(", {}", piece(&other))),
        5 => put(&one, &piece(&one).chars().rev().collect::<String>()),
        _ => put(&one, words.get(dice.below(words.len())).copied().unwrap_or_default()),
    })
}

/// What can mostly stand where another of its kind stood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Word,
    Bracket(char),
    Sign,
}

fn kind(piece: &str) -> Kind {
    match piece.chars().next() {
        Some('"') => Kind::Text,
        Some(c) if c.is_ascii_digit() || c == '-' => Kind::Number,
        Some(c) if c.is_alphanumeric() => Kind::Word,
        Some(c @ ('(' | '[' | '{')) => Kind::Bracket(c),
        _ => Kind::Sign,
    }
}

/// A piece with the name before it and the comma behind it, if there are any.
fn entry(text: &str, piece: &Piece) -> Piece {
    let before = text.get(..piece.start).unwrap_or_default();
    let name = before.trim_end().strip_suffix(':').map(|name| {
        let of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '"');
        name.trim_end().trim_end_matches(of_name).len()
    });
    let after = text.get(piece.end..).unwrap_or_default();
    let comma = after.trim_start().strip_prefix(',').map(|rest| text.len() - rest.len());
    name.unwrap_or(piece.start)..comma.unwrap_or(piece.end)
}

/// Texts, words, numbers, signs, and brackets as wholes.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        match c {
            '(' | '[' | '{' => open.push(start),
            ')' | ']' | '}' => pieces.extend(open.pop().map(|from| from..start + 1)),
            '"' => {
                let end = chars.by_ref().find(|(_, c)| *c == '"').map_or(text.len(), |(at, _)| at + 1);
                pieces.push(start..end);
            }
            c if c.is_alphanumeric() || c == '-' => {
                let within = |(_, c): &(usize, char)| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
                let mut end = start + c.len_utf8();
                while let Some((at, c)) = chars.next_if(within) {
                    end = at + c.len_utf8();
                }
                pieces.push(start..end);
            }
            c if c.is_whitespace() => {}
            _ => pieces.push(start..start + c.len_utf8()),
        }
    }
    pieces
}

/// As libFuzzer wants it: changes the first `size` bytes of `data` in place, and returns how many there are
/// now. Half of the changes are its own, `otherwise`.
pub fn in_place(
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
    otherwise: fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let text = data.get(..size).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let changed = text.filter(|_| seed.is_multiple_of(2)).and_then(|text| mutate(text, seed / 2));
    match changed.filter(|new| !new.is_empty() && new.len() <= max_size.min(data.len())) {
        Some(new) => {
            data[..new.len()].copy_from_slice(new.as_bytes());
            new.len()
        }
        None => otherwise(data, size, max_size),
    }
}
