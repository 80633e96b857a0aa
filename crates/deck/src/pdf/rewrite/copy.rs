//! Copies objects from one document into another.

use std::collections::HashMap;

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::xref::XRef;
use pdf_writer::{Chunk, Name, Null, Obj, Ref, Str};

use crate::pdf::layers::{self, Layers};
use crate::pdf::operand;

/// Copies objects, each once, with all that they refer to. Layers are replaced by one group that is off, where they are
/// hidden, and are left out where they are not.
pub(super) struct Copier<'a> {
    xref: &'a XRef,
    layers: Option<&'a Layers<'a>>,
    refs: HashMap<ObjectIdentifier, Ref>,
    waiting: Vec<(ObjectIdentifier, Ref)>,
    next: i32,
    chunk: Chunk,
    hidden: Option<Ref>,
    shown: Option<Ref>,
    /// Where fonts without a program map their characters to when nothing else helps: to no glyph.
    nowhere: Option<Ref>,
    unmaps: bool,
}

impl<'a> Copier<'a> {
    pub(super) fn new(xref: &'a XRef, layers: Option<&'a Layers<'a>>, unmaps: bool) -> Self {
        Self {
            xref,
            layers,
            refs: HashMap::new(),
            waiting: Vec::new(),
            next: 1,
            chunk: Chunk::new(),
            hidden: None,
            shown: None,
            nowhere: None,
            unmaps,
        }
    }

    /// A name for an object of the new document.
    pub(super) fn new_ref(&mut self) -> Ref {
        let id = Ref::new(self.next);
        self.next += 1;
        id
    }

    /// The name that an object has in the new document when its writing is up to the caller. An object that has one
    /// already gets another.
    pub(super) fn reserve(&mut self, id: Option<ObjectIdentifier>) -> Ref {
        let new = self.new_ref();
        if let Some(id) = id {
            self.refs.entry(id).or_insert(new);
        }
        new
    }

    /// Where objects of the new document are written.
    pub(super) fn chunk(&mut self) -> &mut Chunk {
        &mut self.chunk
    }

    /// The name that an object has in the new document; it is copied in time.
    fn reference(&mut self, id: ObjectIdentifier) -> Ref {
        if let Some(known) = self.refs.get(&id) {
            return *known;
        }
        let new = self.new_ref();
        self.refs.insert(id, new);
        self.waiting.push((id, new));
        new
    }

    /// Writes a value.
    pub(super) fn put(&mut self, value: &MaybeRef<Object<'a>>, into: Obj<'_>) {
        match value {
            MaybeRef::Ref(reference) => into.primitive(self.reference((*reference).into())),
            MaybeRef::NotRef(object) => self.put_object(object, into),
        }
    }

    /// Writes the entries of a dictionary, but for some.
    pub(super) fn put_entries(&mut self, dict: &Dict<'a>, into: &mut pdf_writer::Dict<'_>, except: &[&[u8]]) {
        let unmapped = self.unmaps && is_without_program(dict);
        if unmapped {
            into.pair(Name(b"CIDToGIDMap"), self.nowhere());
        }
        for (key, value) in dict.entries() {
            let key: &[u8] = &key;
            if except.contains(&key) || unmapped && key == b"CIDToGIDMap" {
                continue;
            }
            match (key, self.layers) {
                (b"OC", Some(layers)) => {
                    if !layers.shows(&value) {
                        into.pair(Name(b"OC"), self.hidden());
                    }
                }
                (b"Properties", Some(_)) if let Some(Object::Dict(properties)) = self.resolved(&value) => {
                    self.put_properties(&properties, into.insert(Name(key)));
                }
                _ => self.put(&value, into.insert(Name(key))),
            }
        }
    }

