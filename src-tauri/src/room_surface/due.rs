//! What of the room's window is to be painted because of what the chair points at and draws.

use std::time::Instant;

use gtk::glib;

use super::marks::Area;

/// What is to be painted, and when.
#[derive(Debug, Default)]
pub struct Due {
    /// The part of the window; `None` if all is painted.
    pub part: Option<Area>,
    /// When a part was painted last.
    pub painted: Option<Instant>,
    /// Paints it when the time has come.
    pub timer: Option<glib::SourceId>,
}
