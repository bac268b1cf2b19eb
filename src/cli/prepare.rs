//! From what was typed to what is shown: the data set, the answers, the tab and the row.

use super::{Complaint, PROBLEM, USAGE, args::Start, colors::shown, names};
use crate::{
    config::Config,
    dataset::{
        Dataset, Date,
        load::{self, Loaded},
        problem::clean,
    },
    insight::since::{self, Since},
    profile::{
        Profile, second,
        store::{self, Opened, Store},
        strangers::strangers,
    },
    sections::{Context, SECTIONS, Section, decide},
    ui::app::Opening,
};

/// The configuration.
///
/// # Errors
/// When the one that the arguments name cannot be read.
pub(super) fn config(start: &Start) -> Result<Config, Complaint> {
    let config = Config::open(start.screen.config.as_deref());
    config.map_err(|problems| Complaint::new(shown(&problems, start.screen.color), PROBLEM))
}

/// The data set and how to open it, for `section` or the tab that the arguments name.
///
/// # Errors
/// What is wrong with the files or names in the arguments.
pub(super) fn prepare(
    start: &Start,
    config: &Config,
    section: Option<&Section>,
) -> Result<Prepared, Complaint> {
    let color = start.screen.color.or(config.color);
    let data = match &start.shown.data {
        None => Dataset::shipped(),
        Some(path) => load::open(path)
            .map(|Loaded { dataset, .. }| dataset)
            .map_err(|problems| Complaint::new(shown(&problems, color), PROBLEM))?,
    };
    let opened = match (&start.answers.profile, store::default_path()) {
        _ if start.answers.private => None,
        (Some(path), _) => Some(Store::open(path)),
        (None, Some(path)) => Some(Store::open_default(&path)),
        (None, None) => None,
    };
    let unread = opened.as_ref().and_then(|opened| unread(start, opened));
    let (store, answers, before, trouble) = match opened {
        Some(Opened { store, answers, data: before, trouble }) => (Some(store), answers, before, trouble),
        None => (None, Profile::default(), None, None),
    };
    // Before flags change the answers: what differs is the data's doing.
    let since = before.and_then(|before| since::compare(&data, &answers, &before));
    let beside = start.answers.beside.as_deref().map(|path| second::read(path, &data));
    let beside = beside.transpose().map_err(|error| Complaint::new(format!("error: {error}"), PROBLEM))?;
    let (beside, unknown) = beside.map_or((None, Vec::new()), |b| (Some(b.answers), b.strangers));
    let strangers: Vec<String> = strangers(&answers, &data).iter().map(ToString::to_string).collect();
    let mut opening = opening(start, config, section, &data, answers, (beside, since))
        .map_err(|message| Complaint::new(message, USAGE))?;
    opening.notice = trouble.map(|t| t.to_string()).or_else(|| {
        let kept = format!("kept, but not in this data set: {}", strangers.join(", "));
        let kept = (!strangers.is_empty()).then_some(kept);
        let unknown = kept.or_else(|| (!unknown.is_empty()).then(|| unknown.join("; ")));
        unknown.or_else(|| opening.since.as_ref().map(decide::notice))
    });
    Ok(Prepared { data, opening, store, unread })
}

/// Why a print cannot have the person's answers. The dashboard begins without them, and makes the file.
fn unread(start: &Start, opened: &Opened) -> Option<Unread> {
    let named = start.answers.profile.as_deref();
    let name = clean(&named.unwrap_or(opened.store.path()).display().to_string());
    match &opened.trouble {
        Some(trouble) => Some(Unread::Faulty(trouble.unread(&name))),
        None if named.is_some() && opened.store.is_new() => {
            Some(Unread::NotThere(format!("{name}: there is no such file, so nothing of it is answered")))
        }
        None => None,
    }
}

/// Answers that could not be read, in words.
pub(super) enum Unread {
    /// There is a file, and something is wrong with it.
    Faulty(String),
    /// The person named a file that is not there: maybe not yet, maybe a slip.
    NotThere(String),
}

