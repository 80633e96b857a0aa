//! How small a slide must be drawn to fit: an estimate from the widths of its words and the sizes of the default theme,
//! which the theme's CSS repeats. It is made without a webview, so that `check` can name a slide that is too long.

use crate::width::advance;

/// The slide, in pixels of a 1280 × 720 page; its inside is 1100 × 568.
pub const SLIDE: (f32, f32) = (1280.0, 720.0);
const INSIDE: (f32, f32) = (SLIDE.0 - 2.0 * 90.0, SLIDE.1 - 68.0 - 84.0);
/// Size of body text at scale 1, in pixels of that page.
pub const BODY: f32 = 31.0;
const LINE: f32 = 1.35;
/// The scale at which a line of body text is 3 % of the slide's height (21.6 of 720 px), under which nobody should read.
pub const FLOOR: f32 = 0.03 * SLIDE.1 / (BODY * LINE);
/// Nothing is drawn smaller than this, however much there is.
const SMALLEST: f32 = 0.1;

const HEADING_LINE: f32 = 1.2;
const HEADING_MARGIN: f32 = 20.0;
const PARAGRAPH_MARGIN: f32 = 14.0;
const ITEM_MARGIN: f32 = 12.0;
const INDENT: f32 = 40.0;
const CODE: (f32, f32) = (22.0, 1.4);
const CODE_CHARACTER: f32 = 0.6;
const CODE_PADDING: f32 = 16.0;
const CELL: f32 = 25.0;
const CELL_PADDING: (f32, f32) = (28.0, 12.0);
const FOOTNOTE: f32 = 20.0;
const COLUMN_GAP: f32 = 40.0;
const IMAGE_HEIGHT: f32 = 0.6 * SLIDE.1;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Level 1, 2, or 3 for all below.
    Heading(u8),
    Body,
    Item,
    Footnote,
}

/// What stands on a slide, from top to bottom.
#[derive(Debug)]
pub(crate) enum Piece {
    Text {
        face: Face,
        /// Lists and quotes around it.
        indent: u16,
        words: Words,
    },
    /// Characters on each line.
    Code(Vec<usize>),
    /// Rows of cells.
    Table(Vec<Vec<Words>>),
    Image {
        size: Option<(u32, u32)>,
        width: Option<u32>,
    },
    Rule,
    /// As many columns side by side; each begins with `Column`.
    Columns(usize),
    Column,
    EndColumns,
}

/// Widths of words in em, in order; lines end where the writer ended them.
#[derive(Debug, Default, Clone)]
pub(crate) struct Words {
    widths: Vec<f32>,
    /// A word is open: text that follows without a blank belongs to it.
    is_open: bool,
}

/// Stands among the widths for the end of a line.
const END: f32 = -1.0;

impl Words {
    pub(crate) fn add(&mut self, text: &str, mono: bool) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                self.is_open = false;
                continue;
            }
            let width = if mono { CODE_CHARACTER * 0.9 } else { advance(c) };
            match self.widths.last_mut() {
                Some(word) if self.is_open => *word += width,
                _ => self.widths.push(width),
            }
            // A line may break after any of these signs.
            self.is_open = width < 0.99 || c.is_ascii();
        }
    }

    pub(crate) fn end_line(&mut self) {
        self.widths.push(END);
        self.is_open = false;
    }

    /// Lines as the writer ended them.
    pub(crate) fn lines(&self) -> usize {
        1 + self.widths.iter().filter(|width| **width == END).count()
    }

    /// Width in em of the longest such line.
    pub(crate) fn width(&self) -> f32 {
        let line = |line: &[f32]| line.iter().sum::<f32>() + BLANK * (line.len().max(1) - 1) as f32;
        self.widths.split(|width| *width == END).map(line).fold(0.0, f32::max)
    }

    fn longest_word(&self) -> f32 {
        self.widths.iter().copied().fold(0.0, f32::max)
    }

    /// Lines when set in `width` em; words that are too long are broken.
    fn wrapped(&self, width: f32) -> f32 {
        let width = width.max(1.0);
        let (mut lines, mut at) = (1.0, 0.0);
        for word in &self.widths {
            if *word == END {
                lines += 1.0;
                at = 0.0;
            } else if at == 0.0 || at + BLANK + word <= width {
                at += word + if at == 0.0 { 0.0 } else { BLANK };
            } else {
                lines += 1.0;
                at = *word;
            }
            if at > width {
                lines += (at / width).ceil() - 1.0;
                at %= width;
            }
        }
        lines
    }
}

const BLANK: f32 = 0.281;

/// The scale at which all pieces fit: 1 when they do as they are, else rounded down to hundredths.
pub(crate) fn scale(pieces: &[Piece]) -> f32 {
    if height(pieces, 1.0) <= INSIDE.1 {
        return 1.0;
    }
    let (mut fits, mut too_big) = ((SMALLEST * 100.0) as u32, 100);
    while too_big - fits > 1 {
        let middle = u32::midpoint(fits, too_big);
        if height(pieces, middle as f32 / 100.0) <= INSIDE.1 {
            fits = middle;
        } else {
            too_big = middle;
        }
    }
    fits as f32 / 100.0
}

/// Side by side columns being laid out.
struct Columns {
    width: f32,
    count: usize,
    heights: Vec<f32>,
    top: f32,
}

