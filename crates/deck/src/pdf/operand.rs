//! Writes values that refer to nothing else, as the operands in content are.

use hayro::hayro_syntax::object::{MaybeRef, Number, Object};
use pdf_writer::{Name, Null, Obj, Str};

/// Writes a value. References and streams, which content cannot have, are written as null.
pub(super) fn put(value: &Object<'_>, into: Obj<'_>) {
    match value {
        Object::Null(_) | Object::Stream(_) => into.primitive(Null),
        Object::Boolean(value) => into.primitive(*value),
        Object::Number(number) => put_number(number, into),
        Object::String(text) => into.primitive(Str(text.as_bytes())),
        Object::Name(name) => into.primitive(Name(name)),
        Object::Array(array) => {
            let mut items = into.array();
            for item in array.raw_iter() {
                put_direct(&item, items.push());
            }
        }
        Object::Dict(dict) => {
            let mut out = into.dict();
            for (key, value) in dict.entries() {
                put_direct(&value, out.insert(Name(&key)));
            }
        }
    }
}

fn put_direct(value: &MaybeRef<Object<'_>>, into: Obj<'_>) {
    match value {
        MaybeRef::Ref(_) => into.primitive(Null),
        MaybeRef::NotRef(value) => put(value, into),
    }
}

/// Writes a number, a whole one as one: some entries may be nothing else.
pub(super) fn put_number(number: &Number, into: Obj<'_>) {
    let value = number.as_f64();
    match i32::try_from(number.as_i64()) {
        #[expect(clippy::float_cmp, reason = "whole numbers of this size are exact")]
        Ok(whole) if f64::from(whole) == value => into.primitive(writable(whole)),
        #[expect(clippy::cast_possible_truncation, reason = "hayro reads numbers as f32")]
        _ if value.is_finite() => put_broken(value as f32, into),
        _ => into.primitive(0),
    }
}

/// Writes a number that is not whole, or larger than a whole one may be.
fn put_broken(value: f32, into: Obj<'_>) {
    // `pdf-writer` writes what is whole as such.
    if f64::from(value).total_cmp(&f64::from(i32::MIN)).is_eq() {
        into.primitive(writable(i32::MIN));
    } else {
        into.primitive(value);
    }
}

/// The number, or for the least of all, which `pdf-writer` cannot write, the next one.
fn writable(whole: i32) -> i32 {
    whole.max(-i32::MAX)
}
