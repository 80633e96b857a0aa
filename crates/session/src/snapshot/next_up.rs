//! What comes next.

use serde::Serialize;
use ts_rs::TS;

use crate::model::cover::Cover;
use crate::model::interstitial::InterstitialKind;
use crate::model::page_id::PageId;
use crate::model::place::Place;
use crate::model::stand_in::StandIn;
use crate::queries::names::{numbered, position_in_full};
use crate::queries::turning::{neighbour, opening_after, opening_starts};
use crate::state::State;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NextUp {
    /// The page; `None` at the end of a deck.
    pub page: Option<PageId>,
    /// "Chairs' slides 10 / 14", "2 of 3, → next", "End of deck".
    pub label: String,
    /// The heading: "Slide 9", "Recording notice", "Item 3", or, when `yours`, "You are on slide 8".
    pub title: String,
    /// What stands beside the heading: "of 13", "2 of 3"; empty when there is nothing to add.
    pub beside: String,
    /// The pane shows the chair's own slide instead, because the room is frozen and `→` turns that alone.
    pub yours: bool,
    /// What is said in the place of a page: "Then item 3: …".
    pub then: Option<String>,
}

/// What `→` would bring. While the room is frozen on a slide, the heading says where the chair is.
pub(crate) fn next_up(state: &State) -> NextUp {
    if let Some(under) = under_what_covers(state) {
        return under;
    }
    if let Some(cover) = &state.cover {
        return after(state, cover);
    }
    if let Some(next) = opening_starts(state) {
        return opening(state, next);
    }
    match state.stand_in().filter(|_| !state.elsewhere) {
        Some(StandIn::Holding | StandIn::Break) => return slide(state, &state.place),
        Some(StandIn::Ended) => return in_words("End of the session"),
        None => {}
    }
    let next = neighbour(state, true).map_or_else(|| end_of_deck(state), |place| slide(state, &place));
    if state.frozen.is_some() { in_place_of(next, state) } else { next }
}

/// What a blank screen or a card gives way to.
fn under_what_covers(state: &State) -> Option<NextUp> {
    let is_blank = state.blank.is_some();
    if !is_blank && state.card.is_none() {
        return None;
    }
    let room = state.frozen.as_ref().filter(|_| !is_blank).unwrap_or(&state.place);
    Some(state.cover.as_ref().map_or_else(|| base(state, room), covering))
}

/// What the room sees when nothing covers it: the page that stands in the place of the slide, else the slide.
fn base(state: &State, place: &Place) -> NextUp {
    match state.stand_in() {
        Some(StandIn::Holding) => in_words("Holding page"),
        Some(StandIn::Break) => in_words("Break page"),
        Some(StandIn::Ended) => in_words("Session ended"),
        None => slide(state, place),
    }
}

fn in_words(title: &str) -> NextUp {
    NextUp { page: None, label: title.into(), title: title.into(), beside: String::new(), yours: false, then: None }
}

fn slide(state: &State, place: &Place) -> NextUp {
    let standing = state.standing(place);
    let label = state.printed_number(place);
    let title = standing.map_or_else(|| "Slide".into(), |_| format!("Slide {}", state.shown_number(place)));
    let beside = standing.map_or_else(String::new, |standing| {
        let step = if standing.steps > 1 {
            format!(" · step {} of {}", standing.step, standing.steps)
        } else {
            String::new()
        };
        match label {
            Some(_) => format!("{} of {}{step}", standing.number, standing.of),
            None => format!("of {}{step}", standing.of),
        }
    });
    NextUp {
        page: Some(PageId::slide(place)),
        label: position_in_full(&state.content, place),
        title,
        beside,
        yours: false,
        then: None,
    }
}

/// The heading of the chair's own slide, over what comes next.
fn in_place_of(next: NextUp, state: &State) -> NextUp {
    let here = slide(state, &state.place);
    let title = format!("You are on s{}", here.title.trim_start_matches('S'));
    NextUp { title, beside: here.beside, yours: true, ..next }
}

fn covering(cover: &Cover) -> NextUp {
    page_of(cover.with.kind, cover.page, cover.with.kind.label().into(), String::new())
}

fn page_of(kind: InterstitialKind, page: u32, label: String, beside: String) -> NextUp {
    let page = Some(PageId::interstitial(kind, page));
    NextUp { page, label, title: kind.title(), beside, yours: false, then: None }
}

/// What turning on brings while this covers the slide: its next page, the next one of the opening run, or the slide.
fn after(state: &State, cover: &Cover) -> NextUp {
    let kind = cover.with.kind;
    let pages = state.content.interstitial(kind).map_or(1, |info| info.pages);
    if cover.page + 1 < pages {
        let page = cover.page + 2;
        let label = format!("{} · page {page} of {pages}", kind.label());
        return page_of(kind, cover.page + 1, label, format!("page {page} of {pages}"));
    }
    match cover.opening.map(|at| opening_after(state, at)) {
        Some(Some(next)) => opening(state, next),
        Some(None) => slide(state, &neighbour(state, true).unwrap_or_else(|| state.place.clone())),
        None => base(state, &state.place),
    }
}

/// A page of the opening run.
fn opening(state: &State, (kind, at): (InterstitialKind, u32)) -> NextUp {
    let of_list = |wanted: &&InterstitialKind| state.content.interstitial(**wanted).is_some();
    let total = state.content.open_with.iter().filter(of_list).count();
    let nth = state.content.open_with.iter().take(at as usize + 1).filter(of_list).count();
    page_of(kind, 0, format!("{} · {nth} of {total}", kind.label()), format!("{nth} of {total}"))
}

fn end_of_deck(state: &State) -> NextUp {
    let comes = state.comes_next().filter(|_| state.ended.is_none() && !state.content.plain);
    let then = comes.map(|next| format!("Then item {}", numbered(state, next)));
    let (title, beside) = match comes {
        Some(next) => (format!("Item {}", next + 1), state.content.agenda[next].title.clone()),
        None => ("End of deck".into(), String::new()),
    };
    NextUp { page: None, label: "End of deck".into(), title, beside, yours: false, then }
}
