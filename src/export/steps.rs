//! The steps of a page that is a map, for every form of print: in which step each row is, and from where to
//! where each step goes.

use super::{Entry, Part};
use crate::page::{Column, Steps, tiles::STEPS};

/// What the column of steps is called.
pub const STEP: &str = "Step";

impl Part<'_> {
    /// The steps of a group's rows; none if the page is no map.
    #[must_use]
    pub fn steps(&self, group: Option<usize>) -> Option<Steps> {
        self.page.steps(group, self.sort)
    }

    /// The step of a row, from 1; none where it has no figure.
    #[must_use]
    pub fn step(&self, entry: &Entry<'_>) -> Option<usize> {
        let steps = self.steps(entry.row.group)?;
        entry.row.cells.get(steps.column).and_then(|cell| steps.of(cell)).map(|step| step + 1)
    }

    /// The step of a row in words: `4 of 5`. None if the page is no map.
    #[must_use]
    pub fn step_words(&self, entry: &Entry<'_>) -> Option<String> {
        self.steps(entry.row.group)?;
        let said = |step| format!("{step} of {STEPS}");
        Some(self.step(entry).map_or_else(|| "no estimate".to_owned(), said))
    }

    /// The title of the column that a group's steps are of.
    #[must_use]
    pub fn measure(&self, steps: &Steps) -> &str {
        self.page.columns.get(steps.column).map_or("", Column::name)
    }

    /// From where to where the steps of a map go, a sentence a group; what the columns are whose titles on the
    /// screen are too short to tell.
    #[must_use]
    pub fn legends(&self) -> Vec<String> {
        let groups: Vec<Option<usize>> = match self.page.groups.len() {
            0 => vec![None],
            groups => (0..groups).map(Some).collect(),
        };
        let legend = |group: Option<usize>| {
            let steps = self.steps(group)?;
            let name = group.and_then(|group| self.page.groups.get(group));
            let name = name.map_or(String::new(), |name| format!("{name}: "));
            let bounds = steps.bounds().map(|(step, low, high)| format!("{} from {low} to {high}", step + 1));
            let bounds = bounds.collect::<Vec<_>>().join("; ");
            let measure = self.measure(&steps).to_lowercase();
            (!bounds.is_empty())
                .then(|| format!("{name}Steps by {measure}, each with about as many places: {bounds}."))
        };
        let mut meanings: Vec<String> = Vec::new();
        for column in &self.page.columns {
            meanings.extend(column.said.map(|said| format!("{}: {}.", said.name, said.meaning)));
        }
        let meanings = (!meanings.is_empty()).then(|| meanings.join(" "));
        groups.into_iter().filter_map(legend).chain(meanings).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        export::{Details, Document, Format, Options, Part, sample, to_string},
        page::{Cell, Column, Missing, Number, Page, Row, Shape, Sort, Tile, Unit},
        profile::Profile,
        sections::Section,
    };

    fn map() -> Page {
        let places = [("North", 0, Some(24_000.0)), ("South", 1, None), ("East", 2, Some(31_000.0))];
        let rows = places.into_iter().map(|(name, line, pay)| Row {
            key: name.to_lowercase(),
            cells: vec![
                Cell::text(name),
                pay.map_or(Cell::Missing(Missing::NotReleased), |pay| {
                    Cell::Number(Number::new(pay, Unit::Money))
                }),
                Cell::number(Some(f64::from(line) + 1.0), Unit::Count),
            ],
            tile: Some(Tile { column: 0, line, label: name.chars().take(2).collect() }),
            ..Row::default()
        });
        Page {
            title: "Pay".to_owned(),
            shape: Shape::Map { shade: 1 },
            columns: vec![Column::text("Place"), Column::number("Median"), Column::number("Jobs")],
            rows: rows.collect(),
            ..Page::default()
        }
    }

    fn printed(format: Format, sort: Option<Sort>) -> String {
        const SECTION: Section = Section {
            id: "pay",
            title: "Pay",
            views: |_| vec![String::new()],
            page: |_| map(),
            detail: |_, _| crate::page::Detail::default(),
        };
        let (data, profile, page) = (sample::data(), Profile::default(), map());
        let context = sample::context(&data, &profile);
        let part = Part::new(&SECTION, &context, &page, ("", sort), Details::None);
        let document = Document { title: "Pay".to_owned(), context, parts: vec![part] };
        to_string(&document, format, Options { width: None, ascii: false }).expect("memory takes everything")
    }

    #[test]
    fn text_goes_from_the_highest_step_down() {
        let text = printed(Format::Text, None);
        let rows: Vec<&str> =
            text.lines().filter(|l| l.starts_with("- ") || l.starts_with("Steps")).collect();
        assert_eq!(
            rows,
            [
                "Steps by median, each with about as many places: 1 from $24,000 to $24,000; 3 from $31,000 to $31,000.",
                "- East. Step: 3 of 5. Median: $31,000. Jobs: 3.",
                "- North. Step: 1 of 5. Median: $24,000. Jobs: 1.",
                "- South. Step: no estimate. Median: not released. Jobs: 2.",
            ]
        );
        let jobs = printed(Format::Text, Some(Sort { column: 2, descending: false }));
        assert!(jobs.contains("Steps by jobs") && jobs.contains("- South. Step: 2 of 5."), "{jobs}");
    }

    #[test]
    fn tables_have_a_column_of_steps() {
        let markdown = printed(Format::Markdown, None);
        assert!(markdown.contains("| Step"), "{markdown}");
        assert!(markdown.lines().any(|l| l.contains("East") && l.contains("3 of 5")), "{markdown}");
    }

    #[test]
    fn programs_get_steps_as_numbers() {
        let csv = printed(Format::Csv, None);
        let step = csv.lines().find(|l| l.contains(",east,") && l.contains(",Step,")).expect("a record");
        assert!(step.contains(",3,count,of 5,"), "{step}");
        let json: serde_json::Value = serde_json::from_str(&printed(Format::Json, None)).expect("JSON");
        let part = &json["parts"][0];
        assert_eq!(
            part["steps"][1],
            serde_json::json!({"group": null, "column": "Median", "step": 3, "low": 31000.0, "high": 31000.0})
        );
        assert_eq!(
            part["rows"][0]["tile"],
            serde_json::json!({"label": "Ea", "column": 0, "line": 2, "step": 3})
        );
        assert_eq!(part["rows"][2]["tile"]["step"], serde_json::Value::Null);
    }

    #[test]
    fn html_draws_every_tile_with_its_words() {
        let html = printed(Format::Html, None);
        assert!(html.contains("<title>East: $31,000, step 3 of 5</title>"), "{html}");
        assert!(html.contains("<title>South: no estimate</title>"), "{html}");
        assert_eq!(html.matches("<g class=\"tile").count(), 3);
        assert!(html.contains("class=\"tile step-3\"") && html.contains("class=\"tile blank\""));
    }
}
