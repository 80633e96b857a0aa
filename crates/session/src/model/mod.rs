//! Plain data: what a session consists of, what happens in it, and what a chair can want.

pub mod blank;
pub mod card;
pub mod checklist;
pub mod content;
pub mod cover;
mod decisions;
pub mod deck;
pub mod fact;
pub mod floor;
pub mod ids;
pub mod intent;
pub mod interstitial;
pub mod item;
pub mod item_clock;
pub mod matching;
pub mod note;
pub mod outcome;
pub mod page_id;
pub mod people;
pub mod place;
pub mod poll;
pub mod room_plan;
pub mod stamp;
pub mod steps;
pub mod way;
