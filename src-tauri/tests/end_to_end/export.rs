//! `chairside export`: the sample's slides as a PDF, made without a display, and what readers of PDFs find in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use lopdf::{Dictionary, Document, Object};

use crate::chairside::{Place, SOON};
use crate::driver::{Driver, Key, Modifier, Screen};

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

    expect_a4(&notes);

    // A PDF whose notes are text beside it: its pages as they are, with their links, and the notes below.
    let (of_pdf, pages) = (slides.to_str().unwrap(), Document::load(&slides).unwrap().get_pages().len());
    let note = r#"{ "pdfpcFormat": 2, "pages": [{ "idx": 0, "label": "1", "overlay": 0, "note": "Ask **who** takes notes." }] }"#;
    fs::write(slides.with_extension("pdfpc"), note).unwrap();
    let handout = export(of_pdf, "handout.pdf", &["--notes"], folder.path());
    let text = words(&handout, folder.path());
    assert!(text.contains("Ask who takes notes.") && text.contains("Note Well"), "{text}");
    expect_a4(&handout);
    let document = Document::load(&handout).unwrap();
    assert_eq!(document.get_pages().len(), pages);
    let links = |document: &Document| {
        let links = |page| document.get_page_annotations(page).unwrap().len();
        document.get_pages().into_values().map(links).sum::<usize>()
    };
    assert_eq!(links(&document), links(&Document::load(&slides).unwrap()));
    assert!(!words(&export(of_pdf, "again.pdf", &[], folder.path()), folder.path()).contains("Ask who"));

    let out = folder.path().join("out.pdf");
    let nowhere = chairside(&["export", SAMPLE, "-o", "/nowhere/at/all.pdf"], folder.path());
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(!out.exists());
}

fn expect_a4(file: &Path) {
    let document = Document::load(file).unwrap();
    for page in document.get_pages().values() {
        let sheet = document.get_dictionary(*page).unwrap().get(b"MediaBox").and_then(Object::as_array).unwrap();
        let sheet: Vec<f32> = sheet.iter().map(|side| side.as_float().unwrap()).collect();
        assert!((sheet[2] - 595.28).abs() < 0.1 && (sheet[3] - 841.89).abs() < 0.1, "{sheet:?}");
    }
}

/// What stands in the streams of a document, unpacked.
fn streams(document: &Document) -> String {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams.map(|stream| String::from_utf8_lossy(&stream.get_plain_content().unwrap()).into_owned()).collect()
}

/// The titles and pages of an outline, each title with a dot for each level below the first.
fn outline(document: &Document) -> Vec<(String, usize)> {
    let lines = document.get_toc().unwrap().toc;
    lines.into_iter().map(|line| (".".repeat(line.level - 1) + &line.title, line.page)).collect()
}

#[test]
fn a_session_of_markdown_and_pdfs_is_one_pdf_in_the_order_of_the_agenda() {
    let folder = tempfile::tempdir().unwrap();
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/deck/tests/pdf/cases/beamer-notes-labels.pdf");
    fs::copy(case, folder.path().join("beamer.pdf")).unwrap();
    let session = folder.path().join("session.md");
    let text = "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\nagenda:\n- { title: Steps, time: 9m, deck: beamer.pdf, notes: right }\n\
                - { title: Only talk, time: 9m }\n- { title: Gone, time: 9m, deck: gone.pdf }\n---\n# Welcome\n\n\
                [IETF](https://www.ietf.org/)\n";
    fs::write(&session, text).unwrap();
    let session = session.to_str().unwrap();

    let pdf = export(session, "all.pdf", &["--talks"], folder.path());
    let document = Document::load(&pdf).unwrap();
    let lines = outline(&document);
    let lines: Vec<(&str, usize)> = lines.iter().map(|(title, page)| (title.as_str(), *page)).collect();
    let expected = [
        ("Chairs’ slides", 1),
        (".Welcome", 1),
        ("Steps", 2),
        (".Opening", 2),
        (".Handshake", 3),
        (".Close", 4),
        ("Only talk", 5),
        ("Gone", 6),
    ];
    assert_eq!(lines, expected);
    assert_eq!(links(&document), ["https://www.ietf.org/"]);
    let said = words(&pdf, folder.path());
    assert!(said.contains("Handshake One Two Three"), "{said}");
    // The notes are nowhere in the file, whatever is shown of it.
    let (before, all) = (streams(&Document::load(case).unwrap()), streams(&document));
    assert_eq!((before.matches("Say it slowly").count(), all.matches("Say it slowly").count()), (5, 0), "{all}");
    let again = export(session, "again.pdf", &["--talks"], folder.path());
    assert!(fs::read(&pdf).unwrap() == fs::read(again).unwrap(), "two exports of the same session differ");

    let steps = export(session, "steps.pdf", &["--talks", "--steps"], folder.path());
    assert_eq!(Document::load(steps).unwrap().get_pages().len(), 8);
}

