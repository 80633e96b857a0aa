//! Picture files known by their first bytes, never by their name: the type, and width and height in pixels.

/// The listed raster types; anything else is refused.
pub(crate) fn mime(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some("image/gif")
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else if bytes.get(4..8) == Some(b"ftyp") && brands(bytes).any(|brand| brand == b"avif" || brand == b"avis") {
        Some("image/avif")
    } else {
        None
    }
}

/// Whether it is an SVG: a document that can hold scripts, so it is named in a message and never served.
pub(crate) fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\n', '\r']);
    head.starts_with("<svg") || (head.starts_with('<') && head.contains("<svg"))
}

/// Width and height in pixels, where the head of the file tells.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match mime(bytes)? {
        "image/png" => (big(bytes, 16, 4)?, big(bytes, 20, 4)?),
        "image/gif" => (little(bytes, 6, 2)?, little(bytes, 8, 2)?),
        "image/jpeg" => jpeg(bytes)?,
        "image/webp" => webp(bytes)?,
        _ => {
            let head = &bytes[..bytes.len().min(64 * 1024)];
            let at = head.windows(4).position(|window| window == b"ispe")?;
            (big(bytes, at + 8, 4)?, big(bytes, at + 12, 4)?)
        }
    };
    (width > 0 && height > 0).then_some((width, height))
}

fn brands(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let end = big(bytes, 0, 4).map_or(0, |length| length.min(256) as usize).min(bytes.len());
    bytes.get(8..end).unwrap_or_default().chunks_exact(4)
}

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(count)?)?;
    Some(part.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(count)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// Walks the segments to the first frame header.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            _ => at += 2 + (big(bytes, at + 2, 2)? as usize).max(2),
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(head: &[u8], parts: &[(usize, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0; 64];
        bytes[..head.len()].copy_from_slice(head);
        for (at, part) in parts {
            bytes[*at..*at + part.len()].copy_from_slice(part);
        }
        bytes
    }

    #[test]
    fn knows_each_listed_type_and_its_size() {
        let png = filled(b"\x89PNG\r\n\x1a\n", &[(16, &[0, 0, 4, 0, 0, 0, 3, 0])]);
        let gif = filled(b"GIF89a", &[(6, &[0x40, 1, 0xf0, 0])]);
        let jpeg = filled(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x0b\x08\x00\x64\x00\xc8", &[]);
        let lossy = filled(b"RIFF\0\0\0\0WEBPVP8 ", &[(26, &[0x20, 0, 0x10, 0])]);
        let lossless = filled(b"RIFF\0\0\0\0WEBPVP8L", &[(20, &[0x2f, 0x09, 0x40, 0x01, 0])]);
        let extended = filled(b"RIFF\0\0\0\0WEBPVP8X", &[(24, &[9, 0, 0, 4, 0, 0])]);
        let avif = filled(b"\0\0\0\x18ftypmif1\0\0\0\0avif", &[(28, b"ispe\0\0\0\0\0\0\0\x07\0\0\0\x05")]);
        for (bytes, expected, width, height) in [
            (png, "image/png", 1024, 768),
            (gif, "image/gif", 320, 240),
            (jpeg, "image/jpeg", 200, 100),
            (lossy, "image/webp", 32, 16),
            (lossless, "image/webp", 10, 6),
            (extended, "image/webp", 10, 5),
            (avif, "image/avif", 7, 5),
        ] {
            assert_eq!(mime(&bytes), Some(expected));
            assert_eq!(size(&bytes), Some((width, height)), "{expected}");
        }
    }

    #[test]
    fn refuses_what_is_no_listed_picture() {
        for bytes in [
            &b""[..],
            b"<svg xmlns='x'/>",
            b"<html>",
            b"%PDF-1.7",
            b"BM",
            b"II*\0",
            b"RIFF\0\0\0\0WAVE",
            b"\0\0\0\x10ftypheic",
        ] {
            assert_eq!(mime(bytes), None);
            assert_eq!(size(bytes), None);
        }
        assert!(is_svg(b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><svg>"));
        assert!(is_svg(b" <SVG>") && !is_svg(b"svg") && !is_svg(b""));
    }

    #[test]
    fn a_cut_off_picture_has_no_size() {
        let whole = filled(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x0b\x08\x00\x64\x00\xc8", &[]);
        for end in 0..16 {
            assert_eq!(size(&whole[..end]), None);
        }
    }
}