    /// Copies what is waiting, and all that it refers to. A stream that is not to be copied as it is, `other` writes.
    pub(super) fn copy(&mut self, other: impl Fn(&mut Self, ObjectIdentifier, &Stream<'a>, Ref, &mut Chunk) -> bool) {
        while let Some((id, new)) = self.waiting.pop() {
            let mut chunk = Chunk::new();
            match self.xref.get::<Object<'a>>(id) {
                Some(Object::Stream(stream)) => {
                    if !other(self, id, &stream, new, &mut chunk) {
                        self.put_stream(&stream, new, &mut chunk);
                    }
                }
                Some(object) => self.put_object(&object, chunk.indirect(new)),
                None => chunk.indirect(new).primitive(Null),
            }
            self.chunk.extend(&chunk);
        }
    }

    /// Everything that was copied.
    pub(super) fn finish(mut self) -> Chunk {
        for group in [self.hidden, self.shown].into_iter().flatten() {
            self.chunk.indirect(group).dict().pair(Name(b"Type"), Name(b"OCG")).pair(Name(b"Name"), Str(b"layer"));
        }
        if let Some(nowhere) = self.nowhere {
            self.chunk.stream(nowhere, b"");
        }
        self.chunk
    }

    fn nowhere(&mut self) -> Ref {
        let id = self.nowhere.unwrap_or_else(|| self.new_ref());
        *self.nowhere.insert(id)
    }

    /// The group that is off.
    pub(super) fn hidden(&mut self) -> Ref {
        let id = self.hidden.unwrap_or_else(|| self.new_ref());
        *self.hidden.insert(id)
    }

    fn shown(&mut self) -> Ref {
        let id = self.shown.unwrap_or_else(|| self.new_ref());
        *self.shown.insert(id)
    }

    fn put_object(&mut self, object: &Object<'a>, into: Obj<'_>) {
        match object {
            Object::Null(_) | Object::Stream(_) => into.primitive(Null),
            Object::Boolean(value) => into.primitive(*value),
            Object::Number(number) => operand::put_number(number, into),
            Object::String(text) => into.primitive(Str(text.as_bytes())),
            Object::Name(name) => into.primitive(Name(name)),
            Object::Dict(dict) => self.put_entries(dict, &mut into.dict(), &[]),
            Object::Array(array) => self.put_array(array, into),
        }
    }

    fn put_array(&mut self, array: &Array<'a>, into: Obj<'_>) {
        let mut items = into.array();
        for item in array.raw_iter() {
            self.put(&item, items.push());
        }
    }

    fn put_stream(&mut self, stream: &Stream<'a>, id: Ref, chunk: &mut Chunk) {
        let data = stream.raw_data();
        self.put_entries(stream.dict(), &mut chunk.stream(id, &data), &[b"Length"]);
    }

    /// Writes the names that marked content uses: layers are among them.
    pub(super) fn put_properties(&mut self, properties: &Dict<'a>, into: Obj<'_>) {
        let mut out = into.dict();
        for (name, value) in properties.entries() {
            let is_layer = matches!(self.resolved(&value), Some(Object::Dict(dict)) if layers::is_layer(&dict));
            match self.layers.filter(|_| is_layer) {
                Some(layers) if layers.shows(&value) => out.pair(Name(&name), self.shown()),
                Some(_) => out.pair(Name(&name), self.hidden()),
                None => {
                    self.put(&value, out.insert(Name(&name)));
                    continue;
                }
            };
        }
    }

    /// What a value is.
    pub(super) fn resolved(&self, value: &MaybeRef<Object<'a>>) -> Option<Object<'a>> {
        match value {
            MaybeRef::Ref(reference) => self.xref.get::<Object<'a>>((*reference).into()),
            MaybeRef::NotRef(object) => Some(object.clone()),
        }
    }
}

/// Whether a dictionary is a font of a composite font, without a program.
fn is_without_program(dict: &Dict<'_>) -> bool {
    dict.contains_key("CIDSystemInfo")
        && !dict
            .get::<Dict<'_>>("FontDescriptor")
            .is_some_and(|font| ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| font.contains_key(key)))
}
