//! Saves the person's answers while the dashboard runs, and when it ends.

use std::time::Duration;

use crate::{
    dataset::problem::clean,
    profile::store::{Saved, Store},
    ui::{action::Action, app::App},
};

/// How long nothing must be typed before answers are saved: a held key saves once, and a crash costs
/// no more than the last half second.
pub const SETTLED: Duration = Duration::from_millis(500);

/// Where answers go.
#[derive(Debug)]
pub struct Keeper {
    /// None: nothing is written.
    store: Option<Store>,
    /// The last save failed: another is tried at the end.
    failed: bool,
}

impl Keeper {
    /// Keeps answers in `store`; none writes nothing.
    #[must_use]
    pub fn new(store: Option<Store>) -> Self {
        Self { store, failed: false }
    }

    /// Saves what changed, and tells the app what became of it. Returns whether the screen changed.
    pub fn save(&mut self, app: &mut App) -> bool {
        let (notice, merged) = match self.store.as_mut() {
            None => (None, None),
            Some(store) => match store.save(app.profile(), &app.rests_on()) {
                Err(trouble) => {
                    self.failed = true;
                    (Some(trouble.to_string()), None)
                }
                Ok(saved) => {
                    self.failed = false;
                    told(saved)
                }
            },
        };
        let changed = notice.is_some() || merged.is_some();
        app.update(Action::Saved(notice, merged));
        changed
    }

    /// Saves what nobody has saved yet.
    pub fn save_rest(&mut self, app: &mut App) {
        if app.unsaved() {
            self.save(app);
        }
    }

    /// Saves for the last time, if there is anything to save.
    ///
    /// # Errors
    /// Why it could not be saved, for the person.
    pub fn finish(&mut self, app: &App) -> Result<(), String> {
        match self.store.as_mut() {
            Some(store) if app.unsaved() || self.failed => {
                store.save(app.profile(), &app.rests_on()).map(drop).map_err(|trouble| trouble.to_string())
            }
            _ => Ok(()),
        }
    }
}

/// What is said of a save, and the answers that the app takes over.
fn told(saved: Saved) -> (Option<String>, Option<Box<crate::profile::Profile>>) {
    let name = |path: &std::path::Path| clean(&path.display().to_string());
    match saved {
        Saved::Written => (None, None),
        Saved::KeptAside(path) => {
            (Some(format!("saved; the file that could not be read is kept as {}", name(&path))), None)
        }
        Saved::Merged { answers, conflicts, kept } => {
            let notice = match kept {
                None => "merged with the answers of another copy of the program".to_owned(),
                Some(path) => format!(
                    "another copy changed the same ({}): yours stand, its file is kept as {}",
                    conflicts.join(", "),
                    name(&path)
                ),
            };
            (Some(notice), Some(answers))
        }
    }
}
