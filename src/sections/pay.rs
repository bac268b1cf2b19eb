//! Pay: by place, on a map, by employer type, by credential, the next jobs, over time.
//!
//! Each view is a file with a `View`; `VIEWS` is the one place to register one.

pub mod credential;
pub mod employer;
pub mod history;
pub mod map;
pub mod next_jobs;
pub mod place;

#[cfg(test)]
mod fixture;

use super::{Context, Section};
use crate::{
    dataset::{
        Dataset, Wages,
        wages::{Area, AreaKind, Row, Wage},
    },
    insight::pay::{
        self, Shared,
        prices::{Level, Prices},
        terms::{Stated, Terms},
        verdict,
    },
    page::{Block, Cell, Cited, Detail, Figure, Line, Missing, Page, Scale, Tone, round_step},
    profile::Per,
};

/// The tab.
pub const SECTION: Section = Section { id: "pay", title: "Pay", views: |c| views(c.data), page, detail };

/// How large a share of a long list's bars the scale holds whole. In some places and some trades the highest
/// tenth earns twice what it does elsewhere; with all of it on the scale most bars would be a few columns wide.
const WITHIN: f64 = 0.95;

/// What says so where bars go on beyond it.
const BEYOND: &str = "▸ at the right edge: goes on beyond the scale, which leaves out the highest 5%.";

/// One view of the tab.
struct View {
    /// What it is called.
    name: &'static str,
    /// Whether the data set has anything to show in it.
    has: fn(&Dataset) -> bool,
    page: fn(&Context<'_>) -> Page,
    detail: fn(&Context<'_>, &str) -> Detail,
}

/// The views in order. The first is there for every data set, if only to say that pay is not known.
const VIEWS: &[View] =
    &[place::VIEW, map::VIEW, employer::VIEW, credential::VIEW, next_jobs::VIEW, history::VIEW];

fn views_of(data: &Dataset) -> impl Iterator<Item = &'static View> {
    VIEWS.iter().filter(|view| (view.has)(data))
}

fn views(data: &Dataset) -> Vec<String> {
    views_of(data).map(|view| view.name.to_owned()).collect()
}

fn page(context: &Context<'_>) -> Page {
    views_of(context.data).nth(context.view).map_or_else(Page::default, |view| (view.page)(context))
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    views_of(context.data).nth(context.view).map_or_else(Detail::default, |view| (view.detail)(context, key))
}

/// What the compared roles earn in the person's area, in sentences, and whether it meets their budget.
pub(super) fn here(context: &Context<'_>) -> Vec<Block> {
    let Some(survey) = Survey::new(context) else { return Vec::new() };
    let mut blocks = Vec::new();
    for shared in &survey.shared {
        let (line, verdict) = survey.says(shared);
        let cited = |line: Line| Block::Text(Cited::new(line, std::slice::from_ref(&survey.wages.source.id)));
        let level = survey.level(survey.area).filter(|level| !level.base);
        let sources = [Some(&survey.wages.source.id), level.as_ref().map(|level| &level.table.source)];
        let sources: Vec<_> = sources.into_iter().flatten().cloned().collect();
        // The sentence says itself whose figure of what, where and when it is.
        blocks.push(Block::Text(Cited::new(line, &sources)));
        blocks.extend(verdict.map(cited));
    }
    blocks
}

/// What the views of the wage table work from.
struct Survey<'a> {
    context: &'a Context<'a>,
    wages: &'a Wages,
    terms: Terms<'a>,
    /// The area that figures speak of.
    area: &'a Area,
    /// The occupations of the compared roles, with the roles that share each and its row in `area`.
    shared: Vec<Shared<'a>>,
    prices: Option<Prices<'a>>,
}

impl<'a> Survey<'a> {
    /// How many occupations the lead speaks of: more would be a wall of text.
    const LED: usize = 3;

    /// None without a wage table, or with one that has no place at all.
    fn new(context: &'a Context<'a>) -> Option<Self> {
        let wages = context.data.wages.as_ref()?;
        let area = context.profile.area(context.data)?;
        Some(Self {
            context,
            wages,
            terms: Terms::new(context.data, context.profile)?,
            area,
            shared: pay::official(context.data, &context.roles(), &area.id),
            prices: Prices::new(context.data),
        })
    }

