//! What `ron` stopped at, in plain words, and how to get past it.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};

use super::super::{
    locate::{Around, entry},
    near::nearest,
    problem::{clean, enumerate, quote},
    scan::{Kind, Scanner, Token, value_end},
};

/// A text that serves as a name, an id and a date, so that reading can go on.
const ANY_TEXT: &str = "\"2000-01-01\"";

/// Something that cannot be read, with a way past it.
pub(super) struct Trouble {
    /// What to point at: bytes of the text that was read.
    pub range: Range<usize>,
    pub message: String,
    pub help: String,
    /// What is wanted there, for a problem that could not know: `a list in square brackets`.
    pub wanted: String,
    /// A replacement that lets reading go on.
    pub mend: Option<(Range<usize>, String)>,
}

impl Trouble {
    pub fn add_help(&mut self, more: &str) {
        if !self.help.is_empty() {
            self.help.push_str("; ");
        }
        self.help.push_str(more);
    }
}

/// Explains an error that reading a text ended with.
pub(super) fn explain(text: &str, error: &SpannedError) -> Trouble {
    let at = offset(text, &error.span.end);
    let place = Place { text, at, around: Around::new(text, at) };
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => place.unknown_field(found, expected),
        Error::DuplicateStructField { field, .. } => {
            let range = place.before();
            let entry = entry(text, range.start);
            let message = format!("the field {} is given twice in this record", quote(field));
            trouble(range, message, "keep one of them").mended(entry, "")
        }
        Error::MissingStructField { field, .. } => place.missing_field(field),
        Error::NoSuchEnumVariant { expected, found, .. } => place.unknown_variant(found, expected),
        // What ids and dates say of themselves.
        Error::Message(message) => {
            let range = place.before();
            let message: String = clean(message).chars().take(200).collect();
            trouble(range.clone(), message, "").mended(range, ANY_TEXT)
        }
        Error::ExpectedDifferentStructName { expected, found } => {
            let range = place.before();
            let message = format!("expected a record called {}, found {}", quote(expected), quote(found));
            trouble(range.clone(), message, "the name can be left out").mended(range, "")
        }
        Error::ExpectedComma => place.missing_comma(),
        Error::ExpectedMapColon => {
            let range = place.before();
            let message = format!("expected `:` and a value after {}", place.quoted(&range));
            let end = range.end;
            let with = match place.around.at.as_ref().map(|t| t.kind) {
                Some(Kind::Comma | Kind::Close(_)) | None => format!(": {ANY_TEXT}"),
                _ => ":".to_owned(),
            };
            trouble(range, message, "").mended(end..end, &with)
        }
        Error::ExpectedDifferentLength { .. } => place.short_tuple(),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd | Error::ExpectedArrayEnd => {
            let end = place.around.open.map_or(at, |open| value_end(text, open) - 1);
            let range = place.value();
            let start = range.start;
            trouble(range, "one value too many in these brackets", "").mended(start..end.max(start), "")
        }
        Error::TrailingCharacters => {
            let range = place.value();
            let message = "nothing may follow the end of the data set";
            let help = "the brackets before it close too early, or it belongs in another file";
            let start = range.start;
            trouble(range, message, help).mended(start..text.len(), "")
        }
        Error::InvalidEscape(_) => {
            let range = place.token();
            let help = "for a backslash itself write `\\\\`";
            trouble(range.clone(), "a `\\` in this text starts nothing that RON knows", help)
                .mended(range, ANY_TEXT)
        }
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) if place.is_at_field() => {
            place.bad_field_name()
        }
        Error::IntegerOutOfBounds => {
            let range = place.number();
            let message = format!("the number {} is out of range here", place.quoted(&range));
            trouble(range.clone(), message, "expected a whole number, 0 or more").mended(range, "0")
        }
        code => match Expected::of(code) {
            Some(expected) => place.wrong_type(&expected),
            None => trouble(place.token(), lower(code), ""),
        },
    }
}

fn trouble(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Trouble {
    Trouble { range, message: message.into(), help: help.into(), wanted: String::new(), mend: None }
}

impl Trouble {
    fn mended(mut self, range: Range<usize>, with: &str) -> Self {
        self.mend = Some((range, with.to_owned()));
        self
    }
}

/// A kind of value, and one that can stand for it.
struct Expected {
    what: &'static str,
    stand_in: &'static str,
}

impl Expected {
    fn of(error: &Error) -> Option<Self> {
        let (what, stand_in) = match error {
            Error::ExpectedString | Error::ExpectedStringEnd => ("a text in double quotes", ANY_TEXT),
            Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => ("a whole number", "0"),
            Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => ("a number", "0"),
            Error::ExpectedBoolean => ("`true` or `false`", "false"),
            Error::ExpectedArray => ("a list in square brackets", "[]"),
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
                ("a record in parentheses", "()")
            }
            Error::ExpectedIdentifier => ("a word without quotes", "x"),
            Error::SuggestRawIdentifier(_) => ("a word of letters, digits and `_`", "x"),
            _ => return None,
        };
        Some(Self { what, stand_in })
    }
}

