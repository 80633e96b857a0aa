//! The session as it is here, to be compared with what the Datatracker has of it.

use chairside_datatracker::ItemToMatch;
use chairside_import::{KnownItem, KnownSession};
use chairside_session::State;
use chairside_session::file::merge::Entry;
use chairside_session::file::{DraftItem, Head, head};

use super::Actor;

impl Actor {
    /// The session as it is now.
    pub(super) fn known_session(&self) -> KnownSession {
        let state = self.run.state();
        let Head { deck, chairs, links } = head(&self.library.session.text);
        KnownSession {
            slot: state.content.slot,
            zone: state.content.zone.clone(),
            chairs,
            links,
            chairs_deck: deck,
            items: self.versions().1.entries.into_iter().map(|entry| known(entry, state)).collect(),
        }
    }
}

fn known(Entry { id, said }: Entry, state: &State) -> KnownItem {
    let is_up = state.item.as_ref() == Some(&id);
    let has_been_up = state.items.contains_key(&id);
    let draft = DraftItem {
        title: said.title.clone(),
        presenter: said.presenter.clone(),
        time: said.minutes.time,
        talk: said.minutes.talk,
        kind: said.kind,
        link: said.links.first().cloned(),
        ..DraftItem::default()
    };
    let says = ItemToMatch { title: said.title, presenters: said.presenter.into_iter().collect(), links: said.links };
    KnownItem { id, says, deck: said.deck, draft, is_to_come: !is_up && !has_been_up, is_over: !is_up && has_been_up }
}
