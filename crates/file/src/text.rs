//! Tells text from what is none, by the bytes of a file.

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Text with one byte or more for each character: UTF-8, or one like Latin-1. A few odd bytes may be in it.
    Bytes,
    /// UTF-16, with a byte order mark or without.
    Utf16,
    /// No text.
    Binary,
}

/// Fewer control characters than this never make a file binary.
const FEW: usize = 16;

/// Tells what the bytes are. A NUL here and there, and letters of Latin-1, are no reason to call a text binary.
pub fn encoding(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || alternates(bytes) {
        return Encoding::Utf16;
    }
    let is_control = |byte: &&u8| (**byte < b' ' && !byte.is_ascii_whitespace() && **byte != 0x0b) || **byte == 0x7f;
    let control = bytes.iter().filter(is_control).count();
    if control > FEW && control * 10 > bytes.len() { Encoding::Binary } else { Encoding::Bytes }
}

/// Whether every other byte is NUL, as in UTF-16 without a byte order mark.
fn alternates(bytes: &[u8]) -> bool {
    let half = bytes.len() / 2;
    let nuls = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    half >= 4 && even.max(odd) * 4 >= half * 3 && even.min(odd) * 10 <= half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_what_is_none() {
        let wide = |text: &str, swap: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let utf16 = "---\nmeeting: IETF 199 Zürich\n---\n# Slide\n";
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0\x08\x06\0\0\0\0\0\0\0\0";
        let umlauts = b"\xc4\xd6\xdc\xe4\xf6\xfc\xdf".repeat(40);
        for (bytes, expected) in [
            (b"".to_vec(), Encoding::Bytes),
            (b"\0# T\n".to_vec(), Encoding::Bytes),
            (b"a\0b".to_vec(), Encoding::Bytes),
            (b"a\0b\0".to_vec(), Encoding::Bytes),
            (format!("# T\n{}\n\0\n", "text ".repeat(99)).into_bytes(), Encoding::Bytes),
            (umlauts, Encoding::Bytes),
            (b"\x0c\x0b\r\n\t ".repeat(20), Encoding::Bytes),
            (wide(utf16, false), Encoding::Utf16),
            (wide(utf16, true), Encoding::Utf16),
            (b"\xff\xfea\0".to_vec(), Encoding::Utf16),
            (png.to_vec(), Encoding::Binary),
            (vec![0; 200], Encoding::Binary),
        ] {
            assert_eq!(encoding(&bytes), expected, "{bytes:?}");
        }
    }
}
