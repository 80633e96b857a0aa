//! How items, decks and places are called.

use crate::model::content::SessionContent;
use crate::model::deck::DeckInfo;
use crate::model::ids::ItemId;
use crate::model::item::Item;
use crate::model::place::Place;
use crate::model::steps;
use crate::state::State;

/// "2", from the item's place in the agenda.
pub(crate) fn number(content: &SessionContent, item: &ItemId) -> String {
    content.item_index(item).map_or_else(String::new, |at| (at + 1).to_string())
}

/// "2 · Private Access Tokens".
pub(crate) fn name(content: &SessionContent, item: &ItemId) -> String {
    content.item(item).map_or_else(String::new, |found| format!("{} · {}", number(content, item), found.title))
}

/// The same; an item that was taken off the agenda has no number any more.
pub(crate) fn known_name(state: &State, item: &ItemId) -> String {
    match state.content.item(item) {
        Some(_) => name(&state.content, item),
        None => state.known_item(item).map_or_else(String::new, |removed| removed.title.clone()),
    }
}

/// "Chairs' slides 9 / 14"; the steps of an overlay count as one.
pub(crate) fn position(content: &SessionContent, place: &Place) -> String {
    let Some(deck) = content.deck(&place.deck) else { return String::new() };
    match steps::standing(&deck.slides, place.slide) {
        Some(standing) if standing.of > 1 => format!("{} {} / {}", deck.title, standing.number, standing.of),
        _ => deck.title.clone(),
    }
}

/// What belongs beside the position: "step 2 of 4", "labelled iii"; empty when there is nothing to add.
pub(crate) fn beside(content: &SessionContent, place: &Place) -> String {
    let Some(deck) = content.deck(&place.deck) else { return String::new() };
    let Some(standing) = steps::standing(&deck.slides, place.slide) else { return String::new() };
    let label = deck.slides.get(place.slide as usize).and_then(|slide| slide.label.as_deref());
    let other = label.filter(|label| !label.is_empty() && **label != standing.number.to_string());
    let labelled = other.map(|label| format!("labelled {label}"));
    let step = (standing.steps > 1).then(|| format!("step {} of {}", standing.step, standing.steps));
    labelled.into_iter().chain(step).collect::<Vec<_>>().join(" · ")
}

/// The position and what belongs beside it.
pub(crate) fn position_in_full(content: &SessionContent, place: &Place) -> String {
    let parts = [position(content, place), beside(content, place)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "3: Multicast Transports", "2, passed over: Private Access Tokens".
pub(crate) fn numbered(state: &State, index: usize) -> String {
    let title = state.content.agenda.get(index).map_or("", |item| item.title.as_str());
    let passed_over = if state.is_passed_over(index) { ", passed over" } else { "" };
    format!("{}{passed_over}: {title}", index + 1)
}

/// What a deck is called where decks are listed: by the item that brings it, and what there is to add.
pub(crate) fn deck_name(content: &SessionContent, deck: &DeckInfo) -> (String, String) {
    let brings = |item: &&Item| item.deck == deck.id && !item.deck.is_chairs();
    let Some(item) = content.agenda.iter().find(brings) else {
        let plain = content.plain && deck.id.is_chairs();
        return (if plain { content.title.clone() } else { deck.title.clone() }, String::new());
    };
    let file = item.brings_deck.then(|| deck.title.clone());
    let detail: Vec<String> = item.presenter.clone().into_iter().chain(file).collect();
    (name(content, &item.id), detail.join(" · "))
}
