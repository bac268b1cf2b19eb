//! The detail of one row: blocks in reading order.

use super::{Cell, Column, Line, Number, Range, Scale, Tone, Unit};
use crate::dataset::Id;

/// Everything there is to say of one row.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// What it is about: the title of its frame.
    pub title: String,
    /// Blocks in reading order: the most important first.
    pub blocks: Vec<Block>,
}

/// One piece of a detail.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading over the blocks that follow.
    Heading(String),
    /// A paragraph.
    Text(Cited),
    /// A list.
    Bullets(Vec<Cited>),
    /// Labels with their values, aligned.
    Facts(Vec<Fact>),
    /// Range bars on one scale with an axis.
    Ranges {
        /// The scale they share.
        scale: Scale,
        /// The bars.
        bars: Vec<RangeBar>,
    },
    /// Plain bars from zero on one scale.
    Bars(Vec<Bar>),
    /// A table.
    Table(Table),
    /// Values over the years, with gaps where the series break.
    Trend(Trend),
}

/// A line with the sources that bear it out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cited {
    /// What stands before it: `•`, `+`, `−`, `!`; empty in a paragraph.
    pub mark: &'static str,
    /// What the mark means.
    pub tone: Tone,
    /// The words.
    pub line: Line,
    /// Source ids, in order.
    pub sources: Vec<Id>,
    /// What the figures in it are, where they are not words alone.
    pub figure: Option<Figure>,
    /// The number that the words give, where they give one.
    pub measured: Option<Box<Measured>>,
}

/// A number with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The number.
    pub number: Number,
    /// Its relative standard error in percent, where the survey states one.
    pub error: Option<f64>,
    /// What to know beside it: `rough`.
    pub note: Line,
}

impl Measured {
    /// A number alone.
    #[must_use]
    pub fn bare(number: Number) -> Self {
        Self { number, error: None, note: Line::default() }
    }
}

impl Cited {
    /// Words with their sources.
    pub fn new(line: impl Into<Line>, sources: &[Id]) -> Self {
        Self { line: line.into(), sources: sources.to_vec(), ..Self::default() }
    }

    /// Words of the program's own: a label, a count, a hint. Nothing that needs a source.
    pub fn bare(line: impl Into<Line>) -> Self {
        Self { line: line.into(), ..Self::default() }
    }

    /// A number in words: itself, how exact it is, what to know beside it.
    #[must_use]
    pub fn measured(measured: Measured, figure: Option<Figure>) -> Self {
        let mut line = Line::strong(measured.number.to_string());
        if let Some(error) = measured.error {
            let error = Number::new(error, Unit::Percent);
            line = line.and(format!(" · relative standard error {error}"), Tone::Muted);
        }
        if !measured.note.is_empty() {
            line = line.and(" · ", Tone::Muted);
            line.0.extend(measured.note.0.iter().cloned());
        }
        Self { line, figure, measured: Some(Box::new(measured)), ..Self::default() }
    }

    /// The same with a mark before it.
    #[must_use]
    pub fn marked(self, mark: &'static str, tone: Tone) -> Self {
        Self { mark, tone, ..self }
    }
}

/// A label and what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The label, a word or three.
    pub label: String,
    /// Its value.
    pub value: Cited,
}

/// The passport of a figure: what it is, of whom, where, when, by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is: `median annual pay`.
    pub statistic: String,
    /// Whom it counts.
    pub population: String,
    /// Where.
    pub place: String,
    /// When.
    pub period: String,
    /// How it was worked out, for a derived figure: the formula in words.
    pub derived: Option<String>,
    /// Who says so.
    pub source: Id,
}

/// A range bar with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeBar {
    /// What it shows: all names, if several share it.
    pub label: String,
    /// A few words after the label: `stand-in`.
    pub note: String,
    /// The percentiles.
    pub range: Range,
    /// Drawn stronger than the others.
    pub strong: bool,
    /// Its passport.
    pub figure: Figure,
}

/// A plain bar from zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it shows.
    pub label: String,
    /// How long it is; none where nothing is known.
    pub number: Option<Number>,
    /// Drawn stronger than the others.
    pub strong: bool,
    /// Its passport.
    pub figure: Figure,
}

