//! Matches the items of a changed session file with those in the journal.

use std::collections::BTreeMap;

use crate::model::content::SessionContent;
use crate::model::ids::{DeckId, ItemId};
use crate::model::item::Item;
use crate::model::outcome_list::OutcomeList;

/// Gives items of the new content the ids that matching items already have: first by `id:`, then by deck, then by
/// title. An id written in the file is kept.
#[must_use]
pub fn with_known_ids(mut new: SessionContent, old: &SessionContent) -> SessionContent {
    for deck in &mut new.decks {
        if let Some(before) = old.deck(&deck.id) {
            deck.remember_texts(before);
        }
    }
    let known = |id: &ItemId| old.agenda.iter().any(|item| item.id == *id);
    let mut taken: Vec<ItemId> = new.agenda.iter().filter(|item| known(&item.id)).map(|item| item.id.clone()).collect();
    for at in 0..new.agenda.len() {
        let item = &new.agenda[at];
        if known(&item.id) {
            continue;
        }
        let free = |candidate: &&Item| !taken.contains(&candidate.id);
        let by_deck = old
            .agenda
            .iter()
            .filter(free)
            .find(|other| item.brings_deck && other.brings_deck && other.deck == item.deck);
        let matching = by_deck.or_else(|| old.agenda.iter().filter(free).find(|other| other.title == item.title));
        if let Some(matching) = matching.map(|matching| matching.id.clone()) {
            give_known_id(&mut new, at, &matching);
            taken.push(matching);
        }
    }
    for item in &mut new.agenda {
        // The run decides what is skipped, not the file.
        item.skipped = old.item(&item.id).is_some_and(|before| before.skipped);
    }
    new
}

/// Gives the item in this place of the agenda an id that no other item of it has, and with it all that goes by its id.
pub(crate) fn give_known_id(content: &mut SessionContent, at: usize, id: &ItemId) {
    let Some(item) = content.agenda.get_mut(at).filter(|item| item.id != *id) else { return };
    let (old_slide, slide) = (DeckId::of_item(&item.id), DeckId::of_item(id));
    if let Some(named) = content.named_decks.remove(&item.id) {
        content.named_decks.insert(id.clone(), named);
    }
    item.id = id.clone();
    if item.deck == old_slide {
        item.deck = slide.clone();
    }
    if let Some(deck) = content.decks.iter_mut().find(|deck| deck.id == old_slide) {
        deck.id = slide;
    }
}

/// What the chair reads when the file says something else than the journal: "The session file has changed (new: Tea)". `None` if
/// they say the same.
pub fn change_in_words(old: &SessionContent, new: &SessionContent) -> Option<String> {
    let changes = Changes::between(old, new);
    match (changes.decks.as_slice(), changes.others.is_empty()) {
        ([item], true) => Some(format!("{} has come, for “{}”", title_of_deck(new, item), item.title)),
        ([_, _, ..], true) => Some(format!("{} decks have come ({})", changes.decks.len(), changes.in_words(new)?)),
        _ => changes.in_words(new).map(|differences| format!("The session file has changed ({differences})")),
    }
}

/// Describes how the file's agenda differs from the journal's; `None` if they are the same.
pub fn differences(old: &SessionContent, new: &SessionContent) -> Option<String> {
    Changes::between(old, new).in_words(new)
}

/// What is different in a session file.
struct Changes<'a> {
    /// Items whose deck has come, and that are otherwise the same.
    decks: Vec<&'a Item>,
    /// Everything else, in words.
    others: Vec<String>,
}

impl<'a> Changes<'a> {
    fn between(old: &SessionContent, new: &'a SessionContent) -> Self {
        let (mut decks, mut parts) = (Vec::new(), Vec::new());
        for item in &new.agenda {
            match old.item(&item.id) {
                None => parts.push(format!("new: {}", item.title)),
                Some(before) if before.title != item.title => parts.push(format!("renamed: {}", item.title)),
                Some(before) if before.time != item.time => parts.push(format!("other minutes: {}", item.title)),
                Some(before) if has_only_got_its_deck(before, item) => decks.push(item),
                Some(before) if before != item => parts.push(format!("changed: {}", item.title)),
                Some(_) => {}
            }
        }
        for item in old.agenda.iter().filter(|item| new.item(&item.id).is_none()) {
            parts.push(format!("gone: {}", item.title));
        }
        let order = |content: &SessionContent| content.agenda.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        if parts.is_empty() && order(old) != order(new) {
            parts.push("another order of items".into());
        }
        if parts.is_empty() {
            let rest = |content: &SessionContent| SessionContent {
                // Compared above.
                agenda: Vec::new(),
                decks: Vec::new(),
                named_decks: BTreeMap::new(),
                // The list itself is compared; an old journal does not say where it comes from.
                outcome_list: OutcomeList::default(),
                ..content.clone()
            };
            if rest(old) != rest(new) {
                parts.push("its times, people, links or texts".into());
            }
        }
        Self { decks, others: parts }
    }

    fn in_words(&self, new: &SessionContent) -> Option<String> {
        let deck = |item: &&Item| format!("{} for “{}”", title_of_deck(new, item), item.title);
        let parts: Vec<String> = self.others.iter().cloned().chain(self.decks.iter().map(deck)).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// Whether the deck that the file names for an item could not be read before, and all else of the item is the same.
fn has_only_got_its_deck(before: &Item, item: &Item) -> bool {
    let got = item.brings_deck && !before.brings_deck;
    got && Item { deck: item.deck.clone(), brings_deck: true, ..before.clone() } == *item
}

fn title_of_deck<'a>(content: &'a SessionContent, item: &'a Item) -> &'a str {
    content.deck(&item.deck).map_or(item.deck.as_str(), |deck| &deck.title)
}
