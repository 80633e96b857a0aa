//! What content draws with: patterns, masks, glyphs, appearances. What the room does not see must not be got back through them.

use std::sync::Arc;

use chairside_deck::pdf::{NotesPart, NotesWanted, PdfDeck, PdfOptions, copy_as_shown};
use chairside_export::{About, FinishError, Segment, TakenPage, finish};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Puts a document of one page of 800 by 300 points together.
struct Maker {
    document: Document,
    layer: ObjectId,
    font: ObjectId,
    resources: Dictionary,
    annotations: Vec<Object>,
    more: Dictionary,
}

fn numbers(numbers: &[f32]) -> Object {
    numbers.iter().map(|number| Object::Real(*number)).collect::<Vec<_>>().into()
}

/// All of the page.
const PAGE: [f32; 4] = [0.0, 0.0, 800.0, 300.0];

impl Maker {
    fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Answer") });
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        let mut made = Self {
            document,
            layer,
            font,
            resources: Dictionary::new(),
            annotations: Vec::new(),
            more: Dictionary::new(),
        };
        made.resources = made.basic();
        made
    }

    /// `/F` is a font, `/L` the layer that is off.
    fn basic(&self) -> Dictionary {
        dictionary! {
            "Font" => dictionary! { "F" => self.font },
            "Properties" => dictionary! { "L" => self.layer },
        }
    }

    fn name(&mut self, kind: &str, name: &str, object: impl Into<Object>) {
        let mut all = self.resources.get(kind.as_bytes()).and_then(Object::as_dict).cloned().unwrap_or_default();
        all.set(name, object);
        self.resources.set(kind, all);
    }

    fn stream(&mut self, mut dict: Dictionary, content: &str) -> ObjectId {
        if !dict.has(b"Resources") {
            dict.set("Resources", self.basic());
        }
        self.document.add_object(Stream::new(dict, content.as_bytes().to_vec()))
    }

    fn form(&mut self, bounds: [f32; 4], content: &str) -> ObjectId {
        let dict = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&bounds) };
        self.stream(dict, content)
    }

    fn pattern(&mut self, bounds: [f32; 4], step: [f32; 2], content: &str) -> ObjectId {
        let dict = dictionary! {
            "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => numbers(&bounds),
            "XStep" => step[0], "YStep" => step[1],
        };
        self.stream(dict, content)
    }

    fn mask(&mut self, name: &str, group: ObjectId) {
        let mask = dictionary! { "Type" => "Mask", "S" => "Alpha", "G" => group };
        self.name("ExtGState", name, dictionary! { "SMask" => mask });
    }

    /// A font whose characters `a`, `b` and `c` are these drawings.
    fn glyphs(&mut self, name: &str, drawings: [&str; 3]) -> ObjectId {
        let ids = drawings
            .map(|drawing| self.document.add_object(Stream::new(Dictionary::new(), drawing.as_bytes().to_vec())));
        let differences: Vec<Object> = vec![97.into(), "one".into(), "two".into(), "three".into()];
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type3", "FontBBox" => numbers(&[0.0; 4]),
            "FontMatrix" => numbers(&[0.01, 0.0, 0.0, 0.01, 0.0, 0.0]), "FirstChar" => 97, "LastChar" => 99,
            "Widths" => numbers(&[100.0; 3]), "Encoding" => dictionary! { "Differences" => differences },
            "CharProcs" => dictionary! { "one" => ids[0], "two" => ids[1], "three" => ids[2] },
            "Resources" => self.basic(),
        };
        let font = self.document.add_object(font);
        self.name("Font", name, font);
        font
    }

    fn annotate(&mut self, rect: [f32; 4], appearance: impl Into<Object>, more: &Dictionary) {
        let mut annotation = dictionary! {
            "Type" => "Annot", "Subtype" => "Stamp", "Rect" => numbers(&rect), "AP" => appearance.into(), "F" => 4,
        };
        annotation.extend(more);
        self.annotations.push(annotation.into());
    }

    fn made(mut self, content: &str) -> Vec<u8> {
        let content = self.document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
        let tree = self.document.new_object_id();
        let mut page = dictionary! {
            "Type" => "Page", "Parent" => tree, "MediaBox" => numbers(&PAGE), "Contents" => content,
            "Resources" => self.resources, "Annots" => self.annotations,
        };
        page.extend(&self.more);
        let page = self.document.add_object(page);
        self.document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 });
        let off = dictionary! { "OFF" => vec![self.layer.into()] };
        let catalog = self.document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => tree,
            "OCProperties" => dictionary! { "OCGs" => vec![self.layer.into()], "D" => off },
        });
        self.document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }
}

