//! Leaves out of a page's content what the room does not see: what belongs to the hidden layer, and what stands beside the
//! slide, where the speaker's notes are. It is taken out, not only covered: nobody can get it back from the file.
//!
//! All that content draws with is followed too: forms, tiling patterns, the groups of soft masks, the glyphs of fonts of
//! type 3. What nothing draws any more is no longer among the resources.
//!
//! A text is beside the slide when it begins there; a picture, a form or a path when all of it is there.
//!
//! The layers, each using only those before it: `place`, `tiles`, `marked`, `means`, `walk`, then what the walk finds: `glyphs`,
//! `states`, `names`.

mod glyphs;
mod marked;
mod means;
mod names;
mod place;
mod states;
mod tiles;
mod walk;

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::matrix::{Bounds, Matrix};
use crate::take::TakeError;
use glyphs::Glyph;
use place::Place;
use walk::Walk;

/// How deep forms are followed. What is deeper might be hidden, so such a deck is not taken.
const DEEPEST: usize = 12;
/// How many forms are looked through, each time that one is drawn; a hostile file draws forms of forms millions of times.
const MOST_FORMS: usize = 20_000;
/// The longest content of a page or a form, in bytes.
pub(crate) const LONGEST: usize = 64 << 20;
/// What a program keeps in a form or picture for itself, or for other ways to draw it.
pub(crate) const PRIVATE: [&[u8]; 7] =
    [b"PieceInfo", b"Metadata", b"Alternates", b"OPI", b"Ref", b"StructParent", b"StructParents"];

/// Keeps what the room sees of the contents of a document.
pub(crate) struct Keeper<'d> {
    pub document: &'d mut Document,
    /// The hidden layer.
    pub hidden: Option<ObjectId>,
    /// Forms of which all is on the slide, with what is left of each.
    known: HashMap<ObjectId, ObjectId>,
    /// Glyphs, by their drawing.
    glyphs: HashMap<ObjectId, Glyph>,
    /// How many forms were looked through.
    forms: usize,
}

/// What is kept of some content.
pub(crate) struct Kept {
    pub content: Vec<u8>,
    pub resources: Dictionary,
    /// Whether nothing was left out.
    is_all: bool,
    /// The box around all that it draws, in its own coordinates; `None` if it is not known.
    drawn: Option<Bounds>,
}

impl<'d> Keeper<'d> {
    /// Nothing of the document was looked through yet.
    pub fn new(document: &'d mut Document, hidden: Option<ObjectId>) -> Self {
        Self { document, hidden, known: HashMap::new(), glyphs: HashMap::new(), forms: 0 }
    }

    /// What the room sees of a page's content.
    pub fn page(&mut self, content: &[u8], resources: Dictionary, slide: Option<Bounds>) -> Result<Kept, TakeError> {
        self.content(content, Place { resources, views: vec![Matrix::IDENTITY], slide, depth: 0 })
    }

    /// The appearance of an annotation that fills this box of the page, with what the room sees of it; `None` if that is
    /// nothing.
    pub fn appearance(
        &mut self,
        id: ObjectId,
        filled: Bounds,
        slide: Option<Bounds>,
    ) -> Result<Option<ObjectId>, TakeError> {
        let form = self.document.get_object(id).and_then(Object::as_stream)?;
        if self.is_of_hidden_layer(&form.dict) {
            return Ok(None);
        }
        let matrix = self.matrix_of(&form.dict);
        let page = Place { resources: Dictionary::new(), views: vec![Matrix::IDENTITY], slide, depth: 0 };
        let Some(bounds) = self.bounds_of(&form.dict) else { return Ok(None) };
        let placed = matrix.then(Matrix::between(bounds.transformed(matrix), filled));
        match page.of_form(placed, Some(bounds)) {
            Some(place) => self.stream(id, place).map(Some),
            None => Ok(None),
        }
    }

    fn content(&mut self, content: &[u8], place: Place) -> Result<Kept, TakeError> {
        let operations = Content::decode(content)?.operations;
        let mut walk = Walk::new(place);
        for operation in operations {
            walk.take(self, operation)?;
        }
        walk.end(self)
    }

