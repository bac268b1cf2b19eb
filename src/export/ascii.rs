//! Text in signs that every terminal and every old program has.

use unicode_normalization::char::decompose_canonical;

use super::Format;

/// Stands for what ASCII has nothing like.
pub const UNKNOWN: char = '?';

/// A print without a byte above 127. Where the format can name a character by its number nothing is lost;
/// elsewhere each becomes what comes nearest.
#[must_use]
pub fn print(text: &str, format: Format) -> String {
    let numbered = |c: char| match format {
        Format::Json => c
            .encode_utf16(&mut [0; 2])
            .iter()
            .map(|unit| format!("\\u{unit:04x}"))
            .collect::<Vec<_>>()
            .concat(),
        Format::Html => format!("&#{};", u32::from(c)),
        Format::Text | Format::Markdown | Format::Csv => fold(c).to_string(),
    };
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_ascii()) {
        let mut chars = piece.chars();
        match chars.next_back() {
            Some(last) if !last.is_ascii() => {
                out.push_str(chars.as_str());
                out.push_str(&numbered(last));
            }
            _ => out.push_str(piece),
        }
    }
    out
}

/// Signs, and what comes nearest to them in ASCII, one column wide.
const SIGNS: [(&str, char); 27] = [
    ("─╶╴–—−‐‑", '-'),
    ("·", '.'),
    ("│┃", '|'),
    ("╭╮╰╯┌┐└┘├┤┬┴┼", '+'),
    // Not what means something else: `+` is a pro, `~` is rough.
    ("✓", 'y'),
    ("┊░", ':'),
    ("█◆", '#'),
    ("▒", '='),
    ("▓", '%'),
    ("•●★", '*'),
    ("✗×", 'x'),
    ("÷", '/'),
    // What is cut goes on, as does a bar that ends so.
    ("▸→›»…", '>'),
    ("◂←‹«", '<'),
    ("▲↑", '^'),
    ("▼↓", 'v'),
    ("‘’‚", '\''),
    ("“”„", '"'),
    ("○ø", 'o'),
    ("Ø", 'O'),
    ("ł", 'l'),
    ("Ł£", 'L'),
    ("đð", 'd'),
    ("ß", 's'),
    ("ı", 'i'),
    ("€", 'E'),
    ("\u{a0}\u{2007}\u{2009}\u{202f}\u{2800}", ' '),
];

/// The sign of ASCII that comes nearest, one column wide.
#[must_use]
pub fn fold(c: char) -> char {
    match c {
        '\u{2801}'..='\u{28ff}' => dots(c),
        c => match SIGNS.iter().find(|(signs, _)| signs.contains(c)) {
            Some((_, sign)) => *sign,
            None => unaccented(c),
        },
    }
}

/// A pattern of braille dots, of which curves are made: `'` in the upper half, `.` in the lower, `:` in
/// both.
fn dots(c: char) -> char {
    // Dots 1, 2, 4 and 5 are the upper ones: bits 0, 1, 3 and 4.
    let bits = u32::from(c) & 0xff;
    match (bits & 0b0001_1011 != 0, bits & 0b1110_0100 != 0) {
        (true, true) => ':',
        (true, false) => '\'',
        _ => '.',
    }
}

/// A letter without its accents.
fn unaccented(c: char) -> char {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    base.filter(char::is_ascii).unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_can_lose_nothing() {
        let text = "Mayagüez: 12 €, 😀";
        assert_eq!(print(text, Format::Text), "Mayaguez: 12 E, ?");
        assert_eq!(print(text, Format::Html), "Mayag&#252;ez: 12 &#8364;, &#128512;");
        let json = print(&format!("\"{text}\""), Format::Json);
        assert!(json.is_ascii());
        assert_eq!(serde_json::from_str::<String>(&json).expect("a text"), text);
    }
}
