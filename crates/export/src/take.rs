//! Takes pages of a PDF deck over as they are: text, pictures, fonts and links stay what they were. What the room does not
//! see is left out (`keep`): hidden layers, the half of a page with the speaker's notes, sticky notes.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::keep::{Keeper, LONGEST, PRIVATE};
use crate::matrix::Bounds;
use crate::sheet::{self, Half};

/// A page to be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenPage {
    /// Its number in the deck, from 0.
    pub number: u32,
    /// The box that the slide fills, where that is a part of the page: left, bottom, right, top, in the page's own
    /// coordinates.
    pub slide: Option<[f32; 4]>,
    /// The box of the speaker's notes that are to be drawn below the slide, in the same coordinates; `None` for no notes. Only
    /// with a `slide`.
    pub notes: Option<[f32; 4]>,
}

/// Why pages cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The deck is no PDF, or a broken one.
    #[error("the deck cannot be read: {0}")]
    Unreadable(#[from] lopdf::Error),
    /// Its drawings lie within one another so deep, or so often, that nobody can tell what is hidden.
    #[error("the deck's drawings are nested too deep to tell what is hidden in them")]
    Nested,
    /// A pattern has so many tiles on the slide, and so large ones, that nobody can tell what of it is hidden.
    #[error("a pattern in the deck repeats in such a way that nobody can tell what of it is hidden")]
    Pattern,
    /// A mask has no drawing, or one that cannot be read.
    #[error("a mask in the deck cannot be read, so nobody can tell what it hides")]
    Mask,
    /// Its pages are turned, so nobody can tell where below the slide is.
    #[error("the deck's pages are turned, so its notes cannot be put below the slides")]
    Turned,
    /// A page does not say how large it is.
    #[error("a page of the deck does not say how large it is")]
    NoSize,
    /// It has no such page.
    #[error("the deck has no page {}", .0 + 1)]
    NoPage(u32),
}

/// Annotations that are the speaker's own, or that only a viewer of its own can use.
const LEFT_OUT: [&[u8]; 6] = [b"Text", b"Popup", b"FileAttachment", b"Movie", b"Sound", b"RichMedia"];
/// What is kept of a page's own entries. The others are for other programs: a small picture of all of it, private data.
const OF_PAGE: [&[u8]; 9] =
    [b"Type", b"Parent", b"MediaBox", b"CropBox", b"Resources", b"Contents", b"Rotate", b"UserUnit", b"Group"];
/// Annotations of which readers show more than a drawing: what is written in them, or where they lead.
const SPEAKING: [&[u8]; 3] = [b"Link", b"Widget", b"FreeText"];
/// What people wrote beside the page in any other annotation.
const SAID: [&[u8]; 7] = [b"Contents", b"RC", b"T", b"Subj", b"IRT", b"NM", b"AA"];

/// A document of these pages alone. `deck` is a copy as `chairside_deck::pdf::copy_as_shown` makes it, in which what is
/// hidden belongs to the layer that is off.
pub(crate) fn take(deck: &[u8], pages: &[TakenPage]) -> Result<Document, TakeError> {
    let mut document = Document::load_mem(deck)?;
    let all: Vec<ObjectId> = document.get_pages().into_values().collect();
    let id_of = |page: &TakenPage| all.get(page.number as usize).copied().ok_or(TakeError::NoPage(page.number));
    let ids: Vec<ObjectId> = pages.iter().map(id_of).collect::<Result<_, _>>()?;
    let hidden = hidden_layer(&document);
    let links = Links::new(&all, pages);
    let tree = document.new_object_id();
    let mut keeper = Keeper::new(&mut document, hidden);
    for (page, id) in pages.iter().zip(&ids) {
        let notes = page.notes.map(|notes| notes_page(&mut keeper, *id, Bounds(notes), &links)).transpose()?;
        keep_page(&mut keeper, *id, page.slide.map(Bounds), &links)?;
        if let (Some(notes), Some(slide)) = (notes, page.slide) {
            sheet::below(keeper.document, *id, Bounds(slide), notes)?;
        }
        keeper.document.get_dictionary_mut(*id)?.set("Parent", tree);
    }
    let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let kids: Vec<Object> = ids.into_iter().map(Object::Reference).collect();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document.trailer.remove(b"Info");
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            for key in PRIVATE {
                stream.dict.remove(key);
            }
        }
    }
    document.prune_objects();
    Ok(document)
}

/// The layer that is off, if something belongs to it.
fn hidden_layer(document: &Document) -> Option<ObjectId> {
    let layers = document.catalog().ok()?.get_deref(b"OCProperties", document).and_then(Object::as_dict).ok()?;
    let config = layers.get_deref(b"D", document).and_then(Object::as_dict).ok()?;
    let off = config.get_deref(b"OFF", document).and_then(Object::as_array).ok()?;
    let hidden = off.first()?.as_reference().ok()?;
    let refers = |object: &Object| refers_to(object, hidden, 0);
    let is_used = |(id, object): (&ObjectId, &Object)| Some(*id) != root(document) && refers(object);
    document.objects.iter().any(is_used).then_some(hidden)
}

