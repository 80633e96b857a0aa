//! Which slide a turn leads to.

use crate::model::deck::SlideInfo;
use crate::model::ids::DeckId;
use crate::model::interstitial::InterstitialKind;
use crate::model::item::Item;
use crate::model::place::Place;
use crate::model::steps;
use crate::state::State;

/// When the slides on screen belong to an item other than the one that is up (after an undo): that item, and the place
/// in the deck of the item that is up. The strip says so, and `HistoryBack` goes there.
pub(crate) fn strayed(state: &State) -> Option<(&Item, Place)> {
    let hidden = state.blank.is_some() || state.card.is_some() || state.cover.is_some();
    let covered = state.elsewhere || hidden || state.frozen.is_some();
    let up = state.content.item(state.item.as_ref()?)?;
    if covered || up.deck == state.place.deck || state.slides(&up.deck) == 0 {
        return None;
    }
    let of_it = |item: &&Item| item.deck == state.place.deck && !item.deck.is_chairs();
    let owner = state.content.agenda.iter().find(of_it)?;
    let slide = state.left_at.get(&up.deck).copied().unwrap_or(0);
    Some((owner, Place { deck: up.deck.clone(), slide }))
}

/// The next or previous slide of the deck, leaving out those that were just shown.
pub(crate) fn neighbour(state: &State, forward: bool) -> Option<Place> {
    let count = state.slides(&state.place.deck);
    let deck = state.place.deck.clone();
    let place = |slide| Place { deck: deck.clone(), slide };
    let shown = |place: &Place| !state.passes_over(place);
    if forward {
        (state.place.slide + 1..count).map(place).find(shown)
    } else {
        (0..state.place.slide).rev().map(place).find(shown)
    }
}

/// The first interstitial of `open-with` and its index, if a turn from the first slide begins that sequence. From the
/// holding page the room sees that slide first.
pub(crate) fn opening_starts(state: &State) -> Option<(InterstitialKind, u32)> {
    let at_start = state.place == Place { deck: DeckId::chairs(), slide: 0 } && state.stand_in().is_none();
    if !at_start || state.elsewhere || state.frozen.is_some() || !state.opened_with.is_empty() {
        return None;
    }
    opening_from(state, 0, |kind| !state.was_shown(kind))
}

/// The interstitial of `open-with` after index `at`.
pub(crate) fn opening_after(state: &State, at: u32) -> Option<(InterstitialKind, u32)> {
    opening_from(state, at as usize + 1, |_| true)
}

fn opening_from(
    state: &State,
    from: usize,
    wanted: impl Fn(InterstitialKind) -> bool,
) -> Option<(InterstitialKind, u32)> {
    let list = state.content.open_with.iter().enumerate().skip(from);
    // What the chairs' own slides show is not shown twice.
    let is_own = |kind: InterstitialKind| state.chairs_slides_show(kind);
    list.filter(|(_, kind)| state.content.interstitial(**kind).is_some() && !is_own(**kind) && wanted(**kind))
        .find_map(|(at, kind)| Some((*kind, u32::try_from(at).ok()?)))
}

/// The first step of the next slide, leaving out those that were just shown.
pub(crate) fn slide_on(state: &State) -> Option<Place> {
    skipped(state, steps::slide_on)
}

/// Applies `skip` to the slide on screen until it leads to one that is not left out.
pub(crate) fn skipped(state: &State, skip: impl Fn(&[SlideInfo], u32) -> Option<u32>) -> Option<Place> {
    let deck = state.content.deck(&state.place.deck)?;
    let further = std::iter::successors(skip(&deck.slides, state.place.slide), |at| skip(&deck.slides, *at));
    further.map(|slide| Place { deck: deck.id.clone(), slide }).find(|place| !state.passes_over(place))
}
