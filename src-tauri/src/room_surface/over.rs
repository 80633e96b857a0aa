//! What the web page draws over a page: a time card, the timer, how to leave full screen. The web page is transparent but
//! for these while a page of a PDF is on show, so its picture can be blended with ours.

use std::cell::Cell;

use gtk::cairo::{Context, Format, ImageSurface};
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

thread_local! {
    /// The web page is asked for its own picture: our part is not to be painted into that.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the web page is being asked for its own picture.
pub fn is_asked() -> bool {
    ASKED.get()
}

/// A box in the window, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From the window's left.
    pub left: f64,
    /// From the window's top.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// Where the web page draws over a page: the time card at the top right, the timer at the bottom right, the hint at the
/// bottom (ui/src/audience/picture.css and audience.css).
pub fn places(width: f64, height: f64) -> [Area; 2] {
    let (top, bottom) = (height * 0.16, height * 0.16);
    [
        Area { left: (width * 0.3).floor(), top: 0.0, width: width - (width * 0.3).floor(), height: top.ceil() },
        Area { left: 0.0, top: (height - bottom).floor(), width, height: height - (height - bottom).floor() },
    ]
}

/// The web page's own picture of a part of the window.
pub fn picture_of(view: &WebView, area: Area) -> Option<ImageSurface> {
    let scale = f64::from(view.scale_factor());
    let pixels = |length: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
        let pixels = (length * scale).ceil() as i32;
        pixels.max(1)
    };
    let surface = ImageSurface::create(Format::ARgb32, pixels(area.width), pixels(area.height)).ok()?;
    surface.set_device_scale(scale, scale);
    let context = Context::new(&surface).ok()?;
    context.translate(-area.left, -area.top);
    context.rectangle(area.left, area.top, area.width, area.height);
    context.clip();
    ASKED.set(true);
    view.draw(&context);
    ASKED.set(false);
    drop(context);
    surface.flush();
    Some(surface)
}

/// Whether the web page covers the whole window, as it does while something other than a page of a PDF is on show. Asks
/// two pixels.
pub fn covers_all(view: &WebView) -> bool {
    let allocation = view.allocation();
    let (width, height) = (f64::from(allocation.width()), f64::from(allocation.height()));
    [(1.0, 1.0), ((width / 2.0).floor(), (height / 2.0).floor())]
        .into_iter()
        .all(|(left, top)| is_opaque_at(view, left, top))
}

fn is_opaque_at(view: &WebView, left: f64, top: f64) -> bool {
    let one = Area { left, top, width: 1.0, height: 1.0 };
    let Some(mut picture) = picture_of(view, one) else { return false };
    // Blue, green, red and alpha on a little-endian machine.
    picture.data().is_ok_and(|bytes| {
        bytes.get(..4).is_some_and(|pixel| u32::from_ne_bytes([pixel[0], pixel[1], pixel[2], pixel[3]]) >> 24 == 0xff)
    })
}
