//! From a value of a data set to the place where its file says so.
//!
//! Reading RON into types drops positions. A check therefore names what it means by its path, such
//! as `roles[2].skills[0].level`, and only when there is something to say the text is walked once
//! more for all paths together. The walk keeps a stack of its own, no deeper than [`DEEPEST`].

use std::{collections::HashMap, fmt, ops::Range};

use super::scan::{Kind, Scanner, Token, value_end};

/// How deep brackets may nest. The format needs less than ten.
pub(super) const DEEPEST: usize = 64;

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into a field of a record.
    Field(&'static str),
    /// Into an element of a list or a tuple, from 0.
    Index(usize),
}

/// The way from the root of a file to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(pub Vec<Step>);

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if i == 0 => write!(f, "{name}")?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Finds where values stand: bytes of the text, for each path in turn.
///
/// What the text leaves out is located at the bracket of the record it would stand in.
pub(super) fn locate(text: &str, paths: &[&Path]) -> Vec<Range<usize>> {
    let mut wanted = Wanted::default();
    let ends: Vec<usize> = paths.iter().map(|path| wanted.add(path)).collect();
    wanted.walk(text);
    ends.into_iter().map(|end| wanted.range(end)).collect()
}

/// A step as it is met in a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Met<'a> {
    Field(&'a str),
    Index(usize),
}

/// The wanted paths as a tree, so that one walk serves them all.
struct Wanted<'a> {
    children: HashMap<(usize, Met<'a>), usize>,
    nodes: Vec<Node>,
    /// Ends of wanted paths that are not found yet.
    missing: usize,
}

#[derive(Default)]
struct Node {
    parent: Option<usize>,
    wanted: bool,
    found: Option<Range<usize>>,
}

impl Default for Wanted<'_> {
    fn default() -> Self {
        Self { children: HashMap::new(), nodes: vec![Node::default()], missing: 0 }
    }
}

/// An open bracket of the walk.
struct Frame<'a> {
    /// The wanted node it stands for, if any.
    node: Option<usize>,
    start: usize,
    index: usize,
    field: Option<&'a str>,
    /// Brackets of `Some( )`, which are no step of a path.
    transparent: bool,
}

impl<'a> Wanted<'a> {
    /// Adds a path and returns its last node.
    fn add(&mut self, path: &Path) -> usize {
        let mut node = 0;
        for step in &path.0 {
            let met = match *step {
                Step::Field(name) => Met::Field(name),
                Step::Index(index) => Met::Index(index),
            };
            node = *self.children.entry((node, met)).or_insert_with(|| {
                self.nodes.push(Node { parent: Some(node), ..Node::default() });
                self.nodes.len() - 1
            });
        }
        if let Some(end) = self.nodes.get_mut(node)
            && !end.wanted
        {
            end.wanted = true;
            self.missing += 1;
        }
        node
    }

    fn found(&mut self, node: Option<usize>, range: Range<usize>) {
        let Some(node) = node.and_then(|n| self.nodes.get_mut(n)) else { return };
        if node.found.replace(range).is_none() && node.wanted {
            self.missing -= 1;
        }
    }

    /// Where a node stands, or else the opening bracket of what it would stand in.
    fn range(&self, node: usize) -> Range<usize> {
        let mut next = self.nodes.get(node);
        let mut inside = false;
        while let Some(node) = next {
            match &node.found {
                Some(range) if inside => return range.start..(range.start + 1).min(range.end),
                Some(range) => return range.clone(),
                None => next = node.parent.and_then(|p| self.nodes.get(p)),
            }
            inside = true;
        }
        0..0
    }

    /// Walks the text until every wanted path is found or the text makes no sense.
    fn walk(&mut self, text: &'a str) {
        let mut stack: Vec<Frame<'a>> = Vec::new();
        let mut tokens = Scanner::new(text).peekable();
        // The word before an opening bracket, which belongs to it: `Amount(5)`.
        let mut name: Option<Token> = None;
        while let Some(token) = tokens.next() {
            if self.missing == 0 {
                return;
            }
            let next = tokens.peek().map(|t| t.kind);
            let node = match stack.last() {
                None => Some(0),
                Some(frame) if frame.transparent => frame.node,
                Some(frame) => frame.node.and_then(|parent| {
                    let met = frame.field.map_or(Met::Index(frame.index), Met::Field);
                    self.children.get(&(parent, met)).copied()
                }),
            };
            match token.kind {
                Kind::Word if next == Some(Kind::Colon) => {
                    if let Some(frame) = stack.last_mut() {
                        frame.field = text.get(token.range);
                    }
                }
                Kind::Word if matches!(next, Some(Kind::Open(_))) => name = Some(token),
                Kind::Open(_) => {
                    let transparent = name.as_ref().and_then(|n| text.get(n.range.clone())) == Some("Some");
                    let start = name.take().map_or(token.range.start, |n| n.range.start);
                    // Known from its start, so that what is missing inside can be located here.
                    self.found_bracket(node, start);
                    stack.push(Frame { node, start, index: 0, field: None, transparent });
                    if stack.len() > DEEPEST {
                        return;
                    }
                }
                Kind::Close(_) => {
                    let Some(frame) = stack.pop() else { return };
                    self.found(frame.node.filter(|_| !frame.transparent), frame.start..token.range.end);
                    if stack.is_empty() {
                        return;
                    }
                }
                Kind::Comma => {
                    if let Some(frame) = stack.last_mut() {
                        frame.index += 1;
                        frame.field = None;
                    }
                }
                Kind::Word | Kind::Number | Kind::Text { .. } | Kind::Char => self.found(node, token.range),
                Kind::Colon => {}
                Kind::OpenText | Kind::OpenComment | Kind::Stray(_) => return,
            }
        }
    }

    /// Notes where a bracket opens without counting it as found before it closes.
    fn found_bracket(&mut self, node: Option<usize>, start: usize) {
        if let Some(node) = node.and_then(|n| self.nodes.get_mut(n))
            && !node.wanted
        {
            node.found = Some(start..start + 1);
        }
    }
}

/// What stands around an offset.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Offset of the innermost bracket that is open there.
    pub open: Option<usize>,
    /// The last token that ends at or before the offset.
    pub before: Option<Token>,
    /// The token that the offset falls into or onto, or else the next.
    pub at: Option<Token>,
}

impl Around {
    /// Looks around an offset in a text whose brackets match.
    pub fn new(text: &str, offset: usize) -> Self {
        let mut around = Self::default();
        let mut open = Vec::new();
        for token in Scanner::new(text) {
            if token.range.end > offset {
                around.open = open.last().copied();
                around.at = Some(token);
                return around;
            }
            match token.kind {
                Kind::Open(_) => open.push(token.range.start),
                Kind::Close(_) => {
                    open.pop();
                }
                _ => {}
            }
            around.before = Some(token);
        }
        around.open = open.last().copied();
        around
    }
}

/// The bytes of a field with its name at `start`: `name: value` and the comma after it.
pub(super) fn entry(text: &str, start: usize) -> Range<usize> {
    let mut tokens = Scanner::starting(text, start);
    let name_end = tokens.next().map_or(text.len(), |t| t.range.end);
    let end = match tokens.next().map(|t| t.kind) {
        Some(Kind::Colon) => match tokens.next() {
            Some(value) if !matches!(value.kind, Kind::Close(_) | Kind::Comma) => {
                value_end(text, value.range.start)
            }
            _ => name_end,
        },
        _ => name_end,
    };
    match Scanner::starting(text, end).next() {
        Some(Token { kind: Kind::Comma, range }) => start..range.end,
        _ => start..end,
    }
}
