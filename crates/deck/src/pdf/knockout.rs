//! Knockout groups (ISO 32000-2, 11.4.6): in such a group the topmost of the objects at a place is seen there, and none
//! through it. `hayro` draws them as ordinary groups.
//!
//! So their content is written anew: each object gets a mask that lets through what no later object of the group covers.
//! A mask is made by drawing the later objects, as if they were opaque, and turning its opacity round.
//!
//! Limits: forms as groups are mended, not pages, patterns or the appearances of annotations; not groups with inline
//! pictures, masks of their own or more objects than [`MOST_OBJECTS`] (each costs a drawing of those above it). What is
//! translucent in a form within the group lets the object below it through.

use std::collections::{BTreeSet, HashMap};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::kurbo::Affine;
use pdf_writer::Content;

use super::operand;
use super::tree::Budget;

/// The most objects that a group may have.
const MOST_OBJECTS: usize = 24;
const MOST_OPERATIONS: usize = 20_000;
const DEEPEST: usize = 16;

/// The knockout groups of a document.
#[derive(Default)]
pub(super) struct Knockouts {
    /// The groups that are written anew.
    pub(super) forms: HashMap<ObjectIdentifier, Masked>,
    /// The pages (from 0) with one that is not.
    pub(super) simplified: BTreeSet<usize>,
}

/// A group with masks.
pub(super) struct Masked {
    pub(super) content: Vec<u8>,
    pub(super) masks: Vec<Mask>,
}

/// What covers an object.
pub(super) struct Mask {
    pub(super) content: Vec<u8>,
    /// From the group's space to the one in which the mask is set.
    pub(super) matrix: [f32; 6],
}

/// The name of the graphics state that sets a mask (from 0), and of the one that takes it away.
pub(super) fn mask_name(at: usize) -> String {
    format!("ChairsideMask{at}")
}

pub(super) const NO_MASK: &str = "ChairsideNoMask";

enum Plan {
    /// It looks the same as an ordinary group.
    Ordinary,
    Masked(Masked),
    TooHard,
}

/// Finds the knockout groups of a document.
pub(super) fn find(pdf: &Pdf) -> Knockouts {
    let mut search = Search { found: Knockouts::default(), known: HashMap::new(), budget: Budget::default() };
    for (at, page) in pdf.pages().iter().enumerate() {
        let resources = page.resources();
        let group = page.raw().get::<Dict<'_>>("Group").unwrap_or_default();
        let is_knockout = group.get::<bool>("K").unwrap_or(false);
        let of_page = || plan(page.page_stream().unwrap_or_default(), &resources.ext_g_states, &resources.x_objects);
        if search.look(&resources.x_objects, 0) || is_knockout && !matches!(of_page(), Plan::Ordinary) {
            search.found.simplified.insert(at);
        }
    }
    search.found
}

struct Search {
    found: Knockouts,
    /// Whether there is a group in a form, or below it, that is too hard.
    known: HashMap<ObjectIdentifier, bool>,
    budget: Budget,
}

impl Search {
    /// Looks at the forms of some resources; `true` when a group among them is too hard.
    fn look(&mut self, x_objects: &Dict<'_>, depth: usize) -> bool {
        let mut too_hard = false;
        for name in x_objects.keys() {
            let Some(id) = x_objects.get_ref(&name).map(ObjectIdentifier::from) else { continue };
            too_hard |= match self.known.get(&id) {
                Some(known) => *known,
                None if depth >= DEEPEST || !self.budget.step() => false,
                None => self.look_at_form(id, x_objects.get::<Stream<'_>>(&name).as_ref(), depth),
            };
        }
        too_hard
    }

    fn look_at_form(&mut self, id: ObjectIdentifier, form: Option<&Stream<'_>>, depth: usize) -> bool {
        self.known.insert(id, false);
        let dict = form.map(Stream::dict);
        let is_form = |dict: &&Dict<'_>| dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        let (Some(form), Some(dict)) = (form, dict.filter(is_form)) else { return false };
        let resources = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let mut too_hard = self.look(&resources.get::<Dict<'_>>("XObject").unwrap_or_default(), depth + 1);
        let group = dict.get::<Dict<'_>>("Group").unwrap_or_default();
        if group.get::<bool>("K").unwrap_or(false) {
            let part = |key: &str| resources.get::<Dict<'_>>(key).unwrap_or_default();
            let content = form.decoded_data().unwrap_or_default();
            match plan(&content, &part("ExtGState"), &part("XObject")) {
                Plan::Ordinary => {}
                Plan::Masked(masked) => {
                    self.found.forms.insert(id, masked);
                }
                Plan::TooHard => too_hard = true,
            }
        }
        self.known.insert(id, too_hard);
        too_hard
    }
}

fn plan(content: &[u8], states: &Dict<'_>, x_objects: &Dict<'_>) -> Plan {
    let Some(operations) = operations(content) else { return Plan::TooHard };
    let objects = objects(&operations);
    let states: Vec<Dict<'_>> = named(&operations, "gs").filter_map(|name| states.get(name)).collect();
    let drawn: Vec<Stream<'_>> = named(&operations, "Do").filter_map(|name| x_objects.get(name)).collect();
    if objects.len() < 2 || !is_translucent(&states, &drawn) {
        return Plan::Ordinary;
    }
    let sets_mask =
        |state: &Dict<'_>| state.get::<Object<'_>>("SMask").is_some_and(|mask| !matches!(mask, Object::Name(_)));
    if objects.len() > MOST_OBJECTS || states.iter().any(sets_mask) {
        return Plan::TooHard;
    }
    let covered = &objects[..objects.len() - 1];
    let masks: Option<Vec<Mask>> = covered.iter().map(|object| mask(&operations, &objects, object)).collect();
    masks.map_or(Plan::TooHard, |masks| Plan::Masked(Masked { content: masked(&operations, covered), masks }))
}

/// An operation of content with its operands.
struct Operation<'a> {
    operator: String,
    operands: Vec<Object<'a>>,
}

/// The operations of content; `None` when there are too many, or inline pictures among them.
fn operations(content: &[u8]) -> Option<Vec<Operation<'_>>> {
    let mut operations = Vec::new();
    let mut rest = UntypedIter::new(content);
    while let Some(operation) = rest.next() {
        let operator = String::from_utf8_lossy(operation.operator).into_owned();
        let operands: Vec<Object<'_>> = operation.operands().cloned().collect();
        if operations.len() >= MOST_OPERATIONS || operands.iter().any(|value| matches!(value, Object::Stream(_))) {
            return None;
        }
        operations.push(Operation { operator, operands });
    }
    Some(operations)
}

