//! Estimates the scale at which a slide fits, from the widths of its words and the sizes of the default theme, which
//! the theme's CSS repeats. It needs no webview, so `check` can name a slide that is too full.

#![allow(clippy::cast_precision_loss, reason = "counts of lines, characters and pixels on a slide are far below 2^23")]

use crate::width::CODE_CHARACTER;
use crate::words::Words;

/// The slide is a page of 1280 × 720 pixels, with 1100 × 568 inside its margins.
const SLIDE: (f32, f32) = (1280.0, 720.0);
const INSIDE: (f32, f32) = (SLIDE.0 - 2.0 * 90.0, SLIDE.1 - 68.0 - 84.0);
/// The size of body text at scale 1, in pixels of a 1280 × 720 page.
pub const BODY: f32 = 31.0;
const LINE: f32 = 1.35;
/// The width of two lines of body text at scale 1, in em: an address that is broken once can still be read.
pub(crate) const WIDEST_WORD: f32 = 2.0 * INSIDE.0 / BODY;
/// The smallest readable scale: a line of body text is 3 % of the slide's height (21.6 of 720 px).
pub const FLOOR: f32 = 0.03 * SLIDE.1 / (BODY * LINE);
/// The smallest scale that is used at all, in hundredths.
const SMALLEST: u8 = 10;

// The sizes of ui/src/theme/slide.css at scale 1, in pixels.
const PARAGRAPH_MARGIN: f32 = 18.6;
const ITEM_MARGIN: f32 = 18.0;
const NESTED_MARGIN: f32 = 9.8;
/// The size of a list within a list, relative to the outer one.
const NESTED: f32 = 0.9;
const INDENT: f32 = 41.0;
const CODE: (f32, f32) = (22.0, 1.45);
const CODE_PADDING: (f32, f32) = (22.0, 17.5);
const CELL: f32 = 26.0;
const CELL_PADDING: (f32, f32) = (23.4, 21.8);
const FOOTNOTE: f32 = 18.6;
const COLUMN_GAP: f32 = 40.0;
const IMAGE_HEIGHT: f32 = 0.6 * SLIDE.1;

/// The style in which a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Level 1, 2, or 3 for all deeper levels.
    Heading(u8),
    Body,
    Item,
    Footnote,
}

/// A part of a slide. A slide is a list of them from top to bottom.
#[derive(Debug)]
pub(crate) enum Piece {
    Text {
        face: Face,
        /// How many lists and quotes are around it.
        indent: u16,
        words: Words,
    },
    /// The number of characters on each line.
    Code(Vec<usize>),
    /// Rows, each a list of cells.
    Table(Vec<Vec<Words>>),
    Image {
        size: Option<(u32, u32)>,
        width: Option<u32>,
        /// It directly follows another image in the same paragraph.
        beside: bool,
    },
    Rule,
    /// This many columns side by side. Each starts with `Column`.
    Columns(usize),
    Column,
    EndColumns,
}

/// Returns the largest scale at which all pieces fit, from 0.1 to 1, in steps of a hundredth.
pub(crate) fn scale(pieces: &[Piece]) -> f32 {
    let fits_at = |hundredths: u8| fits(pieces, f32::from(hundredths) / 100.0);
    if fits_at(100) {
        return 1.0;
    }
    let (mut fitting, mut too_big) = (SMALLEST, 100);
    while too_big - fitting > 1 {
        let middle = u8::midpoint(fitting, too_big);
        if fits_at(middle) {
            fitting = middle;
        } else {
            too_big = middle;
        }
    }
    f32::from(fitting) / 100.0
}

/// How many letters the slide has in each size of type at a scale, in pixels of a page of 1280 × 720.
pub(crate) fn sizes(pieces: &[Piece], scale: f32) -> Vec<(f32, usize)> {
    let of = |piece: &Piece| match piece {
        Piece::Text { face, indent, words } => (type_size(*face, *indent), words.letters),
        Piece::Code(lines) => (CODE.0, lines.iter().sum()),
        Piece::Table(rows) => (CELL, rows.iter().flatten().map(|cell| cell.letters).sum()),
        _ => (0.0, 0),
    };
    pieces.iter().map(of).filter(|(_, letters)| *letters > 0).map(|(size, letters)| (size * scale, letters)).collect()
}

/// The size of a text at scale 1, in pixels.
fn type_size(face: Face, indent: u16) -> f32 {
    match face {
        Face::Heading(1) => 50.0,
        Face::Heading(2) => 43.4,
        Face::Heading(_) => 34.0,
        Face::Body => BODY,
        Face::Item => BODY * nested(indent),
        Face::Footnote => FOOTNOTE,
    }
}

/// The size of an item of a list within lists, relative to one of the outermost.
fn nested(indent: u16) -> f32 {
    NESTED.powi(i32::from(indent.clamp(1, 6)) - 1)
}

