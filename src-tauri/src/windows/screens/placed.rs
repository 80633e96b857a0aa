//! Where the windows were last put, and places on a screen.

use std::sync::Mutex;

use chairside_screens::{Places, RoomOn, Screen, SpeakerOn};

/// Where the windows were last put.
static PUT: Mutex<Option<Places>> = Mutex::new(None);

/// Where the windows were last put.
pub fn last_put() -> Option<Places> {
    PUT.lock().ok()?.clone()
}

/// Notes where they are put now, and returns where they were.
pub fn note(places: &Places) -> Option<Places> {
    PUT.lock().ok()?.replace(places.clone())
}

/// The left upper corner of a window of this size in the far corner of a screen, where it covers as little as possible.
pub fn far_corner(screen: &Screen, (width, height): (u32, u32)) -> (i32, i32) {
    let rest = |whole: u32, part: u32| i32::try_from(whole.saturating_sub(part)).unwrap_or(0);
    (screen.at.0 + rest(screen.size.0, width), screen.at.1 + rest(screen.size.1, height))
}

/// The screen that the room's window fills, by its place in the desktop's order; or the one that it is a window on.
pub fn room_screen(places: &Places) -> Option<(usize, bool)> {
    let whole = matches!(places.room, RoomOn::Whole(_));
    places.screens.index(places.room.screen()).map(|index| (index, whole))
}

/// The screen that the speaker's window fills, or is a window on: its place in the desktop's order, and the screen.
pub fn speaker_screen(on: &SpeakerOn) -> Option<(usize, Screen)> {
    let placed = last_put()?;
    let index = placed.screens.index(on.screen()?)?;
    placed.screens.iter().nth(index).map(|(_, screen)| (index, screen.clone()))
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
