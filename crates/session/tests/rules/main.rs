//! The rules of a session as examples: keys are pressed at times of day, and the test says what the room and the chair
//! then see. One program, so that it links once; a module for each kind of rule.

mod after;
mod bashing;
mod cases;
mod closing;
mod cockpit;
mod facts;
mod finding;
mod floor;
mod golden;
mod holding;
mod items;
mod keys;
mod late;
mod long;
mod merging;
mod minutes;
mod model;
mod new_files;
mod nights;
mod opening;
mod pace;
mod polls_file;
mod properties;
mod ready;
mod ribbon;
mod room;
mod rundown;
mod said;
mod saving;
mod support;
mod timing;
mod turning;
mod two_chairs;
mod typed;
mod undo;
