//! How small a slide must be drawn to fit: an estimate from the widths of its words and the sizes of the default theme,
//! which the theme's CSS repeats. It is made without a webview, so that `check` can name a slide that is too long.

#![allow(clippy::cast_precision_loss, reason = "counts of lines, characters and pixels on a slide are far below 2^23")]

use crate::width::advance;

/// The slide, in pixels of a 1280 × 720 page; its inside is 1100 × 568.
const SLIDE: (f32, f32) = (1280.0, 720.0);
const INSIDE: (f32, f32) = (SLIDE.0 - 2.0 * 90.0, SLIDE.1 - 68.0 - 84.0);
/// Size of body text at scale 1, in pixels of a 1280 × 720 page.
pub const BODY: f32 = 31.0;
const LINE: f32 = 1.35;
/// The scale at which a line of body text is 3 % of the slide's height (21.6 of 720 px), under which nobody should read.
pub const FLOOR: f32 = 0.03 * SLIDE.1 / (BODY * LINE);
/// Nothing is drawn smaller than this many hundredths, however much there is.
const SMALLEST: u8 = 10;

// The sizes of ui/src/theme/slide.css at scale 1, in pixels.
const PARAGRAPH_MARGIN: f32 = 18.6;
const ITEM_MARGIN: f32 = 18.0;
const NESTED_MARGIN: f32 = 9.8;
/// Each list within a list is set smaller.
const NESTED: f32 = 0.9;
const INDENT: f32 = 41.0;
const CODE: (f32, f32) = (22.0, 1.45);
const CODE_CHARACTER: f32 = 0.6;
const CODE_PADDING: (f32, f32) = (22.0, 17.5);
const CELL: f32 = 26.0;
const CELL_PADDING: (f32, f32) = (23.4, 21.8);
const FOOTNOTE: f32 = 18.6;
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
        /// Follows another in the same paragraph, with nothing between.
        beside: bool,
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

/// Side by side columns being laid out.
struct Columns {
    width: f32,
    count: usize,
    heights: Vec<f32>,
    top: f32,
}

/// Whether all stands on the slide at a scale: sizes and margins shrink, the slide's width does not, so lines hold more.
fn fits(pieces: &[Piece], scale: f32) -> bool {
    let mut around: Vec<Columns> = Vec::new();
    let (mut at, mut width, mut margin) = (0.0f32, INSIDE.0, 0.0f32);
    // Images that stand side by side so far: width and height. The list that the last item belongs to.
    let (mut row, mut last_item) = (None::<(f32, f32)>, None::<u16>);
    for piece in pieces {
        let images = row.take();
        let item = last_item.take();
        let (before, own, after) = match piece {
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
                let nested = NESTED.powi(i32::from((*indent).clamp(1, 6)) - 1);
                let (size, line, before, after) = match face {
                    Face::Heading(1) => (50.0, 1.25, 0.0, 30.0),
                    Face::Heading(2) => (43.4, 1.16, 0.0, 27.8),
                    Face::Heading(_) => (34.0, 1.16, if at == 0.0 { 0.0 } else { 23.9 }, 13.6),
                    Face::Body => (BODY, LINE, 0.0, PARAGRAPH_MARGIN),
                    Face::Item => (BODY * nested, LINE, 0.0, ITEM_MARGIN * nested),
                    Face::Footnote => (FOOTNOTE, LINE, 0.0, 8.0),
                };
                if *face == Face::Item {
                    last_item = Some(*indent);
                    if item.is_some_and(|outer| outer < *indent) {
                        margin = NESTED_MARGIN * scale;
                    }
                }
                let size = size * scale;
                // Headings are set in a heavier face, which is some 4 % wider.
                let heavy = if matches!(face, Face::Heading(_)) { 1.04 } else { 1.0 };
                let room = (width - f32::from((*indent).min(12)) * INDENT * scale).max(40.0);
                (before, words.wrapped(room / (size * heavy)) * size * line, after)
            }
            Piece::Code(lines) => {
                let size = CODE.0 * scale;
                let longest = lines.iter().copied().max().unwrap_or(0) as f32;
                // Lines of code are not broken.
                if longest * CODE_CHARACTER * size + 2.0 * CODE_PADDING.0 * scale > width {
                    return false;
                }
                (0.0, lines.len() as f32 * size * CODE.1 + 2.0 * CODE_PADDING.1 * scale, PARAGRAPH_MARGIN)
            }
            Piece::Table(rows) => (0.0, table(rows, width, scale), PARAGRAPH_MARGIN),
            Piece::Image { size, width: asked, beside } => {
                let (wide, high) = image(*size, *asked, width, scale);
                if let Some((used, highest)) = images.filter(|(used, _)| *beside && used + wide + 8.0 * scale <= width)
                {
                    at += (high - highest).max(0.0);
                    row = Some((used + wide + 8.0 * scale, highest.max(high)));
                    continue;
                }
                row = Some((wide, high));
                (0.0, high, PARAGRAPH_MARGIN)
            }
            Piece::Rule => (21.7, 2.0, 21.7),
        };
        at += margin.max(before * scale) + own;
        margin = after * scale;
    }
    at <= INSIDE.1
}

/// Width and height as drawn; a picture of unknown size takes all that it may.
fn image(size: Option<(u32, u32)>, asked: Option<u32>, room: f32, scale: f32) -> (f32, f32) {
    let most = IMAGE_HEIGHT * scale;
    let Some((width, height)) = size else { return (room, most) };
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let wide = asked.map_or(width, |asked| asked as f32).min(room);
    let high = wide * height / width;
    if high > most { (wide, most) } else { (wide, high) }
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
