//! What can be told of a PDF file without opening it.

use std::path::Path;

/// A PDF ends with the mark `%%EOF`; some programs write a little after it.
const TAIL: u64 = 2048;

/// Whether the file is named as a PDF.
pub fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}

/// Whether a file was written to its end, as far as one can tell: a PDF has its end mark; of other files nothing is
/// known.
pub fn is_complete(file: &Path) -> bool {
    if !is_pdf(file) {
        return true;
    }
    let tail = chairside_file::read_tail(file, TAIL);
    tail.is_ok_and(|bytes| bytes.windows(5).any(|five| five == b"%%EOF"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_that_is_being_written_has_no_end() {
        let folder = tempfile::tempdir().unwrap();
        let deck = folder.path().join("talk.pdf");
        std::fs::write(&deck, "%PDF-1.7 and more").unwrap();
        assert!(!is_complete(&deck));
        std::fs::write(&deck, "%PDF-1.7 and more\n%%EOF\n").unwrap();
        assert!(is_complete(&deck));
        assert!(!is_complete(&folder.path().join("none.pdf")) && is_complete(&folder.path().join("a.md")));
    }
}
