//! Reads what the screen shows from the file in which Xvfb keeps its frame buffer.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher as _};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Because, Failure, Outcome};

/// Only every sixth row is read; no line of text is thinner.
const STEP: u64 = 6;
/// The size of sixteen pixels, in bytes.
const CELL: usize = 64;

/// The frame buffer of a screen.
pub struct Pixels {
    file: File,
    /// The position of the first pixel in the file.
    offset: u64,
    /// The distance from one row to the next, in bytes.
    stride: u64,
    height: u64,
}

impl Pixels {
    /// Opens the frame buffer that Xvfb keeps in `folder` (an XWD file: a header of big-endian words, then colours,
    /// then pixels).
    pub fn open(folder: &Path) -> Outcome<Self> {
        let path = folder.join("Xvfb_screen0");
        let doing = format!("read the frame buffer {}", path.display());
        let file = File::open(&path).because(&doing)?;
        let mut header = [0; 100];
        file.read_exact_at(&mut header, 0).because(&doing)?;
        let word = |index: usize| {
            let bytes = &header[4 * index..4 * index + 4];
            u64::from(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
        };
        let (header_size, height, stride, colours) = (word(0), word(5), word(12), word(19));
        if stride == 0 || height == 0 {
            return Err(Failure::new(format!("could not {doing}: its header is empty")));
        }
        Ok(Self { file, offset: header_size + 12 * colours, stride, height })
    }

    /// Reads what the screen shows now.
    pub fn look(&self) -> Outcome<Look> {
        let row = usize::try_from(self.stride).because("size a row")?;
        let mut bytes = vec![0; row * usize::try_from(self.height / STEP).because("size a look")?];
        for (index, part) in (0..).zip(bytes.chunks_exact_mut(row)) {
            self.file.read_exact_at(part, self.offset + index * STEP * self.stride).because("read the frame buffer")?;
        }
        Ok(Look(bytes))
    }

    /// Waits until at least `share` of the pixels (0 to 1) differ from `before`, then until no such change has come for
    /// `quiet`. Returns the times of the first and the last change; `None` if none came within `patience`.
    pub fn watch(
        &self,
        mut before: Look,
        share: f64,
        quiet: Duration,
        patience: Duration,
    ) -> Outcome<Option<(Instant, Instant)>> {
        let begun = Instant::now();
        let mut seen: Option<(Instant, Instant)> = None;
        loop {
            let now = Instant::now();
            match seen {
                Some((_, last)) if now - last > quiet || now - begun > patience + quiet => return Ok(seen),
                None if now - begun > patience => return Ok(None),
                _ => {}
            }
            let look = self.look()?;
            if look != before && (share == 0.0 || look.share_changed(&before) >= share) {
                let first = seen.map_or_else(Instant::now, |(first, _)| first);
                seen = Some((first, Instant::now()));
                before = look;
            }
            sleep(Duration::from_micros(600));
        }
    }
}

/// What the screen showed at one moment: every sixth row.
#[derive(Clone, PartialEq, Eq)]
pub struct Look(Vec<u8>);

impl Look {
    /// A hash: equal for equal looks, and in practice only for them.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.0);
        hasher.finish()
    }

    /// The share of the screen that does not have its most common colour, from 0 (blank) to 1. To be fast, it counts cells
    /// of sixteen pixels in a row. It is exact if more than half of the cells have one colour, and large otherwise.
    pub fn ink(&self) -> f64 {
        // Boyer and Moore's majority vote finds the only cell that can have a majority, in one pass.
        let (mut commonest, mut lead) = (&self.0[..0], 0usize);
        for cell in self.0.chunks_exact(CELL) {
            if lead == 0 {
                commonest = cell;
            }
            lead = if cell == commonest { lead + 1 } else { lead - 1 };
        }
        let count = self.0.chunks_exact(CELL).filter(|cell| *cell != commonest).count();
        #[expect(clippy::cast_precision_loss, reason = "a screen has fewer than 2^52 pixels")]
        let share = count as f64 / (self.0.len() / CELL).max(1) as f64;
        share
    }

    /// The share of pixels that differ, from 0 to 1.
    fn share_changed(&self, other: &Self) -> f64 {
        let pairs = self.0.chunks_exact(4).zip(other.0.chunks_exact(4));
        let changed = pairs.filter(|(one, two)| one != two).count();
        #[expect(clippy::cast_precision_loss, reason = "a screen has fewer than 2^52 pixels")]
        let share = changed as f64 / (self.0.len() / 4).max(1) as f64;
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_screen_has_no_ink_and_like_looks_have_one_fingerprint() {
        let blank = Look([255; CELL].repeat(100));
        assert!(blank.ink() < 1e-9);
        let mut drawn = blank.clone();
        drawn.0[4 * CELL + 9..9 * CELL - 9].fill(0);
        assert!((drawn.ink() - 0.05).abs() < 1e-9);
        assert_eq!(drawn.fingerprint(), drawn.clone().fingerprint());
        assert_ne!(drawn.fingerprint(), blank.fingerprint());
    }
}
