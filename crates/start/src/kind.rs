//! What a file is, as far as its name and its beginning tell. Only what cannot be shown is refused: a file of an unknown
//! name that is text is a deck.

use std::path::Path;

use chairside_file::{Encoding, encoding};

use crate::agenda::is_agenda;

/// So much of a file is looked at, in bytes; an agenda fits into it.
pub const HEAD: u64 = 1 << 16;

/// What was found under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Missing,
    /// A folder.
    Folder,
    /// A pipe, a device, a socket.
    Special,
    /// A file that could not be read, with the reason: "it belongs to somebody else".
    Unreadable(String),
    /// A file that begins with these bytes, [`HEAD`] at most.
    File(Vec<u8>),
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF deck.
    Pdf,
    /// A session or a deck in Markdown.
    Markdown,
    /// The text of an agenda.
    Agenda(String),
    /// Nothing that can be shown.
    Not(NotThis),
}

/// What cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotThis {
    /// There is no such file.
    Missing,
    /// A folder.
    Folder,
    /// A pipe, a device, a socket.
    Special,
    /// It could not be read, with the reason.
    Unreadable(String),
    /// It has nothing in it.
    Empty,
    /// A presentation of another program.
    Presentation(Program),
    /// A document or a table of an office program.
    Document,
    /// An image.
    Image,
    /// JSON, such as the polls of a session.
    Json,
    /// The notes that pdfpc keeps beside a PDF.
    PdfpcNotes,
    /// It is called a PDF and is none.
    NoPdf,
    /// It is a PDF and is called otherwise.
    UnnamedPdf,
    /// A web page.
    WebPage,
    /// LaTeX source.
    Latex,
    /// An archive.
    Archive,
    /// YAML, as at the head of a session file.
    Yaml,
    /// A calendar, a table, a mail.
    Data,
    /// Text in UTF-16.
    Utf16,
    /// No text.
    Binary,
}

/// A program that makes presentations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Microsoft's.
    PowerPoint,
    /// Apple's.
    Keynote,
    /// `LibreOffice`'s.
    Impress,
    /// Google's.
    GoogleSlides,
}

