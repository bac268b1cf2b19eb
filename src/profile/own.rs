//! A pro or con of the person's own on one line, as it is shown to be changed and as it is typed:
//! `+ Near home [Inpatient, Auditor]`.

use super::{OwnTradeoff, Words};
use crate::dataset::{Dataset, Id, near::nearest, role::Role, tradeoff::Side};

/// What stands in the brackets where it holds for all roles.
const ALL: &str = "all";

/// What somebody typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// For or against; none if no sign was typed.
    pub side: Option<Side>,
    /// What it is.
    pub name: Words,
    /// The roles it holds for (empty = all); none if no brackets were typed.
    pub roles: Option<Vec<Id>>,
}

/// Reads a line: `+` or `-` first, roles in square brackets last, either may be left out. A role is named by its
/// id, its name, or the beginning of one.
///
/// # Errors
/// The name of no role, or of several.
pub fn read(typed: &str, data: &Dataset) -> Result<Typed, String> {
    let typed = typed.trim();
    let (side, rest) = match typed.strip_prefix(['-', '−']) {
        Some(rest) => (Some(Side::Con), rest),
        None => match typed.strip_prefix('+') {
            Some(rest) => (Some(Side::Pro), rest),
            None => (None, typed),
        },
    };
    let bracketed = rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    let (name, roles) = match bracketed {
        Some((name, roles)) => (name, Some(named(roles, data)?)),
        None => (rest, None),
    };
    Ok(Typed { side, name: Words::from_typed(name), roles })
}

/// The line that [`read`] reads back.
#[must_use]
pub fn written(own: &OwnTradeoff, data: &Dataset) -> String {
    let sign = match own.side {
        Side::Pro => '+',
        Side::Con => '-',
    };
    let known = own.roles.iter().filter_map(|id| data.role(id.as_str()));
    let roles: Vec<&str> = known.map(|role| role.short.as_str()).collect();
    match roles.as_slice() {
        [] if own.roles.is_empty() => format!("{sign} {} [{ALL}]", own.name),
        // Only roles that this data set does not know: what is left out stays. Words that end in a
        // bracket of their own would be taken for roles, so these hold for all where the person agrees.
        [] if own.name.as_str().ends_with(']') => format!("{sign} {} [{ALL}]", own.name),
        [] => format!("{sign} {}", own.name),
        known => format!("{sign} {} [{}]", own.name, known.join(", ")),
    }
}

impl OwnTradeoff {
    /// The same as typed: what was left out stays, and so do roles that this data set does not know.
    pub(super) fn retyped(&mut self, typed: Typed, data: &Dataset) {
        self.name = typed.name;
        self.side = typed.side.unwrap_or(self.side);
        if let Some(roles) = typed.roles {
            let strangers = self.roles.iter().filter(|id| data.role(id.as_str()).is_none()).cloned();
            // For all roles is for those, too.
            self.roles = if roles.is_empty() { roles } else { roles.into_iter().chain(strangers).collect() };
        }
    }
}