/// Height in pixels at a scale: sizes and margins shrink, the slide's width does not, so lines hold more.
fn height(pieces: &[Piece], scale: f32) -> f32 {
    let mut around: Vec<Columns> = Vec::new();
    let (mut at, mut width, mut margin) = (0.0, INSIDE.0, 0.0);
    for piece in pieces {
        let (own, after) = match piece {
            Piece::Columns(count) => {
                around.push(Columns { width, count: (*count).max(1), heights: Vec::new(), top: at + margin });
                let count = (*count).max(1) as f32;
                width = ((width - COLUMN_GAP * scale * (count - 1.0)) / count).max(40.0);
                (at, margin) = (0.0, 0.0);
                continue;
            }
            Piece::Column => {
                if let Some(columns) = around.last_mut() {
                    columns.heights.push(at);
                    (at, margin) = (0.0, 0.0);
                }
                continue;
            }
            Piece::EndColumns => {
                if let Some(mut columns) = around.pop() {
                    columns.heights.push(at);
                    // What stands before the first column is none.
                    let rows = columns.heights[1..].chunks(columns.count);
                    let inside: f32 = rows.map(|row| row.iter().copied().fold(0.0, f32::max)).sum();
                    at = columns.top + columns.heights[0] + inside;
                    width = columns.width;
                    margin = PARAGRAPH_MARGIN * scale;
                }
                continue;
            }
            Piece::Text { face, indent, words } => {
                let (size, line, after) = match face {
                    Face::Heading(1) => (50.0, HEADING_LINE, HEADING_MARGIN),
                    Face::Heading(2) => (42.0, HEADING_LINE, HEADING_MARGIN),
                    Face::Heading(_) => (34.0, HEADING_LINE, HEADING_MARGIN),
                    Face::Body => (BODY, LINE, PARAGRAPH_MARGIN),
                    Face::Item => (BODY, LINE, ITEM_MARGIN),
                    Face::Footnote => (FOOTNOTE, LINE, 4.0),
                };
                let size = size * scale;
                // Headings are set in a heavier face, which is some 4 % wider.
                let heavy = if matches!(face, Face::Heading(_)) { 1.04 } else { 1.0 };
                let room = (width - f32::from((*indent).min(12)) * INDENT * scale).max(40.0);
                (words.wrapped(room / (size * heavy)) * size * line, after)
            }
            Piece::Code(lines) => {
                let size = CODE.0 * scale;
                let room = ((width - 2.0 * CODE_PADDING * scale) / (CODE_CHARACTER * size)).floor().max(8.0);
                let lines: f32 = lines.iter().map(|length| (*length as f32 / room).ceil().max(1.0)).sum();
                (lines * size * CODE.1 + 2.0 * CODE_PADDING * scale, PARAGRAPH_MARGIN)
            }
            Piece::Table(rows) => (table(rows, width, scale), PARAGRAPH_MARGIN),
            Piece::Image { size, width: asked } => (image(*size, *asked, width, scale), PARAGRAPH_MARGIN),
            Piece::Rule => (2.0, PARAGRAPH_MARGIN),
        };
        at += margin + own;
        margin = after * scale;
    }
    at
}

fn image(size: Option<(u32, u32)>, asked: Option<u32>, room: f32, scale: f32) -> f32 {
    let most = IMAGE_HEIGHT * scale;
    let Some((width, height)) = size else { return if asked.is_some() || size.is_none() { most } else { 0.0 } };
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let drawn = asked.map_or(width, |asked| asked as f32).min(room);
    (drawn * height / width).min(most)
}

/// Columns get what their longest word needs, and share the rest by what their longest cell would like.
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
    fn ten_short_items_fit_and_thirty_do_not() {
        let many = |count| (0..count).map(|_| item("A short point")).collect::<Vec<_>>();
        assert_eq!(scale(&many(10)), 1.0);
        let thirty = scale(&many(30));
        assert!((0.30..0.40).contains(&thirty), "{thirty}");
        assert!(scale(&many(14)) > FLOOR);
    }

    #[test]
    fn smaller_text_has_longer_lines() {
        let text = "word ".repeat(400);
        let piece = [Piece::Text { face: Face::Body, indent: 0, words: words(&text) }];
        let by_height = INSIDE.1 / height(&piece, 1.0);
        assert!(scale(&piece) > by_height * 1.2, "lines are filled anew at each size");
    }

    #[test]
    fn a_big_image_fits_beside_a_heading() {
        let heading = Piece::Text { face: Face::Heading(1), indent: 0, words: words("Title") };
        let image = Piece::Image { size: Some((4000, 3000)), width: None };
        assert_eq!(scale(&[heading, image]), 1.0);
    }

    #[test]
    fn columns_stand_side_by_side() {
        let column =
            || [Piece::Column, item("a"), item("b"), item("c"), item("d"), item("e"), item("f"), item("g"), item("h")];
        let mut pieces = vec![Piece::Columns(2)];
        pieces.extend(column());
        pieces.extend(column());
        pieces.push(Piece::EndColumns);
        assert_eq!(scale(&pieces), 1.0);
    }

    #[test]
    fn endless_text_has_a_smallest_scale() {
        let piece = [Piece::Code(vec![10; 100_000])];
        assert!((scale(&piece) - SMALLEST).abs() < 0.011);
    }
}
