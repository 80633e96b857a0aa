//! Fonts of type 3, whose glyphs are drawings: only those that are shown are kept, and of each what the room sees.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::names::{add_resources, names_nothing};
use super::place::Place;
use super::{DEEPEST, Keeper, LONGEST};
use crate::matrix::{Bounds, Matrix};
use crate::take::TakeError;

/// A glyph is looked at in so many places at most: what is on the slide in none of these is left out.
const MOST_VIEWS: usize = 64;

/// A glyph of which all is on the slide.
#[derive(Clone)]
pub(super) struct Glyph {
    /// What is left of it.
    id: ObjectId,
    /// What it names.
    resources: Dictionary,
    /// The box around it, in the font's coordinates; `None` if it is not known.
    drawn: Option<Bounds>,
}

impl Keeper<'_> {
    /// Whether a name is that of a font of type 3.
    pub(super) fn is_of_glyphs(&self, resources: &Dictionary, name: &[u8]) -> bool {
        self.font(resources, name).is_some_and(|font| {
            font.get_deref(b"Subtype", self.document).and_then(Object::as_name).is_ok_and(|kind| kind == b"Type3")
        })
    }

    fn font<'a>(&'a self, resources: &'a Dictionary, name: &[u8]) -> Option<&'a Dictionary> {
        let font = self.resource(resources, b"Font", name)?;
        self.document.dereference(font).ok()?.1.as_dict().ok()
    }

    /// A font with the glyphs that are shown there alone.
    pub(super) fn kept_font(
        &mut self,
        name: &[u8],
        shown: &BTreeMap<u8, Vec<Matrix>>,
        place: &Place,
    ) -> Result<Option<ObjectId>, TakeError> {
        let Some(mut font) = self.font(&place.resources, name).cloned() else { return Ok(None) };
        let matrix = font.get_deref(b"FontMatrix", self.document).and_then(Object::as_array).ok();
        let matrix =
            matrix.and_then(|numbers| Matrix::of(numbers)).unwrap_or(Matrix([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]));
        let drawings =
            font.get_deref(b"CharProcs", self.document).and_then(Object::as_dict).cloned().unwrap_or_default();
        let own = self.resources_of(&font);
        let names = self.names_of_characters(&font);
        let (mut kept, mut resources) = (Dictionary::new(), Dictionary::new());
        for (name, drawing) in &drawings {
            let is_it = |code: &u8| names.get(code).is_none_or(|known| known == name);
            let places = shown.iter().filter(|(code, _)| is_it(code)).flat_map(|(_, places)| places);
            let views = places.flat_map(|at| place.seen_from(matrix.then(*at))).take(MOST_VIEWS);
            let inside = Place {
                resources: own.clone().unwrap_or_else(|| place.resources.clone()),
                views: views.collect(),
                slide: place.slide,
                depth: place.depth + 1,
            };
            let Some(id) = drawing.as_reference().ok().filter(|_| !inside.views.is_empty()) else { continue };
            let glyph = self.kept_glyph(id, inside, own.is_some())?;
            add_resources(self.document, &mut resources, &glyph.resources);
            kept.set(name.clone(), glyph.id);
        }
        font.set("CharProcs", kept);
        font.set("Resources", resources);
        Ok(Some(self.document.add_object(font)))
    }

    /// A glyph that is drawn there.
    fn kept_glyph(&mut self, id: ObjectId, place: Place, is_same_anywhere: bool) -> Result<Glyph, TakeError> {
        let whole = if let Some(whole) = self.glyphs.get(&id).cloned() {
            whole
        } else {
            let whole = self.walked_glyph(id, Place { slide: None, ..place.clone() })?;
            if is_same_anywhere || names_nothing(&whole.resources) {
                self.glyphs.insert(id, whole.clone());
            }
            whole
        };
        let covers =
            |slide: Bounds, drawn: Bounds| place.views.iter().any(|view| slide.covers(drawn.transformed(*view)));
        match (place.slide, whole.drawn) {
            (None, _) => Ok(whole),
            (Some(slide), Some(drawn)) if covers(slide, drawn) => Ok(whole),
            (Some(_), _) => self.walked_glyph(id, place),
        }
    }

    fn walked_glyph(&mut self, id: ObjectId, place: Place) -> Result<Glyph, TakeError> {
        // Most glyphs are small and known after the first look.
        if place.slide.is_some() || place.depth > DEEPEST {
            self.count(&place)?;
        }
        let drawing = self.document.get_object(id).and_then(Object::as_stream)?.clone();
        let kept = self.content(&drawing.get_plain_content_with_limit(LONGEST)?, place)?;
        let (resources, drawn) = (kept.resources.clone(), kept.drawn);
        let id = if kept.is_all { id } else { self.rewritten(&drawing.dict, kept) };
        Ok(Glyph { id, resources, drawn })
    }

    /// The names of the glyphs of a font's characters, as far as it says so.
    fn names_of_characters(&self, font: &Dictionary) -> BTreeMap<u8, Vec<u8>> {
        let encoding = font.get_deref(b"Encoding", self.document).and_then(Object::as_dict).ok();
        let listed =
            encoding.and_then(|all| all.get_deref(b"Differences", self.document).and_then(Object::as_array).ok());
        let (mut names, mut code) = (BTreeMap::new(), Some(0_u8));
        for entry in listed.into_iter().flatten() {
            match (entry, code) {
                (Object::Integer(number), _) => code = u8::try_from(*number).ok(),
                (Object::Name(name), Some(at)) => {
                    names.insert(at, name.clone());
                    code = at.checked_add(1);
                }
                _ => {}
            }
        }
        names
    }
}
