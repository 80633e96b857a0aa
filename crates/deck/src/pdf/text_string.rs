//! Decodes the text strings of a PDF: titles, labels and notes.

use std::fmt::Write as _;

/// The characters of `PDFDocEncoding` at 0x18 to 0x1F.
const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
/// The characters of `PDFDocEncoding` at 0x80 to 0xA0.
const SIGNS: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// Decodes a text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 if it starts with a byte order mark, also UTF-8 if it is
/// valid as such, because many programs omit the mark, and otherwise `PDFDocEncoding`.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes).map_or_else(
            |_| bytes.iter().map(|byte| pdf_doc(*byte)).collect(),
            |text| text.chars().map(|c| if c.is_ascii() { pdf_doc(c as u8) } else { c }).collect(),
        ),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    without_languages(&text)
}

/// Removes language codes, which stand between two escape characters.
fn without_languages(text: &str) -> String {
    text.split('\u{1b}').step_by(2).collect()
}

fn pdf_doc(byte: u8) -> char {
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => SIGNS[usize::from(byte - 0x80)],
        0xAD => '-',
        _ => char::from(byte),
    }
}

/// Makes a text one line of at most `most` characters, with one space for each run of blanks and control characters.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        let space = if line.is_empty() { "" } else { " " };
        let _ = write!(line, "{space}{word}");
        if line.len() > most.saturating_mul(4) {
            break;
        }
    }
    cut(line, most)
}

/// Cuts a text to `most` characters, turns its line ends into `\n` and removes other control characters.
pub(super) fn many_lines(text: &str, most: usize) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let shown: String = text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).take(most).collect();
    shown.trim().to_owned()
}

fn cut(mut text: String, most: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(most) {
        text.truncate(at);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{decode, many_lines, one_line};

    #[test]
    fn every_encoding_of_a_text_string_is_read() {
        for (bytes, text) in [
            (b"Plain".as_slice(), "Plain"),
            (b"\xFE\xFF\x00Z\x00\xFC\x20\x19", "Zü’"),
            (b"\xFF\xFEZ\x00\xFC\x00", "Zü"),
            (b"\xEF\xBB\xBFZ\xC3\xBC", "Zü"),
            (b"Z\xC3\xBC", "Zü"),
            (b"Z\xFC \x84 \xA0 \x1F", "Zü — € ˜"),
            (b"\xFE\xFF\x00\x1b\x00e\x00n\x00\x1b\x00a", "a"),
            (b"\xFE\xFF\xD8\x00", "\u{fffd}"),
            (b"", ""),
        ] {
            assert_eq!(decode(bytes), text);
        }
    }

    #[test]
    fn lines_are_tidied_and_cut() {
        assert_eq!(one_line(" a\u{0}b \n\t c ", 10), "a b c");
        assert_eq!(one_line("äbcdef", 3), "äbc");
        assert_eq!(many_lines("a\r\nb\rc\u{7}\n", 10), "a\nb\nc");
    }
}
