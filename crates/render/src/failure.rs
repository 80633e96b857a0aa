//! Why a page has no picture.

use chairside_deck::pdf::RenderError;

/// Why there is no picture. Each message completes "This page …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Something more urgent took its place, or its deck was closed.
    #[error("is no longer wanted")]
    Superseded,
    /// There is no such deck or page.
    #[error("is not in a deck that is open")]
    Unknown,
    /// It cannot be drawn.
    #[error(transparent)]
    NotDrawn(#[from] RenderError),
    /// It took longer than it may.
    #[error("took longer than 5 s to draw and was given up")]
    TooSlow,
    /// Its process ended.
    #[error("made its renderer fail (it may need too much memory)")]
    Crashed,
    /// No process can be started.
    #[error("cannot be drawn: the renderer does not start ({0})")]
    NoProcess(String),
}
