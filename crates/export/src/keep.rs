//! Leaves out of a page's content what the room does not see: what belongs to the hidden layer, and what stands beside the
//! slide, where the speaker's notes are. It is taken out, not only covered: nobody can get it back from the file.
//!
//! A text is beside the slide when it begins there; a picture, a form or a path when all of it is there. Limit: what is in
//! patterns and masks stays.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::matrix::{Bounds, Matrix};
use crate::take::TakeError;

/// How deep forms are followed. What is deeper might be hidden, so such a deck is not taken.
const DEEPEST: usize = 12;
/// How many forms are looked through, each time that one is drawn; a hostile file draws forms of forms millions of times.
const MOST_FORMS: usize = 20_000;
/// The longest content of a page or a form, in bytes.
pub(crate) const LONGEST: usize = 64 << 20;

/// Keeps what the room sees of the contents of a document.
pub(crate) struct Keeper<'d> {
    pub document: &'d mut Document,
    /// The hidden layer.
    pub hidden: Option<ObjectId>,
    /// Forms that were looked through for what is hidden.
    known: HashMap<ObjectId, ObjectId>,
    /// How many forms were looked through.
    forms: usize,
}

/// Where content is: what it names, where it is drawn, and the slide there.
#[derive(Clone)]
struct Place {
    resources: Dictionary,
    now: Matrix,
    slide: Option<Bounds>,
    depth: usize,
}

/// What is kept of some content.
pub(crate) struct Kept {
    pub content: Vec<u8>,
    pub resources: Dictionary,
}

impl<'d> Keeper<'d> {
    /// Nothing of the document was looked through yet.
    pub fn new(document: &'d mut Document, hidden: Option<ObjectId>) -> Self {
        Self { document, hidden, known: HashMap::new(), forms: 0 }
    }

    /// What the room sees of a page's content.
    pub fn page(&mut self, content: &[u8], resources: Dictionary, slide: Option<Bounds>) -> Result<Kept, TakeError> {
        self.content(content, Place { resources, now: Matrix::IDENTITY, slide, depth: 0 })
    }

    fn content(&mut self, content: &[u8], place: Place) -> Result<Kept, TakeError> {
        let operations = Content::decode(content)?.operations;
        let mut walk = Walk::new(place);
        for operation in operations {
            walk.take(self, operation)?;
        }
        walk.forget_objects(self.document);
        let content = Content { operations: walk.out }.encode()?;
        Ok(Kept { content, resources: walk.place.resources })
    }

    /// Whether something belongs to the hidden layer.
    fn is_hidden(&self, layer: &Object) -> bool {
        self.hidden.is_some() && layer.as_reference().ok() == self.hidden
    }

    /// Whether a name of marked content is the hidden layer.
    fn hides(&self, operands: &[Object], resources: &Dictionary) -> bool {
        let [Object::Name(tag), Object::Name(name)] = operands else { return false };
        let properties = resources.get_deref(b"Properties", self.document).and_then(Object::as_dict);
        tag == b"OC" && properties.and_then(|all| all.get(name)).is_ok_and(|layer| self.is_hidden(layer))
    }

    /// The form or picture of a name.
    fn object(&self, name: &[u8], resources: &Dictionary) -> Option<(ObjectId, &Stream)> {
        let all = resources.get_deref(b"XObject", self.document).and_then(Object::as_dict).ok()?;
        let id = all.get(name).and_then(Object::as_reference).ok()?;
        Some((id, self.document.get_object(id).and_then(Object::as_stream).ok()?))
    }

    /// A form with what the room sees of it; its own id if that is all.
    fn form(&mut self, id: ObjectId, place: &Place, inner: Matrix, is_whole: bool) -> Result<ObjectId, TakeError> {
        if let Some(known) = self.known.get(&id).filter(|_| is_whole) {
            return Ok(*known);
        }
        if is_whole && self.hidden.is_none() {
            return Ok(id);
        }
        self.forms += 1;
        if place.depth >= DEEPEST || self.forms > MOST_FORMS {
            return Err(TakeError::Nested);
        }
        let form = self.document.get_object(id).and_then(Object::as_stream)?.clone();
        let resources = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).cloned();
        let slide = place.slide.filter(|_| !is_whole);
        let resources = resources.unwrap_or_else(|_| place.resources.clone());
        let inside = Place { resources, now: inner, slide, depth: place.depth + 1 };
        let kept = self.content(&form.get_plain_content_with_limit(LONGEST)?, inside)?;
        let mut dict = form.dict.clone();
        for key in [&b"Filter"[..], b"DecodeParms", b"Length"] {
            dict.remove(key);
        }
        dict.set("Resources", kept.resources);
        let new = self.document.add_object(Stream::new(dict, kept.content));
        if is_whole {
            self.known.insert(id, new);
        }
        Ok(new)
    }
}