/// The roles of a list with commas; empty for all of them.
fn named(list: &str, data: &Dataset) -> Result<Vec<Id>, String> {
    let mut ids: Vec<Id> = Vec::new();
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    for name in names {
        if name.eq_ignore_ascii_case(ALL) {
            return Ok(Vec::new());
        }
        let id = &role(name, data)?.id;
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    if ids.is_empty() {
        return Err(format!("no role stands in the brackets: name some, or say [{ALL}]"));
    }
    Ok(ids)
}

/// The role that somebody named.
fn role<'a>(name: &str, data: &'a Dataset) -> Result<&'a Role, String> {
    let roles = &data.career.roles;
    let wanted = name.to_lowercase();
    let called = |role: &Role, fits: fn(&str, &str) -> bool| {
        let calls = [role.id.as_str(), role.short.as_str(), role.name.as_str()];
        calls.iter().any(|call| fits(&call.to_lowercase(), &wanted))
    };
    if let Some(exact) = roles.iter().find(|role| called(role, |call, wanted| call == wanted)) {
        return Ok(exact);
    }
    let mut found = roles.iter().filter(|role| called(role, |call, wanted| call.starts_with(wanted)));
    let shown = name.escape_debug();
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(one), Some(other)) => Err(format!("`{shown}` may be {} or {}", one.short, other.short)),
        (None, _) => {
            let meant = nearest(name, roles.iter().map(|role| role.short.as_str()));
            let meant = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
            Err(format!("no role `{shown}`{meant}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Date;
    use crate::profile::{Knob, Profile, Turn};

    fn ids(names: &[&str]) -> Vec<Id> {
        names.iter().map(|name| Id::try_from((*name).to_owned()).expect("an id")).collect()
    }

    #[test]
    fn reads_sign_words_and_roles_each_or_none() {
        let data = Dataset::shipped();
        let read = |text| read(text, &data).map(|t| (t.side, t.name.to_string(), t.roles));
        let auditor = ids(&["coding-auditor"]);
        assert_eq!(read(" Near home "), Ok((None, "Near home".to_owned(), None)));
        assert_eq!(read("+Near home [all]"), Ok((Some(Side::Pro), "Near home".to_owned(), Some(Vec::new()))));
        for con in ["- Far [Auditor]", "−Far[coding-auditor, AUDITOR]", "- Far [coding aud]"] {
            assert_eq!(read(con), Ok((Some(Side::Con), "Far".to_owned(), Some(auditor.clone()))), "{con}");
        }
        let two = Some(ids(&["risk-adjustment-coder", "inpatient-coder"]));
        assert_eq!(read("Quiet [Risk, Inpatient]").map(|t| t.2), Ok(two));
        for (typed, why) in [
            ("Bus [line 3]", "no role `line 3`"),
            ("Bus [Audtor]", "no role `Audtor`; did you mean `Auditor`?"),
            ("Bus []", "no role stands in the brackets: name some, or say [all]"),
        ] {
            assert_eq!(read(typed), Err(why.to_owned()), "{typed}");
        }
        let mut data = data.clone();
        data.career.roles[0].short = "Auditing".to_owned();
        assert_eq!(
            super::read("Bus [aud]", &data),
            Err("`aud` may be Auditing or Auditor".to_owned()),
            "the beginning of two names"
        );
    }

    #[test]
    fn what_is_written_is_read_back_and_strangers_stay() {
        let data = Dataset::shipped();
        let today = Date::from_ymd(2026, 11, 24).expect("a day");
        let mut profile = Profile::default();
        let roles = ids(&["inpatient-coder", "gone"]);
        let id = profile.add_tradeoff("Bus [3]", Side::Con, roles.clone()).expect("added");
        let line = written(&profile.own_tradeoffs[&id], &data);
        assert_eq!(line, "- Bus [3] [Inpatient]");
        let knob = Knob::OwnLeaning(id.clone());
        let before = profile.clone();
        profile.turn(&knob, &Turn::To(&line), &data, today).expect("read back");
        assert_eq!(profile, before, "nothing was changed");
        profile.turn(&knob, &Turn::To("+ Bus [Auditor]"), &data, today).expect("another role");
        let own = &profile.own_tradeoffs[&id];
        assert_eq!((own.side, own.roles.clone()), (Side::Pro, ids(&["coding-auditor", "gone"])));
        assert!(profile.turn(&knob, &Turn::To("+ Bus [nobody]"), &data, today).is_err());
        profile.turn(&knob, &Turn::To("Bus [all]"), &data, today).expect("all");
        profile.own_tradeoffs.values_mut().for_each(|own| own.roles = ids(&["gone"]));
        let (strange, line) = (profile.clone(), written(&profile.own_tradeoffs[&id], &data));
        assert_eq!(line, "+ Bus");
        profile.turn(&knob, &Turn::To(&line), &data, today).expect("read back");
        assert_eq!(profile, strange, "only roles that these data do not know");
        profile.turn(&knob, &Turn::To("Bus [all]"), &data, today).expect("all");
        assert_eq!(written(&profile.own_tradeoffs[&id], &data), "+ Bus [all]");
        profile.turn(&knob, &Turn::To(""), &data, today).expect("removed");
        assert!(profile.own_tradeoffs.is_empty());
    }
}