/// What the arguments come to.
pub(super) struct Prepared {
    pub(super) data: Dataset,
    pub(super) opening: Opening,
    /// Where answers are kept; none if they are not.
    pub(super) store: Option<Store>,
    /// Why the answers could not be read, if they were to be.
    pub(super) unread: Option<Unread>,
}

/// Finds what the arguments name.
fn opening(
    start: &Start,
    config: &Config,
    section: Option<&Section>,
    data: &Dataset,
    mut profile: Profile,
    (beside, since): (Option<Profile>, Option<Since>),
) -> Result<Opening, String> {
    let usual = config.tab.map_or(0, |tab| tab.0);
    let tab = start.shown.tab.as_deref().map_or(Ok(usual), names::tab)?;
    let section = section.unwrap_or(&SECTIONS[tab]);
    let context = Context {
        beside: beside.as_ref(),
        since: since.as_ref(),
        ..Context::new(data, &profile, Date::today())
    };
    let views = (section.views)(&context);
    let view = start.shown.view.as_deref().map_or(Ok(0), |name| names::view(name, &views))?;
    profile.differences_only |= start.shown.differences;
    profile.per = config.per.unwrap_or(profile.per);
    profile.price_adjusted = config.price_adjusted.unwrap_or(profile.price_adjusted);
    if !start.shown.pick.is_empty() {
        profile.picks.clear();
    }
    for name in &start.shown.pick {
        let role = names::role(name.trim(), data)?;
        if !profile.has_picked(&role) {
            profile.picks.push(role);
        }
    }
    if let Some(name) = &start.pay.area {
        profile.area = Some(names::area(name, data)?);
    }
    profile.per = start.pay.per.unwrap_or(profile.per);
    profile.price_adjusted |= start.pay.price_adjusted;
    profile.budget = start.pay.budget.or(profile.budget);
    let others = Context {
        beside: beside.as_ref(),
        since: since.as_ref(),
        ..Context::new(data, &profile, Date::today())
    };
    let context = others.in_view(view);
    let sort = |name: &String| names::sort(name, &(section.page)(&context));
    let sort = start.rows.sort.as_ref().map(sort).transpose()?;
    let filter = start.rows.filter.clone().unwrap_or_default();
    let key = start.shown.role.as_deref().map(|name| names::role(name, data)).transpose()?;
    let key = key.map(|id| id.to_string());
    let choosing = start.screen.pick_role;
    Ok(Opening { tab, view, filter, sort, key, profile, beside, since, notice: None, choosing })
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::{
        cli::args::Args,
        page::Sort,
        profile::{Budget, Per},
        ui::{app::App, theme::Theme},
    };

    fn opened(flags: &str) -> App {
        let typed = std::iter::once("program").chain(flags.split_whitespace());
        let start = Args::try_parse_from(typed).expect(flags).start;
        let data = Dataset::shipped();
        let opening = opening(&start, &Config::default(), None, &data, Profile::default(), (None, None));
        let opening = opening.expect(flags);
        App::new(data, opening, Theme::mono(), Date::today(), (80, 24))
    }

    #[test]
    fn the_dashboard_opens_as_a_print_would_be() {
        let app =
            opened("--tab pay --filter texas --sort jobs:asc --per hour --price-adjusted --budget 2600");
        let (pane, profile) = (app.pane(), app.profile());
        assert_eq!(pane.filter.value(), "texas");
        let jobs = pane.page.columns.iter().position(|c| c.title == "Jobs").expect("a column");
        assert_eq!(pane.sort, Some(Sort { column: jobs, descending: false }));
        let all = pane.page.rows.len();
        assert!(!pane.order.is_empty() && pane.order.len() < all, "{} of {all}", pane.order.len());
        assert_eq!((profile.per, profile.price_adjusted), (Per::Hour, true));
        assert_eq!(profile.budget, Budget::new(2_600.0, 0.0).ok());
        assert!(!app.unsaved(), "what was typed is no answer yet");
    }
}