/// A walk through content.
struct Walk {
    place: Place,
    out: Vec<Operation>,
    saved: Vec<Matrix>,
    /// The marked content that is open, and whether it is hidden.
    open: Vec<bool>,
    /// Where the line of text begins.
    line: Matrix,
    leading: f32,
    /// The path that is under way.
    path: Option<Path>,
}

/// A path that is not painted yet.
struct Path {
    /// Where it begins among what is kept.
    start: usize,
    /// Its points on the page.
    points: Vec<(f32, f32)>,
    /// What comes later is drawn within it alone.
    clips: bool,
}

/// Where a picture is drawn.
const PICTURE: Bounds = Bounds([0.0, 0.0, 1.0, 1.0]);

impl Walk {
    fn new(place: Place) -> Self {
        Self {
            place,
            out: Vec::new(),
            saved: Vec::new(),
            open: Vec::new(),
            line: Matrix::IDENTITY,
            leading: 0.0,
            path: None,
        }
    }

    fn is_hidden(&self) -> bool {
        self.open.contains(&true)
    }

    /// Keeps an operation, or leaves it out.
    fn take(&mut self, keeper: &mut Keeper<'_>, operation: Operation) -> Result<(), TakeError> {
        let numbers: Vec<f32> = operation.operands.iter().map_while(|number| number.as_float().ok()).collect();
        self.follow(&operation, &numbers);
        let is_kept = match operation.operator.as_str() {
            "BMC" => {
                self.open.push(false);
                true
            }
            "BDC" => {
                let hides = keeper.hides(&operation.operands, &self.place.resources);
                self.open.push(hides);
                !hides
            }
            "EMC" => self.open.pop() != Some(true),
            "Tj" | "TJ" => self.shows_text(),
            "sh" => !self.is_hidden(),
            "BI" => !self.is_hidden() && !self.is_beside(PICTURE),
            "'" | "\"" => {
                self.text_on_next_line(operation);
                return Ok(());
            }
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "n" => {
                self.paint(operation);
                return Ok(());
            }
            "Do" => return self.object(keeper, operation),
            _ => true,
        };
        if is_kept {
            self.out.push(operation);
        }
        Ok(())
    }

    /// Follows where the next thing is drawn.
    fn follow(&mut self, operation: &Operation, numbers: &[f32]) {
        let matrix = || Matrix::of(&operation.operands).unwrap_or(Matrix::IDENTITY);
        match operation.operator.as_str() {
            "q" => self.saved.push(self.place.now),
            "Q" => self.place.now = self.saved.pop().unwrap_or(self.place.now),
            "cm" => self.place.now = matrix().then(self.place.now),
            "BT" => self.set_line(Matrix::IDENTITY),
            "Tm" => self.set_line(matrix()),
            "TL" => self.leading = numbers.first().copied().unwrap_or(0.0),
            "T*" => self.next_line(),
            "Td" | "TD" => {
                let [x, y] = *numbers else { return };
                if operation.operator == "TD" {
                    self.leading = -y;
                }
                self.set_line(Matrix::moved(x, y).then(self.line));
            }
            "m" | "l" | "c" | "v" | "y" | "re" | "h" | "W" | "W*" => self.draw(&operation.operator, numbers),
            _ => {}
        }
    }

    fn set_line(&mut self, line: Matrix) {
        self.line = line;
    }

    fn next_line(&mut self) {
        self.set_line(Matrix::moved(0.0, -self.leading).then(self.line));
    }

    fn shows_text(&self) -> bool {
        let at = self.line.then(self.place.now).apply((0.0, 0.0));
        !self.is_hidden() && self.place.slide.is_none_or(|slide| slide.contains(at))
    }