fn root(document: &Document) -> Option<ObjectId> {
    document.trailer.get(b"Root").and_then(Object::as_reference).ok()
}

fn refers_to(object: &Object, to: ObjectId, depth: usize) -> bool {
    const DEEPEST: usize = 64;
    let within = |dict: &Dictionary| dict.iter().any(|(_, value)| refers_to(value, to, depth + 1));
    match object {
        _ if depth > DEEPEST => true,
        Object::Reference(id) => *id == to,
        Object::Array(items) => items.iter().any(|item| refers_to(item, to, depth + 1)),
        Object::Dictionary(dict) => within(dict),
        Object::Stream(stream) => within(&stream.dict),
        _ => false,
    }
}

/// A page of its own for the notes beside a slide.
fn notes_page(keeper: &mut Keeper<'_>, page: ObjectId, notes: Bounds, links: &Links) -> Result<Half, TakeError> {
    let copy = keeper.document.get_dictionary(page)?.clone();
    let id = keeper.document.add_object(copy);
    keep_page(keeper, id, Some(notes), links)?;
    Ok(Half { page: id, filled: notes })
}

fn keep_page(keeper: &mut Keeper<'_>, id: ObjectId, slide: Option<Bounds>, links: &Links) -> Result<(), TakeError> {
    if slide.is_some() || keeper.hidden.is_some() {
        let content = keeper.document.get_page_content_with_limit(id, LONGEST)?;
        let page = keeper.document.get_dictionary(id)?;
        let resources = page.get_deref(b"Resources", keeper.document).and_then(Object::as_dict).cloned();
        let kept = keeper.page(&content, resources.unwrap_or_default(), slide)?;
        let content = keeper.document.add_object(Stream::new(Dictionary::new(), kept.content));
        let page = keeper.document.get_dictionary_mut(id)?;
        page.set("Contents", content);
        page.set("Resources", kept.resources);
    }
    let annotations = annotations(keeper, id, slide, links)?;
    let page = keeper.document.get_dictionary_mut(id)?;
    *page =
        page.iter().filter(|(key, _)| OF_PAGE.contains(&&key[..])).map(|(key, is)| (key.clone(), is.clone())).collect();
    if let Some(slide) = slide {
        let sides: Vec<Object> = slide.0.iter().map(|side| Object::Real(*side)).collect();
        page.set("MediaBox", sides.clone());
        page.set("CropBox", sides);
    }
    page.set("Annots", annotations);
    Ok(())
}

/// The annotations of a page that are kept, with links that lead to pages of the new document, and of each drawing what the
/// room sees.
fn annotations(
    keeper: &mut Keeper<'_>,
    page: ObjectId,
    slide: Option<Bounds>,
    links: &Links,
) -> Result<Vec<Object>, TakeError> {
    let all = keeper.document.get_page_annotations(page).unwrap_or_default();
    let filled = |annotation: &Dictionary| {
        let place = annotation.get_deref(b"Rect", keeper.document).and_then(Object::as_array).ok();
        place.and_then(|numbers| Bounds::of(numbers))
    };
    let is_kept = |annotation: &&Dictionary| {
        let middle = filled(annotation).map(Bounds::middle);
        let is_beside = slide.zip(middle).is_some_and(|(slide, middle)| !slide.contains(middle));
        !LEFT_OUT.contains(&kind(annotation)) && !is_beside
    };
    let kept = all.into_iter().filter(is_kept);
    let kept: Vec<_> = kept.filter_map(|one| Some((links.mended(keeper.document, one)?, filled(one)))).collect();
    let mut shown = Vec::with_capacity(kept.len());
    for (mut annotation, filled) in kept {
        if keep_appearance(keeper, &mut annotation, filled, slide)? {
            shown.push(Object::Dictionary(annotation));
        }
    }
    Ok(shown)
}

fn kind(annotation: &Dictionary) -> &[u8] {
    annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default()
}

