//! Colours, line widths and points of annotations.

use hayro::hayro_syntax::object::{Array, Dict, Name, Number};
use pdf_writer::Content;

/// The most points of a figure.
const MOST_POINTS: usize = 20_000;

/// A colour as an annotation gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Colour {
    Grey(f32),
    Rgb(f32, f32, f32),
    Cmyk(f32, f32, f32, f32),
}

impl Colour {
    pub(super) const BLACK: Self = Self::Grey(0.0);
    pub(super) const YELLOW: Self = Self::Rgb(1.0, 1.0, 0.0);
    pub(super) const RED: Self = Self::Rgb(0.8, 0.0, 0.0);

    /// The colour of an entry; `None` when it has none, which means that nothing is painted.
    pub(super) fn of(dict: &Dict<'_>, key: &str) -> Option<Self> {
        Self::from_parts(&numbers(dict, key)?)
    }

    pub(super) fn from_parts(parts: &[f32]) -> Option<Self> {
        match *parts {
            [grey] => Some(Self::Grey(grey)),
            [red, green, blue] => Some(Self::Rgb(red, green, blue)),
            [cyan, magenta, yellow, black] => Some(Self::Cmyk(cyan, magenta, yellow, black)),
            _ => None,
        }
    }

    pub(super) fn fill(self, content: &mut Content) {
        match self {
            Self::Grey(grey) => content.set_fill_gray(grey),
            Self::Rgb(red, green, blue) => content.set_fill_rgb(red, green, blue),
            Self::Cmyk(cyan, magenta, yellow, black) => content.set_fill_cmyk(cyan, magenta, yellow, black),
        };
    }

    pub(super) fn stroke(self, content: &mut Content) {
        match self {
            Self::Grey(grey) => content.set_stroke_gray(grey),
            Self::Rgb(red, green, blue) => content.set_stroke_rgb(red, green, blue),
            Self::Cmyk(cyan, magenta, yellow, black) => content.set_stroke_cmyk(cyan, magenta, yellow, black),
        };
    }
}

/// The numbers of an array, as many as are used; `None` when there is no array.
pub(super) fn numbers(dict: &Dict<'_>, key: &str) -> Option<Vec<f32>> {
    let array = dict.get::<Array<'_>>(key)?;
    Some(of_array(&array))
}

pub(super) fn of_array(array: &Array<'_>) -> Vec<f32> {
    let numbers = array.iter::<Number>().take(2 * MOST_POINTS).map(|number| number.as_f32());
    numbers.map(|number| if number.is_finite() { number } else { 0.0 }).collect()
}

/// Numbers in pairs.
pub(super) fn points(numbers: &[f32]) -> Vec<[f32; 2]> {
    numbers.as_chunks::<2>().0.to_vec()
}

/// The width of an annotation's border or line, in points; 0 for none.
pub(super) fn line_width(annotation: &Dict<'_>) -> f32 {
    let style = annotation.get::<Dict<'_>>("BS").and_then(|style| style.get::<f32>("W"));
    let border = || numbers(annotation, "Border").and_then(|border| border.get(2).copied());
    style.or_else(border).unwrap_or(1.0).clamp(0.0, 100.0)
}

/// Whether an annotation says anything of its border.
pub(super) fn has_border(annotation: &Dict<'_>) -> bool {
    annotation.contains_key("BS") || annotation.contains_key("Border")
}

/// Sets the line of an annotation: its width and dashes.
pub(super) fn set_line(content: &mut Content, annotation: &Dict<'_>, width: f32) {
    content.set_line_width(width);
    let Some(style) = annotation.get::<Dict<'_>>("BS") else { return };
    if style.get::<Name<'_>>("S").is_some_and(|kind| kind.as_str() == "D") {
        let dashes = numbers(&style, "D").filter(|dashes| dashes.iter().any(|dash| *dash > 0.1));
        let dashes = dashes.unwrap_or_else(|| vec![3.0]);
        content.set_dash_pattern(dashes.into_iter().take(8).map(|dash| dash.max(0.0)), 0.0);
    }
}
