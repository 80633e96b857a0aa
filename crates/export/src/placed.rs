//! A page of a deck on the sheet of a handout, above the notes that the webview printed there.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::matrix::{Bounds, Matrix};
use crate::sheet::form;
use crate::take::TakeError;

/// Where the slide is on a sheet, in points from its left and top edges (`ui/src/print/print.css`).
const LEFT: f32 = 60.0;
const TOP: f32 = 60.0;
const WIDTH: f32 = 840.0;
const HEIGHT: f32 = 472.5;
/// The colour of the frame around it: red, green, blue.
const FRAME: [f32; 3] = [0.843, 0.875, 0.906];

/// Draws the page on the sheet, as large as the slide's place allows, with its links.
pub(crate) fn on_sheet(document: &mut Document, sheet: ObjectId, page: ObjectId) -> Result<(), TakeError> {
    let sides = |page: ObjectId, names: &[&[u8]]| {
        let page = document.get_dictionary(page).ok()?;
        let sides = names.iter().find_map(|name| page.get_deref(name, document).and_then(Object::as_array).ok())?;
        Bounds::of(sides)
    };
    let paper = sides(sheet, &[b"MediaBox"]).ok_or(TakeError::NoSize)?;
    let own = sides(page, &[b"CropBox", b"MediaBox"]).ok_or(TakeError::NoSize)?;
    let dict = document.get_dictionary(page)?;
    let turn = dict.get_deref(b"Rotate", document).and_then(Object::as_i64).unwrap_or(0);
    let matrix = upright(own, turn).then(into_place(own, turn, paper));
    let links = dict.get_deref(b"Annots", document).and_then(Object::as_array).cloned().unwrap_or_default();
    let drawings = [form(document, sheet, paper)?, form(document, page, own)?];
    let operation = |operator: &str, operands: Vec<Object>| Operation::new(operator, operands);
    let numbers = |numbers: &[f32]| numbers.iter().copied().map(Object::Real).collect::<Vec<_>>();
    let [paper_left, _, _, paper_top] = paper.0;
    let place = [paper_left + LEFT - 2.0, paper_top - TOP - HEIGHT - 2.0, WIDTH + 4.0, HEIGHT + 4.0];
    let [x0, y0, x1, y1] = own.transformed(matrix).0;
    let content = Content {
        operations: vec![
            operation("Do", vec!["Sheet".into()]),
            operation("q", Vec::new()),
            // The webview's own frame has another shape.
            operation("rg", numbers(&[1.0, 1.0, 1.0])),
            operation("re", numbers(&place)),
            operation("f", Vec::new()),
            operation("q", Vec::new()),
            operation("cm", numbers(&matrix.0)),
            operation("Do", vec!["Slide".into()]),
            operation("Q", Vec::new()),
            operation("RG", numbers(&FRAME)),
            operation("w", numbers(&[1.5])),
            operation("re", numbers(&[x0, y0, x1 - x0, y1 - y0])),
            operation("S", Vec::new()),
            operation("Q", Vec::new()),
        ],
    };
    let content = document.add_object(Stream::new(Dictionary::new(), content.encode()?));
    let links = links.into_iter().filter_map(|link| moved(document, &link, matrix)).collect::<Vec<_>>();
    let dict = document.get_dictionary_mut(sheet)?;
    dict.set("Contents", content);
    dict.set("Resources", dictionary! { "XObject" => dictionary! { "Sheet" => drawings[0], "Slide" => drawings[1] } });
    dict.set("Annots", links);
    Ok(())
}

/// Turns a page with this box by so many degrees clockwise, its lower left corner to the origin.
fn upright(own: Bounds, turn: i64) -> Matrix {
    let [left, bottom, right, top] = own.0;
    let (width, height) = (right - left, top - bottom);
    let turned = match turn.rem_euclid(360) {
        90 => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        180 => [-1.0, 0.0, 0.0, -1.0, width, height],
        270 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    };
    Matrix::moved(-left, -bottom).then(Matrix(turned))
}

/// Scales an upright page to its place on the sheet.
fn into_place(own: Bounds, turn: i64, paper: Bounds) -> Matrix {
    let [left, bottom, right, top] = own.0;
    let (mut width, mut height) = ((right - left).max(1.0), (top - bottom).max(1.0));
    if turn.rem_euclid(180) == 90 {
        std::mem::swap(&mut width, &mut height);
    }
    let scale = (WIDTH / width).min(HEIGHT / height);
    let [paper_left, _, _, paper_top] = paper.0;
    let across = paper_left + LEFT + (WIDTH - width * scale) / 2.0;
    let up = paper_top - TOP - HEIGHT + (HEIGHT - height * scale) / 2.0;
    Matrix([scale, 0.0, 0.0, scale, across, up])
}

/// An annotation at its new place.
fn moved(document: &Document, annotation: &Object, matrix: Matrix) -> Option<Object> {
    let mut annotation = document.dereference(annotation).ok()?.1.as_dict().ok()?.clone();
    let Bounds([x0, y0, x1, y1]) =
        Bounds::of(annotation.get_deref(b"Rect", document).and_then(Object::as_array).ok()?)?;
    let filled = Bounds::around(&[matrix.apply((x0, y0)), matrix.apply((x1, y1))])?;
    annotation.set("Rect", filled.0.map(Object::Real).to_vec());
    annotation.remove(b"QuadPoints");
    Some(annotation.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_fills_its_place_whichever_way_it_is_turned() {
        let paper = Bounds([0.0, 0.0, 960.0, 1357.5]);
        // Upright 16:9, twice as large as its place; the same page turned; 4:3 stands in the middle.
        for (own, turn, expected) in [
            ([10.0, 20.0, 1690.0, 965.0], 0, [60.0, 825.0, 900.0, 1297.5]),
            ([10.0, 20.0, 1690.0, 965.0], 180, [60.0, 825.0, 900.0, 1297.5]),
            ([0.0, 0.0, 945.0, 1680.0], 90, [60.0, 825.0, 900.0, 1297.5]),
            ([0.0, 0.0, 945.0, 1680.0], -90, [60.0, 825.0, 900.0, 1297.5]),
            ([0.0, 0.0, 400.0, 300.0], 0, [165.0, 825.0, 795.0, 1297.5]),
        ] {
            let own = Bounds(own);
            let matrix = upright(own, turn).then(into_place(own, turn, paper));
            let filled = own.transformed(matrix);
            for (is, expected) in filled.0.iter().zip(expected) {
                assert!((is - expected).abs() < 0.1, "{own:?} turned by {turn}: {filled:?}");
            }
        }
        // Turned clockwise, the lower left corner comes to the upper left.
        let own = Bounds([0.0, 0.0, 945.0, 1680.0]);
        let (x, y) = upright(own, 90).then(into_place(own, 90, paper)).apply((0.0, 0.0));
        assert!((x - 60.0).abs() < 0.1 && (y - 1297.5).abs() < 0.1, "{x} {y}");
    }
}
