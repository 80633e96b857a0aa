//! What a session is and how it goes. Pure: no I/O, no clock reading, no randomness, no window.
//!
//! The way of the data: a key or a click becomes an [`Intent`]; [`decide`] turns it into [`Fact`]s; [`Run::record`]
//! keeps each fact and applies it to the [`State`]; [`snapshot`] says what each window shows of it.

pub mod action;
mod agenda;
mod apply;
pub mod card;
pub mod content;
mod decide;
pub mod desk;
mod fact;
pub mod file;
mod ids;
mod intent;
pub mod item_clock;
pub mod keys;
pub mod mic;
pub mod minutes;
mod opening;
pub mod outcome;
pub mod overview;
pub mod people;
pub mod poll;
pub mod ready;
mod room_plan;
pub mod room_time;
mod run;
pub mod rundown;
pub mod search;
pub mod snapshot;
mod stamp;
mod state;
pub mod steps;
pub mod typed_minutes;

pub use content::{InterstitialKind, SessionContent};
pub use decide::{Decision, decide};
pub use fact::{Fact, Interstitial};
pub use ids::{DeckId, EntryId, ItemId, PollId, ReminderId, RowId, SpeakerId};
pub use intent::{Blank, Intent};
pub use opening::{AT_ONCE, Opening, differences, is_nothing, opening, with_known_ids};
pub use room_plan::{RoomPlan, ShownBy};
pub use run::{Row, Run};
pub use stamp::{BootId, CHAIR, Moment, Stamp};
pub use state::{Cover, Exposure, Mic, Note, Place, State};
