//! Writes a document anew before `hayro` draws it, where `hayro` 0.9 would draw it wrong and offers no hook:
//!
//! - Layers: it knows no visibility expressions, no usage, and no annotations that belong to a layer. What belongs to a
//!   hidden layer is marked with the one group that is off in the new document, and hidden annotations are left out.
//! - Annotations: it draws those with an appearance and no others. Those that a viewer draws get one (`appearance`);
//!   sticky notes lose theirs, so that they can be read and are not drawn.
//! - Composite fonts that are not in the file: for a character that the substitute lacks, it takes the glyph that has the
//!   character's number, which is any other letter. Such fonts get a table that leads to no glyph.
//! - Knockout groups: it draws them as ordinary ones. They get masks (`knockout`).
//!
//! All objects that pages, labels, outline and destinations reach are copied, unpacked from object streams and decrypted,
//! so that one way serves damaged and encrypted files too. Limit: the copy takes as much memory as the file, and only
//! documents that need it are copied.

mod annotation;
mod copy;
mod group;

use std::collections::HashMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Object, ObjectIdentifier};
use hayro::hayro_syntax::page::{Page, Rotation};
use pdf_writer::{Chunk, Name, Rect, Ref};

use super::knockout::Masked;
use super::layers::Layers;
use super::treatment::{Treatment, annotations};
use copy::Copier;

/// What of a page is copied as it is. The rest is inherited, written anew, or of no use here.
const OF_PAGE: [&[u8]; 3] = [b"Contents", b"Group", b"UserUnit"];

/// What is to be written otherwise than it is.
#[derive(Default)]
pub(super) struct Changes<'a> {
    pub(super) layers: Option<Layers<'a>>,
    /// What becomes of the annotations of a page (from 0), where some are not drawn as they are.
    pub(super) annotations: HashMap<usize, Vec<Treatment>>,
    /// Fonts of composite fonts without a program map what they cannot map by its character to no glyph.
    pub(super) unmaps: bool,
    /// Knockout groups.
    pub(super) groups: HashMap<ObjectIdentifier, Masked>,
}

impl Changes<'_> {
    /// There are none.
    pub(super) fn are_none(&self) -> bool {
        self.layers.is_none() && self.annotations.is_empty() && !self.unmaps && self.groups.is_empty()
    }
}

/// Writes a document with changes.
pub(super) fn rewrite<'a>(pdf: &'a Pdf, catalog: &Dict<'a>, changes: &'a Changes<'a>) -> Vec<u8> {
    let mut copier = Copier::new(pdf.xref(), changes.layers.as_ref(), changes.unmaps);
    let (root, tree) = (copier.new_ref(), copier.new_ref());
    let pages: Vec<Ref> = pdf.pages().iter().map(|page| copier.reserve(page.raw().obj_id())).collect();
    for (at, (page, id)) in pdf.pages().iter().zip(&pages).enumerate() {
        let treatments = changes.annotations.get(&at).map_or([].as_slice(), Vec::as_slice);
        let mut chunk = Chunk::new();
        write_page(page, *id, tree, treatments, &mut copier, &mut chunk);
        copier.chunk().extend(&chunk);
    }
    let mut out = pdf_writer::Pdf::new();
    out.pages(tree).count(i32::try_from(pages.len()).unwrap_or(i32::MAX)).kids(pages);
    let hidden = copier.hidden();
    let mut new = out.catalog(root);
    new.pages(tree);
    for key in ["PageLabels", "Outlines", "Dests"] {
        if let Some(value) = catalog.get_raw::<Object<'_>>(key) {
            copier.put(&value, new.insert(Name(key.as_bytes())));
        }
    }
    let dests = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get_raw::<Object<'_>>("Dests"));
    if let Some(dests) = dests {
        copier.put(&dests, new.insert(Name(b"Names")).dict().insert(Name(b"Dests")));
    }
    let mut layers = new.insert(Name(b"OCProperties")).dict();
    layers.insert(Name(b"OCGs")).array().item(hidden);
    layers.insert(Name(b"D")).dict().insert(Name(b"OFF")).array().item(hidden);
    drop(layers);
    drop(new);
    copier.copy(|copier, id, stream, new, chunk| {
        let masked = changes.groups.get(&id);
        if let Some(masked) = masked {
            group::put(stream, masked, new, copier, chunk);
        }
        masked.is_some()
    });
    out.extend(&copier.finish());
    out.finish()
}

