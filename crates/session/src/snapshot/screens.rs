//! The screens and the windows on them, as the settings show them.

use serde::Serialize;
use ts_rs::TS;

/// The screens. The shell knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct ScreensCard {
    /// All of them; none until they are known.
    pub screens: Vec<ScreenBox>,
    /// Two of them show the same.
    pub mirrored: bool,
    /// There are two for the windows to be on.
    pub can_choose: bool,
    /// Their numbers are shown in the windows at this moment.
    pub identified: bool,
    /// What the desktop does not allow, in words; may be empty.
    pub limits: String,
    /// Whether calls and recordings can see the presenter window, in words.
    pub captures: String,
}

/// A screen, and where it is beside the others, in the window system's units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScreenBox {
    /// From 1.
    pub number: u32,
    /// "HDMI-1".
    pub name: String,
    /// "1920 × 1080".
    pub pixels: String,
    /// From the left edge of all of them.
    pub left: u32,
    /// From their upper edge.
    pub top: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The room's window is on it.
    pub has_room: bool,
    /// The presenter window is on it.
    pub has_presenter: bool,
    /// The speaker's window is on it.
    pub has_speaker: bool,
}
