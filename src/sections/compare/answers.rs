//! The detail of a compared row: each role's full answer, then what they share, once.

use crate::{
    dataset::{Id, role::Role},
    insight::difference,
    page::{Block, Cited, Detail, Fact, Line, Span, Tone, cell::Missing},
    sections::{
        Context,
        question::{Ask, Compared, Item, add, all_of, pay, together},
    },
};

/// The answers of all roles to one question.
pub(super) fn of<'a>(context: &Context<'a>, compared: &Compared<'a>, roles: &[&Role]) -> Detail {
    let mut blocks = match compared.question.ask {
        Ask::Official => official(context, roles),
        Ask::StandIns => stand_ins(context, roles),
        _ if compared.same => Vec::new(),
        _ if compared.question.is_text() => versions(context, compared, roles),
        _ => lists(context, compared, roles),
    };
    if !matches!(compared.question.ask, Ask::Official | Ask::StandIns) {
        blocks.extend(shared(context, compared, roles.len()));
    }
    blocks.extend(corrections(context, compared));
    Detail { title: compared.question.name.to_owned(), blocks }
}

/// All the equal rows in full.
pub(super) fn folded<'a>(context: &Context<'a>, all: &[Compared<'a>], roles: usize) -> Detail {
    let facts = all
        .iter()
        .filter(|c| c.same)
        .map(|compared| Fact { label: compared.question.name.to_owned(), value: once(context, compared) });
    Detail { title: format!("The same for {}", all_of(roles)), blocks: vec![Block::Facts(facts.collect())] }
}

/// What all roles answer alike, on one line.
fn once<'a>(context: &Context<'a>, compared: &Compared<'a>) -> Cited {
    let mut all = compared.shared();
    let only = all.next().filter(|_| all.next().is_none());
    let mut value = match only {
        // Its name alone would leave its figure to be guessed.
        Some(item) if matches!(item, Item::Related(_)) => item.cited(context),
        _ => together(context, &compared.question, compared.shared()),
    };
    // Roles may rest the same words on different sources.
    if compared.question.is_text() {
        for item in compared.answers.iter().flatten() {
            add(&mut value.sources, &item.cited(context).sources);
        }
    }
    if matches!(compared.question.ask, Ask::Official) {
        value.line.0.insert(0, Span { text: "one figure: ".to_owned(), tone: Tone::Muted });
    }
    if let Some(item) = only.filter(|item| item.is_figure()) {
        value.figure = item.cited(context).figure;
    }
    value
}

/// One text a role, the differing words lit.
fn versions<'a>(context: &Context<'a>, compared: &Compared<'a>, roles: &[&Role]) -> Vec<Block> {
    let texts: Vec<_> = compared.answers.iter().map(|a| a.first().map(|i| i.short(context))).collect();
    let words: Vec<&str> = texts.iter().map(|t| t.as_deref().unwrap_or_default()).collect();
    let lines = difference::lit(&words).into_iter();
    let facts = lines.zip(&compared.answers).zip(roles).map(|((line, answer), role)| {
        let value = match answer.first() {
            None => Cited::bare(Line::muted(Missing::NotFound.words())),
            Some(item) => {
                let cited = Cited { line, ..item.cited(context) };
                if item.correction().is_some() { cited.marked("!", Tone::Caution) } else { cited }
            }
        };
        Fact { label: role.short.clone(), value }
    });
    vec![Block::Facts(facts.collect())]
}

/// A list a role, without what all share.
fn lists<'a>(context: &Context<'a>, compared: &Compared<'a>, roles: &[&Role]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (answer, role) in compared.answers.iter().zip(roles) {
        blocks.push(Block::Heading(role.name.clone()));
        let own: Vec<Cited> = compared.own(answer).map(|item| bullet(context, item)).collect();
        blocks.push(match (answer.is_empty(), own.is_empty()) {
            (true, _) => Block::Text(Cited::bare(Line::muted(Missing::NotFound.words()))),
            (false, true) => Block::Text(Cited::bare(Line::muted("only what all share"))),
            (false, false) => Block::Bullets(own),
        });
    }
    blocks
}

fn bullet<'a>(context: &Context<'a>, item: &Item<'a>) -> Cited {
    let cited = item.cited(context);
    if cited.mark.is_empty() { cited.marked("•", Tone::Muted) } else { cited }
}

/// What all roles share, as a list; a single thing on one line.
fn shared<'a>(context: &Context<'a>, compared: &Compared<'a>, roles: usize) -> Vec<Block> {
    if compared.shared().next().is_none() {
        return Vec::new();
    }
    if compared.shared().nth(1).is_some() {
        let heading = Block::Heading(format!("The same for {}", all_of(roles)));
        let list = compared.shared().map(|item| bullet(context, item)).collect();
        return vec![heading, Block::Bullets(list)];
    }
    let value = once(context, compared);
    let mut line = Line::muted(super::once(compared, roles));
    line.0.extend(value.line.0);
    vec![Block::Text(Cited { line, ..value })]
}

/// The corrections that the answers embody, each once, with both sides.
fn corrections<'a>(context: &Context<'a>, compared: &Compared<'a>) -> Vec<Block> {
    let mut ids: Vec<Id> = Vec::new();
    add(&mut ids, compared.answers.iter().flatten().filter_map(Item::correction));
    let known = ids.iter().filter_map(|id| context.correction(id));
    known.flat_map(|c| context.correction_blocks(c)).collect()
}

/// Each official figure once, with the names of all that share it.
fn official(context: &Context<'_>, roles: &[&Role]) -> Vec<Block> {
    let mut blocks: Vec<Block> = pay::ranges(context, pay::official(context, roles)).into_iter().collect();
    let mut occupations: Vec<&Id> = Vec::new();
    for role in roles {
        if !occupations.contains(&&role.occupation) {
            occupations.push(&role.occupation);
            blocks.extend(pay::not_released(context, role).map(Block::Text));
            blocks.extend(pay::counted_together(context, role).map(Block::Text));
        }
    }
    blocks.extend(notes(context, roles));
    blocks
}

/// Each employer type once on one scale, with the names of the roles it stands in for.
fn stand_ins(context: &Context<'_>, roles: &[&Role]) -> Vec<Block> {
    let mut bars: Vec<(crate::page::RangeBar, Vec<&str>)> = Vec::new();
    for role in roles {
        for bar in pay::stand_ins(context, role) {
            match bars.iter_mut().find(|(known, _)| known.figure == bar.figure) {
                Some((_, names)) => names.push(&role.short),
                None => bars.push((bar, vec![&role.short])),
            }
        }
    }
    let named = bars.into_iter().map(|(mut bar, names)| {
        bar.note = format!("stand-in for {}", names.join(", "));
        bar
    });
    let mut blocks: Vec<Block> = pay::ranges(context, named.collect()).into_iter().collect();
    blocks.extend(notes(context, roles));
    blocks
}

/// The pay caveats of the roles, each once.
fn notes(context: &Context<'_>, roles: &[&Role]) -> Option<Block> {
    let mut ids: Vec<Id> = Vec::new();
    add(&mut ids, roles.iter().flat_map(|r| &r.pay_notes));
    let mut list = context.cite(&ids);
    let own = roles.iter().filter(|r| !r.stand_in_note.is_empty());
    list.extend(own.map(|r| {
        let line = Line::muted(format!("{}: ", r.short)).and(r.stand_in_note.as_str(), Tone::Plain);
        Cited::bare(line).marked("•", Tone::Muted)
    }));
    (!list.is_empty()).then_some(Block::Bullets(list))
}
