//! What Chairside says of a deck before the session: what is not shown, and what may look different.

use chairside_deck::pdf::{Finding, FindingKind};

use crate::annotations::page;
use crate::support::{Document, Page, stream};

fn findings(document: &Document) -> Vec<Finding> {
    document.open().unwrap().info().findings.clone()
}

fn said(document: &Document) -> Vec<String> {
    findings(document).into_iter().map(|finding| finding.what).collect()
}

fn slide(text: &str) -> Page {
    Page::saying(&[(40.0, 200.0, 20.0, text)])
}

#[test]
fn an_ordinary_deck_has_none() {
    let link = "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.ietf.org/talk.mp4) >> >>";
    let note = "<< /Subtype /Text /Rect [0 0 9 9] /Contents (Mine) >>";
    let document = Document::of([slide("One").with(&format!("/Annots [{link} {note}]")), slide("Two")]);
    assert_eq!(findings(&document), []);
}

#[test]
fn films_are_named_with_their_pages() {
    for film in [
        "/Subtype /Movie /Movie << /F (a.mp4) >>",
        "/Subtype /RichMedia",
        "/Subtype /Screen /A << /S /Rendition /OP 0 >>",
        "/Subtype /Screen /AA << /PO << /S /Rendition /OP 0 >> >>",
        "/Subtype /Link /A << /S /Movie /T (m) >>",
        "/Subtype /Link /A << /S /Launch /F (talk.MP4) >>",
        "/Subtype /Link /A << /S /Launch /F << /Type /Filespec /UF <FEFF0066002E006D006F0076> >> >>",
        "/Subtype /Link /A << /S /Launch /Win << /F (C:\\\\films\\\\a.avi) >> >>",
    ] {
        let annotated = page(&[&format!("{film} /Rect [40 30 80 60]")]).pages;
        let document = Document::of([slide("First")].into_iter().chain(annotated));
        let found = findings(&document);
        assert_eq!(found.len(), 1, "{film}: {found:?}");
        assert_eq!((found[0].kind, &found[0].pages[..]), (FindingKind::Media, &[1][..]));
        assert_eq!(found[0].what, "a film on page 2 is not played");
        assert_eq!(document.open().unwrap().painter().text(1).films.len(), 1, "{film}");
        assert!(document.open().unwrap().painter().text(1).links.is_empty(), "{film}");
    }
}

#[test]
fn what_plays_nothing_is_no_film() {
    for annotation in [
        "/Subtype /Screen",
        "/Subtype /Link /A << /S /Launch /F (notes.pdf) >>",
        "/Subtype /Link /A << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        "/Subtype /Movie /F 2 /Movie << /F (a.mp4) >>",
    ] {
        let found = findings(&page(&[&format!("{annotation} /Rect [40 30 80 60]")]));
        assert!(found.iter().all(|finding| finding.kind != FindingKind::Media), "{annotation}: {found:?}");
    }
}

#[test]
fn a_film_shows_its_poster() {
    let film = "/Subtype /Movie /Rect [0 0 400 150] /Movie << /F (a.mp4) /Poster 5000 0 R >>";
    let red = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /ASCIIHexDecode";
    let document = page(&[film]).object(5000, &stream(red, "FF0000>"));
    let drawn = document.open().unwrap().painter().render(0, 4, 3).unwrap();
    assert_eq!((&drawn.rgba[..3], &drawn.rgba[drawn.rgba.len() - 4..][..3]), (&[255, 255, 255][..], &[255, 0, 0][..]));
    assert_eq!(said(&document), ["a film on page 1 is not played"]);
}

#[test]
fn many_films_are_one_finding() {
    let film = "/Annots [<< /Subtype /Movie /Rect [40 30 80 60] >>]";
    let document = Document::of((0..20).map(|_| slide("A film").with(film)));
    assert_eq!(said(&document), ["a film on pages 1 to 20 is not played"]);
}

#[test]
fn other_annotations_that_are_not_drawn_are_named() {
    for (annotation, what) in [
        ("/Subtype /Sound", "a sound on page 1 is not played"),
        ("/Subtype /3D", "a 3D model on page 1 does not move"),
        ("/Subtype /FileAttachment", "a file attached on page 1 is not opened"),
        ("/Subtype /Redact", "an annotation of the kind Redact on page 1 is not drawn"),
        ("/Subtype /Projection", "an annotation of the kind Projection on page 1 is not drawn"),
        (
            "/Subtype /FreeText /DA (/Helv 12 Tf) /Contents <FEFF67714EAC>",
            "letters of a form field or a comment on page 1 are shown as `?`",
        ),
    ] {
        assert_eq!(said(&page(&[&format!("{annotation} /Rect [40 30 80 60]")])), [what]);
    }
}

