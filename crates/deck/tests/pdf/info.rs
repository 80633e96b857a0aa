//! What a document says of itself: title, pages, labels, outline; and why it cannot be opened.

use std::sync::Arc;

use chairside_deck::pdf::{OpenError, OutlineEntry, PdfDeck, PdfOptions};

use crate::support::{Document, Page, folder};

fn pages(count: usize) -> Vec<Page> {
    (0..count).map(|_| Page::saying(&[(20.0, 250.0, 30.0, "A slide")])).collect()
}

fn labels(document: &Document) -> Vec<Option<String>> {
    document.open().unwrap().info().pages.iter().map(|page| page.label.clone()).collect()
}

fn outline(document: &Document) -> Vec<(u8, String, u32)> {
    let deck = document.open().unwrap();
    let entries = deck.info().outline.iter();
    entries.map(|OutlineEntry { level, title, page }| (*level, title.clone(), *page)).collect()
}

#[test]
fn the_title_is_decoded() {
    for (written, title) in [
        ("(QUIC \\(v2\\))", Some("QUIC (v2)")),
        ("<FEFF005A00FC0072006900630068>", Some("Zürich")),
        ("<EFBBBF5AC3BC>", Some("Zü")),
        ("(   )", None),
        ("42", None),
    ] {
        let deck = Document::of(pages(1)).info(&format!("/Title {written}")).open().unwrap();
        assert_eq!(deck.info().title.as_deref(), title);
    }
}

#[test]
fn pages_are_as_large_as_they_are_shown() {
    let cropped = Page::saying(&[]).with("/CropBox [50 50 250 150]");
    let turned = Page::saying(&[]).with("/CropBox [50 50 250 150] /Rotate 90");
    let deck = Document::of([Page::saying(&[]), cropped, turned]).open().unwrap();
    let sizes: Vec<(f32, f32)> = deck.info().pages.iter().map(|page| (page.width, page.height)).collect();
    assert_eq!(sizes, [(400.0, 300.0), (200.0, 100.0), (100.0, 200.0)]);
}

#[test]
fn labels_come_from_their_ranges() {
    let ranges = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >> 4 << /S /A /P (App-) >> 5 << >>] >>";
    let labels = labels(&Document::of(pages(6)).catalog(ranges));
    let labels: Vec<Option<&str>> = labels.iter().map(Option::as_deref).collect();
    assert_eq!(labels, [Some("i"), Some("ii"), Some("7"), Some("8"), Some("App-A"), None]);
}

/// Beamer with notes counts a page's slide and its notes as two; so it does with two slides on a sheet.
#[test]
fn labels_that_count_each_page_twice_are_halved() {
    let ranges = |numbers: &[u32]| {
        let ranges = (0..).zip(numbers).map(|(at, number): (u32, _)| format!("{at} << /S /D /St {number} >>"));
        format!("/PageLabels << /Nums [{}] >>", ranges.collect::<Vec<_>>().join(" "))
    };
    let beamer = |document: Document| document.info("/Creator (LaTeX with Beamer class)");
    let wide = || (0..3).map(|_| Page::saying(&[(20.0, 250.0, 20.0, "A slide")]).sized(800.0, 300.0));
    let some = |texts: &[&str]| texts.iter().map(|text| Some((*text).to_owned())).collect::<Vec<_>>();
    let notes = Document::of(wide()).catalog(&ranges(&[1, 1, 2, 2, 2, 3]));
    assert_eq!(labels(&beamer(notes.clone())), some(&["1", "2", "2"]));
    assert_eq!(labels(&notes), some(&["1", "2", "2"]), "uncertain, as who made it is unknown");
    let sheets = Document::of(pages(3)).catalog(&ranges(&[1, 2, 3, 4, 5, 6]));
    assert_eq!(labels(&beamer(sheets.clone())), some(&["1", "3", "5"]));
    // Labels left over from a longer document say nothing of the kind.
    assert_eq!(labels(&sheets), some(&["1", "2", "3"]));
    let few = Document::of(pages(3)).catalog(&ranges(&[1, 2, 3]));
    assert_eq!(labels(&beamer(few)), some(&["1", "2", "3"]));
}

#[test]
fn labels_in_a_tree_that_contains_itself_end() {
    let tree = Document::of(pages(2))
        .catalog("/PageLabels 5000 0 R")
        .object(5000, "<< /Kids [5001 0 R 5000 0 R] >>")
        .object(5001, "<< /Nums [1 << /S /D >> 0 << /S /a /St 2147483647 >>] >>");
    assert_eq!(labels(&tree), [Some("2147483647".to_owned()), Some("1".to_owned())]);
}

