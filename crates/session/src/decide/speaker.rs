//! The message in the speaker's window.

use crate::decide::decision::{Decision, has_ended};
use crate::model::fact::Fact;
use crate::state::State;

/// The most characters that can be read at a glance, in three lines of large letters.
const LONGEST: usize = 80;

/// Shows this message to the speaker, in place of the one before; none when it is empty.
pub(super) fn tell(state: &State, words: &str) -> Decision {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = words.chars().count();
    let words = (!words.is_empty()).then_some(words);
    if words == state.speaker_told {
        return Decision::default();
    }
    match &words {
        Some(_) if state.ended.is_some() => has_ended(state),
        Some(_) if length > LONGEST => {
            Decision::say(format!("Too long to read at a glance: {length} characters, and {LONGEST} are the most"))
        }
        _ => Fact::SpeakerTold { words }.into(),
    }
}
