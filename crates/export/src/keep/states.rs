//! Graphics states that are named among the resources (`gs`): the group of a soft mask, and a font.

use lopdf::{Dictionary, Object, ObjectId};

use super::Keeper;
use super::place::Place;
use crate::matrix::Matrix;
use crate::take::TakeError;

/// What of a graphics state draws.
pub(super) struct Drawing {
    /// It has a mask, or says that there is none.
    pub sets_mask: bool,
    /// The font that it sets, and its size.
    pub font: Option<(Object, f32)>,
}

impl Keeper<'_> {
    /// The graphics state of a name.
    fn state<'a>(&'a self, resources: &'a Dictionary, name: &[u8]) -> Option<&'a Dictionary> {
        let state = self.resource(resources, b"ExtGState", name)?;
        self.document.dereference(state).ok()?.1.as_dict().ok()
    }

    /// What of a graphics state draws.
    pub(super) fn drawing_of_state(&self, resources: &Dictionary, name: &[u8]) -> Drawing {
        let Some(state) = self.state(resources, name) else { return Drawing { sets_mask: false, font: None } };
        let font = state.get_deref(b"Font", self.document).and_then(Object::as_array).ok();
        let font = font.and_then(|font| Some((font.first()?.clone(), font.get(1)?.as_float().ok()?)));
        Drawing { sets_mask: state.has(b"SMask"), font }
    }

    /// A graphics state with what the room sees of its mask, or without mask if nothing is drawn with it, and without font;
    /// `None` if it may stay as it is.
    pub(super) fn kept_state(
        &mut self,
        name: &[u8],
        now: Matrix,
        place: &Place,
        is_used: bool,
    ) -> Result<Option<ObjectId>, TakeError> {
        let Some(state) = self.state(&place.resources, name) else { return Ok(None) };
        let (mut state, mut is_new) = (state.clone(), state.has(b"Font"));
        state.remove(b"Font");
        let mask = state.get_deref(b"SMask", self.document).and_then(Object::as_dict).ok().cloned();
        if let Some(mut mask) = mask {
            let group = mask.get(b"G").and_then(Object::as_reference).ok().filter(|_| is_used);
            let kept = group.map(|group| self.kept_group(group, now, place)).transpose()?.flatten();
            is_new |= kept.is_none() || kept != group;
            match kept {
                Some(kept) => {
                    mask.set("G", kept);
                    state.set("SMask", mask);
                }
                None if is_used => return Err(TakeError::Mask),
                None => state.set("SMask", "None"),
            }
        }
        Ok(is_new.then(|| self.document.add_object(state)))
    }

    /// The group of a mask with what the room sees of it.
    fn kept_group(&mut self, id: ObjectId, now: Matrix, place: &Place) -> Result<Option<ObjectId>, TakeError> {
        let group = self.document.get_object(id).and_then(Object::as_stream)?;
        let inner = self.matrix_of(&group.dict).then(now);
        // A group of which nothing is on the slide still masks what is there: all of it.
        let bounds = self.bounds_of(&group.dict);
        let inside = place.of_form(inner, bounds).unwrap_or_else(|| Place {
            views: Vec::new(),
            depth: place.depth + 1,
            ..place.clone()
        });
        self.stream(id, inside).map(Some)
    }
}
