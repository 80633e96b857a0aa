//! Who does what in the room, and where the speakers are.

use std::collections::HashSet;

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::people::{Role, Seat};
use crate::state::State;
use crate::typed::names::names_in;

pub(super) fn fill(state: &State, role: Role, names: &[String]) -> Decision {
    let mut names: Vec<String> = names.iter().flat_map(|names| names_in(names)).collect();
    let mut known = HashSet::new();
    names.retain(|name| known.insert(name.clone()));
    if names == state.names_of(role) { Decision::default() } else { Fact::RoleFilled { role, names }.into() }
}

/// Says that an item's speaker is there, and where.
pub(super) fn seat(state: &State, item: &ItemId, seat: Seat) -> Decision {
    match state.content.item(item) {
        Some(_) if state.seats.get(item) != Some(&seat) => Fact::PresenterSeated { item: item.clone(), seat }.into(),
        _ => Decision::default(),
    }
}
