//! Cuts the text of a RON file into tokens, for everything that the `ron` crate does not do:
//! looking at every character, finding the place of a value, and mending what it stopped at.
//!
//! It never recurses and never fails: what cannot be a token comes out as [`Kind::Stray`].

use std::ops::Range;

/// A token. Spaces and comments lie between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// A field, a variant, `true`; also what only looks like one, such as `fee-member`.
    Word,
    /// What starts like a number.
    Number,
    /// A text, quotes and all; `\` escapes unless it is raw.
    Text { raw: bool },
    /// A character in single quotes.
    Char,
    /// A text that ends with its line instead of a quote.
    OpenText,
    /// A comment that does not end.
    OpenComment,
    /// A character that has no place here.
    Stray(char),
}

/// Cuts a text into [`Token`]s.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning, after attributes such as `#![enable(implicit_some)]`.
    pub fn new(text: &'a str) -> Self {
        let mut scanner = Self { text, at: 0 };
        loop {
            let start = scanner.clone();
            let begins = [Kind::Stray('#'), Kind::Stray('!'), Kind::Open(b'[')];
            let is_attribute = begins.into_iter().all(|kind| scanner.next().is_some_and(|t| t.kind == kind));
            if !is_attribute || !scanner.any(|t| t.kind == Kind::Close(b']')) {
                return start;
            }
        }
    }

    /// Starts at an offset where a token starts.
    pub fn starting(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over characters for as long as they fit.
    fn skip_while(&mut self, fits: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !fits(c)).unwrap_or(rest.len());
    }

    /// Steps over spaces and comments. A comment that does not end comes back as a token.
    fn skip_gap(&mut self) -> Option<Token> {
        loop {
            self.skip_while(is_space);
            let start = self.at;
            match (self.byte(0), self.byte(1)) {
                (Some(b'/'), Some(b'/')) => self.skip_while(|c| c != '\n'),
                (Some(b'/'), Some(b'*')) => {
                    if !self.skip_block_comment() {
                        return Some(Token { kind: Kind::OpenComment, range: start..start + 2 });
                    }
                }
                _ => return None,
            }
        }
    }

    /// Steps over a comment in `/* */`, which may hold others; says whether it ends.
    fn skip_block_comment(&mut self) -> bool {
        let mut depth = 0_usize;
        loop {
            match (self.byte(0), self.byte(1)) {
                (Some(b'/'), Some(b'*')) => {
                    depth += 1;
                    self.at += 2;
                }
                (Some(b'*'), Some(b'/')) => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return true;
                    }
                }
                (Some(_), _) => self.at += 1,
                (None, _) => return false,
            }
        }
    }

    /// Steps over a text in quotes; the first quote is `ahead` bytes away.
    fn text(&mut self, ahead: usize) -> Kind {
        let start = self.at;
        self.at += ahead + 1;
        let mut line_end = None;
        while let Some(byte) = self.byte(0) {
            self.at += 1;
            match byte {
                b'\\' => {
                    // An escaped line break joins the lines.
                    self.at += match (self.byte(0), self.byte(1)) {
                        (Some(b'\r'), Some(b'\n')) => 2,
                        (Some(_), _) => 1,
                        (None, _) => 0,
                    };
                }
                b'"' if line_end.is_none() || self.is_followed_by_end() => return Kind::Text { raw: false },
                b'"' => break,
                b'\n' => line_end = line_end.or(Some(self.at - 1)),
                _ => {}
            }
        }
        // Take back everything after the first line: its closing quote is missing.
        let first_line = self.text.get(start..line_end.unwrap_or(self.at)).unwrap_or_default();
        self.at = start + first_line.trim_end().len();
        Kind::OpenText
    }

    /// Whether a value could end here. If a text runs over several lines, this tells one that was
    /// meant so from one whose closing quote is missing, which would end at the next text's first.
    fn is_followed_by_end(&self) -> bool {
        let mut ahead = self.clone();
        ahead.skip_gap();
        matches!(ahead.byte(0), None | Some(b',' | b')' | b']' | b'}'))
    }

    /// Steps over a text like `r#"..."#`, whose first `"` or `#` is `ahead` bytes away.
    fn raw_text(&mut self, ahead: usize) -> Kind {
        let start = self.at;
        self.at += ahead;
        let hashes = self.rest().bytes().take_while(|&b| b == b'#').count();
        self.at += hashes + 1;
        let end = format!("\"{}", "#".repeat(hashes));
        if let Some(length) = self.rest().find(&end) {
            self.at += length + end.len();
            return Kind::Text { raw: true };
        }
        self.at = start + ahead + hashes + 1;
        Kind::OpenText
    }

    /// Whether `r"`, `r#"`, `r##"` and so on start here.
    fn is_raw_text(&self, ahead: usize) -> bool {
        let after = self.text.get(self.at + ahead..).unwrap_or_default();
        after.strip_prefix('r').is_some_and(|s| s.trim_start_matches('#').starts_with('"'))
    }

    fn character(&mut self) -> Kind {
        let mut chars = self.rest().char_indices().skip(1);
        let first = chars.next().map(|(_, c)| c);
        let end = match first {
            // The longest escape is `'\u{10ffff}'`.
            Some('\\') => chars.skip(1).take(9).find(|&(_, c)| c == '\''),
            Some(_) => chars.next().filter(|&(_, c)| c == '\''),
            None => None,
        };
        if let Some((length, _)) = end {
            self.at += length + 1;
            Kind::Char
        } else {
            self.at += 1;
            Kind::Stray('\'')
        }
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(open_comment) = self.skip_gap() {
            return Some(open_comment);
        }
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = match first {
            '"' => self.text(0),
            'b' if self.byte(1) == Some(b'"') => self.text(1),
            'r' if self.is_raw_text(0) => self.raw_text(1),
            'b' if self.is_raw_text(1) => self.raw_text(2),
            '\'' => self.character(),
            '0'..='9' | '+' | '-' | '.' => {
                self.skip_while(|c| is_word(c) || c == '+');
                Kind::Number
            }
            c if c.is_alphabetic() || c == '_' => {
                let prefix = if self.rest().starts_with("r#") { 2 } else { 0 };
                self.at += prefix;
                self.skip_while(is_word);
                Kind::Word
            }
            c => {
                self.at += c.len_utf8();
                match c {
                    '(' | '[' | '{' => Kind::Open(u8::try_from(c).unwrap_or_default()),
                    ')' | ']' | '}' => Kind::Close(u8::try_from(c).unwrap_or_default()),
                    ',' => Kind::Comma,
                    ':' => Kind::Colon,
                    c => Kind::Stray(c),
                }
            }
        };
        Some(Token { kind, range: start..self.at })
    }
}

/// Where a value that starts at `start` ends: after its closing bracket, or after its only token.
pub(super) fn value_end(text: &str, start: usize) -> usize {
    let mut scanner = Scanner::starting(text, start);
    let Some(first) = scanner.next() else { return text.len() };
    let mut end = first.range.end;
    // `amount(5)`: the brackets belong to the word.
    let is_bracket = match first.kind {
        Kind::Open(_) => true,
        Kind::Word => scanner.next().is_some_and(|t| matches!(t.kind, Kind::Open(_))),
        _ => false,
    };
    if !is_bracket {
        return end;
    }
    let mut depth = 1_usize;
    for token in scanner {
        end = token.range.end;
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    end
}

/// The bracket that closes another.
pub(super) fn partner(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// What RON takes for a space.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// Generous: also takes in what makes a word or a number a bad one, so that it is named whole.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}
