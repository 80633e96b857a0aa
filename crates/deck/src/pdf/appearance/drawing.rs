//! An appearance as it is made: content and what it needs.

use hayro::hayro_syntax::object::{Dict, ObjRef, Rect};
use pdf_writer::{Content, Name};

/// The names of fonts, of a picture and of a graphics state in the content of appearances.
pub(in crate::pdf) const SANS: Name<'static> = Name(b"Sans");
pub(in crate::pdf) const BOLD: Name<'static> = Name(b"Bold");
pub(in crate::pdf) const SERIF: Name<'static> = Name(b"Serif");
pub(in crate::pdf) const MONO: Name<'static> = Name(b"Mono");
pub(in crate::pdf) const SIGNS: Name<'static> = Name(b"Signs");
pub(in crate::pdf) const PICTURE: Name<'static> = Name(b"Picture");
pub(in crate::pdf) const STATE: Name<'static> = Name(b"State");

/// What became of making an appearance.
pub(in crate::pdf) enum Made {
    /// There is something to draw.
    Drawn(Appearance),
    /// It is drawn, but letters of it are missing.
    Lacking(Appearance),
    /// There is nothing to draw, or it cannot be told what.
    Nothing,
    /// The file does not say how it looks, and viewers differ.
    Unclear,
}

/// The content of an appearance, in the page's own space.
pub(in crate::pdf) struct Appearance {
    /// The annotation's rectangle: left, bottom, right, top.
    pub(in crate::pdf) place: [f32; 4],
    pub(in crate::pdf) content: Content,
    /// From 0 to 1.
    pub(in crate::pdf) opacity: f32,
    /// It colours what is below it, as a marker pen does.
    pub(in crate::pdf) is_multiplied: bool,
    /// The picture that is named [`PICTURE`].
    pub(in crate::pdf) picture: Option<ObjRef>,
}

impl Appearance {
    /// An empty appearance for an annotation; `None` when it has no place.
    pub(super) fn of(annotation: &Dict<'_>) -> Option<Self> {
        let rect = annotation.get::<Rect>("Rect")?;
        #[expect(clippy::cast_possible_truncation, reason = "hayro draws with f32")]
        let place = [rect.x0, rect.y0, rect.x1, rect.y1].map(|side| side as f32);
        let [x0, y0, x1, y1] = place;
        if !(place.iter().all(|side| side.is_finite()) && x1 > x0 && y1 > y0) {
            return None;
        }
        let mut content = Content::new();
        content.set_parameters(STATE);
        let opacity = annotation.get::<f32>("CA").filter(|opacity| (0.0..=1.0).contains(opacity)).unwrap_or(1.0);
        Some(Self { place, content, opacity, is_multiplied: false, picture: None })
    }

    pub(super) fn width(&self) -> f32 {
        self.place[2] - self.place[0]
    }

    pub(super) fn height(&self) -> f32 {
        self.place[3] - self.place[1]
    }
}
