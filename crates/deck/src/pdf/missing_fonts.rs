//! The fonts that a document uses and does not carry, with the pages on which they are used.

use std::collections::{BTreeSet, HashMap, HashSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro::hayro_syntax::page::Page;

use super::fonts::Script;
use super::tree::Budget;

const DEEPEST: usize = 16;
/// The longest content that is searched for the fonts that it uses, in bytes.
const LONGEST_CONTENT: usize = 4 * 1024 * 1024;
/// The most fonts that are named.
const MOST: usize = 200;
/// The fonts that every program has (ISO 32000-2, 9.6.2.2).
const STANDARD: [&str; 14] = [
    "Courier",
    "Courier-Bold",
    "Courier-BoldOblique",
    "Courier-Oblique",
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-BoldOblique",
    "Helvetica-Oblique",
    "Symbol",
    "Times-Bold",
    "Times-BoldItalic",
    "Times-Italic",
    "Times-Roman",
    "ZapfDingbats",
];

/// A font that is not in the file.
pub(super) struct MissingFont<'a> {
    /// Its name as the file gives it.
    pub(super) name: String,
    pub(super) dict: Dict<'a>,
    /// Set when it is for Chinese, Japanese or Korean.
    pub(super) script: Option<Script>,
    /// It is one of the fonts that every program has.
    pub(super) is_standard: bool,
    /// It does not say which letters it has, as fonts of several bytes a letter.
    pub(super) is_composite: bool,
    /// Where it is used, from 0.
    pub(super) pages: BTreeSet<usize>,
}

/// Finds the fonts that are not in a document.
pub(super) fn find(pdf: &Pdf) -> Vec<MissingFont<'_>> {
    let mut search =
        Search { found: Vec::new(), known: HashMap::new(), forms: HashMap::new(), budget: Budget::default() };
    for (at, page) in pdf.pages().iter().enumerate() {
        for font in search.of_page(page) {
            search.found[font].pages.insert(at);
        }
    }
    search.found.retain(|font| !font.pages.is_empty());
    search.found
}

struct Search<'a> {
    found: Vec<MissingFont<'a>>,
    /// Fonts that were looked at; `None` for those in the file.
    known: HashMap<ObjectIdentifier, Option<usize>>,
    /// The missing fonts that a form uses.
    forms: HashMap<ObjectIdentifier, Vec<usize>>,
    budget: Budget,
}

impl<'a> Search<'a> {
    fn of_page(&mut self, page: &Page<'a>) -> Vec<usize> {
        let resources = page.resources();
        self.used(&resources.fonts, &resources.x_objects, 0, || page.page_stream().map(<[u8]>::to_vec))
    }

    /// The missing fonts that content uses, itself or through its forms. The content is read only when there are any.
    fn used(
        &mut self,
        fonts: &Dict<'a>,
        x_objects: &Dict<'a>,
        depth: usize,
        content: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Vec<usize> {
        let missing: Vec<(Vec<u8>, usize)> = fonts
            .entries()
            .filter_map(|(name, font)| Some((name.to_vec(), self.missing(fonts, &name, &font)?)))
            .collect();
        let forms: Vec<(Vec<u8>, Vec<usize>)> =
            x_objects.keys().map(|name| (name.to_vec(), self.of_form(x_objects, &name, depth))).collect();
        if missing.is_empty() && forms.iter().all(|(_, fonts)| fonts.is_empty()) {
            return Vec::new();
        }
        let Some(content) = content().filter(|content| content.len() <= LONGEST_CONTENT) else { return Vec::new() };
        let names = names(&content);
        let mut used: BTreeSet<usize> =
            missing.into_iter().filter(|(name, _)| names.contains(name)).map(|(_, font)| font).collect();
        used.extend(forms.into_iter().filter(|(name, _)| names.contains(name)).flat_map(|(_, fonts)| fonts));
        used.into_iter().collect()
    }

    fn of_form(&mut self, x_objects: &Dict<'a>, name: &Name<'_>, depth: usize) -> Vec<usize> {
        let id = x_objects.get_ref(name).map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.forms.get(&id)) {
            return known.clone();
        }
        if depth >= DEEPEST || !self.budget.step() {
            return Vec::new();
        }
        let Some(stream) = x_objects.get::<Stream<'a>>(name) else { return Vec::new() };
        let Some(resources) = stream.dict().get::<Dict<'a>>("Resources") else { return Vec::new() };
        // A form within itself uses nothing more.
        self.forms.extend(id.map(|id| (id, Vec::new())));
        let part = |key: &str| resources.get::<Dict<'a>>(key).unwrap_or_default();
        let content = || stream.decoded_data().ok().map(std::borrow::Cow::into_owned);
        let used = self.used(&part("Font"), &part("XObject"), depth + 1, content);
        self.forms.extend(id.map(|id| (id, used.clone())));
        used
    }

    /// The number of a font when it is not in the file.
    fn missing(&mut self, fonts: &Dict<'a>, name: &Name<'_>, entry: &MaybeRef<Object<'a>>) -> Option<usize> {
        let id = entry.as_obj_ref().map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return *known;
        }
        let font = fonts.get::<Dict<'a>>(name).filter(|_| self.budget.step() && self.found.len() < MOST);
        let missing = font.and_then(MissingFont::of);
        let number = missing.map(|missing| self.number(missing));
        self.known.extend(id.map(|id| (id, number)));
        number
    }

    /// Fonts with the same name are named once, unless their letters differ.
    fn number(&mut self, missing: MissingFont<'a>) -> usize {
        let same = |known: &MissingFont<'a>| {
            known.name == missing.name && known.script == missing.script && known.dict.data() == missing.dict.data()
        };
        self.found.iter().position(same).unwrap_or_else(|| {
            self.found.push(missing);
            self.found.len() - 1
        })
    }
}

impl<'a> MissingFont<'a> {
    /// A font, when it is not in the file.
    fn of(dict: Dict<'a>) -> Option<Self> {
        let kind = dict.get::<Name<'_>>("Subtype")?;
        let descendant = dict.get::<Array<'a>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'a>>().next());
        let is_composite = kind.as_str() == "Type0";
        let of_program = if is_composite { descendant? } else { dict.clone() };
        let descriptor = of_program.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let has_program = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key));
        if has_program || kind.as_str() == "Type3" {
            return None;
        }
        let name = of_program.get::<Name<'_>>("BaseFont").map_or_else(String::new, |name| name.as_str().to_owned());
        let name = match name.split_once('+') {
            Some((prefix, rest)) if prefix.len() == 6 => rest.to_owned(),
            _ => name,
        };
        let ordering =
            of_program.get::<Dict<'_>>("CIDSystemInfo").and_then(|info| info.get::<PdfString<'_>>("Ordering"));
        let script = ordering.and_then(|ordering| Script::of_ordering(ordering.as_bytes()));
        let script = script.or_else(|| Script::of_font(&name).filter(|_| is_composite));
        let is_standard = STANDARD.contains(&name.as_str()) && !is_composite;
        Some(Self { name, dict, script, is_standard, is_composite, pages: BTreeSet::new() })
    }
}

/// The names that content uses for fonts and forms.
fn names(content: &[u8]) -> HashSet<Vec<u8>> {
    let mut names = HashSet::new();
    let mut operations = UntypedIter::new(content);
    while let Some(operation) = operations.next() {
        if matches!(&**operation.operator, b"Tf" | b"Do")
            && let Some(Object::Name(name)) = operation.operands().next()
        {
            names.insert(name.to_vec());
        }
    }
    names
}
