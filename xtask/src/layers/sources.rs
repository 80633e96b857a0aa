//! Reads the source files of one crate into a tree of modules: what each defines, what it imports and which paths it uses.
//!
//! Code that only tests compile (`#[test]`, `#[cfg(test)]`) is left out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, ItemMod, Meta, Token, UseTree};

use crate::failure::{Because, Failure, Outcome};

/// Rust files by their path from the crate's `src` folder, with `/` between folders: `snapshot/mod.rs`.
pub type Files = BTreeMap<String, String>;

/// The modules of one crate; the first is the root.
pub struct Crate {
    pub modules: Vec<Module>,
}

/// One module: a file, or a `mod name { … }` inside one.
#[derive(Default)]
pub struct Module {
    pub file: String,
    /// The module above; the root is above itself.
    pub parent: usize,
    pub children: BTreeMap<String, usize>,
    /// Names of the items defined here, modules left out.
    pub items: BTreeSet<String>,
    /// What each imported name stands for.
    pub imports: BTreeMap<String, Vec<String>>,
    /// Modules and enums imported whole, with `*`.
    pub globs: Vec<Vec<String>>,
    /// Every import, and every other path of two or more segments.
    pub uses: Vec<Use>,
}

/// One path in the source.
pub struct Use {
    pub path: Vec<String>,
    pub line: usize,
    pub kind: Kind,
}

/// How a path is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Imported under a name.
    Import,
    /// Imported whole, with `::*`.
    Glob,
    /// Written out where it is used.
    Inline,
}

/// Reads the crate whose root is `root` (`lib.rs`, `main.rs`, `bin/….rs`).
pub fn read(root: &str, files: &Files) -> Outcome<Crate> {
    let mut modules = vec![Module { file: root.to_owned(), ..Module::default() }];
    let folder = root.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    read_file(&mut modules, 0, &folder, files)?;
    Ok(Crate { modules })
}

/// Reads the file of `module`, whose children lie in `folder`.
fn read_file(modules: &mut Vec<Module>, module: usize, folder: &str, files: &Files) -> Outcome {
    let name = modules[module].file.clone();
    let text = files.get(&name).ok_or_else(|| Failure::new(format!("there is no file {name}")))?;
    let parsed = syn::parse_file(text).because(format!("parse {name}"))?;
    read_items(modules, module, &parsed.items, folder, files)
}

fn read_items(modules: &mut Vec<Module>, module: usize, items: &[Item], folder: &str, files: &Files) -> Outcome {
    for item in items.iter().filter(|item| !is_test_only(attributes(item))) {
        if let Item::Mod(child) = item {
            read_child(modules, module, child, folder, files)?;
        } else {
            modules[module].items.extend(item_name(item));
            Reader { module: &mut modules[module] }.visit_item(item);
        }
    }
    Ok(())
}

fn read_child(modules: &mut Vec<Module>, parent: usize, child: &ItemMod, folder: &str, files: &Files) -> Outcome {
    let name = child.ident.to_string();
    let file = match &child.content {
        Some(_) => modules[parent].file.clone(),
        None => [format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")]
            .into_iter()
            .find(|file| files.contains_key(file))
            .ok_or_else(|| {
                Failure::new(format!("{} declares `mod {name}`, whose file is missing", modules[parent].file))
            })?,
    };
    let number = modules.len();
    modules.push(Module { file, parent, ..Module::default() });
    modules[parent].children.insert(name.clone(), number);
    let inside = format!("{folder}{name}/");
    match &child.content {
        Some((_, items)) => read_items(modules, number, items, &inside, files),
        None => read_file(modules, number, &inside, files),
    }
}

/// Collects the imports and paths of one item.
struct Reader<'a> {
    module: &'a mut Module,
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test_only(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if !matches!(item, ImplItem::Fn(function) if is_test_only(&function.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&mut Vec::new(), &item.tree);
    }

    /// `pub(in crate::snapshot)` uses nothing of that module.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let line = path.segments.first().map_or(0, |segment| segment.ident.span().start().line);
        self.note(path.segments.iter().map(|segment| segment.ident.to_string()).collect(), line);
        visit::visit_path(self, path);
    }

    /// What stands inside a macro call is not parsed, so its paths are read from its tokens.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(&call.tokens);
        visit::visit_macro(self, call);
    }
}

impl Reader<'_> {
    fn note(&mut self, path: Vec<String>, line: usize) {
        if path.len() > 1 {
            self.module.uses.push(Use { path, line, kind: Kind::Inline });
        }
    }

    fn import(&mut self, before: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(part) => {
                before.push(part.ident.to_string());
                self.import(before, &part.tree);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(before, tree)),
            UseTree::Name(name) => {
                self.import_name(before, &name.ident.to_string(), None, name.ident.span().start().line);
            }
            UseTree::Rename(name) => {
                let alias = name.rename.to_string();
                self.import_name(before, &name.ident.to_string(), Some(alias), name.ident.span().start().line);
            }
            UseTree::Glob(star) => {
                self.module.globs.push(before.clone());
                self.module.uses.push(Use {
                    path: before.clone(),
                    line: star.star_token.spans[0].start().line,
                    kind: Kind::Glob,
                });
            }
        }
    }

    fn import_name(&mut self, before: &[String], name: &str, alias: Option<String>, line: usize) {
        let mut path = before.to_vec();
        if name != "self" || path.is_empty() {
            path.push(name.to_owned());
        }
        let Some(last) = path.last() else { return };
        self.module.imports.insert(alias.unwrap_or_else(|| last.clone()), path.clone());
        self.module.uses.push(Use { path, line, kind: Kind::Import });
    }

    fn tokens(&mut self, tokens: &TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(name) if colons == 2 && !path.is_empty() => {
                    path.push(name.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                _ => {}
            }
            self.note(std::mem::take(&mut path), line);
            colons = 0;
            match token_start(&token) {
                Some((name, at)) => (path, line) = (vec![name], at),
                None => {
                    if let TokenTree::Group(group) = &token {
                        self.tokens(&group.stream());
                    }
                }
            }
        }
        self.note(path, line);
    }
}

/// The name and line of a token that may begin a path.
fn token_start(token: &TokenTree) -> Option<(String, usize)> {
    match token {
        TokenTree::Ident(name) => Some((name.to_string(), name.span().start().line)),
        _ => None,
    }
}

/// Whether these attributes keep an item out of the program itself.
fn is_test_only(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<Meta>().is_ok_and(|condition| holds_in_tests_alone(&condition))
    })
}

fn holds_in_tests_alone(condition: &Meta) -> bool {
    let parts = |list: &syn::MetaList| -> Vec<Meta> {
        list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .map_or(Vec::new(), |parts| parts.into_iter().collect())
    };
    match condition {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => parts(list).iter().any(holds_in_tests_alone),
        Meta::List(list) if list.path.is_ident("any") => {
            let parts = parts(list);
            !parts.is_empty() && parts.iter().all(holds_in_tests_alone)
        }
        _ => false,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn item_name(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Union(item) => item.ident.to_string(),
        _ => return None,
    })
}
