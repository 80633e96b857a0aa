//! Fields in which one chooses from a list: what they offer, and what is chosen (ISO 32000-2, 12.7.5.4).

use hayro::hayro_syntax::object::{Array, Object, String as PdfString};

use super::field::Field;
use crate::pdf::text_string::decode;

/// A list that folds up and shows what is chosen alone.
const COMBO: u32 = 1 << 17;
/// The most options that are looked at.
const MOST: usize = 1_000;

/// An option.
struct Choosable {
    /// What the file calls it.
    export: String,
    /// What people read.
    shown: String,
}

/// A line of a list.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) is_chosen: bool,
}

/// What such a field shows.
pub(super) enum Choice {
    /// What is chosen, in one line; `None` when nothing is.
    Folded(Option<String>),
    /// The options from the first one in sight, some of them chosen.
    List(Vec<Line>),
}

impl Choice {
    pub(super) fn of(field: &Field<'_>, flags: u32) -> Self {
        let options: Vec<Choosable> = field
            .inherited(|dict| dict.get::<Array<'_>>("Opt"))
            .map(|options| options.iter::<Object<'_>>().take(MOST).filter_map(|option| choosable(&option)).collect())
            .unwrap_or_default();
        let values = values(field);
        let shown = |value: &String| {
            let option = options.iter().find(|option| option.export == *value);
            option.map_or_else(|| value.clone(), |option| option.shown.clone())
        };
        if flags & COMBO != 0 || options.is_empty() {
            let all: Vec<String> = values.iter().map(shown).filter(|text| !text.is_empty()).collect();
            return if flags & COMBO != 0 {
                Self::Folded((!all.is_empty()).then(|| all.join(", ")))
            } else {
                Self::List(all.into_iter().map(|text| Line { text, is_chosen: true }).collect())
            };
        }
        let numbers = numbers(field);
        // Where several options have one name, the numbers say which of them is meant.
        let is_named = |option: &Choosable| values.contains(&option.export) || values.contains(&option.shown);
        let agree = options.iter().zip(0..).any(|(option, number)| is_named(option) && numbers.contains(&number));
        let is_chosen = |number: u32, option: &Choosable| match (values.is_empty(), agree) {
            (true, _) => numbers.contains(&number),
            (false, true) => is_named(option) && numbers.contains(&number),
            (false, false) => is_named(option),
        };
        let lines = (0..)
            .zip(&options)
            .map(|(number, option)| Line { text: option.shown.clone(), is_chosen: is_chosen(number, option) });
        let first = field.inherited(|dict| dict.get::<u32>("TI")).map_or(0, |first| first as usize);
        Self::List(lines.skip(first.min(options.len() - 1)).collect())
    }
}

fn choosable(option: &Object<'_>) -> Option<Choosable> {
    match option {
        Object::String(text) => Some(Choosable { export: decode(text), shown: decode(text) }),
        Object::Array(pair) => {
            let mut pair = pair.iter::<PdfString<'_>>().map(|text| decode(&text));
            let export = pair.next()?;
            Some(Choosable { shown: pair.next().unwrap_or_else(|| export.clone()), export })
        }
        _ => None,
    }
}

/// What the field's value names.
fn values(field: &Field<'_>) -> Vec<String> {
    match field.inherited(|dict| dict.get::<Object<'_>>("V")) {
        Some(Object::String(text)) => vec![decode(&text)],
        Some(Object::Name(name)) => vec![name.as_str().to_owned()],
        Some(Object::Array(all)) => all.iter::<PdfString<'_>>().take(MOST).map(|text| decode(&text)).collect(),
        _ => Vec::new(),
    }
}

/// The numbers of the options that are chosen.
fn numbers(field: &Field<'_>) -> Vec<u32> {
    field
        .inherited(|dict| dict.get::<Array<'_>>("I"))
        .map(|all| all.iter::<u32>().take(MOST).collect())
        .unwrap_or_default()
}
