//! Where the tiles of a pattern are on the slide.

use crate::matrix::{Bounds, Matrix};
use crate::take::TakeError;

/// Tiles are looked for so far from the first in each direction.
const FARTHEST: i16 = 24;
/// So many tiles are looked at; a pattern that has more on the slide, and parts that may be on none, is not understood.
const MOST: usize = 256;

/// The tiles that are on the slide at least in part, from the pattern's coordinates to the page, for each of its views;
/// `None` if every part of the pattern is on the slide in one tile or another.
pub(super) fn tiles(
    slide: Bounds,
    views: &[Matrix],
    (x, y): (f32, f32),
    bounds: Option<Bounds>,
) -> Result<Option<Vec<Matrix>>, TakeError> {
    let bounds = bounds.ok_or(TakeError::Pattern)?;
    let step = |step: f32, side: f32| if step == 0.0 || !step.is_finite() { side } else { step };
    let [left, bottom, right, top] = bounds.0;
    let (x, y) = (step(x, right - left), step(y, top - bottom));
    let mut tiles = Vec::new();
    for view in views {
        if fills(slide, *view, (x, y)) {
            return Ok(None);
        }
        for column in -FARTHEST..=FARTHEST {
            for row in -FARTHEST..=FARTHEST {
                let tile = Matrix::moved(f32::from(column) * x, f32::from(row) * y).then(*view);
                if slide.misses(bounds.transformed(tile)) {
                    continue;
                }
                let is_last = column.abs() == FARTHEST || row.abs() == FARTHEST;
                if is_last || tiles.len() == MOST {
                    return Err(TakeError::Pattern);
                }
                tiles.push(tile);
            }
        }
    }
    Ok(Some(tiles))
}

/// Whether a tile fits into the slide wherever the tiles begin, so that each of its parts is seen.
fn fills(slide: Bounds, view: Matrix, (x, y): (f32, f32)) -> bool {
    let origin = view.apply((0.0, 0.0));
    let extent = |end: (f32, f32)| ((end.0 - origin.0).abs(), (end.1 - origin.1).abs());
    let (across, up) = (extent(view.apply((x, 0.0))), extent(view.apply((0.0, y))));
    let [left, bottom, right, top] = slide.0;
    across.0 + up.0 <= right - left && across.1 + up.1 <= top - bottom
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLIDE: Bounds = Bounds([0.0, 0.0, 400.0, 300.0]);

    fn count(view: Matrix, step: (f32, f32), bounds: [f32; 4]) -> Option<usize> {
        tiles(SLIDE, &[view], step, Some(Bounds(bounds))).unwrap().map(|tiles| tiles.len())
    }

    #[test]
    fn small_tiles_are_seen_whole_and_of_large_ones_those_on_the_slide_count() {
        assert_eq!(count(Matrix::IDENTITY, (8.0, 8.0), [0.0, 0.0, 8.0, 8.0]), None);
        assert_eq!(count(Matrix([0.0, 8.0, -8.0, 0.0, 90.0, 7.0]), (1.0, 1.0), [0.0, 0.0, 1.0, 1.0]), None);
        assert_eq!(count(Matrix::IDENTITY, (800.0, 300.0), [0.0, 0.0, 800.0, 300.0]), Some(6));
        assert_eq!(count(Matrix::IDENTITY, (9000.0, 9000.0), [0.0, 0.0, 800.0, 300.0]), Some(1));
        assert_eq!(count(Matrix::IDENTITY, (0.0, f32::NAN), [10.0, 10.0, 810.0, 310.0]), Some(4));
        assert_eq!(count(Matrix::moved(500.0, 0.0), (9000.0, 9000.0), [0.0, 0.0, 80.0, 80.0]), Some(0));
    }

    #[test]
    fn a_pattern_that_is_not_understood_is_an_error() {
        let thin = tiles(SLIDE, &[Matrix::IDENTITY], (1.0, 9000.0), Some(Bounds([0.0, 0.0, 1.0, 9000.0])));
        assert!(matches!(thin, Err(TakeError::Pattern)));
        assert!(matches!(tiles(SLIDE, &[Matrix::IDENTITY], (1.0, 1.0), None), Err(TakeError::Pattern)));
    }
}
