//! Turning: to another slide, or away with what covers it.

use crate::decide::decision::Decision;
use crate::decide::show::{cover_with, covered};
use crate::model::fact::Fact;
use crate::model::ids::DeckId;
use crate::model::keys::Action;
use crate::model::place::Place;
use crate::model::stand_in::StandIn;
use crate::model::steps;
use crate::queries::names::position;
use crate::queries::turning::{neighbour, opening_after, opening_starts, skipped, slide_on, strayed};
use crate::state::State;
use crate::words::isolated;

pub(super) fn next(state: &State) -> Decision {
    if state.blank.is_some() {
        return Fact::Unblanked.into();
    }
    if let Some(cover) = &state.cover {
        let pages = state.content.interstitial(cover.with.kind).map_or(1, |info| info.pages);
        if cover.page + 1 < pages {
            return covered(cover.with.clone(), cover.page + 1, cover.opening);
        }
        return match cover.opening {
            Some(at) => {
                if let Some((kind, at)) = opening_after(state, at) {
                    return cover_with(state, kind, Some(at));
                }
                // After the last page of the opening run comes the deck.
                let mut facts = vec![Fact::Uncovered];
                let to = neighbour(state, true).or_else(|| state.stand_in().map(|_| state.place.clone()));
                facts.extend(to.map(|to| Fact::Turned { to }));
                facts.into()
            }
            None => Fact::Uncovered.into(),
        };
    }
    if let Some(kind) = opening_starts(state) {
        return cover_with(state, kind.0, Some(kind.1));
    }
    // While the room looks elsewhere, the chair turns their own slides.
    match state.stand_in().filter(|_| !state.elsewhere) {
        Some(StandIn::Holding | StandIn::Break) => return Fact::Turned { to: state.place.clone() }.into(),
        Some(StandIn::Ended) => return nothing_after_the_end(state),
        None => {}
    }
    match neighbour(state, true) {
        Some(to) => Fact::Turned { to }.into(),
        None => after_the_last(state),
    }
}

fn nothing_after_the_end(state: &State) -> Decision {
    let (back, undo) = (state.cap(Action::Back), state.cap(Action::Undo));
    Decision::say(format!("The session has ended. {back} shows the last slide again, {undo} undoes the end."))
}

/// After the end, the closing page comes after a deck's last slide.
fn after_the_last(state: &State) -> Decision {
    if state.possible_stand_in() == Some(StandIn::Ended) && state.stand_in().is_none() {
        Fact::HoldingShown.into()
    } else {
        Decision::say(end_of_deck(state))
    }
}

pub(super) fn back(state: &State) -> Decision {
    if state.blank.is_some() {
        return Fact::Unblanked.into();
    }
    if let Some(cover) = &state.cover {
        if cover.page > 0 {
            return covered(cover.with.clone(), cover.page - 1, cover.opening);
        }
        let before = cover.opening.and_then(|at| {
            let list = state.content.open_with.iter().enumerate().take(at as usize);
            list.rev().find(|(_, kind)| state.content.interstitial(**kind).is_some())
        });
        return match before {
            Some((at, kind)) => cover_with(state, *kind, u32::try_from(at).ok()),
            None => Fact::Uncovered.into(),
        };
    }
    match state.stand_in() {
        Some(StandIn::Holding) => return Decision::say("Nothing comes before the holding page"),
        Some(StandIn::Break) => return Decision::say("Nothing comes before the break page"),
        Some(StandIn::Ended) => return Fact::Turned { to: state.place.clone() }.into(),
        None => {}
    }
    match neighbour(state, false) {
        Some(to) => Fact::Turned { to }.into(),
        None => before_the_first(state),
    }
}

/// Before the start, the holding page comes before the chairs' first slide; in a break the break page comes before any deck's.
fn before_the_first(state: &State) -> Decision {
    match state.possible_stand_in() {
        Some(StandIn::Holding) if state.place.deck.is_chairs() => Fact::HoldingShown.into(),
        Some(StandIn::Break) => Fact::HoldingShown.into(),
        _ => Decision::say("This is the first slide"),
    }
}

pub(super) fn skip_on(state: &State) -> Decision {
    if state.blank.is_some() || state.cover.is_some() || state.stand_in().is_some() || opening_starts(state).is_some() {
        return next(state);
    }
    match slide_on(state) {
        Some(to) => Fact::Turned { to }.into(),
        None => after_the_last(state),
    }
}

pub(super) fn skip_back(state: &State) -> Decision {
    if state.blank.is_some() || state.cover.is_some() || state.stand_in().is_some() {
        return back(state);
    }
    match skipped(state, steps::slide_back) {
        Some(to) => Fact::Turned { to }.into(),
        None => before_the_first(state),
    }
}