#[test]
fn a_deck_that_is_a_pdf_needs_no_screen_and_keeps_title_and_pages() {
    let folder = tempfile::tempdir().unwrap();
    let slides = export(SAMPLE, "slides.pdf", &[], folder.path());
    let to = folder.path().join("again.pdf");
    let done = Command::new(env!("CARGO_BIN_EXE_chairside"))
        .args(["export", slides.to_str().unwrap(), "-o", to.to_str().unwrap()])
        .env("CHAIRSIDE_DATA_DIR", folder.path())
        .env("PATH", "")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let (before, after) = (Document::load(&slides).unwrap(), Document::load(&to).unwrap());
    assert_eq!((outline(&before), links(&before)), (outline(&after), links(&after)));
    assert_eq!(words(&slides, folder.path()), words(&to, folder.path()));
    let title = |document: &Document| {
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        lopdf::decode_text_string(document.get_dictionary(info).unwrap().get(b"Title").unwrap()).unwrap()
    };
    assert_eq!(title(&before), title(&after));
}

#[test]
fn the_window_saves_the_slides_of_the_session_as_it_stands() {
    let place = Place::with_text(
        "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\nopen-with: []\nagenda:\n- { title: First talk, time: 9m }\n\
         - { title: Second talk, time: 9m }\n---\n# Welcome\n\n---\n\n<!-- slide: agenda -->\n",
    );
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 First talk");
    chairside.expect_saved();
    let room = chairside.room_sees();
    chairside.in_presenter().press('k', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Every action");
    chairside.driver.keys("slides as pdf").unwrap();
    let found = |_: &Driver| Ok(chairside.chair_reads().contains("Save the slides as PDF"));
    chairside.driver.wait_until("the palette finds it", SOON, found).unwrap();
    chairside.driver.keys(&Key::ENTER.to_string()).unwrap();
    let to = place.path("saved.pdf");
    Screen::answer_dialog("Save as", to.to_str().unwrap()).unwrap();
    let saved = |_: &Driver| Ok(chairside.chair_reads().contains("Saved as saved.pdf"));
    chairside.driver.wait_until("it is saved", Duration::from_mins(1), saved).unwrap();
    let document = Document::load(&to).unwrap();
    assert_eq!((outline(&document).len(), document.get_pages().len()), (2, 2));
    let folder = tempfile::tempdir().unwrap();
    let said = words(&to, folder.path());
    assert!(said.contains("Welcome") && said.contains("Second talk"), "{said}");
    assert_eq!(chairside.room_sees(), room, "nothing of it is for the room");
}

/// The sample, exported twenty times while the processors are busy with something else.
#[test]
#[ignore = "takes two minutes"]
fn twenty_exports_under_load_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let hog = |_| {
        let stop = Arc::clone(&stop);
        thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                std::hint::black_box((0..10_000_u64).sum::<u64>());
            }
        })
    };
    let hogs: Vec<_> = (0..3).map(hog).collect();
    let files: Vec<Vec<u8>> =
        (0..20).map(|number| fs::read(export(SAMPLE, &format!("{number}.pdf"), &[], folder.path())).unwrap()).collect();
    stop.store(true, Ordering::Relaxed);
    for hog in hogs {
        hog.join().unwrap();
    }
    let differ = files.iter().filter(|file| **file != files[0]).count();
    assert_eq!(differ, 0, "{differ} of 20 differ from the first");
}
