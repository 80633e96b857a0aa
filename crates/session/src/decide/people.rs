//! Who does what in the room, and where the speakers are.

use std::collections::HashSet;

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::people::{Role, Seat, seat_with};
use crate::state::State;
use crate::typed::names::names_in;

pub(super) fn fill(state: &State, role: Role, names: &[String]) -> Decision {
    let mut names: Vec<String> = names.iter().flat_map(|names| names_in(names)).collect();
    let mut known = HashSet::new();
    names.retain(|name| known.insert(name.clone()));
    if names == state.names_of(role) { Decision::default() } else { Fact::RoleFilled { role, names }.into() }
}

/// Says that an item's speaker is there, and where; one of several if that one is named.
pub(super) fn seat(state: &State, item: &ItemId, seat: Seat, who: Option<&str>) -> Decision {
    let known = match who {
        Some(who) => seat_with(&state.seats, item, who),
        None => state.seats.get(&(item.clone(), None)).copied(),
    };
    match state.content.item(item) {
        Some(_) if known != Some(seat) => {
            Fact::PresenterSeated { item: item.clone(), seat, who: who.map(ToOwned::to_owned) }.into()
        }
        _ => Decision::default(),
    }
}
