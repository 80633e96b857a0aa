//! The pages that are ready to be painted, as pictures in the window system's memory: copying one to the window takes a
//! millisecond there.

use chairside_render::PageRequest;
use gtk::cairo::{Content, Context, Error, Format, ImageSurface, Surface};
use gtk::gdk;
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

use super::over::draw_web;
use super::unpack::Pixels;

/// A page that leaves bars thinner than this, in pixels, has its full size.
const HAIRLINE: u32 = 4;

/// A picture as large as the window.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// A small version, enlarged.
    pub is_draft: bool,
    /// The picture, a pixel of it for each of the window.
    pub surface: Surface,
}

impl Picture {
    /// The page of a PDF, with black around it.
    pub fn of_page(request: &PageRequest, pixels: Pixels, window: &gdk::Window) -> Option<Self> {
        let Pixels { width, height, bytes, is_draft } = pixels;
        let (page_width, page_height) = (i32::try_from(width).ok()?, i32::try_from(height).ok()?);
        let stride = page_width.checked_mul(4)?;
        let page = ImageSurface::create_for_data(bytes, Format::Rgb24, page_width, page_height, stride).ok()?;
        let picture = Self { is_draft, ..Self::of_one_colour((request.width, request.height), 0.0, window)? };
        picture.paint_in_halves(1.0, |context| {
            if width + HAIRLINE < request.width && height + HAIRLINE < request.height {
                let by =
                    (f64::from(request.width) / f64::from(width)).min(f64::from(request.height) / f64::from(height));
                context.translate(
                    middle(request.width, f64::from(width) * by),
                    middle(request.height, f64::from(height) * by),
                );
                context.scale(by, by);
                context.set_source_surface(&page, 0.0, 0.0)?;
            } else {
                let left = middle(request.width, width.into()).floor();
                let top = middle(request.height, height.into()).floor();
                context.set_source_surface(&page, left, top)?;
            }
            context.paint()
        })?;
        Some(picture)
    }

    /// Nothing but a grey between black (0) and white (1).
    pub fn of_one_colour(size: (u32, u32), grey: f64, window: &gdk::Window) -> Option<Self> {
        let picture = Self { size, is_draft: false, surface: as_large_as(size, window)? };
        let context = Context::new(&picture.surface).ok()?;
        context.set_source_rgb(grey, grey, grey);
        context.paint().ok()?;
        Some(picture)
    }

    /// What the web page shows now.
    pub fn of_web(view: &WebView, window: &gdk::Window) -> Option<Self> {
        let size = size_in_pixels(view);
        let picture = Self { size, is_draft: false, surface: as_large_as(size, window)? };
        let scale = f64::from(view.scale_factor());
        picture.surface.set_device_scale(scale, scale);
        picture.paint_in_halves(scale, |context| {
            draw_web(view, context);
            Ok(())
        })?;
        Some(picture)
    }

    /// Paints the upper half, then the lower one. When an image covers all of a surface under X11, cairo keeps a copy of it in shared memory
    /// for as long as there is the surface: 8 MB at full HD. `scale` is the surface's.
    fn paint_in_halves(&self, scale: f64, paint: impl Fn(&Context) -> Result<(), Error>) -> Option<()> {
        let (width, height) = (f64::from(self.size.0) / scale, f64::from(self.size.1) / scale);
        let middle = (height / 2.0).floor();
        for (top, bottom) in [(0.0, middle), (middle, height)] {
            let context = Context::new(&self.surface).ok()?;
            context.rectangle(0.0, top, width, bottom - top);
            context.clip();
            paint(&context).ok()?;
        }
        self.surface.flush();
        Some(())
    }

    /// Its pixels, row by row, to be compared with another's.
    pub fn pixels(&self) -> Option<ImageSurface> {
        let (width, height) = (i32::try_from(self.size.0).ok()?, i32::try_from(self.size.1).ok()?);
        let image = ImageSurface::create(Format::Rgb24, width, height).ok()?;
        self.surface.set_device_scale(1.0, 1.0);
        let context = Context::new(&image).ok()?;
        context.set_source_surface(&self.surface, 0.0, 0.0).ok()?;
        context.paint().ok()?;
        drop(context);
        image.flush();
        Some(image)
    }
}

/// Whether the window has a size yet.
pub fn is_laid_out(view: &WebView) -> bool {
    view.allocated_width() > 1 || view.allocated_height() > 1
}

/// The window's size in pixels.
pub fn size_in_pixels(view: &WebView) -> (u32, u32) {
    let allocation = view.allocation();
    let pixels = |length: i32| u32::try_from(length.saturating_mul(view.scale_factor())).unwrap_or(0);
    (pixels(allocation.width()), pixels(allocation.height()))
}

fn middle(whole: u32, part: f64) -> f64 {
    (f64::from(whole) - part) / 2.0
}

/// A surface of this many pixels in the window system's memory.
fn as_large_as((width, height): (u32, u32), window: &gdk::Window) -> Option<Surface> {
    let scale = window.scale_factor();
    let side = |pixels: u32| {
        i32::try_from(pixels).ok().map(|pixels| pixels.div_euclid(scale) + (pixels.rem_euclid(scale)).min(1))
    };
    let surface = window.create_similar_surface(Content::Color, side(width)?, side(height)?)?;
    surface.set_device_scale(1.0, 1.0);
    Some(surface)
}

/// The pages of PDFs that are kept.
#[derive(Debug, Default)]
pub struct Pictures(Vec<(PageRequest, Picture)>);

impl Pictures {
    /// Keeps a picture in the place of an earlier one of the same page.
    pub fn keep(&mut self, request: PageRequest, picture: Picture) {
        self.0.retain(|(known, _)| *known != request);
        self.0.push((request, picture));
    }

    /// The picture of a page.
    pub fn get(&self, request: &PageRequest) -> Option<&Picture> {
        self.0.iter().find(|(known, _)| known == request).map(|(_, picture)| picture)
    }

    /// Whether the page is here in its full size.
    pub fn has_whole(&self, request: &PageRequest) -> bool {
        self.get(request).is_some_and(|picture| !picture.is_draft)
    }

    /// Drops all but these.
    pub fn keep_only(&mut self, requests: &[PageRequest]) {
        self.0.retain(|(known, _)| requests.contains(known));
    }
}
