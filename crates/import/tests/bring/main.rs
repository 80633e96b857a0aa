//! Sessions brought in from a server that answers as the Datatracker does, and misbehaves where a test wants it to.

mod any_answer;
mod bring;
mod meeting;
#[expect(dead_code, reason = "shared with the tests of the client, which need more of it")]
#[path = "../../../datatracker/tests/datatracker/server.rs"]
mod server;
