//! Notes for the minutes.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::state::State;

pub(super) fn note(state: &State, text: &str) -> Decision {
    match text.trim() {
        "" => Decision::default(),
        text => Fact::Noted { text: text.into(), item: state.item.clone(), at: state.place.clone() }.into(),
    }
}