/// What the names of files end with, and what that says.
const ENDINGS: &[(&[&str], NotThis)] = &[
    (&["pptx", "ppt", "pptm", "ppsx", "pps", "ppsm", "potx", "pot"], NotThis::Presentation(Program::PowerPoint)),
    (&["key"], NotThis::Presentation(Program::Keynote)),
    (&["odp", "fodp", "otp", "sxi"], NotThis::Presentation(Program::Impress)),
    (&["gslides"], NotThis::Presentation(Program::GoogleSlides)),
    (&["docx", "doc", "odt", "rtf", "pages", "xlsx", "xls", "ods", "numbers"], NotThis::Document),
    (&["png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "tif", "tiff", "heic", "avif"], NotThis::Image),
    (&["json"], NotThis::Json),
    (&["yaml", "yml"], NotThis::Yaml),
    (&["ics", "csv", "tsv", "eml", "mbox", "xml", "toml"], NotThis::Data),
    (&["pdfpc"], NotThis::PdfpcNotes),
    (&["html", "htm", "xhtml", "mhtml"], NotThis::WebPage),
    (&["tex", "ltx"], NotThis::Latex),
    (&["zip", "gz", "tgz", "xz", "bz2", "tar", "7z", "rar"], NotThis::Archive),
];

/// How files begin that are not text.
const BEGINNINGS: &[(&[u8], NotThis)] = &[
    (b"\x89PNG", NotThis::Image),
    (b"\xff\xd8\xff", NotThis::Image),
    (b"GIF8", NotThis::Image),
    (b"RIFF", NotThis::Image),
    (b"PK\x03\x04", NotThis::Archive),
    (b"\x1f\x8b", NotThis::Archive),
    (b"\xfd7zXZ", NotThis::Archive),
    (b"\xd0\xcf\x11\xe0", NotThis::Document),
];

/// The mark of a PDF may stand this far from its beginning.
const PDF_WITHIN: usize = 1024;

/// What the file at `path` is.
pub fn kind(path: &Path, found: &Found) -> FileKind {
    let head = match found {
        Found::Missing => return FileKind::Not(NotThis::Missing),
        Found::Special => return FileKind::Not(NotThis::Special),
        Found::Unreadable(why) => return FileKind::Not(NotThis::Unreadable(why.clone())),
        // Keynote's files are folders, on systems that show them as such.
        Found::Folder => return FileKind::Not(of_ending(path).unwrap_or(NotThis::Folder)),
        Found::File(head) => head.as_slice(),
    };
    if head.iter().all(u8::is_ascii_whitespace) {
        return FileKind::Not(NotThis::Empty);
    }
    let begins_as_pdf = head[..head.len().min(PDF_WITHIN)].windows(5).any(|five| five == b"%PDF-");
    match (has_ending(path, "pdf"), begins_as_pdf) {
        (true, true) => return FileKind::Pdf,
        (true, false) => return FileKind::Not(NotThis::NoPdf),
        (false, true) => return FileKind::Not(NotThis::UnnamedPdf),
        (false, false) => {}
    }
    if let Some(not) = of_ending(path).or_else(|| of_beginning(head)) {
        return FileKind::Not(not);
    }
    match encoding(head) {
        Encoding::Binary => return FileKind::Not(NotThis::Binary),
        Encoding::Utf16 => return FileKind::Not(NotThis::Utf16),
        Encoding::Bytes => {}
    }
    let text = String::from_utf8_lossy(head);
    if is_agenda(&text) { FileKind::Agenda(text.into_owned()) } else { FileKind::Markdown }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

fn of_ending(path: &Path) -> Option<NotThis> {
    let is = |endings: &[&str]| endings.iter().any(|ending| has_ending(path, ending));
    ENDINGS.iter().find(|(endings, _)| is(endings)).map(|(_, not)| not.clone())
}

fn of_beginning(head: &[u8]) -> Option<NotThis> {
    BEGINNINGS.iter().find(|(begins, _)| head.starts_with(begins)).map(|(_, not)| not.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, begins: impl AsRef<[u8]>) -> FileKind {
        kind(Path::new(name), &Found::File(begins.as_ref().to_vec()))
    }

    #[test]
    fn sessions_and_decks_are_opened_whatever_they_are_called() {
        for name in ["a.md", "a.markdown", "a.MD", "a.txt", "a", "a.mdx", ".md", "a.pdf.md"] {
            assert_eq!(of(name, "---\ngroup: quic\n---\n# QUIC\n"), FileKind::Markdown, "{name}");
            assert_eq!(of(name, "# One\n\n---\n\n# Two\n"), FileKind::Markdown, "{name}");
        }
        assert_eq!(of("a.pdf", "%PDF-1.7\n"), FileKind::Pdf);
        assert_eq!(of("A.PDF", "\n\n%PDF-1.4\n"), FileKind::Pdf);
        assert_eq!(of("latin1.md", b"# Z\xfcrich\n"), FileKind::Markdown);
        assert_eq!(of("a.md", b"\xc4\xd6\xdc ".repeat(50)), FileKind::Markdown);
        assert_eq!(of("a.md", "\0# T\n"), FileKind::Markdown);
    }

    #[test]
    fn what_cannot_be_shown_is_told_apart() {
        use NotThis::{Archive, Binary, Document, Empty, Image, Json, Latex, NoPdf, PdfpcNotes, UnnamedPdf, WebPage};
        let presentation = |program| NotThis::Presentation(program);
        for (name, begins, not) in [
            ("a.pptx", "PK\x03\x04", presentation(Program::PowerPoint)),
            ("A.PPTX", "PK\x03\x04", presentation(Program::PowerPoint)),
            ("a.ppt", "\u{0}", presentation(Program::PowerPoint)),
            ("a.key", "PK\x03\x04", presentation(Program::Keynote)),
            ("a.odp", "PK\x03\x04", presentation(Program::Impress)),
            ("a.gslides", "{}", presentation(Program::GoogleSlides)),
            ("a.docx", "PK\x03\x04", Document),
            ("a.png", "?", Image),
            ("a.svg", "<svg/>", Image),
            ("a.md", "GIF89a", Image),
            ("polls-126.json", "[]", Json),
            ("session.yaml", "group: quic\n", NotThis::Yaml),
            ("a.ics", "BEGIN:VCALENDAR\n", NotThis::Data),
            ("a.pdfpc", "{}", PdfpcNotes),
            ("a.pdf", "<html>", NoPdf),
            ("a.bin", "%PDF-1.7", UnnamedPdf),
            ("a.md", "%PDF-1.7", UnnamedPdf),
            ("a.html", "<html>", WebPage),
            ("a.tex", "\\documentclass", Latex),
            ("a.zip", "PK\x03\x04", Archive),
            ("a", "PK\x03\x04", Archive),
            ("a.md", "a\0\0\0\0\u{1}\u{2}\u{3}\0\0\0\0\0\0\0\0\0\0\0\0\0", Binary),
            ("a.md", "\0#\0 \0T\0\n\0\n\0a", NotThis::Utf16),
            ("a.md", "", Empty),
            ("a.pdf", "", Empty),
            ("a.md", " \n\t\r\n", Empty),
        ] {
            assert_eq!(of(name, begins), FileKind::Not(not), "{name} {begins:?}");
        }
    }

    #[test]
    fn what_is_no_file_is_told_apart() {
        let at = |name: &str, found| match kind(Path::new(name), &found) {
            FileKind::Not(not) => not,
            other => panic!("{other:?}"),
        };
        assert_eq!(at("a.md", Found::Missing), NotThis::Missing);
        assert_eq!(at("a", Found::Folder), NotThis::Folder);
        assert_eq!(at("a.key", Found::Folder), NotThis::Presentation(Program::Keynote));
        assert_eq!(at("/dev/zero", Found::Special), NotThis::Special);
        assert_eq!(at("a.md", Found::Unreadable("x".into())), NotThis::Unreadable("x".into()));
    }

    #[test]
    fn an_agenda_is_text_without_slides_whose_lines_have_times() {
        let agenda = "QUIC, IETF 126\n\nAdministrivia, Chairs, 5 min\nqmux, Lucas, 15 min\nAOB, 5 min\n";
        assert_eq!(of("agenda.txt", agenda), FileKind::Agenda(agenda.into()));
        let written = "# IETF-126 QUIC WG Agenda\n\n* [Minutes](https://notes.ietf.org/notes-ietf-126-quic)\n\n\
            ## Wednesday, July 22 2026\n\n16:00-18:00 Wednesday, Session IV\n\n### Administrivia\n\n5 min total\n\n\
            * Scribe selection\n* Agenda bashing\n\n### WG Items\n\n* 15 min - Open issues, updates to qmux. \
            [slides](qmux.pdf)\n* 10 min - Reverso for QUIC\n  [slides](reverso.pdf) - Florentin Rochet\n";
        assert_eq!(of("agenda.md", written), FileKind::Agenda(written.into()));
        assert_eq!(of("deck.md", "# One\n\nTook 5 min\n\n---\n\n# Two\n\nTook 5 min\n"), FileKind::Markdown);
    }
}
