//! Puts pages on paper of another size.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::FinishError;
use crate::matrix::Bounds;

/// A sheet's width and height in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// From left to right.
    pub width: f32,
    /// From bottom to top.
    pub height: f32,
}

impl Paper {
    /// A4 upright: 210 by 297 mm.
    pub const A4: Self = Self { width: 210.0 / 25.4 * 72.0, height: 297.0 / 25.4 * 72.0 };
}

/// Scales what is on a page, links too, so that it is as wide as the paper, from its top edge.
pub(crate) fn fit(document: &mut Document, page: ObjectId, paper: Paper) -> Result<(), FinishError> {
    let dictionary = document.get_dictionary(page)?;
    let sides = dictionary.get_deref(b"MediaBox", document).and_then(Object::as_array)?;
    let Some(Bounds([left, _, right, top])) = Bounds::of(sides) else { return Ok(()) };
    let scale = paper.width / (right - left).max(1.0);
    let (across, up) = (-left * scale, paper.height - top * scale);
    let real = |number: f32| Object::Real(number);
    let matrix = [scale, 0.0, 0.0, scale, across, up].map(real).to_vec();
    let before = Content { operations: vec![Operation::new("q", Vec::new()), Operation::new("cm", matrix)] };
    let after = Content { operations: vec![Operation::new("Q", Vec::new())] };
    let before = document.add_object(Stream::new(Dictionary::new(), before.encode()?));
    let after = document.add_object(Stream::new(Dictionary::new(), after.encode()?));
    let content = document.get_page_contents(page);
    let content: Vec<Object> = [before].into_iter().chain(content).chain([after]).map(Object::Reference).collect();
    let links = document.get_dictionary(page)?.get_deref(b"Annots", document).and_then(Object::as_array).cloned();
    let mut placed = links.unwrap_or_default();
    let place = |link: &mut Dictionary| {
        let filled = link.get(b"Rect").and_then(Object::as_array).ok().and_then(|all| Bounds::of(all));
        if let Some(Bounds([x0, y0, x1, y1])) = filled {
            let moved = [x0 * scale + across, y0 * scale + up, x1 * scale + across, y1 * scale + up].map(real);
            link.set("Rect", moved.to_vec());
        }
    };
    for link in &mut placed {
        match link {
            Object::Dictionary(link) => place(link),
            Object::Reference(id) => place(document.get_dictionary_mut(*id)?),
            _ => {}
        }
    }
    let dictionary = document.get_dictionary_mut(page)?;
    dictionary.set("Contents", content);
    dictionary.set("Annots", placed);
    let sides = [0.0, 0.0, paper.width, paper.height].map(real).to_vec();
    dictionary.remove(b"CropBox");
    dictionary.set("MediaBox", sides);
    Ok(())
}
