//! Finds what is on hidden layers: a program in which the layer is switched on shows the page otherwise.
//!
//! A layer alone says little, since programs write many that hold nothing. So the content is read: a page counts when
//! something is painted there that belongs to a hidden layer, in it, in a form that it draws, or as an annotation.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};

use super::layers::Layers;
use super::treatment::annotations;

/// How deep forms are followed, and how many operations of a document are read. An ordinary page has some thousands.
const DEEPEST: usize = 16;
const MOST_OPERATIONS: u32 = 5_000_000;

/// The names of layers.
type Names = BTreeSet<String>;

/// The pages (from 0) of each hidden layer on which something is painted.
pub(super) fn find<'a>(pdf: &'a Pdf, catalog: &Dict<'a>, layers: &Layers<'a>) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    if !layers.hide_some(catalog) {
        return found;
    }
    let mut search = Search { layers, known: HashMap::new(), left: MOST_OPERATIONS };
    for (at, page) in pdf.pages().iter().enumerate() {
        let resources = page.resources();
        let content = page.page_stream().unwrap_or_default();
        let mut names = search.painted(content, &resources.properties, &resources.x_objects, 0);
        for (_, annotation) in annotations(page) {
            let kind = annotation.get::<Name<'_>>("Subtype");
            let is_seen = kind.is_some_and(|kind| !matches!(kind.as_str(), "Link" | "Popup" | "Text"));
            let layer = annotation.get_raw::<Object<'a>>("OC").filter(|_| is_seen);
            names.extend(layer.map(|layer| search.hidden(&layer)).unwrap_or_default());
        }
        for name in names {
            found.entry(name).or_default().push(at);
        }
    }
    found
}

struct Search<'s, 'a> {
    layers: &'s Layers<'a>,
    /// What was found in forms.
    known: HashMap<ObjectIdentifier, Names>,
    /// How many operations may still be read.
    left: u32,
}

impl<'a> Search<'_, 'a> {
    /// The hidden layers that something belongs to; none when it is shown.
    fn hidden(&self, layer: &MaybeRef<Object<'a>>) -> Names {
        if self.layers.shows(layer) { Names::new() } else { self.layers.hidden_names(layer) }
    }

    /// The hidden layers on which content paints.
    fn painted(&mut self, content: &[u8], properties: &Dict<'a>, x_objects: &Dict<'a>, depth: usize) -> Names {
        let mut found = Names::new();
        // The marked content that is open, each with the hidden layers that it belongs to.
        let mut open: Vec<Names> = Vec::new();
        let mut rest = UntypedIter::new(content);
        while let Some(operation) = rest.next() {
            self.left = self.left.saturating_sub(1);
            if self.left == 0 {
                break;
            }
            let mut operands = operation.operands();
            match &**operation.operator {
                b"BMC" => open.push(Names::new()),
                b"BDC" => {
                    let layer = match (operands.next(), operands.next()) {
                        (Some(Object::Name(tag)), Some(Object::Name(name))) if &**tag == b"OC" => {
                            properties.get_raw::<Object<'a>>(&**name)
                        }
                        _ => None,
                    };
                    open.push(layer.map(|layer| self.hidden(&layer)).unwrap_or_default());
                }
                b"EMC" => {
                    open.pop();
                }
                b"Do" if open.iter().all(BTreeSet::is_empty) => {
                    if let Some(Object::Name(name)) = operands.next() {
                        found.extend(self.of_object(x_objects, name, depth));
                    }
                }
                operator if paints(operator) => found.extend(open.iter().flatten().cloned()),
                _ => {}
            }
        }
        found
    }

    /// The hidden layers of a picture or a form, and of what it paints.
    fn of_object(&mut self, x_objects: &Dict<'a>, name: &Name<'_>, depth: usize) -> Names {
        let Some(object) = x_objects.get::<Stream<'a>>(&**name) else { return Names::new() };
        let dict = object.dict();
        let own = dict.get_raw::<Object<'a>>("OC").map(|layer| self.hidden(&layer)).unwrap_or_default();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        if !own.is_empty() || !is_form || depth >= DEEPEST {
            return own;
        }
        let id = x_objects.get_ref(&**name).map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return known.clone();
        }
        // A form that draws itself.
        self.known.extend(id.map(|id| (id, Names::new())));
        let resources = dict.get::<Dict<'a>>("Resources").unwrap_or_default();
        let part = |key: &str| resources.get::<Dict<'a>>(key).unwrap_or_default();
        let content = object.decoded_data().unwrap_or_default();
        let found = self.painted(&content, &part("Properties"), &part("XObject"), depth + 1);
        self.known.extend(id.map(|id| (id, found.clone())));
        found
    }
}

/// Whether an operator leaves something on the page.
fn paints(operator: &[u8]) -> bool {
    matches!(
        operator,
        b"f" | b"F"
            | b"f*"
            | b"B"
            | b"B*"
            | b"b"
            | b"b*"
            | b"S"
            | b"s"
            | b"sh"
            | b"Do"
            | b"BI"
            | b"Tj"
            | b"TJ"
            | b"'"
            | b"\""
    )
}
