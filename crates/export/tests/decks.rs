//! Pages of PDF decks that are taken over as they are, but for what the room does not see.

use std::path::PathBuf;
use std::sync::Arc;

use chairside_deck::pdf::{NotesPart, NotesWanted, PdfDeck, PdfOptions, copy_as_shown};
use chairside_export::{About, FinishError, OutlineLine, Segment, TakenPage, finish};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

fn about() -> About {
    About {
        title: "QUIC".into(),
        author: None,
        creator: "Chairside 1.0".into(),
        date: "2021-11-09T12:00:00Z".parse().unwrap(),
        outline: vec![OutlineLine { level: 0, title: "First".into(), page: 0 }],
        links: Vec::new(),
        strokes: Vec::new(),
        paper: None,
    }
}

/// A deck of pages of 800 by 300 points with these contents. `/F` is a font, `/L` a layer that is off, `/X` a form as wide as
/// the page with `FORMLEFT` and `FORMRIGHT` on its halves, `/Y` one with a text on the layer.
fn deck(contents: &[&str], annotations: &[Vec<Dictionary>]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Answer") });
    let fonts = dictionary! { "F" => font };
    let layers = dictionary! { "L" => layer };
    let form = |content: &str| {
        let resources = dictionary! { "Font" => fonts.clone(), "Properties" => layers.clone() };
        let dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 800.into(), 300.into()], "Resources" => resources,
        };
        Stream::new(dict, content.as_bytes().to_vec())
    };
    let halves = form("BT /F 20 Tf 40 50 Td (FORMLEFT) Tj 400 0 Td (FORMRIGHT) Tj ET");
    let answer = form("/OC /L BDC BT /F 20 Tf 40 20 Td (FORMANSWER) Tj ET EMC");
    let objects = dictionary! { "X" => document.add_object(halves), "Y" => document.add_object(answer) };
    let resources = dictionary! { "Font" => fonts, "Properties" => layers, "XObject" => objects };
    let kids: Vec<Object> = contents.iter().map(|_| document.new_object_id().into()).collect();
    for (at, content) in contents.iter().enumerate() {
        let content = document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
        let links: Vec<Object> =
            annotations.get(at).cloned().unwrap_or_default().into_iter().map(Object::from).collect();
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 800.into(), 300.into()],
            "Contents" => content, "Resources" => resources.clone(), "Annots" => links,
        };
        document.set_object(kids[at].as_reference().unwrap(), page);
    }
    let names: Vec<Object> =
        vec![Object::string_literal("third"), vec![kids[kids.len() - 1].clone(), "Fit".into()].into()];
    let count = i64::try_from(kids.len()).unwrap();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => tree,
        "Names" => dictionary! { "Dests" => dictionary! { "Names" => names } },
        "OCProperties" => dictionary! {
            "OCGs" => vec![layer.into()], "D" => dictionary! { "OFF" => vec![layer.into()] },
        },
    });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The pages of a deck with these numbers, in a new document.
fn taken(deck: Vec<u8>, notes: NotesWanted, numbers: &[u32]) -> Vec<u8> {
    try_taken(deck, notes, numbers).unwrap()
}

fn try_taken(deck: Vec<u8>, notes: NotesWanted, numbers: &[u32]) -> Result<Vec<u8>, FinishError> {
    let copy = copy_as_shown(&Arc::new(deck), &PdfOptions { password: None, notes }).unwrap();
    let pages =
        numbers.iter().map(|number| TakenPage { number: *number, slide: copy.slides[*number as usize], notes: None });
    finish(b"", &[Segment::Deck { pdf: &copy.pdf, pages: pages.collect() }], &about())
}

/// A deck of one page with forms so deep within one another, each drawn so many times; at the bottom a text on the layer.
fn nested(levels: usize, times: usize) -> Vec<u8> {
    let mut document = Document::load_mem(&deck(&[""], &[])).unwrap();
    let page = document.get_pages()[&1];
    let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap().as_dict().unwrap().clone();
    let mut content = "/OC /L BDC BT /F 20 Tf 40 50 Td (DEEPEST) Tj ET EMC".to_owned();
    let mut resources = resources;
    for _ in 0..levels {
        let dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 800.into(), 300.into()], "Resources" => resources.clone(),
        };
        let form = document.add_object(Stream::new(dict, content.into_bytes()));
        resources.set("XObject", dictionary! { "N" => form });
        content = "/N Do ".repeat(times);
    }
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("Contents", content);
    page.set("Resources", resources);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_is_hidden_deep_within_forms_is_left_out_or_the_deck_is_refused() {
    let text = streams(&taken(nested(8, 2), NotesWanted::None, &[0]));
    assert!(!text.contains("DEEPEST"), "{text}");
    let deep = try_taken(nested(40, 1), NotesWanted::None, &[0]).unwrap_err().to_string();
    assert!(deep.contains("nested too deep"), "{deep}");
    // With a half for the notes each form is looked through again where it is drawn.
    let begun = std::time::Instant::now();
    let many = try_taken(nested(10, 9), NotesWanted::Part(NotesPart::Right), &[0]).unwrap_err().to_string();
    assert!(many.contains("nested too deep") && begun.elapsed().as_secs() < 60, "{many}");
}

