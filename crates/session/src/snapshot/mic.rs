//! Who speaks at the microphone, and for how long.

use serde::Serialize;
use ts_rs::TS;

use crate::model::item_clock::ItemClock;
use crate::model::stamp::Moment;
use crate::snapshot::room_statement::Tone;
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::limits;

/// The microphone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MicCard {
    /// "Speaker 5".
    pub who: String,
    /// Time spoken.
    pub spoken: Ticking,
    /// "Speaking · limit 2–3 min"; in a pause of the item's time also that this one goes on.
    pub words: String,
    /// In time, should come to an end, or over.
    pub tone: Tone,
}

/// Who speaks at the microphone, and for how long.
pub fn mic(state: &State, now: &Moment) -> Option<MicCard> {
    let mic = state.mic.as_ref()?;
    let limit = state.content.mic;
    let time = now.since(&mic.since);
    let limits = limits(limit.warn, limit.over);
    let (tone, words) = if time >= limit.over {
        (Tone::Bad, "Over")
    } else if time >= limit.warn {
        (Tone::Other, "Should end now")
    } else {
        (Tone::Good, "Speaking")
    };
    let is_paused = state.item_run().is_some_and(|(_, run)| matches!(run.clock, ItemClock::Paused { .. }));
    // Where there is little room, the last part is left out.
    let pause = if is_paused { " · goes on in the pause" } else { "" };
    let words = format!("{words}{pause} · limit {limits}");
    let name = state.floor.speeches.last().and_then(|speech| speech.name.clone());
    let who = name.unwrap_or_else(|| format!("Speaker {}", mic.number));
    Some(MicCard { who, spoken: Ticking { ms: millis(time), rate: 1 }, words, tone })
}
