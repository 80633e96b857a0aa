//! The screens of the desktop: the actor is told of them, and puts the windows on them (`crates/screens` has the rule).

#[cfg(target_os = "linux")]
mod gdk;
#[cfg(not(target_os = "linux"))]
mod others;

use std::sync::Mutex;

use chairside_screens::{Places, RoomOn, Screen};

use crate::display::is_wayland;

#[cfg(target_os = "linux")]
pub use gdk::{put, watch};
#[cfg(not(target_os = "linux"))]
pub use others::{put, watch};

/// Where the windows were last put.
static PUT: Mutex<Option<Places>> = Mutex::new(None);

/// What the desktop does not allow, in words.
pub fn limits() -> Option<&'static str> {
    is_wayland().then_some(
        "Under Wayland the desktop places windows: Chairside chooses only which screen the room's window fills. If this window doesn't \
         follow, move it yourself.",
    )
}

/// Where the windows were last put.
pub fn last_put() -> Option<Places> {
    PUT.lock().ok()?.clone()
}

/// Notes where they are put now, and returns where they were.
fn note(places: &Places) -> Option<Places> {
    PUT.lock().ok()?.replace(places.clone())
}

/// The left upper corner of a window of this size in the far corner of a screen, where it covers as little as possible.
fn far_corner(screen: &Screen, (width, height): (u32, u32)) -> (i32, i32) {
    let rest = |whole: u32, part: u32| i32::try_from(whole.saturating_sub(part)).unwrap_or(0);
    (screen.at.0 + rest(screen.size.0, width), screen.at.1 + rest(screen.size.1, height))
}

/// The screen that the room's window fills, by its place in the desktop's order; or the one that it is a window on.
fn room_screen(places: &Places) -> Option<(usize, bool)> {
    let whole = matches!(places.room, RoomOn::Whole(_));
    places.screens.index(places.room.screen()).map(|index| (index, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_goes_to_the_far_corner_and_never_off_the_screen() {
        let screen =
            Screen { name: "A".into(), at: (100, -50), size: (1920, 1080), pixels: (1920, 1080), is_primary: true };
        assert_eq!(far_corner(&screen, (1280, 720)), (740, 310));
        assert_eq!(far_corner(&screen, (2560, 1440)), (100, -50));
    }
}
