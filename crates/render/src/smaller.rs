//! Makes the picture of a page smaller, so that a window does not have to: `WebKitGTK` leaves pixels out when it scales one.

use std::sync::Arc;

use pic_scale::{ImageSize, ImageStore, ImageStoreMut, PicScaleError, ResamplingFunction, Scaler};

use crate::page::{DrawnPage, packed_page};

impl DrawnPage {
    /// The page made so small that it fits into a box of this size in pixels. One that fits already stays as it is. Only for a
    /// page that was requested as packed pixels.
    #[must_use]
    pub fn within(&self, width: u32, height: u32) -> Self {
        let fitted = fitted((self.width, self.height), (width.max(1), height.max(1)));
        let Some((width, height)) = fitted else { return self.clone() };
        let Ok(rgba) = resized(self, width as usize, height as usize) else { return self.clone() };
        Self { width, height, bytes: Arc::new(packed_page(width as usize, &rgba)), ..self.clone() }
    }
}

/// The size of a picture in a box, if the picture is larger than the box.
fn fitted((width, height): (u32, u32), (across, down): (u32, u32)) -> Option<(u32, u32)> {
    if width <= across && height <= down {
        return None;
    }
    let scaled = |length: u32, part: u32, whole: u32| {
        let (part, whole) = (u64::from(part), u64::from(whole));
        u32::try_from((u64::from(length) * part + whole / 2) / whole).unwrap_or(length).max(1)
    };
    let is_wide = u64::from(width) * u64::from(down) >= u64::from(height) * u64::from(across);
    Some(if is_wide { (across, scaled(height, across, width)) } else { (scaled(width, down, height), down) })
}

fn resized(page: &DrawnPage, width: usize, height: usize) -> Result<Vec<u8>, PicScaleError> {
    let (across, down) = (page.width as usize, page.height as usize);
    let scaler = Scaler::new(ResamplingFunction::CatmullRom);
    // All pixels are opaque.
    let plan = scaler.plan_rgba_resampling(ImageSize::new(across, down), ImageSize::new(width, height), false)?;
    let rgba = page.rgba();
    let source = ImageStore::from_slice(&rgba, across, down)?;
    let mut small = vec![0; width * height * 4];
    plan.resample(&source, &mut ImageStoreMut::from_slice(&mut small, width, height)?)?;
    Ok(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: u32, height: u32, of: impl Fn(u32, u32) -> u8) -> DrawnPage {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let rgba: Vec<u8> = pixels.flat_map(|(x, y)| [of(x, y), of(x, y), of(x, y), 255]).collect();
        let bytes = Arc::new(packed_page(width as usize, &rgba));
        DrawnPage { width, height, bytes, work_ms: 7, is_draft: false }
    }

    fn greys(page: &DrawnPage) -> Vec<u8> {
        let rgba = page.rgba();
        assert!(
            rgba.as_chunks::<4>()
                .0
                .iter()
                .all(|&[red, green, blue, alpha]| red == green && green == blue && alpha == 255)
        );
        rgba.iter().step_by(4).copied().collect()
    }

    #[test]
    fn what_is_flat_stays_flat_and_edges_stay_sharp_and_in_their_place() {
        let flat = grey(180, 102, |_, _| 93).within(113, 64);
        assert_eq!((flat.width, flat.height, flat.work_ms), (113, 64, 7));
        assert!(greys(&flat).iter().all(|grey| *grey == 93));
        let halves = grey(180, 102, |x, _| if x < 90 { 0 } else { 255 }).within(60, 34);
        for row in greys(&halves).chunks_exact(60) {
            assert!(row[..29].iter().all(|grey| *grey < 8) && row[31..].iter().all(|grey| *grey > 247), "{row:?}");
            assert!(row[29] < 64 && row[30] > 192, "{row:?}");
        }
    }

    /// Each column counts, so that fine lines become grey instead of vanishing.
    #[test]
    fn no_pixel_is_left_out() {
        for column in 60..70 {
            let line = greys(&grey(180, 102, |x, _| if x == column { 0 } else { 255 }).within(113, 64));
            let dark: f64 = line[..113].iter().map(|grey| f64::from(255 - grey)).sum();
            let due = 255.0 * 113.0 / 180.0;
            assert!((0.8 * due..1.4 * due).contains(&dark), "{column}: {dark} of {due}");
        }
    }

    #[test]
    fn it_fits_into_the_box_with_its_shape() {
        for (page, within, becomes) in [
            ((180, 102), (110, 62), Some((109, 62))),
            ((136, 102), (110, 62), Some((83, 62))),
            ((180, 10), (110, 62), Some((110, 6))),
            ((180, 1), (110, 62), Some((110, 1))),
            ((1, 102), (110, 62), Some((1, 62))),
            ((180, 102), (1, 1), Some((1, 1))),
            ((110, 62), (110, 62), None),
            ((40, 62), (110, 62), None),
        ] {
            assert_eq!(fitted(page, within), becomes, "{page:?} {within:?}");
        }
        let page = grey(4, 3, |x, y| u8::try_from(x * 10 + y).unwrap());
        assert_eq!(page.within(4, 3), page);
        assert_eq!(page.within(0, 0).width, 1);
    }
}
