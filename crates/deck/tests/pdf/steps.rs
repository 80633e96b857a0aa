//! Steps of one slide, and slides that only share its label.

use crate::support::{Document, Page};

/// A page of several lines below a heading, with a footer as themes have it.
fn page(heading: &str, lines: &[&str]) -> Page {
    let mut all = vec![(20.0, 250.0, 30.0, heading), (20.0, 10.0, 8.0, "Nora Nobody · A Talk · Zürich")];
    all.extend((0u8..).zip(lines).map(|(at, line)| (30.0, 200.0 - 20.0 * f32::from(at), 12.0, *line)));
    Page::saying(&all)
}

/// Which pages are steps of the slide before them, when all of them bear one label.
fn steps(pages: impl IntoIterator<Item = Page>) -> Vec<bool> {
    let document = Document::of(pages);
    let ranges =
        (0..document.pages.len()).map(|page| format!("{page} << /S /D /St 7 >>")).collect::<Vec<_>>().join(" ");
    let deck = document.catalog(&format!("/PageLabels << /Nums [{ranges}] >>")).open().unwrap();
    assert!(deck.info().pages.iter().all(|page| page.label.as_deref() == Some("7")));
    deck.info().pages.iter().map(|page| page.continues).collect()
}

#[test]
fn a_page_that_says_more_is_a_step() {
    let pages = [page("Results", &[]), page("Results", &["One"]), page("Results", &["One", "Two"])];
    assert_eq!(steps(pages), [false, true, true]);
}

#[test]
fn a_slide_that_moves_up_with_each_step_is_one_slide() {
    let lower = Page::saying(&[(20.0, 250.0, 30.0, "Results"), (30.0, 150.0, 12.0, "The first point")]);
    let higher = Page::saying(&[
        (20.0, 250.0, 30.0, "Results"),
        (30.0, 160.0, 12.0, "The first point"),
        (30.0, 140.0, 12.0, "A second, shorter"),
    ]);
    assert_eq!(steps([lower, higher]), [false, true]);
}

#[test]
fn a_line_may_go_on_and_a_word_may_change() {
    let points = "Three points that stay as they are on each of the steps";
    let pages = [
        page("Results", &[points, "Loss:"]),
        page("Results", &[points, "Loss: 3 %"]),
        page("Results", &[points, "Loss: 4 %"]),
    ];
    assert_eq!(steps(pages), [false, true, true]);
}

#[test]
fn a_section_page_is_a_slide_of_its_own() {
    assert_eq!(steps([page("Motivation", &["Loss"]), page("Part two", &[])]), [false, false]);
    assert_eq!(steps([page("Part two", &[]), page("Method", &["Probes"])]), [false, false]);
}

#[test]
fn slides_of_one_heading_and_another_text_are_two() {
    let first = page("Backup", &["Numbers of the first measurement in the laboratory", "Loss and delay"]);
    let second = page("Backup", &["Numbers of the second measurement in the wild", "Reordering"]);
    assert_eq!(steps([first, second]), [false, false]);
}

#[test]
fn what_is_taken_away_is_no_step() {
    assert_eq!(
        steps([page("Results", &["One", "Two", "Three and four and five"]), page("Results", &[])]),
        [false, false]
    );
}

/// A page with a heading and what is drawn below it.
fn drawing(content: &str) -> Page {
    let page = page("Results", &[]);
    Page { content: format!("{} {content}", page.content), ..page }
}

#[test]
fn a_drawing_that_grows_is_a_step_and_another_one_is_not() {
    let bars = |count: u32| {
        (0..count).map(|at| format!("{} 50 20 {} re f ", 50 + 30 * at, 10 + 7 * at)).collect::<Vec<_>>().concat()
    };
    assert_eq!(steps([drawing(&bars(3)), drawing(&bars(5))]), [false, true]);
    let others = "60 60 200 100 re f 70 70 5 5 re f 100 50 m 200 60 l 300 90 l S";
    assert_eq!(steps([drawing(&bars(5)), drawing(others)]), [false, false]);
}

#[test]
fn colours_do_not_matter() {
    assert_eq!(steps([drawing("0.8 g 50 50 100 100 re f"), drawing("0 0 1 rg 50 50 100 100 re f")]), [false, true]);
}

#[test]
fn pictures_are_kept_by_a_step() {
    let picture = |name: &str| {
        let page = drawing(&format!("q 100 0 0 100 50 50 cm /{name} Do Q"));
        page.with("/Resources << /Font << /F 3 0 R >> /XObject << /One 5000 0 R /Two 5001 0 R >> >>")
    };
    let grey = |shade: &str| {
        format!(
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 \
             /Filter /ASCIIHexDecode /Length 3 >> stream\n{shade}>\nendstream"
        )
    };
    let run = |names: [&str; 2]| {
        let document = Document::of(names.map(picture)).object(5000, &grey("40")).object(5001, &grey("80"));
        let deck = document.catalog("/PageLabels << /Nums [0 << /P (x) >>] >>").open().unwrap();
        deck.info().pages[1].continues
    };
    assert!(run(["One", "One"]));
    assert!(!run(["One", "Two"]));
}

#[test]
fn pages_without_labels_and_of_different_labels_are_slides() {
    let pages = || [page("Results", &["One"]), page("Results", &["One", "Two"])];
    for labels in ["", "/PageLabels << /Nums [0 << /S /D >>] >>"] {
        let deck = Document::of(pages()).catalog(labels).open().unwrap();
        assert!(deck.info().pages.iter().all(|page| !page.continues));
    }
}

#[test]
fn a_page_that_costs_too_much_is_a_slide_of_its_own() {
    let heavy = drawing(&"1 1 1 1 re f ".repeat(60_000));
    assert_eq!(steps([heavy.clone(), heavy]), [false, false]);
}

#[test]
fn only_the_slides_half_is_compared() {
    let with_notes = |lines: &[(f32, f32, f32, &str)], note: &str| {
        let copy = [(650.0, 260.0, 6.0, "Results"), (420.0, 150.0, 12.0, note)];
        Page::saying(&[lines, &copy].concat()).sized(800.0, 300.0)
    };
    let (heading, point) = ((20.0, 250.0, 20.0, "Results"), (30.0, 200.0, 12.0, "A point"));
    let first = with_notes(&[heading], "Begin with the long story of the measurement");
    let second = with_notes(&[heading, point], "Now the point");
    assert_eq!(steps([first, second]), [false, true]);
}
