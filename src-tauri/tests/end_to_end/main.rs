//! The program as a chair has it: the binary that ships, in the real webview, driven through both of its windows.

#[path = "../driver/mod.rs"]
mod driver;

mod accessible;
mod after;
mod bashing;
mod chairside;
mod confined;
mod decks;
mod direction;
mod dropping;
mod export;
mod finding;
mod gallery;
mod holding;
mod items;
mod jobs;
mod layout;
mod long_titles;
mod mouse;
mod other_layouts;
mod pdf;
mod pictures;
mod preflight;
mod prose;
mod room;
mod rundown;
mod session;
mod settings;
mod start;
mod survives;
mod terminal;
mod typing;
mod typography;
mod walk;