/// Where reading stopped.
struct Place<'a> {
    text: &'a str,
    at: usize,
    around: Around,
}

impl Place<'_> {
    /// The token before the place, or an empty range at it.
    fn before(&self) -> Range<usize> {
        self.around.before.as_ref().map_or(self.at..self.at, |t| t.range.clone())
    }

    /// The token at the place, or an empty range at it.
    fn token(&self) -> Range<usize> {
        self.around.at.as_ref().map_or(self.at..self.at, |t| t.range.clone())
    }

    /// The value at the place; empty where none stands.
    fn value(&self) -> Range<usize> {
        match &self.around.at {
            Some(Token { kind: Kind::Comma | Kind::Close(_), range }) => range.start..range.start,
            Some(token) => token.range.start..value_end(self.text, token.range.start),
            None => self.at..self.at,
        }
    }

    /// The number that the place is in or after.
    fn number(&self) -> Range<usize> {
        match (&self.around.before, &self.around.at) {
            (Some(before), _) if before.range.end == self.at && before.kind == Kind::Number => self.before(),
            _ => self.token(),
        }
    }

    fn quoted(&self, range: &Range<usize>) -> String {
        quote(self.text.get(range.clone()).unwrap_or_default())
    }

    /// Whether a field's name is expected here rather than a value.
    fn is_at_field(&self) -> bool {
        let in_record = self.around.open.is_some_and(|open| self.text.as_bytes().get(open) == Some(&b'('));
        let before = self.around.before.as_ref().map(|t| t.kind);
        in_record && matches!(before, Some(Kind::Comma | Kind::Open(_)))
    }

    fn unknown_field(&self, found: &str, expected: &[&'static str]) -> Trouble {
        let range = self.before();
        let help = match nearest(found, expected.iter().copied()) {
            Some(near) => format!("did you mean {}?", quote(near)),
            None => format!("known here: {}", enumerate(expected.iter().copied())),
        };
        let entry = entry(self.text, range.start);
        trouble(range, format!("unknown field {}", quote(found)), help).mended(entry, "")
    }

    fn unknown_variant(&self, found: &str, expected: &[&'static str]) -> Trouble {
        let range = self.before();
        let wanted = format!("one of {}", enumerate(expected.iter().copied()));
        let help = match nearest(found, expected.iter().copied()) {
            Some(near) => format!("did you mean {}? expected {wanted}", quote(near)),
            None => format!("expected {wanted}"),
        };
        let value = range.start..value_end(self.text, range.start);
        let stand_in = expected.first().copied().unwrap_or_default();
        let message = format!("unknown word {}", quote(found));
        Trouble { wanted, ..trouble(range, message, help) }.mended(value, stand_in)
    }

    fn missing_field(&self, field: &str) -> Trouble {
        let open = self.around.open.unwrap_or(self.at);
        let whose = match record_id(self.text, open) {
            Some(id) => format!("the record of {}", quote(id)),
            None => "this record".to_owned(),
        };
        let message = format!("the field {} is missing in {whose}", quote(field));
        let (end, comma) = self.append();
        trouble(open..open + 1, message, "").mended(end..end, &format!("{comma}{field}: {ANY_TEXT}"))
    }

    fn short_tuple(&self) -> Trouble {
        let open = self.around.open.unwrap_or(self.at);
        let (end, comma) = self.append();
        let range = open..value_end(self.text, open);
        trouble(range, "too few values in these parentheses", "")
            .mended(end..end, &format!("{comma}{ANY_TEXT}"))
    }

    /// Where something can be added before a closing bracket, and what must stand before it.
    fn append(&self) -> (usize, &'static str) {
        let end = self.token().start;
        match self.around.before.as_ref().map(|t| t.kind) {
            Some(Kind::Comma | Kind::Open(_)) => (end, ""),
            _ => (end, ", "),
        }
    }

    fn missing_comma(&self) -> Trouble {
        let token = self.token();
        if token.start < self.at {
            // Reading took the first part of it for a number.
            let message = match self.text.get(token.clone()) {
                Some(number) if number.parse::<f64>().is_ok() => {
                    format!("expected a whole number, found {}", quote(number))
                }
                _ => format!("{} is not a number", self.quoted(&token)),
            };
            return trouble(token.clone(), message, "").mended(token, "0");
        }
        let before = self.before();
        let end = before.end;
        trouble(before, "expected a comma after this", "").mended(end..end, ",")
    }

    fn bad_field_name(&self) -> Trouble {
        let range = self.token();
        let named = Scanner::starting(self.text, range.end).next().is_some_and(|t| t.kind == Kind::Colon);
        let message = format!("expected the name of a field, found {}", self.found());
        if named {
            let name = word(self.text.get(range.clone()).unwrap_or_default());
            let help = format!("names of fields stand without quotes, like `{name}`");
            return trouble(range.clone(), message, help).mended(range, &name);
        }
        let digits = self.text.get(range.clone()).is_some_and(|t| t.len() == 3 && t.parse::<u32>().is_ok());
        let help = if digits { "numbers are written without separators: 51140" } else { "" };
        let value = self.value();
        let with_comma = match Scanner::starting(self.text, value.end).next() {
            Some(Token { kind: Kind::Comma, range }) => value.start..range.end,
            _ => value,
        };
        trouble(range, message, help).mended(with_comma, "")
    }

    fn wrong_type(&self, expected: &Expected) -> Trouble {
        let range = if expected.stand_in == "0" { self.number() } else { self.token() };
        let value = self.value();
        let content = self.text.get(range.clone()).unwrap_or_default();
        let inner = content.trim_matches('"');
        let kind = self.around.at.as_ref().map(|t| t.kind);
        let help = match (kind, expected.stand_in) {
            (Some(Kind::Text { .. }), "0") if inner.parse::<f64>().is_ok() => {
                format!("numbers stand without quotes: {inner}")
            }
            (Some(Kind::Open(b'{')), "()") => "records stand in `( )`, not in `{ }`".to_owned(),
            (Some(Kind::Word | Kind::Number), ANY_TEXT) => format!("write \"{}\"", clean(content)),
            (Some(Kind::Text { .. }), "[]") => format!("write [{}]", clean(content)),
            _ => String::new(),
        };
        let message = format!("expected {}, found {}", expected.what, self.found());
        let stand_in = if expected.stand_in == "x" { word(inner) } else { expected.stand_in.to_owned() };
        // That a word is wanted says little: reading on tells which.
        let wanted = if expected.stand_in == "x" { "" } else { expected.what };
        let mut trouble = Trouble { wanted: wanted.to_owned(), ..trouble(range, message, help) };
        if matches!(kind, Some(Kind::Open(_))) {
            trouble.add_help(super::MORE);
        }
        trouble.mended(value, &stand_in)
    }

    /// What stands at the place, in words.
    fn found(&self) -> String {
        let Some(token) = &self.around.at else { return "the end of the file".to_owned() };
        let content = self.quoted(&token.range);
        match token.kind {
            Kind::Open(b'(') => "a record".to_owned(),
            Kind::Open(b'[') => "a list".to_owned(),
            Kind::Open(_) => "`{`".to_owned(),
            Kind::Comma | Kind::Close(_) => "nothing".to_owned(),
            Kind::Number => format!("the number {content}"),
            Kind::Text { .. } => format!("the text {content}"),
            Kind::Word => format!("the word {content}"),
            _ => content,
        }
    }
}

/// The id that a record gives itself, if it is a plain text.
fn record_id(text: &str, open: usize) -> Option<&str> {
    let mut depth = 0_usize;
    let mut tokens = Scanner::starting(text, open).peekable();
    while let Some(token) = tokens.next() {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) if depth <= 1 => return None,
            Kind::Close(_) => depth -= 1,
            Kind::Word if depth == 1 && text.get(token.range.clone()) == Some("id") => {
                tokens.next_if(|t| t.kind == Kind::Colon)?;
                let value = tokens.next_if(|t| matches!(t.kind, Kind::Text { .. }))?;
                // One that was put in is no name to call the record by.
                return text.get(value.range).filter(|t| *t != ANY_TEXT).map(|t| t.trim_matches('"'));
            }
            _ => {}
        }
    }
    None
}

/// What comes nearest to a word that RON can read.
fn word(text: &str) -> String {
    let letters = text.trim_matches('"').chars();
    let word: String = letters.map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) { word } else { format!("x{word}") }
}

/// The error in its own words, as the middle of a sentence.
fn lower(error: &Error) -> String {
    let text = clean(&error.to_string());
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).take(200).collect()
}

/// The byte that a position, in lines and characters, means.
fn offset(text: &str, position: &Position) -> usize {
    let line: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line..).unwrap_or_default();
    line + rest.chars().take(position.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}