fn try_taken(deck: &[u8], notes: NotesWanted) -> Result<Vec<u8>, FinishError> {
    let copy = copy_as_shown(&Arc::new(deck.to_vec()), &PdfOptions { password: None, notes }).unwrap();
    let pages = vec![TakenPage { number: 0, slide: copy.slides[0], notes: None }];
    let about = About {
        title: "QUIC".into(),
        author: None,
        creator: "Chairside 1.0".into(),
        date: "2021-11-09T12:00:00Z".parse().unwrap(),
        outline: Vec::new(),
        links: Vec::new(),
        strokes: Vec::new(),
        paper: None,
    };
    finish(b"", &[Segment::Deck { pdf: &copy.pdf, pages }], &about)
}

/// All that stands in a document: streams unpacked, and the other objects as they are written.
fn all_of(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let words = |object: &Object| match object {
        Object::Stream(stream) => {
            let content = String::from_utf8_lossy(&stream.get_plain_content().unwrap()).into_owned();
            format!("{:?} {content}\n", stream.dict)
        }
        other => format!("{other:?}\n"),
    };
    document.objects.values().map(words).collect()
}

const RIGHT: NotesWanted = NotesWanted::Part(NotesPart::Right);

/// Takes the page over, and looks for what must be there and what must not.
fn keeps(deck: &[u8], notes: NotesWanted, kept: &[&str], gone: &[&str]) {
    let before = all_of(deck);
    let pdf = try_taken(deck, notes).unwrap();
    let after = all_of(&pdf);
    for word in kept.iter().chain(gone) {
        assert!(before.contains(word), "{word} was never in\n{before}");
    }
    for kept in kept {
        assert!(after.contains(kept), "{kept} is not in\n{after}");
    }
    for gone in gone {
        assert!(!after.contains(gone), "{gone} is in\n{after}");
    }
    looks_the_same(deck, &pdf, notes);
}

/// What the room sees is what it saw.
fn looks_the_same(before: &[u8], after: &[u8], notes: NotesWanted) {
    let open =
        |bytes: &[u8], notes| PdfDeck::open(Arc::new(bytes.to_vec()), &PdfOptions { password: None, notes }).unwrap();
    let [before, after] = [open(before, notes), open(after, NotesWanted::None)];
    let [before, after] = [before, after].map(|deck| deck.painter().render(0, 400, 400).unwrap());
    assert_eq!((before.width, before.height), (after.width, after.height));
    let differ = before.rgba.iter().zip(&after.rgba).filter(|(one, other)| one.abs_diff(**other) > 16).count();
    assert_eq!(differ, 0, "the pictures differ");
    assert!(before.rgba.chunks_exact(4).any(|pixel| pixel[0] < 128), "nothing is drawn");
}

const TEXT_ON_LAYER: &str = "0 g 5 5 30 30 re f /OC /L BDC BT /F 20 Tf 40 50 Td (SECRET) Tj ET EMC";
const BOTH_HALVES: &str = "0 g 5 5 30 30 re f BT /F 20 Tf 40 50 Td (SHOWN) Tj ET BT /F 20 Tf 440 50 Td (SECRET) Tj ET";

#[test]
fn a_layer_within_patterns_masks_glyphs_and_appearances_is_left_out() {
    let mut made = Maker::new();
    let pattern = made.pattern([0.0, 0.0, 200.0, 100.0], [200.0, 100.0], TEXT_ON_LAYER);
    made.name("Pattern", "P", pattern);
    let group = made.form(PAGE, "0 g 10 200 300 90 re f /OC /L BDC BT /F 20 Tf 20 220 Td (HIDDENMASK) Tj ET EMC");
    made.mask("M", group);
    made.glyphs("G", ["100 0 d0 0 0 90 90 re f /OC /L BDC BT /F 9 Tf (HIDDENGLYPH) Tj ET EMC", "100 0 d0", "100 0 d0"]);
    let appearance =
        made.form([0.0, 0.0, 90.0, 40.0], "0 g 0 0 20 20 re f /OC /L BDC BT /F 9 Tf (HIDDENSTAMP) Tj ET EMC");
    made.annotate([600.0, 200.0, 690.0, 240.0], dictionary! { "N" => appearance }, &Dictionary::new());
    let deck = made.made(
        "/Pattern cs /P scn 0 0 400 100 re f q /M gs 0 g 0 190 400 110 re f Q 0 g BT /G 30 Tf 500 100 Td (a) Tj ET",
    );
    let gone = ["SECRET", "HIDDENMASK", "HIDDENGLYPH", "HIDDENSTAMP"];
    keeps(&deck, NotesWanted::None, &["10 200 300 90 re", "0 0 90 90 re", "0 0 20 20 re"], &gone);
}

