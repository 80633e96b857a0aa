//! The size of the presenter window's text: the whole page is enlarged, as far as the window has room for it.

use std::sync::atomic::{AtomicU16, Ordering};

use tauri::{AppHandle, LogicalSize, Manager};

use super::sizes::{NARROW_UP_TO, SMALLEST, SMALLEST_NARROW};
use crate::actor::{Handle, Message};
use crate::window::Window;

/// The size that is wanted, the one that is given, and the largest that the window has room for, in percent.
#[derive(Debug)]
pub struct TextSize {
    wanted: AtomicU16,
    given: AtomicU16,
    room: AtomicU16,
}

impl TextSize {
    /// This size is wanted, and none is given yet.
    pub fn of(wanted: u16) -> Self {
        Self { wanted: wanted.into(), given: 100.into(), room: 0.into() }
    }

    /// This size is wanted now.
    pub fn want(&self, percent: u16) {
        self.wanted.store(percent, Ordering::Relaxed);
    }

    /// Gives the text the wanted size, or the largest that the window has room for, and says how large that is.
    pub fn fit(&self, app: &AppHandle, handle: &Handle) {
        let Some(presenter) = app.get_webview_window(Window::Presenter.label()) else { return };
        let Ok(scale) = presenter.scale_factor() else { return };
        let Ok(size) = presenter.inner_size().map(|size| size.to_logical::<f64>(scale)) else { return };
        let room = largest(size);
        if self.room.swap(room, Ordering::Relaxed) != room {
            handle.send(Message::TextRoom(room));
        }
        let percent = self.wanted.load(Ordering::Relaxed).min(room);
        if self.given.swap(percent, Ordering::Relaxed) != percent {
            let _ = presenter.set_zoom(f64::from(percent) / 100.0);
        }
    }
}

/// The largest text with which the page is no smaller than the smallest window may be.
fn largest(window: LogicalSize<f64>) -> u16 {
    let smallest = if window.width <= NARROW_UP_TO { SMALLEST_NARROW } else { SMALLEST };
    let room = (window.width / smallest.width).min(window.height / smallest.height).max(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred at most")]
    let percent = (room * 100.0).min(f64::from(u16::MAX)) as u16;
    percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_may_be_as_large_as_the_window_has_room_for() {
        for (width, height, most) in [
            (1280.0, 720.0, 120),
            (1440.0, 900.0, 150),
            (1920.0, 1080.0, 180),
            (960.0, 600.0, 100),
            // Smaller than it may be made: never smaller letters because of that.
            (800.0, 500.0, 100),
            (340.0, 900.0, 106),
        ] {
            assert_eq!(largest(LogicalSize { width, height }), most, "{width} × {height}");
        }
    }
}
