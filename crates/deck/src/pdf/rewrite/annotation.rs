//! Writes annotations as they are to be drawn.

use hayro::hayro_syntax::object::{Dict, MaybeRef, Object};
use pdf_writer::{Array, Chunk, Finish, Name, Obj, Rect, Ref};

use super::copy::Copier;
use crate::pdf::appearance::{self, Appearance};
use crate::pdf::treatment::Treatment;

/// Writes an annotation into the list of its page.
pub(super) fn put<'a>(
    entry: &MaybeRef<Object<'a>>,
    annotation: &Dict<'a>,
    treatment: &Treatment,
    copier: &mut Copier<'a>,
    list: &mut Array<'_>,
) {
    match treatment {
        Treatment::AsItIs => copier.put(entry, list.push()),
        Treatment::LeftOut => {}
        Treatment::OnlyRead => copier.put_entries(annotation, &mut list.push().dict(), &[b"AP"]),
        Treatment::InState(state) => {
            let mut out = list.push().dict();
            copier.put_entries(annotation, &mut out, &[b"AS"]);
            out.pair(Name(b"AS"), Name(state));
        }
        Treatment::Drawn(appearance) => {
            let mut out = list.push().dict();
            copier.put_entries(annotation, &mut out, &[b"AP", b"AS"]);
            let form = put_appearance(appearance, copier);
            out.insert(Name(b"AP")).dict().pair(Name(b"N"), form);
        }
    }
}

fn put_appearance(appearance: &Appearance, copier: &mut Copier<'_>) -> Ref {
    let id = copier.new_ref();
    let mut chunk = Chunk::new();
    let [x0, y0, x1, y1] = appearance.place;
    let mut form = chunk.stream(id, appearance.content.as_bytes());
    form.pair(Name(b"Type"), Name(b"XObject")).pair(Name(b"Subtype"), Name(b"Form"));
    form.pair(Name(b"BBox"), Rect::new(x0, y0, x1, y1));
    let mut resources = form.insert(Name(b"Resources")).dict();
    put_state(appearance, resources.insert(Name(b"ExtGState")).dict().insert(appearance::STATE));
    put_fonts(resources.insert(Name(b"Font")).dict());
    if let Some(picture) = appearance.picture {
        let mut pictures = resources.insert(Name(b"XObject")).dict();
        copier.put(&MaybeRef::Ref(picture), pictures.insert(appearance::PICTURE));
    }
    resources.finish();
    form.finish();
    copier.chunk().extend(&chunk);
    id
}

fn put_state(appearance: &Appearance, into: Obj<'_>) {
    let mut state = into.dict();
    state.pair(Name(b"ca"), appearance.opacity).pair(Name(b"CA"), appearance.opacity);
    if appearance.is_multiplied {
        state.pair(Name(b"BM"), Name(b"Multiply"));
    }
}

/// The standard fonts that appearances are set in.
fn put_fonts(mut fonts: pdf_writer::Dict<'_>) {
    for (name, font) in [
        (appearance::SANS, b"Helvetica".as_slice()),
        (appearance::BOLD, b"Helvetica-Bold"),
        (appearance::SERIF, b"Times-Roman"),
        (appearance::MONO, b"Courier"),
        (appearance::SIGNS, b"ZapfDingbats"),
    ] {
        let mut dict = fonts.insert(name).dict();
        dict.pair(Name(b"Type"), Name(b"Font")).pair(Name(b"Subtype"), Name(b"Type1"));
        dict.pair(Name(b"BaseFont"), Name(font));
        if name != appearance::SIGNS {
            dict.pair(Name(b"Encoding"), Name(b"WinAnsiEncoding"));
        }
    }
}
