//! The size of the text in the presenter window and the start window: the whole page is enlarged, as far as the window has room for it.

use std::sync::atomic::{AtomicU16, Ordering};

use tauri::{AppHandle, LogicalSize, Manager, WebviewWindow};

use super::sizes::{NARROW_UP_TO, SMALLEST, SMALLEST_NARROW};
use crate::actor::{Handle, Message};
use crate::window::{START, Window};

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
        let Some(room) = room_in(&presenter) else { return };
        if self.room.swap(room, Ordering::Relaxed) != room {
            handle.send(Message::TextRoom(room));
        }
        let percent = self.wanted.load(Ordering::Relaxed).min(room);
        if self.given.swap(percent, Ordering::Relaxed) != percent {
            let _ = presenter.set_zoom(f64::from(percent) / 100.0);
        }
    }
}

/// The size that is wanted for the start window's text, in percent.
#[derive(Debug)]
pub struct StartTextSize(AtomicU16);

impl StartTextSize {
    /// This size is wanted.
    pub fn of(wanted: u16) -> Self {
        Self(wanted.into())
    }

    /// This size is wanted now.
    pub fn want(&self, percent: u16) {
        self.0.store(percent, Ordering::Relaxed);
    }

    /// Gives the text the wanted size, or the largest that the window has room for.
    pub fn fit(&self, app: &AppHandle) {
        let Some(start) = app.get_webview_window(START) else { return };
        let Some(room) = room_in(&start) else { return };
        let _ = start.set_zoom(f64::from(self.0.load(Ordering::Relaxed).min(room)) / 100.0);
    }
}

/// The largest text that a window has room for, in percent; `None` while its size is not known.
fn room_in(window: &WebviewWindow) -> Option<u16> {
    let scale = window.scale_factor().ok()?;
    let size = window.inner_size().ok()?;
    Some(largest(size.to_logical(scale)))
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
            (1280.0, 720.0, 124),
            (1440.0, 900.0, 150),
            (1920.0, 1080.0, 186),
            (956.0, 579.0, 100),
            // With a title bar and borders, on screens of 1280 × 720 and 1440 × 900.
            (1278.0, 695.0, 120),
            (1438.0, 875.0, 150),
            // Smaller than it may be made: never smaller letters because of that.
            (800.0, 500.0, 100),
            (340.0, 900.0, 106),
        ] {
            assert_eq!(largest(LogicalSize { width, height }), most, "{width} × {height}");
        }
    }
}
