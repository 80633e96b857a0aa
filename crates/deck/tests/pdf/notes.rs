//! Speaker's notes: on half of the page as Beamer puts them there, and in annotations.

use chairside_deck::pdf::{NotesFinding, NotesPart, NotesWanted, PdfDeck, PdfOptions};

use crate::support::{Document, Page};

/// A page as Beamer makes it with `show notes on second screen`: the slide on the left, a small copy and notes right.
fn with_notes(title: &str, note: &str) -> Page {
    Page::saying(&[
        (20.0, 250.0, 20.0, title),
        (30.0, 200.0, 12.0, "A point of the slide"),
        (650.0, 260.0, 6.0, title),
        (655.0, 240.0, 4.0, "A point of the slide"),
        (420.0, 150.0, 12.0, note),
    ])
    .sized(800.0, 300.0)
}

#[test]
fn beamers_notes_are_found() {
    let deck = Document::of([with_notes("First", "Say hello"), with_notes("Second", "Breathe")]).open().unwrap();
    assert_eq!(deck.info().notes_part, Some(NotesPart::Right));
    assert_eq!((deck.info().pages[0].width, deck.info().pages[0].height), (400.0, 300.0));
    let text = deck.painter().text(0);
    assert_eq!(text.title, "First");
    assert_eq!(text.text(), "First\nA point of the slide");
    assert_eq!(text.notes, "Say hello");
    let point = text.lines[1].area;
    assert!((point.x - 30.0 / 400.0).abs() < 0.01, "{point:?}");
}

#[test]
fn the_room_never_sees_the_notes_part() {
    let mut page = with_notes("First", "Say hello");
    page.content.push_str(" 1 0 0 rg 400 0 400 300 re f");
    let deck = Document::of([page.clone(), page]).open().unwrap();
    let drawn = deck.painter().render(0, 400, 300).unwrap();
    assert_eq!((drawn.width, drawn.height), (400, 300));
    assert!(drawn.rgba.chunks(4).all(|pixel| pixel[1] > 0 || pixel[0] < 255), "no red");
}

#[test]
fn beamer_may_put_notes_on_any_side() {
    let left = Page::saying(&[(420.0, 250.0, 20.0, "Title"), (20.0, 260.0, 5.0, "Title"), (20.0, 100.0, 12.0, "Note")])
        .sized(800.0, 300.0);
    let below =
        Page::saying(&[(20.0, 550.0, 20.0, "Title"), (300.0, 280.0, 5.0, "Title"), (20.0, 100.0, 12.0, "Note")])
            .sized(400.0, 600.0);
    for (page, part) in [(left, NotesPart::Left), (below, NotesPart::Bottom)] {
        let deck = Document::of([page.clone(), page]).open().unwrap();
        assert_eq!(deck.info().notes_part, Some(part));
        assert_eq!(deck.painter().text(0).notes, "Note");
    }
}

#[test]
fn a_deck_of_beamers_with_few_notes_is_cut_all_the_same() {
    let slide = || Page::saying(&[(20.0, 250.0, 20.0, "A slide without notes")]).sized(800.0, 300.0);
    let document = Document::of((0..40).map(|page| if page == 7 { with_notes("Seven", "Secret") } else { slide() }));
    let beamer = document.clone().info("/Creator (LaTeX with Beamer class)").open().unwrap();
    assert_eq!(beamer.info().notes_part, Some(NotesPart::Right));
    assert_eq!(beamer.painter().text(7).notes, "Secret");
    assert_eq!(document.open().unwrap().info().notes_part, None);
}

#[test]
fn slides_printed_two_to_a_page_have_no_notes() {
    let page = Page::saying(&[(60.0, 700.0, 20.0, "One"), (60.0, 300.0, 20.0, "Two")]).sized(595.0, 842.0);
    let deck = Document::of([page.clone(), page]).info("/Creator (LaTeX with Beamer class)").open().unwrap();
    assert_eq!(deck.info().notes_part, None);
}

#[test]
fn a_wide_poster_or_panorama_has_no_notes() {
    let columns = Page::saying(&[
        (20.0, 250.0, 20.0, "Left heading"),
        (20.0, 200.0, 12.0, "Left text"),
        (420.0, 250.0, 20.0, "Right heading"),
        (420.0, 200.0, 12.0, "Right text"),
    ])
    .sized(800.0, 300.0);
    let across = Page::saying(&[(250.0, 250.0, 40.0, "A title over the middle")]).sized(800.0, 300.0);
    let copied = Page::saying(&[
        (20.0, 250.0, 20.0, "Title"),
        (650.0, 260.0, 6.0, "Title"),
        (300.0, 100.0, 20.0, "A line over the middle of it"),
    ])
    .sized(800.0, 300.0);
    let other_shape = with_notes("First", "Note").sized(700.0, 300.0);
    for page in [columns, across, copied, other_shape] {
        let deck = Document::of([page.clone(), page]).open().unwrap();
        assert_eq!(deck.info().notes_part, None);
    }
}

