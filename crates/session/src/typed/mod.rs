//! Reads what people type: names, durations, times of day, minutes, polls and their results, action items.

pub mod action;
pub mod address;
pub mod duration;
pub mod item_line;
pub mod minutes;
pub mod names;
pub mod poll_line;
pub mod time_of_day;
