//! What of the journal goes into the minutes.

/// What of the journal goes into the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Who spoke, and for how long.
    pub speakers: bool,
}