/// All that stands in the streams of a document, unpacked.
fn streams(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams.map(|stream| String::from_utf8_lossy(&stream.get_plain_content().unwrap()).into_owned() + "\n").collect()
}

fn opened(pdf: &[u8]) -> PdfDeck {
    PdfDeck::open(Arc::new(pdf.to_vec()), &PdfOptions { password: None, notes: NotesWanted::None }).unwrap()
}

const PAGE: &str = "BT /F 20 Tf 40 250 Td (LEFT) Tj 400 0 Td (RIGHT) Tj T* ET \
     BT 1 0 0 1 40 200 Tm (SAID) Tj ET q 1 0 0 1 400 0 cm BT 60 100 Td (NOTE) Tj ET Q \
     0.9 g 410 10 80 80 re f 0.1 g 10 10 80 80 re f /X Do /Y Do \
     /OC /L BDC BT 40 150 Td (ANSWER) Tj ET 20 20 7 7 re f EMC";

#[test]
fn what_is_hidden_is_not_in_the_file_and_what_is_shown_stays() {
    let pdf = taken(deck(&[PAGE], &[]), NotesWanted::None, &[0]);
    let all = streams(&pdf);
    for kept in ["(LEFT)", "(RIGHT)", "(SAID)", "(NOTE)", "(FORMLEFT)", "(FORMRIGHT)"] {
        assert!(all.contains(kept), "{kept} is not in\n{all}");
    }
    for hidden in ["ANSWER", "FORMANSWER", "20 20 7 7 re"] {
        assert!(!all.contains(hidden), "{hidden} is in\n{all}");
    }
    let deck = opened(&pdf);
    assert_eq!((deck.info().pages.len(), deck.info().title.as_deref()), (1, Some("QUIC")));
    assert!(deck.painter().text(0).text().contains("SAID"));
}

#[test]
fn the_half_with_the_notes_is_not_in_the_file() {
    for (part, kept, left_out) in [
        (
            NotesPart::Right,
            ["(LEFT)", "(SAID)", "(FORMLEFT)", "10 10 80 80 re"],
            ["RIGHT", "NOTE", "FORMRIGHT", "410 10 80 80 re"],
        ),
        (
            NotesPart::Left,
            ["(RIGHT)", "(NOTE)", "(FORMRIGHT)", "410 10 80 80 re"],
            ["LEFT", "SAID", "FORMLEFT", "\n10 10 80 80 re"],
        ),
    ] {
        let pdf = taken(deck(&[PAGE], &[]), NotesWanted::Part(part), &[0]);
        let all = streams(&pdf);
        for kept in kept {
            assert!(all.contains(kept), "{kept} is not in\n{all}");
        }
        for gone in left_out {
            assert!(!all.contains(gone), "{gone} is in\n{all}");
        }
        let deck = opened(&pdf);
        let page = &deck.info().pages[0];
        assert_eq!((page.width, page.height), (400.0, 300.0));
    }
}

#[test]
fn a_handout_has_the_notes_below_the_slide_and_links_at_their_places() {
    let link = dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![40.into(), 250.into(), 140.into(), 270.into()],
        "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://www.ietf.org/") },
    };
    let beside = dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![440.into(), 250.into(), 540.into(), 270.into()],
        "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://notes.example/") },
    };
    let content = "BT /F 20 Tf 40 255 Td (SLIDE) Tj ET BT /F 20 Tf 440 255 Td (NOTES) Tj ET 0 g 10 10 80 80 re f 410 10 80 80 re f";
    let bytes = deck(&[content], &[vec![link, beside]]);
    let options = PdfOptions { password: None, notes: NotesWanted::Part(NotesPart::Right) };
    let copy = copy_as_shown(&Arc::new(bytes), &options).unwrap();
    assert_eq!(copy.notes, [Some([400.0, 0.0, 800.0, 300.0])]);
    let pages = vec![TakenPage { number: 0, slide: copy.slides[0], notes: copy.notes[0] }];
    let about = About { paper: Some(chairside_export::Paper::A4), ..about() };
    let pdf = finish(b"", &[Segment::Deck { pdf: &copy.pdf, pages }], &about).unwrap();
    let handout = opened(&pdf);
    let page = &handout.info().pages[0];
    assert_eq!((page.width.round(), page.height.round()), (595.0, 842.0));
    let text = handout.painter().text(0);
    assert_eq!(text.text().split_whitespace().collect::<Vec<_>>(), ["SLIDE", "NOTES"]);
    // 600 points high and A4's proportions: 424 wide, so 12 points are left at each side of the 400, and a scale of 1.4.
    let [link] = &text.links[..] else { panic!("{:?}", text.links) };
    let near = |is: f32, wanted: f32| (is - wanted).abs() < 0.01;
    assert!(near(link.area.x, (40.0 + 12.1) / 424.2) && near(link.area.y, 30.0 / 600.0), "{:?}", link.area);
    // The square of the slide is in the upper half, and that of the notes in the lower one.
    let drawn = handout.painter().render(0, 595, 842).unwrap();
    let dark = |x: usize, y: usize| drawn.rgba[(y * drawn.width as usize + x) * 4] < 64;
    assert!(dark(87, 351) && dark(87, 772) && !dark(227, 351) && !dark(227, 772));
}

