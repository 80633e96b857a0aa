//! Who does what in the room, and where the speakers are.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::people::{Role, Seat};
use crate::state::State;

pub(super) fn fill(state: &State, role: Role, names: &[String]) -> Decision {
    let tidied = names.iter().flat_map(|names| names.split([',', ';']));
    let tidied = tidied.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut names: Vec<String> = Vec::new();
    for name in tidied.filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names == state.names_of(role) { Decision::default() } else { Fact::RoleFilled { role, names }.into() }
}

/// Says that an item's speaker is there, and where.
pub(super) fn seat(state: &State, item: &ItemId, seat: Seat) -> Decision {
    match state.content.item(item) {
        Some(_) if state.seats.get(item) != Some(&seat) => Fact::PresenterSeated { item: item.clone(), seat }.into(),
        _ => Decision::default(),
    }
}
