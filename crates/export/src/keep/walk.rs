//! A walk through content, operation by operation, that keeps what the room sees.

use lopdf::content::{Content, Operation};
use lopdf::{Object, ObjectId};

use super::marked::{Open, without_words};
use super::means::{Glyphs, Means, Set};
use super::names::{forget_unnamed, kept_name, name_resource};
use super::place::Place;
use super::{Keeper, Kept};
use crate::matrix::{Bounds, Matrix};
use crate::take::TakeError;

/// A walk through content.
pub(super) struct Walk {
    place: Place,
    /// What is kept; `None` where something was kept and is not any more.
    out: Vec<Option<Operation>>,
    means: Means,
    saved: Vec<Means>,
    /// The marked content that is open.
    open: Vec<Open>,
    /// Where the line of text begins.
    line: Matrix,
    /// The path that is under way.
    path: Option<Path>,
    /// The patterns and masks that were set.
    set: Vec<Set>,
    /// The fonts of type 3 that were named.
    fonts: Vec<Glyphs>,
    /// How much was drawn, how much was left out, and whether anything is otherwise than it was.
    drawn: usize,
    left_out: usize,
    has_changed: bool,
    /// The box around all that is drawn; `None` for nothing so far.
    bounds: Option<Bounds>,
    /// Something is drawn whose box is not known.
    is_unbounded: bool,
}

/// A path that is not painted yet.
struct Path {
    /// Where it begins among what is kept.
    start: usize,
    /// Its points.
    points: Vec<(f32, f32)>,
    /// What comes later is drawn within it alone.
    clips: bool,
}

/// Where a picture is drawn.
const PICTURE: Bounds = Bounds([0.0, 0.0, 1.0, 1.0]);

impl Walk {
    pub fn new(place: Place) -> Self {
        Self {
            place,
            out: Vec::new(),
            means: Means::START,
            saved: Vec::new(),
            open: Vec::new(),
            line: Matrix::IDENTITY,
            path: None,
            set: Vec::new(),
            fonts: Vec::new(),
            drawn: 0,
            left_out: 0,
            has_changed: false,
            bounds: None,
            is_unbounded: false,
        }
    }

    fn is_hidden(&self) -> bool {
        self.open.iter().any(|open| open.hides)
    }

    fn keep(&mut self, operation: Operation) {
        self.out.push(Some(operation));
    }

    /// Something is drawn with what is set now, around these points.
    fn draws(&mut self, points: &[(f32, f32)]) {
        self.drawn += 1;
        for number in [self.means.fill, self.means.stroke, self.means.mask].into_iter().flatten() {
            self.set[number].is_used = true;
        }
        if let Some(bounds) = Bounds::around(points) {
            self.bounds = Some(self.bounds.map_or(bounds, |all| all.with(bounds)));
        }
    }

    /// Something is not drawn.
    fn leaves_out(&mut self) {
        self.left_out += 1;
    }

    /// Keeps an operation, or leaves it out.
    pub fn take(&mut self, keeper: &mut Keeper<'_>, operation: Operation) -> Result<(), TakeError> {
        let numbers: Vec<f32> = operation.operands.iter().filter_map(|number| number.as_float().ok()).collect();
        self.follow(&operation, &numbers);
        match operation.operator.as_str() {
            "BMC" | "BDC" => self.begin_marked(keeper, operation),
            "EMC" => self.end_marked(operation),
            // Points in the content that only say something.
            "MP" | "DP" => self.has_changed = true,
            "Tj" | "TJ" => self.text(operation),
            "'" | "\"" => self.text_on_next_line(operation),
            "BI" => self.picture(operation),
            "sh" if self.is_hidden() => self.leaves_out(),
            "sh" => {
                self.draws(&[]);
                self.keep(operation);
            }
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "n" => self.paint(operation),
            "Do" => return self.object(keeper, operation),
            "scn" | "SCN" | "sc" | "SC" | "g" | "G" | "rg" | "RG" | "k" | "K" | "cs" | "CS" => self.colour(operation),
            "gs" => self.state(keeper, operation),
            "Tf" => self.font(keeper, operation),
            _ => self.keep(operation),
        }
        Ok(())
    }

