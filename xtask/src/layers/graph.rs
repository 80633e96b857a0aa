//! Which file uses which: resolves every path of a crate to the file that defines what it names, and finds circles.
//!
//! A path to a re-export counts as a use of the file that defines the item, however many re-exports lie between. Naming
//! a module alone (`use crate::mic;`) counts for nothing; the paths that begin with it do. A glob import counts as a use
//! of the module it names.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::sources::{Crate, Kind, Use};

/// One use of a file by another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub from: String,
    pub line: usize,
    pub to: String,
    /// The path as the source has it.
    pub path: String,
}

/// Every use of one file by another, in the order of files and lines; a line that uses a file twice counts once.
pub fn arrows(source: &Crate) -> Vec<Arrow> {
    let mut found: BTreeMap<(String, usize, String), String> = BTreeMap::new();
    for (number, module) in source.modules.iter().enumerate() {
        for used in &module.uses {
            let Some(target) = source.target(number, used) else { continue };
            let to = &source.modules[target].file;
            if *to != module.file {
                let path = used.path.join("::") + if used.kind == Kind::Glob { "::*" } else { "" };
                found.entry((module.file.clone(), used.line, to.clone())).or_insert(path);
            }
        }
    }
    found.into_iter().map(|((from, line, to), path)| Arrow { from, line, to, path }).collect()
}

/// Groups of two or more files each of which uses all the others, directly or through others.
pub fn circles(arrows: &[Arrow]) -> Vec<BTreeSet<String>> {
    let starts: BTreeSet<&str> = arrows.iter().map(|arrow| arrow.from.as_str()).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> = starts.iter().map(|file| (*file, reachable(file, arrows))).collect();
    let mut found = BTreeSet::new();
    for (file, others) in &reached {
        if others.contains(file) {
            let back = others.iter().filter(|other| reached.get(*other).is_some_and(|theirs| theirs.contains(file)));
            found.insert(back.map(|other| (*other).to_owned()).collect::<BTreeSet<_>>());
        }
    }
    found.into_iter().collect()
}

/// The shortest way round inside a circle: one arrow a step, the last one back to where the first began.
pub fn shortest_way_round<'a>(circle: &BTreeSet<String>, arrows: &'a [Arrow]) -> Vec<&'a Arrow> {
    circle.iter().filter_map(|file| way_back(file, arrows)).min_by_key(Vec::len).unwrap_or_default()
}

fn reachable<'a>(file: &str, arrows: &'a [Arrow]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![file];
    while let Some(at) = waiting.pop() {
        for arrow in arrows.iter().filter(|arrow| arrow.from == at) {
            if found.insert(arrow.to.as_str()) {
                waiting.push(&arrow.to);
            }
        }
    }
    found
}

/// The shortest way from a file back to itself.
fn way_back<'a>(file: &str, arrows: &'a [Arrow]) -> Option<Vec<&'a Arrow>> {
    let mut seen = BTreeSet::new();
    let mut waiting = VecDeque::from([(file.to_owned(), Vec::new())]);
    while let Some((at, way)) = waiting.pop_front() {
        for arrow in arrows.iter().filter(|arrow| arrow.from == at) {
            let mut longer = way.clone();
            longer.push(arrow);
            if arrow.to == file {
                return Some(longer);
            }
            if seen.insert(&arrow.to) {
                waiting.push_back((arrow.to.clone(), longer));
            }
        }
    }
    None
}

/// What a path names.
#[derive(Clone, Copy)]
enum Named {
    Module(usize),
    /// An item, and the module that defines it.
    ItemOf(usize),
}

/// The names being resolved, so that an import that leads back to itself ends the search.
type Open = BTreeSet<(usize, String)>;

impl Crate {
    /// The module whose file a path uses; `None` for what lies outside the crate and for a bare module.
    fn target(&self, module: usize, used: &Use) -> Option<usize> {
        let is_glob = used.kind == Kind::Glob;
        // `Fact::Began` after `use crate::Fact`: the import has counted already.
        if used.kind == Kind::Inline
            && matches!(self.resolve(module, &used.path[..1], false, &mut Open::new()), Some(Named::ItemOf(_)))
        {
            return None;
        }
        match self.resolve(module, &used.path, !is_glob, &mut Open::new())? {
            Named::ItemOf(target) => Some(target),
            Named::Module(target) => is_glob.then_some(target),
        }
    }

    /// Resolves a path. An item and a module may share a name; `item_wanted` says which of them its end means.
    fn resolve(&self, module: usize, path: &[String], item_wanted: bool, open: &mut Open) -> Option<Named> {
        let mut at: Option<usize> = None;
        for (place, name) in path.iter().enumerate() {
            let is_last = place + 1 == path.len();
            at = match (name.as_str(), at) {
                ("crate", None) => Some(0),
                ("self", None) => Some(module),
                ("super", at) => Some(self.modules[at.unwrap_or(module)].parent),
                (name, at) => match self.look_up(at.unwrap_or(module), name, is_last && item_wanted, open) {
                    Some(Named::Module(inner)) => Some(inner),
                    Some(item) => return Some(item),
                    // A path into this crate to a name that no source spells out: a macro makes it.
                    None => return at.map(Named::ItemOf),
                },
            };
        }
        at.map(Named::Module)
    }

    /// What a name means inside a module: an item or a module of its own, or one that it imports.
    fn look_up(&self, number: usize, name: &str, item_wanted: bool, open: &mut Open) -> Option<Named> {
        if !open.insert((number, name.to_owned())) {
            return None;
        }
        let module = &self.modules[number];
        let item = module.items.contains(name).then_some(Named::ItemOf(number));
        let child = module.children.get(name).map(|child| Named::Module(*child));
        let mut found = if item_wanted { item } else { child };
        if found.is_none()
            && let Some(path) = module.imports.get(name)
        {
            found = self.resolve(number, path, item_wanted, open);
        }
        found = found.or(item).or(child);
        for glob in &module.globs {
            if found.is_none()
                && let Some(Named::Module(inner)) = self.resolve(number, glob, false, open)
            {
                found = self.look_up(inner, name, item_wanted, open);
            }
        }
        open.remove(&(number, name.to_owned()));
        found
    }
}
