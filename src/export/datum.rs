//! A document as single data, for formats that are read by programs a line at a time.

use std::io;

use super::{
    Document, Entry, Part, STEP,
    words::{self, Words},
};
use crate::{
    dataset::Id,
    page::{
        Block, Bound, Cell, Cited, Column, Detail, Fact, Figure, Number, Range, Table, Trend, Unit, Whose,
        cell::Missing, tiles::STEPS,
    },
    sections::sources::SOURCES,
};

/// One value with everything that says what it is. What does not apply is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// Tab, as the command line knows it.
    pub section: String,
    /// View of the tab.
    pub view: String,
    /// Heading of the page under which the row stands.
    pub group: String,
    /// Key of the row.
    pub row: String,
    /// Label of the row.
    pub label: String,
    /// Heading or caption within the row's detail; empty for the row's own cells.
    pub heading: String,
    /// Line within that: a bar, a row of a table, a series.
    pub item: String,
    /// Column of the page or the table, label of a fact, year of a series.
    pub column: String,
    /// Which percentile.
    pub measure: &'static str,
    /// The value.
    pub value: Value,
    /// What to know beside it: the word of a mark, `stand-in`, `at least`, why it is missing.
    pub note: String,
    /// What it is of, where, when, by whom.
    pub passport: Passport,
}

/// A value of a [`Datum`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing is known; the note says why.
    #[default]
    Missing,
    /// Words.
    Text(String),
    /// A figure.
    Number(Number),
}

/// Where a datum is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passport {
    /// What the figure is.
    pub statistic: String,
    /// Whom it counts.
    pub population: String,
    /// Where.
    pub place: String,
    /// When.
    pub period: String,
    /// Source ids, with spaces between them.
    pub source: String,
    /// How it was worked out.
    pub derived: String,
}

impl From<&Figure> for Passport {
    fn from(figure: &Figure) -> Self {
        Self {
            statistic: figure.statistic.clone(),
            population: figure.population.clone(),
            place: figure.place.clone(),
            period: figure.period.clone(),
            source: figure.source.to_string(),
            derived: figure.derived.clone().unwrap_or_default(),
        }
    }
}

impl Passport {
    fn of_sources<'i>(ids: impl IntoIterator<Item = &'i Id>) -> Self {
        let ids: Vec<&str> = ids.into_iter().map(Id::as_str).collect();
        Self { source: ids.join(" "), ..Self::default() }
    }

    fn of_line(cited: &Cited) -> Self {
        cited.figure.as_ref().map_or_else(|| Self::of_sources(&cited.sources), Self::from)
    }
}

/// Gives every datum of `document` to `take`, in reading order.
///
/// # Errors
/// Those of `take`.
pub fn each(document: &Document<'_>, take: &mut dyn FnMut(&Datum) -> io::Result<()>) -> io::Result<()> {
    let words = Words::of(document);
    for part in &document.parts {
        for entry in &part.entries {
            let row = Datum {
                section: part.section.to_owned(),
                view: part.view.clone(),
                group: words::say(part.group(entry)),
                row: entry.row.key.clone(),
                label: entry.label(),
                ..Datum::default()
            };
            let own = match part.section {
                _ if entry.row.knob.is_some() || entry.row.personal => YOURS,
                // What is said of a source is its own.
                section if section == SOURCES.id => &entry.row.key,
                _ => "",
            };
            let mut walk = Walk { own, words: &words, take, at: row };
            walk.cells(part, entry)?;
            walk.step(part, entry)?;
            if entry.full {
                walk.detail(part, entry)?;
            }
        }
    }
    Ok(())
}

/// Source of what the person answered and of what is worked out from answers.
const YOURS: &str = "yours";

/// Source of what the data set starts the person's answers with.
const DATA_SET: &str = "data-set";

/// The measure that says how exact a figure is.
const ERROR: &str = "relative standard error";

struct Walk<'a, 'w> {
    /// Source of the figures that name none: the person's answers, the source that the row is about;
    /// blank if there is none.
    own: &'a str,
    words: &'a Words<'a>,
    take: &'w mut dyn FnMut(&Datum) -> io::Result<()>,
    /// Where the walk stands; each datum is this with its value.
    at: Datum,
}

