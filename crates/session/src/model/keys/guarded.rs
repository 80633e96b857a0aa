//! The keys while every key that the room can see needs Ctrl, which a person can set.

use crate::model::key_press::KeyPress;
use crate::model::keys::chord::{Chord, Modifier};
use crate::model::keys::row::When;
use crate::model::keys::table::Action;

/// Which of the keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeySet {
    /// Those of a plain deck.
    pub plain: bool,
    /// Those that the room can see need Ctrl.
    pub room_needs_ctrl: bool,
}

impl Action {
    /// Its keys, the one to be shown on buttons first.
    pub fn keys(self, set: KeySet) -> Vec<Chord> {
        let row = self.row();
        let chord = |chord: &Chord| if set.room_needs_ctrl && row.seen { guarded(*chord) } else { *chord };
        row.keys_in(set.plain).map(chord).collect()
    }

    /// Whether one of its keys was pressed.
    pub fn is_pressed(self, press: &KeyPress, set: KeySet) -> bool {
        self.keys(set).iter().any(|chord| chord.is(press))
    }

    /// The keycap that its button shows.
    pub fn cap_in(self, set: KeySet) -> String {
        self.keys(set).first().map(Chord::cap).unwrap_or_default()
    }
}

/// The chord with Ctrl, and with Alt too where Ctrl alone means something else already. Keys that type nothing, and those of
/// clickers, stay.
fn guarded(chord: Chord) -> Chord {
    let types = chord.key.chars().count() == 1 && chord.ctrl == Modifier::Up;
    if !types || chord.unguarded {
        return chord;
    }
    let with_ctrl = Chord { ctrl: Modifier::Down, ..chord };
    let is_taken = Action::ALL
        .iter()
        .map(|action| action.row())
        .filter(|row| matches!(row.when, When::Anytime | When::InView))
        .flat_map(|row| row.keys.iter().chain(row.plain_keys))
        .any(|other| other.overlaps(&with_ctrl));
    if is_taken { Chord { alt: Modifier::Down, ..with_ctrl } } else { with_ctrl }
}