#[test]
fn links_lead_to_the_pages_that_were_taken() {
    let rect = || -> Vec<Object> { vec![10.into(), 10.into(), 90.into(), 30.into()] };
    let link = |target: Dictionary| {
        let mut link = dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rect() };
        link.extend(&target);
        link
    };
    let of_first = vec![
        link(dictionary! { "Dest" => Object::string_literal("third") }),
        link(dictionary! { "A" => dictionary! { "S" => "GoTo", "D" => vec![1.into(), "Fit".into()] } }),
        link(
            dictionary! { "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://www.ietf.org/") } },
        ),
        link(dictionary! { "Dest" => Object::string_literal("nowhere") }),
        dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => rect(), "Contents" => Object::string_literal("My note") },
    ];
    let text = |word: &str| format!("BT /F 20 Tf 40 250 Td ({word}) Tj ET");
    let pages = [text("One"), text("Two"), text("Three")];
    let pdf = taken(deck(&[&pages[0], &pages[1], &pages[2]], &[of_first]), NotesWanted::None, &[0, 2]);
    let deck = opened(&pdf);
    assert_eq!(deck.info().pages.len(), 2);
    let text = deck.painter().text(0);
    let targets: Vec<String> = text.links.iter().map(|link| format!("{:?}", link.target)).collect();
    // The second page was not taken: the next one stands for it.
    assert_eq!(targets, ["Page(1)", "Page(1)", "Url(\"https://www.ietf.org/\")"]);
    assert_eq!((text.notes.as_str(), deck.painter().text(1).text().as_str()), ("", "Three"));
    assert!(!String::from_utf8_lossy(&pdf).contains("My note"));
    assert_eq!(deck.info().outline[0].title, "First");
}

#[test]
fn pages_look_as_they_did() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../deck/tests/pdf/cases");
    let mut compared = 0;
    for name in
        ["transparency", "boxes-and-turns", "beamer-notes-labels", "label-zero", "owner-password-only", "crooked-tree"]
    {
        let bytes = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap();
        let options = PdfOptions::default();
        let before = PdfDeck::open(Arc::new(bytes.clone()), &options).unwrap();
        let pages: Vec<u32> = (0..).zip(&before.info().pages).map(|(number, _)| number).collect();
        let after = opened(&taken(bytes, NotesWanted::Detect, &pages));
        let (mut one, mut other) = (before.painter(), after.painter());
        for page in pages {
            let words = |text: String| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
            assert_eq!(words(one.text(page).text()), words(other.text(page).text()), "{name} {page}");
            let (one, other) = (one.render(page, 400, 400).unwrap(), other.render(page, 400, 400).unwrap());
            assert_eq!((one.width, one.height), (other.width, other.height), "{name} {page}");
            let differ = one.rgba.iter().zip(&other.rgba).filter(|(one, other)| one.abs_diff(**other) > 32).count();
            assert!(differ * 500 < one.rgba.len(), "{name} {page}: {differ} of {}", one.rgba.len());
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared}");
}

#[test]
fn a_deck_without_that_page_and_one_that_is_no_pdf_are_errors() {
    let pages = vec![TakenPage { number: 4, slide: None, notes: None }];
    let deck = deck(&[PAGE], &[]);
    let why = finish(b"", &[Segment::Deck { pdf: &deck, pages: pages.clone() }], &about()).unwrap_err();
    assert_eq!(why.to_string(), "the deck has no page 5");
    assert!(finish(b"", &[Segment::Deck { pdf: b"%PDF-1.7", pages }], &about()).is_err());
}
