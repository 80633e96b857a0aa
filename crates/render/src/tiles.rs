//! A number for each tile of a picture. Windows compare these numbers from one slide to the next, and paint only the tiles
//! that differ.

/// The width and height of a tile, in pixels.
pub const TILE: usize = 16;

/// Returns a number for each tile, row by row, in four bytes each, the lowest first. Equal tiles have equal numbers;
/// different ones have the same number once in some four billion cases.
pub(crate) fn tiles(width: usize, rgba: &[u8]) -> Vec<u8> {
    let row_bytes = width * 4;
    let across = width.div_ceil(TILE);
    let mut numbers = Vec::new();
    let mut sums = vec![0_u64; across];
    for band in rgba.chunks(row_bytes * TILE) {
        sums.fill(SEED);
        for row in band.chunks_exact(row_bytes) {
            for (sum, tile) in sums.iter_mut().zip(row.chunks(TILE * 4)) {
                *sum = tile.chunks(8).fold(*sum, |sum, part| mix(sum, word(part)));
            }
        }
        numbers.extend(sums.iter().flat_map(|sum| fold(*sum).to_le_bytes()));
    }
    numbers
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(sum: u64, word: u64) -> u64 {
    (sum ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

fn word(part: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..part.len()].copy_from_slice(part);
    u64::from_le_bytes(bytes)
}

fn fold(sum: u64) -> u32 {
    let mixed = mix(sum, SEED);
    #[expect(clippy::cast_possible_truncation, reason = "only the lower half is used")]
    let half = (mixed ^ (mixed >> 32)) as u32;
    half
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Changing one pixel changes the number of its tile and of no other.
        #[test]
        fn a_changed_pixel_changes_its_tile_alone(
            width in 1_usize..70, height in 1_usize..50, at in any::<prop::sample::Index>(), by in 1_u8..=255
        ) {
            let mut pixels: Vec<u8> = (0..width * height * 4).map(|byte| u8::try_from(byte % 251).unwrap()).collect();
            let before = tiles(width, &pixels);
            prop_assert_eq!(before.len(), width.div_ceil(TILE) * height.div_ceil(TILE) * 4);
            let pixel = at.index(width * height);
            pixels[pixel * 4] ^= by;
            let after = tiles(width, &pixels);
            let tile = pixel / width / TILE * width.div_ceil(TILE) + pixel % width / TILE;
            for (number, (old, new)) in before.chunks(4).zip(after.chunks(4)).enumerate() {
                prop_assert_eq!(old != new, number == tile);
            }
        }
    }
}
