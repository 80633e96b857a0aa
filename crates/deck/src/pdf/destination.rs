//! Finds the page that a destination means: directly, by a name in the document's tables, or through an action.

use std::cell::RefCell;
use std::collections::HashMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::tree::{self, Budget};

const DEEPEST: usize = 4;
const MOST_NAMES_KEPT: usize = 20_000;

/// The pages of a document, to look destinations up in.
pub(super) struct Destinations {
    pages: HashMap<ObjectIdentifier, u32>,
    count: u32,
    /// Names that were looked up before: decks with a bar of sections repeat them on every page.
    names: RefCell<HashMap<Vec<u8>, Option<u32>>>,
}

impl Destinations {
    pub(super) fn new(pdf: &Pdf) -> Self {
        let pages: HashMap<_, _> =
            pdf.pages().iter().zip(0u32..).filter_map(|(page, at)| Some((page.raw().obj_id()?, at))).collect();
        let count = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
        Self { pages, count, names: RefCell::default() }
    }

    /// The page, from 0, that an outline entry or a link leads to: by its `/Dest`, or by its action if that is a `GoTo`.
    pub(super) fn page_of(&self, catalog: &Dict<'_>, dict: &Dict<'_>, budget: &mut Budget) -> Option<u32> {
        if let Some(target) = dict.get::<Object<'_>>("Dest") {
            return self.page(catalog, target, budget, 0);
        }
        let action = dict.get::<Dict<'_>>("A")?;
        if action.get::<Name<'_>>("S")?.as_str() != "GoTo" {
            return None;
        }
        self.page(catalog, action.get::<Object<'_>>("D")?, budget, 0)
    }

    fn page(&self, catalog: &Dict<'_>, target: Object<'_>, budget: &mut Budget, depth: usize) -> Option<u32> {
        if depth > DEEPEST || !budget.step() {
            return None;
        }
        match target {
            Object::Array(place) => self.page_at(&place),
            Object::Dict(dict) => self.page(catalog, dict.get::<Object<'_>>("D")?, budget, depth + 1),
            Object::Name(name) => self.named(catalog, name.as_ref(), budget, depth),
            Object::String(name) => self.named(catalog, name.as_bytes(), budget, depth),
            _ => None,
        }
    }

    /// The page in `[page /Fit …]`. Some programs write a number there, although that is for links to other documents.
    fn page_at(&self, place: &Array<'_>) -> Option<u32> {
        match place.raw_iter().next()? {
            MaybeRef::Ref(page) => self.pages.get(&page.into()).copied(),
            MaybeRef::NotRef(Object::Number(number)) => {
                u32::try_from(number.as_i64()).ok().filter(|page| *page < self.count)
            }
            MaybeRef::NotRef(_) => None,
        }
    }

    fn named(&self, catalog: &Dict<'_>, name: &[u8], budget: &mut Budget, depth: usize) -> Option<u32> {
        if let Some(known) = self.names.borrow().get(name) {
            return *known;
        }
        let found = catalog
            .get::<Dict<'_>>("Names")
            .and_then(|names| names.get::<Dict<'_>>("Dests"))
            .and_then(|root| tree::find(&root, name, budget))
            .or_else(|| catalog.get::<Dict<'_>>("Dests")?.get::<Object<'_>>(name));
        let page = found.and_then(|target| self.page(catalog, target, budget, depth + 1));
        let mut names = self.names.borrow_mut();
        if names.len() < MOST_NAMES_KEPT {
            names.insert(name.to_vec(), page);
        }
        page
    }
}