impl Walk<'_, '_> {
    fn cells(&mut self, part: &Part<'_>, entry: &Entry<'_>) -> io::Result<()> {
        let mut cells = part.page.columns.iter().zip(&entry.row.cells);
        // The label stands in every record; alone it is a record of its own.
        if part.page.columns.len() > 1 {
            cells.next();
        }
        let asked = cells
            .filter(|(_, cell)| !matches!(cell, Cell::Missing(Missing::NotApplicable | Missing::Covered)));
        for (column, cell) in asked {
            let whose = match column.whose {
                Whose::Sources if entry.row.personal => Whose::Person,
                Whose::Person if entry.row.usual => Whose::DataSet,
                whose => whose,
            };
            self.cell_of(whose, column, cell, || passport_of(&entry.detail, column, cell))?;
        }
        self.at.column.clear();
        Ok(())
    }

    /// The step of the map in which a row is.
    fn step(&mut self, part: &Part<'_>, entry: &Entry<'_>) -> io::Result<()> {
        let Some(steps) = part.steps(entry.row.group) else { return Ok(()) };
        let (column, cell) = (part.page.columns.get(steps.column), entry.row.cells.get(steps.column));
        let passport = column.zip(cell).map(|(column, cell)| passport_of(&entry.detail, column, cell));
        let step = part.step(entry).and_then(|step| u32::try_from(step).ok());
        let step = step.map(|step| self.words.number(f64::from(step), Unit::Count));
        let derived = format!("step by {}", words::say(part.measure(&steps)).to_lowercase());
        STEP.clone_into(&mut self.at.column);
        let passport = Passport { derived, statistic: String::new(), ..passport.unwrap_or_default() };
        self.number(step, Missing::NotReleased, &format!("of {STEPS}"), passport)?;
        self.at.column.clear();
        Ok(())
    }

    /// A cell with the passport of `whose` word it stands on; `sources` is that of the sources.
    fn cell_of(
        &mut self,
        whose: Whose,
        column: &Column,
        cell: &Cell,
        sources: impl FnOnce() -> Passport,
    ) -> io::Result<()> {
        let of = |source: &str| Passport { source: source.to_owned(), ..Passport::default() };
        let passport = match whose {
            Whose::Sources => sources(),
            Whose::Person => of(YOURS),
            Whose::DataSet => of(DATA_SET),
        };
        self.cell(column, cell, &passport)
    }

    fn cell(&mut self, column: &Column, cell: &Cell, passport: &Passport) -> io::Result<()> {
        self.at.column = words::say(column.name());
        let passport = passport.clone();
        match cell {
            Cell::Range(range) => {
                let unit = column.scale.map_or(Unit::Money, |s| s.unit);
                self.range(range, unit, "", &passport)
            }
            Cell::Number(number) => self.number(Some(*number), Missing::NotFound, "", passport),
            Cell::Missing(missing) => self.number(None, *missing, "", passport),
            Cell::Spread(score) => {
                for (measure, value) in [("least", score.low), ("most", score.high)] {
                    self.at.measure = measure;
                    let points = self.words.number(words::points(value), Unit::Points);
                    let yours = Passport { source: YOURS.to_owned(), ..passport.clone() };
                    self.number(Some(points), Missing::NotFound, "", yours)?;
                }
                self.at.measure = "";
                Ok(())
            }
            Cell::Text(_) | Cell::Mark(_) => self.text(&cell.plain(), "", passport),
        }
    }

