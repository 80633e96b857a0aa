//! How things were before the latest letters, so that what they did can be undone.

use chairside_session::desk::Typing;
use chairside_session::{Blank, Place};

use crate::window::Window;

/// How things were before a letter acted.
#[derive(Debug)]
pub struct Before {
    pub window: Window,
    /// The number of its key.
    pub number: u64,
    pub opened: Opened,
    /// Whether the room's screen was black or white.
    pub blank: Option<Blank>,
    /// The row that came next.
    pub next_row: u64,
}

/// What letters open and close in the windows.
#[derive(Debug)]
pub struct Opened {
    pub draft: Option<Typing>,
    pub overview: Option<Place>,
    pub help: bool,
    pub outcome: bool,
    pub asks_to_end: bool,
}
