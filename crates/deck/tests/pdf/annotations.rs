//! Annotations: each for itself is drawn, read or left out.

use chairside_deck::pdf::Bitmap;

use crate::support::{Document, Page, stream};

/// A page of 400 × 300 points with annotations.
pub fn page(annotations: &[&str]) -> Document {
    let all: Vec<String> = annotations.iter().map(|annotation| format!("<< /Type /Annot {annotation} >>")).collect();
    Document::of([Page::saying(&[]).with(&format!("/Annots [{}]", all.join(" ")))])
}

/// A page with an annotation of each kind that is drawn without an appearance of its own.
pub fn of_all_kinds() -> Document {
    let mut document = page(&[
        "/Subtype /Highlight /Rect [20 250 180 280] /QuadPoints [20 280 180 280 20 250 180 250] /C [1 1 0]",
        "/Subtype /Underline /Rect [20 210 180 240] /QuadPoints [20 240 180 240 20 210 180 210] /C [1 0 0]",
        "/Subtype /StrikeOut /Rect [20 170 180 200] /QuadPoints [20 200 180 200 20 170 180 170] /C [1 0 0]",
        "/Subtype /Squiggly /Rect [20 130 180 160] /QuadPoints [20 160 180 160 20 130 180 130] /C [0 0.5 0]",
        "/Subtype /FreeText /Rect [210 220 390 290] /DA (/Helv 16 Tf 0 0 1 rg) /C [0.9 0.9 1] /BS << /W 2 >> \
         /Q 1 /Contents (Text in a box of two lines)",
        "/Subtype /Stamp /Rect [210 160 390 210] /Name /Approved",
        "/Subtype /Square /Rect [20 70 80 120] /C [1 0 0] /IC [1 0.9 0.9] /BS << /W 3 >>",
        "/Subtype /Circle /Rect [100 70 180 120] /C [0 0 1] /BS << /W 3 /S /D /D [6 3] >>",
        "/Subtype /Line /Rect [200 90 390 150] /L [210 100 380 140] /LE [/None /ClosedArrow] /C [0 0.5 0] /BS << /W 3 >>",
        "/Subtype /Polygon /Rect [20 10 100 60] /Vertices [20 10 100 10 60 60] /IC [0 0.8 0.8]",
        "/Subtype /PolyLine /Rect [110 10 200 60] /Vertices [110 10 140 60 170 10 200 60] /BS << /W 2 >>",
        "/Subtype /Ink /Rect [210 10 330 80] /InkList [[210 20 230 70 250 20 270 70 290 20] [310 45]] /C [0.6 0 0.6] \
         /BS << /W 4 >>",
        "/Subtype /Caret /Rect [350 20 380 60] /C [0 0 1]",
    ]);
    let words = [(255.0, "Highlighted"), (215.0, "Underlined"), (175.0, "Struck out"), (135.0, "Squiggly")];
    let words: Vec<_> = words.iter().map(|(y, text)| (25.0, *y, 26.0, *text)).collect();
    document.pages[0].content = Page::saying(&words).content;
    document
}

/// A form with fields of each kind.
pub fn fields() -> Document {
    let look = "/MK << /BC [0 0 0] /BG [0.95 0.95 1] >> /BS << /W 1 >>";
    let widgets = [
        "/FT /Tx /Rect [20 250 190 280] /V (Nora Nobody) /DA (/Helv 0 Tf 0 0 0.6 rg)",
        "/FT /Tx /Rect [210 200 390 280] /Ff 4096 /V (Several lines, of which the first is too long) /DA (/TiRo 14 Tf)",
        "/FT /Tx /Rect [20 200 190 235] /Ff 16777216 /MaxLen 6 /V (COMBED)",
        "/FT /Ch /Ff 131072 /Rect [20 150 190 185] /V (b) /Opt [[(a) (Alpha)] [(b) (Beta)]] /Q 1",
        "/FT /Ch /Ff 2097152 /Rect [20 5 190 38] /V [(a) (Gamma)] /Opt [[(a) (Alpha)] [(b) (Beta)] (Gamma)] /DA (/Helv 9 Tf)",
        "/FT /Btn /Rect [210 150 245 185] /V /Yes",
        "/FT /Btn /Rect [260 150 295 185] /V /Off",
        "/FT /Btn /Rect [310 150 345 185] /Ff 32768 /AS /One",
        "/FT /Btn /Rect [20 90 190 130] /Ff 65536 /MK << /CA (Press) /BG [0.8] >>",
        "/FT /Tx /Rect [210 90 390 130] /Ff 8192 /V (secret) /Q 2",
        "/FT /Tx /Rect [20 40 390 70] /DA (/Cour 14 Tf) /V (Fixed width)",
    ];
    let widgets = widgets.map(|widget| {
        let own = if widget.contains("/MK") { "" } else { look };
        format!("/Subtype /Widget {widget} {own}")
    });
    page(&widgets.each_ref().map(String::as_str))
}

