//! What the web page draws over a page: a time card, the timer, how to leave full screen. While a page of a PDF is on show the web
//! page is empty but for these, in a colour that nothing else has, and says where they are; their picture is taken from it.

use std::cell::Cell;

use gtk::cairo::{Context, Format, ImageSurface};
use gtk::prelude::WidgetExt;
use serde::Deserialize;
use webkit2gtk::WebView;

/// The colour of the empty web page: blue, green and red (ui/src/audience/audience.css).
const EMPTY: [u8; 3] = [3, 2, 1];

thread_local! {
    /// The web page is asked for its own picture: our part is not to be painted into that.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the web page is being asked for its own picture.
pub fn is_asked() -> bool {
    ASKED.get()
}

/// Something that lies over the page: a box with round corners, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Over {
    /// From the window's left.
    pub left: f64,
    /// From the window's top.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// The radius of its corners.
    pub radius: f64,
}

impl Over {
    /// The box in whole pixels around it.
    pub fn around(self) -> Self {
        let (left, top) = (self.left.floor(), self.top.floor());
        let (right, bottom) = ((self.left + self.width).ceil(), (self.top + self.height).ceil());
        Self { left, top, width: right - left, height: bottom - top, radius: 0.0 }
    }

    /// Whether it can be painted: the web page said so, but who knows.
    pub fn is_sound(self) -> bool {
        const MOST: f64 = 16_384.0;
        let lengths = [self.left.abs(), self.top.abs(), self.width, self.height, self.radius];
        lengths.iter().all(|length| (0.0..=MOST).contains(length)) && self.width >= 1.0 && self.height >= 1.0
    }

    /// Whether this pixel of a window with this scale is in it.
    pub fn holds(self, column: usize, row: usize, scale: f64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "a window is smaller")]
        let (left, top) = (column as f64 / scale, row as f64 / scale);
        let around = self.around();
        (around.left..around.left + around.width).contains(&left)
            && (around.top..around.top + around.height).contains(&top)
    }

    /// Whether a part of it is within these bounds: left, top, right, bottom.
    pub fn meets(self, (left, top, right, bottom): (f64, f64, f64, f64)) -> bool {
        let around = self.around();
        around.left < right
            && around.top < bottom
            && around.left + around.width > left
            && around.top + around.height > top
    }

    /// Its outline.
    pub fn outline(self, context: &Context) {
        use std::f64::consts::{FRAC_PI_2, PI};
        let Self { left, top, width, height, radius } = self;
        let (right, bottom) = (left + width, top + height);
        context.new_sub_path();
        context.arc(right - radius, top + radius, radius, -FRAC_PI_2, 0.0);
        context.arc(right - radius, bottom - radius, radius, 0.0, FRAC_PI_2);
        context.arc(left + radius, bottom - radius, radius, FRAC_PI_2, PI);
        context.arc(left + radius, top + radius, radius, PI, PI + FRAC_PI_2);
        context.close_path();
    }
}

/// Something that lies over the page, with its picture.
#[derive(Debug, Clone)]
pub struct Lying {
    /// Where it is.
    pub over: Over,
    /// The picture of the whole pixels around it.
    pub picture: ImageSurface,
}

impl Lying {
    /// Takes its picture from the web page.
    pub fn of(view: &WebView, over: Over) -> Option<Self> {
        Some(Self { over, picture: picture_of(view, over.around())? })
    }
}

/// Draws the web page alone.
pub fn draw_web(view: &WebView, context: &Context) {
    ASKED.set(true);
    view.draw(context);
    ASKED.set(false);
}

/// The web page's own picture of a part of the window.
fn picture_of(view: &WebView, part: Over) -> Option<ImageSurface> {
    let scale = f64::from(view.scale_factor());
    let pixels = |length: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
        let pixels = (length * scale).ceil() as i32;
        pixels.max(1)
    };
    let surface = ImageSurface::create(Format::Rgb24, pixels(part.width), pixels(part.height)).ok()?;
    surface.set_device_scale(scale, scale);
    let context = Context::new(&surface).ok()?;
    context.translate(-part.left, -part.top);
    context.rectangle(part.left, part.top, part.width, part.height);
    context.clip();
    draw_web(view, &context);
    drop(context);
    surface.flush();
    Some(surface)
}

/// Whether the web page shows something other than a page of a PDF, or still does. Looks at two of its pixels.
pub fn covers_page(view: &WebView) -> bool {
    let allocation = view.allocation();
    let (width, height) = (f64::from(allocation.width()), f64::from(allocation.height()));
    [(1.0, 1.0), ((width / 2.0).floor(), (height / 2.0).floor())]
        .into_iter()
        .any(|(left, top)| !is_empty_at(view, left, top))
}

fn is_empty_at(view: &WebView, left: f64, top: f64) -> bool {
    let one = Over { left, top, width: 1.0, height: 1.0, radius: 0.0 };
    let Some(mut picture) = picture_of(view, one) else { return false };
    // A pixel is a word, with red above green above blue.
    picture.data().is_ok_and(|bytes| {
        let word = bytes.first_chunk::<4>().map(|pixel| u32::from_ne_bytes(*pixel).to_le_bytes());
        word.is_some_and(|[blue, green, red, _]| [blue, green, red] == EMPTY)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: Over = Over { left: 10.4, top: 20.5, width: 100.2, height: 30.0, radius: 12.0 };

    #[test]
    fn whole_pixels_lie_around_it() {
        assert_eq!(CARD.around(), Over { left: 10.0, top: 20.0, width: 101.0, height: 31.0, radius: 0.0 });
    }

    #[test]
    fn a_pixel_is_within_it_by_the_windows_scale() {
        assert!(CARD.holds(10, 20, 1.0) && CARD.holds(221, 101, 2.0));
        assert!(!CARD.holds(9, 20, 1.0) && !CARD.holds(10, 51, 1.0) && !CARD.holds(222, 101, 2.0));
        assert!(CARD.meets((0.0, 0.0, 11.0, 21.0)) && !CARD.meets((0.0, 0.0, 10.0, 21.0)));
    }

    #[test]
    fn only_a_box_that_a_window_can_have_is_painted() {
        assert!(CARD.is_sound());
        for wrong in [
            Over { width: 0.0, ..CARD },
            Over { height: -1.0, ..CARD },
            Over { width: 1e9, ..CARD },
            Over { left: f64::NAN, ..CARD },
            Over { top: f64::INFINITY, ..CARD },
            Over { radius: -1.0, ..CARD },
        ] {
            assert!(!wrong.is_sound(), "{wrong:?}");
        }
    }
}
