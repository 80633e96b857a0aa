//! How high the letters of a line are, and their colours, measured on the drawn page.

use std::collections::HashMap;

use chairside_deck::pdf::{Area, Bitmap};

/// Red, green, blue.
pub(crate) type Colour = [u8; 3];

/// What was measured of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Letters {
    /// The size of the type (its em) as a part of the slide's height.
    pub em: f32,
    /// The colour of the letters.
    pub ink: Colour,
    /// The colour behind them.
    pub paper: Colour,
}

/// In ems: the height of letters like `x`, what capitals and letters like `d` have above that, and what letters like `p` have
/// below the line. Averages of Helvetica, Times, Calibri, Lato and Computer Modern, which differ by a tenth.
const X: f32 = 0.49;
const ABOVE: f32 = 0.22;
const BELOW: f32 = 0.20;
/// The same for characters that fill their square, as those of Chinese and Japanese do.
const FULL: f32 = 0.88;

/// The background fills at least this part of a line's box. Over a photograph, nothing can be told.
const PLAIN: f32 = 0.4;
/// Pixels this far from the background's colour, as a part of the way to the letters', are letters.
const INK: f32 = 0.5;
/// The colour of the letters is that of the pixels farthest from the background, but for this part: edges are blurred.
const PURE: f32 = 0.9;
/// Letters of fewer pixels cannot be measured.
const FEWEST: usize = 12;

/// Measures a line; `None` when the background is not plain, or nothing stands out from it.
pub(crate) fn measure(picture: &Bitmap, area: Area, text: &str) -> Option<Letters> {
    let rows = rows_of(picture, area)?;
    let paper = commonest(&rows)?;
    let distance =
        |pixel: Colour| pixel.iter().zip(paper).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>();
    let mut far: Vec<(u32, Colour)> =
        rows.iter().flatten().map(|pixel| (distance(*pixel), *pixel)).filter(|(far, _)| *far > 0).collect();
    if far.len() < FEWEST {
        return None;
    }
    far.sort_by_key(|(far, _)| std::cmp::Reverse(*far));
    // A few pixels may be of a line or a picture that touches the box.
    let (farthest, _) = far[far.len() / 50];
    let pure: Vec<Colour> =
        far.iter().take_while(|(far, _)| part(*far, farthest) >= PURE * PURE).map(|(_, pixel)| *pixel).collect();
    let ink = mean(&pure)?;
    let is_ink = |pixel: &Colour| part(distance(*pixel), farthest) >= INK * INK;
    let inked: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| row.iter().any(is_ink)).map(|(at, _)| at).collect();
    let (first, last) = (inked.first()?, inked.last()?);
    #[expect(clippy::cast_precision_loss, reason = "rows of a picture")]
    let (height, all) = ((last - first + 1) as f32, picture.height as f32);
    Some(Letters { em: height / all / height_in_ems(text), ink, paper })
}

#[expect(clippy::cast_precision_loss, reason = "squares of colours")]
fn part(far: u32, of: u32) -> f32 {
    far as f32 / of.max(1) as f32
}

/// How high a line of this text is, in ems.
fn height_in_ems(text: &str) -> f32 {
    let is_full =
        |letter: char| ('\u{2e80}'..='\u{9fff}').contains(&letter) || ('\u{ac00}'..='\u{d7af}').contains(&letter);
    if text.chars().any(is_full) {
        return FULL;
    }
    let rises =
        |letter: char| letter.is_uppercase() || letter.is_numeric() || "bdfhklitj()[]{}|/&%$?!\"'".contains(letter);
    let falls = |letter: char| "gjpqyQ,;()[]{}|/".contains(letter);
    let above = if text.chars().any(rises) { ABOVE } else { 0.0 };
    let below = if text.chars().any(falls) { BELOW } else { 0.0 };
    X + above + below
}