#[test]
fn a_portfolio_says_where_the_slides_are() {
    let portfolio = Document::of([slide("A cover")])
        .catalog("/Collection << /View /D >> /Names << /EmbeddedFiles 5000 0 R >>")
        .object(5000, "<< /Names [(a) << /Type /Filespec /UF <FEFF005A00FC> >> (two.pdf) 42] >>");
    let found = findings(&portfolio);
    assert_eq!((found[0].kind, found[0].pages.len()), (FindingKind::Portfolio, 0));
    assert!(found[0].what.contains("(`Zü`, `two.pdf`)"), "{}", found[0].what);
    assert!(found[0].instead.contains("pdfdetach -saveall"), "{}", found[0].instead);
}

#[test]
fn files_that_are_attached_to_the_document_are_named() {
    for (names, what) in [
        ("(a.csv) 42", "the file `a.csv` is attached to this PDF and is not opened"),
        (
            "(a.csv) 42 (b) << /Type /Filespec /F (b.xlsx) >>",
            "2 files are attached to this PDF and are not opened (`a.csv`, `b.xlsx`)",
        ),
    ] {
        let names = format!("/Names << /EmbeddedFiles << /Names [{names}] >> >>");
        let found = findings(&Document::of([slide("A slide")]).catalog(&names));
        assert_eq!(
            found.iter().map(|found| (found.kind, &*found.what)).collect::<Vec<_>>(),
            [(FindingKind::Attachment, what)]
        );
    }
}

#[test]
fn a_sound_is_no_film() {
    for sound in [
        "/Subtype /Link /A << /S /Sound >>",
        "/Subtype /Widget /FT /Btn /AA << /U << /S /Sound >> >>",
        "/Subtype /Screen /A << /S /Rendition /R << /S /MR /C << /S /MCD /CT (audio/mpeg) >> >> >>",
        "/Subtype /Screen /A << /S /Rendition /R << /S /MR /C << /S /MCD /D << /F (a.ogg) >> >> >> >>",
        "/Subtype /Link /A << /S /Launch /F (jingle.WAV) >>",
    ] {
        let found = findings(&page(&[&format!("{sound} /Rect [40 30 80 60]")]));
        let said: Vec<&str> = found.iter().map(|finding| &*finding.what).collect();
        assert_eq!(said, ["a sound on page 1 is not played"], "{sound}");
    }
}

#[test]
fn pages_without_a_size_are_named() {
    let flat = |boxes: &str| slide("Flat").with(boxes);
    for boxes in ["/MediaBox [0 0 0 0]", "/MediaBox [0 0 400 0]", "/CropBox [900 900 950 950]", "/CropBox [9 9 9 9]"] {
        let found = findings(&Document::of([slide("One"), flat(boxes)]));
        let said: Vec<_> = found.iter().map(|found| (found.kind, &*found.what)).collect();
        assert_eq!(said, [(FindingKind::Page, "page 2 has no size and cannot be shown")], "{boxes}");
    }
    let two = Document::of([flat("/MediaBox [0 0 0 0]"), slide("One"), flat("/MediaBox [0 0 0 0]")]);
    assert_eq!(said(&two), ["pages 1 and 3 have no size and cannot be shown"]);
}

#[test]
fn an_xfa_form_is_named() {
    let form =
        |fields: &str| Document::of([slide("Please wait")]).catalog(&format!("/AcroForm << /XFA [] {fields} >>"));
    assert_eq!(findings(&form("/Fields []"))[0].kind, FindingKind::Form);
    assert_eq!(findings(&form("/Fields [<< /T (a) >>]")), [], "the pages have the form as well");
}

/// A page that lists the font 5000 as `/M` and uses fonts as its content says.
fn with_font(content: &str) -> Page {
    let page = Page { content: content.to_owned(), ..Page::saying(&[]) };
    page.with("/Resources << /Font << /F 3 0 R /M 5000 0 R >> /XObject << /X 5003 0 R >> >>")
}

const USING: &str = "BT /M 20 Tf 40 100 Td (Text) Tj ET";