fn drawn(document: &Document) -> Bitmap {
    document.open().unwrap().painter().render(0, 400, 300).unwrap()
}

/// The colour at a place on the page, from its left lower corner.
fn at(bitmap: &Bitmap, x: usize, y: usize) -> [u8; 3] {
    let start = ((299 - y) * 400 + x) * 4;
    [bitmap.rgba[start], bitmap.rgba[start + 1], bitmap.rgba[start + 2]]
}

const WHITE: [u8; 3] = [255, 255, 255];

fn is_blank(document: &Document) -> bool {
    drawn(document).rgba.iter().all(|byte| *byte == 255)
}

#[test]
fn a_sticky_note_removes_no_other_annotation() {
    let stamp = "/Subtype /Stamp /Rect [200 0 400 300] /AP << /N 5001 0 R >>";
    let note = "/Subtype /Text /Rect [0 0 200 300] /Contents (For me) /AP << /N 5000 0 R >>";
    let window = "/Subtype /Popup /Rect [0 0 200 300] /AP << /N 5000 0 R >>";
    for annotations in [&[note, stamp, window][..], &[stamp, note], &[window, stamp]] {
        let red = stream("/Subtype /Form /BBox [0 0 200 300]", "1 0 0 rg 0 0 200 300 re f");
        let blue = stream("/Subtype /Form /BBox [0 0 200 300]", "0 0 1 rg 0 0 200 300 re f");
        let document = page(annotations).object(5000, &red).object(5001, &blue);
        let bitmap = drawn(&document);
        assert_eq!((at(&bitmap, 100, 150), at(&bitmap, 300, 150)), (WHITE, [0, 0, 255]));
        let notes = document.open().unwrap().painter().text(0).notes;
        assert_eq!(notes, if annotations.contains(&note) { "For me" } else { "" });
    }
}

#[test]
fn marked_text_stays_to_be_read() {
    let quad = "/Rect [20 90 220 130] /QuadPoints [20 130 220 130 20 90 220 90] /C [1 1 0]";
    let mut document = page(&[&format!("/Subtype /Highlight {quad}")]);
    document.pages[0].content = "0 g 100 100 20 20 re f".to_owned();
    let bitmap = drawn(&document);
    assert_eq!((at(&bitmap, 50, 110), at(&bitmap, 110, 110), at(&bitmap, 230, 110)), ([255, 255, 0], [0, 0, 0], WHITE));
}

#[test]
fn corners_may_go_round_or_not() {
    for quad in ["20 130 220 130 20 90 220 90", "20 90 220 90 220 130 20 130"] {
        for kind in ["Highlight", "Underline", "StrikeOut", "Squiggly"] {
            let annotation = format!("/Subtype /{kind} /Rect [20 90 220 130] /QuadPoints [{quad}] /C [1 0 0]");
            let bitmap = drawn(&page(&[&annotation]));
            let rows: Vec<usize> = (80..140).filter(|y| at(&bitmap, 121, *y) != WHITE).collect();
            let middle = rows.iter().sum::<usize>() / rows.len();
            let expected = match kind {
                "Highlight" => 106..114,
                "StrikeOut" => 104..112,
                _ => 90..98,
            };
            assert!(expected.contains(&middle), "{kind} {quad}: {rows:?}");
        }
    }
}

