//! The pieces of HTML: tags with their attributes, comments, entities. Whether they may stay is decided elsewhere.

/// A start tag.
pub(crate) struct Tag {
    pub(crate) name: String,
    /// Names in small letters, values as written.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) closes_itself: bool,
}

impl Tag {
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

pub(crate) enum Piece {
    /// A `<` that opens nothing.
    Text,
    /// A comment, declaration or instruction of this length.
    Nothing(usize),
    Open(Tag, usize),
    Close(String, usize),
}

/// A longer tag is text: looking for the end of each of thousands that never end would take minutes.
const LONGEST_TAG: usize = 16 * 1024;

/// Reads what begins with the `<` at the head of `text`.
pub(crate) fn piece(text: &str) -> Piece {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("<!--") {
        return Piece::Nothing(until("-->"));
    }
    if text.starts_with("<![CDATA[") {
        return Piece::Nothing(until("]]>"));
    }
    if text.starts_with("<!") || text.starts_with("<?") {
        return Piece::Nothing(until(">"));
    }
    let closing = text.starts_with("</");
    let start = if closing { 2 } else { 1 };
    if !text[start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Piece::Text;
    }
    let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
    let name_end = text[start..].find(ends).map_or(text.len(), |at| start + at);
    let name = text[start..name_end].to_ascii_lowercase();
    let end = (start..=text.len().min(LONGEST_TAG)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let text = &text[..end];
    if name_end > end {
        return Piece::Text;
    }
    let mut tag = Tag { name, attributes: Vec::new(), closes_itself: false };
    let mut at = name_end;
    loop {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start().len();
        at += blank;
        let rest = &text[at..];
        if rest.starts_with('>') {
            let length = at + 1;
            return if closing { Piece::Close(tag.name, length) } else { Piece::Open(tag, length) };
        }
        if let Some(after) = rest.strip_prefix('/') {
            tag.closes_itself = after.starts_with('>');
            at += 1;
            continue;
        }
        let Some(length) = attribute(rest, &mut tag.attributes) else { return Piece::Text };
        at += length;
    }
}

/// Reads one attribute; gives its length, or `None` when the text ends in it.
fn attribute(text: &str, into: &mut Vec<(String, String)>) -> Option<usize> {
    let first = text.chars().next()?.len_utf8();
    let name_end = text[first..]
        .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>' || c == '=')
        .map(|at| at + first)?;
    let name = text[..name_end].to_ascii_lowercase();
    let after = text[name_end..].trim_start();
    let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
        into.push((name, String::new()));
        return Some(name_end);
    };
    let start = text.len() - value.len();
    let first = value.chars().next()?;
    let (value, end) = if matches!(first, '"' | '\'') {
        let length = value[1..].find(first)?;
        (&value[1..=length], start + length + 2)
    } else {
        let length = value.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
        (&value[..length], start + length)
    };
    if into.len() < 100 {
        into.push((name, value.to_owned()));
    }
    Some(end)
}

/// Where the element that was opened ends in `text`, its end tag included.
pub(crate) fn end_of(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(more) = text[at..].find("</") {
        at += more + 2;
        let rest = &text[at..];
        let is_it = rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
            && rest[name.len()..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/');
        if is_it {
            return rest.find('>').map(|end| at + end + 1);
        }
    }
    None
}

/// The characters that HTML writes as `&…;` in attributes, as far as addresses and short texts need them.
pub(crate) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let (c, length) = end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end + 1))).unwrap_or(('&', 1));
        text.push(c);
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// One entity, without `&` and `;`.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "colon" => ':',
        "Tab" => '\t',
        "NewLine" => '\n',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        match piece(text) {
            Piece::Text => "text".into(),
            Piece::Nothing(length) => format!("nothing {length}"),
            Piece::Close(name, length) => format!("close {name} {length}"),
            Piece::Open(tag, length) => format!("open {} {:?} {length}", tag.name, tag.attributes),
        }
    }

    #[test]
    fn reads_tags_as_browsers_do() {
        for (text, expected) in [
            ("<P>", "open p [] 3"),
            ("<a HREF='x>y' b c=d>z", r#"open a [("href", "x>y"), ("b", ""), ("c", "d")] 20"#),
            ("<img/src=x>", r#"open img [("src", "x")] 11"#),
            ("<br />", "open br [] 6"),
            ("</div >", "close div 7"),
            ("<!-- > -->x", "nothing 10"),
            ("<!DOCTYPE html>", "nothing 15"),
            ("<?php ?>", "nothing 8"),
            ("< b", "text"),
            ("<a href=\"x", "text"),
            ("<a b=", "text"),
            ("<", "text"),
            ("<a", "text"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn entities_hide_nothing() {
        assert_eq!(unescaped("java&#115;cript&colon;a&#x26;b&amp;c&unknown;&"), "javascript:a&b&c&unknown;&");
    }
}
