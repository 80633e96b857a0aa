//! The pictures of the letters.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gtk::cairo::{Context, Error, Format, ImageSurface};
use serde::Deserialize;

/// The largest place of a letter, and the widest window, in pixels.
const MOST: i32 = 16_384;
/// The most letters of a number, and the most different ones.
const MOST_LETTERS: usize = 24;
/// The largest sheet in bytes.
const MOST_BYTES: usize = 16 << 20;

/// What the page says of the letters, in pixels of the screen.
#[derive(Debug, Clone, Deserialize)]
pub struct Sheet {
    /// The letters that there are pictures of.
    glyphs: String,
    /// The places of a number's letters.
    x: Vec<i32>,
    y: i32,
    width: i32,
    height: i32,
    /// Red, green and blue from 0 to 1.
    colour: [f64; 3],
    /// How much of each pixel is covered, a byte a pixel, in base64: all letters at the first place, then at the second, and so on.
    coverage: String,
}

/// A picture of each letter at each place.
pub struct Cells {
    glyphs: Vec<char>,
    x: Vec<i32>,
    y: i32,
    size: (i32, i32),
    colour: [f64; 3],
    /// By place, then by letter.
    masks: Vec<ImageSurface>,
}

impl Cells {
    /// Nothing if the sheet is not what it says it is.
    pub fn of(sheet: Sheet) -> Option<Self> {
        let Sheet { glyphs, x, y, width, height, colour, coverage } = sheet;
        let glyphs: Vec<char> = glyphs.chars().collect();
        let is_sound = (1..=MOST_LETTERS).contains(&glyphs.len())
            && (1..=MOST_LETTERS).contains(&x.len())
            && x.iter().chain([&y]).all(|place| (-MOST..=MOST).contains(place))
            && [width, height].iter().all(|length| (1..=MOST).contains(length))
            && coverage.len() <= MOST_BYTES;
        if !is_sound {
            return None;
        }
        let bytes = STANDARD.decode(coverage).ok()?;
        let (row, rows) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
        let cell = row.checked_mul(rows)?;
        if bytes.len() != cell.checked_mul(glyphs.len())?.checked_mul(x.len())? {
            return None;
        }
        let masks = bytes.chunks_exact(cell).map(|cell| mask(cell, width, height));
        let masks = masks.collect::<Option<Vec<_>>>()?;
        Some(Self { glyphs, x, y, size: (width, height), colour, masks })
    }

    /// Left, top, right and bottom of all places in logical pixels of a window with this scale.
    pub fn around(&self, scale: f64) -> [i32; 4] {
        #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
        let (low, high) =
            (|at: i32| (f64::from(at) / scale).floor() as i32, |at: i32| (f64::from(at) / scale).ceil() as i32);
        let (first, last) = (self.x.iter().min(), self.x.iter().max());
        let (first, last) = (first.copied().unwrap_or_default(), last.copied().unwrap_or_default());
        [low(first), low(self.y), high(last + self.size.0), high(self.y + self.size.1)]
    }

    /// Paints a text; of a longer one its beginning.
    pub fn paint(&self, context: &Context, text: &str, scale: f64) -> Result<(), Error> {
        let [red, green, blue] = self.colour;
        context.save()?;
        context.scale(1.0 / scale, 1.0 / scale);
        context.set_source_rgb(red, green, blue);
        let cells = self.masks.chunks_exact(self.glyphs.len());
        for ((letter, x), cells) in text.chars().zip(&self.x).zip(cells) {
            let known = self.glyphs.iter().position(|glyph| *glyph == letter);
            if let Some(mask) = known.and_then(|at| cells.get(at)) {
                context.mask_surface(mask, f64::from(*x), f64::from(self.y))?;
            }
        }
        context.restore()
    }
}

fn mask(cell: &[u8], width: i32, height: i32) -> Option<ImageSurface> {
    let stride = Format::A8.stride_for_width(u32::try_from(width).ok()?).ok()?;
    let length = usize::try_from(stride).ok()?.checked_mul(usize::try_from(height).ok()?)?;
    let mut padded = vec![0; length];
    let rows =
        padded.chunks_exact_mut(usize::try_from(stride).ok()?).zip(cell.chunks_exact(usize::try_from(width).ok()?));
    for (to, from) in rows {
        to[..from.len()].copy_from_slice(from);
    }
    ImageSurface::create_for_data(padded, Format::A8, width, height, stride).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two places, two letters: "0" covers its cell of 2 × 2 whole, "1" half.
    fn sheet() -> Sheet {
        let cells: Vec<u8> = [[255; 4], [128; 4]].concat().repeat(2);
        Sheet {
            glyphs: "01".into(),
            x: vec![1, 4],
            y: 1,
            width: 2,
            height: 2,
            colour: [1.0, 1.0, 1.0],
            coverage: STANDARD.encode(cells),
        }
    }

    #[test]
    fn each_letter_is_painted_at_its_place() {
        let cells = Cells::of(sheet()).unwrap();
        assert_eq!(cells.around(1.0), [1, 1, 6, 3]);
        assert_eq!(cells.around(2.0), [0, 0, 3, 2]);
        let mut surface = ImageSurface::create(Format::Rgb24, 8, 4).unwrap();
        let context = Context::new(&surface).unwrap();
        cells.paint(&context, "01", 1.0).unwrap();
        drop(context);
        let stride = usize::try_from(surface.stride()).unwrap();
        let data = surface.data().unwrap();
        let at = |x: usize, y: usize| data[y * stride + x * 4];
        assert_eq!((1..3).map(|y| [at(0, y), at(1, y), at(2, y), at(3, y)]).collect::<Vec<_>>(), [[0, 255, 255, 0]; 2]);
        assert!((1..3).all(|y| (4..6).all(|x| (126..=130).contains(&at(x, y)))));
        assert!((0..8).all(|x| at(x, 0) == 0 && at(x, 3) == 0));
    }

    #[test]
    fn a_sheet_that_is_not_what_it_says_is_refused() {
        for wrong in [
            Sheet { width: 3, ..sheet() },
            Sheet { width: 0, ..sheet() },
            Sheet { height: i32::MAX, width: i32::MAX, ..sheet() },
            Sheet { glyphs: String::new(), ..sheet() },
            Sheet { x: Vec::new(), ..sheet() },
            Sheet { y: i32::MIN, ..sheet() },
            Sheet { coverage: "no base64!".into(), ..sheet() },
        ] {
            assert!(Cells::of(wrong.clone()).is_none(), "{wrong:?}");
        }
    }
}
