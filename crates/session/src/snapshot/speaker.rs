//! What the speaker's window shows: what is up, its time in large digits, what comes next, and a message. Nothing here may carry a name
//! from the queue, a note, or anything else that is the chair's alone.

use chairside_settings::Theme;
use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::item::ItemKind;
use crate::model::stamp::Moment;
use crate::queries::rundown::budget::{Part, budget};
use crate::queries::rundown::time::allotted;
use crate::snapshot::holding::{self, NextItem};
use crate::snapshot::mic;
use crate::snapshot::room_statement::Tone;
use crate::snapshot::timer::{TimerMood, card, digits_in_words, part_words};
use crate::snapshot::times::Ticking;
use crate::state::State;
use crate::state::run::Run;

/// The speaker's window's state, whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SpeakerSnapshot {
    /// The item's number: "2"; empty when no item is up.
    pub number: String,
    /// The item's title, or what it is time for: "Before the session".
    pub title: String,
    /// Who presents; may be empty.
    pub who: String,
    /// How the timer stands.
    pub mood: TimerMood,
    /// The same in a word: "Talk", "Discussion", "Break", "Running", "Ready", "Paused", "Over"; empty when nothing is up.
    pub word: String,
    /// What of the time it is: "left of 15 min talk", "over 15 min talk", "until the start".
    pub words: String,
    /// The large digits: time left, or over when negative. `None` if there is no time to show.
    pub left: Option<Ticking>,
    /// Nothing was planned, so they are the time spent.
    pub counts_up: bool,
    /// The comment at the microphone.
    pub comment: Option<MicComment>,
    /// What comes next.
    pub next: Option<NextItem>,
    /// What the chair says to the speaker.
    pub message: Option<String>,
    /// The colours.
    pub theme: Theme,
}

/// The comment at the microphone, without who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MicComment {
    /// Time spoken.
    pub spoken: Ticking,
    /// "Speaking · limit 2–3 min".
    pub words: String,
    /// In time, should come to an end, or over.
    pub tone: Tone,
}

impl SpeakerSnapshot {
    /// Whether the speaker would see the same after `elapsed`: all is equal, and times have only gone on.
    pub fn shows_the_same_as(&self, earlier: &Self, elapsed: SignedDuration) -> bool {
        let spoken = |comment: &Option<MicComment>| comment.as_ref().map(|comment| comment.spoken);
        let as_now = Self {
            left: self.left,
            comment: earlier
                .comment
                .clone()
                .zip(spoken(&self.comment))
                .map(|(old, spoken)| MicComment { spoken, ..old }),
            ..earlier.clone()
        };
        Ticking::goes_on(earlier.left, self.left, elapsed)
            && Ticking::goes_on(spoken(&earlier.comment), spoken(&self.comment), elapsed)
            && as_now == *self
    }
}

/// The speaker's window's snapshot as of `now`.
pub fn speaker(run: &Run, now: &Moment, theme: Theme) -> SpeakerSnapshot {
    let state = run.state();
    let timer = card(state, None, now);
    let idle = timer.mood == TimerMood::Idle;
    let has_time = !idle || timer.left.ms != 0 || timer.left.rate != 0;
    let up = up(state, now, timer.mood);
    SpeakerSnapshot {
        number: timer.number,
        title: if state.content.plain { state.content.title.clone() } else { timer.title },
        who: up.who,
        word: up.word,
        words: if idle && has_time { timer.words } else { up.words },
        left: has_time.then_some(timer.left),
        counts_up: !idle && timer.parts.is_empty(),
        mood: timer.mood,
        comment: mic::mic(state, now).map(|card| MicComment {
            spoken: card.spoken,
            words: card.words,
            tone: card.tone,
        }),
        next: if state.ended.is_some() { None } else { holding::next(state) },
        message: state.speaker_told.clone(),
        theme,
    }
}

/// What there is to say of the item that is up.
#[derive(Default)]
struct Up {
    who: String,
    word: String,
    words: String,
}

fn up(state: &State, now: &Moment, mood: TimerMood) -> Up {
    let Some((id, run)) = state.item_run() else { return Up::default() };
    let Some((index, item)) = state.content.item_index(id).zip(state.content.item(id)) else { return Up::default() };
    let budget = budget(state, now);
    let short = match budget.map(|budget| budget.part) {
        Some(Part::ShortTalk(number)) => Some(number),
        _ => None,
    };
    let talk = short.and_then(|number| item.talks.get(usize::try_from(number).ok()?.checked_sub(1)?));
    let who = talk.and_then(|talk| talk.presenter.as_ref()).or(item.presenter.as_ref());
    let is_discussed = run.talk_took.is_some();
    let word = match (mood, short) {
        (TimerMood::Handover, _) => "Ready".into(),
        (TimerMood::Paused, _) => "Paused".into(),
        (TimerMood::Over, _) => "Over".into(),
        _ if is_discussed => "Discussion".into(),
        (_, Some(number)) => format!("Talk {number} of {}", item.talks.len()),
        _ if item.kind == ItemKind::Break => "Break".into(),
        _ if state.content.is_discussed(item) || state.content.plain => "Talk".into(),
        _ => "Running".into(),
    };
    let total = allotted(state, index);
    let words = match budget {
        Some(budget) if mood == TimerMood::Handover => part_words(&budget, total),
        _ => digits_in_words(budget, total, is_discussed),
    };
    Up { who: who.cloned().unwrap_or_default(), word, words }
}
