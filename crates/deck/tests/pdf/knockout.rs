//! Knockout groups: the topmost object of the group is seen, and none through it.

use chairside_deck::pdf::FindingKind;

use crate::support::{Document, Page, stream};

/// A page that draws a group of 400 × 300 points with half-transparent `/H` and multiplying `/M` graphics states.
fn group(content: &str, entries: &str) -> Document {
    let resources = "/Resources << /Font << /F 3 0 R >> /ExtGState << /H << /ca 0.5 /CA 0.5 >> /M << /BM /Multiply >> \
                     /S << /SMask << /S /Alpha /G 5002 0 R >> >> >> /XObject << /Y 5001 0 R >> >>";
    let group =
        format!("/Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /I true {entries} >> {resources}");
    let inner = "/Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency >>";
    let page = Page { content: "/X Do".to_owned(), ..Page::saying(&[]) };
    Document::of([page.with("/Resources << /XObject << /X 5000 0 R >> >>")])
        .object(5000, &stream(&group, content))
        .object(5001, &stream(inner, "0 0 1 rg 150 100 100 100 re f"))
        .object(5002, &stream(inner, "0 0 200 300 re f"))
}

/// The colour at a place on the page, from its left lower corner.
fn at(document: &Document, x: usize, y: usize) -> [u8; 3] {
    let drawn = document.open().unwrap().painter().render(0, 400, 300).unwrap();
    let start = ((299 - y) * 400 + x) * 4;
    [drawn.rgba[start], drawn.rgba[start + 1], drawn.rgba[start + 2]]
}

fn near(colour: [u8; 3], wanted: [u8; 3]) -> bool {
    colour.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 2)
}

/// Red from 50 to 200 each way, then something over its right upper corner.
const RED: &str = "/H gs 1 0 0 rg 50 50 150 150 re f";
const PINK: [u8; 3] = [255, 128, 128];
const GREEN: [u8; 3] = [128, 255, 128];

#[test]
fn the_upper_shape_has_nothing_of_the_lower_one_in_it() {
    for upper in [
        "0 1 0 rg 150 100 100 150 re f",
        "q 0 1 0 rg 150 100 100 150 re f Q",
        "q 1 0 0 1 150 100 cm 0 1 0 rg 0 0 100 150 re f Q",
        "0 1 0 rg 150 100 m 250 100 l 250 250 l 150 250 l h f*",
        "0 1 0 RG 100 w 200 100 m 200 250 l S",
        "0 1 0 rg 0 0 400 300 re W n 150 100 100 150 re f",
    ] {
        let document = group(&format!("{RED} {upper}"), "/K true");
        assert!(near(at(&document, 100, 100), PINK), "the lower one alone: {upper}");
        assert!(near(at(&document, 175, 150), GREEN), "both: {upper} {:?}", at(&document, 175, 150));
        assert!(near(at(&document, 230, 220), GREEN), "the upper one alone: {upper}");
        let ordinary = group(&format!("{RED} {upper}"), "");
        assert!(!near(at(&ordinary, 175, 150), GREEN), "an ordinary group: {upper}");
    }
}

#[test]
fn of_three_shapes_the_topmost_is_seen() {
    let content = format!("{RED} 0 1 0 rg 100 100 100 100 re f 0 0 1 rg 150 150 100 100 re f");
    let document = group(&content, "/K true");
    assert!(near(at(&document, 75, 75), PINK));
    assert!(near(at(&document, 125, 125), GREEN));
    assert!(near(at(&document, 175, 175), [128, 128, 255]));
}

#[test]
fn a_moved_coordinate_system_moves_no_mask() {
    let content = "q 2 0 0 2 0 0 cm /H gs 1 0 0 rg 25 25 75 75 re f Q /H gs 0 1 0 rg 150 100 100 150 re f";
    let document = group(content, "/K true");
    assert!(near(at(&document, 100, 100), PINK) && near(at(&document, 175, 150), GREEN));
    assert!(near(at(&document, 60, 190), PINK), "all of the lower one that nothing covers");
}

#[test]
fn blending_within_the_group_is_with_what_was_below_it() {
    let content = "/M gs 1 0 0 rg 50 50 150 150 re f 0 1 0 rg 150 100 100 150 re f";
    assert!(near(at(&group(content, "/K true"), 175, 150), [0, 255, 0]));
    assert!(near(at(&group(content, ""), 175, 150), [0, 0, 0]));
}

#[test]
fn text_and_forms_cover_what_is_below_them() {
    let letters = format!("{RED} 0 1 0 rg BT /F 300 Tf 20 60 Td (I) Tj ET");
    let document = group(&letters, "/K true");
    let drawn = document.open().unwrap().painter().render(0, 400, 300).unwrap();
    let has = |wanted: [u8; 3]| drawn.rgba.chunks(4).any(|pixel| near([pixel[0], pixel[1], pixel[2]], wanted));
    assert!(has(PINK) && has(GREEN) && !has([128, 192, 64]), "no mixture");
    let form = group(&format!("{RED} /Y Do"), "/K true");
    assert!(near(at(&form, 175, 150), [128, 128, 255]), "{:?}", at(&form, 175, 150));
}

#[test]
fn what_is_opaque_stays_as_it_is() {
    let content = "1 0 0 rg 50 50 150 150 re f 0 1 0 rg 150 100 100 150 re f";
    assert_eq!(at(&group(content, "/K true"), 175, 150), [0, 255, 0]);
}

#[test]
fn the_text_of_a_group_is_read_once() {
    let words = format!("{RED} BT /F 20 Tf 60 60 Td (Words) Tj ET 0 1 0 rg 150 100 100 150 re f");
    assert_eq!(group(&words, "/K true").open().unwrap().painter().text(0).text(), "Words");
}

#[test]
fn a_group_that_is_too_hard_is_named() {
    let many = "1 0 0 rg 50 50 150 150 re f ".repeat(100);
    for content in [format!("/H gs {many}"), format!("{RED} /S gs 0 1 0 rg 150 100 100 150 re f")] {
        let deck = group(&content, "/K true").open().unwrap();
        let [finding] = &deck.info().findings[..] else { panic!("{:?}", deck.info().findings) };
        assert_eq!((finding.kind, &finding.pages[..]), (FindingKind::Transparency, &[0][..]));
        assert!(deck.painter().render(0, 40, 30).is_ok());
    }
    assert!(group(&format!("{RED} /Y Do"), "/K true").open().unwrap().info().findings.is_empty());
    let opaque = group(&many, "/K true").open().unwrap();
    assert!(opaque.info().findings.is_empty());
}

#[test]
fn a_group_within_itself_ends() {
    let form = "/Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /K true >> /Resources << /XObject << /X 5000 0 R >> >>";
    let page = Page { content: "/X Do".to_owned(), ..Page::saying(&[]) };
    let document = Document::of([page.with("/Resources << /XObject << /X 5000 0 R >> >>")]);
    let document = document.object(5000, &stream(form, "1 0 0 rg 0 0 9 9 re f /X Do /X Do"));
    assert!(document.open().unwrap().painter().render(0, 40, 30).is_ok());
}