#[test]
fn the_chair_decides() {
    let document = Document::of([with_notes("First", "Say hello")]);
    let open = |notes| document.open_with(&PdfOptions { notes, ..PdfOptions::default() }).unwrap();
    let whole = open(NotesWanted::None);
    assert_eq!((whole.info().notes_part, whole.info().pages[0].width), (None, 800.0));
    let top = open(NotesWanted::Part(NotesPart::Top));
    assert_eq!((top.info().notes_part, top.info().pages[0].height), (Some(NotesPart::Top), 150.0));
}

#[test]
fn sticky_notes_are_read_and_never_drawn() {
    let page =
        Page::saying(&[(20.0, 250.0, 30.0, "A slide")]).with("/Annots [5000 0 R 5001 0 R 5002 0 R 5003 0 R 5004 0 R]");
    let document = Document::of([page])
        .object(
            5000,
            "<< /Subtype /Text /Rect [0 0 400 300] /Contents (Mention the \\(new\\) draft.\\rSlowly.) \
             /AP << /N 5005 0 R >> >>",
        )
        .object(5001, "<< /Subtype /Text /F 6 /Rect [0 0 1 1] /Contents <FEFF00DC0062006500720067> >>")
        .object(5002, "<< /Subtype /Text /StateModel (Review) /State (Accepted) /Contents (Accepted) >>")
        .object(5003, "<< /Subtype /Popup /Contents (a window) >>")
        .object(5004, "<< /Subtype /Text /Contents 42 >>")
        .object(
            5005,
            "<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] /Length 29 >> stream\n\
             1 0 0 rg 0 0 400 300 re f    \nendstream",
        );
    let deck = document.open().unwrap();
    let mut painter = deck.painter();
    assert_eq!(painter.text(0).notes, "Mention the (new) draft.\nSlowly.\n\nÜberg");
    let drawn = painter.render(0, 40, 30).unwrap();
    assert_eq!(&drawn.rgba[..4], [255, 255, 255, 255], "no icon is drawn");
}

/// A page as Typst's Touying makes it: the slide on one part, and the notes on a grey ground on the other.
fn on_grey(x: f32, y: f32, note: &str) -> Page {
    let slide = Page::saying(&[(20.0, y + 250.0, 20.0, "A title"), (x + 20.0, 100.0, 12.0, note)]);
    let ground = format!("0.9 g {x} 0 400 300 re f 0.8 g {x} 260 400 40 re f 0 g ");
    Page { content: ground + &slide.content, ..slide }
}

fn certain(deck: &PdfDeck) -> Option<NotesPart> {
    match &deck.info().notes {
        NotesFinding::Certain(evidence) => Some(evidence.part),
        NotesFinding::Uncertain(_) | NotesFinding::None => None,
    }
}

fn uncertain(deck: &PdfDeck) -> Option<(NotesPart, String)> {
    match &deck.info().notes {
        NotesFinding::Uncertain(evidence) => Some((evidence.part, evidence.reasons.join("; "))),
        NotesFinding::Certain(_) | NotesFinding::None => None,
    }
}

#[test]
fn touyings_notes_are_found() {
    let right = || [on_grey(400.0, 0.0, "Say hello").sized(800.0, 300.0), on_grey(400.0, 0.0, "").sized(800.0, 300.0)];
    let below = [on_grey(0.0, 300.0, "Say hello").sized(400.0, 600.0)];
    let deck = Document::of(right()).info("/Creator (Typst 0.13.1)").open().unwrap();
    assert_eq!((certain(&deck), deck.info().notes_part), (Some(NotesPart::Right), Some(NotesPart::Right)));
    assert_eq!(deck.painter().text(0).notes, "Say hello");
    assert_eq!(deck.painter().text(0).text(), "A title");
    let deck = Document::of(below).info("/Producer <FEFF00540079007000730074>").open().unwrap();
    assert_eq!(certain(&deck), Some(NotesPart::Bottom));
    let unknown = Document::of(right()).open().unwrap();
    let reasons = "each page is twice as wide as a slide; the right half has a background of its own on every page";
    assert_eq!(uncertain(&unknown), Some((NotesPart::Right, reasons.to_owned())));
    assert_eq!(unknown.info().notes_part, None, "until somebody was asked");
}

#[test]
fn notes_on_the_left_of_a_slide_are_found_by_their_ground() {
    let page = Page::saying(&[(420.0, 250.0, 20.0, "A title"), (20.0, 100.0, 12.0, "Say hello")]).sized(800.0, 300.0);
    let page = Page { content: format!("0.9 g 0 0 400 300 re f 0 g {}", page.content), ..page };
    let deck = Document::of([page]).info("/Creator (Typst 0.13.1)").open().unwrap();
    assert_eq!(certain(&deck), Some(NotesPart::Left));
}

