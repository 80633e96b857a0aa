//! Questions about a state. Nothing here changes the state or makes a fact.

pub mod closing;
pub mod floor;
pub mod hints;
pub mod names;
pub mod next_change;
pub mod outcomes;
pub mod overview;
pub mod pace;
pub mod polls;
pub mod ready;
pub mod room_time;
pub mod rundown;
pub mod search;
pub mod speaking_time;
pub mod still_open;
pub mod turning;
