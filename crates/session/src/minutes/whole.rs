//! The minutes of a session: all of them, one item, or what is new since the last copy.

use std::collections::HashSet;

use crate::minutes::account::accounts;
use crate::minutes::options::Options;
use crate::minutes::section::{self, Section};
use crate::minutes::{head, markdown};
use crate::model::fact::Fact;
use crate::model::ids::{ItemId, RowId};
use crate::model::stamp::Moment;
use crate::state::State;
use crate::state::run::Run;

/// The minutes of the whole session.
pub fn minutes(run: &Run, options: Options) -> String {
    whole(run.state(), options, false)
}

/// The page for taking notes, before the session: everything known from the file, who has which role, and what has been
/// noted already.
pub fn skeleton(state: &State) -> String {
    // It is the page for the session itself, even if it is made the day before.
    whole(&State { rehearsal: false, ..state.clone() }, Options::default(), true)
}

/// The minutes of one item; empty if it is not on the agenda.
pub fn of_item(run: &Run, item: &ItemId, options: Options) -> String {
    let state = run.state();
    let accounts = accounts(state);
    let Some(account) = accounts.iter().find(|account| account.item.id == *item) else { return String::new() };
    let nothing = HashSet::new();
    Section { state, account, options, old: &nothing, to_fill_in: false }.whole()
}

/// What was added after a row of the journal, item by item; empty if nothing was.
pub fn since(run: &Run, row: u64, options: Options) -> String {
    let state = run.state();
    let old: HashSet<RowId> = run.rows().iter().filter(|known| known.number <= row).map(|row| row.stamp.row).collect();
    let begun = |item: &ItemId| {
        let new = run.rows().iter().filter(|known| known.number > row);
        new.map(|row| &row.fact).any(|fact| matches!(fact, Fact::ItemBegun { item: begun } if begun == item))
    };
    let mut parts = vec![loose(state, &old, true)];
    for account in &accounts(state) {
        let section = Section { state, account, options, old: &old, to_fill_in: false };
        parts.push(if begun(&account.item.id) { section.whole() } else { section.news() });
    }
    parts.push(loose(state, &old, false));
    joined(parts)
}

/// What was added since the last copy; everything if there was none.
pub fn since_last_copy(run: &Run, options: Options) -> String {
    since(run, run.state().copied.unwrap_or(0), options)
}

fn whole(state: &State, options: Options, to_fill_in: bool) -> String {
    let old = HashSet::new();
    let accounts = accounts(state);
    let section = |account| Section { state, account, options, old: &old, to_fill_in }.whole();
    let mut parts = vec![head::header(state), head::links(state), head::boilerplate(state, to_fill_in)];
    parts.push(head::agenda(state, &accounts));
    parts.push(loose(state, &old, true));
    parts.extend(accounts.iter().map(section));
    parts.push(loose(state, &old, false));
    parts.push(head::summary(state));
    joined(parts)
}

/// Notes, polls and outcomes that belong to no item of the agenda, before the first item or after it. Those of items
/// since removed are included, so that nothing is lost.
fn loose(state: &State, old: &HashSet<RowId>, before: bool) -> String {
    let known = |item: &ItemId| state.content.item(item).is_some();
    let is_loose = |item: &Option<ItemId>| !item.as_ref().is_some_and(known);
    let is_here = |at: &Moment| state.started.as_ref().is_none_or(|started| at.wall < started.wall) == before;
    let notes = state.notes.iter().filter(|note| is_loose(&note.item) && is_here(&note.at) && !old.contains(&note.row));
    let notes = notes.fold(String::new(), |out, note| out + "- " + &section::note(state, note, None) + "\n");
    let polls =
        state.polls.iter().filter(|poll| is_loose(&poll.item) && is_here(&poll.from) && !old.contains(&poll.row));
    let mut parts: Vec<String> = std::iter::once(notes).chain(polls.map(|poll| section::poll(state, poll))).collect();
    let outcomes = state
        .outcomes
        .iter()
        .filter(|(item, recorded)| !known(item) && is_here(&recorded.at) && !old.contains(&recorded.row));
    parts.extend(outcomes.map(|(item, recorded)| {
        format!(
            "Of the item “{}”: {}",
            markdown::escaped(state.known_item(item).map_or(item.as_str(), |item| &item.title)),
            section::outcome(&recorded.outcome)
        )
    }));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return String::new();
    }
    let heading = if before { "Before the first item" } else { "Between the items and after the end" };
    format!("## {heading}\n\n{}", parts.join("\n"))
}

/// Joins the parts that are not empty, with a blank line between them.
fn joined(parts: Vec<String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