#[test]
fn what_only_the_hidden_layer_draws_with_is_left_out() {
    let mut made = Maker::new();
    let pattern = made.pattern([0.0, 0.0, 200.0, 100.0], [200.0, 100.0], "BT /F 20 Tf 40 50 Td (SECRET) Tj ET");
    made.name("Pattern", "P", pattern);
    made.name("Pattern", "Unused", pattern);
    let group = made.form(PAGE, "BT /F 20 Tf 20 220 Td (HIDDENMASK) Tj ET");
    made.mask("M", group);
    made.glyphs(
        "G",
        ["100 0 d0 0 0 90 90 re f", "100 0 d0 BT /F 9 Tf (HIDDENGLYPH) Tj ET", "100 0 d0 BT /F 9 Tf (UNUSED) Tj ET"],
    );
    let form = made.form(PAGE, "BT /F 20 Tf 20 220 Td (FORMOFLAYER) Tj ET");
    made.name("XObject", "X", form);
    made.name("Properties", "Said", dictionary! { "ActualText" => Object::string_literal("NAMEDWORDS") });
    let deck = made.made(
        "/OC /L BDC /Pattern cs /P scn 0 0 400 100 re f /M gs 0 0 400 100 re f BT /G 30 Tf (b) Tj ET /X Do EMC \
         0 g BT /G 30 Tf 10 10 Td (a) Tj ET /M2 gs /OC /L BDC /Span << /ActualText (SAIDWORDS) >> BDC BT /F 9 Tf (x) Tj ET EMC \
         /Span /Said BDC BT /F 9 Tf (y) Tj ET EMC EMC /Span << /ActualText (STAYSAS) >> BDC BT /F 20 Tf 300 100 Td (Stays) Tj ET EMC",
    );
    let gone = ["SECRET", "HIDDENMASK", "HIDDENGLYPH", "UNUSED", "FORMOFLAYER", "NAMEDWORDS", "SAIDWORDS"];
    // The mask that the layer sets is in force after it, as in the room.
    let pdf = try_taken(&deck, NotesWanted::None).unwrap();
    let after = all_of(&pdf);
    for gone in gone.iter().filter(|gone| **gone != "HIDDENMASK") {
        assert!(!after.contains(gone), "{gone} is in\n{after}");
    }
    for kept in ["0 0 90 90 re", "STAYSAS", "HIDDENMASK"] {
        assert!(after.contains(kept), "{kept} is not in\n{after}");
    }
}

#[test]
fn a_mask_that_only_the_hidden_layer_draws_with_is_left_out() {
    let mut made = Maker::new();
    let group = made.form(PAGE, "BT /F 20 Tf 20 220 Td (HIDDENMASK) Tj ET");
    made.mask("M", group);
    let deck = made.made("q /OC /L BDC /M gs 0 0 400 100 re f EMC Q 0 g 10 10 50 50 re f");
    keeps(&deck, NotesWanted::None, &["10 10 50 50 re"], &["HIDDENMASK"]);
}

#[test]
fn the_half_with_the_notes_is_not_in_patterns_masks_glyphs_and_appearances() {
    let mut made = Maker::new();
    let pattern = made.pattern(PAGE, [9000.0, 9000.0], BOTH_HALVES);
    made.name("Pattern", "P", pattern);
    let group = made.form(PAGE, "0 g 10 200 300 90 re f BT /F 20 Tf 420 220 Td (NOTEMASK) Tj ET");
    made.mask("M", group);
    made.glyphs(
        "G",
        [
            "100 0 d0 0 0 90 90 re f 3000 0 40 40 re f BT /F 9 Tf 3000 0 Td (NOTEGLYPH) Tj ET",
            "100 0 d0 BT /F 9 Tf (ONLYNOTES) Tj ET",
            "100 0 d0 0 0 91 91 re f",
        ],
    );
    let appearance = made.form(PAGE, "0 g 0 0 20 20 re f BT /F 9 Tf 500 0 Td (NOTESTAMP) Tj ET");
    let over = made.form(PAGE, "BT /F 9 Tf (ROLLOVER) Tj ET");
    made.annotate([0.0, 0.0, 798.0, 200.0], dictionary! { "N" => appearance, "R" => over }, &Dictionary::new());
    let deck = made.made(
        "/Pattern cs /P scn 0 0 800 100 re f q /M gs 0 g 0 190 800 110 re f Q 0 g BT /G 30 Tf 100 100 Td (ac) Tj ET \
         BT /G 30 Tf 500 100 Td (b) Tj ET",
    );
    let kept = ["SHOWN", "10 200 300 90 re", "0 0 90 90 re", "0 0 91 91 re", "0 0 20 20 re"];
    let gone = ["SECRET", "NOTEMASK", "NOTEGLYPH", "3000 0 40 40 re", "ONLYNOTES", "NOTESTAMP", "ROLLOVER"];
    keeps(&deck, RIGHT, &kept, &gone);
}

