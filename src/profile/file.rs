//! The profile as text: RON that a person can read and edit.

use std::fmt;

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize};

use super::{Profile, Words};
use crate::dataset::{Dataset, Date, Id, problem::clean, slip};

/// The newest format that this program reads, and the one it writes.
pub const FORMAT: u32 = 1;

const HEAD: &str = "// Your answers in coder-tui. You may edit this file while the program is not running.\n";

/// What a profile file holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Profile", deny_unknown_fields)]
pub struct File {
    /// Version of the file format: [`FORMAT`].
    pub format: u32,
    /// With what data the answers were given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Edition>,
    /// The answers.
    #[serde(default)]
    pub answers: Profile,
}

/// An edition of a data set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Id of the data set.
    pub id: Id,
    /// The day it was last edited.
    pub updated: Date,
    /// The figures of it that the ranking, the demands and the pay of the compared roles rest on, so
    /// that a later edition can be told from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Used>,
    /// Where the roles stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranking: Vec<Stood>,
}

/// A figure as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Used {
    /// What it is: `pay:median`, or the id of an aspect.
    pub what: Words,
    /// The role it is of.
    pub role: Id,
    /// The figure in words: `$51,140`.
    pub said: Words,
    /// Its period in words: `May 2025`.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub of: Words,
}

/// Where a role stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stood {
    /// The role.
    pub role: Id,
    /// Its place, from 1.
    pub place: usize,
    /// Its score in words: `62–82`.
    pub score: Words,
}

impl Edition {
    /// The edition of a data set, with no record of its figures.
    #[must_use]
    pub fn of(data: &Dataset) -> Self {
        Self {
            id: data.career.id.clone(),
            updated: data.career.updated,
            figures: Vec::new(),
            ranking: Vec::new(),
        }
    }
}

/// Why a text is no profile, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in one sentence without a full stop.
    pub what: String,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.what)
    }
}

impl std::error::Error for Damage {}

impl File {
    /// Reads a profile from its text.
    ///
    /// # Errors
    /// What is wrong and where: broken text, an unknown field, a value out of its bounds, a newer
    /// format.
    pub fn read(text: &str) -> Result<Self, Damage> {
        let file: Self = options().from_str(text).map_err(|error| {
            if is_other(text) {
                let what = "this is no file of answers; one begins with `(format: 1, answers: (`".to_owned();
                return Damage { line: 1, column: 1, what };
            }
            let (at, what) = slip(text, &error);
            let before = text.get(..at).unwrap_or(text);
            let last = before.rsplit('\n').next().unwrap_or_default();
            Damage {
                line: before.matches('\n').count() + 1,
                column: last.chars().count() + 1,
                what: clean(&what),
            }
        })?;
        if file.format == FORMAT {
            return Ok(file);
        }
        let what = match file.format {
            newer if newer > FORMAT => {
                format!("format {newer} is newer than this program, which reads {FORMAT}")
            }
            other => format!("there is no format {other}: this program reads {FORMAT}"),
        };
        let line = text.lines().position(|l| l.contains("format")).unwrap_or(0) + 1;
        Err(Damage { line, column: 1, what })
    }

    /// Writes the profile as text.
    ///
    /// # Errors
    /// None that a profile can cause: only what the encoder itself reports.
    pub fn write(&self) -> Result<String, ron::Error> {
        let pretty = PrettyConfig::new().struct_names(false).indentor("    ");
        let mut text = HEAD.to_owned();
        text.push_str(&options().to_string_pretty(self, pretty)?);
        text.push('\n');
        Ok(text)
    }
}

/// Whether a text is something else altogether: answers stand in parentheses.
fn is_other(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//"));
    !first.is_some_and(|line| line.starts_with('(') || line.starts_with("/*"))
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Budget, Leaning, Rating, Share, Study, Words};

    fn full() -> File {
        let id = |name: &str| Id::try_from(name.to_owned()).expect("an id");
        let mut answers = Profile {
            name: Words::from_typed("Ana \"the\" tester"),
            picks: vec![id("a"), id("b")],
            area: Some(id("4800000")),
            budget: Budget::new(2_600.0, 18.5).ok(),
            ..Profile::default()
        };
        answers.ratings.entry(id("s")).or_default().insert("I can \\ say it".to_owned(), Rating::nearest(3));
        answers.study.insert(id("s"), Study { by: None, done: Date::from_ymd(2026, 6, 12).ok() });
        answers.leanings.insert(id("t"), Leaning::nearest(-5));
        answers.must_haves.insert(id("m"), crate::profile::Demanded::default());
        answers.weights.insert(id("w"), Share { points: 100.0 / 3.0, locked: true });
        answers.notes.insert("general".to_owned(), Words::from_typed("ask about nights"));
        let own = answers.add_criterion("Near my mother");
        assert!(own.is_some());
        File { format: FORMAT, data: None, answers }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let file = full();
        let text = file.write().expect("it can be written");
        let again = File::read(&text).expect("it reads");
        // Points are written to six decimals.
        assert_eq!(again.write(), file.write());
        assert_eq!(again.answers.ratings, file.answers.ratings);
        assert!(text.contains("area: \"4800000\""), "no Some(..) in a file for people:\n{text}");
    }

    #[test]
    fn every_older_file_reads() {
        assert_eq!(File::read("(format: 1)").map(|f| f.answers), Ok(Profile::default()));
    }

    #[test]
    fn a_slip_of_the_pen_is_named_with_its_place() {
        let bad = |text: &str| File::read(text).expect_err(text).to_string();
        insta::assert_snapshot!(bad("(\n    format: 1,\n    answers: (\n        pics: [],\n    ),\n)"), @"line 4, column 9: unknown field `pics`; did you mean `picks`?");
        insta::assert_snapshot!(bad("(format: 1, answers: (leanings: {\"x\": 6}))"), @"line 1, column 39: 6 is not from -5 to 5");
        insta::assert_snapshot!(bad("(format: 1, answers: (weights: {\"x\": (points: -3)}))"), @"line 1, column 49: -3 points are not from 0 to 100");
        insta::assert_snapshot!(bad("(format: 1, answers: (name: \"a\u{1b}[31m\"))"), @"line 1, column 29: this text holds a control character");
        insta::assert_snapshot!(bad("(\n  format: 7,\n)"), @"line 2, column 1: format 7 is newer than this program, which reads 1");
        insta::assert_snapshot!(bad("(format: 1"), @"line 1, column 10: expected a comma after this");
        insta::assert_snapshot!(bad(""), @"line 1, column 1: this is no file of answers; one begins with `(format: 1, answers: (`");
        insta::assert_snapshot!(bad("(format: 1, answers: (area: 5))"), @"line 1, column 29: expected a text in double quotes, found the number `5`; write \"5\"");
        insta::assert_snapshot!(bad("(\n    format: 1,\n"), @"line 2, column 15: the file ends here, before all brackets are closed");
    }
}
