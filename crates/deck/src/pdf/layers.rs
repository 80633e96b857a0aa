//! Layers ("optional content", ISO 32000-2, 8.11): which of them are hidden when a document is viewed.
//!
//! One function decides for all that can belong to a layer: pictures, forms, marked content and annotations. What it
//! hides is left out of the document that is drawn and read (`rewrite`), so that pixels, text, search and links agree.
//!
//! A group is on or off as the default configuration says (`BaseState`, `ON`, `OFF`); then usage counts, in the way that
//! it has when a document is viewed: where `AS` says so for the event `View`, and, stricter than the standard but as
//! `PDFium` and `PDF.js` do, wherever a group says that its `ViewState` is `OFF`. Languages and users are not considered, and
//! the page is never zoomed.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString};
use hayro::hayro_syntax::xref::XRef;

use super::text_string::{decode, one_line};

/// How deep visibility expressions may be nested, and how many of their terms are looked at.
const DEEPEST: usize = 32;
const MOST_TERMS: usize = 10_000;
const LONGEST_NAME: usize = 60;

/// The layers of a document.
pub(super) struct Layers<'a> {
    xref: &'a XRef,
    base: bool,
    on: HashSet<ObjectIdentifier>,
    off: HashSet<ObjectIdentifier>,
    /// What the configuration is for: only groups with one of these intents can be off.
    intents: Vec<Vec<u8>>,
    /// The groups that follow their usage when the document is viewed, each with the kinds of usage that count.
    automatic: Vec<(HashSet<ObjectIdentifier>, Vec<Vec<u8>>)>,
    known: RefCell<HashMap<ObjectIdentifier, bool>>,
}

