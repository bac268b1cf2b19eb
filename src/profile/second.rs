//! Somebody else's answers: read to be laid beside the person's, never written.

use std::{fmt, path::Path};

use super::{
    Profile,
    store::look,
    strangers::{Stranger, strangers},
};
use crate::dataset::{Dataset, problem::clean};

/// Somebody else's answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Second {
    /// The answers.
    pub answers: Profile,
    /// What they answer that the data set does not have: it means nothing to it. One sentence each,
    /// with the place in the file: ``bea.ron:7:9: this data set does not have the role `x` ``.
    pub strangers: Vec<String>,
}

/// Why a file could not be read. `Display`: `bea.ron:7:9: ...`, without the place where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a profile that somebody else saved.
///
/// # Errors
/// Why it cannot be read, and where: unlike the person's own, it must be there.
pub fn read(path: &Path, data: &Dataset) -> Result<Second, Unreadable> {
    let name = clean(&path.display().to_string());
    let (text, file) = match look(path) {
        Ok(Some(found)) => found,
        Ok(None) => return Err(Unreadable(format!("{name}: there is no such file"))),
        Err(trouble) => return Err(Unreadable(trouble.unread(&name))),
    };
    let strangers = strangers(&file.answers, data);
    let say = |stranger: &Stranger| {
        let place = place(&text, &stranger.name);
        let place = place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        format!("{name}{place}: this data set does not have {stranger}")
    };
    Ok(Second { strangers: strangers.iter().map(say).collect(), answers: file.answers })
}

/// Line and column, from 1 and in characters, where a name first stands in the text of a profile.
fn place(text: &str, name: &str) -> Option<(usize, usize)> {
    let quoted = ron::to_string(name).ok()?;
    let before = text.get(..text.find(&quoted)?)?;
    let last = before.rsplit('\n').next().unwrap_or_default();
    Some((before.matches('\n').count() + 1, last.chars().count() + 1))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let data = Dataset::open(Path::new("tests/fixtures/nursing")).expect("the fixture is valid");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bea.ron");
        let said = |text: &str| {
            fs::write(&path, text).expect("written");
            let said = match read(&path, &data) {
                Ok(second) => second.strangers.join("\n"),
                Err(error) => error.to_string(),
            };
            said.replace(&folder.path().display().to_string(), "")
        };
        insta::assert_snapshot!(said("(\n  format: 1,\n  answers: (pics: []),\n)"), @"/bea.ron:3:13: unknown field `pics`; did you mean `picks`?");
        insta::assert_snapshot!(said("(format: 1,\n answers: (picks: [\"registered-nurse\", \"surgeon\"],\n   notes: {\"é\": \"\", \"x\": \"y\"}))"), @r"
        /bea.ron:2:40: this data set does not have the role `surgeon`
        /bea.ron:3:21: this data set does not have the role `x`
        /bea.ron:3:12: this data set does not have the role `é`
        ");
        assert_eq!(said("(format: 1)"), "");
        fs::remove_file(&path).expect("removed");
        let missing = read(&path, &data).expect_err("there is none").to_string();
        assert!(missing.ends_with("bea.ron: there is no such file"), "{missing}");
        let folder = read(folder.path(), &data).expect_err("a folder").to_string();
        assert!(folder.contains("directory"), "{folder}");
    }
}