    /// The occupation's name in the table.
    fn occupation(&self, shared: &Shared<'a>) -> &'a str {
        let named = self.wages.occupations.iter().find(|o| o.id == *shared.occupation);
        named.map_or(shared.occupation.as_str(), |o| o.name.as_str())
    }

    /// Who says so and when: `BLS, May 2025`.
    fn credit(&self) -> String {
        format!("{}, {}", pay::maker(&self.wages.source), self.wages.period)
    }

    /// For whom one figure stands: `one figure for all five roles`.
    fn stands_for(&self, shared: &Shared<'a>) -> String {
        let all = self.context.roles().len();
        match shared.roles.len() {
            0 | 1 => format!("it counts everybody under {}", self.occupation(shared)),
            2 if all == 2 => "one figure for both roles".to_owned(),
            n if n == all => format!("one figure for all {} roles", count_word(n)),
            // Their names stand at the head of the sentence.
            2 => "one figure for them both".to_owned(),
            n => format!("one figure for these {}", count_word(n)),
        }
    }

    /// What the figures of a row say in a sentence, at the prices that the page is at, with their maker and for
    /// whom they stand.
    fn sentence(&self, shared: &Shared<'a>, area: &'a Area, row: Option<&Row>) -> Line {
        let place = place_name(area);
        let head = match self.shared.len() {
            0 | 1 => format!("{place}: "),
            _ => format!("{place}, {}: ", shared.names()),
        };
        let mut line = Line::strong(head);
        let level = self.level(area);
        let said = row.and_then(|row| Some((row, self.terms.state(row, level.as_ref()).sentence()?)));
        let Some((row, said)) = said else {
            let why = self.gap(row).map_or("", Gap::words);
            return line.and(why, Tone::Plain).and(format!(" — {}.", self.credit()), Tone::Muted);
        };
        line.0.extend(said.0);
        let paid = self.terms.state(row, None);
        let at = match (&level, paid.number(paid.median)) {
            _ if !self.adjusting() => "",
            (None, _) => "as paid: how high prices are there is not known; ",
            (Some(level), _) if level.base => "as paid, since prices there are the base; ",
            (Some(level), median) => {
                let paid =
                    median.map_or_else(String::new, |median| format!(" (as paid, half more than {median})"));
                line = line.and(format!(", at the prices of {}{paid}", level.table.base), Tone::Plain);
                "derived; "
            }
        };
        line.and(format!(" — {at}{}; {}.", self.credit(), self.stands_for(shared)), Tone::Muted)
    }

    /// Why a row says nothing in the person's terms; none if it does.
    fn gap(&self, row: Option<&Row>) -> Option<Gap> {
        let Some(row) = row else { return Some(Gap::NoEstimate) };
        let gives = |per| !self.terms.per(per).state(row, None).is_blank();
        match self.terms.per {
            per if gives(per) => None,
            Per::Hour if gives(Per::Year) => Some(Gap::YearOnly),
            Per::Year | Per::Month if gives(Per::Hour) => Some(Gap::HourOnly),
            _ => Some(Gap::NoPay),
        }
    }

    /// The title of a page of pay figures: `Pay a year · BLS, May 2025`.
    fn title(&self, of: &str) -> String {
        format!("Pay {}{of} · {}", self.terms.per.words(), self.credit())
    }

    /// What an occupation earns in the person's area, and whether that meets their budget, if they have one.
    fn says(&self, shared: &Shared<'a>) -> (Line, Option<Line>) {
        let verdict = shared.row.and_then(|row| self.verdict(row, self.area));
        (self.sentence(shared, self.area, shared.row), verdict.map(Line::from))
    }

    /// Sentences that hold for a whole page of pay figures: the person's area, their budget, how
    /// months were worked out.
    fn lead(&self) -> Vec<Line> {
        let mut lead = Vec::new();
        for shared in self.shared.iter().take(Self::LED) {
            let (line, verdict) = self.says(shared);
            // What the person asked for comes first, unless it must follow whom it speaks of.
            let (before, after) = if self.shared.len() == 1 { (verdict, None) } else { (None, verdict) };
            lead.extend(before.into_iter().chain([line]).chain(after));
        }
        if let Some(more) = self.shared.len().checked_sub(Self::LED).filter(|more| *more > 0) {
            lead.push(Line::muted(format!("{} more below.", count(more, "occupation"))));
        }
        if self.terms.per == Per::Month {
            lead.push(Line::muted("A month is a twelfth of the survey's pay a year (derived)."));
        }
        lead
    }

    /// Whether pay is compared by what it buys: asked for, and there is something to adjust by.
    fn adjusting(&self) -> bool {
        self.context.profile.price_adjusted && self.prices.is_some()
    }

    /// The price level of a place while pay is compared by what it buys.
    fn level(&self, area: &'a Area) -> Option<Level<'a>> {
        self.prices.as_ref().filter(|_| self.adjusting())?.level(area)
    }

    /// What the person's budget is worth for each unit of their money: 1, or at base prices while pay
    /// is at them, since a budget is in the prices of the person's own place. None if nobody knows
    /// those.
    fn budget_worth(&self) -> Option<f64> {
        if self.adjusting() { Some(self.level(self.area)?.adjust(1.0)) } else { Some(1.0) }
    }

    /// Whether the pay of a row in `area` meets the person's budget, as a sentence. None without a
    /// budget. While pay is adjusted, that of other places is put at the prices of the person's own, which are
    /// those of the budget; the sentence says which it speaks of.
    fn verdict(&self, row: &Row, area: &'a Area) -> Option<String> {
        let budget = self.context.profile.budget?;
        let words = verdict::budget_words(budget, self.terms.currency);
        let paid = self.terms.per(Per::Year).state(row, None);
        let own = pay::place(self.area);
        let (pay, at) = match () {
            () if !self.adjusting() => (paid, String::new()),
            () if area.id == self.area.id => (paid, format!(", pay as paid in {own}")),
            () => {
                let factor = self.level(area)?.adjust(1.0) / self.budget_worth()?;
                (paid.scaled(factor), format!(", pay at the prices of {own}"))
            }
        };
        let said = verdict::verdict(budget, &pay, self.terms.currency)?;
        Some(format!("{words}{at}: {said}."))
    }

    /// The scale that holds all `pay`, with the person's budget as a line across. In steps of about
    /// an eighth: ranges are read against each other, so room is worth more than a round axis.
    fn scale(&self, pay: impl IntoIterator<Item = Stated>) -> Option<Scale> {
        self.scale_for(pay, 1.0)
    }

    /// The same, but as long as the highest tenth of so large a share of `pay` needs: a few that go on
    /// beyond it would leave little room for all others.
    fn scale_for(&self, pay: impl IntoIterator<Item = Stated>, share: f64) -> Option<Scale> {
        let line = self.budget_line();
        let mut low = line.unwrap_or(f64::INFINITY);
        let mut highs = Vec::new();
        for range in pay.into_iter().map(|pay| pay.range()) {
            low = range.values().fold(low, f64::min);
            highs.extend(range.values().last());
        }
        highs.sort_by(f64::total_cmp);
        let longest = *highs.last()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a small count, from 0 to the count"
        )]
        let within = (share * highs.len() as f64).ceil() as usize;
        let high = highs.get(within.saturating_sub(1)).copied().unwrap_or(longest);
        let high = high.max(line.unwrap_or(high));
        let step = round_step((high - low).max(high.abs() / 10.0).max(1e-6) / 8.0);
        let (min, max) = ((low / step).floor() * step, (high / step).ceil() * step);
        let max = if max > min { max } else { min + step };
        Some(Scale { min, max, unit: self.terms.unit(), line, beyond: longest > max })
    }

