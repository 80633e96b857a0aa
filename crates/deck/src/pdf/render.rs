//! Draws a page.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Stroke};
use hayro::vello_cpu::color::AlphaColor;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use serde::{Deserialize, Serialize};

use super::blank::Blank;
use super::frame::{self, Frame};
use super::model::Bitmap;

/// The longest side of a bitmap, in pixels.
pub const LARGEST_SIDE: u32 = 8_192;

/// Why a page cannot be drawn. Each message completes the sentence "This page …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RenderError {
    /// There is no such page.
    #[error("is not in the deck")]
    NoSuchPage,
    /// The page has no size.
    #[error("has no size")]
    NoSize,
    /// Drawing it panicked.
    #[error("is so damaged that it cannot be drawn")]
    Failed,
}

pub(super) fn render<'a>(
    page: &'a Page<'a>,
    frame: &Frame,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    blanks: &[Blank],
    (width, height): (u32, u32),
) -> Result<Bitmap, RenderError> {
    if !frame::has_size(page) {
        return Err(RenderError::NoSize);
    }
    let (width, height) = fitting(frame.size(), width, height);
    #[expect(clippy::cast_possible_truncation, reason = "at most LARGEST_SIDE")]
    let (short_width, short_height) = (width as u16, height as u16);
    let slide = frame.slide;
    let scale = Affine::scale_non_uniform(f64::from(width) / slide.width(), f64::from(height) / slide.height());
    let transform = scale * Affine::translate(-slide.origin().to_vec2()) * frame.transform;
    let mut context = RenderContext::new(short_width, short_height);
    render_into(page, cache, settings, &RenderSettings::default(), &mut context, transform);
    draw_blanks(&mut context, blanks, scale * Affine::translate(-slide.origin().to_vec2()));
    context.flush();
    let mut pixmap = Pixmap::new(short_width, short_height);
    let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), white);
    Ok(Bitmap { width, height, rgba: pixmap.data_as_u8_slice().to_vec() })
}

/// Draws the boxes of characters that have no glyph, over everything else.
fn draw_blanks(context: &mut RenderContext, blanks: &[Blank], transform: Affine) {
    if blanks.is_empty() {
        return;
    }
    context.take_current_state();
    context.reset_mask();
    context.set_transform(transform);
    for blank in blanks {
        let [red, green, blue, opacity] = blank.colour;
        context.set_paint(AlphaColor::from_rgba8(red, green, blue, opacity));
        context.set_stroke(Stroke::new(blank.line));
        context.stroke_path(&blank.outline);
    }
}

/// Returns the largest size that fits into a box of `width` × `height` and has the page's shape, at least 1 × 1 pixel.
pub(crate) fn fitting((across, down): (f32, f32), width: u32, height: u32) -> (u32, u32) {
    let (width, height) = (width.clamp(1, LARGEST_SIDE), height.clamp(1, LARGEST_SIDE));
    let (box_width, box_height) = (f64::from(width), f64::from(height));
    let (across, down) = (f64::from(across), f64::from(down));
    let scale = (box_width / across).min(box_height / down);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and LARGEST_SIDE")]
    let side = |length: f64, most: u32| ((length * scale).round() as u32).clamp(1, most);
    (side(across, width), side(down, height))
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn a_page_fits_its_box_and_never_vanishes() {
        for (page, within, size) in [
            ((960.0, 540.0), (1920, 1080), (1920, 1080)),
            ((400.0, 300.0), (1920, 1080), (1440, 1080)),
            ((14_400.0, 1.0), (1920, 1080), (1920, 1)),
            ((1.0, 14_400.0), (320, 320), (1, 320)),
            ((100.0, 100.0), (0, 0), (1, 1)),
        ] {
            assert_eq!(fitting(page, within.0, within.1), size);
        }
    }
}
