//! Painting a page into the window: at once under X11, else with the next frame.

use gtk::cairo::{Context, Operator, Surface};
use gtk::gdk::prelude::GdkContextExt;
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

use super::over::{Lying, Over};
use super::pictures::{Picture, is_laid_out};
use crate::at_once::{surface_for, window_of};
use crate::display::is_wayland;

/// Whether the window can be painted at any time. Wayland takes whole frames alone, and a window that has no size yet is not there.
pub fn is_painted_at_once(view: &WebView) -> bool {
    is_laid_out(view) && !is_wayland()
}

/// Paints a page into the window now, with what lies over it.
pub fn paint_at_once(view: &WebView, picture: &Picture, lying: &[Lying]) -> Option<()> {
    let window = window_of(view)?;
    let allocation = view.allocation();
    let context = Context::create_from_window(&window);
    context.translate(allocation.x().into(), allocation.y().into());
    let (width, height) = (f64::from(allocation.width()), f64::from(allocation.height()));
    // What lies over the page is blended before it is shown, or it would flicker.
    for one in lying {
        let around = one.over.around();
        let surface = blended(view, picture, one)?;
        context.set_operator(Operator::Source);
        context.set_source_surface(&surface, around.left, around.top).ok()?;
        rectangle(&context, around);
        context.fill().ok()?;
    }
    rest_of(&context, width, height, lying);
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
    let (own_width, own_height) = (f64::from(picture.size.0) / scale, f64::from(picture.size.1) / scale);
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

/// Paints something that lies over the page.
pub fn paint_over(context: &Context, one: &Lying) -> Option<()> {
    let around = one.over.around();
    context.save().ok()?;
    one.over.outline(context);
    context.clip();
    context.set_operator(Operator::Over);
    context.set_source_surface(&one.picture, around.left, around.top).ok()?;
    context.paint().ok()?;
    context.restore().ok()
}

/// A part of the page with what lies over it.
fn blended(view: &WebView, picture: &Picture, one: &Lying) -> Option<Surface> {
    let around = one.over.around();
    #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
    let surface = surface_for(view, around.width as i32, around.height as i32)?;
    let context = Context::new(&surface).ok()?;
    context.translate(-around.left, -around.top);
    paint(&context, view, picture)?;
    paint_over(&context, one)?;
    drop(context);
    Some(surface)
}

/// Everything but what lies over the page.
fn rest_of(context: &Context, width: f64, height: f64, lying: &[Lying]) {
    context.set_fill_rule(gtk::cairo::FillRule::EvenOdd);
    context.rectangle(0.0, 0.0, width, height);
    for one in lying {
        rectangle(context, one.over.around());
    }
}

fn rectangle(context: &Context, part: Over) {
    context.rectangle(part.left, part.top, part.width, part.height);
}
