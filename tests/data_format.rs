//! The public data format: what `docs/data-format.md` shows reads, and so does a field of another kind.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::collections::BTreeSet;

use coder_tui::dataset::{
    Career, Id, Wages,
    outlook::Part,
    role::{Origin, Value},
    wages::{AreaKind, Measure, Per, Wage},
};

const DOCS: &str = include_str!("../docs/data-format.md");
const NURSING: &str = include_str!("fixtures/nursing/career.ron");
const NURSING_WAGES: &str = include_str!("fixtures/nursing/wages.ron");

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The fenced blocks of a language, in order.
fn blocks(markdown: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in markdown.lines() {
        match &mut open {
            None if line.strip_prefix("```") == Some(language) => open = Some(String::new()),
            Some(_) if line == "```" => blocks.extend(open.take()),
            Some(block) => {
                block.push_str(line);
                block.push('\n');
            }
            None => {}
        }
    }
    blocks
}

fn id(text: &str) -> Id {
    Id::try_from(text.to_owned()).unwrap()
}

#[test]
fn the_documented_example_reads() {
    let [career, wages] = &blocks(DOCS, "ron")[..] else { panic!("two files make the example") };
    let career: Career = read(career);
    let wages: Wages = read(wages);
    assert_eq!(career.currency, "$", "the default that the page names");
    let rock = career.roles.iter().find(|r| r.id == *"rock-keeper").unwrap();
    assert_eq!(rock.aspects.len(), 1, "a blank stays blank");
    let nation = wages.nation().unwrap();
    let all = wages.all_industries().unwrap();
    let row = wages.row(&rock.occupation, &nation.id, &all.id).unwrap();
    assert_eq!(wages.wage(row, Measure::Median, Per::Year), Wage::Released(41_200.0));
    let north = wages.row(&rock.occupation, &wages.area("nc").unwrap().id, &all.id).unwrap();
    assert_eq!(wages.wage(north, Measure::P10, Per::Year), Wage::Withheld);
}

/// Every field of the format is on the page, so that a new one cannot be forgotten there.
#[test]
fn every_field_is_documented() {
    let sources = [
        include_str!("../src/dataset/career.rs"),
        include_str!("../src/dataset/certification.rs"),
        include_str!("../src/dataset/correction.rs"),
        include_str!("../src/dataset/criterion.rs"),
        include_str!("../src/dataset/outlook.rs"),
        include_str!("../src/dataset/role.rs"),
        include_str!("../src/dataset/skill.rs"),
        include_str!("../src/dataset/source.rs"),
        include_str!("../src/dataset/tradeoff.rs"),
        include_str!("../src/dataset/training.rs"),
        include_str!("../src/dataset/wages.rs"),
    ];
    // What stands in code marks, outside the example.
    let prose = DOCS.lines().scan(false, |fenced, line| {
        let fence = line.starts_with("```");
        *fenced ^= fence;
        Some(if *fenced || fence { "" } else { line })
    });
    let words: BTreeSet<&str> = prose
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .collect();
    let mut fields = 0;
    for line in sources.iter().flat_map(|s| s.lines()) {
        let field = line.strip_prefix("    pub ").and_then(|rest| rest.split_once(':'));
        if let Some((name, _)) = field.filter(|(name, _)| !name.contains(' ')) {
            fields += 1;
            assert!(words.contains(name), "docs/data-format.md says nothing of `{name}`");
        }
    }
    assert!(fields > 150, "found only {fields} fields: are they written otherwise now?");
}

#[test]
fn another_field_needs_data_alone() {
    let career: Career = read(NURSING);
    let wages: Wages = read(NURSING_WAGES);
    assert_eq!(career.founding, None);
    assert!(career.corrections.is_empty());
    assert!(career.roles.iter().all(|r| r.origin == Origin::Added));

    // Each role is an occupation of its own, with a median of its own.
    let (nation, all) = (wages.nation().unwrap(), wages.all_industries().unwrap());
    let medians: Vec<Wage> = career
        .roles
        .iter()
        .map(|r| {
            wages.wage(wages.row(&r.occupation, &nation.id, &all.id).unwrap(), Measure::Median, Per::Year)
        })
        .collect();
    assert_eq!(medians, [97_550.0, 64_400.0, 45_690.0].map(Wage::Released));
    assert_eq!(career.projections.iter().filter(|p| p.part == Part::Current).count(), 3);

    // Some lists are left out, and one answer.
    let assistant = career.roles.iter().find(|r| r.id == *"medical-assistant").unwrap();
    assert!(assistant.colleagues.is_empty() && assistant.certifications.is_empty());
    let nurse = career.roles.iter().find(|r| r.id == *"licensed-practical-nurse").unwrap();
    assert!(nurse.aspects.iter().all(|a| a.aspect != *"experience"));
    assert!(nurse.aspects.iter().any(|a| a.value == Some(Value::Amount(54_400.0))));

    // The survey of the wage table is cited without being listed again.
    assert!(career.sources.iter().all(|s| s.id != wages.source.id));
    assert!(career.statements.iter().any(|s| s.sources.contains(&wages.source.id)));
}

#[test]
fn its_wage_table_is_in_order() {
    let wages: Wages = read(NURSING_WAGES);
    let keys: Vec<_> = wages.rows.iter().map(|r| (&r.occupation, &r.area, &r.industry)).collect();
    assert!(keys.is_sorted_by(|a, b| a < b), "rows are looked up by bisection");
    for row in &wages.rows {
        for pay in [row.hourly, row.annual] {
            let known: Vec<f64> = [Measure::P10, Measure::P25, Measure::Median, Measure::P75, Measure::P90]
                .into_iter()
                .filter_map(|m| pay.get(m))
                .collect();
            assert!(known.is_sorted(), "{} {} {}", row.occupation, row.area, row.industry);
        }
        assert!(wages.occupations.iter().any(|o| o.id == row.occupation), "{}", row.occupation);
        assert!(wages.areas.iter().any(|a| a.id == row.area), "{}", row.area);
        assert!(wages.industries.iter().any(|i| i.id == row.industry), "{}", row.industry);
    }
    let fargo = wages.areas.iter().find(|a| a.name == "Fargo, ND-MN").unwrap();
    assert_eq!((fargo.kind, fargo.states.len()), (AreaKind::Metro, 2));
    // What was withheld is blank, with its footnote.
    let guam = wages.row(&id("29-1141"), &wages.area("GU").unwrap().id, &id("000000")).unwrap();
    assert_eq!(wages.wage(guam, Measure::Median, Per::Year), Wage::Withheld);
    assert_eq!(guam.footnotes, [8]);
    assert!(wages.footnotes.iter().any(|(number, text)| *number == 8 && text == "Estimate not released."));
}
