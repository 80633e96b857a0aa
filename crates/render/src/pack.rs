//! Packs pixels for their way to a window. That way costs some 6 ms for each MiB on the thread that draws
//! (docs/performance.md), so every byte saved shortens the turn; and a slide is mostly areas of one colour, and rows like
//! the row above.
//!
//! The packed form is a sequence of little-endian words of 32 bits. The upper two bits of a head word say what follows,
//! the lower 30 for how many pixels:
//!
//! | upper bits | meaning | words after it |
//! |---|---|---|
//! | 0 | these pixels, one by one | as many |
//! | 1 | this many pixels of one colour | 1 |
//! | 2 | the same pixels as in the row above | none |
//! | 3 | opaque greys, one byte each, the last word padded | a quarter of as many |
//!
//! A pixel is a word too: red in its lowest byte, then green, blue and alpha.

const SHIFT: u32 = 30;
const MOST: usize = (1 << SHIFT) - 1;
const EACH: u32 = 0;
const RUN: u32 = 1;
const ABOVE: u32 = 2;
const GREYS: u32 = 3;

/// The shortest run of equal pixels that is worth a head word.
const WORTH: usize = 4;

/// Packs RGBA pixels in rows of `width` pixels.
pub fn pack(width: usize, rgba: &[u8]) -> Vec<u8> {
    let pixels: Vec<u32> = rgba.as_chunks::<4>().0.iter().map(|pixel| u32::from_le_bytes(*pixel)).collect();
    let mut packed = Packed(Vec::with_capacity(rgba.len() / 8));
    let mut at = 0;
    let mut waiting = 0;
    while at < pixels.len() {
        let rest = &pixels[at..];
        let run = rest.iter().take_while(|pixel| **pixel == rest[0]).count();
        let above = at.checked_sub(width).map_or(0, |start| alike(rest, &pixels[start..at + rest.len() - width]));
        if above.max(run) < WORTH {
            at += 1;
            continue;
        }
        packed.each(&pixels[waiting..at]);
        if above >= run {
            packed.head(ABOVE, above);
        } else {
            packed.head(RUN, run);
            packed.word(rest[0]);
        }
        at += above.max(run);
        waiting = at;
    }
    packed.each(&pixels[waiting..]);
    packed.0
}

/// How many pixels are equal at the start of both.
fn alike(one: &[u32], other: &[u32]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

struct Packed(Vec<u8>);

impl Packed {
    fn word(&mut self, word: u32) {
        self.0.extend(word.to_le_bytes());
    }

    /// Writes a head word. No picture has more pixels than 30 bits can count.
    fn head(&mut self, what: u32, count: usize) {
        let count = u32::try_from(count.min(MOST)).unwrap_or(0);
        self.word((what << SHIFT) | count);
    }

    /// Writes pixels one by one, runs of greys as greys.
    fn each(&mut self, mut pixels: &[u32]) {
        while let Some(first) = pixels.first() {
            let grey = is_grey(*first);
            let count = pixels.iter().take_while(|pixel| is_grey(**pixel) == grey).count();
            let (these, rest) = pixels.split_at(count);
            if grey {
                self.head(GREYS, count);
                self.0.extend(these.iter().map(|pixel| pixel.to_le_bytes()[0]));
                self.0.resize(self.0.len().next_multiple_of(4), 0);
            } else {
                self.head(EACH, count);
                for pixel in these {
                    self.word(*pixel);
                }
            }
            pixels = rest;
        }
    }
}

fn is_grey(pixel: u32) -> bool {
    let [red, green, blue, alpha] = pixel.to_le_bytes();
    red == green && green == blue && alpha == u8::MAX
}

/// Unpacks what [`pack`] packed. The windows have their own (`ui/src/slide/unpack.ts`).
pub fn unpack(width: usize, packed: &[u8]) -> Vec<u8> {
    unpack_as(width, packed, u32::to_le_bytes)
}

/// Unpacks to blue, green, red and alpha.
pub(crate) fn unpack_bgrx(width: usize, packed: &[u8]) -> Vec<u8> {
    unpack_as(width, packed, |pixel| {
        let [red, green, blue, alpha] = pixel.to_le_bytes();
        [blue, green, red, alpha]
    })
}

fn unpack_as(width: usize, packed: &[u8], order: impl Fn(u32) -> [u8; 4]) -> Vec<u8> {
    let (words, _) = packed.as_chunks::<4>();
    let word = |at: usize| words.get(at).map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let mut pixels: Vec<[u8; 4]> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let head = word(at);
        at += 1;
        let count = head as usize & MOST;
        match head >> SHIFT {
            RUN => {
                pixels.resize(pixels.len() + count, order(word(at)));
                at += 1;
            }
            ABOVE => above(&mut pixels, width, count),
            GREYS => {
                let after = (at + count.div_ceil(4)).min(words.len());
                let greys = words[at..after].as_flattened();
                pixels.extend(greys.iter().take(count).map(|grey| [*grey, *grey, *grey, u8::MAX]));
                at = after;
            }
            _ => {
                let after = (at + count).min(words.len());
                pixels.extend(words[at..after].iter().map(|bytes| order(u32::from_le_bytes(*bytes))));
                at = after;
            }
        }
    }
    pixels.into_flattened()
}

