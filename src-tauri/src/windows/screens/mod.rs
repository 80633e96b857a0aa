//! The screens of the desktop: reports them to the actor, and puts windows on them (`crates/screens` decides where).

#[cfg(target_os = "linux")]
mod connectors;
#[cfg(target_os = "linux")]
mod gdk;
#[cfg(target_os = "linux")]
mod kwin;
#[cfg(target_os = "linux")]
mod later;
#[cfg(not(target_os = "linux"))]
mod others;
mod placed;

use crate::display::is_wayland;

#[cfg(target_os = "linux")]
pub use gdk::{bring_to_front, fill_again, may_be_too_large, put, put_speaker, size_of_room, watch};
#[cfg(not(target_os = "linux"))]
pub use others::{bring_to_front, fill_again, may_be_too_large, put, put_speaker, watch};
pub use placed::last_put;

/// What the desktop does not allow, in words.
pub fn limits() -> Option<&'static str> {
    is_wayland().then_some(
        "Under Wayland the desktop places windows: Chairside chooses only which screen the room's window fills. If this window doesn't \
         follow, move it yourself.",
    )
}