#[test]
fn figures_are_drawn_with_their_colours_and_lines() {
    let bitmap = drawn(&page(&["/Subtype /Square /Rect [20 20 120 120] /C [1 0 0] /IC [0 1 0] /BS << /W 10 >>"]));
    assert_eq!((at(&bitmap, 24, 70), at(&bitmap, 70, 70), at(&bitmap, 130, 70)), ([255, 0, 0], [0, 255, 0], WHITE));
    let bitmap = drawn(&page(&["/Subtype /Circle /Rect [20 20 120 120] /C [0 0 1] /Border [0 0 4]"]));
    assert_eq!((at(&bitmap, 21, 70), at(&bitmap, 70, 70), at(&bitmap, 24, 24)), ([0, 0, 255], WHITE, WHITE));
    let bitmap = drawn(&page(&["/Subtype /Line /Rect [0 0 300 100] /L [20 50 220 50] /C [1 0 0] /BS << /W 4 >>"]));
    assert_eq!((at(&bitmap, 100, 50), at(&bitmap, 100, 60)), ([255, 0, 0], WHITE));
    let arrow = "/Subtype /Line /Rect [0 0 300 100] /L [20 50 220 50] /LE [/None /OpenArrow] /BS << /W 4 >>";
    let bitmap = drawn(&page(&[arrow]));
    assert_ne!(at(&bitmap, 205, 58), WHITE, "the arrow's side");
    assert_eq!(at(&bitmap, 35, 58), WHITE, "no arrow there");
    let bitmap = drawn(&page(&["/Subtype /Polygon /Rect [0 0 200 200] /Vertices [20 20 180 20 100 180] /IC [0 1 0]"]));
    assert_eq!((at(&bitmap, 100, 60), at(&bitmap, 30, 150)), ([0, 255, 0], WHITE));
    let bitmap =
        drawn(&page(&["/Subtype /PolyLine /Rect [0 0 200 200] /Vertices [20 20 180 20 180 180] /BS << /W 6 >>"]));
    assert_eq!((at(&bitmap, 100, 20), at(&bitmap, 180, 100), at(&bitmap, 90, 90)), ([0, 0, 0], [0, 0, 0], WHITE));
    let ink = "/Subtype /Ink /Rect [0 0 200 200] /InkList [[20 20 100 20] [150 150]] /C [1 0 0] /BS << /W 8 >>";
    let bitmap = drawn(&page(&[ink]));
    assert_eq!((at(&bitmap, 60, 20), at(&bitmap, 150, 150)), ([255, 0, 0], [255, 0, 0]));
}

#[test]
fn a_dashed_line_has_gaps() {
    let line = "/Subtype /Line /Rect [0 0 300 100] /L [0 50 300 50] /BS << /W 4 /S /D /D [20 20] >>";
    let bitmap = drawn(&page(&[line]));
    assert_eq!((at(&bitmap, 10, 50), at(&bitmap, 30, 50), at(&bitmap, 50, 50)), ([0, 0, 0], WHITE, [0, 0, 0]));
}

#[test]
fn opacity_counts() {
    let bitmap = drawn(&page(&["/Subtype /Square /Rect [20 20 120 120] /C [1 0 0] /IC [1 0 0] /CA 0.5"]));
    let [red, green, blue] = at(&bitmap, 70, 70);
    assert!(red == 255 && (127..=128).contains(&green) && green == blue);
}

#[test]
fn what_is_hidden_or_has_no_place_is_not_drawn() {
    for annotation in [
        "/Subtype /Square /Rect [20 20 120 120] /F 2",
        "/Subtype /Square /Rect [20 20 120 120] /F 32",
        "/Subtype /Square",
        "/Subtype /Square /Rect [20 20 20 20]",
        "/Subtype /Highlight /Rect [20 20 120 120] /C []",
        "/Subtype /Ink /Rect [20 20 120 120]",
        "/Subtype /Line /Rect [20 20 120 120] /L [1]",
        "/Subtype /Text /Rect [20 20 120 120] /Contents (Mine)",
        "/Subtype /Link /Rect [20 20 120 120] /Border [0 0 1]",
        "/Subtype /Unheard /Rect [20 20 120 120]",
    ] {
        assert!(is_blank(&page(&[annotation])), "{annotation}");
    }
}

#[test]
fn text_of_annotations_is_drawn_and_found() {
    let text = |annotation: &str| page(&[annotation]).open().unwrap().painter().text(0).text();
    let boxed = "/Subtype /FreeText /Rect [20 20 380 280] /DA (/Helv 20 Tf 1 0 0 rg)";
    assert_eq!(text(&format!("{boxed} /Contents (Z\\374rich, at 9)")), "Zürich, at 9");
    let long = "A line that has to be broken since it is wider than its box";
    assert_eq!(
        text(&format!("{boxed} /Contents ({long})")),
        "A line that has to be broken since it is\nwider than its box"
    );
    assert_eq!(text("/Subtype /Stamp /Rect [20 20 380 120] /Name /NotForPublicRelease"), "NOT FOR PUBLIC RELEASE");
    assert_eq!(text(&format!("{boxed} /RC (<body><p>Rich</p><p>text</p></body>)")), "Rich\ntext");
    let red = drawn(&page(&[&format!("{boxed} /C [0 0 1] /Contents (x)")]));
    assert_eq!(at(&red, 300, 100), [0, 0, 255], "its ground");
}

