//! Speaker's notes: on half of the page as Beamer puts them there, and in annotations.

use chairside_deck::pdf::{NotesPart, NotesWanted, PdfOptions};

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
