//! What to include in the minutes.

/// What to include in the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Who spoke, and for how long.
    pub speakers: bool,
}
