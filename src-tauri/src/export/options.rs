//! What `chairside export` is asked for.

use std::path::Path;

/// Which slides to export, and how.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is an option of its own
pub struct ExportOptions<'a> {
    /// The session file, or a Markdown deck.
    pub file: &'a Path,
    /// The PDF to write.
    pub output: &'a Path,
    /// With the speaker notes below each slide, on A4.
    pub notes: bool,
    /// With what was drawn on the slides.
    pub strokes: bool,
    /// One page for each step of a slide, not only for its last one.
    pub steps: bool,
    /// The slides of the agenda's items too, after the chairs' own.
    pub talks: bool,
    /// The run whose agenda and outcomes the generated slides show; `None` for the one that best tells how the session
    /// went.
    pub run: Option<String>,
}
