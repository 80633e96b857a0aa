//! `chairside export`: the sample's slides as a PDF, made without a display, and what readers of PDFs find in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lopdf::{Dictionary, Document, Object};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sessions/ietf112-secdispatch.md");

fn chairside(arguments: &[&str], data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chairside"))
        .args(arguments)
        .env("CHAIRSIDE_DATA_DIR", data)
        .env("SOURCE_DATE_EPOCH", "1636459200")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

/// Exports a file without a display. Returns the PDF's path.
fn export(file: &str, name: &str, more: &[&str], folder: &Path) -> PathBuf {
    let to = folder.join(name);
    let done = chairside(&[&["export", file, "-o", to.to_str().unwrap()], more].concat(), folder);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    to
}

/// What a reader of PDFs reads on the pages, in its order.
fn words(pdf: &Path, folder: &Path) -> String {
    let text = chairside(&["text", pdf.to_str().unwrap()], folder);
    assert!(text.status.success(), "{}", String::from_utf8_lossy(&text.stderr));
    String::from_utf8(text.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_samples_slides_are_a_pdf_with_text_links_outline_and_fonts() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = export(SAMPLE, "slides.pdf", &[], folder.path());
    let bytes = fs::read(&pdf).unwrap();
    assert!(bytes.len() < 1024 * 1024, "{} bytes", bytes.len());
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), 12);

    let said = words(&pdf, folder.path());
    let mut from = 0;
    for text in [
        "Security Dispatch secdispatch IETF 112 November 9, 2021 12:00-14:00 UTC",
        "1 / 12",
        "Note Well",
        "set forth in BCP 79; please read it carefully",
        "BCP 9 (Internet Standards Process)",
        "IETF Code of Conduct",
        "Possible Outcomes Direct to an existing WG",
        "Private Access Tokens 25 min Tommy Pauly",
        "12 / 12",
    ] {
        let at = said[from..].find(text).unwrap_or_else(|| panic!("«{text}» is not after byte {from} of\n{said}"));
        from += at + text.len();
    }

    let urls = links(&document);
    for url in
        ["https://www.rfc-editor.org/info/bcp79", "mailto:secdispatch@ietf.org", "https://www.ietf.org/privacy-policy/"]
    {
        assert!(urls.iter().any(|known| known == url), "{url} is not among {urls:?}");
    }
    let outline = document.get_toc().unwrap().toc;
    let titles: Vec<&str> = outline.iter().map(|line| line.title.as_str()).collect();
    assert_eq!((titles[0], titles[1], titles.len()), ("Security Dispatch", "Note Well", 12));
    assert_eq!(outline.last().unwrap().page, 12);
    assert_eq!(not_embedded(&document), Vec::<String>::new());
}

/// The addresses of all links.
fn links(document: &Document) -> Vec<String> {
    let pages = document.get_pages();
    let annotations = pages.values().flat_map(|page| document.get_page_annotations(*page).unwrap());
    let urls = annotations.filter_map(|link| link.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok()?.as_str().ok());
    urls.map(|url| String::from_utf8_lossy(url).into_owned()).collect()
}

/// Fonts that are not in the file: neither drawn in it (type 3) nor with a font program.
fn not_embedded(document: &Document) -> Vec<String> {
    let has_program = |font: &Dictionary| {
        let descriptor = font.get(b"FontDescriptor").and_then(Object::as_reference).ok();
        let descriptor = descriptor.and_then(|at| document.get_dictionary(at).ok());
        descriptor.is_some_and(|said| [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| said.has(key)))
    };
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts = fonts.filter(|font| font.has_type(b"Font") && !font.has(b"DescendantFonts"));
    let missing = fonts
        .filter(|font| font.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Type3") && !has_program(font));
    missing.map(|font| format!("{font:?}")).collect()
}

#[test]
fn the_same_slides_give_the_same_file_and_look_as_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let deck = folder.path().join("deck.md");
    fs::write(
        &deck,
        "# One\n\nSome [text](https://example.org/) here.\n\n---\n\n# Two\n\n- a list\n- of three\n- lines\n",
    )
    .unwrap();
    let deck = deck.to_str().unwrap();
    let first = export(deck, "first.pdf", &[], folder.path());
    let second = export(deck, "second.pdf", &[], folder.path());
    assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap(), "two exports of the same slides differ");

    let drawn = |what: &str, name: &str, screen: bool| {
        let to = folder.path().join(name);
        let mut render = Command::new(env!("CARGO_BIN_EXE_chairside"));
        render.args(["render", what, "--page", "2", "--width", "640", "-o"]).arg(&to);
        if screen {
            render.env("DISPLAY", super::driver::Screen::display().unwrap());
        }
        let done = render.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        grey(&to)
    };
    let (window, paper) = (drawn(deck, "window.png", true), drawn(first.to_str().unwrap(), "paper.png", false));
    assert_eq!(window.len(), paper.len());
    let differ: u64 = window.iter().zip(&paper).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
    let mean = differ / window.len() as u64;
    assert!(mean < 4, "the pictures differ by {mean} of 255 on the average");
    assert!(paper.iter().filter(|grey| **grey < 0x80).count() > 1_000, "nothing is drawn");
}

/// A picture's pixels as greys.
fn grey(path: &Path) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap())).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let channels = info.color_type.samples();
    bytes[..info.buffer_size()].chunks(channels).map(|pixel| pixel[1.min(channels - 1)]).collect()
}

#[test]
fn a_handout_has_the_notes_and_what_cannot_be_exported_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let notes = export(SAMPLE, "notes.pdf", &["--notes"], folder.path());
    assert!(words(&notes, folder.path()).contains("Join ten minutes early."));
    let slides = export(SAMPLE, "slides.pdf", &[], folder.path());
    assert!(!words(&slides, folder.path()).contains("Join ten minutes early."), "a note is among the slides");

    let out = folder.path().join("out.pdf");
    let again = chairside(&["export", slides.to_str().unwrap(), "-o", out.to_str().unwrap()], folder.path());
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("a PDF already"), "{again:?}");
    let nowhere = chairside(&["export", SAMPLE, "-o", "/nowhere/at/all.pdf"], folder.path());
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(!out.exists());
}
