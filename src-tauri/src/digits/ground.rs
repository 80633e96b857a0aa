//! What the page shows where a number is painted.

use gtk::cairo::{Context, Error, Surface};
use webkit2gtk::WebView;

use crate::at_once::{paint_part, surface_for};

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
        let (width, height) = size_of(part);
        let copy = surface_for(view, width, height)?;
        let (left, top) = context.user_to_device(part[0].into(), part[1].into());
        let onto = Context::new(&copy).ok()?;
        onto.set_source_surface(context.target(), -left, -top).ok()?;
        onto.paint().ok()?;
        Some(Self { part, copy })
    }

    /// Puts this into the window now, with what `paint` paints over it. Under X11 alone.
    pub fn show(&self, view: &WebView, paint: impl FnOnce(&Context) -> Result<(), Error>) -> Option<()> {
        let [left, top, ..] = self.part;
        let (width, height) = size_of(self.part);
        paint_part(view, [left, top, width, height], |context| {
            context.set_source_surface(&self.copy, left.into(), top.into()).ok()?;
            context.paint().ok()?;
            paint(context).ok()
        })
    }
}

fn size_of([left, top, right, bottom]: Part) -> (i32, i32) {
    (right - left, bottom - top)
}
