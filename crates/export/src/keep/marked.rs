//! Marked content: whether it is hidden, and what it says in words of what it encloses (`ActualText`, `Alt`).

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use super::Keeper;

/// Marked content that is open.
pub(super) struct Open {
    /// It belongs to the hidden layer, and is left out.
    pub hides: bool,
    /// Which of the operations that are kept begins it.
    pub at: usize,
    /// How much was drawn before it, and how much was left out.
    pub before: (usize, usize),
}

impl Keeper<'_> {
    /// Whether the operands of marked content name the hidden layer.
    pub(super) fn hides(&self, operands: &[Object], resources: &Dictionary) -> bool {
        let [Object::Name(tag), Object::Name(name)] = operands else { return false };
        let layer = self.resource(resources, b"Properties", name);
        tag == b"OC" && layer.is_some_and(|layer| self.is_hidden(layer))
    }
}

/// The same beginning of marked content without what it says; `None` if it says nothing.
pub(super) fn without_words(begin: &Operation) -> Option<Operation> {
    match &begin.operands[..] {
        [Object::Name(tag), _] if begin.operator == "BDC" && tag != b"OC" => {
            Some(Operation::new("BMC", vec![Object::Name(tag.clone())]))
        }
        _ => None,
    }
}
