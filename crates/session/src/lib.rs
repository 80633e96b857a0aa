//! What a session is and how it goes. Pure: no I/O, no clock reading, no randomness, no window.
//!
//! The way of the data: a key or a click becomes an [`Intent`]; [`decide`] turns it into [`Fact`]s; [`Run::record`]
//! keeps each fact and applies it to the [`State`]; [`snapshot`] says what each window shows of it.
//!
//! The folders are layers, each using only those above it.

pub mod model;
pub mod words;

pub mod typed;

mod state;

pub mod file;

pub mod queries;

mod decide;

pub mod desk;

pub mod minutes;

pub mod snapshot;

pub use decide::{Decision, decide};
pub use desk::keys;
pub use model::fact::{Fact, Interstitial};
pub use model::ids::{DeckId, EntryId, ItemId, PollId, ReminderId, RowId, SpeakerId};
pub use model::intent::{Blank, Intent};
pub use model::interstitial::InterstitialKind;
pub use model::room_plan::{RoomPlan, ShownBy};
pub use model::stamp::{BootId, CHAIR, Moment, Stamp};
pub use model::{card, item_clock, outcome, people, steps};
pub use queries::{floor as mic, overview, ready, room_time, rundown, search};
pub use state::opening::{AT_ONCE, Opening, differences, is_nothing, opening, with_known_ids};
pub use state::run::{Row, Run};
pub use state::{Cover, Exposure, Mic, Note, Place, State};
pub use typed::{action, minutes as typed_minutes};

/// What a session consists of.
pub mod content {
    pub use crate::model::content::*;
    pub use crate::model::interstitial::{InterstitialInfo, InterstitialKind};
}

/// Polls: typed, counted, exchanged with the Datatracker.
pub mod poll {
    pub use crate::file::datatracker::{BadPolls, from_datatracker, to_datatracker};
    pub use crate::model::poll::*;
    pub use crate::typed::poll_line::{BadResult, asked, counted};
}

pub use model::content::SessionContent;
