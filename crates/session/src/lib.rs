//! What a session is and how it goes. Pure: no I/O, no clock reading, no randomness, no window.
//!
//! The way of the data: a key or a click becomes an [`Intent`]; [`decide`] turns it into [`Fact`]s; [`Run::record`]
//! keeps each fact and applies it to the [`State`]; [`snapshot`] says what each window shows of it.
//!
//! The folders are layers, each using only those before it:
//!
//! | folder | what it knows |
//! |---|---|
//! | [`model`] | plain data |
//! | [`words`] | how times and counts are said |
//! | [`typed`] | what people type |
//! | `state` | what the facts so far add up to |
//! | [`file`] | the session file, and files of polls |
//! | [`queries`] | what can be asked of a state |
//! | `decide` | intents to facts |
//! | [`desk`] | what is open in the windows, and what keys do |
//! | [`minutes`] | draft minutes |
//! | [`snapshot`] | what each window shows |

mod decide;
pub mod desk;
pub mod file;
pub mod minutes;
pub mod model;
pub mod queries;
pub mod snapshot;
mod state;
pub mod typed;
pub mod words;

pub use decide::{Decision, decide};
pub use desk::keys;
pub use model::blank::Blank;
pub use model::content::SessionContent;
pub use model::cover::{Cover, Exposure, Interstitial};
pub use model::fact::Fact;
pub use model::floor::Mic;
pub use model::ids::{DeckId, EntryId, ItemId, NoteId, PollId, ReminderId, RowId, SpeakerId, StrokeId};
pub use model::intent::Intent;
pub use model::interstitial::InterstitialKind;
pub use model::matching::{change_in_words, differences, with_known_ids};
pub use model::note::Note;
pub use model::notes_place::{NotesAnswers, NotesPlace};
pub use model::place::Place;
pub use model::room_plan::{RoomPlan, ShownBy};
pub use model::stamp::{BootId, CHAIR, Moment, Stamp};
pub use model::{card, item_clock, people, steps};
pub use queries::{closing, hints, overview, pace, ready, search, still_open};
pub use state::State;
pub use state::opening::{AT_ONCE, Opening, is_nothing, opening};
pub use state::run::{InFile, Row, Run};
pub use typed::{action, minutes as typed_minutes};

/// What a session consists of.
pub mod content {
    pub use crate::model::checklist::{Entry, Section};
    pub use crate::model::content::*;
    pub use crate::model::deck::*;
    pub use crate::model::interstitial::{InterstitialInfo, InterstitialKind};
    pub use crate::model::item::*;
    pub use crate::model::outcome_list::OutcomeList;
}

/// The microphone and its queue.
pub mod mic {
    pub use crate::model::floor::*;
    pub use crate::queries::floor::*;
    pub use crate::queries::speaking_time::{JudgedBy, SpeakingTime, speaking_time};
}

/// What was decided of an item.
pub mod outcome {
    pub use crate::model::outcome::*;
    pub use crate::queries::outcomes::*;
}

/// Pointing at slides and drawing on them.
pub mod pointing {
    pub use crate::desk::pointing::Pointing;
    pub use crate::model::pointing::*;
}

/// Polls: typed, counted, exchanged with the Datatracker.
pub mod poll {
    pub use crate::file::datatracker::{
        BadPolls, LONGEST_QUESTION, MOST_POLLS, ReadPolls, from_datatracker, to_datatracker,
    };
    pub use crate::model::poll::*;
    pub use crate::queries::polls::open;
    pub use crate::typed::poll_line::{BadResult, asked, counted};
}

/// How much time the room is shown.
pub mod room_time {
    pub use crate::decide::time_cards::gone;
    pub use crate::model::card::CornerCard;
    pub use crate::queries::room_time::*;
    pub use crate::words::{minutes_left as words, whole_minutes_left};
}

/// The agenda against the clock.
pub mod rundown {
    pub use crate::model::item_clock::HANDOVER_REMINDER;
    pub use crate::model::overrun_fix::OverrunFix;
    pub use crate::queries::next_change::next_change;
    pub use crate::queries::rundown::agenda::{ItemTimes, Rundown, rundown};
    pub use crate::queries::rundown::budget::{Budget, Part, budget};
    pub use crate::queries::rundown::project::{Projected, Times};
    pub use crate::queries::rundown::ribbon::{Block, BlockKind, Ribbon, ribbon};
    pub use crate::queries::rundown::slot::slot_in_force;
    pub use crate::queries::rundown::time::{allotted, spent};
    pub use crate::queries::rundown::ways::{Change, Offer, ways, ways_of};
}
