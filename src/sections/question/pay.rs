//! The pay of roles as blocks: the official figure once with all who share it, then the stand-ins.

use crate::{
    dataset::{Wages, role::Role, wages::Area},
    insight::pay::{self, Shared, terms::Terms},
    page::{Block, Cited, Line, RangeBar, Scale},
    sections::Context,
};

/// The official figures of the roles where the person is and, for comparing with the stand-ins, in
/// the nation. One bar for each figure, however many roles share it.
pub(in crate::sections) fn official(context: &Context<'_>, roles: &[&Role]) -> Vec<RangeBar> {
    let data = context.data;
    let Some(terms) = Terms::new(data, context.profile) else { return Vec::new() };
    let here = context.profile.area(data);
    let nation = data.wages.as_ref().and_then(Wages::nation).filter(|n| here.is_none_or(|h| h.id != n.id));
    let places = here.map(|area| (area, true)).into_iter().chain(nation.map(|area| (area, false)));
    let bars = places.flat_map(|(area, strong)| {
        let figures = pay::official(data, roles, &area.id);
        figures.into_iter().filter_map(move |shared| official_bar(context, terms, &shared, area, strong))
    });
    bars.collect()
}

fn official_bar(
    context: &Context<'_>,
    terms: Terms<'_>,
    shared: &Shared<'_>,
    area: &Area,
    strong: bool,
) -> Option<RangeBar> {
    let row = shared.row?;
    Some(RangeBar {
        label: one_figure(context, shared),
        note: pay::place(area).to_owned(),
        range: terms.state(row, None).range(),
        strong,
        figure: terms.figure(row, None),
    })
    .filter(|bar| bar.range.values().next().is_some())
}

/// `One figure for all 5 roles`, or the name of the one role it speaks of.
fn one_figure(context: &Context<'_>, shared: &Shared<'_>) -> String {
    let counted = sharing(context, shared.roles.first().copied());
    match counted.as_slice() {
        [one] => one.name.clone(),
        many if many.len() == context.data.career.roles.len() => {
            format!("One figure for {} roles", super::all_of(many.len()))
        }
        many => format!("One figure for {} roles", many.len()),
    }
}

/// All roles of the data set that the survey counts together with this one, itself among them.
fn sharing<'a>(context: &Context<'a>, role: Option<&Role>) -> Vec<&'a Role> {
    let same = |r: &&Role| role.is_some_and(|role| role.occupation == r.occupation);
    context.data.career.roles.iter().filter(same).collect()
}

/// Who is counted together with a role, by name: a figure that is shared carries all names. None if
/// the figure is the role's own.
pub(in crate::sections) fn counted_together(context: &Context<'_>, role: &Role) -> Option<Cited> {
    let wages = context.data.wages.as_ref()?;
    let all = sharing(context, Some(role));
    let names: Vec<&str> = all.iter().map(|r| r.short.as_str()).collect();
    let text = format!("Counted together: {}", names.join(", "));
    (all.len() > 1).then(|| Cited::new(Line::muted(text), std::slice::from_ref(&wages.source.id)))
}

/// That the survey releases no figure where the person is. None if it does.
pub(in crate::sections) fn not_released(context: &Context<'_>, role: &Role) -> Option<Cited> {
    let (wages, area) = (context.data.wages.as_ref()?, context.profile.area(context.data)?);
    let row = pay::over_all_employers(context.data, &role.occupation, &area.id);
    let stated = row.and_then(|row| super::item::stated(context, row));
    let known = stated.is_some_and(|stated| stated.sentence().is_some());
    let text = format!("{}: no pay {} was released.", area.name, context.profile.per.words());
    (!known).then(|| Cited::new(Line::muted(text), std::slice::from_ref(&wages.source.id)))
}

/// The employer types that stand in for a role. National figures.
pub(in crate::sections) fn stand_ins(context: &Context<'_>, role: &Role) -> Vec<RangeBar> {
    let Some(terms) = Terms::new(context.data, context.profile) else { return Vec::new() };
    let bar = |(name, row): (&str, _)| RangeBar {
        label: name.to_owned(),
        note: "stand-in".to_owned(),
        range: terms.state(row, None).range(),
        strong: false,
        figure: terms.figure(row, None),
    };
    let bars = pay::stand_ins(context.data, role).map(bar);
    bars.filter(|bar| bar.range.values().next().is_some()).collect()
}

/// The bars on the smallest round scale that holds them all. None without a figure.
pub(in crate::sections) fn ranges(context: &Context<'_>, bars: Vec<RangeBar>) -> Option<Block> {
    let unit = Terms::new(context.data, context.profile)?.unit();
    let scale = Scale::around(bars.iter().flat_map(|b| b.range.values()), unit)?;
    Some(Block::Ranges { scale, bars })
}
