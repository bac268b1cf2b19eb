//! From what was typed to what is shown: the data set, the answers, the tab and the row.

use std::process::ExitCode;

use super::{PROBLEM, USAGE, args::Start, complain, names};
use crate::{
    config::Config,
    dataset::{
        Dataset,
        load::{self, Loaded},
    },
    profile::{
        Profile,
        store::{self, Opened, Store},
        strangers::strangers,
    },
    sections::SECTIONS,
    ui::app::Opening,
};

/// The data set and how to open it; a complaint has been written if it cannot be.
pub(super) fn prepare(start: &Start) -> Result<Prepared, ExitCode> {
    let config = Config::open(start.config.as_deref()).map_err(|message| complain(&message, USAGE))?;
    let data = match &start.data {
        None => Dataset::shipped(),
        Some(path) => load::open(path)
            .map(|Loaded { dataset, .. }| dataset)
            .map_err(|problems| complain(&problems.to_string(), PROBLEM))?,
    };
    let opened = match (&start.profile, store::default_path()) {
        _ if start.private => None,
        (Some(path), _) => Some(Store::open(path)),
        (None, Some(path)) => Some(Store::open_default(&path)),
        (None, None) => None,
    };
    let (store, answers, trouble) = match opened {
        Some(Opened { store, answers, trouble, .. }) => (Some(store), answers, trouble),
        None => (None, Profile::default(), None),
    };
    let strangers = strangers(&answers, &data);
    let mut opening = opening(start, &config, &data, answers).map_err(|message| complain(&message, USAGE))?;
    opening.notice = trouble.map(|t| t.to_string()).or_else(|| {
        let list = strangers.join(", ");
        (!strangers.is_empty()).then(|| format!("kept, but not in this data set: {list}"))
    });
    Ok(Prepared { data, opening, store, config })
}

/// What the arguments come to.
pub(super) struct Prepared {
    pub(super) data: Dataset,
    pub(super) opening: Opening,
    /// Where answers are kept; none if they are not.
    pub(super) store: Option<Store>,
    pub(super) config: Config,
}

/// Finds what the arguments name.
fn opening(start: &Start, config: &Config, data: &Dataset, mut profile: Profile) -> Result<Opening, String> {
    let usual = config.tab.map_or(0, |tab| tab.0);
    let tab = start.tab.as_deref().map_or(Ok(usual), names::tab)?;
    let views = (SECTIONS[tab].views)(data);
    let view = start.view.as_deref().map_or(Ok(0), |name| names::view(name, &views))?;
    profile.differences_only |= start.differences;
    profile.per = config.per.unwrap_or(profile.per);
    profile.price_adjusted = config.price_adjusted.unwrap_or(profile.price_adjusted);
    if !start.pick.is_empty() {
        profile.picks.clear();
    }
    for name in &start.pick {
        let role = names::role(name.trim(), data)?;
        if !profile.has_picked(&role) {
            profile.picks.push(role);
        }
    }
    if let Some(name) = &start.area {
        profile.area = Some(names::area(name, data)?);
    }
    let key = start.role.as_deref().map(|name| names::role(name, data)).transpose()?;
    Ok(Opening { tab, view, key: key.map(|id| id.to_string()), profile, notice: None })
}
