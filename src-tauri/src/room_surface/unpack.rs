//! Unpacks pages on a thread of its own, so that GTK's stays free.

use std::sync::mpsc::{Sender, channel};
use std::thread;

use chairside_render::{DrawnPage, PageRequest};

/// The pixels of a page, as cairo has them: blue, green, red and nothing.
pub struct Pixels {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Row by row.
    pub bytes: Vec<u8>,
    /// A small version for the meantime.
    pub is_draft: bool,
}

/// Starts the thread. Pages that are sent to it are passed on unpacked.
pub fn start(came: impl Fn(PageRequest, Pixels) + Send + 'static) -> Sender<(PageRequest, DrawnPage)> {
    let (sender, pages) = channel::<(PageRequest, DrawnPage)>();
    let work = move || {
        while let Ok((request, page)) = pages.recv() {
            let pixels = Pixels { width: page.width, height: page.height, bytes: page.bgrx(), is_draft: page.is_draft };
            came(request, pixels);
        }
    };
    // If it cannot be started, sending to it fails.
    let _ = thread::Builder::new().name("room pages".into()).spawn(work);
    sender
}
