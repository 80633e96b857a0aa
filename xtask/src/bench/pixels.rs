//! Reads what the screen shows from the file in which Xvfb keeps its frame buffer.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher as _};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Because, Failure, Outcome};

/// Only every sixth row is read; no line of text is thinner.
const STEP: u64 = 6;
/// How long to wait from one look to the next when every change counts.
const OFTEN: Duration = Duration::from_micros(600);
/// The same when only large changes count, as at the start: a program that starts needs both cores, and looks take some of one.
const SELDOM: Duration = Duration::from_millis(6);
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
        Ok(Look { bytes, row })
    }

    /// Waits until at least `share` of the pixels (0 to 1) differ from `before`, then until no such change has come for
    /// `quiet`. What changes in `ignored` does not count. Returns the times of the first and the last change; `None` if none
    /// came within `patience`.
    pub fn watch(
        &self,
        mut before: Look,
        share: f64,
        quiet: Duration,
        patience: Duration,
        ignored: Option<&Part>,
    ) -> Outcome<Option<(Instant, Instant)>> {
        let begun = Instant::now();
        before.hide(ignored);
        let mut seen: Option<(Instant, Instant)> = None;
        loop {
            let now = Instant::now();
            match seen {
                Some((_, last)) if now - last > quiet || now - begun > patience + quiet => return Ok(seen),
                None if now - begun > patience => return Ok(None),
                _ => {}
            }
            let mut look = self.look()?;
            look.hide(ignored);
            if look != before && (share == 0.0 || look.share_changed(&before) >= share) {
                let first = seen.map_or_else(Instant::now, |(first, _)| first);
                seen = Some((first, Instant::now()));
                before = look;
            }
            sleep(if share > 0.0 { SELDOM } else { OFTEN });
        }
    }
}

/// A part of a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The rows that were read, from 0.
    pub rows: Range<usize>,
    /// The bytes of each row; a pixel has four.
    pub bytes: Range<usize>,
}

impl Part {
    /// The smallest part that has both in it.
    pub fn around(self, other: Option<&Self>) -> Self {
        let both = |one: Range<usize>, other: &Range<usize>| one.start.min(other.start)..one.end.max(other.end);
        match other {
            Some(other) => Self { rows: both(self.rows, &other.rows), bytes: both(self.bytes, &other.bytes) },
            None => self,
        }
    }
}

/// What the screen showed at one moment: every sixth row.
#[derive(Clone, PartialEq, Eq)]
pub struct Look {
    bytes: Vec<u8>,
    /// The length of a row, in bytes.
    row: usize,
}

impl Look {
    /// A white screen of so many pixels in a row, and so many rows that are read.
    #[cfg(test)]
    pub fn white(width: usize, rows: usize) -> Self {
        Self { bytes: vec![255; 4 * width * rows], row: 4 * width }
    }

    /// The smallest part outside of which both are equal; `None` if they are equal.
    pub fn changed(&self, other: &Self) -> Option<Part> {
        let rows = self.bytes.chunks_exact(self.row).zip(other.bytes.chunks_exact(self.row)).enumerate();
        rows.filter(|(_, (one, other))| one != other).fold(None, |found: Option<Part>, (index, (one, other))| {
            let mut pixels = one.chunks_exact(4).zip(other.chunks_exact(4)).enumerate();
            let is_other = |(_, (one, other)): &(usize, (&[u8], &[u8]))| one != other;
            let first = pixels.find(is_other).map_or(0, |(at, _)| at);
            let last = pixels.rfind(is_other).map_or(first, |(at, _)| at);
            Some(Part { rows: index..index + 1, bytes: 4 * first..4 * last + 4 }.around(found.as_ref()))
        })
    }

    /// The share of the screen that a part is, from 0 to 1.
    pub fn share(&self, part: &Part) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a screen has fewer than 2^52 pixels")]
        let share = (part.rows.len() * part.bytes.len()) as f64 / self.bytes.len().max(1) as f64;
        share
    }

    /// Makes a part blank.
    fn hide(&mut self, part: Option<&Part>) {
        let Some(Part { rows, bytes }) = part else { return };
        for row in self.bytes.chunks_exact_mut(self.row).take(rows.end).skip(rows.start) {
            let end = bytes.end.min(row.len());
            row[bytes.start.min(end)..end].fill(0);
        }
    }

    /// A hash: equal for equal looks, and in practice only for them.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.bytes);
        hasher.finish()
    }

    /// The share of the screen that does not have its most common colour, from 0 (blank) to 1. To be fast, it counts cells
    /// of sixteen pixels in a row. It is exact if more than half of the cells have one colour, and large otherwise.
    pub fn ink(&self) -> f64 {
        // Boyer and Moore's majority vote finds the only cell that can have a majority, in one pass.
        let (mut commonest, mut lead) = (&self.bytes[..0], 0usize);
        for cell in self.bytes.chunks_exact(CELL) {
            if lead == 0 {
                commonest = cell;
            }
            lead = if cell == commonest { lead + 1 } else { lead - 1 };
        }
        let count = self.bytes.chunks_exact(CELL).filter(|cell| *cell != commonest).count();
        #[expect(clippy::cast_precision_loss, reason = "a screen has fewer than 2^52 pixels")]
        let share = count as f64 / (self.bytes.len() / CELL).max(1) as f64;
        share
    }

    /// The share of pixels that differ, from 0 to 1.
    fn share_changed(&self, other: &Self) -> f64 {
        let pairs = self.bytes.chunks_exact(4).zip(other.bytes.chunks_exact(4));
        let changed = pairs.filter(|(one, two)| one != two).count();
        #[expect(clippy::cast_precision_loss, reason = "a screen has fewer than 2^52 pixels")]
        let share = changed as f64 / (self.bytes.len() / 4).max(1) as f64;
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten cells in a row.
    fn look(cells: usize) -> Look {
        Look::white(160, cells / 10)
    }

    #[test]
    fn what_is_ignored_hides_no_other_change() {
        let blank = look(100);
        let mut ticked = blank.clone();
        for (row, byte) in [(3, 100), (4, 90), (5, 131)] {
            ticked.bytes[row * 10 * CELL + byte] = 0;
        }
        let part = blank.changed(&ticked).unwrap();
        assert_eq!(part, Part { rows: 3..6, bytes: 88..132 });
        assert_eq!(blank.changed(&blank), None);
        assert!((blank.share(&part) - 3.0 * 44.0 / 6400.0).abs() < 1e-9);
        let hidden = |look: &Look| {
            let mut look = look.clone();
            look.hide(Some(&part));
            look
        };
        assert!(hidden(&ticked) == hidden(&blank));
        for (row, byte) in [(2, 100), (6, 100), (4, 87), (4, 132)] {
            let mut turned = ticked.clone();
            turned.bytes[row * 10 * CELL + byte] = 0;
            assert!(hidden(&turned) != hidden(&blank), "row {row}, byte {byte}");
        }
    }

    #[test]
    fn a_blank_screen_has_no_ink_and_like_looks_have_one_fingerprint() {
        let blank = look(100);
        assert!(blank.ink() < 1e-9);
        let mut drawn = blank.clone();
        drawn.bytes[4 * CELL + 9..9 * CELL - 9].fill(0);
        assert!((drawn.ink() - 0.05).abs() < 1e-9);
        assert_eq!(drawn.fingerprint(), drawn.clone().fingerprint());
        assert_ne!(drawn.fingerprint(), blank.fingerprint());
    }
}