/// Whether all pieces fit on the slide at a scale. Sizes and margins shrink but the slide does not, so at a smaller scale
/// a line holds more words.
fn fits(pieces: &[Piece], scale: f32) -> bool {
    let mut layout = Layout::new(scale);
    pieces.iter().all(|piece| layout.add(piece)) && layout.at <= INSIDE.1
}

/// A row of columns that is being laid out.
struct Columns {
    /// The width around them, and where they start.
    width: f32,
    top: f32,
    count: usize,
    /// What comes before the first column, then each column.
    heights: Vec<f32>,
}

/// Lays pieces out one below the other. All lengths are in pixels.
struct Layout {
    scale: f32,
    width: f32,
    /// How far down the last piece reaches, and the margin below it.
    at: f32,
    margin: f32,
    around: Vec<Columns>,
    /// The width and height of the row of images that the last piece is in.
    row: Option<(f32, f32)>,
    /// The list level of the last piece, if it is an item.
    last_item: Option<u16>,
}

impl Layout {
    fn new(scale: f32) -> Self {
        Self { scale, width: INSIDE.0, at: 0.0, margin: 0.0, around: Vec::new(), row: None, last_item: None }
    }

    /// Adds a piece. False when it cannot fit, whatever else is on the slide.
    fn add(&mut self, piece: &Piece) -> bool {
        let row = self.row.take();
        let item = self.last_item.take();
        match piece {
            Piece::Columns(count) => self.begin_columns((*count).max(1)),
            Piece::Column => self.next_column(),
            Piece::EndColumns => self.end_columns(),
            Piece::Text { face, indent, words } => self.text(*face, *indent, words, item),
            Piece::Code(lines) => return self.code(lines),
            Piece::Table(rows) => self.block(0.0, table(rows, self.width, self.scale), PARAGRAPH_MARGIN),
            Piece::Image { size, width, beside } => self.image(*size, *width, row.filter(|_| *beside)),
            Piece::Rule => self.block(21.7, 2.0, 21.7),
        }
        true
    }

    /// Adds a height below margins, of which the larger counts. Margins are those at scale 1.
    fn block(&mut self, before: f32, height: f32, after: f32) {
        self.at += self.margin.max(before * self.scale) + height;
        self.margin = after * self.scale;
    }

    fn begin_columns(&mut self, count: usize) {
        let top = self.at + self.margin;
        self.around.push(Columns { width: self.width, top, count, heights: Vec::new() });
        let count = count as f32;
        self.width = ((self.width - COLUMN_GAP * self.scale * (count - 1.0)) / count).max(40.0);
        (self.at, self.margin) = (0.0, 0.0);
    }

    fn next_column(&mut self) {
        if let Some(columns) = self.around.last_mut() {
            columns.heights.push(self.at);
            (self.at, self.margin) = (0.0, 0.0);
        }
    }

    fn end_columns(&mut self) {
        if let Some(mut columns) = self.around.pop() {
            columns.heights.push(self.at);
            let rows = columns.heights[1..].chunks(columns.count);
            let inside: f32 = rows.map(|row| row.iter().copied().fold(0.0, f32::max)).sum();
            self.at = columns.top + columns.heights[0] + inside;
            self.width = columns.width;
            self.margin = PARAGRAPH_MARGIN * self.scale;
        }
    }

    /// `item` is the list level of the piece before, if it was an item.
    fn text(&mut self, face: Face, indent: u16, words: &Words, item: Option<u16>) {
        let (line, before, after) = match face {
            Face::Heading(1) => (1.25, 0.0, 30.0),
            Face::Heading(2) => (1.16, 0.0, 27.8),
            Face::Heading(_) => (1.16, if self.at == 0.0 { 0.0 } else { 23.9 }, 13.6),
            Face::Body => (LINE, 0.0, PARAGRAPH_MARGIN),
            Face::Item => (LINE, 0.0, ITEM_MARGIN * nested(indent)),
            Face::Footnote => (LINE, 0.0, 8.0),
        };
        if face == Face::Item {
            self.last_item = Some(indent);
            if item.is_some_and(|outer| outer < indent) {
                self.margin = NESTED_MARGIN * self.scale;
            }
        }
        let size = type_size(face, indent) * self.scale;
        // Headings are set in a heavier face, which is some 4 % wider.
        let heavy = if matches!(face, Face::Heading(_)) { 1.04 } else { 1.0 };
        let room = (self.width - f32::from(indent.min(12)) * INDENT * self.scale).max(40.0);
        self.block(before, words.wrapped(room / (size * heavy)) * size * line, after);
    }

    /// Lines of code do not wrap, so one that is too wide cannot fit.
    fn code(&mut self, lines: &[usize]) -> bool {
        let size = CODE.0 * self.scale;
        let longest = lines.iter().copied().max().unwrap_or(0) as f32;
        let height = lines.len() as f32 * size * CODE.1 + 2.0 * CODE_PADDING.1 * self.scale;
        self.block(0.0, height, PARAGRAPH_MARGIN);
        longest * CODE_CHARACTER * size + 2.0 * CODE_PADDING.0 * self.scale <= self.width
    }

