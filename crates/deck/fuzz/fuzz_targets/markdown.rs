//! Any text as a Markdown deck: slides with lines of it, and nothing in them that could run.
#![no_main]

use std::path::PathBuf;

use chairside_deck::{Content, Folder, parse_deck};
use html5gum::{Token, Tokenizer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let folder = Folder { root: PathBuf::from("/nowhere"), image_base: "deck://localhost/".into() };
    let Ok(deck) = parse_deck("a.md", text, &folder) else { return };
    for slide in &deck.slides {
        let Content::Html(html) = &slide.content else { continue };
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            let Token::StartTag(tag) = token else { continue };
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            let runs = ["script", "style", "svg", "math", "iframe", "object", "embed", "form", "meta", "link", "base"];
            assert!(!runs.contains(&name.as_str()), "{html}");
            for (attribute, value) in &tag.attributes {
                assert!(!attribute.starts_with(b"on") && &***attribute != b"style", "{html}");
                assert!(!value.to_ascii_lowercase().starts_with(b"javascript:"), "{html}");
            }
        }
    }
});