#[test]
fn form_values_are_drawn() {
    let text = |widget: &str, catalog: &str| {
        let document = page(&[&format!("/Subtype /Widget /Rect [20 20 380 60] {widget}")]).catalog(catalog);
        document
            .object(5000, "<< /T (parent) /FT /Tx /V (Inherited) /DA (/Helv 12 Tf) >>")
            .object(
                5001,
                &stream(
                    "/Subtype /Form /BBox [0 0 360 40] /Resources << /Font << /F 3 0 R >> >>",
                    "BT /F 12 Tf 5 5 Td (Stale) Tj ET",
                ),
            )
            .open()
            .unwrap()
            .painter()
            .text(0)
            .text()
    };
    assert_eq!(text("/FT /Tx /V (Nora Nobody)", ""), "Nora Nobody");
    assert_eq!(text("/FT /Tx /V <FEFF00DC0062006500720067>", ""), "Überg");
    assert_eq!(text("/Parent 5000 0 R", ""), "Inherited");
    assert_eq!(text("/FT /Tx /Ff 4096 /V (One\\rTwo)", ""), "One\nTwo");
    assert_eq!(text("/FT /Tx /Ff 8192 /V (secret)", ""), "******");
    let folded = "/FT /Ch /Ff 131072";
    for (entries, shown) in [
        ("/V (b) /Opt [[(a) (Alpha)] [(b) (Beta)]]", "Beta"),
        ("/V (Gamma) /Opt [(Gamma) (Delta)]", "Gamma"),
        ("/V (b) /Opt [(Gamma) [(b) (Beta)]]", "Beta"),
        ("/V (Typed) /Opt [(Gamma)]", "Typed"),
        ("/V (Typed)", "Typed"),
        ("/V [(a) (b)] /Opt [[(a) (Alpha)] [(b) (Beta)]]", "Alpha, Beta"),
        ("/Opt [(Gamma) (Delta)]", ""),
    ] {
        assert_eq!(text(&format!("{folded} {entries}"), ""), shown, "{entries}");
    }
    assert_eq!(text("/FT /Btn /Ff 65536 /MK << /CA (Press) >>", ""), "Press");
    assert_eq!(text("/FT /Tx", ""), "");
    assert_eq!(text("/FT /Tx /V 12", ""), "12");
    assert_eq!(text("/FT /Tx /RV (<body><p>Rich <b>text</b></p></body>)", ""), "Rich text");
    assert_eq!(text("/FT /Sig /V << >>", ""), "");
    let stale = "/FT /Tx /V (New) /AP << /N 5001 0 R >>";
    assert_eq!(text(stale, ""), "Stale");
    assert_eq!(text(stale, "/AcroForm << /NeedAppearances true >>"), "New");
    let letters = text("/FT /Tx /Ff 16777216 /MaxLen 6 /V (COMB)", "");
    assert_eq!(letters.replace('\n', ""), "COMB", "each letter in a cell of its own");
}

#[test]
fn a_list_shows_its_options_and_which_of_them_are_chosen() {
    let list = |entries: &str| {
        page(&[&format!("/Subtype /Widget /FT /Ch /Rect [20 220 380 280] /DA (/Helv 10 Tf) {entries}")])
    };
    let options = "/Opt [[(a) (Alpha)] (Beta) [(c) (Gamma)]]";
    for (entries, lines, chosen) in [
        ("/V (a)", "Alpha\nBeta\nGamma", [true, false, false]),
        ("/V [(a) (c)] /Ff 2097152", "Alpha\nBeta\nGamma", [true, false, true]),
        ("/V (Beta)", "Alpha\nBeta\nGamma", [false, true, false]),
        ("/I [1 2]", "Alpha\nBeta\nGamma", [false, true, true]),
        ("/V (a) /I [2]", "Alpha\nBeta\nGamma", [true, false, false]),
        ("", "Alpha\nBeta\nGamma", [false; 3]),
        ("/V (c) /TI 1", "Beta\nGamma", [false, true, false]),
        ("/V (c) /TI 9", "Gamma", [true, false, false]),
    ] {
        let document = list(&format!("{options} {entries}"));
        assert_eq!(document.open().unwrap().painter().text(0).text(), lines, "{entries}");
        let drawn = drawn(&document);
        // Lines are 11.5 points high.
        let grounds = [274, 263, 251].map(|y| at(&drawn, 350, y) != WHITE);
        assert_eq!(grounds, chosen, "{entries}");
    }
    // Of two options of one name, the numbers say which.
    let twins = drawn(&list("/Opt [[(a) (One)] [(a) (Two)]] /V (a) /I [1]"));
    assert_eq!([274, 263].map(|y| at(&twins, 350, y) != WHITE), [false, true]);
    // Without options, what is chosen.
    assert_eq!(list("/V [(x) (y)]").open().unwrap().painter().text(0).text(), "x\ny");
    assert!(is_blank(&list("")) && is_blank(&list("/Opt []")));
    // What does not fit is cut off at the border.
    let many = (0..200).map(|number| format!("(Option {number})")).collect::<Vec<_>>().concat();
    let lines = list(&format!("/Opt [{many}]")).open().unwrap().painter().text(0).text().lines().count();
    assert!((5..=6).contains(&lines), "{lines}");
}

