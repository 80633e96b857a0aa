//! What comes from files is shown in a terminal as it is written, never obeyed: escapes, line breaks and marks of
//! direction become visible signs.

use std::borrow::Cow;
use std::path::Path;

/// A text as one line: control characters, line breaks and marks of direction are shown as signs, such as `␛`, `␊` and
/// `‹U+202E›`.
pub fn one_line(text: &str) -> Cow<'_, str> {
    replaced(text, is_obeyed, sign)
}

/// A path as one line.
pub fn path(path: &Path) -> String {
    one_line(&path.to_string_lossy()).into_owned()
}

/// A text of several lines: as [`one_line`], but line feeds and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    replaced(text, |c| is_obeyed(c) && c != '\n' && c != '\t', sign)
}

/// Lines of JSON that mean the same: what a terminal would obey is escaped. Only strings can have such characters.
pub fn json(text: &str) -> Cow<'_, str> {
    let escape = |c: char| format!("\\u{:04x}", u32::from(c));
    replaced(text, |c| is_obeyed(c) && !matches!(c, '\n' | '\r' | '\t'), escape)
}

/// Whether a terminal or an editor would do something with it instead of showing it: C0 and C1 controls, Unicode's line
/// separators, `Bidi_Control`, and the byte order mark. Joiners stay, because emoji and many scripts need them.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn sign(c: char) -> String {
    let picture = match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        _ => None,
    };
    picture.map_or_else(|| format!("‹U+{:04X}›", u32::from(c)), String::from)
}

fn replaced(text: &str, is_replaced: impl Fn(char) -> bool, by: impl Fn(char) -> String) -> Cow<'_, str> {
    if !text.contains(&is_replaced) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_replaced(c) { out += &by(c) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let hostile = "a\u{1b}[31mb\r\nc\td\u{7f}e\u{9b}f\u{202e}g\u{2028}h";
        assert_eq!(one_line(hostile), "a␛[31mb␍␊c␉d␡e‹U+009B›f‹U+202E›g‹U+2028›h");
        assert_eq!(lines("a\u{1b}c\n\tb\r"), "a␛c\n\tb␍");
        assert_eq!(json("{\"a\":\"b\u{202e}\u{7f}\"}\n"), "{\"a\":\"b\\u202e\\u007f\"}\n");
    }

    #[test]
    fn what_people_write_stays_as_it_is() {
        for text in ["Zürich", "👩🏽‍💻 ☎︎ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "שלום עולם", "نمی‌خواهم", "日本語、。", "a – b → c"]
        {
            assert!(matches!(one_line(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }
}