/// Leaves an annotation the drawing that the room sees, and of that what the room sees. Returns whether there is anything to
/// see of it.
fn keep_appearance(
    keeper: &mut Keeper<'_>,
    annotation: &mut Dictionary,
    filled: Option<Bounds>,
    slide: Option<Bounds>,
) -> Result<bool, TakeError> {
    if !SPEAKING.contains(&kind(annotation)) {
        for key in SAID {
            annotation.remove(key);
        }
    }
    let document = &*keeper.document;
    let Ok(drawings) = annotation.get_deref(b"AP", document).and_then(Object::as_dict) else { return Ok(true) };
    let usual = drawings.get(b"N").and_then(|usual| document.dereference(usual));
    let id = match usual {
        Ok((id, Object::Stream(_))) => id,
        Ok((_, Object::Dictionary(states))) => {
            let state = annotation.get_deref(b"AS", document).and_then(Object::as_name).ok();
            state.and_then(|state| states.get(state).ok()?.as_reference().ok())
        }
        _ => None,
    };
    annotation.remove(b"AS");
    let Some(id) = id else {
        annotation.remove(b"AP");
        return Ok(true);
    };
    let Some(filled) = filled.filter(|_| slide.is_some() || keeper.hidden.is_some()) else {
        annotation.set("AP", dictionary! { "N" => id });
        return Ok(true);
    };
    let Some(kept) = keeper.appearance(id, filled, slide)? else { return Ok(false) };
    annotation.set("AP", dictionary! { "N" => kept });
    Ok(true)
}

/// Where the links of a deck lead in the new document.
struct Links {
    /// The pages of the deck, and the page of the new document that stands for each: the page itself, or the next one that
    /// was taken, which is the last step of the same slide.
    pages: BTreeMap<ObjectId, ObjectId>,
    ids: Vec<ObjectId>,
}

impl Links {
    fn new(all: &[ObjectId], taken: &[TakenPage]) -> Self {
        let stands_for = |number: usize| {
            let next = taken.iter().find(|page| page.number as usize >= number).or(taken.last())?;
            all.get(next.number as usize).copied()
        };
        let pages = all.iter().enumerate().filter_map(|(number, id)| Some((*id, stands_for(number)?)));
        Self { pages: pages.collect(), ids: all.to_vec() }
    }

    /// The annotation with a link that works in the new document; `None` for a link that leads nowhere.
    fn mended(&self, document: &Document, annotation: &Dictionary) -> Option<Dictionary> {
        let mut mended = annotation.clone();
        for key in [&b"P"[..], b"Parent", b"Popup", b"StructParent"] {
            mended.remove(key);
        }
        let is_link = kind(annotation) == b"Link";
        let action = annotation.get_deref(b"A", document).and_then(Object::as_dict).ok();
        let leads_to_page =
            action.filter(|action| action.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"GoTo"));
        let target = annotation.get(b"Dest").ok().or_else(|| leads_to_page?.get(b"D").ok());
        if let Some(target) = target.filter(|_| is_link) {
            mended.remove(b"A");
            mended.set("Dest", self.destination(document, target, 0)?);
        }
        Some(mended)
    }

    fn destination(&self, document: &Document, target: &Object, depth: usize) -> Option<Object> {
        const DEEPEST: usize = 8;
        if depth > DEEPEST {
            return None;
        }
        match document.dereference(target).ok()?.1 {
            Object::Array(place) => {
                let (page, view) = place.split_first()?;
                let page = match page {
                    Object::Reference(id) => *id,
                    Object::Integer(number) => *self.ids.get(usize::try_from(*number).ok()?)?,
                    _ => return None,
                };
                let page = Object::Reference(*self.pages.get(&page)?);
                Some(Object::Array([page].into_iter().chain(view.iter().cloned()).collect()))
            }
            Object::Dictionary(place) => self.destination(document, place.get(b"D").ok()?, depth + 1),
            Object::Name(name) | Object::String(name, _) => {
                self.destination(document, &named(document, name)?, depth + 1)
            }
            _ => None,
        }
    }
}

/// What a name in the document's tables stands for.
fn named(document: &Document, name: &[u8]) -> Option<Object> {
    let catalog = document.catalog().ok()?;
    let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict);
    let tree = names.and_then(|names| names.get_deref(b"Dests", document)).and_then(Object::as_dict);
    let mut left = 100_000;
    let found = tree.ok().and_then(|tree| in_tree(document, tree, name, &mut left, 0));
    let old = || catalog.get_deref(b"Dests", document).and_then(Object::as_dict).ok()?.get(name).ok().cloned();
    found.or_else(old)
}

fn in_tree(document: &Document, node: &Dictionary, name: &[u8], left: &mut u32, depth: usize) -> Option<Object> {
    const DEEPEST: usize = 16;
    *left = left.checked_sub(1)?;
    let names = node.get_deref(b"Names", document).and_then(Object::as_array).ok();
    for pair in names.into_iter().flat_map(|names| names.chunks_exact(2)) {
        *left = left.checked_sub(1)?;
        if pair[0].as_str().is_ok_and(|known| known == name) {
            return Some(pair[1].clone());
        }
    }
    let kids = node.get_deref(b"Kids", document).and_then(Object::as_array).ok().filter(|_| depth < DEEPEST);
    let mut kids = kids.into_iter().flatten().filter_map(|kid| document.dereference(kid).ok()?.1.as_dict().ok());
    kids.find_map(|kid| in_tree(document, kid, name, left, depth + 1))
}
