//! The keys that work while another program has the focus, once they are switched on: a handful, each with Ctrl and Alt.

use crate::model::keys::table::Action;

/// A key that works while another program has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// What it does.
    pub action: Action,
    /// What is pressed with Ctrl and Alt: `KeyboardEvent.key` of the DOM, a letter as on its keycap.
    pub key: &'static str,
}

impl Elsewhere {
    /// All of them. Letters are those that the actions have in our windows.
    pub const ALL: [Self; 6] = [
        Self { action: Action::Next, key: "PageDown" },
        Self { action: Action::Back, key: "PageUp" },
        Self { action: Action::Black, key: "B" },
        Self { action: Action::NoteWell, key: "N" },
        Self { action: Action::Mic, key: "M" },
        Self { action: Action::StartOrPause, key: "P" },
    ];

    /// As on its keycap: "Ctrl+Alt+PageDown".
    pub fn cap(self) -> String {
        format!("Ctrl+Alt+{}", self.key)
    }

    /// All of them in words.
    pub fn words() -> String {
        let keys = Self::ALL.map(|each| each.key).join(", ");
        format!("Ctrl+Alt with {keys}: next, back, black, Note Well, next speaker, start or pause the time")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_the_one_that_its_action_has_in_our_windows() {
        for Elsewhere { action, key } in Elsewhere::ALL {
            let own = action.row().keys.iter().any(|chord| chord.key.eq_ignore_ascii_case(key));
            assert!(own, "{action:?} has no {key}");
        }
        assert_eq!(Elsewhere::ALL[3].cap(), "Ctrl+Alt+N");
        assert!(Elsewhere::words().starts_with("Ctrl+Alt with PageDown, PageUp, B, N, M, P: next, "));
    }
}
