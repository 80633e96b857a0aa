//! The widths of the words in a text, and the lines that they fill.

#![allow(clippy::cast_precision_loss, reason = "counts of words on a slide are far below 2^23")]

use crate::width::{BLANK, CODE_CHARACTER, advance};

/// The widths of words in em, in order, with the line breaks that were written.
#[derive(Debug, Default, Clone)]
pub(crate) struct Words {
    widths: Vec<f32>,
    /// How many letters and digits they have.
    pub(crate) letters: usize,
    /// Text that follows without a blank belongs to the last word.
    is_open: bool,
}

/// Marks the end of a line among the widths.
const END: f32 = -1.0;

impl Words {
    pub(crate) fn add(&mut self, text: &str, mono: bool) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                self.is_open = false;
                continue;
            }
            self.letters += usize::from(c.is_alphanumeric());
            let width = if mono { CODE_CHARACTER * 0.9 } else { advance(c) };
            match self.widths.last_mut() {
                Some(word) if self.is_open => *word += width,
                _ => self.widths.push(width),
            }
            // A line may break after each East Asian character.
            self.is_open = width < 0.99 || c.is_ascii();
        }
    }

    pub(crate) fn end_line(&mut self) {
        self.widths.push(END);
        self.is_open = false;
    }

    /// The number of lines as written.
    pub(crate) fn lines(&self) -> usize {
        1 + self.widths.iter().filter(|width| **width == END).count()
    }

    /// The width in em of the longest line as written.
    pub(crate) fn width(&self) -> f32 {
        let line = |line: &[f32]| line.iter().sum::<f32>() + BLANK * (line.len().max(1) - 1) as f32;
        self.widths.split(|width| *width == END).map(line).fold(0.0, f32::max)
    }

    /// The width in em of the longest word.
    pub(crate) fn longest_word(&self) -> f32 {
        self.widths.iter().copied().fold(0.0, f32::max)
    }

    /// The number of lines when set in `width` em. Words that are too long are broken.
    pub(crate) fn wrapped(&self, width: f32) -> f32 {
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