/// Adds the same pixels as in the row above, a row at a time, since each may need those that were just added.
fn above(pixels: &mut Vec<[u8; 4]>, width: usize, count: usize) {
    let mut left = count;
    while left > 0 {
        let Some(start) = pixels.len().checked_sub(width.max(1)) else { return };
        let part = left.min(width.max(1));
        pixels.extend_from_within(start..start + part);
        left -= part;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WHITE: u32 = 0xffff_ffff;

    fn bytes(pixels: &[u32]) -> Vec<u8> {
        pixels.iter().flat_map(|pixel| pixel.to_le_bytes()).collect()
    }

    /// The same words stand in `ui/src/slide/unpack.test.ts`.
    #[test]
    fn the_form_that_a_window_reads() {
        let rows = [
            [WHITE, WHITE, WHITE, WHITE, WHITE],
            [0xff20_2020, 0xff30_3030, 0xff40_4040, 0xff00_00ff, 0x80ff_0000],
            [0xff20_2020, 0xff30_3030, 0xff40_4040, 0xff00_00ff, 0xff01_0203],
        ];
        let words: &[u32] = &[
            0x4000_0005,
            WHITE,
            0xc000_0003,
            0x0040_3020,
            0x0000_0002,
            0xff00_00ff,
            0x80ff_0000,
            0x8000_0004,
            0x0000_0001,
            0xff01_0203,
        ];
        assert_eq!(pack(5, &bytes(rows.as_flattened())), bytes(words));
    }

    proptest! {
        #[test]
        fn what_is_unpacked_is_what_was_packed(
            width in 1_usize..20,
            colours in prop::collection::vec(prop::sample::select(vec![WHITE, 0xff00_0000, 0xff80_8080, 0xff11_2233, 0x0000_0000]), 0..400),
        ) {
            let whole = colours.len() / width * width;
            let pixels = bytes(&colours[..whole]);
            let packed = pack(width, &pixels);
            let swapped: Vec<u8> =
                pixels.as_chunks::<4>().0.iter().flat_map(|[red, green, blue, alpha]| [*blue, *green, *red, *alpha]).collect();
            prop_assert_eq!(unpack(width, &packed), pixels);
            prop_assert_eq!(unpack_bgrx(width, &packed), swapped);
        }

        #[test]
        fn noise_grows_by_little(pixels in prop::collection::vec(any::<u32>(), 0..400)) {
            prop_assert!(pack(20, &bytes(&pixels)).len() <= pixels.len() * 8);
        }
    }
}
