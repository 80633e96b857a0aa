//! The command line as a chair has it: the binary that ships, without a window.

mod agenda;
mod datatracker;
mod help;
#[path = "../../../crates/import/tests/bring/meeting.rs"]
mod meeting;
mod new;
mod pages;
mod run;
#[expect(dead_code, reason = "shared with the tests of the client, which need more of it")]
#[path = "../../../crates/datatracker/tests/datatracker/server.rs"]
mod server;
#[path = "../../../crates/render/tests/slow_pages/mod.rs"]
mod slow_pages;