    fn detail(&mut self, part: &Part<'_>, entry: &Entry<'_>) -> io::Result<()> {
        for block in &entry.detail.blocks {
            self.at.item.clear();
            self.at.column.clear();
            match block {
                Block::Heading(text) => self.at.heading = words::say(text),
                Block::Text(cited) => self.line(cited)?,
                Block::Bullets(list) => list.iter().try_for_each(|cited| self.line(cited))?,
                Block::Facts(facts) => facts.iter().try_for_each(|fact| {
                    self.at.column = words::say(&fact.label);
                    let cells = part.page.columns.iter().zip(&entry.row.cells);
                    let said = cells.clone().any(|(column, cell)| is_of(fact, column, cell));
                    self.fact(&fact.value, said)
                })?,
                Block::Ranges { scale, bars } => bars.iter().try_for_each(|bar| {
                    self.at.item = words::say(&bar.label);
                    self.range(&bar.range, scale.unit, &bar.note, &Passport::from(&bar.figure))
                })?,
                Block::Bars(bars) => bars.iter().try_for_each(|bar| {
                    self.at.item = words::say(&bar.label);
                    self.number(bar.number, Missing::NotFound, "", Passport::from(&bar.figure))
                })?,
                Block::Table(table) => self.table(table)?,
                Block::Trend(trend) => self.trend(trend)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        self.caption(&table.caption);
        for (cells, sources) in &table.rows {
            self.at.item = words::say(&cells.first().map(Cell::plain).unwrap_or_default());
            for (column, cell) in table.columns.iter().zip(cells).skip(1) {
                self.cell_of(column.whose, column, cell, || Passport::of_sources(sources))?;
            }
        }
        Ok(())
    }

    fn trend(&mut self, trend: &Trend) -> io::Result<()> {
        self.caption(&trend.caption);
        for series in &trend.series {
            self.at.item = words::say(&series.name);
            let note = if series.yardstick { "to compare with" } else { "" };
            let points = series.runs.iter().flat_map(|run| run.points.iter().map(move |p| (run, p)));
            for (run, (year, value)) in points {
                self.at.column = year.to_string();
                let passport = Passport { period: year.to_string(), ..Passport::from(&run.figure) };
                let number = self.words.number(*value, trend.unit);
                self.number(Some(number), Missing::NotFound, note, passport)?;
            }
        }
        Ok(())
    }

    fn caption(&mut self, caption: &str) {
        if !caption.is_empty() {
            self.at.heading = words::say(caption);
        }
    }

    fn line(&mut self, cited: &Cited) -> io::Result<()> {
        let note = words::mark(cited.mark).unwrap_or_default();
        self.text(&cited.line.plain(), note, Passport::of_line(cited))
    }

    /// A fact: a number with its error, or words. A number that a cell of the row has `said` is not given again.
    fn fact(&mut self, cited: &Cited, said: bool) -> io::Result<()> {
        let Some(measured) = &cited.measured else { return self.line(cited) };
        let passport = Passport::of_line(cited);
        if !said {
            let note = words::say(&measured.note.plain());
            self.number(Some(measured.number), Missing::NotFound, &note, passport.clone())?;
        }
        let Some(error) = measured.error else { return Ok(()) };
        self.at.measure = ERROR;
        let error = self.words.number(error, Unit::Percent);
        self.number(Some(error), Missing::NotFound, "", passport)?;
        self.at.measure = "";
        Ok(())
    }

    fn range(&mut self, range: &Range, unit: Unit, note: &str, passport: &Passport) -> io::Result<()> {
        for (measure, number) in self.words.percentiles(range, unit) {
            self.at.measure = measure;
            let statistic = words::of_one(&passport.statistic, measure);
            self.number(number, Missing::NotReleased, note, Passport { statistic, ..passport.clone() })?;
        }
        self.at.measure = "";
        Ok(())
    }

    fn text(&mut self, text: &str, note: &str, passport: Passport) -> io::Result<()> {
        let text = words::say(text);
        self.give(if text.is_empty() { Value::Missing } else { Value::Text(text) }, note, passport)
    }

    fn number(
        &mut self,
        number: Option<Number>,
        missing: Missing,
        note: &str,
        mut passport: Passport,
    ) -> io::Result<()> {
        if passport.source.is_empty() {
            self.own.clone_into(&mut passport.source);
        }
        let own = match number {
            None => missing.words(),
            Some(number) if number.bound == Bound::AtLeast => "at least",
            Some(_) => "",
        };
        let notes: Vec<&str> = [note, own].into_iter().filter(|n| !n.is_empty()).collect();
        self.give(number.map_or(Value::Missing, Value::Number), &notes.join("; "), passport)
    }

    fn give(&mut self, value: Value, note: &str, passport: Passport) -> io::Result<()> {
        (self.take)(&Datum { value, note: note.to_owned(), passport, ..self.at.clone() })
    }
}

/// The passport of a row's cell: that of the same figure in the row's detail. A figure that is not
/// there has the sources of the detail's figures, and their place and period where they agree; words
/// have all sources of the detail.
fn passport_of(detail: &Detail, column: &Column, cell: &Cell) -> Passport {
    if let Some(figure) = figure_of(detail, column, cell) {
        let mut passport = Passport::from(figure);
        let Cell::Number(number) = cell else { return passport };
        let ranges = detail.blocks.iter().filter_map(|block| match block {
            Block::Ranges { bars, .. } => bars.iter().find(|bar| bar.figure == *figure).map(|bar| bar.range),
            _ => None,
        });
        let names = ranges.flat_map(|range| range.named());
        let one = names
            .filter_map(|(name, value)| Some((name, value?)))
            .find(|(_, value)| value.total_cmp(&number.value).is_eq());
        if let Some((name, _)) = one {
            passport.statistic = words::of_one(&passport.statistic, name);
        }
        return passport;
    }
    let figures = detail.figures();
    if figures.is_empty() || !matches!(cell, Cell::Number(_) | Cell::Range(_)) {
        return Passport::of_sources(detail.sources());
    }
    let common = |field: fn(&Figure) -> &String| {
        let first = figures.first().map(|f| field(f)).filter(|f| figures.iter().all(|g| field(g) == *f));
        first.cloned().unwrap_or_default()
    };
    let mut ids: Vec<&Id> = figures.iter().map(|f| &f.source).collect();
    ids.dedup();
    Passport { place: common(|f| &f.place), period: common(|f| &f.period), ..Passport::of_sources(ids) }
}

/// Whether `fact` is the figure of `cell` under `column`: `Per 1,000 jobs` that of `Per 1,000`.
fn is_of(fact: &Fact, column: &Column, cell: &Cell) -> bool {
    let (label, title) = (fact.label.to_lowercase(), column.title.to_lowercase());
    match (cell, &fact.value.measured) {
        (Cell::Number(number), Some(measured)) => measured.number == *number && label.contains(&title),
        (Cell::Number(_) | Cell::Text(_), _) => label == title,
        _ => false,
    }
}

/// The passport of the same figure in a row's detail: the same range, the same amount in a range,
/// the same number, or the fact with the column's title.
#[must_use]
pub fn figure_of<'d>(detail: &'d Detail, column: &Column, cell: &Cell) -> Option<&'d Figure> {
    detail.blocks.iter().find_map(|block| match (block, cell) {
        (Block::Ranges { bars, .. }, Cell::Range(range)) => {
            bars.iter().find(|bar| bar.range == *range).map(|bar| &bar.figure)
        }
        (Block::Ranges { scale, bars }, Cell::Number(number)) => {
            bars.iter().find(|bar| bar.has(scale.unit, *number)).map(|bar| &bar.figure)
        }
        (Block::Bars(bars), Cell::Number(number)) => {
            bars.iter().find(|bar| bar.number == Some(*number)).map(|bar| &bar.figure)
        }
        (Block::Facts(facts), cell) => {
            let fact = facts.iter().find(|fact| is_of(fact, column, cell));
            fact.and_then(|fact| fact.value.figure.as_ref())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{Dataset, Date},
        export::{Details, Part},
        profile::{Knob, Profile, Turn},
        sections::{Context, SECTIONS, brief::BRIEF},
    };

    /// Who says what in the columns that hold the person's points: column, source and note.
    fn points(data: &Dataset, profile: &Profile, view: usize) -> Vec<[String; 3]> {
        let today = Date::from_ymd(2026, 11, 28).expect("a day");
        let decide = SECTIONS.iter().find(|section| section.id == "decide").expect("a tab");
        let mut found = Vec::new();
        for section in [decide, &BRIEF] {
            let context = Context::new(data, profile, today).in_view(view);
            let page = (section.page)(&context);
            let part = Part::new(section, &context, &page, ("", None), Details::All);
            let document = Document { title: String::new(), context, parts: vec![part] };
            let taken = each(&document, &mut |datum| {
                let [column, source] = [&datum.column, &datum.passport.source].map(String::clone);
                if ["Yours", "Points", "Adds", "Rank"].contains(&column.as_str()) {
                    found.push([column, source, datum.note.clone()]);
                }
                Ok(())
            });
            taken.expect("nothing fails");
        }
        found
    }

    #[test]
    fn answers_stand_on_the_persons_word_and_points_nobody_changed_on_the_data_sets() {
        let data = Dataset::shipped();
        let mut profile = Profile::default();
        for view in [0, 1] {
            let found = points(&data, &profile, view);
            let untouched = found.iter().filter(|[column, ..]| column == "Yours" || column == "Points");
            let mut untouched = untouched.filter(|[.., note]| *note != "not found").peekable();
            assert!(untouched.peek().is_some());
            for [column, source, _] in untouched {
                assert_eq!(source, DATA_SET, "{column}");
            }
        }
        let knob = Knob::Weight(data.career.criteria[0].id.clone());
        let today = Date::from_ymd(2026, 11, 28).expect("a day");
        profile.turn(&knob, &Turn::By(1), &data, today).expect("turned");
        for view in [0, 1] {
            for [column, source, _] in points(&data, &profile, view) {
                assert_eq!(source, YOURS, "{column}");
            }
        }
    }
}
