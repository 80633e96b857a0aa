//! The pages that can stand in the place of the chair's slide.

/// A page in the place of the chair's slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandIn {
    /// The holding page, before the start.
    Holding,
    /// The break page, while a break is up.
    Break,
    /// The closing page, after the end.
    Ended,
}
