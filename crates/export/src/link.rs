//! Links on a page.

use lopdf::{Document, Object, ObjectId, dictionary};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::{FinishError, LinkBox};

/// What an address in a PDF cannot hold as it is; letters beyond ASCII are encoded in any case.
const NOT_IN_ADDRESSES: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\');

/// The height of a page that does not say it: a slide's.
const HEIGHT: f32 = 540.0;

/// Adds links to a page.
pub(crate) fn add(document: &mut Document, page: ObjectId, links: &[&LinkBox]) -> Result<(), FinishError> {
    if links.is_empty() {
        return Ok(());
    }
    let height = height(document, page).unwrap_or(HEIGHT);
    let annotations: Vec<Object> = links
        .iter()
        .map(|link| {
            let (bottom, top) = (height - link.top - link.height, height - link.top);
            let address = utf8_percent_encode(&link.url, NOT_IN_ADDRESSES).to_string();
            let annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => vec![link.left.into(), bottom.into(), (link.left + link.width).into(), top.into()],
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4,
                "A" => dictionary! { "Type" => "Action", "S" => "URI", "URI" => Object::string_literal(address) },
            };
            Object::Reference(document.add_object(annotation))
        })
        .collect();
    document.get_object_mut(page)?.as_dict_mut()?.set("Annots", annotations);
    Ok(())
}

/// The height of a page, from its media box or that of the pages above it.
fn height(document: &Document, page: ObjectId) -> Option<f32> {
    let mut at = page;
    for _ in 0..50 {
        let dictionary = document.get_dictionary(at).ok()?;
        if let Ok(sides) = dictionary.get(b"MediaBox").and_then(Object::as_array) {
            return Some(sides.get(3)?.as_float().ok()? - sides.get(1)?.as_float().ok()?);
        }
        at = dictionary.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}
