//! The rules of a session as examples: keys are pressed at times of day, and the test says what the room and the chair
//! then see. One program, so that it links once; a module for each kind of rule.

mod facts;
mod finding;
mod golden;
mod items;
mod keys;
mod long;
mod opening;
mod properties;
mod room;
mod rundown;
mod support;
mod timing;
mod turning;
mod undo;
