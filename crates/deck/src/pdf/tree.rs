//! Walks and searches name trees and number trees (ISO 32000-2, 7.9.6 and 7.9.7). The cost is bounded, also for a tree
//! that contains itself.

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Object, String as PdfString};

const DEEPEST: usize = 16;

/// How many nodes and entries may still be visited.
pub(super) struct Budget(u32);

impl Default for Budget {
    fn default() -> Self {
        Self(200_000)
    }
}

impl Budget {
    /// Takes a step; false when none is left.
    pub(super) fn step(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }

    /// Whether no step is left: what was not found may be there all the same.
    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// Calls `each` with the key and value of every entry of a tree. `entries` is the key under which leaves hold them,
/// "Names" or "Nums".
pub(super) fn walk<'a>(
    root: &Dict<'a>,
    entries: &str,
    budget: &mut Budget,
    each: &mut impl FnMut(Object<'a>, Object<'a>),
) {
    walk_node(root, entries, budget, 0, each);
}

fn walk_node<'a>(
    node: &Dict<'a>,
    entries: &str,
    budget: &mut Budget,
    depth: usize,
    each: &mut impl FnMut(Object<'a>, Object<'a>),
) {
    if depth > DEEPEST || !budget.step() {
        return;
    }
    if let Some(pairs) = node.get::<Array<'a>>(entries) {
        let mut items = pairs.iter::<Object<'a>>();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            if !budget.step() {
                return;
            }
            each(key, value);
        }
    }
    if let Some(kids) = node.get::<Array<'a>>("Kids") {
        for kid in kids.iter::<Dict<'a>>() {
            walk_node(&kid, entries, budget, depth + 1, each);
        }
    }
}

/// Finds an entry of a name tree, and follows only branches whose limits include the key.
pub(super) fn find<'a>(root: &Dict<'a>, key: &[u8], budget: &mut Budget) -> Option<Object<'a>> {
    find_below(root, key, budget, 0)
}

fn find_below<'a>(node: &Dict<'a>, key: &[u8], budget: &mut Budget, depth: usize) -> Option<Object<'a>> {
    if depth > DEEPEST || !budget.step() || outside_limits(node, key) {
        return None;
    }
    if let Some(at) = node.get::<Array<'a>>("Names").and_then(|names| position(&names, key, budget)) {
        return node.get::<Array<'a>>("Names")?.iter::<Object<'a>>().nth(at);
    }
    node.get::<Array<'a>>("Kids")?.iter::<Dict<'a>>().find_map(|kid| find_below(&kid, key, budget, depth + 1))
}

/// The index of the value of `key` among alternating keys and values. Values are not resolved on the way: there may be
/// many.
fn position(names: &Array<'_>, key: &[u8], budget: &mut Budget) -> Option<usize> {
    for (at, item) in names.raw_iter().enumerate().step_by(2) {
        if !budget.step() {
            return None;
        }
        if let MaybeRef::NotRef(Object::String(name)) = item
            && name.as_bytes() == key
        {
            return Some(at + 1);
        }
    }
    None
}

fn outside_limits(node: &Dict<'_>, key: &[u8]) -> bool {
    let Some(limits) = node.get::<Array<'_>>("Limits") else { return false };
    let mut limits = limits.iter::<PdfString<'_>>();
    match (limits.next(), limits.next()) {
        (Some(first), Some(last)) => key < first.as_bytes() || key > last.as_bytes(),
        _ => false,
    }
}
