//! What rich text says, without its looks (ISO 32000-2, annex on rich text strings: XHTML).

use hayro::hayro_syntax::object::{Dict, Object};

use crate::pdf::text_string::decode;

/// The plain text of a rich text string or stream; `None` when there is none, or it says nothing.
pub(super) fn rich_text(dict: &Dict<'_>, key: &str) -> Option<String> {
    let text = match dict.get::<Object<'_>>(key)? {
        Object::String(text) => decode(&text),
        Object::Stream(stream) => decode(&stream.decoded_data().ok()?),
        _ => return None,
    };
    Some(plain(&text)).filter(|text| !text.is_empty())
}

/// Text without tags: a paragraph and a break end a line.
fn plain(rich: &str) -> String {
    let mut lines = vec![String::new()];
    for (number, part) in rich.split('<').enumerate() {
        // All before the first `<` is text; in every other part a tag comes first.
        let (tag, text) = if number == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        if tag.starts_with("/p") || tag.starts_with("br") {
            lines.push(String::new());
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = lines.last_mut().filter(|_| !text.is_empty());
        if let Some(line) = line {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&text);
        }
    }
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    let text = lines.join("\n");
    marks.iter().fold(text.trim().to_owned(), |text, (written, meant)| text.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_are_left_out_and_paragraphs_are_lines() {
        let rich =
            "<?xml version=\"1.0\"?><body xmlns=\"x\"><p>One <b>bold</b> word</p><p>A&amp;B &lt; C<br/>last</p></body>";
        assert_eq!(plain(rich), "One bold word\nA&B < C\nlast");
        assert_eq!(plain("plain"), "plain");
        assert_eq!((plain("<p></p>"), plain("<"), plain("")), (String::new(), String::new(), String::new()));
    }
}