    /// `row` is the width and height of the images so far in the row that this one continues.
    fn image(&mut self, size: Option<(u32, u32)>, asked: Option<u32>, row: Option<(f32, f32)>) {
        let (wide, high) = image(size, asked, self.width, self.scale);
        let gap = 8.0 * self.scale;
        if let Some((used, highest)) = row.filter(|(used, _)| used + wide + gap <= self.width) {
            self.at += (high - highest).max(0.0);
            self.row = Some((used + wide + gap, highest.max(high)));
        } else {
            self.row = Some((wide, high));
            self.block(0.0, high, PARAGRAPH_MARGIN);
        }
    }
}

/// The width and height of an image as drawn. One of unknown size is taken to be as large as allowed.
fn image(size: Option<(u32, u32)>, asked: Option<u32>, room: f32, scale: f32) -> (f32, f32) {
    let most = IMAGE_HEIGHT * scale;
    let Some((width, height)) = size else { return (room, most) };
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let wide = asked.map_or(width, |asked| asked as f32).min(room);
    let high = wide * height / width;
    if high > most { (wide, most) } else { (wide, high) }
}

/// The height of a table. Each column gets what its longest word needs; the rest is shared out by the widths that the
/// longest cells would need.
fn table(rows: &[Vec<Words>], room: f32, scale: f32) -> f32 {
    let size = CELL * scale;
    let padding = CELL_PADDING.0 * scale;
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut least = vec![0f32; count];
    let mut most = vec![0f32; count];
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            least[column] = least[column].max(cell.longest_word() * size + padding);
            most[column] = most[column].max(cell.width() * size + padding);
        }
    }
    let (sum_least, sum_most) = (least.iter().sum::<f32>(), most.iter().sum::<f32>());
    let share = if sum_most > sum_least { ((room - sum_least) / (sum_most - sum_least)).clamp(0.0, 1.0) } else { 0.0 };
    let squeeze = if sum_least > room { room / sum_least } else { 1.0 };
    let widths: Vec<f32> =
        least.iter().zip(&most).map(|(least, most)| (least + (most - least) * share) * squeeze).collect();
    let row_height = |row: &Vec<Words>| {
        let lines = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| cell.wrapped((width - padding) / size + 0.01))
            .fold(1.0, f32::max);
        lines * size * LINE + CELL_PADDING.1 * scale + 1.0
    };
    rows.iter().map(row_height).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        let mut words = Words::default();
        words.add(text, false);
        words
    }

    fn item(text: &str) -> Piece {
        Piece::Text { face: Face::Item, indent: 1, words: words(text) }
    }

    #[test]
    fn the_floor_is_three_percent_of_the_height() {
        assert!((FLOOR * BODY * LINE - 21.6).abs() < 0.001);
    }

    #[test]
    fn nine_short_items_fit_and_thirty_do_not() {
        let many = |count| (0..count).map(|_| item("A short point")).collect::<Vec<_>>();
        assert!(scale(&many(9)) > 0.999);
        let thirty = scale(&many(30));
        assert!((0.28..0.40).contains(&thirty), "{thirty}");
        assert!(scale(&many(14)) > FLOOR);
    }

    #[test]
    fn smaller_text_has_longer_lines() {
        let text = "word ".repeat(300);
        let piece = [Piece::Text { face: Face::Body, indent: 0, words: words(&text) }];
        // Twice the height of the slide would need half the size if lines did not hold more then.
        assert!(scale(&piece) > 0.6, "{}", scale(&piece));
    }

    #[test]
    fn a_big_image_fits_beside_a_heading() {
        let heading = Piece::Text { face: Face::Heading(1), indent: 0, words: words("Title") };
        let image = Piece::Image { size: Some((4000, 3000)), width: None, beside: false };
        assert!(scale(&[heading, image]) > 0.999);
    }

    #[test]
    fn images_stand_side_by_side_and_code_is_not_broken() {
        let image = |beside| Piece::Image { size: Some((400, 420)), width: None, beside };
        assert!(scale(&[image(false), image(true)]) > 0.999);
        assert!(scale(&[image(false), image(false)]) < 0.999);
        assert!(scale(&[Piece::Code(vec![75])]) > 0.999);
        let wide = scale(&[Piece::Code(vec![150])]);
        assert!((0.50..0.56).contains(&wide), "{wide}");
    }

    #[test]
    fn columns_stand_side_by_side() {
        let column =
            || [Piece::Column, item("a"), item("b"), item("c"), item("d"), item("e"), item("f"), item("g"), item("h")];
        let mut pieces = vec![Piece::Columns(2)];
        pieces.extend(column());
        pieces.extend(column());
        pieces.push(Piece::EndColumns);
        assert!(scale(&pieces) > 0.999);
    }

    #[test]
    fn endless_text_has_a_smallest_scale() {
        let piece = [Piece::Code(vec![10; 100_000])];
        assert!((scale(&piece) - 0.1).abs() < 0.011);
    }
}