    /// A text that first goes to the next line, which happens whether it is shown or not.
    fn text_on_next_line(&mut self, operation: Operation) {
        self.next_line();
        if self.shows_text() {
            self.out.push(operation);
            return;
        }
        if let [word, letter, _] = &operation.operands[..] {
            self.out.push(Operation::new("Tw", vec![word.clone()]));
            self.out.push(Operation::new("Tc", vec![letter.clone()]));
        }
        self.out.push(Operation::new("T*", Vec::new()));
    }

    /// Whether all of a box, as it is drawn now, is beside the slide.
    fn is_beside(&self, bounds: Bounds) -> bool {
        self.place.slide.is_some_and(|slide| slide.misses(bounds.transformed(self.place.now)))
    }

    fn draw(&mut self, operator: &str, numbers: &[f32]) {
        let start = self.out.len();
        let now = self.place.now;
        let path = self.path.get_or_insert(Path { start, points: Vec::new(), clips: false });
        path.clips |= operator.starts_with('W');
        if let ("re", [x, y, width, height]) = (operator, numbers) {
            path.points
                .extend([(*x, *y), (x + width, y + height), (*x, y + height), (x + width, *y)].map(|at| now.apply(at)));
            return;
        }
        path.points.extend(numbers.chunks_exact(2).map(|at| now.apply((at[0], at[1]))));
    }

    fn paint(&mut self, operation: Operation) {
        let path = self.path.take();
        let clips = path.as_ref().is_some_and(|path| path.clips);
        let bounds = path.as_ref().and_then(|path| Bounds::around(&path.points));
        let is_beside = bounds.zip(self.place.slide).is_some_and(|(bounds, slide)| slide.misses(bounds));
        if !(self.is_hidden() || is_beside) {
            self.out.push(operation);
        } else if clips {
            self.out.push(Operation::new("n", Vec::new()));
        } else if let Some(path) = path {
            self.out.truncate(path.start);
        }
    }

    fn object(&mut self, keeper: &mut Keeper<'_>, operation: Operation) -> Result<(), TakeError> {
        let Some(Object::Name(name)) = operation.operands.first() else { return Ok(()) };
        let Some((id, object)) = keeper.object(name, &self.place.resources) else { return Ok(()) };
        let is_of_layer = object.dict.get(b"OC").is_ok_and(|layer| keeper.is_hidden(layer));
        if self.is_hidden() || is_of_layer {
            return Ok(());
        }
        let is_form = object.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form {
            if !self.is_beside(PICTURE) {
                self.out.push(operation);
            }
            return Ok(());
        }
        let array = |key: &[u8]| object.dict.get_deref(key, keeper.document).and_then(Object::as_array).ok();
        let matrix = array(b"Matrix").and_then(|numbers| Matrix::of(numbers)).unwrap_or(Matrix::IDENTITY);
        let inner = matrix.then(self.place.now);
        let bounds = array(b"BBox").and_then(|numbers| Bounds::of(numbers)).map(|bounds| bounds.transformed(inner));
        let outside = bounds.zip(self.place.slide).is_some_and(|(bounds, slide)| slide.misses(bounds));
        if outside {
            return Ok(());
        }
        let is_whole = self.place.slide.is_none_or(|slide| bounds.is_some_and(|bounds| slide.covers(bounds)));
        let new = keeper.form(id, &self.place, inner, is_whole)?;
        if new == id {
            self.out.push(operation);
            return Ok(());
        }
        let name = format!("ChairsideKept{}", new.0);
        self.name_object(keeper.document, &name, new);
        self.out.push(Operation::new("Do", vec![Object::Name(name.into_bytes())]));
        Ok(())
    }

    /// Takes the forms and pictures out of the resources that are not drawn any more.
    fn forget_objects(&mut self, document: &Document) {
        let Ok(all) = self.place.resources.get_deref(b"XObject", document).and_then(Object::as_dict) else { return };
        let drawn = self.out.iter().filter(|operation| operation.operator == "Do");
        let drawn = drawn.filter_map(|operation| operation.operands.first()?.as_name().ok());
        let kept: Dictionary = drawn.filter_map(|name| Some((name.to_vec(), all.get(name).ok()?.clone()))).collect();
        self.place.resources.set("XObject", kept);
    }

    /// Gives a form a name among the resources.
    fn name_object(&mut self, document: &Document, name: &str, id: ObjectId) {
        let all = self.place.resources.get_deref(b"XObject", document).and_then(Object::as_dict);
        let mut all = all.cloned().unwrap_or_default();
        all.set(name, id);
        self.place.resources.set("XObject", all);
    }
}
