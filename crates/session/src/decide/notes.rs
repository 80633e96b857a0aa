//! Notes for the minutes.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::ids::NoteId;
use crate::state::State;
use crate::typed::action::taken_on;

pub(super) fn note(state: &State, text: &str) -> Decision {
    match text.trim() {
        "" => Decision::default(),
        text => Fact::Noted { text: text.into(), item: state.item.clone(), at: state.place.clone() }.into(),
    }
}

pub(super) fn mend(state: &State, note: &NoteId, text: &str) -> Decision {
    let text = text.trim();
    match state.notes.iter().find(|known| known.id == *note) {
        Some(known) if known.text != text => Fact::NoteMended { note: note.clone(), text: text.into() }.into(),
        Some(_) => Decision::default(),
        None => Decision::say("This note is no longer there"),
    }
}

pub(super) fn take_on(state: &State, note: &NoteId, name: &str) -> Decision {
    let Some(known) = state.notes.iter().find(|known| known.id == *note) else {
        return Decision::say("This note is no longer there");
    };
    match taken_on(&known.text, name) {
        Some(text) => Fact::NoteMended { note: note.clone(), text }.into(),
        None => Decision::say("Type who takes it on: a name of up to six words"),
    }
}
