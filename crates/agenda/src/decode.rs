//! From the bytes of a file to a text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A text, and how its bytes had to be read for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text.
    pub text: Cow<'b, str>,
    /// What to tell about it, a sentence; nothing for UTF-8.
    pub note: Option<&'static str>,
}

/// The bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText;

impl std::fmt::Display for NotText {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("this is not a text file")
    }
}

impl std::error::Error for NotText {}

/// Reads bytes as UTF-8, as UTF-16 if they begin with its byte order mark, else as Windows-1252.
///
/// # Errors
/// If they are no text: more than about one character in 200 is a zero, or one in 100 another control character.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return plain(
            encoding.decode_with_bom_removal(bytes).0,
            Some("The file is in UTF-16. Its text was converted."),
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => plain(text.into(), None),
        // A file that was cut may end within a letter.
        Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() => {
            plain(String::from_utf8_lossy(bytes), None)
        }
        Err(_) => plain(
            WINDOWS_1252.decode_without_bom_handling(bytes).0,
            Some("The file is not in UTF-8 and was read as Windows-1252. Check the letters with accents."),
        ),
    }
}

fn plain<'b>(text: Cow<'b, str>, note: Option<&'static str>) -> Result<Decoded<'b>, NotText> {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{85}');
    let (mut zeros, mut controls, mut all) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        zeros += usize::from(c == '\0');
        controls += usize::from(odd(c) || c == char::REPLACEMENT_CHARACTER);
        all += 1;
    }
    // A stray zero in a page of text is a slip; in a file of another kind there are many.
    let is_text = zeros * 200 <= all + 199 && controls * 100 <= all + 199;
    if is_text { Ok(Decoded { text, note }) } else { Err(NotText) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart_and_what_is_no_text_is_refused() {
        let text = |bytes: &[u8]| decode(bytes).map(|read| (read.text.into_owned(), read.note.is_some()));
        assert_eq!(text("Grüße".as_bytes()), Ok(("Grüße".into(), false)));
        assert_eq!(text(b"Gr\xfc\xdfe \x96 \x80"), Ok(("Grüße – €".into(), true)));
        let of = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            let units = "# FOO\n* 5 min – ü".encode_utf16().flat_map(order);
            mark.into_iter().chain(units).collect::<Vec<u8>>()
        };
        for bytes in [of(u16::to_le_bytes, [0xff, 0xfe]), of(u16::to_be_bytes, [0xfe, 0xff])] {
            assert_eq!(text(&bytes), Ok(("# FOO\n* 5 min – ü".into(), true)));
        }
        let mut noise: Vec<u8> = Vec::new();
        let mut state = 1_u32;
        for _ in 0..10_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            noise.push(state.to_be_bytes()[0]);
        }
        assert_eq!(text(&noise), Err(NotText));
        assert_eq!(text(b"\x7fELF\0\0\0\x02\0\0"), Err(NotText));
        assert_eq!(text(&"ü".as_bytes()[..1]), Ok(("Ã".into(), true)));
        assert_eq!(text(&"ä ü".as_bytes()[..4]), Ok(("ä \u{fffd}".into(), false)), "cut within a letter");
        assert_eq!(text(b"Caf\xe9"), Ok(("Café".into(), true)));
        assert_eq!(text(b""), Ok((String::new(), false)));
    }
}