#[test]
fn of_several_buttons_the_one_that_is_on_is_marked_or_they_are_named() {
    // Three buttons of one group, which have no look of their own.
    let group = |of_group: &str, of_first: &str, of_second: &str| {
        let kid = |x: u32, more: &str| {
            format!("<< /Type /Annot /Subtype /Widget /Parent 5000 0 R /Rect [{x} 20 {} 60] {more} >>", x + 40)
        };
        let document = Document::of([Page::saying(&[]).with("/Annots [5001 0 R 5002 0 R 5003 0 R]")]);
        document
            .object(5000, &format!("<< /FT /Btn /Ff 32768 /Kids [5001 0 R 5002 0 R 5003 0 R] {of_group} >>"))
            .object(5001, &kid(20, of_first))
            .object(5002, &kid(120, of_second))
            .object(5003, &kid(220, ""))
    };
    let marked = |document: &Document| {
        let drawn = drawn(document);
        [40, 140, 240].map(|x| at(&drawn, x, 40) != WHITE)
    };
    let named = |document: &Document| document.open().unwrap().info().findings.len();
    for (document, on, findings) in [
        (group("/V /1 /Opt [(A) (B) (C)]", "", ""), [false, true, false], 0),
        (group("/V /Off", "", ""), [false; 3], 0),
        (group("/V /two", "/AS /Off", "/AS /two"), [false, true, false], 1),
        (group("/V /two", "", ""), [false; 3], 1),
    ] {
        assert_eq!((marked(&document), named(&document)), (on, findings));
    }
}

#[test]
fn boxes_are_ticked() {
    let widget = |entries: &str| page(&[&format!("/Subtype /Widget /FT /Btn /Rect [20 20 60 60] {entries}")]);
    assert!(!is_blank(&widget("/V /Yes")));
    assert!(!is_blank(&widget("/AS /Yes /V /Off")));
    assert!(!is_blank(&widget("/Ff 32768 /V /Choice")));
    assert!(is_blank(&widget("/V /Off")));
    assert!(is_blank(&widget("/AS /Off")));
    let states = "/AP << /N << /Yes 5000 0 R /Off 5001 0 R >> >>";
    let looks = |entries: &str| {
        let red = stream("/Subtype /Form /BBox [0 0 40 40]", "1 0 0 rg 0 0 40 40 re f");
        let blue = stream("/Subtype /Form /BBox [0 0 40 40]", "0 0 1 rg 0 0 40 40 re f");
        at(&drawn(&widget(&format!("{states} {entries}")).object(5000, &red).object(5001, &blue)), 40, 40)
    };
    assert_eq!(looks("/AS /Yes"), [255, 0, 0]);
    assert_eq!(looks("/V /Yes"), [255, 0, 0], "the state is that of the value");
    assert_eq!(looks(""), [0, 0, 255]);
}

#[test]
fn thousands_of_annotations_hide_no_note() {
    let square = "/Subtype /Square /Rect [0 0 1 1] /F 2";
    let note = "/Subtype /Text /Rect [0 0 400 300] /AP << /N 5000 0 R >>";
    let mut all = vec![square; 2_500];
    all.push(note);
    let red = stream("/Subtype /Form /BBox [0 0 400 300]", "1 0 0 rg 0 0 400 300 re f");
    assert!(is_blank(&page(&all).object(5000, &red)));
}