fn end_of_deck(state: &State) -> String {
    let begin = state.cap(Action::NextItem);
    match state.comes_next().filter(|_| state.ended.is_none() && !state.content.plain) {
        Some(next) if state.is_skipped_for_now(next) => {
            format!("This is the last slide. Item {} was skipped for now: {begin} begins it", next + 1)
        }
        Some(next) => {
            let title = &state.content.agenda[next].title;
            format!("This is the last slide. {begin} begins item {}: {}", next + 1, isolated(title))
        }
        None => "This is the last slide".into(),
    }
}

fn jump(state: &State, to: Place) -> Decision {
    let mut facts = clear_the_way(state);
    if to != state.place || state.stand_in().is_some() {
        facts.push(Fact::Turned { to });
    }
    facts.into()
}

pub(super) fn go_to(state: &State, deck: Option<&DeckId>, slide: u32) -> Decision {
    let deck = deck.unwrap_or(&state.place.deck).clone();
    let count = state.slides(&deck);
    if slide == 0 || slide > count {
        return Decision::say(format!("There is no slide {slide}; this deck has {count}"));
    }
    jump(state, Place { deck, slide: slide - 1 })
}

pub(super) fn go_to_number(state: &State, number: u32) -> Decision {
    let slides = state.content.deck(&state.place.deck).map_or(&[][..], |deck| &deck.slides);
    if let Some(slide) = steps::numbered(slides, number) {
        return jump(state, Place { deck: state.place.deck.clone(), slide });
    }
    let count = steps::slides(slides).len();
    let is_other = |(first, last): &(&str, &str)| *first != "1" || *last != count.to_string();
    let labels = steps::labels(slides).filter(is_other);
    let labels = labels.map(|(first, last)| format!(", labelled {first} to {last}")).unwrap_or_default();
    Decision::say(format!("There is no slide {number}; this deck has {count}{labels}"))
}

/// To the chairs' slides and back, each where it was left. Under something that covers them they are uncovered.
pub(super) fn chairs_deck(state: &State) -> Decision {
    let chairs = DeckId::chairs();
    let left = |deck: DeckId| Place { slide: state.left_at.get(&deck).copied().unwrap_or(0), deck };
    if state.place.deck != chairs {
        let mut decision = jump(state, left(chairs));
        let (again, back) = (state.cap(Action::ChairsSlides), position(&state.content, &state.place));
        decision.notice = Some(format!("The chairs' slides; {again} again goes back to {back}"));
        return decision;
    }
    if state.stand_in().is_some() {
        return jump(state, state.place.clone());
    }
    let uncovering = clear_the_way(state);
    if !uncovering.is_empty() {
        return uncovering.into();
    }
    let of_item = || {
        let item = state.content.item(state.item.as_ref()?)?;
        (item.deck != chairs && state.slides(&item.deck) > 0).then(|| item.deck.clone())
    };
    let before = state.history.iter().rev().map(|place| &place.deck).find(|deck| **deck != chairs).cloned();
    match before.or_else(of_item) {
        Some(deck) => {
            let to = left(deck);
            let notice = format!("Back to {}, where it was left", position(&state.content, &to));
            Decision { notice: Some(notice), ..jump(state, to) }
        }
        None => Decision::say("These already are the chairs' slides"),
    }
}

/// Takes away what covers the slide; freeze stays.
pub(super) fn clear_the_way(state: &State) -> Vec<Fact> {
    let mut facts = Vec::new();
    if state.blank.is_some() {
        facts.push(Fact::Unblanked);
    }
    if state.cover.is_some() {
        facts.push(Fact::Uncovered);
    }
    facts
}

pub(super) fn first(state: &State) -> Decision {
    jump(state, Place { deck: state.place.deck.clone(), slide: 0 })
}

/// To the end of the talk; from there on to the last of the slides for questions.
pub(super) fn last(state: &State) -> Decision {
    let very_last = state.slides(&state.place.deck).saturating_sub(1);
    let of_talk = state.content.deck(&state.place.deck).and_then(|deck| deck.end);
    let last = of_talk.filter(|end| state.place.slide < *end).unwrap_or(very_last).min(very_last);
    jump(state, Place { deck: state.place.deck.clone(), slide: last })
}

pub(super) fn history_back(state: &State) -> Decision {
    match strayed(state).map(|(_, to)| to).or_else(|| state.history.last().cloned()) {
        Some(place) => jump(state, place),
        None => Decision::say("No earlier slide to go back to"),
    }
}