    /// Follows where the next thing is drawn.
    fn follow(&mut self, operation: &Operation, numbers: &[f32]) {
        let matrix = || Matrix::of(&operation.operands).unwrap_or(Matrix::IDENTITY);
        let number = || numbers.first().copied().unwrap_or(0.0);
        match operation.operator.as_str() {
            "q" => self.saved.push(self.means),
            "Q" => self.means = self.saved.pop().unwrap_or(self.means),
            "cm" => self.means.now = matrix().then(self.means.now),
            "BT" => self.line = Matrix::IDENTITY,
            "Tm" => self.line = matrix(),
            "TL" => self.means.leading = number(),
            "Tz" => self.means.width = number() / 100.0,
            "Ts" => self.means.rise = number(),
            "T*" => self.next_line(),
            "Td" | "TD" => {
                let [x, y] = *numbers else { return };
                if operation.operator == "TD" {
                    self.means.leading = -y;
                }
                self.line = Matrix::moved(x, y).then(self.line);
            }
            "m" | "l" | "c" | "v" | "y" | "re" | "h" | "W" | "W*" => self.draw(&operation.operator, numbers),
            _ => {}
        }
    }

    fn begin_marked(&mut self, keeper: &Keeper<'_>, operation: Operation) {
        let hides = operation.operator == "BDC" && keeper.hides(&operation.operands, &self.place.resources);
        self.open.push(Open { hides, at: self.out.len(), before: (self.drawn, self.left_out) });
        if hides {
            self.leaves_out();
        } else {
            self.keep(operation);
        }
    }

    fn end_marked(&mut self, operation: Operation) {
        let Some(open) = self.open.pop() else { return self.keep(operation) };
        if !open.hides {
            self.hush(&open);
            self.keep(operation);
        }
    }

    /// Takes out what marked content says if not all of it is there any more.
    fn hush(&mut self, open: &Open) {
        let (drawn, left_out) = open.before;
        if self.drawn != drawn && self.left_out == left_out {
            return;
        }
        if let Some(begin) = self.out.get_mut(open.at)
            && let Some(silent) = begin.as_ref().and_then(without_words)
        {
            *begin = Some(silent);
            self.has_changed = true;
        }
    }

    fn next_line(&mut self) {
        self.line = Matrix::moved(0.0, -self.means.leading).then(self.line);
    }

    fn shows_text(&self) -> bool {
        !self.is_hidden() && self.place.shows(self.line.then(self.means.now).apply((0.0, 0.0)))
    }

