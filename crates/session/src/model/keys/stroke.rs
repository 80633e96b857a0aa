//! Keys as the views have them.

use serde::Serialize;
use ts_rs::TS;

use crate::model::keys::chord::{Chord, Modifier};
use crate::model::keys::guarded::KeySet;
use crate::model::keys::own::OwnKeys;
use crate::model::keys::table::Action;

/// One press, as the views have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "Chord")]
pub struct Stroke {
    /// `KeyboardEvent.key`, a letter in lower case; "digit" for any of 0 to 9.
    pub key: &'static str,
    /// Whether Ctrl, or Command, has to be down; absent when it has to be up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ctrl: Option<Modifier>,
    /// The same of Alt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub alt: Option<Modifier>,
    /// The same of Shift.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shift: Option<Modifier>,
    /// Held down, it counts again and again.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub repeats: bool,
    /// It counts even while text is typed: a clicker sends it.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub clicker: bool,
    /// The keycap: "→", "Shift+M".
    pub cap: String,
    /// The keycap where there is little room, if that is another: "⇧M".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub short: Option<String>,
    /// In the words of `aria-keyshortcuts`, if those are others: `ArrowRight`, `Control+Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shortcut: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes it so
pub(super) const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl From<&Chord> for Stroke {
    fn from(chord: &Chord) -> Self {
        let cap = chord.cap();
        Self {
            key: chord.key,
            ctrl: unless_up(chord.ctrl),
            alt: unless_up(chord.alt),
            shift: unless_up(chord.shift),
            repeats: chord.repeats,
            clicker: chord.clicker,
            short: Some(chord.short_cap()).filter(|short| *short != cap),
            shortcut: Some(chord.shortcut()).filter(|shortcut| *shortcut != cap),
            cap,
        }
    }
}

fn unless_up(modifier: Modifier) -> Option<Modifier> {
    Some(modifier).filter(|modifier| *modifier != Modifier::Up)
}

/// An action that has other keys than the table says, because a person has chosen some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChangedKeys {
    /// The action.
    pub action: Action,
    /// Its keys, the one to be shown on buttons first.
    pub keys: Vec<Stroke>,
    /// Its keys while every key that the room can see needs Ctrl.
    pub ctrl_keys: Vec<Stroke>,
}

impl OwnKeys {
    /// The actions that have other keys now in a plain deck, or in a session.
    pub fn changed(&self, plain: bool) -> Vec<ChangedKeys> {
        let keys = |action: Action, own, room_needs_ctrl| action.keys(KeySet { plain, room_needs_ctrl, own });
        let strokes = |action: Action, ctrl| keys(action, Some(self), ctrl).iter().map(Stroke::from).collect();
        Action::ALL
            .iter()
            .filter(|action| {
                [false, true].iter().any(|ctrl| keys(**action, None, *ctrl) != keys(**action, Some(self), *ctrl))
            })
            .map(|action| ChangedKeys {
                action: *action,
                keys: strokes(*action, false),
                ctrl_keys: strokes(*action, true),
            })
            .collect()
    }
}