#[test]
fn a_font_that_is_not_in_the_file_is_named_where_it_is_used() {
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Calibri /Encoding /WinAnsiEncoding >>";
    let unused = with_font("BT /F 20 Tf 40 100 Td (Text) Tj ET");
    let pages = [with_font(USING), unused.clone(), with_font(USING), with_font(USING), unused, with_font("/X Do")];
    let form = stream("/Subtype /Form /BBox [0 0 400 300] /Resources << /Font << /M 5000 0 R >> >>", USING);
    let document = Document::of(pages).object(5000, font).object(5003, &form);
    let found = findings(&document);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, &found[0].pages[..]), (FindingKind::Font, &[0, 2, 3, 5][..]));
    assert_eq!(found[0].what, "the font Calibri (pages 1, 3, 4 and 6) is not in the file: may look different");
}

#[test]
fn fonts_that_are_there_are_not_named() {
    let program = "/FontDescriptor << /FontName /Own /FontFile2 5001 0 R >>";
    for font in [
        "/Subtype /Type1 /BaseFont /Helvetica-Bold".to_owned(),
        "/Subtype /Type1 /BaseFont /ZapfDingbats".to_owned(),
        format!("/Subtype /TrueType /BaseFont /Own {program}"),
        "/Subtype /Type3 /CharProcs << >> /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 1 1]".to_owned(),
        format!(
            "/Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 {program} >>]"
        ),
    ] {
        let document = Document::of([with_font(USING)]).object(5000, &format!("<< /Type /Font {font} >>"));
        assert_eq!(said(&document), [""; 0], "{font}");
    }
}

#[test]
fn a_standard_font_with_letters_that_it_lacks_is_named() {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [84 /uni4E2D] >> >>";
    let found = said(&Document::of([with_font(USING)]).object(5000, font));
    assert!(found.len() == 1 && found[0].contains("the font Helvetica (page 1)"), "{found:?}");
}

#[test]
fn fonts_for_asian_writing_are_named() {
    let font =
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [5001 0 R] >>";
    let descendant = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun \
                      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>";
    let content = "BT /M 40 Tf 40 100 Td <4F60597D> Tj ET";
    let document = Document::of([with_font(content)]).object(5000, font).object(5001, descendant);
    let found = said(&document);
    assert!(found.len() == 1 && found[0].starts_with("the font SimSun (page 1) is not in the file"), "{found:?}");
    let deck = document.open().unwrap();
    assert_eq!(deck.painter().text(0).text(), "你好");
    let drawn = deck.painter().render(0, 400, 300).unwrap();
    assert!(drawn.rgba.chunks(4).any(|pixel| pixel[0] < 100), "letters or boxes, never nothing");
}

#[test]
fn forms_in_forms_end() {
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /Calibri >>";
    let form = "/Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /X 5003 0 R >> /Font << /M 5000 0 R >> >>";
    let document = Document::of([with_font("/X Do")]).object(5000, font);
    let document = document.object(5003, &stream(form, &format!("{USING} /X Do")));
    assert_eq!(said(&document).len(), 1);
}

/// What is said of a document with one link on its second page. A name, `there`, leads to the first page.
fn of_link(link: &str) -> Vec<String> {
    let linked = slide("Two").with(&format!("/Annots [<< /Subtype /Link /Rect [0 0 9 9] {link} >>]"));
    let document = Document::of([slide("One"), linked])
        .catalog("/Names << /Dests << /Names [(there) [10 0 R /Fit]] >> >> /Dests << /old [12 0 R /Fit] >>");
    let found = findings(&document);
    assert!(found.iter().all(|finding| finding.kind == FindingKind::Link && finding.pages == [1]), "{found:?}");
    assert_eq!(found.is_empty(), document.open().unwrap().painter().text(1).links.len() == 1 || is_left_alone(link));
    found.into_iter().map(|finding| finding.what).collect()
}

fn is_left_alone(link: &str) -> bool {
    ["Named", "JavaScript", "Border"].iter().any(|part| link.contains(part))
}

