//! Draft minutes, made of the journal alone: the same rows give the same bytes. Markdown that fits HedgeDoc, in the order
//! of the IETF's guide: header, agenda, then the report item by item with its conclusions and actions.
//! (<https://chairs.ietf.org/en/documents/guide-agendas-minutes>)

mod account;
mod brief;
mod drafts;
mod head;
mod markdown;
mod section;

use std::collections::HashSet;
use std::fmt::Write;

pub use account::{Account, accounts};
pub use brief::{Handout, for_the_list, handout_rows, handouts, report, without_outcome};
pub use drafts::{Draft, drafts};

use crate::content::SessionContent;
use crate::fact::Fact;
use crate::ids::{ItemId, RowId};
use crate::run::Run;
use crate::state::{Note, State};
use section::Section;

/// What of the journal goes into the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Who spoke, and for how long.
    pub speakers: bool,
}

/// The minutes of the whole session.
pub fn minutes(run: &Run, options: Options) -> String {
    whole(run.state(), options, false)
}

/// The page to take notes in, before the session: all of the minutes that is known from its file.
pub fn skeleton(content: &SessionContent) -> String {
    whole(&State::new(content.clone(), false), Options::default(), true)
}

/// The minutes of one item; empty when it is not on the agenda.
pub fn of_item(run: &Run, item: &ItemId, options: Options) -> String {
    let state = run.state();
    let accounts = accounts(state);
    let Some(account) = accounts.iter().find(|account| account.item.id == *item) else { return String::new() };
    let nothing = HashSet::new();
    Section { state, account, options, old: &nothing, to_fill_in: false }.whole()
}

/// What was added to the minutes after a row, item by item; empty when nothing was.
pub fn since(run: &Run, row: u64, options: Options) -> String {
    let state = run.state();
    let old: HashSet<RowId> = run.rows().iter().filter(|known| known.number <= row).map(|row| row.stamp.row).collect();
    let begun = |item: &ItemId| {
        let new = run.rows().iter().filter(|known| known.number > row);
        new.map(|row| &row.fact).any(|fact| matches!(fact, Fact::ItemBegun { item: begun } if begun == item))
    };
    let mut parts = vec![loose_notes(state, &old, true)];
    for account in &accounts(state) {
        let section = Section { state, account, options, old: &old, to_fill_in: false };
        parts.push(if begun(&account.item.id) { section.whole() } else { section.news() });
    }
    parts.push(loose_notes(state, &old, false));
    joined(parts)
}

/// What was added since the minutes were copied last; all items and notes when they were not.
pub fn since_last_copy(run: &Run, options: Options) -> String {
    since(run, run.state().copied.unwrap_or(0), options)
}

fn whole(state: &State, options: Options, to_fill_in: bool) -> String {
    let old = HashSet::new();
    let accounts = accounts(state);
    let section = |account| Section { state, account, options, old: &old, to_fill_in }.whole();
    let mut parts = vec![head::header(state), head::links(state), head::boilerplate(state, to_fill_in)];
    parts.push(head::agenda(state, &accounts));
    parts.push(loose_notes(state, &old, true));
    parts.extend(accounts.iter().map(section));
    parts.push(loose_notes(state, &old, false));
    parts.push(head::summary(state));
    joined(parts)
}

/// Notes that stand under no item: those before the first item, or the others.
fn loose_notes(state: &State, old: &HashSet<RowId>, before: bool) -> String {
    let is_before = |note: &Note| state.started.as_ref().is_none_or(|started| note.at.wall < started.wall);
    let under_none = |note: &&Note| note.item.as_ref().is_none_or(|item| state.content.item(item).is_none());
    let notes = state.notes.iter().filter(under_none).filter(|note| !old.contains(&note.row));
    let notes: Vec<&Note> = notes.filter(|note| is_before(note) == before).collect();
    if notes.is_empty() {
        return String::new();
    }
    let heading = if before { "Before the first item" } else { "Between the items and after the end" };
    let mut out = format!("## {heading}\n\n");
    for note in notes {
        let _ = writeln!(out, "- {}", section::note(state, note, None));
    }
    out
}

/// The parts that there are, a blank line between them.
fn joined(parts: Vec<String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
