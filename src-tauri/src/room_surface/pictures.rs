//! The pages that are ready to be painted, as pictures in the window system's memory: copying one to the window takes a
//! millisecond there.

use chairside_render::PageRequest;
use gtk::cairo::{Content, Context, Format, ImageSurface, Surface};
use gtk::gdk;

use super::unpack::Pixels;

/// A page that leaves bars thinner than this, in pixels, has its full size.
const HAIRLINE: u32 = 4;

/// A page as large as the window, with black around it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it is a picture of.
    pub request: PageRequest,
    /// A small version, enlarged.
    pub is_draft: bool,
    /// The picture, a pixel of it for each of the window.
    pub surface: Surface,
}

impl Picture {
    /// Makes it for this window.
    pub fn new(request: PageRequest, pixels: Pixels, window: &gdk::Window) -> Option<Self> {
        let Pixels { width, height, bytes, is_draft } = pixels;
        let (page_width, page_height) = (i32::try_from(width).ok()?, i32::try_from(height).ok()?);
        let stride = page_width.checked_mul(4)?;
        let page = ImageSurface::create_for_data(bytes, Format::Rgb24, page_width, page_height, stride).ok()?;
        let surface = as_large_as(&request, window)?;
        let context = Context::new(&surface).ok()?;
        context.set_source_rgb(0.0, 0.0, 0.0);
        context.paint().ok()?;
        if width + HAIRLINE < request.width && height + HAIRLINE < request.height {
            let by = (f64::from(request.width) / f64::from(width)).min(f64::from(request.height) / f64::from(height));
            context.translate(
                middle(request.width, f64::from(width) * by),
                middle(request.height, f64::from(height) * by),
            );
            context.scale(by, by);
            context.set_source_surface(&page, 0.0, 0.0).ok()?;
        } else {
            let left = middle(request.width, width.into()).floor();
            let top = middle(request.height, height.into()).floor();
            context.set_source_surface(&page, left, top).ok()?;
        }
        context.paint().ok()?;
        surface.flush();
        Some(Self { request, is_draft, surface })
    }
}

fn middle(whole: u32, part: f64) -> f64 {
    (f64::from(whole) - part) / 2.0
}

/// A surface in the window system's memory with a pixel for each of the request's box.
fn as_large_as(request: &PageRequest, window: &gdk::Window) -> Option<Surface> {
    let scale = window.scale_factor();
    let side = |pixels: u32| {
        i32::try_from(pixels).ok().map(|pixels| pixels.div_euclid(scale) + (pixels.rem_euclid(scale)).min(1))
    };
    let surface = window.create_similar_surface(Content::Color, side(request.width)?, side(request.height)?)?;
    surface.set_device_scale(1.0, 1.0);
    Some(surface)
}

/// The pages that are kept.
#[derive(Debug, Default)]
pub struct Pictures(Vec<Picture>);

impl Pictures {
    /// Keeps a picture in the place of an earlier one of the same page.
    pub fn keep(&mut self, picture: Picture) {
        self.0.retain(|known| known.request != picture.request);
        self.0.push(picture);
    }

    /// The picture of a page.
    pub fn get(&self, request: &PageRequest) -> Option<&Picture> {
        self.0.iter().find(|known| known.request == *request)
    }

    /// Whether the page is here in its full size.
    pub fn has_whole(&self, request: &PageRequest) -> bool {
        self.get(request).is_some_and(|picture| !picture.is_draft)
    }

    /// Drops all but these.
    pub fn keep_only(&mut self, requests: &[PageRequest]) {
        self.0.retain(|known| requests.contains(&known.request));
    }
}
