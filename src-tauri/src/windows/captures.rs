//! Whether the presenter window is kept out of what calls and recordings take. No system tells whether it was done, so the words claim no
//! more than what was asked for.

/// What there is to say of it.
#[cfg(target_os = "windows")]
pub const WORDS: &str =
    "Windows was asked to keep this window out of calls and recordings. Look in your call before you rely on it.";

/// What there is to say of it.
#[cfg(target_os = "macos")]
pub const WORDS: &str =
    "macOS was asked to keep this window out of calls and recordings. From macOS 15 on, most take it all the same.";

/// What there is to say of it. Neither X11 nor Wayland has a way to ask.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
pub const WORDS: &str =
    "Calls and recordings can see this window: nothing keeps it out here. Share the room's window, not a screen.";
