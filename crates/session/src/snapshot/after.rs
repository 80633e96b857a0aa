//! The session after its end: what is still open, and what to hand on.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::open::Desk;
use crate::minutes;
use crate::minutes::handouts::{HandoutRow, handout_rows};
use crate::model::desk_action::MinutesPart;
use crate::model::ids::{ItemId, NoteId, PollId};
use crate::model::intent::Intent;
use crate::queries::names::number;
use crate::queries::rundown::slot::slot_in_force;
use crate::queries::still_open::{StillOpen, still_open};
use crate::snapshot::shell::Shell;
use crate::state::State;
use crate::state::run::Run;
use crate::typed::action::action;
use crate::words::{counted, minutes_words};

/// The session after its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AfterCard {
    /// "Session ended at 17:57".
    pub heading: String,
    /// "3 min early · 12 of 12 items · 14 notes · 2 polls · 1 action".
    pub words: String,
    /// What is still open.
    pub open: Vec<OpenRow>,
    /// What to hand on, in order.
    pub handouts: Vec<HandoutRow>,
    /// Which of them is looked at.
    pub part: MinutesPart,
    /// Its text.
    pub preview: String,
}

/// Something that is still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OpenRow {
    /// What it belongs to: "Item 10", "Session file".
    pub about: String,
    /// "The poll “Should the idle timeout change?” has no result".
    pub words: String,
    /// What closes it.
    pub closes: Closes,
}

/// What closes something that is still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "by", rename_all = "kebab-case")]
#[ts(export)]
pub enum Closes {
    /// The result is typed, or read from Meetecho's file.
    Result {
        /// Of which poll.
        poll: PollId,
    },
    /// The outcome is recorded.
    Outcome {
        /// Of which item.
        item: ItemId,
    },
    /// A name is added to the action.
    Name {
        /// In which note.
        note: NoteId,
    },
    /// The queue is emptied.
    Intent {
        /// By this.
        intent: Intent,
    },
    /// The agenda is saved in the session file.
    Save,
    /// The news are copied.
    Copy,
}

/// The card; `None` while the session lasts, and in a plain talk.
pub(super) fn card(run: &Run, desk: &Desk, shell: &Shell) -> Option<AfterCard> {
    let state = run.state();
    let ended = state.ended.as_ref().filter(|_| !state.content.plain)?;
    let handouts = handout_rows(state);
    let part = desk.handout.unwrap_or(MinutesPart::Whole);
    Some(AfterCard {
        heading: format!("Session ended at {}", state.day_times().time(ended.wall)),
        words: words(state),
        open: still_open(run, shell.agenda_unsaved).into_iter().map(|open| row(state, open)).collect(),
        preview: minutes::part(run, part, shell.agenda_unsaved),
        handouts,
        part,
    })
}

/// "3 min early · 12 of 12 items · 14 notes · 2 polls · 1 action".
fn words(state: &State) -> String {
    let slot = state.ended.as_ref().and_then(|ended| Some((slot_in_force(state, ended)?, ended)));
    let early = slot.map(|(slot, ended)| {
        let free = slot.end.duration_since(ended.wall);
        // Whole minutes as the clock beside them counts, as in the rundown's head (`endedWords` in ui/src/time.ts).
        let begun = i64::from(free.subsec_nanos() > 0 || free.as_secs() % 60 > 0);
        match free.as_mins() {
            0 => "on time".into(),
            over if over < 0 => format!("{} min over", minutes_words(SignedDuration::from_mins(over).abs())),
            early => format!("{} min early", minutes_words(SignedDuration::from_mins(early + begun))),
        }
    });
    let agenda = &state.content.agenda;
    let held = agenda.iter().filter(|item| state.items.contains_key(&item.id)).count();
    let actions = state.notes.iter().filter(|note| action(&note.text).is_some()).count();
    let counts = [(state.notes.len(), "note"), (state.polls.len(), "poll"), (actions, "action")];
    let items = (!agenda.is_empty()).then(|| format!("{held} of {}", counted(agenda.len(), "item")));
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(count, what));
    let rehearsal = state.rehearsal.then(|| "Rehearsal".to_string());
    rehearsal.into_iter().chain(early).chain(items).chain(counts).collect::<Vec<_>>().join(" · ")
}

fn row(state: &State, open: StillOpen) -> OpenRow {
    let at = open.item().map_or_else(String::new, |item| number(&state.content, item));
    let about = match &open {
        StillOpen::Agenda => "Session file".into(),
        StillOpen::Copy { .. } => "Minutes".into(),
        _ if at.is_empty() => "Session".into(),
        _ => format!("Item {at}"),
    };
    let words = open.words();
    let closes = match open {
        StillOpen::Poll { poll, .. } => Closes::Result { poll },
        StillOpen::Outcome { item, .. } => Closes::Outcome { item },
        StillOpen::Action { note, .. } => Closes::Name { note },
        StillOpen::Queue { waiting, .. } => Closes::Intent {
            intent: Intent::Together {
                intents: waiting.into_iter().map(|(speaker, _)| Intent::LeaveQueue { speaker }).collect(),
            },
        },
        StillOpen::Agenda => Closes::Save,
        StillOpen::Copy { .. } => Closes::Copy,
    };
    OpenRow { about, words, closes }
}
