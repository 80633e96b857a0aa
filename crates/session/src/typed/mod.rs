//! What people type, read: durations, times of day, minutes, a poll and its result, action items.

pub mod action;
pub mod duration;
pub mod minutes;
pub mod poll_line;
pub mod time_of_day;
