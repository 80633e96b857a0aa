//! Painting a page into the window: at once under X11, else with the next frame.

use gtk::cairo::{Content, Context, Operator};
use gtk::gdk;
use gtk::gdk::prelude::GdkContextExt;
use gtk::prelude::{ObjectExt, WidgetExt};
use webkit2gtk::WebView;

use super::over::{Area, covers_all, picture_of, places};
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

/// Paints a page into the window now, with what lies over it if `lies_over`.
pub fn paint_at_once(view: &WebView, picture: &Picture, lies_over: bool) -> Option<()> {
    let window = window_of(view)?;
    let allocation = view.allocation();
    let context = Context::create_from_window(&window);
    context.translate(allocation.x().into(), allocation.y().into());
    let (width, height) = (f64::from(allocation.width()), f64::from(allocation.height()));
    let areas = if lies_over && !covers_all(view) { places(width, height).to_vec() } else { Vec::new() };
    // What lies over the page is blended before it is shown, or it would flicker.
    for area in &areas {
        let surface = blended(view, picture, *area, &window)?;
        context.set_operator(Operator::Source);
        context.set_source_surface(&surface, area.left, area.top).ok()?;
        rectangle(&context, *area);
        context.fill().ok()?;
    }
    rest_of(&context, width, height, &areas);
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
pub fn paint_over(context: &Context, view: &WebView) -> Option<()> {
    let (left, top, right, bottom) = context.clip_extents().ok()?;
    let (left, top) = (left.floor(), top.floor());
    let area = Area { left, top, width: right.ceil() - left, height: bottom.ceil() - top };
    let over = picture_of(view, area)?;
    context.set_source_surface(&over, left, top).ok()?;
    context.paint().ok()
}

/// A part of the page with what lies over it.
fn blended(view: &WebView, picture: &Picture, area: Area, window: &gdk::Window) -> Option<gtk::cairo::Surface> {
    #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
    let (width, height) = (area.width.ceil() as i32, area.height.ceil() as i32);
    let surface = window.create_similar_surface(Content::Color, width.max(1), height.max(1))?;
    let context = Context::new(&surface).ok()?;
    context.translate(-area.left, -area.top);
    paint(&context, view, picture)?;
    let over = picture_of(view, area)?;
    context.set_source_surface(&over, area.left, area.top).ok()?;
    context.paint().ok()?;
    drop(context);
    Some(surface)
}

/// Everything but these areas.
fn rest_of(context: &Context, width: f64, height: f64, areas: &[Area]) {
    context.set_fill_rule(gtk::cairo::FillRule::EvenOdd);
    context.rectangle(0.0, 0.0, width, height);
    for area in areas {
        rectangle(context, *area);
    }
}

fn rectangle(context: &Context, area: Area) {
    context.rectangle(area.left, area.top, area.width, area.height);
}
