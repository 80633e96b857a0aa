//! Painting a page into the window: at once under X11, else with the next frame.

use gtk::cairo::{Content, Context, Operator};
use gtk::gdk;
use gtk::gdk::prelude::GdkContextExt;
use gtk::prelude::{ObjectExt, WidgetExt};
use webkit2gtk::WebView;

use super::over::{Over, covers_page, picture_of};
use super::pictures::Picture;

/// The window's size in pixels.
pub fn size_in_pixels(view: &WebView) -> (u32, u32) {
    let allocation = view.allocation();
    let pixels = |length: i32| u32::try_from(length.saturating_mul(view.scale_factor())).unwrap_or(0);
    (pixels(allocation.width()), pixels(allocation.height()))
}

/// The window of the window system that the view is in.
pub fn window_of(view: &WebView) -> Option<gdk::Window> {
    view.toplevel()?.window()
}

/// Whether the window can be painted at any time. Wayland takes whole frames alone.
pub fn is_painted_at_once(view: &WebView) -> bool {
    view.display().type_().name() == "GdkX11Display"
}

/// Paints a page into the window now, with what lies over it.
pub fn paint_at_once(view: &WebView, picture: &Picture, over: &[Over]) -> Option<()> {
    let window = window_of(view)?;
    let allocation = view.allocation();
    let context = Context::create_from_window(&window);
    context.translate(allocation.x().into(), allocation.y().into());
    let (width, height) = (f64::from(allocation.width()), f64::from(allocation.height()));
    let over = if over.is_empty() || covers_page(view) { &[] } else { over };
    // What lies over the page is blended before it is shown, or it would flicker.
    for one in over {
        let around = one.around();
        let surface = blended(view, picture, *one, &window)?;
        context.set_operator(Operator::Source);
        context.set_source_surface(&surface, around.left, around.top).ok()?;
        rectangle(&context, around);
        context.fill().ok()?;
    }
    rest_of(&context, width, height, over);
    context.clip();
    paint(&context, view, picture)?;
    drop(context);
    window.display().flush();
    Some(())
}

/// Paints a page as large as the view.
pub fn paint(context: &Context, view: &WebView, picture: &Picture) -> Option<()> {
    let allocation = view.allocation();
    let (width, height) = (f64::from(allocation.width()), f64::from(allocation.height()));
    let scale = f64::from(view.scale_factor());
    let (own_width, own_height) = (f64::from(picture.request.width) / scale, f64::from(picture.request.height) / scale);
    context.save().ok()?;
    context.set_operator(Operator::Source);
    if (own_width - width).abs() < 1.0 && (own_height - height).abs() < 1.0 {
        picture.surface.set_device_scale(scale, scale);
        context.set_source_surface(&picture.surface, 0.0, 0.0).ok()?;
    } else {
        // The window has just got another size: for a moment the old picture is stretched.
        let by = (width / own_width).min(height / own_height);
        context.set_source_rgb(0.0, 0.0, 0.0);
        context.paint().ok()?;
        picture.surface.set_device_scale(scale, scale);
        context.translate((width - own_width * by) / 2.0, (height - own_height * by) / 2.0);
        context.scale(by, by);
        context.set_source_surface(&picture.surface, 0.0, 0.0).ok()?;
        context.rectangle(0.0, 0.0, own_width, own_height);
        context.clip();
    }
    context.paint().ok()?;
    context.restore().ok()
}

/// Paints what the web page has over a page, as far as it is to be painted anew.
pub fn paint_over(context: &Context, view: &WebView, over: &[Over]) -> Option<()> {
    let (left, top, right, bottom) = context.clip_extents().ok()?;
    for one in over {
        let around = one.around();
        let is_apart = around.left >= right
            || around.top >= bottom
            || around.left + around.width <= left
            || around.top + around.height <= top;
        if !is_apart {
            paint_one(context, view, *one)?;
        }
    }
    Some(())
}

fn paint_one(context: &Context, view: &WebView, one: Over) -> Option<()> {
    let around = one.around();
    let picture = picture_of(view, around)?;
    context.save().ok()?;
    one.outline(context);
    context.clip();
    context.set_operator(Operator::Over);
    context.set_source_surface(&picture, around.left, around.top).ok()?;
    context.paint().ok()?;
    context.restore().ok()
}

/// A part of the page with what lies over it.
fn blended(view: &WebView, picture: &Picture, one: Over, window: &gdk::Window) -> Option<gtk::cairo::Surface> {
    let around = one.around();
    #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
    let (width, height) = (around.width as i32, around.height as i32);
    let surface = window.create_similar_surface(Content::Color, width.max(1), height.max(1))?;
    let context = Context::new(&surface).ok()?;
    context.translate(-around.left, -around.top);
    paint(&context, view, picture)?;
    paint_one(&context, view, one)?;
    drop(context);
    Some(surface)
}

/// Everything but what lies over the page.
fn rest_of(context: &Context, width: f64, height: f64, over: &[Over]) {
    context.set_fill_rule(gtk::cairo::FillRule::EvenOdd);
    context.rectangle(0.0, 0.0, width, height);
    for one in over {
        rectangle(context, one.around());
    }
}

fn rectangle(context: &Context, part: Over) {
    context.rectangle(part.left, part.top, part.width, part.height);
}
