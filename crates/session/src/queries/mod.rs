//! What can be asked of a state.

pub mod floor;
pub mod overview;
pub mod ready;
pub mod room_time;
pub mod rundown;
pub mod search;
