//! What items, decks and places are called.

use crate::model::content::SessionContent;
use crate::model::deck::DeckInfo;
use crate::model::ids::ItemId;
use crate::model::place::Place;
use crate::model::steps;
use crate::state::State;
use crate::words::isolated;

/// An item's number in the agenda: "2". Empty if it is not on the agenda.
pub(crate) fn number(content: &SessionContent, item: &ItemId) -> String {
    content.item_index(item).map_or_else(String::new, |at| (at + 1).to_string())
}

/// An item's number and title: "2 · Private Access Tokens".
pub(crate) fn name(content: &SessionContent, item: &ItemId) -> String {
    content
        .item(item)
        .map_or_else(String::new, |found| format!("{} · {}", number(content, item), isolated(&found.title)))
}

/// The same, and for an item removed from the agenda its title.
pub(crate) fn known_name(state: &State, item: &ItemId) -> String {
    match state.content.item(item) {
        Some(_) => name(&state.content, item),
        None => state.known_item(item).map_or_else(String::new, |removed| removed.title.clone()),
    }
}

/// A place in its deck: "Chairs' slides 9 / 14". The steps of an overlay count as one slide.
pub(crate) fn position(content: &SessionContent, place: &Place) -> String {
    let Some(deck) = content.deck(&place.deck) else { return String::new() };
    match steps::standing(&deck.slides, place.slide) {
        Some(standing) if standing.of > 1 => format!("{} {} / {}", isolated(&deck.title), standing.number, standing.of),
        _ => deck.title.clone(),
    }
}

/// What is shown beside the position: "page label iii", "step 2 of 4"; usually empty.
pub(crate) fn beside(content: &SessionContent, place: &Place) -> String {
    let Some(deck) = content.deck(&place.deck) else { return String::new() };
    let Some(standing) = steps::standing(&deck.slides, place.slide) else { return String::new() };
    let label = deck.slides.get(place.slide as usize).and_then(|slide| slide.label.as_deref());
    let other = label.filter(|label| !label.is_empty() && **label != standing.number.to_string());
    let labelled = other.map(|label| format!("page label {label}"));
    let step = (standing.steps > 1).then(|| format!("step {} of {}", standing.step, standing.steps));
    labelled.into_iter().chain(step).collect::<Vec<_>>().join(" · ")
}

/// The position with what is shown beside it.
pub(crate) fn position_in_full(content: &SessionContent, place: &Place) -> String {
    let parts = [position(content, place), beside(content, place)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// An item with its number, as buttons name it: "3: Multicast Transports".
pub(crate) fn numbered(state: &State, index: usize) -> String {
    let title = state.content.agenda.get(index).map_or("", |item| item.title.as_str());
    let skipped_for_now = if state.is_skipped_for_now(index) { ", skipped for now" } else { "" };
    format!("{}{skipped_for_now}: {}", index + 1, isolated(title))
}

/// A deck's title in lists: the item that brings it, or the deck's own. The second text has details such as the
/// presenter, and may be empty.
pub(crate) fn deck_name(content: &SessionContent, deck: &DeckInfo) -> (String, String) {
    let brought = |deck: &DeckInfo| content.agenda.iter().find(|item| item.deck == deck.id && !item.deck.is_chairs());
    let Some(item) = brought(deck) else {
        let plain = content.plain && deck.id.is_chairs();
        // Two files can have one name.
        let alike = |other: &&DeckInfo| other.title == deck.title && brought(other).is_none();
        let before = content.decks.iter().take_while(|other| other.id != deck.id).filter(alike).count();
        let counted = if before == 0 { String::new() } else { format!(" ({})", before + 1) };
        let title = if plain { content.title.clone() } else { format!("{}{counted}", deck.title) };
        return (title, String::new());
    };
    let file = item.brings_deck.then_some(&deck.title);
    let detail: Vec<_> = item.presenter.iter().chain(file).map(|name| isolated(name)).collect();
    (name(content, &item.id), detail.join(" · "))
}