impl<'a> Layers<'a> {
    /// The layers of a document; `None` when it has none.
    pub(super) fn read(xref: &'a XRef, catalog: &Dict<'a>) -> Option<Self> {
        let config = catalog.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D").unwrap_or_default();
        let usages = config.get::<Array<'_>>("AS").into_iter().flat_map(|all| all.iter::<Dict<'_>>());
        let of_viewing = usages.filter(|usage| is_name(usage, "Event", "View"));
        let automatic = of_viewing.map(|usage| (groups(&usage, "OCGs"), names(&usage, "Category"))).collect();
        let intents = names(&config, "Intent");
        Some(Self {
            xref,
            base: !is_name(&config, "BaseState", "OFF"),
            on: groups(&config, "ON"),
            off: groups(&config, "OFF"),
            intents: if intents.is_empty() { vec![b"View".to_vec()] } else { intents },
            automatic,
            known: RefCell::default(),
        })
    }

    /// Whether something is shown that belongs to this: a group, or a membership dictionary.
    pub(super) fn shows(&self, layer: &MaybeRef<Object<'a>>) -> bool {
        match layer {
            MaybeRef::Ref(reference) => self.shows_object((*reference).into()),
            // A group has an identity only when it is an object of its own.
            MaybeRef::NotRef(Object::Dict(dict)) => !is_membership(dict) || self.shows_member(dict),
            MaybeRef::NotRef(_) => true,
        }
    }

    /// Whether a document hides anything at all, and so whether it is worth looking for.
    pub(super) fn hide_some(&self, catalog: &Dict<'a>) -> bool {
        let all = catalog.get::<Dict<'a>>("OCProperties").and_then(|layers| layers.get::<Array<'a>>("OCGs"));
        all.is_none_or(|all| all.raw_iter().any(|group| !self.shows(&group)))
    }

    /// What the hidden groups are called that something belongs to, each once; one without a name is called "".
    pub(super) fn hidden_names(&self, layer: &MaybeRef<Object<'a>>) -> BTreeSet<String> {
        let dict = match layer {
            MaybeRef::Ref(reference) => self.xref.get::<Dict<'a>>((*reference).into()),
            MaybeRef::NotRef(object) => object.clone().into_dict(),
        };
        let Some(dict) = dict else { return BTreeSet::new() };
        let groups = match dict.get_raw::<Object<'a>>("OCGs") {
            Some(MaybeRef::NotRef(Object::Array(array))) => array.raw_iter().collect(),
            Some(group @ MaybeRef::Ref(_)) => vec![group],
            _ => Vec::new(),
        };
        let hidden = groups.iter().filter(|group| !self.shows(group));
        let named: BTreeSet<String> = hidden.filter_map(|group| self.name(group)).collect();
        if !named.is_empty() {
            return named;
        }
        BTreeSet::from([name_of(&dict)])
    }

    fn name(&self, group: &MaybeRef<Object<'a>>) -> Option<String> {
        let MaybeRef::Ref(reference) = group else { return None };
        self.xref.get::<Dict<'a>>((*reference).into()).map(|group| name_of(&group))
    }

    /// Whether an annotation belongs to a hidden layer.
    pub(super) fn hides_annotation(&self, annotation: &Dict<'a>) -> bool {
        annotation.get_raw::<Object<'a>>("OC").is_some_and(|layer| !self.shows(&layer))
    }

    fn shows_object(&self, id: ObjectIdentifier) -> bool {
        if let Some(known) = self.known.borrow().get(&id) {
            return *known;
        }
        // What belongs to itself is shown.
        self.known.borrow_mut().insert(id, true);
        let shown = match self.xref.get::<Dict<'a>>(id) {
            Some(dict) if is_membership(&dict) => self.shows_member(&dict),
            Some(group) => self.is_on(id, &group),
            None => true,
        };
        self.known.borrow_mut().insert(id, shown);
        shown
    }

    fn is_on(&self, id: ObjectIdentifier, group: &Dict<'_>) -> bool {
        let own = names(group, "Intent");
        let all = self.intents.iter().any(|intent| intent == b"All");
        let intended = |intent: &Vec<u8>| self.intents.contains(intent);
        if !(all || own.iter().any(intended) || own.is_empty() && intended(&b"View".to_vec())) {
            return true;
        }
        let usage = group.get::<Dict<'_>>("Usage").unwrap_or_default();
        let following = self.automatic.iter().filter(|(groups, _)| groups.contains(&id));
        let advice: Vec<bool> =
            following.flat_map(|(_, kinds)| kinds.iter().filter_map(|kind| advice(&usage, kind))).collect();
        if !advice.is_empty() {
            return !advice.contains(&false);
        }
        let configured =
            if self.base { !self.off.contains(&id) } else { self.on.contains(&id) && !self.off.contains(&id) };
        configured && advice_of(&usage, b"View", "ViewState") != Some(false)
    }

    fn shows_member(&self, member: &Dict<'a>) -> bool {
        let expression = member.get::<Array<'_>>("VE");
        if let Some(value) = expression.and_then(|terms| self.value(&terms, 0, &mut { MOST_TERMS })) {
            return value;
        }
        let groups: Vec<MaybeRef<Object<'a>>> = match member.get_raw::<Object<'_>>("OCGs") {
            Some(MaybeRef::NotRef(Object::Array(array))) => array.raw_iter().collect(),
            Some(MaybeRef::Ref(reference)) => match self.xref.get::<Array<'a>>(reference.into()) {
                Some(array) => array.raw_iter().collect(),
                None => vec![MaybeRef::Ref(reference)],
            },
            _ => Vec::new(),
        };
        // A group that does not exist counts for nothing.
        let exists = |group: &&MaybeRef<Object<'a>>| match group {
            MaybeRef::Ref(reference) => self.xref.get::<Dict<'a>>((*reference).into()).is_some(),
            MaybeRef::NotRef(_) => false,
        };
        let mut states = groups.iter().filter(exists).map(|group| self.shows(group)).peekable();
        if states.peek().is_none() {
            return true;
        }
        match member.get::<Name<'_>>("P").as_deref() {
            Some(b"AllOn") => states.all(|on| on),
            Some(b"AnyOff") => states.any(|on| !on),
            Some(b"AllOff") => states.all(|on| !on),
            _ => states.any(|on| on),
        }
    }

    /// The value of a visibility expression; `None` when it is not one.
    fn value(&self, terms: &Array<'a>, depth: usize, left: &mut usize) -> Option<bool> {
        let mut items = terms.raw_iter();
        let operator = match items.next()? {
            MaybeRef::NotRef(Object::Name(name)) => name,
            MaybeRef::Ref(reference) => self.xref.get::<Name<'a>>(reference.into())?,
            MaybeRef::NotRef(_) => return None,
        };
        let mut values = Vec::new();
        for item in items {
            *left = left.checked_sub(1)?;
            let nested = match &item {
                MaybeRef::NotRef(Object::Array(array)) => Some(array.clone()),
                MaybeRef::Ref(reference) => self.xref.get::<Array<'a>>((*reference).into()),
                MaybeRef::NotRef(_) => return None,
            };
            values.push(match nested {
                Some(_) if depth >= DEEPEST => return None,
                Some(nested) => self.value(&nested, depth + 1, left)?,
                None => self.shows(&item),
            });
        }
        match (&*operator, &values[..]) {
            (_, []) => None,
            (b"And", values) => Some(values.iter().all(|on| *on)),
            (b"Or", values) => Some(values.iter().any(|on| *on)),
            (b"Not", [value]) => Some(!value),
            _ => None,
        }
    }
}

