//! Draws a page.

use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderSettings, render_into};
use serde::{Deserialize, Serialize};

use super::model::Bitmap;
use super::open::Painter;

/// The most pixels that a side of a bitmap may have.
pub const LARGEST_SIDE: u32 = 8_192;

/// Why a page cannot be drawn. Each message completes "This page …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RenderError {
    /// There is no such page.
    #[error("is not in the deck")]
    NoSuchPage,
    /// The page has no size.
    #[error("has no size")]
    NoSize,
}

pub(super) fn render(painter: &mut Painter<'_>, page: u32, width: u32, height: u32) -> Result<Bitmap, RenderError> {
    let pages = painter.deck.pdf().pages();
    let found = usize::try_from(page).ok().and_then(|at| pages.get(at)).ok_or(RenderError::NoSuchPage)?;
    let (across, down) = found.render_dimensions();
    if !(across >= 1.0 && down >= 1.0 && across.is_finite() && down.is_finite()) {
        return Err(RenderError::NoSize);
    }
    let (width, height) = fitting((across, down), width, height);
    #[expect(clippy::cast_possible_truncation, reason = "at most LARGEST_SIDE")]
    let (short_width, short_height) = (width as u16, height as u16);
    let scale = Affine::scale_non_uniform(f64::from(width) / f64::from(across), f64::from(height) / f64::from(down));
    let mut context = RenderContext::new(short_width, short_height);
    let settings = InterpreterSettings::default();
    let transform = scale * found.initial_transform(true).to_kurbo();
    render_into(found, &painter.cache, &settings, &RenderSettings::default(), &mut context, transform);
    context.flush();
    let mut pixmap = Pixmap::new(short_width, short_height);
    let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), white);
    Ok(Bitmap { width, height, rgba: pixmap.data_as_u8_slice().to_vec() })
}

/// The largest size of the page's shape within a box, at least one pixel each way.
pub(crate) fn fitting((across, down): (f32, f32), width: u32, height: u32) -> (u32, u32) {
    let (width, height) = (width.clamp(1, LARGEST_SIDE), height.clamp(1, LARGEST_SIDE));
    let (box_width, box_height) = (f64::from(width), f64::from(height));
    let (across, down) = (f64::from(across), f64::from(down));
    let scale = (box_width / across).min(box_height / down);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and LARGEST_SIDE")]
    let side = |length: f64, most: u32| ((length * scale).round() as u32).clamp(1, most);
    (side(across, width), side(down, height))
}
