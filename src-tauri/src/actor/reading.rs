//! What a reading of all files found.

use chairside_load::{LoadError, LoadedSession};

/// A reading of all files that has come to its end.
#[derive(Debug)]
pub struct FinishedReading {
    /// Counts the readings.
    pub number: u32,
    /// The session as its files give it now.
    pub result: Result<Box<LoadedSession>, LoadError>,
}