#[test]
fn the_outline_leads_to_pages_in_every_way_it_can() {
    let document = Document::of(pages(4))
        .catalog(
            "/Outlines 5000 0 R /Dests << /Old [14 0 R /Fit] >> \
             /Names << /Dests << /Kids [5010 0 R 5011 0 R] >> >>",
        )
        .object(5000, "<< /First 5001 0 R >>")
        .object(5001, "<< /Title (A part) /First 5002 0 R /Next 5003 0 R >>")
        .object(5002, "<< /Title (Named) /Dest (sec.2) >>")
        .object(5003, "<< /Title (Action) /A << /S /GoTo /D (sec.9) >> /Next 5004 0 R >>")
        .object(5004, "<< /Title (Old name) /Dest /Old /Next 5005 0 R >>")
        .object(5005, "<< /Title (Itself) /Dest [10 0 R /XYZ 0 0 0] /Next 5006 0 R >>")
        .object(5006, "<< /Title (Elsewhere) /A << /S /GoToR /F (x.pdf) /D [0 /Fit] >> /Next 5007 0 R >>")
        .object(5007, "<< /Title (Script) /A << /S /JavaScript /JS (app.alert\\(1\\)) >> /Next 5001 0 R >>")
        .object(5010, "<< /Limits [(sec.1) (sec.5)] /Names [(sec.1) [10 0 R /Fit] (sec.2) [12 0 R /Fit]] >>")
        .object(5011, "<< /Limits [(sec.6) (sec.9)] /Names [(sec.9) << /D [16 0 R /Fit] >>] >>");
    let entries = outline(&document);
    let entries: Vec<(u8, &str, u32)> = entries.iter().map(|(level, title, page)| (*level, &**title, *page)).collect();
    assert_eq!(entries, [(0, "A part", 1), (1, "Named", 1), (0, "Action", 3), (0, "Old name", 2), (0, "Itself", 0)]);
}

#[test]
fn an_outline_without_end_is_cut() {
    let mut document = Document::of(pages(1)).catalog("/Outlines 5000 0 R").object(5000, "<< /First 5001 0 R >>");
    for id in 5001..9000 {
        let next = id + 1;
        document =
            document.object(id, &format!("<< /Title (x) /Dest [10 0 R /Fit] /First {next} 0 R /Next {next} 0 R >>"));
    }
    assert!(outline(&document).len() <= 2_000);
}

#[test]
fn what_cannot_be_opened_says_why() {
    let open = |bytes: &[u8]| PdfDeck::open(Arc::new(bytes.to_vec()), &PdfOptions::default()).err();
    assert_eq!(open(b""), Some(OpenError::Broken));
    assert_eq!(open(b"<html>not found</html>"), Some(OpenError::Broken));
    assert_eq!(Document::of([]).open().err(), Some(OpenError::NoPages));
    let unknown = String::from_utf8(Document::of(pages(1)).bytes()).unwrap();
    let unknown = unknown.replace("/Info 4 0 R", "/Encrypt << /Filter /Strange /V 9 >> /ID [(a) (b)]");
    assert_eq!(open(unknown.as_bytes()), Some(OpenError::UnknownEncryption));
}

#[test]
fn a_password_is_asked_for_and_tried() {
    for name in ["password-rc4.pdf", "password-aes-128.pdf", "password-aes-256.pdf"] {
        let bytes = Arc::new(std::fs::read(folder("tests/pages").join(name)).unwrap());
        let open = |password: Option<&str>| {
            PdfDeck::open(bytes.clone(), &PdfOptions { password: password.map(str::to_owned), ..PdfOptions::default() })
        };
        assert_eq!(open(None).err(), Some(OpenError::NeedsPassword), "{name}");
        assert_eq!(open(Some("guess")).err(), Some(OpenError::WrongPassword), "{name}");
        let deck = open(Some("secret")).unwrap();
        assert_eq!(deck.info().title.as_deref(), Some("A locked deck"), "{name}");
        assert_eq!(deck.painter().text(0).title, "Behind a password", "{name}");
    }
}

#[test]
fn a_broken_table_is_mended() {
    let document = Document::of(pages(3)).info("/Title (Still here)");
    let broken = String::from_utf8(document.bytes()).unwrap().replace("startxref\n", "startxref\n9");
    let deck = PdfDeck::open(Arc::new(broken.into_bytes()), &PdfOptions::default()).unwrap();
    assert_eq!(deck.info().pages.len(), 3);
    assert_eq!(deck.painter().text(2).title, "A slide");
}

#[test]
fn a_deck_of_five_thousand_pages_opens() {
    let names: Vec<String> = (0..5_000).map(|page| format!("(p{page:05}) [{} 0 R /Fit]", 10 + 2 * page)).collect();
    let names = names.join(" ");
    let document = Document::of(pages(5_000))
        .catalog("/PageLabels << /Nums [0 << /S /D >>] >> /Names << /Dests 20000 0 R >>")
        .object(20_000, &format!("<< /Names [{names}] >>"));
    let deck = document.open().unwrap();
    assert_eq!(deck.info().pages.len(), 5_000);
    assert_eq!(deck.info().pages[4_999].label.as_deref(), Some("5000"));
}
