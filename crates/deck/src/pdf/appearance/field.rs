//! A form field and the fields that it is within (ISO 32000-2, 12.7.4).

use hayro::hayro_syntax::object::{Dict, Object};

use super::rich_text::rich_text;
use crate::pdf::text_string::decode;

/// How many fields a field may be within.
const DEEPEST: usize = 16;

/// A field, from its widget upwards.
pub(super) struct Field<'a>(Vec<Dict<'a>>);

impl<'a> Field<'a> {
    pub(super) fn of(widget: &Dict<'a>) -> Self {
        let mut dicts = vec![widget.clone()];
        while dicts.len() < DEEPEST
            && let Some(parent) = dicts.last().and_then(|dict| dict.get::<Dict<'a>>("Parent"))
        {
            dicts.push(parent);
        }
        Self(dicts)
    }

    /// An entry of the field, or of those that it is within.
    pub(super) fn inherited<T>(&self, get: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(get)
    }

    pub(super) fn value(&self) -> Option<String> {
        match self.inherited(|dict| dict.get::<Object<'a>>("V"))? {
            Object::String(text) => Some(decode(&text)),
            Object::Name(name) => Some(name.as_str().to_owned()),
            Object::Stream(stream) => Some(decode(&stream.decoded_data().ok()?)),
            Object::Number(number) => Some(number.as_f32().to_string()),
            _ => None,
        }
    }

    /// The text of a field: its value, else what its rich text says.
    pub(super) fn text(&self) -> Option<String> {
        self.value().filter(|value| !value.is_empty()).or_else(|| self.inherited(|dict| rich_text(dict, "RV")))
    }
}