    /// The pay before taxes that just meets the budget, in the unit of the bars. None for hours if
    /// the table does not say how many hours make a year.
    fn budget_line(&self) -> Option<f64> {
        let year = self.context.profile.budget?.pay_a_year() * self.budget_worth()?;
        match self.terms.per {
            Per::Year => Some(year),
            Per::Month => Some(year / 12.0),
            Per::Hour => self.wages.hours_per_year.map(|hours| year / hours),
        }
    }

    /// The passport of a figure of a row that is not pay.
    fn passport(&self, row: &Row, statistic: &str) -> Figure {
        let table = pay::figure(self.wages, row, self.terms.per.table());
        Figure { statistic: statistic.to_owned(), ..table }
    }

    /// The survey's own footnotes to a row.
    fn footnotes(&self, row: &Row) -> Vec<Cited> {
        let notes = self.wages.footnotes.iter().filter(|(number, _)| row.footnotes.contains(number));
        let cited = |text: &str| Cited::new(Line::muted(text), std::slice::from_ref(&self.wages.source.id));
        notes.map(|(_, text)| cited(text).marked("•", Tone::Muted)).collect()
    }

    /// How to read the pay of the roles that share a figure, each note once.
    fn pay_notes(&self, shared: &Shared<'a>) -> Vec<Cited> {
        let mut ids = Vec::new();
        for id in shared.roles.iter().flat_map(|role| &role.pay_notes) {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        self.context.cite(&ids)
    }
}

/// Why there is no pay to show for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// The survey has no such row.
    NoEstimate,
    /// It has one, without pay.
    NoPay,
    /// With pay by the year only.
    YearOnly,
    /// With pay by the hour only.
    HourOnly,
}