#[test]
fn a_page_twice_as_wide_as_a_slide_is_suspicious_by_itself() {
    // 4:3, 16:9, A4 and a shape that no program offers.
    for (width, height) in [(800.0, 300.0), (1920.0, 540.0), (1190.6, 420.9), (780.0, 300.0)] {
        let page = Page::saying(&[(20.0, 250.0, 20.0, "Left"), (width / 2.0 + 20.0, 250.0, 20.0, "Right")]);
        let deck = Document::of([page.sized(width, height)]).open().unwrap();
        let reason = "each page is twice as wide as a slide".to_owned();
        assert_eq!(uncertain(&deck), Some((NotesPart::Right, reason)), "{width} x {height}");
        assert_eq!(deck.info().notes_part, None);
    }
}

#[test]
fn the_emptier_half_is_where_notes_may_be() {
    let full = Page::saying(&[(20.0, 250.0, 20.0, "Perhaps notes"), (420.0, 250.0, 20.0, "A slide")]);
    let half = Page::saying(&[(420.0, 250.0, 20.0, "A slide without notes")]);
    let deck = Document::of([full, half].map(|page| page.sized(800.0, 300.0))).open().unwrap();
    assert_eq!(uncertain(&deck).map(|(part, _)| part), Some(NotesPart::Left));
}

#[test]
fn slides_that_are_pictures_may_have_notes() {
    let page = Page::saying(&[(420.0, 100.0, 12.0, "Say hello")]).sized(800.0, 300.0);
    let page = Page { content: format!("1 0 0 rg 20 20 300 200 re f 0 g {}", page.content), ..page };
    let deck = Document::of([page]).open().unwrap();
    assert!(uncertain(&deck).is_some(), "{:?}", deck.info().notes);
}

#[test]
fn text_over_the_middle_rules_notes_out() {
    let across = Page::saying(&[(250.0, 250.0, 40.0, "A title over the middle")]).sized(800.0, 300.0);
    let deck = Document::of([across.clone(), across]).open().unwrap();
    assert_eq!(deck.info().notes, NotesFinding::None);
    // One slide that is too full does not.
    let long = Page::saying(&[(20.0, 250.0, 20.0, "A line that is far too long for the slide that it stands on")]);
    let pages = (0..7).map(|_| with_notes("First", "Say hello")).chain([long.sized(800.0, 300.0)]);
    let deck = Document::of(pages).open().unwrap();
    assert_eq!(uncertain(&deck).map(|(part, _)| part), Some(NotesPart::Right));
}

#[test]
fn ordinary_pages_are_never_asked_about() {
    for (width, height) in
        [(960.0, 540.0), (400.0, 300.0), (595.0, 842.0), (842.0, 595.0), (540.0, 960.0), (700.0, 300.0)]
    {
        let page = Page::saying(&[(20.0, 200.0, 20.0, "Words"), (20.0, 100.0, 12.0, "More")]).sized(width, height);
        let deck = Document::of([page.clone(), page]).open().unwrap();
        assert_eq!(deck.info().notes, NotesFinding::None, "{width} x {height}");
    }
}

#[test]
fn wide_pages_among_others_are_cut_alone() {
    let plain = Page::saying(&[(20.0, 250.0, 20.0, "Of another talk")]);
    let deck = Document::of([plain, with_notes("First", "Say hello"), with_notes("Second", "Breathe")]).open().unwrap();
    assert_eq!(certain(&deck), Some(NotesPart::Right));
    let sizes: Vec<f32> = deck.info().pages.iter().map(|page| page.width).collect();
    assert_eq!(sizes, [400.0, 400.0, 400.0]);
    assert_eq!(deck.painter().text(0).text(), "Of another talk");
    assert_eq!(deck.painter().text(2).notes, "Breathe");
    let NotesFinding::Certain(evidence) = &deck.info().notes else { panic!() };
    assert_eq!(evidence.reasons[0], "some pages are twice as wide as the others");
}

#[test]
fn what_the_chair_said_cuts_wide_pages_among_others_alone() {
    let plain = Page::saying(&[(20.0, 250.0, 20.0, "Of another talk")]);
    let wide = Page::saying(&[(20.0, 250.0, 20.0, "First"), (420.0, 250.0, 20.0, "Second")]).sized(800.0, 300.0);
    let document = Document::of([plain, wide]);
    for part in [NotesPart::Left, NotesPart::Right] {
        let options = PdfOptions { notes: NotesWanted::Part(part), ..PdfOptions::default() };
        let deck = document.open_with(&options).unwrap();
        assert_eq!(deck.info().pages.iter().map(|page| page.width).collect::<Vec<_>>(), [400.0, 400.0], "{part:?}");
        assert_eq!(deck.painter().text(0).text(), "Of another talk");
    }
}

#[test]
fn what_the_chair_said_is_certain() {
    let document = Document::of([with_notes("First", "Say hello")]);
    let open = |notes| document.open_with(&PdfOptions { notes, ..PdfOptions::default() }).unwrap();
    assert_eq!(open(NotesWanted::None).info().notes, NotesFinding::None);
    assert_eq!(certain(&open(NotesWanted::Part(NotesPart::Left))), Some(NotesPart::Left));
}
