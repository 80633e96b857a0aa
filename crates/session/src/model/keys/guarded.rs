//! The keys of an action as they count for this person, who can choose keys and can have every key that the room can see need
//! Ctrl.

use std::sync::Arc;

use crate::model::key_press::KeyPress;
use crate::model::keys::chord::{Chord, Modifier};
use crate::model::keys::own::OwnKeys;
use crate::model::keys::row::When;
use crate::model::keys::table::Action;

/// Which of the keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeySet<'a> {
    /// Those of a plain deck.
    pub plain: bool,
    /// Those that the room can see need Ctrl.
    pub room_needs_ctrl: bool,
    /// Keys in place of the table's.
    pub own: Option<&'a OwnKeys>,
}

/// What a person has set of the keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keyboard {
    /// Every key that the room can see needs Ctrl.
    pub room_needs_ctrl: bool,
    /// Keys in place of the table's.
    pub own: Arc<OwnKeys>,
}

impl Keyboard {
    /// The keys that count in a plain deck, or in a session.
    pub fn set(&self, plain: bool) -> KeySet<'_> {
        KeySet { plain, room_needs_ctrl: self.room_needs_ctrl, own: Some(&self.own) }
    }
}

impl Action {
    /// Its keys, the one to be shown on buttons first.
    pub fn keys(self, set: KeySet<'_>) -> Vec<Chord> {
        let guards = set.room_needs_ctrl && self.row().seen;
        let chords = self.keys_without_guard(set);
        if guards { chords.into_iter().map(|chord| guarded(chord, set)).collect() } else { chords }
    }

    fn keys_without_guard(self, set: KeySet<'_>) -> Vec<Chord> {
        let row = self.row();
        let tables = row.keys_in(set.plain).copied();
        match set.own.map(|own| (own, own.of(self))) {
            Some((_, Some(chosen))) if row.is_in(set.plain) => {
                chosen.iter().copied().chain(tables.filter(|chord| chord.clicker)).collect()
            }
            Some((own, None)) => tables.filter(|chord| chord.clicker || !own.takes(chord, self)).collect(),
            _ => tables.collect(),
        }
    }

    /// Whether one of its keys was pressed.
    pub fn is_pressed(self, press: &KeyPress, set: KeySet<'_>) -> bool {
        self.keys(set).iter().any(|chord| chord.is(press))
    }

    /// The keycap that its button shows.
    pub fn cap_in(self, set: KeySet<'_>) -> String {
        self.keys(set).first().map(Chord::cap).unwrap_or_default()
    }
}

/// The chord with Ctrl, and with Alt too where Ctrl alone means something else already. Keys that type nothing, and those of
/// clickers, stay.
fn guarded(chord: Chord, set: KeySet<'_>) -> Chord {
    let types = chord.key.chars().count() == 1 && chord.ctrl == Modifier::Up;
    if !types || chord.unguarded {
        return chord;
    }
    let with_ctrl = Chord { ctrl: Modifier::Down, ..chord };
    let is_taken = Action::ALL
        .iter()
        .filter(|action| matches!(action.row().when, When::Anytime | When::InView))
        .flat_map(|action| both(*action, set))
        .any(|other| other.overlaps(&with_ctrl));
    if is_taken { Chord { alt: Modifier::Down, ..with_ctrl } } else { with_ctrl }
}

/// The keys of an action in a session and in a plain deck, so that a key with Ctrl is the same in both.
fn both(action: Action, set: KeySet<'_>) -> impl Iterator<Item = Chord> {
    [false, true].into_iter().flat_map(move |plain| action.keys_without_guard(KeySet { plain, ..set }))
}