#[test]
fn links_that_lead_nowhere_are_named() {
    let nowhere = "a link on page 2 leads to a page that is not in the file";
    for (link, said) in [
        ("/Dest [10 0 R /Fit]", None),
        ("/Dest (there)", None),
        ("/Dest /old", None),
        ("/A << /S /GoTo /D (there) >>", None),
        ("/A << /S /URI /URI (https://www.ietf.org/) >>", None),
        ("/A << /S /URI /URI (mailto:quic@ietf.org) >>", None),
        ("/A << /S /Named /N /NextPage >>", None),
        ("/A << /S /JavaScript /JS (app.alert\\(1\\)) >>", None),
        ("/Border [0 0 0]", None),
        ("/Dest [999 0 R /Fit]", Some(nowhere)),
        ("/Dest [7 /Fit]", Some(nowhere)),
        ("/Dest (not there)", Some(nowhere)),
        ("/A << /S /GoTo /D (not there) >>", Some(nowhere)),
        (
            "/A << /S /GoToR /F (paper.pdf) /D [0 /Fit] >>",
            Some("a link on page 2 leads to the file `paper.pdf`, which cannot be opened from here"),
        ),
        (
            "/A << /S /Launch /F << /Type /Filespec /UF (demo.exe) >> >>",
            Some("a link on page 2 leads to the file `demo.exe`, which cannot be opened from here"),
        ),
        (
            "/A << /S /URI /URI (www.ietf.org) >>",
            Some(
                "the link to `www.ietf.org` on page 2 cannot be opened: it does not begin with https:, http:, mailto: or xmpp:",
            ),
        ),
        (
            "/A << /S /URI /URI (https://www.ietf .org/) >>",
            Some("the link to `https://www.ietf .org/` on page 2 cannot be opened: it has a blank in it"),
        ),
        (
            "/A << /S /URI /URI (file:///home/kim/slides.pdf) >>",
            Some(
                "the link to `file:///home/kim/slides.pdf` on page 2 cannot be opened: it does not begin with https:, http:, mailto: or xmpp:",
            ),
        ),
    ] {
        assert_eq!(of_link(link), said.into_iter().map(ToOwned::to_owned).collect::<Vec<_>>(), "{link}");
    }
}

#[test]
fn many_dead_links_are_counted() {
    let link = |at| format!("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (page-{at}) >> >>");
    let links: Vec<String> = (0..40).map(link).collect();
    let found = findings(&Document::of([slide("One").with(&format!("/Annots [{}]", links.join(" ")))]));
    assert_eq!(found.len(), 13);
    assert_eq!(found[12].what, "28 more links on page 1 lead nowhere");
}

#[test]
fn what_is_on_a_hidden_layer_is_named_with_its_pages() {
    const INK: &str = "0 0 400 100 re f";
    let of = |config: &str, content: &str, more: &str| {
        let page = slide("One");
        let page = Page { content: format!("{} {content}", page.content), ..page };
        let with = "/Resources << /Font << /F 3 0 R >> /Properties << /L 5000 0 R /M 5001 0 R >> /XObject << /X 5002 0 R /Y 5003 0 R >> >>";
        let document = Document::of([slide("Zero"), page.with(with).with(more)])
            .catalog(&format!("/OCProperties << /OCGs [5000 0 R] /D << {config} >> >>"))
            .object(5000, "<< /Type /OCG /Name (Answer) >>")
            .object(5001, "<< /Type /OCMD /OCGs [5000 0 R] >>")
            .object(5002, &stream("/Type /XObject /Subtype /Form /BBox [0 0 400 300] /OC 5000 0 R", INK))
            .object(
                5003,
                &stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /Properties << /L 5000 0 R >> >>",
                    &format!("/OC /L BDC {INK} EMC"),
                ),
            );
        let found = findings(&document);
        assert!(found.iter().all(|finding| finding.kind == FindingKind::Layer && finding.pages == [1]), "{found:?}");
        found.into_iter().map(|finding| finding.what).collect::<Vec<_>>()
    };
    let off = "/OFF [5000 0 R]";
    let hidden = ["page 2 has something on the layer `Answer`, which is hidden"];
    let marked = format!("/OC /L BDC {INK} EMC");
    assert_eq!(of(off, &marked, ""), hidden);
    assert_eq!(of(off, &format!("/OC /M BDC /Span BMC {INK} EMC EMC"), ""), hidden);
    assert_eq!(of(off, "/X Do", ""), hidden);
    assert_eq!(of(off, "/Y Do /Y Do", ""), hidden);
    let stamp = "/Annots [<< /Subtype /Square /Rect [40 30 80 60] /C [1 0 0] /OC 5000 0 R >>]";
    assert_eq!(of(off, "", stamp), hidden);
    // What is shown, and layers on which nothing is painted.
    assert_eq!(of("", &marked, ""), [""; 0]);
    assert_eq!(of(off, "", ""), [""; 0]);
    assert_eq!(of(off, &format!("/OC /L BDC EMC {INK}"), ""), [""; 0]);
    assert_eq!(of(off, "/OC /L BDC 0 0 400 100 re W n EMC", ""), [""; 0]);
}