/// The pixels of a part of a picture, row by row.
fn rows_of(picture: &Bitmap, area: Area) -> Option<Vec<Vec<Colour>>> {
    let [left, right] = span(area.x, area.width, picture.width);
    let [top, bottom] = span(area.y, area.height, picture.height);
    if left >= right || top >= bottom {
        return None;
    }
    let width = picture.width as usize;
    let row = |y: usize| {
        let row = picture.rgba.get((y * width + left) * 4..(y * width + right) * 4)?;
        Some(row.as_chunks::<4>().0.iter().map(|[red, green, blue, _]| [*red, *green, *blue]).collect())
    };
    (top..bottom).map(row).collect()
}

fn span(from: f32, length: f32, all: u32) -> [usize; 2] {
    #[expect(clippy::cast_precision_loss, reason = "at most 8192")]
    let side = all as f32;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the side")]
    let at = |place: f32| (place * side).round().clamp(0.0, side) as usize;
    [at(from), at(from + length)]
}

/// The colour of most pixels, if most of the box has it.
fn commonest(rows: &[Vec<Colour>]) -> Option<Colour> {
    let mut groups: HashMap<[u8; 3], Vec<Colour>> = HashMap::new();
    for pixel in rows.iter().flatten() {
        groups.entry(pixel.map(|part| part >> 4)).or_default().push(*pixel);
    }
    let all: usize = rows.iter().map(Vec::len).sum();
    let most = groups.into_values().max_by_key(Vec::len)?;
    #[expect(clippy::cast_precision_loss, reason = "pixels of a line")]
    let part = most.len() as f32 / all as f32;
    if part < PLAIN { None } else { mean(&most) }
}

fn mean(colours: &[Colour]) -> Option<Colour> {
    let count = u32::try_from(colours.len()).ok().filter(|count| *count > 0)?;
    let of = |at: usize| colours.iter().map(|colour| u32::from(colour[at])).sum::<u32>() / count;
    Some([of(0), of(1), of(2)].map(|part| u8::try_from(part).unwrap_or(u8::MAX)))
}

/// The contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
pub(crate) fn contrast(one: Colour, other: Colour) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Colour) -> f32 {
    let [red, green, blue] = colour.map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_wcag() {
        for (one, other, ratio) in [
            ([0, 0, 0], [255, 255, 255], 21.0),
            ([255, 255, 255], [255, 255, 255], 1.0),
            ([0x77, 0x77, 0x77], [255, 255, 255], 4.48),
            ([0x76, 0x76, 0x76], [255, 255, 255], 4.54),
            ([255, 0, 0], [255, 255, 255], 4.0),
        ] {
            assert!((contrast(one, other) - ratio).abs() < 0.01, "{one:?} {other:?}: {}", contrast(one, other));
        }
    }

    /// A picture of 100 rows with a block of "letters" from row 40 to 60.
    fn block(ink: Colour, paper: Colour) -> Bitmap {
        let pixel = |x: u32, y: u32| if (40..60).contains(&y) && x % 4 < 2 && x > 10 { ink } else { paper };
        let rgba = (0..100)
            .flat_map(|y| {
                (0..100).flat_map(move |x| {
                    let [r, g, b] = pixel(x, y);
                    [r, g, b, 255]
                })
            })
            .collect();
        Bitmap { width: 100, height: 100, rgba }
    }

    #[test]
    fn letters_are_as_high_as_what_stands_out() {
        let area = Area { x: 0.0, y: 0.3, width: 1.0, height: 0.4 };
        let found = measure(&block([200, 0, 0], [255, 255, 255]), area, "xxx").unwrap();
        assert_eq!((found.ink, found.paper), ([200, 0, 0], [255, 255, 255]));
        assert!((found.em - 0.2 / X).abs() < 0.01, "{}", found.em);
        let found = measure(&block([200, 0, 0], [255, 255, 255]), area, "Typo").unwrap();
        assert!((found.em - 0.2 / (X + ABOVE + BELOW)).abs() < 0.01, "{}", found.em);
    }

    #[test]
    fn an_empty_box_and_a_place_beyond_the_page_have_no_letters() {
        let picture = block([255, 255, 255], [255, 255, 255]);
        assert_eq!(measure(&picture, Area { x: 0.0, y: 0.3, width: 1.0, height: 0.4 }, "x"), None);
        assert_eq!(measure(&picture, Area { x: 1.0, y: 1.0, width: 0.0, height: 0.0 }, "x"), None);
    }
}
