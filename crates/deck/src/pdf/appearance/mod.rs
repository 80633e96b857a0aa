//! What annotations look like that bring no appearance of their own, as viewers draw them (ISO 32000-2, 12.5.6): marked
//! text, lines and figures, handwriting, text in a box, stamps, the posters of films, and the values of form fields.
//!
//! Limits: text is set in the standard fonts, so that letters beyond Windows-1252 are missing ([`Made::Lacking`]); rich
//! text is set plain; of the ends of lines only arrows are drawn.

mod choice;
mod drawing;
mod field;
mod figure;
mod markup;
mod rich_text;
mod style;
mod text_box;
mod widget;
mod writing;

use hayro::hayro_syntax::object::{Dict, Stream};

pub(super) use drawing::{Appearance, BOLD, MONO, Made, PICTURE, SANS, SERIF, SIGNS, STATE};
pub(super) use widget::Forms;

/// The appearance of an annotation of some kind; [`Made::Nothing`] when it has none to be drawn.
pub(super) fn make(kind: &str, annotation: &Dict<'_>, forms: &Forms) -> Made {
    match kind {
        "Highlight" | "Underline" | "StrikeOut" | "Squiggly" => markup::make(kind, annotation),
        "Square" | "Circle" | "Line" | "Polygon" | "PolyLine" | "Ink" | "Caret" => figure::make(kind, annotation),
        "FreeText" => text_box::free_text(annotation),
        "Stamp" => text_box::stamp(annotation),
        "Movie" => poster(annotation),
        "Widget" => widget::make(annotation, forms),
        _ => Made::Nothing,
    }
}

/// A film's poster, when the file has one as a picture.
fn poster(annotation: &Dict<'_>) -> Made {
    let movie = annotation.get::<Dict<'_>>("Movie");
    let Some(movie) = movie.filter(|movie| movie.get::<Stream<'_>>("Poster").is_some()) else { return Made::Nothing };
    let (Some(picture), Some(mut appearance)) = (movie.get_ref("Poster"), Appearance::of(annotation)) else {
        return Made::Nothing;
    };
    let [x0, y0, x1, y1] = appearance.place;
    appearance.content.transform([x1 - x0, 0.0, 0.0, y1 - y0, x0, y0]).x_object(PICTURE);
    appearance.picture = Some(picture);
    Made::Drawn(appearance)
}