fn name_of(group: &Dict<'_>) -> String {
    group.get::<PdfString<'_>>("Name").map_or_else(String::new, |name| one_line(&decode(&name), LONGEST_NAME))
}

/// Whether a dictionary is a group or a membership dictionary.
pub(super) fn is_layer(dict: &Dict<'_>) -> bool {
    is_name(dict, "Type", "OCG") || is_membership(dict)
}

/// Whether a dictionary is one of membership. Some programs forget to say so.
fn is_membership(dict: &Dict<'_>) -> bool {
    match dict.get::<Name<'_>>("Type").as_deref() {
        Some(kind) => kind == b"OCMD",
        None => dict.contains_key("OCGs") || dict.contains_key("VE"),
    }
}

/// What one kind of usage says of a group when the document is viewed.
fn advice(usage: &Dict<'_>, kind: &[u8]) -> Option<bool> {
    match kind {
        b"View" => advice_of(usage, kind, "ViewState"),
        b"Print" => advice_of(usage, kind, "PrintState"),
        b"Export" => advice_of(usage, kind, "ExportState"),
        b"Zoom" => {
            let zoom = usage.get::<Dict<'_>>(kind)?;
            let from = zoom.get::<f32>("min").unwrap_or(0.0);
            let to = zoom.get::<f32>("max").unwrap_or(f32::INFINITY);
            Some((from..to).contains(&1.0))
        }
        _ => None,
    }
}

fn advice_of(usage: &Dict<'_>, kind: &[u8], state: &str) -> Option<bool> {
    match usage.get::<Dict<'_>>(kind)?.get::<Name<'_>>(state)?.as_str() {
        "ON" => Some(true),
        "OFF" => Some(false),
        _ => None,
    }
}

fn is_name(dict: &Dict<'_>, key: &str, value: &str) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|name| name.as_str() == value)
}

/// One name, or an array of them.
fn names(dict: &Dict<'_>, key: &str) -> Vec<Vec<u8>> {
    match dict.get::<Object<'_>>(key) {
        Some(Object::Name(name)) => vec![name.to_vec()],
        Some(Object::Array(array)) => array.iter::<Name<'_>>().map(|name| name.to_vec()).collect(),
        _ => Vec::new(),
    }
}

fn groups(dict: &Dict<'_>, key: &str) -> HashSet<ObjectIdentifier> {
    let list = dict.get::<Array<'_>>(key);
    list.into_iter().flat_map(|list| list.raw_iter()).filter_map(|item| item.as_obj_ref().map(Into::into)).collect()
}