    fn text(&mut self, operation: Operation) {
        if !self.shows_text() {
            return self.leaves_out();
        }
        self.draws(&[]);
        self.is_unbounded = true;
        if let Some(font) = self.means.font {
            let at = self.means.text_at(self.line);
            for code in operation.operands.iter().flat_map(characters) {
                let places = self.fonts[font].shown.entry(code).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        self.keep(operation);
    }

    /// A text that first goes to the next line, which happens whether it is shown or not.
    fn text_on_next_line(&mut self, operation: Operation) {
        self.next_line();
        if self.shows_text() {
            return self.text(operation);
        }
        self.leaves_out();
        if let [word, letter, _] = &operation.operands[..] {
            self.keep(Operation::new("Tw", vec![word.clone()]));
            self.keep(Operation::new("Tc", vec![letter.clone()]));
        }
        self.keep(Operation::new("T*", Vec::new()));
    }

    fn draw(&mut self, operator: &str, numbers: &[f32]) {
        let start = self.out.len();
        let now = self.means.now;
        let path = self.path.get_or_insert(Path { start, points: Vec::new(), clips: false });
        path.clips |= operator.starts_with('W');
        if let ("re", [x, y, width, height]) = (operator, numbers) {
            let corners = [(*x, *y), (x + width, y + height), (*x, y + height), (x + width, *y)];
            path.points.extend(corners.map(|at| now.apply(at)));
            return;
        }
        path.points.extend(numbers.chunks_exact(2).map(|at| now.apply((at[0], at[1]))));
    }

    fn paint(&mut self, operation: Operation) {
        let path = self.path.take().unwrap_or(Path { start: self.out.len(), points: Vec::new(), clips: false });
        if !self.is_hidden() && !self.place.misses(&path.points) {
            if operation.operator != "n" {
                self.draws(&path.points);
            }
            return self.keep(operation);
        }
        self.leaves_out();
        if path.clips {
            return self.keep(Operation::new("n", Vec::new()));
        }
        for kept in &mut self.out[path.start..] {
            kept.take_if(|operation| matches!(operation.operator.as_str(), "m" | "l" | "c" | "v" | "y" | "re" | "h"));
        }
    }

    /// A picture within the content.
    fn picture(&mut self, operation: Operation) {
        let corners = PICTURE.transformed(self.means.now).corners();
        if self.is_hidden() || self.place.misses(&corners) {
            return self.leaves_out();
        }
        self.draws(&corners);
        self.keep(operation);
    }

    fn object(&mut self, keeper: &mut Keeper<'_>, operation: Operation) -> Result<(), TakeError> {
        let Some(Object::Name(name)) = operation.operands.first() else { return Ok(()) };
        let id = keeper.resource(&self.place.resources, b"XObject", name).and_then(|object| object.as_reference().ok());
        let object = id.and_then(|id| keeper.document.get_object(id).and_then(Object::as_stream).ok());
        let (Some(id), Some(object)) = (id, object) else {
            self.leaves_out();
            return Ok(());
        };
        if self.is_hidden() || keeper.is_of_hidden_layer(&object.dict) {
            self.leaves_out();
            return Ok(());
        }
        let is_form = object.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form {
            self.picture(operation);
            return Ok(());
        }
        let inner = keeper.matrix_of(&object.dict).then(self.means.now);
        let bounds = keeper.bounds_of(&object.dict);
        let Some(place) = self.place.of_form(inner, bounds) else {
            self.leaves_out();
            return Ok(());
        };
        let new = keeper.stream(id, place)?;
        let corners = bounds.map(|bounds| bounds.transformed(inner).corners());
        self.is_unbounded |= corners.is_none();
        self.draws(corners.as_ref().map_or(&[], |corners| corners));
        if new == id {
            self.keep(operation);
        } else {
            let name = self.name(keeper, "XObject", new);
            self.keep(Operation::new("Do", vec![Object::Name(name)]));
        }
        Ok(())
    }

    /// A new name for an object among the resources.
    fn name(&mut self, keeper: &Keeper<'_>, kind: &str, id: ObjectId) -> Vec<u8> {
        let name = kept_name(id);
        name_resource(keeper.document, &mut self.place.resources, kind, &name, id.into());
        self.has_changed = true;
        name
    }

    /// A colour, which may be a pattern.
    fn colour(&mut self, operation: Operation) {
        let pattern = match (operation.operator.as_str(), operation.operands.last()) {
            ("scn" | "SCN", Some(Object::Name(name))) => Some(name.clone()),
            _ => None,
        };
        let number = pattern.map(|name| self.sets(name, false));
        if operation.operator.starts_with(|first: char| first.is_ascii_uppercase()) {
            self.means.stroke = number;
        } else {
            self.means.fill = number;
        }
        self.keep(operation);
    }

    /// The next operation sets a pattern or a mask.
    fn sets(&mut self, name: Vec<u8>, is_state: bool) -> usize {
        let set = Set { at: self.out.len(), name, now: self.means.now, is_state, is_used: false };
        self.set.push(set);
        self.set.len() - 1
    }

    fn state(&mut self, keeper: &Keeper<'_>, operation: Operation) {
        let Some(Object::Name(name)) = operation.operands.first() else { return };
        let drawing = keeper.drawing_of_state(&self.place.resources, name);
        if drawing.sets_mask || drawing.font.is_some() {
            let number = self.sets(name.clone(), true);
            if drawing.sets_mask {
                self.means.mask = Some(number);
            }
        }
        self.keep(operation);
        if let Some((font, size)) = drawing.font {
            let name = format!("ChairsideFont{}", self.out.len()).into_bytes();
            name_resource(keeper.document, &mut self.place.resources, "Font", &name, font);
            self.has_changed = true;
            self.font(keeper, Operation::new("Tf", vec![Object::Name(name), size.into()]));
        }
    }

    fn font(&mut self, keeper: &Keeper<'_>, operation: Operation) {
        if let [Object::Name(name), size] = &operation.operands[..] {
            self.means.size = size.as_float().unwrap_or(0.0);
            self.means.font = keeper.is_of_glyphs(&self.place.resources, name).then(|| self.glyphs_of(name));
        }
        self.keep(operation);
    }

    /// The number of a font of type 3.
    fn glyphs_of(&mut self, name: &[u8]) -> usize {
        let known = self.fonts.iter().position(|font| font.name == name);
        known.unwrap_or_else(|| {
            self.fonts.push(Glyphs { name: name.to_vec(), shown: std::collections::BTreeMap::new() });
            self.fonts.len() - 1
        })
    }

    /// What is kept, once there is no more.
    pub fn end(mut self, keeper: &mut Keeper<'_>) -> Result<Kept, TakeError> {
        while let Some(open) = self.open.pop() {
            self.hush(&open);
        }
        for set in std::mem::take(&mut self.set) {
            self.end_set(keeper, &set)?;
        }
        for font in std::mem::take(&mut self.fonts) {
            if let Some(new) = keeper.kept_font(&font.name, &font.shown, &self.place)? {
                name_resource(keeper.document, &mut self.place.resources, "Font", &font.name, new.into());
            }
        }
        let operations: Vec<Operation> = self.out.into_iter().flatten().collect();
        let mut resources = self.place.resources;
        forget_unnamed(keeper.document, &mut resources, &operations);
        let content = Content { operations }.encode()?;
        Ok(Kept {
            content,
            resources,
            is_all: self.left_out == 0 && !self.has_changed,
            drawn: self.bounds.filter(|_| !self.is_unbounded),
        })
    }

    /// What a pattern or a mask draws, now that it is known whether something is drawn with it.
    fn end_set(&mut self, keeper: &mut Keeper<'_>, set: &Set) -> Result<(), TakeError> {
        let new = if set.is_state {
            keeper.kept_state(&set.name, set.now, &self.place, set.is_used)?.map(|new| ("ExtGState", new))
        } else if !set.is_used {
            self.out[set.at] = None;
            self.has_changed = true;
            None
        } else {
            let pattern = keeper.resource(&self.place.resources, b"Pattern", &set.name);
            let id = pattern.and_then(|pattern| pattern.as_reference().ok());
            let new = id.map(|id| keeper.pattern(id, &self.place)).transpose()?;
            new.filter(|new| Some(*new) != id).map(|new| ("Pattern", new))
        };
        if let Some((kind, new)) = new {
            let name = self.name(keeper, kind, new);
            if let Some(operand) = self.out[set.at].as_mut().and_then(|operation| operation.operands.last_mut()) {
                *operand = Object::Name(name);
            }
        }
        Ok(())
    }
}

/// The characters of a text, or of the texts in a list.
fn characters(operand: &Object) -> Vec<u8> {
    match operand {
        Object::String(text, _) => text.clone(),
        Object::Array(items) => items.iter().flat_map(characters).collect(),
        _ => Vec::new(),
    }
}
