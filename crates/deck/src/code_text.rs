//! The text of code as HTML. Code goes from left to right, so each piece of it that is written from right to left stands
//! for itself: otherwise the sign and the number after a Hebrew word would change their places.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

/// Escapes a text for use in HTML, as text or in a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
    html
}

/// Escaped, with each piece from right to left in a `<bdi>`.
pub(crate) fn code_text(code: &str) -> String {
    if code.is_ascii() {
        return escaped(code);
    }
    let mut html = String::with_capacity(code.len() * 2);
    let mut rest = code;
    while let Some(start) = rest.find(is_from_right_to_left) {
        let length = piece(&rest[start..]);
        html.push_str(&escaped(&rest[..start]));
        html.push_str("<bdi>");
        html.push_str(&escaped(&rest[start..start + length]));
        html.push_str("</bdi>");
        rest = &rest[start + length..];
    }
    html.push_str(&escaped(rest));
    html
}

/// Whether a text has letters from right to left.
pub(crate) fn has_right_to_left(text: &str) -> bool {
    !text.is_ascii() && text.contains(is_from_right_to_left)
}

/// The length of the piece from right to left that a text begins with: words with nothing but a blank, a hyphen or an
/// apostrophe between them.
fn piece(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if is_from_right_to_left(c) || class(c) == BidiClass::NonspacingMark {
            end = at + c.len_utf8();
        } else if !matches!(c, ' ' | '-' | '\'' | '’') {
            break;
        }
    }
    end
}

fn class(c: char) -> BidiClass {
    CodePointMapData::<BidiClass>::new().get(c)
}

fn is_from_right_to_left(c: char) -> bool {
    !c.is_ascii() && matches!(class(c), BidiClass::RightToLeft | BidiClass::ArabicLetter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_from_right_to_left_moves_nothing_after_it() {
        for (code, html) in [
            ("x = 1 < 2", "x = 1 &lt; 2"),
            ("x = \"שלום\" + 1", "x = &quot;<bdi>שלום</bdi>&quot; + 1"),
            ("f(שלום עולם, 2)", "f(<bdi>שלום עולם</bdi>, 2)"),
            ("שָׁלוֹם = مرحبا", "<bdi>שָׁלוֹם</bdi> = <bdi>مرحبا</bdi>"),
            ("naïve 日本", "naïve 日本"),
        ] {
            assert_eq!(code_text(code), html);
        }
        assert!(has_right_to_left("a ש") && !has_right_to_left("a é 日"));
    }
}
