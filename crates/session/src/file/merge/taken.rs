//! What a session takes over from its changed file: all of it, the agenda merged with what the session has changed and
//! not saved yet.

use crate::file::merge::agendas::merge;
use crate::file::merge::conflict::{Conflict, Settled};
use crate::file::merge::said::Entry;
use crate::file::merge::versions::{as_read, base, ours};
use crate::model::content::SessionContent;
use crate::model::ids::DeckId;
use crate::model::item::Item;
use crate::model::matching::{give_known_id, with_known_ids};
use crate::state::State;
use crate::state::run::Run;

/// What came of taking over a changed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// The session's new content.
    Content {
        /// With what the session has changed.
        merged: Box<SessionContent>,
        /// As the file says, if that is something else.
        in_file: Option<Box<SessionContent>>,
    },
    /// Both changed the same in different ways: nothing is taken over until all of this is settled.
    Conflicts(Vec<Conflict>),
}

/// Takes over what the changed file says. Where the session has changed its agenda since it was last read or saved, the
/// change stays; `settled` has what was chosen where the file says something else. `named` says how the file names an
/// attached deck (see [`base`]).
pub fn taken(run: &Run, new: SessionContent, settled: &Settled, named: impl Fn(&str) -> Option<String>) -> Taken {
    let state = run.state();
    let mut new = with_known_ids(new, &state.content);
    let merge = merge(&base(run, &named), &ours(state, &named), as_read(&new), settled, &new.time_zone());
    if !merge.is_settled(settled) {
        return Taken::Conflicts(merge.conflicts);
    }
    for (at, id) in merge.theirs.iter().enumerate() {
        give_known_id(&mut new, at, id);
        // The run decides what is skipped, not the file.
        new.agenda[at].skipped = state.content.item(id).is_some_and(|before| before.skipped);
    }
    let mut merged = with_agenda(&new, state, &merge.entries);
    if merge.outcomes != merged.outcome_list.own {
        merged.set_outcomes(merge.outcomes);
    }
    let in_file = (merged != new).then(|| Box::new(new));
    Taken::Content { merged: Box::new(merged), in_file }
}

/// The content with this agenda.
fn with_agenda(new: &SessionContent, state: &State, entries: &[Entry]) -> SessionContent {
    let mut content = SessionContent { agenda: Vec::with_capacity(entries.len()), ..new.clone() };
    for Entry { id, said } in entries {
        let Some(mut item) = new.item(id).or_else(|| state.content.item(id)).cloned() else { continue };
        said.write_to(&mut item);
        if new.item(id).is_none() && new.deck(&item.deck).is_none() {
            keep_without_deck(&mut content, &mut item, said.deck.clone());
        }
        content.agenda.push(item);
    }
    let kept = |deck: &DeckId| deck.shown_item().is_none_or(|item| content.agenda.iter().any(|known| known.id == item));
    let gone: Vec<DeckId> = content.decks.iter().map(|deck| &deck.id).filter(|deck| !kept(deck)).cloned().collect();
    content.decks.retain(|deck| !gone.contains(&deck.id));
    for item in &content.agenda {
        let slide = item.generated_deck();
        match content.decks.iter_mut().find(|deck| deck.id == slide.id) {
            Some(deck) if deck.title != item.title => *deck = slide,
            None if item.deck == slide.id => content.decks.push(slide),
            _ => {}
        }
    }
    content
}

/// An item that the file no longer has: its deck was not read, so it shows its generated slide. The file will name the
/// deck again once the agenda is saved.
fn keep_without_deck(content: &mut SessionContent, item: &mut Item, named: Option<String>) {
    if let Some(named) = named {
        content.named_decks.insert(item.id.clone(), named);
    }
    item.deck = DeckId::of_item(&item.id);
    item.brings_deck = false;
}
