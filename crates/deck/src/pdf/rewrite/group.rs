//! Writes knockout groups with their masks.

use hayro::hayro_syntax::object::{Dict, Stream};
use pdf_writer::{Chunk, Finish, Name, Obj, Rect, Ref};

use super::copy::Copier;
use crate::pdf::knockout::{Mask, Masked, NO_MASK, mask_name};

/// Entries of a form that its new content makes wrong.
const OF_CONTENT: [&[u8]; 5] = [b"Length", b"Filter", b"DecodeParms", b"DP", b"Resources"];
/// Entries of a graphics state that make translucent what is to be opaque in a mask.
const OF_OPACITY: [&[u8]; 4] = [b"ca", b"CA", b"BM", b"SMask"];

/// Writes a group.
pub(super) fn put<'a>(form: &Stream<'a>, masked: &Masked, id: Ref, copier: &mut Copier<'a>, chunk: &mut Chunk) {
    let dict = form.dict();
    let resources = dict.get::<Dict<'a>>("Resources").unwrap_or_default();
    let masks: Vec<Ref> = masked.masks.iter().map(|mask| put_mask(mask, dict, &resources, copier)).collect();
    let mut out = chunk.stream(id, &masked.content);
    copier.put_entries(dict, &mut out, &OF_CONTENT);
    let mut own = out.insert(Name(b"Resources")).dict();
    copier.put_entries(&resources, &mut own, &[b"ExtGState"]);
    let mut states = own.insert(Name(b"ExtGState")).dict();
    copier.put_entries(&resources.get::<Dict<'a>>("ExtGState").unwrap_or_default(), &mut states, &[]);
    for (at, mask) in masks.into_iter().enumerate() {
        put_state(mask, states.insert(Name(mask_name(at).as_bytes())));
    }
    states.insert(Name(NO_MASK.as_bytes())).dict().pair(Name(b"SMask"), Name(b"None"));
}

/// The graphics state that sets a mask: what it draws is what is not seen.
fn put_state(mask: Ref, into: Obj<'_>) {
    let mut state = into.dict();
    let mut out = state.insert(Name(b"SMask")).dict();
    out.pair(Name(b"Type"), Name(b"Mask")).pair(Name(b"S"), Name(b"Alpha")).pair(Name(b"G"), mask);
    let mut inverse = out.insert(Name(b"TR")).dict();
    inverse.pair(Name(b"FunctionType"), 2).pair(Name(b"N"), 1);
    inverse.insert(Name(b"Domain")).array().items([0, 1]);
    inverse.insert(Name(b"C0")).array().item(1);
    inverse.insert(Name(b"C1")).array().item(0);
}

fn put_mask<'a>(mask: &Mask, group: &Dict<'a>, resources: &Dict<'a>, copier: &mut Copier<'a>) -> Ref {
    let id = copier.new_ref();
    let mut chunk = Chunk::new();
    let mut out = chunk.stream(id, &mask.content);
    out.pair(Name(b"Type"), Name(b"XObject")).pair(Name(b"Subtype"), Name(b"Form"));
    let [x0, y0, x1, y1] = group.get::<[f32; 4]>("BBox").unwrap_or_default();
    out.pair(Name(b"BBox"), Rect::new(x0, y0, x1, y1));
    out.insert(Name(b"Matrix")).array().items(mask.matrix);
    out.insert(Name(b"Group")).dict().pair(Name(b"S"), Name(b"Transparency")).pair(Name(b"I"), true);
    let mut own = out.insert(Name(b"Resources")).dict();
    copier.put_entries(resources, &mut own, &[b"ExtGState"]);
    let mut states = own.insert(Name(b"ExtGState")).dict();
    let all = resources.get::<Dict<'a>>("ExtGState").unwrap_or_default();
    for name in all.keys() {
        let Some(state) = all.get::<Dict<'a>>(&name) else { continue };
        let mut opaque = states.insert(Name(&name)).dict();
        copier.put_entries(&state, &mut opaque, &OF_OPACITY);
        opaque.pair(Name(b"ca"), 1).pair(Name(b"CA"), 1);
    }
    states.finish();
    own.finish();
    out.finish();
    copier.chunk().extend(&chunk);
    id
}
