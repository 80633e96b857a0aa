//! Whether what came is a PDF, and all of it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::client::is_html;

/// A PDF says what it is within so many bytes from its start, and that it ends within as many from its end.
const EDGE: u64 = 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A PDF to its end mark.
    Whole,
    /// A PDF without an end mark: cut, or made carelessly.
    WithoutEnd,
    /// No PDF, with the reason.
    Other(&'static str),
}

/// Looks at a file.
pub fn content(path: &Path) -> std::io::Result<Content> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    file.by_ref().take(EDGE).read_to_end(&mut head)?;
    let other = match head.as_slice() {
        [] => Some("it is empty"),
        head if is_html(head) => Some("it is a web page"),
        [b'P', b'K', ..] => Some("it is a ZIP archive, as PowerPoint files are"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("it is an old Office file"),
        head if !holds(head, b"%PDF-") => Some("it does not begin like one"),
        _ => None,
    };
    if let Some(other) = other {
        return Ok(Content::Other(other));
    }
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(EDGE)))?;
    let mut tail = Vec::new();
    file.by_ref().take(EDGE).read_to_end(&mut tail)?;
    if holds(&tail, b"%%EOF") {
        return Ok(Content::Whole);
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(if has_objects(file)? { Content::WithoutEnd } else { Content::Other("it has no pages inside") })
}

/// Whether there is an object of a PDF in it: "7 0 obj".
fn has_objects(mut file: File) -> std::io::Result<bool> {
    const MARK: &[u8] = b" obj";
    let mut piece = vec![0; 64 << 10];
    let mut kept = 0;
    loop {
        let read = file.read(&mut piece[kept..])?;
        if read == 0 {
            return Ok(false);
        }
        let filled = kept + read;
        if holds(&piece[..filled], MARK) {
            return Ok(true);
        }
        // The mark may lie across two pieces.
        kept = filled.min(MARK.len() - 1);
        piece.copy_within(filled - kept..filled, 0);
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_told_from_what_only_begins_like_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.pdf");
        let across = [&b"%PDF-1.7\n"[..], &vec![b'x'; (64 << 10) - 11], b"1 0 obj\n"].concat();
        for (bytes, expected) in [
            (&b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n"[..], Content::Whole),
            (b"junk before %PDF-1.7\n1 0 obj\n%%EOF junk after", Content::Whole),
            (b"%PDF-1.7\n1 0 obj\n<< /Len", Content::WithoutEnd),
            (&across, Content::WithoutEnd),
            (b"%PDF-1.4 hello", Content::Other("it has no pages inside")),
            (b"<html>%PDF-1.4 log in %%EOF", Content::Other("it is a web page")),
            (b"", Content::Other("it is empty")),
            (b"PK\x03\x04", Content::Other("it is a ZIP archive, as PowerPoint files are")),
            (b"plain words", Content::Other("it does not begin like one")),
        ] {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(
                content(&path).unwrap(),
                expected,
                "{:?}",
                String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
            );
        }
    }
}
