//! What beginning an item would do, for a chair who is about to.

use serde::Serialize;
use ts_rs::TS;

use crate::model::item::Item;
use crate::model::page_id::PageId;
use crate::model::place::Place;
use crate::queries::names::position;
use crate::state::State;

/// What beginning an item would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Beginning {
    /// It isn't the next item, so the window asks before it begins it.
    pub asks: bool,
    /// The slide that would be up.
    pub page: PageId,
    /// What the room would see: "qmux.pdf 1 / 13", "the presenter's own share".
    pub sees: String,
    /// What would happen to the items in between: "Items 3–7 would be skipped for now"; empty when there are none.
    pub skips: String,
}

/// What beginning the item at `index` would do; `None` for the one that is up.
pub(super) fn beginning(state: &State, index: usize) -> Option<Beginning> {
    let item = state.content.agenda.get(index).filter(|item| state.item.as_ref() != Some(&item.id))?;
    let place = slide(state, item);
    let shower = state.shown_by(item);
    Some(Beginning {
        asks: state.ended.is_some() || state.comes_next() != Some(index),
        page: PageId::slide(&place),
        sees: if shower.elsewhere() {
            format!("another share: {} shows the slides", shower.words())
        } else {
            position(&state.content, &place)
        },
        skips: skips(state, index),
    })
}

/// The slide that is up once the item has begun: the item's own where it was left, else the one that is up now.
fn slide(state: &State, item: &Item) -> Place {
    if item.deck == state.place.deck || state.slides(&item.deck) == 0 {
        return state.place.clone();
    }
    Place { deck: item.deck.clone(), slide: state.left_at.get(&item.deck).copied().unwrap_or(0) }
}

fn skips(state: &State, index: usize) -> String {
    let between = state.next_index()..index;
    let waits = |at: &usize| {
        state.content.agenda.get(*at).is_some_and(|item| !item.skipped && !state.items.contains_key(&item.id))
    };
    let numbers: Vec<usize> = between.filter(waits).map(|at| at + 1).collect();
    match (numbers.first(), numbers.last()) {
        (Some(only), Some(last)) if only == last => format!("Item {only} would be skipped for now"),
        (Some(first), Some(last)) if last - first + 1 == numbers.len() => {
            format!("Items {first}–{last} would be skipped for now")
        }
        (Some(_), Some(_)) => format!("{} items would be skipped for now", numbers.len()),
        _ => String::new(),
    }
}
