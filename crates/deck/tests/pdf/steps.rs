//! Steps of one slide, and slides that only share its label.

use std::fmt::Write as _;

use chairside_deck::pdf::PageInfo;

use crate::support::{Document, Page};

/// A page of several lines below a heading, with a footer as themes have it.
fn page(heading: &str, lines: &[&str]) -> Page {
    let mut all = vec![(20.0, 250.0, 30.0, heading), (20.0, 10.0, 8.0, "Nora Nobody · A Talk · Zürich")];
    all.extend((0u8..).zip(lines).map(|(at, line)| (30.0, 200.0 - 20.0 * f32::from(at), 12.0, *line)));
    Page::saying(&all)
}

/// Which pages are steps of the slide before them, when all of them bear one label.
fn steps(pages: impl IntoIterator<Item = Page>) -> Vec<bool> {
    of_one_label(pages).iter().map(|page| page.continues).collect()
}

/// Which of two pages of one label a handout with one page a slide needs: both are `false`, the second alone `true`.
fn second_is_enough(pages: [Page; 2]) -> bool {
    of_one_label(pages)[1].has_all_before
}

fn of_one_label(pages: impl IntoIterator<Item = Page>) -> Vec<PageInfo> {
    let document = Document::of(pages);
    let ranges =
        (0..document.pages.len()).map(|page| format!("{page} << /S /D /St 7 >>")).collect::<Vec<_>>().join(" ");
    let deck = document.catalog(&format!("/PageLabels << /Nums [{ranges}] >>")).open().unwrap();
    assert!(deck.info().pages.iter().all(|page| page.label.as_deref() == Some("7")));
    deck.info().pages.clone()
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

/// A slide with lines of text, each with what sets its colour, and what is drawn before them.
fn coloured(drawing: &str, lines: [(&str, &str); 3]) -> Page {
    let mut content = format!("{drawing} BT 0 g /F 30 Tf 1 0 0 1 20 250 Tm (Results) Tj ");
    for (at, (colour, line)) in (0..).zip(lines) {
        let _ = write!(content, "{colour} /F 12 Tf 1 0 0 1 30 {} Tm ({line}) Tj ", 200 - 20 * at);
    }
    Page { content: content + "ET", ..Page::saying(&[]) }
}

const LINES: [&str; 3] = ["The first point", "A second one", "And a third"];

fn lines(colours: [&str; 3]) -> Page {
    coloured("", [(colours[0], LINES[0]), (colours[1], LINES[1]), (colours[2], LINES[2])])
}

#[test]
fn text_that_is_covered_and_then_dark_is_one_slide_and_its_last_step_is_enough() {
    let steps_of_it = || [lines(["0 g", "0.85 g", "0.85 g"]), lines(["0 g", "0 g", "0.85 g"]), lines(["0 g"; 3])];
    assert_eq!(steps(steps_of_it()), [false, true, true]);
    let [first, second, third] = steps_of_it();
    assert!(second_is_enough([first, second.clone()]) && second_is_enough([second, third]));
    // On dark paper it is covered in the paper's colour.
    let paper = "0.1 g 0 0 400 300 re f";
    let on_dark = |colour: &'static str| coloured(paper, [("1 g", "One"), (colour, "Two"), ("1 g", "Three")]);
    assert!(second_is_enough([on_dark("0.25 g"), on_dark("1 g")]));
    // One point after the other is red.
    assert!(second_is_enough([lines(["0.8 0 0 rg", "0 g", "0 g"]), lines(["0 g", "0.8 0 0 rg", "0 g"])]));
    // Backwards the points fade: nobody could read them on the last page alone.
    let faded = [lines(["0 g"; 3]), lines(["0.85 g", "0.85 g", "0 g"])];
    assert_eq!(steps(faded.clone()), [false, true]);
    assert!(!second_is_enough(faded));
}

#[test]
fn a_drawing_is_uncovered_along_with_its_text() {
    let covered = |grey: &'static str, blue: &str| {
        coloured(&format!("{blue} 200 50 80 80 re f"), [("0 g", LINES[0]), (grey, LINES[1]), (grey, LINES[2])])
    };
    // Both have 15 % of their contrast to white at first.
    assert!(second_is_enough([covered("0.85 g", "0.85 0.85 1 rg"), covered("0 g", "0 0 1 rg")]));
    // A shape alone that is darker may be another value.
    assert!(!second_is_enough([covered("0 g", "0.85 0.85 1 rg"), covered("0 g", "0 0 1 rg")]));
}

#[test]
fn another_chart_with_the_same_words_is_not_lost() {
    let words = LINES.map(|line| ("0 g", line));
    let bars = |heights: [u32; 5]| {
        let bar = |(at, height): (usize, u32)| format!("0 0 1 rg {} 20 20 {height} re f ", 50 + 40 * at);
        heights.into_iter().enumerate().map(bar).collect::<Vec<_>>().concat()
    };
    let map = |colours: [&str; 3]| {
        let land = |(at, colour): (usize, &str)| format!("{colour} {} 20 {} 60 re f ", 50 + 80 * at, 60 + 3 * at);
        colours.into_iter().enumerate().map(land).collect::<Vec<_>>().concat()
    };
    let dot = |x: u32| format!("0 0 1 rg {x} 90 6 6 re f");
    for (before, now) in [
        // All bars, and one of five.
        (bars([10, 30, 50, 40, 20]), bars([12, 33, 56, 47, 28])),
        (bars([10, 30, 50, 40, 20]), bars([10, 30, 50, 40, 60])),
        (map(["1 0 0 rg", "0 1 0 rg", "0 0 1 rg"]), map(["0 1 0 rg", "0 0 1 rg", "1 0 0 rg"])),
        (map(["0.9 g", "0.5 g", "0.5 g"]), map(["0.5 g", "0.5 g", "0.5 g"])),
        // A mark that moves.
        (bars([10, 30, 50, 40, 20]) + &dot(60), bars([10, 30, 50, 40, 20]) + &dot(220)),
        // It is painted over.
        (bars([10, 30, 50, 40, 20]), bars([10, 30, 50, 40, 20]) + "1 g 40 15 300 80 re f"),
    ] {
        assert!(!second_is_enough([coloured(&before, words), coloured(&now, words)]), "{now}");
    }
    let grown = bars([10, 30, 50, 40, 20]) + &dot(60);
    assert!(second_is_enough([coloured(&bars([10, 30, 50, 40, 20]), words), coloured(&grown, words)]));
}

#[test]
fn a_word_that_is_replaced_is_not_lost() {
    let points = "Three points that stay as they are on each of the steps";
    let [empty, three, four] = ["", " 3 %", " 4 %"].map(|loss| page("Results", &[points, &format!("Loss:{loss}")]));
    assert!(second_is_enough([empty, three.clone()]));
    assert_eq!(steps([three.clone(), four.clone()]), [false, true]);
    assert!(!second_is_enough([three, four]));
}

#[test]
fn a_slide_that_is_centred_anew_keeps_its_drawing() {
    let step = |up: i32, points: &[&str]| {
        let mut content = format!("0 g 0 290 400 10 re f 20 {} 5 5 re f BT /F 12 Tf ", 152 + up);
        for (at, point) in (0..).zip(points) {
            let _ = write!(content, "1 0 0 1 30 {} Tm ({point}) Tj ", 150 + up - 20 * at);
        }
        Page { content: content + "ET", ..Page::saying(&[]) }
    };
    assert!(second_is_enough([step(0, &["The first point"]), step(10, &["The first point", "A second one"])]));
}
