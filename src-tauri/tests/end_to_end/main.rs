//! The program as a chair has it: the binary that ships, in the real webview, driven through both of its windows.

#[path = "../driver/mod.rs"]
mod driver;

mod accessible;
mod after;
mod awake;
mod bashing;
mod chairside;
mod confined;
mod cut_text;
mod datatracker;
mod decks;
mod digits;
mod direction;
mod dropping;
mod elsewhere;
mod export;
mod finding;
mod gallery;
mod holding;
mod items;
mod jobs;
mod layout;
mod layout_after;
mod layout_parts;
mod long_titles;
#[path = "../../../crates/import/tests/bring/meeting.rs"]
mod meeting;
mod midnight;
mod mouse;
mod other_layouts;
mod part_sizes;
mod pdf;
mod pictures;
mod pointing;
mod preflight;
mod prose;
mod remote;
mod room;
mod room_painted;
mod rundown;
mod screens;
#[expect(dead_code, reason = "shared with the tests of the client, which need more of it")]
#[path = "../../../crates/datatracker/tests/datatracker/server.rs"]
mod server;
mod session;
mod settings;
mod sight;
mod speaker;
mod start;
mod survives;
mod terminal;
mod typing;
mod typography;
mod walk;
mod wayland;