#[test]
fn patterns_of_small_tiles_stay_and_those_that_nobody_understands_are_refused() {
    let mut made = Maker::new();
    let small = made.pattern([0.0, 0.0, 8.0, 8.0], [8.0, 8.0], "0 g 0 0 4 4 re f");
    made.name("Pattern", "P", small);
    let small = made.made("/Pattern cs /P scn 0 0 800 300 re f");
    keeps(&small, RIGHT, &["0 0 4 4 re"], &[]);
    let mut made = Maker::new();
    let thin = made.pattern([0.0, 0.0, 800.0, 300.0], [1.0, 9000.0], BOTH_HALVES);
    made.name("Pattern", "P", thin);
    let why = try_taken(&made.made("/Pattern cs /P scn 0 0 800 300 re f"), RIGHT).unwrap_err();
    assert_eq!(
        why.to_string(),
        "a pattern in the deck repeats in such a way that nobody can tell what of it is hidden"
    );
}

#[test]
fn patterns_within_forms_and_masks_are_looked_through_where_they_are() {
    let mut made = Maker::new();
    let pattern = made.pattern(PAGE, [9000.0, 9000.0], BOTH_HALVES);
    let mut resources = made.basic();
    resources.set("Pattern", dictionary! { "P" => pattern });
    // The form lies 100 to the left, so 300 to 400 of it are shown, and 440 is not.
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&PAGE), "Resources" => resources,
        "Matrix" => numbers(&[1.0, 0.0, 0.0, 1.0, 100.0, 0.0]),
    };
    let form = made.stream(dict, "/Pattern cs /P scn 0 0 800 100 re f");
    made.name("XObject", "X", form);
    made.mask("M", form);
    let deck = made.made("/X Do q /M gs 0 g 0 0 800 300 re f Q");
    keeps(&deck, RIGHT, &["SHOWN"], &["SECRET"]);
}

#[test]
fn a_font_that_a_graphics_state_sets_is_looked_through() {
    let mut made = Maker::new();
    let font = made.glyphs("G", ["100 0 d0 0 0 90 90 re f", "100 0 d0 BT /F 9 Tf (ONLYNOTES) Tj ET", "100 0 d0"]);
    made.resources.remove(b"Font");
    let set: Vec<Object> = vec![font.into(), 30.into()];
    made.name("ExtGState", "S", dictionary! { "Font" => set });
    let deck = made.made("0 g /S gs BT 100 100 Td (a) Tj ET BT 500 100 Td (b) Tj ET");
    keeps(&deck, RIGHT, &["0 0 90 90 re"], &["ONLYNOTES"]);
}

#[test]
fn what_programs_and_people_leave_beside_the_page_is_not_in_the_file() {
    let mut made = Maker::new();
    let form = made.form(PAGE, "0 g 9 9 20 20 re f");
    let private = made.document.add_object(dictionary! { "Private" => Object::string_literal("WHOLESOURCE") });
    let form_dict = &mut made.document.get_object_mut(form).unwrap().as_stream_mut().unwrap().dict;
    form_dict.set("PieceInfo", private);
    made.name("XObject", "X", form);
    made.more = dictionary! {
        "Thumb" => made.document.add_object(Stream::new(Dictionary::new(), b"SMALLPICTURE".to_vec())),
        "PieceInfo" => private,
        "Metadata" => made.document.add_object(Stream::new(Dictionary::new(), b"METADATA".to_vec())),
    };
    let appearance = made.form(PAGE, "0 g 40 40 20 20 re f");
    let said =
        dictionary! { "Contents" => Object::string_literal("MYCOMMENT"), "T" => Object::string_literal("WHOWROTE") };
    made.annotate(PAGE, dictionary! { "N" => appearance }, &said);
    let deck = made.made("/X Do");
    let gone = ["WHOLESOURCE", "SMALLPICTURE", "METADATA", "MYCOMMENT", "WHOWROTE"];
    keeps(&deck, NotesWanted::None, &["9 9 20 20 re", "40 40 20 20 re"], &gone);
}
