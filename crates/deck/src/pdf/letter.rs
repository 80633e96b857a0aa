//! A glyph in the coordinates of its line.

/// A glyph in the coordinates of its line, in points: `u` runs along the line, `v` down across it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter<'a> {
    pub(super) text: &'a str,
    pub(super) u: f64,
    pub(super) v: f64,
    pub(super) advance: f64,
    pub(super) size: f64,
}

impl Letter<'_> {
    pub(super) fn end(&self) -> f64 {
        self.u + self.advance
    }

    pub(super) fn blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