/// An object of a group: its first and its last operation, and the transformation where it begins.
struct Painted {
    first: usize,
    last: usize,
    transformation: Affine,
}

impl Painted {
    fn has(&self, operation: usize) -> bool {
        (self.first..=self.last).contains(&operation)
    }
}

/// The objects of content: paths, text objects, shadings, pictures and forms.
fn objects(operations: &[Operation<'_>]) -> Vec<Painted> {
    let mut objects = Vec::new();
    let mut saved = Vec::new();
    let mut now = Affine::IDENTITY;
    let mut path: Option<usize> = None;
    let mut text: Option<(usize, bool)> = None;
    for (at, operation) in operations.iter().enumerate() {
        let mut add = |first: usize| objects.push(Painted { first, last: at, transformation: now });
        match operation.operator.as_str() {
            "q" => saved.push(now),
            "Q" => now = saved.pop().unwrap_or(now),
            "cm" => now *= matrix(&operation.operands),
            "m" | "re" => path = path.or(Some(at)),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" => add(path.take().unwrap_or(at)),
            "n" => path = None,
            "BT" => text = Some((at, false)),
            "Tj" | "TJ" | "'" | "\"" => text = text.map(|(first, _)| (first, true)),
            "ET" => {
                if let Some((first, true)) = text.take() {
                    add(first);
                }
            }
            "Do" | "sh" => add(at),
            _ => {}
        }
    }
    objects
}

fn matrix(operands: &[Object<'_>]) -> Affine {
    let numbers: Vec<f64> = operands.iter().cloned().filter_map(Object::into_number).map(|n| n.as_f64()).collect();
    <[f64; 6]>::try_from(numbers).map_or(Affine::IDENTITY, Affine::new)
}

/// The names that content gives to an operator.
fn named<'o, 'c>(operations: &'o [Operation<'c>], operator: &str) -> impl Iterator<Item = &'o Name<'c>> {
    let of_operator = move |operation: &&Operation<'_>| operation.operator == operator;
    operations.iter().filter(of_operator).filter_map(|operation| match operation.operands.first() {
        Some(Object::Name(name)) => Some(name),
        _ => None,
    })
}

/// Whether an object may show what is below it: by a graphics state, or by itself.
fn is_translucent(states: &[Dict<'_>], objects: &[Stream<'_>]) -> bool {
    let by_state = |state: &Dict<'_>| {
        let is_less = |key: &str| state.get::<f32>(key).is_some_and(|opacity| opacity < 1.0);
        let blends = state.get::<Object<'_>>("BM").is_some_and(
            |mode| !matches!(mode, Object::Name(name) if matches!(name.as_str(), "Normal" | "Compatible")),
        );
        is_less("ca") || is_less("CA") || blends || state.contains_key("SMask")
    };
    let by_itself = |object: &Stream<'_>| ["SMask", "Mask", "Group"].iter().any(|key| object.dict().contains_key(key));
    states.iter().any(by_state) || objects.iter().any(by_itself)
}

/// The group's content, with a mask set for each object that something may cover.
fn masked(operations: &[Operation<'_>], covered: &[Painted]) -> Vec<u8> {
    let mut content = Content::new();
    let set = |content: &mut Content, name: &str| {
        content.set_parameters(pdf_writer::Name(name.as_bytes()));
    };
    for (at, operation) in operations.iter().enumerate() {
        if let Some(mask) = covered.iter().position(|object| object.first == at) {
            set(&mut content, &mask_name(mask));
        }
        write(operation, &operation.operator, &mut content);
        if covered.iter().any(|object| object.last == at) {
            set(&mut content, NO_MASK);
        }
    }
    content.finish().into_vec()
}

/// What is drawn above an object: the same content, in which the others paint nothing.
fn mask(operations: &[Operation<'_>], objects: &[Painted], object: &Painted) -> Option<Mask> {
    let inverse = object.transformation.inverse();
    let mut content = Content::new();
    for (at, operation) in operations.iter().enumerate() {
        let paints = !objects.iter().any(|other| other.has(at) && other.last <= object.last);
        match operation.operator.as_str() {
            _ if paints => write(operation, &operation.operator, &mut content),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" => write(operation, "n", &mut content),
            "Tj" | "TJ" | "'" | "\"" | "Do" | "sh" => {}
            operator => write(operation, operator, &mut content),
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "hayro draws with f32")]
    let matrix = inverse.as_coeffs().map(|part| part as f32);
    matrix.iter().all(|part| part.is_finite()).then(|| Mask { content: content.finish().into_vec(), matrix })
}

fn write(operation: &Operation<'_>, operator: &str, content: &mut Content) {
    let mut out = content.op(operator);
    for value in &operation.operands {
        operand::put(value, out.obj());
    }
}
