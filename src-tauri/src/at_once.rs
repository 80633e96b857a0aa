//! Painting a part of a window at once, without waiting for its web page. Under X11 alone: Wayland takes whole frames.

use gtk::cairo::{Content, Context, Operator, Surface};
use gtk::gdk;
use gtk::gdk::prelude::GdkContextExt;
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

/// The window of the window system that a view is in.
pub fn window_of(view: &WebView) -> Option<gdk::Window> {
    view.toplevel()?.window()
}

/// A surface for a part of a view as large as this in logical pixels, in the window system's memory.
pub fn surface_for(view: &WebView, width: i32, height: i32) -> Option<Surface> {
    window_of(view)?.create_similar_surface(Content::Color, width.max(1), height.max(1))
}

/// Paints a part of a view: whole logical pixels from its left and its top, its width and its height. `paint` has the view's own places. What it
/// paints is put together before it is shown, or it would flicker. Nothing is shown under Wayland, or if `paint` fails.
pub fn paint_part(
    view: &WebView,
    [left, top, width, height]: [i32; 4],
    paint: impl FnOnce(&Context) -> Option<()>,
) -> Option<()> {
    if crate::display::is_wayland() {
        return None;
    }
    let window = window_of(view)?;
    let surface = surface_for(view, width, height)?;
    let (left, top, width, height) = (f64::from(left), f64::from(top), f64::from(width), f64::from(height));
    let together = Context::new(&surface).ok()?;
    together.translate(-left, -top);
    together.rectangle(left, top, width, height);
    together.clip();
    paint(&together)?;
    drop(together);
    let allocation = view.allocation();
    let context = Context::create_from_window(&window);
    context.translate(allocation.x().into(), allocation.y().into());
    context.set_operator(Operator::Source);
    context.set_source_surface(&surface, left, top).ok()?;
    context.rectangle(left, top, width, height);
    context.fill().ok()?;
    drop(context);
    window.display().flush();
    Some(())
}
