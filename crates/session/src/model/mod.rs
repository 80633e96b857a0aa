//! Plain data: what a session consists of, what happens in it, and what a chair can want.

pub mod card;
pub mod content;
pub mod fact;
pub mod ids;
pub mod intent;
pub mod interstitial;
pub mod item_clock;
pub mod outcome;
pub mod people;
pub mod poll;
pub mod room_plan;
pub mod stamp;
pub mod steps;
