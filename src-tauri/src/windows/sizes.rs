//! The sizes of the windows, in logical pixels.

use tauri::LogicalSize;

/// The audience window's when it opens on a single screen.
pub const ROOM: LogicalSize<f64> = LogicalSize { width: 1280.0, height: 720.0 };

/// The speaker's window's when it opens beside the presenter window.
pub const SPEAKER: LogicalSize<f64> = LogicalSize { width: 640.0, height: 360.0 };

/// The presenter window's when it opens.
pub const CHAIR: LogicalSize<f64> = LogicalSize { width: 1440.0, height: 900.0 };

/// The smallest that the presenter window can be made, unless it is narrow. With title bars and borders, a screen of 1440 × 900 has room
/// for text of 150 % in it, and one of 1280 × 720 for 120 %.
pub const SMALLEST: LogicalSize<f64> = LogicalSize { width: 956.0, height: 579.0 };

/// The smallest that the narrow presenter window can be made.
pub const SMALLEST_NARROW: LogicalSize<f64> = LogicalSize { width: 320.0, height: 480.0 };

/// The width of the narrow presenter window, which stands beside a browser.
pub const NARROW: f64 = 340.0;

/// Up to this width the presenter window counts as narrow; `ui/src/presenter/Window.svelte` has the same number.
pub const NARROW_UP_TO: f64 = 480.0;