fn write_page<'a>(
    page: &Page<'a>,
    id: Ref,
    parent: Ref,
    treatments: &[Treatment],
    copier: &mut Copier<'a>,
    chunk: &mut Chunk,
) {
    let mut out = chunk.indirect(id).dict();
    out.pair(Name(b"Type"), Name(b"Page")).pair(Name(b"Parent"), parent);
    out.pair(Name(b"MediaBox"), rect(page.media_box())).pair(Name(b"CropBox"), rect(page.crop_box()));
    out.pair(Name(b"Rotate"), turn(page.rotation()));
    let own = page.raw();
    for key in OF_PAGE {
        if let Some(value) = own.get_raw::<Object<'_>>(key) {
            copier.put(&value, out.insert(Name(key)));
        }
    }
    match own.get_raw::<Object<'_>>("Resources").filter(|_| own.get::<Dict<'_>>("Resources").is_some()) {
        Some(resources) => copier.put(&resources, out.insert(Name(b"Resources"))),
        None => put_inherited(page, copier, &mut out.insert(Name(b"Resources")).dict()),
    }
    let mut list = out.insert(Name(b"Annots")).array();
    let treatments = treatments.iter().map(Some).chain(std::iter::repeat(None));
    for ((entry, annotation), treatment) in annotations(page).iter().zip(treatments) {
        annotation::put(entry, annotation, treatment.unwrap_or(&Treatment::AsItIs), copier, &mut list);
    }
}

/// Writes the resources that a page inherits.
fn put_inherited<'a>(page: &Page<'a>, copier: &mut Copier<'a>, into: &mut pdf_writer::Dict<'_>) {
    let all = page.resources();
    for (key, part) in [
        (b"ExtGState".as_slice(), &all.ext_g_states),
        (b"Font", &all.fonts),
        (b"ColorSpace", &all.color_spaces),
        (b"XObject", &all.x_objects),
        (b"Pattern", &all.patterns),
        (b"Shading", &all.shadings),
    ] {
        copier.put_entries(part, &mut into.insert(Name(key)).dict(), &[]);
    }
    copier.put_properties(&all.properties, into.insert(Name(b"Properties")));
}

fn rect(rect: hayro::hayro_syntax::object::Rect) -> Rect {
    #[expect(clippy::cast_possible_truncation, reason = "hayro draws with f32")]
    let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|side| side as f32);
    Rect::new(x0, y0, x1, y1)
}

fn turn(rotation: Rotation) -> i32 {
    match rotation {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use hayro::hayro_syntax::Pdf;

    use super::{Changes, Layers, rewrite};
    use crate::pdf::{PdfDeck, PdfOptions};

    /// PDFs of all kinds that the repository has, with the password for those that want one.
    fn files() -> Vec<PathBuf> {
        let folders = ["tests/pages", "tests/pdf/cases", "fuzz/corpus"];
        let folders = folders.map(|folder| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder));
        let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
        let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|end| end == "pdf"));
        files.sort();
        files
    }

    #[test]
    fn a_document_written_without_changes_is_the_same() {
        let mut compared = 0;
        for path in files() {
            let bytes = Arc::new(std::fs::read(&path).unwrap());
            let password = if path.to_string_lossy().contains("unicode") { "Zürich-東京" } else { "secret" };
            let options = PdfOptions { password: Some(password.to_owned()), ..PdfOptions::default() };
            let Ok(original) = PdfDeck::open(bytes.clone(), &options) else { continue };
            let pdf = Pdf::new_with_password(bytes, password).unwrap();
            let catalog = pdf.xref().get(pdf.xref().root_id()).unwrap_or_default();
            // The new document has one layer of its own, so what belongs to the old ones must be known.
            let changes = Changes { layers: Layers::read(pdf.xref(), &catalog), ..Changes::default() };
            let copy = rewrite(&pdf, &catalog, &changes);
            let copy = PdfDeck::open(Arc::new(copy), &PdfOptions::default()).unwrap();
            assert_eq!((&original.info().pages, &original.info().outline), (&copy.info().pages, &copy.info().outline));
            let (mut one, mut other) = (original.painter(), copy.painter());
            for (page, _) in (0..8).zip(&original.info().pages) {
                assert_eq!(one.text(page), other.text(page), "{} {page}", path.display());
                assert!(one.render(page, 200, 200) == other.render(page, 200, 200), "{} {page}", path.display());
            }
            compared += 1;
        }
        assert!(compared >= 30, "{compared}");
    }
}
