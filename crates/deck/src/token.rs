//! HTML as tokens: tags with their attributes, text without entities, comments. Whether they may stay is decided
//! elsewhere.

use html5gum::{DefaultEmitter, Error, StartTag, Tokenizer, naive_next_state};

/// A start tag.
pub(crate) struct Tag {
    /// In small letters, as are the names of attributes.
    pub(crate) name: String,
    /// In the order of the HTML, each name once, its value without entities.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) closes_itself: bool,
}

impl Tag {
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn new(tag: StartTag<usize>) -> Self {
        let mut attributes: Vec<_> = tag.attributes.into_iter().collect();
        attributes.sort_by_key(|(_, value)| value.span.start);
        let attributes = attributes.into_iter().map(|(name, value)| (text(&name), text(&value.value)));
        Self { name: text(&tag.name), attributes: attributes.collect(), closes_itself: tag.self_closing }
    }
}

/// What a token is.
pub(crate) enum Kind {
    /// Text without entities. A tag that the HTML ends in is text, as it was written.
    Text(String),
    Start(Tag),
    End(String),
    /// A comment, declaration or instruction.
    Comment,
}

/// A token and its bytes in the HTML, from `start` up to but without `end`.
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Reads HTML as browsers do: scripts and the like are one text. Only that `<iframe/>` is empty, as its writer meant.
pub(crate) fn tokens(html: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer::new_with_emitter(html, DefaultEmitter::new_with_span());
    let (mut tokens, mut end) = (Vec::new(), 0);
    let mut is_tag_open = false;
    while let Some(Ok(token)) = tokenizer.next() {
        let (span, kind) = match token {
            html5gum::Token::StartTag(tag) => {
                if let Some(state) = naive_next_state(&tag.name).filter(|_| !tag.self_closing) {
                    tokenizer.set_state(state);
                }
                (tag.span, Kind::Start(Tag::new(tag)))
            }
            html5gum::Token::EndTag(tag) => (tag.span, Kind::End(text(&tag.name))),
            html5gum::Token::String(string) => (string.span, Kind::Text(text(&string.value))),
            html5gum::Token::Comment(comment) => (comment.span, Kind::Comment),
            html5gum::Token::Doctype(doctype) => (doctype.span, Kind::Comment),
            html5gum::Token::Error(error) => {
                is_tag_open |= error.value == Error::EofInTag;
                continue;
            }
        };
        // A token starts where the one before ends. The tokenizer's own start is wrong after a change of state.
        tokens.push(Token { kind, start: end, end: span.end });
        end = span.end;
    }
    if is_tag_open && let Some(rest) = html.get(end..) {
        tokens.push(Token { kind: Kind::Text(rest.to_owned()), start: end, end: html.len() });
    }
    tokens
}

/// Where the first end tag of that name ends in `html`, in bytes.
pub(crate) fn end_of(html: &str, name: &str) -> Option<usize> {
    if !html.contains("</") {
        return None;
    }
    let is_end = |token: &Token| matches!(&token.kind, Kind::End(ended) if ended == name);
    tokens(html).iter().find(|token| is_end(token)).map(|token| token.end)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> String {
        let shape = |Token { kind, end, .. }: &Token| match kind {
            Kind::Text(text) => format!("text {text:?} {end}"),
            Kind::Comment => format!("nothing {end}"),
            Kind::End(name) => format!("close {name} {end}"),
            Kind::Start(tag) => format!("open {} {:?} {end}", tag.name, tag.attributes),
        };
        tokens(html).iter().map(shape).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn reads_tags_as_browsers_do() {
        for (html, expected) in [
            ("<P>", "open p [] 3"),
            ("<a HREF='x>y' b c=d>z", r#"open a [("href", "x>y"), ("b", ""), ("c", "d")] 20, text "z" 21"#),
            ("<img/src=x>", r#"open img [("src", "x")] 11"#),
            ("<br />", "open br [] 6"),
            ("</div >", "close div 7"),
            ("<!-- > -->x", r#"nothing 10, text "x" 11"#),
            ("<!DOCTYPE html>", "nothing 15"),
            ("<?php ?>", "nothing 8"),
            ("< b", r#"text "< b" 3"#),
            ("<a href=\"x", r#"text "<a href=\"x" 10"#),
            ("é<a b=", r#"text "é" 2, text "<a b=" 7"#),
            ("<", r#"text "<" 1"#),
            ("<a", r#"text "<a" 2"#),
            ("<script>a<b></i></script>c", r#"open script [] 8, text "a<b></i>" 16, close script 25, text "c" 26"#),
        ] {
            assert_eq!(shape(html), expected, "{html}");
        }
    }

    #[test]
    fn entities_hide_nothing() {
        let html = "<a href=\"java&#115;cript&colon;a&#x26;b&amp;c&unknown;&\">&lt;b&gt;";
        let [Token { kind: Kind::Start(tag), .. }, Token { kind: Kind::Text(text), .. }] = &tokens(html)[..] else {
            panic!("{}", shape(html))
        };
        assert_eq!(tag.value("href"), Some("javascript:a&b&c&unknown;&"));
        assert_eq!(text, "<b>");
    }

    #[test]
    fn an_element_ends_at_its_end_tag() {
        assert_eq!(end_of("a</b><c title='</script>'></SCRIPT >d", "script"), Some(36));
        assert_eq!(end_of("a</scripts>", "script"), None);
    }
}
