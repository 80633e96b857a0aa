//! A sheet of a handout: a slide, and below it the speaker's notes that stand beside it in the deck.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::keep::LONGEST;
use crate::matrix::Bounds;
use crate::paper::Paper;
use crate::take::TakeError;

/// A page, and the part of it that counts.
#[derive(Clone, Copy)]
pub(crate) struct Half {
    pub page: ObjectId,
    pub filled: Bounds,
}

/// Draws the notes below the slide of a page, which stays where it is. The page becomes as high as both, and wide enough for
/// both to fit on A4.
pub(crate) fn below(document: &mut Document, page: ObjectId, slide: Bounds, notes: Half) -> Result<(), TakeError> {
    let turn = document.get_dictionary(page)?.get_deref(b"Rotate", document).and_then(Object::as_i64).unwrap_or(0);
    if turn % 360 != 0 {
        return Err(TakeError::Turned);
    }
    let drawings = [form(document, page, slide)?, form(document, notes.page, notes.filled)?];
    let ([left, bottom, right, top], [x, _, end, upper]) = (slide.0, notes.filled.0);
    let scale = (right - left) / (end - x).max(1.0);
    let [_, lower, ..] = notes.filled.0;
    let height = (top - bottom) + (upper - lower) * scale;
    let width = (right - left).max(height * Paper::A4.width / Paper::A4.height);
    let margin = (width - (right - left)) / 2.0;
    let moved = [scale, 0.0, 0.0, scale, left - x * scale, bottom - upper * scale];
    let operation = |operator: &str, operands: Vec<Object>| Operation::new(operator, operands);
    let content = Content {
        operations: vec![
            operation("Do", vec!["Slide".into()]),
            operation("q", Vec::new()),
            operation("cm", moved.map(Object::Real).to_vec()),
            operation("Do", vec!["Notes".into()]),
            operation("Q", Vec::new()),
        ],
    };
    let content = document.add_object(Stream::new(Dictionary::new(), content.encode()?));
    let sides = [left - margin, top - height, right + margin, top].map(Object::Real).to_vec();
    let objects = dictionary! { "Slide" => drawings[0], "Notes" => drawings[1] };
    let dict = document.get_dictionary_mut(page)?;
    dict.set("Contents", content);
    dict.set("Resources", dictionary! { "XObject" => objects });
    dict.set("MediaBox", sides.clone());
    dict.set("CropBox", sides);
    Ok(())
}

/// What a page draws within a box, as a form.
pub(crate) fn form(document: &mut Document, page: ObjectId, filled: Bounds) -> Result<ObjectId, TakeError> {
    let content = document.get_page_content_with_limit(page, LONGEST)?;
    let dict = document.get_dictionary(page)?;
    let mut form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => filled.0.map(Object::Real).to_vec(),
        "Resources" => dict.get(b"Resources").cloned().unwrap_or_else(|_| Dictionary::new().into()),
    };
    if let Ok(group) = dict.get(b"Group") {
        form.set("Group", group.clone());
    }
    Ok(document.add_object(Stream::new(form, content)))
}
