//! What the page shows where a number is painted.

use gtk::cairo::{Content, Context, Error, Operator, Surface};
use gtk::gdk::prelude::GdkContextExt;
use gtk::gdk::{Display, Window};
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

/// A copy of a part of the page. With it a number is painted without the page: WebKitGTK drops what it has drawn ten seconds after it has
/// last put some of it on the screen, and then draws the whole window for the next number.
#[derive(Debug)]
pub struct Ground {
    part: Part,
    copy: Surface,
}

/// Left, top, right and bottom in logical pixels.
pub type Part = [i32; 4];

impl Ground {
    /// Copies what is in a part of this view, while it is being drawn. Nothing unless all of the part is being drawn.
    pub fn copied(view: &WebView, context: &Context, part: Part) -> Option<Self> {
        let drawn = context.copy_clip_rectangle_list().ok()?;
        if !drawn.iter().any(|one| {
            let [left, top, right, bottom] = part.map(f64::from);
            one.x() <= left && one.y() <= top && one.x() + one.width() >= right && one.y() + one.height() >= bottom
        }) {
            return None;
        }
        let copy = similar(&window_of(view)?, part)?;
        let (left, top) = context.user_to_device(part[0].into(), part[1].into());
        let onto = Context::new(&copy).ok()?;
        onto.set_source_surface(context.target(), -left, -top).ok()?;
        onto.paint().ok()?;
        Some(Self { part, copy })
    }

    /// Puts this into the window now, with what `paint` paints over it. Under X11 alone: Wayland takes whole frames.
    pub fn show(&self, view: &WebView, paint: impl FnOnce(&Context) -> Result<(), Error>) -> Option<()> {
        if crate::display::is_wayland() {
            return None;
        }
        let window = window_of(view)?;
        let [left, top] = [self.part[0], self.part[1]].map(f64::from);
        // Blended before it is shown, or it would flicker.
        let blended = similar(&window, self.part)?;
        let onto = Context::new(&blended).ok()?;
        onto.set_source_surface(&self.copy, 0.0, 0.0).ok()?;
        onto.paint().ok()?;
        onto.translate(-left, -top);
        paint(&onto).ok()?;
        drop(onto);
        let allocation = view.allocation();
        let context = Context::create_from_window(&window);
        context.translate(f64::from(allocation.x()) + left, f64::from(allocation.y()) + top);
        context.set_operator(Operator::Source);
        context.set_source_surface(&blended, 0.0, 0.0).ok()?;
        let (width, height) = size_of(self.part);
        context.rectangle(0.0, 0.0, width.into(), height.into());
        context.fill().ok()?;
        drop(context);
        Display::default()?.flush();
        Some(())
    }
}

fn window_of(view: &WebView) -> Option<Window> {
    view.toplevel()?.window()
}

/// A surface for a part, in the window system's memory.
fn similar(window: &Window, part: Part) -> Option<Surface> {
    let (width, height) = size_of(part);
    window.create_similar_surface(Content::Color, width, height)
}

fn size_of([left, top, right, bottom]: Part) -> (i32, i32) {
    ((right - left).max(1), (bottom - top).max(1))
}
