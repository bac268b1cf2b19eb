//! Whether there are colours: what is asked for, else what the environment says, as no-color.org and
//! bixense.com/clicolors have it.

use std::io::{IsTerminal, stderr};

use super::look::variable;
use crate::{config::When, dataset::Problems};

/// Whether colours are wanted; none if nobody says.
pub(super) fn wanted(color: When, variable: impl Fn(&str) -> Option<String>) -> Option<bool> {
    let is = |name: &str, value: &str| variable(name).is_some_and(|v| v == value);
    let set = |name: &str| variable(name).is_some();
    match color {
        When::Always => Some(true),
        When::Never => Some(false),
        When::Auto if set("NO_COLOR") => Some(false),
        When::Auto if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") => Some(true),
        When::Auto => (is("CLICOLOR", "0") || is("TERM", "dumb")).then_some(false),
    }
}

/// Problems as standard error shows them: where nobody says, in colours if it is a terminal.
pub(super) fn shown(problems: &Problems, color: Option<When>) -> String {
    let wanted = wanted(color.unwrap_or_default(), variable);
    if wanted.unwrap_or_else(|| stderr().is_terminal()) { problems.colored() } else { problems.to_string() }
}