impl Gap {
    /// In words.
    fn words(self) -> &'static str {
        match self {
            Self::NoEstimate => "the survey released no estimate",
            Self::NoPay => "the survey released no pay",
            Self::YearOnly => "the survey gives this pay by the year only, and no hours to work it out from",
            Self::HourOnly => "the survey gives this pay by the hour only",
        }
    }
}

/// The page of a data set without a wage table.
fn no_wages() -> Page {
    Page {
        title: SECTION.title.to_owned(),
        lead: vec![Line::muted("This data set has no wage table, so pay by place is not known.")],
        ..Page::default()
    }
}

/// What a place is called at the start of a line.
fn place_name(area: &Area) -> &str {
    if area.kind == AreaKind::Nation { "The nation" } else { &area.name }
}

/// A pay figure as a cell.
fn cell(pay: &Stated, wage: Wage) -> Cell {
    pay.number(wage).map_or(Cell::Missing(Missing::NotReleased), Cell::Number)
}

/// The percentiles as a cell.
fn range_cell(pay: &Stated) -> Cell {
    let range = pay.range();
    if range.values().next().is_some() { Cell::Range(range) } else { Cell::Missing(Missing::NotReleased) }
}

/// A paragraph that carries the passport of its figures.
fn said(line: impl Into<Line>, figure: Figure) -> Block {
    Block::Text(Cited { figure: Some(figure), ..Cited::bare(line) })
}

/// A number of things: `one occupation`, `12 occupations`.
fn count(count: usize, thing: &str) -> String {
    format!("{} {thing}{}", count_word(count), if count == 1 { "" } else { "s" })
}

/// Small counts in words.
fn count_word(count: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{fixture::*, *};

    #[test]
    fn shows_the_views_that_the_data_can_fill() {
        let mut bench = Bench::new();
        let all = ["By place", "Map", "By employer type", "By credential", "Next jobs", "Over time"];
        assert_eq!(views(&bench.data), all);
        bench.data.wages = None;
        bench.data.career.related.clear();
        assert_eq!(views(&bench.data), ["By place", "By credential", "Over time"]);
        bench.data.career.surveys.retain(|survey| survey.unit == crate::dataset::outlook::Unit::Percent);
        bench.data.career.history.retain(|series| series.yardstick);
        assert_eq!(views(&bench.data), ["By place"]);
    }

    #[test]
    fn without_wages_says_so() {
        let mut bench = Bench::new();
        bench.data.wages = None;
        let page = bench.page("By place");
        assert_eq!(lead(&page), ["This data set has no wage table, so pay by place is not known."]);
        assert!(page.rows.is_empty());
        assert!(bench.detail("By place", "51-3011/00").blocks.is_empty());
    }

    #[test]
    fn a_key_that_is_gone_gives_an_empty_detail() {
        let bench = Bench::new();
        for view in views(&bench.data) {
            for key in ["", "gone", "51-3011", "51-3011/", "51-3011/99", "99/00", "new/1999"] {
                // On "Next jobs" the occupation alone is a key.
                let there = view == "Next jobs" && key == "51-3011";
                assert_eq!(bench.detail(&view, key).blocks.is_empty(), !there, "{view}: {key}");
            }
        }
    }

    #[test]
    fn every_row_of_every_view_has_a_cell_a_column_and_a_detail_with_sources() {
        for per in [Per::Year, Per::Month, Per::Hour] {
            for price_adjusted in [false, true] {
                let mut bench = Bench::new();
                bench.profile = crate::profile::Profile {
                    per,
                    price_adjusted,
                    budget: "1500 10".parse().ok(),
                    ..crate::profile::Profile::default()
                };
                for view in views(&bench.data) {
                    let page = bench.page(&view);
                    assert!(!page.rows.is_empty(), "{view}");
                    let mut keys: Vec<&str> = page.rows.iter().map(|row| row.key.as_str()).collect();
                    for row in &page.rows {
                        assert_eq!(row.cells.len(), page.columns.len(), "{view}: {}", row.key);
                        let detail = bench.detail(&view, &row.key);
                        assert!(!detail.sources().is_empty(), "{view}: {}", row.key);
                        assert!(row.group.is_none_or(|group| group < page.groups.len()));
                    }
                    keys.sort_unstable();
                    keys.dedup();
                    assert_eq!(keys.len(), page.rows.len(), "{view}: keys are unique");
                }
            }
        }
    }
}
