//! What the threads say that ask the Datatracker for the start window.

use chairside_datatracker::{FoundSession, Meeting, Progress, Trouble};
use chairside_import::{BringError, Brought};

/// What a thread says.
#[derive(Debug)]
pub enum Report {
    /// What the server has of the group's sessions.
    Found(Meeting, Result<Vec<FoundSession>, Trouble>),
    /// A deck is so far.
    Step(Progress),
    /// The session is in its folder, or not.
    Brought(Box<Result<Brought, BringError>>),
}
