//! Why a page could not be drawn, or a deck not opened.

use chairside_deck::pdf::{OpenError, RenderError};

/// Why a page could not be drawn or read. Each message completes "This page …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A later request replaced this one, something more urgent needed the worker, or the deck was closed.
    #[error("is no longer wanted")]
    Superseded,
    /// No deck with this key is open, or it has no such page.
    #[error("is not in a deck that is open")]
    Unknown,
    /// The PDF interpreter refused the page.
    #[error(transparent)]
    NotDrawn(#[from] RenderError),
    /// It took longer than a page may take.
    #[error("took longer than 5 s to draw, so the program gave up")]
    TooSlow,
    /// The process ended twice while at it.
    #[error("made its renderer crash (it may need too much memory)")]
    Crashed,
    /// The render process cannot be started, for this reason.
    #[error("cannot be drawn: the renderer does not start ({0})")]
    NoProcess(String),
}

/// Why a deck could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFailure {
    /// The file cannot be used, or asks for a password.
    #[error(transparent)]
    File(#[from] OpenError),
    /// The renderer failed to read it.
    #[error(transparent)]
    Renderer(#[from] Failure),
}
