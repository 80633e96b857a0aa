//! Reads records from the pages of a database and its write-ahead log byte by byte, because a database that SQLite
//! refuses to read may still hold whole rows. Anything that looks like a record counts as one here; checksums tell later
//! whether it is. The format is described at <https://www.sqlite.org/fileformat2.html>.

use std::borrow::Cow;
use std::collections::HashMap;

/// The size of every journal's pages, in bytes.
const PAGE: usize = 4096;
/// The size of a log's header, in bytes.
const LOG_HEADER: usize = 32;
/// The size of the header before each page in a log, in bytes.
const FRAME_HEADER: usize = 24;
/// What claims to be a longer record, in bytes, is not one.
const LONGEST: usize = 64 << 20;

/// A value of a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    /// A float or a blob, which none of our columns has.
    Other,
}

/// Every image of every page, oldest first: the one in the database, then those in the log.
pub(crate) struct Pages<'a> {
    images: Vec<Cow<'a, [u8]>>,
    /// The indices of each page's images, by page number.
    of: HashMap<u32, Vec<usize>>,
}

impl<'a> Pages<'a> {
    pub fn of(database: &'a [u8], log: &'a [u8]) -> Self {
        let mut pages = Self { images: Vec::new(), of: HashMap::new() };
        for (number, bytes) in (1..).zip(database.chunks(PAGE)) {
            pages.add(number, bytes);
        }
        for frame in log.get(LOG_HEADER..).unwrap_or_default().chunks(FRAME_HEADER + PAGE) {
            if let (Some(number), Some(bytes)) = (big_endian(frame), frame.get(FRAME_HEADER..)) {
                pages.add(number, bytes);
            }
        }
        pages
    }

    fn add(&mut self, number: u32, bytes: &'a [u8]) {
        let mut image = Cow::Borrowed(bytes);
        if bytes.len() < PAGE {
            image.to_mut().resize(PAGE, 0);
        }
        self.of.entry(number).or_default().push(self.images.len());
        self.images.push(image);
    }

    /// Calls `each` with everything that looks like a record.
    pub fn records(&self, mut each: impl FnMut(Vec<Value>)) {
        for (at, image) in self.images.iter().enumerate() {
            // A leaf has a header of 8 bytes, with the number of cells in bytes 3 and 4, then the offset of each cell.
            let cells = usize::from(image[3]) << 8 | usize::from(image[4]);
            for place in image[8..].chunks_exact(2).take(cells) {
                self.cell(at, usize::from(place[0]) << 8 | usize::from(place[1]), &mut each);
            }
        }
    }

    /// Reads the cell at `place` in an image; `None` when there is none.
    fn cell(&self, at: usize, place: usize, each: &mut impl FnMut(Vec<Value>)) -> Option<()> {
        let (length, rest) = varint(self.images[at].get(place..)?)?;
        let (_, rest) = varint(rest)?;
        let length = usize::try_from(length).ok().filter(|length| *length <= LONGEST)?;
        let here = local(length);
        let payload = rest.get(..here)?;
        if here == length {
            each(record(payload)?);
            return Some(());
        }
        let next = big_endian(rest.get(here..)?)?;
        // Overflow pages may have several images too: try those of the same time, the newest, and the oldest.
        let mut seen: Vec<Vec<u8>> = Vec::new();
        for before in [at, usize::MAX, 0] {
            let whole = self.overflow(payload, next, length, before);
            if let Some(whole) = whole.filter(|whole| !seen.contains(whole)) {
                if let Some(values) = record(&whole) {
                    each(values);
                }
                seen.push(whole);
            }
        }
        Some(())
    }

    /// Follows the chain of overflow pages from page `next`, in the images not newer than `before`.
    fn overflow(&self, start: &[u8], mut next: u32, length: usize, before: usize) -> Option<Vec<u8>> {
        let mut whole = start.to_vec();
        while whole.len() < length {
            let images = self.of.get(&next)?;
            let image = images.iter().rev().find(|image| **image <= before).or(images.first())?;
            let image = &self.images[*image];
            next = big_endian(image)?;
            let missing = (length - whole.len()).min(PAGE - 4);
            whole.extend_from_slice(&image[4..4 + missing]);
        }
        Some(whole)
    }
}

/// How many bytes of a record of this length are in its leaf page; the rest overflows.
fn local(length: usize) -> usize {
    const MOST: usize = PAGE - 35;
    const LEAST: usize = (PAGE - 12) * 32 / 255 - 23;
    if length <= MOST {
        return length;
    }
    let rest = LEAST + (length - LEAST) % (PAGE - 4);
    if rest <= MOST { rest } else { LEAST }
}

/// The values of a record; `None` when the bytes are not one.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, _) = varint(payload)?;
    let header = usize::try_from(header).ok()?;
    let mut types = varint(payload.get(..header)?)?.1;
    let mut body = payload.get(header..)?;
    let mut values = Vec::new();
    while !types.is_empty() {
        let (kind, rest) = varint(types)?;
        types = rest;
        let size = usize::try_from(match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => (kind - 12) / 2,
        })
        .ok()?;
        let bytes = body.get(..size)?;
        body = &body[size..];
        values.push(match kind {
            0 => Value::Null,
            1..=6 => Value::Integer(integer(bytes)),
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            13.. if kind % 2 == 1 => Value::Text(std::str::from_utf8(bytes).ok()?.into()),
            _ => Value::Other,
        });
    }
    body.is_empty().then_some(values)
}

fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    bytes.iter().fold(if negative { -1 } else { 0 }, |number, byte| number << 8 | i64::from(*byte))
}

fn big_endian(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?))
}

/// Reads a number of 1 to 9 bytes; returns it and what comes after.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0;
    for n in 0..9 {
        let byte = *bytes.get(n)?;
        if n == 8 {
            return Some((number << 8 | u64::from(byte), &bytes[9..]));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[n + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_of_a_real_database_is_found() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("x.db");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch("PRAGMA page_size = 4096; CREATE TABLE t (a INTEGER, b TEXT, c TEXT)").unwrap();
        let long = |n: i64| "long ".repeat(usize::try_from(n * n).unwrap());
        for n in -3..60_i64 {
            connection
                .execute("INSERT INTO t VALUES (?1, ?2, NULL)", rusqlite::params![n << (n & 31), long(n)])
                .unwrap();
        }
        drop(connection);
        let bytes = std::fs::read(&path).unwrap();
        let mut found = Vec::new();
        Pages::of(&bytes, &[]).records(|values| found.push(values));
        for n in -3..60_i64 {
            let row = vec![Value::Integer(n << (n & 31)), Value::Text(long(n)), Value::Null];
            assert!(found.contains(&row), "{n}");
        }
    }

    #[test]
    fn bytes_that_are_no_pages_hold_no_records() {
        let mut state = 7_u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        })
        .take(300_001)
        .collect();
        Pages::of(&noise, &noise).records(|values| assert!(values.len() < 10, "{values:?}"));
    }
}
