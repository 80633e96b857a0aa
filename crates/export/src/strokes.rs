//! What was drawn on a slide, over its page.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::matrix::Bounds;
use crate::sheet::form;
use crate::take::TakeError;

/// Something drawn without lifting the pen.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour: red, green, blue.
    pub colour: [f32; 3],
    /// From 0, not seen, to 1, opaque.
    pub opacity: f32,
    /// Where it goes: from the left, from the top, and how broad it is there, as fractions of the slide's width, its height and its
    /// height.
    pub dots: Vec<[f32; 3]>,
}

/// Draws strokes over a page.
pub(crate) fn add(document: &mut Document, page: ObjectId, strokes: &[&Stroke]) -> Result<(), TakeError> {
    if strokes.is_empty() {
        return Ok(());
    }
    let dict = document.get_dictionary(page)?;
    let sides = [b"CropBox".as_slice(), b"MediaBox"];
    let sides = sides.iter().find_map(|name| dict.get_deref(name, document).and_then(Object::as_array).ok());
    let slide = sides.and_then(|sides| Bounds::of(sides)).ok_or(TakeError::NoSize)?;
    let turn = dict.get_deref(b"Rotate", document).and_then(Object::as_i64).unwrap_or(0).rem_euclid(360);
    let beneath = form(document, page, slide)?;
    let mut operations = vec![operation("Do", vec!["Slide".into()])];
    let mut states = Dictionary::new();
    for (number, stroke) in strokes.iter().enumerate() {
        let name = format!("Ink{number}");
        let opacity = Object::Real(stroke.opacity);
        states.set(name.as_bytes(), dictionary! { "Type" => "ExtGState", "CA" => opacity });
        operations.extend(drawn(stroke, &name, slide, turn));
    }
    let content = Content { operations };
    let content = document.add_object(Stream::new(Dictionary::new(), content.encode()?));
    let dict = document.get_dictionary_mut(page)?;
    dict.set("Contents", content);
    dict.set("Resources", dictionary! { "XObject" => dictionary! { "Slide" => beneath }, "ExtGState" => states });
    Ok(())
}

/// A stroke whose breadth changes is drawn in parts, one that is translucent in one go.
fn drawn(stroke: &Stroke, state: &str, slide: Bounds, turn: i64) -> Vec<Operation> {
    let Some((first, rest)) = stroke.dots.split_first() else { return Vec::new() };
    let numbers = |numbers: &[f32]| numbers.iter().copied().map(Object::Real).collect::<Vec<_>>();
    let to = |operator: &str, dot: &[f32; 3]| operation(operator, numbers(&on_page(*dot, slide, turn)));
    let breadth = |dot: &[f32; 3]| operation("w", numbers(&[dot[2] * height(slide, turn)]));
    let mut operations = vec![
        operation("q", Vec::new()),
        operation("gs", vec![state.into()]),
        operation("RG", numbers(&stroke.colour)),
        operation("J", vec![1.into()]),
        operation("j", vec![1.into()]),
        breadth(first),
        to("m", first),
    ];
    // A dot is a line to where it begins.
    if rest.is_empty() {
        operations.push(to("l", first));
    }
    let mut before = first;
    for dot in rest {
        if dot[2].to_bits() != before[2].to_bits() {
            operations.extend([operation("S", Vec::new()), breadth(dot), to("m", before)]);
        }
        operations.push(to("l", dot));
        before = dot;
    }
    operations.extend([operation("S", Vec::new()), operation("Q", Vec::new())]);
    operations
}

/// A place of the slide on a page that is shown turned clockwise by so many degrees.
fn on_page([x, y, _]: [f32; 3], Bounds([left, bottom, right, top]): Bounds, turn: i64) -> [f32; 2] {
    let (width, height) = (right - left, top - bottom);
    match turn {
        90 => [left + y * width, bottom + x * height],
        180 => [right - x * width, bottom + y * height],
        270 => [right - y * width, top - x * height],
        _ => [left + x * width, top - y * height],
    }
}

/// How high the slide is as it is shown.
fn height(Bounds([left, bottom, right, top]): Bounds, turn: i64) -> f32 {
    if turn % 180 == 90 { right - left } else { top - bottom }
}

fn operation(operator: &str, operands: Vec<Object>) -> Operation {
    Operation::new(operator, operands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_where_it_is_seen_whichever_way_the_page_is_turned() {
        let page = Bounds([10.0, 20.0, 410.0, 320.0]);
        // A quarter from the left and a tenth from the top.
        for (turn, expected) in [(0, [110.0, 290.0]), (90, [50.0, 95.0]), (180, [310.0, 50.0]), (270, [370.0, 245.0])] {
            let [x, y] = on_page([0.25, 0.1, 0.0], page, turn);
            let [wanted_x, wanted_y] = expected;
            assert!((x - wanted_x).abs() + (y - wanted_y).abs() < 0.01, "{turn}: {x} {y}");
        }
        assert!((height(page, 0) - 300.0).abs() + (height(page, 90) - 400.0).abs() < 0.01);
    }

    #[test]
    fn a_stroke_is_drawn_in_as_few_parts_as_its_breadth_allows() {
        let page = Bounds([0.0, 0.0, 100.0, 100.0]);
        let drawn = |breadths: &[f32]| {
            let dots = breadths.iter().map(|breadth| [0.5, 0.5, *breadth]).collect();
            let stroke = Stroke { colour: [1.0, 0.0, 0.0], opacity: 1.0, dots };
            let operators: Vec<_> =
                super::drawn(&stroke, "Ink0", page, 0).into_iter().map(|one| one.operator).collect();
            operators.join(" ")
        };
        assert_eq!(drawn(&[0.1, 0.1, 0.1]), "q gs RG J j w m l l S Q");
        assert_eq!(drawn(&[0.1, 0.2]), "q gs RG J j w m S w m l S Q");
        assert_eq!(drawn(&[0.1]), "q gs RG J j w m l S Q");
        assert_eq!(drawn(&[]), "");
    }
}