    /// Whether something belongs to the hidden layer.
    fn is_hidden(&self, layer: &Object) -> bool {
        self.hidden.is_some() && layer.as_reference().ok() == self.hidden
    }

    fn is_of_hidden_layer(&self, dict: &Dictionary) -> bool {
        dict.get(b"OC").is_ok_and(|layer| self.is_hidden(layer))
    }

    /// Where the form of this dictionary is drawn, from its coordinates to those of what draws it.
    fn matrix_of(&self, dict: &Dictionary) -> Matrix {
        let matrix = dict.get_deref(b"Matrix", self.document).and_then(Object::as_array).ok();
        matrix.and_then(|numbers| Matrix::of(numbers)).unwrap_or(Matrix::IDENTITY)
    }

    fn bounds_of(&self, dict: &Dictionary) -> Option<Bounds> {
        let bounds = dict.get_deref(b"BBox", self.document).and_then(Object::as_array).ok()?;
        Bounds::of(bounds)
    }

    /// What the resources of a kind have under a name.
    fn resource<'a>(&'a self, resources: &'a Dictionary, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        resources.get_deref(kind, self.document).and_then(Object::as_dict).ok()?.get(name).ok()
    }

    /// The resources of a form, a pattern or a font.
    fn resources_of(&self, dict: &Dictionary) -> Option<Dictionary> {
        dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok().cloned()
    }

    /// One more form is looked through.
    fn count(&mut self, place: &Place) -> Result<(), TakeError> {
        self.forms += 1;
        if place.depth > DEEPEST || self.forms > MOST_FORMS { Err(TakeError::Nested) } else { Ok(()) }
    }

    /// A form, a pattern or the like with what the room sees of it; its own id if that is all. It is at this place, whose
    /// resources count if it has none of its own.
    fn stream(&mut self, id: ObjectId, mut place: Place) -> Result<ObjectId, TakeError> {
        let stream = self.document.get_object(id).and_then(Object::as_stream)?;
        let own = self.resources_of(&stream.dict);
        let is_same_anywhere = place.slide.is_none() && own.is_some();
        if let Some(known) = self.known.get(&id).filter(|_| is_same_anywhere) {
            return Ok(*known);
        }
        let stream = stream.clone();
        self.count(&place)?;
        place.resources = own.clone().unwrap_or(place.resources);
        let kept = self.content(&stream.get_plain_content_with_limit(LONGEST)?, place)?;
        let is_all = kept.is_all && own.as_ref() == Some(&kept.resources);
        let new = if is_all { id } else { self.rewritten(&stream.dict, kept) };
        if is_same_anywhere {
            self.known.insert(id, new);
        }
        Ok(new)
    }

    /// A stream with what is kept of its content.
    fn rewritten(&mut self, dict: &Dictionary, kept: Kept) -> ObjectId {
        let mut dict = dict.clone();
        for key in [&b"Filter"[..], b"DecodeParms", b"Length"].into_iter().chain(PRIVATE) {
            dict.remove(key);
        }
        dict.set("Resources", kept.resources);
        self.document.add_object(Stream::new(dict, kept.content))
    }

    /// A tiling pattern with what the room sees of it; any other as it is.
    fn pattern(&mut self, id: ObjectId, place: &Place) -> Result<ObjectId, TakeError> {
        let Ok(pattern) = self.document.get_object(id).and_then(Object::as_stream) else { return Ok(id) };
        let number = |key: &[u8]| pattern.dict.get_deref(key, self.document).and_then(Object::as_float).ok();
        let step = (number(b"XStep").unwrap_or(0.0), number(b"YStep").unwrap_or(0.0));
        let (matrix, bounds) = (self.matrix_of(&pattern.dict), self.bounds_of(&pattern.dict));
        let mut inside = Place { depth: place.depth + 1, ..place.clone() };
        match place.slide.map(|slide| tiles::tiles(slide, &place.seen_from(matrix), step, bounds)).transpose()? {
            Some(Some(views)) => inside.views = views,
            Some(None) | None => inside.slide = None,
        }
        self.stream(id, inside)
    }
}