/// A table in a detail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows, for those who cannot see its place.
    pub caption: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows: cells, and the sources of the row.
    pub rows: Vec<(Vec<Cell>, Vec<Id>)>,
}

/// Values over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// What it shows.
    pub caption: String,
    /// What the values count.
    pub unit: Unit,
    /// Series that count the same people; never joined to each other.
    pub series: Vec<Series>,
}

/// One run of values that may be joined by a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it counts.
    pub name: String,
    /// Shown to compare with.
    pub yardstick: bool,
    /// Its values by who gives them, the oldest first.
    pub runs: Vec<Run>,
}

/// Values of a series that one source gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Year and value, ascending.
    pub points: Vec<(u16, f64)>,
    /// Their passport; the period is from the first to the last of them.
    pub figure: Figure,
}

impl Series {
    /// All its years and values, ascending.
    #[must_use]
    pub fn points(&self) -> impl DoubleEndedIterator<Item = (u16, f64)> {
        self.runs.iter().flat_map(|run| &run.points).copied()
    }

    /// The passports of its values, a run each.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.runs.iter().map(|run| &run.figure)
    }
}

impl RangeBar {
    /// Whether `number` is one of its percentiles, which are in `unit`.
    #[must_use]
    pub fn has(&self, unit: Unit, number: Number) -> bool {
        number.unit == unit && self.range.values().any(|value| value.total_cmp(&number.value).is_eq())
    }
}

impl Block {
    /// Whether any of it names a source.
    fn is_cited(&self) -> bool {
        let cited = |cited: &Cited| !cited.sources.is_empty() || cited.figure.is_some();
        match self {
            Self::Heading(_) => false,
            Self::Text(text) => cited(text),
            Self::Bullets(list) => list.iter().any(cited),
            Self::Facts(facts) => facts.iter().any(|fact| cited(&fact.value)),
            Self::Table(table) => table.rows.iter().any(|(_, sources)| !sources.is_empty()),
            Self::Ranges { bars, .. } => !bars.is_empty(),
            Self::Bars(bars) => !bars.is_empty(),
            Self::Trend(trend) => trend.series.iter().any(|series| !series.runs.is_empty()),
        }
    }
}

impl Detail {
    /// Whether anything in the detail names a source.
    #[must_use]
    pub fn is_cited(&self) -> bool {
        self.blocks.iter().any(Block::is_cited)
    }

    /// Every figure shown in the detail with its passport, in reading order, each once.
    #[must_use]
    pub fn figures(&self) -> Vec<&Figure> {
        let mut all: Vec<&Figure> = Vec::new();
        let mut add = |figure| {
            if !all.contains(&figure) {
                all.push(figure);
            }
        };
        for block in &self.blocks {
            match block {
                Block::Ranges { bars, .. } => bars.iter().for_each(|b| add(&b.figure)),
                Block::Bars(bars) => bars.iter().for_each(|b| add(&b.figure)),
                Block::Trend(trend) => trend.series.iter().flat_map(Series::figures).for_each(&mut add),
                Block::Text(cited) => cited.figure.iter().for_each(&mut add),
                Block::Bullets(list) => list.iter().filter_map(|c| c.figure.as_ref()).for_each(&mut add),
                Block::Facts(facts) => {
                    facts.iter().filter_map(|f| f.value.figure.as_ref()).for_each(&mut add);
                }
                Block::Heading(_) | Block::Table(_) => {}
            }
        }
        all
    }

    /// Every source cited in the detail, in reading order, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<&Id> {
        let mut all: Vec<&Id> = Vec::new();
        let mut add = |id| {
            if !all.contains(&id) {
                all.push(id);
            }
        };
        for block in &self.blocks {
            match block {
                Block::Text(cited) => cited.sources.iter().for_each(&mut add),
                Block::Bullets(list) => list.iter().flat_map(|c| &c.sources).for_each(&mut add),
                Block::Facts(facts) => facts.iter().flat_map(|f| &f.value.sources).for_each(&mut add),
                Block::Table(table) => table.rows.iter().flat_map(|(_, s)| s).for_each(&mut add),
                Block::Heading(_) | Block::Ranges { .. } | Block::Bars(_) | Block::Trend(_) => {}
            }
        }
        self.figures().into_iter().map(|f| &f.source).for_each(&mut add);
        all
    }
}
