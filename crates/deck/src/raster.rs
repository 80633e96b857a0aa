//! Recognises picture files by their first bytes, never by name, and reads their width and height.

/// The MIME type of a picture that can be shown; `None` for any other file.
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

/// Whether it is an SVG. An SVG can hold scripts, so it is only named in a message, never served.
pub(crate) fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\n', '\r']);
    head.starts_with("<svg") || (head.starts_with('<') && head.contains("<svg"))
}

/// Width and height in pixels, both over 0; `None` where the head of the file does not tell.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = if mime(bytes)? == "image/jpeg" {
        jpeg(bytes)?
    } else {
        let size = imagesize::blob_size(bytes).ok()?;
        (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)
    };
    (width > 0 && height > 0).then_some((width, height))
}

/// Walks the segments to the first frame header. Markers without a length are stepped over as decoders do, which
/// `imagesize` 0.15 does not: a file made for it could show the webview a larger picture than we allowed.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            marker @ 0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((number(at + 7)?.into(), number(at + 5)?.into()));
            }
            _ => at += 2 + usize::from(number(at + 2)?).max(2),
        }
    }
}

/// The brands in the `ftyp` box at the head of an ISO media file.
fn brands(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let length = bytes.first_chunk().map_or(0, |length| u32::from_be_bytes(*length).min(256) as usize);
    bytes.get(8..length.min(bytes.len())).unwrap_or_default().chunks_exact(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(head: &[u8], parts: &[(usize, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0; 96];
        bytes[..head.len()].copy_from_slice(head);
        for (at, part) in parts {
            bytes[*at..*at + part.len()].copy_from_slice(part);
        }
        bytes
    }

    #[test]
    fn recognises_each_type_and_reads_its_size() {
        let png = filled(b"\x89PNG\r\n\x1a\n", &[(16, &[0, 0, 4, 0, 0, 0, 3, 0])]);
        let gif = filled(b"GIF89a", &[(6, &[0x40, 1, 0xf0, 0])]);
        let jpeg = filled(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x0b\x08\x00\x64\x00\xc8", &[]);
        let lossy = filled(b"RIFF\0\0\0\0WEBPVP8 ", &[(26, &[0x20, 0, 0x10, 0])]);
        let lossless = filled(b"RIFF\0\0\0\0WEBPVP8L", &[(20, &[0x2f, 0x09, 0x40, 0x01, 0])]);
        let extended = filled(b"RIFF\0\0\0\0WEBPVP8X", &[(24, &[9, 0, 0, 4, 0, 0])]);
        let boxes = [
            &b"\0\0\0\x30meta\0\0\0\0\0\0\0\x24iprp\0\0\0\x1cipco"[..],
            b"\0\0\0\x14ispe\0\0\0\0\0\0\0\x07\0\0\0\x05\0\0\0\x40mdat",
        ];
        let avif = filled(b"\0\0\0\x18ftypmif1\0\0\0\0avif", &[(24, &boxes.concat())]);
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
    fn recognises_nothing_else() {
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
    fn a_jpeg_cannot_hide_its_frame_behind_markers_without_a_length() {
        for before in [&b"\xff\x01"[..], b"\xff\xd8", b"\xff\xd0\xff\xd7", b"\xff\xff\xff"] {
            let frame = b"\xff\xc0\x00\x0b\x08\xff\xfe\xff\xfd";
            let bytes = [&b"\xff\xd8\xff\xe0\x00\x04ab"[..], before, frame].concat();
            assert_eq!(size(&bytes), Some((0xfffd, 0xfffe)), "{before:02x?}");
        }
    }

    #[test]
    fn a_cut_off_picture_has_no_size() {
        let whole = filled(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x0b\x08\x00\x64\x00\xc8", &[]);
        for end in 0..16 {
            assert_eq!(size(&whole[..end]), None);
        }
    }
}
